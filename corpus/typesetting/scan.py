"""Turning a typeset act into what an office scanner gives: one grey image a page, slightly askew, no text."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from typing import Any

import pypdfium2
from fpdf import FPDF
from PIL import Image

from corpus.typesetting.paper import NOTICE

DOTS_PER_INCH = 120
_SKEW = 0.7  # degrees
_PAPER_WHITE, _PRINT_BLACK = 244, 38  # a scanner sees neither pure white nor pure black


def scanned(pdf: bytes, day: date, producer: str) -> bytes:
    """A PDF of the same pages as images."""
    paper = FPDF(format="A4")
    paper.set_compression(False)
    paper.set_margin(0)
    paper.set_title(NOTICE)
    paper.set_producer(producer)
    paper.set_creation_date(datetime(day.year, day.month, day.day, 9, tzinfo=UTC))
    for page in pypdfium2.PdfDocument(pdf):
        paper.add_page()
        paper.image(io.BytesIO(_photograph(page)), 0, 0, paper.w, paper.h)
    return bytes(paper.output())


def _photograph(page: Any) -> bytes:
    picture = page.render(scale=DOTS_PER_INCH / 72, grayscale=True).to_pil()
    turned = picture.rotate(_SKEW, Image.Resampling.BICUBIC, fillcolor=255)
    span = _PAPER_WHITE - _PRINT_BLACK
    out = io.BytesIO()
    turned.point([_PRINT_BLACK + level * span // 255 for level in range(256)]).save(out, "JPEG", quality=45)
    return out.getvalue()
