"""Vectors and tokenizer to the folder that sentence-transformers loads."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding
from tokenizers import Tokenizer

from index.model.training.start import Matrix

_HIGHEST = 127  # of an int8


def quantised(vectors: Matrix) -> dict[str, np.ndarray]:
    """Each row as bytes and a weight to multiply them by: the layout of model2vec, which the loader knows."""
    highest = np.abs(vectors).max(axis=1, keepdims=True)
    weights = np.maximum(highest, 1e-12) / _HIGHEST
    return {
        "embeddings": np.rint(vectors / weights).astype(np.int8),
        "weights": weights[:, 0].astype(np.float32),
    }


def save(folder: Path, tokenizer: Tokenizer, vectors: Matrix) -> None:
    """Replaces the model in the folder; what else lies there (the model card) stays."""
    kept = {path: path.read_bytes() for path in folder.glob("*.md")}
    model = SentenceTransformer(modules=[StaticEmbedding(tokenizer, vectors), Normalize()], device="cpu")
    model.save(str(folder), create_model_card=False)
    weights = folder / "model.safetensors"
    save_file(quantised(vectors), weights)
    weights.chmod(0o644)  # the library makes it readable by its owner only
    for path, content in kept.items():
        path.write_bytes(content)


def write_json(path: Path, content: Mapping[str, object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
