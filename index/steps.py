"""What is being done with a file, told while it is done: by who reads it, to who waits for it.

The reading runs in a process of its own; the process listens here and passes on what it hears.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

_OCR_ENGINE = "pytesseract"  # its logger tells, at DEBUG, of each page that Tesseract is given


class Step(StrEnum):
    """In their order; only scans have OCR."""

    READ = "read"
    OCR = "ocr"
    ACTS = "acts"
    FACTS = "facts"
    PASSAGES = "passages"
    STORE = "store"


Tell = Callable[[Step], None]


@dataclass(frozen=True, slots=True)
class Watch:
    """Who follows the reading of files: ``step`` hears what is being done with which, from any thread; a result set
    to ``stop`` ends it, and the file in hand is given up."""

    step: Callable[[Path, Step], None] = lambda _path, _step: None
    stop: Future[None] = field(default_factory=Future)


class _Told:
    """Who listens in this process; nobody at first. A step that goes on is told once."""

    listener: Tell | None = None
    last: Step | None = None


def tell(step: Step) -> None:
    if _Told.listener is not None and step is not _Told.last:
        _Told.last = step
        _Told.listener(step)


@contextmanager
def listening(listener: Tell) -> Iterator[None]:
    """From here to the end, this process's steps go to the listener; one at a time may listen."""
    engine, seen = logging.getLogger(_OCR_ENGINE), _SeesPages()
    _Told.listener = listener
    engine.addHandler(seen)
    engine.setLevel(logging.DEBUG)
    engine.propagate = False  # what it tells is for us alone
    try:
        yield
    finally:
        _Told.listener = _Told.last = None
        engine.removeHandler(seen)
        engine.setLevel(logging.NOTSET)
        engine.propagate = True


class _SeesPages(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002 (that it comes is all)
        tell(Step.OCR)
