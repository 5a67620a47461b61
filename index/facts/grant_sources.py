"""Money of others told in sentences: how much is asked of whom, and who gave how much to the council."""

from __future__ import annotations

import re
from itertools import pairwise

from index.amounts import Amount
from index.facts import grant_words as words
from index.facts.finder import Reading
from index.facts.grant_amounts import main_amounts
from index.facts.grant_terms import UNIT, priced
from index.names import clean_beneficiary
from index.text import squeeze
from index.types import Grant, GrantStatus, Nature

# What stands behind "par" and pays nothing: "accordée par arrêté", "par exemple".
_NO_FUNDER = r"ailleurs|consequent|exemple|mail|courrier|delegation|deliberation|decision|arrete|notification|lettre|convention|suite|rapport|an\b"
_NAMED = r"(?:(?!\s+et\s+(?:l[ea']|qu)|\s+l[ea]\s+somme\b)[^,;.:()\n]){2,60}"
_FUNDER = re.compile(
    rf"\baupres\s+(?:de\s+la\s+|de\s+l'|des\s+|du\s+|de\s+|d')(?P<of>{_NAMED})"
    rf"|\bau\s+titre\s+(?:de\s+la\s+|de\s+l'|des\s+|du\s+|de\s+|d')(?P<as>{_NAMED})"
    r"|\b(?P<gave>(?:conseil\s+)?(?:departement|region)\w*|etat|caf|communaute\s+de\s+communes|metropole|(?:fondation|paroisse|agence|syndicat|federation|association)\b[^,;.:\n]{0,60}?)"
    r"\s+(?:nous\s+|lui\s+)?a\s+(?:bien\s+voulu\s+)?(?:nous\s+)?(?:accord|attribu|octroy|vers|allou|notifi)e?r?\b"
    r"|\b(?:subvention|aide|dotation|contribution)s?\s+(?:\w+\s+)?(?:de\s+la\s+|de\s+l'|du\s+)(?P<from>etat|region|departement|conseil\s+(?:departemental|regional)"
    r"|caf|ademe|anah|drac|europe|union\s+europeenne|agence\s+(?:de\s+l'eau|nationale)|caisse\s+d'allocations)\b"
    rf"|\b(?P<name>detr|dsil|fonds\s+vert|feder|ademe)\b|\bpar\s+(?!{_NO_FUNDER}|(?:{UNIT})s?\b)(?:la\s+|le\s+|l')?(?P<by>[^,;.:()\n]{{2,50}})"
)
_FUNDER_END = re.compile(
    r"\s+(?:ainsi|et\s+(?:une?|d'une|s'\w+|que?|le|la|l'|les)|pour|afin|d'un|une?|de\s+\d|a\s+hauteur|dans|au\s+titre|en\s+vue|soit"
    r"|a|est|sera|ont|avait|la\s+somme|le\s+montant|l'(?:inscription|attribution|octroi|obtention))\b.*|\s+(?:de|d')\s*$",
    re.DOTALL,
)


def asked(reading: Reading, start: int, end: int, amounts: list[Amount], nature: Nature) -> list[Grant]:
    """Money asked of others: each amount that the noun of a grant governs, with the funder named with it."""
    plain = reading.plain[start:end]
    asked = [a for a in main_amounts(plain, amounts) if _is_asked(plain, a)]
    found = _each_from_others(reading, (start, end), asked, (nature, GrantStatus.REQUESTED))
    # "solliciter une participation de 50 €" of nobody who funds is what those pay who use a thing.
    return [g for g in found if g.funder or g.nature is not Nature.PARTICIPATION]


_HELP = (Nature.SUBVENTION, Nature.AIDE, Nature.FONDS_DE_CONCOURS, Nature.PARTICIPATION)
# What is helped, behind which an amount is its cost: "ce projet d'un montant de 90 000 €".
_COST = re.compile(
    r"\b(?:couts?|projets?|operations?|travaux|frais|depenses?|devis|etudes?|plan\s+de\s+financement)\b"
)


def _is_asked(plain: str, amount: Amount) -> bool:
    """Is this amount what is asked for? The noun of a grant governs it, or its funder stands by it; what is told
    with its tax, or before anything is asked, is the cost of what is to be helped."""
    built = words.OPERATION.search(plain[: amount.start])
    if amount.euros == 0 or (built and words.nature_in(built["between"]) in (None, Nature.AUTRE)):
        return False
    before = plain[max(0, amount.start - 80) : amount.start]
    if words.nature_in(_COST.split(before)[-1]) not in (None, Nature.AUTRE):
        return True
    asking = words.ASKING.search(plain)
    told_before = asking is not None and amount.start < asking.start()
    near = plain[max(0, amount.start - 60) : amount.start if told_before else amount.end + 60]
    return amount.basis is None and bool(_FUNDER.search(near))


def got(reading: Reading, start: int, end: int, amounts: list[Amount], nature: Nature) -> list[Grant]:
    """What others gave: the first sum, and each further one that has a noun of help of its own."""
    if nature is Nature.AUTRE:
        return []  # a sum that comes in may be a price
    plain = reading.plain[start:end]
    main = main_amounts(plain, amounts)
    mine = [*main[:1], *(b for a, b in pairwise(main) if words.nature_in(plain[a.end : b.start]) in _HELP)]
    return _each_from_others(reading, (start, end), mine, (nature, GrantStatus.RECEIVED))


def _each_from_others(
    reading: Reading, sentence: tuple[int, int], amounts: list[Amount], how: tuple[Nature, GrantStatus]
) -> list[Grant]:
    """Of each amount, what stands between the one before it and the one behind is its own."""
    if not amounts:
        return []
    start, end = sentence
    begins = [start, *(start + a.end for a in amounts[:-1])]
    ends = [*(start + a.start for a in amounts[1:]), end]
    return [
        _from_others(reading, near, sentence, amount, how)
        for amount, near in zip(amounts, zip(begins, ends, strict=True), strict=True)
    ]


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
        purpose=squeeze(reading.text.text[slice(*purpose)]) if purpose else reading.act_title,
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
