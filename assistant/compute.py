"""Arithmetic over figures read from acts: exact, in Decimal, never in floating point."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal


def total(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, Decimal(0))


def share(part: Decimal, whole: Decimal) -> Decimal | None:
    """The part as a percentage of the whole, to two decimals; None of nothing.

    >>> share(Decimal(10000), Decimal(486000))
    Decimal('2.06')
    """
    if not whole:
        return None
    return (part / whole * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
