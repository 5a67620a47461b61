"""What ``actes ingest`` shows: a bar on stderr while it works, then what came of it on stdout."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.ingest import Progress, Summary
    from index.ledger import Counts

COUNTED = ("documents", "pages", "acts", "facts", "passages")


@contextmanager
def progress_bar() -> Iterator[Callable[[Progress], None]]:
    """A bar that moves with every ``Progress`` handed to the yielded function; none but in a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description:<9}"),
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[file]}", markup=False),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def move(step: Progress) -> None:
            if step.stage not in tasks:
                tasks[step.stage] = bar.add_task(step.stage, file="")
            name = PurePath(step.path).name
            bar.update(tasks[step.stage], completed=step.done, total=step.total, file=name)

        yield move


def summary_text(summary: Summary, held: Counts) -> str:
    """A table of what this ingest read and what the store now holds, then the other files' lot."""
    head = f"{'':<10}{'read now':>12}{'in the store':>16}"
    table = (f"{name:<10}{getattr(summary, name):>12,}{getattr(held, name):>16,}" for name in COUNTED)
    lot = {
        "unchanged": summary.skipped,
        "removed (their file is gone or changed)": summary.removed,
        "vectors completed": summary.completed,
        "refused files": len(summary.refused),
    }
    return "\n".join([head, *table, *(f"{what}: {count:,}" for what, count in lot.items() if count)])
