"""Corrections for people and for machines: in a list, and as the lines of a file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from index.corrections import fact_id
from index.errors import BadCorrection
from index.text import squeeze
from index.types import Correction, Fact, Reviewed
from ui.records import Record, correction_record, corrections_told

FIELDS = {field.name: int if field.name in ("page", "start") else str for field in fields(Correction)}
WORDS_SHOWN = 100  # characters of the words of the act


def listed(said: Correction, one: Reviewed[Fact] | None, files: Mapping[str, str]) -> str:
    """A correction for people: of which fact (``one``: the fact that it means, if there is one), what was said,
    and whether it still applies. ``files``: the names of the documents held, by SHA-256."""
    file = files.get(said.document, said.document[:8])
    words = squeeze(said.quote)[:WORDS_SHOWN]
    lines = [
        f"{said.id}  {file}, page {said.page}, {fact_id(one.read) if one else said.kind}: {words}",
        f"  {corrections_told([correction_record(said)])}",
    ]
    return "\n".join([*lines, *([] if one else [f"  no longer applies: {_why_not(said, files)}"])])


def _why_not(said: Correction, files: Mapping[str, str]) -> str:
    if said.document not in files:
        return "its file is not in the store"
    return f"no {said.kind} says such a thing in these words any more"


def listed_record(said: Correction, one: Reviewed[Fact] | None, files: Mapping[str, str]) -> Record:
    """As ``listed``; "act" and "fact" are null where it no longer applies."""
    means = {"applies": one is not None, "act": one and one.act, "fact": one and fact_id(one.read)}
    place = {"file": files.get(said.document), "page": said.page, "kind": said.kind, "quote": said.quote}
    return correction_record(said) | means | place


def to_line(said: Correction) -> str:
    """A correction as a line of JSON, with all that it takes to bring it into another store."""
    return json.dumps(asdict(said), ensure_ascii=False) + "\n"


def from_lines(lines: Iterable[str]) -> tuple[Correction, ...]:
    """What ``to_line`` wrote; blank lines are skipped. Raises BadCorrection for the first line that is none."""
    return tuple(_correction(number, line) for number, line in enumerate(lines, 1) if line.strip())


def _correction(number: int, line: str) -> Correction:
    try:
        value = json.loads(line)
        wrong = _wrong(value)
    except (ValueError, RecursionError) as error:
        wrong = str(error)
    if wrong:
        raise BadCorrection(f"line {number} is no correction: {wrong}")
    return Correction(**value)


def _wrong(value: Any) -> str:
    """Why a JSON value is no correction; "" for one. Raises ValueError for a time or values that are none."""
    if not isinstance(value, dict) or value.keys() != FIELDS.keys():
        return f"it has not the keys {', '.join(FIELDS)}"
    wrong = [name for name, kind in FIELDS.items() if type(value[name]) is not kind]
    if wrong:
        return f"{wrong[0]!r} is no {'whole number' if FIELDS[wrong[0]] is int else 'text'}"
    datetime.fromisoformat(value["at"])
    read = json.loads(value["read"])
    texts = isinstance(read, dict) and all(isinstance(text, str) for text in read.values())
    return "" if texts else "'read' holds no texts by field"
