"""Budget lines of tables: rows whose cells hold codes, words and sums ("011 | 6156 | Maintenance | + 800 €")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from index.amounts import parse_amount
from index.facts.budget_codes import SLOTS, WORD, Codes, is_chapter, is_nature, merged, slot_of
from index.facts.finder import Reading

# A cell tells its codes by words ("Article 6413 - Personnel") or, in a column of codes, alone ("6156, Maintenance").
_BY_WORD = re.compile(rf"\b(?P<word>{WORD})\s*(?:n\s?°\s*)?(?P<code>\d{{2,8}})\b\s*[-–,:]?\s*")
_ALONE = re.compile(r"(?:(?P<chapter>\d{2,3})\s?[/-]\s?)?(?P<code>\d{2,8})(?:\s*[-–,:]?\s+(?=[^\W\d]{3})|$)")
_HEADING = re.compile(rf"(?P<word>{WORD})(?:\s*(?:et|/|-|,|\s)\s*{WORD})?(?:\s+budgetaires?)?$")
_SUMS = (
    ("", re.compile(r"n-1|\brep\b|reports?\b|restes?\s+a\s+realiser|taux|%")),
    ("balance", re.compile(r"solde|disponible|reste")),
    ("spent", re.compile(r"realise|\brea\b|mandat|engage|depense\s*€?$")),
    (
        "credit",
        re.compile(r"credits?\b|vote|montant|sommes?\b|\bbp\b|budget|propos|inscri|depenses?$|recettes?$|^$"),
    ),
)
# Between the rows of one table: nothing, or what the rows below are of.
_TITLE = re.compile(
    r"\W*(?:$|section\b|depenses?\b|recettes?\b|(?:sous-)?total\b|fonctionnement\b|investissement\b)",
    re.MULTILINE,
)
_NAMES = tuple(name for name, _ in _SUMS if name)
_MOST_CELLS = 12
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Line:
    """A row's codes with its words and its sums (keys: credit, spent, balance), up to ``end`` in the document."""

    codes: Codes
    label: str
    end: int
    sums: dict[str, Decimal | None] = field(default_factory=dict)


def row_lines(reading: Reading, start: int, end: int) -> Iterator[Line]:
    """The budget lines of the tables in a range, under the columns that their heading names."""
    if reading.text.text.find("\t", start, end) < 0:
        return
    columns: tuple[str, ...] = ()
    for row in reading.lines(start, end):
        cells = row[0].split("\t")
        if len(cells) < 2 or len(cells) > _MOST_CELLS:
            columns = columns if _TITLE.match(reading.plain, row.start()) else ()
            continue
        plain = reading.plain[row.start() : row.end()].split("\t")
        named = _columns(plain)
        if named:
            columns = named
        elif _DIGIT.search(row[0]):
            yield from _of_row(cells, plain, columns, row.start())


def _columns(plain: list[str]) -> tuple[str, ...]:
    """What each column of a heading holds: a slot, a sum's name, or ""; nothing where no column holds codes."""
    if any(_DIGIT.search(cell.replace("n-1", "")) for cell in plain):
        return ()
    slots = [slot_of(m["word"]) if (m := _HEADING.match(cell.strip())) else "" for cell in plain]
    if not any(slots):
        return ()
    return tuple(slot or _sum_name(cell.strip()) for slot, cell in zip(slots, plain, strict=True))


def _sum_name(heading: str) -> str:
    return next((name for name, pattern in _SUMS if pattern.search(heading)), "")


def _of_row(cells: list[str], plain: list[str], columns: tuple[str, ...], at: int) -> Iterator[Line]:
    """From left to right: codes and words until the sums, after which the next code begins another line. Words
    before the first code name the line where none stand behind it."""
    line: Line | None = None
    named = ("", at)
    for rank, (cell, words) in enumerate(zip(cells, plain, strict=True)):
        column = columns[rank] if rank < len(columns) else ""
        codes, label = _codes_in(words, column, at)
        end = at + len(cell)
        amount = parse_amount(cell) if line and not codes else None
        if codes and (line is None or line.sums):
            yield from _whole(line)
            line = _begun(codes, cell[label:], end, named if line is None else ("", at))
        elif codes and line:
            line = Line(merged(line.codes, codes), cell[label:] or line.label, end)
        elif line and amount is not None and (column in _NAMES or not columns):
            line = replace(line, end=end, sums={column or "credit": amount, **line.sums})
        elif line and not line.sums and re.search(r"[^\W\d]", cell):
            line = replace(line, end=end, label=cell)
        elif line is None and re.search(r"[^\W\d]{3}", cell):
            named = (cell, at)
        at = end + 1
    yield from _whole(line)


def _begun(codes: Codes, behind: str, end: int, named: tuple[str, int]) -> Line:
    """A line under the label behind its codes, else under the words before them, where it then begins."""
    before, start = named
    if before and not re.search(r"[^\W\d]", behind):
        return Line(replace(codes, start=start), before, end)
    return Line(codes, behind, end)


def _whole(line: Line | None) -> Iterator[Line]:
    if line and line.sums and (line.codes.nature or line.codes.chapter):
        yield line


def _codes_in(words: str, column: str, at: int) -> tuple[Codes | None, int]:
    """The codes of a cell that stands at ``at`` in the document, and where in the cell its label begins."""
    found: Codes | None = None
    label = len(words)
    alone = _ALONE.match(words.strip()) if column in SLOTS else None
    if alone:
        label = len(words) - len(words.lstrip()) + alone.end()
        codes = _codes(column, alone["code"], at, at + label)
        chapter = alone["chapter"] and _codes("chapter", alone["chapter"], at, at + label)
        return (merged(chapter, codes) if chapter and codes else codes or chapter or None), label
    for match in _BY_WORD.finditer(words):
        codes = _codes(slot_of(match["word"]), match["code"], at + match.start(), at + match.end())
        if codes:
            found, label = merged(found, codes) if found else codes, match.end()
    return found, label


def _codes(slot: str, code: str, start: int, end: int) -> Codes | None:
    """A code of its column's kind, or of the other kind where headings name both ("Chapitre et article")."""
    if slot in ("operation", "function"):
        return Codes(start, end, **{slot: code})
    kinds = (("nature", is_nature), ("chapter", is_chapter))
    for kind, known in kinds if slot == "nature" else reversed(kinds):
        if known(code):
            return Codes(start, end, **{kind: code})
    return None
