"""The filters as options of a command."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

import click

from assistant.scope import Options
from assistant.types import Filter, Scope
from index.purses import Purse
from ui.commands.common import Refusal
from ui.wishes import UnknownWish, scope_of

Command = TypeVar("Command", bound=Callable[..., object])


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


def wished(wishes: Mapping[str, str | None], options: Options) -> Scope:
    """The filters that are meant. Raises ``Refusal`` where a wish means none of what is held, or several."""
    try:
        return scope_of(wishes, options)
    except UnknownWish as error:
        raise Refusal(f"--{error.filter} {error.wish}: {error.why}") from error
