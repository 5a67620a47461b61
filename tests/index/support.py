"""Doubles and small hand-made values for the tests of the stores. Workers import it, so it is a module."""

from __future__ import annotations

import hashlib
import logging
import os
import re
import signal
import time
import warnings
from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import numpy as np

from index.errors import NoText
from index.ports import Vectors
from index.reading.archive import open_file
from index.text import stems
from index.types import (
    Act,
    Document,
    FileKind,
    Grant,
    GrantStatus,
    Ingested,
    Nature,
    Origin,
    Page,
    Passage,
    RunningText,
    Section,
    SectionKind,
    Span,
    Stated,
)


class HashingEmbedder:
    """A bag of hashed stems: deterministic, tiny, and near where words are shared."""

    def __init__(self, name: str = "hashing 1", dimensions: int = 32) -> None:
        self.name = name
        self.embedded: list[str] = []  # what was asked of it
        self._dimensions = dimensions

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        self.embedded += texts
        return np.array([self._vector(text) for text in texts], np.float32).reshape(-1, self._dimensions)

    def embed_query(self, text: str) -> Vectors:
        return self._vector(text)

    def _vector(self, text: str) -> Vectors:
        vector = np.zeros(self._dimensions, np.float32)
        vector[0] = 1e-3  # a text without words has a direction too
        for stem in stems(text):
            digest = hashlib.blake2b(stem.encode(), digest_size=8).digest()
            vector[digest[0] % self._dimensions] += 1 if digest[1] % 2 else -1
        return vector / np.linalg.norm(vector)


class MemoryVectors:
    """The ``VectorIndex`` port in a dict, compared one by one."""

    def __init__(self) -> None:
        self._vectors: dict[str, Vectors] = {}

    def put(self, ids: Sequence[str], vectors: Vectors) -> None:
        self._vectors.update(zip(ids, vectors, strict=True))

    def drop(self, ids: Sequence[str]) -> None:
        for passage in ids:
            self._vectors.pop(passage, None)

    def nearest(
        self, vector: Vectors, limit: int, among: Collection[str] | None = None
    ) -> list[tuple[str, float]]:
        held = self._vectors.keys() if among is None else self._vectors.keys() & among
        found = [(passage, float(vector @ self._vectors[passage])) for passage in held]
        return sorted(found, key=lambda pair: -pair[1])[: max(limit, 0)]

    def ids(self) -> set[str]:
        return set(self._vectors)

    def close(self) -> None:
        pass


class PowerCut(BaseException):
    """Not an Exception: like a kill, nothing in the product catches it."""


class FailingVectors(MemoryVectors):
    """Stops the process, as it were, at the ``puts``-th put."""

    def __init__(self, puts: int = 1) -> None:
        super().__init__()
        self.puts = puts

    def put(self, ids: Sequence[str], vectors: Vectors) -> None:
        self.puts -= 1
        if self.puts == 0:
            raise PowerCut
        super().put(ids, vectors)


# --- hand-made acts: a paragraph each, "2022-1 (Ville A) 1500 € à Club B", its first word the number -------

_GRANT = re.compile(r"(\d+) € à (.+)")
_COUNCIL = re.compile(r"\((.+?)\)")


def prepare_notes(path: Path) -> Ingested:
    """Stands for ``index.prepare.prepare``: a word in capitals does what it says."""
    with open_file(path) as file:
        data = file.read()
    text = data.decode()
    if "REFUSE" in text:
        raise NoText(str(path), "it says so", "say otherwise")
    if "BUG" in text:
        raise ZeroDivisionError("a bug")
    if "DIE" in text:
        os._exit(1)
    if "CRASH" in text:
        os.kill(os.getpid(), signal.SIGSEGV)
    if "SLEEP" in text:
        time.sleep(1000)
    if "SPIN" in text:
        re.match("(a+)+$", "a" * 60 + "b")  # never lets another thread run
    if "ALLOCATE" in text:
        _ = [bytearray(1 << 24) for _ in range(1 << 10)]
    _complain(text)
    return ingested(text, str(path), hashlib.sha256(data).hexdigest())


def _complain(text: str) -> None:
    """As our modules and the libraries under them do."""
    if "CHATTER" in text:
        logging.getLogger("index.reading.pdf").warning("%s is a scan", "page 2")
        logging.getLogger("vendor.fonts").warning("an odd font")
        warnings.warn("an old call", stacklevel=1)
    if "NOISE" in text:
        for _ in range(10_000):
            logging.getLogger("vendor.fonts").warning("an odd font")


def ingested(text: str, path: str = "/acts/a.txt", sha256: str = "a" * 64) -> Ingested:
    """Pages are parted by form feeds, acts by blank lines; an act is one line and one passage."""
    pages = tuple(Page(n, t, Origin.TEXT, (f"page {n}",)) for n, t in enumerate(text.split("\f"), start=1))
    document = Document(sha256, path, FileKind.TEXT, pages)
    running = document.running_text()
    found = tuple(
        _act(running, rank, match) for rank, match in enumerate(re.finditer(r"\S[^\n\f]*", running.text))
    )
    return Ingested(
        document,
        tuple(act for act, _, _ in found),
        tuple((act.id, grant) for act, grants, _ in found for grant in grants),
        tuple(passage for _, _, passage in found),
    )


def _act(running: RunningText, rank: int, match: re.Match[str]) -> tuple[Act, list[Grant], Passage]:
    start, end, words = match.start(), match.end(), match[0]
    span = running.span(start, end)
    act_id = f"{running.document}-{rank}"
    council = _COUNCIL.search(words)
    number = words.split()[0]
    act = Act(
        act_id,
        running.document,
        start,
        end,
        (span.page, span.page),
        (Section(SectionKind.ARTICLE, "Article 1", start, end),),
        number=Stated(number, running.span(start, start + len(number))),
        date=date(2022, 9, 27),
        council=council
        and Stated(council[1], running.span(start + council.start(1), start + council.end(1))),
    )
    grants = [
        _grant(found, running.span(start + found.start(), start + found.end()))
        for found in _GRANT.finditer(words)
    ]
    heading = f"Acte {number}"
    return act, grants, Passage(f"{act_id}-0", act_id, SectionKind.ARTICLE, heading, Origin.TEXT, span)


def _grant(found: re.Match[str], span: Span) -> Grant:
    amount, who = Decimal(found[1]), found[2]
    return Grant(
        who, who, amount, Nature.SUBVENTION, GrantStatus.AWARDED, "", "", "", "Article 1", False, span
    )
