"""A paper as a Word file [with ``index.reading.word`` the home of python-docx]. Its marks lead to its references."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from assistant.types import Language
from ui.conversations.paper import Block, Kind, Paper
from ui.render import MARK

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # what no XML file may hold
_INK, _SOFT, _WARN = "1D3A5F", "55616D", "7A4B00"
_LANGUAGES = {Language.FR: "fr-FR", Language.EN: "en-GB"}
_STYLES = {
    Kind.TITLE: "Title",
    Kind.SECTION: "Heading 1",
    Kind.QUESTION: "Heading 1",
    Kind.ITEM: "List Bullet",
}


def word(paper: Paper) -> bytes:
    """The bytes of the file."""
    import docx

    document = docx.Document()
    _set_up(document, paper)
    known = frozenset(block.number for block in paper.blocks if block.kind is Kind.REFERENCE)
    for block in paper.blocks:
        _block(document, block, known)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _set_up(document: Document, paper: Paper) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor

    sheet = document.sections[0]
    sheet.page_width, sheet.page_height = Mm(210), Mm(297)  # A4, as French councils print
    sheet.left_margin = sheet.right_margin = sheet.top_margin = sheet.bottom_margin = Mm(22)
    language = _LANGUAGES[paper.language]
    document.core_properties.title = _clean(paper.name)
    document.core_properties.language = language
    document.core_properties.author = document.core_properties.comments = ""
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    spoken = normal.element.get_or_add_rPr().makeelement(qn("w:lang"), {qn("w:val"): language})
    normal.element.get_or_add_rPr().append(spoken)
    for name, size in (("Title", 22), ("Heading 1", 14)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = (
            "Calibri",
            Pt(size),
            RGBColor.from_string(_INK),
        )


def _block(document: Document, block: Block, known: frozenset[int]) -> None:
    if block.kind is Kind.TABLE:
        _table(document, block, known)
        return
    paragraph = document.add_paragraph(style=_STYLES.get(block.kind))
    if block.kind is Kind.REFERENCE:
        _reference(paragraph, block)
    else:
        _text(paragraph, block.text, block.kind, known)


def _text(paragraph: Paragraph, text: str, kind: Kind, known: frozenset[int]) -> None:
    """The text, its marks as links to the references of these numbers."""
    from docx.shared import Pt, RGBColor

    at = 0
    for mark in MARK.finditer(text):
        if int(mark[1]) not in known:
            continue
        paragraph.add_run(_clean(text[at : mark.start()]))
        _link(paragraph, mark[0], _anchor(int(mark[1])))
        at = mark.end()
    paragraph.add_run(_clean(text[at:]))
    for run in _runs(paragraph):
        if kind is Kind.HEADLINE:
            run.bold, run.font.size = True, Pt(13)
        elif kind is Kind.SMALL:
            run.font.size, run.font.color.rgb = Pt(9.5), RGBColor.from_string(_SOFT)
        elif kind is Kind.WARNING:
            run.bold, run.font.color.rgb = True, RGBColor.from_string(_WARN)


def _runs(paragraph: Paragraph) -> list[Run]:
    """All pieces of its text, those within links too."""
    return [*paragraph.runs, *(run for link in paragraph.hyperlinks for run in link.runs)]


def _reference(paragraph: Paragraph, block: Block) -> None:
    mark = paragraph.add_run(f"[{block.number}]")
    mark.bold = True
    _bookmark(paragraph, _anchor(block.number), block.number)
    paragraph.add_run(f" {_clean(block.text)}")
    if block.quote:
        paragraph.add_run().add_break()
        paragraph.add_run(_clean(block.quote)).italic = True


def _table(document: Document, block: Block, known: frozenset[int]) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    head, *_ = block.rows
    caption = document.add_paragraph()
    caption.add_run(_clean(block.text)).bold = True
    caption.paragraph_format.keep_with_next = True
    table = document.add_table(rows=len(block.rows), cols=len(head), style="Table Grid")
    for cells, row in zip(block.rows, table.rows, strict=True):
        for rank, (text, cell) in enumerate(zip(cells, row.cells, strict=True)):
            paragraph = cell.paragraphs[0]
            _text(paragraph, text, Kind.TEXT, known)
            if rank == block.figures:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            for run in _runs(paragraph):
                run.bold, run.font.size = cells is head or run.bold, Pt(9.5)
    _repeat_head(table.rows[0]._tr)
    document.add_paragraph()


# --- what python-docx has no word for: a head that each page repeats, places in the text, links to them ----------


def _repeat_head(row: object) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    row.get_or_add_trPr().append(repeated)  # type: ignore[attr-defined]


def _anchor(number: int) -> str:
    return f"reference_{number}"


def _bookmark(paragraph: Paragraph, name: str, id_: int) -> None:
    """The paragraph as it is so far gets a name that links lead to."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for part in (start, end):
        part.set(qn("w:id"), str(id_))
    start.set(qn("w:name"), name)
    paragraph._p.insert(0, start)
    paragraph._p.append(end)


def _link(paragraph: Paragraph, text: str, anchor: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), anchor)
    run = paragraph.add_run(text)
    run.bold, run.font.color.rgb = True, RGBColor.from_string(_INK)
    link.append(run._r)
    paragraph._p.append(link)


def _clean(text: str) -> str:
    return _NO_XML.sub("", text)
