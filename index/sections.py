"""One act into its parts: header, recitals, exposé, articles, vote, and the report and annexes behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.act_numbers import read_number
from index.marks import ANNEX, ARTICLE, CARETAKING, DISPOSITIF, EXPOSE, RECITAL, REPORT, SIGNED, VOTE
from index.types import PAGE_BREAK, Section, SectionKind

_LETTERHEAD = re.compile(
    r"^[ \t]*(?:republique\s+francaise|departement|region|commune|ville|mairie|communaute|metropole|conseil)\b",
    re.MULTILINE,
)
_REPORT_HEAD = 400  # characters in which a report lists what is joined to it
_LONGEST_SIGNATURE = 260  # characters from the last formula of a signature to the end of the signatory's name


def cut_sections(
    text: str, plain: str, start: int, end: int, header_end: int | None = None
) -> tuple[Section, ...]:
    """The sections of ``[start, end)``, gapless and in order; ``plain`` is ``flat(text)``.

    ``header_end`` is where the header is known to end (under a heading of minutes); else it ends where the
    first ground, report or article begins.
    """
    report = _report_start(text, plain, start, end)
    until = report if report is not None else end
    dispositif = DISPOSITIF.search(plain, start, until)
    decision_end = _decision_end(text, plain, start, until, dispositif)
    borders: list[tuple[int, SectionKind, str]] = [(start, SectionKind.HEADER, "")]
    if dispositif and dispositif.end() > decision_end:
        dispositif = None  # it stands behind the signature: of the report, not of the decision
    borders += _decision_borders(text, plain, (start, decision_end), header_end, dispositif)
    borders += [(at, SectionKind.ANNEX, "Annexe") for at in _annex_starts(plain, decision_end, report, end)]
    if report is not None:
        borders.append((report, SectionKind.REPORT, _first_line(plain, report, end)))
        borders += [(at, SectionKind.ANNEX, "Annexe") for at in _annexes_of(text, plain, report, end)]
    return tuple(_close(sorted(borders, key=lambda b: b[0]), end))


def _close(borders: list[tuple[int, SectionKind, str]], end: int) -> Iterator[Section]:
    for i, (at, kind, label) in enumerate(borders):
        until = borders[i + 1][0] if i + 1 < len(borders) else end
        if until > at:
            yield Section(kind, label, at, until)


def _first_line(plain: str, start: int, end: int) -> str:
    mark = REPORT.search(plain, start, end)
    line = plain[mark.start() : end] if mark else plain[start:end]
    return re.sub(r"\s+", " ", line.split("\n", 1)[0]).strip().capitalize()


def _report_start(text: str, plain: str, start: int, end: int) -> int | None:
    """A report opens a page, under the council's letterhead: the letterhead is its beginning."""
    for mark in REPORT.finditer(plain, start, end):
        page = text.rfind(PAGE_BREAK, start, mark.start()) + 1
        return page if page > start else _letterhead_above(plain, start, mark.start())
    return None


def _letterhead_above(plain: str, start: int, at: int) -> int:
    window = max(start, at - 400)
    heads = list(_LETTERHEAD.finditer(plain, window, at))
    return heads[0].start() if heads and window > start else at


def _decision_end(text: str, plain: str, start: int, end: int, dispositif: re.Match[str] | None) -> int:
    """Where the decision's signature ends: what stands behind it is report or annex, never decision."""
    last = None
    # The chair is named in the head as a signatory is at the end: only what comes behind the telling signs.
    opened = dispositif or EXPOSE.search(plain, start, end)
    for mark in SIGNED.finditer(plain, opened.end() if opened else start, end):
        if last is not None and mark.start() - last.end() > _LONGEST_SIGNATURE:
            break
        last = mark
    if last is None:
        return end
    page = text.find(PAGE_BREAK, last.end(), end)
    line_end = _after_name(plain, last.end(), end)
    return min(line_end, page) if page != -1 else line_end


def _after_name(plain: str, at: int, end: int) -> int:
    """The offset after the next line that holds something: the signatory's name."""
    line = re.compile(r"\n[ \t]*(\S[^\n]*)").search(plain, at, end)
    if line is None:
        return end
    return line.end() if len(line[1]) <= 60 else line.start()


