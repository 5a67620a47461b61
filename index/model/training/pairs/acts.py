"""Titles of councils' acts, asked for in both languages; the trade's words; acronyms."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

from index.model.training.data import rows
from index.model.training.pairs.shape import Pair, both_ways
from index.model.training.pairs.wordings import trade

_FILE_NUMBER = re.compile(r"[\s\d]+$")

_FRENCH = (
    "Combien pour {name} ?",
    "Quelle {word} a été votée pour {name} ?",
    "{word} {name}",
    "Y a-t-il un acte sur {name}, {word} ?",
    "Qui a voté {word} pour {name} ?",
    "Quand le conseil a-t-il décidé {word} pour {name} ?",
    "Je cherche {word} concernant {name}",
)
_ENGLISH = (
    "How much went to {name}?",
    "What {word} was voted for {name}?",
    "{name} {word}",
    "Is there an act about {name}, {word}?",
    "Who voted on the {word} for {name}?",
    "When did the council decide on the {word} of {name}?",
    "I am looking for the {word} concerning {name}",
)


def titles(root: Path, chance: random.Random) -> Iterator[Pair]:
    """What a title names, asked in French and in English with a word of the trade, to the title.

    The word is put into the title too, in French: ``question "grant ... X"`` finds ``"X, subvention"``.
    """
    things = trade()
    for title in _distinct_titles(root):
        name = chance.choice(title.split(" | "))
        french, english = chance.choice(things)
        passage = f"{title} | {chance.choice(french)}"
        yield Pair(
            chance.choice(_FRENCH).format(name=name, word=chance.choice(french)),
            passage,
            topic=title,
        )
        yield Pair(
            chance.choice(_ENGLISH).format(name=name, word=chance.choice(english)),
            passage,
            topic=title,
        )


def _distinct_titles(root: Path) -> list[str]:
    delibs = (_FILE_NUMBER.sub("", row["title"]) for row in rows(root, "delib_titles/montpellier_delibs.tsv"))
    # Most of the arrêtés close a street for a day: a few of them are enough.
    orders = (
        row["titre"] for row in rows(root, "delib_titles/paris_arretes.tsv") if " T " not in row["numero"]
    )
    return list(dict.fromkeys((*delibs, *orders)))


def words(_root: Path, _chance: random.Random) -> Iterator[Pair]:
    """Every two wordings of one thing of the trade."""
    for french, english in trade():
        for one, other in permutations(dict.fromkeys((*french, *english)), 2):
            yield Pair(one, other, topic=french[0])


def acronyms(root: Path, chance: random.Random) -> Iterator[Pair]:
    """An acronym and what it stands for."""
    for row in rows(root, "sigles_administration/sigles.csv"):
        yield from both_ways(row["term"], row["definition"], topic=row["term"])
        if row["explanation"]:
            question = chance.choice(("Qu'est-ce que {} ?", "C'est quoi {} ?", "What is {}?")).format(
                row["term"]
            )
            meaning = f"{row['definition']}. {row['explanation']}"
            yield Pair(question, meaning, topic=row["term"])
