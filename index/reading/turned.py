"""Text set sideways on an upright page, as wide tables are: set upright to be read, and put back. Pure.

The page's own /Rotate is none of this: it turns all that is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.reading.geometry import Box, Ruling, Sheet, Word, hull, overlap

_FEWEST = 12  # words: fewer are a stamp along the margin
_LONG = 4  # letters of a word that tells by its shape how it is set
_HIGHER = 1.2  # times its width: a word set sideways
_IN_LINE = 2.0  # points between the sides of words of one line
_AROUND = 20.0  # points from its words to the lines drawn around a table


@dataclass(frozen=True, slots=True)
class Turned:
    """The part of a page that is set sideways, as a sheet of its own that stands upright.

    ``upwards`` where it is read from the page's bottom to its top; ``box`` is its place on the page, ``length``
    the page's side that its rows run along.
    """

    sheet: Sheet
    box: Box
    upwards: bool
    length: float

    def back(self, box: Box) -> Box:
        """The place on the page of a box of the sheet."""
        left, top, right, bottom = box
        if self.upwards:
            return top, self.length - right, bottom, self.length - left
        return self.length - bottom, left, self.length - top, right


def part_turned(sheet: Sheet) -> tuple[Sheet, Turned | None]:
    """The page without the text set sideways, and that text; None for most pages, at little cost."""
    higher = [word for word in sheet.words if word.bottom - word.top > word.right - word.left]
    sure = [word for word in higher if _is_sideways(word)]
    if len(sure) < _FEWEST:
        return sheet, None
    aside = _sideways(sheet.words, hull(sure))
    words = [word for at, word in enumerate(sheet.words) if at in aside]
    box = hull(words)
    drawn = hull((box, *(ruling for ruling in sheet.rulings if _meets(box, ruling))))
    inside = [ruling for ruling in sheet.rulings if _holds(drawn, ruling)]
    outside = [ruling for ruling in sheet.rulings if not _holds(drawn, ruling)]
    upwards = _reads_upwards(words)
    length = sheet.height if upwards else sheet.width
    turned = Sheet(
        sheet.height,
        sheet.width,
        tuple(Word(*_upright(word[:4], upwards, length), word.text, word.row) for word in words),
        tuple(Ruling(*_upright(ruling, upwards, length)) for ruling in inside),
        sheet.decoded,
    )
    rest = tuple(word for at, word in enumerate(sheet.words) if at not in aside)
    return sheet._replace(words=rest, rulings=tuple(outside)), Turned(turned, box, upwards, length)


def _is_sideways(word: Word) -> bool:
    return len(word.text) >= _LONG and word.bottom - word.top > _HIGHER * (word.right - word.left)


def _sideways(words: Sequence[Word], around: Box) -> frozenset[int]:
    """The words, by index, that are set sideways: long ones by their shape, short ones as their neighbour in the
    stream that they are in line with, else where they stand among the long ones."""
    found: set[int] = set()
    for at, word in enumerate(words):
        beside = [other for other in (*words[at - 1 : at], *words[at + 1 : at + 2]) if other.row == word.row]
        if len(word.text) >= _LONG:
            sideways = _is_sideways(word)
        elif any(_same_sides(word.left, word.right, other.left, other.right) for other in beside):
            sideways = True
        elif any(_same_sides(word.top, word.bottom, other.top, other.bottom) for other in beside):
            sideways = False
        else:
            sideways = _holds(around, word)
        if sideways:
            found.add(at)
    return frozenset(found)


def _same_sides(start: float, end: float, other_start: float, other_end: float) -> bool:
    return abs(start - other_start) < _IN_LINE and abs(end - other_end) < _IN_LINE


def _holds(box: Box, item: Word | Ruling) -> bool:
    return box[0] <= item.left and item.right <= box[2] and box[1] <= item.top and item.bottom <= box[3]


def _meets(box: Box, ruling: Ruling) -> bool:
    across = overlap(box[0], box[2], ruling.left, ruling.right)
    return min(across, overlap(box[1], box[3], ruling.top, ruling.bottom)) > -_AROUND


def _reads_upwards(words: Sequence[Word]) -> bool:
    """Do the words of a row follow each other towards the page's top?"""
    steps = [a.top - b.top for a, b in pairwise(words) if a.row == b.row and abs(a.left - b.left) < _IN_LINE]
    return sum(step > 0 for step in steps) >= len(steps) / 2


def _upright(box: Box | Ruling, upwards: bool, length: float) -> Box:
    left, top, right, bottom = box
    if upwards:
        return length - bottom, left, length - top, right
    return top, length - right, bottom, length - left
