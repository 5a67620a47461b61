from __future__ import annotations

import dataclasses
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from index.check import Stores, check
from index.embed import words_of
from index.errors import MissingFile, ModelMismatch, NoText, UnknownFormat
from index.ingest import Follower, Progress, Stage, Summary, forget, ingest, reembed
from index.ledger import Ledger
from index.types import Grant
from index.vectors import ChromaVectors
from tests.index.support import (
    FailingVectors,
    HashingEmbedder,
    MemoryVectors,
    PowerCut,
    ingested,
    prepare_notes,
)

ROOT = Path(__file__).parents[2]
A = "2022-1 (Ville A) attribue 1500 € à Club de voile\n2022-2 (Ville A) vote le budget"
B = "2022-3 (Ville B) attribue 250 € à Chorale"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "acts"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text(A)
    (folder / "sub" / "b.txt").write_text(B)
    return folder


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "store" / "ledger.sqlite", create=True) as ledger:
        yield ledger


@pytest.fixture
def stores(ledger: Ledger, tmp_path: Path) -> Iterator[Stores]:
    embedder = HashingEmbedder()
    with ChromaVectors(tmp_path / "store" / "vectors", embedder.name) as vectors:
        yield Stores(ledger, vectors, embedder)


def _ingest(path: Path, stores: Stores, *, force: bool = False, workers: int = 0) -> Summary:
    return ingest([path], stores, force=force, workers=workers, prepare=prepare_notes)


def _names(stores: Stores) -> list[str]:
    return [filed.name for filed in stores.ledger.documents()]


def _state(stores: Stores) -> object:
    """All that the stores hold."""
    passages = stores.ledger.passage_ids()
    facts, acts = stores.ledger.facts(Grant), stores.ledger.acts()
    return (
        stores.ledger.documents(),
        acts,
        facts,
        stores.ledger.passages(sorted(passages)),
        stores.vectors.ids(),
    )


@pytest.mark.parametrize("workers", [0, 1, 2])
def test_a_folder_is_ingested_into_both_stores(folder: Path, stores: Stores, workers: int) -> None:
    summary = _ingest(folder, stores, workers=workers)
    assert summary == Summary(2, 2, 3, 2, 3, skipped=0, refused=(), removed=0)
    assert [grant.beneficiary for _, grant in stores.ledger.facts(Grant)] == ["Club de voile", "Chorale"]
    assert check(stores).whole
    found = stores.vectors.nearest(stores.embedder.embed_query("une chorale de la ville"), 1)
    assert stores.ledger.passages([found[0][0]])[0].span.quote == B


def test_ingest_twice_is_ingest_once(folder: Path, stores: Stores) -> None:
    _ingest(folder, stores)
    once = _state(stores)
    summary = _ingest(folder, stores)
    assert summary == Summary(0, 0, 0, 0, 0, skipped=2, refused=(), removed=0)
    assert _state(stores) == once


