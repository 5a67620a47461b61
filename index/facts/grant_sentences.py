"""Grants told in sentences: who gives how much to whom, who asks how much of whom."""

from __future__ import annotations

import re
from dataclasses import replace

from index.amounts import Amount, Basis, find_amounts, tells_money
from index.facts import grant_words as words
from index.facts.finder import Reading, sentences
from index.facts.funding_requests import FORM
from index.facts.grant_terms import is_per_unit, priced
from index.names import clean_beneficiary
from index.persons import is_person
from index.text import fold, squeeze
from index.types import Grant, GrantStatus, Nature, SectionKind

_READ = (SectionKind.EXPOSE, SectionKind.ARTICLE, SectionKind.VOTE, SectionKind.REPORT)
_FUNDER = re.compile(
    r"\baupres\s+(?:de\s+la\s+|de\s+l'|des\s+|du\s+|de\s+|d')(?P<of>[^,;.:()\n]{2,60})"
    r"|\bau\s+titre\s+(?:de\s+la\s+|de\s+l'|des\s+|du\s+|de\s+|d')(?P<as>[^,;.:()\n]{2,60})"
    r"|\b(?P<name>detr|dsil|fonds\s+vert|feder|ademe)\b|\bpar\s+(?!ailleurs|consequent|exemple|mail|courrier|delegation)(?:la\s+|le\s+|l')?(?P<by>[^,;.:()\n]{2,50})"
)
_FUNDER_END = re.compile(
    r"\s+(?:ainsi|et\s+une?|et\s+d'une|pour|afin|d'un|une?|de\s+\d|a\s+hauteur|dans|au\s+titre|en\s+vue|soit)\b.*",
    re.DOTALL,
)


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
    status = GrantStatus.AWARDED if kind is SectionKind.ARTICLE else GrantStatus.PROPOSED
    grant = _make(reading, who, amounts[0], (nature, status), end, start)
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
    if nature is None or (nature is Nature.AUTRE and words.TRADE.search(plain)):
        return []
    if nature is Nature.GARANTIE or words.GUARANTEEING.search(plain):
        return []  # no money given: read as a guarantee
    if nature is Nature.AUTRE and words.COUNTERPART.search(plain):
        return []
    if _ANOTHER_ACTS.search(plain) or words.PAY.search(plain):
        return []
    asked_of_us = words.ASKED_OF_US.search(plain)
    if words.ASKING.search(plain) and not asked_of_us:
        return _asked(reading, start, end, amounts, nature)
    if words.GETTING.search(plain) and not asked_of_us:
        return _got(reading, start, end, amounts, nature)
    if not words.GIVING.search(plain) and not _is_announced_item(reading, start, plain):
        return []
    status = GrantStatus.PROPOSED if kind is not SectionKind.ARTICLE else GrantStatus.AWARDED
    return _given(reading, start, end, _main_amounts(plain, amounts), (nature, status))


def _is_announced_item(reading: Reading, start: int, plain: str) -> bool:
    before = reading.plain[max(reading.act.start, start - 500) : start]
    return bool(_ITEM.match(plain) and _ANNOUNCING.search(before))


# A limit told in a clause of its own is the help's, whatever stands before: "50 % des dépenses, plafonnée à ...".
_LIMITED = re.compile(
    r"(?:,\s*(?:et\s+)?(?:plafonnee?\s+a|avec\s+un\s+(?:plafond|maximum)\s+de)|\bdans\s+la\s+limite\s+d[eu'](?:\s*un\s+(?:montant|plafond)\s+de)?"
    r"|\bsans\s+(?:pouvoir\s+)?(?:exceder|depasser))\s+(?:la\s+somme\s+de\s+)?$"
)
_LIMITED_COST = re.compile(
    r"\b(?:depenses?|couts?|base|assiette|travaux)\s+(?:\w+\s+){0,2}plafonnee?s?\s+a\s+$"
)


def _main_amounts(plain: str, amounts: list[Amount]) -> list[Amount]:
    """Amounts that are not a detail in parentheses, nor governed by the noun of a price, nor said twice; a
    price per unit only where no sum is told."""
    # Gifts bear no tax: beside an amount without "HT" or "TTC", one with it is the cost of what is helped.
    bases = {a.basis for a in amounts}
    if len(bases) > 1:
        amounts = [a for a in amounts if a.basis is (None if None in bases else Basis.TTC)]
    kept: list[Amount] = []
    for amount in amounts:
        inside = plain.count("(", 0, amount.start) > plain.count(")", 0, amount.start)
        governed = words.PRICE.search(plain[max(0, amount.start - 45) : amount.start])
        nearer = words.nature_in(plain[max(0, amount.start - 45) : amount.start])
        if inside and kept and kept[-1].in_words and amount.start - kept[-1].end < 4:
            kept[-1] = amount  # "dix mille euros (10 000 €)": the figures are what is counted
            continue
        valued = words.is_in_kind(plain[: amount.start])  # a gift in kind is "estimated", as a price is
        limited = _LIMITED.search(plain[: amount.start])
        priced_at = governed and not valued and not limited and nearer in (None, Nature.AUTRE)
        if (inside and kept) or priced_at or _LIMITED_COST.search(plain[: amount.start]):
            continue
        if not any(k.euros == amount.euros for k in kept):
            kept.append(amount)
    return [a for a in kept if not is_per_unit(plain, a)] or kept


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
        if who is None:
            continue
        grant = _make(reading, who, amount, how, following, start)
        unsaid = how[0] is Nature.AUTRE  # what the council gets, or a person gets of it, may then be a price
        if not unsaid or not (grant.status is GrantStatus.RECEIVED or is_person(grant.raw_beneficiary)):
            out.append(grant)
        if before and len(amounts) > 1 and not _each_has_one(reading, start, end, amounts):
            break
    return out or _titled(reading, start, end, amounts, how)


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
        purpose=squeeze(text[slice(*purpose)]) if purpose else _title(reading),
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


