"""Take the README's pictures from a running chat: ``python tests/ui/screenshots.py URL OUTDIR FILE...``.

``chat.png`` is an answer with its first source, ``source.png`` the panel alone, ``phone.png`` the same on a
phone; ``grants.png`` and ``acts.png`` are other tabs; ``conversations.png`` is the list of what was asked,
``documents.png`` the files being added. The questions are the examples on the page, so any store will do; it keeps
what is asked and added. ``tests/ui/test_screenshots.py`` takes them of the specimen acts.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
DESKTOP = (1280, 800)
PHONE = (390, 844)
EXAMPLES = "#conversation .chips button"
PATIENCE = 120_000  # milliseconds


def take(address: str, folder: Path, files: Sequence[Path]) -> tuple[Path, ...]:
    """Take the pictures; raises playwright's TimeoutError if no answer comes."""
    from playwright.sync_api import sync_playwright

    folder.mkdir(parents=True, exist_ok=True)
    names = ("chat", "source", "phone", "grants", "acts", "conversations", "documents")
    pictures = {name: folder / f"{name}.png" for name in names}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        remembered(visited(browser, address, DESKTOP)).screenshot(path=pictures["conversations"])
        page = answered(visited(browser, address, DESKTOP))
        page.screenshot(path=pictures["chat"])
        page.locator("#source-panel").screenshot(path=pictures["source"])
        answered(visited(browser, address, PHONE)).screenshot(path=pictures["phone"])
        for tab, name in (("Aides", "grants"), ("Actes", "acts")):
            opened(visited(browser, address, DESKTOP), tab).screenshot(path=pictures[name])
        added(visited(browser, address, DESKTOP), files).screenshot(path=pictures["documents"])
        browser.close()
    return tuple(pictures.values())


def visited(browser: Browser, address: str, size: tuple[int, int]) -> Page:
    """A page of this size, as someone finds it who comes for the first time."""
    width, height = size
    page = browser.new_page(
        viewport={"width": width, "height": height}, device_scale_factor=2, reduced_motion="reduce"
    )
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    page.locator(EXAMPLES).first.wait_for()
    page.wait_for_selector("#conversations[aria-busy=false]", state="attached")
    return page


def answered(page: Page, example: int = 0) -> Page:
    """The page once this example was asked, its first source open."""
    page.locator(EXAMPLES).nth(example).click()
    page.locator("#source-panel :is(img, mark)").first.wait_for()
    page.evaluate("document.fonts.ready")
    return settled(page)


def opened(page: Page, tab: str) -> Page:
    """The page once this tab shows its rows."""
    page.get_by_role("tab", name=tab).click()
    page.locator("tbody tr:visible").first.wait_for()
    return settled(page)


def remembered(page: Page) -> Page:
    """The page once all examples were asked, each in a conversation of its own, the list of them open."""
    for example in reversed(range(page.locator(EXAMPLES).count())):
        page.locator("#restart").click()
        page.locator(EXAMPLES).first.wait_for()
        answered(page, example)
    page.locator("#conversations-toggle").click()
    page.locator("#conversations .open").first.wait_for()
    return settled(page)


def added(page: Page, files: Sequence[Path]) -> Page:
    """The page once these files were added and read."""
    page.get_by_role("tab", name="Ajouter").click()
    page.locator("#documents-files").set_input_files(list(files))
    page.locator("#documents-given li .state:is(.done, .refused)").nth(len(files) - 1).wait_for()
    return settled(page)


def settled(page: Page) -> Page:
    page.wait_for_timeout(500)  # the browser paints what has just come
    return page


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit("usage: python tests/ui/screenshots.py URL OUTDIR FILE...")
    for picture in take(sys.argv[1], Path(sys.argv[2]), [Path(word) for word in sys.argv[3:]]):
        sys.stdout.write(f"{picture}\n")
