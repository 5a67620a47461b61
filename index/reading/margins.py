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

from index.dates import find_dates
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
_SITTING = re.compile(
    r"(?:[^,;:.]{3,60}\s[-–]\s|[^,;:.]{3,40},\s)?(?:PV|procès[- ]verbal|compte[- ]rendu|séance|réunion|conseil|commission"
    r"|assemblée)(?:\s[^,;:.]{1,60})?\s(?:du\s|des\s|-\s|–\s)",
    re.IGNORECASE,
)
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
        stamped = _stamped(height, lines)
        keys = [
            (index, key, _repeats(places[key], number, len(pages)))
            for index, key in _edge_keys(height, lines)
            if index not in stamped
        ]
        taken.append(frozenset(stamped | _running(lines, number + 1, keys)))
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

    On three pages in a row, on both of two, on all but the first, which may be a title, or (left and right pages
    may differ) on two pages of five.
    """
    if len(numbers) == pages == 2 or (pages > 2 and numbers.issuperset(range(1, pages)) and number):
        return True
    in_a_row = any(numbers.issuperset(range(first, first + 3)) for first in range(number - 2, number + 1))
    return in_a_row or len(numbers) >= max(_ENOUGH_PAGES, 0.4 * pages)


def _edge_keys(height: float, lines: Sequence[Line]) -> Iterator[tuple[int, Key]]:
    for index, line in enumerate(lines):
        top = line.bottom < _EDGE * height
        if line.grid < 0 and (top or line.top > (1 - _EDGE) * height):
            yield index, (_NUMBERED.sub("#", line.text.casefold()), top, round(line.top / 6))


def _running(lines: Sequence[Line], number: int, keys: Sequence[tuple[int, Key, bool]]) -> set[int]:
    """The outermost lines of page ``number`` that repeat (the last of each triple), are its number or name the
    sitting; on the first page a notice may stand outside of them."""
    found: set[int] = set()
    for top in (True, False):
        side = sorted((lines[index].top, index, repeats) for index, key, repeats in keys if key[1] == top)
        side = side if top else side[::-1]
        marked = [
            (index, repeats or _is_marginal(lines[index].text, number, top)) for _, index, repeats in side
        ]
        outer = [index for index, is_running in takewhile(itemgetter(1), marked)]
        if not outer and number == 1:
            outer = [index for index, is_running in takewhile(itemgetter(1), marked[1:])]
        if len(outer) <= _MOST_LINES and not any(_ACT_WORDS.search(lines[i].text) for i in outer):
            found.update(outer)
    return found


def _is_marginal(text: str, number: int, top: bool) -> bool:
    return _is_page_number(text, number) or (top and number > 1 and names_sitting(text))


def names_sitting(text: str) -> bool:
    """Is the line the name of a sitting and nothing else, as minutes are headed from the second page on?

    >>> names_sitting("Commune de V - Conseil municipal du 14 avril 2021"), names_sitting("Vu la loi du 2 mars 1982")
    (True, False)
    """
    dates = find_dates(text)
    return (
        bool(dates)
        and dates[-1].end == len(text.rstrip())
        and bool(_SITTING.fullmatch(text[: dates[-1].start]))
    )


def _is_page_number(text: str, number: int) -> bool:
    match = _PAGE_NUMBER.fullmatch(text.strip())
    return match is not None and bool(match[1] or match[3] or int(match[2]) == number)


def _stamped(height: float, lines: Sequence[Line]) -> set[int]:
    """The lines of stamps at the page's edge; a date alone is one only beside a line that says so."""
    free = [(i, line) for i, line in enumerate(lines) if line.grid < 0]
    edge = [
        (i, line) for i, line in free if line.bottom < _STAMP_EDGE * height or line.top > (1 - _EDGE) * height
    ]
    sure = {i: line for i, line in edge if is_stamp(line.text) and not is_dated(line.text)}
    if not sure:
        return set()
    return {i for i, line in free if is_stamp(line.text) and any(_near(line, one) for one in sure.values())}


def _near(a: Line, b: Line) -> bool:
    around: Box = hull((a[:4], b[:4]))
    apart = (around[3] - around[1]) - (a.bottom - a.top) - (b.bottom - b.top)
    return apart < _NEAR and around[2] - around[0] < (a.right - a.left) + (b.right - b.left) + _NEAR
