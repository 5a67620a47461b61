"""What the retrieval benches count: nDCG, recall, the reciprocal rank; and tables of them."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from statistics import fmean

DEPTH = 10


def ndcg(ranked: Sequence[str], gains: Mapping[str, int]) -> float:
    """nDCG@10 of one query whose relevant ids have these gains."""
    best = sorted(gains.values(), reverse=True)[:DEPTH]
    return _discounted(gains.get(one, 0) for one in ranked[:DEPTH]) / _discounted(best)


def _discounted(gains: Iterable[int]) -> float:
    return sum(gain / math.log2(rank + 2) for rank, gain in enumerate(gains))


def recall(ranked: Sequence[str], wanted: Collection[str], depth: int) -> float:
    """The share of the wanted ones among the first ``depth``."""
    return len(set(wanted) & set(ranked[:depth])) / len(set(wanted))


def reciprocal_rank(ranked: Sequence[str], wanted: Collection[str]) -> float:
    """One over the rank of the first wanted one; 0 where none is found."""
    return next((1 / rank for rank, one in enumerate(ranked, 1) if one in wanted), 0.0)


def page_figures(rankings: Sequence[tuple[Sequence[str], Collection[str]]]) -> dict[str, float]:
    """recall@5, recall@10 and MRR over questions: (pages found, best first; pages wanted)."""
    return {
        "recall@5": fmean(recall(found, wanted, 5) for found, wanted in rankings),
        "recall@10": fmean(recall(found, wanted, 10) for found, wanted in rankings),
        "mrr": fmean(reciprocal_rank(found, wanted) for found, wanted in rankings),
    }


def table(head: Sequence[str], rows: Iterable[Sequence[str | float]]) -> str:
    """In Markdown; figures with three digits."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(_shown, line))} |" for line in lines) + "\n"


def _shown(cell: str | float) -> str:
    return cell if isinstance(cell, str) else f"{cell:.3f}"
