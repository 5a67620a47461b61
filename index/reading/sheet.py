"""What pdfium sees on a page: words with their boxes, and the straight lines drawn. [pdfium]

The raw interface is used where a call a character or an object is made: the helpers cost five times more.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator, Sequence
from ctypes import c_char, c_float, c_int, c_ulong, c_void_p
from functools import partial
from itertools import pairwise
from struct import Struct
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from index.reading.characters import LINE_END_HYPHEN, clean
from index.reading.geometry import Box, Ruling, Sheet, Word

_TOKEN = re.compile(rf"[^\s{LINE_END_HYPHEN}]+{LINE_END_HYPHEN}?|{LINE_END_HYPHEN}|\n")
_THIN = 2.5  # points: a filled box thinner than this is a line
_SHORT = 3.0  # points: what is shorter is a dot or a dash, no ruling
_SMALL = 30.0  # points: smaller shapes are a logo's letters, check boxes, bullets
_MANY_OBJECTS = 12_000  # a page with more is a drawing or a map
_MANY_SEGMENTS = 400
_FORM_DEPTH = 3
_FAR = 1e6  # points: beyond it, and for no number at all, a place is none
_RECTANGLE = 5  # segments of a closed rectangle, at most

Matrix = tuple[float, float, float, float, float, float]
Place = Callable[[float, float, float, float], Box]
CharStream = tuple[
    str, Callable[[int], int]
]  # a text, and the function from an index in it to pdfium's character
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _quick(function: object, result: Any, *arguments: Any) -> Callable[..., Any]:
    """The function of pdfium with plain addresses, and without giving way to other threads: to check the pointers'
    types, and to give way, takes longer than so short a call."""
    address = ctypes.cast(function, ctypes.c_void_p).value or 0  # type: ignore[arg-type]
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


# Called twice a word, or once a drawn object.
_LOOSE_BOX = _quick(raw.FPDFText_GetLooseCharBox, c_int, c_void_p, c_int, c_void_p)
_OBJECT = _quick(raw.FPDFPage_GetObject, c_void_p, c_void_p, c_int)
_FORM_OBJECT = _quick(raw.FPDFFormObj_GetObject, c_void_p, c_void_p, c_ulong)
_KIND = _quick(raw.FPDFPageObj_GetType, c_int, c_void_p)
_BOUNDS = _quick(raw.FPDFPageObj_GetBounds, c_int, *[c_void_p] * 5)
# A box as pdfium writes it: left, top, right, bottom of a character; x0, y0, x1, y1 of an object.
_FOUR, _EIGHT = Struct("=4f"), Struct("=8f")
_WORD: Callable[[tuple[object, ...]], Word] = partial(tuple.__new__, Word)


def read_sheet(
    page: pdfium.PdfPage, stream_of: Callable[[pdfium.PdfTextPage], CharStream] | None = None
) -> Sheet:
    """The words and rulings of a page; ``stream_of`` gives its text where that is not the page's own.

    Raises ``PdfiumError`` where its text can't be loaded.
    """
    place, width, height = placing(page)
    textpage = page.get_textpage()
    try:
        words = tuple(_words(textpage, (stream_of or characters)(textpage), place))
    finally:
        textpage.close()
    rulings = tuple(_rulings(page.raw, place)) if words else ()
    return Sheet(width, height, words, rulings)


def image_share(page: pdfium.PdfPage) -> float:
    """The part of the page that images cover, one upon the other counted twice: a scan has 1 or more."""
    if raw.FPDFPage_CountObjects(page.raw) > _MANY_OBJECTS:
        return 0.0
    width, height = page.get_size()
    kinds = (raw.FPDF_PAGEOBJ_IMAGE,)
    try:
        boxes = [item.get_bounds() for item in page.get_objects(kinds, max_depth=_FORM_DEPTH)]
    except pdfium.PdfiumError:  # a damaged file: an image without a place
        return 0.0
    return float(sum((x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in boxes) / max(width * height, 1.0))


def placing(page: pdfium.PdfPage) -> tuple[Place, float, float]:
    """How a box of the page's own space (left, bottom, right, top) is placed, and the displayed size.

    The placed box counts from the displayed page's top left corner, downwards, whatever /Rotate says.
    """
    left, bottom, right, top = page.get_bbox()
    width, height = right - left, top - bottom
    turn = page.get_rotation()
    if turn == 90:
        return (lambda x0, y0, x1, y1: (y0 - bottom, x0 - left, y1 - bottom, x1 - left)), height, width
    if turn == 180:
        return (lambda x0, y0, x1, y1: (right - x1, y0 - bottom, right - x0, y1 - bottom)), width, height
    if turn == 270:
        return (lambda x0, y0, x1, y1: (top - y1, right - x1, top - y0, right - x0)), height, width
    return (lambda x0, y0, x1, y1: (x0 - left, top - y1, x1 - left, top - y0)), width, height


def characters(textpage: pdfium.PdfTextPage) -> CharStream:
    """The page's own text stream."""
    count = textpage.count_chars()
    text = textpage.get_text_range() if count > 0 else ""
    if len(text) == count:
        return text, lambda index: index
    handle = textpage.raw
    lookup: list[int] = []
    for index, char in enumerate(text):  # pdfium counts UTF-16 units: twice beyond the basic plane
        lookup += [index] * (2 if ord(char) > 0xFFFF else 1)
    units = {char: unit for unit, char in reversed(list(enumerate(lookup)))}
    return text, lambda index: int(raw.FPDFText_GetCharIndexFromTextIndex(handle, units[index]))


