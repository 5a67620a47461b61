"""Files prepared side by side, in order; what goes wrong with one file costs that file only."""

from __future__ import annotations

import logging
import multiprocessing
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from itertools import islice
from pathlib import Path

from index.errors import UnreadableFile
from index.types import Ingested

Prepare = Callable[
    [Path], Ingested
]  # raises UnreadableFile; a function of a module, for it crosses processes

_log = logging.getLogger(__name__)
_AHEAD = 2  # files in hand for each worker, so that none waits and few documents are in memory


def prepare_all(
    paths: Sequence[Path], prepare: Prepare, workers: int
) -> Generator[tuple[Path, Ingested | UnreadableFile]]:
    """Each path with what it gave, or with why it gave nothing, in the order of the paths. Close it to stop early.

    With two workers or more they are processes. When one dies, the files in hand are tried again, each in
    a process of its own: the one that kills it is refused, the others are not.
    """
    waiting = deque(paths)
    while waiting:
        yield from _until_broken(waiting, prepare, workers)
        for path in [waiting.popleft() for _ in range(min(len(waiting), workers * _AHEAD))]:
            yield path, _alone(path, prepare)


def _until_broken(
    waiting: deque[Path], prepare: Prepare, workers: int
) -> Iterator[tuple[Path, Ingested | UnreadableFile]]:
    """Takes from ``waiting`` what is done; ends early, leaving the rest, when a worker dies."""
    executor = _executor(workers)
    try:
        in_hand = deque(executor.submit(prepare, path) for path in islice(waiting, workers * _AHEAD))
        while waiting:
            outcome = _outcome(waiting[0], in_hand.popleft())
            yield waiting.popleft(), outcome
            if len(waiting) > len(in_hand):
                in_hand.append(executor.submit(prepare, waiting[len(in_hand)]))
    except BrokenExecutor:
        _log.warning("a worker process died; the files in hand are tried again one by one")
    finally:
        executor.shutdown(cancel_futures=True)


def _alone(path: Path, prepare: Prepare) -> Ingested | UnreadableFile:
    with _processes(1) as executor:
        try:
            return _outcome(path, executor.submit(prepare, path))
        except BrokenExecutor:
            return UnreadableFile(
                str(path), "reading it killed the process that read it", "check the file and the free memory"
            )


def _outcome(path: Path, future: Future[Ingested]) -> Ingested | UnreadableFile:
    error = future.exception()
    if error is None:
        return future.result()
    if isinstance(error, BrokenExecutor):
        raise error
    if isinstance(error, UnreadableFile):
        return error
    _log.info("preparing %s failed", path, exc_info=error)  # shown with -v, to be reported
    reason = " ".join(f"an error of this software ({type(error).__name__}: {error})".split())
    return UnreadableFile(str(path), reason, "please report it with the file")


def _executor(workers: int) -> Executor:
    # One worker is a thread: no process to start, and its errors come back in the same way.
    return _processes(workers) if workers > 1 else ThreadPoolExecutor(1)


def _processes(workers: int) -> ProcessPoolExecutor:
    # Spawned, not forked: the parent holds threads and locks of torch, Chroma and SQLite.
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))
