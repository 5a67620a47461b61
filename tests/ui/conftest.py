"""The chat's server and the browser that visits it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index.check import Stores
from index.ingest import ingest
from index.ledger import Ledger
from tests.index.support import HashingEmbedder, MemoryVectors
from tests.ui.browser import CHROMIUM, FLAGS, free_port, served
from tests.ui.fake_assistant import FakeAssistant
from tests.ui.returning import WIDE, Visit
from ui.archive import LedgerArchive
from ui.auth import auth_line

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page


@pytest.fixture(scope="session")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> FakeAssistant:
    return FakeAssistant(tmp_path_factory.mktemp("acts"))


# Specimen acts of several councils: a table, a sentence, a fund for works, and minutes that hold several acts.
HELD = (
    "merouville-2022",
    "valmorin-2021",
    "valmorin-2023",
    "nec-2022",
    "port-aubry-2022",
    "val-ombrelle-2022",
)


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory, corpus_acts: Path) -> Iterator[Ledger]:
    """A real ledger over some specimen acts, and one file that could not be read."""
    folder = tmp_path_factory.mktemp("held")
    broken = folder / "illisible.pdf"
    broken.write_bytes(b"%PDF-1.7\n")
    files = [path for path in sorted(corpus_acts.iterdir()) if path.name.startswith(HELD)]
    with Ledger.open(folder / "ledger.sqlite", create=True) as ledger:
        ingest([*files, broken], Stores(ledger, MemoryVectors(), HashingEmbedder(dimensions=8)), workers=1)
        yield ledger


@pytest.fixture(scope="session")
def archive(ledger: Ledger) -> LedgerArchive:
    return LedgerArchive(ledger)


@pytest.fixture(scope="session")
def address(assistant: FakeAssistant, archive: LedgerArchive) -> Iterator[str]:
    with served(assistant, archive, free_port()) as url:
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
    visit.wait_for_selector("#conversations[aria-busy=false]", state="attached")
    yield visit
    visit.close()
    assert len(asked) > 10
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert wrong == []


# --- conversations that people come back to ---

LEFT = re.compile("AbortError|.*Connection errored out")  # Gradio's own words, as a page is left


@pytest.fixture(scope="session")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LedgerArchive]:
    with Ledger.open(tmp_path_factory.mktemp("kept") / "ledger.sqlite", create=True) as ledger:
        yield LedgerArchive(ledger)


@pytest.fixture(scope="session")
def open_house(assistant: FakeAssistant, held: LedgerArchive) -> Iterator[str]:
    with served(assistant, held, free_port()) as url:
        yield url


@pytest.fixture(scope="session")
def guarded_house(
    assistant: FakeAssistant, held: LedgerArchive, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    people = tmp_path_factory.mktemp("people") / "people"
    people.write_text(f"{auth_line('anne', 'sesame')}\n{auth_line('zoe', 'sesame')}\n", "utf-8")
    with served(assistant, held, free_port(), people) as url:
        yield url


@pytest.fixture
def visit(browser: BrowserContext, held: LedgerArchive, assistant: FakeAssistant) -> Iterator[Visit]:
    """Opens pages, each of another browser, whose consoles told no error in the end; nothing is kept before."""
    held.conversations.path.unlink(missing_ok=True)
    assistant.asked.clear()
    contexts, wrong = [], []

    def open_(address: str, size: tuple[int, int] = WIDE, who: str = "") -> Page:
        width, height = size
        assert browser.browser is not None
        context = browser.browser.new_context(
            viewport={"width": width, "height": height}, reduced_motion="reduce"
        )
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.goto(address)
        if who:
            page.locator("input[type=text], textarea").first.fill(who)
            page.locator("input[type=password]").fill("sesame")
            page.locator("button").last.click()
        page.wait_for_selector("#conversation :is(button, .turn)")
        page.on(
            "console", lambda line: wrong.append(line.text) if line.type in ("error", "warning") else None
        )
        page.on("pageerror", lambda error: wrong.append(str(error)))
        return page

    yield open_
    for context in contexts:
        context.close()
    assert [line for line in wrong if not LEFT.match(line)] == []
