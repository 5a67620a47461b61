"""Arithmetic is exact."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from assistant.compute import share, total

AMOUNTS = st.decimals(min_value=0, max_value=10**9, places=2)


def test_nothing_adds_up_to_nought() -> None:
    assert total([]) == 0


def test_cents_do_not_drift() -> None:
    assert total([Decimal("0.10")] * 3) == Decimal("0.30")


def test_a_share_has_two_decimals_rounded_half_up() -> None:
    assert share(Decimal(10000), Decimal(486000)) == Decimal("2.06")
    assert share(Decimal(1), Decimal(800)) == Decimal("0.13")  # 0.125


def test_nothing_has_no_share() -> None:
    assert share(Decimal(1), Decimal(0)) is None


@given(st.lists(AMOUNTS))
def test_the_order_does_not_count(amounts: list[Decimal]) -> None:
    assert total(amounts) == total(reversed(amounts)) == sum(amounts)


@given(AMOUNTS.filter(bool))
def test_the_whole_is_a_hundred(amount: Decimal) -> None:
    assert share(amount, amount) == 100
