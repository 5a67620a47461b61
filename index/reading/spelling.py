"""Letters without spaces to words: the likeliest cut by a word list, lost letters filled by it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.reading.lexicon import Lexicon

LOST = "\ufffd"

Chunk = Sequence[tuple[str, ...]]  # what each sign may stand for: one reading, or those of a lost letter

_UNKNOWN, _UNKNOWN_LETTER = 8.0, 2.5  # the cost of a word that is in no list, and of each of its letters
_MOST_OPEN = 500  # beginnings of words followed at once: with more lost letters nothing can be told
_LOST_LETTER = 1.5  # each lost letter filled in
_SPACE = 2.5  # a lost letter that was a space
_ODD = 8.0  # a letter alone that is no word; an elided word without its apostrophe
_SHORT, _COMMON, _FRAGMENT = 4, 10.5, 4.0  # short words that are rare are mostly parts of others
_ALONE = frozenset("aày")
_ELIDED = frozenset("l d n s c j m t qu jusqu lorsqu puisqu quoiqu presqu".split())
_JOINT = re.compile(r"(?<=[a-zà-ÿœ])(?=[A-ZÀ-ÞŒ])")


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of a chunk, their cost, and how many of the letters stand in known words.

    ``places``: for each letter of each word, the sign it was read from. ``steps`` are (first sign, end, readings
    of the signs), the readings empty for what is in no list.
    """

    words: tuple[str, ...]
    places: tuple[tuple[int, ...], ...]
    cost: float
    known: int
    letters: int
    steps: tuple[tuple[int, int, tuple[str, ...]], ...]


def choices_made(signs: str, reading: Reading) -> Iterator[tuple[str, str, int]]:
    """Each sign of the known words with what it was read as and how many letters the word has; a sign read
    as a space counts 3."""
    for start, end, readings in reading.steps:
        size = 3 if readings == (" ",) else len("".join(readings))
        if size > 2:
            small = any(reading.islower() for reading in readings[1:])
            cased = (readings[0], *(r.lower() if small else r for r in readings[1:]))
            yield from zip(signs[start:end], cased, (size,) * (end - start), strict=True)


def read(chunk: Chunk, lexicon: Lexicon, elided: bool = False) -> Reading:
    """The likeliest words; ``elided`` where an apostrophe follows. A reading ``" "`` of a sign is a space."""
    size = len(chunk)
    best: list[_Step] = [(0.0, 0, ()), *[(1e18, 0, ())] * size]
    unknown = best[-1]  # the cheapest unknown word that goes on here
    for start in range(size):
        cost = best[start][0] + (lexicon.joint if start and best[start][2] != (" ",) else 0.0)
        if " " in chunk[start] and best[start][0] + _SPACE < best[start + 1][0]:
            best[start + 1] = (best[start][0] + _SPACE, start, (" ",))
        for end, readings, own_cost in _known(chunk, start, lexicon, elided):
            if cost + own_cost < best[end][0]:
                best[end] = (cost + own_cost, start, readings)
        unknown = min(unknown, (cost + _UNKNOWN, start, ()))
        unknown = (unknown[0] + _UNKNOWN_LETTER, unknown[1], ())
        best[start + 1] = min(best[start + 1], unknown)
    return _trace(chunk, best)


_Step = tuple[float, int, tuple[str, ...]]  # the cost so far, where the word begins, how its signs are read


def _known(
    chunk: Chunk, start: int, lexicon: Lexicon, elided: bool
) -> list[tuple[int, tuple[str, ...], float]]:
    """The words that may begin here: where they end, how their signs are read, their cost."""
    found = []
    frontier: list[tuple[str, tuple[str, ...], float]] = [("", (), 0.0)]
    for at in range(start, len(chunk)):
        options, lost = chunk[at], _LOST_LETTER if len(chunk[at]) > 1 else 0.0
        frontier = [
            (low, (*readings, option), cost + lost)
            for before, readings, cost in frontier
            for option in options
            if (low := before + option.lower()) in lexicon.prefixes
        ]
        if not frontier or len(frontier) > _MOST_OPEN:
            break
        last = elided and at == len(chunk) - 1
        for low, readings, cost in frontier:
            word_cost = lexicon.costs.get(low)
            if word_cost is not None:
                odd = _oddness(low, readings, last, lexicon)
                found.append((at + 1, readings, cost + word_cost + odd))
    return found


def _oddness(low: str, readings: tuple[str, ...], elided: bool, lexicon: Lexicon) -> float:
    if elided:
        return 0.0 if low in _ELIDED else _ODD / 2
    odd = _ODD if low in _ELIDED or (len(low) == 1 and low not in _ALONE) else 0.0
    if len(low) <= _SHORT and low not in lexicon.own and lexicon.costs[low] > _COMMON:
        odd += _FRAGMENT
    if low not in lexicon.own and _JOINT.search("".join(readings)):
        odd += _ODD
    return odd


def _trace(chunk: Chunk, best: list[_Step]) -> Reading:
    words: list[str] = []
    places: list[tuple[int, ...]] = []
    steps: list[tuple[int, int, tuple[str, ...]]] = []
    known = letters = 0
    at = len(chunk)
    while at:
        _, start, readings = best[at]
        steps.append((start, at, readings))
        if readings != (" ",):
            letters += at - start
            known += (at - start) * (bool(readings) and _is_told(chunk[start:at]))
            shown = readings or tuple(_as_is(options) for options in chunk[start:at])
            words.append(_cased(shown, chunk[start:at]))
            places.append(tuple(sign for sign, letter in enumerate(shown, start) for _ in letter))
        at = start
    told = tuple(reversed(words)), tuple(reversed(places))
    return Reading(*told, best[-1][0], known, letters, tuple(reversed(steps)))


def _is_told(signs: Chunk) -> bool:
    """Do the signs tell the word: is it not mostly filled in? A word of one letter has few rivals."""
    return len(signs) == 1 or 2 * sum(len(options) > 1 for options in signs) <= len(signs)


def _as_is(options: tuple[str, ...]) -> str:
    return options[0] if len(options) == 1 else LOST


def _cased(readings: tuple[str, ...], signs: Chunk) -> str:
    """A lost letter is a capital at a word's head and among capitals, a small letter within small ones."""
    small = any(
        reading.islower() for reading, options in zip(readings, signs, strict=True) if len(options) == 1
    )
    return "".join(
        reading if len(options) == 1 else (reading.lower() if at and small else reading.upper())
        for at, (reading, options) in enumerate(zip(readings, signs, strict=True))
    )
