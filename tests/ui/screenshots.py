"""Take the README's pictures from a running chat: ``python tests/ui/screenshots.py URL OUTDIR``.

``chat.png`` is an answer with its first source, ``source.png`` the panel alone, ``phone.png`` the same on a
phone; ``grants.png`` and ``acts.png`` are the other tabs. The question is the first of the examples on the page, so
any store will do.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
DESKTOP = (1280, 800)
PHONE = (390, 844)


def take(address: str, folder: Path) -> tuple[Path, ...]:
    """Ask the first example and take the pictures; raises playwright's TimeoutError if no answer comes."""
    from playwright.sync_api import sync_playwright

    folder.mkdir(parents=True, exist_ok=True)
    chat, source, phone = (folder / name for name in ("chat.png", "source.png", "phone.png"))
    tabs = {"Aides": folder / "grants.png", "Actes": folder / "acts.png"}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = answered(browser, address, DESKTOP)
        page.screenshot(path=chat)
        page.locator("#source-panel").screenshot(path=source)
        answered(browser, address, PHONE).screenshot(path=phone)
        for tab, picture in tabs.items():
            opened(browser, address, tab).screenshot(path=picture)
        browser.close()
    return chat, source, phone, *tabs.values()


def answered(browser: Browser, address: str, size: tuple[int, int]) -> Page:
    """A page of this size on which the first example was asked, its first source open."""
    width, height = size
    page = browser.new_page(
        viewport={"width": width, "height": height}, device_scale_factor=2, reduced_motion="reduce"
    )
    page.goto(address)
    page.locator("#conversation .chips button").first.click()
    page.locator("#source-panel :is(img, mark)").first.wait_for()
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(500)  # the browser paints the image just loaded
    return page


def opened(browser: Browser, address: str, tab: str) -> Page:
    """A page on which this tab shows its rows."""
    width, height = DESKTOP
    page = browser.new_page(
        viewport={"width": width, "height": height}, device_scale_factor=2, reduced_motion="reduce"
    )
    page.goto(address)
    page.get_by_role("tab", name=tab).click()
    page.locator("tbody tr:visible").first.wait_for()
    page.wait_for_timeout(500)  # the browser paints what has just come
    return page


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: python tests/ui/screenshots.py URL OUTDIR")
    for picture in take(sys.argv[1], Path(sys.argv[2])):
        sys.stdout.write(f"{picture}\n")
