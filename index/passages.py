"""An act into passages to search and to quote: along its parts, never over a page's end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.text import squeeze
from index.types import PAGE_BREAK, Act, Document, Passage, RunningText, Section, SectionKind, Table

_LONGEST = 900  # characters: a few sentences, what a person reads at a glance and a small model embeds whole
_PARAGRAPH = re.compile(rf"\n[ \t]*\n|{PAGE_BREAK}")
_CUT = re.compile(r"(?<=[.;!?])\s+|\n")


def cut_passages(acts: tuple[Act, ...], document: Document) -> tuple[Passage, ...]:
    """The passages of a document's acts, in order; the preamble that acts of minutes share is the first's."""
    text = document.running_text()
    pages = {page.number: page for page in document.pages}
    out: list[Passage] = []
    for act in acts:
        own = [s for s in act.sections if s.start >= act.start or act is acts[0]]
        ranges = [(s, *r) for s in own for r in _ranges(text.text, s.start, s.end)]
        for rank, (section, start, end) in enumerate(ranges):
            span = text.span(start, end)
            heading = _heading(act, section, _table_at(document.tables, text, start))
            origin = pages[span.page].origin_of(span.start, span.end)
            out.append(Passage(f"{act.id}:{rank}", act.id, section.kind, heading, origin, span))
    return tuple(out)


def _ranges(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Paragraphs joined up to the longest passage; a longer one is cut at its sentences or rows."""
    begun: int | None = None
    last = start
    for at, until in _paragraphs(text, start, end):
        crosses = begun is not None and PAGE_BREAK in text[last:at]
        if begun is not None and (crosses or until - begun > _LONGEST):
            yield begun, last
            begun = None
        if until - at > _LONGEST:
            yield from _pieces(text, at, until)
            continue
        begun = at if begun is None else begun
        last = until
    if begun is not None:
        yield begun, last


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for gap in [*_PARAGRAPH.finditer(text, start, end), None]:
        until = gap.start() if gap else end
        if text[at:until].strip():
            yield at, until
        at = gap.end() if gap else end


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at, last = start, start
    for cut in [*_CUT.finditer(text, start, end), None]:
        until = cut.start() if cut else end
        if until - at > _LONGEST and text[at:last].strip():
            yield at, last
            at = last
        last = cut.end() if cut else end
    if text[at:end].strip():
        yield at, end


def _heading(act: Act, section: Section, table: Table | None) -> str:
    title = act.title.value if act.title else ""
    number = f"n° {act.number.value}" if act.number else ""
    label = section.label if section.kind is not SectionKind.HEADER else ""
    columns = " | ".join(h for h in table.header if h) if table else ""
    return " · ".join(squeeze(part) for part in (title, number, label, columns) if part)


def _table_at(tables: tuple[Table, ...], text: RunningText, offset: int) -> Table | None:
    """The table that this document offset is in: its column titles say what its rows' cells are."""
    page = text.page_at(offset)
    base = text.offset(page, 0)
    return next((t for t in tables if t.page == page and t.start <= offset - base < t.end), None)
