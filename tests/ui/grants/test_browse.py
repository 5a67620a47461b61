"""What a view of the grants finds, sums up and offers; over hand-made acts, so that every sum is known."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.purses import Purse
from index.tally import tally
from tests.assistant.support import small_desk
from tests.ui.test_export_grants import FILES
from ui.grants.browse import browse
from ui.grants.lines import Facet, Line, lines
from ui.grants.view import Column, View, refined, searching


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Line, ...]]:
    """500 and 80 € of Brumeval, 200 € to a private person, and 600 € of an act that replaced another."""
    desk = small_desk(tmp_path_factory.mktemp("browse"), FILES)
    yield lines(tally(desk.stores.ledger))
    desk.stores.ledger.close()


def test_everything_counts_once(held: tuple[Line, ...]) -> None:
    sum_ = browse(held, View()).sum
    assert (sum_.amount, sum_.lines, sum_.private) == (500 + 80 + 200 + 600, 4, 1)


def test_a_private_person_is_neither_named_nor_found_nor_added_up(held: tuple[Line, ...]) -> None:
    listing = browse(held, View())
    assert "fabre" not in " ".join(line.words for line in held)
    assert browse(held, searching(View(), "fabre")).found == ()
    assert sum(s.amount for s in listing.slices[Facet.BENEFICIARY]) == listing.sum.amount - 200


def test_slices_are_largest_first_and_years_in_order(held: tuple[Line, ...]) -> None:
    slices = browse(held, View()).slices
    sums = [slice_.amount for slice_ in slices[Facet.BENEFICIARY]]
    assert sums == sorted(sums, reverse=True)
    years = [slice_.value for slice_ in slices[Facet.YEAR]]
    assert years == sorted(years)


def test_a_facet_offers_what_the_others_leave(held: tuple[Line, ...]) -> None:
    year = browse(held, View()).slices[Facet.YEAR][0].value
    listing = browse(held, refined(View(), "year", year))
    assert len(listing.options[Facet.YEAR]) == 2
    assert sum(count for _, count in listing.options[Facet.BENEFICIARY]) == listing.sum.lines


def test_words_are_found_by_their_beginnings(held: tuple[Line, ...]) -> None:
    assert browse(held, searching(View(), " ramEURS ")).sum.amount == 80
    assert browse(held, searching(View(), "meurs")).found == ()


@pytest.mark.parametrize("column", Column)
@pytest.mark.parametrize("descending", [True, False])
def test_what_has_nothing_to_sort_by_stands_last(
    held: tuple[Line, ...], column: Column, descending: bool
) -> None:
    found = browse(held, View(sort=column, descending=descending)).found
    assert len(found) == 4
    if column is Column.BENEFICIARY:
        assert found[-1].of.private
    if column is Column.AMOUNT:
        sums = [line.amount or Decimal(0) for line in found]
        assert sums == sorted(sums, reverse=descending)


def test_sorting_again_turns_the_order_round() -> None:
    once = refined(View(), "sort", "amount")
    assert (once.sort, once.descending) == (Column.AMOUNT, True)
    assert not refined(once, "sort", "amount").descending


def test_another_purse_forgets_the_filters_of_the_first() -> None:
    view = refined(refined(View(), "year", "2022"), "purse", "lent")
    assert (view.purse, view.year) == (Purse.LENT, None)


@given(st.text(), st.none() | st.text())
def test_no_wish_of_a_browser_breaks_anything(name: str, value: str | None) -> None:
    view = refined(View(), name, value)
    assert browse((), view).sum.amount == 0
