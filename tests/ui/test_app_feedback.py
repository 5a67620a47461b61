"""Saying of an answer that it is right, wrong or incomplete: in a real browser, kept in a real ledger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index.errors import StoreError
from index.ledger import Ledger
from index.types import Feedback, Verdict
from tests.ui.browser import ask, browser_test, free_port, served, shown
from tests.ui.fake_assistant import DANGER, FakeAssistant
from ui.archive import LedgerArchive
from ui.auth import auth_line

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page


def last(ledger: Ledger, comment: str) -> Feedback:
    """What was kept with this comment: the ledger is that of all tests, and a second holds many."""
    (said,) = (one for one in ledger.feedback.all() if one.comment == comment)
    return said


@browser_test
def test_a_wrong_answer_is_told_with_a_comment(page: Page, ledger: Ledger) -> None:
    ask(page, "contre")
    ask(page, "Combien pour NEC 2022 ?")
    form = page.locator(".turn:last-child form.feedback")
    form.get_by_role("button", name="Faux").click()
    comment = f"C’est 8 000 €.\n{DANGER}"
    form.get_by_role("textbox", name="Commentaire").fill(comment)
    form.get_by_role("button", name="Envoyer").click()
    page.locator("#feedback-told-2").wait_for()
    assert shown(page, "#feedback-told-2") == "Merci. Votre avis est noté : faux."
    assert page.locator("form.feedback").count() == 1  # the other answer keeps its own
    said = last(ledger, comment)
    assert (said.verdict, said.question, said.history) == (
        Verdict.WRONG,
        "Combien pour NEC 2022 ?",
        ("contre",),
    )
    assert (said.amount, said.who, len(said.citations)) == ("10000.00", "", 3)
    assert page.evaluate("window.hacked") is None


@browser_test
def test_by_keyboard_alone_the_focus_never_gets_lost(page: Page, ledger: Ledger) -> None:
    ask(page, "subventions")
    verdict = page.get_by_role("group", name="Votre avis sur cette réponse").get_by_role("button")
    assert verdict.all_inner_texts() == ["Juste", "Faux", "Incomplet"]
    verdict.last.press("Enter")
    assert verdict.last.get_attribute("aria-pressed") == "true"
    page.keyboard.type("jamais envoyé")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.dataset.verdict") == "incomplete"
    assert page.get_by_role("textbox", name="Commentaire").count() == 0
    verdict.first.press("Space")
    page.keyboard.press("Control+a")
    page.keyboard.type("au clavier")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("#feedback-told-1").wait_for()
    page.wait_for_function("document.activeElement.id === 'feedback-told-1'")
    assert last(ledger, "au clavier").verdict is Verdict.RIGHT


@browser_test
def test_the_rest_of_the_screen_stays(page: Page) -> None:
    for question in ("contre", "subventions", "nec 2022"):
        ask(page, question)
    form = page.locator(".turn").nth(1).locator("form.feedback")
    form.scroll_into_view_if_needed()
    form.get_by_role("button", name="Juste").click()
    before = page.locator("#conversation").evaluate("e => e.scrollTop")
    assert before > 0
    form.get_by_role("button", name="Envoyer").click()
    page.locator("#feedback-told-2").wait_for()
    page.wait_for_function("document.activeElement.id === 'feedback-told-2'")
    assert page.locator("#conversation").evaluate("e => e.scrollTop") == pytest.approx(before, abs=2)
    assert page.locator("#source-panel h2").count() == 1


@browser_test
def test_it_is_asked_in_the_answers_language(page: Page) -> None:
    ask(page, "how much for NEC 2022?")
    form = page.locator("form.feedback")
    form.get_by_role("button", name="Incomplete").click()
    form.get_by_role("button", name="Send").click()
    page.locator("#feedback-told-1").wait_for()
    assert shown(page, "#feedback-told-1") == "Thank you. Your opinion is noted: incomplete."


@browser_test
def test_what_is_not_kept_is_told_and_can_be_sent_again(
    page: Page, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Feedback) -> None:
        raise StoreError("the disk is full")

    ask(page, "contre")
    form = page.locator("form.feedback")
    form.get_by_role("button", name="Faux").click()
    form.get_by_role("textbox").fill("encore une fois")
    with monkeypatch.context() as patched:
        patched.setattr(ledger.feedback, "keep", full)
        form.get_by_role("button", name="Envoyer").click()
        page.locator(".trouble", has_text="n’a pas pu être gardé").wait_for()
    assert form.get_by_role("textbox").input_value() == "encore une fois"
    form.get_by_role("button", name="Envoyer").click()
    page.locator("#feedback-told-1", has_text="Merci").wait_for()
    assert last(ledger, "encore une fois").verdict is Verdict.WRONG


@browser_test
def test_a_phone_shows_the_whole_box(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    ask(page, "subventions")
    form = page.locator("form.feedback")
    form.get_by_role("button", name="Faux").click()
    send, asking = (
        form.get_by_role("button", name="Envoyer").bounding_box(),
        page.locator("#asking").bounding_box(),
    )
    assert send is not None
    assert asking is not None
    assert send["y"] + send["height"] <= asking["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@browser_test
def test_who_is_signed_in_is_kept(
    browser: BrowserContext, assistant: FakeAssistant, archive: LedgerArchive, ledger: Ledger, tmp_path: Path
) -> None:
    people = tmp_path / "people"
    people.write_text(auth_line("zoé", "sesame"), "utf-8")
    with served(assistant, archive, free_port(), people) as url:
        visit = browser.new_page()
        visit.set_default_timeout(15_000)
        visit.request.post(f"{url}login", form={"username": "zoé", "password": "sesame"})
        visit.goto(url)
        visit.wait_for_selector("#conversation button")
        ask(visit, "contre")
        visit.get_by_role("button", name="Juste").click()
        visit.get_by_role("textbox", name="Commentaire").fill("signé")
        visit.get_by_role("button", name="Envoyer").click()
        visit.locator("#feedback-told-1").wait_for()
        visit.close()
    assert last(ledger, "signé").who == "zoé"
