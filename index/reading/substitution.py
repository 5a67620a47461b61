"""What letter each sign of a font stands for: solved against French letter statistics.

Fonts number their glyphs in some order: by code (then text read from the numbers is shifted by a constant)
or by the glyphs' names (A, Aacute, B ... a, aacute, b: an order that is kept). Both are tried, then any
permutation; the model of three letters in a row judges.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.reading.lexicon import LETTER_RANK, WIDTH, letter_model

_CAPITALS = "AÂÀBCÇDEÉÊËÈFGHIÎÏJKLMNOÔŒPQRSTUÛÙVWXYZ"
_SMALL = _CAPITALS.lower()
BY_NAME = _CAPITALS + _SMALL
BY_CODE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzÀÂÇÈÉÊËÎÏÔÙÛàâçèéêëîïôùûŒœ"
ENOUGH = -2.72  # mean log-probability of a sign given two: French is about -2.4, signs at random below -3.3

_CLOSE = 0.1  # scores that differ by less tell nothing
_DISORDER = 12.0  # the price of two neighbouring signs out of order
_TOLERATED = 2  # such neighbours, at most, where an order is kept
_SAMPLE = 3000  # signs: more don't make it surer
_WEIGHT = 800.0  # counts are scaled down to that many signs when they are compared with expectations
_RESTARTS = 12
_SWEEPS = 12


@dataclass(frozen=True, slots=True)
class Solution:
    """``letters``: sign -> letter, the signs that stand for none left out; ``score`` as for ``ENOUGH``.

    ``order`` is the alphabet along which the signs are numbered, "" where they follow none; ``shift`` the
    constant between a sign's code and its letter's, None where there is none.
    """

    letters: Mapping[str, str]
    score: float
    order: str = ""
    shift: int | None = None


class _Sample:
    """A font's text as counted triples of signs; scores assignments of targets to them."""

    def __init__(self, lines: Sequence[str], letters: frozenset[str]) -> None:
        counts: Counter[str] = Counter()
        triples: Counter[tuple[str, str, str]] = Counter()
        for line in lines:
            padded = "  " + "".join(char if char in letters else " " for char in line)
            counts.update(padded)
            triples.update(zip(padded, padded[1:], padded[2:], strict=False))
            if sum(triples.values()) > _SAMPLE:
                break
        del counts[" "]
        self.signs = sorted(counts)
        self.counts = [counts[sign] for sign in self.signs]
        rank = {sign: at for at, sign in enumerate(self.signs)} | {" ": len(self.signs)}
        self.triples = [(rank[a], rank[b], rank[c], n) for (a, b, c), n in triples.items() if c != " "]
        self.total = sum(n for *_, n in self.triples) or 1
        self.touching: list[list[int]] = [[] for _ in range(len(self.signs) + 1)]
        for at, (a, b, c, _) in enumerate(self.triples):
            for sign in {a, b, c}:
                self.touching[sign].append(at)

    def score(self, ranks: Sequence[int], triples: Sequence[int] | None = None) -> float:
        """The log-probability of (some of) the triples; ``ranks`` are the letters' ranks, 0 for none."""
        model, all_triples = letter_model(), self.triples
        chosen = range(len(all_triples)) if triples is None else triples
        total = 0.0
        for at in chosen:
            a, b, c, n = all_triples[at]
            total += n * model[(ranks[a] * WIDTH + ranks[b]) * WIDTH + ranks[c]]
        return total


def solve(lines: Sequence[str], letters: frozenset[str]) -> tuple[Solution, ...]:
    """The likeliest letters of the signs ``letters`` in ``lines``; all other characters part them.

    Two solutions, one for each order, where letters alone can't tell which of them the font keeps.
    """
    sample = _Sample(lines, letters)
    shift = _shift(sample)
    if shift.score >= ENOUGH:  # one number explains it all
        return (shift,)
    tries = [_climb(sample, start, BY_NAME, prior) for start, prior in _ordered(sample)]
    enough = max(ENOUGH, max(solution.score for solution in tries) - _CLOSE)
    return tuple(s for s in tries if s.order and s.score >= enough) or (_free(sample),)


def _pairs(sample: _Sample, letters: Sequence[str]) -> dict[str, str]:
    return {sign: letter for sign, letter in zip(sample.signs, letters, strict=True) if letter}


def _ordered(sample: _Sample) -> Iterator[tuple[list[str], str]]:
    for order in (BY_NAME, BY_CODE):
        aligned = _align(sample, order)
        yield aligned, order


def _shift(sample: _Sample) -> Solution:
    """The constant shift under which the text is likeliest."""
    codes = [ord(sign) for sign in sample.signs]
    shifts = range(min(codes) - 0x7A, max(codes) - 0x41 + 1) if codes else range(0)
    tried = [
        Solution(_pairs(sample, letters), sample.score(_ranks(letters)) / sample.total, shift=by)
        for by in _promising(sample, codes, shifts)
        for letters in (_shifted(codes, by),)
    ]
    return max(tried, key=lambda solution: solution.score, default=Solution({}, -math.inf))


def _promising(sample: _Sample, codes: list[int], shifts: range) -> list[int]:
    frequency = _frequencies()

    def likely(by: int) -> float:
        letters = _shifted(codes, by)
        return sum(
            n * (math.log(frequency[letter.lower()]) if letter else -7.0)
            for letter, n in zip(letters, sample.counts, strict=True)
        )

    return sorted(shifts, key=likely, reverse=True)[:6]


def _shifted(codes: Sequence[int], by: int) -> list[str]:
    letters = [chr(code - by) if 0x41 <= code - by < 0x180 else "" for code in codes]
    return [letter if letter.lower() in LETTER_RANK else "" for letter in letters]


