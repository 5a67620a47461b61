"""Numbers written in words: French as acts spell them, and English as questions do.

The spelling in acts is free: hyphens or spaces anywhere, "mil" for "mille", capitals, no accents, "cents"
with or without its s, and the Belgian and Swiss "septante", "huitante", "nonante".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from index.patterns import starting
from index.text import flat


@dataclass(frozen=True, slots=True)
class WordNumber:
    """A number in words: ``text[start:end] == raw``."""

    value: int
    raw: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Language:
    small: dict[str, int]  # 0 to 19, each one word
    tens: dict[str, int]
    hundred: frozenset[str]
    thousand: frozenset[str]
    scales: dict[str, int]
    link: str  # the word between parts of a number: "et", "and"
    halves: frozenset[str]
    articles: frozenset[str]  # number words that, alone, are articles


_FR = _Language(
    small={
        "zero": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7,
        "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15,
        "seize": 16,
    },
    tens={
        "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70,
        "huitante": 80, "octante": 80, "nonante": 90,
    },
    hundred=frozenset({"cent", "cents"}),
    thousand=frozenset({"mille", "mil", "milles"}),
    scales={"milliard": 10**9, "milliards": 10**9, "million": 10**6, "millions": 10**6},
    link="et",
    halves=frozenset({"demi", "demie"}),
    articles=frozenset({"un", "une"}),
)  # fmt: skip

_EN = _Language(
    small={
        "zero": 0, "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
        "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
        "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    },
    tens={
        "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
        "ninety": 90,
    },
    hundred=frozenset({"hundred"}),
    thousand=frozenset({"thousand"}),
    scales={"billion": 10**9, "million": 10**6},
    link="and",
    halves=frozenset(),
    articles=frozenset({"a", "one"}),
)  # fmt: skip

_LANGUAGES = {"fr": _FR, "en": _EN}
_WORDS = {
    each.link: frozenset({each.link, "vingts"}).union(
        each.small, each.tens, each.hundred, each.thousand, each.scales, each.halves
    )
    for each in _LANGUAGES.values()
}
_WORD = {link: re.compile(starting(*sorted(words)) + r"\b") for link, words in _WORDS.items()}
_GAP = re.compile(r"[ \n]*-?[ \n]*")

_Read = tuple[int, int] | None  # value, index of the next word


@lru_cache(maxsize=16)  # amounts and counts are looked for in the same text
def find_numbers_in_words(text: str, language: str = "fr") -> tuple[WordNumber, ...]:
    """All numbers in words, in order. A lone "un" or "une" ("a", "one") is an article and not given.

    >>> [n.value for n in find_numbers_in_words("L'an deux mil dix huit, quatre-vingt-quinze mille euros")]
    [2018, 95000]
    """
    tongue = _LANGUAGES[language]
    plain = flat(text)
    found = []
    for run in _runs(plain, tongue):
        words = [match.group() for match in run]
        at = 0
        while at < len(words):
            read = _number(words, at, tongue)
            if read is None:
                at += 1
                continue
            value, after = read
            if after - at > 1 or words[at] not in tongue.articles:
                start, end = run[at].start(), run[after - 1].end()
                found.append(WordNumber(value, text[start:end], start, end))
            at = after
    return tuple(found)


def number_in_words(text: str, language: str = "fr") -> int | None:
    """The value of a text that is one number in words ("une" and "un" are 1), or None.

    >>> number_in_words("Vingt et un"), number_in_words("une"), number_in_words("vingt chats")
    (21, 1, None)
    """
    words = re.split(r"[\s-]+", flat(text).strip())
    read = _number(words, 0, _LANGUAGES[language])
    return read[0] if read is not None and read[1] == len(words) else None


def _runs(plain: str, tongue: _Language) -> list[list[re.Match[str]]]:
    """The words of numbers, in runs whose words only spaces, line breaks or a hyphen part."""
    runs: list[list[re.Match[str]]] = []
    end = -1
    for match in _WORD[tongue.link].finditer(plain):
        if end >= 0 and _GAP.fullmatch(plain, end, match.start()):
            runs[-1].append(match)
        else:
            runs.append([match])
        end = match.end()
    return runs


def _number(words: list[str], at: int, tongue: _Language) -> _Read:
    """The longest number that starts at a word: [n milliards] [n millions] [[n] mille] [n]."""
    total, rest, limit = 0, at, 10**12
    while (read := _scaled(words, rest, tongue, limit)) is not None:
        value, limit, rest = read
        total += value
        if limit == 1:
            break
    return (total, rest) if rest > at else None


def _scaled(words: list[str], at: int, tongue: _Language, limit: int) -> tuple[int, int, int] | None:
    """One part of a number: its value, its scale (below ``limit``), the index of the next word."""
    # "mille" alone counts one thousand; a part after the first may follow the link in English.
    if tongue is _EN and limit < 10**12 and _word(words, at) == tongue.link:
        at += 1
    if _word(words, at) in tongue.thousand and limit > 1000:
        return 1000, 1000, at + 1
    read = _below_1000(words, at, tongue)
    if read is None:
        return None
    value, after = read
    name = _word(words, after)
    if name in tongue.scales and tongue.scales[name] < limit:
        scale = tongue.scales[name]
        if _word(words, after + 1) == tongue.link and _word(words, after + 2) in tongue.halves:
            return value * scale + scale // 2, scale, after + 3
        return value * scale, scale, after + 1
    if name in tongue.thousand and limit > 1000:
        return value * 1000, 1000, after + 1
    if limit == 10**12 or value > 0:
        return value, 1, after
    return None


def _below_1000(words: list[str], at: int, tongue: _Language) -> _Read:
    below_100 = _SMALL[tongue.link]
    if _word(words, at) in tongue.hundred and tongue is _FR:
        hundreds, after = 1, at
    else:
        read = below_100(words, at, tongue)
        if read is None:
            return None
        hundreds, after = read
        if _word(words, after) not in tongue.hundred or not 1 <= hundreds <= 19:
            return read
    after += 1
    linked = after + 1 if tongue is _EN and _word(words, after) == tongue.link else after
    rest = below_100(words, linked, tongue)
    if rest is None or rest[0] == 0:
        return hundreds * 100, after
    return hundreds * 100 + rest[0], rest[1]


def _below_100_fr(words: list[str], at: int, tongue: _Language) -> _Read:
    word = _word(words, at)
    if word == "quatre" and _word(words, at + 1) in ("vingt", "vingts"):
        base, after = 80, at + 2
    elif word in tongue.tens:
        base, after = tongue.tens[word], at + 1
    else:
        return _below_20_fr(words, at, tongue)
    linked = after + 1 if _word(words, after) == tongue.link else after
    rest = _below_20_fr(words, linked, tongue)
    top = 19 if base in (60, 80) else 9
    if rest is None or not 1 <= rest[0] <= top or (linked > after and rest[0] not in (1, 11)):
        return base, after
    return base + rest[0], rest[1]


def _below_20_fr(words: list[str], at: int, tongue: _Language) -> _Read:
    value = tongue.small.get(_word(words, at))
    if value is None:
        return None
    unit = tongue.small.get(_word(words, at + 1), 0)
    if value == 10 and 7 <= unit <= 9:
        return 10 + unit, at + 2
    return value, at + 1


def _below_100_en(words: list[str], at: int, tongue: _Language) -> _Read:
    word = _word(words, at)
    if word in tongue.small:
        return tongue.small[word], at + 1
    if word not in tongue.tens:
        return None
    unit = tongue.small.get(_word(words, at + 1), 0)
    return (tongue.tens[word] + unit, at + 2) if 1 <= unit <= 9 else (tongue.tens[word], at + 1)


_SMALL: dict[str, Callable[[list[str], int, _Language], _Read]] = {"et": _below_100_fr, "and": _below_100_en}


def _word(words: list[str], at: int) -> str:
    return words[at] if at < len(words) else ""
