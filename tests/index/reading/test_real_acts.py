"""Properties of real acts: nothing lost, tables whole, quotes found. They need ``../shared/acts``."""

from __future__ import annotations

import csv
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from index.errors import UnreadableFile
from index.reading.characters import matching_key
from index.reading.files import read
from index.reading.images import quote_boxes
from index.types import Document, Origin

SHARED = Path(__file__).parents[4] / "shared"
ACTS = SHARED / "acts"
GRANTS = ACTS / "montpellier" / "VilleMTP_MTP_AttribSub_2014.pdf"

pytestmark = pytest.mark.skipif(not ACTS.is_dir(), reason="the real acts of ../shared are not here")


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    """Every ninth PDF of each council: some 25 files, 150 pages."""
    return list(_readable(sorted(ACTS.glob("*/**/*.pdf"))[::9]))


def _readable(paths: list[Path]) -> Iterator[Document]:
    """Those whose text is all their own: no page is a scan."""
    for path in paths:
        try:
            document = read(path)
        except UnreadableFile:
            continue  # scans, where there is no tesseract
        if all(page.origin is Origin.TEXT for page in document.pages):
            yield document


def test_no_character_of_a_page_is_lost_or_doubled(documents: list[Document]) -> None:
    assert sum(len(document.pages) for document in documents) > 100
    for document in documents:
        pdf = pdfium.PdfDocument(document.path)
        for page in document.pages:
            stream = pdf[page.number - 1].get_textpage().get_text_range()
            kept = Counter(matching_key(page.text + "".join(page.margin)))
            assert kept == Counter(matching_key(stream)), (document.name, page.number)
        pdf.close()


def test_every_row_of_a_table_has_the_same_cells(documents: list[Document]) -> None:
    tables = [(document, table) for document in documents for table in document.tables]
    assert len(tables) > 30
    for document, table in tables:
        rows = document.pages[table.page - 1].text[table.start : table.end].split("\n")
        assert len({row.count("\t") for row in rows}) == 1, (document.name, table.page)
        assert not table.header or len(table.header) == rows[0].count("\t") + 1


def test_the_boxes_of_random_lines_hold_their_words(documents: list[Document]) -> None:
    chance = random.Random(2022)
    asked = found = 0
    for document in documents:
        pdf = pdfium.PdfDocument(document.path)
        for page in chance.sample(document.pages, min(2, len(document.pages))):
            lines = [line for line in page.text.split("\n") if len(line.strip()) > 2]
            rows = [line for line in lines if "\t" in line]
            for line in (*chance.sample(lines, min(3, len(lines))), *chance.sample(rows, min(2, len(rows)))):
                asked += 1
                boxes = quote_boxes(Path(document.path), page.number, line)
                found += _covers(pdf[page.number - 1], boxes, line)
        pdf.close()
    assert asked > 100
    assert found >= 0.98 * asked


def _covers(page: pdfium.PdfPage, boxes: tuple[tuple[float, float, float, float], ...], line: str) -> bool:
    text, height = page.get_textpage(), page.get_height()
    under = "".join(
        text.get_text_bounded(x0, height - y1 + 1, x1, height - y0 - 1) for x0, y0, x1, y1 in boxes
    )
    wanted, got = Counter(matching_key(line)), Counter(matching_key(under))
    size = sum(wanted.values())
    return (wanted - got).total() <= 0.05 * size and (got - wanted).total() <= 0.3 * size


def test_thirty_pages_of_grants_have_the_rows_of_the_open_data() -> None:
    document = read(GRANTS)
    printed: Counter[tuple[int, str, str]] = Counter()
    name = amount = ""
    for table in document.tables:
        for line in document.pages[table.page - 1].text[table.start : table.end].split("\n"):
            cells = line.split("\t")
            name = cells[1] if len(cells) > 1 and cells[1] else name  # a name may stand beside several rows
            amount = "".join(char for char in cells[-1] if char.isdigit() or char == ",").removesuffix(",00")
            printed[table.page, matching_key(name).casefold(), amount] += 1
    with (SHARED / "gold" / "montpellier-attribsub-2014.csv").open(encoding="utf-8") as file:
        gold = Counter(
            (int(row["page"]), matching_key(row["beneficiary"]).casefold(), row["amount"].removesuffix(".00"))
            for row in csv.DictReader(file)
        )
    missing = gold - printed
    assert missing.total() <= 0.01 * gold.total(), sorted(missing)[:5]


def test_a_header_in_two_columns_is_read_column_by_column() -> None:
    text = read(ACTS / "montpellier" / "2014-05-22-0000072216.pdf").pages[0].text
    assert (
        text.index("n° 2014 / 196")
        < text.index("Séance publique du\njeudi 22 mai 2014")
        < text.index("Présents :")
    )


def test_the_stamp_stands_in_the_margin() -> None:
    page = read(ACTS / "montpellier" / "2014-05-22-0000072216.pdf").pages[0]
    assert "034-213401722-20140522-0000072216-DE" in page.margin
    assert "Réception en Préfecture : 27/05/2014" in page.margin
    assert "préfecture" not in page.text.casefold()


def test_a_broken_word_in_a_narrow_title_is_joined() -> None:
    document = read(ACTS / "pierrefonds" / "CM-12-avril-2022.pdf")
    (table,) = (table for table in document.tables if table.page == 3)
    assert table.header[-1] == "SUBVENTIONS VOTEES"
    assert table.header[1:4] == ("2021 Reçues", "2022 Demandées", "2022 Proposées")
