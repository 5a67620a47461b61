"""What the tabs share: how a piece of HTML is laid out, how an event is tied, what a browser sent."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from ui.conversation import Session
from ui.panel import render_trouble
from ui.texts import texts

if TYPE_CHECKING:
    import gradio as gr

ASSETS = Path(__file__).parent.parent / "assets"
ONE_AT_A_TIME = "assistant"  # pdfium and the store are not made for several threads at once

# Hidden from Gradio's own API; its progress marks would cover the page, the conversation has its own.
QUIET: dict[str, Any] = {
    "show_progress": "hidden",
    "trigger_mode": "multiple",  # a click while the page is still being drawn waits; it is not lost
    "api_visibility": "private",
    "concurrency_id": ONE_AT_A_TIME,
    "concurrency_limit": 1,
}


def html(script: str, value: str, elem_id: str, **options: Any) -> "gr.HTML":
    """A piece of HTML, with the script that turns clicks in it into events."""
    import gradio as gr

    code = (ASSETS / script).read_text("utf-8")
    return gr.HTML(value, js_on_load=code, apply_default_css=False, elem_id=elem_id, **options)


def sent(event: Any, name: str) -> object:
    """What the browser sent under this name, None for nothing: it is not to be trusted."""
    data = event._data
    return data.get(name) if isinstance(data, dict) else None


def sent_rank(event: Any, name: str) -> int:
    """A rank or a page number sent by the browser; -1 for anything else."""
    value = sent(event, name)
    return value if isinstance(value, int) else -1


def sent_text(event: Any, name: str) -> str | None:
    """A text sent by the browser; None for anything else."""
    value = sent(event, name)
    return value if isinstance(value, str) else None


Handler = Callable[..., Any]
Tie = Callable[[Handler, Handler, Any, Any], None]  # an event, its handler, inputs, outputs


class ListWords(Protocol):
    """What a tab that lists something says of itself."""

    @property
    def tab(self) -> str: ...
    @property
    def search(self) -> str: ...
    @property
    def search_hint(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Pieces:
    """A tab that lists something: what is searched and found on the left, what was opened on the right."""

    tab: "gr.Tab"
    box: "gr.Textbox"
    filters: "gr.HTML"
    listed: "gr.HTML"
    panel: "gr.HTML"


def lay_out_list(name: str, words: ListWords, longest: int) -> Pieces:
    """The tab of this name, where ``longest`` characters may be searched for."""
    import gradio as gr

    with (
        gr.Tab(words.tab, id=name, elem_id=name) as tab,
        gr.Row(elem_id=f"{name}-columns", elem_classes=["columns", "table"]),
    ):
        with gr.Column(elem_id=f"{name}-left", elem_classes="left"):
            box = gr.Textbox(
                label=words.search,
                placeholder=words.search_hint,
                max_lines=1,
                max_length=longest,
                elem_id=f"{name}-search",
                elem_classes="search",
            )
            filters = html("explorer.js", "", f"{name}-filters", elem_classes="own-height")
            listed = html("explorer.js", "", f"{name}-list", elem_classes="own-height")
        with gr.Column(elem_id=f"{name}-right", elem_classes="right"):
            panel = html("panel.js", "", f"{name}-page", elem_classes="whole-height")
    return Pieces(tab, box, filters, listed, panel)


def labelled(words: ListWords) -> tuple[Any, Any]:
    """The labels that Gradio draws itself: the tab's and the search box's."""
    import gradio as gr

    return gr.update(label=words.tab), gr.update(label=words.search, placeholder=words.search_hint)


def tying(session: "gr.State", shown: "gr.HTML") -> Tie:
    """How the events of a tab are tied: one that fails says so where ``shown`` is."""

    def fail(session: Session) -> str:
        return render_trouble(texts(session.language).trouble, "", session.language)

    def tie(event: Handler, handler: Handler, inputs: Any, outputs: Any) -> None:
        event(handler, inputs, outputs, **QUIET).failure(fail, session, shown, **QUIET)

    return tie
