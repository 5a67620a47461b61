"""Two rankings become one: what the words tell and what the vectors tell of a passage, added on one scale.

BM25 grows with the rarity and the number of the words that are found: it is sure of a name or a number and says
little where only common words are shared. Cosines say how near a passage is, and their spread is the model's own.
So cosines are counted in standard deviations of the nearest passages and added with a weight: where full text is
sure it leads, where it knows little the vectors do. Ranks (reciprocal-rank fusion) would forget how sure each is.

``make bench-retrieval`` chooses the weights on all judged sets but one and measures on that one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean, pstdev

Ranking = Sequence[tuple[str, float]]  # (passage id, score), best first

# Standard deviations to BM25, by what a question is.
NAMED = 0.2  # it names something: a name or a figure is the same in the acts
PLAIN = 0.7  # a French question without a name: its words are those of the acts, or of their kind
BARE = 3.0  # bare words without a name: neither their language nor what joins them is told
TRANSLATED = 7.0  # an English question without a name: full text knows it by a dictionary only


def fuse(worded: Mapping[str, float], near: Ranking, lean: float) -> dict[str, float]:
    """Passage id -> score: BM25 plus ``lean`` times the standardised cosine. What full text didn't find holds none
    of the words; what is not among the nearest is as far as the farthest of them.

    >>> fuse({"a": 9.0, "b": 8.0}, [("b", 0.7), ("c", 0.5)], lean=2.0)
    {'a': 7.0, 'b': 10.0, 'c': -2.0}
    """
    cosines = _standardised(near)
    farthest = min(cosines.values(), default=0.0)
    return {
        passage: worded.get(passage, 0.0) + lean * cosines.get(passage, farthest)
        for passage in dict.fromkeys((*worded, *cosines))
    }


def added(rankings: Iterable[tuple[Ranking, float]]) -> dict[str, float]:
    """Passage id -> the sum of its scores, each times its ranking's weight.

    >>> added([([("a", 4.0), ("b", 2.0)], 1.0), ([("b", 6.0)], 0.5)])
    {'a': 4.0, 'b': 5.0}
    """
    scores: dict[str, float] = defaultdict(float)
    for ranking, weight in rankings:
        for passage, score in ranking:
            scores[passage] += weight * score
    return dict(scores)


def best_first(scores: Mapping[str, float]) -> list[str]:
    """The passages by falling score; equal ones by their ids."""
    return sorted(scores, key=lambda passage: (-scores[passage], passage))


def _standardised(near: Ranking) -> dict[str, float]:
    """Cosines as standard deviations from their mean; all 0 where they are equal."""
    if not near:
        return {}
    cosines = [cosine for _, cosine in near]
    mean, spread = fmean(cosines), pstdev(cosines)
    return {passage: (cosine - mean) / spread if spread else 0.0 for passage, cosine in near}
