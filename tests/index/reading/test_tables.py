"""Tables made on the fly: ruled, wrapped, spanned, continued, unruled; and the frames that are none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path

import pytest
from fpdf import FPDF
from fpdf.enums import TableBordersLayout
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfplumber import table as plumbed

from index.reading import tables
from index.reading.cells import Piece, cell_text, header_of, split_row
from index.reading.files import read
from index.reading.geometry import Ruling
from index.types import Document

HEAD = ["Code", "Association", "Nature", "Montant"]
ROWS = [
    ["867", "CLUB DE VOILE", "Projet", "1 500 €"],
    ["5192", "ASSOCIATION DES AMIS DES LANGUES ANCIENNES DE LA VILLE ET DU PAYS", "Projet", "500 €"],
    ["", "TOTAL", "", "2 000 €"],
]


def document(path: Path, draw: Callable[[FPDF], None]) -> Document:
    pdf = FPDF()
    pdf.core_fonts_encoding = "cp1252"  # with the euro sign
    pdf.set_font("helvetica", size=10)
    pdf.add_page()
    draw(pdf)
    pdf.output(str(path))
    return read(path)


def draw_table(pdf: FPDF, rows: Sequence[Sequence[str]], **options: object) -> None:
    with pdf.table(col_widths=(15, 60, 25, 25), first_row_as_headings=False, **options) as table:  # type: ignore[arg-type]
        for row in rows:
            cells = table.row()
            for cell in row:
                cells.cell(cell)


def rows_of(made: Document, number: int = 0) -> list[list[str]]:
    table = made.tables[number]
    text = made.pages[table.page - 1].text
    return [line.split("\t") for line in text[table.start : table.end].split("\n")]


def test_a_ruled_table_in_its_place_between_paragraphs(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        pdf.cell(0, 10, "Il est attribué :", new_x="LMARGIN", new_y="NEXT")
        draw_table(pdf, [HEAD, *ROWS])
        pdf.cell(0, 10, "Le Conseil adopte.")

    made = document(tmp_path / "a.pdf", draw)
    assert rows_of(made) == [HEAD, *ROWS]
    assert made.tables[0].header == tuple(HEAD)
    lines = made.pages[0].text.replace("\n\n", "\n").split("\n")
    assert lines[0] == "Il est attribué :"
    assert lines[-1] == "Le Conseil adopte."
    left, top, right, bottom = made.tables[0].box
    assert 0 < left < right < 596
    assert 30 < top < bottom < 250


def test_a_table_without_its_outer_border(tmp_path: Path) -> None:
    layout = TableBordersLayout.INTERNAL
    made = document(tmp_path / "a.pdf", lambda pdf: draw_table(pdf, [HEAD, *ROWS], borders_layout=layout))
    assert rows_of(made) == [HEAD, *ROWS]


def test_titles_over_several_columns_are_given_to_each(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        with pdf.table(first_row_as_headings=False) as table:
            row = table.row()
            row.cell("Tiers", rowspan=2)
            row.cell("2022", colspan=2)
            row = table.row()
            for text in ("Demandées", "Proposées"):
                row.cell(text)
            for name in ("Voile", "Judo"):
                row = table.row()
                for text in (name, "320,00 €", "300,00 €"):
                    row.cell(text)

    made = document(tmp_path / "a.pdf", draw)
    assert made.tables[0].header == ("Tiers", "2022 Demandées", "2022 Proposées")
    assert rows_of(made)[-1] == ["Judo", "320,00 €", "300,00 €"]


def test_a_table_that_goes_on_has_the_titles_of_the_page_before(tmp_path: Path) -> None:
    many = [[str(n), f"CLUB {n}", "Projet", f"{n} 000 €"] for n in range(1, 61)]
    made = document(tmp_path / "a.pdf", lambda pdf: draw_table(pdf, [HEAD, *many]))
    assert len(made.pages) > 1
    assert {table.header for table in made.tables} == {tuple(HEAD)}
    assert [row for n in range(len(made.tables)) for row in rows_of(made, n)] == [HEAD, *many]


def test_sentences_across_the_table_stay_text(tmp_path: Path) -> None:
    said = "Le président du club ne prend pas part au vote. " * 4 + "Vote : pour à l'unanimité."

    def draw(pdf: FPDF) -> None:
        with pdf.table(first_row_as_headings=False) as table:
            for cells in (("ASSOCIATIONS", "Subventions"), ("Voile", "600 €"), (said,), ("Judo", "400 €")):
                row = table.row()
                for cell in cells:
                    row.cell(cell, colspan=3 - len(cells) if len(cells) == 1 else 1)

    made = document(tmp_path / "a.pdf", draw)
    assert rows_of(made, 0) == [["ASSOCIATIONS", "Subventions"], ["Voile", "600 €"]]
    assert rows_of(made, 1) == [["Judo", "400 €"]]
    assert {table.header for table in made.tables} == {("ASSOCIATIONS", "Subventions")}
    assert made.pages[0].text.replace("\n", " ").count(said) == 1


def test_a_frame_around_text_is_no_table(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        pdf.multi_cell(0, 6, "COMMUNE DE V\nSéance du 3 mai 2022", border=1)
        pdf.rect(5, 5, 200, 287)

    made = document(tmp_path / "a.pdf", draw)
    assert made.tables == ()
    assert made.pages[0].text == "COMMUNE DE V\nSéance du 3 mai 2022"


def test_figures_one_under_the_other_are_a_table_without_lines(tmp_path: Path) -> None:
    rows = [["Travaux de maçonnerie", "11 057,50 €"], ["Peinture", "7 400,00 €"], ["Total", "18 457,50 €"]]

    def draw(pdf: FPDF) -> None:
        pdf.cell(0, 6, "Le plan de financement :", new_x="LMARGIN", new_y="NEXT")
        for label, amount in rows:
            pdf.cell(80, 6, label)
            pdf.cell(30, 6, amount, align="R", new_x="LMARGIN", new_y="NEXT")
        pdf.cell(0, 6, "Vote : 14 voix pour")

    made = document(tmp_path / "a.pdf", draw)
    assert rows_of(made) == rows
    assert len(made.tables) == 1


def test_one_amount_set_apart_is_no_table(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        pdf.cell(80, 6, "Soit un total de")
        pdf.cell(30, 6, "500,00 €")

    made = document(tmp_path / "a.pdf", draw)
    assert made.tables == ()
    assert made.pages[0].text == "Soit un total de 500,00 €"


def pieces(*texts: str, letter: float = 5.0) -> list[Piece]:
    return [Piece(0, 10 * n, letter * len(text), 10 * n + 9, text) for n, text in enumerate(texts)]


ROOM = 36.0  # points: seven letters and a bit
CELLS = [
    (("ACCORDE",), "ACCORDE"),
    (("ACCORD", "EES"), "ACCORD EES"),  # seven letters fit: the line was not full
    (("ACCORDA", "TIONS"), "ACCORDATIONS"),
    (("MONTANT", "TTC"), "MONTANT TTC"),
    (("MONTANT", "DE LA VILLE"), "MONTANT DE LA VILLE"),
    (("Quatre", "de coeur"), "Quatre de coeur"),
    (("Pierref", "onds"), "Pierref onds"),  # an ending that is no ending: left alone
    (("deman-", "dées"), "demandées"),
    (("Jean-", "Paul"), "Jean-Paul"),
    ((), ""),
]


@pytest.mark.parametrize(("lines", "text"), CELLS)
def test_the_lines_of_a_cell_become_one(lines: tuple[str, ...], text: str) -> None:
    assert cell_text(pieces(*lines), ROOM) == text


def test_rows_without_lines_between_them_are_told_by_their_amounts() -> None:
    names, amounts = pieces("Voile", "Judo", "Club"), pieces("500 €", "1 000 €", "20 €")
    assert [[c[0].text for c in row] for row in split_row([names, amounts])] == [
        ["Voile", "500 €"],
        ["Judo", "1 000 €"],
        ["Club", "20 €"],
    ]
    wrapped = [pieces("Les amis", "du jumelage"), pieces("600 €")]
    assert split_row(wrapped) == [wrapped]


NO_HEADERS = [
    [["Voile", "500 €"], ["Judo", "600 €"]],
    [["Vendeur", "M. DUPONT"], ["Acquéreur", "La commune"]],
    [["Total", "57 000 €"]],
]


@pytest.mark.parametrize("rows", NO_HEADERS)
def test_a_first_row_that_is_no_title_is_no_header(rows: list[list[str]]) -> None:
    assert header_of(rows, [range(len(row)) for row in rows]) == ()


PLACES = [0.0, 20.0, 40.0, 60.0]
LINES = [Ruling(x, top, x, bottom) for x in PLACES for top, bottom in combinations(PLACES, 2)]
LINES += [Ruling(line.top, line.left, line.bottom, line.right) for line in LINES]


@settings(max_examples=500)
@given(st.lists(st.sampled_from(LINES), min_size=8, max_size=18))
def test_the_cells_are_those_that_pdfplumber_finds(rulings: list[Ruling]) -> None:
    edges = plumbed.merge_edges([tables.as_edge(ruling) for ruling in rulings], 3, 3, 3, 3)
    crossings = plumbed.edges_to_intersections(edges, 3, 3)
    assert tables.smallest_cells(crossings) == plumbed.intersections_to_cells(crossings)
