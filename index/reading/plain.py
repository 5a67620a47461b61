"""A text file, UTF-8 or Latin-1, to a Document of one page."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from index.errors import EmptyFile, UnknownFormat
from index.reading.flattened import restore_lines
from index.reading.glyphs import Decoded
from index.reading.glyphs import decode as decode_glyphs
from index.types import Document, FileKind, Page

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")  # a form feed parts pages, as pdftotext writes it
# A text drawn from a PDF with a broken font holds a few controls; a binary file holds NUL, or many.
_FEW = 0.02
_NEWLINES = re.compile(r"\r\n?|\f|\u2028|\u2029|\x85")


def read_text(path: Path, data: bytes, sha256: str) -> Document:
    """One page, number 1, the text as it is but NFC, with ``\\n`` line ends; lines that a broken font garbled
    are decoded, and ``Page.decoded`` tells which.

    Raises UnknownFormat for what is no text, EmptyFile for nothing but white space.
    """
    text = decode(data)
    if text is None:
        raise UnknownFormat(str(path), "neither a PDF nor a text file", "give a PDF or a UTF-8 text file")
    text, decoded = _readable(decode_glyphs(_NEWLINES.sub("\n", text)))
    if not text.strip():
        raise EmptyFile(str(path), "nothing but white space in it", "give a file with text")
    return Document(sha256, str(path), FileKind.TEXT, (Page(1, text, decoded=decoded),))


def _readable(decoded: Decoded) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text in NFC with its lines apart, and the ranges of it that were decoded: part by part, since both
    steps change lengths."""
    parts: list[str] = []
    ranges: list[tuple[int, int]] = []
    length = at = 0
    for line in decoded.lines:
        clean = restore_lines(unicodedata.normalize("NFC", decoded.text[at : line.start]))
        told = unicodedata.normalize("NFC", decoded.text[line.start : line.end])
        start = length + len(clean)
        ranges.append((start, start + len(told)))
        parts += [clean, told]
        length, at = start + len(told), line.end
    rest = restore_lines(unicodedata.normalize("NFC", decoded.text[at:]))
    return "".join([*parts, rest]), tuple(ranges)


def decode(data: bytes) -> str | None:
    """UTF-8, UTF-16 with its mark, else Windows' Latin-1; None for what is no text in any of them. A stray
    control character becomes a space.

    Any bytes are Latin-1: it is believed only where they read as French: mostly letters, few accented.
    """
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text) and (encoding != "cp1252" or _reads_as_french(text)):
            return _CONTROLS.sub(" ", text)
    return None


def _is_text(text: str) -> bool:
    return "\0" not in text and len(_CONTROLS.findall(text)) <= _FEW * len(text)


def _encodings(data: bytes) -> tuple[str, ...]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    return ("utf-8-sig", "cp1252")


def _reads_as_french(text: str) -> bool:
    letters = sum(char.isalpha() for char in text)
    accented = sum(char.isalpha() and not char.isascii() for char in text)
    return letters > 0.5 * len(text.strip()) and accented < 0.25 * letters
