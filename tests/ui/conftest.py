"""The chat's server and the browser that visits it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.ui.browser import CHROMIUM, FLAGS, free_port, served
from tests.ui.fake_assistant import FakeAssistant

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page


@pytest.fixture(scope="session")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> FakeAssistant:
    return FakeAssistant(tmp_path_factory.mktemp("acts"))


@pytest.fixture(scope="session")
def address(assistant: FakeAssistant) -> Iterator[str]:
    with served(assistant, free_port()) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[BrowserContext]:
    """One profile for all pages: what the server's files weigh is loaded once."""
    if not CHROMIUM.exists():
        pytest.skip("Debian's chromium is not installed (apt-get install chromium)")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as running:
        launched = running.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield launched.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
        launched.close()


@pytest.fixture
def page(browser: BrowserContext, address: str, assistant: FakeAssistant) -> Iterator[Page]:
    """A new visitor. At the end: nothing was asked of another host, and the console told no error."""
    assistant.asked.clear()
    visit = browser.new_page()
    visit.set_default_timeout(15_000)
    asked: list[str] = []
    wrong: list[str] = []
    visit.on("request", lambda request: asked.append(request.url))
    visit.on("console", lambda line: wrong.append(line.text) if line.type in ("error", "warning") else None)
    visit.on("pageerror", lambda error: wrong.append(str(error)))
    visit.goto(address)
    visit.wait_for_selector("#conversation button")
    yield visit
    visit.close()
    assert len(asked) > 10
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert wrong == []
