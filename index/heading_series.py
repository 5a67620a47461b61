"""Which numbered lines of minutes count the acts: the series that goes on in order and opens decisions.

Enumerations inside an act are numbered too. A series of headings is told from them as a whole: it is the
chain of numbers, each the next of the one before, whose stretches hold the most decisions.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from index.heading_lines import Line, Sheet

_REACH = 120  # lines back in which the number before is sought
_LARGEST_STEP = 3  # a few numbers may be unread
_MISSING = 0.7  # cost of each
_IDLE = -0.15  # a heading under which nothing is decided


def best_series(sheet: Sheet, lines: Sequence[Line], end: int) -> tuple[Line, ...]:
    """The numbered headings among the lines before ``end``; empty where no two of a series decide."""
    families = {line.number.family for line in lines if line.number and not line.number.coded}
    chains = [_chain(sheet, [x for x in lines if x.number and x.number.family == f], end) for f in families]
    score, chain = max(chains, key=lambda found: found[0], default=(0.0, ()))
    chain = _without_subheadings(sheet, chain, end)
    return chain if score > 0 and decided_stretches(sheet, chain, end) >= 2 else ()


def decided_stretches(sheet: Sheet, lines: Sequence[Line], end: int) -> int:
    """How many of the headings decide before the next one, the last one before ``end``."""
    starts = [*(line.start for line in lines[1:]), end]
    return sum(sheet.decided(line.title_start, until) for line, until in zip(lines, starts, strict=False))


def _chain(sheet: Sheet, lines: list[Line], end: int) -> tuple[float, tuple[Line, ...]]:
    """(score, lines) of the best chain: the score of each line's best chain, from the chains before it."""
    scores: list[float] = []
    before: list[int | None] = []
    for i, line in enumerate(lines):
        best, link = _opening(line), None
        for j in range(max(0, i - _REACH), i):
            step = _step(_rank(lines[j]), _rank(line))
            if step is None:
                continue
            decided = sheet.decided(lines[j].title_start, line.start)
            score = scores[j] + (1.0 if decided else _IDLE) - step
            if score >= best:
                best, link = score, j
        scores.append(best + _worth(line))
        before.append(link)
    if not lines:
        return 0.0, ()
    ends = [s + sheet.decided(x.title_start, end) for s, x in zip(scores, lines, strict=True)]
    at: int | None = max(range(len(lines)), key=lambda i: ends[i])
    score, chain = ends[at or 0], []
    while at is not None:
        chain.append(lines[at])
        at = before[at]
    return score, tuple(reversed(chain))


def _rank(line: Line) -> tuple[int, ...]:
    assert line.number is not None
    return line.number.rank


def _opening(line: Line) -> float:
    """A series begins with its first number; one that begins later has lost some."""
    rank = _rank(line)
    return -0.3 * min(rank[-1] - 1, 4) if len(rank) == 1 else 0.0


def _worth(line: Line) -> float:
    return 0.3 * line.alone + 0.7 * line.announced + 0.2 * line.capitals - 0.9 * line.listed


def _step(first: tuple[int, ...], second: tuple[int, ...]) -> float | None:
    """The cost of going on from one rank to another, None where it doesn't: 2, 2.1, 2.2, 3."""
    common = min(len(first), len(second))
    if len(second) == common + 1 and second[:common] == first:
        step = second[common]
    elif len(second) == common and first[: common - 1] == second[: common - 1]:
        step = second[common - 1] - first[common - 1]
    else:
        return None
    return (step - 1) * _MISSING if 1 <= step <= _LARGEST_STEP else None


def _without_subheadings(sheet: Sheet, chain: tuple[Line, ...], end: int) -> tuple[Line, ...]:
    """The chain without numbers such as 2.1 and 2.2 that part one act's telling: only the last one decides."""
    starts = [*(line.start for line in chain[1:]), end]
    placed = list(zip(chain, starts, strict=False))
    kept: list[Line] = []
    for parent, group in groupby(placed, key=lambda each: _rank(each[0])[:-1]):
        lines = list(group)
        *others, last = (sheet.decided(line.title_start, until) for line, until in lines)
        below = bool(parent and kept and _rank(kept[-1]) == parent)
        if not (below and last and not any(others)):
            kept += [line for line, _ in lines]
    return tuple(kept)
