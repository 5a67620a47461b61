"""Makes ``index/data/french_words.txt.gz``: French words with their weights, and how marks stand among letters.

Run from the repository's root: ``python tests/bench/make_french_words.py ../shared/train``. Its sources and
their licences are told in ``index/data/SOURCES.md``. The file is UTF-8 text:

- ``= MARK n n n ...``: how often the mark stands between a left and a right neighbour, the neighbours being of
  the kinds of ``KINDS`` (spaces left out), row by row;
- ``COST word word ...``: words whose probability is ``exp(-COST / 10)``, the likeliest first.
"""

from __future__ import annotations

import csv
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from gzip import GzipFile
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

# file, column of the French text, weight. Law is plentiful and narrow: the small general sources count more.
SOURCES = (
    ("codes_fr/articles.tsv.gz", "text", 1.0),
    ("canada_laws/segments.tsv.gz", "fr", 0.6),
    ("delib_titles/montpellier_delibs.tsv", "title", 0.5),
    ("tico19/all.en-fr.tsv", "fr", 0.8),
    ("mon_entreprise/fr_en.tsv", "fr", 0.5),
    ("piaf_ml_gov/all.qp.tsv", "passage", 0.8),
    ("sigles_administration/sigles.csv", "definition", 0.3),
)
OUT = Path("index/data/french_words.txt.gz")
MOST_WORDS = 60_000
RAREST = 2  # occurrences in all sources
KINDS = "elider vowel consonant capital digit mark edge"
ELIDERS, VOWELS = "ldcj", "aeioyhàâéèêëîïôùûœ"
MARKS = "’,.:-()"
WORD = re.compile(r"[a-zà-öø-ÿœ]+")


def main(train: Path) -> None:
    weights: dict[str, float] = defaultdict(float)
    seen: Counter[str] = Counter()
    marks = {mark: [0] * 49 for mark in MARKS}
    for name, column, weight in SOURCES:
        counts: Counter[str] = Counter()
        for rank, text in enumerate(texts(train / name, column)):
            counts.update(WORD.findall(text.lower()))
            if rank % 10 == 0:
                count_marks(text, marks)
        total = sum(counts.values())
        seen.update(counts)
        for word, count in counts.items():
            weights[word] += weight * count / total
    best = sorted((w for w in weights if seen[w] >= RAREST), key=lambda w: (-weights[w], w))[:MOST_WORDS]
    write(best, weights, marks)


def texts(path: Path, column: str) -> Iterator[str]:
    csv.field_size_limit(sys.maxsize)
    with path.open("rb") as raw:
        lines = TextIOWrapper(GzipFile(fileobj=raw) if path.suffix == ".gz" else raw, encoding="utf-8")
        yield from (row[column].replace("'", "’") for row in read_rows(path, lines) if row[column])


def read_rows(path: Path, lines: TextIO) -> Iterator[dict[str, str]]:
    if path.suffix == ".csv":
        return csv.DictReader(lines)
    return csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def count_marks(text: str, marks: dict[str, list[int]]) -> None:
    text = re.sub(r"\s", "", text)
    for found in re.finditer(r"[^\w\s]", text):
        counts = marks.get(found.group())
        if counts and not (found.group() == ":" and found.end() == len(text)):  # laws are cut at their lists
            at = found.start()
            left = kind(text[at - 1 : at])
            counts[7 * left + kind(text[at + 1 : at + 2])] += 1


def kind(char: str) -> int:
    """The rank in ``KINDS`` of what stands beside a mark: the same rule as ``index.reading.lexicon.kind``."""
    if not char:
        return 6
    for rank, chars in enumerate((ELIDERS, VOWELS)):
        if char in chars:
            return rank
    if char.isdigit():
        return 4
    return (3 if char.isupper() else 2) if char.isalpha() else 5


def write(words: list[str], weights: dict[str, float], marks: dict[str, list[int]]) -> None:
    total = sum(weights.values())
    by_cost: dict[int, list[str]] = defaultdict(list)
    for word in words:
        by_cost[round(-10 * math.log(weights[word] / total))].append(word)
    lines = [f"= {mark} {' '.join(map(str, counts))}" for mark, counts in marks.items()]
    lines += [f"{cost} {' '.join(sorted(group))}" for cost, group in sorted(by_cost.items())]
    with OUT.open("wb") as raw, GzipFile(filename="", fileobj=raw, mode="wb", mtime=0) as out:
        out.write(("\n".join(lines) + "\n").encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
