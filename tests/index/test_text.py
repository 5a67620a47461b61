from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text import flat, fold, squeeze, stems, tokens


@given(st.text())
def test_flat_keeps_every_character_in_its_place(text: str) -> None:
    plain = flat(text)
    assert len(plain) == len(text)
    assert all((a == "\n") == (b in "\n\f") for a, b in zip(plain, text, strict=True))


@given(st.text())
def test_flat_is_done_after_one_pass(text: str) -> None:
    assert flat(flat(text)) == flat(text)


@given(st.text(st.characters(max_codepoint=0x2FF) | st.sampled_from("€’–œ➢✓")))
def test_flat_maps_usual_characters_as_it_does_beside_a_rare_one(text: str) -> None:
    assert flat(text) + "ع" == flat(text + "ع")


def test_flat_evens_out_typography() -> None:
    assert flat("L’ÉTÉ — « Çà »\u202f:\u00a010\u2009€") == 'l\'ete - " ca " : 10 €'
    assert flat("cœur\tn° 5\fm²") == "cœur\tn° 5\nm²"


def test_flat_keeps_a_character_whose_lower_case_is_longer() -> None:
    assert len(flat("İstanbul")) == 8


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'Œuvre : « Cœur »", "l oeuvre coeur"),
        ("Futur-Composé", "futur compose"),
        ("e\u0301te\u0301", "ete"),
        ("", ""),
    ],
)
def test_fold(text: str, expected: str) -> None:
    assert fold(text) == expected


@given(st.text())
def test_squeeze_leaves_single_spaces(text: str) -> None:
    assert squeeze(text).split(" ") == text.split() or not text.split()


TOKENS = [
    ("10 000 €", ["10000"]),
    ("10\u202f000,00 €", ["10000"]),
    ("2 233,50 €", ["2233.5"]),
    ("20.000.000", ["20000000"]),
    ("en 2022 10 000", ["en", "2022", "10000"]),
    ("n° 2014 / 183", ["n", "2014/183"]),
    ("DEL2025-19, D2025-012", ["del2025-19", "d2025-012"]),
    ("C06-020M02 6568//930202", ["c06-020m02", "6568//930202"]),
    ("L. 2121-29, L2121-29", ["l2121-29", "l2121-29"]),
    ("l'association jusqu’à aujourd'hui", ["association", "a", "aujourd", "hui"]),
]


@pytest.mark.parametrize(("text", "expected"), TOKENS)
def test_tokens(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("subventions attribuées", "subvention attribuée"),
        ("DÉLIBÉRATION", "deliberations"),
        ("les associations sportives", "une association sportive"),
        ("montant voté", "MONTANTS VOTES"),
    ],
)
def test_stems_meet(a: str, b: str) -> None:
    assert stems(a) == stems(b) != []


def test_stems_drop_function_words_of_both_languages() -> None:
    assert stems("combien pour la NEC, how much for the NEC") == [*stems("nec much nec")]


def test_stems_keep_numbers_whole() -> None:
    assert stems("n° 2022-367 : 10 000 €") == ["2022-367", "10000"]
