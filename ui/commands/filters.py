"""The filters as options of a command: what a person types is found among what the store holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

import click

from assistant.scope import Options, meant, narrowed, nearest
from assistant.types import ANYTHING, Filter, Scope
from index.purses import Purse
from ui.commands.common import Refusal

Command = TypeVar("Command", bound=Callable[..., object])
TOLD = 8  # values named where several are meant


def filter_options(command: Command) -> Command:
    """The options, each a keyword argument named like its filter: what was typed, or None."""
    kinds = click.Choice([purse.value for purse in Purse])
    for option in (
        click.option("--theme", metavar="WORDS", help="Only grants given under this theme."),
        click.option("--money", Filter.PURSE.value, type=kinds, help="Only this kind of money."),
        click.option("--body", metavar="WORDS", help='Only this body ("commission permanente").'),
        click.option("--year", metavar="YEAR", help="Only sittings of this year."),
        click.option("--council", metavar="WORDS", help="Only this council: its name, or words of it."),
    ):
        command = option(command)
    return command


def scope_of(wishes: Mapping[str, str | None], options: Options) -> Scope:
    """The filters that are meant. Raises ``Refusal`` where a wish means none of what is held, or several."""
    scope = ANYTHING
    for filter_ in Filter:
        wish = wishes.get(filter_.value)
        if wish:
            values = [value for value, _ in options.values[filter_]]
            scope = narrowed(
                scope, filter_, wish if filter_ is Filter.PURSE else _the_one(filter_, wish, values)
            )
    return scope


def _the_one(filter_: Filter, wish: str, values: list[str]) -> str:
    found = meant(wish, values)
    if len(found) == 1:
        return found[0]
    if found:
        more = "" if len(found) <= TOLD else f" and {len(found) - TOLD} more"
        raise Refusal(f"--{filter_} {wish}: which one? {'; '.join(found[:TOLD])}{more}")
    near = "; ".join(values[:TOLD] if filter_ is Filter.YEAR else nearest(wish, values))
    raise Refusal(f"--{filter_} {wish}: the store holds none{f'; it holds {near}' if near else ''}")
