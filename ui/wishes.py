"""The filters as a person or a program writes them: what is typed is found among what the store holds."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.scope import Options, meant, narrowed, nearest
from assistant.types import ANYTHING, Filter, Scope
from index.errors import ActesError
from index.purses import Purse

TOLD = 8  # values named where several are meant


class UnknownWish(ActesError):
    """A wish means none of what is held, or several; ``why`` is told after the filter's name and the wish."""

    def __init__(self, filter_: Filter, wish: str, why: str) -> None:
        super().__init__(f"{filter_} {wish}: {why}")
        self.filter, self.wish, self.why = filter_, wish, why


def scope_of(wishes: Mapping[str, str | None], options: Options) -> Scope:
    """The filters that are meant, by their names; nothing is filtered by a wish that is None or "".

    Raises ``UnknownWish``.
    """
    scope = ANYTHING
    for filter_ in Filter:
        wish = wishes.get(filter_.value)
        if wish:
            values = [value for value, _ in options.values[filter_]]
            scope = narrowed(scope, filter_, _the_one(filter_, wish, values))
    return scope


def _the_one(filter_: Filter, wish: str, values: list[str]) -> str:
    if filter_ is Filter.PURSE:
        return _purse(wish)
    found = meant(wish, values)
    if len(found) == 1:
        return found[0]
    if found:
        more = "" if len(found) <= TOLD else f" and {len(found) - TOLD} more"
        raise UnknownWish(filter_, wish, f"which one? {'; '.join(found[:TOLD])}{more}")
    near = "; ".join(values[:TOLD] if filter_ is Filter.YEAR else nearest(wish, values))
    raise UnknownWish(filter_, wish, f"the store holds none{f'; it holds {near}' if near else ''}")


def _purse(wish: str) -> str:
    """A kind of money by its name: one that is not held may be asked for, too."""
    if wish not in set(Purse):
        raise UnknownWish(Filter.PURSE, wish, f"it is one of {', '.join(Purse)}")
    return wish
