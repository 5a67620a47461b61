"""A .docx file to a Document. Home of python-docx.

Read are the body's paragraphs and tables in their order, with text boxes and inserted changes. Left out are
headers, footers, notes, comments, and what was deleted or hidden.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from index.errors import EmptyFile, UnreadableFile
from index.reading.blocks import Block, Cell, Rows, document_of, paragraphs_of
from index.reading.numbering import Numbering
from index.reading.sniff import DAMAGED_ZIP
from index.types import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # the same once more
_BOX = f"{_W}txbxContent"
_GONE = frozenset((f"{_W}del", f"{_W}moveFrom", _MC_FALLBACK, f"{_W}sectPr"))
_MARKS = {f"{_W}tab": " ", f"{_W}ptab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_MOST_COLUMNS = 64  # a span beyond is no table's
# What python-docx and the libraries below it raise on files that are damaged; XML errors are SyntaxErrors.
_DAMAGED = (*DAMAGED_ZIP, KeyError, AttributeError, IndexError, TypeError, SyntaxError)


def read_word(path: str, data: bytes, sha256: str) -> Document:
    """One page, as of a text file. Raises EmptyFile, or UnreadableFile for a damaged one."""
    import docx
    from docx.opc.exceptions import OpcError

    try:
        opened = docx.Document(BytesIO(data))
        blocks = list(_blocks(opened.element.body, _numbering(opened)))
    except (OpcError, *_DAMAGED) as error:
        reason = f"a damaged Word document ({type(error).__name__})"
        raise UnreadableFile(path, reason, "open it in Word and save it as .docx or PDF") from None
    document = document_of(path, sha256, blocks)
    if not document.pages[0].text:
        raise EmptyFile(path, "a Word document without text", "a scan in it can be saved as PDF")
    return document


def _numbering(opened: Any) -> Numbering:
    from docx.opc.constants import RELATIONSHIP_TYPE

    try:
        lists = opened.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element
    except KeyError:
        lists = None  # asked for in another way, python-docx would make one
    return Numbering(lists, opened.styles.element)


def _blocks(container: Any, numbering: Numbering) -> Iterator[Block]:
    for element in container:
        if element.tag == f"{_W}p":
            if _is_heading(element):
                yield ""  # it ends a list
            yield _text(element, numbering)
            for box in element.iter(_BOX):
                if not any(above.tag in _GONE for above in box.iterancestors()):
                    yield from _blocks(box, numbering)
        elif element.tag == f"{_W}tbl":
            yield _rows(element, numbering)
        elif element.tag not in _GONE and isinstance(element.tag, str):
            yield from _blocks(element, numbering)  # a content control, an inserted part


def _is_heading(paragraph: Any) -> bool:
    """Word names these styles so whatever the language of its menus, but in French since long "Titre1" too."""
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return style is not None and str(style.get(f"{_W}val")).startswith(("Heading", "Titre", "Title"))


def _text(paragraph: Any, numbering: Numbering) -> str:
    text = "".join(_words(paragraph))
    return numbering.mark(paragraph) + text if text.strip() else text


def _words(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _MARKS:
            yield _MARKS[child.tag]
        elif (
            child.tag not in _GONE and child.tag not in (_BOX, f"{_W}pPr", f"{_W}rPr") and not _hidden(child)
        ):
            yield from _words(child)


def _hidden(run: Any) -> bool:
    vanish = run.find(f"{_W}rPr/{_W}vanish")
    return vanish is not None and vanish.get(f"{_W}val") not in ("0", "false")


def _rows(table: Any, numbering: Numbering) -> Rows:
    return tuple(tuple(_cells(row, numbering)) for row in table.iter(f"{_W}tr") if _owner(row) is table)


def _owner(row: Any) -> Any:
    """The table of a row; a row may stand in a content control or an insertion."""
    return next(row.iterancestors(f"{_W}tbl"))


def _cells(row: Any, numbering: Numbering) -> Iterator[Cell]:
    before = row.find(f"{_W}trPr/{_W}gridBefore")
    if before is not None:
        yield Cell((), _count(before))
    for cell in row.iter(f"{_W}tc"):
        if next(cell.iterancestors(f"{_W}tr")) is not row:
            continue
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
        merged = cell.find(f"{_W}tcPr/{_W}vMerge")
        goes_on = merged is not None and merged.get(f"{_W}val", "continue") == "continue"
        yield Cell(
            () if goes_on else tuple(paragraphs_of(_blocks(cell, numbering))),
            1 if span is None else _count(span),
        )


def _count(element: Any) -> int:
    return max(1, min(int(element.get(f"{_W}val", "1")), _MOST_COLUMNS))
