"""The lines of a list that an act prints, each with its sum: "- le préau, pour 12 000 € - le mur, pour 3 000 €"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.fit import Candidate, Kind
from assistant.nearest import own_words
from index.text import squeeze

_MARK = re.compile(r"\s*([-–•▪➢✓*·])\s")
_TO_SUM = re.compile(
    r"[\s:,(–-]*\b(?:pour\s+)?(?:(?:un|le)\s+)?(?:montant|prix|co[ûu]t|somme)?\s*(?:total\s+)?(?:de|à|pour)?[\s:]*$"
)
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
