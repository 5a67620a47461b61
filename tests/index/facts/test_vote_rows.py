"""Votes that a table gives row by row."""

from __future__ import annotations

from index.facts import grants, votes
from index.facts.finder import Reading
from index.segment import cut_acts
from index.text import flat
from index.types import Document, FileKind, Grant, GrantStatus, Page, Table, Vote

HEAD = "COMMUNE DE MER\n\nObjet : Subventions aux associations\n\nLe Maire présente les demandes :\n\n"
ROWS = (
    "Association\tSubventions votées\tVOTE\n"
    "Club de tir\t250 €\tUnanimité\n"
    "Comité des fêtes\t900 €\t4 abstentions 2 contre (M. ROY et Mme SY)\n"
    "Radio Mer\t300 €\tRejeté : 8 contre\n"
)
FOOT = "\nAprès en avoir délibéré, le conseil municipal, à la majorité, approuve le tableau.\n"


def read(rows: str = ROWS) -> Reading:
    text = HEAD + rows + FOOT
    columns = tuple(rows.split("\n")[0].split("\t"))
    table = Table(1, len(HEAD), len(HEAD) + len(rows), columns, (0, 0, 1, 1))
    document = Document("0" * 64, "a.pdf", FileKind.PDF, (Page(1, text),), (table,))
    running = document.running_text()
    (act,) = cut_acts(document)
    return Reading(act, running, flat(running.text), document.tables)


def test_each_rows_vote_is_its_own_and_the_acts_comes_first() -> None:
    found = [vote for vote in votes.find(read()) if isinstance(vote, Vote)]
    assert [votes.show(vote) for vote in found] == [
        "-/-/- adopted majority",
        "-/0/- adopted unanimous",
        "-/2/4 adopted",
        "-/8/- rejected",
    ]
    assert found[2].against_names == ("ROY", "SY")
    assert found[2].span.quote.startswith("Comité des fêtes\t900 €")


def test_a_rejected_row_awards_nothing() -> None:
    given = [g for g in grants.FINDER.find(read()) if isinstance(g, Grant)]
    assert {g.beneficiary: g.status for g in given} == {
        "Club de tir": GrantStatus.AWARDED,
        "Comité des fêtes": GrantStatus.AWARDED,
        "Radio Mer": GrantStatus.PROPOSED,
    }


def test_amounts_voted_are_no_votes() -> None:
    rows = "Association\tMontant voté\nClub de tir\t250 €\n"
    assert [votes.show(vote) for vote in votes.find(read(rows))] == ["-/-/- adopted majority"]
