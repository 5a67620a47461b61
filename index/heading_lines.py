"""The lines of minutes that may head an act, each with what speaks for it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from index.act_numbers import BEFORE_TITLE, Numbered, read_number
from index.agenda import Agenda, find_agenda, title_words
from index.marks import ACTION, DECISION, EXPOSE, MISCELLANY, OUTCOME, PERSON, RECITAL
from index.titles import is_announced_title, is_numbered_title, is_plain_title, is_sentence
from index.types import PAGE_BREAK

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"[ \t]*[-–—−•*✓➢>]+[ \t]*_?[ \t]*")
_BEFORE_TITLE = re.compile(BEFORE_TITLE)
_OBJET = re.compile(r"[ \t]*objet[ \t]*:[ \t]*", re.IGNORECASE)
_OFTEN = 3  # a line printed so many times is a running header or a formula
_REPORTER = re.compile(r"\(?\s*(?:rapporteur|rapporteure|presente(?:e)?\s+par|objet)\b")
_HEADLINE = 4  # words in capitals that are a heading rather than a name or a letterhead


@dataclass(frozen=True, slots=True)
class Line:
    """A line that may head an act; ``weight`` counts what speaks for it (see ``_weight``)."""

    start: int
    title_start: int
    title_end: int
    number: Numbered | None
    bullet: bool
    announced: bool  # by the agenda
    capitals: bool
    listed: bool  # under a line that ends in a colon, or itself ended as a list's item is
    alone: bool  # a blank line or a page's top above it
    weight: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sitting's text as the outline reads it: its lines, its agenda, and where it decides.

    Pages end as lines do in ``text``, at the same offsets: a heading may stand at a page's top.
    """

    text: str
    plain: str
    agenda: Agenda | None
    decisions: tuple[int, ...]
    lines: tuple[Line, ...]

    def decided(self, start: int, end: int) -> bool:
        """Whether something is decided in ``[start, end)``."""
        at = bisect_left(self.decisions, start)
        return at < len(self.decisions) and self.decisions[at] < end

    def between(self, start: int, end: int) -> Iterator[Line]:
        """The lines that begin in ``[start, end)``."""
        at = bisect_left(self.lines, start, key=lambda line: line.start)
        while at < len(self.lines) and self.lines[at].start < end:
            yield self.lines[at]
            at += 1


@dataclass(frozen=True, slots=True)
class _Place:
    """A written line between the written lines above and below it, as matches in the plain text."""

    above: re.Match[str] | None
    here: re.Match[str]
    below: re.Match[str] | None


def read_sheet(text: str, plain: str) -> Sheet:
    """The sheet of a document's text; ``plain`` is ``flat(text)``."""
    agenda = find_agenda(plain)
    decisions = tuple(match.start() for match in DECISION.finditer(plain))
    return Sheet(text.replace(PAGE_BREAK, "\n"), plain, agenda, decisions, tuple(_lines(text, plain, agenda)))


def _lines(text: str, plain: str, agenda: Agenda | None) -> Iterator[Line]:
    matches = [m for m in _LINE.finditer(plain) if not m[0].isspace()]
    often = Counter(m[0].strip() for m in matches)
    for above, here, below in zip([None, *matches], matches, [*matches[1:], None], strict=False):
        if agenda and agenda.start <= here.start() < agenda.end:
            continue
        line = _line(text, plain, _Place(above, here, below), agenda)
        if line and (line.announced or often[here[0].strip()] < _OFTEN):
            yield line


