"""A page as a picture, and where on it a quote stands. [pdfium, Pillow]"""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from index.reading.broken_fonts import looks_broken, recover
from index.reading.characters import matching_key
from index.reading.geometry import Box, hull, same_row
from index.reading.pdf import is_scan, open_pdf
from index.reading.sheet import CharStream, characters, placing
from index.reading.worth import worth

if TYPE_CHECKING:
    from PIL.Image import Image

_MOST_PLACES = 60  # of a short cell on one page: enough to find the one in the row

Range = tuple[int, int]  # [start, end) in the stream's key


@dataclass(frozen=True, slots=True)
class Stream:
    """A page's characters without what may differ between the stream and a quote; where each stands."""

    key: str
    box: Callable[[int], Box]  # of a position in the key
    starts: frozenset[int]  # positions where a word starts, in the stream
    ends: frozenset[int]


def page_image(path: Path, page: int, scale: float) -> Image:
    """The page (1-based) as an RGB picture; ``scale`` is pixels a point (1.0 is 72 dots an inch).

    Raises DamagedPdf, EncryptedPdf, or ValueError for a page that is not there.
    """
    with open_pdf(path) as document:
        sheet = _page(document, page)
        try:
            image: Image = sheet.render(scale=scale).to_pil().convert("RGB")
        finally:
            sheet.close()
    return image


def quote_boxes(path: Path, page: int, quote: str) -> tuple[Box, ...]:
    """Where the quote, taken from ``Page.text``, stands on the page: a box a line, () where it is not found.

    Boxes are (left, top, right, bottom) in points from the displayed page's top left corner. Of a quote that
    stands several times on the page, the first place is given. Of a scan, whose text was recognised, nothing
    is found: its own text, if any, is a stamp. Raises as ``page_image`` does.
    """
    with open_pdf(path) as document:
        sheet = _page(document, page)
        textpage = sheet.get_textpage()
        try:
            chars = _as_read(document, page, textpage)
            stream = _stream(sheet, textpage, chars)
            # Words recognised on a scan are not in its own text: piece by piece, they are there by chance.
            whole = _key(quote) in stream.key or not is_scan(sheet, worth(chars[0].split("\n")))
            return _boxes(stream, quote) if whole else ()
        finally:
            textpage.close()
            sheet.close()


def _page(document: pdfium.PdfDocument, number: int) -> pdfium.PdfPage:
    if not 1 <= number <= len(document):
        raise ValueError(f"page {number} of {len(document)}")
    return document[number - 1]


def _as_read(document: pdfium.PdfDocument, page: int, textpage: pdfium.PdfTextPage) -> CharStream:
    """The page's characters as the reading took them: decoded where a broken font drew them."""
    own = characters(textpage)
    lines = own[0].split("\n")
    found = recover(document).get(page - 1) if looks_broken(lines, worth(lines)) else None
    return found.stream(textpage) if found else own


def _stream(page: pdfium.PdfPage, textpage: pdfium.PdfTextPage, chars: CharStream) -> Stream:
    text, char_index = chars
    place, _, _ = placing(page)
    handle, rect = textpage.raw, raw.FS_RECTF()
    reference = ctypes.byref(rect)
    keys: list[str] = []
    origin: list[int] = []
    starts, ends = {0}, set()
    for index, char in enumerate(text):
        if char.isspace():
            starts.add(len(origin))
            ends.add(len(origin))
        key = _key(char)
        keys.append(key)
        origin += [index] * len(key)
    ends.add(len(origin))

    def box(position: int) -> Box:
        raw.FPDFText_GetLooseCharBox(handle, char_index(origin[position]), reference)
        return place(rect.left, rect.bottom, rect.right, rect.top)

    return Stream("".join(keys), box, frozenset(starts), frozenset(ends))


def _key(text: str) -> str:
    return unicodedata.normalize("NFD", matching_key(text))


def _boxes(stream: Stream, quote: str) -> tuple[Box, ...]:
    units = [places for part in _parts(stream, quote) if (places := _places(stream, part))]
    if not units:
        return ()
    return _line_boxes([stream.box(at) for start, end in _nearest(stream, units) for at in range(start, end)])


def _parts(stream: Stream, quote: str) -> Iterator[str]:
    """The quote's parts that stand whole in the stream: all, else its lines, its cells, its runs of words."""
    for splitter in ("\n", "\t", " "):
        if not (key := _key(quote)):
            return
        if key in stream.key:
            yield key
            return
        pieces = quote.split(splitter)
        if len(pieces) == 1:
            continue
        if splitter == " ":
            yield from _runs(stream, [_key(piece) for piece in pieces])
        else:
            for piece in pieces:
                yield from _parts(stream, piece)
        return


def _runs(stream: Stream, words: Sequence[str]) -> Iterator[str]:
    start = 0
    while start < len(words):
        end = start + 1
        while end < len(words) and "".join(words[start : end + 1]) in stream.key:
            end += 1
        if run := "".join(words[start:end]):
            yield run
        start = end


def _places(stream: Stream, key: str) -> list[Range]:
    """Where the key stands, at the bounds of words if it does anywhere."""
    found: list[Range] = []
    at = stream.key.find(key)
    while at >= 0:
        found.append((at, at + len(key)))
        at = stream.key.find(key, at + 1)
    whole = [(start, end) for start, end in found if start in stream.starts and end in stream.ends]
    return (whole or found)[:_MOST_PLACES]


def _nearest(stream: Stream, units: Sequence[list[Range]]) -> list[Range]:
    """One place for each unit: the rarest unit is the anchor, its neighbours follow outwards from it."""
    anchor = min(range(len(units)), key=lambda i: (len(units[i]), units[i][0][0] - units[i][0][1]))
    best: tuple[float, list[Range]] = (float("inf"), [])
    for place in units[anchor]:
        chosen: dict[int, Range] = {anchor: place}
        cost = 0.0
        for step, order in ((1, range(anchor + 1, len(units))), (-1, range(anchor - 1, -1, -1))):
            for index in order:
                free = [r for r in units[index] if not any(r[0] < e and s < r[1] for s, e in chosen.values())]
                if free:
                    beside = _ends(stream, chosen.get(index - step, place))
                    away, nearest = min((_distance(beside, _ends(stream, r), step), r) for r in free)
                    chosen[index] = nearest
                    cost += away
        if cost < best[0]:
            best = cost, [chosen[index] for index in sorted(chosen)]
    return best[1]


def _ends(stream: Stream, place: Range) -> Box:
    return hull((stream.box(place[0]), stream.box(place[1] - 1)))


def _distance(a: Box, b: Box, step: int) -> float:
    """How far b is from a, when it should follow (step 1) or go before (-1), on the row or the next."""
    down = ((b[1] + b[3]) - (a[1] + a[3])) / 2 * step
    right = (b[0] - a[0]) * step
    off_row = 0.0 if same_row(a, b) else abs(down) * (10 if down > 0 else 20)
    return off_row + (right if right > 0 else -3 * right) * 0.1


def _line_boxes(boxes: Sequence[Box]) -> tuple[Box, ...]:
    lines: list[Box] = []
    for box in boxes:
        if lines and same_row(lines[-1], box) and box[0] >= lines[-1][0] - 1:
            lines[-1] = hull((lines[-1], box))
        else:
            lines.append(box)
    return tuple(lines)
