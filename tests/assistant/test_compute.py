"""Exact arithmetic over amounts."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from assistant.compute import share, total

AMOUNTS = st.decimals(min_value=0, max_value=10**9, places=2)


def test_the_printed_share_of_the_nec_act() -> None:
    assert share(Decimal(10000), Decimal(486000)) == Decimal("2.06")


def test_of_nothing_there_is_no_share() -> None:
    assert share(Decimal(1), Decimal(0)) is None


@given(st.lists(AMOUNTS, max_size=30))
def test_a_total_does_not_depend_on_the_order(amounts: list[Decimal]) -> None:
    assert total(amounts) == total(reversed(amounts)) == sum(amounts, Decimal(0))


@given(AMOUNTS, st.decimals(min_value=1, max_value=10**9, places=2))
def test_a_share_gives_the_part_back(part: Decimal, whole: Decimal) -> None:
    ratio = share(part, whole)
    assert ratio is not None
    assert abs(ratio * whole / 100 - part) <= whole * Decimal("0.00005")
