"""A file as read: its pages, its tables, and how a place in it is told."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

PAGE_BREAK = "\f"  # as pdftotext writes it; never part of a page's own text


class Origin(StrEnum):
    """Where a page's text comes from; an answer that stands on decoded or OCR text says so."""

    TEXT = "text"
    DECODED = "decoded"
    OCR = "ocr"


class FileKind(StrEnum):
    PDF = "pdf"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Page:
    """One page. ``text`` is NFC, lines end in ``\\n``; a table row is one line, its cells parted by tabs.

    ``margin`` holds the lines taken off the text: running headers, page numbers, the préfecture's stamp. A plain
    text file is one page, number 1. ``decoded``: the ranges of ``text`` that a broken font garbled, where a part.
    """

    number: int
    text: str
    origin: Origin = Origin.TEXT
    margin: tuple[str, ...] = ()
    decoded: tuple[tuple[int, int], ...] = ()

    def origin_of(self, start: int, end: int) -> Origin:
        """Where the words ``text[start:end]`` come from: decoded where they touch what was decoded."""
        touched = any(at < end and start < until for at, until in self.decoded)
        return Origin.DECODED if touched else self.origin


@dataclass(frozen=True, slots=True)
class Table:
    """A table on a page: its rows are the lines of ``page.text[start:end]``, its cells parted by tabs.

    ``header`` are the column titles, also where it continues a table of the page before and prints none (then
    no line of the range is the header). ``box``: (left, top, right, bottom) in PDF points from the page's top.
    """

    page: int
    start: int
    end: int
    header: tuple[str, ...]
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Span:
    """Words on a page: the ground a fact stands on. ``document`` is the SHA-256 of the file's bytes."""

    document: str
    page: int
    start: int
    end: int
    quote: str

    def __reduce__(self) -> tuple[type[Span], tuple[str, int, int, int, str]]:
        """A file gives thousands, which cross processes: so they are packed in a third of the time."""
        return Span, (self.document, self.page, self.start, self.end, self.quote)


@dataclass(frozen=True, slots=True)
class RunningText:
    """A document as one string that knows the page of every character."""

    document: str
    text: str
    page_starts: tuple[int, ...]
    page_numbers: tuple[int, ...]

    def page_at(self, offset: int) -> int:
        """The number of the page that holds this document offset."""
        return self.page_numbers[bisect_right(self.page_starts, offset) - 1]

    def offset(self, page: int, at: int) -> int:
        """The document offset of a place in a page's own text: where a span or a table begins."""
        return self.page_starts[self.page_numbers.index(page)] + at

    def span(self, start: int, end: int) -> Span:
        """The span of a range, without outer white space; what runs past the page of its start is cut."""
        index = bisect_right(self.page_starts, start) - 1
        base = self.page_starts[index]
        last = self.page_starts[index + 1] - 1 if index + 1 < len(self.page_starts) else len(self.text)
        words = self.text[start : min(end, last)]
        start += len(words) - len(words.lstrip())
        words = words.strip()
        return Span(self.document, self.page_numbers[index], start - base, start - base + len(words), words)


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read. Its identity is the SHA-256 of its bytes; ``path`` is where it was last seen."""

    sha256: str
    path: str
    kind: FileKind
    pages: tuple[Page, ...]
    tables: tuple[Table, ...] = ()

    @property
    def name(self) -> str:
        """The file's base name."""
        return PurePath(self.path).name

    def running_text(self) -> RunningText:
        starts, at = [], 0
        for page in self.pages:
            starts.append(at)
            at += len(page.text) + len(PAGE_BREAK)
        text = PAGE_BREAK.join(page.text for page in self.pages)
        return RunningText(self.sha256, text, tuple(starts), tuple(p.number for p in self.pages))
