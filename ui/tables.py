"""Rows as the bytes of a file: CSV, JSON lines, and XLSX [xlsxwriter's only home]."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, BinaryIO

from ui.records import Record

# A spreadsheet takes a cell that opens so for a formula and runs it, whatever act it was read from.
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
LONGEST = 32_767  # characters that a spreadsheet's cell holds
WIDTHS = {"amount": 14, "montant": 14, "date": 12, "page": 7, "quote": 50, "purpose": 40, "objet": 40}
WIDTH = 20  # characters of any other column
SUMS = frozenset({"amount", "unit_price", "montant"})  # texts of two decimals in a row, numbers in a sheet
DAYS = frozenset({"date"})  # ISO texts in a row, dates in a sheet


def write_jsonl(rows: Iterable[Record], columns: Sequence[str], out: BinaryIO) -> None:
    """One JSON object a line, its keys the columns."""
    for row in rows:
        told = {column: row[column] for column in columns}
        out.write((json.dumps(told, ensure_ascii=False) + "\n").encode())


def write_csv(rows: Iterable[Record], columns: Sequence[str], out: BinaryIO) -> None:
    """RFC 4180 in UTF-8, but for the line end, which is ``\\n``; the header is printed even for no row."""
    text = io.TextIOWrapper(out, "utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(row[column]) for column in columns])
    text.detach()


def cell(value: object) -> str:
    """A value as a cell that no spreadsheet runs: what looks like a formula gets a leading apostrophe."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    if NUMBER.fullmatch(text) or not FORMULA.match(text):
        return text
    return "'" + text


def write_xlsx(rows: Iterable[Record], columns: Sequence[str], out: BinaryIO) -> None:
    """A sheet with a fixed header and filters. Sums are numbers and dates are dates; every other text is kept as
    text, whatever it opens with: no cell is a formula or a link."""
    from xlsxwriter import Workbook

    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(out, options) as book:
        sheet, bold = book.add_worksheet(), book.add_format({"bold": True})
        formats = {
            "sum": book.add_format({"num_format": "#,##0.00"}),
            "day": book.add_format({"num_format": "yyyy-mm-dd"}),
        }
        sheet.write_row(0, 0, columns, bold)
        last = 0
        for last, row in enumerate(rows, 1):
            for at, column in enumerate(columns):
                _write_cell(sheet, (last, at), _typed(column, row[column]), formats)
        for at, column in enumerate(columns):
            sheet.set_column(at, at, WIDTHS.get(column, WIDTH))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, last, len(columns) - 1)


def _typed(column: str, value: object) -> object:
    if isinstance(value, str) and value and column in SUMS:
        return Decimal(value)
    return date.fromisoformat(value) if isinstance(value, str) and value and column in DAYS else value


def _write_cell(sheet: Any, at: tuple[int, int], value: object, formats: dict[str, Any]) -> None:
    match value:
        case None | "":
            sheet.write_blank(*at, None)
        case bool():
            sheet.write_boolean(*at, value)
        case Decimal():
            sheet.write_number(*at, float(value), formats["sum"])
        case date():
            sheet.write_datetime(*at, value, formats["day"])
        case int():
            sheet.write_number(*at, value)
        case _:
            sheet.write_string(*at, str(value)[:LONGEST])


Writer = Callable[[Iterable[Record], Sequence[str], BinaryIO], None]
WRITERS: dict[str, Writer] = {"csv": write_csv, "jsonl": write_jsonl, "xlsx": write_xlsx}


def as_bytes(form: str, rows: Iterable[Record], columns: Sequence[str]) -> bytes:
    """The whole file. KeyError for a form that is none of ``WRITERS``."""
    out = io.BytesIO()
    WRITERS[form](rows, columns, out)
    return out.getvalue()
