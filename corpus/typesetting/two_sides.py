"""A two-sided budget: charges on the left, recettes on the right, each category the sum of its lines."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from corpus.typesetting.model import Money
from corpus.typesetting.paper import Paper

_HEIGHT = 5.6
_WIDTHS = (60.0, 26.0, 54.0, 26.0)  # mm: label and amount of charges, then of recettes
_LEVEL_EMPHASIS = ("B", "B", "")

Entry = tuple[str, Money, int]  # label, amount, level: 0 the side, 1 a category, 2 a line


def entries(side: Mapping[str, Any]) -> list[Entry]:
    """The rows of one side, its total first. A category without lines has an ``amount`` of its own."""
    rows: list[Entry] = []
    for category in side["categories"]:
        lines = [(label, Money(Decimal(str(amount))), 2) for label, amount in category.get("lines", ())]
        total = sum((money.value for _, money, _ in lines), Decimal(str(category.get("amount", 0))))
        rows += [(category["label"], Money(total), 1), *lines]
    whole = sum((money.value for _, money, level in rows if level == 1), Decimal())
    return [(side["label"], Money(whole), 0), *rows]


def draw_budget(paper: Paper, budget: Mapping[str, Any]) -> None:
    """Title, the two side names, then both sides row by row."""
    paper.plain(13, "B")
    paper.cell(paper.epw, 8, budget["title"], align="C", new_x="LMARGIN", new_y="NEXT")
    paper.ln(3)
    left, right = (_spaced(entries(budget[side])) for side in ("charges", "recettes"))
    _head(paper, budget)
    for rank in range(max(len(left), len(right))):
        for at, rows in ((0, left), (2, right)):
            _half(paper, rows[rank] if rank < len(rows) else None, at)
        paper.ln(_HEIGHT)
    paper.cell(sum(_WIDTHS), 0.1, border="T")
    paper.plain()


def _spaced(rows: list[Entry]) -> list[Entry | None]:
    """An empty row before each category."""
    spaced: list[Entry | None] = []
    for row in rows:
        spaced += [None, row] if row[2] == 1 else [row]
    return spaced


def _head(paper: Paper, budget: Mapping[str, Any]) -> None:
    paper.set_fill_color(222, 228, 236)
    paper.plain(9, "B")
    for side, at in (("charges", 0), ("recettes", 2)):
        paper.cell(_WIDTHS[at], _HEIGHT, budget[side]["heading"], border=1, align="C", fill=True)
        paper.cell(_WIDTHS[at + 1], _HEIGHT, budget["column"], border=1, align="C", fill=True)
    paper.ln(_HEIGHT)


def _half(paper: Paper, entry: Entry | None, at: int) -> None:
    label, amount = (entry[0], format(entry[1], "c")) if entry else ("", "")
    size = 8.5 if entry and entry[2] < 2 else 8
    paper.plain(size, _LEVEL_EMPHASIS[entry[2]] if entry else "")
    paper.set_fill_color(240, 243, 247)
    fill = bool(entry and entry[2] < 2)
    paper.cell(_WIDTHS[at], _HEIGHT, f" {label}" if label else "", border="LR", fill=fill)
    paper.cell(_WIDTHS[at + 1], _HEIGHT, amount, border="LR", align="R", fill=fill)
