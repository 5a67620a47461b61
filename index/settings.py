"""The few settings, read once at the composition root (``ui.cli``) and passed down."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """``store``: the folder of the ledger and the vectors. ``workers``: processes that read files.

    ``embedding_model``: a folder or name; None is the one that the store was made with, or the shipped one.
    """

    store: Path = Path(".actes")
    workers: int = 1
    embedding_model: str | None = None

    @property
    def ledger(self) -> Path:
        return self.store / "ledger.sqlite"

    @property
    def vectors(self) -> Path:
        return self.store / "vectors"
