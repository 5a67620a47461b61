"""Texts to unit vectors with a sentence-transformers model: the shipped one, or one that the user chose.

Home of sentence-transformers. The shipped model and a folder are read from the disk; only a model chosen by
its name may be fetched.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np

from index.errors import ModelUnusable
from index.ports import Embedder, Vectors
from index.types import Passage

SHIPPED = Path(__file__).parent / "model" / "actes_fr_en"
EMBEDDER = "embedder"  # the ledger's key for the name of the model behind a store's vectors
_BY_NAME = "by-name"  # stands for the version of a model that is no folder
_BATCH = 64  # texts at once

# Read by the hub's library when it is first imported; a folder needs no hub.
_OFFLINE = {"HF_HUB_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1"}


class ModelEmbedder:
    """A sentence-transformers model: a folder, or a name that the library knows ("" is the shipped one).

    Its name is the model's folder or name and, for a folder, what its files hash to: "MODEL VERSION". The
    constructor is cheap: the model is loaded when the first text comes, and ModelUnusable may be raised then.
    Threads may share one. ``cores`` is how many of them all models of this process may take (0: as many as there are).
    """

    def __init__(self, model: str = "", cores: int = 0) -> None:
        self._source = os.path.abspath(model) if os.path.isdir(model) else model or str(SHIPPED)
        self._name = _name(self._source)
        self._model: Any = None
        self._cores = cores
        # The fast tokenizer can't be used by two threads at once.
        self._lock = Lock()

    @property
    def name(self) -> str:
        return self._name

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        return self._embed(texts, lambda model: model.encode_document)

    def embed_query(self, text: str) -> Vectors:
        query: Vectors = self._embed([text], lambda model: model.encode_query)[0]
        return query

    def _embed(self, texts: Sequence[str], way: Callable[[Any], Callable[..., Any]]) -> Vectors:
        with self._lock:
            if self._model is None:
                self._model = _load(self._source)
                if self._cores:
                    _bound_cores(self._cores)
            if not texts:
                return np.zeros((0, self._model.get_embedding_dimension()), np.float32)
            vectors = way(self._model)(
                list(texts),
                batch_size=_BATCH,
                show_progress_bar=False,
                convert_to_numpy=True,
                normalize_embeddings=True,
            )
        return _directed(np.asarray(vectors, np.float32))


def _directed(vectors: Vectors) -> Vectors:
    """A text in which the model knows no word has a direction too: the store takes unit vectors only."""
    nothing = ~vectors.any(axis=1)
    vectors[nothing] = 1 / np.sqrt(vectors.shape[1])
    return vectors


def _load(source: str) -> Any:
    local = os.path.isdir(source)
    if local:
        for variable, value in _OFFLINE.items():
            os.environ.setdefault(variable, value)
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    # "Loading weights" would run through the answers on a terminal.
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        return SentenceTransformer(source, device="cpu", local_files_only=local)
    except (OSError, ValueError) as error:
        raise ModelUnusable(
            f"the embedding model {source} can't be loaded ({error});"
            " give --embedding-model the folder of a sentence-transformers model"
        ) from error


def _bound_cores(count: int) -> None:
    import torch

    torch.set_num_threads(count)
    if count == 1:
        os.environ["TOKENIZERS_PARALLELISM"] = "false"  # read at each call


def _name(source: str) -> str:
    if not os.path.isdir(source):
        return f"{source} {_BY_NAME}"
    folder = Path(source)
    return f"{SHIPPED.name if folder == SHIPPED else source} {_fingerprint(folder)}"


def _fingerprint(folder: Path) -> str:
    """Of all that the vectors depend on: every file but the model card."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".md":
            with path.open("rb") as file:
                content = hashlib.file_digest(file, "sha256").hexdigest()
            digest.update(f"{path.relative_to(folder).as_posix()} {content}\n".encode())
    return digest.hexdigest()[:12]


def open_embedder(chosen: str | None, made_by: str | None, cores: int = 0) -> Embedder:
    """The model the user chose; else the one whose name (``made_by``) a store remembers; else the shipped one.

    A remembered folder that is gone can't be opened: then it is the shipped one, which the store refuses.
    """
    if chosen is not None:
        return ModelEmbedder(chosen, cores)
    model, _, version = (made_by or "").rpartition(" ")
    return ModelEmbedder(model if version == _BY_NAME or os.path.isdir(model) else "", cores)


def words_of(passage: Passage) -> str:
    """What is embedded of a passage: its heading, which tells the act, and its words."""
    return f"{passage.heading}\n{passage.span.quote}".strip()
