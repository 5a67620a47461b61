"""PDF pages of broken fonts: decoded without Tesseract, each word where its glyphs stand."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.errors import NoText
from index.reading import ocr
from index.reading.files import read
from index.reading.images import quote_boxes
from index.types import Document, Origin
from tests.index.reading.broken_pdf import ODD, broken, printed

READABLE = (
    "Le conseil municipal approuve le compte administratif de la commune pour 2022.",
    "Une subvention de 1 500 euros est attribuée au comité des fêtes du village.",
    "Le maire est chargé de l'exécution de la présente délibération.",
)


@pytest.fixture(autouse=True)
def without_tesseract(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setenv("PATH", str(tmp_path))
    ocr.available.cache_clear()
    yield
    ocr.available.cache_clear()


def decoded(document: Document) -> list[str]:
    return [page.text[start:end] for page in document.pages for start, end in page.decoded]


@pytest.fixture(scope="module")
def brochure(corpus_acts: Path) -> Path:
    return corpus_acts / "nec-2022-367.pdf"


def test_the_specimen_brochure_is_decoded(brochure: Path) -> None:
    document = read(brochure)
    assert [page.number for page in document.pages if page.origin is Origin.DECODED] == [4]
    page = document.pages[3]
    lines = re.sub(r"\n+", "\n", page.text)
    for told in (
        "1000\nvisiteurs attendus en deux",
        "650\nparticipants aux rendez",
        "150\nintervenantes et\nintervenants",
        "2018 Nantes",
        "2019 Marseille",
    ):
        assert told in lines
    start = page.text.index("2018 Nantes")
    assert page.origin_of(start, start + 11) is Origin.DECODED


def test_a_decoded_word_is_shown_where_its_glyphs_stand(brochure: Path) -> None:
    """The places are those of the page as printed, measured on its picture."""
    (nantes,) = quote_boxes(brochure, 4, "2018 Nantes")
    (marseille,) = quote_boxes(brochure, 4, "2019 Marseille")
    assert nantes == pytest.approx((59, 688, 117, 700), abs=3)
    assert marseille == pytest.approx((303, 688, 369, 700), abs=3)
    first, second = quote_boxes(brochure, 4, "visiteurs attendus en deux\njours")
    assert first[3] <= second[1] + 3
    assert first[0] < second[0] < second[2] < first[2]


def test_the_boxes_are_those_of_the_same_page_with_a_whole_font(tmp_path: Path) -> None:
    whole = printed(tmp_path / "act.pdf")
    wrong = broken(whole)
    assert decoded(read(wrong)) == list(ODD)
    for words in (ODD[0], "artistes venus", "nouvelle", "la fête aura lieu"):
        assert quote_boxes(wrong, 1, words) == quote_boxes(whole, 1, words) != ()


def test_only_the_lines_of_the_broken_font_are_marked(tmp_path: Path) -> None:
    document = read(broken(printed(tmp_path / "act.pdf", readable=READABLE * 4)))
    (page,) = document.pages
    assert [line for line in page.text.split("\n") if line] == [*READABLE * 4, *ODD]
    assert decoded(document) == list(ODD)
    start = page.text.index(ODD[0])
    assert page.origin_of(start, start + 9) is Origin.DECODED
    assert page.origin_of(0, len(READABLE[0])) is Origin.TEXT


def test_every_process_decodes_the_same(brochure: Path) -> None:
    """Sets have another order in each process, and of two readings that cost the same one must not win by it."""
    script = f"from pathlib import Path; from index.reading.files import read; print(read(Path({str(brochure)!r})))"
    told = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in "03"
    }
    assert len(told) == 1


def test_a_page_of_a_whole_font_is_not_decoded(tmp_path: Path) -> None:
    document = read(printed(tmp_path / "act.pdf", readable=READABLE))
    assert not decoded(document)
    assert document.pages[0].origin is Origin.TEXT


def test_a_font_whose_words_are_not_told_stays_unread(tmp_path: Path) -> None:
    """No guess is printed: without Tesseract to look at the page, it is told as unreadable."""
    soup = (
        "xq zvk wpt jjrh",
        "kqz wvx tpl mnrd",
        "zzkw qpv xtr hjl",
        "wqk vxz ptl rmnd",
        "qx kzv tpw jhr",
    ) * 3
    with pytest.raises(NoText):
        read(broken(printed(tmp_path / "soup.pdf", odd=soup)))
