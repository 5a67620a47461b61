"""A lock that processes and threads share, on a file: several may read, or one may write.

A process that dies lets go of it. Where the system has no such locks (Windows), nobody waits.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # not on Windows
    fcntl = None  # type: ignore[assignment]


@contextmanager
def shared(path: Path) -> Iterator[int]:
    """Held with others who read; waits for one who writes. Yields the open file, to be read."""
    with _opened(path) as file:
        if fcntl:
            fcntl.flock(file, fcntl.LOCK_SH)
        yield file


@contextmanager
def exclusive(path: Path) -> Iterator[int]:
    """Held alone; waits for all others. Yields the open file, to be read and written."""
    with _opened(path) as file:
        if fcntl:
            fcntl.flock(file, fcntl.LOCK_EX)
        yield file


@contextmanager
def exclusive_if_free(path: Path) -> Iterator[bool]:
    """Held alone; yields False, and holds nothing, where another has it."""
    with _opened(path) as file:
        yield _is_taken_at_once(file)


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    """A file of our own for each lock: so threads wait for each other as processes do. Closing it lets go."""
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        yield file
    finally:
        os.close(file)


def _is_taken_at_once(file: int) -> bool:
    if not fcntl:
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
