"""Tables of two sides, read by their columns: what stands under "Dépenses" and what under "Recettes"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from index.amounts import find_amounts, parse_amount
from index.facts.finder import Reading
from index.text import flat, squeeze
from index.types import Side

CHARGES = r"(?:charges|depenses|emplois)"
RECETTES = r"(?:recettes|produits|ressources|(?:origine\s+des\s+|plan\s+de\s+)?financements?)"
SIDE = rf"(?:{CHARGES}|{RECETTES}|couts?|financeurs)"  # the last two head columns, and name no total
HEAD = re.compile(
    rf"^(?:[^\n\t]{{0,60}}\t)?[ \t]*{SIDE}\b[^\n]{{0,90}}?[ \t]+{SIDE}\b[^\n]{{0,60}}$", re.MULTILINE
)
TOTAL = re.compile(rf"(?:sous[- ]?)?tota(?:l|ux)\b|{CHARGES}\s*$|{RECETTES}\s*$|total\s+(?:general|des)\b")
_SIDES = (
    (Side.CHARGES, re.compile(rf"(?:{CHARGES}|couts?)\b")),
    (Side.RECETTES, re.compile(rf"(?:{RECETTES}|financeurs)\b")),
)
_RESULT = re.compile(r"\s*(?:resultat|solde|ecart)")
# What a column of codes or rates is called.
_NO_SUMS = re.compile(
    r"\s*(?:taux\b|%|(?:chap|art|compte|nature|imputation)\w*\.?(?:\s*(?:et|/|-)?\s*(?:chap|art)\w*)?\s*$)"
)
_CODE = re.compile(r"\d{2,4}")


@dataclass(frozen=True, slots=True)
class Cell:
    """A labelled amount, in ``[start, end)`` of the document; ``side`` is None where its line doesn't tell it."""

    label: str
    amount: Decimal
    start: int
    end: int
    side: Side | None

    @property
    def is_total(self) -> bool:
        return bool(TOTAL.match(flat(self.label)))


@dataclass(frozen=True, slots=True)
class Sides:
    """What a table holds, and where it ends. ``balanced``: its two sides are meant to be equal; ``unread``: the
    sides some amount of which could not be read."""

    cells: tuple[Cell, ...]
    end: int
    balanced: bool = True
    unread: frozenset[Side] = frozenset()


@dataclass(frozen=True, slots=True)
class _Row:
    """A printed row: its cells, and where each begins in the document."""

    cells: tuple[str, ...]
    starts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Zone:
    """A side's columns: those of its ``labels``, those of ``codes`` and rates, and the one of its ``amounts``,
    ``alone`` if no other holds any."""

    side: Side
    labels: tuple[int, ...]
    codes: tuple[int, ...]
    amounts: int
    alone: bool


def side_cells(reading: Reading, start: int) -> Sides:
    """The cells under the heading that begins at ``start``; none where its columns don't tell the sides."""
    head, *rows = _rows(reading, start) or [_Row((), ())]
    zones = _zones(head, rows)
    if len(zones) < 2:
        return Sides((), start)
    cells: list[Cell] = []
    end, unread = start, set()
    for row in rows:
        found = _cells(row, zones)
        cells += found
        unread |= {zone.side for zone in zones if _is_unread(row, zone)}
        end = row.starts[-1] + len(row.cells[-1])
        closed = {c.side for c in cells if c.is_total}
        if found and all(c.is_total for c in found) and closed == set(Side) and len(cells) > 2:
            break
    balanced = all(zone.alone for zone in zones) and not any(_RESULT.match(flat(cell)) for cell in head.cells)
    return Sides(tuple(cells), end, balanced, frozenset(unread))


def _is_unread(row: _Row, zone: _Zone) -> bool:
    cell = row.cells[zone.amounts] if zone.amounts < len(row.cells) else ""
    return bool(re.search(r"\d", cell)) and parse_amount(cell) is None


def _rows(reading: Reading, start: int) -> list[_Row]:
    """The heading and the rows below it, up to a line that is no row or to the next heading."""
    out: list[_Row] = []
    for line in reading.lines(start, reading.act.end):
        cells = tuple(line[0].split("\t"))
        if len(cells) < 2 or (out and _sides_of(cells)):
            if line[0].strip():
                break
            continue
        lengths = accumulate((len(cell) + 1 for cell in cells[:-1]), initial=line.start())
        out.append(_Row(cells, tuple(lengths)))
    return out


