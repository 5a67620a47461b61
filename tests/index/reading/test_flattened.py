"""Texts whose lines were run together. The texts are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.reading.flattened import restore_lines

FILL = "Le conseil parle du chemin et chacun l'écoute. " * 30


def lines(words: str) -> list[str]:
    return [line for line in restore_lines(f"{FILL}{words}").split("\n") if line and line.strip() not in FILL]


HEADINGS = {
    "rank": ("Fin. 1 - Vente du pré Rapporteur : M. ROY Vu", "1 - Vente du pré"),
    "two levels": ("15 POUR 2.3 Délibération du pré Madame le Maire rappelle", "2.3 Délibération du pré"),
    "coded": ("Anne SY DEL2023-02-012 Vente du pré Monsieur le Maire expose", "DEL2023-02-012 Vente du pré"),
    "number and capitals": (
        "Fin. N°230214 002 - VENTE DU PRÉ COMMUNAL Monsieur ROY rappelle",
        "N°230214 002 - VENTE DU PRÉ COMMUNAL",
    ),
    "capitals with a year": (
        "Fin. RESTES A RÉALISER 2022 DE LA SECTION Le programme",
        "RESTES A RÉALISER 2022 DE LA SECTION",
    ),
    "point": ("Fin. Point 7 Vente du pré Madame le Maire rappelle", "Point 7 Vente du pré"),
    "behind a table's rule": (
        "rang | 1.3 Tableau des indemnités Vu les",
        "1.3 Tableau des indemnités Vu les",
    ),
    "a secretary in a heading": (
        "Fin. DESIGNATION DU SECRETAIRE DE SEANCE Rapporteur : M. ROY",
        "DESIGNATION DU SECRETAIRE DE SEANCE",
    ),
    "rank and month": (
        "du président N° 01/04-2023 — Vente du pré Monsieur ROY rappelle",
        "N° 01/04-2023 — Vente du pré",
    ),
    "behind a bullet of a symbol font": (
        "l’autre. \uf0d8 01. VENTE DU PRÉ – Rapporteur : M. ROY",
        "01. VENTE DU PRÉ –",
    ),
    "affair": ("fin. Affaire n° 2 : Vente du pré Monsieur ROY rappelle", "Affaire n° 2 : Vente du pré"),
    "number behind a result": (
        "ADOPTEE A L'UNANIMITE 05 Vente du pré Rapporteur : M. ROY",
        "05 Vente du pré",
    ),
    "two words in capitals": ("la signe. TAXE D’AMÉNAGEMENT L’article 15 de la loi", "TAXE D’AMÉNAGEMENT"),
    "before a speaker": (
        "Fin. 2. Avant le vote du budget Madame le Maire rappelle",
        "2. Avant le vote du budget",
    ),
}


@pytest.mark.parametrize(("words", "heading"), HEADINGS.values(), ids=HEADINGS)
def test_headings_get_a_line_of_their_own(words: str, heading: str) -> None:
    assert heading in lines(words)


@pytest.mark.parametrize(
    "whole",
    [
        "Absents excusés : M. ROY",  # one label
        "ce que Madame le Maire propose",
        "signé avec M. MARTIN DUPONT Le conseil",
        "prêté par la SAGERE OUEST Le conseil",
    ],
)
def test_what_belongs_together_stays(whole: str) -> None:
    """BUGS_CAUGHT, each of them."""
    assert any(whole in line for line in restore_lines(f"{FILL}il dit {whole}").split("\n"))


def test_a_text_with_lines_stays_as_it_is() -> None:
    text = "1 - Vente du pré Rapporteur : M. ROY\n" * 90
    assert restore_lines(text) == text


@given(st.lists(st.sampled_from([w for words, _ in HEADINGS.values() for w in words.split()]), max_size=60))
def test_no_word_is_lost_or_moved(words: list[str]) -> None:
    text = FILL + " ".join(words)
    assert restore_lines(text).split() == text.split()
