"""The chat as people use it: asking, in a real browser on a real server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.browser import ask, browser_test, shown
from tests.ui.fake_assistant import FakeAssistant

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page


@browser_test
def test_a_question_typed_gets_its_answer_with_the_figure(page: Page) -> None:
    ask(page, "Combien pour NEC 2022 ?")
    assert shown(page, ".headline .figure") == "10 000 €"
    assert shown(page, ".understood") == "Compris : le montant donné pour « NEC 2022 », tous les conseils"
    size = "element => parseFloat(getComputedStyle(element).fontSize)"
    assert page.locator(".figure").evaluate(size) > 1.5 * page.locator(".answer li").first.evaluate(size)
    assert page.get_by_role("textbox", name="question").input_value() == ""


@browser_test
def test_rows_are_a_real_table(page: Page) -> None:
    ask(page, "Quelles subventions en 2022 ?")
    assert page.get_by_role("columnheader").all_inner_texts() == [
        "Bénéficiaire ou libellé",
        "Montant",
        "Objet",
        "Acte",
        "Date",
        "Source",
    ]
    row = page.get_by_role("row", name="Les Ateliers du port")
    assert row.get_by_role("cell").nth(0).inner_text().startswith("3")
    assert row.get_by_role("cell").nth(0).evaluate("e => getComputedStyle(e).textAlign") == "right"
    row.get_by_role("link", name="Source 2").click()
    page.locator("#source-panel h2", has_text="[2]").wait_for()


@browser_test
def test_an_empty_question_asks_nothing(page: Page, assistant: FakeAssistant) -> None:
    page.get_by_role("textbox", name="question").fill("   ")
    page.keyboard.press("Enter")
    ask(page, "contre")
    assert [question for question, _ in assistant.asked] == ["contre"]


@browser_test
def test_examples_and_follow_ups_are_asked_with_the_history(page: Page, assistant: FakeAssistant) -> None:
    page.get_by_role("button", name="Combien pour NEC 2022").click()
    page.locator(".turn").get_by_role("button", name="Qui a voté contre").click()
    page.locator(".turn").nth(1).locator(".answer").wait_for()
    assert assistant.asked == [
        ("Combien pour NEC 2022 ?", ()),
        ("Qui a voté contre ?", ("Combien pour NEC 2022 ?",)),
    ]


@browser_test
def test_a_double_click_asks_once(page: Page, assistant: FakeAssistant) -> None:
    page.get_by_role("button", name="Quelles subventions").dblclick()
    ask(page, "contre")
    assert [question for question, _ in assistant.asked] == ["Quelles subventions en 2022 ?", "contre"]


@browser_test
def test_a_new_conversation_forgets_the_old_one(page: Page, assistant: FakeAssistant) -> None:
    ask(page, "nec 2022")
    page.get_by_role("button", name="Nouvelle conversation").click()
    page.locator(".welcome").wait_for()
    page.locator("#source-panel .empty").wait_for()
    ask(page, "contre")
    assert assistant.asked[-1] == ("contre", ())


@browser_test
def test_two_visitors_do_not_mix(
    page: Page, browser: BrowserContext, address: str, assistant: FakeAssistant
) -> None:
    ask(page, "nec 2022")
    other = browser.new_page()
    other.goto(address)
    other.wait_for_selector("#conversation button")
    ask(other, "contre")
    assert other.locator(".turn").count() == 1
    other.close()
    assert assistant.asked[-1] == ("contre", ())
    ask(page, "subventions")
    assert assistant.asked[-1] == ("subventions", ("nec 2022",))


@browser_test
def test_the_wait_is_seen(page: Page, assistant: FakeAssistant) -> None:
    assistant.free.clear()
    page.get_by_role("textbox", name="question").fill("lentement, contre")
    page.keyboard.press("Enter")
    page.locator(".searching").wait_for()
    assert page.locator("#conversation").get_attribute("aria-busy") == "true"
    assistant.free.set()
    page.locator(".answer").wait_for()
    assert page.locator("#conversation").get_attribute("aria-busy") == "false"


@browser_test
def test_trouble_is_told_in_plain_words(page: Page) -> None:
    ask(page, "panne")
    assert "incident" in shown(page, ".trouble")
    assert "secret" not in page.content()
    ask(page, "magasin")
    assert "rien n’a encore été lu" in shown(page, ".turn:last-child .trouble")
    ask(page, "contre")
    assert page.locator(".answer").count() == 1


# --- languages and screens ---


@browser_test
def test_the_language_is_switched(page: Page) -> None:
    assert page.evaluate("document.documentElement.lang") == "fr"
    assert shown(page, ".masthead .promise") == "Aucun chiffre sans sa page"
    page.get_by_role("button", name="English").click()
    page.get_by_role("heading", name="What would you like to know?").wait_for()
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.get_by_role("textbox", name="Your question").count() == 1
    page.get_by_role("button", name="How much went to NEC 2022?").click()
    page.locator(".answer").wait_for()
    assert shown(page, ".figure") == "€10,000"
    assert shown(page, ".sources .reference >> nth=0").endswith("no. 2022-367, 27 September 2022, p. 1")
    page.get_by_role("button", name="Français").click()
    page.get_by_role("button", name="Nouvelle conversation").wait_for()
    assert page.locator(".answer").get_attribute("lang") == "en"


@browser_test
@pytest.mark.parametrize(("width", "height"), [(390, 844), (640, 400)], ids=["phone", "zoom 200 %"])
def test_a_narrow_screen_has_one_column(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    ask(page, "subventions")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    send = page.locator("#send").bounding_box()
    assert send is not None
    assert send["x"] + send["width"] <= width
    column, panel = page.locator("#left").bounding_box(), page.locator("#right").bounding_box()
    assert column is not None
    assert panel is not None
    assert panel["y"] >= column["y"] + column["height"]
    page.locator("#source-1-2").click()
    page.locator("#source-panel h2", has_text="[2]").wait_for()
    page.wait_for_function(
        "document.querySelector('#source-panel').getBoundingClientRect().top < innerHeight / 2"
    )
    page.get_by_role("link", name="Retour à la réponse").click()
    assert page.evaluate("document.activeElement.id") == "source-1-2"


@browser_test
def test_a_wide_screen_does_not_scroll_as_a_whole(page: Page) -> None:
    ask(page, "subventions")
    ask(page, "nec 2022")
    page.locator("#source-panel img").wait_for()
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")
    box = page.locator(".turn:last-child .question").bounding_box()
    assert box is not None
    assert box["y"] < 200


@browser_test
def test_everything_is_reached_by_tab_and_has_a_name(page: Page) -> None:
    ask(page, "nec 2022")
    page.locator("#source-panel img").wait_for()
    page.get_by_role("button", name="Nouvelle conversation").focus()
    reached = set()
    for _ in range(25):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.id || document.activeElement.innerText"))
    assert {"language", "source-1-1", "source-1-2", "source-1-3", "send"} <= reached
    nameless = page.locator(":is(button, a):visible").evaluate_all(
        "all => all.filter(e => !(e.innerText.trim() || e.ariaLabel)).map(e => e.outerHTML)"
    )
    assert nameless == []
