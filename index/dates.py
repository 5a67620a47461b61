"""Dates, months and years as French acts print them, and as questions in English do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from index.numbers import number_in_words
from index.text import flat


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A day: ``text[start:end] == raw``. In "les 28 et 29 septembre 2022" the first one's raw is "28"."""

    date: date
    raw: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FoundMonth:
    """A month of a year, printed without its day."""

    year: int
    month: int
    raw: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FoundYear:
    year: int
    start: int
    end: int


MONTHS_FR = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
MONTHS_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SHORT = {
    "janv": 1, "fevr": 2, "fev": 2, "avr": 4, "juil": 7, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
}  # fmt: skip
_MONTHS = {
    **{flat(name): number for number, name in enumerate(MONTHS_FR, 1)},
    **{flat(name): number for number, name in enumerate(MONTHS_EN, 1)},
    **_SHORT,
}
_UNITS = (
    r"un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize"
    r"|et(?=[ \n-]+(?:un|onze))"
)
_TENS = "vingts?|trente|quarante|cinquante|soixante|septante|huitante|nonante|cents?"

_S = r"[ \n]"
_NAME = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})(?![a-z])\.?"
# "1er" is read off paper as "ler", "1*'", "1%"...
_FIRST = rf"premier|l{_S}?er|1[*'\"%!]{{1,2}}"
_FIGURE = rf"(?:{_FIRST}|[0-3]?\d(?:{_S}?(?:er|e|°|st|nd|rd|th)(?![a-z]))?)"
_DAY = rf"(?:{_FIGURE}|(?:{_UNITS}|vingt|trente)(?:[ \n-]{{1,4}}(?:{_UNITS})){{0,2}})"
_MILLE = "mil(?:le)?"
_YEAR_WORD = rf"(?:(?:{_MILLE}|{_UNITS}|{_TENS})(?![a-z])[ \n-]{{0,4}})"
_YEAR = rf"(?:(?:19|20)\d\d|(?:deux|{_MILLE})[ \n-]{{0,4}}{_YEAR_WORD}{{1,7}})"
_WEEKDAY = (
    r"(?:(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
    rf",?{_S}+)"
)
_JOIN = rf"(?:{_S}*[,&-]{_S}*|{_S}+(?:et|au|a|ou|and|to){_S}+)(?:(?:le|du|au|the){_S}+)?{_WEEKDAY}?"

_LONG = re.compile(
    rf"(?<![\w])(?P<days>(?:{_FIGURE}(?:{_S}+(?P<other>{_NAME}))?{_JOIN}){{0,8}})"
    rf"(?P<day>{_DAY}){_S}*(?:of{_S}+)?(?P<month>{_NAME}){_S}*,?{_S}*(?P<year>{_YEAR})(?![\w])"
)
_ENGLISH = re.compile(
    rf"(?<![\w])(?P<month>{_NAME}){_S}+(?P<day>\d\d?)(?:st|nd|rd|th)?,?{_S}+"
    r"(?P<year>(?:19|20)\d\d)(?!\w)"
)
_YEAR_FIRST = re.compile(
    rf"(?<!\w)l'an{_S}+(?P<year>{_YEAR})\W{{0,4}}(?:et\W{{1,3}})?(?:le{_S}+)?{_WEEKDAY}?"
    rf"(?P<day>{_DAY}){_S}+(?:du{_S}+mois{_S}+de{_S}+)?(?P<month>{_NAME})(?!\w)"
)
_NAMED = re.compile(_NAME)  # most texts name no month, which is seen at once
_NUMERIC = re.compile(
    r"(?P<day>\d(?<![\w/.-]\d)(?:(?<=[0-3])\d)?)(?P<sep>[ ]?[/.-][ ]?)(?P<month>[01]?\d)(?P=sep)"
    r"(?P<year>(?:19|20)\d\d|\d\d)(?![\w/]|[.-]\d)"
)
# In this order figures mostly number an act ("2019-03-22", the 22nd act of March): a date only where the
# word before says so, or where nothing else stands.
_ISO = re.compile(
    r"(?P<year>[12](?<![\w/.-][12])(?:(?<=1)9|(?<=2)0)\d\d)(?P<sep>[-/])(?P<month>[01]\d)(?P=sep)(?P<day>[0-3]\d)"
    r"(?![\w/]|[.-]\d)"
)
_SAYS_DATE = re.compile(r"(?<!\w)(?:le|du|au|date|on|of|since|from|to|until|:)[ ]+$")
_MONTH = re.compile(rf"(?<!\w)(?P<month>{_NAME}){_S}+(?P<year>(?:19|20)\d\d)(?![\w/]|[.-]\d)")
_YEARS = re.compile(
    r"(?<![\w/.,-])(?<!\d )(?P<year>(?:19|20)\d\d)(?:(?P<sep>[/-]| - )(?P<next>(?:(?:19|20)\d\d)))?"
    r"(?![\w/%€]|[.,-]\d| ?(?:€|euros?\b|%)| \d{3}(?!\d))"
)


def find_dates(text: str) -> tuple[FoundDate, ...]:
    """All whole dates (day, month, year), in order, not overlapping; impossible dates are none.

    >>> [str(d.date) for d in find_dates("les 28 et 29 mai 2022 ; L'an deux mil dix huit, le dix sept mars")]
    ['2022-05-28', '2022-05-29', '2018-03-17']
    """
    plain = flat(text)
    found: list[FoundDate] = []
    taken: list[tuple[int, int]] = []
    worded = (_YEAR_FIRST, _LONG, _ENGLISH) if _NAMED.search(plain) else ()
    for pattern in (*worded, _ISO, _NUMERIC):
        for match in pattern.finditer(plain):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            dates = list(_dates_of(match, text))
            if dates:
                found += dates
                taken.append(match.span())
    return tuple(sorted(found, key=lambda each: each.start))


