"""Questions people asked, help sheets, and the sentences of two public sites in both languages."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from index.model.training.data import rows
from index.model.training.pairs.shape import Pair, both_ways, cloze


def asked_of_encyclopedia(root: Path, _chance: random.Random) -> Iterator[Pair]:
    for row in rows(root, "piaf/piaf-v1.1.qp.tsv"):
        yield Pair(row["question"], row["passage"])


def encyclopedia_sentences(root: Path, chance: random.Random) -> Iterator[Pair]:
    """A sentence to the rest of its passage."""
    for row in rows(root, "piaf/piaf-v1.1.qp.tsv"):
        if parts := cloze(row["passage"], chance):
            yield Pair(*parts, topic=row["passage"])


def help_sheets(root: Path, _chance: random.Random) -> Iterator[Pair]:
    for row in rows(root, "piaf_ml_gov/all.qp.tsv"):
        yield Pair(row["question"] or row["title"], row["passage"])


def public_sites(root: Path, _chance: random.Random) -> Iterator[Pair]:
    """Sentences and their translations: social contributions, health."""
    for row in rows(root, "mon_entreprise/fr_en.tsv"):
        yield from both_ways(row["en"], row["fr"])
    for row in rows(root, "tico19/all.en-fr.tsv"):
        yield from both_ways(row["en"], row["fr"])
