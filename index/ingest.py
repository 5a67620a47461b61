"""The ingest way: files to the two stores, whatever happens on the way.

The ledger is written first, file by file; vectors follow, a batch at a time, while the workers read on. What
they lack at the end is repaired: so an ingest that was killed is completed by the next one, and nothing is
remembered in between.
"""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from index.check import BATCH, Stores, embed, repair
from index.embed import EMBEDDER
from index.errors import MissingFile, ModelMismatch, UnreadableFile
from index.pool import prepare_all
from index.prepare import prepare as prepare_file
from index.reading.archive import exists, open_file
from index.reading.files import find_files
from index.records import Filed
from index.steps import Step, Watch
from index.types import Ingested, Passage
from index.vectors import model_mismatch
from index.worker import Prepare


class Stage(StrEnum):
    """What is going on: the files' hashes are taken, the new files read and stored, the last passages embedded."""

    HASH = "hash"
    READ = "read"
    EMBED = "embed"


@dataclass(frozen=True, slots=True)
class Progress:
    """``done`` of ``total`` files (passages, when embedding); ``path`` is the file just done, or ""."""

    stage: Stage
    done: int
    total: int
    path: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """What this ingest stored: documents and what they hold, and what became of the other files.

    ``skipped`` files were known already; ``removed`` documents were dropped because their file is gone, or
    can't be read any more since it changed. ``completed``: vectors made of passages that were stored before,
    which a killed ingest had left without, or which another embedder had made.
    """

    documents: int
    pages: int
    acts: int
    facts: int
    passages: int
    skipped: int
    refused: tuple[UnreadableFile, ...]
    removed: int
    completed: int = 0


OnProgress = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class Follower:
    """Who follows an ingest: hears how far it is, and what is done with each file; may stop it by the watch, and
    what was stored until then stays, whole."""

    progress: OnProgress = lambda _: None
    watch: Watch = field(default_factory=Watch)


NOBODY = Follower()  # follows: such an ingest is never stopped


def ingest(
    paths: Sequence[Path],
    stores: Stores,
    *,
    workers: int = 0,
    force: bool = False,
    follower: Follower = NOBODY,
    prepare: Prepare = prepare_file,
) -> Summary:
    """Bring the stores up to date with these files and folders.

    Known files (by their bytes) are skipped, unless ``force``. Files that can't be read are refused, the
    rest goes on. ``workers`` processes read, each file within limits; 0: this process, without limits.
    Raises ModelMismatch where another embedder filled the store (see ``reembed``).
    """
    _settle_model(stores)
    roots = [Path(os.path.abspath(path)) for path in paths]
    files, unreadable = find_files(roots)
    hashes, unhashed = _hash_all(files, follower.progress)
    plan = _plan(hashes, stores.ledger.documents(), force=force)
    stores.ledger.move(plan.moves)
    for root in roots:
        stores.ledger.pardon(root)
    tally = _Tally([*unreadable, *unhashed])
    lacking: list[Passage] = []  # their vectors
    todo = [Path(path) for path in plan.todo]
    if todo:
        follower.progress(Progress(Stage.READ, 0, len(todo)))
    with closing(prepare_all(todo, prepare, workers, watch=follower.watch)) as outcomes:
        for done, (path, outcome) in enumerate(outcomes, start=1):
            follower.watch.step(path, Step.STORE)
            stored = outcome if isinstance(outcome, UnreadableFile) else _store(outcome, stores)
            tally.count(stored)
            lacking = _embed_full_batches([*lacking, *_passages(stored)], stores)
            follower.progress(Progress(Stage.READ, done, len(todo), str(path)))
    for error in filter(_is_a_file, tally.refused):
        stores.ledger.refuse(error)
    removed = stores.ledger.drop(_stale(stores.ledger.documents(), roots, hashes))
    mended = repair(stores, lambda done, total: follower.progress(Progress(Stage.EMBED, done, total)))
    completed = len(set(mended.missing) - stores.ledger.passage_ids(tally.read))
    return tally.summary(len(hashes) - len(plan.todo), removed, completed)


def reembed(stores: Stores) -> None:
    """Drops all vectors; the next ingest makes them again, with this embedder."""
    stores.vectors.drop(sorted(stores.vectors.ids()))
    stores.ledger.set_meta(EMBEDDER, stores.embedder.name)


def forget(path: Path, stores: Stores) -> int:
    """Drop the documents at a path or below a folder from both stores: how many."""
    dropped = stores.ledger.forget(os.path.abspath(path))
    stores.vectors.drop(sorted(stores.vectors.ids() - stores.ledger.passage_ids()))
    return dropped


