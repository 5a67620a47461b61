"""Whom projects are paid by, in French local finances, and under which names they are printed."""

from __future__ import annotations

import re

FUNDER = re.compile(
    r"\b(?:etat|detr|d\.e\.t\.r|dsil|dsid|fnadt|drac|departement\w*|region\w*|cd\s?\d\d|commun\w+|ville|fonds|auto-?\s?financement"
    r"|caf|ademe|europe\w*|leader|feder|agence|subventions?|emprunt|fctva|syndicat|metropole|prefecture|financement|reste)\b"
)
# What a council pays itself, borrows, or gets back of taxes: asked of nobody.
OWN_MONEY = re.compile(
    r"auto-?\s?financ|fonds\s+propres?|\bemprunt|\bfctva\b|reste\s+a\s+charge|\bparticipation\s+(?:communale|de\s+la\s+(?:commune|ville))"
    r"|\bfinancement\s+complementaire|^\W*(?:la\s+|part\s+)?(?:commune|ville|communaute\s+de\s+communes|mairie|total|sous-total|maitre\s+d'ouvrage)\b"
)
# Who pays what bears these names: the State's endowments and services, the councils' numbers and contracts.
_PAYERS = (
    (
        "État",
        re.compile(
            r"\b(?:detr|d\.e\.t\.r|dsil|dsid|fnadt|drac|prefecture|fonds\s+vert|dotation\s+(?:d'equipement|de\s+soutien|exceptionnelle))\b"
        ),
    ),
    ("Département", re.compile(r"\bcd\s?\d\d\b|\bconseil\s+(?:departemental|general)\b")),
    ("Région", re.compile(r"\bcrst\b|\bconseil\s+regional\b")),
    ("Europe", re.compile(r"\b(?:feder|feader|leader|fse)\b")),
)


def payer_of(label: str) -> str:
    """The body behind a funder's name (``flat``): of "cd65" the Département; "" where the name tells itself."""
    return next((payer for payer, pattern in _PAYERS if pattern.search(label)), "")
