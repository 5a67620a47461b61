"""A PDF file to a Document, one page at a time. [pdfium]"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from index.errors import DamagedPdf, EncryptedPdf, NoText
from index.reading.aligned import find_aligned
from index.reading.archive import open_file
from index.reading.broken_fonts import Recovered, looks_broken, recover
from index.reading.cells import is_certain
from index.reading.geometry import Sheet, row_texts
from index.reading.grids import Grid, find_grids
from index.reading.layout import Line, lay_out
from index.reading.margins import marginal_lines
from index.reading.ocr import INSTALL, available, recognise
from index.reading.render import Known, render_page
from index.reading.sheet import image_share, read_sheet
from index.reading.turned import part_turned
from index.reading.worth import Worth, worth
from index.types import Document, FileKind, Origin, Page, Table

_log = logging.getLogger(__name__)
_SCAN = 0.3  # of the page is covered by images: what it says may be on them
_SAME_PLACE = 12.0  # points: the sides of a table that goes on
_BLANK = Sheet(0.0, 0.0, (), ())
_Recovered = Callable[[], Mapping[int, Recovered]]  # by the page's index


class Laid(NamedTuple):
    """A page's height in points, its lines and tables; ``unread`` where what it shows could not be read."""

    height: float
    lines: list[Line]
    grids: tuple[Grid, ...]
    origin: Origin = Origin.TEXT
    unread: bool = False


@contextmanager
def open_pdf(path: Path) -> Iterator[pdfium.PdfDocument]:
    """The open file, or member of an archive, closed at the end. Raises EncryptedPdf or DamagedPdf."""
    try:
        with open_file(path) as file:
            # A file of its own is read page by page, never whole.
            source = file.read() if isinstance(file, BytesIO) else path
        document = pdfium.PdfDocument(source)
    except pdfium.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise EncryptedPdf(str(path), "a password is needed to open it", "remove its password") from None
        raise DamagedPdf(str(path), "damaged or truncated", "fetch the file again") from None
    try:
        yield document
    finally:
        document.close()


def read_pdf(path: Path, sha256: str) -> Document:
    """All pages; those without text, and scans that can't be read, have the text "".

    Raises EncryptedPdf, DamagedPdf, or NoText where no page can be read.
    """
    with open_pdf(path) as document:
        recovered = cache(lambda: recover(document))  # of all pages at once, when the first one needs it
        laid = [_lay_out(document, index, recovered) for index in range(len(document))]
    if not any(laid):
        raise DamagedPdf(str(path), "no page of it can be read", "fetch the file again")
    pages = [page or Laid(0.0, [], ()) for page in laid]
    _tell_unread(path, pages)
    off = marginal_lines([(page.height, page.lines) for page in pages])
    known = vocabulary(page.lines for page in pages)
    rendered = [_rendered(number, page, off[number - 1], known) for number, page in enumerate(pages, start=1)]
    tables = _with_headers([tables for _, tables in rendered], [page for page, _ in rendered])
    return Document(sha256, str(path), FileKind.PDF, tuple(page for page, _ in rendered), tables)


def _tell_unread(path: Path, pages: Sequence[Laid]) -> None:
    """Raises NoText where no page can be read; of some pages it is told where Tesseract may help."""
    unread = [str(number) for number, page in enumerate(pages, start=1) if page.unread]
    missing = bool(unread) and not available()
    if not any(page.lines and not page.unread for page in pages):
        reason = f"{len(pages)} page{'s' * (len(pages) > 1)} without text (a scan?)"
        advice = INSTALL if missing else "check that its pages show text that a person can read"
        raise NoText(str(path), reason, advice)
    if missing:
        _log.warning("%s: no text on page %s (a scan?); %s", path, ", ".join(unread), INSTALL)


def _rendered(number: int, laid: Laid, off: frozenset[int], known: Known) -> tuple[Page, tuple[Table, ...]]:
    page, tables = render_page(number, laid.lines, laid.grids, off, known)
    return replace(page, origin=laid.origin), tables


def _lay_out(document: pdfium.PdfDocument, index: int, recovered: _Recovered) -> Laid | None:
    """A page's lines and tables; None where the page is damaged."""
    try:
        page = document[index]
    except pdfium.PdfiumError:
        return None
    try:
        sheet, origin = _best_sheet(page, lambda: recovered().get(index))
    finally:
        page.close()
    lines, grids = _laid_out(sheet)
    return Laid(sheet.height, lines, grids, origin or Origin.TEXT, unread=origin is None)


