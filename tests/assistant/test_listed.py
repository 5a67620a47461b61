"""The rows of a table that tells what a sentence sums up."""

from __future__ import annotations

import pytest

from assistant.types import Status
from tests.assistant.support import ADOPTED, Desk, act_of, small_desk

_ROWS = (
    "Bassins\tStructures\tContributions 2023",
    "Crues\tSyndicat de la Veyre\t12 300 €",
    "Berges\tSyndicat du Lac Bleu\t31 750,50 €",
    "Zones humides\tUnion des Étangs\t8 040 €",
    "Contributions totales\t\t52 090,50 €",
)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    told = (
        "La taxe des rivières financera les contributions aux syndicats pour un montant de 52 090,50 €.\n\n"
    )
    acts = {
        "pre-modele/1.txt": act_of("2023-01", "Taxe des rivières", told + "\n".join(_ROWS), ADOPTED),
        "pre-modele/2.txt": act_of("2023-02", "Achat de sel", "Le sel coûte 90 € la tonne.", ADOPTED),
    }
    return small_desk(tmp_path_factory.mktemp("rivers"), acts)


@pytest.mark.parametrize(
    ("question", "amount", "name"),
    [
        ("Taxe des rivières à Pré-Modèle : quelle est la plus grosse contribution ?", "31750.50", "Lac Bleu"),
        ("Taxe des rivières à Pré-Modèle : quelle est la plus petite contribution ?", "8040", "Étangs"),
    ],
)
def test_the_rows_are_ranked_and_their_total_is_none_of_them(
    town: Desk, question: str, amount: str, name: str
) -> None:
    answer = town.ask(question)
    assert answer.amount is not None
    assert float(answer.amount) == float(amount)
    assert name in answer.text.splitlines()[0]
    assert answer.status is Status.PARTIAL
