"""What stands behind a citation: the page with its highlight, or the passage, whatever became of the file."""

from __future__ import annotations

import hashlib
import zipfile
from base64 import b64decode
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from fpdf import FPDF
from PIL import Image

from assistant.types import Citation, Source
from index.types import FileKind
from tests.ui.fake_assistant import GRANT, LINES, PAGES, VOTE, FakeAssistant
from ui.page_view import HIGHLIGHT, LARGEST, OnDisk, SourceView, highlight, look, on_disk, passage


@pytest.fixture
def assistant(tmp_path: Path) -> FakeAssistant:
    return FakeAssistant(tmp_path)


def cited(assistant: FakeAssistant, question: str, rank: int = 1) -> Citation:
    return assistant.ask(question).citations[rank - 1]


def view(assistant: FakeAssistant, citation: Citation, page: int | None = None) -> SourceView:
    return look(assistant.source(citation), citation, page)


def pixels(seen: SourceView) -> Image.Image:
    assert seen.picture is not None
    head, _, body = seen.picture.uri.partition(",")
    assert head == "data:image/png;base64"
    return Image.open(BytesIO(b64decode(body)))


def coloured(image: Image.Image) -> int:
    counts = {colour: count for count, colour in image.getcolors(image.width * image.height) or []}
    return counts.get(HIGHLIGHT, 0)


def test_the_quoted_words_are_highlighted_on_the_page(assistant: FakeAssistant) -> None:
    seen = view(assistant, cited(assistant, "nec 2022"))
    assert seen.picture is not None
    assert (seen.picture.number, seen.page_count, seen.passage) == (1, 3, None)
    assert coloured(pixels(seen)) > 10_000
    assert seen.picture.spot is not None
    top = PAGES[0].index(f"{GRANT},")  # the fourth of six lines, at the top of an A4 page
    assert 0.02 * top < seen.picture.spot < 0.06 * top


def test_the_highlight_keeps_the_ink_and_colours_nothing_else() -> None:
    page = Image.new("RGB", (200, 100), "white")
    page.putpixel((50, 50), (0, 0, 0))
    marked = highlight(page, ((10, 20, 40, 30),), scale=2.0)
    assert marked.getpixel((50, 50)) == (0, 0, 0)
    assert marked.getpixel((60, 50)) == HIGHLIGHT
    assert {marked.getpixel((5, 5)), marked.getpixel((120, 50)), marked.getpixel((60, 80))} == {
        (255, 255, 255)
    }
    assert coloured(page) == 0


@pytest.mark.parametrize(("asked", "shown"), [(2, 2), (99, 3), (-4, 1)])
def test_other_pages_of_the_file_can_be_looked_at(assistant: FakeAssistant, asked: int, shown: int) -> None:
    seen = view(assistant, cited(assistant, "nec 2022", 3), asked)
    assert seen.picture is not None
    assert seen.picture.number == shown
    assert (coloured(pixels(seen)) > 0) is (shown == 2)


def test_words_that_are_not_on_the_image_are_shown_as_text(assistant: FakeAssistant) -> None:
    seen = view(assistant, cited(assistant, "introuvable"))
    assert seen.picture is not None
    assert seen.picture.spot is None
    assert coloured(pixels(seen)) == 0
    assert seen.passage is not None
    assert seen.passage.quote == "mots absents"


def test_a_text_file_shows_some_lines_around_the_words(assistant: FakeAssistant) -> None:
    seen = view(assistant, cited(assistant, "contre"))
    assert (seen.picture, seen.on_disk) == (None, OnDisk.SAME)
    found = seen.passage
    assert found is not None
    assert found.quote == VOTE
    assert found.before.splitlines()[0] == LINES[16]
    assert found.after.splitlines()[-1] == LINES[44]
    assert found.cut == (True, True)


@pytest.mark.parametrize(("question", "state"), [("déplacé", OnDisk.MISSING), ("changé", OnDisk.CHANGED)])
def test_a_file_moved_or_changed_shows_the_passage_as_read(
    assistant: FakeAssistant, question: str, state: OnDisk
) -> None:
    seen = view(assistant, cited(assistant, question))
    assert seen.on_disk is state
    assert seen.passage is not None
    assert seen.passage.quote == VOTE


def test_a_pdf_that_changed_is_not_shown_as_the_one_that_was_read(assistant: FakeAssistant) -> None:
    citation = cited(assistant, "nec 2022")
    assistant.pdf.write_bytes(assistant.pdf.read_bytes() + b"%")
    seen = view(assistant, citation)
    assert (seen.on_disk, seen.picture) == (OnDisk.CHANGED, None)
    assert seen.passage is not None
    assert seen.passage.quote == GRANT


def test_a_pdf_that_cannot_be_drawn_says_why(assistant: FakeAssistant, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 and nothing more")
    assert on_disk(broken, "") is OnDisk.CHANGED
    sha = hashlib.sha256(broken.read_bytes()).hexdigest()
    citation = replace(cited(assistant, "nec 2022"), document=sha, file=broken.name)
    seen = look(Source(str(broken), FileKind.PDF, f"Décide {GRANT}.", 1), citation)
    assert (seen.on_disk, seen.picture) == (OnDisk.SAME, None)
    assert str(broken) in seen.trouble
    assert seen.passage is not None
    assert seen.passage.quote == GRANT


def test_a_pdf_in_an_archive_is_drawn(assistant: FakeAssistant, tmp_path: Path) -> None:
    archive = tmp_path / "acts.zip"
    with zipfile.ZipFile(archive, "w") as new:
        new.write(assistant.pdf, "dir/act.pdf")
    citation = cited(assistant, "nec 2022")
    source = replace(assistant.source(citation), path=str(archive / "dir/act.pdf"))
    seen = look(source, citation)
    assert seen.on_disk is OnDisk.SAME
    assert coloured(pixels(seen)) > 10_000
    archive.write_bytes(b"PK no more")
    assert look(source, citation).on_disk is OnDisk.MISSING


def test_a_folder_in_the_file_s_place_is_a_missing_file(tmp_path: Path) -> None:
    assert on_disk(tmp_path, "") is OnDisk.MISSING


def test_words_that_moved_in_the_text_are_found_again(assistant: FakeAssistant) -> None:
    citation = cited(assistant, "contre")
    assert passage(f"Un titre.\n{VOTE}.", citation).before == "Un titre.\n"
    lost = passage("Rien de tel.", citation)
    assert (lost.before, lost.quote, lost.after, lost.cut) == ("", VOTE, "", (False, False))


def test_a_poster_is_made_smaller_and_its_words_stay_highlighted(assistant: FakeAssistant) -> None:
    pdf = FPDF(unit="pt", format=(3400, 2400))
    pdf.add_page()
    pdf.set_font("Helvetica", size=60)
    pdf.text(1700, 1200, "Plan de financement")
    pdf.output(str(assistant.pdf))
    sha = hashlib.sha256(assistant.pdf.read_bytes()).hexdigest()
    citation = replace(cited(assistant, "nec 2022"), document=sha, quote="Plan de financement")
    seen = view(assistant, citation)
    image = pixels(seen)
    assert image.size == (LARGEST, round(LARGEST * 2400 / 3400))
    assert coloured(image.crop((1490, 1000, 2100, 1100))) > 0.8 * coloured(image) > 1_000
    assert seen.picture is not None
    assert seen.picture.spot == pytest.approx(0.48, abs=0.02)
