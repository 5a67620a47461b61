"""Answers about acts themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.types import Status
from tests.assistant.support import HEAD, Desk, small_desk


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Numéro de la délibération sur le Moto-club des Crêtes ?", "2023-040"),
        ("What is the number of the resolution on the Lavoir in 2022?", "2022-011"),
        ("Quel acte de Bourg-Témoin aide le Kiosque ?", "2021-09"),  # the one that stands
        ("Quelle délibération de Saint-Exemple donne 5 000 euros ?", "2023-040"),  # told by its amount alone
        ("Which resolution of Saint-Exemple gives €1,200?", "2022-011"),
        ("Quelle délibération remplace la n° 2021-09 de Bourg-Témoin ?", "2021-04"),
    ],
)
def test_numbers(small: Desk, question: str, number: str) -> None:
    answer = small.ask(question)
    assert (answer.status, answer.value) == (Status.ANSWERED, number)
    assert answer.headline.startswith(f"N° {number}" if answer.language == "fr" else f"No. {number}")
    assert number in answer.citations[0].quote


def test_acts_are_counted(small: Desk) -> None:
    answer = small.ask("Combien de délibérations à Saint-Exemple en 2023 ?")
    assert (answer.value, answer.headline) == (2, "2 délibérations [1] [2]")
    # the files given may hold only some of the year's acts
    assert answer.status is Status.PARTIAL
    assert "peut en compter d'autres" in answer.text
    assert "n° 2023-017" in answer.text
    assert "n° 2023-040" in answer.text


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (
            "What was decided on 20 June 2023?",
            "1 resolution: Subvention exceptionnelle au Moto-club des Crêtes [1]",
        ),
        (
            "Quelles délibérations ont été prises à Bourg-Témoin en 2021 ?",
            "2 délibérations : Aide à l'association du Kiosque ; Aide à l'association du Kiosque",
        ),
    ],
)
def test_a_period_alone_asks_for_its_acts(small: Desk, question: str, headline: str) -> None:
    assert small.ask(question).headline.startswith(headline)


def test_a_period_without_acts(small: Desk) -> None:
    assert small.ask("What was decided on 1 January 2019?").status is Status.NOT_FOUND


_PERMIT = f"""COMMUNE DE PRÉ-MODÈLE
{HEAD} MUNICIPAL
Séance du 10 février 2023

Délibération n° 2023-01
Objet : Hangar de la scierie Hêtre

Vu le permis de construire n° PC 062 119 22 00041 délivré à la scierie Hêtre ;
Le conseil approuve la convention avec la scierie.
"""
_SALE = _PERMIT.replace("2023-01", "2023-02").replace("Hangar de la scierie Hêtre", "Grange Dupuis")


def test_the_number_of_a_permit_is_not_the_acts(tmp_path: Path) -> None:
    town = small_desk(tmp_path, {"1.txt": _PERMIT})
    answer = town.ask("N° du permis de construire de la scierie Hêtre à Pré-Modèle ?")
    assert answer.value == "PC 062 119 22 00041"
    assert answer.value in answer.citations[0].quote
    assert town.ask("Numéro du contrat de la scierie Hêtre à Pré-Modèle ?").value is None


def test_acts_numbered_from_one_on_are_the_whole_sitting(tmp_path: Path) -> None:
    town = small_desk(tmp_path, {"1.txt": _PERMIT, "2.txt": _SALE})
    answer = town.ask("Combien de délibérations à Pré-Modèle le 10 février 2023 ?")
    assert (answer.status, answer.value) == (Status.ANSWERED, 2)
