"""Tables as files: what is written reads back, and no cell is a formula."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.tables import as_bytes, cell

COLUMNS = ("beneficiary", "amount", "date", "page", "counted", "quote")
ROW: dict[str, Any] = {
    "beneficiary": "Les Amis de l’été",
    "amount": "1500.10",
    "date": "2023-03-14",
    "page": 2,
    "counted": True,
    "quote": "une\nfête ; « dite »",
}
EMPTY: dict[str, Any] = ROW | {"amount": None, "date": None, "page": None, "quote": ""}


def sheet(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return book.read("xl/worksheets/sheet1.xml").decode()


def test_csv_has_a_header_and_reads_back() -> None:
    first, second = csv.DictReader(io.StringIO(as_bytes("csv", [ROW, EMPTY], COLUMNS).decode(), newline=""))
    assert first == {key: cell(value) for key, value in ROW.items()}
    assert (second["page"], second["amount"]) == ("", "")


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_of_nothing(form: str) -> None:
    assert as_bytes(form, [], ("a", "b")) == {"csv": b"a,b\n", "jsonl": b""}[form]


def test_jsonl_keeps_types() -> None:
    line = as_bytes("jsonl", [ROW], COLUMNS).decode()
    assert json.loads(line) == ROW
    assert "l’été" in line


def test_a_sheet_keeps_sums_and_dates_as_such() -> None:
    cells = dict(re.findall(r'<c r="(\w+)"[^>]*><v>([^<]*)</v>', sheet(as_bytes("xlsx", [ROW], COLUMNS))))
    assert float(cells["B2"]) == 1500.10
    assert cells["C2"] == "44999"  # days since 30 December 1899: 14 March 2023
    assert (cells["D2"], cells["E2"]) == ("2", "1")


def test_a_sheet_of_nothing_opens() -> None:
    assert "<sheetData>" in sheet(as_bytes("xlsx", [], COLUMNS))


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+33 1 23", '=HYPERLINK("http://a.example")'])
def test_a_sheet_has_no_formula_and_no_link(text: str) -> None:
    data = as_bytes("xlsx", [ROW | {"quote": text, "beneficiary": "http://a.example"}], COLUMNS)
    assert "<f>" not in sheet(data)
    assert "<hyperlink" not in sheet(data)


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
