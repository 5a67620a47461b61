"""Files prepared side by side, in order; what goes wrong with one file costs that file only."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import islice
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

from index.steps import Watch
from index.worker import Limits, Outcome, Prepare, Worker, attempt

_log = logging.getLogger(__name__)
_AHEAD = (
    12  # files in hand for each worker: it goes on while the stores take their time, and few are in memory
)
_GIVEN = 3  # of these, with the worker: it begins the next ones while the first one's outcome is on its way
_LIMITS = Limits()
_Task = tuple[Path, "Future[tuple[Outcome, str]]"]


def prepare_all(
    paths: Sequence[Path],
    prepare: Prepare,
    workers: int,
    limits: Limits = _LIMITS,
    watch: Watch | None = None,
) -> Generator[tuple[Path, Outcome]]:
    """Each path with what it gave, or with why it gave nothing, in the order of the paths. Close it to stop early;
    or, from another thread, by the watch.

    ``workers`` are processes, no more than there are files: one that dies, or goes beyond the limits, costs
    the file it was reading. With 0 workers the files are read in this process, without limits, and not watched.
    """
    watch = watch or Watch()
    crew = [Worker(prepare, limits, watch.step) for _ in range(min(workers, len(paths)))]
    answers = _by_workers(paths, crew, watch) if crew else ((path, attempt(path, prepare)) for path in paths)
    for path, (outcome, trace) in answers:
        if trace:
            _log.info("preparing %s failed: %s", path, trace)  # shown with -v, to be reported
        yield path, outcome


def _by_workers(
    paths: Sequence[Path], crew: Sequence[Worker], watch: Watch
) -> Generator[tuple[Path, tuple[Outcome, str]]]:
    """Each worker has a thread of ours that gives to it and takes from it, so that it never waits for the stores."""
    waiting: SimpleQueue[_Task | None] = SimpleQueue()
    threads = ThreadPoolExecutor(len(crew))
    serving = [threads.submit(_serve, worker, waiting, len(crew)) for worker in crew]
    rest = iter(paths)
    try:
        in_hand = deque(_ask(path, waiting) for path in islice(rest, len(crew) * _AHEAD))
        while in_hand:
            path, answer = in_hand.popleft()
            first: list[Future[Any]] = [answer, watch.stop, *serving]
            wait(first, return_when=FIRST_COMPLETED)
            if watch.stop.done():
                return
            for thread in serving:
                if thread.done():
                    thread.result()  # it ended too early: by an error of ours
            yield path, answer.result()
            in_hand.extend(_ask(path, waiting) for path in islice(rest, 1))
    finally:
        for worker in crew:
            waiting.put(None)
            worker.close()
        threads.shutdown()


def _ask(path: Path, waiting: SimpleQueue[_Task | None]) -> _Task:
    task: _Task = (path, Future())
    waiting.put(task)
    return task


def _serve(worker: Worker, waiting: SimpleQueue[_Task | None], crew: int) -> None:
    """Gives the worker what waits, some files ahead of the one it reads, while enough is left for the others."""
    begun: deque[Future[tuple[Outcome, str]]] = deque()
    while not worker.closed:
        while not begun or (len(begun) < _GIVEN and waiting.qsize() >= crew):
            try:
                task = waiting.get(block=not begun)
            except Empty:  # another was faster
                break
            if task is None:
                return
            worker.give(task[0])
            begun.append(task[1])
        begun.popleft().set_result(worker.take())
