"""The command ``actes``, where settings, logging and exit codes are decided.

Exit codes: 0 done; 1 done, but some files were refused (or ``check`` found something); 2 wrong usage,
settings or store. What is slow to import is imported by the command that needs it.
"""

from __future__ import annotations

import io
import logging
import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from assistant.types import ANYTHING, Scope
from index.errors import ActesError, UnreadableFile
from index.settings import Settings
from ui import logs
from ui.batch import Asked, BadLine, read_questions
from ui.commands.common import SOME_REFUSED, WRONG, Refusal, emit
from ui.commands.conversations import conversations
from ui.commands.correct import correct
from ui.commands.export import export
from ui.commands.feedback import feedback
from ui.commands.filters import filter_options, wished
from ui.commands.models import model_options
from ui.commands.show import show
from ui.opening import open_assistant, open_chat, open_ledger, open_stores

if TYPE_CHECKING:
    from ui.ports import Asking
    from ui.records import Record

NOTHING_YET = (
    "{store}: nothing was ingested here yet; add documents in the chat, or run: actes ingest PATH..."
)
NOT_HELD = "nothing of it was in the store"
PATHS = click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
REQUIRED_PATHS = click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))


class House(click.Group):
    """A group whose commands may raise ``ActesError``: its message is shown, never a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ActesError as error:
            raise Refusal(str(error)) from error


@click.group(cls=House, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--store",
    type=click.Path(file_okay=False, path_type=Path),
    default=Settings().store,
    envvar="ACTES_STORE",
    show_default=True,
    show_envvar=True,
    metavar="DIR",
    help="The folder of what was ingested.",
)
@click.option(
    "--embedding-model",
    envvar="ACTES_EMBEDDING_MODEL",
    show_envvar=True,
    metavar="NAME_OR_DIR",
    help="Any sentence-transformers model (default: the store's, or the one that is shipped).",
)
@click.option("-v", "--verbose", count=True, help="Log what is done (-vv: everything).")
@click.version_option(package_name="council-acts-assistant", prog_name="actes")
@click.pass_context
def actes(ctx: click.Context, store: Path, embedding_model: str | None, verbose: int) -> None:
    """Ask what French councils decided and where the money went: no figure without its page."""
    logs.configure(verbose)
    ctx.obj = Settings(store, os.cpu_count() or 1, embedding_model)


@actes.command()
@PATHS
@click.option("--workers", type=click.IntRange(min=1), help="Processes that read (default: one a core).")
@click.option("--force", is_flag=True, help="Read again what is already held unchanged.")
@click.option(
    "--reembed",
    is_flag=True,
    help="Make all vectors of the store again; needed to change its embedding model.",
)
@click.pass_context
def ingest(
    ctx: click.Context, paths: tuple[Path, ...], workers: int | None, force: bool, reembed: bool
) -> None:
    """Read files and folders of acts into the store.

    PDF, text, Word (.docx) and OpenDocument (.odt) files, also in .zip archives. What is held unchanged is not
    read again.
    """
    from index import ingest as way
    from ui.summary import progress_bar, summary_text

    if not (paths or reembed):
        raise click.UsageError("Missing argument 'PATHS...'.")
    settings: Settings = ctx.obj
    cores = 0 if reembed else 1  # for the model: the others are the readers'
    with (
        open_stores(settings, create=bool(paths), fresh=reembed, cores=cores) as stores,
        progress_bar() as on_progress,
    ):
        if reembed:
            way.reembed(stores)
        summary = way.ingest(
            paths,
            stores,
            workers=workers or settings.workers,
            force=force,
            follower=way.Follower(on_progress),
        )
        held = stores.ledger.counts()
    click.echo(summary_text(summary, held))
    for error in summary.refused:
        click.echo(f"refused: {error}")
    if summary.refused:
        ctx.exit(SOME_REFUSED)


@actes.command()
@click.argument("question", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object instead of text.")
@click.option(
    "--batch",
    type=click.File("rb"),
    metavar="FILE",
    help='JSON lines {"id", "question", "history"} to answer in order; - reads stdin. Needs --json.',
)
@filter_options
@click.pass_obj
@model_options
def ask(
    settings: Settings,
    /,
    question: str | None,
    as_json: bool,
    batch: Iterable[bytes] | None,
    **wishes: str | None,
) -> None:
    """Answer a question from the acts.

    In French or English, from what the store holds; within the filters, where any are given.
    """
    if (question is None) == (batch is None):
        raise click.UsageError("Give a QUESTION, or --batch FILE.")
    if batch is not None and not as_json:
        raise click.UsageError("--batch answers in JSON lines: add --json.")
    try:
        questions = read_questions(batch) if batch is not None else (Asked(None, question or ""),)
    except BadLine as error:
        raise Refusal(str(error)) from error
    with open_assistant(settings) as assistant:
        scope = wished(wishes, assistant.options()) if any(wishes.values()) else ANYTHING
        for asked in questions:
            if as_json:
                _answer_json(assistant, asked, scope)
            else:
                _answer_text(assistant, asked, scope)


def _answer_json(assistant: Asking, asked: Asked, scope: Scope) -> None:
    from ui.records import answer_record

    start = time.perf_counter()
    answer = assistant.ask(asked.question, asked.history, scope)
    emit(answer_record(asked.id, answer, (time.perf_counter() - start) * 1000))


def _answer_text(assistant: Asking, asked: Asked, scope: Scope) -> None:
    from ui.render import render_terminal

    click.echo(render_terminal(assistant.ask(asked.question, asked.history, scope)))


@actes.command()
@PATHS
@click.option("--json", "as_json", is_flag=True, help="Print JSON lines, one an act, instead of text.")
@click.pass_context
def facts(ctx: click.Context, paths: tuple[Path, ...], as_json: bool) -> None:
    """Print every act with its facts.

    Of the store; or, with PATHS, of these files, read now without any store.
    """
    from ui.acts import describe, read_acts, stored_acts

    refused: list[UnreadableFile] = []

    def refuse(error: UnreadableFile) -> None:
        refused.append(error)
        click.echo(f"refused: {error}", err=True)

    def tell(acts: Iterable[Record]) -> None:
        for act in acts:
            emit(act) if as_json else click.echo(describe(act))

    if paths:
        tell(read_acts(paths, refuse, ctx.obj.workers))
    else:
        with open_ledger(ctx.obj) as ledger:
            tell(stored_acts(ledger))
    if refused:
        ctx.exit(SOME_REFUSED)


@actes.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to serve on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=7860,
    show_default=True,
    help="The port to serve on; 0: any free one.",
)
@click.option(
    "--auth-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Who may sign in; needed to serve other machines than this one.",
)
@click.pass_obj
@model_options
def chat(settings: Settings, host: str, port: int, auth_file: Path | None) -> None:
    """Serve the chat in the browser, until Ctrl+C.

    Documents can be added there, so that it starts without any, too.
    """
    from ui.serving import serve, takes_documents

    with open_chat(settings, create=takes_documents(host, auth_file)) as (assistant, archive):
        if not assistant.counts().get("acts"):
            click.echo(NOTHING_YET.format(store=settings.store))
        told = "The chat: {url} (Ctrl+C ends it)"
        serve(assistant, archive, host, port, auth_file, lambda url: click.echo(told.format(url=url)))


@actes.command()
@REQUIRED_PATHS
@click.pass_obj
def forget(settings: Settings, paths: tuple[Path, ...]) -> None:
    """Drop files or folders from the store.

    The files themselves stay where they are.
    """
    with open_stores(settings) as stores:
        from index.ingest import forget as drop

        for path in paths:
            refused = len(stores.ledger.refused())
            documents = drop(path, stores)
            counts = {"document": documents, "refused file": refused - len(stores.ledger.refused())}
            told = [f"{n} {what}{'s' if n > 1 else ''}" for what, n in counts.items() if n]
            click.echo(f"{path}: {' and '.join(told)} forgotten" if told else f"{path}: {NOT_HELD}")


@actes.command()
@click.option("--repair", is_flag=True, help="Mend what is found.")
@click.pass_context
def check(ctx: click.Context, repair: bool) -> None:
    """Tell whether the store is whole.

    Are the ledger and the vectors whole and in step, and is the installation sound?
    """
    from index.check import check as look
    from index.check import repair as mend
    from ui.findings import findings, installed_strangers, lapsed_corrections

    with open_stores(ctx.obj) as stores:
        if repair:
            mended = mend(stores)
            click.echo(f"vectors made: {len(mended.missing)}, dropped: {len(mended.orphans)}")
        lapsed = lapsed_corrections(stores.ledger)
        found = [*findings(look(stores)), *lapsed, *installed_strangers()]
    for finding in found:
        click.echo(finding)
    click.echo("Something is to be mended." if found else "The store is whole.")
    if found:
        ctx.exit(SOME_REFUSED)


actes.add_command(conversations)
actes.add_command(correct)
actes.add_command(export)
actes.add_command(feedback)
actes.add_command(show)


def main() -> None:
    """The entry point: what nobody foresaw is one line too, and its traceback with ``-v``."""
    for stream in (sys.stdout, sys.stderr):
        # A name of a file need not be UTF-8, nor need the terminal.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        actes()
    except Exception as error:
        logging.getLogger(__name__).info("unforeseen", exc_info=True)
        message = " ".join(f"{type(error).__name__}: {error}".split())
        click.echo(f"Error: {message} (a defect of this software: run again with -v to see where)", err=True)
        sys.exit(WRONG)
