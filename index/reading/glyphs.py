"""Text drawn from fonts whose characters are wrong, decoded.

Brochures are set in fonts that name no characters: what a PDF reader gives for them are glyph numbers, other
letters, spaces lost and some letters fallen into U+FFFD. Such lines are found by their characters, parted by
font, solved as substitutions (``substitution``), and cut into words by a word list (``spelling``).
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.reading.garbled import Font, find_fonts, may_be_garbled
from index.reading.lexicon import Lexicon, french, words_of
from index.reading.signs import Piece, complete, lost_letters, pieces, read_signs, without_spaces
from index.reading.spelling import LOST, Reading
from index.reading.substitution import solve

_BELIEVED = 0.6  # of a font's letters, at least, must fall into known words
_TOLD = 0.4  # of a garbled line's letters, at least, else it stays as it is: a guess is no text
_FEW_LOST = 4  # letters to a lost one, at least, in a line of unknown words
_LINE_BELIEVED = 0.7  # the same for a line that looked readable
_TIGHT_AFTER = frozenset("’-([/·")
_TIGHT_BEFORE = frozenset("’-)],./·")
_AFTER_FIGURE = frozenset("h e er re è ème eme nd nde m km k".split())  # 18h, 5ème
_SHORT = 3  # letters in brackets that end a word: Commun(s)


@dataclass(frozen=True, slots=True)
class DecodedLine:
    """``text[start:end]`` of the whole is a decoded line; ``confidence``: the share of its letters that stand in known words."""

    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with its garbled lines decoded, all others as they were. ``confidence`` is 1.0 where none is."""

    text: str
    confidence: float
    lines: tuple[DecodedLine, ...]


def is_garbled(text: str) -> bool:
    """Does it hold lines drawn from a broken font? Quick for readable text."""
    return may_be_garbled(text) and bool(find_fonts(text.split("\n")))


def decode(text: str) -> Decoded:
    """Garbled lines replaced by what they say; a font that can't be solved is left as it is.

    A letter that stays unknown is U+FFFD. Give the text before any Unicode normalisation: it would join and
    reorder the wrong characters.
    """
    lines = text.split("\n")
    fonts = find_fonts(lines) if may_be_garbled(text) else ()
    if not fonts:
        return Decoded(text, 1.0, ())
    garbled = {at for font in fonts for at in (*font.lines, *font.near)}
    own = words_of("\n".join(line for at, line in enumerate(lines) if at not in garbled))
    lexicon = french().with_own(own)
    new: dict[int, _Line] = {}
    for font in fonts:
        new |= _decode_font(lines, font, lexicon)
    return _assemble(lines, new)


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    known: int
    letters: int


_Ground = tuple[Mapping[str, str], tuple[str, ...], Lexicon]  # the font's signs, what lost ones may be, words


def _decode_font(lines: Sequence[str], font: Font, lexicon: Lexicon) -> dict[int, _Line]:
    drawn = [lines[at] for at in font.lines]
    counts = Counter("".join(drawn))
    letters = frozenset(char for char in counts if not (char.isspace() or char == LOST or _is_mark(char)))
    solution = solve(drawn, letters)
    table = complete(drawn, solution, lexicon)
    lost = lost_letters(table, solution)
    runs = [
        part.signs for line in drawn for part in pieces(line, table) if LOST in part.signs and not part.mark
    ]
    lost = without_spaces(((run, read_signs(run, table, lost, lexicon, False)) for run in runs), lost)
    ground = table, lost, lexicon
    found = {at: _read_line(lines[at], *ground) for at in font.lines}
    if sum(line.known for line in found.values()) < _BELIEVED * sum(line.letters for line in found.values()):
        return {}
    told = {at: line for at, line in found.items() if _is_told(lines[at], line)}
    return told | _adopt(lines, font, ground)


def _is_told(garbled: str, line: _Line) -> bool:
    """Is it more than a guess: few letters lost, or most of them in known words?"""
    return line.known >= _TOLD * line.letters or _FEW_LOST * garbled.count(LOST) <= line.letters


def _is_mark(char: str) -> bool:
    return unicodedata.category(char) in ("Mn", "Cf", "Cc")


def _adopt(lines: Sequence[str], font: Font, ground: _Ground) -> dict[int, _Line]:
    """Lines that look readable but are of the font as well: they say something only when decoded."""
    found: dict[int, _Line] = {}
    table, _, lexicon = ground
    for at in font.near:
        if not all(char.isspace() or char == LOST or char in table for char in lines[at]):
            continue
        line = _read_line(lines[at], *ground)
        if line.letters and line.known >= _LINE_BELIEVED * line.letters and not _says(lines[at], lexicon):
            found[at] = line
    return found


def _says(line: str, lexicon: Lexicon) -> bool:
    """Do most of a line's words stand in the list?"""
    words = words_of(line)
    known = sum(len(word) for word in words if word in lexicon.costs)
    return known > 0.5 * sum(char.isalnum() for char in line)


def _read_line(line: str, table: Mapping[str, str], lost: tuple[str, ...], lexicon: Lexicon) -> _Line:
    parts = list(pieces(line, table))
    tokens: list[str] = []
    known = letters = 0
    for part, after in zip(parts, [*parts[1:], Piece("", "")], strict=True):
        if part.mark:
            tokens.append(part.mark)
            continue
        reading: Reading = read_signs(part.signs, table, lost, lexicon, after.mark == "’")
        known, letters = known + reading.known, letters + reading.letters
        tokens += reading.words
    return _Line(_join(tokens), known, letters)


def _join(tokens: Sequence[str]) -> str:
    """Words, digits and marks with the spaces that French sets between them."""
    out = ""
    for at, token in enumerate(tokens):
        if token.isspace() or not out or out[-1].isspace():
            out += token
            continue
        out += token if _is_tight(tokens, at) else " " + token
    return " ".join(out.split())


def _is_tight(tokens: Sequence[str], at: int) -> bool:
    before, token = tokens[at - 1], tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else ""
    if token.isdigit():
        return before.isdigit() or before in _TIGHT_AFTER or before == "h"
    if before.isdigit() and token.lower() in _AFTER_FIGURE:
        return True
    if before == "." and token.isalpha():
        return len(token) == 1 or token[0].islower()
    if token in ("(", "["):
        return following.islower() and len(following) <= _SHORT and before.isalpha()
    return token in _TIGHT_BEFORE or before in _TIGHT_AFTER


def _assemble(lines: Sequence[str], new: Mapping[int, _Line]) -> Decoded:
    spans: list[DecodedLine] = []
    out: list[str] = []
    start = 0
    for at, line in enumerate(lines):
        shown = new[at].text if at in new else line
        if at in new:
            share = new[at].known / new[at].letters if new[at].letters else 1.0
            spans.append(DecodedLine(start, start + len(shown), share))
        out.append(shown)
        start += len(shown) + 1
    letters = sum(line.letters for line in new.values())
    confidence = sum(line.known for line in new.values()) / letters if letters else 1.0
    return Decoded("\n".join(out), confidence, tuple(spans))
