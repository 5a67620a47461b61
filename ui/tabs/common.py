"""What the tabs share: how a piece of HTML is laid out, how an event is tied, what a browser sent."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

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
