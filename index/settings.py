"""The few settings, read once at the composition root (``ui.cli``) and passed down."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """``store``: the folder of the ledger and the vectors. ``workers``: processes that read files."""

    store: Path = Path(".actes")
    workers: int = 1

    @property
    def ledger(self) -> Path:
        return self.store / "ledger.sqlite"

    @property
    def vectors(self) -> Path:
        return self.store / "vectors"
