"""Words, rulings and boxes on a page: points from the displayed page's top left corner, y downwards.

Tuples, not dataclasses: a page has hundreds of them, and the reading is to be fast.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

Box = tuple[float, float, float, float]  # left, top, right, bottom


class Word(NamedTuple):
    """A run of characters without space. ``row`` is the line of the file's own text stream it stands on."""

    left: float
    top: float
    right: float
    bottom: float
    text: str
    row: int


class Ruling(NamedTuple):
    """A straight line, horizontal (top == bottom) or vertical (left == right)."""

    left: float
    top: float
    right: float
    bottom: float


class Sheet(NamedTuple):
    """What is printed on one page, in the order of the file's text stream; ``decoded`` rows came from a broken
    font."""

    width: float
    height: float
    words: tuple[Word, ...]
    rulings: tuple[Ruling, ...]
    decoded: frozenset[int] = frozenset()


def hull(boxes: Iterable[Box | Word | Ruling]) -> Box:
    """The smallest box around all; at least one is needed."""
    lefts, tops, rights, bottoms, *_ = zip(*boxes, strict=False)
    return min(lefts), min(tops), max(rights), max(bottoms)


def row_texts(words: Iterable[Word]) -> list[str]:
    """The words of each row of the stream, parted by spaces."""
    return [" ".join(word.text for word in row) for _, row in groupby(words, key=attrgetter("row"))]


def overlap(start: float, end: float, other_start: float, other_end: float) -> float:
    """The length that two ranges share; negative: the gap between them."""
    return min(end, other_end) - max(start, other_start)


def same_row(a: Box | Word, b: Box | Word) -> bool:
    """Do both stand on one line: do they share most of the lower one's height?"""
    shared = overlap(a[1], a[3], b[1], b[3])
    return shared > 0.5 * min(a[3] - a[1], b[3] - b[1])
