"""The laws of Canada, written in both languages: sections, their notes, their terms."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from index.model.training.data import rows
from index.model.training.pairs.shape import Pair, asked, cloze
from index.model.training.pairs.wordings import ENGLISH_QUESTIONS, FRENCH_QUESTIONS

_ENGLISH_TERM = re.compile(r"\s*\([^()]*\)\s*$")  # "Part d'une somme. (rate)"


def notes(root: Path, chance: random.Random) -> Iterator[Pair]:
    """A marginal note, in either language, bare or as a question, to the French section it stands beside."""
    for row in rows(root, "canada_laws/sections.tsv.gz"):
        for note, templates in ((row["note_fr"], FRENCH_QUESTIONS), (row["note_en"], ENGLISH_QUESTIONS)):
            if note:
                yield Pair(asked(note, templates, chance), row["text_fr"])


def english_notes(root: Path, _chance: random.Random) -> Iterator[Pair]:
    """An English note to its English section: what the words of English texts have to do with one another."""
    for row in rows(root, "canada_laws/sections.tsv.gz"):
        yield Pair(row["note_en"], row["text_en"])


def headed_sections(root: Path, chance: random.Random) -> Iterator[Pair]:
    """An English note, bare or as a question, to the French section under its French note.

    Passages of acts too are read with their heading before them.
    """
    for row in rows(root, "canada_laws/sections.tsv.gz"):
        if row["note_en"] and row["note_fr"]:
            query = asked(row["note_en"], ENGLISH_QUESTIONS, chance)
            yield Pair(query, f"{row['note_fr']} {row['text_fr']}")


def provisions(root: Path, _chance: random.Random) -> Iterator[Pair]:
    """A provision in English and in French."""
    for row in rows(root, "canada_laws/segments.tsv.gz"):
        yield Pair(row["en"], row["fr"])


def parts(root: Path, chance: random.Random) -> Iterator[Pair]:
    """Every second provision, in either language, to the rest of the French section it is taken from."""
    sections = {
        (row["doc"], row["label"]): row["text_fr"] for row in rows(root, "canada_laws/sections.tsv.gz")
    }
    for row in rows(root, "canada_laws/segments.tsv.gz"):
        section = sections.get((row["doc"], row["path"].partition("/")[0]), "")
        rest = section.replace(row["fr"], "")
        if chance.random() < 0.5 and len(rest) > len(row["fr"]):
            yield Pair(chance.choice((row["en"], row["fr"])), rest)


def sentences(root: Path, chance: random.Random) -> Iterator[Pair]:
    """A sentence of a French section to the rest of it."""
    for row in rows(root, "canada_laws/sections.tsv.gz"):
        if parts := cloze(row["text_fr"], chance):
            yield Pair(*parts, topic=row["text_fr"])


def headings(root: Path, _chance: random.Random) -> Iterator[Pair]:
    """A heading, a title or a defined term in English and in French."""
    for name in ("headings", "titles"):
        for row in rows(root, f"canada_laws/{name}.tsv.gz"):
            yield Pair(row["en"], row["fr"])
    for row in rows(root, "canada_laws/definitions.tsv.gz"):
        yield Pair(row["term_en"], row["term_fr"])


def definitions(root: Path, _chance: random.Random) -> Iterator[Pair]:
    """A term in either language to its French definition, without the term at its begin and end."""
    for row in rows(root, "canada_laws/definitions.tsv.gz"):
        meaning = _ENGLISH_TERM.sub("", row["def_fr"].removeprefix(row["term_fr"])).strip()
        yield Pair(row["term_fr"], meaning)
        yield Pair(row["term_en"], meaning)
