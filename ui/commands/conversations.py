"""``actes conversations``: how much is kept of whom, and forgetting a person."""

from __future__ import annotations

import click

from index.settings import Settings

NOBODY = "nobody signed in"


@click.command()
@click.option(
    "--forget",
    "who",
    metavar="NAME",
    help='Delete all conversations and links of this person; "" stands for those of nobody signed in.',
)
@click.pass_obj
def conversations(settings: Settings, who: str | None) -> None:
    """Tell how many conversations each person keeps in the chat, never what is in them.

    They are in a file of their own in the store; ingesting again leaves them as they are.
    """
    from index.conversations import ConversationBook
    from index.database import CONVERSATIONS

    book = ConversationBook(settings.store / CONVERSATIONS)
    if who is not None:
        gone = book.forget(who)
        click.echo(f"{who or NOBODY}: {gone} conversations and links deleted" if gone else "nothing was kept")
        return
    kept = book.owners()
    for owner, count in kept.items():
        click.echo(f"{owner or NOBODY}: {count}")
    if not kept:
        click.echo("no conversation is kept")
