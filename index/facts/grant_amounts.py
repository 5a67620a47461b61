"""Which amounts of a sentence are given or asked, and which are prices, details and limits beside them."""

from __future__ import annotations

import re

from index.amounts import Amount, Basis
from index.facts import grant_words as words
from index.facts.grant_terms import is_per_unit
from index.types import Nature

# A limit told in a clause of its own is the help's, whatever stands before: "50 % des dépenses, plafonnée à ...".
_LIMITED = re.compile(
    r"(?:,\s*(?:et\s+)?(?:plafonnee?\s+a|avec\s+un\s+(?:plafond|maximum)\s+de)|\bdans\s+la\s+limite\s+d[eu'](?:\s*un\s+(?:montant|plafond)\s+de)?"
    r"|\bsans\s+(?:pouvoir\s+)?(?:exceder|depasser))\s+(?:la\s+somme\s+de\s+)?$"
)
_LIMITED_COST = re.compile(
    r"\b(?:depenses?|couts?|base|assiette|travaux)\s+(?:\w+\s+){0,2}plafonnee?s?\s+a\s+$"
)


def main_amounts(plain: str, amounts: list[Amount]) -> list[Amount]:
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
