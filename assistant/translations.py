"""What acts may say for an English word: stems of French words, learnt from laws printed in both languages."""

from __future__ import annotations

import gzip
from functools import lru_cache
from importlib.resources import files

from index.text import english_stem, fold


def french_stems(word: str) -> tuple[str, ...]:
    """The French stems that may stand for an English word, the likeliest first; none for one that is unknown.

    >>> french_stems("roofs")
    ('toit',)
    """
    return _dictionary().get(english_stem(fold(word)), ())


@lru_cache(maxsize=1)
def _dictionary() -> dict[str, tuple[str, ...]]:
    data = gzip.decompress(files("assistant").joinpath("data/english.txt.gz").read_bytes())
    lines = (line.split() for line in data.decode("utf-8").splitlines())
    return {english: tuple(french) for english, *french in lines}
