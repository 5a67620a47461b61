"""Paragraphs and tables, as office files hold them, to a Document of one page. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from index.reading.cells import header_of
from index.types import Document, FileKind, Page, Table

_LINE = 90  # characters: a paragraph up to this fills less than a line of a page
_PROSE_LINES = 12  # a cell of more paragraphs lays them out
_SPACES = re.compile(r"[ \t\r\f\v]+")
_NOWHERE = (0.0, 0.0, 0.0, 0.0)  # such a file has no pages to draw a table's rectangle on


@dataclass(frozen=True, slots=True)
class Cell:
    """Its paragraphs; how many columns it covers."""

    paragraphs: tuple[str, ...] = ()
    span: int = 1


Rows = tuple[tuple[Cell, ...], ...]
Block = str | Rows


def paragraphs_of(blocks: Iterable[Block]) -> Iterator[str]:
    """The paragraphs of a cell's blocks, those of tables in it included."""
    for block in blocks:
        if isinstance(block, str):
            yield block
        else:
            yield from (text for row in block for inner in row for text in inner.paragraphs)


def document_of(path: str, sha256: str, blocks: Sequence[Block]) -> Document:
    """One page, number 1: table rows as lines, cells parted by tabs; paragraphs parted by blank lines, except
    the short ones after a colon: the names after "Étaient présents :" are the lines of one list."""
    pieces: list[str] = []
    tables: list[Table] = []
    at, listing = 0, False
    for text, header in _parts(blocks):
        if not text:
            listing = False
            continue
        line = header is None and len(text) <= _LINE and "\n" not in text
        gap = "" if not pieces else "\n" if line and listing else "\n\n"
        start = at + len(gap)
        at = start + len(text)
        if header is not None:
            tables.append(Table(1, start, at, header, _NOWHERE))
        pieces += [gap, text]
        listing = line and (listing or text.endswith(":"))
    return Document(sha256, path, FileKind.TEXT, (Page(1, "".join(pieces)),), tuple(tables))


def _parts(blocks: Sequence[Block]) -> Iterator[tuple[str, tuple[str, ...] | None]]:
    """Texts; those of tables with their column titles, others with None. An empty paragraph gives ""."""
    for block in blocks:
        if isinstance(block, str):
            yield clean(block), None
        elif _is_table(block):
            yield _table(block)
        else:
            yield from ((text, None) for row in block for cell in row for text in _cleaned(cell))


def _is_table(rows: Rows) -> bool:
    """A frame around text, or a table used to lay out paragraphs side by side, is none."""
    cells = [[_cleaned(cell) for cell in row] for row in rows]
    longest = max((len(cell) for row in cells for cell in row), default=0)
    return (
        sum(any(row) for row in cells) > 1
        and longest <= _PROSE_LINES
        and any(sum(map(bool, row)) > 1 for row in cells)
    )


def _table(rows: Rows) -> tuple[str, tuple[str, ...]]:
    width = max(sum(cell.span for cell in row) for row in rows)
    lines: list[tuple[str, ...]] = []
    owners: list[tuple[int, ...]] = []
    for row in rows:
        line: list[str] = []
        owner: list[int] = []
        for cell in row:
            owner += [len(line)] * cell.span
            line += [" ".join(_cleaned(cell)).replace("\n", " "), *[""] * (cell.span - 1)]
        if any(line):
            lines.append((*line, *[""] * (width - len(line))))
            owners.append((*owner, *range(len(owner), width)))
    return "\n".join("\t".join(line) for line in lines), header_of(lines, owners)


def _cleaned(cell: Cell) -> list[str]:
    return [text for paragraph in cell.paragraphs if (text := clean(paragraph))]


def clean(text: str) -> str:
    """NFC, no white space at the lines' ends, none doubled, no empty line."""
    lines = (_SPACES.sub(" ", line).strip() for line in unicodedata.normalize("NFC", text).split("\n"))
    return "\n".join(line for line in lines if line)
