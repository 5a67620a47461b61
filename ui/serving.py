"""The chat's server: who may come in, where it listens, and what it is started with."""

from __future__ import annotations

import socket
from collections.abc import Callable
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from starlette.middleware import Middleware

from assistant.types import Language
from index.errors import ActesError
from ui.app import build_app
from ui.auth import Door, Person, Role, read_people
from ui.documents.door import Deliveries, Editing
from ui.doors import NoUploads, Programs, SafeCookies
from ui.markup import element
from ui.ports import Archive, Asking
from ui.tabs.common import ASSETS
from ui.texts import Texts, texts

if TYPE_CHECKING:
    import gradio as gr

# Seconds between Gradio's looks for events that wait, and for news of their progress, which ours tell none of. It would
# look a thousand times a second, and a hundred: that costs the processor, with nobody there.
EVENTS, PROGRESS = 0.02, 1.0
STYLES = ("chat", "explorer", "scope", "feedback", "documents", "conversations")


class NotLoopback(ActesError):
    """Without people who sign in, the chat is for this machine only."""


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
) -> gr.Blocks:
    """Start the server and come back: ``local_url`` tells where it is, ``close()`` ends it.

    Port 0 stands for any free one.
    """
    people = _people(host, auth_file)
    door = Door(people) if people is not None else None
    port = _free_port(host, port)
    editing = Editing(archive.intake, _edits(door)) if archive.intake is not None else None
    app = build_app(assistant, archive, Language.FR, editing)
    rest(app)
    app.launch(
        server_name=host,
        server_port=port,
        auth=cast(Any, door.admits) if door else None,  # Gradio awaits it, which its types don't tell
        auth_message=_sign_in_message(texts(Language.FR)),
        theme=_theme(),
        css_paths=[ASSETS / f"{part}.css" for part in STYLES],
        favicon_path=ASSETS / "favicon.svg",
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        mcp_server=True,
        app_kwargs={"middleware": _before_all(door, editing)},
        share=False,
        ssr_mode=False,
        pwa=False,
        inbrowser=False,
        prevent_thread_lock=True,
        quiet=True,
    )
    return app


def rest(app: gr.Blocks) -> None:
    """Let an idle chat cost no processor."""
    app._queue.sleep_when_free, app._queue.progress_update_sleep_when_free = EVENTS, PROGRESS


def takes_documents(host: str, auth_file: Path | None) -> bool:
    """May anyone add documents in a chat that is served so? Raises ``ActesError`` where it can't be."""
    people = _people(host, auth_file)
    return people is None or any(person.role is Role.EDITOR for person in people.values())


def _people(host: str, auth_file: Path | None) -> dict[str, Person] | None:
    """Those who may sign in; None where nobody has to, because nobody else can reach this machine."""
    if auth_file is not None:
        return read_people(auth_file)
    if not _is_loopback(host):
        raise NotLoopback(f"{host}: without --auth-file anyone could ask; use 127.0.0.1, or give such a file")
    return None


def _before_all(door: Door | None, editing: Editing | None) -> list[Middleware]:
    """The first one is met first: who comes is known before documents are let in."""
    return [
        Middleware(SafeCookies),
        Middleware(NoUploads),
        *([Middleware(Programs, door=door)] if door else []),
        *([Middleware(Deliveries, editing=editing)] if editing else []),
    ]


def _edits(door: Door | None) -> Callable[[str | None], bool]:
    """Who may add documents: where people sign in the editors, else who is at this machine."""
    return lambda name: door is None or door.role(name) is Role.EDITOR


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


def _theme() -> gr.themes.Base:
    """Gradio's bare theme in a typeface that it ships whole: its half-bold cuts lack the accented letters."""
    import gradio as gr

    typeface = gr.themes.LocalFont("Source Sans Pro", weights=(400, 700))
    theme = gr.themes.Base(
        font=[typeface, "system-ui", "sans-serif"], font_mono=["ui-monospace", "monospace"]
    )
    # The sign-in page has no style sheet of ours, and its button's white on light blue is hard to read.
    return theme.set(button_primary_background_fill="*primary_700")


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
