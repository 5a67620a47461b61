"""Drawing a body on the paper: its text blocks, and what a specimen's facts describe by name."""

from __future__ import annotations

from collections.abc import Callable

from fpdf.fonts import FontFace
from fpdf.table import Table as Grid

from corpus.typesetting.brochure import draw_brochure
from corpus.typesetting.markup import parse
from corpus.typesetting.model import CellRow, Specimen, Table
from corpus.typesetting.paper import Paper
from corpus.typesetting.text_blocks import TEXT_BLOCKS, Lines
from corpus.typesetting.two_sides import draw_budget

_ALIGN = {"L": "LEFT", "C": "CENTER", "R": "RIGHT"}
_HEAD_STYLE = FontFace(emphasis="BOLD", fill_color=(225, 229, 236))
_THEME_STYLE = FontFace(emphasis="BOLD", fill_color=(243, 243, 238))
_SUM_STYLE = FontFace(emphasis="BOLD")
_SILENT = frozenset({"page", "space", "rule"})


def draw_body(paper: Paper, specimen: Specimen, body: str) -> int:
    """Draw every block; the page on which the first one that prints something came to stand."""
    first = 0
    for block in parse(body):
        if block.kind in TEXT_BLOCKS:
            TEXT_BLOCKS[block.kind](paper, block.lines)
        else:
            NAMED_BLOCKS[block.kind](paper, specimen, block.lines)
        if not first and block.kind not in _SILENT:
            first = paper.page_no()
    return first


def _columns(paper: Paper, specimen: Specimen, names: Lines) -> None:
    """Two columns side by side, the left one narrow; the text goes on below the longer one."""
    left, right = (specimen.columns[name] for name in names)
    width = float(paper.style.get("left_width", 48))
    margins, top = (paper.l_margin, paper.r_margin), paper.get_y()
    ends = []
    for body, start, end, smaller in (
        (left, margins[0], paper.w - margins[0] - width, 1.0),
        (right, margins[0] + width + 5, margins[1], 1.5),
    ):
        paper.set_margins(start, paper.t_margin, end)
        paper.set_xy(start, top)
        with paper.smaller(smaller):
            draw_body(paper, specimen, body)
        ends.append(paper.get_y())
    paper.set_margins(margins[0], paper.t_margin, margins[1])
    paper.set_xy(margins[0], max(ends) + 3)


def _table(paper: Paper, specimen: Specimen, names: Lines) -> None:
    table = specimen.tables[names[0]]
    paper.plain(table.size)
    with paper.table(
        col_widths=table.widths,
        width=sum(table.widths),
        text_align=tuple(_ALIGN[letter] for letter in table.align),
        line_height=table.size * 0.3528 * 1.45,
        headings_style=_HEAD_STYLE,
        padding=(0.4, 1.2),
        v_align="M",
    ) as grid:
        _fill(grid, table)
    paper.plain()
    paper.ln(paper.leading * 0.8)


def _fill(grid: Grid, table: Table) -> None:
    grid.row(table.columns)
    for theme, rows in table.groups:
        if theme:
            grid.row().cell(theme, colspan=len(table.columns), align="CENTER", style=_THEME_STYLE)
        for row in rows:
            grid.row(table.printed(row))
        if table.subtotal:
            _sum_row(grid, table, table.sum_row(table.subtotal, rows))
    if table.total:
        _sum_row(grid, table, table.sum_row(table.total, table.rows))


def _sum_row(grid: Grid, table: Table, sums: CellRow) -> None:
    """Its label spans the columns before the first sum."""
    printed, first = table.printed(sums), table.money[0]
    row = grid.row()
    row.cell(printed[0], colspan=first, align="RIGHT", style=_SUM_STYLE)
    for text in printed[first:]:
        row.cell(text, style=_SUM_STYLE)


def _budget(paper: Paper, specimen: Specimen, names: Lines) -> None:
    draw_budget(paper, specimen.budgets[names[0]])


def _brochure(paper: Paper, specimen: Specimen, names: Lines) -> None:
    draw_brochure(paper, specimen.brochures[names[0]])


NAMED_BLOCKS: dict[str, Callable[[Paper, Specimen, Lines], None]] = {
    "columns": _columns,
    "table": _table,
    "budget": _budget,
    "brochure": _brochure,
}
