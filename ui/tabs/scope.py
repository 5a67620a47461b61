"""The filters in the browser: the area beside the conversation, and the line above the question."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ui.conversation import Session
from ui.filters import render_filters, render_scope
from ui.ports import Asking
from ui.tabs.common import html

if TYPE_CHECKING:
    import gradio as gr


@dataclass(frozen=True, slots=True)
class Filters:
    """The components that events write to, and who knows what can be chosen."""

    area: "gr.HTML"
    line: "gr.HTML"
    assistant: Asking

    @property
    def drawn(self) -> list[Any]:
        return [self.area, self.line]

    def draw(self, session: Session) -> tuple[str, str]:
        options = self.assistant.options(session.scope)
        return render_filters(session, options), render_scope(session, options)


def lay_out_area(assistant: Asking, session: Session) -> "gr.HTML":
    import gradio as gr

    with gr.Column(elem_id="narrowing", elem_classes="aside"):
        return html("scope.js", render_filters(session, assistant.options(session.scope)), "filters-area")


def lay_out_line(assistant: Asking, session: Session) -> "gr.HTML":
    line = render_scope(session, assistant.options(session.scope))
    return html("scope.js", line, "scope-line", elem_classes="own-height")
