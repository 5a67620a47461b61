from __future__ import annotations

import pytest

from index.reading.grids import Grid
from index.reading.layout import Line
from index.reading.render import glue, render_page

JOINED = [
    ("une subven-", "tion de 500 €", ("une subvention", "de 500 €")),
    ("le Conseil Dépar-", "temental", ("le Conseil Départemental", "")),
    ("Monsieur Jean-", "Claude DUPONT", ("Monsieur Jean-Claude", "DUPONT")),
    ("MARTIN-", "PRIVAT, Paul", ("MARTIN-PRIVAT,", "Paul")),
    ("admis en non-", "valeur.", ("admis en non-valeur.", "")),
    ("le vice-", "président délégué", ("le vice-président", "délégué")),
    ("peut-", "être", ("peut-être", "")),
    ("comme ci-", "dessus", ("comme ci-dessus", "")),
    ("L.2121-", "20 du Code", ("L.2121-20", "du Code")),
    ("délibération 2022-", "367", ("délibération 2022-367", "")),
    ("d’Ad-", "ministration", ("d’Administration", "")),
]
NOT_JOINED = [
    ("un tiret -", "puis un mot"),
    ("lot 1-", "Stéphanie"),
    ("une phrase.", "Une autre"),
    ("fin -", "2 €"),
    ("vote-", "« oui »"),
]


@pytest.mark.parametrize(("line", "following", "joined"), JOINED)
def test_a_word_broken_at_the_line_end_is_put_together(
    line: str, following: str, joined: tuple[str, str]
) -> None:
    assert glue(line, following, lambda word: False) == joined


@pytest.mark.parametrize(("line", "following"), NOT_JOINED)
def test_what_is_no_broken_word_stays(line: str, following: str) -> None:
    assert glue(line, following, lambda word: False) is None


def test_the_document_decides_where_it_has_the_word() -> None:
    assert glue("FONC-", "TIONNEMENT", {"fonctionnement"}.__contains__) == ("FONCTIONNEMENT", "")
    assert glue("d’Ad-", "ministration", {"administration"}.__contains__) == ("d’Administration", "")
    assert glue("garde-", "corps", {"garde-corps"}.__contains__) == ("garde-corps", "")


def _line(top: float, text: str, grid: int = -1) -> Line:
    return Line(50, top, 300, top + 10, text, grid)


def test_paragraphs_are_parted_by_a_blank_line_and_tables_keep_their_range() -> None:
    grid = Grid((50, 60, 300, 80), (("Nom", "Montant"), ("A", "500 €")), ("Nom", "Montant"), frozenset())
    lines = [
        _line(10, "une subven-"),
        _line(20, "tion"),
        _line(30, "de 500 €"),
        _line(60, "", 0),
        _line(100, "Vote"),
        _line(800, "3"),
    ]
    page, tables = render_page(3, lines, [grid], {5}, lambda word: False)
    assert page.text == "une subvention\nde 500 €\n\nNom\tMontant\nA\t500 €\n\nVote"
    assert page.margin == ("3",)
    (table,) = tables
    assert page.text[table.start : table.end] == "Nom\tMontant\nA\t500 €"
    assert (table.page, table.header, table.box) == (3, ("Nom", "Montant"), grid.box)
