"""Makes ``assistant/data/english.txt.gz``: stems of English words with the French stems that acts may say instead.

Run from the repository's root: ``python tests/bench/make_translations.py ../shared/train`` (five minutes).
Its sources and their licences are told in ``assistant/data/SOURCES.md``. The file is UTF-8 text, a word a
line with its stems behind it, the likeliest first.

The words are aligned by IBM's first model (Brown et al. 1993): the probability that an English word is said
by a French stem, by expectation maximisation over sentence pairs, done in both directions. A pair is kept
where both directions find it likely: that leaves out the stems that go with everything. Laws that the retrieval
benchmark asks about are left out.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterator
from gzip import GzipFile
from io import TextIOWrapper
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.model.training.data import HELD_OUT
from index.text import STOP_WORDS, english_stem, flat, stems

# file, English column, French column
SOURCES = (
    ("canada_laws/segments.tsv.gz", "en", "fr"),
    ("canada_laws/headings.tsv.gz", "en", "fr"),
    ("canada_laws/titles.tsv.gz", "en", "fr"),
    ("canada_laws/definitions.tsv.gz", "term_en", "term_fr"),
    ("mon_entreprise/fr_en.tsv", "en", "fr"),
    ("tico19/all.en-fr.tsv", "en", "fr"),
)
OUT = Path("assistant/data/english.txt.gz")
LONGEST = 36  # words of a sentence that tells which word is which
RAREST = 3  # occurrences of a word
ROUNDS = 6
LIKELY, BACK = 0.1, 0.05  # the least probability of the stem for the word, and of the word for the stem
MOST = 4  # stems of a word
WORD = re.compile(r"[a-z]{3,}")

Array = NDArray[np.int64]
Pairs = tuple[Array, Array, Array]  # sentence, English word, French stem


def _sentences(train: Path) -> Iterator[tuple[list[str], list[str]]]:
    """The content words of short sentence pairs: English words, French stems. No pair comes twice."""
    seen: set[tuple[str, str]] = set()
    of_the_test = HELD_OUT["canada_laws"](train)
    for name, en, fr in SOURCES:
        held_out = of_the_test if name.startswith("canada_laws/") else lambda _row: False
        for row in _rows(train / name):
            pair = row[en], row[fr]
            if pair in seen or held_out(row) or len(pair[0].split()) > LONGEST:
                continue
            seen.add(pair)
            words = [english_stem(w) for w in WORD.findall(flat(pair[0])) if w not in STOP_WORDS]
            roots = [s for s in stems(pair[1]) if s.isalpha() and len(s) > 1]
            if words and roots:
                yield words, roots


def _rows(path: Path) -> Iterator[dict[str, str]]:
    csv.field_size_limit(sys.maxsize)
    with path.open("rb") as raw:
        lines = TextIOWrapper(GzipFile(fileobj=raw) if path.suffix == ".gz" else raw, encoding="utf-8")
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _pairs(
    sentences: list[tuple[list[str], list[str]]], english: dict[str, int], french: dict[str, int]
) -> Pairs:
    """Every word of a sentence with every stem of its translation; the words are numbered as they are seen."""
    known = [
        {w for w, n in Counter(w for s in sentences for w in s[side]).items() if n >= RAREST}
        for side in (0, 1)
    ]
    columns: tuple[list[int], list[int], list[int]] = ([], [], [])
    for number, (words, roots) in enumerate(sentences):
        here = [english.setdefault(w, len(english)) for w in words if w in known[0]]
        there = [french.setdefault(r, len(french)) for r in roots if r in known[1]]
        for word in here:
            columns[0].extend([number] * len(there))
            columns[1].extend([word] * len(there))
            columns[2].extend(there)
    sentence, word, stem = (np.array(column, np.int64) for column in columns)
    return sentence, word, stem


def _aligned(sentence: Array, source: Array, target: Array, targets: int) -> dict[int, float]:
    """The probability of a target for a source, by expectation maximisation; key: source * targets + target.

    Each target word of a sentence is said by one of its source words: their shares of it sum to one.
    """
    cells, cell = np.unique(source * targets + target, return_inverse=True)
    slots, slot = np.unique(sentence * targets + target, return_inverse=True)
    of_source = cells // targets
    chance = np.ones(len(cells))
    for _ in range(ROUNDS):
        share = chance[cell]
        share /= np.bincount(slot, share, len(slots))[slot]
        counts = np.bincount(cell, share, len(cells))
        chance = counts / np.bincount(of_source, counts)[of_source]
    return dict(zip(cells.tolist(), chance.tolist(), strict=True))


def _table(
    forward: dict[int, float], back: dict[int, float], words: list[str], roots: list[str]
) -> Iterator[tuple[str, list[str]]]:
    """Each word with its likeliest stems."""
    found: dict[int, list[tuple[float, int]]] = {}
    for key, chance in forward.items():
        word, root = divmod(key, len(roots))
        if chance >= LIKELY and back[root * len(words) + word] >= BACK:
            found.setdefault(word, []).append((-chance, root))
    for word in sorted(found, key=lambda number: words[number]):
        yield words[word], [roots[root] for _, root in sorted(found[word])[:MOST]]


def main(train: Path) -> None:
    english: dict[str, int] = {}
    french: dict[str, int] = {}
    sentence, word, root = _pairs(list(_sentences(train)), english, french)
    forward = _aligned(sentence, word, root, len(french))
    back = _aligned(sentence, root, word, len(english))
    lines = [" ".join((word, *stems)) for word, stems in _table(forward, back, list(english), list(french))]
    OUT.parent.mkdir(exist_ok=True)
    with OUT.open("wb") as raw, GzipFile(filename="", fileobj=raw, mode="wb", mtime=0) as out:
        out.write(("\n".join(lines) + "\n").encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
