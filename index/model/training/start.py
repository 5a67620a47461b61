"""Where the learning starts: words that share a stem share a direction, rare words weigh more.

With random directions the mean of a text's vectors is a bag of stems weighted by rarity, seen through a random
projection: a lexical search engine. Learning then moves words that answer one another together. A start from
noise loses what rare words tell: nDCG@10 of the six sets 0.03 lower after the same training.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping

import numpy as np
import snowballstemmer
from numpy.typing import NDArray

from index.model.training.bags import Places
from index.model.training.pairs.wordings import ASKING, CLOSED_CLASS

Matrix = NDArray[np.float32]

_CLOSED_CLASS_WEIGHT = 0.5
_LEAST_RARITY = 0.1


def starting_vectors(vocabulary: Mapping[str, int], frequencies: Places, texts: int, size: int) -> Matrix:
    """Shape (tokens, size). ``frequencies``: in how many of the ``texts`` each token stands."""
    stemmer = snowballstemmer.stemmer("french")
    closed_class = {_folded(word) for word in CLOSED_CLASS}
    rarity = np.maximum(np.log((texts + 1) / (frequencies + 1)) / 10, _LEAST_RARITY)
    vectors = np.zeros((len(vocabulary), size), np.float32)
    for word, place in vocabulary.items():
        weight = rarity[place] * (_CLOSED_CLASS_WEIGHT if word in closed_class else 1)
        vectors[place] = weight * _direction(stemmer.stemWord(word) if word.isalpha() else word, size)
    return vectors


def without_asking(vectors: Matrix, vocabulary: Mapping[str, int]) -> Matrix:
    """``vectors`` with nothing for the words that only ask: a question is found by what it asks for."""
    silent = [vocabulary[word] for word in sorted(map(_folded, ASKING)) if word in vocabulary]
    kept = vectors.copy()
    kept[silent] = 0
    return kept


def _direction(name: str, size: int) -> Matrix:
    """A random unit vector, always the same for one name."""
    seed = int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest())
    vector = np.random.default_rng(seed).standard_normal(size)
    return (vector / np.linalg.norm(vector)).astype(np.float32)


def _folded(word: str) -> str:
    """As the tokenizer writes it: without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
