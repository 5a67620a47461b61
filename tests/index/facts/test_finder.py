from __future__ import annotations

import pytest

from index.facts.finder import sentences
from index.text import flat


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le toit fuit. Il est refait ; on paie.", ["Le toit fuit.", "Il est refait ;", "on paie."]),
        ("aide à M. Roy et Mme. Sy, art. L. 2121-29", ["aide à M. Roy et Mme. Sy, art. L. 2121-29"]),
        ("décide :\n- d'agir\n- de payer", ["décide :", "- d'agir", "- de payer"]),
        ("un paragraphe\n\nun autre", ["un paragraphe", "un autre"]),
        ("d'agir\nArticle 2 : de payer", ["d'agir", "Article 2 : de payer"]),
        (" \n\n ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[a:b].strip() for a, b in sentences(flat(text), 0, len(text))] == expected


def test_only_the_range_is_cut() -> None:
    assert sentences("un. deux. trois.", 4, 9) == ((4, 9),)
