"""Rates that acts tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.types import Status
from tests.assistant.support import HEAD, Desk, small_desk

TAXES = f"""COMMUNE DE PORT-EXEMPLE
{HEAD} MUNICIPAL
Séance du 9 avril 2022
Délibération n° 2022-014
Objet : Impôts locaux de 2022

Le Maire propose de fixer la taxe d'habitation au taux de 12,50 %.
Le Maire propose de fixer la taxe foncière sur les propriétés bâties au taux de 31,40 %.

Le Conseil municipal, après en avoir délibéré, à l'unanimité,
Décide :
Article 1 : D'approuver ces propositions.
"""


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return small_desk(tmp_path_factory.mktemp("port"), {"a.txt": TAXES})


@pytest.mark.parametrize(
    ("question", "rate", "start"),
    [
        ("Taux de la taxe d'habitation à Port-Exemple ?", "12,5\xa0%", "12,5\xa0% : « "),
        ("What rate of housing tax did Port-Exemple set?", "12.5%", "12.5%: “"),
    ],
)
def test_the_rate_asked_for_is_told_with_its_sentence(
    port: Desk, question: str, rate: str, start: str
) -> None:
    answer = port.ask(question)
    assert (answer.value, answer.citations[0].act) == (rate, "2022-014")
    assert answer.headline.startswith(start)


def test_another_rate_is_no_answer(port: Desk) -> None:
    answer = port.ask("Quel taux d'intérêt pour l'emprunt de Port-Exemple ?")
    assert answer.value is None
    assert answer.status is not Status.ANSWERED


def test_words_of_a_rate_without_its_figure_are_told_with_reserve(tmp_path: Path) -> None:
    act = f"""COMMUNE DE PORT-EXEMPLE
{HEAD} MUNICIPAL
Séance du 9 avril 2022
Délibération n° 2022-020
Objet : Réfection du quai des Dunes

Le Maire propose de solliciter du département une aide au meilleur taux pour le quai des Dunes.
"""
    town = small_desk(tmp_path, {"a.txt": act})
    answer = town.ask("Quel est le taux de l'aide du département pour le quai des Dunes à Port-Exemple ?")
    assert answer.status is not Status.ANSWERED
