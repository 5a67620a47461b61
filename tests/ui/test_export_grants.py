"""Open data of grants has each money once, one name for one beneficiary, and no private person's name."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from index.corrections import Signature, correct
from index.tally import tally
from index.types import Grant
from tests.assistant.support import HEAD, KIOSQUE_NEW, KIOSQUE_OLD, Desk, small_desk
from ui.export import GRANT_COLUMNS, grant_rows

PV = f"""COMMUNE DE BRUMEVAL
{HEAD} MUNICIPAL
Séance du 7 mars 2023

Objet : Subventions

Le conseil municipal, après en avoir délibéré, décide :

Article 1 : D'attribuer à FUTUR COMPOSE une subvention de 500 €.
Article 2 : D'attribuer à l'association « Les Rameurs », n° SIRET 732 829 320 00074, une subvention de 80 €.

Adopté à l'unanimité.
"""
ACT = f"""COMMUNE DE BRUMEVAL
{HEAD} MUNICIPAL
Séance du 7 mars 2023

Délibération n° 2023-017
Objet : Subventions

Le maire propose d'attribuer à la société « Futur Composé » une subvention de 500 €.

Le conseil municipal, après en avoir délibéré, décide :

Article 1 : D'attribuer à la société « Futur Composé » une subvention de 500 €.
Article 2 : D'attribuer les aides suivantes :
- FABRE Lise : 200 €

Adopté à l'unanimité.
"""
FILES = {"a/act.txt": ACT, "a/pv.txt": PV, "b/new.txt": KIOSQUE_NEW, "b/old.txt": KIOSQUE_OLD}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = small_desk(tmp_path_factory.mktemp("grants"), FILES)
    yield made
    made.stores.ledger.close()


@pytest.fixture(scope="module")
def rows(desk: Desk) -> list[dict[str, Any]]:
    return list(grant_rows(tally(desk.stores.ledger)))


def test_the_counted_rows_are_the_money(rows: list[dict[str, Any]]) -> None:
    assert sum(Decimal(row["amount"]) for row in rows if row["counted"]) == 500 + 80 + 200 + 600


def test_a_row_not_counted_says_why(rows: list[dict[str, Any]]) -> None:
    why_not = {(row["file"], row["amount"]): row["why_not"] for row in rows if not row["counted"]}
    assert why_not == {
        ("pv.txt", "500.00"): "told in act.txt, page 1",
        ("old.txt", "700.00"): "replaced: 2021-09",
    }
    assert all(row["why_not"] == "" for row in rows if row["counted"])


def test_one_entity_for_all_spellings(rows: list[dict[str, Any]]) -> None:
    spelled = {row["beneficiary"]: row["entity"] for row in rows if row["amount"] == "500.00"}
    assert spelled == {"Futur Composé": "Futur Composé", "FUTUR COMPOSE": "Futur Composé"}
    (rowers,) = [row for row in rows if row["amount"] == "80.00"]
    assert (rowers["siret"], rowers["rna"]) == ("73282932000074", "")


def test_no_private_persons_name(rows: list[dict[str, Any]]) -> None:
    (row,) = [row for row in rows if row["amount"] == "200.00"]
    assert (row["beneficiary"], row["entity"], row["quote"]) == ("personne privée", "", "")
    assert not any("FABRE" in str(value) for value in row.values())


def test_the_columns(rows: list[dict[str, Any]]) -> None:
    assert {tuple(row) for row in rows} == {GRANT_COLUMNS}


def test_an_act_goes_by_its_number_or_its_title(rows: list[dict[str, Any]]) -> None:
    assert {row["act"] for row in rows if row["file"] == "act.txt"} == {"2023-017"}
    assert {row["act"] for row in rows if row["file"] == "pv.txt"} == {"Subventions"}


def test_a_private_persons_act_goes_by_its_number_alone(tmp_path: Path) -> None:
    """Its title may name who gets the money."""
    act = ACT.replace("Délibération n° 2023-017\n", "").replace(
        "Objet : Subventions", "Objet : Aide à FABRE Lise"
    )
    desk = small_desk(tmp_path, {"aide.txt": act})
    told = [row for row in grant_rows(tally(desk.stores.ledger)) if row["beneficiary"] == "personne privée"]
    desk.stores.ledger.close()
    assert [row["act"] for row in told] == [None]


def test_a_row_says_what_people_corrected(tmp_path: Path) -> None:
    desk = small_desk(tmp_path, {"act.txt": ACT})
    ledger = desk.stores.ledger
    read = next(one.read for one in ledger.reviewed(Grant) if one.read.amount == 500)
    signed = Signature("Anne", "2026-03-03T10:00:00+00:00", "mal lu")
    ledger.correct([correct(read, "amount", "50", signed)])
    (told,) = [row["corrections"] for row in grant_rows(tally(ledger)) if row["corrections"]]
    ledger.close()
    assert told == "amount: 50 instead of 500 (Anne, 2026-03-03T10:00:00+00:00: mal lu)"
