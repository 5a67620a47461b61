"""Sentences out of their texts, topics as questions."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from index.model.training.pairs.shape import asked, both_ways, cloze

LONG = "La commune verse une aide à toutes les associations."
OTHER = "Le maire signe la convention avec les associations."


def test_a_sentence_is_taken_out() -> None:
    sentence, rest = cloze(f"{LONG} {OTHER}", random.Random(0)) or ("", "")
    assert {sentence, rest} == {LONG, OTHER}


def test_short_sentences_stand_for_nothing() -> None:
    assert cloze(f"{LONG} Oui. Non.", random.Random(0)) is None
    assert cloze("", random.Random(0)) is None


@given(st.text(alphabet="aB ;.", max_size=300), st.integers())
def test_nothing_is_lost(text: str, seed: int) -> None:
    parts = cloze(text, random.Random(seed))
    if parts:
        # Only the blank between the two is gone, or had one to be added.
        assert sorted("".join(parts).replace(" ", "")) == sorted(text.replace(" ", ""))


def test_half_of_the_topics_are_asked() -> None:
    chance = random.Random(0)
    found = [asked("l'eau", ("Et {topic} ?",), chance) for _ in range(200)]
    assert set(found) == {"l'eau", "Et l'eau ?"}
    assert 60 < found.count("l'eau") < 140


def test_two_equal_texts_are_no_pair() -> None:
    assert list(both_ways("Budget", "budget")) == []
    assert list(both_ways("", "budget")) == []
    assert [(pair.query, pair.passage) for pair in both_ways("grant", "aide")] == [
        ("grant", "aide"),
        ("aide", "grant"),
    ]
