"""The columns of a table of grants: who gets, how much and on what terms, what for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.amounts import parse_amount
from index.facts.finder import Reading
from index.facts.grant_signs import (
    ACCOUNTS,
    ANNOUNCED,
    ASKED,
    ASKS,
    COSTED,
    FUNDERS,
    NO_GRANTS,
    OTHER_SUMS,
    PRICED,
    SUM,
    TITLED,
    TOTAL,
)
from index.facts.grant_terms import basis_of_column, is_limit
from index.facts.grant_words import is_in_kind
from index.text import flat, squeeze
from index.types import Table

# Column titles, by what the column holds. An amount column is chosen in this order: what was voted counts.
_WHO = re.compile(
    r"beneficiaire|associations?\b|\bnom\b|organisme|\btiers\b|\bclubs?\b|structure|raison\s+sociale|intitule|denomination|commune|lycee|college|etablissement|porteur|designation"
)
_ASSOCIATIONS = re.compile(r"beneficiaire|associations?\b|\bclubs?\b|organisme")
_VOTED = re.compile(r"\bvote|attribu|accord|alloue|decision|octroy")
_PROPOSED = re.compile(r"propos")
_WHY = re.compile(r"objet|projet|action|motif|manifestation|\bnature\b|operation|destination")
_CODE = re.compile(r"^(?:n\s?°|code|numero|id\b|ref)")
_GRANTS = re.compile(
    r"subvention|\baides?\b|participation|cotisation|fonds\s+de\s+concours|\bsoutien|attribution"
)
# Between the rows of those who get, how each was voted: "Vote : pour, à l'unanimité".
_VOTED_ROW = re.compile(r"\W*votes?\s*:")
# The cost of what is helped.
_COSTS = re.compile(r"travaux|subventionnabl|assiette|devis")


_SHORTEST_NAME = 3  # letters, on an average: "USP"


@dataclass(frozen=True, slots=True)
class Columns:
    who: int
    amount: int
    why: int | None
    kind: int | None  # what is lent or done for them, and valued
    title: str  # the amount column's, flat: it tells the year, the tax, the limit and the nature of its sums


def columns_of(reading: Reading, table: Table, start: int, end: int) -> Columns | None:
    head = [flat(squeeze(h)) for h in table.header]
    title = flat(reading.act.title.value) if reading.act.title else ""
    before = reading.plain[max(reading.act.start, start - 400) : start]
    if _are_costs(head) or not _is_of_grants(head, title, before):
        return None
    lines = reading.text.text[start:end].split("\n")
    rows = [line.split("\t") for line in lines if not _VOTED_ROW.match(flat(line))]
    who = next((i for i, h in enumerate(head) if _WHO.search(h) and not _CODE.search(h)), None)
    amount = _totalled_column(reading, table.header, head)
    amount = amount if amount is not None else _amount_column(head, rows)
    if who is None:
        who = _name_column(rows, amount)
    elif _worded(rows, who) <= 1 < _worded(rows, who + 1) and who + 1 != amount:
        who += 1  # the title stands beside its column
    if who is None or amount is None or who == amount or _are_accounts(rows, who, amount):
        return None
    told = [i for i, h in enumerate(head) if _WHY.search(h) and i not in (who, amount)]
    why = max(told, key=lambda i: _letters(rows, i), default=None)  # a column of codes (F, P) tells nothing
    return Columns(
        who, amount, why, _kind_column(head, rows, amount), head[amount] if amount < len(head) else ""
    )


_GIVEN_AS = re.compile(r"(?:avantages?\s+|aides?\s+|subventions?\s+)?(?:en\s+)?nature\b")


def _kind_column(head: list[str], rows: list[list[str]], amount: int) -> int | None:
    """The column of help in kind beside the one of money: "Mise à disposition", "Nature" beside "Numéraire"."""
    beside = any("numeraire" in title for title in head)
    kinds = (
        rank
        for rank, title in enumerate(head)
        if rank != amount and (is_in_kind(title) or (beside and _GIVEN_AS.match(title)))
    )
    return next((rank for rank in kinds if not _is_beside(head[rank]) and _amounts_in(rows, rank)), None)


def _are_costs(head: list[str]) -> bool:
    """Are they prices, accounts, or the costs of works beside which no grant stands?"""
    titles = " | ".join(head)
    return bool(NO_GRANTS.search(titles) or (COSTED.search(titles) and not any(map(_is_given, head))))


def _is_given(title: str) -> bool:
    return bool(_VOTED.search(title) or _GRANTS.search(title)) and not _is_beside(title)


def _is_beside(title: str) -> bool:
    """A sum told beside the one given: what was asked or got before, or the cost of what is helped."""
    return bool(OTHER_SUMS.search(title) or _COSTS.search(title))


def _is_of_grants(head: list[str], title: str, before: str) -> bool:
    """Grants are told by the title, by the column titles, or by the sentence that announces the rows."""
    sums = [h for h in head if not _is_beside(h)]
    columns = (any(map(_is_given, head)) and any(_WHO.search(h) for h in head)) or (
        any(SUM.search(h) for h in sums) and any(_ASSOCIATIONS.search(h) for h in head)
    )
    asked = (
        ASKED.search(before[-250:])
        or ASKED.search(title)
        or ASKS.search(title)
        or ASKED.search(" | ".join(head))
    )
    priced = PRICED.search(title) or PRICED.search(before[-160:]) or PRICED.search(" | ".join(head))
    said = not COSTED.search(before[-250:]) and (TITLED.search(title) or ANNOUNCED.search(before[-350:]))
    told = columns or said
    return bool(told) and not asked and not priced


def _are_accounts(rows: list[list[str]], who: int, amount: int) -> bool:
    """Rows of a budget, of a financing plan or of prices: their labels or their amounts say so."""
    labels = [flat(squeeze(row[who])) for row in rows if len(row) > who]
    funders = sum(bool(FUNDERS.search(label)) for label in labels)
    sums = " ".join(flat(row[amount]) for row in rows if len(row) > amount)
    return (
        funders >= 2
        or sum(bool(ACCOUNTS.search(label)) for label in labels) > 0.15 * len(labels)
        or bool(re.search(r"\d\s*€?\s*(?:ht|ttc)\b", sums))
    )


def _amount_column(head: list[str], rows: list[list[str]]) -> int | None:
    """The column of what is given: voted before awarded sum before proposal; never what is asked or was got."""
    sums = [i for i, h in enumerate(head) if not _is_beside(h) and not _is_price(h, head)]
    for pattern in (_VOTED, SUM, _PROPOSED):
        hits = [i for i in sums if pattern.search(head[i])]
        hits = [i for i in hits if _amounts_in(rows, i)] or ([] if pattern is not _VOTED else hits)
        if hits:
            return min(reversed(hits), key=lambda i: _is_qualified(head[i]))
    if any(SUM.search(h) or OTHER_SUMS.search(h) for h in head):
        return None
    width = max(map(len, rows), default=0)
    filled = [i for i in range(width) if _amounts_in(rows, i) * 2 > len(rows)]
    return filled[-1] if filled else None


def _is_price(title: str, head: list[str]) -> bool:
    """Is a sum before or with tax ("Montant HT") the price of what is helped? It is not where the rows are those
    who get it."""
    return bool(basis_of_column(title)) and not _is_given(title) and not any(map(_ASSOCIATIONS.search, head))


def _is_qualified(title: str) -> bool:
    """Is it the less likely of two sums: a limit, a price, a room lent and valued?"""
    return is_limit(title) or is_in_kind(title) or bool(basis_of_column(title) and not _is_given(title))


def _totalled_column(reading: Reading, header: tuple[str, ...], head: list[str]) -> int | None:
    """The one column under these titles that the act adds up in a total, if there is one: it is what counts."""
    columns: set[int] = set()
    for table, start, end in reading.act_tables():
        if table.header != header:
            continue
        for line in reading.text.text[start:end].split("\n"):
            cells = line.split("\t")
            if any(TOTAL.search(flat(squeeze(c))) for c in cells):
                columns |= {i for i, c in enumerate(cells) if parse_amount(c) is not None}
    if len(columns) != 1:
        return None
    column = columns.pop()
    beside = column < len(head) and (_is_beside(head[column]) or _is_price(head[column], head))
    return None if beside else column


def _amounts_in(rows: list[list[str]], column: int) -> int:
    return sum(len(r) > column and parse_amount(r[column]) is not None for r in rows)


def _name_column(rows: list[list[str]], amount: int | None) -> int | None:
    """Without column titles, the names are in the column with the most letters."""
    width = max(map(len, rows), default=0)
    best = max((i for i in range(width) if i != amount), key=lambda i: _letters(rows, i), default=None)
    return best if best is not None and _letters(rows, best) >= _SHORTEST_NAME * len(rows) else None


def _worded(rows: list[list[str]], column: int) -> int:
    """How many rows have words in this column."""
    return sum(len(row) > column and any(map(str.isalpha, row[column])) for row in rows)


def _letters(rows: list[list[str]], column: int) -> int:
    return sum(sum(map(str.isalpha, row[column])) for row in rows if len(row) > column)
