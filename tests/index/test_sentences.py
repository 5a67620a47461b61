from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sentences import sentence_ranges, sub_span
from index.types import Span

DEVELOPED_ON = [
    ("Le toit fuit. Il est refait.", ["Le toit fuit.", "Il est refait."]),
    ("M. Roy expose. Il propose 5 €.", ["M. Roy expose.", "Il propose 5 €."]),
    (
        "Vu l'article L. 2121-29 du code ;\nVu le budget ;\n",
        ["Vu l'article L. 2121-29 du code ;", "Vu le budget ;"],
    ),
    ("Le conseil :\n- agit ;\n- paie.", ["Le conseil :", "- agit ;", "- paie."]),
    ("Un premier paragraphe\n\nun second", ["Un premier paragraphe", "un second"]),
    ("Club de tir\t500 €\nChorale\t90 €\n", ["Club de tir\t500 €", "Chorale\t90 €"]),
    ("- Tir : 150 €\n- Lac : 90 €", ["- Tir : 150 €", "- Lac : 90 €"]),
    ("Tir 282,00\nLac 90,00", ["Tir 282,00", "Lac 90,00"]),
    ("une phrase dont la ligne\ncasse au milieu.", ["une phrase dont la ligne\ncasse au milieu."]),
    ("Est-ce utile ? Oui ! « Soit. »", ["Est-ce utile ?", "Oui !", "« Soit. »"]),
    ("", []),
    (" \n\n ", []),
]


@pytest.mark.parametrize(("text", "sentences"), DEVELOPED_ON)
def test_sentence_ranges(text: str, sentences: list[str]) -> None:
    assert [text[a:b].strip() for a, b in sentence_ranges(text)] == sentences


@given(st.text(alphabet=st.sampled_from("aM. ;!?\n\t-•€5,0«(")))
def test_nothing_but_white_space_is_left_out(text: str) -> None:
    ranges = sentence_ranges(text)
    assert all(a < b for a, b in ranges)
    assert all(first[1] <= second[0] for first, second in pairwise(ranges))
    kept = "".join(text[a:b] for a, b in ranges)
    assert "".join(kept.split()) == "".join(text.split())


def test_sub_span_is_the_slice_of_the_page() -> None:
    page = "Avant.  Le toit fuit. Après."
    whole = Span("0" * 64, 3, 6, 22, page[6:22])
    part = sub_span(whole, 0, 16)
    assert (part.document, part.page, part.quote) == (whole.document, 3, "Le toit fuit.")
    assert page[part.start : part.end] == part.quote
