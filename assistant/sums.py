"""What a sum is: a rent or its deposit, a price or the fees beside it, the aid or what is left to pay.

The words beside a figure say it, and the question says which is meant. All for ``index.text.flat`` text.
"""

from __future__ import annotations

import re
from functools import lru_cache

_LEADING = 70  # characters before a figure in which what it is stands

_MEASURES: dict[str, str] = {
    "rent": r"loyers?|rents?|rental",
    "deposit": r"depots?\s+de\s+garantie|cautions?|deposits?",
    "left": r"restes?\s+a\s+(?:la\s+)?charge|reste\w*(?:-t-\w+)?\s+(?:\w+\s+)?a\s+(?:payer|financer)|left\s+(?:for\s+(?:[\w']+\s+){1,4})?to\s+(?:pay|fund)|autofinancement"
    r"|(?:a\s+la|en)\s+charge\s+(?:de|par|pour)\s+l[ae]\s+(?:commune|ville|collectivite)|\bpart\s+(?:(?:de|pour|que(?:\s+\w+)?)\s+)?la\s+(?:commune|ville)",
    "loan": r"emprunt\w*|prets?|loans?|borrow\w*",
    "instalment": r"echeances?|annuites?|mensualites?|remboursements?|instal?ments?|repay\w*",
    "fees": r"frais|fees",
    "aid": r"subventions?|subv|aides?|participations?|contributions?|fonds\s+de\s+concours|grants?|subsid\w+",
    "ceiling": r"maximum|maximale?s?|maxi|plafonds?|plafonnee?s?|ceiling|cap|limit",
    "result": r"resultats?|excedents?|deficits?|soldes?|surplus",
    "debt": r"dettes?|endettement|debts?",
    "fine": r"amendes?|penalites?|fines?|penalt(?:y|ies)",
    "advance": r"acomptes?|avances?|advances?",
    "extra": r"avenants?|supplement\w*|surcouts?|rallong\w*|addendum|plus-values?",
    "salaries": r"masse\s+salariale|salaires?|payroll|salar(?:y|ies)|wages?",
    "asked": r"(?:en|mis\w*\s+en)\s+vente|a\s+vendre|prix\s+demande|asking\s+price|for\s+sale",
    "cost": r"couts?|prix|tarifs?|devis|enveloppes?|estim\w*|costs?|prices?",
    "valued": r"estimation\s+d[eu]s?\s+domaines?|domaines|valeur\s+venale|market\s+value",
}
_ASIDE = ("deposit", "instalment", "fees", "ceiling", "result", "asked", "valued")  # meant where asked alone
_PATTERNS = {name: re.compile(rf"\b(?:{words})\b") for name, words in _MEASURES.items()}
_BEHIND = re.compile(
    r"^\W*(?:euros?\b|ht\b|ttc\b|h\.t\.?|t\.t\.c\.?|\s)*(?:(?:seront|sera|est|sont|reste\w*)\s+(?:pris\w*\s+)?|de|d'|of)\s*"
)
# "Once the grant is taken off", "without the fees": no part of what is asked.
_TAKEN_OFF = re.compile(
    r"\b(?:une\s+fois|once|sans|without|hors|apres|after|deduction\s+faite)\b[^,?;:]*?(?:,|\?|;|:|$)"
)
# What a rate is for, told behind its figure: "180 € par mois (6 € par jour)".
_PER = tuple(
    (re.compile(rf"\b(?:{asked})\b"), re.compile(rf"^\W*(?:euros?\s*|ht\s*|ttc\s*)*(?:{told})\b"))
    for asked, told in (
        (r"mensuel\w*|par\s+mois|monthly|(?:per|a|each)\s+month", r"(?:par|le|/)\s*mois|mensuel\w*"),
        (
            r"annuel\w*|par\s+an|yearly|annual\w*|(?:per|a|each)\s+year",
            r"(?:par|l'|/)\s*an(?:nee)?|annuel\w*",
        ),
        (r"journalier\w*|par\s+jour|daily|(?:per|a|each)\s+day", r"(?:par|le|/)\s*jour|journalier\w*"),
        (r"par\s+semaine|weekly|(?:per|a|each)\s+week", r"(?:par|la|/)\s*semaine"),
        (r"horaire|de\s+l'heure|par\s+heure|hourly|(?:per|an|each)\s+hour", r"(?:par|de\s+l'|l'|/)\s*heure"),
    )
)
# One thing or the other: who asks for one does not mean the other.
_OPPOSITES = tuple(
    (re.compile(rf"\b(?:{one})\b"), re.compile(rf"\b(?:{other})\b"))
    for one, other in (
        (r"fonctionnement|operating|running", r"investissements?|investment|capital"),
        (r"depenses?|charges|spending|expenditure", r"recettes?|produits|income|revenue"),
        (r"mensuel\w*|par\s+mois|monthly|per\s+month", r"annuel\w*|par\s+an|yearly|annual\w*|per\s+year"),
        (r"adultes?|adults?", r"enfants?|child(?:ren)?|kids?"),
        (r"primitif", r"supplementaire|rectificati\w+"),
        (r"neuf|neuve|new", r"occasion|used|second-hand"),
    )
)


