"""Counted things: what counts, what is only a label, and that every range is the text's own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.counts import find_counts

COUNTED = [
    ("Les 14 lots, en tout", 14, "lots"),
    ("250 cartes d'été offertes", 250, "cartes d'été offertes"),
    ("5 bulletins blancs", 5, "bulletins blancs"),
    ("quatorze lots", 14, "lots"),
    ("une durée de vingt-cinq ans", 25, "ans"),
    ("une parcelle de 1 037 m² à bâtir", 1037, "m²"),
    ("32 CONSEILLERS PRÉSENTS", 32, "CONSEILLERS PRÉSENTS"),
    ("Nombre de membres en exercice : 15", 15, "membres en exercice"),
    ("Votants : 13", 13, "Votants"),
    ("12\nenfants", 12, "enfants"),
    ("3 demandes de logement social", 3, "demandes de logement social"),
]
LABELS = [
    "article 6 du code",
    "Article 1 : 3",
    "le 12 juin 2020",
    "Date de convocation : 12 juin 2020",
    "n° 14 lots",
    "62000 Arras",
    "Tél. 04 67 34 70 00 appelez",
    "en 2021 travaux",
    "10 000 € versés",
    "2,06 % des voix",
    "article 1636 B sexies",
    "12\nLens",
    "une association",
]


@pytest.mark.parametrize(("text", "value", "noun"), COUNTED)
def test_a_number_and_what_it_counts(text: str, value: int, noun: str) -> None:
    assert [(c.value, c.noun) for c in find_counts(text)] == [(value, noun)]


@pytest.mark.parametrize("text", LABELS)
def test_what_counts_nothing(text: str) -> None:
    assert find_counts(text) == ()


_PIECES = st.sampled_from(
    [
        "12",
        "1 200",
        "deux",
        "lots",
        "de",
        "d'été",
        "votants :",
        "€",
        "%",
        "le",
        "juin",
        "2021",
        ".",
        "\n",
        "\t",
        "n°",
    ]
)


@given(st.lists(_PIECES, max_size=14).map(" ".join))
def test_ranges_are_in_order_and_hold_the_noun(text: str) -> None:
    found = find_counts(text)
    assert [c.start for c in found] == sorted(c.start for c in found)
    for count in found:
        assert count.noun in text[count.start : count.end]
        assert count.noun == count.noun.strip() != ""
