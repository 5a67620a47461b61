"""The page in the browser: its head, its tabs, its language. Layout and events only; with ``ui.tabs`` the home of
Gradio.

No annotation may be put off here (no ``from __future__ import annotations``): Gradio reads the handlers'
annotations to know where to pass an event's data.
"""

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from assistant.types import Language
from ui.conversation import Session, render_conversation, render_header
from ui.documents.door import Editing
from ui.grants.session import Explorer
from ui.library.shelf import ShelfView
from ui.ports import Archive, Asking
from ui.programs import functions
from ui.tabs import acts, chat, documents, grants, returning
from ui.tabs.acts import ActsTab
from ui.tabs.chat import Chat, Desk
from ui.tabs.common import html
from ui.tabs.conversations import who_asks
from ui.tabs.documents import DocumentsTab, Head
from ui.tabs.grants import GrantsTab
from ui.texts import texts

if TYPE_CHECKING:
    import gradio as gr

# Read when Gradio is imported and its queue is made: nothing is told to anyone, no statistics are kept.
SILENCE = {"GRADIO_ANALYTICS_ENABLED": "False", "GRADIO_ANALYTICS_CACHE_FREQUENCY": str(10**9)}


@dataclass(frozen=True, slots=True)
class _Page:
    """The head of the page, and its tabs."""

    header: "gr.HTML"
    language: "gr.Button"
    restart: "gr.Button"
    chat: Chat
    grants: GrantsTab
    acts: ActsTab
    documents: DocumentsTab | None


def build_app(
    assistant: Asking, archive: Archive, language: Language, editing: Editing | None = None
) -> "gr.Blocks":
    """The page, its screens in ``language`` until someone switches; documents can be added where ``editing`` is given."""
    os.environ |= SILENCE
    import gradio as gr
    from gradio.events import api

    words = texts(language)
    title = f"{words.product}, {words.tagline}"
    app: gr.Blocks
    with gr.Blocks(analytics_enabled=False, title=title, fill_width=True) as app:
        page = _lay_out(assistant, archive, Session(language), editing)
        for function in functions(assistant, archive):  # before the handlers, some of which are named alike
            api(function, queue=False)  # MCP asks them in this process, where the door has been passed
        desk = Desk(page.chat, assistant)
        chat.wire(desk, archive, page.restart)
        returning.wire(desk, app)
        _wire_language(page, desk)
        grants.wire(page.grants, page.chat.session)
        acts.wire(page.acts, page.chat.session)
        _wire_growth(page, desk, app)
        if page.documents is not None:
            head = Head(page.header, lambda language: render_header(assistant, language))
            documents.wire(page.documents, app, page.chat.session, head)
    return app


def _lay_out(assistant: Asking, archive: Archive, session: Session, editing: Editing | None) -> _Page:
    import gradio as gr

    words = texts(session.language)
    with gr.Row(elem_id="top"):
        header = html("header.js", render_header(assistant, session.language), "masthead")
        restart = gr.Button(words.new_conversation, elem_id="restart", size="sm")
        language = gr.Button(words.other_language, elem_id="language", size="sm")
    with gr.Tabs(elem_id="tabs", overflow_behavior="wrap"):
        return _Page(
            header,
            language,
            restart,
            chat.lay_out(assistant, archive, session),
            grants.lay_out(archive, session.language),
            acts.lay_out(archive, session.language),
            documents.lay_out(editing, session.language) if editing is not None else None,
        )


def _wire_growth(page: _Page, desk: Desk, app: "gr.Blocks") -> None:
    """What was laid out tells of the acts held at the start: where nothing was asked yet, it is drawn anew."""
    import gradio as gr

    drawn = [page.chat.conversation, *page.chat.filters.drawn]

    def draw(session: Session) -> tuple[Any, ...]:
        if session.turns:
            return (gr.skip(),) * len(drawn)
        return render_conversation(session, desk.assistant), *page.chat.filters.draw(session)

    added = [page.documents.given.finished] if page.documents is not None else []
    for event in (app.load, page.chat.tab.select, *added):
        desk.on(event, draw, page.chat.session, drawn)


def _wire_language(page: _Page, desk: Desk) -> None:
    import gradio as gr

    assistant, talk = desk.assistant, page.chat

    def switch(session: Session, request: gr.Request) -> tuple[Any, ...]:
        language = Language.EN if session.language is Language.FR else Language.FR
        session, words = replace(session, language=language), texts(language)
        return (
            *desk.show(session, who_asks(request)),
            render_header(assistant, language),
            words.other_language,
            words.new_conversation,
            gr.update(label=words.tab),
            gr.update(label=words.question_label, placeholder=words.placeholder),
            words.send,
        )

    def redraw(session: Session, explorer: Explorer, view: ShelfView) -> Any:
        drawn = grants.redraw(page.grants, session, explorer)
        return *drawn, *acts.redraw(page.acts, session, view)

    own = [page.header, page.language, page.restart, talk.tab, talk.box, talk.send]
    changed = desk.on(page.language.click, switch, talk.session, [*talk.everything, *own])
    tables = [
        *(*page.grants.drawn, page.grants.pieces.tab, page.grants.pieces.box),
        *(*page.acts.drawn, page.acts.pieces.tab, page.acts.pieces.box),
    ]
    desk.on(changed.then, redraw, [talk.session, page.grants.explorer, page.acts.view], tables)
    if page.documents is not None:
        documents.follow(page.documents, changed, talk.session)
