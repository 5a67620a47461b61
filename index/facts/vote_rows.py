"""Votes that a table gives row by row: each is its row's, and none is the act's."""

from __future__ import annotations

import re

from index.facts.finder import Reading
from index.facts.vote_counts import ABSTENTIONS, AYES, NOES, find_counts, find_not_voting
from index.names import find_people
from index.text import flat, squeeze
from index.types import Outcome, Vote

_COLUMN = re.compile(r"(?:resultats?\s+du\s+)?votes?|scrutin")  # "Voté" is an amount: "Subventions votées"
_UNANIMOUS = re.compile(r"\bunanim(?:ite|es?)\b")
_MAJORITY = re.compile(r"\bmajori\w{1,3}\b")
_REJECTED = re.compile(r"\b(?:rejet|refus)\w*")


def find_row_votes(reading: Reading) -> list[Vote]:
    """The votes of all rows under a column of votes, in order; a row's span is the whole row."""
    out = []
    for table, start, end in reading.act_tables():
        column = next((i for i, h in enumerate(table.header) if _COLUMN.fullmatch(flat(squeeze(h)))), None)
        if column is None:
            continue
        for line in reading.lines(start, end):
            cells = line[0].split("\t")
            at = line.start() + sum(len(cell) + 1 for cell in cells[:column])
            if len(cells) > column and (vote := _of_cell(reading, at, at + len(cells[column]), line.span())):
                out.append(vote)
    return out


def without_row_votes(reading: Reading, rows: list[Vote]) -> str:
    """The reading's flat text, of the same length, with these rows blanked: what is left speaks of the act."""
    plain = reading.plain
    for row in rows:
        start = reading.text.offset(row.span.page, row.span.start)
        end = reading.text.offset(row.span.page, row.span.end)
        plain = plain[:start] + " " * (end - start) + plain[end:]
    return plain


def _of_cell(reading: Reading, start: int, end: int, row: tuple[int, int]) -> Vote | None:
    said = reading.plain[start:end]
    counts = find_counts(reading.text.text, reading.plain, start, end)
    number = {c.what: c.number for c in counts}
    names = {
        c.what: _people(reading.text.text[c.end : behind])
        for c, behind in zip(counts, [*(c.start for c in counts[1:]), end], strict=False)
    }
    unanimous = _UNANIMOUS.search(said) is not None
    if not number and not unanimous and not _MAJORITY.search(said) and not _REJECTED.search(said):
        return None
    return Vote(
        ayes=number.get(AYES),
        noes=number.get(NOES, 0 if unanimous else None),
        abstentions=number.get(ABSTENTIONS),
        unanimous=True if unanimous else False if _MAJORITY.search(said) else None,
        outcome=Outcome.REJECTED if _REJECTED.search(said) else Outcome.ADOPTED,
        groups=(),
        against_names=names.get(NOES, ()),
        abstaining_names=names.get(ABSTENTIONS, ()),
        not_voting_names=(),
        not_voting=find_not_voting(reading.plain, start, end),
        contradiction="",
        span=reading.span(*row),
    )


def _people(words: str) -> tuple[str, ...]:
    return tuple(person.name for person in find_people(squeeze(words).strip(" (:;")))
