"""The panel beside the conversation: one source, its page or its passage."""

from __future__ import annotations

from assistant.types import Language
from index.types import Origin
from ui.markup import Html, element, join
from ui.page_view import OnDisk, PagePicture, Passage, SourceView
from ui.render import quoted, reference
from ui.texts import Texts, texts


def render_empty(language: Language) -> Html:
    """The panel before any source is opened: what will be seen here."""
    words = texts(language)
    steps = element("ol", *(element("li", step) for step in words.panel_steps))
    return _frame(words, language, element("div", element("h2", words.panel_empty), steps, class_="empty"))


def render_panel(view: SourceView, turn: int, rank: int, language: Language) -> Html:
    """The ``rank``-th source of the ``turn``-th answer."""
    words, citation = texts(language), view.citation
    return _frame(
        words,
        language,
        element(
            "header",
            element("h2", element("span", f"[{rank}]", class_="rank"), " ", reference(citation, language)),
            element("p", citation.file, class_="file"),
            element("a", words.back, href=f"#source-{turn}-{rank}", class_="back"),
            element("p", words.opened.format(n=rank), class_="unseen", role="status"),
        ),
        _warnings(view, words),
        element("blockquote", quoted(citation.quote, Language.FR), lang="fr", aria_label=words.quote),
        _pages(view, words),
        _passage(view.passage, words) if view.passage else "",
    )


def render_trouble(sentence: str, quote: str, language: Language) -> Html:
    """The panel where the source can't be looked up: a plain sentence, and the quoted words."""
    words = texts(language)
    said = element("p", sentence, class_="warning", role="status")
    cited = element("blockquote", quoted(quote, Language.FR), lang="fr") if quote else ""
    return _frame(words, language, said, cited)


def _frame(words: Texts, language: Language, *children: str) -> Html:
    return element(
        "section",
        *children,
        id="source-panel",
        tabindex=-1,
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
        data_page=page,
        aria_label=label,
        title=label,
        disabled=not possible,
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
