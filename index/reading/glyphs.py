"""Text drawn from fonts whose characters are wrong, decoded.

Brochures are set in fonts that name no characters: what a PDF reader gives for them are glyph numbers, other
letters, spaces lost and some letters fallen into U+FFFD. Such lines are found by their characters, parted by
font, solved as substitutions (``substitution``), and cut into words by a word list (``spelling``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from index.reading.garbled import Font, find_fonts, may_be_garbled
from index.reading.lexicon import Lexicon, french, words_of
from index.reading.refine import Ground, refine
from index.reading.shifted import find_shifted
from index.reading.signs import (
    Piece,
    complete,
    is_combining,
    is_spaced,
    lost_letters,
    open_options,
    pieces,
    read_signs,
    without_spaces,
)
from index.reading.spelling import LOST, Reading
from index.reading.substitution import Solution, solve

_BELIEVED = 0.6  # of a font's letters, at least, must fall into known words
_ENOUGH_LINES = 400  # from all parts of a font's text: more tell nothing new
_CLEAR = 0.93  # with fewer, not only the rare letters are open to doubt
_TOLD = 0.4  # of a garbled line's letters, at least, else it stays as it is: a guess is no text
_FEW_LOST = 4  # letters to a lost one, at least, in a line of unknown words
_LINE_BELIEVED = 0.7  # the same for a line that looked readable
_JOINT = 6.0  # the cost of words that touch where spaces part them
_TIGHT_AFTER = frozenset("’-([/·")
_TIGHT_BEFORE = frozenset("’-)],./·")
_AFTER_FIGURE = frozenset("h e er re è ème eme nd nde m km k".split())  # 18h, 5ème
_SHORT = 3  # letters in brackets that end a word: Commun(s)


@dataclass(frozen=True, slots=True)
class DecodedLine:
    """``text[start:end]`` of the whole is a decoded line, its ``number``-th from 0.

    ``confidence``: the share of its letters that stand in known words. ``places``: for each character, the one of
    the garbled line that it was read from; -1 for a space that was set in.
    """

    start: int
    end: int
    number: int
    confidence: float
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with its garbled lines decoded, all others as they were. ``confidence`` is 1.0 where none is."""

    text: str
    confidence: float
    lines: tuple[DecodedLine, ...]


def decode(text: str, elsewhere: str = "") -> Decoded:
    """Garbled lines replaced by what they say; a font that can't be solved is left as it is.

    A letter that stays unknown is U+FFFD. Give the text before any Unicode normalisation: it would join and
    reorder the wrong characters. ``elsewhere`` is other text of the same document: its words are likely ones.
    """
    lines = text.split("\n")
    new = {
        at: _Line(told.text, tuple(range(len(told.text))), told.known, told.letters)
        for at, told in find_shifted(lines).items()
    }
    fonts = find_fonts(lines) if may_be_garbled(text) else ()
    garbled = {at for font in fonts for at in (*font.lines, *font.near)}.union(new)
    if not garbled:
        return Decoded(text, 1.0, ())
    own = words_of("\n".join([elsewhere, *(line for at, line in enumerate(lines) if at not in garbled)]))
    lexicon = french().with_own(own)
    for font in fonts:
        new |= _decode_font(lines, font, lexicon)
    return _assemble(lines, new)


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    places: tuple[int, ...]
    known: int
    letters: int


class _Token(NamedTuple):
    """A word, digit or mark, and the characters of the garbled line that it was read from, one a character."""

    text: str
    places: tuple[int, ...]


_Ground = tuple[Mapping[str, str], tuple[str, ...], Lexicon]  # the font's signs, what lost ones may be, words


