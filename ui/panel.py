"""The panel beside a conversation or a table: one source, its page or its passage."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.types import Language
from index.types import Origin
from ui.markup import Html, element, join
from ui.page_view import OnDisk, PagePicture, Passage, SourceView
from ui.render import quoted, reference
from ui.texts import Texts, texts


@dataclass(frozen=True, slots=True)
class Place:
    """Where a panel stands. ``id``: its element's; ``back``: the id of what opened it; ``rank``: the source's number
    in its answer, None in a table; ``closes``: it can be closed, for what it stands beside or before has its place too; ``close`` says how, in words."""

    id: str = "source-panel"
    back: str = ""
    rank: int | None = None
    closes: bool = False
    close: str = ""


ANSWERS = Place()


def render_empty(language: Language) -> Html:
    """The panel before any source is opened: what will be seen here."""
    words = texts(language)
    steps = element("ol", *(element("li", step) for step in words.panel_steps))
    return frame(
        words, language, ANSWERS, element("div", element("h2", words.panel_empty), steps, class_="empty")
    )


def render_panel(view: SourceView, place: Place, language: Language) -> Html:
    """One source."""
    words, citation = texts(language), view.citation
    rank = join(element("span", f"[{place.rank}]", class_="rank"), " ") if place.rank else ""
    opened = words.opened.format(n=place.rank) if place.rank else words.opened_page
    return frame(
        words,
        language,
        place,
        element(
            "header",
            element("h2", rank, reference(citation, language)),
            element("p", citation.file, class_="file"),
            element("a", words.back, href=f"#{place.back}", class_="back") if place.rank else "",
            close_button(place, words),
            element("p", opened, class_="unseen", role="status"),
        ),
        _warnings(view, words),
        element("blockquote", quoted(citation.quote, Language.FR), lang="fr", aria_label=words.quote)
        if citation.quote
        else "",
        _pages(view, words),
        _passage(view.passage, words) if view.passage else "",
    )


def render_trouble(sentence: str, quote: str, language: Language, place: Place = ANSWERS) -> Html:
    """The panel where the source can't be looked up: a plain sentence, and the quoted words."""
    words = texts(language)
    said = element("p", sentence, class_="warning", role="status")
    cited = element("blockquote", quoted(quote, Language.FR), lang="fr") if quote else ""
    return frame(words, language, place, close_button(place, words), said, cited)


def close_button(place: Place, words: Texts) -> Html:
    if not place.closes:
        return Html()
    return element("button", place.close or words.close, type="button", class_="close", data_back=place.back)


def frame(words: Texts, language: Language, place: Place, *children: str) -> Html:
    """The panel's element around what it shows."""
    return element(
        "section",
        *children,
        id=place.id,
        class_="source-panel",
        tabindex=0,  # what scrolls is scrolled by keyboard, too
        aria_label=words.panel,
        lang=str(language),
    )


def _warnings(view: SourceView, words: Texts) -> Html:
    said = []
    if view.on_disk is OnDisk.MISSING:
        said.append(words.missing)
    elif view.on_disk is OnDisk.CHANGED:
        said.append(words.changed)
    elif view.trouble:
        said.append(words.unreadable.format(reason=view.trouble))
    elif view.picture and view.passage:
        said.append(words.unlocated)
    if view.citation.origin is not Origin.TEXT:
        said.append(words.origins[view.citation.origin])
    return join(*(element("p", sentence[:1].upper() + sentence[1:], class_="warning") for sentence in said))


def _pages(view: SourceView, words: Texts) -> Html:
    if view.picture is None:
        return Html()
    number = view.picture.number
    navigation = element(
        "nav",
        _turn_to(number - 1, words.previous, "‹", number > 1),
        element("span", words.page_of.format(page=number, count=view.page_count), role="status"),
        _turn_to(number + 1, words.next, "›", number < view.page_count),
        element("button", words.larger, type="button", class_="zoom", aria_pressed="false"),
        class_="pages",
    )
    return join(navigation, _figure(view.picture, view, words))


def _turn_to(page: int, label: str, sign: str, possible: bool) -> Html:
    return element(
        "button",
        element("span", sign, aria_hidden="true"),
        type="button",
        data_page=page if possible else None,
        aria_label=label,
        title=label,
        aria_disabled=None if possible else "true",  # a disabled button would lose the focus at the last page
    )


def _figure(picture: PagePicture, view: SourceView, words: Texts) -> Html:
    text = words.image if picture.spot is None else words.image_cited
    spot = None if picture.spot is None else element("span", class_="spot", style=f"top:{picture.spot:.2%}")
    image = element("img", src=picture.uri, alt=text.format(page=picture.number, file=view.citation.file))
    return element("figure", element("div", image, spot or "", class_="sheet"))


def _passage(passage: Passage, words: Texts) -> Html:
    start, end = ("…\n" if passage.cut[0] else ""), ("\n…" if passage.cut[1] else "")
    return join(
        element("h3", words.passage),
        element("pre", start, passage.before, element("mark", passage.quote), passage.after, end, lang="fr"),
    )
