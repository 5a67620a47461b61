"""The words recognised on a page's image. Home of pytesseract, which drives the system's Tesseract. [pdfium, Pillow]

Measured: at 250 dots an inch, scans of 150 to 300 are read as well as at 200 or 300 (which of the two is better
changes with the scan), and faster than at 300. Tesseract itself bears a slope of two degrees; beyond that it
loses whole lines, and the image is turned first.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import time
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any

import pypdfium2 as pdfium

from index.reading.characters import clean
from index.reading.geometry import Sheet, Word, row_texts
from index.reading.worth import Worth, worth

if TYPE_CHECKING:
    from PIL.Image import Image

INSTALL = "install Tesseract with its French data (apt-get install tesseract-ocr tesseract-ocr-fra)"

_log = logging.getLogger(__name__)
_POINTS = 72  # an inch
_DPI = 250
_MOST_PIXELS = 12_000_000  # an A3 page at 250 dots an inch has as many: larger ones are drawn smaller
_SECONDS = 60.0  # for one page
_FEWEST_SECONDS = 1.0  # less is not worth a start
_SURE = 60  # of 100, on the mean: plans give words of 47 to 52, the worst of the scans read 66
_STEEPEST = 7.0  # degrees: no sheet lies more askew in a scanner
_LEVEL = 1.0  # degrees that need no turning
_SMALL = 400  # pixels of width, enough to see the slope
_LONG = 4  # letters of a word that is wider than high
_LINE, _WORD = 4, 5  # levels of Tesseract's rows
_DOUBLED = re.compile("[’']{2}")  # one apostrophe, read twice


@cache
def available() -> bool:
    """Is Tesseract here, with its French data? Asked once a process."""
    return shutil.which("tesseract") is not None and "fra" in _tesseract().get_languages()


@cache
def _tesseract() -> Any:
    import pytesseract  # it imports pandas: half a second that most files need not spend

    # One page a core is twice as fast as one page on all cores. Only Tesseract's own processes are to have
    # the limit, not torch in this one.
    pytesseract.pytesseract.environ = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    return pytesseract


def recognise(page: pdfium.PdfPage) -> Sheet | None:
    """The words seen on the page, a row a line; None where there is no text that can be read, or no time.

    The page lies level and upright then: places on it are those of the page as displayed for level pages
    only, and near them for others. Needs ``available()``. Raises ``PdfiumError`` where it can't be drawn.
    """
    deadline = time.monotonic() + _SECONDS
    image, scale = _drawn(page)
    try:
        image = _levelled(image)
        sheet = _read(image, scale, deadline)
        if sheet is None and (turn := _turn(image, deadline)):
            sheet = _read(image.rotate(turn, expand=True), scale, deadline)
    except RuntimeError as error:  # pytesseract's: too late, or Tesseract failed
        _log.info("a page is left without text: %s", error)
        return None
    return sheet


def _drawn(page: pdfium.PdfPage) -> tuple[Image, float]:
    """The page in grey, and its pixels a point."""
    width, height = page.get_size()
    scale = min(_DPI / _POINTS, (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
    image: Image = page.render(scale=scale, grayscale=True).to_pil()
    return image, scale


def _read(image: Image, scale: float, deadline: float) -> Sheet | None:
    tesseract = _tesseract()
    image.format = "PPM"  # how it is handed over: nothing to compress
    dots = round(scale * _POINTS)
    table = tesseract.image_to_data(
        image,
        lang="fra",
        config=f"--psm 3 --dpi {dots}",
        output_type=tesseract.Output.DICT,
        timeout=_left(deadline),
    )
    if _is_sideways(table):
        return None
    words = tuple(_words(table, scale))
    sure = [float(conf) for conf, word in zip(table["conf"], table["text"], strict=True) if word.strip()]
    if not words or worth(row_texts(words)) is Worth.GARBLED or sum(sure) < _SURE * len(sure):
        return None
    return Sheet(image.width / scale, image.height / scale, words, ())


def _is_sideways(table: dict[str, list[Any]]) -> bool:
    """Are most long words higher than wide? Tesseract reads some lines of a page on its side, but not all."""
    boxes = zip(table["width"], table["height"], table["text"], strict=True)
    higher = [height > width for width, height, text in boxes if len(text) >= _LONG]
    return higher.count(True) > len(higher) / 2


def _words(table: dict[str, list[Any]], scale: float) -> Iterator[Word]:
    columns = zip(*(table[name] for name in ("level", "left", "width", "top", "height", "text")), strict=True)
    line: list[tuple[int, int, int, int, int, str]] = []
    row = 0
    for item in columns:
        if item[0] == _LINE:
            yield from _line_words(line, scale, row)
            line, row = [], row + 1
        elif item[0] == _WORD and clean(item[5]).strip():
            line.append(item)
    yield from _line_words(line, scale, row)


def _line_words(
    line: Sequence[tuple[int, int, int, int, int, str]], scale: float, row: int
) -> Iterator[Word]:
    """Words as high as their line usually is: Tesseract's boxes end at the ink, and specks are words to it."""
    if not line:
        return
    top = median(item[3] for item in line) / scale
    bottom = max(median(item[3] + item[4] for item in line) / scale, top + 1)
    for _, left, width, _, _, text in line:
        word = _DOUBLED.sub("’", clean(text).strip())
        yield Word(left / scale, top, (left + width) / scale, bottom, word, row)


def _left(deadline: float) -> float:
    return max(deadline - time.monotonic(), _FEWEST_SECONDS)


def _turn(image: Image, deadline: float) -> int:
    """The quarter turns, in degrees against the clock, that set the page upright; 0 where that can't be seen."""
    tesseract = _tesseract()
    try:
        seen = tesseract.image_to_osd(image, output_type=tesseract.Output.DICT, timeout=_left(deadline))
    except tesseract.TesseractError:  # too few characters on it, or no data for orientation installed
        return 0
    return -int(seen.get("rotate", 0)) % 360


def _levelled(image: Image) -> Image:
    angle = slope(image)
    if abs(angle) < _LEVEL:
        return image
    from PIL.Image import Resampling

    return image.rotate(angle, Resampling.BICUBIC, expand=True, fillcolor=255)


def slope(image: Image) -> float:
    """The degrees, against the clock, by which a grey image is to be turned for its lines to lie level.

    Level lines of print make the rows of pixels differ most, lines of ink beside white ones.
    """
    small = image.reduce(max(1, image.width // _SMALL)).point(lambda level: 255 - level)

    def contrast(angle: float) -> int:
        turned = small.rotate(angle)
        rows = turned.resize((1, turned.height), 4).tobytes()
        return sum((a - b) ** 2 for a, b in pairwise(rows))

    coarse = max((step / 2 for step in range(round(-2 * _STEEPEST), round(2 * _STEEPEST) + 1)), key=contrast)
    return max((coarse + step / 10 for step in range(-4, 5)), key=contrast)
