"""The contract of the ``VectorIndex`` port, on Chroma and on the tests' double; then what is Chroma's own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from index.errors import ModelMismatch, StoreError
from index.ports import VectorIndex, Vectors
from index.vectors import ChromaVectors
from tests.index.support import HashingEmbedder, MemoryVectors

ROOT = Path(__file__).parents[2]
MODEL = "a model 1"
AXES = np.eye(4, dtype=np.float32)


def _random(count: int, dimensions: int = 16) -> Vectors:
    vectors = np.random.default_rng(7).standard_normal((count, dimensions)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.fixture(params=["memory", "chroma"])
def vectors(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[VectorIndex]:
    if request.param == "memory":
        yield MemoryVectors()
    else:
        with ChromaVectors(tmp_path / "vectors", MODEL) as chroma:
            yield chroma


def test_the_nearest_come_first_with_their_cosine(vectors: VectorIndex) -> None:
    vectors.put(["a", "b", "c"], AXES[:3])
    query = np.array([0.6, 0.8, 0, 0], np.float32)
    found = vectors.nearest(query, 2)
    assert [passage for passage, _ in found] == ["b", "a"]
    assert [similarity for _, similarity in found] == pytest.approx([0.8, 0.6], abs=1e-5)


def test_opposite_vectors_have_a_negative_cosine(vectors: VectorIndex) -> None:
    vectors.put(["a"], AXES[:1])
    assert vectors.nearest(-AXES[0], 1) == [("a", pytest.approx(-1, abs=1e-5))]


def test_among_some_only_these_are_found(vectors: VectorIndex) -> None:
    vectors.put(["a", "b", "c"], AXES[:3])
    assert [passage for passage, _ in vectors.nearest(AXES[0], 5, {"b"})] == ["b"]
    assert {passage for passage, _ in vectors.nearest(AXES[0], 5, ["b", "c", "never seen"])} == {"b", "c"}
    assert vectors.nearest(AXES[0], 5, ["never seen"]) == []
    assert vectors.nearest(AXES[0], 5, ()) == []


def test_put_replaces(vectors: VectorIndex) -> None:
    vectors.put(["a", "b"], AXES[:2])
    vectors.put(["a"], AXES[2:3])
    assert vectors.ids() == {"a", "b"}
    assert vectors.nearest(AXES[2], 1)[0] == ("a", pytest.approx(1, abs=1e-5))
    assert vectors.nearest(AXES[0], 2)[0][1] == pytest.approx(0, abs=1e-5)


def test_dropped_ids_are_gone_and_unknown_ones_are_no_error(vectors: VectorIndex) -> None:
    vectors.put(["a", "b"], AXES[:2])
    vectors.drop(["a", "never seen"])
    assert vectors.ids() == {"b"}
    assert [passage for passage, _ in vectors.nearest(AXES[0], 5)] == ["b"]
    vectors.put(["a"], AXES[:1])
    assert vectors.nearest(AXES[0], 1)[0][0] == "a"


def test_nothing_is_put_dropped_and_found(vectors: VectorIndex) -> None:
    vectors.put([], AXES[:0])
    vectors.drop([])
    assert vectors.ids() == set()
    assert vectors.nearest(AXES[0], 3) == []


@pytest.mark.parametrize(("limit", "count"), [(0, 0), (1, 1), (99, 3)])
def test_no_more_than_the_limit_nor_than_there_are(vectors: VectorIndex, limit: int, count: int) -> None:
    vectors.put(["a", "b", "c"], AXES[:3])
    assert len(vectors.nearest(AXES[0], limit)) == count


def test_more_than_one_batch_is_put_and_dropped(vectors: VectorIndex) -> None:
    rows = _random(6000)
    ids = [f"p{n}" for n in range(len(rows))]
    vectors.put(ids, rows)
    assert vectors.ids() == set(ids)
    assert vectors.nearest(rows[5999], 1)[0][0] == "p5999"
    vectors.drop(ids[1:])
    assert vectors.ids() == {"p0"}


def test_chroma_finds_what_a_comparison_with_all_finds(tmp_path: Path) -> None:
    rows = _random(500)
    ids = [f"p{n}" for n in range(len(rows))]
    with ChromaVectors(tmp_path, MODEL) as chroma:
        chroma.put(ids, rows)
        for query in rows[:20]:
            best = [ids[n] for n in np.argsort(-(rows @ query))[:5]]
            assert [passage for passage, _ in chroma.nearest(query, 5)] == best


def test_passages_that_are_nearly_the_same_dont_hide_one_another(tmp_path: Path) -> None:
    """With Chroma's own settings about ten of these aren't found by a query equal to them."""
    texts = [f"{rank}-{n} mot {n} à Club {n}" for rank in range(40) for n in range(40)]
    rows = HashingEmbedder(dimensions=256).embed_passages(texts)
    with ChromaVectors(tmp_path, MODEL) as chroma:
        for start in range(0, len(rows), 32):
            chroma.put(texts[start : start + 32], rows[start : start + 32])
        lost = sum(chroma.nearest(row, 1)[0][1] < 0.999 for row in rows)
    assert lost <= 1


def test_chroma_remembers_after_closing(tmp_path: Path) -> None:
    with ChromaVectors(tmp_path, MODEL) as chroma:
        chroma.put(["a", "b"], AXES[:2])
    with ChromaVectors(tmp_path, MODEL) as chroma:
        assert chroma.nearest(AXES[1], 1)[0][0] == "b"


def test_two_may_have_one_folder_open(tmp_path: Path) -> None:
    with ChromaVectors(tmp_path, MODEL) as first:
        with ChromaVectors(tmp_path, MODEL) as second:
            second.put(["a"], AXES[:1])
        assert first.ids() == {"a"}


WRITER = """
import sys
from pathlib import Path
import numpy as np
from index.vectors import ChromaVectors

