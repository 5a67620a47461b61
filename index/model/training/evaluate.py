"""Retrieval quality of a model on the judged sets of ``train/eval``: nDCG@10."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Embed = Callable[[Sequence[str]], Vectors]  # texts -> one unit vector each

SETS = ("cnil_faq", "faq_collectivite", "covid_faq_gov", "canlaw_fr2fr", "canlaw_en2fr", "piaf")
_DEPTH = 10
_QUERIES_AT_ONCE = 512


@dataclass(frozen=True, slots=True)
class Judged:
    """Queries, documents, and for each query the documents (by place) with their gain."""

    documents: tuple[str, ...]
    queries: tuple[str, ...]
    gains: tuple[Mapping[int, int], ...]


def load(folder: Path) -> Judged:
    """One set of the BEIR layout; the title is read before the text. Of piaf, the questions on test titles."""
    documents = _lines(folder / "corpus.jsonl")
    places = {document["_id"]: place for place, document in enumerate(documents)}
    judged: dict[str, dict[int, int]] = {}
    with (folder / "qrels.tsv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            judged.setdefault(row["query-id"], {})[places[row["corpus-id"]]] = int(row["score"])
    queries = [query for query in _lines(folder / "queries.jsonl") if query["_id"] in judged]
    test_titles = folder / "test_titles.json"
    if test_titles.exists():
        kept = set(json.loads(test_titles.read_text(encoding="utf-8")))
        queries = [query for query in queries if documents[min(judged[query["_id"]])]["title"] in kept]
    return Judged(
        tuple(f"{document['title']} {document['text']}".strip() for document in documents),
        tuple(query["text"] for query in queries),
        tuple(judged[query["_id"]] for query in queries),
    )


def _lines(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def ndcg(judged: Judged, embed: Embed) -> float:
    """Mean nDCG@10 over the queries, by the cosine of ``embed``'s vectors."""
    documents, queries = embed(judged.documents), embed(judged.queries)
    scores = []
    for start in range(0, len(queries), _QUERIES_AT_ONCE):
        near = queries[start : start + _QUERIES_AT_ONCE] @ documents.T
        ranked = np.argsort(-near, axis=1, kind="stable")[:, :_DEPTH]
        gains = judged.gains[start : start + _QUERIES_AT_ONCE]
        scores += [_ndcg_of(list(places), gain) for places, gain in zip(ranked, gains, strict=True)]
    return float(np.mean(scores))


def _ndcg_of(ranked: Sequence[int], gains: Mapping[int, int]) -> float:
    found = [gains.get(place, 0) for place in ranked]
    best = sorted(gains.values(), reverse=True)[:_DEPTH]
    return _discounted(found) / _discounted(best)


def _discounted(gains: Sequence[int]) -> float:
    return float(sum(gain / np.log2(rank + 2) for rank, gain in enumerate(gains)))


def all_sets(root: Path, embed: Embed) -> dict[str, float]:
    """nDCG@10 of every set below ``root/eval``."""
    return {name: ndcg(load(root / "eval" / name), embed) for name in SETS}
