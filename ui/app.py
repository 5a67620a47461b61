"""The chat in the browser: layout and events, nothing else. With ``ui.tabs`` the home of Gradio.

No annotation may be put off here (no ``from __future__ import annotations``): Gradio reads the handlers'
annotations to know where to pass an event's data.
"""

import os
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from starlette.middleware import Middleware

from assistant.types import Language
from index.errors import ActesError
from ui.auth import Door, read_people
from ui.conversation import (
    Session,
    again,
    answered,
    failed,
    opening,
    paging,
    picked,
    put,
    refined,
    render_conversation,
    render_header,
    render_source,
    unfiltered,
)
from ui.doors import Programs, SafeCookies
from ui.grants.session import Explorer
from ui.library.shelf import ShelfView
from ui.markup import element
from ui.panel import render_trouble
from ui.ports import Archive, Asking
from ui.programs import functions
from ui.tabs import acts, grants
from ui.tabs.acts import ActsTab
from ui.tabs.common import ASSETS, QUIET, html, sent, sent_rank, sent_text
from ui.tabs.feedback import judging
from ui.tabs.grants import GrantsTab
from ui.tabs.scope import Filters, lay_out_area, lay_out_line
from ui.texts import Texts, texts

if TYPE_CHECKING:
    import gradio as gr

LONGEST_QUESTION = 1000  # characters
# Read when Gradio is imported and its queue is made: nothing is told to anyone, no statistics are kept.
SILENCE = {"GRADIO_ANALYTICS_ENABLED": "False", "GRADIO_ANALYTICS_CACHE_FREQUENCY": str(10**9)}


class NotLoopback(ActesError):
    """Without people who sign in, the chat is for this machine only."""


@dataclass(frozen=True, slots=True)
class _Page:
    """The components that events write to."""

    session: "gr.State"
    header: "gr.HTML"
    language: "gr.Button"
    restart: "gr.Button"
    tab: "gr.Tab"
    conversation: "gr.HTML"
    box: "gr.Textbox"
    asked: "gr.Textbox"
    send: "gr.Button"
    panel: "gr.HTML"
    filters: Filters
    grants: GrantsTab
    acts: ActsTab

    @property
    def everything(self) -> list[Any]:
        """All that a question changes."""
        return [self.session, self.conversation, self.panel, *self.filters.drawn]


def serve(
    assistant: Asking,
    archive: Archive,
    host: str,
    port: int,
    auth_file: Path | None = None,
    on_ready: Callable[[str], None] = lambda _: None,
) -> None:
    """Serve the chat until it is interrupted; ``on_ready(url)`` is called once it can be visited.

    Raises ``ActesError`` when it can't start.
    """
    app = start(assistant, archive, host, port, auth_file)
    on_ready(str(app.local_url).rstrip("/"))
    app.block_thread()


def start(
    assistant: Asking, archive: Archive, host: str, port: int, auth_file: Path | None = None
) -> "gr.Blocks":
    """Start the server and come back: ``local_url`` tells where it is, ``close()`` ends it.

    Port 0 stands for any free one.
    """
    if auth_file is None and not _is_loopback(host):
        raise NotLoopback(f"{host}: without --auth-file anyone could ask; use 127.0.0.1, or give such a file")
    door = Door(read_people(auth_file)) if auth_file is not None else None
    port = _free_port(host, port)
    app = build_app(assistant, archive, Language.FR)
    app.launch(
        server_name=host,
        server_port=port,
        auth=cast(Any, door.admits) if door else None,  # Gradio awaits it, which its types don't tell
        auth_message=_sign_in_message(texts(Language.FR)),
        theme=_theme(),
        css_paths=[ASSETS / f"{part}.css" for part in ("chat", "explorer", "scope", "feedback")],
        favicon_path=ASSETS / "favicon.svg",
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        mcp_server=True,
        app_kwargs={"middleware": _before_all(door)},
        share=False,
        ssr_mode=False,
        pwa=False,
        inbrowser=False,
        prevent_thread_lock=True,
        quiet=True,
    )
    return app


def _before_all(door: Door | None) -> list[Middleware]:
    return [Middleware(SafeCookies), *([Middleware(Programs, door=door)] if door else [])]


