"""Tables without lines: rows whose last words are figures, one under the other, far from the words before.

At least three rows make a table: one or two figures set apart are a sentence's end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from index.reading.cells import header_of, is_amount
from index.reading.geometry import Word, hull, overlap, same_row
from index.reading.grids import Grid

_FEWEST_ROWS = 3
_GAP = 1.5  # of the line's height: wider than any space between words
_ALIGNED = 8.0  # points between the sides of figures of one column
_PITCH = 3.0  # of the line's height: rows farther apart are not of one table
_FIGURE_ENDS = (*"0123456789€%", "HT", "TTC", "euros")


class Group(NamedTuple):
    """Words near each other on a row: a cell. ``members`` are their indices."""

    left: float
    top: float
    right: float
    bottom: float
    text: str
    members: tuple[int, ...]


def find_aligned(words: Sequence[Word], taken: frozenset[int]) -> tuple[Grid, ...]:
    """The unruled tables among the words that are in no ruled table (``taken``, by index)."""
    runs: list[list[list[Group]]] = []
    before: list[Group] | None = None
    last_row = -2
    for number, row in _figure_rows(words, taken):
        if before and number == last_row + 1 and _follows(before, row):
            runs[-1].append(row)
        else:
            runs.append([row])
        before, last_row = row, number
    return tuple(_grid(run) for run in runs if len(run) >= _FEWEST_ROWS)


def _figure_rows(words: Sequence[Word], taken: frozenset[int]) -> Iterator[tuple[int, list[Group]]]:
    """The rows of the stream, by number, that end with a figure set apart."""
    for number, run in groupby(enumerate(words), key=lambda item: item[1].row):
        row = list(run)
        index, last = row[-1]
        if len(row) > 1 and index not in taken and last.text.endswith(_FIGURE_ENDS):
            groups = _groups(row)
            if len(groups) > 1 and is_amount(groups[-1].text) and not is_amount(groups[0].text):
                yield number, groups


def _groups(row: Sequence[tuple[int, Word]]) -> list[Group]:
    parts = [[row[0]]]
    for (_, before), item in pairwise(row):
        word = item[1]
        if not same_row(before, word) or word.left < before.left:
            return []
        apart = word.left - before.right > _GAP * (word.bottom - word.top)
        if apart and not (word.text == ":" or not any(map(str.isalnum, word.text))):
            parts.append([item])
        else:
            parts[-1].append(item)
    return [_group(part) for part in parts]


def _group(part: Sequence[tuple[int, Word]]) -> Group:
    text = " ".join(word.text for _, word in part)
    return Group(*hull(word for _, word in part), text, tuple(index for index, _ in part))


def _follows(above: Sequence[Group], row: Sequence[Group]) -> bool:
    a, b = above[-1], row[-1]
    near = a.top < b.top and b.top - a.top < _PITCH * (b.bottom - b.top)
    aligned = abs(a.right - b.right) < _ALIGNED or abs(a.left - b.left) < _ALIGNED
    return near and aligned and overlap(above[0].left, above[0].right, row[0].left, row[0].right) > 0


def _grid(run: Sequence[Sequence[Group]]) -> Grid:
    columns = max(run, key=len)
    rows = tuple(_cells(row, columns) for row in run)
    members = frozenset(index for row in run for group in row for index in group.members)
    owners = [tuple(range(len(columns)))] * len(rows)
    return Grid(hull(g[:4] for row in run for g in row), rows, header_of(rows, owners), members)


def _cells(row: Sequence[Group], columns: Sequence[Group]) -> tuple[str, ...]:
    """The row's cells in the columns of the fullest row; those that fall in one column are joined."""
    if len(row) == len(columns):
        return tuple(group.text for group in row)
    cells: list[list[str]] = [[] for _ in columns]
    for group in row:
        shared = [overlap(column.left, column.right, group.left, group.right) for column in columns]
        cells[shared.index(max(shared))].append(group.text)
    return tuple(" ".join(cell) for cell in cells)
