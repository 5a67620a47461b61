"""Drawing the blocks that hold their own words: paragraphs, titles, lists, signatures."""

from __future__ import annotations

from collections.abc import Callable

from corpus.typesetting.paper import Paper

_SHORT = 6  # lines

Lines = tuple[str, ...]


def _flow(paper: Paper, text: str, align: str) -> None:
    """Text over the whole width, then a gap of half a line."""
    paper.multi_cell(
        paper.epw, paper.leading, text, align=align, markdown=True, new_x="LMARGIN", new_y="NEXT"
    )
    paper.ln(paper.leading * 0.55)


def _keep_together(paper: Paper, text: str) -> None:
    """A short paragraph that would be cut by the page's end goes to the next page."""
    height = paper.multi_cell(paper.epw, paper.leading, text, markdown=True, dry_run=True, output="HEIGHT")
    assert isinstance(height, float)
    if height <= _SHORT * paper.leading and paper.will_page_break(height):
        paper.add_page()


def _text(paper: Paper, lines: Lines) -> None:
    _keep_together(paper, lines[0])
    _flow(paper, lines[0], paper.style.get("align", "J"))


def _kept(paper: Paper, lines: Lines) -> None:
    _keep_together(paper, "\n".join(lines))
    _flow(paper, "\n".join(lines), "L")


def _centre(paper: Paper, lines: Lines) -> None:
    _flow(paper, "\n".join(lines), "C")


def _title(paper: Paper, lines: Lines) -> None:
    """The act's title: boxed, ruled, at the left or plainly centred, as the style says."""
    manner = paper.style.get("title", "centred")
    paper.ln(paper.leading * 0.5)
    paper.plain(paper.size + 1, "B")
    paper.multi_cell(
        paper.epw,
        paper.leading * (1.3 if manner == "boxed" else 1.1),
        "\n".join(lines),
        border=1 if manner == "boxed" else 0,
        align="L" if manner == "left" else "C",
        new_x="LMARGIN",
        new_y="NEXT",
    )
    if manner == "ruled":
        y = paper.get_y() + 1
        paper.set_draw_color(*paper.colour)
        paper.line(paper.l_margin + 40, y, paper.w - paper.r_margin - 40, y)
        paper.set_draw_color(0)
    paper.plain()
    paper.ln(paper.leading * 0.8)


def _heading(paper: Paper, lines: Lines) -> None:
    """A heading takes at least the first lines of its text with it to the next page."""
    if paper.will_page_break(paper.leading * 4):
        paper.add_page()
    paper.ln(paper.leading * 0.4)
    paper.plain(None, "B")
    paper.multi_cell(paper.epw, paper.leading, "\n".join(lines), align="L", new_x="LMARGIN", new_y="NEXT")
    paper.plain()
    paper.ln(paper.leading * 0.4)


def _items(paper: Paper, lines: Lines) -> None:
    align = paper.style.get("align", "J")
    for line in lines:
        paper.set_x(paper.l_margin + 6)
        paper.cell(4, paper.leading, "-")
        paper.multi_cell(
            paper.epw - 10, paper.leading, line, align=align, markdown=True, new_x="LMARGIN", new_y="NEXT"
        )
        paper.ln(paper.leading * 0.2)
    paper.ln(paper.leading * 0.35)


def _sign(paper: Paper, lines: Lines) -> None:
    """Signatures keep together, on the right half of the page."""
    if paper.will_page_break(paper.leading * (len(lines) + 2)):
        paper.add_page()
    paper.ln(paper.leading)
    width = paper.w / 2 - paper.r_margin
    for line in lines:
        paper.set_x(paper.w / 2)
        paper.multi_cell(width, paper.leading, line, align="C", markdown=True, new_x="LMARGIN", new_y="NEXT")
    paper.ln(paper.leading * 0.5)


def _page(paper: Paper, _: Lines) -> None:
    paper.add_page()


def _rule(paper: Paper, _: Lines) -> None:
    y = paper.get_y() + 1
    paper.line(paper.l_margin, y, paper.w - paper.r_margin, y)
    paper.ln(4)


def _space(paper: Paper, lines: Lines) -> None:
    paper.ln(float(lines[0]))


TEXT_BLOCKS: dict[str, Callable[[Paper, Lines], None]] = {
    "text": _text,
    "kept": _kept,
    "centre": _centre,
    "title": _title,
    "heading": _heading,
    "items": _items,
    "sign": _sign,
    "page": _page,
    "rule": _rule,
    "space": _space,
}
