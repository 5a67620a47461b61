"""Lines of plain characters that are glyph numbers: nothing in them is odd but the words.

A TrueType font numbers its glyphs in the order of the Macintosh's characters, from 3 for the space: where a PDF
names no characters, "Le conseil" is read as "/H FRQVHLO".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.reading.lexicon import french
from index.reading.spelling import LOST

_SHIFT = 29  # from a glyph's number to its character
_GAP = 0x7F  # a code without a character on the Macintosh: it has no glyph either
_BLANKS = " \t\xa0"
_FEWEST = 40  # letters of such lines, at least: fewer prove nothing
_LONG = 8  # letters of a line that is looked at
_FEWEST_VOWELS = 0.25  # of a line's letters: French has 0.36 to 0.5
_NEAR = 3  # lines
_KNOWN = 0.7  # of a line's letters, at least, stand in French words when it is told


@dataclass(frozen=True, slots=True)
class Told:
    """What a line says, character by character, and how many of its letters stand in known words."""

    text: str
    known: int
    letters: int

    @property
    def share(self) -> float:
        return self.known / self.letters if self.letters else 0.0


def find_shifted(lines: Sequence[str]) -> Mapping[int, Told]:
    """The lines, by number, that are French when their characters are taken for glyph numbers."""
    odd = [at for at, line in enumerate(lines) if _has_few_vowels(line)]
    found = {at: told for at in odd if (told := tell(lines[at])).share >= _KNOWN}
    if sum(told.letters for told in found.values()) < _FEWEST:
        return {}
    # Other lines beside them prove nothing alone, but are of the same font where that says more.
    near = range(max(min(found) - _NEAR, 0), min(max(found) + _NEAR + 1, len(lines)))
    beside = {at: tell(lines[at]) for at in near if at not in found}
    return found | {
        at: told for at, told in beside.items() if told.share > max(0.5, 2 * _told(lines[at]).share)
    }


def tell(line: str) -> Told:
    """
    >>> tell("/H FRQVHLO").text
    'Le conseil'
    """
    return _told("".join(char if char in _BLANKS else _of_glyph(ord(char)) for char in line))


def _of_glyph(number: int) -> str:
    code = number + _SHIFT
    if code >= _GAP:
        code += 1
    return bytes([code]).decode("mac_roman") if 0x20 <= code <= 0xFF else LOST


def _told(text: str) -> Told:
    words = "".join(char if char.isalpha() else " " for char in text).lower().split()
    known = sum(len(word) for word in words if word in french().costs)
    return Told(text, known, sum(map(len, words)))


def _has_few_vowels(line: str) -> bool:
    letters = sum(map(str.isalpha, line))
    if letters < _LONG:
        return False
    small = line.lower()
    return sum(map(small.count, "aeiouy")) < _FEWEST_VOWELS * letters
