"""Where the acts of a sitting begin: the headings of minutes and registers.

What parts one act from the next is that something was decided before it and something is after it. Between two
decisions the heading is, from the surest on: a coded number ("D2025-012 - Objet : ..."), a number of the series
that counts the sitting's points ("4. ...", "6.3 ..."), or the line that looks most like a title. Agendas and
enumerations inside an act have the same looks, and no decisions between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.act_numbers import BEFORE_TITLE, read_number
from index.heading_lines import Line, Sheet, read_sheet
from index.heading_series import best_series, decided_stretches
from index.marks import MISCELLANY, PERSON, ROLL
from index.text import squeeze
from index.types import PAGE_BREAK

_SHORT_GAP = 400  # characters: headings nearer than this, with no decision between, head one act
# Signs that a line outside the series must show to head an act (see ``Line.weight``); more under a heading,
# where votes on parts of one act have titles too.
_LIKELY = 3
_LIKELY_UNDER_A_HEADING = 5
_FULL_LINE = 60  # characters
_LINE = re.compile(r"[^\n]+")
_BLANK = re.compile(r"\n[ \t]*\n")
# What is voted at once, line by line: "Vote du budget primitif : 15 pour", the result at times below.
_SUBJECT = re.compile(
    r"^[ \t•*-]*(?P<subject>[^\W\d_][^\n:€]{8,150}?)\s*:\s*(?P<result>(?:vote\s*:\s*)?(?:\d{1,3}\s*(?:voix\s*)?pour\b"
    r"|pour\s*:?\s*\d|(?:adopte\w*\s+)?a\s+l'unanimite)[^\n]*)$",
    re.MULTILINE,
)
# In a title's own line, what is no more of the title: a table's rule, who reports, the vote, the assembly that decides.
_TITLE_STOP = re.compile(
    r"[\s.:(–-]*(?:\||\b(?:a\s+l'\s?unanimite|a\s+la\s+majorite|vote\s*:|rapporteu[rs]\w*\s*:|decide\s*:|apres\s+(?:en\s+)?avoir\b)"
    r"|\b(?:le|la|l')\s?(?:conseil|comite|bureau|commission|assemblee)\b[^.:\n]{0,60}\b(?:decide|approuve|adopte)\b"
    r"|\b\d{1,3}\s+(?:voix|votes)\s+pour\b)"
)
# A flattened text goes on behind the title with no full stop: a small word with a capital begins the next sentence
# (before a capital it begins a name, "La Poste"), or somebody who speaks does.
_NEXT_SENTENCE = re.compile(
    r" (?=(?:(?:L[ae]s?|Ce(?:t|tte|s)?|Il|Elle|Dans|Par|Pour|Afin|Suite|Depuis|Chaque|Lors|En|Considérant|V[uU]) |L['’])[a-zà-ÿ]"
    r"|L[ea] (?:Maire|Présidente?|[Rr]apporteure?)\b"
    r"|(?:Madame|Monsieur|Mme|Mr?)\.? (?:l[ea] )?(?:[A-ZÀ-Ý][\w-]+ ){1,4}"
    r"(?:propose|expose|rappelle|informe|indique|explique|présente|précise|rapporte|donne)\b)"
)
_LONGEST_TITLE = 120  # characters
_REPORTER = re.compile(r"\(?(?:rapporteu[rs]|pr[ée]sent[ée]e? par)\b", re.IGNORECASE)
# A sitting opens with the last one's minutes. Where they are adopted as acts are, that is an act without a heading.
_LAST_MINUTES = re.compile(
    r"apres\s+(?:en\s+)?avoir\s+(?:en\s+)?delibere[^.]{0,200}?\b(?P<title>(?:adopte|approuve|valide)\w*\s+"
    r"les?\s+(?:compte|proces)s?[- ](?:rendu|verba)\w*\b[^.;\n]*(?:\n(?!\n)[^.;\n]*)?)"
)
_SHORTEST_TITLE = 4  # characters; of one that goes on in its line with other words:
_SHORTEST_STOPPED = 12
_CITED = re.compile(r"d[ue]s?\b|d['’]|en\b")  # "2020-115 du conseil du 16 juillet": an earlier act
_MOST_POINTS = 1000  # of a sitting; a figure from there on is a year or a code
_BEFORE_TITLE = re.compile(BEFORE_TITLE)


@dataclass(frozen=True, slots=True)
class Heading:
    """Where an act of a sitting begins, its number ("" if none) and title, in document offsets."""

    start: int
    number: str
    number_start: int
    title_start: int
    title_end: int
    decided: bool  # False: talked about, and nothing decided up to the next heading
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """The headings of a sitting's acts in order, and where its debates begin: what is before tells the sitting.

    A decision on the sitting itself (its secretary, the last minutes) may stand before the agenda.
    """

    debates: int
    headings: tuple[Heading, ...]


def read_outline(text: str, plain: str) -> Outline:
    """The outline of minutes; ``plain`` is ``flat(text)``."""
    sheet = read_sheet(text, plain)
    agenda = sheet.agenda
    head = _head_end(sheet)
    early = list(_titles(sheet, head, agenda.start, None)) if agenda and head < agenda.start else []
    debates = list(_acts(sheet, agenda.end if agenda else head, len(text)))
    if debates and not early:
        early = list(_last_minutes(sheet, head, debates[0].start))
    headings = tuple(_joined(sheet, [*early, *debates]))
    return Outline(debates[0].start if debates else 0, headings)


def _last_minutes(sheet: Sheet, start: int, end: int) -> Iterator[Heading]:
    adopted = _LAST_MINUTES.search(sheet.plain, start, end)
    if adopted:
        begin = max(
            (gap.end() for gap in _BLANK.finditer(sheet.plain, start, adopted.start())), default=start
        )
        yield Heading(begin, "", -1, *adopted.span("title"), decided=False)


def _head_end(sheet: Sheet) -> int:
    """Where the sitting has told who was there."""
    first = sheet.decisions[0] if sheet.decisions else len(sheet.text)
    return max((mark.end() for mark in ROLL.finditer(sheet.plain, 0, first)), default=0)


def coded_heading(text: str, plain: str, start: int, end: int) -> Heading | None:
    """The first line of ``[start, end)`` that is an act's coded number and its title: "CP 2023-091 : Mer"."""
    for line in _LINE.finditer(text.replace(PAGE_BREAK, "\n"), start, end):
        number = read_number(text, *line.span())
        title = _BEFORE_TITLE.match(text, number.end, line.end()) if number and number.coded else None
        words = text[title.end() : line.end()].strip() if title else ""
        if number and title and len(words) >= _SHORTEST_TITLE and not _CITED.match(words):
            stop = _stop(text, plain, title.end(), line.end())
            return Heading(line.start(), number.printed, number.start, title.end(), stop or line.end(), False)
    return None


