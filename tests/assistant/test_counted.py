"""Counts that acts tell themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.types import Status
from tests.assistant.support import HEAD, Desk, small_desk

POOL = f"""COMMUNE DE PORT-EXEMPLE
{HEAD} MUNICIPAL
Séance du 9 juin 2022
Délibération n° 2022-044
Objet : Cartes de piscine et lots du marché des vestiaires

Le Maire propose d'offrir 250 cartes de piscine aux enfants des écoles.
Le marché des vestiaires est divisé en quatorze lots ; 1 200 baigneurs viennent chaque été.

Le Conseil municipal, après en avoir délibéré, à l'unanimité,
Décide :
Article 1 : D'approuver ces propositions.
"""
LIBRARY = f"""COMMUNE DE PORT-EXEMPLE
{HEAD} MUNICIPAL
Séance du 7 juillet 2022
Délibération n° 2022-051
Objet : Bibliothèque

Le Maire propose d'acheter 40 livres à la librairie, puis 60 livres en septembre.

Le Conseil municipal, après en avoir délibéré, à l'unanimité,
Décide :
Article 1 : D'approuver ces achats.
"""


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return small_desk(tmp_path_factory.mktemp("port"), {"a.txt": POOL, "b.txt": LIBRARY})


@pytest.mark.parametrize(
    ("question", "count", "start"),
    [
        ("Combien de cartes de piscine sont offertes aux enfants ?", 250, "250 cartes de piscine : « "),
        ("How many lots are there in the changing rooms contract?", 14, "14 lots: “"),
        ("Combien de baigneurs à Port-Exemple ?", 1200, "1\u202f200 baigneurs"),
    ],
)
def test_what_is_counted_is_told_with_its_sentence(port: Desk, question: str, count: int, start: str) -> None:
    answer = port.ask(question)
    assert answer.value == count
    assert answer.headline.startswith(start)
    assert answer.citations[0].act == "2022-044"


def test_two_counts_that_fit_are_both_told(port: Desk) -> None:
    answer = port.ask("Combien de livres la bibliothèque achète-t-elle ?")
    assert answer.status is Status.PARTIAL
    assert "40 livres" in answer.text
    assert "60 livres" in answer.text


@pytest.mark.parametrize("question", ["Combien de chaises à Port-Exemple ?", "How many trees were planted?"])
def test_what_no_act_counts_is_not_counted(port: Desk, question: str) -> None:
    assert port.ask(question).value is None


def test_what_a_later_act_tells_of_the_year_asked_for_is_counted(tmp_path: Path) -> None:
    act = f"""COMMUNE DE PRÉ-MODÈLE
{HEAD} MUNICIPAL
Séance du 10 février 2023

Délibération n° 2023-01
Objet : Quartier des Halles

Considérant que la convention du quartier des Halles, signée en 1969, prévoyait 5835 logements ;
Le conseil approuve l'étude.
"""
    town = small_desk(tmp_path, {"1.txt": act})
    answer = town.ask(
        "Combien de logements prévoyait la convention de 1969 du quartier des Halles de Pré-Modèle ?"
    )
    assert answer.value == 5835
    assert "1969" in answer.citations[0].quote
