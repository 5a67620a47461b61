"""What is asked of others row by row: the State's form for its endowments, and lists of requests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from index.amounts import find_amounts, parse_amount, tells_money
from index.facts.finder import DECIDING, Reading
from index.facts.funders import FUNDER, OWN_MONEY
from index.names import clean_beneficiary
from index.patterns import starting
from index.text import squeeze
from index.types import Grant, GrantStatus, Nature, SectionKind

# The columns of the State's form: "Financeurs | Sollicité ou acquis | Montant subventionnable | Taux | Montant".
FORM = re.compile(rf"{starting('sollicite')}e?s?\s+ou\s+acquis\w*")
_REACH = 1800  # characters of a form
_AMOUNT = r"\d[\d \u00a0\u202f.]*(?:[.,]\d\d)?"
_ROW = re.compile(
    r"(?P<funder>[a-z][^\n\f€%]{1,60}?)\s+(?P<state>sollicite|acquis|obtenu|demande)e?s?(?:\s+en\s+\d{4})?\s+"
    rf"(?P<base>{_AMOUNT})\s*€?\s+(?P<rate>\d{{1,3}}(?:[.,]\d+)?)\s?%(?:\s+(?P<amount>{_AMOUNT})\s*€)?"
)
_GOT = ("acquis", "obtenu")


def find(reading: Reading) -> list[Grant]:
    """Money asked of others, or got from them, as rows and items tell it; in the order of the text."""
    items = list(_of_lists(reading))
    told = {grant.span for grant in items}
    rated = (grant for grant in _rated(reading) if grant.span not in told)
    return [*_of_forms(reading), *items, *rated]


def _of_forms(reading: Reading) -> Iterator[Grant]:
    for form in FORM.finditer(reading.plain, reading.act.start, reading.act.end):
        at, end = form.end(), min(form.end() + _REACH, reading.act.end)
        for row in _ROW.finditer(reading.plain, at, end):
            amount = _of_row(reading, row, end)
            start = _first_name(row)
            if amount is not None and not OWN_MONEY.search(reading.plain[start : row.end("funder")]):
                status = GrantStatus.RECEIVED if row["state"] in _GOT else GrantStatus.REQUESTED
                yield _grant(reading, (start, row.end("funder")), amount, status, row.end())


def _first_name(row: re.Match[str]) -> int:
    """Where the funder's name begins: behind the titles of the columns, which the first row runs on from."""
    titles = list(re.finditer(r"\b(?:sollicite|aide|intervention|h\.?t)\s+", row["funder"]))
    return row.start("funder") + (titles[-1].end() if titles else 0)


def _of_row(reading: Reading, row: re.Match[str], end: int) -> Decimal | None:
    """The amount of the row; where the text tore it off, the rate of the base, if that is printed below."""
    base, rate = parse_amount(row["base"]), Decimal(row["rate"].replace(",", "."))
    if base is None:
        return None
    exact = base * rate / 100
    printed = parse_amount(row["amount"]) if row["amount"] else None
    if printed is not None and abs(printed - exact) <= base / 1000:
        return printed
    below = (a.euros for a in find_amounts(reading.text.text[row.end() : end]))
    return next((euros for euros in below if euros == exact), None)


# An item of a list of requests: "- DETR : 30 000 €", "- de la Région, une subvention de 12 000 €".
_ASKING = re.compile(
    r"\b(?:sollicit\w*|demand(?:e|er|es|ent|ant)\b)[^.]{0,260}\b(?:subventions?|aides?|financements?|concours|fonds|partenaires)\b[^.]{0,200}:"
    r"|\bsollicit\w*[^.\n]{0,80}:"
)
_ITEM = re.compile(
    r"^[ \t]*[-–•*✓➢▪][ \t_]*(?:(?:a|aupres\s+de|de)\s+)?(?:l'|la\s+|le\s+|du\s+|les\s+|au\s+)?(?P<funder>[^\n:=€\d]{2,70}?)[ \t]*"
    r"(?:\([^)\n]*\)[ \t]*)?(?:\d{1,3}(?:[.,]\d+)?\s?%[ \t]*)?(?:[:=,–-]|\.{2,}|pour\b|a\s+hauteur\s+de|une\s+(?:subvention|aide)\s+de|soit)[^\n€]{0,40}?"
    r"(?P<amount>\d[\d .]*(?:,\d\d)?)\s?(?:€|euros)",
    re.MULTILINE,
)
_BASE = re.compile(r"\bsur\b|\bbase\b|plafon|maximum|\bcouts?\b|depense|eligible")
_BACK = 700  # characters between what announces a list and its last item