def _annex_starts(plain: str, decision_end: int, report: int | None, end: int) -> list[int]:
    behind = plain[decision_end : report if report is not None else end]
    return [decision_end] if len(behind.strip()) > 200 or ANNEX.search(behind) else []


def _annexes_of(text: str, plain: str, report: int, end: int) -> list[int]:
    """Annexes behind a report: its own head may name one, but not where it opens a page."""
    marks = [m.start() for m in ANNEX.finditer(plain, report + 1, end)]
    return [at for at in marks if at >= report + _REPORT_HEAD or text[at - 1] == PAGE_BREAK]


def _decision_borders(
    text: str, plain: str, where: tuple[int, int], header_end: int | None, dispositif: re.Match[str] | None
) -> list[tuple[int, SectionKind, str]]:
    start, end = where
    recitals = [m.start() for m in RECITAL.finditer(plain, start, end)]
    articles = [(m.start(), m[1]) for m in ARTICLE.finditer(plain, start, end)]
    decided = articles[0][0] if articles else (dispositif.start() if dispositif else None)
    recitals = [at for at in recitals if decided is None or at < decided]
    if header_end is None:
        marks = recitals[:1] or ([decided] if decided is not None else [])
        header_end = _header_end(text, plain, start, marks, end)
    # "... sous la présidence de / Monsieur le Maire, X" in a header is no signature, nor are its votes.
    told_from = articles[-1][0] if articles else dispositif.end() if dispositif else header_end
    vote = _vote_start(plain, told_from, end)
    borders = [(at, SectionKind.RECITAL, "") for at in recitals]
    if not recitals or header_end < recitals[0]:
        borders.append((header_end, SectionKind.EXPOSE, ""))
    if recitals and dispositif and articles and dispositif.start() < articles[0][0]:
        borders.append((dispositif.start(), SectionKind.EXPOSE, ""))
    borders += _dispositif(articles, dispositif, vote if vote is not None else end)
    if vote is not None:
        borders.append((vote, SectionKind.VOTE, ""))
    return borders


def _dispositif(
    articles: list[tuple[int, str]], dispositif: re.Match[str] | None, until: int
) -> list[tuple[int, SectionKind, str]]:
    if articles:
        return [(at, SectionKind.ARTICLE, re.sub(r"\s+", " ", label).capitalize()) for at, label in articles]
    if dispositif and dispositif.start() < until:
        return [(dispositif.start(), SectionKind.ARTICLE, "Dispositif")]
    return []


def _vote_start(plain: str, after: int, end: int) -> int | None:
    mark = VOTE.search(plain, after, end)
    signed = SIGNED.search(plain, after, end)
    starts = [m.start() for m in (mark, signed) if m]
    return min(starts) if starts else None


def _header_end(text: str, plain: str, start: int, marks: list[int], end: int) -> int:
    """Where the telling begins: at its formula, or at the first paragraph of prose behind the housekeeping."""
    told = EXPOSE.search(plain, start, end)
    ends = [*marks, told.start() if told else end]
    prose = _first_prose(text, plain, start, min(ends))
    return min(ends) if prose is None else prose


def _first_prose(text: str, plain: str, start: int, end: int) -> int | None:
    """A paragraph of whole sentences that tells neither who was there nor what the sitting and the act are."""
    for paragraph in re.compile(r"[^\n](?:[^\n]|\n(?![ \t]*\n))*").finditer(plain, start, end):
        words = paragraph[0].strip()
        told = len(words) > 100 and words[-1] in ".:;" and not CARETAKING.search(words)
        number = read_number(text, *paragraph.span())
        if (
            told
            and not (number and number.coded)
            and not _is_list_of_names(text[paragraph.start() : paragraph.end()])
        ):
            return paragraph.start()
    return None


def _is_list_of_names(paragraph: str) -> bool:
    words: list[str] = re.findall(r"[^\W\d_]{2,}", paragraph)
    capitalised = [word for word in words if word[:1].isupper()]
    return len(capitalised) > 0.5 * len(words)
