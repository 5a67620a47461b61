"""The same money once: a PV and the délibération of its sitting, a report and the decision that follows it, a
scan and its original are several files that tell one gift."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rapidfuzz import fuzz

from index.entities import council_key
from index.names import same_name
from index.text import flat, fold
from index.types import Act, Grant, GrantStatus

_MISREAD = 85  # of 100: names this near, in acts of one number, are one name and its misreading


@dataclass(frozen=True, slots=True)
class Telling:
    """A sum that an act tells. ``who``: what it is told of, equal for the same one; ``name``: as printed;
    ``kind``: tells apart what is never the same money, as ``kind_of`` does of grants. ``title``: the act's, where a
    copy of it in the same file (a page scanned twice) tells the money again."""

    act: Act
    who: Hashable
    name: str
    amount: Decimal | None
    kind: str = ""
    title: str = ""


def kind_of(grant: Grant) -> str:
    """Help in kind is no money; money asked of others is none received. What a report proposes and the decision
    awards is the same."""
    given = grant.status in (GrantStatus.AWARDED, GrantStatus.PROPOSED)
    return f"{'given' if given else grant.status.value}{' in kind' if grant.in_kind else ''}"


def told_again(tellings: Sequence[Telling]) -> dict[int, int]:
    """Which tellings tell money that is told before: their place -> the place of the one that stands.

    The same sum of the same one, by one council on one day, in two files whose acts don't bear two numbers, or in
    two acts of one file that bear one title. Rows of one act each stand for themselves: two rows of a PV are told
    again by two of the délibération.
    """
    again: dict[int, int] = {}
    taken: set[tuple[int, str]] = set()  # what stands, and a file that told it again
    for alike in (_same_one, _misread):
        standing: defaultdict[Hashable, list[int]] = defaultdict(list)
        for at, telling in enumerate(tellings):
            if at in again or telling.act.date is None:
                continue
            same = standing[telling.amount, telling.act.date, telling.kind]
            file = telling.act.document
            others = (s for s in same if _elsewhere(tellings[s], telling) and (s, file) not in taken)
            free = (s for s in others if alike(tellings[s], telling))
            first = next((s for s in free if _may_be_one(tellings[s].act, telling.act)), None)
            if first is None:
                same.append(at)
            else:
                again[at] = first
                taken.add((first, file))
    return again


_WORDS = 3  # of a title that names one act: "Divers" names many


def _elsewhere(a: Telling, b: Telling) -> bool:
    """Told in another file, or in another act of this one that bears its title."""
    if a.act.document != b.act.document:
        return True
    if a.act.id == b.act.id:
        return False
    return fold(a.title) == fold(b.title) and len(fold(a.title).split()) >= _WORDS


def _same_one(a: Telling, b: Telling) -> bool:
    return a.who == b.who or same_name(a.name, b.name)


def _misread(a: Telling, b: Telling) -> bool:
    """One name as printed and as OCR read it: that they are one, only the number of their acts can tell."""
    numbers = [_number(t.act) for t in (a, b)]
    return (
        bool(numbers[0]) and numbers[0] == numbers[1] and fuzz.ratio(fold(a.name), fold(b.name)) >= _MISREAD
    )


def _may_be_one(a: Act, b: Act) -> bool:
    """May two acts of one day, in two files, be one act?"""
    councils = {council_key(act) for act in (a, b) if act.council}
    return len(councils) < 2 and not _differ(_number(a), _number(b))


_Number = tuple[int | str, ...]


def _number(act: Act) -> _Number:
    """The figures of an act's number, and its "bis"; () where none is printed."""
    parts = re.findall(r"\d+|bis|ter|quater", flat(act.number.value)) if act.number else []
    return tuple(int(part) if part.isdigit() else part for part in parts)


def _differ(a: _Number, b: _Number) -> bool:
    """Are they the numbers of two acts? Those of another build (a PV's items 1, 2, 3; "2022-11") don't tell."""
    words = [[part for part in number if isinstance(part, str)] for number in (a, b)]
    return bool(a and b) and (words[0] != words[1] or (len(a) == len(b) and a != b))
