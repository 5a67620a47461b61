"""A chat over real stores, where documents can be added: what the tests of that share."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from assistant.assistant import Assistant
from index.check import Stores
from index.ingest import ingest
from index.intake import Intake
from index.ledger import Ledger
from index.ports import Embedder
from index.prepare import prepare
from index.types import Ingested
from index.vectors import ChromaVectors
from tests.index.support import HashingEmbedder
from ui.archive import LedgerArchive

SLOW = "lent"


def prepare_patiently(path: Path) -> Ingested:
    """As the product does; a file of this name takes for ever."""
    if path.name.startswith(SLOW):
        time.sleep(1000)
    return prepare(path)


@dataclass(frozen=True, slots=True)
class Served:
    """What a chat is served with."""

    assistant: Assistant
    archive: LedgerArchive
    intake: Intake
    stores: Stores


@contextmanager
def opened(folder: Path, *held: Path, embedder: Embedder | None = None) -> Iterator[Served]:
    """The stores in that folder, these files in them."""
    embedder = embedder or HashingEmbedder(dimensions=64)
    with (
        Ledger.open(folder / "ledger.sqlite", create=True) as ledger,
        ChromaVectors(folder / "vectors", embedder.name) as vectors,
    ):
        stores = Stores(ledger, vectors, embedder)
        ingest(held, stores, workers=1)
        with Intake(folder, stores, prepare=prepare_patiently) as intake:
            assistant = Assistant(ledger, vectors, embedder)
            yield Served(assistant, LedgerArchive(ledger, intake), intake, stores)
