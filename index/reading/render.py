"""Lines and tables to a page's text, with the tables' offsets in it. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from itertools import pairwise

from index.reading.grids import Grid
from index.reading.layout import Line
from index.reading.margins import margin_texts
from index.types import Page, Table

_PARAGRAPH = 0.4  # of a line's height: the gap beyond the usual one that parts two paragraphs
_HYPHENATED = re.compile(r"(\w[\w’']*)-$")
# First parts of French compound words: a line broken after their hyphen keeps it.
_COMPOUND_FIRST = re.compile(
    r"abris?|après|arc|arrière|aux?|aussi|avant|ce(?:lle|lles|lui|ux)|chef|ci|compte|contre|demi|dit|elles?|entre|est"
    r"|ex|extra|grand|hautes?|hors|jusque|là|libre|lui|main|mi|mini|moi|moyen|non|nord|nous|nouveau|ouest|outre|par"
    r"|petite?|peut|plate|porte|post|pr[eé]|procès|quasi|quelques|rendez|rez|savoir|saint[es]?|semi|sous|sud|sus|tiers"
    r"|trois|ultra|vice|vis|vous|y"
)
_COMPOUND_LAST = re.compile(
    r"(?:ci|là|elles?|ils?|je|nous|vous|lui|leur|même|mêmes|dessus|dessous|après|avant|contre|joint|jointe|joints"
    r"|jointes|verbal|verbaux|président|présidente|présidents|présidentes|propriété|t|on|ce|le|la|les|de|du|des|en"
    r"|sur|sous|à|vous|et)\b"
)
Known = Callable[[str], bool]


def render_page(
    number: int, lines: Sequence[Line], grids: Sequence[Grid], off: Collection[int], known: Known
) -> tuple[Page, tuple[Table, ...]]:
    """The page with its text and margin, and its tables. ``off`` are the lines that go to the margin.

    ``known(word)`` tells whether the document has this word (in lower case) elsewhere.
    """
    kept = [line for index, line in enumerate(lines) if index not in off]
    usual = _usual_gap(kept)
    parts: list[str] = []
    tables: list[Table] = []
    decoded: list[tuple[int, int]] = []
    at = 0
    for index, line in enumerate(kept):
        before = "" if index == 0 else "\n\n" if _parted(kept[index - 1], line, usual) else "\n"
        text = line.text
        if line.grid >= 0:
            text = "\n".join("\t".join(row) for row in grids[line.grid].rows)
        elif parts and kept[index - 1].grid < 0 and (glued := glue(parts[-1], text, known)) is not None:
            word, text = glued
            at += len(word) - len(parts[-1])
            parts[-1] = word
            before = "\n" if text else ""
        if line.grid >= 0:
            start = at + len(before)
            grid = grids[line.grid]
            tables.append(Table(number, start, start + len(text), grid.header, grid.box))
        if line.decoded:
            decoded.append((at + len(before), at + len(before) + len(text)))
        parts += [before, text]
        at += len(before) + len(text)
    margin = margin_texts([lines[index] for index in off])
    return Page(number, "".join(parts), margin=margin, decoded=tuple(decoded)), tuple(tables)


def glue(line: str, following: str, known: Known) -> tuple[str, str] | None:
    """A word broken at the line's end is put together on its line; what is left of the following line.

    None where the line ends with no broken word.

    >>> glue("une subven-", "tion de 500 €", lambda word: False)
    ('une subvention', 'de 500 €')
    >>> glue("Monsieur Jean-", "Claude", lambda word: False)
    ('Monsieur Jean-Claude', '')
    """
    match = _HYPHENATED.search(line) if line.endswith("-") else None
    if not match or not following[:1].isalnum() or match[1][-1].isdigit() != following[0].isdigit():
        return None
    rest, _, left = following.partition(" ")
    return (line[:-1] if _is_hyphenation(match[1], rest, known) else line) + rest, left


def _is_hyphenation(first: str, rest: str, known: Known) -> bool:
    last = re.match(r"\w+", rest)
    if not last or first[-1].isdigit():
        return False
    start, end = re.split(r"[’']", first.lower())[-1], last[0].lower()
    if known(start + end):
        return True
    if known(f"{start}-{end}") or not (first[-1].islower() and rest[0].islower()):
        return False
    return not _COMPOUND_FIRST.fullmatch(start) and not _COMPOUND_LAST.match(rest)


def _usual_gap(lines: Sequence[Line]) -> float:
    text = [line for line in lines if line.grid < 0]
    gaps = [b.top - a.bottom for a, b in pairwise(text) if a.top < b.top < a.bottom + 3 * (a.bottom - a.top)]
    return sorted(gaps)[len(gaps) // 5] if gaps else 0.0


def _parted(a: Line, b: Line, usual: float) -> bool:
    if a.grid >= 0 and b.grid >= 0:
        return True
    height = min(b.bottom - b.top, a.bottom - a.top) if a.grid < 0 and b.grid < 0 else 12.0
    return b.bottom < a.top or b.top - a.bottom > max(usual, 0) + _PARAGRAPH * height
