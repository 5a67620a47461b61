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
    r"\b[^\n.:;]{0,70}?),?[ \t]*\n(?P<behind>(?:[ \t]*\n|[ \t(]*signe[ \t)]*\n|[ \t]*#signature#[^\n]*\n){0,8})[ \t]*(?P<name>[^\n]{4,50})",
    re.MULTILINE,
)


def find(reading: Reading) -> tuple[Fact, ...]:
    """A capacity on a line of its own, and the name on the next line that holds one."""
    out: list[Signatory] = []
    for start, end in reading.ranges(SectionKind.VOTE, SectionKind.REPORT):
        for match in _CAPACITY.finditer(reading.plain, start, end):
            at, until = match.span("name")
            people = find_people(reading.text.text[at:until])
            if len(people) == 1 and not any(s.person == people[0].name for s in out):
                capacity = squeeze(reading.text.text[match.start("capacity") : match.end("capacity")])
                out.append(
                    Signatory(people[0].name, capacity.rstrip(" ,"), reading.span(match.start(), until))
                )
    return tuple(out)


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
            "Le conseil décide.\nPour : 12 voix\n\nPour la Présidente et par délégation,\nLe Directeur général des services,\nSigné\nMax LÉVY\n",
            ("Max LÉVY, Pour la Présidente et par délégation, Le Directeur général des services",),
        ),
    ),
)
