"""Ruled tables: words into cells, cells to rows. Pure.

A frame around text, a page border or a table used to lay out paragraphs is no table: its words stay text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.reading.cells import Piece, cell_text, header_of, split_row
from index.reading.geometry import Box, Sheet, Word, hull, same_row
from index.reading.tables import Frame, Slot, find_frames

_PROSE_LINES = 12  # a cell of more lines lays out paragraphs
_TITLE_LENGTH = 100  # characters: more, in a cell across the whole table, is a sentence
_GAP = 12.0  # points: narrower columns without words lie between double lines


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its rows of cells ("" where empty or spanned), and the words (by index) it is made of."""

    box: Box
    rows: tuple[tuple[str, ...], ...]
    header: tuple[str, ...]
    members: frozenset[int]


def find_grids(sheet: Sheet) -> tuple[Grid, ...]:
    """The ruled tables of a page, from top to bottom; () for most pages, at little cost."""
    grids: list[Grid] = []
    for frame in find_frames(sheet.rulings):
        taken = frozenset[int]().union(*(grid.members for grid in grids))  # tables may overlap
        grids += _grids(sheet.words, frame, taken)
    return tuple(grids)


def _grids(words: Sequence[Word], frame: Frame, taken: frozenset[int]) -> Iterator[Grid]:
    """A table, in parts where sentences across its whole width stand between its rows."""
    inside = _words_by_slot(words, frame, taken)
    lines = {slot: _lines([words[i] for i in indices]) for slot, indices in inside.items()}
    prose = {slot for slot, cell in lines.items() if frame.whole_row(slot) and _is_prose(cell)}
    cells = {slot: cell for slot, cell in lines.items() if slot not in prose}
    if not _is_table(cells):
        return
    columns = _columns(frame, cells)
    pad = max(0.0, min(line.left - frame.box_at(slot)[0] for slot, cell in cells.items() for line in cell))
    parts: list[list[int]] = [[]]
    for i in sorted({slot[0] for slot in lines}):
        if (i, 0) in prose:
            parts.append([])
        else:
            parts[-1].append(i)
    rendered = {i: _rows(frame, cells, i, columns, pad) for part in parts for i in part}
    owners = [_owners(frame, i, columns) for i, rows in rendered.items() for _ in rows]
    header = header_of([row for rows in rendered.values() for row in rows], owners)
    for part in filter(None, parts):
        members = frozenset(i for slot, found in inside.items() if slot[0] in part for i in found)
        box = hull(frame.box_at((i, j)) for i in part for j in columns)
        yield Grid(box, tuple(row for i in part for row in rendered[i]), header, members)


def _rows(
    frame: Frame, cells: dict[Slot, list[Piece]], i: int, columns: Sequence[int], pad: float
) -> list[tuple[str, ...]]:
    """The rows of text in the ruled row i: nearly always one."""
    rooms = [_width(frame, (i, j)) - 2 * pad for j in columns]
    parts = split_row([cells.get((i, j), []) for j in columns])
    return [tuple(cell_text(cell, room) for cell, room in zip(part, rooms, strict=True)) for part in parts]


def _is_prose(cell: Sequence[Piece]) -> bool:
    return len(cell) > 1 or len(cell[0].text) > _TITLE_LENGTH


def _columns(frame: Frame, filled: Iterable[Slot]) -> list[int]:
    """The columns that hold words, and the empty ones that most rows have; not the gaps of double lines."""
    starts = Counter(column for _, column in frame.cells)
    most = 0.5 * (len(frame.ys) - 1)
    empty = {j for j, rows in starts.items() if rows >= most and frame.xs[j + 1] - frame.xs[j] > _GAP}
    return sorted(empty.union(slot[1] for slot in filled))


def _width(frame: Frame, slot: Slot) -> float:
    left, _, right, _ = frame.box_at(slot)
    return right - left


def _owners(frame: Frame, i: int, columns: Sequence[int]) -> tuple[int, ...]:
    """For each column, the one that holds the text of its cell in row i: another where the cell spans."""
    corners = (frame.home.get((i, j), (i, j))[1] for j in columns)
    return tuple(columns.index(c if c in columns else j) for c, j in zip(corners, columns, strict=True))


def _words_by_slot(words: Sequence[Word], frame: Frame, taken: frozenset[int]) -> dict[Slot, list[int]]:
    (left, right), (top, bottom) = (frame.xs[0], frame.xs[-1]), (frame.ys[0], frame.ys[-1])
    found: dict[Slot, list[int]] = defaultdict(list)
    for index, word in enumerate(words):
        x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
        if left <= x <= right and top <= y <= bottom and index not in taken:
            slot = bisect_right(frame.ys, y) - 1, bisect_right(frame.xs, x) - 1
            if slot in frame.home:
                found[frame.home[slot]].append(index)
    for slot in list(found):
        if frame.spans(slot):
            _spread(words, frame, slot, found)
    return found


def _spread(words: Sequence[Word], frame: Frame, slot: Slot, found: dict[Slot, list[int]]) -> None:
    """One line of several titles, each over its own column, in a cell that spans them: cells of their own."""
    indices = sorted(found[slot], key=lambda i: words[i].left)
    clusters = [indices[:1]]
    for before, index in pairwise(indices):
        if not same_row(words[before], words[index]):
            return
        if words[index].left - words[before].right > 1.5 * (words[index].bottom - words[index].top):
            clusters.append([index])
        else:
            clusters[-1].append(index)
    columns = []
    for cluster in clusters:
        left, _, right, _ = hull(words[i] for i in cluster)
        column = bisect_right(frame.xs, (left + right) / 2) - 1
        if left < frame.xs[column] - 1 or right > frame.xs[column + 1] + 1:
            return
        columns.append(column)
    if len(clusters) > 1 and len(set(columns)) == len(columns):
        del found[slot]
        found.update({(slot[0], column): cluster for column, cluster in zip(columns, clusters, strict=True)})


def _lines(words: Sequence[Word]) -> list[Piece]:
    """A cell's words as lines, from top to bottom."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.top + w.bottom) / 2):
        if rows and same_row(rows[-1][-1], word):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [Piece(*hull(row), " ".join(w.text for w in sorted(row, key=lambda w: w.left))) for row in rows]


def _is_table(lines: dict[Slot, list[Piece]]) -> bool:
    if max((len(cell) for cell in lines.values()), default=0) > _PROSE_LINES:
        return False
    filled = [slot[0] for slot in lines]
    return any(filled.count(row) > 1 for row in set(filled))
