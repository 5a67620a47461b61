"""The French codes: the headings over an article, and its sentences."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from index.model.training.data import rows
from index.model.training.pairs.shape import Pair, asked, cloze
from index.model.training.pairs.wordings import FRENCH_QUESTIONS

# "Sous-section 2 : Aide au renouvellement forestier" is about what follows the colon.
_RANK = re.compile(
    r"^(?:sous-|sous )?(?:partie|livre|titre|chapitre|section|paragraphe)\b[^:]{0,30}:\s*", re.IGNORECASE
)
_EMPTY = re.compile(r"dispositions? |généralités|champ d'application|définitions", re.IGNORECASE)


def headings(root: Path, chance: random.Random) -> Iterator[Pair]:
    """The lowest heading that tells something (with the one above, or the code's title) to the article."""
    for row in rows(root, "codes_fr/articles.tsv.gz"):
        told = [_RANK.sub("", part.strip()) for part in row["heading_path"].split(">")]
        told = [part for part in told if part and not _EMPTY.match(part)]
        if not told or len(row["text"]) < 60:
            continue
        topic = told[-1]
        above = told[-2] if len(told) > 1 else row["code_title"]
        topic = f"{topic}, {above}" if chance.random() < 0.4 else topic
        yield Pair(asked(topic, FRENCH_QUESTIONS, chance), row["text"], topic=row["heading_path"])


def sentences(root: Path, chance: random.Random) -> Iterator[Pair]:
    """A sentence to the rest of its article."""
    for row in rows(root, "codes_fr/articles.tsv.gz"):
        if parts := cloze(row["text"], chance):
            yield Pair(*parts, topic=row["text"])
