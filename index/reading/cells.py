"""From the lines in a table's cells to its rows: wrapped cells, broken words, unruled rows, the header."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

Row = Sequence[str]


class Piece(NamedTuple):
    """One line of a cell."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


_AMOUNT = re.compile(
    r"[-+−]?\s*\d{1,3}(?:[ .\u00a0\u202f]?\d{3})*(?:[.,]\d+)?\s*(?:€|%|euros?|K€|HT|TTC)*", re.IGNORECASE
)
_MONEY = re.compile(r"\d\s*€|\d,\d\d\b|\d[ .]\d{3}\b")
_NUMBER = re.compile(r"\d{2}")
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s*[-/]\s*(?:19|20)?\d\d)?")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
# What ends a French word and is no word of its own, nor the start of one.
_ENDING = re.compile(
    r"(?:[erstx]|(?-i:[bcdfghjklmnpqrstvwxz]{2,3})|[eé]e?s|nt|[eé]es?|(?:e?m)?ents?|(?:[ats]|ca|sa)?t?ions?"
    r"|(?:n?ai)?res?|iques?|[ae]nces?|eurs?|it[eé]s?|t[eé]s?|ures?|[ei]lles?|ifs?|ives?|ants?|ables?|ages?|g?ories?)"
    r"[.,:;)]?",
    re.IGNORECASE,
)
_WORD = re.compile(r"(?:[^\W\d_]{1,3}['’])?[^\W\d_]+")
_TOOL_WORD = re.compile(r"(?:d[eu]s?|l[ae]s?|et|ou|en|aux?|par|pour|sur|[àa])", re.IGNORECASE)


def cell_text(lines: Sequence[Piece], room: float) -> str:
    """The cell as one line. ``room`` is the width in points that a line may fill.

    A word too long for its cell is broken without a hyphen: then the parts are joined.
    """
    if not lines:
        return ""
    text = lines[0].text
    for index, (line, following) in enumerate(pairwise(lines)):
        last = index == len(lines) - 2
        if _hyphenated(line.text, following.text):
            text = text[:-1] + following.text
        elif line.text.endswith("-") and line.text[-2:-1].isalnum():
            text += following.text
        else:
            text += ("" if _broken(line, following.text, room, last) else " ") + following.text
    return text


def _hyphenated(line: str, following: str) -> bool:
    return line.endswith("-") and line[-2:-1].islower() and following[:1].islower()


def _broken(line: Piece, following: str, room: float, last: bool) -> bool:
    """Is the line's only word cut where the cell ends, with its rest on the following line?"""
    word, rest = line.text, following.split(" ")[0]
    if not (_WORD.fullmatch(word) and rest[:1].isalpha() and word[-1].isupper() == rest[0].isupper()):
        return False
    letter = (line.right - line.left) / len(word)
    if not -letter < room - (line.right - line.left) < 1.2 * letter:
        return False  # one more letter would have had its place
    alone = last and rest == following
    return bool(_ENDING.fullmatch(rest)) or (alone and bool(_TOOL_WORD.fullmatch(rest)))


def split_row(row: Sequence[list[Piece]]) -> list[list[list[Piece]]]:
    """The rows that stand in one ruled row: as many as its column of amounts has lines.

    Tables drawn with columns only, or with one box for all lines, have several rows between two rulings.
    """
    figures = [cell for cell in row if len(cell) > 1 and all(is_amount(piece.text) for piece in cell)]
    if len({len(cell) for cell in figures}) != 1:
        return [list(row)]
    starts = [piece.top for piece in figures[0]]
    parts: list[list[list[Piece]]] = [[[] for _ in row] for _ in starts]
    for column, cell in enumerate(row):
        for piece in cell:
            middle = (piece.top + piece.bottom) / 2
            above = [i for i, top in enumerate(starts) if top <= middle]
            parts[above[-1] if above else 0][column].append(piece)
    return parts


def is_amount(text: str) -> bool:
    """A figure alone: "1 500 €", "2,06 %", "-"."""
    return text in {"-", "–"} or bool(_AMOUNT.fullmatch(text))


def header_of(rows: Sequence[Row], owners: Sequence[Sequence[int]]) -> tuple[str, ...]:
    """The column titles, () where the first rows are none. A title over several columns is given to each.

    ``owners[i][j]`` is the column whose cell covers column j in row i.
    """
    first = next((i for i, row in enumerate(rows) if sum(map(bool, row)) > 1), len(rows))
    if first > 1 or first >= len(rows):
        return ()
    body = rows[first + 1 :]
    figures = [column for column, cells in enumerate(zip(*body, strict=True)) if _mostly_amounts(cells)]
    if not _titles(rows[first], figures) or (body and not figures and len(rows[first]) < 3):
        return ()
    top = [rows[first][owner] for owner in owners[first]]
    spanned = any(owner != column for column, owner in enumerate(owners[first]))
    if spanned and len(body) > 1 and sum(map(bool, body[0])) > 1 and _titles(body[0], figures):
        return tuple(" ".join(filter(None, pair)) for pair in zip(top, body[0], strict=True))
    return tuple(top)


def _mostly_amounts(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return bool(filled) and 2 * sum(bool(re.search(r"\d", c)) and is_amount(c) for c in filled) > len(filled)


def _titles(row: Row, figures: Sequence[int]) -> bool:
    """Words, no money, and no number but a year; a column of figures may have other numbers in its title."""
    return all(
        not cell or bool(_YEAR.fullmatch(cell))
        or (bool(_LETTERS.search(cell)) and len(cell) < 120 and not _MONEY.search(cell)
            and (column in figures or not _NUMBER.search(_YEAR.sub("", cell))))
        for column, cell in enumerate(row)
    )  # fmt: skip


def is_certain(rows: Sequence[str]) -> bool:
    """Is a header found in these rows (cells parted by tabs) sure? Of words above words one can't tell."""
    return any(re.search(r"\d", cell) and is_amount(cell) for row in rows[1:] for cell in row.split("\t"))
