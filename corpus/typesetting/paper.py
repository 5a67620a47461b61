"""The paper: page size, fonts, running lines, the council's emblem, and the specimen mark on every page.

The core PDF fonts need no font file. Nothing is compressed and the date is the act's own, so that the same
facts give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from fpdf import FPDF

MARK = "SPECIMEN"
NOTICE = "Specimen - acte composé pour démonstration"
BROCHURE_FONT = "specimensans"
_FONT_FILE = Path(__file__).parents[1] / "fonts" / "SpecimenSans.ttf"
_GREY = (140, 140, 140)
_STAMP_BLUE = (40, 60, 130)


class Paper(FPDF):
    """An A4 document in millimetres, dressed by a style: font, size, margins, running lines, emblem."""

    def __init__(self, style: Mapping[str, Any], title: str, day: date) -> None:
        super().__init__(format="A4")
        self.style = style
        self.face = style.get("font", "Times")
        self.size = float(style.get("size", 11))
        self.leading = self.size * 0.3528 * style.get("leading", 1.28)
        self.colour = tuple(style.get("colour", (30, 60, 110)))
        self.core_fonts_encoding = "windows-1252"
        left, top, right, bottom = style.get("margins", (22, 20, 22, 24))
        self.set_margins(left, top, right)
        self.set_auto_page_break(True, bottom)
        self.set_compression(False)
        self.set_title(f"{NOTICE} : {title}")
        self.set_lang("fr-FR")
        self.set_creation_date(datetime(day.year, day.month, day.day, 9, tzinfo=UTC))
        self.plain()

    def plain(self, size: float | None = None, emphasis: str = "") -> None:
        self.set_font(self.face, emphasis, size or self.size)

    @contextmanager
    def smaller(self, points: float) -> Iterator[None]:
        """Body text set that much smaller, for as long as the context lasts."""
        kept = self.size, self.leading
        self.size, self.leading = self.size - points, self.leading * (self.size - points) / self.size
        self.plain()
        yield
        self.size, self.leading = kept
        self.plain()

    def use_brochure_font(self, size: float) -> None:
        if BROCHURE_FONT not in self.fonts:
            self.add_font(BROCHURE_FONT, fname=_FONT_FILE)
        self.set_font(BROCHURE_FONT, size=size)

    def header(self) -> None:
        self._stamp()
        if self.page_no() == 1:
            self._emblem()
        elif head := self.style.get("head"):
            self.set_font(self.face, "I", 8)
            self.set_xy(self.l_margin, 9)
            self.cell(self.epw, 4, head, align="L" if self.style.get("stamp") else "R")  # beside the stamp
        self.set_xy(self.l_margin, self.t_margin)
        self.plain()

    def footer(self) -> None:
        self.set_font(self.face, "", 8)
        foot = self.style.get("foot", "")
        numbers = self.style.get("numbers", "{n}/{{nb}}").format(n=self.page_no())
        self.set_xy(self.l_margin, -17)
        if foot:
            self.cell(self.epw, 4, foot, align="C")
        self.set_xy(self.l_margin, -13)
        self.cell(self.epw, 4, numbers, align=self.style.get("numbers_at", "R"))
        self._specimen_mark()

    def _specimen_mark(self) -> None:
        self.set_text_color(*_GREY)
        self.set_font("Helvetica", "", 6)
        self.set_xy(10, -9)
        self.cell(40, 3, MARK)
        if self.page_no() == 1:
            self.set_xy(10, -6.5)
            self.cell(80, 3, NOTICE)
        self.set_text_color(0)

    def _stamp(self) -> None:
        """The préfecture's receipt, printed by the sending software at the top of each page."""
        lines = self.style.get("stamp", ())
        if not lines:
            return
        height = 2 + 3.1 * len(lines)
        self.set_draw_color(*_STAMP_BLUE)
        self.set_text_color(*_STAMP_BLUE)
        self.rect(134, 5, 68, height)
        self.set_font("Helvetica", "", 6.5)
        for rank, line in enumerate(lines):
            self.set_xy(135, 6 + 3.1 * rank)
            self.cell(66, 3.1, line)
        self.set_text_color(0)
        self.set_draw_color(0)

    def _emblem(self) -> None:
        """A drawn coat or logo at the top left; no letters in it."""
        self.set_fill_color(*self.colour)
        EMBLEMS[self.style.get("emblem", "none")](self, self.l_margin, 8.0)
        self.set_fill_color(255)


def _hills(paper: Paper, x: float, y: float) -> None:
    ridge = [(x, y + 13), (x + 6, y + 3), (x + 10, y + 9), (x + 14, y + 5), (x + 20, y + 13)]
    paper.polygon(ridge, style="F")
    paper.ellipse(x + 14.5, y, 3.5, 3.5, "F")


def _waves(paper: Paper, x: float, y: float) -> None:
    for top in (y + 1, y + 5, y + 9):
        crest = [(x, top + 2), (x + 5, top), (x + 10, top + 2), (x + 15, top), (x + 20, top + 2)]
        hollow = [(x + 15, top + 1.6), (x + 10, top + 3.4), (x + 5, top + 1.6)]
        paper.polygon(crest + hollow, style="F")


def _tower(paper: Paper, x: float, y: float) -> None:
    paper.polygon([(x, y), (x + 12, y), (x + 12, y + 9), (x + 6, y + 14), (x, y + 9)], style="F")
    paper.set_fill_color(255)
    paper.rect(x + 4, y + 3, 4, 6, "F")


def _bars(paper: Paper, x: float, y: float) -> None:
    for rank, height in enumerate((5, 9, 13)):
        paper.rect(x + 5 * rank, y + 13 - height, 4, height, "F")


def _no_emblem(_: Paper, __: float, ___: float) -> None:
    """The letterhead is words alone."""


EMBLEMS = {"hills": _hills, "waves": _waves, "tower": _tower, "bars": _bars, "none": _no_emblem}
