"""Counted things, as French acts print them: "250 cartes été jeunes", "quatorze lots", "20 ans", "1 037 m²"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.numbers import find_numbers_in_words
from index.text import STOP_WORDS, flat


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number and what it counts: ``text[start:end]`` holds both, "250 cartes été jeunes" or
    "Votants : 15"; ``noun`` is the thing counted, at most four words behind the number."""

    value: int
    noun: str
    start: int
    end: int


# The digit stands first and what must not stand before it behind: so only digits are tried.
_NUMBER = re.compile(r"\d(?<![\w/.,°'+-]\d)(?<!\d \d)(?:\d{0,2}(?: \d{3})+|\d{0,5})(?![\w.,/°]|-\d| ?[%€])")
# A number behind these words is a label ("article 6", "n° 12"), as one behind a sign is.
_LABELLED = re.compile(
    r"(?:\b(?:art(?:icle)?s?|n[°o]|numeros?|lots?|pages?|chapitres?|titres?|sections?|alineas?|comptes?|annexes?"
    r"|lignes?|nature|fonction|operation|rue|parcelles?|tel|fax|code|[lrd])\.? ?(?:n° ?)?|[°/-] ?)$"
)
# "Nombre de membres en exercice : 15", "Présents : 12": the thing counted stands before, and a colon between.
_TOLD = re.compile(
    r"(?: :|:)(?:(?<=[a-z]:)|(?<=[a-z] :)) ?(?P<count>[1-9]\d{0,5}|0)"
    r"(?![\w.,/°:]| ?[%€]|[ -]\d| (?:janv|fevr|mars|avri|mai|juin|juil|aout|sept|octo|nove|dece))"
)
_NOUN_BEFORE = re.compile(
    r"(?:nombre (?:total )?(?:de |d'))?(?P<noun>(?<![\w'])[^\W\d_][^\W\d_'-]*(?:[ \n'-][^\W\d_]+){0,5})$"
)
_LONGEST_NOUN = 60
_YEAR = re.compile(r"(?:19|20)\d\d")
_POSTCODE = re.compile(r"\d{5}")
_NOUN_WORDS = 4
_WORD = re.compile(r"[ \n]+(?P<link>d')?(?P<word>[^\W\d_][^\W\d_'’]*(?:-[^\W\d_]+)*|m²|m2|m³|m3)(?!['’])")
# A noun may hold "de" ("demandes de logement"); at the other small words its phrase ends.
_LINKS = frozenset({"de", "des", "du"})
_UNCOUNTED = frozenset(
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"
    " euro euros eur ttc ht er eme bis ter rue avenue boulevard place chemin impasse route cedex h min".split()
)


def find_counts(text: str) -> tuple[Count, ...]:
    """The counted things of a text, in order. Years, postcodes, days, amounts and labels count nothing.

    >>> [(c.value, c.noun) for c in find_counts("Les 14 lots, et 250 cartes d'été à 10 € le 3 juin 2014")]
    [(14, 'lots'), (250, "cartes d'été")]
    """
    plain = flat(text)
    found = []
    for value, start, end in _numbers(text, plain):
        noun_end = _noun_end(text, plain, end)
        if noun_end > end:
            found.append(Count(value, text[end:noun_end].strip(), start, noun_end))
    found += _told_before(text, plain, frozenset(count.start for count in found))
    return tuple(sorted(found, key=lambda count: count.start))


def _numbers(text: str, plain: str) -> Iterator[tuple[int, int, int]]:
    """(value, start, end) of each number, in figures or in words, that may count something."""
    for match in _NUMBER.finditer(plain):
        if _YEAR.fullmatch(match[0]) or _LABELLED.search(plain, max(0, match.start() - 16), match.start()):
            continue
        if _POSTCODE.fullmatch(match[0]) and text[match.end() + 1 : match.end() + 2].isupper():
            continue
        yield int(match[0].replace(" ", "")), *match.span()
    for number in find_numbers_in_words(text):
        if not _LABELLED.search(plain, max(0, number.start - 16), number.start):
            yield number.value, number.start, number.end


def _told_before(text: str, plain: str, taken: frozenset[int]) -> Iterator[Count]:
    """``taken`` are the places of numbers that count what stands behind them."""
    for match in _TOLD.finditer(plain):
        if match.start("count") in taken:
            continue
        noun = _NOUN_BEFORE.search(plain, max(0, match.start() - _LONGEST_NOUN), match.start())
        if noun and not _YEAR.fullmatch(match["count"]) and not _LABELLED.search(noun["noun"]):
            yield Count(int(match["count"]), text[slice(*noun.span("noun"))], noun.start(), match.end())


def _noun_end(text: str, plain: str, start: int) -> int:
    """Where the noun phrase behind a number ends; ``start`` where none begins."""
    end, words, at = start, 0, start
    while words < _NOUN_WORDS and (match := _WORD.match(plain, at)):
        word = match["word"]
        is_link = word in _LINKS and words > 0
        if not is_link and (
            word in STOP_WORDS or word in _UNCOUNTED or (words == 0 and _is_name(text, match))
        ):
            break
        at = match.end()
        if not is_link:
            end, words = at, words + 1
    return end


def _is_name(text: str, match: re.Match[str]) -> bool:
    """A word with a capital behind a number is a place or a title ("62 Lens", or the next line), not what it
    counts; a line all in capitals counts as others do. So is a letter: "article 1636 B"."""
    word = text[match.start("word") : match.end("word")]
    on_next_line = "\n" in match[0]
    return word[:1].isupper() and (on_next_line or len(word) == 1 or not word.isupper())
