"""What a sentence tells, read so that two sentences can be held against each other: figures, dates, codes, senses
and words. Every digit of it is accounted for: what is no figure, no date and no year is a code, kept as it stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assistant.llm.words import SENSES
from assistant.types import Language
from index.amounts import find_amounts, find_percentages
from index.dates import find_dates, find_months, find_years
from index.numbers import find_numbers_in_words
from index.text import STOP_WORDS, flat, stems, tokens

_GONE = "·"  # in the place of what was read: no letter, no digit, no space
_GROUPED = {"fr": r"\d{1,3}(?:[ .]\d{3})+", "en": r"\d{1,3}(?:[ ,]\d{3})+"}
_NUMBER = {
    language: re.compile(rf"(?<![\w.,/°'-])(?:{grouped}|\d+)(?!\w|[.,/'-]\d|/)")
    for language, grouped in _GROUPED.items()
}
_CODE = re.compile(r"\S*\d\S*")
_COUNTED = re.compile(rf"[ {_GONE}]+(?:d'|de )?(?P<noun>[^\W\d_]+)")
_EDGES = " \t\n.,;:!?()[]{}«»\"'“”’" + _GONE


@dataclass(frozen=True, slots=True)
class Figure:
    """``kind`` is "money", "percent" or "number"; ``of`` is the stem of what a number counts, "" where that is not
    said right behind it."""

    kind: str
    value: Decimal
    of: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What a text tells. ``figures``, ``years`` and ``words`` (stems) are in order, with repeats."""

    figures: tuple[Figure, ...]
    days: frozenset[date]
    months: frozenset[tuple[int, int]]
    years: tuple[int, ...]
    codes: frozenset[str]
    senses: frozenset[str]
    words: tuple[str, ...]


def read(text: str, language: Language) -> Told:
    """What a text in this language tells.

    >>> told = read("10 000 € à Futur Composé en 2022, 2,06 %", Language.FR)
    >>> [(f.kind, str(f.value)) for f in told.figures], told.years, told.words
    ([('money', '10000'), ('percent', '2.06')], (2022,), ('futur', 'compos'))
    """
    rest = unicodedata.normalize("NFKC", text)
    days = find_dates(rest)
    rest = _without(rest, ((day.start, day.end) for day in days))
    months = find_months(rest)
    rest = _without(rest, ((month.start, month.end) for month in months))
    years = find_years(rest)
    rest = _without(rest, ((year.start, year.end) for year in years))
    percentages = find_percentages(rest)
    rest = _without(rest, ((percentage.start, percentage.end) for percentage in percentages))
    amounts = find_amounts(rest, language=language.value)
    rest = _without(rest, ((amount.start, amount.end) for amount in amounts))
    numbers = tuple(_numbers(rest, language))
    rest = _without(rest, ((start, end) for start, end, _ in numbers))
    codes = tuple(_CODE.finditer(rest))
    rest = _without(rest, (code.span() for code in codes))
    senses, rest = _senses(rest)
    figures = [
        *((p.start, Figure("percent", p.value)) for p in percentages),
        *((a.start, Figure("money", a.euros)) for a in amounts),
        *((start, figure) for start, _, figure in numbers),
    ]
    return Told(
        figures=tuple(figure for _, figure in sorted(figures, key=lambda placed: placed[0])),
        days=frozenset(day.date for day in days),
        months=frozenset((month.year, month.month) for month in months),
        years=tuple(year.year for year in years),
        codes=frozenset(code.group().strip(_EDGES).lower() for code in codes),
        senses=senses,
        words=tuple(stem for word in tokens(rest) if word not in STOP_WORDS for stem in stems(word)),
    )


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + _GONE * (end - start) + text[end:]
    return text


def _numbers(text: str, language: Language) -> Iterator[tuple[int, int, Figure]]:
    """Numbers that are neither money nor percentages, in digits and in words of either language."""
    for match in _NUMBER[language.value].finditer(text):
        yield *match.span(), Figure("number", _value(match.group()), _counted(text, match.end()))
    worded = {
        (number.start, number.end, number.value)
        for each in Language
        for number in find_numbers_in_words(text, each.value)
    }
    for start, end, value in sorted(worded):
        yield start, end, Figure("number", Decimal(value), _counted(text, end))


def _value(digits: str) -> Decimal:
    return Decimal(re.sub(r"\D", "", digits))


def _counted(text: str, end: int) -> str:
    """The stem of the word behind a number; "" for a word without content."""
    match = _COUNTED.match(flat(text), end)
    return next(iter(stems(match["noun"])), "") if match else ""


def _senses(text: str) -> tuple[frozenset[str], str]:
    """The senses of a text, and the text without the words that carry them."""
    plain = flat(text)
    found = {name: [match.span() for match in pattern.finditer(plain)] for name, pattern in SENSES.items()}
    spans = [span for places in found.values() for span in places]
    return frozenset(name for name, places in found.items() if places), _without(text, spans)
