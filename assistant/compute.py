"""Arithmetic over figures read from acts: exact, in Decimal, never in floating point."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal


def total(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, Decimal(0))


def mean(amounts: Sequence[Decimal]) -> Decimal:
    """The mean of some amounts, of which there is one at least, to the cent.

    >>> mean([Decimal(10), Decimal(0), Decimal(0)])
    Decimal('3.33')
    """
    return (total(amounts) / len(amounts)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def share(part: Decimal, whole: Decimal) -> Decimal | None:
    """The part as a percentage of the whole, to two decimals; None of nothing.

    >>> share(Decimal(10000), Decimal(486000))
    Decimal('2.06')
    """
    if not whole:
        return None
    return (part / whole * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
