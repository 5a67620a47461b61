"""The spellings of budget codes: whatever words announce and join them, the codes are the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.facts.budget_codes import Codes, codes_told, merged
from index.text import flat

CHAPTERS = st.sampled_from(("011", "012", "65", "67", "21", "23", "920", "908241"))
NATURES = st.sampled_from(("6574", "65748", "6232", "21318", "2188", "6281"))
BY_CHAPTER = st.sampled_from(("chapitre", "Chapitre", "chap.", "Chap", "châpitre"))
BY_NATURE = st.sampled_from(("article", "Article", "art.", "nature", "compte", "compte n°", "imputation :"))
JOINTS = st.sampled_from((", ", " - ", " – ", " et ", "; ", " / ", "\n"))


def told(text: str) -> list[Codes]:
    plain = flat(text)
    return list(codes_told(plain, 0, len(plain)))


@given(BY_CHAPTER, CHAPTERS, JOINTS, BY_NATURE, NATURES)
def test_a_chapter_and_an_account_in_any_spelling(
    by_chapter: str, chapter: str, joint: str, by_nature: str, nature: str
) -> None:
    text = f"La dépense est inscrite au {by_chapter} {chapter}{joint}{by_nature} {nature} du budget."
    first, second = told(text)
    both = merged(first, second)
    assert (both.chapter, both.nature, both.count) == (chapter, nature, 2)
    assert text[both.start : both.end].endswith(nature)


@given(NATURES, st.sampled_from(("92421", "930202", "301")))
def test_words_and_codes_in_step(nature: str, function: str) -> None:
    (codes,) = told(f"(Nature/Fonction {nature}/{function})")
    assert (codes.nature, codes.function) == (nature, function)


@pytest.mark.parametrize(
    "words",
    [
        "l'article 6574 du code général des impôts",
        "l'article 1650 bis",
        "l'article 38 du règlement",
        "l'article 99",
        "la commune compte 2188 habitants",
        "la ligne 12 du réseau",
        "le compte 6574 €",
        "le chapitre 77777",
    ],
)
def test_numbers_that_are_no_budget_codes(words: str) -> None:
    assert told(f"La dépense prévue : {words}, est inscrite.") == []
