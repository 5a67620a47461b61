"""Deadlines: until when something is due or lasts, as a day or as a number of days, weeks, months or years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from index.dates import FoundDate, find_dates, find_days
from index.facts.finder import Example, Finder, Reading, sentences
from index.numbers import number_in_words
from index.text import squeeze
from index.types import Deadline, Fact, SectionKind

# What announces the last day: "avant le", "jusqu'au", "au plus tard le". Then at most these words and the day.
_UNTIL = re.compile(
    r"\b(?:avant\s+(?:le\b|la\s+date)|au\s+plus\s+tard|jusqu'\s?(?:au\b|a\s+la\s+date)|d'ici\s+(?:au|le)\b"
    r"|(?P<limit>dates?\s+limites?|dates?\s+d'echeance)\b)"
)
_TO_THE_DAY = re.compile(
    r"\s*(?:(?:le|du|au|jusqu'au|fin|avant|est|fixee?s?|:|,|lun\w+|mar\w+|mer\w+|jeu\w+|ven\w+|sam\w+|dim\w+)\s*)*"
)
_LIMIT_REACH, _REACH = 110, 40  # characters from what announces the day to it
_BEHIND_DAY = re.compile(r"\s*,?\s*au\s+plus\s+tard\b|\s+dernier\s+delai\b")
# A day of every year, or of the law's: no deadline of this act.
_EVERY_YEAR = re.compile(r"\s*(?:inclus\s+)?(?:de\s+(?:chaque|l')\s*(?:annee|exercice)|n\s?[+-]\s?\d)")
_YEARLY = re.compile(r"\b(?:chaque\s+annee|tous\s+les\s+ans|annuellement)\b")
_UNITS = {"jour": "jours", "semaine": "semaines", "mois": "mois", "an": "ans", "annee": "ans"}
_WITHIN = re.compile(
    r"\b(?:delais?\s+(?:\w+\s+){0,2}?(?:de\s+|d'|est\s+de\s+)|dans\s+les\s+|sous\s+)"
    r"(?P<count>\d{1,3}|[a-z]+(?:-[a-z]+)?)\s*(?:\(\d{1,3}\)\s*)?(?P<unit>jour|semaine|mois|an|annee)s?\b"
    r"(?:\s+(?:ouvr\w+|francs?|calendaires?))?"
)
# Each pattern with words one of which it holds: most sections hold none, which is seen sooner.
_CUES = (
    (_UNTIL, ("avant l", "au plus tard", "jusqu'", "d'ici ", "limite", "echeance")),
    (_WITHIN, ("delai", "dans les ", "sous ")),
)
_FROM = re.compile(
    r"\s*,?\s*(?:a\s+(?:compter|partir|dater)\s+d|suivant\b|apres\b|qui\s+sui|d[eu]s?\s+(?:son|sa|leur|l'))[^,;.]{0,90}(?!\w)"
)
# "dans les deux mois précédant le vote" tells from when, as the law does, and not until when.
_AHEAD = re.compile(r"\s+(?:qui\s+)?preced")
_BORDER = re.compile(r"[,;:]\s|\bque?\s")
_OPENING = re.compile(r"(?:\s*(?:article\s+\d+\w*\s*[:.–-]*|[-–•*✓➢>]))?\s*")
_SHORT, _LONG = (
    40,
    200,
)  # characters: a clause shorter than that is told with the one before it; the most that is told
_READ = (SectionKind.EXPOSE, SectionKind.ARTICLE, SectionKind.REPORT, SectionKind.VOTE)


def find(reading: Reading) -> tuple[Fact, ...]:
    """Each deadline once, in the text's order."""
    found: dict[tuple[str, date | None, int | None], Deadline] = {}
    for start, end in reading.ranges(*_READ):
        for deadline in _found(reading, start, end):
            found.setdefault((deadline.label.lower(), deadline.date, deadline.count), deadline)
    return tuple(found.values())


def _found(reading: Reading, start: int, end: int) -> Iterator[Deadline]:
    plain = reading.plain
    cues = [
        cue
        for pattern, words in _CUES
        if any(plain.find(word, start, end) >= 0 for word in words)
        for cue in pattern.finditer(plain, start, end)
    ]
    for first, last in sentences(plain, start, end) if cues else ():
        for cue in sorted((c for c in cues if first <= c.start() < last), key=lambda c: c.start()):
            deadline = (
                _within(reading, cue, first, last) if cue.re is _WITHIN else _until(reading, cue, first, last)
            )
            if deadline:
                yield deadline


def _until(reading: Reading, cue: re.Match[str], first: int, last: int) -> Deadline | None:
    """The day announced; one over when the act was made is history, unless it is named a limit."""
    found = _day(reading, cue, first, last)
    if found is None or _EVERY_YEAR.match(reading.plain, found.end, last):
        return None
    day, made = found.date, reading.act.date
    if not re.search(r"\d{4}|mil", found.raw):
        if _YEARLY.search(reading.plain, first, last):
            return None
        day = day.replace(year=day.year + 1) if made and day < made else day  # the next one, without its year
    if made and day < made and not cue["limit"]:
        return None
    told = (min(cue.start(), found.start), max(cue.end(), found.end))
    return _deadline(reading, told, (first, last), day, None, "")


