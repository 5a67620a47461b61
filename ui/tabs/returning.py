"""Conversations found again and shared, in the browser: events only.

No annotation may be put off here (no ``from __future__ import annotations``): Gradio reads the handlers'
annotations to know where to pass an event's data.
"""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from assistant.types import Language
from index.errors import StoreError
from index.records import now
from ui.conversation import Session
from ui.conversations.kept import (
    ANSWER,
    CONVERSATION,
    LONGEST_NAME,
    name_of,
    needed,
    recomputed,
    resumed,
    told_of,
    visited,
    wanted,
)
from ui.conversations.link import render_made, render_unmade
from ui.conversations.markdown import markdown
from ui.conversations.paper import file_name, paper
from ui.conversations.texts import Notice, conversation_texts
from ui.conversations.word import word
from ui.markup import Html, element
from ui.tabs.chat import Desk
from ui.tabs.common import QUIET, sent_rank, sent_text
from ui.tabs.conversations import who_asks

if TYPE_CHECKING:
    import gradio as gr

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown;charset=utf-8",
}


def wire(desk: Desk, app: "gr.Blocks") -> None:
    _wire_arriving(desk, app)
    _wire_list(desk)
    _wire_sharing(desk)
    _wire_saving(desk)


def _wire_arriving(desk: Desk, app: "gr.Blocks") -> None:
    """What the address asks for, when the page is loaded, and when someone goes back or forth."""
    import gradio as gr

    page, kept = desk.page, desk.page.kept

    def arrive(session: Session, address: str, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        who = who_asks(request)
        if not any(wanted(address)):  # a question may be on its way already: only what is kept is shown
            yield *(gr.skip(),) * 5, *kept.draw(session, who)
            return
        yield from found(desk, session, address, who)

    def move(session: Session, event: gr.EventData, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        yield from found(desk, session, sent_text(event, "address") or "", who_asks(request))

    came = app.load(None, None, kept.arrived, js="() => location.search", **QUIET)
    desk.on(came.then, arrive, [page.session, kept.arrived], page.everything)
    desk.on(kept.bar.move, move, page.session, page.everything)


def found(desk: Desk, session: Session, address: str, who: str) -> Iterator[tuple[Any, ...]]:
    """What an address asks for: the questions at once, their answers when they are computed."""
    blank = replace(Session(session.language, scope=session.scope), sought=session.sought)
    kind, id_ = wanted(address)
    try:
        opened = _looked_up(desk, kind, id_, who, session.language) if kind else blank
    except StoreError:
        opened = replace(blank, notice=Notice.UNREADABLE)
    if opened is None:
        missing = Notice.NO_CONVERSATION if kind == CONVERSATION else Notice.NO_ANSWER
        opened = replace(blank, notice=missing)
    opened = replace(opened, sought=session.sought)
    yield desk.show(opened, who)
    if opened.turns:
        yield desk.show(recomputed(opened, desk.assistant, desk.page.kept.archive.edition()), who)


def _looked_up(desk: Desk, kind: str, id_: str, who: str, language: Language) -> Session | None:
    book = desk.page.kept.archive.conversations
    if kind == ANSWER:
        shared = book.answer(id_)
        return visited(shared, who, language) if shared else None
    conversation = book.conversation(id_, who)
    return resumed(conversation, language) if conversation else None


def _wire_list(desk: Desk) -> None:
    """Conversations opened, sought, renamed and deleted."""
    import gradio as gr

    page, kept = desk.page, desk.page.kept
    book = kept.archive.conversations

    def open_(session: Session, event: gr.EventData, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        address = f"?{CONVERSATION}={sent_text(event, 'key') or ''}"
        yield from found(desk, session, address, who_asks(request))

    def seek(session: Session, event: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        session = replace(session, sought=(sent_text(event, "words") or "")[:LONGEST_NAME])
        return session, *kept.draw(session, who_asks(request))

    def rename(session: Session, event: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        who, id_, name = who_asks(request), sent_text(event, "key") or "", sent_text(event, "name") or ""
        if name_of(name):
            book.rename(id_, who, name_of(name))
            if id_ and id_ == session.kept.id:
                session = replace(session, kept=replace(session.kept, name=name_of(name)))
        return session, *kept.draw(session, who)

    def delete(session: Session, event: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        who, id_ = who_asks(request), sent_text(event, "key") or ""
        book.delete(id_, who)
        if id_ and id_ == session.kept.id:
            session = Session(session.language, scope=session.scope, sought=session.sought)
        return desk.show(session, who, conversation_texts(session.language).deleted)

    desk.on(kept.area.open, open_, page.session, page.everything)
    desk.on(kept.area.seek, seek, page.session, [page.session, *kept.drawn])
    desk.on(kept.area.rename, rename, page.session, [page.session, *kept.drawn])
    desk.on(kept.area.delete, delete, page.session, page.everything)


def _wire_sharing(desk: Desk) -> None:
    """Links to an answer, made and withdrawn."""
    import gradio as gr

    page, book = desk.page, desk.page.kept.archive.conversations

    def share(session: Session, event: gr.EventData, request: gr.Request) -> str:
        return shared(desk, session, sent_rank(event, "turn"), who_asks(request))

    def withdraw(session: Session, request: gr.Request) -> tuple[Any, ...]:
        who = who_asks(request)
        if session.shared is not None:
            book.withdraw(session.shared.id, who)
            session = Session(session.language, notice=Notice.WITHDRAWN, sought=session.sought)
        return desk.show(session, who)

    desk.on(page.conversation.link, share, page.session, page.kept.link)
    desk.on(page.conversation.withdraw, withdraw, page.session, page.everything)


def shared(desk: Desk, session: Session, rank: int, who: str) -> Html:
    """The link to the ``rank``-th answer (1-based), for the page's script; nothing where there is no such answer."""
    told = told_of(session.turns[rank - 1], now()) if 1 <= rank <= len(session.turns) else None
    if told is None:
        return Html()
    earlier = (turn.question for turn in session.turns[: rank - 1] if turn.answer or turn.told)
    before = needed(told.question, (*session.before, *earlier))
    try:
        link = desk.page.kept.archive.conversations.share(who, now(), before, replace(told, verdict=""))
    except StoreError:
        return render_unmade(rank, session.language)
    return render_made(rank, link.id, session.language)


def _wire_saving(desk: Desk) -> None:
    """The conversation as a file."""
    import gradio as gr

    page = desk.page

    def save(session: Session, event: gr.EventData) -> str:
        return render_file(session, sent_text(event, "form") or "")

    desk.on(page.kept.bar.save, save, page.session, page.kept.file)


def render_file(session: Session, form: str) -> Html:
    """The conversation as a file, inside an element from which the browser saves it; nothing for another form."""
    if form not in TYPES:
        return Html()
    told = paper(session, datetime.now().astimezone().date())
    data = word(told) if form == "docx" else markdown(told).encode("utf-8", "ignore")
    name = file_name(told.name, form, session.language)
    return element(
        "span",
        conversation_texts(session.language).saved.format(name=name),
        role="status",
        data_file=name,
        data_type=TYPES[form],
        data_bytes=b64encode(data).decode("ascii"),
    )
