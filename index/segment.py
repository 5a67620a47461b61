"""A document into its acts: one act, an act with its report and annexes, minutes of ten, a register of forty."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from index import councils, headers
from index.marks import AGENDA, DECISION, DISPOSITIF, EXTRACT, LIST, MINUTES, RECITAL
from index.outline import Heading, coded_heading, read_outline
from index.sections import cut_sections
from index.text import flat, squeeze
from index.types import PAGE_BREAK, Act, Document, RunningText, Section, SectionKind, Stated

_EXTRACT_HEAD = re.compile(r"extrait\s+(?:du|des)\s+(?:registre|proces|deliberations)", re.MULTILINE)
_HEAD = 2500  # characters in which a file says what it is
_LIST_ENTRY = 250  # characters that one entry of a list of decisions has at most
_PAGE_TOP = 700  # characters from a page's top in which a letterhead stands


@dataclass(frozen=True, slots=True)
class _Range:
    """The text of one act before its header is read; a ``heading`` where minutes print one over it."""

    start: int
    end: int
    heading: Heading | None = None


def cut_acts(document: Document) -> tuple[Act, ...]:
    """The document's acts in order; a document without any decision is one act without a number.

    Acts of minutes share the minutes' preamble as their header: it tells who was there.
    """
    text = document.running_text()
    plain = flat(text.text)
    if not plain.strip():
        return ()
    preamble, ranges = _ranges(text.text, plain)
    return tuple(_act(text, plain, preamble, r, rank) for rank, r in enumerate(ranges))


def _ranges(text: str, plain: str) -> tuple[int, list[_Range]]:
    """(end of the shared preamble, the acts' ranges)."""
    if not _is_extract(plain):
        outline = read_outline(text, plain)
        ranges = _minutes_ranges(outline.headings, len(text))
        sitting = len(ranges) >= 2 or (ranges and AGENDA.search(plain, 0, ranges[0].start))
        if sitting and not _is_list(plain, ranges):
            return outline.debates, ranges
    return 0, _extract_ranges(text, plain)


def _is_extract(plain: str) -> bool:
    """One act a letterhead: an extract of the register, or an act that names itself and no sitting's list."""
    head = plain[:_HEAD]
    return bool(_EXTRACT_HEAD.search(head) or (EXTRACT.search(head) and not MINUTES.search(head)))


def _is_list(plain: str, ranges: list[_Range]) -> bool:
    """A list of what was decided, a line or two each: it holds no acts."""
    lengths = sorted(r.end - r.start for r in ranges)
    return bool(LIST.search(plain[:_HEAD])) and lengths[len(lengths) // 2] < _LIST_ENTRY


def _minutes_ranges(headings: tuple[Heading, ...], length: int) -> list[_Range]:
    """What was talked of without a decision belongs to the act before it (or after, at the beginning)."""
    decided = [h for h in headings if h.decided]
    starts = [*(h.start for h in decided), length]
    # A title that runs on over lines ends where the next act begins.
    return [
        _Range(h.start, end, replace(h, title_end=min(h.title_end, end)))
        for h, end in zip(decided, starts[1:], strict=True)
    ]


def _extract_ranges(text: str, plain: str) -> list[_Range]:
    """A register of extracts: a letterhead at a page's top opens a new act once the last one has decided."""
    starts = [0]
    for mark in _EXTRACT_HEAD.finditer(plain):
        page = text.rfind(PAGE_BREAK, 0, mark.start()) + 1
        if page > starts[-1] and mark.start() - page < _PAGE_TOP and _decided(plain, starts[-1], page):
            starts.append(page)
    ends = [*starts[1:], len(plain)]
    return [_Range(start, end) for start, end in zip(starts, ends, strict=True)]


def _decided(plain: str, start: int, end: int) -> bool:
    return bool(DISPOSITIF.search(plain, start, end) or DECISION.search(plain, start, end))


def _act(text: RunningText, plain: str, preamble: int, r: _Range, rank: int) -> Act:
    sections = cut_sections(text.text, plain, r.start, r.end, r.heading.title_end if r.heading else None)
    if preamble and sections:
        told = min(preamble, r.start) if rank == 0 else preamble
        sections = (Section(SectionKind.HEADER, "Séance", 0, told), *sections)
    header_end = _header_end(plain, sections, r)
    r = r if r.heading else _Range(r.start, r.end, coded_heading(text.text, plain, r.start, header_end))
    # A sitting's preamble holds the date and the council of all its acts; a single act has its own.
    start, end = (0, preamble) if preamble else (r.start, header_end)
    # Where the header names no body, the formula that decides does.
    body = headers.find_body(text, plain, start, end) or headers.find_body(text, plain, r.start, r.end)
    until = len(plain) if preamble else r.end
    sitting = (r.heading and headers.find_own_date(text, plain, r.start, r.end)) or headers.find_sitting_date(
        text, plain, start, end, until
    )
    if not preamble and sitting is None:
        sitting = headers.find_signing_date(text, plain, r.start, r.end)
    return Act(
        id=f"{text.document}:{rank}",
        document=text.document,
        start=r.start,
        end=r.end,
        pages=(text.page_at(r.start), text.page_at(max(r.start, _last_word(plain, r.end)))),
        sections=sections,
        number=_number(text, plain, r, header_end),
        date=sitting[0] if sitting else None,
        date_span=sitting[1] if sitting else None,
        council=councils.find_council(text, plain, start, end, body.value if body else ""),
        body=body,
        title=_title(text, plain, r, header_end),
        replaces=headers.find_replaced(text, plain, r.start, r.end),
    )


def _last_word(plain: str, end: int) -> int:
    return len(plain[:end].rstrip()) - 1


def _header_end(plain: str, sections: tuple[Section, ...], r: _Range) -> int:
    own = [s for s in sections if s.kind is SectionKind.HEADER and s.start >= r.start]
    end = own[-1].end if own else r.start
    recital = RECITAL.search(plain, r.start, r.end)
    return min(max(end, r.start + 1), recital.start() if recital else r.end)


def _number(text: RunningText, plain: str, r: _Range, header_end: int) -> Stated | None:
    if r.heading and r.heading.number:
        at = r.heading.number_start
        return Stated(squeeze(r.heading.number), text.span(at, at + len(r.heading.number)))
    if r.heading:
        told = min(r.end, r.heading.title_end + 200)
        named = headers.find_number(text, plain, r.start, told, executive=r.heading.rank is None)
        if named or r.heading.rank is None:
            return named
        line = text.span(r.start, r.heading.title_start)
        return Stated(str(r.heading.rank), line) if line.quote else None
    named = headers.find_number(text, plain, r.start, header_end)
    return named or headers.find_stamped_number(text, r.start, r.end)


def _title(text: RunningText, plain: str, r: _Range, header_end: int) -> Stated | None:
    if r.heading:
        span = text.span(r.heading.title_start, r.heading.title_end)
        return Stated(squeeze(span.quote).strip(" :.-–"), span)
    return headers.find_title(text, plain, r.start, header_end)