def _frequencies() -> dict[str, float]:
    model = letter_model()
    return {letter: math.exp(model[rank]) for letter, rank in LETTER_RANK.items()}


def _ranks(letters: Sequence[str]) -> list[int]:
    return [LETTER_RANK.get(letter.lower(), 0) for letter in letters] + [0]


# --- an order that is kept -----------------------------------------------------------------------------


def _align(sample: _Sample, order: str) -> list[str]:
    """The signs, in order, laid on an alphabet in order: some signs no letters, some letters not used."""
    total = sum(sample.counts) or 1
    scale = min(1.0, _WEIGHT / total)
    counts = [count * scale for count in sample.counts]
    frequency = _frequencies()
    best: tuple[float, list[str]] = (-math.inf, [""] * len(counts))
    for capitals in (0.04, 0.15, 0.4):
        share = [frequency[t.lower()] * (capitals if t.isupper() else 1 - capitals) for t in order]
        expected = [max(0.05, s * total * scale) for s in share]
        best = max(best, _align_counts(counts, expected, order), key=lambda found: found[0])
    return best[1]


def _align_counts(counts: list[float], expected: list[float], order: str) -> tuple[float, list[str]]:
    """Dynamic programming over (signs, letters): the counts as Poisson draws of the expected ones."""
    rows, width = len(counts), len(order)
    skipped = [-e for e in expected]
    table = [[0.0] * (width + 1) for _ in range(rows + 1)]
    steps = [["letter"] * (width + 1) for _ in range(rows + 1)]
    for at in range(width):
        table[0][at + 1] = table[0][at] + skipped[at]
    for row, count in enumerate(counts, 1):
        none = -4.0 - 0.25 * count
        table[row][0], steps[row][0] = table[row - 1][0] + none, "none"
        constant = math.lgamma(count + 1)
        for at in range(1, width + 1):
            mean = expected[at - 1]
            draw = table[row - 1][at - 1] + count * math.log(mean) - mean - constant
            table[row][at], steps[row][at] = max(
                (draw, "both"),
                (table[row - 1][at] + none, "none"),
                (table[row][at - 1] + skipped[at - 1], "letter"),
            )
    letters = [""] * rows
    row, at = rows, width
    while row:
        step = steps[row][at]
        if step == "both":
            letters[row - 1] = order[at - 1]
        row, at = row - (step != "letter"), at - (step != "none")
    return table[rows][width], letters


# --- climbing ------------------------------------------------------------------------------------------


def _climb(sample: _Sample, start: Sequence[str], targets: str, order: str) -> Solution:
    """Change or swap letters as long as the text grows likelier; leaving the ``order`` ("" for none) has a price."""
    place = {target: at for at, target in enumerate(order)}
    letters = list(start)
    ranks = _ranks(letters)

    def price() -> float:
        if not place:
            return 0.0
        places = [place[letter] for letter in letters if letter]
        return _DISORDER * sum(a >= b for a, b in pairwise(places))

    by_count = sorted(range(len(letters)), key=lambda at: -sample.counts[at])
    for _ in range(_SWEEPS):
        if not sum(_improve(sample, at, letters, ranks, (targets, price)) for at in by_count):
            break
    kept = order if price() <= _TOLERATED * _DISORDER else ""
    return Solution(_pairs(sample, letters), (sample.score(ranks) - price()) / sample.total, kept)


def _improve(
    sample: _Sample, at: int, letters: list[str], ranks: list[int], rules: tuple[str, object]
) -> bool:
    """Give the sign its best letter; a sign that has that letter already takes this one's."""
    targets, price = rules
    assert callable(price)
    holder = {letter: sign for sign, letter in enumerate(letters) if letter}
    own, own_price = letters[at], price()
    best, best_gain = own, 1e-9
    for target in (*targets, ""):
        if target == own:
            continue
        other = holder.get(target) if target else None
        touched = sample.touching[at]
        if other is not None:
            touched = list({*touched, *sample.touching[other]})
        before = sample.score(ranks, touched)
        _assign(letters, ranks, (at, target), (other, own))
        gain = sample.score(ranks, touched) - before - price() + own_price
        _assign(letters, ranks, (at, own), (other, target))
        if gain > best_gain:
            best, best_gain = target, gain
    if best == own:
        return False
    _assign(letters, ranks, (at, best), (holder.get(best) if best else None, own))
    return True


def _assign(letters: list[str], ranks: list[int], *changes: tuple[int | None, str]) -> None:
    for sign, letter in changes:
        if sign is not None:
            letters[sign] = letter
            ranks[sign] = LETTER_RANK.get(letter.lower(), 0)


def _free(sample: _Sample) -> Solution:
    """Any permutation of the small letters: from the letters' frequencies, then from shaken best ones."""
    chance = random.Random(0)  # the same text is always read the same way
    frequency = _frequencies()
    alphabet = sorted(frequency, key=lambda letter: -frequency[letter])
    signs = sorted(range(len(sample.signs)), key=lambda at: -sample.counts[at])
    start = [""] * len(signs)
    for at, letter in zip(signs, alphabet[:24], strict=False):
        start[at] = letter
    best = _climb(sample, start, _SMALL, "")
    for _ in range(_RESTARTS):
        shaken = [best.letters.get(sign, "") for sign in sample.signs]
        for _ in range(4):
            a, b = chance.sample(signs[:26], 2) if len(signs) > 1 else (0, 0)
            shaken[a], shaken[b] = shaken[b], shaken[a]
        found = _climb(sample, shaken, _SMALL, "")
        best = max(best, found, key=lambda solution: solution.score)
    return best