def _decode_font(lines: Sequence[str], font: Font, lexicon: Lexicon) -> dict[int, _Line]:
    ground = _solved([lines[at] for at in font.lines][:: len(font.lines) // _ENOUGH_LINES + 1], lexicon)
    found = {at: _read_line(lines[at], *ground) for at in font.lines}
    if _share(found.values()) < _BELIEVED:
        return {}
    told = {at: line for at, line in found.items() if _is_told(lines[at], line)}
    return told | _adopt(lines, font, ground)


class _Attempt(NamedTuple):
    """A solution with all its signs read, and the share of the letters that then fall into words."""

    share: float
    table: Mapping[str, str]
    solution: Solution
    lexicon: Lexicon


def _solved(drawn: Sequence[str], lexicon: Lexicon) -> _Ground:
    """The solution under which most letters fall into words."""
    letters = frozenset("".join(drawn)) - {LOST}
    letters = frozenset(sign for sign in letters if not (sign.isspace() or is_combining(sign)))
    attempts = [_attempt(drawn, solution, lexicon) for solution in solve(drawn, letters)]
    best = max(attempts, key=lambda attempt: attempt.share)
    if best.share < _CLEAR:
        best = _refined(drawn, best, doubted=True)
    table, lexicon = best.table, best.lexicon
    lost = lost_letters(table, best.solution)
    runs = [part.signs for line in drawn for part in pieces(line, table) if LOST in part.signs]
    readings = ((run, read_signs(run, table, lost, lexicon, False)) for run in runs)
    return table, without_spaces(readings, lost), lexicon


def _attempt(drawn: Sequence[str], solution: Solution, lexicon: Lexicon) -> _Attempt:
    table = complete(drawn, solution, lexicon)
    lexicon = replace(lexicon, joint=_JOINT if is_spaced(drawn, table) else 0.0)
    return _refined(drawn, _Attempt(0.0, table, solution, lexicon), doubted=False)


def _refined(drawn: Sequence[str], attempt: _Attempt, doubted: bool) -> _Attempt:
    _, table, solution, lexicon = attempt
    if solution.shift is None:
        options = open_options(drawn, table, solution, doubted)
        table = refine(drawn, table, options, Ground(solution.order, lexicon))
    whole = [line for line in drawn if LOST not in line] or drawn
    share = _share(_read_line(line, table, (LOST,), lexicon) for line in whole)
    return _Attempt(share, table, solution, lexicon)


def _share(found: Iterable[_Line]) -> float:
    """The share of the letters that stand in known words."""
    lines = list(found)
    return sum(line.known for line in lines) / (sum(line.letters for line in lines) or 1)


def _is_told(garbled: str, line: _Line) -> bool:
    """Is it more than a guess: few letters lost, or most of them in known words?"""
    if 2 * garbled.count(LOST) > line.letters:
        return False
    return line.known >= _TOLD * line.letters or _FEW_LOST * garbled.count(LOST) <= line.letters


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
    tokens: list[_Token] = []
    known = letters = at = 0
    for part, after in zip(parts, [*parts[1:], Piece("", "")], strict=True):
        if part.mark:
            tokens.append(_Token(part.mark, (at,) * len(part.mark)))
            at += 1
            continue
        reading: Reading = read_signs(part.signs, table, lost, lexicon, after.mark == "’")
        known, letters = known + reading.known, letters + reading.letters
        for word, places in zip(reading.words, reading.places, strict=True):
            tokens.append(_Token(word, tuple(at + place for place in places)))
        at += len(part.signs)
    joined = _join(tokens)
    return _Line(joined.text, joined.places, known, letters)


def _join(tokens: Sequence[_Token]) -> _Token:
    """Words, digits and marks with the spaces that French sets between them."""
    texts = [token.text for token in tokens]
    out: list[tuple[str, int]] = []
    for at, token in enumerate(tokens):
        spaced = token.text[0] == " " or not out or out[-1][0] == " "
        if not (spaced or token.text.isspace() or _is_tight(texts, at)):
            out.append((" ", -1))
        for char, place in zip(token.text, token.places, strict=True):
            if not char.isspace():
                out.append((char, place))
            elif out and out[-1][0] != " ":
                out.append((" ", place))
    if out and out[-1][0] == " ":
        out.pop()
    return _Token("".join(char for char, _ in out), tuple(place for _, place in out))


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
            spans.append(DecodedLine(start, start + len(shown), at, share, new[at].places))
        out.append(shown)
        start += len(shown) + 1
    letters = sum(line.letters for line in new.values())
    confidence = sum(line.known for line in new.values()) / letters if letters else 1.0
    return Decoded("\n".join(out), confidence, tuple(spans))
