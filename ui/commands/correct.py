"""``actes correct``: what a person says of facts that were read wrongly."""

from __future__ import annotations

import getpass
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TextIO

import click

from index.settings import Settings
from ui.commands.common import Refusal, emit
from ui.commands.show import the_act
from ui.opening import open_ledger

if TYPE_CHECKING:
    from index.corrections import Signature
    from index.ledger import Ledger
    from index.types import Correction, Fact, Reviewed

ACT = click.argument("act")
FACT = click.argument("fact")
WHY = click.option("--why", required=True, metavar="TEXT", help="Why; it is told with every answer.")
WHO = click.option(
    "--who",
    envvar="ACTES_WHO",
    show_envvar=True,
    metavar="NAME",
    help="Who says so (default: the user's name).",
)


@click.group()
def correct() -> None:
    """Correct or reject facts that were read wrongly.

    ACT is an act's number or id, FACT the id of one of its facts: actes show ACT --ids tells them. Answers and
    exports use what is corrected, and say so. Corrections stay when files are read again.
    """


@correct.command(name="set")
@ACT
@FACT
@click.argument("values", nargs=-1, required=True, metavar="FIELD=VALUE...")
@WHY
@WHO
@click.pass_obj
def set_values(
    settings: Settings, act: str, fact: str, values: tuple[str, ...], why: str, who: str | None
) -> None:
    """Say what fields of a fact really are.

    For example: actes correct set 2022-367 grant-1f0a93cc amount=8000 --why "a zero too many".
    Names are parted by semicolons; nothing after the sign says that the act doesn't tell.
    """
    from index.corrections import correct as said_of

    by = _signature(who, why)
    with open_ledger(settings) as ledger:
        one = _the_fact(ledger, act, fact)
        if one.fact is None:
            raise Refusal(f"{fact} was rejected ({one.said[0].id}); to take that back: actes correct undo")
        said = [said_of(one.read, field, value, by) for field, value in _pairs(values)]
        ledger.correct(said)
        _tell_change(said, one.read)
        _tell_doubts(ledger, act, one)
        _tell_same_figures(ledger, said, one)


@correct.command()
@ACT
@FACT
@WHY
@WHO
@click.pass_obj
def reject(settings: Settings, act: str, fact: str, why: str, who: str | None) -> None:
    """Say that a fact is none.

    The bare figures in its words go with it.
    """
    from index.corrections import reject as said_of

    by = _signature(who, why)
    with open_ledger(settings) as ledger:
        one = _the_fact(ledger, act, fact)
        said = said_of(one.read, by)
        ledger.correct([said])
        _tell_change([said], one.read)


@correct.command()
@click.argument("corrections", nargs=-1, required=True, metavar="CORRECTION...")
@click.pass_obj
def undo(settings: Settings, corrections: tuple[str, ...]) -> None:
    """Take corrections back, by the ids that actes correct list tells."""
    with open_ledger(settings) as ledger:
        held = {said.id for said, _ in ledger.corrections()}
        unknown = [each for each in corrections if each not in held]
        if unknown:
            raise Refusal(f"no such correction: {', '.join(unknown)}; actes correct list tells all")
        click.echo(f"taken back: {ledger.withdraw(corrections)}")


@correct.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON lines instead of text.")
@click.pass_obj
def list_all(settings: Settings, as_json: bool) -> None:
    """Tell all corrections, and which no longer apply."""
    from ui.corrections import listed, listed_record

    with open_ledger(settings) as ledger:
        files = {filed.sha256: filed.name for filed in ledger.documents()}
        for said, one in ledger.corrections():
            if as_json:
                emit(listed_record(said, one, files))
            else:
                click.echo(listed(said, one, files))


@correct.command(name="export")
@click.argument("file", type=click.File("w", encoding="utf-8", lazy=True), default="-")
@click.pass_obj
def export_all(settings: Settings, file: TextIO) -> None:
    """Write all corrections as JSON lines, also those of a store of another version."""
    from index.corrected import saved
    from ui.corrections import to_line

    for said in saved(settings.ledger):
        file.write(to_line(said))


@correct.command(name="import")
@click.argument("file", type=click.File("r", encoding="utf-8"))
@click.pass_obj
def import_all(settings: Settings, file: TextIO) -> None:
    """Take in corrections that were exported; of two of one field the later counts.

    All or none: a line that is no correction is told.
    """
    from ui.corrections import from_lines

    said = from_lines(file)
    with open_ledger(settings, create=True) as ledger:
        ledger.correct(said)
        applied = {each.id for each, one in ledger.corrections() if one is not None}
    taken = {each.id for each in said}
    click.echo(f"corrections taken in: {len(taken)}; they apply to facts held: {len(taken & applied)}")


def _signature(who: str | None, why: str) -> Signature:
    from index.corrections import Signature
    from index.records import now

    name, reason = (" ".join(words.split()) for words in (who or _user(), why))
    if not name:
        raise click.UsageError("Say who corrects: --who NAME.")
    if not reason:
        raise click.UsageError("Say why: --why TEXT.")
    return Signature(name, now(), reason)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user without a name, as in some containers
        return ""


def _pairs(values: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for value in values:
        field, sign, words = value.partition("=")
        if not sign:
            raise click.UsageError(f"{value!r} is no FIELD=VALUE.")
        yield field.strip(), words


def _the_fact(ledger: Ledger, act: str, fact: str) -> Reviewed[Fact]:
    """The fact of the act whose id is or begins so. Raises Refusal where there isn't exactly one."""
    from index.corrections import fact_id

    chosen = the_act(ledger, act)
    named = {fact_id(one.read): one for one in _facts_of(ledger, chosen.id)}
    found = [name for name in named if name == fact] or [
        name for name in named if fact and name.startswith(fact)
    ]
    if len(found) != 1:
        told = f"{len(found)} facts begin so" if found else "no fact of the act has that id"
        raise Refusal(f"{fact!r}: {told}; actes show {act} --ids lists them")
    return named[found[0]]


def _facts_of(ledger: Ledger, act_id: str) -> Iterator[Reviewed[Fact]]:
    from index.corrections import KINDS

    for kind in KINDS.values():
        yield from ledger.reviewed(kind, [act_id])


def _tell_change(said: Iterable[Correction], read: Fact) -> None:
    from assistant.corrections import note
    from assistant.types import Language

    for each in said:
        click.echo(f"{each.id}: {note(each, read, Language.EN)}")


def _tell_doubts(ledger: Ledger, act: str, one: Reviewed[Fact]) -> None:
    """A check that fails over the words of a corrected fact is still told with it: a person may settle it."""
    from index.corrections import fact_id, overlap
    from index.types import Check

    for check in ledger.reviewed(Check, [one.act]):
        if check.fact and not check.fact.holds and overlap(check.read, one.read):
            name = fact_id(check.read)
            click.echo(f"still told: {check.fact.statement}; to settle it: actes correct reject {act} {name}")


def _tell_same_figures(ledger: Ledger, said: Iterable[Correction], one: Reviewed[Fact]) -> None:
    """The figure that was corrected may stand elsewhere in the act, in a budget's line for one: told, not changed."""
    from index.corrections import fact_id, figures
    from index.types import Mention

    wrong = {figure for each in said for figure in figures(one.read, each)}
    same = [
        fact_id(other.read)
        for other in _facts_of(ledger, one.act)
        if other.fact and not isinstance(other.fact, Mention) and wrong & figures(other.fact)
    ]
    if same:
        click.echo(f"the act tells the same figure in: {', '.join(same)}")
