"""One process that prepares files one after the other, within limits; when it dies or is late, one file is lost.

Home of process limits. ``index.pool`` runs several of these.
"""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import signal
import time
import traceback
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from logging.handlers import QueueHandler
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from queue import SimpleQueue

from index.errors import UnreadableFile
from index.steps import Step, listening
from index.types import Ingested

_log = logging.getLogger(__name__)
_OURS = "index"
_MOST_RECORDS = 100  # kept of one file: a library may complain of every character of a damaged one

Prepare = Callable[
    [Path], Ingested
]  # raises UnreadableFile; a function of a module, for it crosses processes
Outcome = Ingested | UnreadableFile
OnStep = Callable[[Path, Step], None]

_OUT_OF_MEMORY = 86  # the exit code of a process that met its limit: what it holds is not worth keeping


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: ``seconds`` from start to end, ``memory`` in bytes of its process's address
    space (where the system can bound that; elsewhere memory is not bounded)."""

    seconds: float = 1800.0  # a register of 200 scanned pages takes that long on a busy machine
    memory: int = 2 << 30  # acts take 70 MB, scans 300


class Worker:
    """Starts its process at the first file, and again after a death. Files are given, and their outcomes taken, in
    one order: one given ahead is begun as soon as the one before is done. One thread at a time gives and takes."""

    def __init__(self, prepare: Prepare, limits: Limits, on_step: OnStep = lambda _path, _step: None) -> None:
        self._prepare = prepare
        self._limits = limits
        self._on_step = on_step
        self._running: tuple[SpawnProcess, Connection] | None = None
        self._given: deque[Path] = deque()
        self._closed = False

    def give(self, path: Path) -> None:
        self._given.append(path)
        self._hand_over(path)

    def take(self) -> tuple[Outcome, str]:
        """What the first of the files given gave, or why it gave nothing; and the traceback where that is an error
        of ours. A file given behind one that ended the process is read by the next."""
        path = self._given.popleft()
        answer = self._answer(path)
        if self._running is None:
            for ahead in self._given:
                self._hand_over(ahead)
        return answer

    def _hand_over(self, path: Path) -> None:
        if self._closed:
            return
        _, line = self._running = self._running or self._start()
        if (
            self._closed
        ):  # meanwhile; asked after the process is known to ``close``, so that one of the two ends it
            self._end()
            return
        with suppress(OSError):  # it is dead, which ``take`` will see
            line.send(path)

    def _answer(self, path: Path) -> tuple[Outcome, str]:
        running = self._running
        if self._closed or running is None:
            return UnreadableFile(str(path), "the reading was stopped", "read it again"), ""
        process, line = running
        try:
            deadline = time.monotonic() + self._limits.seconds
            while line.poll(max(deadline - time.monotonic(), 0.0)):
                told = line.recv()
                if isinstance(told, Step):
                    self._on_step(path, told)
                    continue
                outcome, trace, records = told
                _relay(path, records)
                return outcome, trace
        except (EOFError, OSError):
            process.join()
            return self._lost(path, process.exitcode), ""
        finally:
            if not process.is_alive():
                self._running = None
        self._end()
        reason = f"reading it takes more than {self._limits.seconds:g} seconds"
        return UnreadableFile(str(path), reason, "check the file; a very long one can be split"), ""

    @property
    def closed(self) -> bool:
        return self._closed

    def close(self) -> None:
        """Ends the process, whatever it is doing, and starts no other. From any thread."""
        self._closed = True
        self._end()

    def _end(self) -> None:
        running, self._running = self._running, None
        if running:
            process, _ = running
            with suppress(AttributeError, OSError):
                if process.pid:
                    os.killpg(process.pid, signal.SIGKILL)  # with the programs that it runs
            process.kill()
            process.join()

    def _start(self) -> tuple[SpawnProcess, Connection]:
        # Spawned, not forked: the parent holds threads and locks of torch, Chroma and SQLite.
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self._prepare, self._limits), daemon=True)
        process.start()
        theirs.close()  # so that its death is seen as the line's end
        try:
            ours.recv()  # it is ready: starting costs no file its seconds
        except EOFError:
            process.join()
        return process, ours

    def _lost(self, path: Path, code: int | None) -> UnreadableFile:
        if code == _OUT_OF_MEMORY:
            reason = f"reading it takes more than {self._limits.memory >> 20} MB of memory"
            return UnreadableFile(str(path), reason, "check the file; a very long one can be split")
        how = signal.Signals(-code).name if code and code < 0 else f"exit code {code}"
        reason = f"reading it killed the process that read it ({how})"
        return UnreadableFile(str(path), reason, "check the file and the free memory")


def attempt(path: Path, prepare: Prepare) -> tuple[Outcome, str]:
    """As ``Worker.take``, in this process and without limits. MemoryError passes through."""
    # A future keeps whatever is raised, without a handler that catches all.
    with ThreadPoolExecutor(1) as thread:
        future = thread.submit(prepare, path)
        error = future.exception()
    if error is None:
        return future.result(), ""
    if isinstance(error, UnreadableFile):
        return error, ""
    if isinstance(error, MemoryError):
        raise error
    reason = " ".join(f"an error of this software ({type(error).__name__}: {error})".split())
    trace = "".join(traceback.format_exception(error))
    return UnreadableFile(str(path), reason, "please report it with the file"), trace


def _relay(path: Path, records: list[logging.LogRecord]) -> None:
    """Log here what the process logged: ours as it is, what libraries say as what is going on with this file."""
    for record in records:
        logger = logging.getLogger(record.name)
        if record.name.partition(".")[0] != _OURS:
            _log.info("%s: %s: %s", path, record.name, record.getMessage())
        elif logger.isEnabledFor(record.levelno):
            logger.handle(record)


def _serve(line: Connection, prepare: Prepare, limits: Limits) -> None:
    """The process: a path in; an outcome, a traceback and what was logged out; until the line is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears Ctrl-C and ends this process
    with suppress(AttributeError, OSError):  # no groups on Windows
        os.setsid()
    # Libraries of linear algebra take memory for each core of the machine; reading needs none of them at once.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    _bound_memory(limits.memory)
    _collect_seldom()
    logged = _kept_log()
    try:
        line.send("ready")
        while True:
            path = line.recv()
            with listening(line.send):
                outcome, trace = attempt(path, prepare)
            line.send((outcome, trace, logged.taken()))
    except MemoryError:
        os._exit(_OUT_OF_MEMORY)
    except (EOFError, OSError):
        return  # the parent is gone


class _Kept(QueueHandler):
    """Keeps the first records of a file, in a form that can be sent."""

    def __init__(self) -> None:
        self._records: SimpleQueue[logging.LogRecord] = SimpleQueue()
        super().__init__(self._records)

    def enqueue(self, record: logging.LogRecord) -> None:
        if self._records.qsize() < _MOST_RECORDS:
            self._records.put(record)

    def taken(self) -> list[logging.LogRecord]:
        return [self._records.get() for _ in range(self._records.qsize())]


def _kept_log() -> _Kept:
    """From here on nothing is logged to stderr, warnings of libraries neither: what there is to tell is kept."""
    logging.captureWarnings(True)
    kept, everything = _Kept(), logging.getLogger()
    everything.addHandler(kept)
    everything.setLevel(logging.INFO)
    return kept


def _collect_seldom() -> None:
    """What is imported stays, and a file's values refer to each other in no circles: looking for lost ones
    at every 700th value only costs time."""
    gc.freeze()
    gc.set_threshold(20_000)


def _bound_memory(most: int) -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
