"""Grants told in sentences: who gives how much to whom, who asks how much of whom."""

from __future__ import annotations

import re
from dataclasses import replace

from index.amounts import Amount, find_amounts, tells_money
from index.facts import grant_words as words
from index.facts.finder import Reading, sentences
from index.facts.funding_requests import FORM
from index.facts.grant_amounts import main_amounts
from index.facts.grant_sources import asked, got
from index.facts.grant_terms import is_per_unit, priced
from index.names import clean_beneficiary
from index.persons import is_person
from index.text import fold, squeeze
from index.types import Grant, GrantStatus, Nature, SectionKind

_READ = (SectionKind.EXPOSE, SectionKind.ARTICLE, SectionKind.VOTE, SectionKind.REPORT)


def find(reading: Reading) -> list[Grant]:
    """The grants of all telling sections, in order; their status is the section's and the verb's."""
    out: list[Grant] = []
    for section in reading.act.sections_of(*_READ):
        if not tells_money(reading.plain, section.start, section.end):
            continue
        last: list[Grant] = []
        announced: tuple[int, int] | None = None
        for start, end in sentences(reading.plain, section.start, section.end):
            found = _of_sentence(reading, start, end, section.kind)
            found = found or _continued(reading, start, end, last)
            found = found or _parts(reading, (start, end), announced, section.kind)
            out += found
            last = found
            if not _PART.match(reading.plain, start, end):
                announced = _announced(reading, start, end)
    return out


# "... une aide à l'association Arc, se décomposant comme suit : - subvention : 820 € - aide en nature : 430 €".
_PART = re.compile(
    r"\s*[-–•*✓➢]\s*(?:d')?(?:une?\s+)?(?:subvention|aide|participation|contribution|cotisation|dotation)s?\b[^.;:]{0,60}:"
)