def _heading(sheet: Sheet, line: Line, counted: bool = True) -> Heading:
    """The line as a heading; not ``counted``: figures of no series are no number, but for one that ranks."""
    number = line.number
    title_end = _title_end(sheet, line)
    if number is None or (not counted and len(number.rank) > 1):
        return Heading(line.start, "", -1, line.title_start, title_end, False)
    if number.coded or len(number.rank) > 1:
        return Heading(line.start, number.printed, number.start, line.title_start, title_end, False)
    rank = number.rank[0] if number.rank[0] < _MOST_POINTS else None
    return Heading(line.start, "", -1, line.title_start, title_end, False, rank)


def _title_end(sheet: Sheet, line: Line) -> int:
    """A title runs on over the lines in capitals as it is, or that begin with a small letter, or are its rest."""
    stop = _stop(sheet.text, sheet.plain, line.title_start, line.title_end)
    if stop is not None:
        return stop
    end = line.title_end
    rest = _rest_of_paragraph(sheet, line)
    for more in re.compile(r"\n([^\n]+)").finditer(sheet.text, end, end + _SHORT_GAP):
        goes_on = more[1].isupper() if line.capitals else more[1][0].islower() or more.end() <= rest
        if more.start() != end or not goes_on or _opens_other(sheet, more):
            break
        end = more.end()
    return end


def _stop(text: str, plain: str, start: int, end: int) -> int | None:
    """Where other words go on behind a title in its own line; None where the line is the title's."""
    first = start + _SHORTEST_STOPPED
    stop = _TITLE_STOP.search(plain, first, end)
    if stop is None and end - start > _LONGEST_TITLE:
        stop = _NEXT_SENTENCE.search(text, first, end)
    return stop.start() if stop else None


def _rest_of_paragraph(sheet: Sheet, line: Line) -> int:
    """Where a short paragraph ends whose first line is a full one: a title broken for its length."""
    gap = _BLANK.search(sheet.text, line.title_end, line.title_end + _SHORT_GAP)
    if gap is None or line.title_end - line.start < _FULL_LINE or line.number is None:
        return line.title_end
    words = sheet.text[line.title_end : gap.start()].rstrip()
    is_rest = words.count("\n") <= 2 and not words.endswith((".", ",", ";", ":"))
    return gap.start() if is_rest else line.title_end


def _opens_other(sheet: Sheet, line: re.Match[str]) -> bool:
    numbered = read_number(sheet.text, *line.span(1)) is not None
    return numbered or bool(_REPORTER.match(line[1]) or PERSON.match(sheet.plain, line.start(1)))


def _acts(sheet: Sheet, start: int, end: int) -> Iterator[Heading]:
    """The headings of ``[start, end)``, by the surest way that it shows."""
    lines = list(sheet.between(start, end))
    coded = tuple(line for line in lines if line.number and line.number.coded)
    ranked = best_series(sheet, lines, end)
    # A number with a year may be an earlier act's, at a line's head by chance: coded acts are most of a sitting's.
    series = (
        coded if 2 * decided_stretches(sheet, coded, end) >= decided_stretches(sheet, ranked, end) else ranked
    )
    if not series:
        yield from _titles(sheet, start, end, None)
        return
    starts = [*(line.start for line in series), end]
    yield from _titles(sheet, start, starts[0], None)
    for line, until in zip(series, starts[1:], strict=True):
        yield from _within(sheet, line, until)


