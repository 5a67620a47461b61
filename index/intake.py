"""Documents given in the chat: received, read one after the other in the background, and all of it remembered.

What was given belongs to the store: the list outlives who gave it, and the server. One process at a time reads for a
store (a lock tells); another that serves the same store shows the list, and takes its turn.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event, Lock

from index.additions import FILE, AdditionBook
from index.check import Stores
from index.errors import ActesError, UnreadableFile
from index.ingest import Follower, Progress, Stage, Summary, forget, ingest
from index.locks import exclusive_if_free
from index.prepare import prepare as prepare_file
from index.receiving import FOLDER, Incoming, NotReceived, check_size, coming, safe_name
from index.records import now
from index.steps import Step, Watch
from index.types import Addition, AdditionState, Trouble
from index.worker import Prepare

_LOCK = "additions.lock"
_PATIENCE = 1.0  # seconds between two looks whether another process has done
_ENDED = (AdditionState.REFUSED, AdditionState.DONE)
_UNFINISHED = (AdditionState.COMING, AdditionState.WAITING, AdditionState.READING)


@dataclass(frozen=True, slots=True)
class Doing:
    """What is being done with the addition of this id: the step, and how many of its files are done (an archive has
    several); while the passages get their vectors, ``embedded`` of so many are done."""

    id: str
    step: Step | None = None
    done: int = 0
    total: int = 0
    embedded: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Additions:
    """What was given, the latest first, and what is going on. ``left``: some wait, and nobody reads: the server was
    ended meanwhile."""

    all: tuple[Addition, ...]
    doing: Doing | None
    left: bool


class Intake:
    """Over a store's folder and its stores. Threads may share one; close it at the end."""

    def __init__(
        self, folder: Path, stores: Stores, workers: int = 1, prepare: Prepare = prepare_file
    ) -> None:
        self.folder = Path(os.path.abspath(folder / FOLDER))  # as the ledger names files
        self._lock_file = folder / _LOCK
        self._stores, self._workers, self._prepare = stores, workers, prepare
        self._book = AdditionBook(folder / FILE)
        self._guard = Lock()  # of the book's changes, and of what is going on
        self._thread = ThreadPoolExecutor(1, "intake")
        self._running: Future[None] | None = None
        self._doing: Doing | None = None
        self._stop: Future[None] = Future()
        self._closed = Event()
        self._seen: tuple[tuple[int, ...], frozenset[str]] | None = None
        self._take_over()

    # --- what people do ---

    def now(self) -> Additions:
        """How all stands."""
        with self._guard:
            every, doing = self._book.all(), self._doing
            waits = any(one.state is AdditionState.WAITING for one in every)
            left = waits and not self._is_running() and self._is_free()
        held = self._held()
        return Additions(tuple(_as_held(one, held) for one in reversed(every)), doing, left)

    def receive(self, given: str, size: int, who: str) -> Receipt:
        """A file is about to come. Raises NotReceived (which is remembered) where it can't be taken."""
        name = safe_name(given)
        one = Addition(
            secrets.token_hex(8), given[:500], name, "", "", size, who, now(), AdditionState.COMING
        )
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            check_size(size, self.folder)
            incoming = Incoming(self.folder, one.id)
        except NotReceived as error:
            self._keep(_refused(one, [Trouble("", error.reason, error.advice)]))
            raise
        except OSError as error:
            raise NotReceived(f"it can't be kept ({error.strerror})", "tell who runs the server") from error
        self._keep(one)
        return Receipt(self, one, incoming)

    def resume(self) -> None:
        """Read what waits, if nobody does."""
        with self._guard:
            if not (self._closed.is_set() or self._is_running()):
                self._running = self._thread.submit(self._work)

    def stop(self, id_: str | None = None) -> None:
        """Give up the one of this id, or all that are not done: one that is being read too. What was stored stays."""
        with self._guard:
            for one in self._book.all():
                if id_ in (None, one.id) and one.state is AdditionState.WAITING:
                    self._book.keep(self._given_up(one))
            if self._doing is not None and id_ in (None, self._doing.id) and not self._stop.done():
                self._stop.set_result(None)

    def again(self, id_: str) -> None:
        """Read one anew that was refused, or is no longer held."""
        with self._guard:
            for one in self._book.all():
                if one.id == id_ and one.state in _ENDED and Path(one.path).is_file():
                    self._book.keep(replace(one, state=AdditionState.WAITING, troubles=()))
        self.resume()

    def remove(self, id_: str) -> None:
        """Take one that is finished off the list, with what was stored of it, and its file."""
        with self._guard:
            one = next((one for one in self._book.all() if one.id == id_), None)
            if one is None or one.state in _UNFINISHED:
                return
            self._book.drop(id_)
        if one.path:
            forget(Path(one.path), self._stores)
            Path(one.path).unlink(missing_ok=True)

    def close(self) -> None:
        """Ends the reading; what was not done waits for the next start."""
        self._closed.set()
        with self._guard:
            if not self._stop.done():
                self._stop.set_result(None)
        self._thread.shutdown()

    def __enter__(self) -> Intake:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # --- what has come ---

    def received(self, one: Addition, incoming: Incoming) -> Addition:
        """All bytes are there: the file is kept and waits, or is known by its bytes."""
        one = replace(one, sha256=incoming.sha256, size=incoming.size)
        with self._guard:
            held_as = self._holder(one)
            if held_as:
                incoming.drop()
                one = replace(one, state=AdditionState.KNOWN, held_as=held_as)
            else:
                place = incoming.keep(one.name)
                one = replace(one, state=AdditionState.WAITING, path=str(place), name=place.name)
            self._book.keep(one)
        self.resume()
        return one

    def _keep(self, one: Addition) -> None:
        with self._guard:
            self._book.keep(one)

    def cut(self, one: Addition, incoming: Incoming, trouble: Trouble | None = None) -> None:
        """The bytes stopped coming, or are too many."""
        incoming.drop()
        self._keep(_refused(one, [trouble]) if trouble else replace(one, state=AdditionState.CUT))

    def _holder(self, one: Addition) -> str:
        """The name of the file that holds these bytes already; "" for none."""
        for filed in self._stores.ledger.documents():
            if filed.sha256 == one.sha256 and Path(filed.path).exists():
                return filed.name
        given = (
            other.name for other in self._book.all() if other.sha256 == one.sha256 and _stands(other, one)
        )
        return next(given, "")

    def _held(self) -> frozenset[str]:
        """The files of which documents are held, and the archives that hold such: asked anew where that may have
        changed."""
        stamp, seen = self._stores.ledger.stamp(), self._seen
        if seen is None or seen[0] != stamp:
            paths = [Path(filed.path) for filed in self._stores.ledger.documents()]
            ours = (path for path in paths if path.is_relative_to(self.folder))
            held = frozenset(str(self.folder / path.relative_to(self.folder).parts[0]) for path in ours)
            self._seen = seen = (stamp, held)
        return seen[1]

    # --- the reading ---

    def _is_running(self) -> bool:
        return self._running is not None and not self._running.done()

    def _is_free(self) -> bool:
        """Does no other process read for this store?"""
        with exclusive_if_free(self._lock_file) as free:
            return free

    def _take_over(self) -> None:
        """What a process that ended left half done is to be done again. Nothing where another is at work."""
        if not self._book.path.is_file():
            return
        with exclusive_if_free(self._lock_file) as free:
            for one in self._book.all() if free else ():
                if one.state is AdditionState.READING:
                    self._book.keep(replace(one, state=AdditionState.WAITING))
                if one.state is AdditionState.COMING:
                    coming(self.folder, one.id).unlink(missing_ok=True)
                    self._book.keep(replace(one, state=AdditionState.CUT))

    def _work(self) -> None:
        """Read what waits until nothing does."""
        while not self._closed.is_set():
            with exclusive_if_free(self._lock_file) as free:
                if free:
                    try:
                        self._read_all()
                    finally:
                        self._doing = None
                    return
            self._closed.wait(_PATIENCE)

    def _read_all(self) -> None:
        while not self._closed.is_set():
            with self._guard:
                one = next((a for a in self._book.all() if a.state is AdditionState.WAITING), None)
                if one is None or self._closed.is_set():
                    self._running = None  # under the guard: what comes now starts another
                    return
                one = replace(one, state=AdditionState.READING)
                self._doing, self._stop = Doing(one.id), Future()
                self._book.keep(one)
            outcome = self._attempt(one)
            with self._guard:
                self._book.keep(self._ended(one, outcome))
                self._doing = None

    def _attempt(self, one: Addition) -> Summary | BaseException:
        """What the ingest of this file gave, or why it failed: no error ends the reading of the others."""
        follower = Follower(self._hear, Watch(self._see, self._stop))
        with ThreadPoolExecutor(1) as thread:
            ingesting = thread.submit(
                ingest,
                [Path(one.path)],
                self._stores,
                workers=self._workers,
                follower=follower,
                prepare=self._prepare,
            )
            return ingesting.exception() or ingesting.result()

    def _see(self, _path: Path, step: Step) -> None:
        self._tell(lambda doing: replace(doing, step=step))

    def _hear(self, progress: Progress) -> None:
        if progress.stage is Stage.EMBED:
            self._tell(lambda doing: replace(doing, embedded=(progress.done, progress.total)))
        if progress.stage is Stage.READ:
            self._tell(lambda doing: replace(doing, step=None, done=progress.done, total=progress.total))

    def _tell(self, change: Callable[[Doing], Doing]) -> None:
        with self._guard:
            if self._doing is not None:
                self._doing = change(self._doing)

    def _ended(self, one: Addition, outcome: Summary | BaseException) -> Addition:
        if not isinstance(outcome, Summary):
            return _refused(one, [_incident(outcome)])
        one = replace(
            one,
            documents=outcome.documents,
            acts=outcome.acts,
            facts=outcome.facts,
            passages=outcome.passages,
            troubles=tuple(_trouble(error, one) for error in outcome.refused),
        )
        doing = self._doing
        if self._stop.done() and doing is not None and doing.done < doing.total:
            return replace(one, state=AdditionState.WAITING) if self._closed.is_set() else self._given_up(one)
        if outcome.documents:
            return replace(one, state=AdditionState.DONE)
        if outcome.refused:
            return replace(one, state=AdditionState.REFUSED)
        return replace(one, state=AdditionState.KNOWN, held_as=one.name)

    def _given_up(self, one: Addition) -> Addition:
        """The file stays where documents of it were stored, which are cited from it."""
        if one.documents:
            return replace(one, state=AdditionState.STOPPED)
        Path(one.path).unlink(missing_ok=True)
        return replace(one, state=AdditionState.STOPPED, path="")


