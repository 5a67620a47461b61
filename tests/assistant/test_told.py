"""Amounts that acts tell of anything, and money given that was read as no grant."""

from __future__ import annotations

import pytest

from assistant.told import amounts_told, answer_told_as_given, asks_price
from assistant.types import Status
from tests.assistant.support import ADOPTED, Desk, act_of, small_desk


def _act(number: str, title: str, told: str) -> str:
    return act_of(number, title, told, ADOPTED)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    acts = {
        "pre-modele/1.txt": _act(
            "2023-01",
            "Demande du RCE (Rugby Club Exemplaire)",
            "Le RCE a fait une demande de subvention de 450 €.",
        ),
        "pre-modele/2.txt": _act(
            "2023-02",
            "Local de la rue Haute",
            "Le local est loué 950 € par mois. Les travaux ont coûté 3 000 €.",
        ),
        "pre-modele/3.txt": _act("2023-03", "Local de la rue Basse", "Le local est loué 120 € par mois."),
    }
    return small_desk(tmp_path_factory.mktemp("told"), acts)


def test_money_given_that_is_no_grant_is_quoted_with_reserve(desk: Desk) -> None:
    question = "Combien a été accordé au Rugby Club Exemplaire par Pré-Modèle en 2023 ?"
    draft = answer_told_as_given(desk.find(question), desk.stores)
    assert draft is not None
    assert (draft.status, draft.amount) == (Status.PARTIAL, 450)
    assert "450 €" in draft.claims[0].grounds[0].span.quote


@pytest.mark.parametrize(
    "question",
    [
        "Combien a été accordé au Hockey Club Exemplaire par Pré-Modèle ?",  # another's
        "Combien a été accordé au Rugby Club Exemplaire par Pré-Modèle en 2019 ?",  # another year's
        "Combien a été accordé pour le local de la rue Haute à Pré-Modèle ?",  # a rent is no gift
    ],
)
def test_no_other_figure_is_told_as_given(desk: Desk, question: str) -> None:
    assert answer_told_as_given(desk.find(question), desk.stores) is None


def test_a_monthly_rent_is_told_per_month_in_either_language(desk: Desk) -> None:
    assert desk.ask("Quel est le loyer mensuel du local de la rue Haute à Pré-Modèle ?").amount == 950
    assert desk.ask("What is the monthly rent of the rue Haute premises in Pré-Modèle?").amount == 950


def test_what_no_act_speaks_of_has_no_figure(desk: Desk) -> None:
    """The rent of the local is no answer for the rugby club's."""
    found = desk.find("Quel est le loyer du rugby à Pré-Modèle ?")
    assert all(c.fit < 0.5 for c in amounts_told(found, desk.stores, frozenset()) if c.amount == 950)


@pytest.mark.parametrize("question", ["quelle pénalité de retard ?", "What penalty?", "Quelle redevance ?"])
def test_prices(question: str) -> None:
    assert asks_price(question)
