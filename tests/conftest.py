"""Fixtures that all tests share."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result

from index.ports import Vectors

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"

# Ours, in the form that French acts have.
ACT = """COMMUNE DE SAINT-EXEMPLE
EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL
Séance du 14 mars 2023

Délibération n° 2023-017
Objet : Subvention à l'association Les Amis du Lavoir

Vu le Code général des collectivités territoriales,

Le conseil municipal, après en avoir délibéré, décide :

Article 1 : D'attribuer à l'association « Les Amis du Lavoir » une subvention d'un montant de 1 500 €.

Pour : 12 voix
Contre : 0 voix
Abstention : 1 voix
"""


FIGURES = pytest.StashKey[list[str]]()  # what tests measured, printed at the end


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    figures = config.stash.get(FIGURES, [])
    if figures:
        terminalreporter.section("measured")
        terminalreporter.write("\n".join(figures) + "\n")


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's root."""
    return ROOT


def _shared(folder: str) -> Path:
    path = SHARED / folder
    if not path.is_dir():
        pytest.skip(f"needs the development data beside the repository: {path} is absent")
    return path


@pytest.fixture(scope="session")
def shared_acts() -> Path:
    """The folder of real acts for development; not part of the project."""
    return _shared("acts")


@pytest.fixture(scope="session")
def shared_gold() -> Path:
    """The folder of gold facts and questions on those acts."""
    return _shared("gold")


@pytest.fixture(scope="session")
def corpus_acts() -> Path:
    """The folder of the specimen acts that ship with the project."""
    return ROOT / "corpus" / "acts"


@dataclass
class FakeEmbedder:
    """Vectors of hashed words: near where words are shared, at once, without any model."""

    name: str = "fake 1"

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        vectors = np.zeros((len(texts), 64), np.float32)
        for row, text in zip(vectors, texts, strict=True):
            for word in [*text.casefold().split(), ""]:
                row[hashlib.md5(word.encode()).digest()[0] % 64] += 1
        unit: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return unit

    def embed_query(self, text: str) -> Vectors:
        vector: Vectors = self.embed_passages([text])[0]
        return vector


@dataclass
class Command:
    """The command ``actes`` over a store of its own, in this process and with a fake embedder."""

    store: Path
    embedder: FakeEmbedder

    def __call__(self, *words: object, stdin: bytes | None = None) -> Result:
        from ui.cli import actes

        arguments = ["--store", str(self.store), *map(str, words)]
        return CliRunner().invoke(actes, arguments, input=stdin, prog_name="actes")


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Runs the command line: ``command("ask", "combien ?").exit_code``."""
    embedder = FakeEmbedder()
    monkeypatch.setattr("index.embed.open_embedder", lambda *_: embedder)
    # Logging is the whole process's: the tests keep theirs.
    monkeypatch.setattr("ui.logs.configure", lambda verbosity: None)
    return Command(tmp_path / "store", embedder)


@pytest.fixture(scope="session")
def act_text() -> str:
    """A small act: 1 500 € for Les Amis du Lavoir, 14 March 2023, 12 for, none against, 1 abstention."""
    return ACT
