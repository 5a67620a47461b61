"""The chat itself: the questions and answers, their sources, the filters. Layout and events.

No annotation may be put off here (no ``from __future__ import annotations``): Gradio reads the handlers'
annotations to know where to pass an event's data.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

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
    render_source,
    unfiltered,
)
from ui.panel import render_trouble
from ui.ports import Archive, Asking
from ui.tabs import conversations
from ui.tabs.common import QUIET, html, sent, sent_rank, sent_text
from ui.tabs.conversations import Conversations, who_asks
from ui.tabs.feedback import judging
from ui.tabs.scope import Filters, lay_out_area, lay_out_line
from ui.texts import Texts, texts

if TYPE_CHECKING:
    import gradio as gr

LONGEST_QUESTION = 1000  # characters


@dataclass(frozen=True, slots=True)
class Chat:
    """The components that events write to."""

    session: "gr.State"
    tab: "gr.Tab"
    conversation: "gr.HTML"
    box: "gr.Textbox"
    asked: "gr.Textbox"
    send: "gr.Button"
    panel: "gr.HTML"
    filters: Filters
    kept: Conversations

    @property
    def everything(self) -> list[Any]:
        """All that a question changes."""
        return [self.session, self.conversation, self.panel, *self.filters.drawn, *self.kept.drawn]


def lay_out(assistant: Asking, archive: Archive, session: Session) -> Chat:
    import gradio as gr

    words = texts(session.language)
    with (
        gr.Tab(words.tab, id="chat", elem_id="chat") as tab,
        gr.Row(elem_id="columns", elem_classes="columns"),
    ):
        # Within the tab: between two tabs, Gradio would take them for tabs.
        state, asked = gr.State(session), gr.Textbox(visible="hidden")
        area, listed = lay_out_area(assistant, session), conversations.lay_out_area(session)
        with gr.Column(elem_id="left", elem_classes="left"):
            bar = conversations.lay_out_bar(session)
            conversation = html("conversation.js", render_conversation(session, assistant), "talk")
            with gr.Column(elem_id="asking"):
                line = lay_out_line(assistant, session)
                box, send = _question_box(words)
        with gr.Column(elem_id="right", elem_classes="right"):
            panel = html("panel.js", render_source(session, assistant), "panel")
        kept = conversations.lay_out(archive, bar, listed)
    filters = Filters(area, line, assistant)
    return Chat(state, tab, conversation, box, asked, send, panel, filters, kept)


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
class Desk:
    """The tab and who answers there: what all its handlers share."""

    page: Chat
    assistant: Asking

    def on(self, event: Callable[..., Any], handler: Callable[..., Any], inputs: Any, outputs: Any) -> Any:
        """Tie a handler to an event; what it does not foresee is told in plain words. What may follow is tied to
        what is given back."""
        import gradio as gr

        page = self.page

        def fail(session: Session, request: gr.Request) -> tuple[Any, ...]:
            return self.failed(session, who_asks(request))

        tied = event(handler, inputs, outputs, **QUIET)
        tied.failure(fail, page.session, page.everything, **QUIET)
        return tied

    def show(self, session: Session, who: str, said: str = "") -> tuple[Any, ...]:
        """Everything, to this person; ``said``: what was just done with kept conversations."""
        return (
            session,
            render_conversation(session, self.assistant),
            render_source(session, self.assistant),
            *self.page.filters.draw(session),
            *self.page.kept.draw(session, who, said),
        )

    def answer(self, session: Session, who: str) -> Iterator[tuple[Any, ...]]:
        """The pending question and the wait, then the answer, which is kept, then its first source."""
        import gradio as gr

        same = gr.skip()
        if not session.turns or not session.turns[-1].pending:
            yield session, *(same,) * 6
            return
        told = render_conversation(session, self.assistant)
        yield session, told, same, *self.page.filters.draw(session), same, same
        session = self.page.kept.keep(answered(session, self.assistant), who)
        yield session, render_conversation(session, self.assistant), *(same,) * 5
        source = render_source(session, self.assistant)
        yield session, same, source, same, same, *self.page.kept.draw(session, who)

    def failed(self, session: Session, who: str) -> tuple[Any, ...]:
        session = failed(session)
        shown = self.show(session, who)
        if session.opened is None:
            return shown
        language = session.panel_language
        return *shown[:2], render_trouble(texts(language).trouble, "", language), *shown[3:]


def wire(desk: Desk, archive: Archive, restart: "gr.Button") -> None:
    """What happens in the tab, and at the button that begins a new conversation."""
    _wire_asking(desk, restart)
    _wire_filters(desk)
    _wire_sources(desk)
    said = [desk.page.session, desk.page.conversation]
    desk.on(
        desk.page.conversation.judge,
        judging(desk.assistant, archive, desk.page.kept.keep),
        desk.page.session,
        said,
    )


def _wire_asking(desk: Desk, restart: "gr.Button") -> None:
    """Questions typed, questions picked, a new conversation."""
    import gradio as gr

    page, assistant = desk.page, desk.assistant

    def ask(session: Session, question: str, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        question = " ".join(question.split())[:LONGEST_QUESTION]
        yield from desk.answer(put(session, question) if question else session, who_asks(request))

    def pick(session: Session, event: gr.EventData, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        group, rank = str(sent(event, "group")), sent_rank(event, "rank")
        question = picked(session, assistant, group, rank)
        asked = put(session, question) if question else unfiltered(session, group)
        yield from desk.answer(asked, who_asks(request))

    def restarted(session: Session, request: gr.Request) -> tuple[Any, ...]:
        new = Session(session.language, scope=session.scope, sought=session.sought)
        return desk.show(new, who_asks(request))

    for happens in (page.box.submit, page.send.click):
        # The browser empties the box by itself: an order from here would come after the next words typed.
        moved = happens(None, page.box, [page.box, page.asked], js="(question) => ['', question]", **QUIET)
        desk.on(moved.then, ask, [page.session, page.asked], page.everything)
    desk.on(page.conversation.pick, pick, page.session, page.everything)
    desk.on(restart.click, restarted, page.session, page.everything)


def _wire_filters(desk: Desk) -> None:
    """Filters chosen and dropped, the last question asked anew within them."""
    import gradio as gr

    page, filters = desk.page, desk.page.filters

    def refine(session: Session, event: gr.EventData) -> tuple[Any, ...]:
        session = refined(session, sent_text(event, "name") or "", sent_text(event, "value"))
        return session, *filters.draw(session)

    def ask_again(session: Session, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        yield from desk.answer(again(session), who_asks(request))

    for piece in filters.drawn:
        desk.on(piece.refine, refine, page.session, [page.session, *filters.drawn])
        desk.on(piece.look, filters.draw, page.session, filters.drawn)
        desk.on(piece.again, ask_again, page.session, page.everything)


def _wire_sources(desk: Desk) -> None:
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
