from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.facts.vote_counts import ABSTENTIONS, AYES, NOES, find_counts, find_not_voting
from index.text import flat


def counts(text: str) -> dict[str, int]:
    return {count.what: count.number for count in find_counts(text, flat(text), 0, len(text))}


DEVELOPED_ON = [
    ("Pour : 43 voix\nContre : 0 voix\nAbstention : 0 voix", (43, 0, 0)),
    ("14 pour / 0 contre / 1 abstention", (14, 0, 1)),
    ("par 34 voix POUR, 0 voix CONTRE, 2 ABSTENTION(S), sur 36 VOTANTS", (34, 0, 2)),
    ("38 votes pour, dont 3 procurations 11 votes contre", (38, 11, None)),
    ("ONT VOTE POUR : 14 ONT VOTE CONTRE : / SE SONT ABSTENUS : /", (14, 0, 0)),
    ("POUR\t12\nCONTRE\t1\nABSTENTION\t0", (12, 1, 0)),
    ("neuf voix pour, une voix contre et deux abstentions", (9, 1, 2)),
    ("Contre : néant", (None, 0, None)),
    ("ouvert pour 2022, pour 3 communes, contre 2 loyers, 10 pour cent", (None, None, None)),
]

BUGS_CAUGHT = [
    ("11 votes pour 2 abstentions", (11, None, 2)),
    ("2 votes contre\n1 abstention\n9 votes pour", (9, 2, 1)),
    ("4 votes contre 8 votes pour", (8, 4, None)),
    ("Pour 14 Contre 0 Abstention 1", (14, 0, 1)),
    ("Votants : 14 Pour : 13 Contre : 1 Abstentions : 0", (13, 1, 0)),
    ("Contre : 0 voix Abstention : 1", (None, 0, 1)),
    ("0 contre, 0 abstention, 11 voix pour\nLe conseil passe à la suite", (11, 0, 0)),
    ("Pour : 15 - Absentions : 3", (15, None, 3)),
    ("52 voix Pour et 1 abstention : M. Luc ROY", (52, None, 1)),
    ("1 contre : M. Roy\n3 abstentions : Mme Sy, M. Pré, M. Lé", (None, 1, 3)),
    ("Abstention : M. Roy", (None, None, 1)),
    ("Abstentions 4 : M. Roy, Mme Sy, M. Pré et M. Lé", (None, None, 4)),
    ("Contre (2) : M. Roy, avec le pouvoir de Mme Sy", (None, 2, None)),
    ("Majorité pour 1 vote contre (Luc ROY)", (None, 1, None)),
    ("Abstentions : MM. ROY et PRÉ, Mme SY", (None, None, 3)),
    ("Abstention : M. Roy (pouvoir de Mme Sy)", (None, None, None)),  # one name, two votes
    # Accounts, bodies, parcels and amounts were told as votes.
    ("un mandat au compte 627 pour régulariser", (None, None, None)),
    ("SOLLICITATION D'INGENIERIE 61 POUR", (None, None, None)),
    ("la parcelle n°616 pour\nune superficie", (None, None, None)),
    ("pour : 334 565,40€ (43 %)", (None, None, None)),
    (
        "Majorité pour 3 votes\ncontre : Mme SY",
        (None, 3, None),
    ),  # the printed count, though one alone is named
    ("Adoption à 0 contre, 1 abstention, 11 pour", (11, 0, 1)),
]


@pytest.mark.parametrize(("text", "expected"), DEVELOPED_ON + BUGS_CAUGHT)
def test_find_counts(text: str, expected: tuple[int | None, int | None, int | None]) -> None:
    found = counts(text)
    assert (found.get(AYES), found.get(NOES), found.get(ABSTENTIONS)) == expected


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("14 pour, 1 ne prend pas part au vote", 1),
        ("5 élus n'ont pas pris part au vote", 5),
        ("Ne prend pas part au vote : 2", 2),
        ("NPPV : 3", 3),
        ("M. ROY ne prend pas part au vote", None),
    ],
)
def test_how_many_took_no_part(text: str, number: int | None) -> None:
    assert find_not_voting(flat(text), 0, len(text)) == number


WORDS = st.sampled_from(
    "pour contre abstention abstentions 14 0 2 voix votes : / , ( ) \n M. Roy et une /".split(" ")
)


@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_counts_are_in_order_and_none_over_another(text: str) -> None:
    found = find_counts(text, flat(text), 0, len(text))
    assert all(0 <= c.start < c.end <= len(text) and c.number >= 0 for c in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
