"""How the stores grow: build time, disk, memory and the time of a search, with many passages.

The passages are those of a store that holds the real acts, again and again: each copy has other digits and other
capitals, so that its numbers and names are its own. Facts are left out, for searches don't read them. A search is
the product's: full text, the question's vector and its nearest, fused; among all acts, and among one copy's (a
council of some 12,000 passages).
"""

from __future__ import annotations

import json
import resource
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median, quantiles
from string import ascii_uppercase, digits
from typing import Any

from retrieval_acts import GOLD

from assistant.question import read_question
from assistant.search import scores
from assistant.types import Frame
from index.check import Stores
from index.embed import ModelEmbedder, words_of
from index.ledger import Ledger
from index.types import Act, Document, Ingested, Passage, Stated
from index.vectors import ChromaVectors

BATCH = 128  # passages embedded and put at once, as the ingest does
QUESTIONS = 60

Record = dict[str, Any]


def altered(words: str, copy: int) -> str:
    """The words with other digits and capitals; as long as before, so that ranges still hold.

    >>> altered("Lavoir, n° 2022-11", 1)
    'Mavoir, n° 3133-22'
    """
    for letters in (digits, ascii_uppercase):
        turn = copy % len(letters)
        words = words.translate(str.maketrans(letters, letters[turn:] + letters[:turn]))
    return words


def copied(document: Document, acts: tuple[Act, ...], passages: tuple[Passage, ...], copy: int) -> Ingested:
    """A copy of a file: another identity, another path, its words altered."""
    sha = f"{copy:08x}{document.sha256[8:]}"
    pages = tuple(
        replace(page, text=altered(page.text, copy), margin=(), decoded=()) for page in document.pages
    )
    renamed = {act.id: act.id.replace(document.sha256, sha) for act in acts}
    return Ingested(
        Document(sha, f"/{copy}{document.path}", document.kind, pages),
        tuple(
            Act(
                renamed[act.id],
                sha,
                act.start,
                act.end,
                act.pages,
                act.sections,
                date=act.date,
                title=_stated(act.title, sha, copy),
            )
            for act in acts
        ),
        (),
        tuple(
            replace(
                passage,
                id=passage.id.replace(document.sha256, sha),
                act=renamed[passage.act],
                heading=altered(passage.heading, copy),
                span=replace(passage.span, document=sha, quote=altered(passage.span.quote, copy)),
            )
            for passage in passages
        ),
    )


def _stated(stated: Stated | None, sha: str, copy: int) -> Stated | None:
    if stated is None:
        return None
    span = replace(stated.span, document=sha, quote=altered(stated.span.quote, copy))
    return Stated(altered(stated.value, copy), span)


def copies(source: Ledger, wanted: int) -> Iterator[Ingested]:
    """Copies of the source's files until there are as many passages."""
    files = []
    for filed in source.documents():
        acts = source.acts_of(filed.sha256)
        passages = tuple(p for act in acts for p in source.passages_of(act.id))
        files.append((source.document(filed.sha256), acts, passages))
    made = 0
    for copy in count(1):
        for file in files:
            if made >= wanted:
                return
            made += len(file[2])
            yield copied(*file, copy)


def measured(source: Path, wanted: int) -> Record:
    with tempfile.TemporaryDirectory() as folder:
        return _measured(source, wanted, Path(folder))


def _measured(source: Path, wanted: int, folder: Path) -> Record:
    embedder = ModelEmbedder()
    embedder.embed_query("subvention")
    spent = dict.fromkeys(("full text", "embedding", "vectors"), 0.0)
    with (
        Ledger.open(folder / "ledger.sqlite", create=True) as ledger,
        ChromaVectors(folder / "vectors", embedder.name) as vectors,
    ):
        with Ledger.open(source / "ledger.sqlite") as real:
            for part in _batches(copies(real, wanted), ledger, spent):
                words = [words_of(one) for one in part]
                made = _timed(spent, "embedding", partial(embedder.embed_passages, words))
                _timed(spent, "vectors", partial(vectors.put, [one.id for one in part], made))
        stores = Stores(ledger, vectors, embedder)
        one_copy = frozenset(act.id for act in ledger.acts() if act.document.startswith("00000001"))
        frames = _frames()
        return {
            "passages": ledger.counts().passages,
            "build seconds": {name: round(seconds, 1) for name, seconds in spent.items()},
            "disk MB": {
                "ledger": _megabytes(folder / "ledger.sqlite"),
                "vectors": _megabytes(folder / "vectors"),
            },
            "peak memory MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10,
            "search ms": {
                "unfiltered": _latency(frames, stores, frozenset()),
                "filtered": _latency(frames, stores, one_copy),
            },
        }


def _batches(files: Iterable[Ingested], ledger: Ledger, spent: dict[str, float]) -> Iterator[list[Passage]]:
    """The passages of files that the ledger now holds, some at once."""
    waiting: list[Passage] = []
    for ingested in files:
        _timed(spent, "full text", partial(ledger.replace, ingested))
        waiting += ingested.passages
        while len(waiting) >= BATCH:
            yield waiting[:BATCH]
            del waiting[:BATCH]
    yield waiting


def _frames() -> list[Frame]:
    lines = map(json.loads, GOLD.read_text(encoding="utf-8").splitlines()[:QUESTIONS])
    return [read_question(line["question"], tuple(line["history"])) for line in lines]


def _latency(frames: list[Frame], stores: Stores, acts: frozenset[str]) -> dict[str, float]:
    scores(frames[0], stores, acts)
    spent = []
    for frame in frames:
        start = time.perf_counter()
        scores(frame, stores, acts)
        spent.append((time.perf_counter() - start) * 1000)
    return {"p50": round(median(spent), 1), "p95": round(quantiles(spent, n=20)[-1], 1)}


def _timed(spent: dict[str, float], name: str, work: Callable[[], Any]) -> Any:
    start = time.perf_counter()
    result = work()
    spent[name] += time.perf_counter() - start
    return result


def _megabytes(path: Path) -> int:
    files = path.rglob("*") if path.is_dir() else path.parent.glob(f"{path.name}*")
    return sum(file.stat().st_size for file in files if file.is_file()) >> 20


def report(record: Record) -> str:
    return json.dumps(record, indent=1) + "\n"