def _day(reading: Reading, cue: re.Match[str], first: int, last: int) -> FoundDate | None:
    """The day behind its announcement, or right before "au plus tard", in document offsets."""
    year = reading.act.date.year if reading.act.date else 0
    reach = min(cue.end() + (_LIMIT_REACH if cue["limit"] else _REACH), last)
    for day in _days(reading, cue.end(), reach, year)[:1]:
        if cue["limit"] or _TO_THE_DAY.fullmatch(reading.plain, cue.end(), day.start):
            return day
    for day in _days(reading, max(first, cue.start() - _REACH), cue.start(), year)[-1:]:
        if _BEHIND_DAY.match(reading.plain, day.end, last):
            return day
    return None


def _days(reading: Reading, start: int, end: int, year: int) -> list[FoundDate]:
    words = reading.text.text[start:end]
    found = find_days(words, year) if year else find_dates(words)
    return [replace(day, start=start + day.start, end=start + day.end) for day in found]


def _within(reading: Reading, cue: re.Match[str], first: int, last: int) -> Deadline | None:
    printed = cue["count"]
    count = int(printed) if printed.isdigit() else number_in_words(printed)
    if not count or _AHEAD.match(reading.plain, cue.end(), last):
        return None
    since = _FROM.match(reading.plain, cue.end(), last)
    end = since.end() if since else cue.end()
    return _deadline(reading, (cue.start(), end), (first, last), None, count, _UNITS[cue["unit"]])


def _deadline(
    reading: Reading,
    told: tuple[int, int],
    sentence: tuple[int, int],
    day: date | None,
    count: int | None,
    unit: str,
) -> Deadline:
    start, end = _clause(reading.plain, told, sentence)
    return Deadline(
        squeeze(reading.text.text[start:end]).strip(" -–•,;."), day, count, unit, reading.span(start, end)
    )


def _clause(plain: str, told: tuple[int, int], sentence: tuple[int, int]) -> tuple[int, int]:
    """What is due stands before the deadline, or behind it where it opens the sentence."""
    start, end = told
    first, last = sentence
    first = _OPENING.match(plain, first, start).end()  # type: ignore[union-attr]
    if start - first < _SHORT // 2:
        return first, max(end, min(first + len(plain[first:last].rstrip()), first + _LONG))
    borders = [m.end() for m in _BORDER.finditer(plain, max(first, start - _LONG), start)]
    near = [border for border in borders if start - border >= _SHORT]
    return (near[-1] if near else max(first, start - _LONG)), end


def show(fact: Fact) -> str:
    assert isinstance(fact, Deadline)
    return f"{fact.date or f'{fact.count} {fact.unit}'}: {fact.label}"


FINDER = Finder(
    name="deadlines",
    find=find,
    show=show,
    examples=(
        Example(
            "Séance du 4 mai 2021\nLe maire expose l'aide.\nDécide :\n"
            "Article 1 : le bilan du festival sera remis à la Ville avant le 31 décembre 2021.",
            ("2021-12-31: le bilan du festival sera remis à la Ville avant le 31 décembre 2021",),
        ),
        Example(
            "Séance du 4 mai 2021\nDécide :\nArticle 1 : le terrain sera libéré par les forains le 26 juin 2021 au plus tard.",
            ("2021-06-26: le terrain sera libéré par les forains le 26 juin 2021 au plus tard",),
        ),
        Example(
            "Séance du 4 mai 2021\nDécide :\nArticle 1 : Jusqu'au 30 septembre 2021, la piscine ouvre à midi.",
            ("2021-09-30: Jusqu'au 30 septembre 2021, la piscine ouvre à midi",),
        ),
        Example(
            "Séance du 4 mai 2021\nDécide :\nArticle 1 : la date limite de remise des offres était fixée au lundi 3 mai 2021.",
            ("2021-05-03: la date limite de remise des offres était fixée au lundi 3 mai 2021",),
        ),
        Example(
            "Séance du 4 mai 2021\nDécide :\nArticle 1 : les travaux seront achevés dans un délai de dix-huit mois à"
            " compter de la notification, sauf gel.",
            (
                "18 mois: les travaux seront achevés dans un délai de dix-huit mois à compter de la notification",
            ),
        ),
        Example(
            "Séance du 4 mai 2021\nDécide :\nArticle 1 : le rapport est présenté dans les 9 mois qui suivent la clôture.",
            ("9 mois: le rapport est présenté dans les 9 mois qui suivent la clôture",),
        ),
        Example(
            "Séance du 4 mai 2021\nDécide :\nArticle 1 : le débat a lieu dans les deux mois précédant le vote du budget.",
            (),
        ),
        Example(
            "Séance du 4 mai 2021\nDécide :\nArticle 1 : Les baux signés avant le 1er janvier 2015 demeurent.",
            (),
        ),
        Example(
            "Séance du 4 mai 2021\nDécide :\nArticle 1 : la taxe est votée avant le 1er octobre de l'année.",
            (),
        ),
        Example("Séance du 4 mai 2021\nDécide :\nArticle 1 : La route va jusqu'au pont du 8 mai 1945.", ()),
        Example("Séance du 4 mai 2021\nDécide :\nArticle 1 : La salle est louée pour trois mois.", ()),
    ),
)
