"""English words start where their French translations are.

Which words translate one another is counted in short texts of both languages: how often the one stands in the
English text when the other stands in the French one (Dice's coefficient).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import scipy.sparse

from index.model.training.bags import Bags, Examples, Places
from index.model.training.start import Matrix

_LONGEST = 40  # tokens: in longer texts too much stands beside everything
_FEWEST = 3  # texts that a word must stand in
_MOST = 5  # translations of one word
_WEAKEST = 0.08  # coefficient of the best translation


def translated(start: Matrix, bags: Bags, translations: Sequence[Examples]) -> Matrix:
    """``start`` with the English tokens turned towards their translations, their lengths kept.

    A token is English that stands in the English texts (the queries) at least twice as often as in the French
    ones; words that both languages share stay where they are.
    """
    english, french = _short(bags, translations, len(start))
    in_english, in_french = (np.asarray(texts.sum(axis=0)).ravel() for texts in (english, french))
    together = (english.T @ french).tocsr()
    lengths = np.linalg.norm(start, axis=1, keepdims=True)
    directions = start / np.maximum(lengths, 1e-9)
    turned = start.copy()
    for token in np.flatnonzero((in_english >= _FEWEST) & (in_english >= 2 * in_french)).tolist():
        others, counts = _row(together, token)
        dice = np.where(counts > 1, 2 * counts / (in_english[token] + in_french[others]), 0)
        best = np.argsort(-dice, kind="stable")[:_MOST]
        if dice[best].max(initial=0) >= _WEAKEST:
            mean = dice[best] @ directions[others[best]]
            turned[token] = mean / np.linalg.norm(mean) * lengths[token]
    return turned


def _short(
    bags: Bags, translations: Sequence[Examples], tokens: int
) -> tuple[scipy.sparse.csr_matrix, scipy.sparse.csr_matrix]:
    """Shape (texts, tokens) each: 1 where the token stands in the text."""
    lengths = np.diff(bags.starts)
    short = [np.maximum(lengths[of.queries], lengths[of.passages]) <= _LONGEST for of in translations]
    sides = [
        np.concatenate([places[kept] for places, kept in zip(side, short, strict=True)])
        for side in ([of.queries for of in translations], [of.passages for of in translations])
    ]
    return _presence(bags, sides[0], tokens), _presence(bags, sides[1], tokens)


def _presence(bags: Bags, texts: Places, tokens: int) -> scipy.sparse.csr_matrix:
    ids, starts = bags.take(texts)
    shape = (len(texts), tokens)
    counts = scipy.sparse.csr_matrix((np.ones(len(ids), np.float32), ids, np.append(starts, len(ids))), shape)
    counts.sum_duplicates()
    counts.data[:] = 1
    return counts


def _row(matrix: scipy.sparse.csr_matrix, row: int) -> tuple[Places, Matrix]:
    part = slice(matrix.indptr[row], matrix.indptr[row + 1])
    return matrix.indices[part], matrix.data[part]
