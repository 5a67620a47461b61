"""Acts in archives come and go with their archive, as those of a folder do."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.check import Stores, check
from index.ingest import Summary, forget, ingest
from index.ledger import Ledger
from tests.index.support import HashingEmbedder, MemoryVectors, prepare_notes

NOTES = {"a.txt": "2022-1 un", "sub/b.txt": "2022-2 deux"}


def make(path: Path, entries: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as new:
        for name, text in entries.items():
            new.writestr(name, text)
    return path


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[Stores]:
    with Ledger.open(tmp_path / "ledger.sqlite", create=True) as ledger:
        yield Stores(ledger, MemoryVectors(), HashingEmbedder())


@pytest.fixture
def acts(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    return make(tmp_path / "in" / "acts.zip", NOTES)


def _ingest(path: Path, stores: Stores, workers: int = 0) -> Summary:
    return ingest([path], stores, workers=workers, prepare=prepare_notes)


def _paths(stores: Stores, root: Path) -> list[str]:
    return sorted(str(Path(filed.path).relative_to(root)) for filed in stores.ledger.documents())


@pytest.mark.parametrize("workers", [0, 1])
def test_members_are_documents(acts: Path, stores: Stores, workers: int) -> None:
    assert _ingest(acts, stores, workers).documents == 2
    assert _paths(stores, acts) == ["a.txt", "sub/b.txt"]
    assert check(stores).whole
    assert _ingest(acts.parent, stores).skipped == 2


@pytest.mark.parametrize("named", ["acts.zip", "."])
def test_a_member_that_is_gone_is_dropped_and_one_that_changed_is_read(
    acts: Path, stores: Stores, named: str
) -> None:
    _ingest(acts, stores)
    make(acts, {"a.txt": "2022-3 autre"})
    summary = _ingest(acts.parent / named, stores)
    assert (summary.documents, summary.removed) == (1, 1)
    assert _paths(stores, acts) == ["a.txt"]


def test_a_renamed_archive_moves_its_documents(acts: Path, stores: Stores) -> None:
    _ingest(acts, stores)
    moved = acts.rename(acts.with_name("b.zip"))
    summary = _ingest(acts.parent, stores)
    assert (summary.documents, summary.skipped, summary.removed) == (0, 2, 0)
    assert _paths(stores, moved) == ["a.txt", "sub/b.txt"]


def test_unpacking_the_archive_moves_its_documents(acts: Path, stores: Stores) -> None:
    _ingest(acts, stores)
    with zipfile.ZipFile(acts) as archive:
        archive.extractall(acts.parent)
    acts.unlink()
    assert _ingest(acts.parent, stores).documents == 0
    assert _paths(stores, acts.parent) == ["a.txt", "sub/b.txt"]


def test_a_whole_archive_is_forgotten(acts: Path, stores: Stores) -> None:
    _ingest(acts, stores)
    assert forget(acts, stores) == 2
    assert stores.vectors.ids() == set()


def test_a_damaged_archive_is_refused_once(acts: Path, stores: Stores) -> None:
    acts.write_bytes(acts.read_bytes()[:-30])
    assert [error.path for error in _ingest(acts.parent, stores).refused] == [str(acts)]
    assert [refused.path for refused in stores.ledger.refused()] == [str(acts)]
    make(acts, NOTES)
    assert _ingest(acts.parent, stores).documents == 2
    assert stores.ledger.refused() == ()