folder, name = Path(sys.argv[1]), sys.argv[2]
random = np.random.default_rng(ord(name))
with ChromaVectors(folder, "a model 1") as chroma:
    for batch in range(12):
        vectors = random.standard_normal((100, 16)).astype(np.float32)
        chroma.put([f"{name}{batch}-{n}" for n in range(100)], vectors)
"""


def _writer(folder: Path, name: str) -> subprocess.Popen[bytes]:
    """Another process that puts 1,200 vectors: more than Chroma holds back before it writes its graph."""
    return subprocess.Popen([sys.executable, "-c", WRITER, str(folder), name], cwd=ROOT)


def _found(chroma: ChromaVectors) -> int:
    return len(chroma.nearest(_random(1)[0], len(chroma.ids())))


def test_what_another_process_writes_is_seen_and_kept(tmp_path: Path) -> None:
    """Bug: who had the folder open did not see it, and wrote its own graph over it: it was found no more."""
    folder = tmp_path / "vectors"
    with ChromaVectors(folder, MODEL) as chroma:
        chroma.put(["own"], _random(1))
        assert _found(chroma) == 1
        assert _writer(folder, "a").wait() == 0
        assert _found(chroma) == 1201
        assert _writer(folder, "b").wait() == 0
        chroma.put([f"own{n}" for n in range(1100)], _random(1100))
        assert _found(chroma) == 3501
    with ChromaVectors(folder, MODEL) as chroma:
        assert _found(chroma) == 3501


def test_processes_that_write_at_once_tear_nothing(tmp_path: Path) -> None:
    """Bug: the next search ended its process (SIGSEGV)."""
    folder = tmp_path / "vectors"
    with ChromaVectors(folder, MODEL) as chroma:
        chroma.put(["own"], _random(1))
        writers = [_writer(folder, name) for name in "ab"]
        batches = 0
        while any(writer.poll() is None for writer in writers):
            chroma.put([f"own{batches}-{n}" for n in range(100)], _random(100))
            chroma.nearest(_random(1)[0], 3)
            batches += 1
        assert [writer.returncode for writer in writers] == [0, 0]
    assert _writer(folder, "c").wait() == 0  # a process apart would be the one that dies
    with ChromaVectors(folder, MODEL) as chroma:
        assert _found(chroma) == 3601 + 100 * batches


def test_a_store_made_again_with_another_model_is_told(tmp_path: Path) -> None:
    with ChromaVectors(tmp_path / "vectors", MODEL) as chroma:
        ChromaVectors(tmp_path / "vectors", "a model 2", fresh=True).close()
        for _ in range(2):
            with pytest.raises(ModelMismatch):
                chroma.ids()


def test_another_models_vectors_are_refused(tmp_path: Path) -> None:
    ChromaVectors(tmp_path, MODEL).close()
    with pytest.raises(ModelMismatch, match=r"a model 1.*a model 2.*--reembed.*--store"):
        ChromaVectors(tmp_path, "a model 2")


def test_a_fresh_index_takes_another_models_vectors_of_another_width(tmp_path: Path) -> None:
    with ChromaVectors(tmp_path, MODEL) as chroma:
        chroma.put(["a"], AXES[:1])
    with ChromaVectors(tmp_path, "a model 2", fresh=True) as chroma:
        assert chroma.ids() == set()
        chroma.put(["a"], _random(1, dimensions=7))
    with ChromaVectors(tmp_path, "a model 2", fresh=True) as chroma:
        assert chroma.ids() == {"a"}, "an index of the same model stays as it is"


def test_a_damaged_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "chroma.sqlite3").write_bytes(b"no database" * 500)
    with pytest.raises(StoreError, match=r"can't be opened.*delete this folder.*check --repair"):
        ChromaVectors(tmp_path, MODEL)


def test_a_file_in_the_folders_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "vectors").write_text("")
    with pytest.raises(StoreError, match="can't be opened"):
        ChromaVectors(tmp_path / "vectors", MODEL)
