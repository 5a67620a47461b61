"""Acronyms are believed only where the words that stand by them spell them."""

from __future__ import annotations

import string
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.acronyms import find_acronyms, spelled_out

DEVELOPED_ON = [
    ("Numérique en Commun[s] (NEC)", "NEC", "Numérique en Commun[s]"),
    ("à l'Union nationale des combattants (U.N.C.), 150 €", "UNC", "Union nationale des combattants"),
    ("la SAE (Sport Auto Evènements) organise", "SAE", "Sport Auto Evènements"),
    ("l'Union Sportive de La Châtre(USLC)", "USLC", "Union Sportive de La Châtre"),
    ("au Syndicat mixte de\nla Varenne aval (SMVA)", "SMVA", "Syndicat mixte de la Varenne aval"),
]
FORMS = [
    ("Lecture en partage, communément appelée « LEP »,", "LEP", "Lecture en partage"),
    (
        "l'Amicale des rameurs de Bréville, ci-après dénommée « ARB »",
        "ARB",
        "Amicale des rameurs de Bréville",
    ),
    ("le Club nautique de Bréville (ci-après « CNB »)", "CNB", "Club nautique de Bréville"),
    ("Office des sports brévillois, sous le sigle OSB", "OSB", "Office des sports brévillois"),
    ("Foyer d'éducation à l'image dit FEI", "FEI", "Foyer d'éducation à l'image"),
]
NONE = [
    "au Club nautique (ASPTT) une aide",  # the words don't spell it
    "l'association « Les Rameurs » (ci-après l'association)",
    "Association sportive (AS)",  # two letters spell too much
    "une aide. Nouvelle école. Cantine (NEC)",  # words of three sentences
    "la maison dite « Foyer Napoléon »",
    "de la (DLL)",
]


@pytest.mark.parametrize(("text", "short", "long"), DEVELOPED_ON + FORMS)
def test_an_acronym_with_its_words(text: str, short: str, long: str) -> None:
    (found,) = find_acronyms(text)
    assert (found.short, found.long) == (short, long)
    assert " ".join(text[found.start : found.end].split()).find(long) >= 0


@pytest.mark.parametrize("text", NONE)
def test_no_acronym(text: str) -> None:
    assert list(find_acronyms(text)) == []


def test_only_the_range_is_read() -> None:
    text = "Union des jardiniers brévillois (UJB)"
    assert list(find_acronyms(text, 6)) == []
    assert list(find_acronyms(text, 0, 30)) == []


@pytest.mark.parametrize(
    ("name", "rest", "short"),
    [
        ("Union nationale des combattants (U.N.C.)", "Union nationale des combattants", "UNC"),
        ("UNION DES JARDINIERS DE BREVILLE - UJB", "UNION DES JARDINIERS DE BREVILLE", "UJB"),
        ("UJB UNION DES JARDINIERS DE BREVILLE", "UNION DES JARDINIERS DE BREVILLE", "UJB"),
        ("ECHECS CLUB BREVILLE ECB", "ECHECS CLUB BREVILLE", "ECB"),
        ("ECHECS CLUB BREVILLE", "ECHECS CLUB BREVILLE", ""),
        ("UNION DES CLUBS DE BREVILLE", "UNION DES CLUBS DE BREVILLE", ""),
        ("GRAND ECHECS CLUB BREVILLE ECB", "GRAND ECHECS CLUB BREVILLE ECB", ""),
        ("UNC", "UNC", ""),
        ("", "", ""),
    ],
)
def test_the_acronym_of_a_name(name: str, rest: str, short: str) -> None:
    left, found = spelled_out(name)
    assert (left, found.short if found else "") == (rest, short)


@given(st.lists(st.text(string.ascii_lowercase, min_size=4, max_size=9), min_size=3, max_size=8))
def test_initials_in_brackets_are_found(words: list[str]) -> None:
    short = "".join(word[0].upper() for word in words)
    (found,) = find_acronyms(f"Vu : {' '.join(words)} ({short})")
    assert (found.short, found.long) == (short, " ".join(words))


@given(st.text("ABCdes (.)«»-,\n", max_size=80))
def test_what_is_found_lies_in_the_text(text: str) -> None:
    for found in find_acronyms(text):
        assert found.long in " ".join(text[found.start : found.end].split())
        assert len(found.short) > 2


def test_thousands_of_spaces_are_read_at_once() -> None:
    began = time.perf_counter()
    assert list(find_acronyms("x" + " " * 200_000 + "dit")) == []
    assert list(find_acronyms("d' " * 50_000 + "(DDDDDDDDD)")) == []
    assert time.perf_counter() - began < 2
