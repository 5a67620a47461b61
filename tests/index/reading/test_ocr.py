"""Scans: images of text in a PDF, read by the system's Tesseract where it is installed."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from fpdf import FPDF
from PIL import Image

from index.amounts import find_amounts
from index.errors import NoText
from index.prepare import prepare
from index.reading import ocr
from index.reading.files import read
from index.reading.images import page_image, quote_boxes
from index.types import Document, Grant, Origin, Page
from tests.index.reading.broken_pdf import broken, printed

needs_tesseract = pytest.mark.skipif(
    not ocr.available(), reason="tesseract with its French data is not installed"
)

TITLE = "Objet : Subvention à l'association Les Amis du Lavoir"
LINES = (
    "COMMUNE DE SAINT-EXEMPLE",
    "Séance du 14 mars 2023",
    "Délibération n° 2023-017",
    TITLE,
    "Le conseil municipal, après en avoir délibéré, décide :",
    "Article 1 : D'attribuer à l'association Les Amis du Lavoir une subvention de 1 500 €.",
    "Article 2 : De charger Monsieur le Maire de l'exécution de la présente délibération.",
)
STAMP = "Envoyé en préfecture le 16/03/2023"


@pytest.fixture(autouse=True)
def asked_anew() -> Iterator[None]:
    """Whether Tesseract is here is asked once a process: each test has its own process, as it were."""
    yield
    ocr.available.cache_clear()


@pytest.fixture
def without_tesseract(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    ocr.available.cache_clear()


def typed(lines: tuple[str, ...] = LINES, columns: bool = False) -> Image.Image:
    """A page of type, as a picture of 200 dots an inch."""
    pdf = FPDF()
    pdf.core_fonts_encoding = "cp1252"
    pdf.set_font("helvetica", size=11)
    pdf.add_page()
    if columns:
        with pdf.table(col_widths=(70, 30), borders_layout="NONE", first_row_as_headings=False) as table:
            for line in lines:
                row = table.row()
                for cell in line.split("\t"):
                    row.cell(cell)
    else:
        pdf.multi_cell(0, 7, "\n\n".join(lines), align="L")
    page = pdfium.PdfDocument(bytes(pdf.output()))[0]
    image: Image.Image = page.render(scale=200 / 72, grayscale=True).to_pil()
    return image


def scan(path: Path, *pages: Image.Image | str, stamp: str = "") -> Path:
    """A PDF of images (and of pages typed, where a text is given)."""
    pdf = FPDF()
    pdf.set_font("helvetica", size=8)
    for page in pages:
        sideways = isinstance(page, Image.Image) and page.width > page.height
        pdf.add_page(orientation="L" if sideways else "P")
        if isinstance(page, str):
            pdf.multi_cell(0, 6, page)
        else:
            pdf.image(page, 0, 0, pdf.w, pdf.h)
        if stamp:
            pdf.text(120, 8, stamp)
    pdf.output(str(path))
    return path


def assert_read(document: Document) -> None:
    (page,) = document.pages
    assert page.origin is Origin.OCR
    assert [line for line in page.text.split("\n") if line] == list(LINES)


@needs_tesseract
def test_a_scan_is_read_in_its_lines_and_paragraphs(tmp_path: Path) -> None:
    document = read(scan(tmp_path / "scan.pdf", typed()))
    assert_read(document)
    assert document.pages[0].text.count("\n\n") == len(LINES) - 1


@needs_tesseract
def test_a_stamp_on_a_scan_is_no_text_and_stays_known(tmp_path: Path) -> None:
    document = read(scan(tmp_path / "stamped.pdf", typed(), stamp=STAMP))
    assert_read(document)
    assert document.pages[0].margin == (STAMP,)


@needs_tesseract
@pytest.mark.parametrize("degrees", [-4.0, 0.8, 3.0])
def test_a_page_that_lay_askew_is_levelled(tmp_path: Path, degrees: float) -> None:
    assert_read(read(scan(tmp_path / "askew.pdf", typed().rotate(degrees, fillcolor=255))))


@needs_tesseract
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_on_its_side_or_head_is_set_upright(tmp_path: Path, turn: int) -> None:
    assert_read(read(scan(tmp_path / "turned.pdf", typed().rotate(turn, expand=True))))


def test_the_slope_of_a_page_is_measured() -> None:
    for degrees in (-6.0, -2.0, 0.0, 0.5, 3.0):
        assert ocr.slope(typed().rotate(degrees, fillcolor=255)) == pytest.approx(-degrees, abs=0.21)
    assert abs(ocr.slope(Image.new("L", (1654, 2339), 255))) <= 7.5  # nothing to see is no error


@needs_tesseract
def test_columns_of_figures_are_rows_of_cells(tmp_path: Path) -> None:
    rows = ("Amicale des pompiers\t1 200 €", "Club de lecture\t350 €", "Harmonie municipale\t2 000 €")
    text = (
        read(scan(tmp_path / "table.pdf", typed((*rows, "Société de pêche\t90 €"), columns=True)))
        .pages[0]
        .text
    )
    assert all(row in text for row in rows)


@needs_tesseract
def test_what_is_found_in_a_scan_says_so(tmp_path: Path) -> None:
    ingested = prepare(scan(tmp_path / "scan.pdf", typed()))
    grants = [fact for _, fact in ingested.facts if isinstance(fact, Grant)]
    assert [(g.beneficiary.removeprefix("Association "), g.amount) for g in grants] == [
        ("Les Amis du Lavoir", Decimal(1500))
    ]
    assert {passage.origin for passage in ingested.passages} == {Origin.OCR}


@needs_tesseract
def test_a_broken_font_that_is_too_little_to_solve_is_read_from_the_image(tmp_path: Path) -> None:
    (page,) = read(broken(printed(tmp_path / "act.pdf", odd=("Le comité des fêtes", "du quartier")))).pages
    assert page.text.split() == "Le comité des fêtes du quartier".split()
    assert page.origin is Origin.OCR
    assert not page.decoded


@needs_tesseract
def test_a_picture_without_text_gives_none(tmp_path: Path) -> None:
    noise = Image.effect_noise((26, 36), 90).resize((1654, 2339))  # clouds
    with pytest.raises(NoText, match=r"1 page without text.*person can read"):
        read(scan(tmp_path / "photo.pdf", noise))


@needs_tesseract
def test_a_page_that_takes_too_long_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(ocr, "_SECONDS", 0.0)
    monkeypatch.setattr(ocr, "_FEWEST_SECONDS", 0.01)
    with caplog.at_level(logging.INFO, ocr.__name__), pytest.raises(NoText):
        read(scan(tmp_path / "slow.pdf", typed()))
    assert "timeout" in caplog.text


@pytest.mark.usefixtures("without_tesseract")
def test_without_tesseract_a_scan_is_refused_with_the_install_line(tmp_path: Path) -> None:
    path = scan(tmp_path / "scan.pdf", typed(), typed(), stamp=STAMP)
    with pytest.raises(NoText, match="2 pages without text") as refusal:
        read(path)
    assert "apt-get install tesseract-ocr tesseract-ocr-fra" in refusal.value.advice


@pytest.mark.usefixtures("without_tesseract")
def test_without_tesseract_the_other_pages_are_read(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    document = read(scan(tmp_path / "mixed.pdf", typed(), "Article 1", typed()))
    assert [page.text for page in document.pages] == ["", "Article 1", ""]
    assert {page.origin for page in document.pages} == {Origin.TEXT}
    assert "no text on page 1, 3" in caplog.text
    assert ocr.INSTALL in caplog.text


def test_a_tesseract_without_french_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = tmp_path / "tesseract"
    fake.write_text("#!/bin/sh\necho 'List of available languages (1):'\necho eng\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    ocr.available.cache_clear()
    assert not ocr.available()


@needs_tesseract
def test_a_quote_of_a_scan_has_no_box_and_its_page_a_picture(tmp_path: Path) -> None:
    path = scan(tmp_path / "stamped.pdf", typed(), stamp=STAMP)
    text = read(path).pages[0].text
    assert TITLE in text
    assert quote_boxes(path, 1, TITLE) == ()
    assert quote_boxes(path, 1, STAMP) != ()
    assert page_image(path, 1, 1.0).size == (596, 842)


@pytest.mark.parametrize("bent", ["7 TT9,4 €", "1 O00 €", "5OO €", "2 5O0,00 €", "S00 euros", "1.50O €"])
def test_an_amount_bent_by_recognition_is_no_amount(bent: str) -> None:
    assert not find_amounts(f"une aide de {bent} à l'association")


@needs_tesseract
def test_a_real_scan_under_a_stamp_is_read(shared_acts: Path, tmp_path: Path) -> None:
    page = _one_page(shared_acts / "flaux" / "PV DU 9 JUIN 2023-tampon.pdf", 1, tmp_path)
    assert page.origin is Origin.OCR
    assert "Séance du 09 juin 2023" in page.text
    assert "ID : 030-213001100-20230922-PV09062023-DE" in page.margin


@needs_tesseract
def test_the_grants_of_a_real_scan_are_on_its_page(shared_acts: Path, tmp_path: Path) -> None:
    text = _one_page(shared_acts / "flaux" / "compte rendu du 11 mars 2021.pdf", 5, tmp_path).text
    assert {amount.euros for amount in find_amounts(text)} >= {Decimal(500), Decimal(200), Decimal(70)}
    assert "l'association des Archers de Flaux" in text


def _one_page(path: Path, number: int, folder: Path) -> Page:
    one = pdfium.PdfDocument.new()
    one.import_pages(pdfium.PdfDocument(path), [number - 1])
    one.save(str(folder / "one.pdf"))
    return read(folder / "one.pdf").pages[0]
