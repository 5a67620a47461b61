"""How acts are told to have been read, found, and brought together by their sittings."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.types import Origin
from tests.assistant.support import Desk, small_desk
from tests.ui.test_export_grants import FILES
from ui.archive import LedgerArchive
from ui.library.shelf import (
    ShelfView,
    State,
    Volume,
    browse,
    closing,
    refined,
    same_sitting,
    searching,
    state_of,
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = small_desk(tmp_path_factory.mktemp("shelf"), FILES)
    yield made
    made.stores.ledger.close()


@pytest.fixture(scope="module")
def held(desk: Desk) -> tuple[Volume, ...]:
    return LedgerArchive(desk.stores.ledger).acts()


@pytest.mark.parametrize(
    ("pages", "state"),
    [
        ([Origin.TEXT, Origin.TEXT], State.READ),
        ([Origin.TEXT, Origin.DECODED], State.DECODED),
        ([Origin.DECODED, Origin.OCR], State.OCR),
        ([Origin.OCR, None], State.PARTLY),
    ],
)
def test_an_act_was_read_as_its_worst_page_was(pages: list[Origin | None], state: State) -> None:
    assert state_of(pages) is state


def test_all_acts_the_latest_first(held: tuple[Volume, ...]) -> None:
    days = [volume.act.date for volume in held if volume.act.date]
    assert len(held) == 4
    assert days == sorted(days, reverse=True)


def test_the_acts_of_one_sitting(held: tuple[Volume, ...]) -> None:
    act = next(volume for volume in held if volume.filed.name == "act.txt")
    assert [volume.filed.name for volume in same_sitting(held, act)] == ["pv.txt"]


def test_acts_are_found_by_number_and_by_file(held: tuple[Volume, ...]) -> None:
    assert [v.filed.name for v in browse(held, searching(ShelfView(), "2023-017")).found] == ["act.txt"]
    assert [v.filed.name for v in browse(held, searching(ShelfView(), "pv.txt")).found] == ["pv.txt"]


def test_the_archive_is_read_again_when_the_ledger_changed(desk: Desk) -> None:
    archive = LedgerArchive(desk.stores.ledger)
    first = archive.acts()
    assert archive.acts() is first
    desk.stores.ledger.set_meta("test", "written")
    assert archive.acts() is not first


def test_a_page_is_closed_before_its_act() -> None:
    page = ShelfView(opened="a", page=2)
    assert closing(page) == ShelfView(opened="a")
    assert closing(closing(page)) == ShelfView()


@given(st.text(), st.none() | st.text())
def test_no_wish_of_a_browser_breaks_anything(name: str, value: str | None) -> None:
    assert browse((), refined(ShelfView(), name, value)).found == ()
