"""``actes show``: one act as a person would want it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from assistant.types import Language
from index.settings import Settings
from ui.commands.common import Refusal, emit
from ui.opening import open_ledger

if TYPE_CHECKING:
    from index.ledger import Ledger
    from index.types import Act


@click.command()
@click.argument("act")
@click.option(
    "--lang",
    type=click.Choice([language.value for language in Language]),
    default=Language.FR.value,
    show_default=True,
    help="The language of what is said around the act's own words.",
)
@click.option("--ids", is_flag=True, help="Print each fact's id too, and the bare figures.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object instead of text.")
@click.pass_obj
def show(settings: Settings, act: str, lang: str, ids: bool, as_json: bool) -> None:
    """Print one act: what it decides, the money, the vote, the people, with pages.

    ACT is its number ("2022-367"), or its id or the beginning of it.
    """
    with open_ledger(settings) as ledger:
        chosen = the_act(ledger, act)
        from ui.show import show as shown_as_text
        from ui.show.held import shown_act, shown_record

        shown = shown_act(ledger, chosen)
    if as_json:
        emit(shown_record(shown))
    else:
        click.echo(shown_as_text(shown, Language(lang), ids=ids))


def the_act(ledger: Ledger, words: str) -> Act:
    """The one act of that number or id; where there are several they are listed on stderr.

    Raises Refusal unless there is exactly one.
    """
    from ui.acts import acts_named, near_numbers, one_line

    acts = ledger.acts()
    named = acts_named(words, acts)
    if len(named) > 1:
        for act in named:
            click.echo(one_line(act, ledger.document(act.document).name), err=True)
        raise Refusal(f"{len(named)} acts go by {words!r}: say which by the id at the line's end")
    if not named:
        near = near_numbers(words, acts)
        told = f"the nearest numbers: {', '.join(near)}" if near else "actes facts lists all acts"
        raise Refusal(f"no act has the number or the id {words!r}; {told}")
    return named[0]