def says_measure(question: str, before: str, behind: str) -> bool:
    """Do the words around a figure say that it is just what the question asks?"""
    return not _asked(question).isdisjoint(_told(before, behind))


def asks_part(question: str) -> bool:
    """Does it ask what part of a whole is left to pay?"""
    return "left" in _asked(question)


def is_another_measure(question: str, before: str, behind: str) -> bool:
    """Is the figure between these words something else than what the question asks?"""
    asked, told = _asked(question), _told(before, behind)
    if not told or not told.isdisjoint(asked):
        return _is_opposite(question, before) or _is_per_another(question, behind)
    return bool(asked) or not told.isdisjoint(_ASIDE)


def is_anothers_price(question: str, before: str, behind: str) -> bool:
    """Is it what a seller asks or an expert says, and not the question?"""
    return not (_told(before, behind) & {"asked", "valued"}) <= _asked(question)


@lru_cache(maxsize=16)  # the figures of all acts found are held against one question
def _asked(question: str) -> frozenset[str]:
    """What the question asks; a cost may be any of them ("le prix du loyer")."""
    return _measures(_TAKEN_OFF.sub(" ", question)) - {"cost"}


@lru_cache(maxsize=2048)
def _told(before: str, behind: str) -> frozenset[str]:
    told = _measures(before[-_LEADING:])
    of = _BEHIND.match(behind)
    return told | {name for name, pattern in _PATTERNS.items() if of and pattern.match(behind, of.end())}


def _measures(plain: str) -> frozenset[str]:
    return frozenset(name for name, pattern in _PATTERNS.items() if pattern.search(plain))


def is_per_asked(question: str, behind: str) -> bool:
    """Is it told as a rate for just the time that the question asks of ("par mois")?"""
    asked, told = _rates(question, behind)
    return not asked.isdisjoint(told)


def _is_per_another(question: str, behind: str) -> bool:
    """Is it a rate for another time than the one that the question asks of?"""
    asked, told = _rates(question, behind)
    return bool(asked and told) and asked.isdisjoint(told)


def _rates(question: str, behind: str) -> tuple[set[int], set[int]]:
    """The times of which the question asks, and those for which the figure is told; as their places in ``_PER``."""
    asked = {i for i, (pattern, _) in enumerate(_PER) if pattern.search(question)}
    told = {i for i, (_, pattern) in enumerate(_PER) if pattern.search(behind)}
    return asked, told


def _is_opposite(question: str, words: str) -> bool:
    pairs = (pair for one, other in _OPPOSITES for pair in ((one, other), (other, one)))
    return any(
        mine.search(question)
        and not theirs.search(question)
        and theirs.search(words)
        and not mine.search(words)
        for mine, theirs in pairs
    )
