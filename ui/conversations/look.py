"""A person's conversations as they are seen: the bar above the chat, and the list that opens beside it. Pure
functions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from assistant.types import Language
from index.text import fold
from index.types import ConversationEntry
from ui.conversation import Session
from ui.conversations.kept import LONGEST_NAME, address_of
from ui.conversations.texts import ConversationTexts, Notice, conversation_texts
from ui.markup import Html, element, join
from ui.render import french_spaces
from ui.texts import short_day, whole

AREA, TOGGLE = "conversations", "conversations-toggle"  # the ids of the list, and of the button that opens it
CLOSE = "conversations-close"
MOST = 40  # conversations listed at once; the others are sought by name
SEARCHED = 8  # so many can be looked through without a search
# A pencil and a bin, as lines on a square of 16.
_SIGNS = {
    "rename": "M3 13l.7-3L10.5 3.2l2.3 2.3L6 12.3 3 13zM9 4.7 11.3 7",
    "delete": "M2.5 4.5h11M6.5 4.5v-2h3v2M4 4.5l.7 9h6.6l.7-9M6.7 7v4M9.3 7v4",
}


def render_bar(session: Session, count: int) -> Html:
    """Above the chat: the way to the list, the name of this conversation, and its export. The element tells the
    page's script the address under which all this is found again."""
    language, kept = session.language, session.kept
    words = conversation_texts(language)
    number = element("span", whole(count, language), class_="count", aria_hidden="true") if count else ""
    toggle = element(
        "button",
        element("span", class_="lines", aria_hidden="true"),
        words.toggle,
        number,
        type="button",
        id=TOGGLE,
        aria_expanded="false",
        aria_controls=AREA,
    )
    name = _name(shown_name(kept.name, language)) if kept.name else ""
    lost = element("p", words.unkept, class_="lost", role="status") if kept.lost else ""
    exports = _exports(words) if any(turn.answer for turn in session.turns) else ""
    return element(
        "div",
        join(toggle, name, exports, lost),
        class_="conversation-bar",
        data_address=address_of(session),
        data_missing=session.notice is not None,
        lang=str(language),
    )


def _name(name: str) -> Html:
    return element("p", name, class_="name", title=name)


def _exports(words: ConversationTexts) -> Html:
    buttons = (
        element(
            "button",
            element("span", f"{words.export} ", class_="unseen"),
            told,
            type="button",
            data_form=form,
        )
        for form, told in words.forms.items()
    )
    return element("div", element("span", words.export, aria_hidden="true"), *buttons, class_="exports")


def shown_name(name: str, language: Language) -> str:
    return french_spaces(name) if language is Language.FR else name


def found(entries: Sequence[ConversationEntry], sought: str) -> list[ConversationEntry]:
    """Those whose name has all the words, or words that begin so."""
    words = fold(sought).split()
    return [
        entry
        for entry in entries
        if all(any(part.startswith(word) for part in fold(entry.name).split()) for word in words)
    ]


def render_awaited(language: Language) -> Html:
    """The list before it is known whose it is."""
    return _area(language, signed=False, busy=True)


def render_area(
    session: Session, entries: Sequence[ConversationEntry] | None, *, signed: bool, said: str = ""
) -> Html:
    """The list, the last used first; ``entries`` is None where they can't be read. ``signed``: they are those of a
    person who signed in; ``said``: what was just done."""
    words = conversation_texts(session.language)
    unreadable = element("p", words.notices[Notice.UNREADABLE], class_="trouble")
    listed = unreadable if entries is None else _list(session, entries, session.language)
    return _area(
        session.language, element("p", said, class_="said", role="status"), listed, signed=signed, busy=False
    )


def _area(language: Language, *children: str, signed: bool, busy: bool) -> Html:
    words = conversation_texts(language)
    close = element("button", "×", type="button", class_="close", id=CLOSE, aria_label=words.close)
    return element(
        "section",
        element("header", element("h2", words.title), close),
        element("p", words.hint_signed if signed else words.hint, class_="hint"),
        *children,
        id=AREA,
        class_="narrowing conversations",
        aria_label=words.title,
        aria_busy="true" if busy else "false",
        lang=str(language),
    )


def _list(session: Session, entries: Sequence[ConversationEntry], language: Language) -> Html:
    words = conversation_texts(language)
    if not entries:
        return element("p", words.empty, class_="none")
    listed = found(entries, session.sought)
    items = (_entry(entry, entry.id == session.kept.id, language) for entry in listed[:MOST])
    more = words.shown.format(shown=whole(MOST, language), all=whole(len(listed), language))
    return join(
        _search(session, words) if len(entries) > SEARCHED else "",
        element("ul", *items) if listed else element("p", words.none_found, class_="none", role="status"),
        element("p", more, class_="none") if len(listed) > MOST else "",
    )


def _search(session: Session, words: ConversationTexts) -> Html:
    return element(
        "input",
        type="search",
        id="conversations-search",
        value=session.sought,
        placeholder=words.search,
        aria_label=words.search,
        maxlength=LONGEST_NAME,
    )


def _entry(entry: ConversationEntry, current: bool, language: Language) -> Html:
    words, name = conversation_texts(language), shown_name(entry.name, language)
    open_ = element(
        "button",
        element("span", name, class_="name"),
        element("span", when(entry.used, language), class_="when"),
        type="button",
        class_="open",
        id=f"conversation-{entry.id}",
        data_open=entry.id,
        aria_current="true" if current else None,
    )
    deeds = element(
        "div",
        _deed("rename", words.rename.format(name=name)),
        _deed("delete", words.delete.format(name=name)),
        class_="deeds",
    )
    return element(
        "li",
        *(open_, deeds, _renaming(entry, words), _deleting(words)),
        class_="current" if current else None,
        data_id=entry.id,
    )


def _deed(kind: str, label: str) -> Html:
    sign = element("svg", element("path", d=_SIGNS[kind]), viewBox="0 0 16 16", aria_hidden="true")
    return element(
        "button", sign, type="button", class_=kind, aria_label=label, title=label, aria_expanded="false"
    )


def _renaming(entry: ConversationEntry, words: ConversationTexts) -> Html:
    box = element("input", value=entry.name, maxlength=LONGEST_NAME, aria_label=words.new_name)
    keep = element("button", words.keep_name, type="submit", class_="do")
    cancel = element("button", words.cancel, type="button", class_="cancel")
    return element(
        "form", box, element("div", keep, cancel, class_="actions"), class_="renaming", hidden=True
    )


def _deleting(words: ConversationTexts) -> Html:
    sure = element("p", element("strong", words.sure), " ", words.links_stay)
    delete = element("button", words.do_delete, type="button", class_="do")
    keep = element("button", words.do_keep, type="button", class_="cancel")
    actions = element("div", delete, keep, class_="actions")
    return element("div", sure, actions, class_="deleting", role="group", aria_label=words.sure, hidden=True)


def when(at: str, language: Language) -> str:
    """When a conversation was last used, where this machine stands: "aujourd’hui à 14:32", "03/03/2026"."""
    used, now = datetime.fromisoformat(at).astimezone(), datetime.now().astimezone()
    if used.date() == now.date():
        return conversation_texts(language).today.format(time=f"{used:%H:%M}")
    return short_day(used.date(), language)
