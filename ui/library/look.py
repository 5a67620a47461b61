"""The library of acts as HTML: filters, the acts, the files refused, and one act's own page. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.types import Language
from assistant.wording import shortened
from index.amounts import NARROW_SPACE as THIN
from index.amounts import NO_BREAK_SPACE as NBSP
from index.records import Refused
from index.types import FileKind
from ui.documents.reasons import sentence
from ui.library.shelf import STEP, Facet, Shelf, ShelfView, State, Volume
from ui.library.texts import LibraryTexts, library_texts
from ui.markup import Html, element, join
from ui.panel import Place, close_button, frame
from ui.render import act_name, french_spaces
from ui.show import blocks
from ui.show.telling import Shown
from ui.texts import short_day, texts, whole

TITLE_SHOWN = 160  # characters of a title in the table
PAGES = re.compile(rf"\(p\.[ {NBSP}{THIN}](?P<pages>\d+(?:(?:, | et | and )\d+)*)\)$")


# --- the shelf -------------------------------------------------------------------------------------------


def render_filters(shelf: Shelf, view: ShelfView, language: Language) -> Html:
    words = library_texts(language)
    menus = (_menu(facet, shelf.options[facet], view, language) for facet in Facet)
    clear = element("button", words.clear, type="button", id="acts-clear", data_name="clear")
    parts = (*menus, clear if view.narrowed else "")
    return element(
        "div", *parts, class_="filters", role="group", aria_label=words.filters, lang=str(language)
    )


def _menu(facet: Facet, options: Sequence[tuple[str, int]], view: ShelfView, language: Language) -> Html:
    words, chosen = library_texts(language), view.chosen(facet)
    choices = (
        element(
            "option",
            f"{_value(facet, value, words)} ({whole(count, language)})",
            value=f"={value}",
            selected=value == chosen,
        )
        for value, count in options
    )
    menu = element(
        "select",
        element("option", words.any[facet], value=""),
        *choices,
        id=f"acts-{facet}",
        data_name=facet.value,
    )
    return element("div", element("label", words.facets[facet], for_=f"acts-{facet}"), menu)


def _value(facet: Facet, value: str, words: LibraryTexts) -> str:
    if facet is Facet.STATE:
        return words.states[State(value)] if value in set(State) else value
    return value or (words.untold_council if facet is Facet.COUNCIL else words.untold)


def render_shelf(shelf: Shelf, refused: Sequence[Refused], view: ShelfView, language: Language) -> Html:
    words = library_texts(language)
    count = words.acts[len(shelf.found) != 1].format(count=whole(len(shelf.found), language))
    head = element("div", element("h2", count, class_="headline"), class_="head", role="status")
    body = _table(shelf, view, language) if shelf.found else element("p", words.nothing, class_="nothing")
    return element(
        "section",
        head,
        _refused(refused, words, language),
        body,
        class_="explorer open" if view.opened else "explorer",
        lang=str(language),
    )


def _refused(refused: Sequence[Refused], words: LibraryTexts, language: Language) -> Html:
    """The files that could not be read, why, and what to do."""
    if not refused:
        return Html()
    told = words.refused[len(refused) > 1].format(count=whole(len(refused), language))
    head = element(
        "tr", *(element("th", title, scope="col") for title in (words.file, words.why, words.advice))
    )
    rows = (
        element(
            "tr",
            element("th", one.path.rsplit("/", 1)[-1], scope="row", title=one.path),
            *(_said(words, language) for words in (one.reason, one.advice)),
        )
        for one in refused
    )
    table = element("table", element("thead", head), element("tbody", *rows))
    return element(
        "details", element("summary", told), element("div", table, class_="rows"), class_="refused"
    )


def _said(english: str, language: Language) -> Html:
    """Why, or what to do; what has no French words stays English, and is marked so."""
    said, spoken = sentence(english, language)
    return element("td", said, lang=str(spoken) if spoken is not language else None)


def _table(shelf: Shelf, view: ShelfView, language: Language) -> Html:
    words = library_texts(language)
    shown = shelf.found[: view.shown]
    titles = (
        (words.title, "title"),
        (words.number, "act"),
        (words.facets[Facet.COUNCIL], "council"),
        (words.date, "date"),
        (words.facets[Facet.STATE], "state"),
        (words.open, "source"),
    )
    head = element(
        "tr",
        *(element("th", title, scope="col", class_=name, role="columnheader") for title, name in titles),
        role="row",
    )
    rows = (_row(volume, rank, view, language) for rank, volume in enumerate(shown))
    table = element(
        "table",
        element("caption", words.table),
        element("thead", head, role="rowgroup"),
        element("tbody", *rows, role="rowgroup"),
        role="table",  # a phone shows the rows as cards, and its browser would forget that it is one
    )
    table = element("div", table, class_="rows lines")
    left = len(shelf.found) - len(shown)
    if not left:
        return table
    counts = whole(len(shown), language), whole(len(shelf.found), language)
    more = min(STEP, left)
    return join(
        table,
        element("p", words.shown.format(shown=counts[0], all=counts[1]), class_="counts"),
        element(
            "button", words.more[more > 1].format(count=more), type="button", id="acts-more", data_name="more"
        ),
    )


def _row(volume: Volume, rank: int, view: ShelfView, language: Language) -> Html:
    words, opened = library_texts(language), volume.act.id == view.opened
    cells = {
        "act": volume.number,
        "council": volume.council or words.untold_council,
        "date": short_day(volume.act.date, language) if volume.act.date else "",
    }
    state = element("span", words.states[volume.state], class_=f"state {volume.state}")
    button = element(
        "button",
        words.open,
        type="button",
        id=f"acts-open-{rank}",
        aria_label=words.open_act.format(act=_called(volume, language)),
        aria_pressed="true" if opened else "false",
        aria_controls="act-panel" if opened else None,  # it is not there before
        data_open=volume.act.id,
    )
    return element(
        "tr",
        element("th", _title(volume, words), scope="row", class_="title", role="rowheader"),
        *(element("td", cell, class_=name, role="cell") for name, cell in cells.items()),
        element("td", state, class_="state", role="cell"),
        element("td", button, class_="source", role="cell"),
        role="row",
        class_="opened" if opened else None,
    )


def _title(volume: Volume, words: LibraryTexts) -> str:
    return french_spaces(shortened(volume.title, TITLE_SHOWN)) if volume.title else words.untitled


def _called(volume: Volume, language: Language) -> str:
    """An act's number and title, for a button."""
    number = act_name(volume.number, language) if volume.number else ""
    return " – ".join(part for part in (number, _title(volume, library_texts(language))) if part)


