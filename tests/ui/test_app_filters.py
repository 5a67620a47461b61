"""The filters beside the chat, and the questions asked back, in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.types import ANYTHING, Scope
from tests.ui.browser import ask, browser_test, shown
from tests.ui.fake_assistant import COUNCIL, FakeAssistant

if TYPE_CHECKING:
    from playwright.sync_api import Page


def choose(page: Page, label: str, value: str) -> None:
    """Open the filters where they are closed, and choose."""
    if not page.locator("#filters").is_visible():
        page.get_by_role("button", name="Filtres", exact=False).first.click()
    page.get_by_label(label).select_option(f"={value}")
    page.locator(".scope li", has_text=value).wait_for()


@browser_test
def test_the_filters_open_beside_the_conversation_and_close(page: Page) -> None:
    toggle = page.locator("#filters-toggle")
    assert not page.locator("#filters").is_visible()
    assert shown(page, ".scope .all") == "Tous les actes (1 204)"
    toggle.click()
    page.locator("#filters").wait_for()
    assert toggle.get_attribute("aria-expanded") == "true"
    assert page.evaluate("document.activeElement.id") == "filter-council"
    area, talk = page.locator("#filters").bounding_box(), page.locator("#left").bounding_box()
    assert area is not None
    assert talk is not None
    assert area["x"] + area["width"] <= talk["x"]
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")
    page.keyboard.press("Escape")
    page.locator("#filters").wait_for(state="hidden")
    assert page.evaluate("document.activeElement.id") == "filters-toggle"
    assert toggle.get_attribute("aria-expanded") == "false"


@browser_test
def test_filters_change_what_is_asked(page: Page, assistant: FakeAssistant) -> None:
    choose(page, "Conseil", COUNCIL)
    choose(page, "Année de la séance", "2021")
    assert shown(page, "#filters .left-over") == "204 actes sur 1 204"
    ask(page, "contre")
    assert assistant.scopes[-1] == Scope(council=COUNCIL, year=2021)
    page.get_by_role("button", name="Retirer le filtre conseil").click()
    page.locator(".scope li", has_text=COUNCIL).wait_for(state="detached")
    assert page.locator("#filter-council").input_value() == ""
    assert page.locator("#filter-year").input_value() == "=2021"
    page.get_by_role("button", name="Effacer les filtres").click()
    page.locator(".scope .all").wait_for()
    assert page.locator("#filter-year").input_value() == ""


@browser_test
def test_the_last_question_is_asked_again_within_them(page: Page, assistant: FakeAssistant) -> None:
    ask(page, "nec 2022")
    choose(page, "Année de la séance", "2021")
    page.get_by_role("button", name="Reposer la question").click()
    page.locator(".answer.not_found").wait_for()
    assert page.locator(".turn").count() == 1
    assert assistant.asked[-1] == ("nec 2022", ())
    page.get_by_role("button", name="Chercher sans les filtres").click()
    page.locator(".answer.answered").wait_for()
    assert page.locator(".turn").count() == 1
    assert page.locator(".scope li").count() == 0
    assert assistant.scopes[-1] == ANYTHING


@browser_test
def test_filters_stay_in_a_new_conversation_and_another_language(page: Page) -> None:
    choose(page, "Année de la séance", "2021")
    page.get_by_role("button", name="Nouvelle conversation").click()
    page.get_by_role("button", name="English").click()
    page.get_by_role("button", name="Remove the filter year of the sitting: 2021").wait_for()
    assert page.get_by_label("Year of the sitting").first.input_value() == "=2021"
    assert shown(page, "#filters h2") == "Filters"


@browser_test
def test_a_question_asked_back_is_answered_by_a_click(page: Page, assistant: FakeAssistant) -> None:
    ask(page, "Combien pour le judo ?")
    assert shown(page, ".badge") == "Question à préciser"
    page.get_by_role("button", name="Comité départemental de judo").click()
    page.locator(".turn").nth(1).locator(".answer.answered").wait_for()
    assert assistant.asked[-1] == (
        "Combien pour Comité départemental de judo ?",
        ("Combien pour le judo ?",),
    )


@browser_test
@pytest.mark.parametrize(("width", "height"), [(390, 844), (1024, 700)], ids=["phone", "tablet"])
def test_a_narrow_screen_has_them_over_the_conversation(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    choose(page, "Conseil", COUNCIL)
    choose(page, "Année de la séance", "2021")
    box = page.locator("#filters").bounding_box()
    assert box is not None
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= height
    assert box["x"] + box["width"] <= width
    page.get_by_role("button", name="Fermer les filtres").click()
    page.locator("#filters").wait_for(state="hidden")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    ask(page, "subventions")
    assert page.locator("#filters-toggle").is_visible()


@browser_test
def test_everything_has_a_name_and_is_reached_by_keyboard(page: Page) -> None:
    page.locator("#filters-toggle").focus()
    page.keyboard.press("Enter")
    page.locator("#filters").wait_for()
    page.wait_for_function("document.activeElement.id === 'filter-council'")
    reached = []
    for _ in range(5):
        reached.append(page.evaluate("document.activeElement.id"))
        page.keyboard.press("Tab")
    assert reached == [f"filter-{name}" for name in ("council", "year", "body", "purse", "theme")]
    nameless = page.locator("#chat :is(button, select):visible").evaluate_all(
        "all => all.filter(e => !(e.innerText.trim() || e.ariaLabel || e.labels?.length)).map(e => e.outerHTML)"
    )
    assert nameless == []
