"""Word and OpenDocument texts give the facts that the same words give in a PDF."""

from __future__ import annotations

import io
import zipfile
from dataclasses import fields
from pathlib import Path
from typing import Any

import docx
import odfdo
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as st

from index.errors import EmptyFile, EncryptedPdf, UnknownFormat, UnreadableFile
from index.prepare import prepare
from index.reading.blocks import Block, Cell, document_of
from index.reading.files import read
from index.types import Document, FileKind, Ingested

GRANTS = (("Bénéficiaire", "Montant"), ("Judo Club", "500 €"), ("Les Amis du Lavoir", "1 500 €"))


def make_docx(path: Path, *blocks: str | tuple[tuple[str, ...], ...]) -> Path:
    document = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(len(block), len(block[0]))
        for row, texts in zip(table.rows, block, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    document.save(str(path))
    return path


def make_odt(path: Path, *blocks: str | tuple[tuple[str, ...], ...]) -> Path:
    document = odfdo.Document("text")
    document.body.clear()
    for block in blocks:
        if isinstance(block, str):
            document.body.append(odfdo.Paragraph(block))
            continue
        table = odfdo.Table("T", width=len(block[0]), height=len(block))
        for y, row in enumerate(block):
            for x, text in enumerate(row):
                table.set_value((x, y), text)
        document.body.append(table)
    document.save(str(path))
    return path


MAKERS = pytest.mark.parametrize(("name", "make"), [("a.docx", make_docx), ("a.odt", make_odt)])


@MAKERS
def test_paragraphs_and_tables_keep_their_order(tmp_path: Path, name: str, make: Any) -> None:
    document = read(make(tmp_path / name, "Vu le code,", "puis\nla suite\tici", GRANTS, "Le Maire"))
    assert document.kind is FileKind.TEXT
    (page,) = document.pages
    rows = "Bénéficiaire\tMontant\nJudo Club\t500 €\nLes Amis du Lavoir\t1 500 €"
    assert page.text == f"Vu le code,\n\npuis\nla suite ici\n\n{rows}\n\nLe Maire"
    (table,) = document.tables
    assert page.text[table.start : table.end] == rows
    assert (table.page, table.header) == (1, GRANTS[0])


@MAKERS
def test_names_after_a_colon_are_the_lines_of_one_list(tmp_path: Path, name: str, make: Any) -> None:
    lines = ("Étaient présents :", "Anne DURAND", "Paul MARTIN", "", "Le conseil décide")
    assert read(make(tmp_path / name, *lines)).pages[0].text == (
        "Étaient présents :\nAnne DURAND\nPaul MARTIN\n\nLe conseil décide"
    )


@MAKERS
def test_a_specimen_gives_the_same_facts(tmp_path: Path, corpus_acts: Path, name: str, make: Any) -> None:
    original = prepare(corpus_acts / "port-aubry-2022-10-06-nautique.pdf")
    again = prepare(make(tmp_path / name, *_blocks(original.document)))
    assert _known(again) == _known(original)
    assert len(_known(again)) > 10


@MAKERS
def test_the_content_counts_not_the_name(tmp_path: Path, name: str, make: Any) -> None:
    path = make(tmp_path / name, "Article 1 : 500 €").rename(tmp_path / "act.txt")
    assert read(path).pages[0].text == "Article 1 : 500 €"


@MAKERS
def test_no_words_is_told(tmp_path: Path, name: str, make: Any) -> None:
    with pytest.raises(EmptyFile, match="without"):
        read(make(tmp_path / name, " "))


@MAKERS
def test_damage_is_told_never_a_crash(tmp_path: Path, name: str, make: Any) -> None:
    path = make(tmp_path / name, "Article 1 : 500 €", GRANTS)
    whole = path.read_bytes()
    for at in range(0, len(whole), len(whole) // 60):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        assert _text_or_reason(path)
        path.write_bytes(whole[:at])
        assert _text_or_reason(path)


@MAKERS
def test_a_damaged_part_is_told(tmp_path: Path, name: str, make: Any) -> None:
    path = make(tmp_path / name, "Article 1")
    part = "word/document.xml" if name == "a.docx" else "content.xml"
    for content in (b"", b"<a", b"<a/>", b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'):
        path.write_bytes(_with_part(path.read_bytes(), part, content))
        with pytest.raises(UnreadableFile):
            read(path)


def test_what_word_hides_or_deleted_is_left_out_and_what_it_inserted_is_read(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "En-tête"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    document.add_heading("Objet : la piscine", 1)
    paragraph = document.add_paragraph("Subvention de ")
    paragraph.add_run("caché").font.hidden = True
    w = nsdecls("w")
    for xml in (
        f"<w:del {w}><w:r><w:t>1 000 €</w:t></w:r></w:del>",
        f"<w:ins {w}><w:r><w:t>2 000 €</w:t><w:noBreakHyphen/></w:r></w:ins>",
        f"<w:sdt {w}><w:sdtContent><w:r><w:t>ferme</w:t></w:r></w:sdtContent></w:sdt>",
    ):
        paragraph._p.append(parse_xml(xml))
    body = document.element.body
    body.insert(
        0,
        parse_xml(f"<w:sdt {w}><w:sdtContent><w:p><w:r><w:t>VILLE</w:t></w:r></w:p></w:sdtContent></w:sdt>"),
    )
    document.save(str(tmp_path / "a.docx"))
    assert (
        read(tmp_path / "a.docx").pages[0].text
        == "VILLE\n\nObjet : la piscine\n\nSubvention de 2 000 €-ferme"
    )


def test_merged_cells_of_word_keep_the_columns(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(4, 3)
    texts = [
        ("Association", "Montants", ""),
        ("", "2021", "2022"),
        ("Judo", "400 €", "500 €"),
        ("Total", "", "500 €"),
    ]
    for row, cells in zip(table.rows, texts, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    document.save(str(tmp_path / "a.docx"))
    read_back = read(tmp_path / "a.docx")
    assert (
        read_back.pages[0].text == "Association\tMontants\t\n\t2021\t2022\nJudo\t400 €\t500 €\nTotal\t\t500 €"
    )
    assert read_back.tables[0].header == ("Association", "Montants 2021", "Montants 2022")


def odt_list(document: Any, name: str, level: str, *items: str, more: str = "") -> None:
    style = odfdo.Element.from_tag(f'<text:list-style style:name="{name}">{level}</text:list-style>')
    document.insert_style(style, automatic=True)
    inside = "".join(f"<text:list-item><text:p>{item}</text:p></text:list-item>" for item in items)
    document.body.append(
        odfdo.Element.from_tag(f'<text:list text:style-name="{name}" {more}>{inside}</text:list>')
    )


def test_an_item_that_holds_but_a_deeper_list_has_no_mark(tmp_path: Path) -> None:
    document = odfdo.Document("text")
    document.body.clear()
    inner = "<text:list><text:list-item><text:p>Judo</text:p></text:list-item></text:list>"
    document.body.append(
        odfdo.Element.from_tag(f"<text:list><text:list-item>{inner}</text:list-item></text:list>")
    )
    document.save(str(tmp_path / "a.odt"))
    assert read(tmp_path / "a.odt").pages[0].text == "- Judo"


def test_items_of_lists_have_the_marks_they_are_printed_with(tmp_path: Path) -> None:
    document = odfdo.Document("text")
    document.body.clear()
    number = (
        '<text:list-level-style-number text:level="1" style:num-format="1" style:num-prefix="Article "'
        ' style:num-suffix=" :"/>'
    )
    odt_list(document, "L1", number, "D'attribuer", "De charger")
    document.body.append(odfdo.Paragraph("Puis"))
    odt_list(document, "L1", number, "De payer", more='text:continue-numbering="true"')
    odt_list(document, "L2", '<text:list-level-style-bullet text:level="1"/>', "Judo")
    odt_list(document, "L1", number, "Encore")
    document.save(str(tmp_path / "a.odt"))
    assert read(tmp_path / "a.odt").pages[0].text.split("\n\n") == [
        "Article 1 : D'attribuer",
        "Article 2 : De charger",
        "Puis",
        "Article 3 : De payer",
        "- Judo",
        "Article 1 : Encore",
    ]


REFUSED = [
    ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), UnknownFormat, r"save it as \.docx or PDF"),
    (
        "locked.docx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        EncryptedPdf,
        "password",
    ),
    ("page.docx", b"<html>Not found</html>", UnknownFormat, r"no \.docx file inside"),
    ("rich.doc", rb"{\rtf1\ansi Article 1}", UnknownFormat, r"save it as \.docx or PDF"),
]


@pytest.mark.parametrize(("name", "content", "error", "words"), REFUSED, ids=[name for name, *_ in REFUSED])
def test_other_formats_are_refused_with_advice(
    tmp_path: Path, name: str, content: bytes, error: type[UnreadableFile], words: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(error, match=words):
        read(tmp_path / name)


def test_a_sheet_is_refused(tmp_path: Path) -> None:
    odfdo.Document("spreadsheet").save(str(tmp_path / "a.ods"))
    with pytest.raises(UnknownFormat, match="no text document"):
        read(tmp_path / "a.ods")


def test_an_xml_that_swells_is_refused(tmp_path: Path) -> None:
    path = make_docx(tmp_path / "a.docx", "Article 1")
    path.write_bytes(_with_part(path.read_bytes(), "word/document.xml", b"<a>" + b" " * 120_000_000))
    with pytest.raises(UnreadableFile, match="bomb"):
        read(path)


texts = st.text(st.sampled_from("aé1 €:\n\t"), max_size=12)
cells = st.builds(Cell, st.lists(texts, max_size=3).map(tuple), st.integers(1, 3))
rows = st.lists(st.lists(cells, max_size=4).map(tuple), max_size=4).map(tuple)


@given(st.lists(texts | rows, max_size=6))
def test_tables_are_lines_of_the_page_whatever_comes(blocks: list[Block]) -> None:
    document = document_of("a.docx", "0" * 64, blocks)
    text = document.pages[0].text
    for table in document.tables:
        lines = text[table.start : table.end].split("\n")
        assert len({line.count("\t") for line in lines}) == 1
        assert len(table.header) in (0, lines[0].count("\t") + 1)
        assert text[table.start - 2 : table.start] in ("", "\n\n")
    kept = "".join(text.split())
    assert all("".join(block.split()) in kept for block in blocks if isinstance(block, str))


def _blocks(document: Document) -> list[str | tuple[tuple[str, ...], ...]]:
    """The document's paragraphs, parted by empty ones as writers do, and its tables."""
    found: list[str | tuple[tuple[str, ...], ...]] = []
    for page in document.pages:
        at = 0
        for table in [t for t in document.tables if t.page == page.number]:
            found += [*_paragraphs(page.text[at : table.start])]
            found.append(
                tuple(tuple(row.split("\t")) for row in page.text[table.start : table.end].split("\n"))
            )
            at = table.end
        found += _paragraphs(page.text[at:])
    return found


def _paragraphs(text: str) -> list[str]:
    return [part for paragraph in text.split("\n\n") if paragraph.strip() for part in (paragraph.strip(), "")]


def _known(ingested: Ingested) -> list[str]:
    acts = [str((a.number and a.number.value, a.date, a.title and a.title.value)) for a in ingested.acts]
    facts = [
        str([getattr(fact, field.name) for field in fields(fact) if field.name != "span"])
        for _, fact in ingested.facts
    ]
    return sorted(acts + facts)


def _text_or_reason(path: Path) -> str:
    try:
        return read(path).pages[0].text or "blank"
    except UnreadableFile as error:
        return error.reason


def _with_part(data: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info.filename, content if info.filename == name else old.read(info))
    return out.getvalue()
