from __future__ import annotations

from pathlib import Path

import pytest
from fpdf import FPDF

from index.errors import DamagedPdf
from index.reading.files import read
from index.reading.images import page_image, quote_boxes


@pytest.fixture(scope="module")
def act(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("act") / "act.pdf"
    pdf = FPDF()
    pdf.core_fonts_encoding = "cp1252"  # with the euro sign
    pdf.set_font("helvetica", size=11)
    pdf.add_page()
    pdf.multi_cell(0, 6, "Article 1 : attribue une aide.\nArticle 2 : charge le Maire.", align="L")
    with pdf.table(col_widths=(60, 25), first_row_as_headings=False) as table:
        for name, amount in (("Club de voile", "500 €"), ("Club de judo", "500 €"), ("Total", "1 000 €")):
            row = table.row()
            row.cell(name)
            row.cell(amount)
    pdf.output(str(path))
    return path


def test_a_line_has_one_box_on_its_words(act: Path) -> None:
    (first,) = quote_boxes(act, 1, "Article 1 : attribue une aide.")
    (second,) = quote_boxes(act, 1, "Article 2 : charge le Maire.")
    assert first[0] == pytest.approx(second[0], abs=2)
    assert first[3] <= second[1] + 3
    (part,) = quote_boxes(act, 1, "une aide")
    assert first[0] < part[0] < part[2] < first[2]
    assert part[1] == pytest.approx(first[1], abs=2)


def test_a_quote_over_two_lines_has_two_boxes_whatever_parts_its_words(act: Path) -> None:
    for quote in ("aide.\nArticle 2", "aide. Article 2"):
        assert len(quote_boxes(act, 1, quote)) == 2


def test_a_cell_said_twice_on_the_page_is_found_in_its_own_row(act: Path) -> None:
    lines = read(act).pages[0].text.split("\n")
    voile, judo = (next(line for line in lines if name in line) for name in ("voile", "judo"))
    assert "\t" in voile
    (first,), (second,) = quote_boxes(act, 1, voile), quote_boxes(act, 1, judo)
    assert first[3] <= second[1] + 3
    assert first[2] - first[0] > 150  # from the name to the amount


def test_what_is_not_on_the_page_has_no_box(act: Path) -> None:
    assert quote_boxes(act, 1, "zzzz qqqq") == ()
    assert quote_boxes(act, 1, " \n") == ()


def test_the_picture_has_the_size_of_the_page(act: Path) -> None:
    image = page_image(act, 1, 1.5)
    assert image.mode == "RGB"
    assert image.size == (893, 1263)
    assert len(image.getcolors(1 << 24) or ()) > 1  # something is drawn


def test_a_page_that_is_not_there_and_a_file_that_is_no_pdf(act: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="page 2 of 1"):
        page_image(act, 2, 1.0)
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4")
    with pytest.raises(DamagedPdf):
        quote_boxes(tmp_path / "a.pdf", 1, "x")
