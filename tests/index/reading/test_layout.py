"""Reading order: the stream where it runs downwards, geometry where it jumps."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

from fpdf import FPDF
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from index.reading.files import read
from index.reading.geometry import Sheet, Word
from index.reading.layout import lay_out


def sheet(*rows: tuple[float, float, str]) -> Sheet:
    """Rows of (left, top, text), 10 points high, 5 points a letter, in the order of the stream."""
    words = []
    for number, (left, top, text) in enumerate(rows):
        for word in text.split():
            words.append(Word(left, top, left + 5 * len(word), top + 10, word, number))
            left += 5 * len(word) + 3
    return Sheet(595, 842, tuple(words), ())


def texts(*rows: tuple[float, float, str]) -> list[str]:
    return [line.text for line in lay_out(sheet(*rows), ())]


LEFT = ((20, 100, "Direction de"), (20, 112, "la Culture"), (20, 124, "n° 2014 / 196"))
RIGHT = ((200, 90, "Séance publique"), (200, 100, "du jeudi 22 mai"), (200, 124, "Présents : A, B"))
BODY = ((20, 200, "Attribution de subvention à des associations du territoire"), (20, 212, "Fin"))
STAMP = ((400, 20, "Reçu en préfecture le"), (400, 32, "ID : 034-213401722-20140522-1-DE"))
FOOTER = ((250, 800, "Commune - Page 1"),)


def test_two_columns_are_read_one_after_the_other() -> None:
    expected = [text for _, _, text in (*LEFT, *RIGHT, *BODY)]
    assert texts(*LEFT, *RIGHT, *BODY) == expected
    assert texts(*RIGHT, *LEFT, *BODY) == expected


def test_blocks_written_in_any_order_are_read_from_top_to_bottom() -> None:
    expected = [text for _, _, text in (*STAMP, *BODY, *FOOTER)]
    for order in permutations((STAMP, BODY, FOOTER)):
        assert texts(*(row for block in order for row in block)) == expected


def test_a_stamp_put_on_last_goes_above_what_it_stands_above() -> None:
    beside = tuple((left, top + 80, text) for left, top, text in STAMP)
    assert texts(*LEFT, *RIGHT, *BODY, *STAMP)[:2] == [text for _, _, text in STAMP]
    wide = ((20, 150, "Convoqué le 16 mai, le Conseil s'est réuni en mairie sous la présidence de Madame X"),)
    found = texts(*LEFT, *RIGHT, *wide, *beside)
    assert found.index(STAMP[1][2]) < found.index(wide[0][2])


def test_a_row_of_the_stream_that_leaves_its_level_is_cut() -> None:
    words = [Word(20, 10, 50, 20, "Envoi", 0), Word(60, 40, 90, 50, "Réception", 0)]
    assert [line.text for line in lay_out(Sheet(595, 842, tuple(words), ()), ())] == ["Envoi", "Réception"]


@given(
    st.lists(
        st.builds(
            Word,
            left=st.floats(0, 500),
            top=st.floats(0, 800),
            right=st.floats(501, 595),
            bottom=st.floats(801, 842),
            text=st.text("abcé1", min_size=1, max_size=8),
            row=st.integers(0, 4),
        ),
        max_size=30,
    )
)
def test_no_word_is_lost_or_doubled_wherever_it_stands(words: list[Word]) -> None:
    words.sort(key=lambda word: word.row)
    lines = lay_out(Sheet(595, 842, tuple(words), ()), ())
    assert sorted(" ".join(line.text for line in lines).split()) == sorted(word.text for word in words)


def test_justified_and_turned_text_of_a_real_pdf(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.set_font("helvetica", size=11)
    pdf.add_page()
    pdf.multi_cell(60, 6, "Le Conseil municipal attribue une aide au club de la ville", align="J")
    with pdf.rotation(90, x=190, y=150):
        pdf.text(190, 150, "Tampon vertical")
    pdf.output(str(tmp_path / "a.pdf"))
    text = read(tmp_path / "a.pdf").pages[0].text
    assert "  " not in text
    assert text.replace("\n", " ").startswith("Le Conseil municipal attribue une aide au club de la ville")
    assert "Tampon" in text
    assert "vertical" in text


def test_a_landscape_page_made_by_its_rotate_entry(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.set_font("helvetica", size=11)
    pdf.add_page()
    with pdf.rotation(90, x=40, y=200):
        pdf.text(40, 200, "Article 1")
        pdf.text(40, 210, "Article 2")
    pdf.output(str(tmp_path / "a.pdf"))
    writer = PdfWriter(clone_from=PdfReader(tmp_path / "a.pdf"))
    writer.pages[0].rotate(90)
    writer.write(tmp_path / "b.pdf")
    assert read(tmp_path / "b.pdf").pages[0].text.split() == ["Article", "1", "Article", "2"]
