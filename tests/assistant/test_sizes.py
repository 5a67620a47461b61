"""Lengths, areas, durations and hours of work, told from the sentences that tell them."""

from __future__ import annotations

import pytest

from assistant.types import Status
from tests.assistant.support import ADOPTED, Desk, act_of, small_desk


def _act(number: str, title: str, told: str) -> str:
    return act_of(
        number, title, told, ADOPTED, opening="L'an deux mille vingt-trois, le dix février à 20 heures 30,\n"
    )


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    acts = {
        "pre-modele/1.txt": _act(
            "2023-01",
            "Contrat de Mme FOULON",
            "Le maire propose de renouveler le contrat de Mme FOULON, agent des écoles, à raison de 20h15 hebdomadaires.",
        ),
        "pre-modele/2.txt": _act(
            "2023-02",
            "Longueur de la voirie communale",
            "La voirie communale mesurée par le géomètre est de 8717 m. La passerelle du Moulin fait 12 m de long sur 3 m de large.",
        ),
        "pre-modele/3.txt": _act(
            "2023-03",
            "Vente d'un terrain à la tannerie Dupuis",
            "Le conseil vend à la tannerie Dupuis un terrain d'une superficie de 1 240 m², classé en zone artisanale.",
        ),
        "pre-modele/4.txt": _act(
            "2023-04",
            "Emprunt pour la halle",
            "Le conseil contracte un emprunt pour la halle, remboursé sur une durée de 15 ans. Les jeunes de 18 ans y entrent.",
        ),
        "pre-modele/5.txt": _act(
            "2023-05",
            "Permis de construire de la scierie Hêtre",
            "Un permis de construire a été délivré à la scierie Hêtre pour un hangar.",
        ),
    }
    return small_desk(tmp_path_factory.mktemp("sizes"), acts)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Le contrat de Mme Foulon, c'est combien d'heures par semaine ?", "20h15"),
        ("Longueur de la voirie communale de Pré-Modèle ?", "8717 m"),
        ("Quelle est la largeur de la passerelle du Moulin ?", "3 m"),
        ("Quelle superficie fait le terrain vendu à la tannerie Dupuis ?", "1 240 m²"),
        ("Sur quelle durée l'emprunt pour la halle est-il remboursé ?", "15 ans"),
        ("Over how many years is the loan for the halle repaid?", "15 ans"),
    ],
)
def test_a_size_is_told_with_its_sentence(town: Desk, question: str, told: str) -> None:
    answer = town.ask(question)
    assert answer.status in (Status.ANSWERED, Status.PARTIAL)
    assert answer.text.startswith(told)
    assert told in answer.citations[0].quote


def test_a_time_of_day_is_no_duration(town: Desk) -> None:
    assert "20 heures" not in town.ask("Combien d'heures par semaine pour le contrat de Mme Foulon ?").text


def test_an_area_that_no_sentence_tells_is_not_found(town: Desk) -> None:
    answer = town.ask("What floor area was the scierie Hêtre allowed to build?")
    assert answer.status is Status.NOT_FOUND