def _words(textpage: pdfium.PdfTextPage, stream: CharStream, place: Place) -> Iterator[Word]:
    text, char_index = stream
    tokens = [match.span() for match in _TOKEN.finditer(text)]
    ends = [(char_index(start), char_index(stop - 1)) for start, stop in tokens if text[start] != "\n"]
    boxes = _end_boxes(textpage, ends)
    row = 0
    for start, stop in tokens:
        token = text[start:stop]
        if token == "\n":
            row += 1
            continue
        left, top, right, bottom, side, high, end, low = next(boxes)
        if stop - start > 1:
            if end <= right or low >= top or high <= bottom:  # not from left to right: turned text
                left, bottom = min(left, side), min(bottom, low)
                right, top = max(right, end), max(top, high)
            else:
                right = end
        breaks = token[-1] == LINE_END_HYPHEN
        word = (
            token if token.isascii() and token.isprintable() else clean(token[:-1] + "-" if breaks else token)
        )
        if word:
            if not -_FAR < left + bottom + right + top < _FAR:
                left = bottom = right = top = 0.0  # a damaged file: the place is lost, the word is not
            yield _WORD((*place(left, bottom, right, top), word, row))
        row += breaks


def _end_boxes(textpage: pdfium.PdfTextPage, ends: Sequence[tuple[int, int]]) -> Iterator[tuple[float, ...]]:
    """Left, top, right and bottom of the first character of each word, and of the last where it is another (else 0).

    They are written side by side and taken all at once: a page has hundreds.
    """
    room = bytearray(_EIGHT.size * len(ends) or 1)
    handle, at = ctypes.cast(textpage.raw, c_void_p).value, ctypes.addressof(c_char.from_buffer(room))
    box_of, half, whole = _LOOSE_BOX, _FOUR.size, _EIGHT.size
    for first, last in ends:
        box_of(handle, first, at)
        if last != first:
            box_of(handle, last, at + half)
        at += whole
    return _EIGHT.iter_unpack(room) if ends else iter(())


def _rulings(page: raw.FPDF_PAGE, place: Place) -> Iterator[Ruling]:
    count = raw.FPDFPage_CountObjects(page)
    if count > _MANY_OBJECTS:
        return
    handle = ctypes.cast(page, c_void_p).value
    for left, bottom, right, top in _lines(count, partial(_OBJECT, handle), _IDENTITY, 0):
        if -_FAR < left + bottom + right + top < _FAR:
            yield Ruling(*place(left, bottom, right, top))