_WITHOUT_YEAR = re.compile(rf"(?<![\w/.])(?P<day>{_FIGURE}){_S}+(?P<month>{_NAME})(?!{_S}*(?:19|20)\d\d)")


def find_days(text: str, year: int) -> tuple[FoundDate, ...]:
    """Whole dates, and days printed without their year as of the year given: "le mercredi 18 août".

    >>> [str(d.date) for d in find_days("le 18 août, et le 3 mai 2022", 2021)]
    ['2021-08-18', '2022-05-03']
    """
    whole = find_dates(text)
    found = [*whole]
    for match in _WITHOUT_YEAR.finditer(flat(text)):
        start, end = match.span()
        day = _date(year, _month(match["month"]), _day(match["day"]))
        if day is not None and not any(d.start < end and start < d.end for d in whole):
            found.append(FoundDate(day, text[start:end], start, end))
    return tuple(sorted(found, key=lambda each: each.start))


def _dates_of(match: re.Match[str], text: str) -> Iterator[FoundDate]:
    year, month = _year(match["year"]), _month(match["month"])
    days = match.groupdict().get("days")
    if days:
        yield from _days_before(days, match.start("days"), (year, month), text)
    start = match.start("day") if days else match.start()
    end = match.start() + len(match.group().rstrip(" \n-"))
    if match.re is _NUMERIC and len(match["year"]) == 2 and len(match.group()) < 8:
        return  # "23.1.49" is the number of an act or of a heading
    if (
        match.re is _ISO
        and not _SAYS_DATE.search(match.string[:start][-8:])
        and match.group() != text.strip()
    ):
        return
    day = _date(year, month, _day(match["day"]))
    if day is not None:
        yield FoundDate(day, text[start:end], start, end)


_ONE_DAY = re.compile(rf"(?<!\w)(?P<day>{_FIGURE})(?:{_S}+(?P<month>{_NAME}))?(?!\w)")


def _days_before(days: str, at: int, last: tuple[int, int], text: str) -> Iterator[FoundDate]:
    """The days of a list whose month and year stand behind the last one; a day may have its own month."""
    year, month = last
    listed = list(_ONE_DAY.finditer(days))
    dates = []
    for match in reversed(listed):
        own = _month(match["month"]) if match["month"] else month
        year -= own > month  # "du 20 décembre au 3 janvier 2023" starts in 2022
        month = own
        day = _date(year, month, _day(match["day"]))
        if day is not None:
            start, end = at + match.start(), at + match.end()
            dates.append(FoundDate(day, text[start:end], start, end))
    yield from reversed(dates)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day(words: str) -> int:
    if digits := re.match(r"\d+", words):
        return int(digits.group())
    return 1 if re.fullmatch(_FIRST, words) else number_in_words(words) or 0


def _month(words: str) -> int:
    return int(words) if words.isdigit() else _MONTHS[words.rstrip(".")]


def _year(words: str) -> int:
    words = words.strip(" \n-")
    if not words.isdigit():
        return number_in_words(words) or 0
    year = int(words)
    return year if year >= 100 else year + 2000 if year < 50 else year + 1900


def find_months(text: str) -> tuple[FoundMonth, ...]:
    """Months with their year but without a day.

    >>> [(m.year, m.month) for m in find_months("en avril 2022 et le 3 mai 2022")]
    [(2022, 4)]
    """
    days = [(each.start, each.end) for each in find_dates(text)]
    found = []
    for match in _MONTH.finditer(flat(text)):
        start, end = match.span()
        if not any(s < end and start < e for s, e in days):
            found.append(FoundMonth(int(match["year"]), _month(match["month"]), text[start:end], start, end))
    return tuple(found)


def find_years(text: str) -> tuple[FoundYear, ...]:
    """Years (1900 to 2099) that stand outside whole dates, numbers of acts and amounts, in order.

    >>> [y.year for y in find_years("NEC 2022, saison 2022-2023, n° 2022-367, le 3 mai 2021")]
    [2022, 2022, 2023]
    """
    days = [(each.start, each.end) for each in find_dates(text)]
    return tuple(
        FoundYear(int(match[group]), match.start(group), match.end(group))
        for match in _YEARS.finditer(flat(text))
        if not any(start < match.end() and match.start() < end for start, end in days)
        for group in ("year", "next")
        if match[group]
    )


_FOUR_DIGITS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def years_told(text: str) -> frozenset[int]:
    """All years that a text names, those of its dates too.

    >>> sorted(years_told("saison 2022-2023, le 3 mai 2021"))
    [2021, 2022, 2023]
    """
    return frozenset(map(int, _FOUR_DIGITS.findall(text)))


def format_date(day: date, language: str) -> str:
    """A date in words of the language: "1er décembre 2018", "1 December 2018".

    >>> format_date(date(2018, 12, 1), "fr"), format_date(date(2022, 9, 27), "en")
    ('1er décembre 2018', '27 September 2022')
    """
    if language == "en":
        return f"{day.day} {MONTHS_EN[day.month - 1]} {day.year}"
    return f"{day.day}{'er' if day.day == 1 else ''} {MONTHS_FR[day.month - 1]} {day.year}"
