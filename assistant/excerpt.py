"""The part of a long sentence that a question is about: minutes set in one run have sentences of a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.link import stem_set
from assistant.wording import shortened

_FIGURE = "0123456789€%.,"


def excerpt(words: str, longest: int, asked: Mapping[str, float]) -> str:
    """At most so many characters, around the words whose stems weigh most (``asked``: stem -> weight); cut between
    words, never inside a figure, and "…" where something is left out. The first of parts that weigh the same."""
    if len(words) <= longest:
        return words
    parts = words.split()
    weights = [max((asked.get(stem, 0.0) for stem in stem_set(part)), default=0.0) for part in parts]
    start = _heaviest(parts, weights, longest - 1)
    while start > 0 and not parts[start].strip(_FIGURE):
        start -= 1  # "000 €" belongs to the "10" before it
    shown = shortened(" ".join(parts[start:]), longest - 1 if start else longest)
    return f"…{shown}" if start else shown


def _heaviest(parts: Sequence[str], weights: Sequence[float], longest: int) -> int:
    """Where the window of so many characters begins that holds most weight, half of what it has to spare before."""
    best, best_weight, best_end = 0, -1.0, 0
    end = length = 0
    weight = 0.0
    for start, part in enumerate(parts):
        while end < len(parts) and length + len(parts[end]) + 1 <= longest:
            length += len(parts[end]) + 1
            weight += weights[end]
            end += 1
        if weight > best_weight and (start == 0 or weights[start]):
            best, best_weight, best_end = start, weight, end
        length -= len(part) + 1
        weight -= weights[start]
    return _led_in(parts, weights, best, best_end)


def _led_in(parts: Sequence[str], weights: Sequence[float], start: int, end: int) -> int:
    """The window moved back by half of what it shows behind its last asked word, so that its first one is led in."""
    last = max((at for at in range(start, end) if weights[at]), default=end)
    spare = sum(len(part) + 1 for part in parts[last + 1 : end]) // 2
    while start and spare > len(parts[start - 1]):
        start -= 1
        spare -= len(parts[start]) + 1
    return start