def _line(text: str, plain: str, place: _Place, agenda: Agenda | None) -> Line | None:
    """The line as a heading, None if it can't be one."""
    start, end = place.here.span()
    number = read_number(text, start, end)
    bullet = None if number else _BULLET.match(plain, start, end)
    title = _title_behind(text, number.end if number else bullet.end() if bullet else -1, start, end)
    if number and number.coded and not plain[slice(*title)].strip():
        title, start = _title_beside(plain, place)
    elif number and number.coded and (over := _title_over(text, plain, title, place.above)):
        title, start = over
    above = place.above.end() if place.above else 0
    alone = place.above is None or "\n" in plain[above + 1 : start] or text[start - 1 : start] == PAGE_BREAK
    printed, words = text[slice(*title)], plain[slice(*title)]
    if not words.strip() or (number is None and printed[0].islower()):
        return None
    announced = agenda is not None and start >= agenda.end and _is_announced(agenda, words, number)
    if number:
        fits = is_numbered_title(printed, words, number, alone)
    else:
        fits = (is_announced_title if announced else is_plain_title)(printed, words)
    if not fits:
        return None
    weight = _weight(printed, words, number is not None or bullet is not None, 3 * announced + alone)
    return Line(
        start, *title, number, bullet is not None, announced, printed.isupper(), _is_listed(place), alone,
        weight + _told(plain, place) - 2 * _is_listed(place),
    )  # fmt: skip


def _title_behind(text: str, at: int, start: int, end: int) -> tuple[int, int]:
    """The title's range behind a number or a dash that ends at ``at``; -1: the line is the title, behind "Objet"."""
    if at < 0:
        objet = _OBJET.match(text, start, end)
        return objet.end() if objet else start, end
    sign = _BEFORE_TITLE.match(text, at, end)
    return sign.end() if sign else at, end


def _title_beside(plain: str, place: _Place) -> tuple[tuple[int, int], int]:
    """A number alone on its line: ((title start, title end), heading start) of the title below, or above it."""
    number, above, below = place.here, place.above, place.below
    under = above is not None and above.end() + 1 == number.start()
    parted = below is None or "\n" in plain[number.end() + 1 : below.start()]
    if above is not None and under and parted:
        return above.span(), above.start()
    if below is None:
        return (number.end(), number.end()), number.start()
    objet = _BEFORE_TITLE.match(plain, below.start(), below.end())
    return (objet.end() if objet else below.start(), below.end()), number.start()


def _title_over(
    text: str, plain: str, words: tuple[int, int], above: re.Match[str] | None
) -> tuple[tuple[int, int], int] | None:
    """A code that closes its title, with a sentence behind it: "Dossier n° 2 : School meals DB2024_002 The mayor
    tells": (title, heading start) of the numbered line above."""
    told = is_sentence(plain[slice(*words)]) and text[words[0]].isupper()
    ranked = read_number(text, *above.span()) if above and told else None
    if above is None or ranked is None or ranked.coded:
        return None
    title = _title_behind(text, ranked.end, *above.span())
    return (
        (title, above.start())
        if is_numbered_title(text[slice(*title)], plain[slice(*title)], ranked, True)
        else None
    )


def _is_announced(agenda: Agenda, plain: str, number: Numbered | None) -> bool:
    """Whether the agenda has the title; a sentence may speak of its subject, and must be its very words."""
    words = title_words(plain)
    return agenda.announces(words) and (number is not None or not is_sentence(plain) or agenda.lists(words))


def _is_listed(place: _Place) -> bool:
    """Whether the line stands in an enumeration."""
    opened = place.above is not None and place.above[0].rstrip().endswith((":", ";", ","))
    return opened or place.here[0].rstrip().endswith((";", ","))


def _weight(printed: str, plain: str, marked: bool, standing: int) -> int:
    """What the line's own words say for it, on top of where it stands."""
    capitals = printed.isupper() * (2 if len(printed.split()) >= _HEADLINE else 1)
    miscellany = 3 * bool(MISCELLANY.match(plain))  # it holds points, each with its own title
    return standing + capitals + marked + bool(ACTION.match(plain)) - miscellany


def _told(plain: str, place: _Place) -> int:
    """What the lines around say for it: a result above; below the grounds, who speaks, and surest who reports."""
    result = bool(place.above and OUTCOME.search(place.above[0]))
    if place.below is None:
        return int(result)
    words = place.below[0].lstrip()
    start = place.below.start()
    told = EXPOSE.match(plain, start) or RECITAL.match(plain, start) or PERSON.match(words)
    return result + (2 if _REPORTER.match(words) else bool(told))
