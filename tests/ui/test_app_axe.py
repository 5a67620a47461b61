"""Nothing that axe-core calls serious keeps anyone out: every screen, by day and night, wide and narrow, in both
languages; and a whole question by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.ui.axe import Finding, examined
from tests.ui.browser import ask, browser_test, free_port, served
from tests.ui.fake_assistant import FakeAssistant
from ui.archive import LedgerArchive
from ui.auth import auth_line

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

WIDE, PHONE, ZOOMED = (1280, 800), (390, 844), (640, 400)


@dataclass(frozen=True, slots=True)
class Words:
    """The labels that lead from screen to screen."""

    question: str
    grants: str
    acts: str


FRENCH = Words("nec 2022", "Aides", "Actes")
ENGLISH = Words("how much", "Grants", "Acts")


def blamed(found: list[Finding]) -> str:
    """What may not be: empty, or every finding in words, the lesser ones too."""
    return "\n".join(map(str, found)) if any(finding.grave for finding in found) else ""


Look = Callable[[str], None]


def seen_chat(page: Page, words: Words, look: Look) -> None:
    look("welcome")
    page.locator("#filters-toggle").click()
    page.locator("#filters").wait_for()
    page.locator("#filter-year").select_option("=2021")
    page.locator(".scope li").wait_for()
    look("filters open, one chosen")
    page.keyboard.press("Escape")
    page.locator("#filters").wait_for(state="hidden")
    page.locator(".scope li button").click()
    page.locator(".scope .all").wait_for()
    ask(page, words.question)
    page.locator("#source-panel img").wait_for()
    look("an answer with a page")
    page.locator("[data-verdict]").nth(1).click()
    page.locator(".feedback textarea").wait_for()
    look("what is wrong with an answer")
    ask(page, "subventions")
    page.locator(".turn:last-child .sources summary").click()
    look("an answer with a table")
    ask(page, "Combien pour le judo ?")
    look("a question asked back")
    ask(page, "panne")
    ask(page, "changé")
    page.locator("#source-panel .warning").wait_for()
    look("an incident, and a file that has changed")


def seen_grants(page: Page, words: Words, look: Look) -> None:
    page.get_by_role("tab", name=words.grants).click()
    page.locator(".explorer .figure").wait_for()
    page.locator(".chart summary").first.click()
    page.locator(".saving summary").click()
    look("grants, a chart as a table")
    page.locator("#bar-beneficiary-0").click()
    page.locator("#grants-clear").wait_for()
    look("grants of one beneficiary")
    page.locator("#grants-open-0").click()
    page.locator("#grants-panel img").wait_for()
    look("the page of a grant")
    page.locator("#grants-panel .close").click()
    page.locator("#grants-panel").wait_for(state="detached")


def seen_acts(page: Page, words: Words, look: Look) -> None:
    page.get_by_role("tab", name=words.acts).click()
    page.locator("#acts-list .headline").wait_for()
    page.locator(".refused summary").click()
    look("the library")
    page.locator("#acts-list tbody tr", has_text="(NEC) 2022").locator("[data-open]").click()
    page.locator("#act-panel h2").wait_for()
    look("an act")
    page.locator("#act-panel .see").first.click()
    page.locator("#act-panel img").wait_for()
    look("a page of an act")


@browser_test
@pytest.mark.parametrize("words", [FRENCH, ENGLISH], ids=["fr", "en"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_no_screen_keeps_anyone_out(page: Page, colours: str, size: tuple[int, int], words: Words) -> None:
    width, height = size
    page.emulate_media(color_scheme="dark" if colours == "dark" else "light")
    page.set_viewport_size({"width": width, "height": height})
    page.reload()
    page.wait_for_selector("#conversation button")
    assert page.locator("body.dark").count() == (colours == "dark")
    if words is ENGLISH:
        page.get_by_role("button", name="English").click()
        page.get_by_role("tab", name="Acts").wait_for()
    found: list[Finding] = []
    for seen in (seen_chat, seen_grants, seen_acts):
        seen(page, words, lambda state: found.extend(examined(page, state)))
    assert blamed(found) == ""


@pytest.fixture
def guarded(assistant: FakeAssistant, archive: LedgerArchive, tmp_path: Path) -> Iterator[str]:
    """A chat for people who sign in."""
    people = tmp_path / "people"
    people.write_text(auth_line("zoe", "sesame"), "utf-8")
    with served(assistant, archive, free_port(), people) as url:
        yield url


@browser_test
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_signing_in_keeps_no_one_out(browser: BrowserContext, guarded: str, colours: str) -> None:
    visit = browser.new_page()
    visit.emulate_media(color_scheme="dark" if colours == "dark" else "light")
    visit.goto(guarded)
    visit.locator("input[type=password]").wait_for()
    assert visit.title() == "Actes"
    assert blamed(examined(visit, "signing in")) == ""
    visit.close()


FOCUS = "document.activeElement.id || document.activeElement.className"
IN_SIGHT = """() => {
    const box = document.activeElement.getBoundingClientRect();
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20));
    return document.activeElement.matches(":focus-visible") && document.activeElement.contains(top);
}"""


@browser_test
@pytest.mark.parametrize("size", [WIDE, ZOOMED], ids=["wide", "zoom 200 %"])
def test_a_whole_question_by_keyboard_alone(page: Page, size: tuple[int, int]) -> None:
    """Ask, open a source, go to it, turn its pages to the last, come back; what has the focus is always seen."""
    width, height = size
    page.set_viewport_size({"width": width, "height": height})
    page.locator("#question input:focus").wait_for()
    page.keyboard.type("nec 2022")
    page.keyboard.press("Enter")
    page.locator("#source-panel img").wait_for()
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        if page.evaluate(FOCUS) == "source-1-3":
            break
    assert page.evaluate(IN_SIGHT)
    page.keyboard.press("Enter")
    page.get_by_text("Page 2 sur 3").wait_for()
    if size == WIDE:  # the source keeps the focus, and a second Enter goes to its page
        assert page.evaluate(FOCUS) == "source-1-3"
        page.keyboard.press("Enter")
    page.wait_for_function(f"({FOCUS}) === 'source-panel'")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS) == "back"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("Page 3 sur 3").wait_for()
    page.locator("[aria-label='Page suivante']:focus").wait_for()  # not lost, though there is no page after
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.get_by_text("Page 2 sur 3").wait_for()
    assert page.evaluate(IN_SIGHT)
    page.keyboard.press("Escape")
    assert page.evaluate(FOCUS) == "source-1-3"
    assert page.evaluate(IN_SIGHT)


@browser_test
def test_the_head_of_the_page_can_be_skipped(page: Page) -> None:
    for tab, first in (("Questions", "conversation"), ("Actes", "acts-search")):
        page.get_by_role("tab", name=tab).click()
        page.get_by_role("link", name="Aller au contenu").focus()
        page.keyboard.press("Enter")
        page.locator(f"#{first}:focus-within").wait_for()


@browser_test
def test_what_a_page_covers_on_a_phone_is_not_reached(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.get_by_role("tab", name="Aides").click()
    page.locator("#grants-open-2").focus()
    page.keyboard.press("Enter")
    page.locator("#grants-panel:focus").wait_for()
    reached = []
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        reached.append(page.evaluate("document.activeElement.closest('#grants-panel, body').id"))
    assert set(reached) <= {"", "grants-panel"}  # the panel, and the browser's own
    assert page.locator("#grants-left button:focus").count() == 0
    page.locator("#grants-panel").focus()
    page.keyboard.press("Escape")
    page.locator("#grants-open-2:focus").wait_for()
