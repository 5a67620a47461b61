"""English words in acts that are all French."""

from __future__ import annotations

import pytest

from assistant.question import read_question
from assistant.translations import everyday_stems, french_stems
from index.text import stems


@pytest.mark.parametrize(
    ("english", "french"),
    [("roofs", "toit"), ("library", "bibliothèque"), ("hunters", "chasseurs"), ("Waste", "déchets")],
)
def test_a_word_has_the_stems_that_acts_use(english: str, french: str) -> None:
    assert stems(french)[0] in french_stems(english)


def test_an_unknown_word_has_none() -> None:
    assert french_stems("zyxwv") == ()


def test_only_english_questions_are_translated() -> None:
    english = read_question("How much was paid for the sidewalk?").terms
    assert "trottoir" in next(t for t in english if t.word == "sidewalk").forms
    french = read_question("Combien pour le sidewalk de la commune ?").terms
    assert next(t for t in french if t.word == "sidewalk").forms == ("sidewalk",)


def test_everyday_english_has_its_own_glossary() -> None:
    assert "errant" in everyday_stems("stray")
    assert everyday_stems("tenders") == everyday_stems("tender")
    assert everyday_stems("zyxwv") == ()


def test_a_word_of_the_trade_is_found_by_everyday_words_too() -> None:
    """ "Fee" is a price in the trade's groups; acts pay "honoraires"."""
    fee = next(t for t in read_question("What is the architect's fee?").terms if t.word == "fee")
    assert {"prix", "honorair"} <= set(fee.forms)
