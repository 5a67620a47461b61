"""Words to lines in reading order. Pure.

The file's own stream of text is trusted where it runs downwards. Where it jumps up (a footer written first,
a second column, a stamp put on last) the run of lines after the jump takes the place that geometry gives it:
above what lies below it, left of what stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

from index.reading.geometry import Sheet, Word, hull, overlap, same_row
from index.reading.grids import Grid
from index.reading.stamps import is_stamp

_LEAP = 4.0  # of a line's height: a gap in which other text may stand


class Line(NamedTuple):
    """A line of text, or a whole table: then ``grid`` is its index and the text is empty."""

    left: float
    top: float
    right: float
    bottom: float
    text: str
    grid: int = -1
    decoded: bool = False  # some of it came from a broken font


def lay_out(sheet: Sheet, grids: Sequence[Grid]) -> list[Line]:
    """The page's lines and tables in reading order; each word is in exactly one of them."""
    lines, turned = _stream_lines(sheet, grids)
    return _joined(_ordered(lines)) + turned


def _stream_lines(sheet: Sheet, grids: Sequence[Grid]) -> tuple[list[Line], list[Line]]:
    """Lines as the stream has them, tables at their first word; apart, the lines of turned text."""
    words = sheet.words
    owner = {member: index for index, grid in enumerate(grids) for member in grid.members}
    upright: list[Line] = []
    turned: list[Line] = []
    placed: set[int] = set()
    for grid, run in _runs(words, owner):
        if grid < 0:
            for row in _level(run):
                text = " ".join([word.text for word in row])
                line = Line(*hull(row), text, decoded=row[0].row in sheet.decoded)
                (turned if _is_turned(line, row) else upright).append(line)
        elif grid not in placed:
            placed.add(grid)
            decoded = not sheet.decoded.isdisjoint(words[member].row for member in grids[grid].members)
            upright.append(Line(*grids[grid].box, "", grid, decoded))
    return upright, turned


def _runs(words: Sequence[Word], owner: dict[int, int]) -> Iterator[tuple[int, list[Word]]]:
    """Words that follow each other in one row of the stream, and in one table (its index) or in none (-1)."""
    if not owner:
        for _, run in groupby(words, key=attrgetter("row")):
            yield -1, list(run)
        return
    for (_, grid), items in groupby(enumerate(words), key=lambda item: (item[1].row, owner.get(item[0], -1))):
        yield grid, [word for _, word in items]


def _level(row: list[Word]) -> list[list[Word]]:
    """A row of the stream, cut where it leaves its level or jumps back to the left."""
    lefts, middles = [word.left for word in row], [word.top + word.bottom for word in row]
    if lefts == sorted(lefts) and max(middles) - min(middles) < row[0].bottom - row[0].top:
        return [row]  # nearly always
    parts = [row[:1]]
    for before, word in pairwise(row):
        if same_row(before, word) and word.left > before.left:
            parts[-1].append(word)
        else:
            parts.append([word])
    return parts


def _is_turned(line: Line, row: Sequence[Word]) -> bool:
    if line.right - line.left > line.bottom - line.top:
        return False
    word = max(row, key=lambda w: len(w.text))
    return len(word.text) > 3 and word.bottom - word.top > 1.5 * (word.right - word.left)


def _ordered(lines: Sequence[Line]) -> list[Line]:
    runs: list[list[Line]] = []
    for line in lines:
        if runs and not _above(line, runs[-1][-1]):
            runs[-1].append(line)
        else:
            runs.append([line])
    placed = runs[0] if runs else []
    for run in runs[1:]:
        _place(run, placed)
    return placed


def _place(run: list[Line], placed: list[Line]) -> None:
    """Insert a run of lines, in whole where it fits, else in parts."""
    while run:
        head = run[: _gap_in(run, placed)]
        at = _place_before(head, placed)
        fitting = 0
        for line in head:
            if any(_precedes(other, line) for other in placed[at:]):
                break
            fitting += 1
        if not fitting:
            last = max(i for i, other in enumerate(placed) if _precedes(other, run[0]))
            at, fitting = last + 1, 1
        placed[at:at] = run[:fitting]
        run = run[fitting:]


def _gap_in(run: Sequence[Line], placed: Sequence[Line]) -> int:
    """Where the run leaps over lines that are placed already (a stamp, then the footer): the lines before."""
    for count, (a, b) in enumerate(pairwise(run), 1):
        wide = b.top - a.bottom > _LEAP * (a.bottom - a.top)
        if wide and any(_above(a, line) and _above(line, b) for line in placed):
            return count
    return len(run)


def _place_before(run: Sequence[Line], placed: Sequence[Line]) -> int:
    """The index in ``placed`` before which the run belongs."""
    _, top, _, bottom = hull(line[:4] for line in run)
    below = len(placed)
    while below and placed[below - 1].top + placed[below - 1].bottom >= 2 * bottom:
        below -= 1
    if below < len(placed) and all(line.top + line.bottom <= 2 * top for line in placed[:below]):
        return below  # a clean cut: all before it stands above the run, all after it below
    followers = (i for i, other in enumerate(placed) if any(_precedes(line, other) for line in run))
    at = next(followers, len(placed))
    while 0 < at < len(placed) and _is_beside(placed[at - 1], run[0]):
        at -= 1  # to the top of the column on the right
    return at


def _is_beside(line: Line, first: Line) -> bool:
    """Is the line on the right, not far above the first line of a run on the left?"""
    return line.left >= first.right and line.bottom > first.top - (line.bottom - line.top)


def _above(a: Line, b: Line) -> bool:
    return a.top + a.bottom <= 2 * b.top and b.top + b.bottom >= 2 * a.bottom


def _precedes(a: Line, b: Line) -> bool:
    """Does a stand above b, in the same column, or left of it, on the same row?"""
    if a.right <= b.left + 1:
        return a.bottom > b.top and b.bottom > a.top and same_row(a[:4], b[:4])
    return b.right > a.left + 1 and _above(a, b)


def _joined(lines: Sequence[Line]) -> list[Line]:
    """Pieces that follow each other on one row become one line."""
    joined: list[Line] = []
    for line in lines:
        if joined and _continues(joined[-1], line):
            joined[-1] = _merged(joined[-1], line)
        else:
            joined.append(line)
    return joined


def _continues(a: Line, b: Line) -> bool:
    if a.grid >= 0 or b.grid >= 0 or not same_row(a[:4], b[:4]):
        return False
    return overlap(a.left, a.right, b.left, b.right) <= 3 and is_stamp(a.text) == is_stamp(b.text)


def _merged(a: Line, b: Line) -> Line:
    first, second = (a, b) if a.left <= b.left else (b, a)
    box, text = hull((a[:4], b[:4])), f"{first.text} {second.text}"
    return Line(*box, text, decoded=a.decoded or b.decoded)
