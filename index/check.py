"""Are the two stores whole and in step? The ledger is the truth: the vectors are brought in step with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.embed import words_of
from index.ledger import Ledger
from index.ports import Embedder, VectorIndex
from index.types import Passage

BATCH = 128  # passages embedded and put at once: what a kill loses, what waits behind the last file


@dataclass(frozen=True, slots=True)
class Stores:
    """The ledger, the vectors, and what makes the ones from the other."""

    ledger: Ledger
    vectors: VectorIndex
    embedder: Embedder


@dataclass(frozen=True, slots=True)
class Report:
    """Passages that lack their vector, vectors that lack their passage, and damage, told in words.

    ``damage`` can't be repaired: the store is to be made again by an ingest.
    """

    missing: tuple[str, ...]
    orphans: tuple[str, ...]
    damage: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        return not (self.missing or self.orphans or self.damage)


def check(stores: Stores) -> Report:
    """Reads both stores through; embeds and changes nothing."""
    missing, orphans = _out_of_step(stores)
    return Report(missing, orphans, stores.ledger.damage())


def repair(stores: Stores, on_embedded: Callable[[int, int], None] = lambda _done, _total: None) -> Report:
    """Drops the vectors without passage and makes the missing ones: what was out of step.

    ``on_embedded(done, total)`` is called at the start and after each batch. It may be killed at any moment and begun again.
    """
    missing, orphans = _out_of_step(stores)
    stores.vectors.drop(orphans)
    if missing:
        on_embedded(0, len(missing))  # the model's loading comes next, and takes a while
    for start in range(0, len(missing), BATCH):
        embed(stores.ledger.passages(missing[start : start + BATCH]), stores)
        on_embedded(min(start + BATCH, len(missing)), len(missing))
    return Report(missing, orphans)


def embed(passages: Sequence[Passage], stores: Stores) -> None:
    """Give passages that the ledger holds their vectors: some ``BATCH`` at once, for all are in memory."""
    vectors = stores.embedder.embed_passages([words_of(passage) for passage in passages])
    stores.vectors.put([passage.id for passage in passages], vectors)


def _out_of_step(stores: Stores) -> tuple[tuple[str, ...], tuple[str, ...]]:
    held, owed = stores.vectors.ids(), stores.ledger.passage_ids()
    return tuple(sorted(owed - held)), tuple(sorted(held - owed))
