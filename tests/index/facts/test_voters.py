"""The arithmetic of votes: counts against the voters that the act prints."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.facts import votes
from index.facts.finder import Reading
from index.facts.voters import Tally, Voters, disagreement, find_voters
from index.segment import cut_acts
from index.text import flat
from index.types import Document, FileKind, Page, Vote

NOTHING = Voters()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Présents : 18 Votants : 21", Voters(present=18, voters=21)),
        ("Nombre de présents : 20\nNombre de pouvoirs : 1\nSuffrages exprimés : 21", Voters(20, 1, None, 21)),
        ("31 présents, 1 procuration soit 32 votants", Voters(31, 1, 32)),
        ("qui ont pris part à la délibération : 14", Voters(voters=14)),
        ("Présents : 48 puis Présents : 49", NOTHING),  # two numbers: of no act alone
        ("Votants : 37 de la délibération 01 à 03", NOTHING),
        ("séance ouverte à 19 h, 12 votes", NOTHING),
    ],
)
def test_the_voters_that_an_act_prints(words: str, expected: Voters) -> None:
    assert find_voters(flat(words), [(0, len(words))]) == expected


@pytest.mark.parametrize(
    ("tally", "near", "sitting", "said"),
    [
        (Tally(13, 1, 0, None), Voters(voters=14), NOTHING, ""),
        (Tally(13, 1, 1, None), Voters(voters=14), NOTHING, "14 votants"),
        (Tally(12, 0, 0, None), Voters(voters=14), NOTHING, "14 votants"),
        (Tally(12, 0, 0, 2), Voters(voters=14), NOTHING, ""),  # two took no part
        (Tally(12, 1, 1, None), Voters(cast=13), NOTHING, ""),
        (Tally(12, 2, 0, None), Voters(cast=13), NOTHING, "13 suffrages exprimés"),
        (Tally(16, None, None, None), NOTHING, Voters(present=12, proxies=3), "15 votants"),
        (Tally(9, 0, 0, None), NOTHING, Voters(present=12, proxies=3), ""),  # some left
        (Tally(28, 0, 0, None), NOTHING, Voters(present=12), ""),  # proxies are not counted
    ],
)
def test_a_vote_against_its_voters(tally: Tally, near: Voters, sitting: Voters, said: str) -> None:
    told = disagreement(tally, near, sitting, moved=False)
    assert (said in told) if said else told == ""


def test_who_came_late_votes_too() -> None:
    tally, sitting = Tally(16, 0, 0, None), Voters(voters=15)
    assert disagreement(tally, NOTHING, sitting, moved=False)
    assert not disagreement(tally, NOTHING, sitting, moved=True)


def read(text: str) -> list[Vote]:
    document = Document("0" * 64, "a.txt", FileKind.TEXT, (Page(1, text),))
    running = document.running_text()
    (act,) = cut_acts(document)
    return [v for v in votes.find(Reading(act, running, flat(running.text))) if isinstance(v, Vote)]


def test_acts_that_could_not_be_told_apart_have_no_vote() -> None:
    """BUGS_CAUGHT: what minutes without headings decided of one subject was told as the vote of them all."""
    opening = "L'an deux mille vingt-trois, le 9 mars, le conseil municipal s'est réuni.\n"
    decision = "Après en avoir délibéré, le conseil décide d'agir, à l'unanimité.\n"
    assert read(opening + decision)
    assert not read(opening + "Le maire expose la situation de la commune. " * 120 + decision)


def test_names_without_capitals_stand_behind_their_counts() -> None:
    """BUGS_CAUGHT: "3 abstentions : Mme Sy, ..." had its count and lost its names."""
    (vote,) = read(
        "Le conseil décide d'agir.\n1 contre : M. Roy\n3 abstentions : Mme Sy, M. Pré, M. Léger\n\nMonsieur Max s'interroge."
    )
    assert (vote.noes, vote.abstentions) == (1, 3)
    assert [name.split()[-1] for name in (*vote.against_names, *vote.abstaining_names)] == [
        "Roy",
        "Sy",
        "Pré",
        "Léger",
    ]


def test_the_minutes_of_the_sitting_before_are_voted_where_they_are_the_subject() -> None:
    head = "Délibération n° 2023-04 : Approbation du procès-verbal\nLe conseil municipal,\n"
    (vote,) = read(head + "Décide :\nLe procès-verbal du 9 mars est adopté à l'unanimité.")
    assert vote.unanimous


def test_the_contradiction_is_told_and_the_counts_stay() -> None:
    (vote,) = read("Le conseil décide d'agir. Votants : 14 Pour : 13 Contre : 1 Abstentions : 1")
    assert (vote.ayes, vote.noes, vote.abstentions) == (13, 1, 1)
    assert "14 votants" in vote.contradiction


def test_another_votes_unanimity_is_its_own() -> None:
    """BUGS_CAUGHT: the unanimity of the vote before was held against the counts of the next."""
    first, second = read(
        "Le conseil décide d'agir. Vote : 12 pour, à l'unanimité\n\nLe budget est proposé.\nVote : pour 8, contre 1, abstentions 3"
    )
    assert (first.unanimous, second.unanimous, second.contradiction) == (True, None, "")


def test_who_took_no_part_in_another_vote() -> None:
    """BUGS_CAUGHT: who left for one vote of an act was told of all its votes."""
    first, second = read(
        "Le conseil décide d'agir. M. Luc ROY ne prend pas part au vote. Vote : 12 pour, 0 contre.\n"
        "Le budget annexe est proposé, puis approuvé.\nVote : 13 pour, 0 contre"
    )
    assert (first.not_voting_names, second.not_voting_names) == (("Luc ROY",), ())


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ("Abstention : Mme Ida SY. M. Luc ROY ne prend pas part au vote.", ("Luc ROY",)),
        ("M. Luc ROY, Administrateur du Crédit Rural, ne prend pas part au vote.", ("Luc ROY",)),
        ("2 ne prenant pas part au vote (Luc ROY, Ida SY).", ("Luc ROY", "Ida SY")),
        ("M. Luc ROY prend part au vote.", ()),
    ],
)
def test_the_names_of_who_took_no_part(told: str, names: tuple[str, ...]) -> None:
    """BUGS_CAUGHT: names of the sentence before, and an office, were among them."""
    (vote,) = read(f"Le conseil adopte : 12 voix pour, 0 contre. {told}")
    assert vote.not_voting_names == names


def test_a_box_at_the_acts_head_counts_its_vote() -> None:
    (vote,) = read(
        "Commune de Mer\nPrésents : 10 - Votants : 12 - Pour : 11 - Contre : 1 - Abstentions : 0\n\n"
        "Le conseil municipal,\nVu le code du sport ;\nAprès en avoir délibéré,\nDécide d'agir."
    )
    assert (vote.ayes, vote.noes, vote.abstentions, vote.contradiction) == (11, 1, 0, "")


COUNT = st.none() | st.integers(0, 60)


@given(st.builds(Tally, COUNT, COUNT, COUNT, COUNT), st.builds(Voters, COUNT, COUNT, COUNT, COUNT))
def test_a_disagreement_is_a_difference(tally: Tally, near: Voters) -> None:
    told = disagreement(tally, near, NOTHING, moved=False)
    if told and near.voters is not None and near.cast is None:
        assert tally.voted != near.voters
    if near == NOTHING:
        assert told == ""
