"""Who took no part in a vote: told before it, or a little behind its result."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.facts.finder import Reading
from index.names import find_people
from index.text import squeeze

# "M. X ne prend pas part au vote", "2 ne prenant pas part au vote (M. X et Mme Y)".
_APART = re.compile(
    r"(?P<before>(?:m\.|mme|monsieur|madame)[^;()\d]{3,160}?),?\s+(?:qui\s+)?(?:n'a|n'ont|ne\s+pren(?:d|nent|ant))\s+pas\s+(?:pris\s+)?part\s+au\s+vote"
    r"|ne\s+prenant\s+pas\s+part\s+au\s+vote\s*[(:]\s*(?P<after>[^()\n]*(?:\n[^()\n]*){0,3})"
)
_NO_PART = re.compile(r"part\s+au\s+vote")  # what both forms hold
_SENTENCE = re.compile(r"(?<!\bm)(?<!\bmm)(?<!\bmme)(?<!\bmmes)[.:](?=\s)|\n[ \t]*\n")
_LATER = 300  # characters behind a vote's result in which is told who took no part


def find_apart(reading: Reading, votes: Sequence[tuple[int, int]]) -> list[tuple[str, ...]]:
    """The names of who took no part in each of these votes (ranges of the act, in order): of several, the vote
    nearest to the words is meant."""
    names: list[list[str]] = [[] for _ in votes]
    for start, end, people in _told(reading, reading.act.start, min(reading.act.end, votes[-1][1] + _LATER)):
        far = [v_start - end if v_start >= end else start - v_end for v_start, v_end in votes]
        near = min(range(len(votes)), key=far.__getitem__)
        if votes[near][0] >= end or far[near] <= _LATER:
            names[near] += [name for name in people if name not in names[near]]
    return [tuple(each) for each in names]


def _told(reading: Reading, start: int, end: int) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    if not _NO_PART.search(reading.plain, start, end):
        return  # nearly always
    for match in _APART.finditer(reading.plain, start, end):
        at, until = match.span("after" if match["after"] else "before")
        if stops := list(_SENTENCE.finditer(reading.plain, at, until)):
            at = stops[-1].end()
        # In a sentence only a civility tells a name from other words with a capital.
        people = find_people(squeeze(reading.text.text[at:until]))
        names = (p.name for p in people if p.title or match["after"])
        yield match.start(), match.end(), tuple(dict.fromkeys(names))
