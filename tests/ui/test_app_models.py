"""The chat with a language model beside it, in a real browser: who reads along is told, and nothing hangs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from assistant.llm.endpoint import Endpoint
from assistant.llm.helped import Helped
from tests.assistant.llm.server import Reply, rereads, says, serving, waits
from tests.ui.browser import ask, browser_test, free_port, served, shown
from tests.ui.fake_assistant import FakeAssistant
from ui.archive import LedgerArchive

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

QUESTION = "Combien pour NEC 2022 ?"
TOLD = "Pour NEC 2022, le Département a accordé 10 000 € à Futur Composé."
OURS = "Le Département a attribué 10 000 € à Futur Composé pour NEC 2022 [1]."


@contextmanager
def visited(
    browser: BrowserContext, assistant: FakeAssistant, archive: LedgerArchive, reply: Reply
) -> Iterator[Page]:
    """A page of the chat whose model replies so, within half a second or not at all."""
    with serving(reply) as endpoint:
        model = endpoint.model(seconds=0.5)
        with served(Helped(assistant, Endpoint(model), model), archive, free_port()) as url:
            page = browser.new_page()
            page.set_default_timeout(15_000)
            page.goto(url)
            page.wait_for_selector("#conversation button")
            yield page
            page.close()


@browser_test
def test_the_model_is_told_of_at_the_start_and_in_the_answer(
    browser: BrowserContext, assistant: FakeAssistant, archive: LedgerArchive
) -> None:
    with visited(browser, assistant, archive, says(TOLD)) as page:
        welcome = shown(page, ".welcome")
        assert "Un modèle de langue petit-modele (http://127.0.0.1:" in welcome
        assert "Rien ne quitte" not in welcome
        ask(page, QUESTION)
        assert shown(page, ".headline") == f"{TOLD} [1]"
        assert shown(page, ".headline .figure") == "10 000 €"
        assert "Première phrase formulée par le modèle de langue petit-modele" in shown(page, ".answer")
        page.locator(".headline .mark").click()
        page.locator("#source-panel", has_text="d’attribuer à l’association").wait_for()


@browser_test
@pytest.mark.parametrize("reply", [says("Le Département a accordé 12 000 € à Futur Composé."), waits])
def test_a_lie_or_silence_leaves_our_answer(
    browser: BrowserContext, assistant: FakeAssistant, archive: LedgerArchive, reply: Reply
) -> None:
    with visited(browser, assistant, archive, reply) as page:
        for question in (QUESTION, "Et NEC 2022, c'est combien ?"):
            ask(page, question)
            assert shown(page, ".turn:last-child .headline") == OURS
        assert "12 000" not in shown(page, "#conversation")


@browser_test
def test_a_wording_is_offered_as_a_button(
    browser: BrowserContext, assistant: FakeAssistant, archive: LedgerArchive
) -> None:
    with visited(browser, assistant, archive, rereads(QUESTION)) as page:
        ask(page, "la thune combien nec en 2022 ?")
        assert shown(page, ".badge") == "Pas trouvé dans les actes"
        page.locator("[data-group='choices-1']", has_text="Combien pour NEC 2022").click()
        page.locator(".turn:nth-child(2) .answer").wait_for()
        assert "10 000 €" in shown(page, ".turn:last-child .headline")
