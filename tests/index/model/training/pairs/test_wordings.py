"""Our own wordings are whole: what a template or a line of the trade needs."""

from __future__ import annotations

import pytest

from index.model.training.pairs.wordings import CLOSED_CLASS, ENGLISH_QUESTIONS, FRENCH_QUESTIONS, trade


@pytest.mark.parametrize("template", [*FRENCH_QUESTIONS, *ENGLISH_QUESTIONS])
def test_templates_hold_their_topic_once(template: str) -> None:
    assert template.format(topic="").count("{") == 0
    assert template.count("{topic}") == 1


def test_the_trade_is_told_in_both_languages() -> None:
    for french, english in trade():
        assert all(french), french
        assert all(english), french


def test_a_thing_of_the_trade_stands_once() -> None:
    first = [french[0] for french, _ in trade()]
    assert len(first) == len(set(first))
    assert ("subvention de fonctionnement",) in [french for french, _ in trade()]


def test_words_of_the_trade_are_not_closed_class() -> None:
    words = {word for things in trade() for side in things for word in side if " " not in word}
    # "par", "for" and the like: "pour" and "order" show that both lists are read.
    assert "pour" in CLOSED_CLASS
    assert words & CLOSED_CLASS == set()