def _asked(reading: Reading, start: int, end: int, amounts: list[Amount], nature: Nature) -> list[Grant]:
    """Money asked of others: each amount that the noun of a grant governs, with the funder named with it."""
    plain = reading.plain[start:end]
    asked = [a for a in _main_amounts(plain, amounts) if _is_asked(plain, a)]
    if not asked:
        return []
    ends = [*(start + a.start for a in asked[1:]), end]
    begins = [start, *(start + a.end for a in asked[:-1])]
    return [
        _from_others(reading, (begin, until), (start, end), a, (nature, GrantStatus.REQUESTED))
        for a, begin, until in zip(asked, begins, ends, strict=True)
    ]


def _is_asked(plain: str, amount: Amount) -> bool:
    built = words.OPERATION.search(plain[: amount.start])
    if amount.euros == 0 or (built and words.nature_in(built["between"]) in (None, Nature.AUTRE)):
        return False
    before = plain[max(0, amount.start - 80) : amount.start]
    return bool(words.nature_in(before) or _FUNDER.search(plain[max(0, amount.start - 60) : amount.end + 60]))


def _got(reading: Reading, start: int, end: int, amounts: list[Amount], nature: Nature) -> list[Grant]:
    if nature is Nature.AUTRE:
        return []  # a sum that comes in may be a price
    main = _main_amounts(reading.plain[start:end], amounts)
    how = (nature, GrantStatus.RECEIVED)
    return [_from_others(reading, (start, end), (start, end), a, how) for a in main[:1]]


def _from_others(
    reading: Reading,
    near: tuple[int, int],
    sentence: tuple[int, int],
    amount: Amount,
    how: tuple[Nature, GrantStatus],
) -> Grant:
    """Money of a funder, named with its amount; ``near`` is the part of the sentence around it alone."""
    start, end = sentence
    purpose = words.purpose_in(reading.plain, start + amount.end, end, words.FOR)
    council = reading.act.council_name
    at = (start + amount.start, start + amount.end)
    grant = Grant(
        beneficiary=council,
        raw_beneficiary=council,
        amount=amount.euros,
        nature=how[0],
        status=how[1],
        purpose=squeeze(reading.text.text[slice(*purpose)]) if purpose else _title(reading),
        theme="",
        funder=_funder(reading, near, at) or _funder(reading, sentence, at),
        article=reading.label_at(start),
        in_kind=False,
        span=reading.span(_own_start(reading.plain, near, at), near[1]),
    )
    return priced(reading, sentence, amount, grant)


def _own_start(plain: str, near: tuple[int, int], at: tuple[int, int]) -> int:
    """Where the words of one of several amounts begin: at its own noun, behind those of the one before."""
    nouns = [m.start() for m in words.NATURES[1][0].finditer(plain, near[0], at[0])]
    leads = [m.start() for m in _FUNDER.finditer(plain, near[0], at[0]) if m["of"]]
    return min([*nouns[-1:], *leads[-1:]], default=near[0])


def _funder(reading: Reading, where: tuple[int, int], amount: tuple[int, int]) -> str:
    """Named right behind the amount ("123 600 € au titre de la DETR"), else last before it, else anywhere."""
    plain = reading.plain
    near = _FUNDER.finditer(plain, amount[1], where[1])
    behind = [m for m in near if (m["as"] or m["name"]) and m.start() - amount[1] < 12]
    before = list(_FUNDER.finditer(plain, where[0], amount[0]))
    match = next(iter([*behind, *before[::-1], *_FUNDER.finditer(plain, amount[1], where[1])]), None)
    if match is None:
        return ""
    group = next(g for g, words_ in match.groupdict().items() if words_)
    printed = squeeze(reading.text.text[match.start(group) : match.end(group)])
    return clean_beneficiary(_FUNDER_END.sub("", printed))


def _title(reading: Reading) -> str:
    return reading.act.title.value if reading.act.title else ""
