"""Driving the chat in a real browser: how it is started, and what is read off its pages."""

from __future__ import annotations

import asyncio
import gc
import re
import socket
import warnings
from base64 import b64decode
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from PIL import Image

from ui.page_view import HIGHLIGHT
from ui.ports import Archive, Asking
from ui.serving import start

if TYPE_CHECKING:
    from playwright.sync_api import Page

T = TypeVar("T")

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


browser_test = pytest.mark.browser


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def served(assistant: Asking, archive: Archive, port: int, people: Path | None = None) -> Iterator[str]:
    """The address of a running chat."""
    with warnings.catch_warnings():
        # Gradio drops event loops unclosed: they go here, where that is known.
        warnings.simplefilter("ignore", ResourceWarning)
        app = start(assistant, archive, "127.0.0.1", port, people)
        asyncio.set_event_loop(None)
        gc.collect()
    try:
        yield str(app.local_url)
    finally:
        app.close(verbose=False)


def in_a_thread(asking: Coroutine[Any, Any, T]) -> T:
    """What a coroutine gives. Its loop can't run in this thread, where the browser's own may be."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, asking).result()


def ask(page: Page, question: str) -> None:
    """Type the question and press Enter; come back when it is answered."""
    page.get_by_role("textbox", name="question").fill(question)
    page.keyboard.press("Enter")
    page.wait_for_selector("#conversation[aria-busy=true]", state="detached")
    page.locator(".turn:last-child .question", has_text=question).wait_for()
    page.locator(".turn:last-child :is(.answer, .trouble)").wait_for()


def shown(page: Page, selector: str) -> str:
    """What is written there, its no-break spaces as plain ones."""
    return re.sub(r"[\u00a0\u202f]", " ", page.locator(selector).inner_text())


def highlighted(page: Page) -> int:
    """How many pixels of the page's image have the highlight's colour."""
    source = page.locator("#source-panel img").get_attribute("src") or ""
    image = Image.open(BytesIO(b64decode(source.partition(",")[2])))
    counts = {colour: count for count, colour in image.getcolors(image.width * image.height) or []}
    return counts.get(HIGHLIGHT, 0)
