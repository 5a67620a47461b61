"""The marks that Word writes itself are read as they are printed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as st

from index.reading.files import read
from index.reading.numbering import _roman

Line = tuple[str, str, int]  # text, list, level


def level(rank: int, text: str, kind: str = "decimal", start: int = 1) -> str:
    values = f'<w:start w:val="{start}"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{rank}">{values}</w:lvl>'


def numbered(path: Path, levels: list[str], lines: list[Line], change: str = "") -> str:
    """The text read back of paragraphs in the lists 70 and 71, both of these levels; 71 with a change."""
    document = docx.Document()
    part = document.part.numbering_part.element
    for child in list(part):
        part.remove(child)
    w = nsdecls("w")
    part.append(parse_xml(f'<w:abstractNum {w} w:abstractNumId="7">{"".join(levels)}</w:abstractNum>'))
    for number, own in (("70", ""), ("71", change)):
        part.append(parse_xml(f'<w:num {w} w:numId="{number}"><w:abstractNumId w:val="7"/>{own}</w:num>'))
    for text, number, rank in lines:
        put(document.add_paragraph(text), number, rank)
    document.save(str(path))
    return read(path).pages[0].text.replace("\n\n", "\n")


def put(paragraph: Any, number: str, rank: int) -> None:
    place = f'<w:ilvl w:val="{rank}"/><w:numId w:val="{number}"/>'
    paragraph._p.get_or_add_pPr().append(parse_xml(f"<w:numPr {nsdecls('w')}>{place}</w:numPr>"))


def test_articles_are_counted(tmp_path: Path) -> None:
    lines = [
        ("D'attribuer 500 €", "70", 0),
        ("Libre", "0", 0),
        ("", "70", 0),
        ("De charger le Maire", "70", 0),
    ]
    assert numbered(tmp_path / "a.docx", [level(0, "Article %1 :")], lines) == (
        "Article 1 : D'attribuer 500 €\nLibre\nArticle 2 : De charger le Maire"
    )


def test_deeper_levels_begin_again(tmp_path: Path) -> None:
    levels = [level(0, "%1.", "upperRoman"), level(1, "%1.%2", "decimal"), level(2, "%3)", "lowerLetter")]
    lines = [(name, "70", rank) for name, rank in zip("abcdefg", (0, 1, 2, 2, 0, 1, 2), strict=True)]
    assert numbered(tmp_path / "a.docx", levels, lines).split("\n") == (
        ["I. a", "I.1 b", "a) c", "b) d", "II. e", "II.1 f", "a) g"]
    )


def test_bullets_are_dashes(tmp_path: Path) -> None:
    lines = [("Judo Club : 500 €", "70", 0), ("Voile : 300 €", "70", 0)]
    assert numbered(tmp_path / "a.docx", [level(0, "\uf0b7", "bullet")], lines) == (
        "- Judo Club : 500 €\n- Voile : 300 €"
    )


def test_a_list_may_begin_elsewhere(tmp_path: Path) -> None:
    change = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    lines = [("a", "70", 0), ("b", "71", 0), ("c", "71", 0), ("d", "70", 0)]
    assert numbered(tmp_path / "a.docx", [level(0, "%1)")], lines, change) == "1) a\n5) b\n6) c\n2) d"


@pytest.mark.parametrize(
    ("kind", "mark"), [("none", "Article :"), ("decimalZero", "Article 01 :"), ("?", "Article 1 :")]
)
def test_otherfigures(tmp_path: Path, kind: str, mark: str) -> None:
    assert numbered(tmp_path / "a.docx", [level(0, "Article %1 :", kind)], [("x", "70", 0)]).split() == [
        *mark.split(),
        "x",
    ]


def test_a_style_may_carry_the_list(tmp_path: Path) -> None:
    document = docx.Document()
    for text in ("un", "deux"):
        document.add_paragraph(text, style="List Bullet")
    document.add_paragraph("trois", style="List Number")
    document.save(str(tmp_path / "a.docx"))
    assert read(tmp_path / "a.docx").pages[0].text == "- un\n\n- deux\n\n1. trois"


@given(st.integers(1, 3999))
def test_romanfigures_stand_for_their_number(number: int) -> None:
    values = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
    figures = [values[sign] for sign in _roman(number)]
    following = [*figures[1:], 0]
    assert sum(-a if a < b else a for a, b in zip(figures, following, strict=True)) == number
