"""What someone looks at: the words searched, the facets chosen, the order; and the steps from one to the next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from index.purses import Purse
from ui.grants.lines import Facet

STEP = 50  # lines shown at first, and more at each wish
LONGEST_SEARCH = 200  # characters


class Column(StrEnum):
    """What lines are sorted by."""

    BENEFICIARY = "beneficiary"
    AMOUNT = "amount"
    PURPOSE = "purpose"
    COUNCIL = "council"
    DATE = "date"


LARGEST_FIRST = frozenset({Column.AMOUNT, Column.DATE})


@dataclass(frozen=True, slots=True)
class View:
    """A facet is None where any will do; "" are the lines that don't tell it. There is always one purse, for
    money of several is never added."""

    words: str = ""
    purse: Purse = Purse.GIVEN
    council: str | None = None
    year: str | None = None
    nature: str | None = None
    theme: str | None = None
    beneficiary: str | None = None
    sort: Column = Column.DATE
    descending: bool = True
    shown: int = STEP

    def chosen(self, facet: Facet) -> str | None:
        value: str | None = getattr(self, facet.value)
        return value

    @property
    def narrowed(self) -> bool:
        """Is anything left out but the other purses?"""
        others = (self.chosen(facet) for facet in Facet if facet is not Facet.PURSE)
        return bool(self.words) or any(value is not None for value in others)


def searching(view: View, words: str) -> View:
    return replace(view, words=" ".join(words.split())[:LONGEST_SEARCH], shown=STEP)


def refined(view: View, name: str, value: str | None) -> View:
    """One wish of the browser: a facet and its value (None: any), "sort" and a column, "more", "clear". Nothing
    changes for any other."""
    match name:
        case "more":
            return replace(view, shown=view.shown + STEP)
        case "clear":
            return View(purse=view.purse, sort=view.sort, descending=view.descending)
        case "sort":
            return _sorted(view, value or "")
        case Facet.PURSE:
            return View(purse=Purse(value), words=view.words) if value in set(Purse) else view
        case _ if name in set(Facet):
            facet: dict[str, Any] = {name: value}
            return replace(view, **facet, shown=STEP)
    return view


def _sorted(view: View, column: str) -> View:
    """By a column; by the same again the other way round."""
    if column not in set(Column):
        return view
    by = Column(column)
    descending = not view.descending if by is view.sort else by in LARGEST_FIRST
    return replace(view, sort=by, descending=descending, shown=STEP)