def _settle_model(stores: Stores) -> None:
    """From here on, the vectors are of this embedder. Those of an unknown one are not trusted."""
    made_by, embedder = stores.ledger.meta(EMBEDDER), stores.embedder.name
    if made_by is None:
        reembed(stores)
    elif made_by != embedder:
        raise ModelMismatch(model_mismatch(made_by, embedder))


def _hash_all(files: Sequence[Path], on_progress: OnProgress) -> tuple[dict[str, str], list[UnreadableFile]]:
    """Path -> SHA-256 of each file, and the files that can't be opened."""
    hashes, refused = {}, []
    for done, path in enumerate(files, start=1):
        try:
            with open_file(path) as file:
                hashes[str(path)] = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
        except UnreadableFile as error:
            refused.append(error)
        except OSError as error:
            reason = f"it can't be opened ({error.strerror})"
            refused.append(UnreadableFile(str(path), reason, "check that you may read it"))
        on_progress(Progress(Stage.HASH, done, len(files), str(path)))
    return hashes, refused


@dataclass(frozen=True, slots=True)
class _Plan:
    todo: tuple[str, ...]  # paths to read
    moves: dict[str, str]  # SHA-256 -> the path where a known document now stands


def _plan(hashes: Mapping[str, str], filed: Sequence[Filed], *, force: bool) -> _Plan:
    """One path is read for each content that isn't known; of several equal files the first counts.

    A known document moves when its bytes are no longer where they were but are here.
    """
    places: defaultdict[str, list[str]] = defaultdict(list)
    for path, sha256 in hashes.items():
        places[sha256].append(path)
    home = {document.sha256: document.path for document in filed}
    moves, todo = {}, []
    for sha256, paths in places.items():
        stays = home.get(sha256) in paths
        if sha256 in home and not stays and (home[sha256] in hashes or not exists(Path(home[sha256]))):
            moves[sha256] = paths[0]
        if sha256 not in home or force:
            todo.append(home[sha256] if stays else paths[0])
    return _Plan(tuple(todo), moves)


def _store(ingested: Ingested, stores: Stores) -> Ingested | UnreadableFile:
    """Into the ledger. A document that is read again loses its vectors first: they may be of other words."""
    document = ingested.document
    stores.vectors.drop(sorted(stores.ledger.passage_ids([document.sha256])))
    try:
        stores.ledger.replace(ingested)
    except ValueError as error:
        return UnreadableFile(document.path, f"what it gave can't be stored ({error})", "please report it")
    return ingested


def _passages(stored: Ingested | UnreadableFile) -> tuple[Passage, ...]:
    return stored.passages if isinstance(stored, Ingested) else ()


def _embed_full_batches(passages: Sequence[Passage], stores: Stores) -> list[Passage]:
    """Give as many their vectors as fill batches; those that are left."""
    full = len(passages) - len(passages) % BATCH
    for start in range(0, full, BATCH):
        embed(passages[start : start + BATCH], stores)
    return list(passages[full:])


def _stale(filed: Sequence[Filed], roots: Sequence[Path], hashes: Mapping[str, str]) -> list[str]:
    """The documents whose file is gone from these folders, or holds other bytes, which were refused."""
    return [
        document.sha256
        for document in filed
        if hashes.get(document.path, document.sha256) != document.sha256
        or (_is_below(document.path, roots) and not exists(Path(document.path)))
    ]


def _is_a_file(refused: UnreadableFile) -> bool:
    """A path that leads nowhere, or to a folder with nothing to read, is told but no file to remember."""
    return not (isinstance(refused, MissingFile) or Path(refused.path).is_dir())


def _is_below(path: str, roots: Iterable[Path]) -> bool:
    # A folder (or an archive) that is missing altogether may be a disk that isn't there: nothing is dropped for it.
    return any(root.exists() and Path(path).is_relative_to(root) for root in roots)


class _Tally:
    """Counts what was stored, and keeps what was refused."""

    def __init__(self, refused: list[UnreadableFile]) -> None:
        self.refused = refused
        self.read: list[str] = []  # the documents stored, by SHA-256
        self._stored: list[tuple[int, int, int, int]] = []  # pages, acts, facts, passages of a document

    def count(self, outcome: Ingested | UnreadableFile) -> None:
        if isinstance(outcome, UnreadableFile):
            self.refused.append(outcome)
            return
        self.read.append(outcome.document.sha256)
        parts = (outcome.document.pages, outcome.acts, outcome.facts, outcome.passages)
        pages, acts, facts, passages = map(len, parts)
        self._stored.append((pages, acts, facts, passages))

    def summary(self, skipped: int, removed: int, completed: int) -> Summary:
        pages, acts, facts, passages = (
            sum(column) for column in zip((0, 0, 0, 0), *self._stored, strict=True)
        )
        refused = tuple(self.refused)
        documents = len(self._stored)
        return Summary(documents, pages, acts, facts, passages, skipped, refused, removed, completed)
