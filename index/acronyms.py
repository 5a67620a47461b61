"""Acronyms and what they stand for, where a text prints both: "Numérique en Commun[s] (NEC)".

A pair is believed where the initials of the words spell the acronym, small words taken or left out. Three
letters at least: two of them spell too many things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.text import flat, squeeze


@dataclass(frozen=True, slots=True)
class Acronym:
    """``short``: its letters alone; ``long``: the words as printed, on one line; both in ``text[start:end]``."""

    short: str
    long: str
    start: int
    end: int


_LETTER = r"\.?\s?(?![A-Z][a-zà-ÿ])"  # what stands behind each but the last
_SHORT = rf"(?P<short>(?:[A-Z]{_LETTER}){{2,9}}[A-Z]\.?)"
_OPEN, _CLOSE = r"[\"«“„]?\s*", r"\s*[\"»”]?"
_SAID = r"(?:plus\s+)?commun[ée]ment\s+(?:appel|d[ée]nomm|nomm)[ée]+s?|ci-apr[èe]s(?:\s+(?:d[ée]nomm|d[ée]sign|appel)[ée]+s?)?|dite?s?|(?:sous\s+le\s+)?sigle|en\s+abr[ée]g[ée]"
# The acronym stands behind its words: in brackets, or told to be what they are called.
_BEHIND = (
    re.compile(rf"\(\s*(?:(?:{_SAID})\s*:?\s*)?{_OPEN}{_SHORT}{_CLOSE}\s*\)"),
    re.compile(rf"[\s,](?=[cdeps])(?:{_SAID})\s*:?\s*{_OPEN}{_SHORT}{_CLOSE}(?!\w)"),
)
# The capital stands first and what must not stand before it behind: so only capitals are tried.
_BEFORE = re.compile(
    rf"(?P<short>[A-Z](?<![\w.][A-Z]){_LETTER}(?:[A-Z]{_LETTER}){{1,8}}[A-Z]\.?)\s*\((?P<long>[^()]{{8,120}})\)"
)
# A word, with the plural that some write in brackets: "Commun[s]", "élève(s)".
_WORD = re.compile(r"[^\W\d_]+(?:\[[^\W\d_]{1,2}\]|\([^\W\d_]{1,2}\))?")
_STOP = re.compile(r"[;:!?()\t\f]|\.\s|\n\s*\n")
_SMALL = frozenset("a au aux d de des du en et l la le les ou par pour s sous sur un une".split())
_FARTHEST = 160  # characters before an acronym in which its words stand


def find_acronyms(text: str, start: int = 0, end: int | None = None) -> Iterator[Acronym]:
    """The acronyms that a range prints with their words, in order.

    >>> [(a.short, a.long) for a in find_acronyms("à l'Union nationale des combattants (U.N.C.), SAE (sport auto évènement)")]
    [('UNC', 'Union nationale des combattants'), ('SAE', 'sport auto évènement')]
    """
    end = len(text) if end is None else end
    told = [match for pattern in _BEHIND for match in pattern.finditer(text, start, end)]
    found = [a for match in told if (a := _behind(text, match, start))]
    found += [a for m in _BEFORE.finditer(text, start, end) if (a := _before(m))]
    return iter(sorted(found, key=lambda a: a.start))


def spelled_out(name: str) -> tuple[str, Acronym | None]:
    """A name without the acronym printed in it, and that one with its words: in brackets, or at either end of the
    name without them, as tables print it; there all its words must spell it.

    >>> spelled_out("ECHECS CLUB BREVILLE ECB")
    ('ECHECS CLUB BREVILLE', Acronym(short='ECB', long='ECHECS CLUB BREVILLE', start=0, end=24))
    >>> spelled_out("Union des archers (UDA) de Lens")[0]
    'Union des archers de Lens'
    """
    for found in find_acronyms(name):
        return squeeze(f"{name[: found.start]} {found.long} {name[found.end :]}"), found
    parts = [part for part in re.split(r"\s+[-–]\s+|\s+", name.strip(" -–.")) if part]
    for short, long in ((parts[-1:], parts[:-1]), (parts[:1], parts[1:])):
        letters = "".join(short).replace(".", "")
        if re.fullmatch(r"[A-Z]{3,}", letters) and _spell(_words(" ".join(long)), letters) == 0:
            rest = " ".join(long)
            return rest, Acronym(letters, rest, 0, len(name))
    return name, None


def _behind(text: str, match: re.Match[str], start: int) -> Acronym | None:
    short = re.sub(r"[^A-Z]", "", match["short"])
    since = max(start, match.start() - _FARTHEST)
    until = since + len(text[since : match.start()].rstrip())
    since = max([since, *(m.end() for m in _STOP.finditer(text, since, until))])
    words = list(_WORD.finditer(text, since, until))
    first = _spell([w.group() for w in words], short)
    if first is None:
        return None
    at = words[first].start()
    return Acronym(short, squeeze(text[at : words[-1].end()]), at, match.end())


def _before(match: re.Match[str]) -> Acronym | None:
    short = re.sub(r"[^A-Z]", "", match["short"])
    if _spell(_words(match["long"]), short) != 0:
        return None
    return Acronym(short, squeeze(match["long"]), match.start(), match.end())


def _words(text: str) -> list[str]:
    return [m.group() for m in _WORD.finditer(text)]


def _spell(words: Sequence[str], letters: str) -> int | None:
    """Where the shortest run of words begins that ends with the last one and spells the letters, None where
    none does. It never begins with a small word."""
    left = {len(letters)}  # how many letters may be left to spell, from the last word backwards
    for at in range(len(words) - 1, -1, -1):
        word = flat(words[at])
        small = word in _SMALL
        spelled = {n - 1 for n in left if word[0] == letters[n - 1].lower()}
        if 0 in spelled and not small:
            return at
        left = (spelled - {0}) | (left if small else set())
    return None
