"""The words of the trade: groups that hold, and word lists that contradict nothing."""

from __future__ import annotations

import pytest

from assistant.lexicon import GROUPS, frame_words, kind_words
from assistant.question_words import read_terms
from index.text import STOP_WORDS, fold


def test_every_group_holds_several_words_once() -> None:
    for group in GROUPS:
        assert len(group) > 1, group
        assert len(set(group)) == len(group), group
        assert all(word == word.strip() and word for word in group)


def test_a_groups_entry_is_one_word() -> None:
    """Of two words, each would stand for the whole group: "conseil départemental" made every council fit."""
    assert [word for group in GROUPS for word in group if " " in word] == []


def test_word_lists_are_folded() -> None:
    for words in (frame_words(), kind_words()):
        assert words == {fold(word) for word in words}


@pytest.mark.parametrize(
    ("question", "french"),
    [
        ("sponsorship", "mecen"),
        ("rent", "locat"),
        ("roads", "voir"),
        ("lighting", "eclairag"),
        ("swimming pool", "piscin"),
    ],
)
def test_english_words_are_looked_for_in_french(question: str, french: str) -> None:
    forms = {form for term in read_terms(question) for form in term.forms}
    assert any(form.startswith(french) for form in forms), forms


@pytest.mark.parametrize("word", ["combien", "subvention", "voted", "grants", "délibération"])
def test_words_that_only_ask_are_no_terms(word: str) -> None:
    assert fold(word) in frame_words() | STOP_WORDS
    assert read_terms(word) == ()


def test_a_kind_of_body_written_as_a_name_is_a_term() -> None:
    assert [t.word for t in read_terms("et la Région ?")] == ["region"]
    assert read_terms("et les communes ?") == ()
