"""What stands behind a citation, ready to be shown: the page's image with the quoted words highlighted,
or the passage of the text where there is no page to show (a text file, a file moved or changed)."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw

from assistant.types import Citation, Source
from index.errors import ActesError, UnreadableFile
from index.reading.archive import open_file
from index.reading.images import page_image, quote_boxes
from index.types import FileKind

HIGHLIGHT = (255, 224, 102)
SCALE = 2.0  # pixels a PDF point: 144 dpi, sharp on a screen
LARGEST = 3000  # pixels on the longer side
MARGIN = 1.5  # points around the words, so that the colour does not cut the letters
LINES_AROUND = 14

Box = tuple[float, float, float, float]  # left, top, right, bottom in PDF points from the top left


class OnDisk(StrEnum):
    """How the file on disk compares with the one that was read."""

    SAME = "same"
    CHANGED = "changed"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Passage:
    """Some lines of text: those before the quoted words, these words, those after. ``cut`` tells for the
    start and for the end if the text goes on beyond."""

    before: str
    quote: str
    after: str
    cut: tuple[bool, bool]


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page: the image as a data URI, and where the highlight starts, as a share (0-1) of its height;
    None where nothing is highlighted."""

    number: int
    uri: str
    spot: float | None


@dataclass(frozen=True, slots=True)
class SourceView:
    """All that the panel shows of one source. Either ``picture`` or ``passage`` is there, or both."""

    citation: Citation
    page_count: int
    on_disk: OnDisk = OnDisk.SAME
    picture: PagePicture | None = None
    passage: Passage | None = None
    trouble: str = ""


def look(source: Source, citation: Citation, page: int | None = None) -> SourceView:
    """What to show of a citation; ``page`` is another page of the same file than the cited one. A citation of no
    words is of a place alone."""
    path = Path(source.path)
    state = on_disk(path, citation.document)
    if source.kind is FileKind.TEXT or citation.page is None or state is not OnDisk.SAME:
        return SourceView(citation, source.page_count, state, passage=passage(source.text, citation))
    number = min(max(page or citation.page, 1), source.page_count)
    cited = number == citation.page
    try:
        picture = _picture(path, number, citation.quote if cited else "")
    except ActesError as error:
        found = passage(source.text, citation)
        return SourceView(citation, source.page_count, state, passage=found, trouble=str(error))
    unlocated = cited and citation.quote and picture.spot is None
    words = passage(source.text, citation) if unlocated else None
    return SourceView(citation, source.page_count, state, picture, words)


def on_disk(path: Path, sha256: str) -> OnDisk:
    """Whether the file is still the one that was read: its bytes have the same SHA-256."""
    try:
        with open_file(path) as file:
            same = hashlib.file_digest(file, "sha256").hexdigest() == sha256  # type: ignore[arg-type]
    except (OSError, UnreadableFile):
        return OnDisk.MISSING
    return OnDisk.SAME if same else OnDisk.CHANGED


def passage(text: str, citation: Citation) -> Passage:
    """The lines around the quoted words. Words that are no longer there stand alone."""
    start, end = citation.start, citation.end
    if text[start:end] != citation.quote:
        start = text.find(citation.quote) if citation.quote else -1
        end = start + len(citation.quote)
    if start < 0:
        return Passage("", citation.quote, "", (False, False))
    before, after = text[:start].split("\n"), text[end:].split("\n")
    return Passage(
        "\n".join(before[-LINES_AROUND - 1 :]),
        text[start:end],
        "\n".join(after[: LINES_AROUND + 1]),
        (len(before) > LINES_AROUND + 1, len(after) > LINES_AROUND + 1),
    )


def highlight(image: Image.Image, boxes: tuple[Box, ...], scale: float = SCALE) -> Image.Image:
    """A copy of the page with each box coloured as by a marker pen: the ink stays as dark as it was."""
    pen = Image.new("RGB", image.size, "white")
    draw = ImageDraw.Draw(pen)
    for left, top, right, bottom in boxes:
        corners = (left - MARGIN, top - MARGIN, right + MARGIN, bottom + MARGIN)
        draw.rectangle([corner * scale for corner in corners], fill=HIGHLIGHT)
    return ImageChops.multiply(image.convert("RGB"), pen)


def _picture(path: Path, number: int, quote: str) -> PagePicture:
    image = page_image(path, number, SCALE)
    share = min(1.0, LARGEST / max(image.size))  # a plan on a poster must not weigh on the browser
    if share < 1:
        image = image.resize((round(image.width * share), round(image.height * share)))
    boxes = quote_boxes(path, number, quote) if quote else ()
    spot = min(box[1] for box in boxes) * SCALE * share / image.height if boxes else None
    return PagePicture(number, _data_uri(highlight(image, boxes, SCALE * share)), spot)


def _data_uri(image: Image.Image) -> str:
    """The image inside the page itself: nothing to store, to serve or to guard."""
    buffer = BytesIO()
    image.save(buffer, "PNG")
    return "data:image/png;base64," + b64encode(buffer.getvalue()).decode("ascii")
