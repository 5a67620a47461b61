"""Wide tables set sideways on upright pages are read as if they stood upright."""

from __future__ import annotations

from pathlib import Path

import pytest
from fpdf import FPDF

from index.reading.files import read
from index.reading.geometry import Ruling, Sheet, Word
from index.reading.images import quote_boxes
from index.reading.turned import part_turned

ROWS = (
    ("Emploi", "Grade", "Quotité", "Statut"),
    ("Secrétaire de mairie", "Attaché territorial", "35", "Titulaire"),
    ("Agent polyvalent", "Adjoint technique", "17,5", "Contractuel"),
    ("Agent d'accueil", "Adjoint administratif", "28", "Titulaire"),
    ("Jardinier", "Adjoint technique", "35", "Titulaire"),
)
BEFORE = "Le conseil municipal constate le tableau des emplois et des effectifs du personnel."
AFTER = "La séance est levée à vingt heures, le secrétaire ayant donné lecture des décisions."


def turned_page(path: Path, degrees: int) -> Path:
    """A sentence, a ruled table turned against the clock by so many degrees, a sentence."""
    pdf = FPDF()
    pdf.set_font("helvetica", size=10)
    pdf.add_page()
    pdf.text(20, 30, BEFORE)
    pdf.text(20, 270, AFTER)
    with pdf.rotation(degrees, 105, 150):
        pdf.set_xy(30, 120)
        with pdf.table(width=150, col_widths=(4, 4, 2, 3), align="L") as table:
            for cells in ROWS:
                table.row(cells)
    pdf.output(str(path))
    return path


@pytest.mark.parametrize("degrees", [90, 270])
def test_a_table_set_sideways_is_a_table_between_the_sentences(tmp_path: Path, degrees: int) -> None:
    document = read(turned_page(tmp_path / "act.pdf", degrees))
    (page,), (table,) = document.pages, document.tables
    assert page.text.split("\n\n") == [BEFORE, "\n".join("\t".join(row) for row in ROWS), AFTER]
    assert table.header == ROWS[0]
    assert page.text[table.start : table.end].split("\n")[1].split("\t") == list(ROWS[1])


@pytest.mark.parametrize("degrees", [90, 270])
def test_its_box_is_its_place_on_the_page(tmp_path: Path, degrees: int) -> None:
    path = turned_page(tmp_path / "act.pdf", degrees)
    (table,) = read(path).tables
    left, top, right, bottom = table.box
    assert bottom - top > right - left  # it stands on its side
    for cell in ("Jardinier", "Emploi"):
        for box in quote_boxes(path, 1, cell):
            assert left - 1 <= box[0] <= box[2] <= right + 1
            assert top - 1 <= box[1] <= box[3] <= bottom + 1


def sideways(upwards: bool) -> Sheet:
    words = [
        Word(100 + 15 * row, 300 - 60 * at, 110 + 15 * row, 350 - 60 * at, "parole", row)
        for row in range(5)
        for at in range(4)
    ]
    if not upwards:
        words = [word._replace(top=650 - word.bottom, bottom=650 - word.top) for word in words]
    level = [Word(60 + 40 * at, 50, 95 + 40 * at, 60, "parole", 9) for at in range(6)]
    return Sheet(595.0, 842.0, (*words, *level), (Ruling(100, 320, 100, 340), Ruling(60, 700, 500, 700)))


@pytest.mark.parametrize("upwards", [True, False])
def test_a_box_that_is_set_upright_is_put_back_where_it_was(upwards: bool) -> None:
    _, turned = part_turned(sideways(upwards))
    assert turned is not None
    assert turned.upwards is upwards
    for word in turned.sheet.words:
        assert word.right - word.left > word.bottom - word.top
    own = [word for word in sideways(upwards).words if word.row < 9]
    back = [turned.back(word[:4]) for word in turned.sheet.words]
    assert back == [pytest.approx(word[:4]) for word in own]


@pytest.mark.parametrize("upwards", [True, False])
def test_words_follow_each_other_to_the_right_and_level_text_stays(upwards: bool) -> None:
    rest, turned = part_turned(sideways(upwards))
    assert turned is not None
    rows = [[word.left for word in turned.sheet.words if word.row == row] for row in range(5)]
    assert all(lefts == sorted(lefts) for lefts in rows)
    assert [word.row for word in rest.words] == [9] * 6
    assert (len(rest.rulings), len(turned.sheet.rulings)) == (1, 1)


def test_a_word_or_two_along_the_margin_turn_no_page() -> None:
    sheet = sideways(True)
    few = sheet._replace(words=(*sheet.words[:4], *sheet.words[-6:]))
    assert part_turned(few) == (few, None)