def _lines(count: int, get: Callable[[int], int], matrix: Matrix, depth: int) -> Iterator[Box]:
    """The lines of some objects, which ``get`` gives as addresses."""
    room = (c_float * 4)()
    places = [ctypes.addressof(room) + at * ctypes.sizeof(c_float) for at in range(4)]
    for index in range(count):
        item = get(index)
        kind = _KIND(item)
        if kind == raw.FPDF_PAGEOBJ_PATH and _BOUNDS(item, *places):
            for box in _path_lines(item, *_FOUR.unpack(room)):
                yield box if matrix is _IDENTITY else _moved(box, matrix)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _FORM_DEPTH:
            form = ctypes.cast(item, raw.FPDF_PAGEOBJECT)
            inner = _product(_matrix_of(form), matrix)
            children = min(raw.FPDFFormObj_CountObjects(form), _MANY_OBJECTS)
            yield from _lines(children, partial(_FORM_OBJECT, item), inner, depth + 1)


def _path_lines(item: int, x0: float, y0: float, x1: float, y1: float) -> Iterator[Box]:
    """The axis-parallel lines of one path, given its address and its bounds: a thin filled box is one, a stroked
    box has four, a shade none."""
    width, height = x1 - x0, y1 - y0
    if width <= _THIN or height <= _THIN:
        if max(width, height) > _SHORT:
            yield _thinned(x0, y0, x1, y1)
        return
    if width < _SMALL and height < _SMALL:
        return
    path, fill, stroke = ctypes.cast(item, raw.FPDF_PAGEOBJECT), c_int(), c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    segments = raw.FPDFPath_CountSegments(path)
    if segments <= _MANY_SEGMENTS and (stroke.value or segments > _RECTANGLE):
        yield from _segment_lines(path, segments, bool(stroke.value))


def _thinned(x0: float, y0: float, x1: float, y1: float) -> Box:
    if x1 - x0 >= y1 - y0:
        middle = (y0 + y1) / 2
        return x0, middle, x1, middle
    middle = (x0 + x1) / 2
    return middle, y0, middle, y1


def _segment_lines(path: object, count: int, stroked: bool) -> Iterator[Box]:
    """The lines of a path of many segments: whole grids are drawn so, as strokes or as thin boxes."""
    matrix = _matrix_of(path)
    for corners in _subpaths(path, count):
        xs, ys = zip(*(_point(x, y, matrix) for x, y in corners), strict=True)
        x0, y0, x1, y1 = min(xs), min(ys), max(xs), max(ys)
        if min(x1 - x0, y1 - y0) <= _THIN:
            if max(x1 - x0, y1 - y0) > _SHORT:
                yield _thinned(x0, y0, x1, y1)
        elif stroked:
            points = list(zip(xs, ys, strict=True))
            for (ax, ay), (bx, by) in pairwise(points):
                if (abs(ax - bx) < 0.5) != (abs(ay - by) < 0.5):
                    yield _thinned(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def _subpaths(path: object, count: int) -> Iterator[list[tuple[float, float]]]:
    x, y = c_float(), c_float()
    corners: list[tuple[float, float]] = []
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(corners) > 1:
                yield corners
            corners = []
        elif kind == raw.FPDF_SEGMENT_BEZIERTO:
            corners = []  # a curve: a drawing, no ruling
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        corners.append((x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment) and len(corners) > 1:
            corners.append(corners[0])
    if len(corners) > 1:
        yield corners


def _matrix_of(item: object) -> Matrix:
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, matrix)
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _product(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _point(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _moved(box: Box, matrix: Matrix) -> Box:
    (ax, ay), (bx, by) = _point(box[0], box[1], matrix), _point(box[2], box[3], matrix)
    return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)
