"""The SCDL table "Subventions": what acts say is in it, what they don't is empty and told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from index.tally import tally
from tests.assistant.support import Desk, small_desk
from tests.conftest import SHARED
from tests.ui.test_export_grants import FILES
from ui.scdl import COLUMNS, REQUIRED, scdl_rows, to_complete


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = small_desk(tmp_path_factory.mktemp("scdl"), FILES)
    yield made
    made.stores.ledger.close()


@pytest.fixture(scope="module")
def rows(desk: Desk) -> list[dict[str, Any]]:
    return list(scdl_rows(tally(desk.stores.ledger)))


def test_what_counts_is_told_once_and_of_no_private_person(rows: list[dict[str, Any]]) -> None:
    assert sorted(row["montant"] for row in rows) == ["500.00", "600.00", "80.00"]


def test_what_an_act_says(rows: list[dict[str, Any]]) -> None:
    (row,) = [row for row in rows if row["montant"] == "80.00"]
    assert tuple(row) == COLUMNS
    assert row["nomAttribuant"] == "Commune de Brumeval"
    assert (row["nomBeneficiaire"], row["idBeneficiaire"]) == ("Les Rameurs", "73282932000074")
    assert (row["nature"], row["pourcentageSubvention"]) == ("aide en numéraire", "1.00")


def test_what_is_to_complete(rows: list[dict[str, Any]]) -> None:
    lacking = to_complete(rows)
    assert lacking["idAttribuant"] == lacking["dateConvention"] == 3
    assert lacking["idBeneficiaire / rnaBeneficiaire"] == 2
    assert not lacking.keys() & {"nomAttribuant", "nomBeneficiaire", "montant", "nature", "objet"}


def test_the_columns_are_the_schemas() -> None:
    schema = SHARED / "schemas" / "scdl-subventions-2.1.1.json"
    if not schema.exists():
        pytest.skip(f"needs the schemas beside the repository: {schema} is absent")
    fields = json.loads(Path(schema).read_text("utf-8"))["fields"]
    assert tuple(field["name"] for field in fields) == COLUMNS
    assert {f["name"] for f in fields if f.get("constraints", {}).get("required")} == set(REQUIRED)
