"""Full text, vectors and their fusion on the judged sets of ``../shared/train/eval``: nDCG@10.

The product's own code ranks: each text of a set is one passage of a ledger, each query is read as a question.
The fusion's four weights are also chosen anew for each set on the others, and measured there: what a set unseen may
expect. The two that English decides are chosen, for each half of the only English set's queries, on the other half.
"""

from __future__ import annotations

import math
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product
from pathlib import Path
from statistics import fmean, stdev
from typing import Any

from retrieval_figures import ndcg, table

from assistant.fusion import BARE, NAMED, PLAIN, TRANSLATED, Ranking, best_first, fuse
from assistant.question import read_question
from assistant.search import lean, near, worded
from index.check import Stores
from index.embed import ModelEmbedder
from index.ledger import Ledger
from index.model.training.evaluate import SETS, Judged, load
from index.ports import Vectors
from index.types import Act, Document, FileKind, Ingested, Origin, Page, Passage, Section, SectionKind

DATA = Path(__file__).resolve().parents[3] / "shared" / "train" / "eval"
ENGLISH = "canlaw_en2fr"
SHIPPED = (NAMED, PLAIN, BARE, TRANSLATED)
_SMALL, _LARGE = (0.1, 0.2, 0.3, 0.5, 0.7, 1.0), (1.0, 2.0, 3.0, 5.0, 7.0)
TRIED = tuple(product(_SMALL, _SMALL, _LARGE, _LARGE))
OF_FRENCH = [weights for weights in TRIED if weights[2:] == SHIPPED[2:]]

Record = dict[str, Any]
Weights = tuple[float, float, float, float]  # as SHIPPED


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as both searches answer it. ``kind``: which of the four weights is its own."""

    worded: Mapping[str, float]
    near: Ranking
    kind: int
    gains: Mapping[str, int]

    def fused(self, weight: float) -> float:
        """nDCG@10 with this weight of the vectors."""
        return ndcg(best_first(fuse(self.worded, self.near, weight)), self.gains)


class ExactVectors:
    """Nearest by comparing all: a set's texts are few."""

    def __init__(self, vectors: Vectors) -> None:
        self._vectors = vectors

    def nearest(self, vector: Vectors, limit: int, _among: object = None) -> list[tuple[str, float]]:
        cosines = self._vectors @ vector
        best = (-cosines).argsort(kind="stable")[:limit]
        return [(_passage_id(place), float(cosines[place])) for place in best]


def _passage_id(place: int) -> str:
    return f"{place}:0"


def _as_act(place: int, words: str) -> Ingested:
    """A text as a file of one act with one passage."""
    document = Document(f"{place:064}", f"/{place}.txt", FileKind.TEXT, (Page(1, words),))
    section = Section(SectionKind.EXPOSE, "", 0, len(words))
    act = Act(str(place), document.sha256, 0, len(words), (1, 1), (section,))
    span = document.running_text().span(0, len(words))
    passage = Passage(_passage_id(place), act.id, section.kind, "", Origin.TEXT, span)
    return Ingested(document, (act,), (), (passage,))


def asked(judged: Judged, embedder: ModelEmbedder) -> Iterator[Asked]:
    with (
        tempfile.TemporaryDirectory() as folder,
        Ledger.open(Path(folder, "ledger.sqlite"), create=True) as ledger,
    ):
        for place, words in enumerate(judged.documents):
            ledger.replace(_as_act(place, words))
        vectors: Any = ExactVectors(embedder.embed_passages(judged.documents))
        stores = Stores(ledger, vectors, embedder)
        for query, gains in zip(judged.queries, judged.gains, strict=True):
            frame = read_question(query)
            yield Asked(
                worded(frame, ledger, frozenset()),
                near(frame, stores, frozenset()),
                SHIPPED.index(lean(frame)),
                {_passage_id(place): gain for place, gain in gains.items()},
            )


def figures(queries: Sequence[Asked]) -> Record:
    """The parts and, for each choice of weights, the fusion."""
    weights = [sorted({tried[kind] for tried in TRIED}) for kind in range(len(SHIPPED))]
    sums = {
        (kind, weight): sum(one.fused(weight) for one in queries if one.kind == kind)
        for kind in range(len(SHIPPED))
        for weight in weights[kind]
    }
    return {
        "full text": fmean(ndcg(best_first(one.worded), one.gains) for one in queries),
        "vectors": fmean(ndcg([passage for passage, _ in one.near], one.gains) for one in queries),
        "fused": {
            tried: sum(sums[kind, weight] for kind, weight in enumerate(tried)) / len(queries)
            for tried in TRIED
        },
    }


def chosen(others: Sequence[Record]) -> Weights:
    """The least weights for French questions that are as good on these sets as the best, but for a standard error
    (Breiman et al. 1984): vectors are let in no further than they help."""
    gains = {weights: [gain(one, weights) for one in others] for weights in OF_FRENCH}
    best = max(gains.values(), key=fmean)
    enough = fmean(best) - stdev(best) / math.sqrt(len(best))
    return min((weights for weights, gained in gains.items() if fmean(gained) >= enough), key=sum)


def gain(record: Record, weights: Weights) -> float:
    """Of the fusion over the better part."""
    return float(record["fused"][weights] - max(record["full text"], record["vectors"]))


def measured(model: str = "") -> Record:
    embedder = ModelEmbedder(model)
    sets = {name: list(asked(load(DATA / name), embedder)) for name in SETS}
    records = {name: figures(queries) for name, queries in sets.items()}
    halves = [figures(sets[ENGLISH][at::2]) for at in (0, 1)]
    return {
        name: {
            "full text": record["full text"],
            "vectors": record["vectors"],
            "fused": record["fused"][SHIPPED],
            "fused, weights of the others": _cross_validated(name, records, halves),
        }
        for name, record in records.items()
    }


def _cross_validated(name: str, records: Mapping[str, Record], halves: Sequence[Record]) -> float:
    french = chosen([record for other, record in records.items() if other not in (name, ENGLISH)])
    if name != ENGLISH:
        return float(records[name]["fused"][french])
    alike = [weights for weights in TRIED if weights[:2] == french[:2]]
    return fmean(
        half["fused"][max(alike, key=partial(gain, other))]
        for half, other in zip(halves, halves[::-1], strict=True)
    )


def report(record: Record) -> str:
    columns = list(next(iter(record.values())))
    return table(
        ["set, nDCG@10", *columns], ([name, *(each[c] for c in columns)] for name, each in record.items())
    )
