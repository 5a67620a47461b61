"""An .odt file to a Document. Home of odfdo.

Read are the body's headings, paragraphs, lists and tables in their order, with text boxes. Left out are headers,
footers, notes, comments, deleted text, and tables of contents (their lines stand in the text itself).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from index.errors import EmptyFile, UnreadableFile
from index.reading.blocks import Block, Cell, Rows, document_of, paragraphs_of
from index.reading.numbering import figure
from index.reading.sniff import DAMAGED_ZIP
from index.types import Document

_PARAGRAPHS = ("text:p", "text:h")
_GONE = frozenset(
    (
        "text:tracked-changes",
        "text:note",
        "office:annotation",
        "text:table-of-content",
        "office:forms",
        "svg:title",
        "svg:desc",
        "text:sequence-decls",
        "text:variable-decls",
        "text:user-field-decls",
    )
)
_MARKS = {"text:tab": " ", "text:s": " ", "text:line-break": "\n"}
_CELLS = ("table:table-cell", "table:covered-table-cell")
_FIGURES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_MOST_COLUMNS = 64  # repeated beyond: a sheet's empty right side
_DAMAGED = (*DAMAGED_ZIP, KeyError, AttributeError, IndexError, TypeError, SyntaxError)


def read_opendocument(path: str, data: bytes, sha256: str) -> Document:
    """One page, as of a text file. Raises EmptyFile, or UnreadableFile for a damaged one."""
    import odfdo

    try:
        opened = odfdo.Document(BytesIO(data))
        blocks = list(_blocks(opened.body, _Lists(opened)))
    except _DAMAGED as error:
        reason = f"a damaged OpenDocument text ({type(error).__name__})"
        raise UnreadableFile(path, reason, "open it in LibreOffice and save it as .odt or PDF") from None
    document = document_of(path, sha256, blocks)
    if not document.pages[0].text:
        raise EmptyFile(path, "an OpenDocument text without words", "a scan in it can be saved as PDF")
    return document


class _Lists:
    """Which list the reading is in, and how far it has counted: the marks of items are not in the text."""

    def __init__(self, opened: Any) -> None:
        self._opened = opened
        self._inside: list[str] = []  # the style's name, of the outer lists first
        self._counts: dict[tuple[str, int], int] = {}

    @contextmanager
    def entered(self, element: Any) -> Iterator[None]:
        style = element.attributes.get("text:style-name") or (self._inside or [""])[-1]
        self._inside.append(style)
        goes_on = element.attributes.get("text:continue-numbering") == "true"
        if not (goes_on or element.attributes.get("text:continue-list")):
            self._counts.pop((style, len(self._inside)), None)
        yield
        self._inside.pop()

    def mark(self) -> str:
        """Of the next item: "2. ", "Article 3 : ", or a dash."""
        style, depth = self._inside[-1], len(self._inside)
        own = self._level(style, depth)
        if own is None or own.tag != "text:list-level-style-number":
            return "- "
        count = self._counts.get((style, depth), int(own.attributes.get("text:start-value", "1")) - 1) + 1
        self._counts[style, depth] = count
        written = figure(count, _FIGURES.get(own.attributes.get("style:num-format", ""), "none"))
        around = (own.attributes.get(f"style:num-{side}") or "" for side in ("prefix", "suffix"))
        text = written.join(around).strip()
        return f"{text} " if text else ""

    def _level(self, style: str, depth: int) -> Any:
        found = self._opened.get_style("list", style) if style else None
        levels = () if found is None else found.children
        return next((one for one in levels if one.attributes.get("text:level") == str(depth)), None)


def _blocks(container: Any, lists: _Lists) -> Iterator[Block]:
    for element in container.children:
        if element.tag in _PARAGRAPHS:
            if element.tag == "text:h":
                yield ""  # it ends a list
            yield "".join(_words(element))
            yield from _boxes(element, lists)
        elif element.tag == "table:table":
            yield _rows(element, lists)
        elif element.tag == "text:list":
            yield from _list(element, lists)
        elif element.tag not in _GONE:
            yield from _blocks(element, lists)  # a section, a frame


def _list(element: Any, lists: _Lists) -> Iterator[Block]:
    with lists.entered(element):
        for item in element.children:
            starts = item.tag == "text:list-item" and item.children and item.children[0].tag in _PARAGRAPHS
            mark = lists.mark() if starts else ""  # an item may hold but a deeper list
            for block in _blocks(item, lists):
                if isinstance(block, str) and block.strip():
                    block, mark = mark + block, ""  # the item's first paragraph carries it
                yield block


def _boxes(element: Any, lists: _Lists) -> Iterator[Block]:
    """The text boxes anchored in a paragraph."""
    for child in element.children:
        if child.tag == "draw:text-box":
            yield from _blocks(child, lists)
        elif child.tag not in _GONE:
            yield from _boxes(child, lists)


def _words(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element.children:
        if child.tag in _MARKS:
            yield _MARKS[child.tag]
        elif child.tag not in _GONE and child.tag != "draw:text-box":
            yield from _words(child)
        yield child.tail or ""


def _rows(table: Any, lists: _Lists) -> Rows:
    return tuple(_cells(row, lists) for row in _table_rows(table))


def _table_rows(table: Any) -> Iterator[Any]:
    for child in table.children:
        if child.tag == "table:table-row":
            yield child
        elif child.tag in ("table:table-header-rows", "table:table-rows", "table:table-row-group"):
            yield from _table_rows(child)


def _cells(row: Any, lists: _Lists) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    covered = 0  # cells to come that the last one covers
    for child in row.children:
        if child.tag not in _CELLS:
            continue
        times = _count(child, "table:number-columns-repeated")
        while times and covered and child.tag == "table:covered-table-cell":
            times, covered = times - 1, covered - 1
        if not times:
            continue
        span = _count(child, "table:number-columns-spanned")
        cells += [Cell(tuple(paragraphs_of(_blocks(child, lists))), span)] * times
        covered = span - 1
    return tuple(cells)


def _count(element: Any, attribute: str) -> int:
    value = element.attributes.get(attribute, "1")
    return max(1, min(int(value), _MOST_COLUMNS))
