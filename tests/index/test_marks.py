"""The formulas of acts, each with what looks like it and is none."""

from __future__ import annotations

import re

import pytest

from index import marks
from index.text import flat

GOOD = [
    (marks.RECITAL, "Vu le code général ;"),
    (marks.RECITAL, "  - Considérant que le toit fuit ;"),
    (marks.ARTICLE, "Article 1 : D'agir."),
    (marks.ARTICLE, "ARTICLE 1er - D'agir."),
    (marks.ARTICLE, "Article unique\n"),
    (marks.ARTICLE, "Article 2     :\n"),
    (marks.DISPOSITIF, "Après en avoir délibéré,"),
    (marks.DISPOSITIF, "DECIDE :\n"),
    (marks.DISPOSITIF, "D É C I D E\n"),
    (marks.VOTE, "Pour : 43 voix"),
    (marks.VOTE, "Dans les conditions de vote ci-dessous :"),
    (marks.VOTE, "(Adopté)"),
    (marks.SIGNED, "Fait à Mer-sur-Lac, le 15 mars 2023"),
    (marks.SIGNED, "Pour extrait conforme"),
    (marks.SIGNED, "LE PRÉSIDENT DU CONSEIL DÉPARTEMENTAL,\n"),
    (marks.REPORT, "RAPPORT N°48"),
    (marks.REPORT, "Note de synthèse"),
    (marks.ANNEX, "ANNEXE 2 : plan"),
    (marks.AGENDA, "Ordre du jour :"),
    (marks.AGENDA, "ORDRE DU JOUR DE LA SÉANCE\n"),
    (marks.DECISION, "prend acte"),
    (marks.DECISION, "12 voix pour"),
    (marks.MINUTES, "Compte-rendu de la séance"),
    (marks.EXTRACT, "Extrait du registre"),
    (marks.EXPOSE, "Monsieur le Maire expose que le toit fuit"),
]

BAD = [
    (marks.RECITAL, "le toit vu de la rue"),
    (marks.ARTICLE, "en application de l'article 1 de la présente délibération"),
    (marks.ARTICLE, "Article 1 du code"),
    (marks.VOTE, "Pour 2023, le budget"),
    (marks.SIGNED, "Le maire est chargé de l'exécution."),
    (marks.REPORT, "Vu le rapport du Président"),
    (marks.ANNEX, "les annexes du budget"),
    (marks.AGENDA, "L'ordre du jour étant épuisé, la séance est levée."),
    (marks.DECISION, "le compte est lu"),
    (marks.EXTRACT, "un extrait musical"),
]


@pytest.mark.parametrize(("mark", "text"), GOOD, ids=[text.strip() for _, text in GOOD])
def test_a_formula_is_seen(mark: re.Pattern[str], text: str) -> None:
    assert mark.search(flat(text))


@pytest.mark.parametrize(("mark", "text"), BAD, ids=[text for _, text in BAD])
def test_what_looks_like_it_is_none(mark: re.Pattern[str], text: str) -> None:
    assert not mark.search(flat(text))
