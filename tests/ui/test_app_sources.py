"""The sources of an answer as people open them, in a real browser on a real server."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.ui.browser import ask, browser_test, highlighted, shown
from tests.ui.fake_assistant import DANGER, VOTE

if TYPE_CHECKING:
    from playwright.sync_api import Page


@browser_test
def test_the_first_source_opens_by_itself_with_its_words_highlighted(page: Page) -> None:
    ask(page, "nec 2022")
    page.get_by_role("img", name="Page 1 du fichier 2022-367.pdf, les mots cités surlignés").wait_for()
    assert highlighted(page) > 10_000
    assert "une participation de 10 000 €" in shown(page, "#source-panel blockquote")
    assert shown(page, "#source-panel .file") == "2022-367.pdf"
    assert page.locator("#source-1-1").get_attribute("aria-pressed") == "true"


@browser_test
def test_a_source_is_opened_by_keyboard(page: Page) -> None:
    ask(page, "nec 2022")
    page.locator("#source-1-1").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "source-1-2"
    page.keyboard.press("Enter")
    page.locator("#source-panel mark").wait_for()
    assert page.locator("#source-panel mark").inner_text() == VOTE
    assert page.locator("#source-1-2").get_attribute("aria-pressed") == "true"
    assert page.locator("#source-1-1").get_attribute("aria-pressed") == "false"
    assert page.evaluate("document.activeElement.id") == "source-1-2"
    assert page.locator("#source-panel [role=status]").first.inner_text().startswith("Source 2 ouverte.")


@browser_test
def test_a_mark_in_the_text_opens_its_source(page: Page) -> None:
    ask(page, "nec 2022")
    page.locator(".answer li").get_by_role("link", name="Source 3").click()
    page.get_by_text("Page 2 sur 3").wait_for()
    assert highlighted(page) > 1_000


IN_VIEW = "document.querySelector('#source-panel').getBoundingClientRect().top < innerHeight / 2"


@browser_test
@pytest.mark.parametrize("way", ["card", "mark", "keys"])
def test_on_a_phone_a_source_already_open_comes_into_view(page: Page, way: str) -> None:
    page.set_viewport_size({"width": 375, "height": 667})
    ask(page, "nec 2022")
    page.locator("#source-panel img").wait_for()
    assert not page.evaluate(IN_VIEW)
    for _ in range(2):
        if way == "card":
            page.locator("#source-1-1").click()
        elif way == "mark":
            page.locator(".headline").get_by_role("link", name="Source 1").click()
        else:
            page.locator("#source-1-1").focus()
            page.keyboard.press("Enter")
        page.wait_for_function(IN_VIEW)
        page.get_by_role("link", name="Retour à la réponse").click()
        page.evaluate("scrollTo(0, 0)")
    ask(page, "contre")  # what was wanted before does not draw the next answer's panel into view
    page.locator("#source-panel mark").wait_for()
    assert not page.evaluate(IN_VIEW)


@browser_test
def test_a_source_already_open_shows_its_words_again(page: Page) -> None:
    page.set_viewport_size({"width": 1000, "height": 420})
    ask(page, "contre")
    page.locator("#source-panel mark").wait_for()
    page.locator("#source-panel").evaluate("panel => panel.scrollTop = panel.scrollHeight")
    at_end = page.locator("#source-panel").evaluate("panel => panel.scrollTop")
    page.locator("#source-1-1").click()
    page.wait_for_function(f"document.querySelector('#source-panel').scrollTop < {at_end}")


@browser_test
def test_an_english_answer_has_an_english_panel(page: Page) -> None:
    ask(page, "how much")
    page.get_by_text("Page 1 of 3").wait_for()
    assert "no. 2022-367, 27 September 2022" in shown(page, "#source-panel h2")
    ask(page, "contre")
    page.locator("#source-panel h2", has_text="27 septembre 2022").wait_for()


@browser_test
def test_pages_are_turned(page: Page) -> None:
    ask(page, "nec 2022")
    page.get_by_text("Page 1 sur 3").wait_for()
    assert page.get_by_role("button", name="Page précédente").is_disabled()
    page.get_by_role("button", name="Page suivante").click()
    page.get_by_text("Page 2 sur 3").wait_for()
    assert highlighted(page) == 0
    page.get_by_role("button", name="Page suivante").click()
    page.get_by_text("Page 3 sur 3").wait_for()
    assert page.get_by_role("button", name="Page suivante").is_disabled()
    page.get_by_role("button", name="Page précédente").click()
    page.get_by_text("Page 2 sur 3").wait_for()


@browser_test
def test_a_page_can_be_enlarged(page: Page) -> None:
    ask(page, "nec 2022")
    image = page.locator("#source-panel img")
    image.wait_for()
    width = "element => element.getBoundingClientRect().width"
    before = image.evaluate(width)
    page.get_by_role("button", name="Agrandir").click()
    assert image.evaluate(width) == pytest.approx(2 * before, rel=0.02)


@browser_test
@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("déplacé", "Le fichier n’est plus à sa place sur le disque"),
        ("changé", "Le fichier a changé sur le disque"),
        ("introuvable", "n’ont pas pu être situés sur l’image"),
    ],
)
def test_what_happened_to_a_file_is_told(page: Page, question: str, words: str) -> None:
    ask(page, question)
    page.locator("#source-panel .warning").wait_for()
    assert words in shown(page, "#source-panel .warning")
    assert page.locator("#source-panel mark").inner_text() in (VOTE, "mots absents")


# --- what an act holds is text ---


@browser_test
def test_markup_in_an_act_is_inert(page: Page) -> None:
    ask(page, "danger")
    page.locator("#source-panel mark").wait_for()
    assert shown(page, "#source-panel mark") == DANGER
    page.get_by_role("button", name="<script>").last.click()
    page.locator(".turn").nth(1).locator(".answer").wait_for()
    assert page.evaluate("window.hacked") is None
    assert page.locator(":is(#conversation, #source-panel) :is(script, img, iframe, code)").count() == 0
    links = page.locator("#conversation a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert links
    assert all(re.fullmatch(r"#source-\d-\d", link) for link in links)
    for place in (".headline >> nth=0", ".rows tbody th", ".turn:last-child .question"):
        assert DANGER in shown(page, place)
