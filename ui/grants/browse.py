"""The lines that a view is of, what they sum up to, and what else could be chosen. Pure, and exact."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from assistant import compute
from index.text import fold
from ui.grants.lines import Facet, Line
from ui.grants.view import Column, View

TOP = 8  # bars of a chart of many
BEFORE_TAX = "HT"


@dataclass(frozen=True, slots=True)
class Sum:
    """Lines added up, in euros. ``private``: how many are of private persons; ``maxima``: no more than that is
    given; ``unpriced``: lines without a sum, which are not in it; ``before_tax``: sums before tax."""

    amount: Decimal
    lines: int
    beneficiaries: int
    councils: int
    private: int
    maxima: int
    unpriced: int
    before_tax: int


@dataclass(frozen=True, slots=True)
class Slice:
    """The lines of one value of a facet."""

    value: str
    amount: Decimal
    lines: int


@dataclass(frozen=True, slots=True)
class Listing:
    """``options``: for each facet the values that the rest of the view leaves, with how many lines each has."""

    found: tuple[Line, ...]
    sum: Sum
    options: dict[Facet, tuple[tuple[str, int], ...]]
    slices: dict[Facet, tuple[Slice, ...]]


def browse(lines: Sequence[Line], view: View) -> Listing:
    sought = [line for line in lines if _says(line, fold(view.words).split())]
    found = [line for line in sought if _fits(line, view)]
    return Listing(
        found=tuple(_ordered(found, view)),
        sum=add_up(found),
        options={facet: _options(sought, view, facet) for facet in Facet},
        slices={facet: slices(found, facet) for facet in (Facet.YEAR, Facet.THEME, Facet.BENEFICIARY)},
    )


def _says(line: Line, words: Iterable[str]) -> bool:
    """Has it words that begin so? People search while they type."""
    told = f" {line.words}"
    return all(f" {word}" in told for word in words)


def _fits(line: Line, view: View, but: Facet | None = None) -> bool:
    return all(
        view.chosen(facet) in (None, getattr(line, facet.value)) for facet in Facet if facet is not but
    )


def _options(sought: Iterable[Line], view: View, facet: Facet) -> tuple[tuple[str, int], ...]:
    """By name, but for years: the latest first."""
    counts = Counter(getattr(line, facet.value) for line in sought if _fits(line, view, but=facet))
    chosen = view.chosen(facet)
    if chosen is not None:
        counts.setdefault(chosen, 0)
    return tuple(sorted(counts.items(), key=lambda c: fold(c[0]), reverse=facet is Facet.YEAR))


def add_up(found: Sequence[Line]) -> Sum:
    grants = [line.of.grant for line in found]
    return Sum(
        amount=_total(found),
        lines=len(found),
        beneficiaries=len({line.beneficiary for line in found if line.beneficiary}),
        councils=len({line.council for line in found if line.council}),
        private=sum(line.of.private for line in found),
        maxima=sum(grant.maximum for grant in grants),
        unpriced=sum(grant.amount is None for grant in grants),
        before_tax=sum(grant.basis == BEFORE_TAX for grant in grants),
    )


def slices(found: Iterable[Line], facet: Facet) -> tuple[Slice, ...]:
    """Of years in their order, of others the largest first; what isn't told is in none."""
    groups: defaultdict[str, list[Line]] = defaultdict(list)
    for line in found:
        if value := getattr(line, facet.value):
            groups[value].append(line)
    told = [Slice(value, _total(group), len(group)) for value, group in groups.items()]
    if facet is Facet.YEAR:
        return tuple(sorted(told, key=lambda s: s.value))
    return tuple(sorted(told, key=lambda s: (-s.amount, fold(s.value))))


def _total(found: Iterable[Line]) -> Decimal:
    return compute.total(line.amount for line in found if line.amount is not None)


def _ordered(found: Iterable[Line], view: View) -> list[Line]:
    """What has nothing in the column stands last, either way."""
    by = _KEYS[view.sort]
    told = [line for line in found if by(line) is not None]
    untold = [line for line in found if by(line) is None]
    return [*sorted(told, key=by, reverse=view.descending), *untold]


def _day(line: Line) -> date | None:
    return line.of.act.date


_KEYS: dict[Column, Callable[[Line], Any]] = {
    Column.BENEFICIARY: lambda line: fold(line.beneficiary) or None,
    Column.AMOUNT: lambda line: line.amount,
    Column.PURPOSE: lambda line: fold(line.purpose or line.theme) or None,
    Column.COUNCIL: lambda line: fold(line.council) or None,
    Column.DATE: _day,
}
