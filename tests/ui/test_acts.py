"""An act is found by its number or the beginning of its id."""

from __future__ import annotations

from datetime import date

import pytest

from index.types import Act, Span, Stated
from ui.acts import acts_named, near_numbers, one_line, short_id

SPAN = Span("0" * 64, 1, 0, 1, "x")


def act(sha256: str, rank: int, number: str | None) -> Act:
    return Act(
        id=f"{sha256 * 64}:{rank}",
        document=sha256 * 64,
        start=0,
        end=1,
        pages=(1, 1),
        sections=(),
        number=Stated(number, SPAN) if number else None,
        date=date(2022, 9, 27),
        council=Stated("Ville\nA", SPAN),
    )


ACTS = (
    act("a", 0, "2022-367"),
    act("a", 1, "2022-36"),
    act("a", 11, None),
    act("b", 0, "2022-367"),
    act("c", 0, "D 2024/29"),
    act("2", 2, "bbbb"),
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("2022-367", [0, 3]),
        ("2022 - 367", [0, 3]),
        ("n° 2022-36", [1]),
        ("N°2022-36", [1]),
        ("d2024-29", [4]),
        ("aaaa", [0, 1, 2]),
        ("aaaa:1", [1]),
        ("a:11", [2]),
        (ACTS[2].id, [2]),
        ("cccccccc", [4]),
        ("bbbb", [5]),  # a number counts before the beginning of an id
        ("bbbbb", [3]),
        ("aaa", []),  # too short for the beginning of an id
        ("2022", []),
        ("2022-3", []),
        ("", []),
        (" ", []),
        ("n°", []),
        (":", []),
    ],
)
def test_by_number_or_by_the_beginning_of_the_id(words: str, found: list[int]) -> None:
    assert acts_named(words, ACTS) == tuple(ACTS[at] for at in found)


@pytest.mark.parametrize(
    ("words", "near"),
    [
        ("2022-3", ["2022-367", "2022-36"]),
        ("2022-376", ["2022-36", "2022-367"]),
        ("29", ["D 2024/29"]),
        ("zzz", []),
        ("", []),
    ],
)
def test_the_nearest_numbers(words: str, near: list[str]) -> None:
    assert near_numbers(words, ACTS)[:2] == near


def test_an_act_among_others_is_one_line_that_ends_with_its_id() -> None:
    assert one_line(ACTS[2], "pv.pdf") == "-, 2022-09-27, Ville A, - (pv.pdf)  aaaaaaaa:11"
    assert acts_named(short_id(ACTS[2]), ACTS) == (ACTS[2],)
