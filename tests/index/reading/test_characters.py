from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.reading import characters, render, stamps
from index.reading.characters import clean, matching_key

CLEANED = [
    ("of\ufb01ce", "office"),
    ("a\ufb03che", "affiche"),
    ("sub\u00advention", "subvention"),
    ("\uf0b7", "•"),
    ("\uf0d8", "➢"),
    ("\uf0fc", "✓"),
    ("\uf02d", "-"),
    ("e\u0301te\u0301", "été"),
    ("12\u202f000\u00a0€", "12\u202f000\u00a0€"),
    ("l\u2019été", "l\u2019été"),
    ("a\x02b\x7fc", "abc"),
]


@pytest.mark.parametrize(("raw", "cleaned"), CLEANED)
def test_characters_are_cleaned(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(alphabet=st.characters(categories=["L", "N", "P"])))
def test_spaces_and_hyphens_do_not_change_the_key(text: str) -> None:
    assert matching_key(" ".join(text)) == matching_key("-\n".join(text))


@pytest.mark.parametrize("module", [characters, render, stamps])
def test_the_examples_in_the_docstrings_hold(module: object) -> None:
    result = doctest.testmod(module)  # type: ignore[arg-type]
    assert result.attempted
    assert not result.failed
