"""The lines of a list that an act prints, each with its sum: "- le préau, pour 12 000 € - le mur, pour 3 000 €"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.fit import Candidate, Kind
from assistant.nearest import own_words
from index.text import flat, squeeze

_MARK = re.compile(r"\s*([-–•▪➢✓*·])\s")
_TO_SUM = re.compile(
    r"[\s:,(–-]*\b(?:pour\s+)?(?:(?:un|le)\s+)?(?:montant|prix|co[ûu]t|somme)?\s*(?:total\s+)?(?:de|à|pour)?[\s:]*$"
)
_TOTAL = re.compile(r"\btot(?:al|ale|ales|aux)\b|\bensemble\b")
_WORD = re.compile(r"(?!euros?\b)\b[^\W\d]{2,}")
_TABLE = 3  # rows that make a table
_APART = 60  # characters between two lines of one list, at most: what a line says behind its sum


def lines_beside(best: Candidate, standing: Sequence[Candidate]) -> list[Candidate]:
    """The lines of the list that has ``best``, in their order, each sum once; none where it stands in no list, or
    where a line tells several sums."""
    lines = sorted(
        (
            c
            for c in standing
            if c.kind is Kind.MENTION and c.act.id == best.act.id and _mark(c) == _mark(best)
        ),
        key=lambda c: (c.span.page, c.span.start),
    )
    runs: list[list[Candidate]] = []
    for line in lines if _mark(best) else ():
        if runs and _follows(runs[-1][-1], line):
            runs[-1].append(line)
        else:
            runs.append([line])
    mine = next((run for run in runs if best in run), [])
    return [replace(c, label=_name(c)) for c in mine] if len({c.span for c in mine}) == len(mine) > 1 else []


def rows_beside(best: Candidate, standing: Sequence[Candidate]) -> list[Candidate]:
    """The rows of the one table on the page of ``best``, each with its one sum, totals left out; none of several
    tables, or where a row tells several sums."""
    rows = sorted(
        (
            c
            for c in standing
            if c.kind is Kind.MENTION
            and (c.act.id, c.span.page) == (best.act.id, best.span.page)
            and "\t" in c.span.quote
        ),
        key=lambda c: c.span.start,
    )
    rows = [c for c in rows if not _TOTAL.search(flat(c.span.quote))]
    one_each = len({c.span for c in rows}) == len(rows) >= _TABLE
    together = all(_follows(before, row) for before, row in pairwise(rows))
    return [replace(c, label=_cells(c)) for c in rows] if one_each and together else []


def _cells(c: Candidate) -> str:
    """What a row says beside its sum: its cells that hold words."""
    cells = (squeeze(cell) for cell in c.span.quote.split("\t"))
    return ", ".join(cell for cell in cells if _WORD.search(cell))


def _name(c: Candidate) -> str:
    """What its line says before the sum; all of the line where that is nothing."""
    line = squeeze(c.span.quote)[1:]
    return _TO_SUM.sub("", own_words(line, c.amount)[0]).strip() or line.strip()


def _mark(c: Candidate) -> str:
    """The mark before its line, "" of a sentence that stands in no list."""
    mark = _MARK.match(c.span.quote)
    return mark[1] if mark else ""


def _follows(before: Candidate, line: Candidate) -> bool:
    return before.span.page == line.span.page and line.span.start - before.span.end < _APART
