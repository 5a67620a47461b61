"""What the recipes give: two texts that mean the same or answer one another."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_SENTENCE_END = re.compile(r"(?<=[.;:?!]) (?=[A-ZÀ-Ý0-9«])")
_SHORTEST = 40  # characters of a sentence that can stand for its passage


@dataclass(frozen=True, slots=True)
class Pair:
    """Pairs of one ``topic`` are right answers to one another's queries, and never taken for wrong ones.

    Where it is "", no other pair is known to be.
    """

    query: str
    passage: str
    topic: str = ""


def cloze(text: str, chance: random.Random) -> tuple[str, str] | None:
    """A sentence taken out of a text, and what is left of it; None where the text has too few."""
    sentences = _SENTENCE_END.split(text)
    long_ones = [place for place, sentence in enumerate(sentences) if len(sentence) >= _SHORTEST]
    if len(long_ones) < 2:
        return None
    place = chance.choice(long_ones)
    rest = sentences[:place] + sentences[place + 1 :]
    return sentences[place], " ".join(rest)


def asked(topic: str, templates: Sequence[str], chance: random.Random) -> str:
    """The topic as a question in one of the wordings, or as it is, half the time."""
    return chance.choice(templates).format(topic=topic) if chance.random() < 0.5 else topic


def both_ways(left: str, right: str, topic: str = "") -> Iterator[Pair]:
    """Each text looks for the other; nothing where one is empty or they are the same."""
    if left and right and left.casefold() != right.casefold():
        yield Pair(left, right, topic)
        yield Pair(right, left, topic)
