"""A comparison of two that sentences tell a figure of."""

from __future__ import annotations

import pytest

from assistant.told_of_each import answer_told_of_each
from assistant.types import Status
from tests.assistant.support import ADOPTED, Desk, act_of, small_desk


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    acts = {
        "pre-modele/1.txt": act_of(
            "2023-01",
            "Curage des fossés",
            "La société VERNAZ cesse son activité. Elle curait les fossés pour :\n"
            "- Forfait de départ : 150 €\n- Le curage : 71 €/heure\n"
            "La société OLLIER prend sa suite pour :\n"
            "- Forfait de départ : 120 €\n- Le curage : 83 €/heure",
            ADOPTED,
        ),
        "pre-modele/2.txt": act_of("2023-02", "Achat de sel", "Le sel coûte 90 € la tonne.", ADOPTED),
    }
    return small_desk(tmp_path_factory.mktemp("ditches"), acts)


@pytest.mark.parametrize(
    "question",
    [
        "Curage des fossés à Pré-Modèle : la société Ollier est-elle plus chère de l'heure que Vernaz ?",
        "Curage des fossés de Pré-Modèle : le curage par Vernaz ou Ollier, lequel est le plus cher de l'heure ?",
    ],
)
def test_each_has_the_figure_told_behind_its_name(town: Desk, question: str) -> None:
    draft = answer_told_of_each(town.find(question), town.stores)
    assert draft is not None
    assert draft.status is Status.PARTIAL
    told = {claim.text.split()[0]: claim.text for claim in draft.claims[:2]}
    assert "71 €" in told["Vernaz"]
    assert "83 €" in told["Ollier"]


@pytest.mark.parametrize(
    "question",
    [
        "Curage des fossés à Pré-Modèle : Ollier est-il plus cher que Dupuis ?",  # of whom no act speaks
        "Combien coûte le curage des fossés par Ollier à Pré-Modèle ?",  # compares nothing
    ],
)
def test_none_where_one_has_no_figure(town: Desk, question: str) -> None:
    assert answer_told_of_each(town.find(question), town.stores) is None
