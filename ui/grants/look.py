"""The grants explorer as HTML: the filters, the sums, the charts, the table. Pure functions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant import compute
from assistant.types import Language
from assistant.wording import euros, percent, shortened
from index.amounts import NO_BREAK_SPACE as NBSP
from index.purses import Purse
from index.types import FileKind, GrantStatus, Nature
from ui.charts import Bar, Chart, render_chart
from ui.grants.browse import TOP, Listing, Slice, Sum
from ui.grants.lines import Facet, Line
from ui.grants.texts import GrantTexts, grant_texts
from ui.grants.view import STEP, Column, View
from ui.markup import Html, element, join
from ui.render import french_spaces
from ui.scdl import scdl_rows, to_complete
from ui.texts import short_day, texts, whole

OPTION_SHOWN = 60  # characters of a value in a menu
PURPOSE_SHOWN = 140  # characters of a purpose in the table
FORMS = ("csv", "xlsx", "scdl")


# --- filters ---------------------------------------------------------------------------------------------


def render_filters(listing: Listing, view: View, language: Language) -> Html:
    """A menu a facet; each choice tells how many lines it has."""
    words = grant_texts(language)
    menus = (_menu(facet, listing.options[facet], view, language) for facet in Facet)
    clear = element("button", words.clear, type="button", id="grants-clear", data_name="clear")
    return element(
        "div",
        *menus,
        _sorting(view, words),
        clear if view.narrowed else "",
        class_="filters",
        role="group",
        aria_label=words.filters,
        lang=str(language),
    )


def _menu(facet: Facet, options: Sequence[tuple[str, int]], view: View, language: Language) -> Html:
    words, chosen = grant_texts(language), view.chosen(facet)
    # "=" and the value: to choose what isn't told is another thing than to choose nothing.
    any_ = element("option", words.any[facet], value="") if facet in words.any else ""
    choices = (
        element(
            "option",
            f"{shortened(_value(facet, value, words), OPTION_SHOWN)} ({whole(count, language)})",
            value=f"={value}",
            selected=value == chosen,
        )
        for value, count in options
    )
    menu = element("select", any_, *choices, id=f"grants-{facet}", data_name=facet.value)
    return element("div", element("label", words.facets[facet], for_=f"grants-{facet}"), menu)


def _sorting(view: View, words: GrantTexts) -> Html:
    """The order as a menu, for screens that have no room for a table's head."""
    options = (
        element("option", words.columns[column], value=f"={column}", selected=column is view.sort)
        for column in Column
    )
    menu = element("select", *options, id="grants-order", data_name="sort")
    return element("div", element("label", words.order, for_="grants-order"), menu, class_="sorting")


def _value(facet: Facet, value: str, words: GrantTexts) -> str:
    match facet:
        case Facet.PURSE:
            return words.purses[Purse(value)]
        case Facet.NATURE if value:
            return words.natures[Nature(value)]
        case Facet.COUNCIL if not value:
            return words.untold_council
    return value or words.untold


# --- sums and charts -------------------------------------------------------------------------------------


def render_listing(listing: Listing, view: View, opened: str | None, language: Language) -> Html:
    """Everything that the filters leave; ``opened``: the key of the line whose page is open, if any."""
    words = grant_texts(language)
    if not listing.found:
        nothing = element("p", words.nothing, class_="nothing", role="status")
        return element("section", nothing, class_="explorer", lang=str(language))
    return element(
        "section",
        element("header", _sum(listing.sum, view, language), _saving(listing, language), class_="head"),
        element("div", *map(render_chart, _charts(listing, view, language)), class_="charts"),
        _table(listing, view, opened, language),
        class_="explorer open" if opened else "explorer",
        lang=str(language),
    )


def _sum(sum_: Sum, view: View, language: Language) -> Html:
    words = grant_texts(language)
    figure = element("strong", euros(sum_.amount, language), class_="figure")
    counts = [
        _count(forms, count, language)
        for forms, count in (
            (words.lines, sum_.lines),
            (words.beneficiaries, sum_.beneficiaries),
            (words.councils, sum_.councils),
        )
        if count
    ]
    notes = [
        _count(forms, count, language)
        for forms, count in (
            (words.private, sum_.private),
            (words.maxima, sum_.maxima),
            (words.before_tax, sum_.before_tax),
            (words.unpriced, sum_.unpriced),
        )
        if count
    ]
    first, *others = counts
    lines = element("a", first, href="#grants-lines")
    return element(
        "div",
        element("h2", figure, " ", words.sums[view.purse], class_="headline"),
        element("p", lines, *(f" · {count}" for count in others), class_="counts"),
        *(element("p", note, class_="note") for note in notes),
        role="status",
    )


def _count(forms: tuple[str, str], count: int, language: Language) -> str:
    return forms[count > 1].format(count=whole(count, language))


def _charts(listing: Listing, view: View, language: Language) -> Iterator[Chart]:
    words = grant_texts(language)
    year = words.over_time.format(who=view.beneficiary) if view.beneficiary else words.by_year
    yield _chart(listing, Facet.YEAR, year, language)
    if not view.beneficiary:
        yield _chart(listing, Facet.BENEFICIARY, words.by_beneficiary, language)
    if view.theme is None:
        yield _chart(listing, Facet.THEME, words.by_theme, language)


