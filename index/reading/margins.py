"""Which lines of a page stand outside its text: running headers and footers, page numbers, stamps. Pure.

A running line is found by its repetition at one height on several pages, from the page's edge inwards. A
letterhead repeats too, in a register of one-page acts: it has many lines and names the act, and stays.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile
from operator import itemgetter

from index.reading.geometry import Box, hull, same_row
from index.reading.layout import Line
from index.reading.stamps import is_dated, is_stamp

_EDGE = 0.11  # of the page's height: where running lines stand, at the top and at the bottom
_STAMP_EDGE = 0.2  # stamps are put higher than a line of text, and lower than the running lines
_NEAR = 40.0  # points between the lines of one stamp
_MOST_LINES = 3  # a running header or footer has no more
_ENOUGH_PAGES = 3
_NUMBERED = re.compile(r"^\d{1,4}\b|\b\d{1,4}$|(?<=page )\d{1,4}\b|(?<=p\.)\d{1,4}\b|\d+\s*/\s*\d+$")
_ACT_WORDS = re.compile(r"extrait|registre|d[ée]lib[ée]ration\s+n|r[ée]publique|objet\s*:", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"(page|p\.)?\s*[-–]?\s*(\d{1,4})\s*(?:(?:/|sur|de)\s*(\d{1,4}))?\s*[-–]?", re.IGNORECASE
)

Key = tuple[str, bool, int]  # the line without its digits; at the top?; its height on the page


def marginal_lines(pages: Sequence[tuple[float, Sequence[Line]]]) -> list[frozenset[int]]:
    """For each page, given as (height in points, lines), the indices of the lines to take off its text."""
    places: dict[Key, set[int]] = defaultdict(set)
    for number, (height, lines) in enumerate(pages):
        for _, (text, top, place) in _edge_keys(height, lines):
            for shift in (-1, 0, 1):
                places[text, top, place + shift].add(number)
    taken = []
    for number, (height, lines) in enumerate(pages):
        keys = [
            (index, key, _repeats(places[key], number, len(pages)))
            for index, key in _edge_keys(height, lines)
        ]
        running = _running(lines, number + 1, keys)
        taken.append(frozenset(running | _stamped(height, lines)))
    return taken


def margin_texts(lines: Sequence[Line]) -> tuple[str, ...]:
    """The lines taken off, from top to bottom; what stands side by side is joined ("Reçu le :", its date)."""
    texts: list[str] = []
    before: Line | None = None
    for line in sorted(lines, key=lambda one: (round((one.top + one.bottom) / 6), one.left)):
        beside = before and same_row(before[:4], line[:4]) and 0 <= line.left - before.right < _NEAR
        if beside and texts:
            texts[-1] += f" {line.text}"
        else:
            texts.append(line.text)
        before = line
    return tuple(texts)


def _repeats(numbers: set[int], number: int, pages: int) -> bool:
    """Does a line that stands on these pages run through the ones around this page?

    On three pages in a row, on both of two, or (left and right pages may differ) on two pages of five.
    """
    if len(numbers) == pages == 2:
        return True
    in_a_row = any(numbers.issuperset(range(first, first + 3)) for first in range(number - 2, number + 1))
    return in_a_row or len(numbers) >= max(_ENOUGH_PAGES, 0.4 * pages)


def _edge_keys(height: float, lines: Sequence[Line]) -> Iterator[tuple[int, Key]]:
    for index, line in enumerate(lines):
        top = line.bottom < _EDGE * height
        if line.grid < 0 and (top or line.top > (1 - _EDGE) * height):
            yield index, (_NUMBERED.sub("#", line.text.casefold()), top, round(line.top / 6))


def _running(lines: Sequence[Line], number: int, keys: Sequence[tuple[int, Key, bool]]) -> set[int]:
    """The outermost lines of page ``number`` that repeat (the last of each triple), or are its number."""
    found: set[int] = set()
    for top in (True, False):
        side = [
            (lines[index].top, index, repeats or _is_page_number(lines[index].text, number))
            for index, key, repeats in keys
            if key[1] == top
        ]
        outer = [index for _, index, _ in takewhile(itemgetter(2), sorted(side, reverse=not top))]
        if len(outer) <= _MOST_LINES and not any(_ACT_WORDS.search(lines[i].text) for i in outer):
            found.update(outer)
    return found


def _is_page_number(text: str, number: int) -> bool:
    match = _PAGE_NUMBER.fullmatch(text.strip())
    return match is not None and bool(match[1] or match[3] or int(match[2]) == number)


def _stamped(height: float, lines: Sequence[Line]) -> set[int]:
    """The lines of stamps at the page's edge; a date alone is one only beside a line that says so."""
    candidates = [i for i, line in enumerate(lines) if line.grid < 0 and is_stamp(line.text)]
    sure = {
        i
        for i in candidates
        if not is_dated(lines[i].text)
        and (lines[i].bottom < _STAMP_EDGE * height or lines[i].top > (1 - _EDGE) * height)
    }
    return sure | {i for i in candidates if any(_near(lines[i], lines[j]) for j in sure)}


def _near(a: Line, b: Line) -> bool:
    around: Box = hull((a[:4], b[:4]))
    apart = (around[3] - around[1]) - (a.bottom - a.top) - (b.bottom - b.top)
    return apart < _NEAR and around[2] - around[0] < (a.right - a.left) + (b.right - b.left) + _NEAR