def _sides_of(cells: tuple[str, ...]) -> dict[Side, int]:
    """The column of each side's heading; nothing where one has none."""
    plain = [flat(cell).strip() for cell in cells]
    found = {
        side: next(rank for rank, cell in enumerate(plain) if pattern.match(cell))
        for side, pattern in _SIDES
        if any(pattern.match(cell) for cell in plain)
    }
    return found if len(found) == 2 and not any(tells_figures(cell) for cell in cells) else {}


def tells_figures(heading: str) -> bool:
    """Does it tell more than words and years? Then it is a row of its table."""
    return bool(re.search(r"\d", re.sub(r"\b20\d\d\b", "", heading)))


def _zones(head: _Row, rows: list[_Row]) -> tuple[_Zone, ...]:
    """Left of the second heading is the first one's side; right of it, up to a result's column, the other's."""
    columns = sorted(_sides_of(head.cells).items(), key=lambda item: item[1])
    if len(columns) != 2 or not rows:
        return ()
    border = columns[1][1]
    results = (rank for rank, cell in enumerate(head.cells) if _RESULT.match(flat(cell)))
    last = next(results, max(len(row.cells) for row in rows))
    ranges = ((columns[0][0], 0, border), (columns[1][0], border, last))
    zones = (_zone(side, rows, range(start, end)) for side, start, end in ranges)
    return tuple(zone for zone in zones if zone)


def _zone(side: Side, rows: list[_Row], columns: range) -> _Zone | None:
    codes = tuple(rank for rank in columns if any(_NO_SUMS.match(flat(cell)) for cell in _column(rows, rank)))
    named = [rank for rank in columns if rank not in codes]
    sums = _amount_columns(rows, named)
    labels = tuple(rank for rank in named if rank not in sums[-1:])
    return _Zone(side, labels, codes, sums[-1], len(sums) == 1) if sums else None


def _amount_columns(rows: list[_Row], columns: list[int]) -> list[int]:
    """Those that hold amounts; last the one that is read, which is the last one well filled."""
    counts = {rank: sum(parse_amount(cell) is not None for cell in _column(rows, rank)) for rank in columns}
    filled = {rank: count for rank, count in counts.items() if count}
    most = max(filled.values(), default=0)
    return sorted(filled, key=lambda rank: (2 * filled[rank] >= most, rank))


def _column(rows: list[_Row], rank: int) -> list[str]:
    return [row.cells[rank] for row in rows if rank < len(row.cells)]


def _cells(row: _Row, zones: tuple[_Zone, ...]) -> list[Cell]:
    """The row's cell of each side; where only the first one is labelled ("Total | 10 | | 10"), so are both."""
    out: list[Cell] = []
    shared = ""
    for zone in zones:
        out += _cell(row, zone, shared)
        shared = next((row.cells[rank] for rank in _labels(row, zone)), "")
    return out


def _labels(row: _Row, zone: _Zone) -> Iterator[int]:
    """The columns that may name a row's amount, best first: words, a total, a code of its own ("60")."""
    labels = [rank for rank in zone.labels if rank < len(row.cells)]
    yield from (rank for rank in labels if re.search(r"[^\W\d_]", row.cells[rank]))
    yield from (r for r in zone.codes if r < len(row.cells) and TOTAL.match(flat(row.cells[r]).strip()))
    yield from (rank for rank in labels if _CODE.fullmatch(row.cells[rank].strip()))


def _cell(row: _Row, zone: _Zone, shared: str) -> list[Cell]:
    if zone.amounts >= len(row.cells):
        return []
    own = next(_labels(row, zone), None)
    label = shared if own is None else row.cells[own]
    start = row.starts[zone.amounts if own is None else own]
    amount = parse_amount(row.cells[zone.amounts])
    if amount is None:
        return _in_one(label, start, zone.side) if own is not None else []
    label = squeeze(label).strip(" :.-–•")
    end = row.starts[zone.amounts] + len(row.cells[zone.amounts])
    return [Cell(label, amount, start, end, zone.side)] if label else []


def _in_one(cell: str, start: int, side: Side) -> list[Cell]:
    """A total whose label and amount were printed in one cell."""
    amounts = find_amounts(cell, bare=True)
    if not amounts or not TOTAL.match(flat(cell).strip()):
        return []
    label = squeeze(cell[: amounts[0].start]).strip(" :.-–•")
    return [Cell(label, amounts[0].euros, start, start + amounts[0].end, side)]
