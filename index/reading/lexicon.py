"""French as numbers: how likely words, sequences of three letters and marks are. Read from ``index/data``.

Costs are negative natural logarithms of probabilities.
"""

from __future__ import annotations

import gzip
import math
import unicodedata
from array import array
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

LETTERS = "abcdefghijklmnopqrstuvwxyzàâçèéêëîïôùûœ"
LETTER_RANK = {letter: rank for rank, letter in enumerate(LETTERS, 1)}  # 0: no letter
WIDTH = len(LETTERS) + 1

_ELIDERS, _VOWELS = "ldcj", "aeioyhàâéèêëîïôùûœ"
_UNACCENTED_COST = 1.5  # capitals often lack their accents
_OWN_WORD_COST = 9.5  # a word that the document itself prints elsewhere
_NO_LETTER = math.log(0.02)
_MODEL_WORDS = 20_000


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``costs`` of words in lower case, ``prefixes`` of them, the document's ``own`` words, and for each mark
    the logarithm of its probability between two kinds of neighbours (7 x 7, see ``kind``).

    ``joint`` is the cost of a word that begins without a space: none where a font's spaces are lost.
    """

    costs: Mapping[str, float]
    prefixes: frozenset[str]
    own: frozenset[str]
    marks: Mapping[str, tuple[float, ...]]
    joint: float = 0.0

    def with_own(self, words: Mapping[str, int]) -> Lexicon:
        """Also the words that the document prints elsewhere, in lower case with their counts."""
        new = {word: _OWN_WORD_COST - math.log(count) for word, count in words.items() if len(word) > 2}
        costs = dict(self.costs)
        for word, cost in new.items():
            costs[word] = min(cost, costs.get(word, cost))
        return replace(self, costs=costs, prefixes=self.prefixes | _prefixes(new), own=frozenset(new))


@lru_cache(maxsize=1)
def french() -> Lexicon:
    """The words and marks that are shipped."""
    data = files("index").joinpath("data/french_words.txt.gz").read_bytes()
    costs: dict[str, float] = {}
    counts: dict[str, list[int]] = {}
    for line in gzip.decompress(data).decode("utf-8").splitlines():
        first, *rest = line.split(" ")
        if first == "=":
            counts[rest[0]] = [int(count) for count in rest[1:]]
        else:
            costs.update(dict.fromkeys(rest, int(first) / 10))
    for word, cost in list(costs.items()):
        plain = unaccented(word)
        costs.setdefault(plain, cost + _UNACCENTED_COST)
    return Lexicon(costs, _prefixes(costs), frozenset(), _mark_likelihoods(counts))


def unaccented(word: str) -> str:
    """
    >>> unaccented("numérique")
    'numerique'
    """
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFD", word.replace("œ", "oe"))
    return "".join(char for char in parts if not unicodedata.combining(char))


def kind(char: str) -> int:
    """What stands beside a mark: 0 a letter that elides, 1 a vowel, 2 another small letter, 3 a capital,
    4 a digit, 5 another mark, 6 the line's end (``""``)."""
    if not char:
        return 6
    for rank, chars in enumerate((_ELIDERS, _VOWELS)):
        if char in chars:
            return rank
    if char.isdigit():
        return 4
    return (3 if char.isupper() else 2) if char.isalpha() else 5


@lru_cache(maxsize=1)
def letter_model() -> array[float]:
    """``model[(a * WIDTH + b) * WIDTH + c]``: log P(c after a, b) in French without spaces.

    The letters are ranks; rank 0 is what is no letter: a mark, a digit, a line's end.
    """
    words = sorted(french().costs.items(), key=lambda item: item[1])[:_MODEL_WORDS]
    ones, twos, threes = _sequences(words)
    total = sum(ones)
    after = [sum(twos[b * WIDTH : (b + 1) * WIDTH]) for b in range(WIDTH)]
    model = array("d", bytes(8 * WIDTH**3))
    single = [0.97 * ones[c] / total + 0.03 / WIDTH for c in range(WIDTH)]
    pairs = [
        0.9 * twos[b * WIDTH + c] / (after[b] or 1.0) + (0.1 if after[b] else 1.0) * single[c]
        for b in range(WIDTH)
        for c in range(WIDTH)
    ]
    for pair in range(WIDTH * WIDTH):
        row = threes[pair * WIDTH : (pair + 1) * WIDTH]
        seen, last = sum(row), pair % WIDTH
        share = seen / (seen + 1e-4) if pair >= WIDTH and last else 0.0
        for c in range(WIDTH):
            known = share * row[c] / seen if seen else 0.0
            likely = known + (1 - share) * (pairs[last * WIDTH + c] if last else single[c])
            model[pair * WIDTH + c] = math.log(0.95 * likely + 0.05 * single[c]) if c else _NO_LETTER
    return model


def _sequences(words: list[tuple[str, float]]) -> tuple[list[float], list[float], list[float]]:
    """Frequencies of one, two and three letters in running words, within them and over their limits."""
    ones, twos, threes = [0.0] * WIDTH, [0.0] * WIDTH**2, [0.0] * WIDTH**3
    first: dict[tuple[int, ...], float] = defaultdict(float)
    last: dict[tuple[int, ...], float] = defaultdict(float)
    for word, cost in words:
        ranks, weight = tuple(LETTER_RANK.get(char, 0) for char in word), math.exp(-cost)
        for at, rank in enumerate(ranks):
            ones[rank] += weight
            if at:
                twos[ranks[at - 1] * WIDTH + rank] += weight
            if at > 1:
                threes[(ranks[at - 2] * WIDTH + ranks[at - 1]) * WIDTH + rank] += weight
        for ends, part in ((first, ranks[:1]), (first, ranks[:2]), (last, ranks[-1:]), (last, ranks[-2:])):
            ends[part] += weight
    for left, weight in last.items():
        for right, other in first.items():
            both = left + right
            if len(both) == 2:
                twos[both[0] * WIDTH + both[1]] += weight * other
            elif len(both) == 3:
                threes[(both[0] * WIDTH + both[1]) * WIDTH + both[2]] += weight * other
    return ones, twos, threes


def _prefixes(words: Mapping[str, float]) -> frozenset[str]:
    return frozenset(word[:end] for word in words for end in range(1, len(word) + 1))


def _mark_likelihoods(counts: Mapping[str, list[int]]) -> dict[str, tuple[float, ...]]:
    """Law has many commas, a brochure many hyphens: how frequent the marks are counts little."""
    most = max(map(sum, counts.values()))
    return {
        mark: tuple(
            math.log((count + 0.5) / (sum(between) + 25)) + 0.1 * math.log(sum(between) / most + 1e-3)
            for count in between
        )
        for mark, between in counts.items()
    }


def words_of(text: str) -> Counter[str]:
    """The words of three letters or more in a readable text, in lower case, with their counts."""
    parts = "".join(char if char.isalpha() else " " for char in text).split()
    return Counter(part.lower() for part in parts if len(part) > 2)
