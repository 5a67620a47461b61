"""Financing plans whose columns were read one under the other: the funders' names, then their rates and sums."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from index.amounts import find_amounts, find_percentages
from index.facts.finder import Reading
from index.facts.funders import FUNDER
from index.text import squeeze

_BRACKETS = re.compile(r"\([^()\n]*\)")
_WORDS = re.compile(r"(?!(?:h\.?t|t\.?t\.?c|euros?)\b)[^\W\d_]{2}")
_TOTAL = re.compile(r"\W*total\b")
_MOST = 40  # lines of such a plan
_LONGEST = 110  # characters of a name
_NEAR = Decimal("0.6")  # points by which a rate may be rounded


@dataclass(frozen=True, slots=True)
class Part:
    """A labelled amount in ``[start, end)`` of the document, with the percentage that stands by it."""

    label: str
    amount: Decimal
    share: Decimal | None
    start: int
    end: int


def torn_plan(reading: Reading, start: int, end: int) -> tuple[list[Part], Part] | None:
    """The parts and their total. Names and sums are held together by their order alone: so all must add up, and all
    rates but one come out."""
    lines: list[Part] = []
    for part in _parts(reading, start, end):
        if _TOTAL.match(part.label.lower()):
            return (lines, part) if _is_proved(lines, part) else None
        lines.append(part)
    return None


def _is_proved(lines: list[Part], total: Part) -> bool:
    if len(lines) < 2 or sum((line.amount for line in lines), Decimal(0)) != total.amount:
        return False
    exact = (abs(line.amount / total.amount * 100 - line.share) <= _NEAR for line in lines if line.share)
    return sum(exact) >= len(lines) - 1


def _parts(reading: Reading, start: int, end: int) -> Iterator[Part]:
    """Each name with the sum that is as far behind the other names' as it is itself."""
    names: list[tuple[str, Decimal | None, int]] = []
    rates: list[Decimal] = []
    for count, line in enumerate(reading.lines(start, end)):
        words = _BRACKETS.sub(lambda m: " " * len(m[0]), line[0])
        plain = _BRACKETS.sub(lambda m: " " * len(m[0]), reading.plain[line.start() : line.end()])
        amounts = [a for a in find_amounts(words) if a.marked]
        shares = find_percentages(words) or find_percentages(line[0])
        share = shares[0].value if len(shares) == 1 else None
        if count > _MOST or len(amounts) > 1 or len(words) > _LONGEST:
            return
        if _WORDS.search(plain) and (FUNDER.search(plain) or _TOTAL.match(plain)):
            at = amounts[0].start if amounts else len(words)
            names.append((squeeze(line[0][:at]).strip(" :.–-"), share, line.start()))
        elif share is not None and not amounts:
            rates.append(share)
        if amounts and names:
            label, own, first = names.pop(0)
            rate = own if own is not None or not rates else rates.pop(0)
            yield Part(label, amounts[0].euros, rate, first, line.start() + amounts[0].end)