def _of_lists(reading: Reading) -> Iterator[Grant]:
    for item, amount in _asked_items(reading, _ITEM):
        if not _BASE.search(item[0]):
            yield _grant(reading, item.span("funder"), amount, GrantStatus.REQUESTED, item.end())


def _asked_items(reading: Reading, form: re.Pattern[str]) -> Iterator[tuple[re.Match[str], Decimal]]:
    """The items of this form of which the words before ask somebody who funds, each with its amount."""
    for section in reading.act.sections_of(*DECIDING, SectionKind.REPORT):
        if not tells_money(reading.plain, section.start, section.end):
            continue
        for item in form.finditer(reading.plain, section.start, section.end):
            before = reading.plain[max(reading.act.start, item.start() - _BACK) : item.start()]
            amount = parse_amount(item["amount"])
            if amount and _ASKING.search(before) and _is_funder(item["funder"]):
                yield item, amount


# "le Département, pour 25 % sur le montant de 9 750 €": the words tell a base, unless the sum is the rate's own.
_RATED = re.compile(
    r"^[ \t]*(?:[-–•*✓➢▪+][ \t_]*)?(?:(?:a|aupres\s+de|de)\s+)?(?:l'|la\s+|le\s+|du\s+|les\s+|au\s+)?(?P<funder>[^\n:=€\d]{2,70}?)[ \t,:-]+(?:pour|soit|a\s+hauteur\s+de)?\s*"
    rf"(?P<rate>\d{{1,3}}(?:[.,]\d+)?)\s?%(?P<between>[^€%\d;:]{{0,60}}?)\s(?P<amount>{_AMOUNT})\s?(?:€|euros)",
    re.MULTILINE,
)


def _rated(reading: Reading) -> Iterator[Grant]:
    """Items whose sum is their rate of a cost that the act prints before."""
    for item, amount in _asked_items(reading, _RATED):
        rate = Decimal(item["rate"].replace(",", ".")) / 100
        costs = find_amounts(reading.text.text[reading.act.start : item.start()])
        if any(cost.euros * rate == amount for cost in costs):
            yield _grant(reading, item.span("funder"), amount, GrantStatus.REQUESTED, item.end())


# A decision of its own, or the kind of help alone, is no funder: "Décide de confier l'étude à la Métropole : 900 €".
_NO_FUNDER = re.compile(
    r"\W*(?:(?:decid|autoris|charg|approuv|accept|valid|donn|propos|confi)\w*\b|(?:subvention|aide|participation|contribution)s?\s*$)"
)


def _is_funder(name: str) -> bool:
    return bool(FUNDER.search(name)) and not OWN_MONEY.search(name) and not _NO_FUNDER.match(name)


def _grant(reading: Reading, name: tuple[int, int], amount: Decimal, status: GrantStatus, end: int) -> Grant:
    council = reading.act.council_name
    title = reading.act.title.value if reading.act.title else ""
    return Grant(
        beneficiary=council,
        raw_beneficiary=council,
        amount=amount,
        nature=Nature.SUBVENTION,
        status=status,
        purpose=title,
        theme="",
        funder=clean_beneficiary(squeeze(reading.text.text[slice(*name)])),
        article=reading.label_at(name[0]),
        in_kind=False,
        span=reading.span(name[0], end),
    )
