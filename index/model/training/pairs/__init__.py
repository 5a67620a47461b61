"""The pairs that the model learns from: every recipe, and how often its pairs are seen in one epoch."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from index.model.training.pairs import acts, codes, laws, questions
from index.model.training.pairs.shape import Pair

Recipe = Callable[[Path, random.Random], Iterator[Pair]]


@dataclass(frozen=True, slots=True)
class Task:
    """One kind of pair. Batches hold pairs of one task, so that negatives are of a kind with the passage."""

    name: str
    recipe: Recipe
    times: float = 1


# Those whose query is English and whose passage is its French translation.
TRANSLATIONS = ("provisions", "law_headings")

TASKS = (
    Task("notes", laws.notes, 4),
    Task("english_notes", laws.english_notes),
    Task("headed_sections", laws.headed_sections),
    Task("provisions", laws.provisions, 0.6),
    Task("law_parts", laws.parts),
    Task("law_sentences", laws.sentences),
    Task("law_headings", laws.headings),
    Task("definitions", laws.definitions, 0.5),
    Task("code_headings", codes.headings),
    Task("code_sentences", codes.sentences, 2),
    Task("encyclopedia", questions.asked_of_encyclopedia, 6),
    Task("encyclopedia_sentences", questions.encyclopedia_sentences, 6),
    Task("help_sheets", questions.help_sheets, 4),
    Task("public_sites", questions.public_sites, 3),
    Task("titles", acts.titles, 3),
    Task("trade", acts.words, 10),
    Task("acronyms", acts.acronyms, 3),
)


def pairs_of(task: Task, root: Path, seed: int) -> list[Pair]:
    """Always the same for one seed. The runs of a recipe draw other sentences and wordings each."""
    chance = random.Random(f"{task.name} {seed}")
    runs = (task.recipe(root, chance) for _ in range(math.ceil(task.times)))
    pairs = [pair for run in runs for pair in run if pair.query and pair.passage]
    return chance.sample(pairs, round(len(pairs) * task.times / math.ceil(task.times)))
