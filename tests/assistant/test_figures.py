"""One figure in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.candidates import candidates
from assistant.figures import figure, short
from assistant.types import Language
from tests.assistant.support import Desk

FR, EN = Language.FR, Language.EN


@pytest.mark.parametrize(
    ("question", "french", "english"),
    [
        (
            "la Fanfare",
            "800 € : subvention à Fanfare de Saint-Exemple",
            "€800 to Fanfare de Saint-Exemple (grant)",
        ),
        ("DETR demandée", "120 000 € demandés : DETR", "€120,000 requested: DETR"),
        (
            "le Moto-club des Crêtes",
            "5 000 € proposés (non attribués) à Moto-club des Crêtes",
            "€5,000 proposed (not awarded) to Moto-club des Crêtes",
        ),
    ],
)
def test_grants(small: Desk, question: str, french: str, english: str) -> None:
    best = candidates(small.find(question), small.stores)[0]
    assert " ".join(figure(best, FR).split()) == french
    assert figure(best, EN) == english


@pytest.mark.parametrize(
    ("question", "french", "english"),
    [
        (
            "part de la CALL dans le budget de NEC 2022",
            "30 000 € : CALL LENS-LIÉVIN (recettes du budget)",
            "€30,000: CALL LENS-LIÉVIN (income side of the budget)",
        ),
        (
            "budget total de NEC 2022",
            "486 000 € : total des charges du budget",
            "€486,000: total spending of the budget",
        ),
    ],
)
def test_budget_lines(specimens: Desk, question: str, french: str, english: str) -> None:
    best = candidates(specimens.find(question), specimens.stores)[0]
    assert " ".join(figure(best, FR).split()) == french
    assert figure(best, EN) == english


def test_amounts_of_sentences_are_told_with_their_words(small: Desk) -> None:
    best = candidates(small.find("coût des travaux du bassin"), small.stores)[0]
    assert best.amount == Decimal(400000)
    assert "400 000 € HT" in figure(best, FR)
    assert figure(best, EN).startswith("€400,000: “")


def test_long_sentences_are_cut() -> None:
    assert short("a b") == "a b"
    assert short("mot " * 100).endswith("…")
