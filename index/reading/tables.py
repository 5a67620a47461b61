"""The cells of a page's ruled tables, found from its lines. [pdfplumber]

pdfplumber's geometry finds the cells; it is given pdfium's lines, so that a page is parsed only once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from operator import itemgetter
from typing import Any

from index.reading.geometry import Box, Ruling

_SNAP = 3.0  # points: lines nearer than this are one
_MANY_CROSSINGS = 3_000  # more is a drawing, and its cells would take seconds
_MEANT = 3  # lines that end together

Slot = tuple[int, int]  # row, column
Edge = dict[str, Any]  # as pdfplumber has them
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """The cells of a table, with the edges of its rows and columns."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: dict[Slot, Box]  # by the slot of the cell's top left corner
    home: dict[Slot, Slot]  # each slot's cell, spanned ones included

    def spans(self, slot: Slot) -> bool:
        """Does the cell at this slot cover several columns?"""
        return self.cells[slot][2] > self.xs[slot[1] + 1]

    def whole_row(self, slot: Slot) -> bool:
        """Does the cell at this slot cover all columns?"""
        return slot[1] == 0 and slot in self.cells and self.cells[slot][2] == self.xs[-1]

    def box_at(self, slot: Slot) -> Box:
        """The cell whose corner is at this slot, else the slot itself."""
        i, j = slot
        return self.cells.get(slot) or (self.xs[j], self.ys[i], self.xs[j + 1], self.ys[i + 1])


def find_frames(rulings: Sequence[Ruling]) -> Iterator[Frame]:
    """The tables drawn by these lines, from top to bottom; none for most pages, at little cost."""
    edges = [as_edge(ruling) for ruling in rulings]
    upright = sum(edge["orientation"] == "v" for edge in edges)
    if upright < 2 or len(edges) - upright < 2:
        return
    from pdfplumber import table  # heavy, and most pages need none

    merged = table.merge_edges(edges, _SNAP, _SNAP, _SNAP, _SNAP)
    if closing := _closing(merged):
        merged = table.merge_edges(merged + closing, _SNAP, _SNAP, _SNAP, _SNAP)
    crossings = table.edges_to_intersections(merged, _SNAP, _SNAP)
    if len(crossings) <= _MANY_CROSSINGS:
        for cells in table.cells_to_tables(smallest_cells(crossings)):
            yield _frame(cells)


def smallest_cells(crossings: Mapping[Point, Mapping[str, Sequence[Edge]]]) -> list[Box]:
    """The smallest cell right below each crossing, between crossings that one line joins.

    pdfplumber's own way holds every crossing against every other, and takes four times as long.
    """
    points = sorted(crossings)
    through = {(way, p): {id(edge) for edge in crossings[p][way]} for way in "vh" for p in points}
    column, row = defaultdict(list), defaultdict(list)
    for point in points:
        column[point[0]].append(point)
        row[point[1]].append(point)

    def joined(way: str, a: Point, b: Point) -> bool:
        return not through[way, a].isdisjoint(through[way, b])

    def cell(point: Point) -> Box | None:
        below = [p for p in column[point[0]] if p > point and joined("v", point, p)]
        right = [p for p in row[point[1]] if p > point and joined("h", point, p)]
        for low, far in product(below, right):
            corner = far[0], low[1]
            if corner in crossings and joined("v", far, corner) and joined("h", low, corner):
                return *point, *corner
        return None

    return list(filter(None, map(cell, points)))


def _closing(edges: Sequence[Edge]) -> list[Edge]:
    """The borders that a table leaves out: where lines of it that belong together end together, one is meant.

    A table cut by the page's end has no line there; others are drawn without their sides.
    """
    upright = [edge for edge in edges if edge["orientation"] == "v"]
    level = [edge for edge in edges if edge["orientation"] == "h"]
    tops = _ends_closed(upright, level, ("x0", "x1"), ("top", "bottom"))
    sides = _ends_closed(level, upright, ("top", "bottom"), ("x0", "x1"))
    lines = [(x0, y, x1, y) for x0, x1, y in tops] + [(x, y0, x, y1) for y0, y1, x in sides]
    return [as_edge(Ruling(*line)) for line in lines]


def _ends_closed(
    along: Sequence[Edge], across: Sequence[Edge], width: tuple[str, str], length: tuple[str, str]
) -> set[tuple[float, float, float]]:
    """(start, stop, place) of lines through the ends of ``along``, as long as the line across that joins them."""
    found = set()
    for end in length:
        by_place: dict[int, list[Edge]] = defaultdict(list)
        for edge in along:
            by_place[round(edge[end] / _SNAP)].append(edge)
        groups = (sorted(g, key=itemgetter(width[0])) for g in by_place.values() if len(g) >= _MEANT)
        for a, b in (pair for group in groups for pair in pairwise(group)):
            bridge = next((edge for edge in across if _bridges(edge, a, b, width, length)), None)
            if bridge:
                found.add((bridge[width[0]], bridge[width[1]], a[end]))
    return found


def _bridges(edge: Edge, a: Edge, b: Edge, width: tuple[str, str], length: tuple[str, str]) -> bool:
    """Does this edge cross both a and b, which run along each other?"""
    place = edge[length[0]]
    reaches = edge[width[0]] <= a[width[0]] + _SNAP and edge[width[1]] >= b[width[0]] - _SNAP
    starts, stops = max(a[length[0]], b[length[0]]), min(a[length[1]], b[length[1]])
    return bool(reaches and starts - _SNAP <= place <= stops + _SNAP)


def as_edge(ruling: Ruling) -> Edge:
    left, top, right, bottom = ruling
    width, height = right - left, bottom - top
    orientation = "v" if width < height else "h"
    return {
        "x0": left, "top": top, "x1": right, "bottom": bottom,
        "width": width, "height": height, "orientation": orientation,
    }  # fmt: skip


def _frame(cells: Sequence[Box]) -> Frame:
    xs = tuple(sorted({x for cell in cells for x in (cell[0], cell[2])}))
    ys = tuple(sorted({y for cell in cells for y in (cell[1], cell[3])}))
    column, row = {x: i for i, x in enumerate(xs)}, {y: i for i, y in enumerate(ys)}
    home: dict[Slot, Slot] = {}
    at: dict[Slot, Box] = {}
    for cell in sorted(cells, key=lambda c: (c[2] - c[0]) * (c[3] - c[1]), reverse=True):
        corner = row[cell[1]], column[cell[0]]
        at[corner] = cell
        for i in range(row[cell[1]], row[cell[3]]):
            home.update({(i, j): corner for j in range(column[cell[0]], column[cell[2]])})
    return Frame(xs, ys, at, home)
