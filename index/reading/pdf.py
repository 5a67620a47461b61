"""A PDF file to a Document, one page at a time. [pdfium]"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from index.errors import DamagedPdf, EncryptedPdf, NoText
from index.reading.aligned import find_aligned
from index.reading.cells import is_certain
from index.reading.geometry import Sheet
from index.reading.grids import Grid, find_grids
from index.reading.layout import Line, lay_out
from index.reading.margins import marginal_lines
from index.reading.render import Known, render_page
from index.reading.sheet import read_sheet
from index.types import Document, FileKind, Page, Table

Laid = tuple[float, list[Line], tuple[Grid, ...]]  # the page's height in points, its lines, its tables
_SAME_PLACE = 12.0  # points: the sides of a table that goes on
_BLANK = Sheet(0.0, 0.0, (), ())


@contextmanager
def open_pdf(path: Path) -> Iterator[pdfium.PdfDocument]:
    """The open file, closed at the end. Raises EncryptedPdf or DamagedPdf."""
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise EncryptedPdf(str(path), "a password is needed to open it", "remove its password") from None
        raise DamagedPdf(str(path), "damaged or truncated", "fetch the file again") from None
    try:
        yield document
    finally:
        document.close()


def read_pdf(path: Path, sha256: str) -> Document:
    """All pages; those without text have the text "". Raises EncryptedPdf, DamagedPdf or NoText."""
    with open_pdf(path) as document:
        laid = [_lay_out(document, index) for index in range(len(document))]
    if not any(page for page in laid):
        raise DamagedPdf(str(path), "no page of it can be read", "fetch the file again")
    pages = [page or (0.0, [], ()) for page in laid]
    if not any(lines for _, lines, _ in pages):
        reason = f"{len(pages)} page{'s' * (len(pages) > 1)} without text (a scan?)"
        raise NoText(str(path), reason, "OCR is not yet built in: give a PDF with a text layer")
    off = marginal_lines([(height, lines) for height, lines, _ in pages])
    known = vocabulary(lines for _, lines, _ in pages)
    rendered = [
        render_page(number, lines, grids, off[number - 1], known)
        for number, (_, lines, grids) in enumerate(pages, 1)
    ]
    tables = _with_headers([tables for _, tables in rendered], [page for page, _ in rendered])
    return Document(sha256, str(path), FileKind.PDF, tuple(page for page, _ in rendered), tables)


def _lay_out(document: pdfium.PdfDocument, index: int) -> Laid | None:
    """A page's lines and tables; None where the page is damaged."""
    try:
        page = document[index]
    except pdfium.PdfiumError:
        return None
    try:
        sheet = read_sheet(page)
    except pdfium.PdfiumError:
        sheet = _BLANK
    finally:
        page.close()
    grids = find_grids(sheet)
    grids += find_aligned(sheet.words, frozenset[int]().union(*(grid.members for grid in grids)))
    return sheet.height, lay_out(sheet, grids), grids


def vocabulary(pages: Iterator[Sequence[Line]]) -> Known:
    """Does the document have this word, in lower case? Its words are gathered at the first question."""
    held: list[frozenset[str]] = []

    def known(word: str) -> bool:
        if not held:
            texts = (line.text.lower() for lines in pages for line in lines)
            held.append(frozenset(w for text in texts for w in re.findall(r"\w+(?:-\w+)*", text)))
        return word in held[0]

    return known


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