def _laid_out(sheet: Sheet) -> tuple[list[Line], tuple[Grid, ...]]:
    """The lines and tables in reading order; what is set sideways stands after the text above its middle."""
    sheet, turned = part_turned(sheet)
    grids = find_grids(sheet)
    grids += find_aligned(sheet.words, frozenset[int]().union(*(grid.members for grid in grids)))
    lines = lay_out(sheet, grids)
    if turned is None:
        return lines, grids
    others, more = _laid_out(turned.sheet)
    put_back = [
        Line(
            *turned.back(line[:4]), line.text, line.grid + len(grids) if line.grid >= 0 else -1, line.decoded
        )
        for line in others
    ]
    middle = (turned.box[1] + turned.box[3]) / 2
    at = max((rank for rank, line in enumerate(lines, start=1) if line.bottom < middle), default=0)
    grids += tuple(replace(grid, box=turned.back(grid.box)) for grid in more)
    return [*lines[:at], *put_back, *lines[at:]], grids


def is_scan(page: pdfium.PdfPage, value: Worth) -> bool:
    """Does the page show more than its own text, worth that much, tells: an image of a text, a broken font?"""
    return value is Worth.GARBLED or (value is Worth.SCANT and image_share(page) >= _SCAN)


def _best_sheet(
    page: pdfium.PdfPage, recovered: Callable[[], Recovered | None]
) -> tuple[Sheet, Origin | None]:
    """The page's own text where it is worth reading, decoded where a broken font drew it, else the words seen on
    the page; no origin where none is.

    A short text on an image stands unless the image says much more: it is a scan's stamp, or a plan's title.
    """
    sheet = _own_sheet(page)
    lines = row_texts(sheet.words)
    value = worth(lines)
    if looks_broken(lines, value) and (found := recovered()):
        sheet = read_sheet(page, found.stream)._replace(decoded=found.rows)
        rest = worth(row_texts(word for word in sheet.words if word.row not in found.rows))
        return sheet, Origin.TEXT if rest is Worth.TEXT else Origin.DECODED
    if not is_scan(page, value):
        return sheet, Origin.TEXT
    own = _BLANK if value is Worth.GARBLED else sheet
    seen = _seen_sheet(page)
    return (seen, Origin.OCR) if seen and len(seen.words) > 2 * len(own.words) else (own, None)


def _own_sheet(page: pdfium.PdfPage) -> Sheet:
    try:
        return read_sheet(page)
    except pdfium.PdfiumError:
        return _BLANK


def _seen_sheet(page: pdfium.PdfPage) -> Sheet | None:
    try:
        return recognise(page) if available() else None
    except pdfium.PdfiumError:
        return None


def vocabulary(pages: Iterator[Sequence[Line]]) -> Known:
    """Does the document have this word, in lower case? Its words are gathered when one may be among them."""

    @cache
    def text() -> str:
        return "\n".join(line.text.lower() for lines in pages for line in lines)

    @cache
    def words() -> frozenset[str]:
        return frozenset(re.findall(r"\w+(?:-\w+)*", text()))

    return lambda word: word in text() and word in words()


def _with_headers(tables: Sequence[tuple[Table, ...]], pages: Sequence[Page]) -> tuple[Table, ...]:
    """A table that goes on at the top of the next page, printing no titles, has those of the one before."""
    found: list[Table] = []
    for page, on_page in zip(pages, tables, strict=True):
        for rank, table in enumerate(on_page):
            before = found[-1] if found else None
            if rank == 0 and before and _goes_on(before, table, pages[before.page - 1], page):
                table = replace(table, header=before.header)
            found.append(table)
    return tuple(found)


def _goes_on(before: Table, table: Table, page_before: Page, page: Page) -> bool:
    rows = page.text[table.start : table.end].split("\n")
    if (table.header and is_certain(rows)) or before.page != table.page - 1:
        return False
    columns = rows[0].count("\t") + 1
    if max(abs(a - b) for a, b in zip(before.box[::2], table.box[::2], strict=True)) > _SAME_PLACE:
        return False
    ends_there = not page_before.text[before.end :].strip()
    return ends_there and not page.text[: table.start].strip() and columns == len(before.header)
