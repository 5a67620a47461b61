"""Questions in, one JSON object a line: ``{"id", "question", "history": ["earlier question", ...]}``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass


class BadLine(ValueError):
    """A line that is no question; the message names it by its number, from 1."""

    def __init__(self, number: int, reason: str) -> None:
        super().__init__(f"line {number}: {reason}")


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of a batch; ``id`` comes back with its answer."""

    id: str | int | None
    question: str
    history: tuple[str, ...] = ()


def read_questions(lines: Iterable[bytes]) -> tuple[Asked, ...]:
    """Every question, in order; blank lines are skipped. Raises ``BadLine`` for the first bad one.

    All lines are read before any is answered: a batch with a bad line costs nothing.
    """
    return tuple(_asked(number, line) for number, line in enumerate(lines, start=1) if line.strip())


def _asked(number: int, line: bytes) -> Asked:
    try:
        # A byte-order mark opens the files of some editors.
        value = json.loads(line.decode("utf-8-sig"))
        # A lone surrogate ("\\ud800") is JSON, but no text: nothing could be printed of it.
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeError:
        raise BadLine(number, "not UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise BadLine(number, f"not JSON ({error})") from None
    if not isinstance(value, dict):
        raise BadLine(number, 'not a JSON object like {"id": 1, "question": "..."}')
    id, question, history = value.get("id"), value.get("question"), value.get("history") or []
    if not isinstance(question, str):
        raise BadLine(number, '"question" is missing or no string')
    if isinstance(id, bool) or not isinstance(id, str | int | None):
        raise BadLine(number, '"id" is neither a string nor a whole number')
    if not isinstance(history, list) or not all(isinstance(earlier, str) for earlier in history):
        raise BadLine(number, '"history" is no list of strings')
    return Asked(id, question, tuple(history))
