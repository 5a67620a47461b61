"""Loans that a council guarantees: who borrows, and up to which sum the council would pay in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from index.amounts import Amount, find_amounts, find_percentages
from index.facts.finder import Reading, sentences
from index.facts.grant_words import GUARANTEEING, beneficiary_in, purpose_in
from index.names import clean_beneficiary
from index.text import flat, squeeze
from index.types import Grant, GrantStatus, Nature, SectionKind

# Where the act decides, then where it tells: what the decision says is not told again from the report.
_READ = ((SectionKind.ARTICLE, SectionKind.VOTE), (SectionKind.EXPOSE,))
# "à hauteur de la somme en principal de 462 157,60 €": the council's part, printed.
_UP_TO = re.compile(r"\ba\s+hauteur\s+de\s+(?:la\s+somme\s+(?:en\s+principal\s+)?de\s+)?$")
_PART_TOLD = re.compile(r"\s*de\s+garantie\b")
_LENT = re.compile(r"\b(?:prets?|emprunts?|refinancement)\b[^.;€]{0,70}$")
_WHOLE = Decimal(100)

# Who borrows: told beside the loan, where the contract was signed, or in the act's title.
_BORROWS = re.compile(
    r"\b(?:souscrits?|contractes?)\s+par\s+(?P<by>[^,;:()]{2,110}?)(?=\s+aupres\b|[,;.(]|$)"
    r"|\b(?:prets?|emprunts?)\s+que\s+(?P<who>[^,;:()]{2,110}?(?:\s*\([^)]*\))?)\s*(?:va|vont|doit|doivent|a|ont|se\s+propose\w*\s+de|envisage\w*\s+de)\s+(?:contract|souscri)"
)
_SIGNED = re.compile(
    r"\bsigne\s+entre\s*:?\s*(?P<who>[^;]{2,120}?),?\s*(?:\(?\s*ci-apres|\(?denomm|et\s+la\s+caisse\b)"
)
_TITLED = re.compile(
    r"\bgaranties?\s+d'\s?emprunts?\s*(?:accordee?\s+)?(?:(?:a|au|pour)\s+(?:la\s+|l')?|[-–:]\s*)?(?P<who>[^-–:(,]{2,80}?)\s*"
    r"(?=[-–:(,]|\bpour\b|\boperation\b|\baupres\b|\bdans\b|$)"
    r"|^(?P<first>[^,:]{2,80}?)\s*[,:–-]\s*(?:garantie|caution)"
)
_NO_NAME = re.compile(
    r"\W*(?:l'|le\s+|la\s+|les\s+)?(?:emprunteur|organisme|preteur|garant|commune|ville|communaute|caisse|banque|operation|construction)\b"
)


@dataclass(frozen=True, slots=True)
class _Told:
    """A guarantee as a sentence tells it, ``[start, end)`` in the document; ``part`` is None where it prints a rate
    of the loan alone."""

    part: Decimal | None
    start: int
    end: int


def find(reading: Reading) -> list[Grant]:
    """The guarantees that the act gives, in order, each once."""
    for kinds in _READ:
        told = list(_told(reading, kinds))
        if told:
            break
    printed = [guarantee for guarantee in told if guarantee.part is not None]
    who = _borrower(reading, told[0]) if told else ""
    return [_grant(reading, guarantee, who) for guarantee in printed or told[:1]] if who else []


def _told(reading: Reading, kinds: tuple[SectionKind, ...]) -> Iterator[_Told]:
    """What one sentence says again of another's loan is left out; items of a list are each a loan's."""
    sections = reading.ranges(*kinds)
    if not any(
        reading.plain.find(sign, *section) >= 0 for sign in ("garantie", "caution") for section in sections
    ):
        return  # as in most acts
    given: set[Decimal | None] = set()
    listing = False
    for section in sections:
        for start, end in sentences(reading.plain, *section):
            gives = GUARANTEEING.search(reading.plain, start, end) is not None
            item = listing and not gives
            parts = _parts(reading, start, end) if gives else _printed(reading, start, end) if item else []
            yield from (_Told(part, start, end) for part in parts if item or part not in given)
            given |= set(parts)
            listing = (gives and reading.plain[start:end].rstrip().endswith(":")) or (item and bool(parts))


def _parts(reading: Reading, start: int, end: int) -> Sequence[Decimal | None]:
    """The council's part of each loan of a sentence, as printed: of a loan guaranteed as a whole, the loan."""
    printed = _printed(reading, start, end)
    if printed:
        return printed
    rates = find_percentages(reading.text.text[start:end])
    if rates and rates[0].value != _WHOLE:
        return (None,)
    lent = (
        a.euros for a in _amounts(reading, start, end) if _LENT.search(reading.plain, start, start + a.start)
    )
    return list(dict.fromkeys(lent)) or (None,)


def _printed(reading: Reading, start: int, end: int) -> list[Decimal]:
    plain = reading.plain[start:end]
    return [amount.euros for amount in _amounts(reading, start, end) if _is_part(plain, amount)]


def _amounts(reading: Reading, start: int, end: int) -> list[Amount]:
    return [amount for amount in find_amounts(reading.text.text[start:end]) if amount.marked]


def _is_part(plain: str, amount: Amount) -> bool:
    return bool(_UP_TO.search(plain[: amount.start]) or _PART_TOLD.match(plain, amount.end))


def _borrower(reading: Reading, told: _Told) -> str:
    text, plain, act = reading.text.text, reading.plain, reading.act
    named = beneficiary_in(text, plain, told.start, told.end)
    ranges = [named] if named else []
    ranges += [
        m.span(m.lastgroup or 0)
        for pattern in (_BORROWS, _SIGNED)
        for m in pattern.finditer(plain, act.start, act.end)
    ]
    names = [text[slice(*place)] for place in ranges]
    title = act.title.value if act.title else ""
    names += [title[slice(*m.span(m.lastgroup or 0))] for m in _TITLED.finditer(flat(title))]
    return next((name for name in names if not _NO_NAME.match(flat(name))), "")


def _grant(reading: Reading, told: _Told, who: str) -> Grant:
    purpose = purpose_in(reading.plain, told.start, told.end)
    title = reading.act.title.value if reading.act.title else ""
    return Grant(
        beneficiary=clean_beneficiary(who),
        raw_beneficiary=squeeze(who),
        amount=told.part,
        nature=Nature.GARANTIE,
        status=GrantStatus.AWARDED,
        purpose=squeeze(reading.text.text[slice(*purpose)]) if purpose else title,
        theme="",
        funder="",
        article=reading.label_at(told.start),
        in_kind=False,
        span=reading.span(told.start, told.end),
    )
