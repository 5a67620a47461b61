"""One file to all that it gives. It runs in a worker process."""

from __future__ import annotations

from pathlib import Path

from index.errors import UnreadableFile
from index.facts import find_facts
from index.passages import cut_passages
from index.reading.files import read
from index.segment import cut_acts
from index.types import Ingested


def prepare(path: Path) -> Ingested:
    """Read, cut, find. Raises UnreadableFile for a file that can't be read, or that holds no act."""
    document = read(path)
    acts = cut_acts(document)
    if not acts:
        raise UnreadableFile(
            str(path), "no act was found in it", "check that it holds délibérations or minutes of a council"
        )
    return Ingested(document, acts, find_facts(acts, document), cut_passages(acts, document))
