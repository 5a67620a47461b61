"""Pages drawn from broken fonts: their text decoded, each letter on the place of its glyph. [pdfium]"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import pypdfium2 as pdfium

from index.reading.characters import LINE_END_HYPHEN
from index.reading.garbled import may_be_garbled
from index.reading.glyphs import DecodedLine, decode
from index.reading.sheet import CharStream, characters
from index.reading.worth import Worth, worth

# Of the letters of a page's decoded rows, at least, stand in known words. Measured: 0.9 and more on pages told
# right; English and random letters, broken, don't reach the 0.6 below which a font is left alone.
_BELIEVED = 0.7
_decode = lru_cache(maxsize=2)(decode)  # it takes seconds, and a page is shown again and again
_ROW = re.compile(rf"([^\n{LINE_END_HYPHEN}]*)([\n{LINE_END_HYPHEN}]|$)")


@dataclass(frozen=True, slots=True)
class Recovered:
    """A page's text stream with its garbled rows decoded.

    ``places``: for each character of ``text``, its index in the page's own stream, -1 for a space that was set
    in. ``rows`` are the decoded ones, as ``Word.row`` counts them.
    """

    text: str
    places: tuple[int, ...]
    rows: frozenset[int]

    def stream(self, textpage: pdfium.PdfTextPage) -> CharStream:
        """The decoded text in the place of the page's own; a space that was set in has no character."""
        _, char_index = characters(textpage)
        return self.text, lambda index: char_index(self.places[index])


def looks_broken(lines: Sequence[str], value: Worth) -> bool:
    """Could a broken font have drawn some of a page's lines, worth that much? Quick for readable ones."""
    return value is Worth.GARBLED or may_be_garbled("\n".join(lines))


def recover(document: pdfium.PdfDocument) -> Mapping[int, Recovered]:
    """The pages, by index from 0, of which garbled rows could be decoded and are believed.

    They are solved together, for pages share their fonts, with the words of the other pages as help.
    """
    streams = [_stream(document, index) for index in range(len(document))]
    pages = [stream.split("\n") for stream in streams]
    broken = [index for index, lines in enumerate(pages) if looks_broken(lines, worth(lines))]
    readable = "\n".join(stream for index, stream in enumerate(streams) if index not in set(broken))
    rows = {index: _ROW.findall(streams[index])[:-1] for index in broken}
    drawn = [content.rstrip("\r") for index in broken for content, _ in rows[index]]
    found = _decode("\n".join(drawn), readable)
    lines = {line.number: line for line in found.lines}
    recovered: dict[int, Recovered] = {}
    first = 0
    for index in broken:
        own = {row: lines[first + row] for row in range(len(rows[index])) if first + row in lines}
        first += len(rows[index])
        if own and (page := _assembled(rows[index], own, found.text)):
            recovered[index] = page
    return recovered


def _stream(document: pdfium.PdfDocument, index: int) -> str:
    """The page's characters as the file has them; "" where it is damaged."""
    try:
        page = document[index]
        textpage = page.get_textpage()
    except pdfium.PdfiumError:
        return ""
    text, _ = characters(textpage)
    textpage.close()
    page.close()
    return text


def _assembled(
    rows: Sequence[tuple[str, str]], own: Mapping[int, DecodedLine], told: str
) -> Recovered | None:
    """The page with its decoded rows in place; None where they are not believed, or leave it garbled.

    ``rows`` are the contents and the marks that end them; ``told`` is the text that the lines are ranges of.
    """
    letters = {row: sum(map(str.isalpha, told[line.start : line.end])) for row, line in own.items()}
    known = sum(own[row].confidence * count for row, count in letters.items())
    if known < _BELIEVED * sum(letters.values()):
        return None
    text: list[str] = []
    places: list[int] = []
    at = 0
    for row, (content, end) in enumerate(rows):
        line = own.get(row)
        shown = told[line.start : line.end] if line else content
        text += [shown, end]
        places += [
            at + place if place >= 0 else -1 for place in (line.places if line else range(len(content)))
        ]
        at += len(content)
        places += range(at, at + len(end))
        at += len(end)
    whole = "".join(text)
    return (
        None if worth(whole.split("\n")) is Worth.GARBLED else Recovered(whole, tuple(places), frozenset(own))
    )
