"""Open data has each money once, one name for one beneficiary, and no private person's name."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from tests.assistant.support import HEAD, KIOSQUE_NEW, KIOSQUE_OLD, Desk, small_desk
from ui.acts import stored_acts
from ui.export import grant_rows
from ui.marked import marked

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
    made = small_desk(tmp_path_factory.mktemp("marked"), FILES)
    yield made
    made.stores.ledger.close()


@pytest.fixture(scope="module")
def rows(desk: Desk) -> list[dict[str, Any]]:
    ledger = desk.stores.ledger
    return list(grant_rows(marked(stored_acts(ledger), ledger)))


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
