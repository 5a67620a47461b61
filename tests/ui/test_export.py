"""Open data: what is written reads back, and no cell is a formula."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.export import ACT_COLUMNS, GRANT_COLUMNS, act_rows, cell, grant_rows, write_csv, write_jsonl

SAID: dict[str, Any] = {
    "id": "c-1",
    "field": "amount",
    "old": "15000",
    "new": "1500",
    "who": "Anne",
    "at": "2026-03-03T10:00:00+00:00",
    "why": "mal lu",
}
GRANT: dict[str, Any] = {
    "beneficiary": "Les Amis",
    "entity": "Les Amis",
    "siret": "",
    "rna": "",
    "maximum": False,
    "in_kind": False,
    "unit_price": None,
    "unit": "",
    "count": None,
    "period": "",
    "counted": True,
    "why_not": "",
    "amount": "1500.00",
    "nature": "subvention",
    "purpose": "fête",
    "status": "awarded",
    "funder": "",
    "article": "Article 1",
    "page": 2,
    "quote": "une\nfête ; « dite »",
    "corrections": [],
}
ACT: dict[str, Any] = {
    "file": "a.pdf",
    "pages": [2, 3],
    "number": "2023-017",
    "date": "2023-03-14",
    "council": "Commune",
    "body": None,
    "title": "Fête",
    "replaces": None,
    "chair": "Anne",
    "secretary": None,
    "present_names": ["Anne", "Bruno"],
    "excused_names": [],
    "vote": {"for": 2, "against": 0, "abstain": 0, "unanimous": True, "outcome": "adopted", "quote": "oui"},
    "grants": [GRANT, GRANT | {"status": "proposed", "page": None}],
    "facts": [],
}


def test_a_row_a_grant() -> None:
    rows = list(grant_rows([ACT, ACT | {"grants": []}]))
    assert [row["status"] for row in rows] == ["awarded", "proposed"]
    assert tuple(rows[0]) == GRANT_COLUMNS
    assert (rows[0]["act"], rows[0]["amount"], rows[0]["page"]) == ("2023-017", "1500.00", 2)


def test_an_act_without_number_goes_by_its_title() -> None:
    assert next(grant_rows([ACT | {"number": None}]))["act"] == "Fête"


def test_a_row_an_act() -> None:
    (row,) = act_rows([ACT])
    assert tuple(row) == ACT_COLUMNS
    assert [row[key] for key in ("first_page", "last_page", "present", "excused")] == [2, 3, 2, 0]
    assert [row[key] for key in ("for", "unanimous", "grants", "awarded")] == [2, True, 2, 1]


def test_a_plain_text_act_without_vote() -> None:
    (row,) = act_rows([ACT | {"pages": None, "vote": None}])
    assert [row[key] for key in ("first_page", "last_page", "for", "outcome")] == [None] * 4


def test_a_row_says_what_people_corrected() -> None:
    fact = {"fact": "vote", "corrections": [SAID | {"field": None}]}
    mention = {"fact": "mention", "corrections": [SAID]}
    corrected = ACT | {"grants": [GRANT | {"corrections": [SAID, SAID]}], "facts": [fact, mention]}
    signed = "(Anne, 2026-03-03T10:00:00+00:00: mal lu)"
    (row,) = grant_rows([corrected])
    assert row["corrections"] == " | ".join([f"amount: 1500 instead of 15000 {signed}"] * 2)
    (row,) = act_rows([corrected])
    assert row["corrections"] == f"rejected {signed}"


def test_csv_has_a_header_and_reads_back() -> None:
    out = io.StringIO()
    write_csv(grant_rows([ACT]), GRANT_COLUMNS, out)
    first, second = csv.DictReader(io.StringIO(out.getvalue()))
    assert first == {key: cell(value) for key, value in next(grant_rows([ACT])).items()}
    assert second["page"] == ""


def test_csv_of_nothing_is_its_header() -> None:
    out = io.StringIO()
    write_csv([], ("a", "b"), out)
    assert out.getvalue() == "a,b\n"


def test_jsonl_keeps_types() -> None:
    out = io.StringIO()
    write_jsonl(act_rows([ACT]), out)
    assert json.loads(out.getvalue()) == next(act_rows([ACT]))
    assert "Fête" in out.getvalue()


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+33 1 23", "'+33 1 23"),
        ("-D'attribuer", "'-D'attribuer"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        (" =1", "' =1"),
        ("＝1", "'＝1"),
        ("-12.50", "-12.50"),
        ("1500.00", "1500.00"),
        ("Article 1 = un", "Article 1 = un"),
        (None, ""),
        (True, "true"),
        (0, "0"),
    ],
)
def test_cells(value: object, written: str) -> None:
    assert cell(value) == written


@given(st.text())
def test_no_cell_opens_like_a_formula(text: str) -> None:
    written = cell(text)
    assert written in (text, "'" + text)
    if written[:1] in ("=", "+", "-", "@", "\t", "\r"):
        float(written)