def _free_port(host: str, port: int) -> int:
    """This port where it is free, any free one for 0. Raises ``ActesError``."""
    try:
        with socket.create_server((host, port), family=_family(host)) as tried:
            return int(tried.getsockname()[1])
    except OSError as error:
        reason = error.strerror or error
        raise ActesError(f"port {port} of {host}: {reason}; choose another with --port") from error


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def _sign_in_message(words: Texts) -> str:
    """What the sign-in page says. Gradio gives that page no title; one is found wherever it stands."""
    return element("div", element("title", words.product), element("p", words.signed), lang=str(Language.FR))


def _theme() -> "gr.themes.Base":
    """Gradio's bare theme in a typeface that it ships whole: its half-bold cuts lack the accented letters."""
    import gradio as gr

    typeface = gr.themes.LocalFont("Source Sans Pro", weights=(400, 700))
    theme = gr.themes.Base(
        font=[typeface, "system-ui", "sans-serif"], font_mono=["ui-monospace", "monospace"]
    )
    # The sign-in page has no style sheet of ours, and its button's white on light blue is hard to read.
    return theme.set(button_primary_background_fill="*primary_700")


def build_app(assistant: Asking, archive: Archive, language: Language) -> "gr.Blocks":
    """The page, its screens in ``language`` until someone switches."""
    os.environ |= SILENCE
    import gradio as gr
    from gradio.events import api

    words = texts(language)
    title = f"{words.product}, {words.tagline}"
    app: gr.Blocks
    with gr.Blocks(analytics_enabled=False, title=title, fill_width=True) as app:
        page = _lay_out(assistant, archive, Session(language))
        for function in functions(assistant, archive):  # before the handlers, some of which are named alike
            api(function, queue=False)  # MCP asks them in this process, where the door has been passed
        desk = _Desk(page, assistant)
        _wire_asking(desk)
        _wire_filters(desk)
        _wire_sources(desk)
        desk.on(
            page.conversation.judge,
            judging(assistant, archive),
            page.session,
            [page.session, page.conversation],
        )
        _wire_language(desk)
        grants.wire(page.grants, page.session)
        acts.wire(page.acts, page.session)
    return app


def _lay_out(assistant: Asking, archive: Archive, session: Session) -> _Page:
    import gradio as gr

    words = texts(session.language)
    state, asked = gr.State(session), gr.Textbox(visible="hidden")
    with gr.Row(elem_id="top"):
        header = html("header.js", render_header(assistant, session.language), "masthead")
        restart = gr.Button(words.new_conversation, elem_id="restart", size="sm")
        language = gr.Button(words.other_language, elem_id="language", size="sm")
    with gr.Tabs(elem_id="tabs", overflow_behavior="wrap"):
        with (
            gr.Tab(words.tab, id="chat", elem_id="chat") as tab,
            gr.Row(elem_id="columns", elem_classes="columns"),
        ):
            area = lay_out_area(assistant, session)
            with gr.Column(elem_id="left", elem_classes="left"):
                conversation = html("conversation.js", render_conversation(session, assistant), "talk")
                with gr.Column(elem_id="asking"):
                    line = lay_out_line(assistant, session)
                    box, send = _question_box(words)
            with gr.Column(elem_id="right", elem_classes="right"):
                panel = html("panel.js", render_source(session, assistant), "panel")
        grants_tab = grants.lay_out(archive, session.language)
        acts_tab = acts.lay_out(archive, session.language)
    filters = Filters(area, line, assistant)
    return _Page(
        *(state, header, language, restart, tab, conversation, box, asked, send, panel),
        filters,
        grants_tab,
        acts_tab,
    )


def _question_box(words: Texts) -> tuple["gr.Textbox", "gr.Button"]:
    import gradio as gr

    with gr.Row(elem_id="ask"):
        box = gr.Textbox(
            label=words.question_label,
            show_label=False,
            placeholder=words.placeholder,
            lines=1,
            max_lines=1,
            max_length=LONGEST_QUESTION,
            autofocus=True,
            elem_id="question",
        )
        send = gr.Button(words.send, variant="primary", elem_id="send")
    return box, send


