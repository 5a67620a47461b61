"""Stores made once for all tests of the assistant: hand-made acts, the specimens, the real act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from index.embed import ModelEmbedder
from index.ledger import Ledger
from index.vectors import ChromaVectors
from tests.assistant.support import ACTS, Desk, desk, small_desk

REAL_ACT = "pas-de-calais-2022-367.txt"


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Six small acts of three councils in a real ledger; nothing of it needs a model."""
    made = small_desk(tmp_path_factory.mktemp("small"), ACTS)
    yield made
    made.stores.ledger.close()


@pytest.fixture(scope="session")
def embedder() -> ModelEmbedder:
    """The real one, loaded once."""
    return ModelEmbedder()


@pytest.fixture(scope="session")
def specimens(
    tmp_path_factory: pytest.TempPathFactory, embedder: ModelEmbedder, corpus_acts: Path
) -> Iterator[Desk]:
    """The specimen acts of ``corpus/`` in the real stores, with the real embedder."""
    with _real(tmp_path_factory.mktemp("specimens"), embedder, [corpus_acts]) as made:
        yield made


@pytest.fixture(scope="session")
def nec(
    tmp_path_factory: pytest.TempPathFactory, embedder: ModelEmbedder, shared_acts: Path
) -> Iterator[Desk]:
    """The real act alone."""
    with _real(tmp_path_factory.mktemp("nec"), embedder, [shared_acts / REAL_ACT]) as made:
        yield made


@pytest.fixture(scope="session")
def nec_twice(
    tmp_path_factory: pytest.TempPathFactory,
    embedder: ModelEmbedder,
    shared_acts: Path,
    corpus_acts: Path,
) -> Iterator[Desk]:
    """The same act in two files: the real one as text, the specimen as PDF."""
    paths = [shared_acts / REAL_ACT, corpus_acts / "nec-2022-367.pdf"]
    with _real(tmp_path_factory.mktemp("twice"), embedder, paths) as made:
        yield made


@contextmanager
def _real(folder: Path, embedder: ModelEmbedder, paths: Sequence[Path]) -> Iterator[Desk]:
    ledger = Ledger.open(folder / "ledger.sqlite", create=True)
    with ledger, ChromaVectors(folder / "vectors", embedder.name) as vectors:
        yield desk(ledger, vectors, embedder, paths)
