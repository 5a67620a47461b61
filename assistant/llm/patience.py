"""A model that fails again and again is left alone for a while, so that nobody waits for it at every question."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock
from typing import Protocol

from index.errors import NoReply

FAILURES = 3  # in a row
REST = 60.0  # seconds


class Model(Protocol):
    """Raises ``NoReply`` where it has no usable text for the message."""

    def complete(self, message: str) -> str: ...


class Resting(NoReply):
    """It failed so often that it is not asked now: nothing was sent."""


class Patience:
    """Counts a model's failures in a row; shared by all who ask."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now, self._lock = now, Lock()
        self._failures, self._until = 0, 0.0

    def ask(self, model: Model, message: str) -> str:
        """The model's text. Raises ``NoReply``; ``Resting`` where it was not even asked."""
        with self._lock:
            if self._now() < self._until:
                raise Resting("left alone after several failures")
        try:
            text = model.complete(message)
        except NoReply:
            self._failed()
            raise
        with self._lock:
            self._failures = 0
        return text

    def _failed(self) -> None:
        with self._lock:
            self._failures += 1
            if self._failures >= FAILURES:
                self._failures, self._until = FAILURES - 1, self._now() + REST  # one more failure: rest again
