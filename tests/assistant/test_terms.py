"""What is told beside a grant's amount: a limit, a price per unit, the payments, the conditions."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from assistant.terms import amount_told
from assistant.types import Language
from index.types import Grant, GrantStatus, Nature, Span
from tests.assistant.support import HEAD, Desk, small_desk

SPAN = Span("0" * 64, 1, 0, 1, "x")


def grant(amount: str | None, **terms: object) -> Grant:
    sum_ = None if amount is None else Decimal(amount)
    nature, status = Nature.SUBVENTION, GrantStatus.AWARDED
    return Grant("Judo", "Judo", sum_, nature, status, "", "", "", "", False, span=SPAN, **terms)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "french", "english"),
    [
        (grant("900"), "900 €", "900 €"),
        (grant("900", maximum=True), "900 € au maximum", "900 € at most"),
        (grant("900", basis="HT"), "900 € HT", "900 € HT"),
        (grant(None, unit_price=Decimal(30), unit="élève"), "30 € par élève", "€30 per élève"),
        (
            grant("720", unit_price=Decimal(30), unit="élève", count=24),
            "900 € (24 × 30 € par élève)",
            "900 € (24 × €30 per élève)",
        ),
        (grant("500", unit_price=Decimal(500), unit="an"), "500 € par an", "€500 per an"),
    ],
)
def test_an_amount_with_what_it_stands_for(told: Grant, french: str, english: str) -> None:
    assert amount_told(told, "900 €", Language.FR).replace("\xa0", " ") == french
    assert amount_told(told, "900 €", Language.EN).replace("\xa0", " ") == english


ECOLES = f"""COMMUNE DE SAINT-EXEMPLE
{HEAD} MUNICIPAL
Séance du 12 avril 2023

Délibération n° 2023-031
Objet : Aides aux écoles et au festival

Étaient présents : Mme Anne BERTIN, maire, M. Louis CARNOT (arrivé à 19 h 10, avant le vote de la délibération n° 2023-030), Mme Rose DELMAS

Le conseil municipal, après en avoir délibéré, décide :

Article 1 : D'attribuer à l'école des Tilleuls une participation de 30 € par élève pour son voyage à Nîmes.

Article 2 : D'attribuer à l'association « Les Mots du Val » une subvention de 2 000 € maximum, au titre de l'année 2023, versée en deux fois, sous réserve de la signature de la convention.

Article 3 : D'attribuer à l'association « Radio des Crêtes » une subvention de 300 €.

Adopté à l'unanimité.
"""


@pytest.fixture(scope="module")
def schools(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder: Path = tmp_path_factory.mktemp("terms")
    return small_desk(folder, {"ecoles.txt": ECOLES})


def test_the_terms_of_one_grant_are_told(schools: Desk) -> None:
    answer = schools.ask("Combien pour Les Mots du Val ?")
    text = answer.text.replace("\u202f", " ").replace("\xa0", " ")
    assert "2 000 € au maximum" in text.split("\n")[0]
    assert "Période : 2023" in text
    assert "Versement : versée en deux fois" in text
    assert "Condition : sous réserve de la signature de la convention" in text


def test_a_price_per_unit_is_told_and_added_to_nothing(schools: Desk) -> None:
    one = schools.ask("Combien pour l'école des Tilleuls ?")
    assert "30 € par élève" in one.headline.replace("\xa0", " ")
    whole = schools.ask("Quel est le total des subventions attribuées par Saint-Exemple en 2023 ?")
    assert whole.amount == 2300


def test_a_sum_tells_of_limits(schools: Desk) -> None:
    text = schools.ask("Quel est le total des subventions attribuées par Saint-Exemple en 2023 ?").text
    assert "Dont 1 montant maximum" in text


def test_who_was_there_tells_who_came_late(schools: Desk) -> None:
    text = schools.ask("Qui était présent à Saint-Exemple le 12 avril 2023 ?").text
    assert "Louis CARNOT arrive à 19:10, avant le vote de la délibération n° 2023-030" in text
