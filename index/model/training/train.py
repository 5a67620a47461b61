"""``python -m index.model.training.train``: from the data to the weights in the repository, and their figures."""

from __future__ import annotations

import argparse
import logging
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from sentence_transformers import SentenceTransformer

from index.embed import SHIPPED
from index.model.training.bags import shortened, tokenise
from index.model.training.data import DEFAULT_ROOT
from index.model.training.evaluate import Vectors, all_sets
from index.model.training.learn import Recipe, learn
from index.model.training.pairs import TASKS, TRANSLATIONS, pairs_of
from index.model.training.pairs.shape import Pair
from index.model.training.save import save, write_json
from index.model.training.start import starting_vectors, without_asking
from index.model.training.translate import translated
from index.model.training.vocabulary import learn_vocabulary

VOCABULARY = 54_000  # with 512 bytes each, what 30 MB hold
WIDTH = 512
FIGURES = Path(__file__).resolve().parents[3] / "tests" / "bench" / "results" / "embedding_model.json"

_SAMPLE = 2  # every second text is enough to learn the vocabulary from

_log = logging.getLogger(__name__)


def main() -> None:
    """Some minutes to make the pairs and their tokens, ten to twenty to learn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data", type=Path, default=DEFAULT_ROOT, help="the folder that MANIFEST.md describes"
    )
    parser.add_argument("--out", type=Path, default=SHIPPED)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(1)  # one thread adds in one order; a second gains a tenth
    start, recipe = time.perf_counter(), Recipe()
    train(options.data, options.out, recipe)
    figures = measured(options.data, options.out)
    write_json(FIGURES, {"ndcg@10": figures, "minutes": round((time.perf_counter() - start) / 60, 1)})
    _log.info("nDCG@10: %s", figures)


def train(data: Path, out: Path, recipe: Recipe) -> None:
    tasks = {task.name: pairs_of(task, data, recipe.seed) for task in TASKS}
    _log.info("%d pairs", sum(map(len, tasks.values())))
    tokenizer = learn_vocabulary(_texts(tasks)[::_SAMPLE], VOCABULARY)
    bags, examples = tokenise(tasks, tokenizer)
    _log.info("%d texts, %d tokens", len(bags.starts) - 1, len(bags.ids))
    frequencies = bags.document_frequencies(VOCABULARY)
    start = starting_vectors(tokenizer.get_vocab(), frequencies, len(bags.starts) - 1, WIDTH)
    start = translated(start, bags, [examples[name] for name in TRANSLATIONS])
    learnt = learn(start, bags, examples, recipe, _told)
    save(out, tokenizer, without_asking(learnt, tokenizer.get_vocab()))


def measured(data: Path, model: Path) -> dict[str, float]:
    """nDCG@10 of each judged set, of the model as it was saved."""
    loaded = SentenceTransformer(str(model), device="cpu", local_files_only=True)

    def embed(texts: Sequence[str]) -> Vectors:
        vectors: Vectors = loaded.encode(list(texts), batch_size=256)
        return vectors

    return {name: round(figure, 4) for name, figure in all_sets(data, embed).items()}


def _texts(tasks: Mapping[str, Sequence[Pair]]) -> list[str]:
    both = (text for pairs in tasks.values() for pair in pairs for text in (pair.query, pair.passage))
    return list(dict.fromkeys(map(shortened, both)))


def _told(done: int, total: int, loss: float) -> None:
    if done % 200 == 0 or done == total:
        _log.info("step %d of %d, loss %.2f", done, total, loss)


if __name__ == "__main__":
    main()
