"""Patterns that few places of a text are tried for find what the plain way of writing them finds."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from index.patterns import starting

WORDS = ("loi", "lot", "lots?", "decret", "arret(?:e|es)", "a", "elu")


@given(st.text("loitsdecraue -'é1_\n", max_size=60))
def test_the_same_places_are_found_as_behind_a_word_border(text: str) -> None:
    plain = re.compile(rf"\b(?:{'|'.join(WORDS)})\b")
    quick = re.compile(starting(*WORDS) + r"\b")
    assert [m.span() for m in quick.finditer(text)] == [m.span() for m in plain.finditer(text)]


def test_what_stands_within_a_word_is_no_beginning() -> None:
    assert [m.start() for m in re.finditer(starting("loi"), "exploit, loi, l'aloi")] == [9]


def test_the_first_of_two_that_fit_is_taken_as_written() -> None:
    assert re.findall(starting("lots", "lot"), "les lots") == ["lots"]