def _announced(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """Who gets what the items below a sentence tell, where it gives and names one."""
    plain = reading.plain
    if not plain[start:end].rstrip().endswith(":") or words.ASKING.search(plain, start, end):
        return None
    giving = words.GIVING.search(plain, start, end)
    return words.beneficiary_in(reading.text.text, plain, giving.start(), end) if giving else None


def _parts(
    reading: Reading, where: tuple[int, int], who: tuple[int, int] | None, kind: SectionKind
) -> list[Grant]:
    start, end = where
    amounts = [a for a in find_amounts(reading.text.text[start:end]) if a.marked]
    nature = words.nature_in(reading.plain[start:end])
    if who is None or nature is None or len(amounts) != 1 or not _PART.match(reading.plain, start, end):
        return []
    grant = _make(reading, who, amounts[0], (nature, _status(kind)), end, start)
    told = reading.span(start, start + amounts[0].end)
    return [replace(grant, in_kind=words.is_in_kind(reading.plain[start:end]), span=told)]


# A clause that goes on with who got the one before: "...; une subvention en nature ...", "de lui consentir ...".
_CONTINUES = re.compile(
    r"\s*(?:et\s+|ainsi\s+qu'|[-–•]\s*)?une?\s+(?:subvention|aide|participation|somme|montant)\b"
)
# ... but one that says whom it helps is of these: "une aide de 70 € est validée pour soutenir nos agriculteurs".
_OTHERS_HELPED = re.compile(
    r"\bpour\s+(?:soutenir|aider|encourager)\b|\b(?:en\s+faveur|au\s+profit|au\s+benefice)\s+d"
)
# An item of a list that a decision announces has no verb of its own: "valident : - une aide de 500 € pour le club".
_ITEM = re.compile(
    r"\s*[-–•*✓➢]\s*(?:d')?une?\s+(?:subvention|aide|participation|cotisation|don|somme|dotation)\b[^.;]{0,60}\d\s?(?:€|euros)"
)
_ANNOUNCING = re.compile(r"\b(?:valid|accept|decid|approuv|accord|attribu|octro|allou|vers)\w*\b[^.]{0,200}:")
_PRONOUN = re.compile(r"\b(?:de\s+)?(?:lui|leur)\s+(?:attribu|accord|octro|allou|vers|consent|donn|apport)")


def _continued(reading: Reading, start: int, end: int, last: list[Grant]) -> list[Grant]:
    if not last:
        return []
    plain = reading.plain[start:end]
    amounts = [a for a in find_amounts(reading.text.text[start:end]) if a.marked]
    if not amounts or not (_CONTINUES.match(plain) or _PRONOUN.search(plain)) or _OTHERS_HELPED.search(plain):
        return []
    until = start + amounts[0].end
    kind = words.is_in_kind(plain[: amounts[0].end])
    grant = replace(last[-1], in_kind=kind, span=reading.span(start, until))
    return [priced(reading, (start, end), amounts[0], grant)]


# What another act gives is told, and not given: "une aide de 700 €, qui fait l'objet d'une autre délibération".
_ANOTHER_ACTS = re.compile(
    r"\b(?:fait|font|fera|feront)\s+l'objet\s+d'une\s+(?:autre\s+)?deliberation\b(?!\s+de\s+principe)"
)


def _of_sentence(reading: Reading, start: int, end: int, kind: SectionKind) -> list[Grant]:
    plain = reading.plain[start:end]
    if "\t" in plain and plain.count("\t") >= plain.count("\n"):
        return []  # a table's rows: read as a table
    if FORM.search(plain):
        return []  # a form's rows: read as rows
    amounts = [a for a in find_amounts(reading.text.text[start:end]) if a.marked]
    nature = words.nature_in(plain) if amounts else None
    if nature is None or _is_no_gift(plain, nature):
        return []
    asked_of_us = words.ASKED_OF_US.search(plain)
    if words.ASKING.search(plain) and not asked_of_us:
        return asked(reading, start, end, amounts, nature)
    if words.GETTING.search(plain) and not asked_of_us:
        others = words.OTHERS_GET.search(plain)
        if others is None:
            return got(reading, start, end, amounts, nature)
        return _will_get(reading, (start, end), others, amounts, (nature, kind)) if others["will"] else []
    if not words.GIVING.search(plain) and not _is_announced_item(reading, start, plain):
        return []
    return _given(reading, start, end, main_amounts(plain, amounts), (nature, _status(kind)))


def _is_no_gift(plain: str, nature: Nature) -> bool:
    """A price, a guarantee, pay, or what another act gives."""
    if nature is Nature.GARANTIE or words.GUARANTEEING.search(plain):
        return True  # no money given: read as a guarantee
    if nature is Nature.AUTRE and (words.TRADE.search(plain) or words.COUNTERPART.search(plain)):
        return True
    return bool(_ANOTHER_ACTS.search(plain) or words.PAY.search(plain))


def _status(kind: SectionKind) -> GrantStatus:
    return GrantStatus.AWARDED if kind is SectionKind.ARTICLE else GrantStatus.PROPOSED


def _will_get(
    reading: Reading,
    where: tuple[int, int],
    others: re.Match[str],
    amounts: list[Amount],
    how: tuple[Nature, SectionKind],
) -> list[Grant]:
    """ "L'école Sainte-Anne percevra une subvention de 3 500 €": the council gives what another gets of it."""
    start, end = where
    behind = [a for a in main_amounts(reading.plain[start:end], amounts) if a.start >= others.end()]
    who = (start + others.start("who"), start + others.end("who"))
    return [_make(reading, who, a, (how[0], _status(how[1])), end, start) for a in behind[:1]]


def _is_announced_item(reading: Reading, start: int, plain: str) -> bool:
    before = reading.plain[max(reading.act.start, start - 500) : start]
    return bool(_ITEM.match(plain) and _ANNOUNCING.search(before))


def _given(
    reading: Reading, start: int, end: int, amounts: list[Amount], how: tuple[Nature, GrantStatus]
) -> list[Grant]:
    text, plain = reading.text.text, reading.plain
    out: list[Grant] = []
    for i, amount in enumerate(amounts):
        at, until = start + amount.start, start + amount.end
        following = start + amounts[i + 1].start if i + 1 < len(amounts) else end
        clause = _clause_start(plain, start, at) if i == 0 else at
        before = words.beneficiary_in(text, plain, clause, at)
        who = before or words.beneficiary_in(text, plain, until, min(following, until + 200))
        if who is None and i == 0:
            who = before = words.beneficiary_in(text, plain, start, clause)
        if who is None or _is_contract(plain[_clause_start(plain, start, at) : at]):
            continue
        grant = _make(reading, who, amount, how, following, start)
        unsaid = how[0] is Nature.AUTRE  # what the council gets, or a person gets of it, may then be a price
        if not unsaid or not (grant.status is GrantStatus.RECEIVED or is_person(grant.raw_beneficiary)):
            out.append(grant)
        if before and len(amounts) > 1 and not _each_has_one(reading, start, end, amounts):
            break
    return out or _titled(reading, start, end, amounts, how)


def _is_contract(clause: str) -> bool:
    """Works or a study given to a company for a price, in a clause that names no help."""
    return words.nature_in(clause) in (None, Nature.AUTRE) and bool(words.CONTRACT.match(clause))


# "d'accorder une subvention de 500 €": the sum given in full, so that only who gets it may stand elsewhere.
_SUM_GIVEN = re.compile(
    r"\b(?:attribu|accord|octro|allou|vers)\w*\s+(?:d'|l')?(?:une?\s+|la\s+)?(?:subvention|aide|participation)\b[^,;.]{0,60}$"
)


def _titled(
    reading: Reading, start: int, end: int, amounts: list[Amount], how: tuple[Nature, GrantStatus]
) -> list[Grant]:
    """The one sum given in a sentence that names nobody, to the one whom the act's title names."""
    title = reading.act.title
    if title is None or len(amounts) != 1 or is_per_unit(reading.plain[start:end], amounts[0]):
        return []
    if not _SUM_GIVEN.search(reading.plain, start, start + amounts[0].start):
        return []
    at = reading.text.offset(title.span.page, title.span.start)
    who = words.titled_beneficiary(reading.text.text, reading.plain, at, at + len(title.span.quote))
    return [_make(reading, who, amounts[0], how, end, start)] if who else []


def _each_has_one(reading: Reading, start: int, end: int, amounts: list[Amount]) -> bool:
    """Does each amount have its own beneficiary behind it? Else the first is the sum and the rest its parts."""
    ends = [*(start + a.start for a in amounts[1:]), end]
    return all(
        words.beneficiary_in(reading.text.text, reading.plain, start + a.end, until)
        for a, until in zip(amounts, ends, strict=True)
    )


def _make(
    reading: Reading,
    who: tuple[int, int],
    amount: Amount,
    how: tuple[Nature, GrantStatus],
    following: int,
    start: int,
) -> Grant:
    text = reading.text.text
    until = max(start + amount.end, who[1])
    purpose = words.purpose_in(reading.plain, min(until, following), following)
    raw = squeeze(text[who[0] : who[1]])
    first = min(who[0], start + amount.start) if who[0] >= start else start + amount.start
    told_from = _clause_start(reading.plain, start, first)
    name = clean_beneficiary(raw)
    grant = Grant(
        beneficiary=name,
        raw_beneficiary=raw,
        amount=amount.euros,
        nature=how[0],
        status=GrantStatus.RECEIVED if _is_council(reading, name) else how[1],
        purpose=squeeze(text[slice(*purpose)]) if purpose else reading.act_title,
        theme="",
        funder="",
        article=reading.label_at(start),
        in_kind=words.is_in_kind(reading.plain[told_from:until]),
        span=reading.span(told_from, until),
    )
    return priced(reading, (start, following), amount, grant)


def _is_council(reading: Reading, name: str) -> bool:
    """What is given to the deliberating council itself is money received."""
    said = fold(name)
    council = fold(reading.act.council.value) if reading.act.council else ""
    return said in ("commune", "la commune", "ville", "departement", "region") or bool(
        said and said == council
    )


def _clause_start(plain: str, start: int, at: int) -> int:
    """Where the quoted clause begins: at the verb of giving nearest before, within reach."""
    verbs = [m.start() for m in words.GIVING.finditer(plain, start, at)]
    natures = [m.start() for m in words.NATURES[1][0].finditer(plain, start, at)]
    begun = max([v for v in verbs if at - v < 200], default=None)
    return begun if begun is not None else max([n for n in natures if at - n < 200], default=at)
