"""Checks of figures against each other: a printed percentage, a sum in words beside its figures."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from index.amounts import (
    Amount,
    find_amounts,
    find_percentages,
    format_euros,
    format_percent,
    tells_money,
)
from index.facts.finder import Example, Finder, Reading, sentences, show_check
from index.types import Check, Fact, SectionKind

_SHARE = re.compile(r"\bsoit\b|\brepresent|\bcorrespond|\bpart\b")
# What stands between a sum in words and its figures: "dix euros (10 €)", "10 € HT (dix euros hors taxe)".
_SAME = re.compile(
    r"\s*(?:h\.?t\.?|t\.?t\.?c\.?|hors\s+taxes?)?(?:\s*(?:le|du|par|/)\s*(?:metre\s+carre|m2|m²))?"
    r"\s*[(:,-]?\s*(?:soit\s+)?\(?\s*"
)
_SHARES_TOLD = (SectionKind.EXPOSE, SectionKind.ARTICLE, SectionKind.REPORT)


def find(reading: Reading) -> tuple[Fact, ...]:
    """ "10 000 € sur 486 000 € (soit 2,06 %)" and "dix mille euros (10 000 €)", done again."""
    out: list[Check] = []
    for section in reading.act.sections:
        if not tells_money(reading.plain, section.start, section.end):
            continue
        for start, end in sentences(reading.plain, section.start, section.end):
            if section.kind in _SHARES_TOLD:
                out += _percentages(reading, start, end)
            out += _sums_in_words(reading, start, end)
    return tuple(out)


def _percentages(reading: Reading, start: int, end: int) -> list[Check]:
    words = reading.text.text[start:end]
    out = []
    for percentage in find_percentages(words):
        before = _last_two([a for a in find_amounts(words[: percentage.start]) if a.marked])
        told = reading.plain[start + percentage.start - 60 : start + percentage.start]
        if len(before) == 2 and _SHARE.search(told) and percentage.value:
            part, whole = sorted(before, key=lambda a: a.euros)
            out.append(_share(reading, start, part, whole, percentage.value, percentage.end))
    return out


def _last_two(amounts: list[Amount]) -> list[Amount]:
    """The last two that differ: a sum in words and in figures is one, and no share of itself."""
    others = [a for a in amounts if a.euros != amounts[-1].euros]
    return [others[-1], amounts[-1]] if others else []


def _share(reading: Reading, base: int, part: Amount, whole: Amount, printed: Decimal, end: int) -> Check:
    """Holds if the quotient, rounded as printed, is the printed percentage."""
    exact = part.euros / whole.euros * 100 if whole.euros else Decimal(0)
    rounded = exact.quantize(Decimal(1).scaleb(printed.as_tuple().exponent))  # type: ignore[arg-type]
    statement = f"{_fr(part.euros)} / {_fr(whole.euros)} = {format_percent(rounded, 'fr')}"
    if rounded != printed:
        statement += f" ; imprimé : {format_percent(printed, 'fr')}"
    start = base + min(part.start, whole.start)
    return Check("share", statement, rounded == printed, reading.span(start, base + end))


def _sums_in_words(reading: Reading, start: int, end: int) -> list[Check]:
    """A sum in words and the figures next to it, in parentheses or before them."""
    amounts = find_amounts(reading.text.text[start:end])
    out = []
    for first, second in pairwise(amounts):
        between = reading.plain[start + first.end : start + second.start]
        if first.in_words == second.in_words or not _SAME.fullmatch(between):
            continue
        if first.basis and second.basis and first.basis is not second.basis:
            continue  # one before tax and one with it: two sums that a torn table brought together
        words, figures = (first, second) if first.in_words else (second, first)
        same = words.euros == figures.euros
        statement = f"« {words.raw} » {'=' if same else '≠'} {_fr(figures.euros)}"
        out.append(Check("words", statement, same, reading.span(start + first.start, start + second.end)))
    return out


def _fr(amount: Decimal) -> str:
    return format_euros(amount, "fr")


def show(fact: Fact) -> str:
    assert isinstance(fact, Check)
    return show_check(fact)


FINDER = Finder(
    name="checks",
    find=find,
    show=show,
    examples=(
        Example("Le maire expose l'aide de 500 € sur un budget de 20 000 € (soit 2,5 %).", ("share holds",)),
        Example("Le maire expose l'aide de 500 € sur un budget de 20 000 € (soit 3 %).", ("share fails",)),
        Example("Décide :\nArticle 1 : de verser dix mille euros (10 000 €).", ("words holds",)),
        Example("Décide :\nArticle 1 : de verser dix mille euros (12 000 €).", ("words fails",)),
        Example("Décide :\nArticle 1 : arrêté à cinq cents euros TTC 400 € HT.", ()),
        Example("Vu le reste dû de 1 315 € (mille trois cent quinze euros) ;", ("words holds",)),
        Example("Décide :\nArticle 1 : une baisse de 3 % sur 500 € et 600 €.", ()),
        Example(
            "Décide :\nArticle 1 : un lot à 295 000 € HT (deux cent quatre vingt quinze mille euros hors taxe).",
            ("words holds",),
        ),
        Example(
            "Décide :\nArticle 1 : vendu 35 € HT le mètre carré (trente-six euros hors taxes).",
            ("words fails",),
        ),
        Example(
            "Décide :\nArticle 1 : une aide de cinq cents euros (500 €), soit 2,5 % du budget.",
            ("words holds",),
        ),
    ),
)
