"""Amounts that the recognition of a page may have bent: told as doubtful, their words as they stand.

A letter is read for a digit ("1O 000 €", "l 500 €", "7 TT9,4 €"), a digit lost in a group ("15 00 €"), a space
between groups lost ("5283406 €" beside "12 300 €"). The figure that was meant can't be known: nothing is mended.
A letter in a figure is a misreading wherever it stands; the rest may be how an author writes, and is doubted
only on pages that were recognised or decoded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.amounts import tells_money
from index.facts.finder import Example, Finder, Reading
from index.types import Check, Fact

_ALIKE = "OoQDlISsBZT"  # capitals and letters that look like digits
_PART = rf"[\d{_ALIKE}]+(?:[.,'][\d{_ALIKE}]+)*"
_SPACE = "[ \u00a0\u202f]"
# Parts with a space between, the last before the sign of money; the first is no end of a word nor of an elision.
_FIGURE = re.compile(rf"(?<![\w'’.,/-])(?:{_PART},?{_SPACE}){{0,4}}{_PART}{_SPACE}?(?=€|euros?\b|EUR\b)")
_MONEY = re.compile(rf"{_SPACE}?(?:€|euros?|EUR)")
_LETTER = re.compile(rf"[{_ALIKE}]")
_WHOLE = re.compile(r"(?:[1-9]\d{0,2}(?:[ .'\u00a0\u202f]\d{3})+|[1-9]\d*|0)(?:[.,] ?\d{1,4})?")
_RUN = 5  # digits in a row that other amounts part in groups
_GROUPED = 2  # of them, at least, show how the act prints its amounts
_LONE = re.compile(rf"[lIO]{_SPACE}\d{{3}}(?!\d)")


def find(reading: Reading) -> tuple[Fact, ...]:
    """Each doubtful amount of the act as a check that fails, over its own words."""
    if not tells_money(reading.plain, reading.act.start, reading.act.end):
        return ()
    return tuple(_doubt(reading, *place) for place in _doubtful(reading))


def _doubt(reading: Reading, start: int, end: int) -> Check:
    money = _MONEY.match(reading.text.text, end)
    span = reading.span(start, money.end() if money else end)
    return Check(
        "misread", f"« {span.quote} » : un chiffre peut être mal lu, à vérifier sur la page", False, span
    )


def _doubtful(reading: Reading) -> Iterator[tuple[int, int]]:
    text, act = reading.text.text, reading.act
    # A figure is whole on its line, and few lines print money: only they are looked at closely.
    lines = [line.span() for line in reading.lines(act.start, act.end)]
    told = [line for line in lines if tells_money(reading.plain, *line)]
    figures = [figure for line in told for figure in _FIGURE.finditer(text, *line)]
    grouped = sum(bool(re.search(rf"\d{_SPACE}\d{{3}}", figure[0])) for figure in figures)
    for figure in figures:
        words = figure[0].rstrip()
        bent = _bent_part(words)
        seen = any(start <= figure.start() < end for start, end in reading.recognised)
        if bent is not None:
            yield figure.start() + bent, figure.start() + len(words)
        elif seen and (_is_broken(words) or (grouped >= _GROUPED and _runs_on(words))):
            yield figure.start(), figure.start() + len(words)


def _bent_part(words: str) -> int | None:
    """Where a figure with letters in it begins among these words; None for a figure of digits.

    It begins with a digit in its first word, or with one letter before a group of three digits.
    """
    for part in re.finditer(r"\S+", words):
        if re.search(r"\d", part[0]) or _LONE.match(words, part.start()):
            return part.start() if _LETTER.search(words, part.start()) else None
    return None


def _is_broken(words: str) -> bool:
    """Is it no number, nor is any part behind a space: groups that are not of three digits?"""
    starts = [0, *(match.end() for match in re.finditer(_SPACE, words))]
    return not any(_WHOLE.fullmatch(words, start) for start in starts)


def _runs_on(words: str) -> bool:
    return re.match(rf"\d{{{_RUN},}}(?:[.,]\d+)?$", words) is not None


def show(fact: Fact) -> str:
    assert isinstance(fact, Check)
    return fact.span.quote


def _told(words: str) -> str:
    return f"Décide :\nArticle 1 : de verser une aide {words} au club."


FINDER = Finder(
    name="misread",
    find=find,
    show=show,
    examples=(
        Example(_told("de l 500 €"), ("l 500 €",)),
        Example(_told("de 1O 000 €"), ("1O 000 €",)),
        Example(_told("de 7 TT9,4 €"), ("7 TT9,4 €",)),
        Example(_told("de 13 5OO,OO euros"), ("13 5OO,OO euros",)),
        Example(_told("de S00 €"), ("S00 €",)),
        Example(_told("de 1 500 €"), ()),
        Example(_told("de 2.500,00 €, de 0,5 € et de 12 000 000 €"), ()),
        Example(_told("(lot B 500 €, TOTAL 1 200 €, de l’ordre de 300 €)"), ()),
        Example(_told("de 15 00 €"), ()),  # on a page that was not recognised
    ),
)
