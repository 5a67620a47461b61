"""Numbers of the head of a sitting, told from the head itself and not from a list of names."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.types import Status
from tests.assistant.support import Desk, small_desk

_TOLD = """COMMUNE DE PRÉ-MODÈLE
PROCÈS-VERBAL DU CONSEIL MUNICIPAL
Séance du 10 février 2023
En exercice : 15 Présents : 12 Votants : 14 Quorum : 8

Étaient présents : Mme Anne BERTIN, maire, M. Louis CARNOT
Excusés : Mme Rose DELMAS (pouvoir à M. CARNOT)

Délibération n° 2023-01
Objet : Achat d'une pompe

Le conseil décide d'acheter une pompe.
"""
_ROW = """COMMUNE DE HAUT-TÉMOIN
EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL
27 16 3 19 Nombre de Conseillers en exercice Présents Procurations Votants
Séance du 3 mars 2023

Délibération n° 2023-09
Objet : Vente d'un pré

Le conseil décide de vendre un pré.
"""
_QUORUM = """COMMUNE DE BAS-TÉMOIN
EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL
Séance du 4 avril 2023
Quorum : 21 présents sur 26

Délibération n° 2023-11
Objet : Achat d'une halle

Le conseil décide d'acheter une halle.
"""


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    acts = {"1.txt": _TOLD, "2.txt": _ROW, "3.txt": _QUORUM}
    return small_desk(tmp_path_factory.mktemp("heads"), acts)


@pytest.mark.parametrize(
    ("question", "value", "told"),
    [
        ("Combien de votants à Pré-Modèle le 10 février 2023, procurations comprises ?", 14, "Votants : 14"),
        ("Combien de votants à Haut-Témoin le 3 mars 2023 ?", 19, "Votants : 19"),
        ("Combien de membres en exercice à Haut-Témoin le 3 mars 2023 ?", 27, "Membres en exercice : 27"),
        ("Combien de présents sur combien à Pré-Modèle le 10 février 2023 ?", 12, "Membres en exercice : 15"),
        ("Combien de présents sur combien à Bas-Témoin le 4 avril 2023 ?", 21, "Membres en exercice : 26"),
    ],
)
def test_the_head_tells_how_many(towns: Desk, question: str, value: int, told: str) -> None:
    answer = towns.ask(question)
    assert (answer.status, answer.value) == (Status.ANSWERED, value)
    assert told in answer.text
    assert str(value) in answer.citations[0].quote


def test_without_its_day_a_number_is_told_with_reserve(towns: Desk) -> None:
    assert towns.ask("Combien de votants à Pré-Modèle ?").status is Status.PARTIAL


def test_a_head_that_prints_none_tells_none(towns: Desk) -> None:
    assert "Votants" not in towns.ask("Combien de votants à Bas-Témoin le 4 avril 2023 ?").text


def test_the_members_of_a_committee_are_not_the_councils(tmp_path: Path) -> None:
    town = small_desk(tmp_path, {"1.txt": _TOLD})
    assert town.ask("How many members does the council of Pré-Modèle have in office?").value == 15
    assert town.ask("How many members does the pump committee of Pré-Modèle have?").value != 15
