"""What a page's text is worth, whatever its length: a scan bears a stamp, a broken font gives soup. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from index.reading.stamps import is_stamp
from index.text import flat

_FEWEST_LETTERS = 100  # beside stamps: a running header and a title have fewer
_SOUP = 8  # characters that are a broken font's, however few the others
# What French acts are printed with; bullets of symbol fonts too.
_USUAL = re.compile(r"[\x20-\x7eÀ-ÿœŒŸ€’‘‚“”„«»‹›–—―−‐‑…°•·²³¹½¼¾№™▪■□▫●○◦◆►▶➢➔→⇒✓✔☐☑\s\uf000-\uf0ff]+")
_MOST_UNUSUAL = 0.15  # of the characters: in 1,500 real pages the worst has 0.01, a broken font 0.99
# In French the vowels are 0.36 to 0.50 of a page's letters, lists of names included.
_FEWEST_VOWELS, _MOST_VOWELS = 0.3, 0.58
_ENOUGH_WORDS = 30  # to miss the commonest words of French
_WORD = re.compile(r"[^\W\d_]+")
_COMMON = frozenset("à au aux d dans de des du en et l la le les par pour qu que qui sur un une".split())


class Worth(StrEnum):
    TEXT = "text"
    SCANT = "scant"  # nothing, a stamp, a running header, or a short page's all: an image beside it tells
    GARBLED = "garbled"  # characters that are not what is printed


def worth(lines: Sequence[str]) -> Worth:
    """What these lines of one page are worth.

    >>> worth(["Envoyé en préfecture le 12/06/2023", "ID : 030-213001043-20230609-PV-DE"]).value
    'scant'
    """
    text = "".join(line for line in lines if not is_stamp(line))
    if _is_unusual(text):
        return Worth.GARBLED
    plain = flat(text)
    letters = sum(map(str.isalpha, plain))
    if letters < _FEWEST_LETTERS:
        return Worth.SCANT
    vowels = sum(map(plain.count, "aeiouyœæ")) / letters
    return Worth.TEXT if _FEWEST_VOWELS <= vowels <= _MOST_VOWELS or _has_common(lines) else Worth.GARBLED


def _is_unusual(text: str) -> bool:
    return len(_USUAL.sub("", text)) > max(_MOST_UNUSUAL * len(text), _SOUP)


def _has_common(lines: Sequence[str]) -> bool:
    words = [word for line in lines for word in _WORD.findall(line.lower())]
    return len(words) >= _ENOUGH_WORDS and sum(word in _COMMON for word in words) > 0.1 * len(words)
