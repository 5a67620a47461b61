"""A person's conversations in the browser: the bar above the chat, the list beside it, and what is saved from there.

Whose they are is told by each request, never by what the browser holds.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from index.errors import StoreError
from index.records import now
from index.types import ConversationEntry
from ui.conversation import Session
from ui.conversations.kept import conversation_of, remembered, settled
from ui.conversations.look import render_area, render_awaited, render_bar
from ui.ports import Archive
from ui.tabs.common import html

if TYPE_CHECKING:
    import gradio as gr


@dataclass(frozen=True, slots=True)
class Conversations:
    """The components that events write to, and where conversations are kept. ``arrived``: the query of the address
    that the browser came by; ``link``, ``file``: a link and a file for the page's scripts."""

    bar: "gr.HTML"
    area: "gr.HTML"
    arrived: "gr.Textbox"
    link: "gr.HTML"
    file: "gr.HTML"
    archive: Archive

    @property
    def drawn(self) -> list[Any]:
        return [self.bar, self.area]

    def draw(self, session: Session, who: str, said: str = "") -> tuple[str, str]:
        entries = self.entries(who)
        area = render_area(session, entries, signed=bool(who), said=said)
        return render_bar(session, len(entries or ())), area

    def entries(self, who: str) -> tuple[ConversationEntry, ...] | None:
        """The person's conversations; None where they can't be read."""
        try:
            return self.archive.conversations.of(who)
        except StoreError:
            return None

    def keep(self, session: Session, who: str) -> Session:
        """The session, kept; it says so where it could not be. Nothing is kept of a look at a shared answer."""
        if session.shared is not None:
            return session
        at = now()
        session = remembered(session, self.archive.edition(), at)
        conversation = conversation_of(session, who, at)
        if conversation is None:
            return session
        try:
            return settled(session, self.archive.conversations.keep(conversation))
        except StoreError:
            return replace(session, kept=replace(session.kept, lost=True))


def lay_out_area(session: Session) -> "gr.HTML":
    """Nobody's yet: whose they are is known when the page asks."""
    import gradio as gr

    with gr.Column(elem_id="found-again", elem_classes="aside"):
        return html("conversations.js", render_awaited(session.language), "conversations-area")


def lay_out_bar(session: Session) -> "gr.HTML":
    bar = render_bar(session, 0)
    return html("conversations.js", bar, "conversations-line", elem_classes="own-height")


def lay_out(archive: Archive, bar: "gr.HTML", area: "gr.HTML") -> Conversations:
    import gradio as gr

    arrived = gr.Textbox(visible="hidden")
    link = html("link.js", "", "link-made", elem_classes="unseen")
    file = html("save.js", "", "conversation-file", elem_classes="unseen")
    return Conversations(bar, area, arrived, link, file, archive)


def who_asks(request: "gr.Request") -> str:
    """The signed-in name; "" where nobody signs in."""
    return str(request.username or "")
