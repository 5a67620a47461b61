"""Bad input gets one clear line; good input gets a Document whose identity is its bytes."""

from __future__ import annotations

import hashlib
import pickle
import random
from pathlib import Path

import pytest
from fpdf import FPDF
from pypdf import PdfReader, PdfWriter

from index.errors import (
    DamagedPdf,
    EmptyFile,
    EncryptedPdf,
    MissingFile,
    NoText,
    UnknownFormat,
    UnreadableFile,
)
from index.reading.files import find_files, read
from index.types import FileKind


def make_pdf(path: Path, *pages: str) -> Path:
    pdf = FPDF()
    pdf.set_font("helvetica", size=11)
    for text in pages:
        pdf.add_page()
        pdf.multi_cell(0, 6, text)
    pdf.output(str(path))
    return path


def encrypt(path: Path, user: str, owner: str) -> Path:
    writer = PdfWriter(clone_from=PdfReader(path))
    writer.encrypt(user_password=user, owner_password=owner, algorithm="RC4-128")
    writer.write(path)
    return path


@pytest.fixture
def act(tmp_path: Path) -> Path:
    return make_pdf(tmp_path / "act.pdf", "Article 1 : attribue 500 euros.", "Article 2 : charge le Maire.")


def test_a_pdf_is_read_page_by_page_and_named_by_its_bytes(act: Path) -> None:
    document = read(act)
    assert document.sha256 == hashlib.sha256(act.read_bytes()).hexdigest()
    assert document.kind is FileKind.PDF
    assert [(page.number, page.text) for page in document.pages] == [
        (1, "Article 1 : attribue 500 euros."),
        (2, "Article 2 : charge le Maire."),
    ]


def test_the_content_counts_not_the_name(act: Path, tmp_path: Path) -> None:
    for name in ("act.txt", "act", "act.bin"):
        assert read(act.rename(tmp_path / name)).kind is FileKind.PDF
        act = tmp_path / name


def test_a_text_file_is_one_page(tmp_path: Path) -> None:
    path = tmp_path / "act.txt"
    path.write_bytes("De\u0301libe\u0301ration\r\n500\u202f€\rFin".encode())
    document = read(path)
    assert document.kind is FileKind.TEXT
    assert [(p.number, p.text) for p in document.pages] == [(1, "Délibération\n500\u202f€\nFin")]


def _refused(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


REFUSED = [
    ("empty.pdf", b"", EmptyFile),
    ("empty.txt", b"", EmptyFile),
    ("blank.txt", b" \n\t\n", EmptyFile),
    ("page.pdf", b"<html>Not found</html>", DamagedPdf),
    ("head.pdf", b"%PDF-1.7\n%%EOF", DamagedPdf),
    ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), UnknownFormat),
    ("random.txt", bytes(range(128, 256)) * 20, UnknownFormat),
    ("zeros.txt", b"abc\x00def", UnknownFormat),
]


@pytest.mark.parametrize(("name", "content", "error"), REFUSED, ids=[name for name, *_ in REFUSED])
def test_what_is_refused_says_why_in_one_line(
    tmp_path: Path, name: str, content: bytes, error: type[UnreadableFile]
) -> None:
    with pytest.raises(error) as caught:
        read(_refused(tmp_path / name, content))
    assert type(caught.value) is error
    assert str(caught.value).startswith(str(tmp_path / name))
    assert "\n" not in str(caught.value)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_a_missing_path_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(MissingFile):
        read(tmp_path / "none.pdf")
    with pytest.raises(UnknownFormat):
        read(tmp_path)


def test_a_user_password_is_refused_and_an_owner_password_is_not(act: Path) -> None:
    assert read(encrypt(act, "", "owner")).pages[0].text == "Article 1 : attribue 500 euros."
    with pytest.raises(EncryptedPdf, match="password"):
        read(encrypt(act, "secret", "owner"))


def test_a_truncated_pdf_gives_what_is_left_or_is_refused(act: Path, tmp_path: Path) -> None:
    whole = act.read_bytes()
    no_trailer = _refused(tmp_path / "cut.pdf", whole[: whole.rindex(b"xref")])
    assert "Article 1" in read(no_trailer).pages[0].text
    with pytest.raises(DamagedPdf):
        read(_refused(tmp_path / "short.pdf", whole[:200]))


def _pages_or_reason(path: Path) -> object:
    try:
        return read(path).pages
    except UnreadableFile as error:
        return error.reason


def test_any_cut_is_told_never_a_crash(act: Path, tmp_path: Path) -> None:
    whole = act.read_bytes()
    for end in range(10, len(whole), 97):
        assert _pages_or_reason(_refused(tmp_path / "cut.pdf", whole[:end]))


def test_flipped_bytes_are_told_never_a_crash(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.set_compression(False)  # so that the numbers of the drawing are hit
    pdf.set_font("helvetica", size=11)
    pdf.add_page()
    with pdf.table() as table:
        for text in ("Nom", "Voile", "Judo"):
            row = table.row()
            row.cell(text)
            row.cell("500 euros")
    whole, chance = bytes(pdf.output()), random.Random(3)
    for _ in range(100):
        flipped = bytearray(whole)
        for _ in range(chance.choice((1, 10, 60))):
            flipped[chance.randrange(len(flipped))] = chance.choice(b"0123456789. -")
        assert _pages_or_reason(_refused(tmp_path / "flipped.pdf", bytes(flipped)))


def test_five_thousand_empty_pages_are_answered(tmp_path: Path) -> None:
    writer = PdfWriter()
    for _ in range(5_000):
        writer.add_blank_page(595, 842)
    path = tmp_path / "empty-pages.pdf"
    writer.write(path)
    with pytest.raises(NoText, match="5000 pages without text"):
        read(path)


def test_pages_without_text_among_others_are_kept_empty(tmp_path: Path) -> None:
    document = read(make_pdf(tmp_path / "mixed.pdf", "", "Article 1", ""))
    assert [page.text for page in document.pages] == ["", "Article 1", ""]


def test_folders_are_walked_in_order_without_hidden_files(act: Path, tmp_path: Path) -> None:
    names = ["b/2.pdf", "b/1.txt", "b/.hidden.pdf", ".git/x.pdf", "b/table.xls", "a.PDF", "b/c/noname"]
    for name in names:
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_bytes(act.read_bytes() if name != "b/table.xls" else b"\xd0\xcf")
    (tmp_path / "void").mkdir()
    files, refused = find_files(
        [tmp_path / "in", tmp_path / "in" / "b" / "2.pdf", tmp_path / "void", tmp_path / "none.pdf"]
    )
    found = [str(file.relative_to(tmp_path / "in")) for file in files]
    assert found == ["a.PDF", "b/1.txt", "b/2.pdf", "b/c/noname"]
    assert [type(error) for error in refused] == [UnknownFormat, MissingFile]


def test_a_file_named_outright_is_taken_whatever_it_is(tmp_path: Path) -> None:
    path = _refused(tmp_path / "table.xls", b"\xd0\xcf\x11\xe0\x00")
    assert find_files([path]) == ((path,), ())
