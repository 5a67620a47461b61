"""Waiting for what happens in the background."""

from __future__ import annotations

import time
from collections.abc import Callable

PATIENCE = 120.0  # seconds: of a busy machine


def wait_for(condition: Callable[[], object]) -> None:
    """Come back when it holds. Fails where it never does."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.02)
