"""The link to one answer, as it is seen: the button under an answer, what stands above a shared one. Pure functions."""

from __future__ import annotations

from secrets import token_hex

from assistant.types import Language
from ui.conversations.changes import day
from ui.conversations.texts import Notice, conversation_texts
from ui.markup import Html, element, join
from ui.render import french_spaces


def render_link(turn: int, language: Language) -> Html:
    """The button under the answer of the ``turn``-th question (1-based), and the place where its link will stand."""
    words, box = conversation_texts(language), f"link-{turn}"
    button = element(
        "button",
        words.link,
        type="button",
        class_="copy-link",
        data_share=turn,
        aria_controls=f"{box}-told",
        lang=str(language),
    )
    place = element(
        "div",
        element("p", role="status"),
        element("input", id=box, readonly=True, aria_label=words.link_field, spellcheck="false"),
        id=f"{box}-told",
        class_="link-told",
        lang=str(language),
        hidden=True,
    )
    return join(button, place)


def render_made(turn: int, id_: str, language: Language) -> Html:
    """A link that was made, for the page's script, which knows the page's address and puts it in its place. Never
    twice the same: the script sees changes only."""
    words = conversation_texts(language)
    return element(
        "span",
        data_turn=turn,
        data_id=id_,
        data_copied=words.copied,
        data_by_hand=words.copy_by_hand,
        data_once=token_hex(4),
    )


def render_unmade(turn: int, language: Language) -> Html:
    """Why there is no link."""
    words = conversation_texts(language)
    return element("span", data_turn=turn, data_id="", data_by_hand=words.no_link, data_once=token_hex(4))


def render_shared(at: str, language: Language, *, mine: bool) -> Html:
    """Above an answer that a link led to."""
    words = conversation_texts(language)
    told = element("p", f"{words.shared.format(date=day(at, language))} {words.shared_here}")
    withdraw = element("button", words.withdraw, type="button", class_="withdraw", data_withdraw=True)
    return element("div", told, withdraw if mine else "", class_="shared")


def render_context(before: tuple[str, ...], language: Language) -> Html:
    """The questions that the first one follows."""
    if not before:
        return Html()
    words = conversation_texts(language)
    spaced = (french_spaces(question) if language is Language.FR else question for question in before)
    items = (element("li", question) for question in spaced)
    return element(
        "div", element("p", words.follows, class_="label"), element("ul", *items), class_="context"
    )


def render_notice(notice: Notice | None, language: Language) -> Html:
    if notice is None:
        return Html()
    words = conversation_texts(language)
    return element("p", words.notices[notice], class_="notice", role="status")