@dataclass(frozen=True, slots=True)
class _Desk:
    """The page and who answers there: what all handlers share."""

    page: _Page
    assistant: Asking

    def on(self, event: Callable[..., Any], handler: Callable[..., Any], inputs: Any, outputs: Any) -> None:
        """Tie a handler to an event; what it does not foresee is told in plain words."""
        page = self.page
        event(handler, inputs, outputs, **QUIET).failure(self.fail, page.session, page.everything, **QUIET)

    def show(self, session: Session) -> tuple[Any, ...]:
        conversation = render_conversation(session, self.assistant)
        return session, conversation, render_source(session, self.assistant), *self.page.filters.draw(session)

    def answer(self, session: Session) -> Iterator[tuple[Any, ...]]:
        """The pending question and the wait, then the answer, then its first source."""
        import gradio as gr

        same = gr.skip()
        if not session.turns or not session.turns[-1].pending:
            yield session, same, same, same, same
            return
        told = render_conversation(session, self.assistant)
        yield session, told, same, *self.page.filters.draw(session)
        session = answered(session, self.assistant)
        yield session, render_conversation(session, self.assistant), same, same, same
        yield session, same, render_source(session, self.assistant), same, same

    def fail(self, session: Session) -> tuple[Any, ...]:
        session = failed(session)
        shown = self.show(session)
        if session.opened is None:
            return shown
        language = session.panel_language
        return *shown[:2], render_trouble(texts(language).trouble, "", language), *shown[3:]


def _wire_asking(desk: _Desk) -> None:
    """Questions typed, questions picked, a new conversation."""
    import gradio as gr

    page, assistant = desk.page, desk.assistant

    def ask(session: Session, question: str) -> Iterator[tuple[Any, ...]]:
        question = " ".join(question.split())[:LONGEST_QUESTION]
        yield from desk.answer(put(session, question) if question else session)

    def pick(session: Session, event: gr.EventData) -> Iterator[tuple[Any, ...]]:
        group, rank = str(sent(event, "group")), sent_rank(event, "rank")
        question = picked(session, assistant, group, rank)
        yield from ask(session, question) if question else desk.answer(unfiltered(session, group))

    for happens in (page.box.submit, page.send.click):
        # The browser empties the box by itself: an order from here would come after the next words typed.
        moved = happens(None, page.box, [page.box, page.asked], js="(question) => ['', question]", **QUIET)
        desk.on(moved.then, ask, [page.session, page.asked], page.everything)
    desk.on(page.conversation.pick, pick, page.session, page.everything)
    desk.on(
        page.restart.click,
        lambda session: desk.show(Session(session.language, scope=session.scope)),
        page.session,
        page.everything,
    )


def _wire_filters(desk: _Desk) -> None:
    """Filters chosen and dropped, the last question asked anew within them."""
    import gradio as gr

    page, filters = desk.page, desk.page.filters

    def refine(session: Session, event: gr.EventData) -> tuple[Any, ...]:
        session = refined(session, sent_text(event, "name") or "", sent_text(event, "value"))
        return session, *filters.draw(session)

    def ask_again(session: Session) -> Iterator[tuple[Any, ...]]:
        yield from desk.answer(again(session))

    for piece in filters.drawn:
        desk.on(piece.refine, refine, page.session, [page.session, *filters.drawn])
        desk.on(piece.look, filters.draw, page.session, filters.drawn)
        desk.on(piece.again, ask_again, page.session, page.everything)


def _wire_sources(desk: _Desk) -> None:
    """Sources opened, pages turned."""
    import gradio as gr

    page, assistant = desk.page, desk.assistant

    def open_source(session: Session, event: gr.EventData) -> tuple[Session, str]:
        session = opening(session, sent_rank(event, "turn"), sent_rank(event, "source"))
        return session, render_source(session, assistant)

    def turn_page(session: Session, event: gr.EventData) -> tuple[Session, str]:
        session = paging(session, sent_rank(event, "page"))
        return session, render_source(session, assistant)

    desk.on(page.conversation.source, open_source, page.session, [page.session, page.panel])
    desk.on(page.panel.leaf, turn_page, page.session, [page.session, page.panel])


def _wire_language(desk: _Desk) -> None:
    import gradio as gr

    page, assistant = desk.page, desk.assistant

    def switch(session: Session) -> tuple[Any, ...]:
        language = Language.EN if session.language is Language.FR else Language.FR
        session, words = replace(session, language=language), texts(language)
        return (
            *desk.show(session),
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

    own = [page.header, page.language, page.restart, page.tab, page.box, page.send]
    changed = page.language.click(switch, page.session, [*page.everything, *own], **QUIET)
    changed.failure(desk.fail, page.session, page.everything, **QUIET)
    tables = [
        *(*page.grants.drawn, page.grants.pieces.tab, page.grants.pieces.box),
        *(*page.acts.drawn, page.acts.pieces.tab, page.acts.pieces.box),
    ]
    desk.on(changed.then, redraw, [page.session, page.grants.explorer, page.acts.view], tables)


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
