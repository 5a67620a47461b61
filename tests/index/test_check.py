from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from index.check import BATCH, Stores, check, repair
from index.ledger import Ledger
from index.vectors import ChromaVectors
from tests.index.support import HashingEmbedder, ingested

TEXT = "1 une chorale\n2 un club de voile\n3 le budget primitif"


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[Stores]:
    embedder = HashingEmbedder()
    with (
        Ledger.open(tmp_path / "ledger.sqlite", create=True) as ledger,
        ChromaVectors(tmp_path / "vectors", embedder.name) as vectors,
    ):
        ledger.replace(ingested(TEXT))
        yield Stores(ledger, vectors, embedder)


def test_stores_out_of_step_are_told_and_left(stores: Stores) -> None:
    passages = [passage.id for passage in ingested(TEXT).passages]
    stores.vectors.put([passages[0], "nobody's"], np.eye(32, dtype=np.float32)[:2])
    for _ in range(2):
        report = check(stores)
        assert report.missing == tuple(passages[1:])
        assert report.orphans == ("nobody's",)
        assert not report.whole


def test_repair_brings_them_in_step_and_tells_how_far_it_is(stores: Stores) -> None:
    stores.vectors.put(["nobody's"], np.eye(32, dtype=np.float32)[:1])
    steps: list[tuple[int, int]] = []
    report = repair(stores, lambda done, total: steps.append((done, total)))
    assert (len(report.missing), report.orphans) == (3, ("nobody's",))
    assert steps == [(0, 3), (3, 3)]
    assert check(stores).whole
    nearest = stores.vectors.nearest(stores.embedder.embed_query("club de voile"), 1)
    assert nearest[0][0] == ingested(TEXT).passages[1].id


def test_repair_of_whole_stores_embeds_nothing(stores: Stores) -> None:
    repair(stores)
    embedder = HashingEmbedder()
    assert repair(Stores(stores.ledger, stores.vectors, embedder)).whole
    assert embedder.embedded == []


def test_many_passages_are_embedded_in_batches(stores: Stores) -> None:
    stores.ledger.replace(ingested("\n".join(f"{n} mot" for n in range(600)), "/acts/b.txt", "b" * 64))
    steps: list[tuple[int, int]] = []
    repair(stores, lambda done, total: steps.append((done, total)))
    assert steps == [(done, 603) for done in (*range(0, 603, BATCH), 603)]
    assert check(stores).whole


def test_damage_in_the_ledger_is_told(stores: Stores) -> None:
    repair(stores)
    with stores.ledger._write() as connection:
        connection.exec_driver_sql("DELETE FROM passages_fts")
    report = check(stores)
    assert not report.whole
    assert report.damage
