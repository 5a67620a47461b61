"""The few settings, read once at the composition root (``ui.cli``) and passed down."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """A language model that someone asked for. ``base``: the endpoint, told to people as it is. ``key`` is never
    shown. ``seconds``: how long one reply may take in all."""

    base: str
    name: str
    key: str = field(default="", repr=False)
    seconds: float = 10.0

    @property
    def is_here(self) -> bool:
        """Is it on this machine?"""
        host = urlsplit(self.base).hostname or ""
        try:
            return ip_address(host).is_loopback
        except ValueError:
            return host == "localhost"

    @property
    def is_in_clear(self) -> bool:
        """Can others on the way read what is sent?"""
        return not self.is_here and urlsplit(self.base).scheme == "http"


@dataclass(frozen=True, slots=True)
class Settings:
    """``store``: the folder of the ledger and the vectors. ``workers``: processes that read files.

    ``embedding_model``: a folder or name; None is the one that the store was made with, or the shipped one.
    ``language_model``: None where none was asked for.
    """

    store: Path = Path(".actes")
    workers: int = 1
    embedding_model: str | None = None
    language_model: LanguageModel | None = None

    @property
    def ledger(self) -> Path:
        return self.store / "ledger.sqlite"

    @property
    def vectors(self) -> Path:
        return self.store / "vectors"
