"""One file to all that it gives. It runs in a worker process."""

from __future__ import annotations

from pathlib import Path

from index.errors import UnreadableFile
from index.facts import find_facts
from index.passages import cut_passages
from index.reading.files import read
from index.segment import cut_acts
from index.steps import Step, tell
from index.types import Ingested


def prepare(path: Path) -> Ingested:
    """Read, cut, find. Raises UnreadableFile for a file that can't be read, or that holds no act."""
    tell(Step.READ)
    document = read(path)
    tell(Step.ACTS)
    acts = cut_acts(document)
    if not acts:
        raise UnreadableFile(
            str(path), "no act was found in it", "check that it holds délibérations or minutes of a council"
        )
    tell(Step.FACTS)
    facts = find_facts(acts, document)
    tell(Step.PASSAGES)
    return Ingested(document, acts, facts, cut_passages(acts, document))
