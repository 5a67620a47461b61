"""From pairs to vectors: token bags, the start, the batches, the learning, the saved model."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

from index.embed import ModelEmbedder
from index.model.training.bags import Bags, Examples, tokenise
from index.model.training.batches import epoch
from index.model.training.evaluate import load, ndcg
from index.model.training.learn import LazyAdam, Recipe, learn
from index.model.training.pairs.shape import Pair
from index.model.training.save import quantised, save
from index.model.training.start import Matrix, starting_vectors, without_asking
from index.model.training.translate import translated
from index.model.training.vocabulary import learn_vocabulary

WORDS = [
    ("grant", "subvention"),
    ("town", "commune"),
    ("school", "école"),
    ("water", "eau"),
    ("road", "voirie"),
]
TEXTS = [f"{word} {word}s l'{word} n° 12" for pair in WORDS for word in pair] * 3


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return learn_vocabulary(TEXTS, 200)


@pytest.fixture(scope="module")
def start(tokenizer: Tokenizer) -> Matrix:
    vocabulary = tokenizer.get_vocab()
    return starting_vectors(vocabulary, np.ones(len(vocabulary), np.int64), 10, 32)


def tokens(tokenizer: Tokenizer, text: str) -> list[str]:
    return list(tokenizer.encode(text).tokens)


def test_capitals_accents_and_punctuation_say_nothing(tokenizer: Tokenizer) -> None:
    assert tokens(tokenizer, "L'ÉCOLE") == tokens(tokenizer, "l ecole") == ["l", "ecole"]
    assert tokens(tokenizer, "n°12, école.") == ["n", "12", "ecole"]
    assert tokens(tokenizer, "*** !") == []


def test_texts_come_back_from_their_bag(tokenizer: Tokenizer) -> None:
    bags, examples = tokenise({"t": [Pair("eau", "école"), Pair("", "eau")]}, tokenizer)
    of = examples["t"]
    ids, starts = bags.take(np.concatenate([of.queries, of.passages]))
    by_id = {place: word for word, place in tokenizer.get_vocab().items()}
    texts = [[by_id[place] for place in part] for part in np.split(ids, starts[1:])]
    assert texts == [["eau"], [], ["ecole"], ["eau"]]
    assert of.queries[0] == of.passages[1], "one text, one place"
    assert bags.document_frequencies(300)[tokenizer.token_to_id("eau")] == 1


def test_topics_are_shared_only_where_they_are_named(tokenizer: Tokenizer) -> None:
    pairs = [Pair("a", "b", "one"), Pair("c", "d", "one"), Pair("e", "f"), Pair("g", "h")]
    topics = tokenise({"t": pairs}, tokenizer)[1]["t"].topics
    assert topics[0] == topics[1]
    assert len(set(topics)) == 3


def test_words_of_one_stem_start_together_and_rare_ones_weigh_more() -> None:
    vocabulary = {"commune": 0, "communes": 1, "voirie": 2, "pour": 3, "##s": 4}
    start = starting_vectors(vocabulary, np.array([50, 1, 1, 1, 1]), 100, 64)
    lengths = np.linalg.norm(start, axis=1)
    near = (start / lengths[:, None]) @ (start / lengths[:, None]).T
    assert near[0, 1] == pytest.approx(1)
    assert abs(near[0, 2]) < 0.5
    assert lengths[1] > lengths[0]
    assert lengths[3] == pytest.approx(lengths[2] / 2), "a word of the closed class"


def test_words_that_only_ask_say_nothing() -> None:
    vocabulary = {"combien": 0, "etes": 1, "subvention": 2, "sommes": 3}
    vectors = np.ones((4, 8), np.float32)
    assert without_asking(vectors, vocabulary).any(axis=1).tolist() == [False, False, True, True]
    assert vectors.all(), "the vectors given stay as they are"


def test_english_words_start_where_their_translations_are(tokenizer: Tokenizer, start: Matrix) -> None:
    pairs = [Pair(f"{english} 12", f"{french} 12") for english, french in WORDS for _ in range(4)]
    bags, examples = tokenise({"t": pairs}, tokenizer)
    turned = translated(start, bags, [examples["t"]])
    assert _right(tokenizer, turned) == len(WORDS) > _right(tokenizer, start)
    assert np.allclose(np.linalg.norm(turned, axis=1), np.linalg.norm(start, axis=1), atol=1e-5)
    stays = [
        tokenizer.token_to_id(word) for word in ("12", *(french for _, french in WORDS if french != "école"))
    ]
    assert np.array_equal(turned[stays], start[stays])


def test_an_epoch_shows_every_pair_once() -> None:
    examples = {name: Examples(*[np.arange(size)] * 3) for name, size in (("large", 200), ("small", 7))}
    batches = epoch(examples, 40, np.random.default_rng(0))
    assert sorted((batch.task, len(batch.pairs)) for batch in batches) == [*[("large", 40)] * 5, ("small", 7)]
    shown = np.concatenate([batch.pairs for batch in batches if batch.task == "large"])
    assert sorted(shown) == list(range(200))
    assert sorted(shown) != list(shown)


def test_adam_moves_only_the_rows_it_is_given() -> None:
    import torch

    optimizer = LazyAdam(torch.tensor([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]]))
    for _ in range(50):
        optimizer.step(torch.tensor([1]), optimizer.vectors[[1]] - 1, 0.1)
    assert torch.equal(optimizer.vectors[[0, 2]], torch.tensor([[1.0, 0.0], [0.0, 0.0]]))
    assert torch.allclose(optimizer.vectors[1], torch.ones(2), atol=0.2)


def test_what_answers_one_another_comes_together(tokenizer: Tokenizer, start: Matrix) -> None:
    pairs = [Pair(english, french) for english, french in WORDS]
    bags, examples = tokenise({"t": pairs}, tokenizer)
    recipe = Recipe(epochs=60, batch=8, widths=(16, 8), rate=0.01, kept=0.1)
    losses: list[float] = []
    learnt = learn(start, bags, examples, recipe, lambda *told: losses.append(told[2]))
    assert losses[-1] < losses[0] / 2
    for width in (32, 16):
        assert _right(tokenizer, learnt[:, :width]) == len(WORDS) > _right(tokenizer, start[:, :width])
    assert np.array_equal(learn(start, bags, examples, recipe, lambda *_: None), learnt), (
        "the same for one seed"
    )


def _right(tokenizer: Tokenizer, vectors: Matrix) -> int:
    """How many English words have their French one nearest."""
    english, french = (
        np.array([vectors[tokenizer.encode(text).ids].sum(0) for text in side])
        for side in zip(*WORDS, strict=True)
    )
    near = english @ (french / np.linalg.norm(french, axis=1, keepdims=True)).T
    return int((near.argmax(1) == np.arange(len(WORDS))).sum())


def test_bytes_are_near_what_they_stand_for() -> None:
    vectors = np.random.default_rng(0).standard_normal((20, 64)).astype(np.float32)
    vectors[3] = 0
    stored = quantised(vectors)
    again = stored["embeddings"] * stored["weights"][:, None]
    assert stored["embeddings"].dtype == np.int8
    assert np.abs(again - vectors).max() <= np.abs(vectors).max() / 127
    assert not again[3].any()


def test_a_saved_model_is_what_the_product_loads(tmp_path: Path, tokenizer: Tokenizer, start: Matrix) -> None:
    (tmp_path / "README.md").write_text("our card", "utf-8")
    save(tmp_path, tokenizer, start)
    assert (tmp_path / "README.md").read_text("utf-8") == "our card"
    vector = ModelEmbedder(str(tmp_path)).embed_query("l'école")
    expected = start[tokenizer.encode("l'école").ids].sum(0)
    assert np.allclose(vector, expected / np.linalg.norm(expected), atol=0.02)


def test_ndcg_of_a_small_set(tmp_path: Path) -> None:
    documents = [{"_id": f"d{n}", "title": "", "text": f"{n}"} for n in range(3)]
    queries = [{"_id": "q1", "text": "0"}, {"_id": "q2", "text": "1"}, {"_id": "q3", "text": "2"}]
    for name, lines in (("corpus", documents), ("queries", queries)):
        (tmp_path / f"{name}.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    (tmp_path / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq1\td0\t1\nq2\td0\t1\n", "utf-8")
    judged = load(tmp_path)
    assert judged.queries == ("0", "1"), "a query without judgement is none"

    def embed(texts: object) -> Matrix:
        return np.eye(3, dtype=np.float32)[[int(text) for text in texts]]  # type: ignore[attr-defined]

    # The first finds its document first; the second after d1, for ties keep the order: second.
    assert ndcg(judged, embed) == pytest.approx((1 + 1 / np.log2(3)) / 2)


def test_bags_hold_what_they_are_given() -> None:
    bags = Bags(np.array([5, 6, 7], np.int32), np.array([0, 1, 1, 3]))
    ids, starts = bags.take(np.array([2, 1, 0]))
    assert ids.tolist() == [6, 7, 5]
    assert starts.tolist() == [0, 2, 2]
