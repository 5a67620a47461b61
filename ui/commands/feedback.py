"""``actes feedback``: what people said of answers in the chat."""

from __future__ import annotations

import json
from typing import TextIO

import click

from index.settings import Settings


@click.command()
@click.option(
    "--export",
    "file",
    type=click.File("w", encoding="utf-8", lazy=True),
    metavar="FILE",
    help="Write gold candidates instead, as JSON lines; - writes them to stdout.",
)
@click.pass_obj
def feedback(settings: Settings, file: TextIO | None) -> None:
    """Tell what people said of answers in the chat: right, wrong or incomplete, and why.

    The gold candidates are questions to measure answers with, for a person to look over: of a right answer its
    amount and sources, of a wrong one the figures that must not be told. Also those of a store of another version.
    """
    from index.feedback import saved
    from ui.feedback.gold import candidate, listed

    said = saved(settings.ledger)
    if file is not None:
        for one in said:
            file.write(json.dumps(candidate(one), ensure_ascii=False) + "\n")
        return
    for one in said:
        click.echo(listed(one))
    if not said:
        click.echo("nobody said anything of an answer yet")
