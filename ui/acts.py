"""Act records, from the store or straight from files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from index.errors import UnreadableFile
from index.types import Fact, Ingested
from ui.records import Record, act_record

if TYPE_CHECKING:
    from index.ledger import Ledger


def stored_acts(ledger: Ledger) -> Iterator[Record]:
    """Every act of the store with its facts, by the file's path and its place in it."""
    facts: dict[str, list[Any]] = defaultdict(list)
    for kind in get_args(Fact):
        for act_id, fact in ledger.facts(kind):
            facts[act_id].append(fact)
    files = {filed.sha256: filed for filed in ledger.documents()}
    for act in ledger.acts():
        yield act_record(act, facts[act.id], files[act.document])


def read_acts(
    paths: Sequence[Path], refuse: Callable[[UnreadableFile], None], workers: int
) -> Iterator[Record]:
    """Every act of these files and folders, read now without a store; ``refuse`` hears what can't be."""
    from index.pool import prepare_all
    from index.prepare import prepare
    from index.reading.files import find_files

    files, refused = find_files(paths)
    for error in refused:
        refuse(error)
    # A process takes a second to start: that pays for many files only.
    workers = min(workers, 1 + len(files) // 8)
    with closing(prepare_all(files, prepare, workers)) as outcomes:
        for _, outcome in outcomes:
            if isinstance(outcome, UnreadableFile):
                refuse(outcome)
            else:
                yield from _acts_of(outcome)


def _acts_of(ingested: Ingested) -> Iterator[Record]:
    for act in ingested.acts:
        facts = (fact for act_id, fact in ingested.facts if act_id == act.id)
        yield act_record(act, facts, ingested.document)


def describe(act: Record) -> str:
    """An act and its main facts, for people: some lines, the first of which names it."""
    number = f"n° {act['number']}" if act["number"] else ""
    named = [act["council"], number, act["date"], act["title"]]
    lines = [f"{act['file']}: {', '.join(part for part in named if part) or '(unnamed act)'}"]
    for grant in act["grants"]:
        page = f" (p. {grant['page']})" if grant["page"] else ""
        lines.append(f"  {grant['status']}: {grant['amount']} € {grant['beneficiary']}{page}")
    vote = act["vote"]
    if vote:
        counts = [f"{key} {vote[key]}" for key in ("for", "against", "abstain") if vote[key] is not None]
        counts += ["unanimous"] if vote["unanimous"] else []
        lines.append(f"  vote: {', '.join([vote['outcome'], *counts])}")
    return "\n".join(lines)
