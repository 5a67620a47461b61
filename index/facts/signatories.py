"""Signatories: who signed the decision or the report, and in which capacity."""

from __future__ import annotations

import re

from index.facts.finder import Example, Finder, Reading
from index.names import find_people
from index.text import squeeze
from index.types import Fact, SectionKind, Signatory

_CAPACITY = re.compile(
    r"^[ \t]*(?P<capacity>(?:pour\s+(?:le|la)\s+[^\n]{3,80}\n\s*)?(?:monsieur\s+|madame\s+)?(?:le|la|l')\s?"
    r"(?:maire|president|presidente|directeur|directrice|secretaire|vice-president|vice-presidente|adjoint|adjointe|premiere?\s+adjointe?)"
    r"\b(?:[ \t,]+(?:d[eu]s?|d'|l[ae]|en|et|par|generale?|deleguee?|adjointe?|chargee?)\b[^\n.:;]{0,70}?)?),?[ \t]*\n(?P<behind>(?:[ \t]*\n|[ \t(]*signe[ \t)]*\n|[ \t]*#signature#[^\n]*\n){0,8})[ \t]*(?P<name>[^\n]{4,50})",
    re.MULTILINE,
)


# In one line, as flattened texts have it: "Le Maire, Anne MARTIN".
_IN_LINE = re.compile(
    r"\b(?P<capacity>(?:le|la)\s(?:maire|presidente?|secretaire(?:\s+de\s+seance)?))\b\s*[,:]?[ \t]+(?=[a-z])"
)
_TAIL = 120  # characters
_NAME = 45  # characters in which a name ends


def find(reading: Reading) -> tuple[Fact, ...]:
    """A capacity on a line of its own, and the name on the next line that holds one; or both in one line."""
    signed: dict[str, Signatory] = {}
    for start, end in reading.ranges(SectionKind.VOTE, SectionKind.REPORT):
        for match in _CAPACITY.finditer(reading.plain, start, end):
            at, until = match.span("name")
            people = find_people(reading.text.text[at:until])
            if len(people) == 1:
                signed.setdefault(people[0].name, _signatory(reading, match, people[0].name, until))
    ranges = reading.ranges(SectionKind.VOTE, SectionKind.REPORT, SectionKind.ARTICLE)
    # Minutes that close without a formula have their signature at the very end.
    tail = (max(reading.act.start, reading.act.end - _TAIL), reading.act.end)
    for start, end in (*ranges, tail):
        for match in _IN_LINE.finditer(reading.plain, start, end):
            for name, until in _in_line(reading, match, end):
                signed.setdefault(name, _signatory(reading, match, name, until))
    return tuple(signed.values())


def _signatory(reading: Reading, match: re.Match[str], name: str, end: int) -> Signatory:
    capacity = squeeze(reading.text.text[match.start("capacity") : match.end("capacity")])
    return Signatory(name, capacity.rstrip(" ,"), reading.span(match.start(), end))


def _in_line(reading: Reading, match: re.Match[str], end: int) -> list[tuple[str, int]]:
    """The name right behind a capacity that opens a sentence, its surname in capitals; and where it ends.

    None where a small letter follows: "Le Maire, Anne MARTIN, expose" tells who speaks.
    """
    text = reading.text.text
    if not text[match.start()].isupper():
        return []
    people = find_people(text[match.end() : min(match.end() + _NAME, end)])
    if not people or people[0].start > 0 or not _is_name(people[0].name):
        return []
    until = match.end() + people[0].end
    behind = text[until : until + 3].lstrip(" ,")
    return [] if behind[:1].islower() else [(people[0].name, until)]


def _is_name(words: str) -> bool:
    """Its surname is in capitals; "LE PRESIDENT DES DECISIONS PRISES" names nobody."""
    parts = words.split()
    return parts[-1].isupper() and parts[0].lower() not in ("de", "des", "du", "d'", "en", "par")


def show(fact: Fact) -> str:
    assert isinstance(fact, Signatory)
    return f"{fact.person}, {fact.capacity}"


FINDER = Finder(
    name="signatories",
    find=find,
    show=show,
    examples=(
        Example(
            "Le conseil décide.\nPour : 12 voix\n\nLE MAIRE,\n\nSigné\n\nAnne MARTIN\n",
            ("Anne MARTIN, LE MAIRE",),
        ),
        Example("Le conseil décide.\nPour : 12 voix\nLe maire est chargé de l'exécution.\n", ()),
        Example(
            "Le conseil décide.\nPour : 12 voix\nPour extrait conforme, Le Maire, Anne MARTIN Le secrétaire de séance : Max LÉVY",
            ("Anne MARTIN, Le Maire", "Max LÉVY, Le secrétaire de séance"),
        ),
        Example(
            "Le conseil parle du pré. La séance est levée à 21 h 45. Le Maire, Anne MARTIN",
            ("Anne MARTIN, Le Maire",),
        ),
        Example("Le conseil décide.\nPour : 12 voix\nLe Maire, Anne MARTIN, lit la suite.\n", ()),
        Example(
            "Le conseil décide.\nPour : 12 voix\nMadame le Maire propose aux élus\nAnne MARTIN et Max LÉVY\n",
            (),
        ),
        Example(
            "Le conseil décide.\nPour : 12 voix\n\nPour la Présidente et par délégation,\nLe Directeur général des services,\nSigné\nMax LÉVY\n",
            ("Max LÉVY, Pour la Présidente et par délégation, Le Directeur général des services",),
        ),
    ),
)
