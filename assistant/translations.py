"""What acts may say for an English word: stems of French words, from a glossary of town life of our own, and
learnt from laws printed in both languages."""

from __future__ import annotations

import gzip
from functools import lru_cache
from importlib.resources import files

from index.text import english_stem, fold, stems


def french_stems(word: str) -> tuple[str, ...]:
    """The French stems that may stand for an English word, the likeliest first; none for one that is unknown.

    >>> french_stems("roofs")
    ('toit',)
    """
    stem = english_stem(fold(word))
    return tuple(dict.fromkeys((*_glossary().get(stem, ()), *_dictionary().get(stem, ()))))


def everyday_stems(word: str) -> tuple[str, ...]:
    """As ``french_stems``, of the glossary alone."""
    return _glossary().get(english_stem(fold(word)), ())


@lru_cache(maxsize=1)
def _glossary() -> dict[str, tuple[str, ...]]:
    words: dict[str, dict[str, None]] = {}
    for line in files("assistant").joinpath("data/glossary.txt").read_text("utf-8").splitlines():
        english, _, french = line.partition(":")
        if line and not line.startswith("#"):
            forms = dict.fromkeys(stem for word in french.split(",") for stem in stems(word))
            for word in english.split(","):
                words.setdefault(english_stem(fold(word)), {}).update(forms)
    return {word: tuple(forms) for word, forms in words.items()}


@lru_cache(maxsize=1)
def _dictionary() -> dict[str, tuple[str, ...]]:
    data = gzip.decompress(files("assistant").joinpath("data/english.txt.gz").read_bytes())
    lines = (line.split() for line in data.decode("utf-8").splitlines())
    return {english: tuple(french) for english, *french in lines}
