"""A private person's name is told from a body's."""

from __future__ import annotations

import pytest

from index.persons import is_person

PERSONS = [
    "M. DUPONT",
    "à Mme Lise Fabre",
    "au profit de Mr Pierre FERRIER dit « PEF »",
    "Monsieur et Madame ROY",
    "M. et Mme Roy",
    "Consorts FABRE",
    "Anne-Laure Le Goff",
    "FABRE Lise",
    "Lise FABRE",
    "LISE FABRE",
    "J. ROY",
    "ROY J.",
]
BODIES = [
    "Les Amis du Lavoir",
    "Collège Gaston Lefavrais",
    "association « Jean Roy »",
    "SASU Lise FABRE",
    "Club Réveil Jeanne d'ARC",
    "LES ENFANTS D'HELENE",
    "Chorale ACCORD",
    "MFR POINTEL",
    "Madrigal",
    "Mmexyz",
    "Paul",
    "Futur Composé",
    "Club des PRIMEVERES (aînés de M. Jean)",
    "Cité Martin",
    "Rue Jean Roy, n° 3",
    "",
]


@pytest.mark.parametrize("name", PERSONS)
def test_a_person(name: str) -> None:
    assert is_person(name)


@pytest.mark.parametrize("name", BODIES)
def test_a_body(name: str) -> None:
    assert not is_person(name)
