"""The seams: what the ways through the house need of the outside, in few methods.

Each docstring is the whole contract; the contract suites in ``tests/index`` run on every implementation.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]  # shape (texts, dimensions), each row of length 1


class Embedder(Protocol):
    """Texts to unit vectors. Passages and queries are embedded by two methods: models may prefix them."""

    @property
    def name(self) -> str:
        """Names the model and its version; two embedders of one name give the same vectors."""

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), d), float32, rows of length 1, in the order of the texts; (0, d) for none."""

    def embed_query(self, text: str) -> Vectors:
        """Shape (d,), float32, of length 1."""


class VectorIndex(Protocol):
    """One vector a passage, found by nearness. It can always be rebuilt from the ledger."""

    def put(self, ids: Sequence[str], vectors: Vectors) -> None:
        """Add or replace; ``len(ids) == len(vectors)``. Nothing happens for none."""

    def drop(self, ids: Sequence[str]) -> None:
        """Forget these ids; unknown ones are no error."""

    def nearest(
        self, vector: Vectors, limit: int, among: Collection[str] | None = None
    ) -> list[tuple[str, float]]:
        """At most ``limit`` (id, cosine similarity), the nearest first; [] when empty. Where ``among`` is given,
        of these ids only; unknown ones are no error."""

    def ids(self) -> set[str]:
        """All ids held."""
