"""A chat that holds nothing yet, in a real browser: what it says, and that it grows without a restart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.ui.axe import examined
from tests.ui.browser import ask, browser_test, free_port, served, shown
from tests.ui.documents.serving import opened

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

WELCOME = "#conversation .welcome"
FILE = "nec-2022-367.pdf"


@pytest.fixture
def page(browser: BrowserContext, tmp_path: Path) -> Iterator[Page]:
    with opened(tmp_path) as held, served(held.assistant, held.archive, free_port()) as url:
        visit = browser.new_page()
        visit.set_default_timeout(30_000)
        visit.goto(url)
        visit.wait_for_selector("#conversations[aria-busy=false]", state="attached")
        yield visit
        visit.close()


@browser_test
def test_it_says_so_and_where_to_add(page: Page) -> None:
    assert shown(page, f"{WELCOME} h2") == "Il n’y a encore aucun acte ici"
    assert "dans l’onglet « Ajouter »" in shown(page, WELCOME)
    assert page.locator(f"{WELCOME} button").count() == 0
    assert "aucun acte lu pour l’instant" in shown(page, "#masthead")
    page.get_by_role("button", name="English").click()
    page.locator(f"{WELCOME} h2", has_text="There are no acts here yet").wait_for()
    assert "in the tab “Add”" in shown(page, WELCOME)
    assert [str(finding) for finding in examined(page, "empty") if finding.grave] == []


@browser_test
def test_a_question_is_answered_that_nothing_was_found(page: Page) -> None:
    ask(page, "Combien pour NEC 2022 ?")
    assert page.locator(".turn .answer").count() == 1


@browser_test
def test_it_grows_as_documents_are_added(page: Page, corpus_acts: Path) -> None:
    page.get_by_role("tab", name="Ajouter").click()
    page.locator("#documents-files").set_input_files(corpus_acts / FILE)
    page.locator("#documents-given li .state.done").wait_for(timeout=120_000)
    page.get_by_role("tab", name="Questions").click()
    page.locator(f"{WELCOME} button").first.wait_for()
    assert shown(page, f"{WELCOME} h2") == "Que voulez-vous savoir ?"
    assert shown(page, "#scope-line .all") == "Tous les actes (1)"
    page.reload()
    page.locator(f"{WELCOME} button").first.wait_for()
    page.locator("#masthead", has_text="1 acte lu").wait_for()
    ask(page, "Combien pour NEC 2022 ?")
    assert "10 000 €" in shown(page, ".turn .answer")


@browser_test
@pytest.mark.parametrize(("width", "rows"), [(360, 1), (280, 2)])
def test_no_tab_lies_over_what_is_below(page: Page, width: int, rows: int) -> None:
    page.set_viewport_size({"width": width, "height": 760})
    boxes = [tab.bounding_box() for tab in page.get_by_role("tab").all()]
    tops = {box["y"] for box in boxes if box}
    below = page.locator("#chat").bounding_box()
    assert (len(boxes), len(tops)) == (4, rows)
    assert below
    assert max(tops) + 48 <= below["y"]
