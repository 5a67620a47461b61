"""``actes export``: grants or acts as open data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, BinaryIO

import click

from index.settings import Settings
from ui.opening import open_ledger

if TYPE_CHECKING:
    from index.ledger import Ledger
    from ui.records import Record

SCDL = "scdl"


@click.command()
@click.argument("what", type=click.Choice(["grants", "acts"]))
@click.option(
    *("--format", "form"),
    type=click.Choice(["csv", "xlsx", "jsonl", SCDL]),
    default="csv",
    show_default=True,
    help='A table as text or for spreadsheets, JSON lines, or the open-data table "Subventions" of SCDL.',
)
@click.option(
    *("-o", "--output"),
    type=click.File("wb", lazy=True),
    default="-",
    metavar="FILE",
    help="Where to write (default: stdout).",
)
@click.pass_obj
def export(settings: Settings, what: str, form: str, output: BinaryIO) -> None:
    """Print grants or acts as open data, one a line.

    With the format scdl, columns that SCDL requires and acts don't state are left empty, and told on stderr.
    """
    from ui.tables import WRITERS

    if form == SCDL and what != "grants":
        raise click.UsageError("SCDL's table is of grants: actes export grants --format scdl")
    if form == "xlsx" and output.isatty():
        raise click.UsageError("A spreadsheet is nothing for a terminal: add -o FILE.xlsx")
    with open_ledger(settings) as ledger:
        rows, columns = _scdl(ledger) if form == SCDL else _table(ledger, what)
        WRITERS["csv" if form == SCDL else form](rows, columns, output)


def _table(ledger: Ledger, what: str) -> tuple[Iterable[Record], Sequence[str]]:
    from index.tally import tally
    from ui.acts import stored_acts
    from ui.export import ACT_COLUMNS, GRANT_COLUMNS, act_rows, grant_rows

    if what == "grants":
        return grant_rows(tally(ledger)), GRANT_COLUMNS
    return act_rows(stored_acts(ledger)), ACT_COLUMNS


def _scdl(ledger: Ledger) -> tuple[Iterable[Record], Sequence[str]]:
    from index.tally import tally
    from ui.scdl import COLUMNS, scdl_rows, to_complete

    rows = list(scdl_rows(tally(ledger)))
    for column, count in to_complete(rows).items():
        click.echo(f"to complete: {column}, empty in {count} of {len(rows)} rows", err=True)
    return rows, COLUMNS
