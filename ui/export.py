"""Open data: grants and acts as tables, one line each, in CSV or JSON lines."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from ui.records import Record, corrections_told

GRANT_COLUMNS = (
    *("file", "page", "act", "date", "council", "beneficiary", "entity", "siret", "rna", "amount", "nature"),
    *(
        "maximum",
        "in_kind",
        "unit_price",
        "unit",
        "count",
        "period",
        "purpose",
        "status",
        "counted",
        "why_not",
    ),
    *("funder", "article", "quote", "corrections"),
)
ACT_COLUMNS = (
    *("file", "first_page", "last_page", "number", "date", "council", "body", "title", "replaces"),
    *("chair", "secretary", "present", "excused", "outcome", "for", "against", "abstain", "unanimous"),
    *("grants", "awarded", "corrections"),
)
COUNTED = frozenset({"attendance", "grant", "vote"})  # the facts that a row of an act tells of
# A spreadsheet takes a cell that opens so for a formula and runs it, whatever act it was read from.
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def grant_rows(acts: Iterable[Record]) -> Iterator[Record]:
    """One row a grant, of act records that ``ui.marked`` has marked; the keys are ``GRANT_COLUMNS``."""
    for act in acts:
        shared = {"file": act["file"], "act": act["number"] or act["title"]}
        shared |= {key: act[key] for key in ("date", "council")}
        for grant in act["grants"]:
            row = shared | grant | {"corrections": corrections_told(grant["corrections"])}
            yield {column: row[column] for column in GRANT_COLUMNS}


def act_rows(acts: Iterable[Record]) -> Iterator[Record]:
    """One row an act, of act records; the keys are ``ACT_COLUMNS``; "awarded" counts the grants awarded."""
    for act in acts:
        first, last = act["pages"] or (None, None)
        vote = act["vote"] or {}
        row = act | {
            "first_page": first,
            "last_page": last,
            "present": len(act["present_names"]),
            "excused": len(act["excused_names"]),
            "grants": len(act["grants"]),
            "awarded": sum(grant["status"] == "awarded" for grant in act["grants"]),
            "corrections": corrections_told(
                said for fact in act["facts"] if fact["fact"] in COUNTED for said in fact["corrections"]
            ),
        }
        row |= {key: vote.get(key) for key in ("outcome", "for", "against", "abstain", "unanimous")}
        yield {column: row[column] for column in ACT_COLUMNS}


def write_jsonl(rows: Iterable[Record], out: TextIO) -> None:
    for row in rows:
        out.write(json.dumps(row, ensure_ascii=False) + "\n")


def write_csv(rows: Iterable[Record], columns: Sequence[str], out: TextIO) -> None:
    """RFC 4180 but for the line end, which is ``\\n``; the header is printed even for no row."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(row[column]) for column in columns])


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