def _chart(listing: Listing, facet: Facet, title: str, language: Language) -> Chart:
    words, slices = grant_texts(language), listing.slices[facet]
    shown = slices if facet is Facet.YEAR else slices[:TOP]
    cut = words.largest.format(count=len(shown), all=whole(len(slices), language))
    return Chart(
        name=facet.value,
        title=title,
        bars=tuple(_bar(each, listing.sum.amount, language) for each in shown),
        head=(words.facets[facet], words.columns[Column.AMOUNT]),
        action=words.choose,
        as_table=words.as_table,
        upright=facet is Facet.YEAR,
        note=cut if len(shown) < len(slices) else "",
    )


def _bar(slice_: Slice, whole_sum: Decimal, language: Language) -> Bar:
    words = grant_texts(language)
    told, part = euros(slice_.amount, language), compute.share(slice_.amount, whole_sum)
    share = words.share.format(share=percent(part, language)) if part is not None else ""
    more = ", ".join(filter(None, (told, share, _count(words.lines, slice_.lines, language))))
    return Bar(slice_.value, slice_.value, slice_.amount, told, more)


# --- the table -------------------------------------------------------------------------------------------


def _table(listing: Listing, view: View, opened: str | None, language: Language) -> Html:
    words = grant_texts(language)
    shown = listing.found[: view.shown]
    head = element(
        "tr",
        *(_head(column, view, words) for column in Column),
        element("th", words.act, scope="col", class_="act"),
        element("th", words.page, scope="col", class_="source"),
        role="row",
    )
    rows = (_row(line, rank, line.key == opened, language) for rank, line in enumerate(shown))
    table = element(
        "table",
        element("caption", words.table),
        element("thead", head, role="rowgroup"),
        element("tbody", *rows, role="rowgroup"),
        role="table",  # a phone shows the rows as cards, and its browser would forget that it is one
    )
    table = element("div", table, class_="rows lines", id="grants-lines", tabindex=-1)
    left = len(listing.found) - len(shown)
    if not left:
        return table
    counts = whole(len(shown), language), whole(len(listing.found), language)
    more = _count(words.more, min(STEP, left), language)
    return join(
        table,
        element("p", words.shown.format(shown=counts[0], all=counts[1]), class_="counts"),
        element("button", more, type="button", id="grants-more", data_name="more"),
    )


def _head(column: Column, view: View, words: GrantTexts) -> Html:
    sorted_ = column is view.sort
    order = "descending" if view.descending else "ascending"
    sign = "▾" if view.descending else "▴"
    name = words.columns[column]
    button = element(
        "button",
        name,
        element("span", sign if sorted_ else "", aria_hidden="true", class_="order"),
        type="button",
        id=f"grants-sort-{column}",
        title=words.sort.format(column=name.lower()),
        data_name="sort",
        data_value=column.value,
    )
    return element(
        "th",
        button,
        scope="col",
        class_=column.value,
        role="columnheader",
        aria_sort=order if sorted_ else None,
    )


def _row(line: Line, rank: int, opened: bool, language: Language) -> Html:
    words, grant = grant_texts(language), line.of.grant
    who = name_of(line, language)
    sum_ = euros(line.amount, language) if line.amount is not None else words.no_sum
    page = (
        f"{texts(language).page}{NBSP}{grant.span.page}" if line.of.filed.kind is FileKind.PDF else words.page
    )
    button = element(
        "button",
        page,
        type="button",
        id=f"grants-open-{rank}",
        aria_label=words.open.format(page=page, who=who, sum=sum_),
        aria_pressed="true" if opened else "false",
        aria_controls="grants-panel" if opened else None,  # it is not there before
        data_open=line.key,
    )
    date = line.of.act.date
    cells = {
        "amount": sum_,
        "purpose": french_spaces(shortened(line.purpose or line.theme, PURPOSE_SHOWN)),
        "council": line.council or words.untold_council,
        "date": short_day(date, language) if date else "",
        "act": line.act,
    }
    return element(
        "tr",
        element("th", _who(line, who), scope="row", class_="beneficiary", role="rowheader"),
        *(element("td", cell, class_=name, role="cell") for name, cell in cells.items()),
        element("td", button, class_="source", role="cell"),
        role="row",
        class_="opened" if opened else None,
    )


def name_of(line: Line, language: Language) -> str:
    """Who a line names: the beneficiary; of money from others, who gives it."""
    words = grant_texts(language)
    if line.of.private:
        return words.person
    given = line.of.grant.status in (GrantStatus.AWARDED, GrantStatus.PROPOSED)
    return line.beneficiary or (words.untold if given else words.council_itself)


def _who(line: Line, who: str) -> Html:
    """The name, as the way to all lines of that beneficiary."""
    if not line.beneficiary:
        return join(who)
    return element(
        "button",
        who,
        type="button",
        class_="who",
        data_name=Facet.BENEFICIARY.value,
        data_value=line.beneficiary,
    )


# --- downloads -------------------------------------------------------------------------------------------


def _saving(listing: Listing, language: Language) -> Html:
    words = grant_texts(language)
    buttons = (
        element("button", words.forms[form], type="button", id=f"grants-save-{form}", data_form=form)
        for form in FORMS
    )
    return element(
        "div",
        element("h3", words.save),
        element("div", *buttons, class_="buttons"),
        _lacking(listing, language),
        class_="saving",
    )


def _lacking(listing: Listing, language: Language) -> Html:
    """What the SCDL table asks for and the acts don't tell."""
    words = grant_texts(language)
    rows = list(scdl_rows(line.of for line in listing.found))
    lacking = to_complete(rows)
    if not lacking:
        return Html()
    told = words.scdl[len(lacking) > 1].format(rows=whole(len(rows), language), columns=len(lacking))
    items = (
        element("li", words.scdl_column[count > 1].format(column=column, count=whole(count, language)))
        for column, count in lacking.items()
    )
    return element("details", element("summary", told), element("ul", *items))