# --- one act ---------------------------------------------------------------------------------------------


def render_act(
    shown: Shown, volume: Volume, sitting: Sequence[Volume], place: Place, language: Language
) -> Html:
    """An act's own page: all that ``actes show`` tells, each page a way to its image; and its sitting."""
    words = library_texts(language)
    paged = shown.document.kind is FileKind.PDF
    (council, named, title, *about), *parts = blocks(shown, language)
    first = element("button", words.first_page, type="button", class_="see", data_page=shown.act.pages[0])
    return frame(
        texts(language),
        language,
        place,
        element(
            "header",
            element("h2", title),
            element("p", f"{council} – {named}", class_="file"),
            close_button(place, texts(language)),
        ),
        *(element("p", line, class_="file") for line in about),
        element("p", element("span", words.states[volume.state], class_=f"state {volume.state}"), " ", first),
        *(_part(part, paged, words) for part in parts),
        _sitting(sitting, words, language),
    )


def _part(part: Sequence[str], paged: bool, words: LibraryTexts) -> Html:
    head, *lines = part
    return element("section", element("h3", head), *_told(lines, paged, words), class_="part")


def _told(lines: Sequence[str], paged: bool, words: LibraryTexts) -> Iterator[Html]:
    """Each line at its depth, the pages that it names as buttons."""
    for line in lines:
        depth = (len(line) - len(line.lstrip(" "))) // 2
        yield element("p", *_with_pages(line.strip(), paged, words), class_=f"depth-{min(depth, 4)}")


def _with_pages(line: str, paged: bool, words: LibraryTexts) -> Iterator[str]:
    found = PAGES.search(line) if paged else None
    if found is None:
        yield line
        return
    yield line[: found.start()]
    for page in re.findall(r"\d+", found["pages"]):
        yield element(
            "button",
            f"p.{NBSP}{page}",
            type="button",
            class_="see",
            aria_label=words.see.format(page=page),
            data_page=page,
        )


def _sitting(sitting: Sequence[Volume], words: LibraryTexts, language: Language) -> Html:
    if not sitting:
        return Html()
    items = (
        element("li", element("button", _called(volume, language), type="button", data_open=volume.act.id))
        for volume in sitting
    )
    return element("section", element("h3", words.sitting), element("ul", *items), class_="part sitting")