def test_a_relative_path_is_the_same_file(
    folder: Path, stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    _ingest(folder, stores)
    once = _state(stores)
    monkeypatch.chdir(folder / "sub")
    assert _ingest(Path("../sub/b.txt"), stores).skipped == 1
    assert _state(stores) == once


def test_a_changed_file_replaces_its_acts_in_both_stores(folder: Path, stores: Stores) -> None:
    _ingest(folder, stores)
    (folder / "a.txt").write_text("2023-7 (Ville A) attribue 9 € à Harmonie")
    summary = _ingest(folder, stores)
    assert (summary.documents, summary.skipped, summary.removed) == (1, 1, 0)
    assert [grant.beneficiary for _, grant in stores.ledger.facts(Grant)] == ["Harmonie", "Chorale"]
    assert len(stores.vectors.ids()) == 2
    assert check(stores).whole


def test_a_removed_file_drops_its_acts_from_both_stores(folder: Path, stores: Stores) -> None:
    _ingest(folder, stores)
    (folder / "a.txt").unlink()
    assert _ingest(folder, stores).removed == 1
    assert _names(stores) == ["b.txt"]
    assert len(stores.vectors.ids()) == 1


def test_a_folder_that_is_missing_drops_nothing(folder: Path, stores: Stores) -> None:
    _ingest(folder, stores)
    folder.rename(folder.with_name("away"))
    summary = _ingest(folder, stores)
    assert [type(error) for error in summary.refused] == [MissingFile]
    assert stores.ledger.refused() == ()  # told now; a wrong path is no file that can't be read
    assert summary.removed == 0
    assert _names(stores) == ["a.txt", "b.txt"]


def test_files_outside_the_given_folders_are_left(folder: Path, stores: Stores) -> None:
    _ingest(folder, stores)
    (folder / "a.txt").unlink()
    assert _ingest(folder / "sub", stores).removed == 0
    assert _names(stores) == ["a.txt", "b.txt"]


def test_a_renamed_file_keeps_its_acts_and_is_not_read_again(folder: Path, stores: Stores) -> None:
    _ingest(folder, stores)
    vectors = stores.vectors.ids()
    (folder / "a.txt").rename(folder / "z.txt")
    summary = _ingest(folder, stores)
    assert (summary.documents, summary.skipped, summary.removed) == (0, 2, 0)
    assert _names(stores) == ["b.txt", "z.txt"]
    assert stores.vectors.ids() == vectors


def test_two_files_that_swap_their_names_keep_their_acts(folder: Path, stores: Stores) -> None:
    _ingest(folder, stores)
    (folder / "a.txt").write_text(B)
    (folder / "sub" / "b.txt").write_text(A)
    summary = _ingest(folder, stores)
    assert (summary.documents, summary.skipped, summary.removed) == (0, 2, 0)
    acts = {
        Path(filed.path).name: stores.ledger.document(filed.sha256) for filed in stores.ledger.documents()
    }
    assert {name: document.pages[0].text for name, document in acts.items()} == {"a.txt": B, "b.txt": A}
    assert check(stores).whole


def test_a_copy_is_one_document_and_survives_a_change_of_the_first(folder: Path, stores: Stores) -> None:
    _ingest(folder, stores)
    (folder / "copy.txt").write_text(A)
    assert _ingest(folder, stores).skipped == 3
    assert _names(stores) == ["a.txt", "b.txt"]
    (folder / "a.txt").write_text("2023-7 nouveau")
    assert _ingest(folder, stores).documents == 1
    assert _names(stores) == ["a.txt", "copy.txt", "b.txt"]


def test_a_file_put_over_another_drops_the_other(folder: Path, stores: Stores) -> None:
    _ingest(folder, stores)
    (folder / "a.txt").write_text(B)
    assert _ingest(folder, stores).removed == 1
    assert _names(stores) == ["b.txt"]
    assert check(stores).whole


def test_refused_files_are_told_and_remembered_and_the_rest_is_ingested(folder: Path, stores: Stores) -> None:
    (folder / "bad.txt").write_text("REFUSE")
    for _ in range(2):
        summary = _ingest(folder, stores)
        assert [type(error) for error in summary.refused] == [NoText]
        assert [(r.path, r.advice) for r in stores.ledger.refused()] == [
            (str(folder / "bad.txt"), "say otherwise")
        ]
    assert _names(stores) == ["a.txt", "b.txt"]
    (folder / "bad.txt").unlink()
    assert _ingest(folder, stores).refused == ()
    assert stores.ledger.refused() == ()


def test_a_file_that_became_unreadable_no_longer_answers(folder: Path, stores: Stores) -> None:
    _ingest(folder, stores)
    (folder / "a.txt").write_text("REFUSE")
    summary = _ingest(folder, stores)
    assert (len(summary.refused), summary.removed) == (1, 1)
    assert _names(stores) == ["b.txt"]
    assert check(stores).whole


def test_a_folder_without_files_is_refused(tmp_path: Path, stores: Stores) -> None:
    (tmp_path / "empty").mkdir()
    summary = _ingest(tmp_path / "empty", stores)
    assert [type(error) for error in summary.refused] == [UnknownFormat]
    assert stores.ledger.refused() == ()


def test_a_file_that_cant_be_opened_is_refused(folder: Path, stores: Stores) -> None:
    (folder / "lost.txt").symlink_to(folder / "nowhere.txt")
    summary = _ingest(folder, stores)
    assert summary.documents == 2
    assert "can't be opened" in summary.refused[0].reason


def test_facts_that_stand_on_no_page_cost_their_file(folder: Path, stores: Stores) -> None:
    def unfounded(path: Path) -> object:
        sound = prepare_notes(path)
        if path.name != "a.txt":
            return sound
        return dataclasses.replace(sound, passages=ingested("autre texte").passages)

    summary = ingest([folder], stores, prepare=unfounded)  # type: ignore[arg-type]
    assert [Path(error.path).name for error in summary.refused] == ["a.txt"]
    assert "can't be stored" in summary.refused[0].reason
    assert _names(stores) == ["b.txt"]


@pytest.mark.parametrize("path", ["", "a.txt", "sub"])
def test_forget_drops_from_both_stores(folder: Path, stores: Stores, path: str) -> None:
    _ingest(folder, stores)
    forgotten = {"": 2, "a.txt": 1, "sub": 1}[path]
    assert forget(folder / path, stores) == forgotten
    assert len(_names(stores)) == 2 - forgotten
    assert check(stores).whole
    assert forget(folder / path, stores) == 0


def test_killed_between_the_stores_the_next_ingest_completes(folder: Path, ledger: Ledger) -> None:
    vectors, embedder = FailingVectors(puts=1), HashingEmbedder()
    stores = Stores(ledger, vectors, embedder)
    with pytest.raises(PowerCut):
        _ingest(folder, stores)
    assert len(check(stores).missing) == 3
    (folder / "c.txt").write_text("2022-9 nouveau")
    summary = _ingest(folder, stores)
    assert (summary.skipped, summary.passages, summary.completed) == (2, 1, 3)
    assert check(stores).whole
    assert _ingest(folder, stores).completed == 0


def test_killed_while_reading_again_no_vector_is_of_old_words(folder: Path, ledger: Ledger) -> None:
    """With --force the ids stay and the words may change: an old vector must not pass for a new one."""
    embedder = HashingEmbedder()
    stores = Stores(ledger, FailingVectors(puts=2), embedder)
    _ingest(folder, stores)
    with pytest.raises(PowerCut):
        _ingest(folder, stores, force=True)
    assert len(check(stores).missing) == 3
    embedder.embedded.clear()
    _ingest(folder, stores)
    assert len(embedder.embedded) == 3
    assert check(stores).whole


def test_killed_while_reading_the_files_read_are_kept(folder: Path, ledger: Ledger) -> None:
    def cut(progress: Progress) -> None:
        if progress.stage is Stage.READ and progress.done:
            raise PowerCut

    stores = Stores(ledger, MemoryVectors(), HashingEmbedder())
    with pytest.raises(PowerCut):
        ingest([folder], stores, prepare=prepare_notes, follower=Follower(cut))
    assert _names(stores) == ["a.txt"]
    summary = _ingest(folder, stores)
    assert (summary.documents, summary.skipped) == (1, 1)
    assert check(stores).whole


CHILD = """
import sys
from pathlib import Path
from index.check import Stores
from index.ingest import Follower, ingest
from index.ledger import Ledger
from index.vectors import ChromaVectors
from tests.index.support import HashingEmbedder, prepare_notes

store, folder = map(Path, sys.argv[1:])
embedder = HashingEmbedder(dimensions=256)
with Ledger.open(store / "ledger.sqlite", create=True) as ledger:
    stores = Stores(ledger, ChromaVectors(store / "vectors", embedder.name), embedder)
    follower = Follower(lambda p: print(p.stage, flush=True))
    ingest([folder], stores, prepare=prepare_notes, follower=follower)
"""


def test_killed_for_good_again_and_again_the_next_ingest_completes(folder: Path, tmp_path: Path) -> None:
    for rank in range(40):
        (folder / f"{rank}.txt").write_text("\n".join(f"{rank}-{n} mot {n} € à Club {n}" for n in range(40)))
    command = [sys.executable, "-c", CHILD, str(tmp_path / "store"), str(folder)]
    for last_words in ("read", "embed"):
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as child:
            assert child.stdout
            for line, _ in zip(
                filter(last_words.__eq__, map(str.strip, child.stdout)), range(3), strict=False
            ):
                assert line == last_words
            child.kill()
    subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    embedder = HashingEmbedder(dimensions=256)
    with (
        Ledger.open(tmp_path / "store" / "ledger.sqlite") as ledger,
        ChromaVectors(tmp_path / "store" / "vectors", embedder.name) as vectors,
    ):
        assert check(Stores(ledger, vectors, embedder)).whole
        assert (ledger.counts().documents, ledger.counts().passages) == (42, 1603)
        passages = ledger.passages(sorted(vectors.ids()))
        own = embedder.embed_passages([words_of(passage) for passage in passages])
        lost = sum(vectors.nearest(vector, 1)[0][1] < 0.999 for vector in own)
        assert lost <= 1, "each passage is found by its own words"


def test_force_reads_and_embeds_again_what_was_given(folder: Path, stores: Stores) -> None:
    _ingest(folder, stores)
    embedder = HashingEmbedder()
    again = Stores(stores.ledger, stores.vectors, embedder)
    summary = _ingest(folder / "sub", again, force=True)
    assert (summary.documents, summary.skipped) == (1, 0)
    assert embedder.embedded == [f"Acte 2022-3\n{B}"]
    assert check(again).whole


def test_another_embedder_is_refused_unless_all_is_embedded_again(folder: Path, stores: Stores) -> None:
    _ingest(folder, stores)
    once = _state(stores)
    other = Stores(stores.ledger, stores.vectors, HashingEmbedder("hashing 2"))
    with pytest.raises(ModelMismatch, match=r"hashing 1.*hashing 2.*--reembed"):
        _ingest(folder, other, force=True)
    assert _state(stores) == once
    reembed(other)
    summary = ingest([], other)
    assert (summary.passages, summary.completed) == (0, 3)
    assert len(other.embedder.embedded) == 3  # type: ignore[attr-defined]
    assert stores.ledger.meta("embedder") == "hashing 2"
    assert check(other).whole


def test_vectors_of_a_lost_ledger_are_not_trusted(folder: Path, ledger: Ledger) -> None:
    vectors, embedder = MemoryVectors(), HashingEmbedder()
    passage = prepare_notes(folder / "a.txt").passages[0].id
    vectors.put([passage], np.eye(32, dtype=np.float32)[:1])
    _ingest(folder, Stores(ledger, vectors, embedder))
    assert len(embedder.embedded) == 3


def test_progress_tells_each_stage_to_its_end(folder: Path, stores: Stores) -> None:
    told: list[Progress] = []
    ingest([folder], stores, prepare=prepare_notes, follower=Follower(told.append))
    a, b = str(folder / "a.txt"), str(folder / "sub" / "b.txt")
    assert told == [
        Progress(Stage.HASH, 1, 2, a),
        Progress(Stage.HASH, 2, 2, b),
        Progress(Stage.READ, 0, 2),
        Progress(Stage.READ, 1, 2, a),
        Progress(Stage.READ, 2, 2, b),
        Progress(Stage.EMBED, 0, 3),
        Progress(Stage.EMBED, 3, 3),
    ]
