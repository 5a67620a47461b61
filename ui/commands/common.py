"""What all commands share: exit codes, errors for people, JSON lines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ui.records import Record

SOME_REFUSED = 1
WRONG = 2


class Refusal(click.ClickException):
    """An error for people: one line on stderr, exit code 2."""

    exit_code = WRONG

    def format_message(self) -> str:
        return " ".join(self.message.split())


def emit(record: Record) -> None:
    """One JSON object a line, in UTF-8 whatever the terminal's encoding, at once."""
    click.echo(json.dumps(record, ensure_ascii=False).encode())
