"""The contract of the ``Embedder`` port, on the shipped model and on the tests' double; which model is opened."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index import embed
from index.embed import SHIPPED, ModelEmbedder, open_embedder, words_of
from index.errors import ModelUnusable
from index.ports import Embedder
from tests.index.support import HashingEmbedder, ingested

TEXTS = ["Subvention à l'association Futur Composé", "", "Vote du budget primitif", "mot " * 3000, "***"]


@pytest.fixture(scope="module")
def shipped() -> ModelEmbedder:
    return ModelEmbedder()


@pytest.fixture(params=["hashing", "shipped"])
def embedder(request: pytest.FixtureRequest) -> Embedder:
    if request.param == "hashing":
        return HashingEmbedder()
    shipped: Embedder = request.getfixturevalue("shipped")
    return shipped


def test_passages_give_unit_rows(embedder: Embedder) -> None:
    vectors = embedder.embed_passages(TEXTS)
    assert vectors.shape[0] == len(TEXTS)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_no_passages_give_no_rows_of_the_same_width(embedder: Embedder) -> None:
    none = embedder.embed_passages([])
    assert none.dtype == np.float32
    assert none.shape == (0, len(embedder.embed_query("budget")))


def test_a_query_is_one_unit_vector(embedder: Embedder) -> None:
    vector = embedder.embed_query("Combien pour la chorale ?")
    assert vector.shape == (embedder.embed_passages(["a"]).shape[1],)
    assert vector.dtype == np.float32
    assert np.isclose(np.linalg.norm(vector), 1, atol=1e-5)


def test_rows_keep_the_order_of_the_texts(embedder: Embedder) -> None:
    together = embedder.embed_passages(TEXTS)
    alone = np.vstack([embedder.embed_passages([text]) for text in TEXTS])
    assert np.allclose(together, alone, atol=1e-4)


def test_a_question_is_nearest_to_the_passage_that_shares_its_words(embedder: Embedder) -> None:
    passages = embedder.embed_passages(["Le budget primitif est voté", "La chorale chante"])
    query = embedder.embed_query("le budget")
    assert int(np.argmax(passages @ query)) == 0


def test_one_name_for_the_same_vectors(embedder: Embedder) -> None:
    again = type(embedder)()
    assert again.name == embedder.name != ""
    assert np.allclose(again.embed_query("budget"), embedder.embed_query("budget"), atol=1e-5)


def test_threads_share_one_model(shipped: ModelEmbedder, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = shipped.embed_query("budget")
    load, loaded = embed._load, []

    def counted(source: str) -> object:
        loaded.append(load(source))
        return loaded[-1]

    monkeypatch.setattr(embed, "_load", counted)
    fresh = ModelEmbedder()
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda _: fresh.embed_query("budget"), range(12)))
    assert len(loaded) == 1
    assert all(np.allclose(vector, expected, atol=1e-5) for vector in found)


def test_the_model_is_loaded_without_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked for")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert ModelEmbedder().embed_query("budget").size


def test_making_an_embedder_loads_no_model() -> None:
    code = (
        "import sys; from index.embed import open_embedder; open_embedder(None, None).name;"
        "print(sorted({'torch', 'transformers', 'sentence_transformers'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_model_takes_no_more_cores_than_it_may() -> None:
    code = (
        "import json, torch; from index.embed import ModelEmbedder;"
        "vector = ModelEmbedder(cores=1).embed_query('budget'); print(json.dumps([torch.get_num_threads(), vector.tolist()]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    threads, vector = json.loads(done.stdout)
    assert threads == 1
    assert vector == pytest.approx(ModelEmbedder().embed_query("budget").tolist(), abs=1e-6)


def test_the_shipped_model_is_named_after_its_files(tmp_path: Path) -> None:
    name = ModelEmbedder().name
    assert name.startswith("actes_fr_en ")
    copy = shutil.copytree(SHIPPED, tmp_path / "copy")
    assert ModelEmbedder(str(copy)).name == f"{copy} {name.split()[1]}"
    (copy / "README.md").write_text("another card, the same vectors", "utf-8")
    assert ModelEmbedder(str(copy)).name == f"{copy} {name.split()[1]}"
    (copy / "modules.json").write_text("[]", "utf-8")
    assert ModelEmbedder(str(copy)).name.split()[1] != name.split()[1]


def test_the_model_of_the_store_is_opened_again(tmp_path: Path) -> None:
    shipped, copy = ModelEmbedder().name, str(shutil.copytree(SHIPPED, tmp_path / "a copy"))
    chosen = ModelEmbedder(copy).name
    assert open_embedder(None, None).name == shipped
    assert open_embedder(None, shipped).name == shipped
    assert open_embedder(None, chosen).name == chosen
    assert open_embedder(copy, shipped).name == chosen
    assert open_embedder(None, "someone/a-model by-name").name == "someone/a-model by-name"


def test_a_model_that_is_gone_or_of_another_version_is_not_opened(tmp_path: Path) -> None:
    shipped = ModelEmbedder().name
    assert open_embedder(None, "actes_fr_en 000000000000").name == shipped
    assert open_embedder(None, f"{tmp_path}/gone 0123456789ab").name == shipped


def test_a_folder_without_a_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelUnusable, match=f"{tmp_path}.*--embedding-model"):
        ModelEmbedder(str(tmp_path)).embed_query("budget")


def test_a_passage_is_embedded_with_its_heading() -> None:
    (passage,) = ingested("2022-1 le budget").passages
    assert words_of(passage) == "Acte 2022-1\n2022-1 le budget"