class Receipt:
    """One file on its way into an intake. Ends by ``done`` or ``cut``."""

    def __init__(self, intake: Intake, one: Addition, incoming: Incoming) -> None:
        self._intake, self._one, self._incoming = intake, one, incoming
        self._ended = False

    def write(self, data: bytes) -> None:
        """Raises NotReceived, which is remembered, where it grows too large."""
        try:
            self._incoming.write(data)
        except NotReceived as error:
            self._cut(Trouble("", error.reason, error.advice))
            raise

    def done(self) -> Addition:
        one = self._intake.received(self._one, self._incoming)
        self._ended = True
        return one

    def cut(self) -> None:
        """The bytes stopped coming. Nothing happens where it has ended already."""
        if not self._ended:
            self._cut(None)

    def _cut(self, trouble: Trouble | None) -> None:
        self._ended = True
        self._intake.cut(self._one, self._incoming, trouble)


def _as_held(one: Addition, held: frozenset[str]) -> Addition:
    gone = one.state is AdditionState.DONE and one.path not in held
    return replace(one, state=AdditionState.GONE) if gone else one


def _stands(other: Addition, one: Addition) -> bool:
    """Is the other one kept, or about to be read?"""
    waits = other.state in (AdditionState.WAITING, AdditionState.READING)
    kept = other.state in (AdditionState.DONE, AdditionState.KNOWN) and Path(other.path).is_file()
    return other.id != one.id and bool(other.path) and (waits or kept)


def _refused(one: Addition, troubles: Iterable[Trouble]) -> Addition:
    return replace(one, state=AdditionState.REFUSED, troubles=tuple(troubles))


def _trouble(error: UnreadableFile, one: Addition) -> Trouble:
    """A file of an archive is named by its place there."""
    inside = Path(error.path).is_relative_to(one.path) and error.path != one.path
    name = str(Path(error.path).relative_to(one.path)) if inside else ""
    return Trouble(name, error.reason, error.advice)


def _incident(error: BaseException) -> Trouble:
    if isinstance(error, ActesError):
        return Trouble("", str(error), "tell who runs the server")
    reason = " ".join(f"an error of this software ({type(error).__name__}: {error})".split())
    return Trouble("", reason, "please report it with the file")
