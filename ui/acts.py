"""Acts of the store by their name, and act records, from the store or straight from files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from index.errors import UnreadableFile
from index.text import fold, squeeze
from index.types import Act, Fact, Ingested, Reviewed
from ui.records import Record, act_record, corrections_told

if TYPE_CHECKING:
    from index.ledger import Ledger

SHORTEST_ID = 4  # characters of an id's beginning: fewer are rather a number
NEAR = 6  # numbers told where none fits


def acts_named(words: str, acts: Iterable[Act]) -> tuple[Act, ...]:
    """The acts of that number, or else those whose id begins so ("3f2a9b1c:4": the beginning of the document's
    id, and the act's rank in it)."""
    acts, number = tuple(acts), _bare(words)
    numbered = tuple(act for act in acts if number and act.number and _bare(act.number.value) == number)
    return numbered or tuple(act for act in acts if _has_id(act, words.strip()))


def _bare(number: str) -> str:
    """A number without its spaces and marks, nor the "n°" before it."""
    words = fold(number).split()
    return "".join(words[1:] if words[:1] == ["n"] else words)


def _has_id(act: Act, words: str) -> bool:
    document, parted, rank = words.partition(":")
    if parted and rank:
        return act.id.startswith(document) and act.id.endswith(f":{rank}")
    return len(document) >= SHORTEST_ID and act.id.startswith(document)


def short_id(act: Act) -> str:
    """The beginning of an act's id that people type: eight characters of the document's, and its rank."""
    document, _, rank = act.id.rpartition(":")
    return f"{document[:8]}:{rank}"


def one_line(act: Act, file: str) -> str:
    """An act among others: number, date, council, title, file and, at the end, its id."""
    stated = (s.value if s else "-" for s in (act.number, act.council, act.title))
    number, council, title = map(squeeze, stated)
    return f"{number}, {act.date or '-'}, {council}, {title} ({file})  {short_id(act)}"


def near_numbers(words: str, acts: Iterable[Act]) -> list[str]:
    """The numbers of acts most like the one written, best first: those that hold it, then misspelled ones."""
    numbers = list(dict.fromkeys(act.number.value for act in acts if act.number))
    holding = [number for number in numbers if _bare(words) and _bare(words) in _bare(number)]
    return [*holding, *get_close_matches(words, (n for n in numbers if n not in holding))][:NEAR]


def stored_acts(ledger: Ledger) -> Iterator[Record]:
    """Every act of the store with its facts, by the file's path and its place in it."""
    facts: dict[str, list[Reviewed[Fact]]] = defaultdict(list)
    kinds: tuple[type[Any], ...] = get_args(Fact)
    for kind in kinds:
        for one in ledger.reviewed(kind):
            facts[one.act].append(one)
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
        facts = (Reviewed(act_id, fact, fact) for act_id, fact in ingested.facts if act_id == act.id)
        yield act_record(act, facts, ingested.document)


def describe(act: Record) -> str:
    """An act and its main facts, for people: some lines, the first of which names it."""
    number = f"n° {act['number']}" if act["number"] else ""
    named = [act["council"], number, act["date"], act["title"]]
    lines = [f"{act['file']}: {', '.join(part for part in named if part) or '(unnamed act)'}"]
    for grant in act["grants"]:
        page = f" (p. {grant['page']})" if grant["page"] else ""
        lines.append(f"  {grant['status']}: {grant['amount']} € {grant['beneficiary']}{page}")
        lines += [f"    corrected: {corrections_told(grant['corrections'])}"] if grant["corrections"] else []
    vote = act["vote"]
    if vote:
        counts = [f"{key} {vote[key]}" for key in ("for", "against", "abstain") if vote[key] is not None]
        counts += ["unanimous"] if vote["unanimous"] else []
        lines.append(f"  vote: {', '.join([vote['outcome'], *counts])}")
    return "\n".join(lines)