def _within(sheet: Sheet, line: Line, end: int) -> Iterator[Heading]:
    """A heading and those of the acts that its stretch holds beside: the points of one item of the agenda."""
    heading = _heading(sheet, line)
    # Under "Questions diverses" the points are numbered anew; else the same figures count one act's parts.
    anew = MISCELLANY.match(sheet.plain, line.title_start)
    lines = [x for x in sheet.between(line.title_end, end) if anew or _family(x) != _family(line)]
    series = () if _family(line) == "" else best_series(sheet, lines, end)
    if series:
        yield heading
        starts = [*(x.start for x in series), end]
        for inner, until in zip(series, starts[1:], strict=True):
            yield from _within(sheet, inner, until)
        return
    subjects = _subjects(sheet, line.title_end, end)
    if subjects:
        yield replace(subjects[0], start=line.start)
        yield from subjects[1:]
        return
    titles = list(_titles(sheet, line.title_end, end, heading))
    yield heading if titles else _with_second_line(sheet, line, heading)
    yield from titles


def _with_second_line(sheet: Sheet, line: Line, heading: Heading) -> Heading:
    """A title whose second line has a dash: "3. School meals", then "- Prices of 2023"."""
    second = next((x for x in sheet.between(heading.title_end, heading.title_end + 3) if x.bullet), None)
    return replace(heading, title_end=second.title_end) if second and line.number else heading


def _family(line: Line) -> str:
    return line.number.family if line.number else "none"


def _subjects(sheet: Sheet, start: int, end: int) -> list[Heading]:
    """Two subjects or more that are voted one directly after the other, each with its result."""
    run: list[re.Match[str]] = []
    for match in _SUBJECT.finditer(sheet.plain, start, end):
        if run and sheet.plain[run[-1].end() : match.start()].strip():
            if len(run) > 1:
                break
            run = []
        if len(match["subject"].split()) >= 3:
            run.append(match)
    if len(run) < 2:
        return []
    return [Heading(m.start(), "", -1, *m.span("subject"), False) for m in run]


def _titles(sheet: Sheet, start: int, end: int, over: Heading | None) -> Iterator[Heading]:
    """Between each two decisions of ``[start, end)``, the line that looks most like a title.

    Where nothing is ``over`` the range, a title opens its first decision too.
    """
    titles: list[Line] = []
    best: Line | None = None
    last = start
    for line in _likely_titles(sheet, list(sheet.between(start, end)), over):
        if best and sheet.decided(best.title_start, line.start):
            titles.append(best)
            last, best = best.title_start, None
        opens = sheet.decided(last, line.start) or (over is None and not titles)
        if opens and (best is None or line.weight > best.weight):
            best = line
    if best and sheet.decided(best.title_start, end):
        titles.append(best)
    if titles and over and not over.number:
        yield from _first_of_item(sheet, over, titles)
    yield from (_heading(sheet, line, counted=False) for line in titles)


def _likely_titles(sheet: Sheet, lines: list[Line], over: Heading | None) -> Iterator[Line]:
    """The lines that may be titles; where the agenda tells one with a dash, the other dashes are of its kind. What
    repeats the words of the heading over it is no other act's title."""
    dashes = any(line.bullet and line.announced for line in lines)
    told = squeeze(sheet.plain[over.title_start : over.title_end]) if over else ""
    for line in lines:
        free = over is None or line.announced or (dashes and line.bullet and line.alone)
        if line.weight < (_LIKELY if free else _LIKELY_UNDER_A_HEADING):
            continue
        if over is None or squeeze(sheet.plain[line.title_start : line.title_end]).strip(" .") not in told:
            yield line


def _first_of_item(sheet: Sheet, over: Heading, titles: list[Line]) -> Iterator[Heading]:
    """The title of an item's first act, under the item's own: "1. Budget", then "- Approbation du compte"."""
    for line in sheet.between(over.title_end, min(titles[0].start, over.title_end + _SHORT_GAP)):
        if sheet.decided(over.title_start, line.start):
            return
        if line.weight >= _LIKELY and (line.announced or line.bullet == titles[0].bullet):
            yield _heading(sheet, line)
            return


def _joined(sheet: Sheet, headings: list[Heading]) -> Iterator[Heading]:
    """Headings one under the other, with no decision between, head one act: the last one's title is its own."""
    last: Heading | None = None
    for heading in headings:
        if last is None:
            last = heading
            continue
        decided = sheet.decided(last.title_start, heading.start)
        near = heading.start - last.title_end < _SHORT_GAP
        if not decided and near and not _is_next(heading, last):
            last = _merge(last, heading)
            continue
        yield replace(last, decided=decided)
        last = heading
    if last is not None:
        yield replace(last, decided=sheet.decided(last.title_start, len(sheet.text)))


def _is_next(heading: Heading, last: Heading) -> bool:
    return heading.rank is not None and last.rank is not None and heading.rank == last.rank + 1


def _merge(first: Heading, second: Heading) -> Heading:
    coded = second if second.number else first
    rank = first.rank if first.rank is not None else second.rank
    return Heading(
        first.start, coded.number, coded.number_start, second.title_start, second.title_end, False, rank
    )
