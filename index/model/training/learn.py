"""The learning: each text shall be nearest to its partner among the batch's, at several widths."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from index.model.training.bags import Bags, Examples
from index.model.training.batches import Batch, epoch
from index.model.training.start import Matrix


@dataclass(frozen=True, slots=True)
class Recipe:
    """``widths``: the first so many dimensions are a model of their own (Matryoshka); one is drawn each step.

    ``kept``: the share of the start in the result. What training forgot of rare words comes back by it.
    """

    epochs: int = 2
    batch: int = 2048
    rate: float = 0.006
    scale: float = 20.0
    widths: tuple[int, ...] = (256, 128, 64)
    width_share: float = 0.5
    kept: float = 0.4
    seed: int = 20240607


class LazyAdam:
    """Adam over the rows that a batch touches: the others rest where they are, and cost nothing."""

    def __init__(self, vectors: Tensor) -> None:
        self.vectors = vectors
        self._mean = torch.zeros_like(vectors)
        self._square = torch.zeros_like(vectors)
        self._steps = 0

    def step(self, rows: Tensor, gradient: Tensor, rate: float) -> None:
        """``gradient[i]`` is that of the vector ``rows[i]``; no row comes twice."""
        self._steps += 1
        mean = self._mean[rows].lerp_(gradient, 0.1)
        square = self._square[rows].lerp_(gradient.square(), 0.001)
        self._mean[rows], self._square[rows] = mean, square
        mean, square = mean / (1 - 0.9**self._steps), square / (1 - 0.999**self._steps)
        self.vectors[rows] -= rate * mean / (square.sqrt() + 1e-8)


def learn(
    start: Matrix,
    bags: Bags,
    examples: Mapping[str, Examples],
    recipe: Recipe,
    on_step: Callable[[int, int, float], None],
) -> Matrix:
    """The vectors after training. ``on_step(done, total, loss)`` is called after each batch."""
    chance = np.random.default_rng(recipe.seed)
    optimizer = LazyAdam(torch.from_numpy(start.copy()))
    epochs = [epoch(examples, recipe.batch, chance) for _ in range(recipe.epochs)]
    batches = [batch for batches in epochs for batch in batches]
    for done, batch in enumerate(batches):
        rate = recipe.rate * _warmth(done / len(batches))
        widths = (start.shape[1], int(chance.choice(recipe.widths)))
        loss = _step(optimizer, rate, bags, _Question(batch, examples[batch.task], widths, recipe))
        on_step(done + 1, len(batches), loss)
    learnt: Matrix = optimizer.vectors.numpy()
    return (1 - recipe.kept) * learnt + recipe.kept * start


def _warmth(share: float) -> float:
    """The rate rises at first and falls to (nearly) nothing at the end."""
    return min(1.0, share / 0.05) * max(0.02, 1 - share)


@dataclass(frozen=True, slots=True)
class _Question:
    """What one step asks: who belongs to whom in this batch, at these widths (the whole one first)?"""

    batch: Batch
    examples: Examples
    widths: tuple[int, int]
    recipe: Recipe


def _step(optimizer: LazyAdam, rate: float, bags: Bags, asked: _Question) -> float:
    pairs = asked.batch.pairs
    query_ids, query_starts = map(torch.from_numpy, bags.take(asked.examples.queries[pairs]))
    passage_ids, passage_starts = map(torch.from_numpy, bags.take(asked.examples.passages[pairs]))
    rows, places = torch.unique(torch.cat([query_ids, passage_ids]), return_inverse=True)
    vectors = optimizer.vectors[rows].requires_grad_()
    queries = functional.embedding_bag(places[: len(query_ids)], vectors, query_starts, mode="sum")
    passages = functional.embedding_bag(places[len(query_ids) :], vectors, passage_starts, mode="sum")
    also_right = _also_right(asked)
    whole, narrow = (
        _contrast(queries[:, :width], passages[:, :width], also_right, asked.recipe.scale)
        for width in asked.widths
    )
    loss = whole + asked.recipe.width_share * narrow
    loss.backward()  # type: ignore[no-untyped-call]
    assert vectors.grad is not None
    optimizer.step(rows, vectors.grad, rate)
    return float(loss.detach())


def _also_right(asked: _Question) -> Tensor:
    """Shape (pairs, pairs): j is no wrong answer to i, for they share a query, a passage or a topic."""
    of, pairs = asked.examples, asked.batch.pairs
    names = [torch.from_numpy(numbers[pairs]) for numbers in (of.queries, of.passages, of.topics)]
    same = torch.stack([name[:, None] == name[None] for name in names]).any(0)
    return same.fill_diagonal_(False)


def _contrast(queries: Tensor, passages: Tensor, also_right: Tensor, scale: float) -> Tensor:
    """Cross entropy of finding the passage for the query and the query for the passage."""
    near = scale * functional.normalize(queries, dim=1) @ functional.normalize(passages, dim=1).T
    near = near.masked_fill(also_right, -torch.inf)
    right = torch.arange(len(near))
    return (functional.cross_entropy(near, right) + functional.cross_entropy(near.T, right)) / 2
