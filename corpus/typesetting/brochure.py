"""A page of a brochure, as event organisers join them: blocks of colour and big figures, one odd font."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from corpus.typesetting.paper import Paper

_NIGHT, _CORAL, _MINT = (24, 32, 74), (232, 93, 74), (201, 232, 219)


def draw_brochure(paper: Paper, brochure: Mapping[str, Any]) -> None:
    """``figures`` are pairs of number and words, ``blocks`` of heading and text, ``editions`` lines."""
    paper.set_auto_page_break(False)
    _banner(paper, brochure)
    _figures(paper, brochure["figures"])
    _blocks(paper, brochure["blocks"])
    _editions(paper, brochure["editions_title"], brochure["editions"])
    paper.set_text_color(0)
    paper.set_fill_color(255)
    paper.plain()
    paper.set_auto_page_break(True, paper.style.get("margins", (22, 20, 22, 24))[3])


def _banner(paper: Paper, brochure: Mapping[str, Any]) -> None:
    paper.set_fill_color(*_NIGHT)
    paper.rect(0, 20, paper.w, 62, "F")
    paper.set_text_color(255)
    paper.use_brochure_font(27)
    paper.set_xy(20, 30)
    paper.multi_cell(170, 12, brochure["title"], align="L")
    paper.use_brochure_font(11.5)
    paper.set_xy(20, 58)
    paper.multi_cell(150, 6, brochure["lead"], align="L")


def _figures(paper: Paper, figures: list[list[str]]) -> None:
    width = 56.0
    for rank, (number, words) in enumerate(figures):
        x = 20 + rank * (width + 1)
        paper.set_fill_color(*_CORAL)
        paper.rect(x, 90, width - 3, 34, "F")
        paper.set_text_color(255)
        paper.use_brochure_font(26)
        paper.set_xy(x, 95)
        paper.cell(width - 3, 12, number, align="C")
        paper.use_brochure_font(10)
        paper.set_xy(x + 2, 109)
        paper.multi_cell(width - 7, 5, words, align="C")


def _blocks(paper: Paper, blocks: list[list[str]]) -> None:
    for rank, (heading, text) in enumerate(blocks):
        x, y = 20 + 86 * (rank % 2), 133 + 46 * (rank // 2)
        paper.set_text_color(*_CORAL)
        paper.use_brochure_font(13)
        paper.set_xy(x, y)
        paper.cell(80, 7, heading)
        paper.set_text_color(*_NIGHT)
        paper.use_brochure_font(10)
        paper.set_xy(x, y + 8)
        paper.multi_cell(80, 5.2, text, align="L")


def _editions(paper: Paper, title: str, editions: list[str]) -> None:
    paper.set_fill_color(*_MINT)
    paper.rect(0, 228, paper.w, 44, "F")
    paper.set_text_color(*_NIGHT)
    paper.use_brochure_font(13)
    paper.set_xy(20, 232)
    paper.cell(170, 7, title)
    paper.use_brochure_font(10)
    for rank, line in enumerate(editions):
        paper.set_xy(20 + 86 * (rank % 2), 242 + 7 * (rank // 2))
        paper.cell(84, 6, line)
