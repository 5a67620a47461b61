"""The pairs as token ids: what the learning reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.model.training.pairs.shape import Pair

Places = NDArray[np.int64]
Ids = NDArray[np.int32]

_AT_ONCE = 20_000  # texts
_MOST_CHARACTERS = 700  # of a text: what comes later in a passage teaches little more, and takes time


@dataclass(frozen=True, slots=True)
class Bags:
    """Texts as token ids one after the other: text i is ``ids[starts[i] : starts[i + 1]]``."""

    ids: Ids
    starts: Places

    def take(self, texts: Places) -> tuple[Places, Places]:
        """The tokens of these texts one after the other, and where each text begins among them."""
        lengths = self.starts[texts + 1] - self.starts[texts]
        begins = np.concatenate([[0], np.cumsum(lengths)])
        places = np.repeat(self.starts[texts] - begins[:-1], lengths) + np.arange(begins[-1])
        return self.ids[places].astype(np.int64), begins[:-1]

    def document_frequencies(self, size: int) -> Places:
        """For each token id below ``size``, how many of the texts it stands in."""
        counts = np.zeros(size, np.int64)
        for start, end in zip(self.starts, self.starts[1:], strict=False):
            counts[np.unique(self.ids[start:end])] += 1
        return counts


@dataclass(frozen=True, slots=True)
class Examples:
    """The pairs of one task, as places in the ``Bags``. Pairs of one topic have one number there."""

    queries: Places
    passages: Places
    topics: Places


def tokenise(tasks: Mapping[str, Sequence[Pair]], tokenizer: Tokenizer) -> tuple[Bags, dict[str, Examples]]:
    """Each distinct text once, long ones cut."""
    places: dict[str, int] = {}
    examples = {name: _examples(pairs, places) for name, pairs in tasks.items()}
    texts = list(places)
    ids: list[Ids] = []
    for start in range(0, len(texts), _AT_ONCE):
        batch = tokenizer.encode_batch_fast(texts[start : start + _AT_ONCE], add_special_tokens=False)
        ids += [np.array(encoding.ids, np.int32) for encoding in batch]
    starts = np.concatenate([[0], np.cumsum([len(text) for text in ids])])
    return Bags(np.concatenate(ids), starts), examples


def shortened(text: str) -> str:
    return text[:_MOST_CHARACTERS]


def _examples(pairs: Sequence[Pair], places: dict[str, int]) -> Examples:
    topics = (pair.topic or f"{number}" for number, pair in enumerate(pairs))
    return Examples(
        _numbered((shortened(pair.query) for pair in pairs), places),
        _numbered((shortened(pair.passage) for pair in pairs), places),
        _numbered(topics, {}),
    )


def _numbered(names: Iterable[str], numbers: dict[str, int]) -> Places:
    return np.array([numbers.setdefault(name, len(numbers)) for name in names], np.int64)
