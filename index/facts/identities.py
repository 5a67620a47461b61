"""Identities: the acronym printed with an organisation's name, its SIRET or RNA number. [home of python-stdnum]"""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.acronyms import find_acronyms
from index.facts.finder import Example, Finder, Reading, sentences
from index.facts.grant_words import beneficiary_in
from index.names import clean_beneficiary
from index.text import flat
from index.types import Fact, Identity, IdentityKind

# A SIRET is told to be one, or stands in a cell of its own, in an act that speaks of SIRET.
_SIRET = re.compile(r"(?:\bsiret\b[^\d\n]{0,30}|\t ?)(?P<number>\d{3}[ .]?\d{3}[ .]?\d{3}[ .]?\d{5})(?=\D|$)")
_RNA = re.compile(r"(?P<number>w(?<!\ww)\d{9})(?!\w)")
# What stands between a name and its number: "X (RNA n° W...", "X - N° SIRET : ...".
_TOLD = re.compile(
    r"(?<![\s,;:(–-])[\s,;:(–-]*+(?:\b(?:n\s?[°o]\.?|numero|siret|rna|identifiee?|immatriculee?|sous|le)[\s:]*)*$"
)
_LONGEST = 80  # characters of a name; more is a page's heading


def find(reading: Reading) -> tuple[Fact, ...]:
    """Each identity once, where the act first prints it. Only numbers whose check digits are right."""
    found: dict[tuple[str, str], Identity] = {}
    for identity in (*_acronyms(reading), *_numbers(reading)):
        found.setdefault((flat(identity.name), identity.value), identity)
    return tuple(found.values())


def _acronyms(reading: Reading) -> Iterator[Identity]:
    for found in find_acronyms(reading.text.text, reading.act.start, reading.act.end):
        span = reading.span(found.start, found.end)
        yield Identity(found.long, IdentityKind.ACRONYM, found.short, span)


def _numbers(reading: Reading) -> Iterator[Identity]:
    start, end = reading.act.start, reading.act.end
    if reading.plain.find("siret", start, end) >= 0:
        from stdnum.fr import siret  # it brings sockets and help pages, and most acts print no SIRET

        for match in _SIRET.finditer(reading.plain, start, end):
            number = re.sub(r"\D", "", match["number"])
            if siret.is_valid(number):
                yield from _named(reading, match, IdentityKind.SIRET, number)
    for match in _RNA.finditer(reading.plain, start, end):
        yield from _named(reading, match, IdentityKind.RNA, match["number"].upper())


def _named(reading: Reading, match: re.Match[str], kind: IdentityKind, number: str) -> Iterator[Identity]:
    """The number with the name that it stands behind; nothing where no name does."""
    name = clean_beneficiary(_before(reading, match.start()))
    if len(name) <= _LONGEST and any(c.isalpha() for c in name):
        yield Identity(name, kind, number, reading.span(*match.span("number")))


def _before(reading: Reading, at: int) -> str:
    """The words before a number that name somebody: a row's first cell, who gets in the sentence, or how the
    line begins."""
    text, plain = reading.text.text, reading.plain
    line = max(reading.act.start, plain.rfind("\n", 0, at) + 1)
    if "\t" in text[line : at + 1]:
        return next((cell for cell in text[line:at].split("\t") if any(c.isalpha() for c in cell)), "")
    sentence = next(
        (start for start, end in sentences(plain, line, reading.act.end) if start <= at < end), line
    )
    who = beneficiary_in(text, plain, sentence, at)
    told = _TOLD.search(plain, sentence, at)
    return text[slice(*(who or (sentence, told.start() if told else at)))]


def show(fact: Fact) -> str:
    assert isinstance(fact, Identity)
    return f"{fact.name} = {fact.value}"


_OPENING = "Le conseil décide :\nArticle 1 : D'attribuer "
FINDER = Finder(
    name="identities",
    find=find,
    show=show,
    examples=(
        Example(
            f"{_OPENING}à l'Union des jardiniers de Bréville (U.J.B.) une aide de 300 €.",
            ("Union des jardiniers de Bréville = UJB",),
        ),
        Example(
            f"{_OPENING}10 € à « Lecture en Partage », communément appelé « LEP ».",
            ("Lecture en Partage = LEP",),
        ),
        Example(
            f"{_OPENING}à l'association « Les Rameurs », n° SIRET 732 829 320 00074, une aide de 300 €.",
            ("Les Rameurs = 73282932000074",),
        ),
        Example(
            f"{_OPENING}les aides suivantes :\nAssociation\tSIRET\tMontant\nLes Rameurs\t73282932000074\t300 €\n",
            ("Les Rameurs = 73282932000074",),
        ),
        Example(f"{_OPENING}:\n- Les Rameurs (RNA : W751234567) : 300 €\n", ("Les Rameurs = W751234567",)),
        # A wrong check digit; letters that the words don't spell; the number of nobody.
        Example(f"{_OPENING}à l'association « Les Rameurs », SIRET 732 829 320 00075, 300 €.", ()),
        Example(f"{_OPENING}au Club nautique (ASPTT) une aide de 300 €.", ()),
        Example(f"{_OPENING}300 €.\nSIRET : 732 829 320 00074\n", ()),
    ),
)
