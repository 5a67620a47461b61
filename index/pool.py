"""Files prepared side by side, in order; what goes wrong with one file costs that file only."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Generator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from queue import SimpleQueue

from index.worker import Limits, Outcome, Prepare, Worker, attempt

_log = logging.getLogger(__name__)
_AHEAD = 2  # files in hand for each worker, so that none waits and few documents are in memory
_LIMITS = Limits()


def prepare_all(
    paths: Sequence[Path], prepare: Prepare, workers: int, limits: Limits = _LIMITS
) -> Generator[tuple[Path, Outcome]]:
    """Each path with what it gave, or with why it gave nothing, in the order of the paths. Close it to stop early.

    ``workers`` are processes, no more than there are files: one that dies, or goes beyond the limits, costs
    the file it was reading. With 0 workers the files are read in this process, without limits.
    """
    crew = [Worker(prepare, limits) for _ in range(min(workers, len(paths)))]
    answers = _by_workers(paths, crew) if crew else ((path, attempt(path, prepare)) for path in paths)
    for path, (outcome, trace) in answers:
        if trace:
            _log.info("preparing %s failed: %s", path, trace)  # shown with -v, to be reported
        yield path, outcome


def _by_workers(paths: Sequence[Path], crew: Sequence[Worker]) -> Generator[tuple[Path, tuple[Outcome, str]]]:
    """Each worker has a thread of ours that waits for it, so that it never waits for the stores."""
    idle: SimpleQueue[Worker] = SimpleQueue()
    for worker in crew:
        idle.put(worker)

    def run(path: Path) -> tuple[Outcome, str]:
        worker = idle.get()
        try:
            return worker.prepare(path)
        finally:
            idle.put(worker)

    threads = ThreadPoolExecutor(len(crew))
    waiting = iter(paths)
    try:
        first = islice(waiting, len(crew) * _AHEAD)
        in_hand: deque[tuple[Path, Future[tuple[Outcome, str]]]] = deque(
            (path, threads.submit(run, path)) for path in first
        )
        while in_hand:
            path, future = in_hand.popleft()
            yield path, future.result()
            in_hand.extend((path, threads.submit(run, path)) for path in islice(waiting, 1))
    finally:
        threads.shutdown(wait=False, cancel_futures=True)
        for worker in crew:
            worker.close()
        threads.shutdown()
