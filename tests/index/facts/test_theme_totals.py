"""The document's own arithmetic: Montpellier's grants of 2014, thirty pages of them, against its printed totals.

Its figures are open data (``../shared/gold/montpellier-attribsub-2014.csv``).
"""

from __future__ import annotations

import csv
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from index.prepare import prepare
from index.types import Check, Fact, Grant, GrantStatus

TOTAL = Decimal(2_907_824)
THEMES = 22


@pytest.fixture(scope="module")
def facts(shared_acts: Path) -> tuple[Fact, ...]:
    found = prepare(shared_acts / "montpellier" / "VilleMTP_MTP_AttribSub_2014.pdf").facts
    return tuple(fact for _, fact in found)


@pytest.fixture(scope="module")
def printed(shared_gold: Path) -> dict[str, Decimal]:
    """What each theme was given, by its name."""
    totals: dict[str, Decimal] = defaultdict(Decimal)
    with (shared_gold / "montpellier-attribsub-2014.csv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            totals[row["theme"]] += Decimal(row["amount"])
    return totals


def given(facts: tuple[Fact, ...], theme: str) -> Decimal:
    """All that is given under a heading that ends with the theme's name."""
    grants = [f for f in facts if isinstance(f, Grant) and f.theme.endswith(theme)]
    return sum((grant.amount for grant in grants), Decimal(0))


def test_all_rows_add_up_to_the_total_decided(facts: tuple[Fact, ...]) -> None:
    awarded = [f for f in facts if isinstance(f, Grant) and f.status is GrantStatus.AWARDED]
    assert sum(grant.amount for grant in awarded) == TOTAL


def test_each_printed_total_is_checked_and_comes_out(facts: tuple[Fact, ...]) -> None:
    totals = [f for f in facts if isinstance(f, Check) and f.kind == "total"]
    assert [check.holds for check in totals] == [True] * THEMES


def test_each_theme_is_given_what_is_printed(facts: tuple[Fact, ...], printed: dict[str, Decimal]) -> None:
    assert {theme: given(facts, theme) for theme in printed} == printed
