"""In which order the pairs are seen. Each batch is of one task; the other pairs in it are the wrong answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from index.model.training.bags import Examples, Places


@dataclass(frozen=True, slots=True)
class Batch:
    """Some pairs (places in the task's examples)."""

    task: str
    pairs: Places


def epoch(examples: Mapping[str, Examples], size: int, chance: np.random.Generator) -> list[Batch]:
    """Every pair once, in batches of about ``size``, or of all that a small task has."""
    batches = []
    for task, of in examples.items():
        order = chance.permutation(len(of.queries))
        batches += [Batch(task, pairs) for pairs in np.array_split(order, max(1, round(len(order) / size)))]
    return [batches[place] for place in chance.permutation(len(batches))]
