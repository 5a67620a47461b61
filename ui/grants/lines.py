"""The grants that count, each as a line to be found, filtered and sorted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from index.entities import council_key, council_names
from index.purses import Purse
from index.tally import Tallied
from index.text import fold, squeeze
from index.types import GrantStatus


class Facet(StrEnum):
    """What lines are filtered by; each is a field of ``Line`` and of ``View``."""

    PURSE = "purse"
    COUNCIL = "council"
    YEAR = "year"
    NATURE = "nature"
    THEME = "theme"
    BENEFICIARY = "beneficiary"


@dataclass(frozen=True, slots=True)
class Line:
    """A grant that counts. The facets are texts, "" where the act doesn't tell (``beneficiary``: also of a private
    person, who is never named); ``words``: what a search looks in, folded."""

    of: Tallied
    purse: Purse
    council: str
    year: str
    nature: str
    theme: str
    beneficiary: str
    purpose: str
    act: str
    words: str

    @property
    def key(self) -> str:
        return self.of.key

    @property
    def amount(self) -> Decimal | None:
        return self.of.grant.amount


def lines(grants: Iterable[Tallied]) -> tuple[Line, ...]:
    """The lines of the grants that count, in their order."""
    counted = [one for one in grants if one.counted]
    councils = council_names(one.act for one in counted)
    names = _names(counted, councils)
    return tuple(_line(one, councils[council_key(one.act)], names) for one in counted)


def _names(grants: Iterable[Tallied], councils: Mapping[str, str]) -> dict[int, str]:
    """The name of each entity (its place) that is no person; with its council's where several bear one name."""
    found = {
        one.entity.place: (one.entity.name, councils[council_key(one.act)])
        for one in grants
        if one.entity and not one.entity.person
    }
    bearers = Counter(fold(name) for name, _ in found.values())
    return {
        place: f"{name} ({council})" if bearers[fold(name)] > 1 and council else name
        for place, (name, council) in found.items()
    }


def _line(one: Tallied, council: str, names: Mapping[int, str]) -> Line:
    act, grant = one.act, one.grant
    given = grant.status in (GrantStatus.AWARDED, GrantStatus.PROPOSED)
    who = (
        names.get(one.entity.place, "")
        if one.entity
        else grant.funder or ("" if given else grant.beneficiary)
    )
    number, title = act.number.value if act.number else "", act.title.value if act.title else ""
    # What surrounds a private person's aid may name them too.
    told = ("", "", "", "") if one.private else (who, squeeze(grant.purpose), squeeze(grant.theme), title)
    beneficiary, purpose, theme, title = told
    return Line(
        of=one,
        purse=one.purse,
        council=council,
        year=str(act.date.year) if act.date else "",
        nature=grant.nature.value,
        theme=theme,
        beneficiary=beneficiary,
        purpose=purpose,
        act=number or squeeze(title),
        words=fold(" ".join((beneficiary, purpose, theme, title, number, council))),
    )
