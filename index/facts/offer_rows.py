"""Offers in tables ("Entreprise | Montant HT | Note | Classement") and in lists of those who answered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.amounts import find_amounts
from index.facts.finder import Reading
from index.facts.offer_words import (
    BUYING,
    Lot,
    company_in,
    contract_before,
    lot_of_cell,
    lot_over,
)
from index.text import flat, squeeze
from index.types import Offer

_WHO = re.compile(
    r"entreprise|soumissionnaire|fournisseur|prestataire|attributaire|societe|\bcandidats?\b|titulaire|\bcabinets?\b"
)
_SUM = re.compile(r"montant|\boffres?\b|\bprix\b|€|\bht\b|\bttc\b|entreprise")
_MARK = re.compile(
    r"note|critere|points?\b|valeur|\bsur\b|ponder|/\s?\d|%|variante|option|\bpse\b|ecart|estim"
)
_RANK = re.compile(r"^\W*class|^\W*rang\b")
_LOTS = re.compile(r"\blots?\b|corps\s+d'etat|^designation|^prestations?|^objet|^nature")
_CHOSEN = re.compile(r"mieux[- ]disant|retenue?s?\b|attributaire|titulaire")
_NO_OFFERS = re.compile(
    r"suppleant|suffrage|\bvoix\b|subvention|\baides?\b|loyer|representant|benefici|avenant"
)
_TOTAL = re.compile(r"^\W*(?:sous[- ]?)?total\b|^estimation|^moyenne|^montant")
_BEFORE = 900  # characters before a table in which the consultation is told


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of a table of offers, by what they hold; None where it has none such."""

    who: int
    amount: int | None
    rank: int | None
    lot: int | None
    basis: str
    chosen: bool


def tabled(reading: Reading) -> Iterator[Offer]:
    """A row a company, of the lot over its table or in its row."""
    for table, start, end in reading.act_tables():
        columns = _columns(reading, [flat(squeeze(h)) for h in table.header], start)
        if columns is None:
            continue
        lot = lot_over(reading, start)
        for line in reading.lines(start, end):
            cells = line[0].split("\t")
            if columns.lot is not None and cells[columns.lot].strip():
                lot = lot_of_cell(cells[columns.lot])
            offer = _row(reading, line, cells, (columns, lot))
            if offer:
                yield offer


def _columns(reading: Reading, head: list[str], start: int) -> _Columns | None:
    if _NO_OFFERS.search(" | ".join(head)):
        return None
    who = next((i for i, h in enumerate(head) if _WHO.search(h)), None)
    rank = next((i for i, h in enumerate(head) if _RANK.search(h)), None)
    if who is None:
        return None
    sums = [i for i, h in enumerate(head) if i > who and _SUM.search(h) and not _MARK.search(h)]
    bought = BUYING.search(reading.plain, max(reading.act.start, start - _BEFORE), start)
    if not bought or (rank is None and not sums):
        return None
    amount = _amount_column(head, sums)
    basis = re.search(r"\b(ht|ttc)\b", head[amount] if amount is not None else "")
    return _Columns(
        who=who,
        amount=amount,
        rank=rank,
        lot=next((i for i, h in enumerate(head[:who]) if _LOTS.search(h)), None),
        basis=basis[1].upper() if basis else "",
        chosen=bool(_CHOSEN.search(head[who])),
    )


def _amount_column(head: list[str], sums: list[int]) -> int | None:
    """Before taxes where both are printed, as contracts are; the last of these, which is the verified one."""
    before_tax = [i for i in sums if re.search(r"\bht\b", head[i])]
    return before_tax[-1] if before_tax and before_tax != sums else next(iter(sums), None)


def _row(reading: Reading, line: re.Match[str], cells: list[str], how: tuple[_Columns, Lot]) -> Offer | None:
    columns, lot = how
    company = company_in(_cell(cells, columns.who))
    printed = _cell(cells, columns.amount)
    amounts = find_amounts(printed, bare=True)
    rank = re.match(r"\s*(\d{1,2})\s*(?:er|eme|e)?\s*$", flat(_cell(cells, columns.rank)))
    if not company or _TOTAL.match(flat(company)) or not (amounts or rank):
        return None
    basis = amounts[0].basis if amounts else None
    return Offer(
        company=company,
        lot=lot.number,
        subject=lot.subject,
        contract=contract_before(reading, line.start()),
        amount=amounts[0].euros if amounts else None,
        basis=basis.value if basis else columns.basis,
        rank=int(rank[1]) if rank else None,
        retained=columns.chosen,
        span=reading.span(*line.span()),
    )


def _cell(cells: list[str], column: int | None) -> str:
    return cells[column] if column is not None and column < len(cells) else ""


# Who answered, told as a list: "3 entreprises ont répondu dans les délais. Il s'agit de :".
_ANSWERED = re.compile(
    r"\b(?:ont|a)\s+repondu\b(?!\s+(?:que|a\s+l'appel\s+a\s+projet))|\b(?:offres?|devis|propositions?|plis?)\s+(?:\w+\s+){0,3}?(?:recue?s?|remise?s?|deposee?s?|parvenue?s?|presentee?s?|sollicitee?s?|demandee?s?)\b"
)
# An item of what is decided, and none of who answered: "- Retient l'entreprise X", "- prendre note de l'offre".
_DECISION = re.compile(
    r"(?:retien|approuv|valid|accept|decid|charg|autoris|enterin|confirm|donn|dit|prend|attribu|sollicit|demand|propos)\w*\b|\w+(?:er|ir)\s+(?:l[ae]s?|un|une)\b"
    r"|(?:travaux|depenses|recettes|fourniture|pose|etude|analyse|diagnostic|cout)\b"
)
_BESIDE = 25  # characters that may stand beside the name of one who answered
_OPENS = re.compile(r"[:;][ \t]*\n\s*")
_ANNOUNCED = 260  # characters from what announces the list to its first item
_BULLET = re.compile(
    r"[ \t]*[-–•*✓➢▪][ \t]*(?P<item>[^\n\f]+(?:\n(?![ \t]*[-–•*✓➢▪\n]|\s*\n)[^\n\f]+){0,2})(?:\n|\f|$)"
)
_SHORT = re.compile(r"[ \t]*(?P<item>[^\n\f\t.:;€]{3,50})(?:\n|\f|$)")


def listed(reading: Reading) -> Iterator[Offer]:
    """The items behind an announcement of who answered; a list without bullets goes on lot by lot."""
    done = reading.act.start
    for told in _ANSWERED.finditer(reading.plain, reading.act.start, reading.act.end):
        limit = min(told.end() + _ANNOUNCED, reading.act.end)
        opens = _OPENS.search(reading.plain, told.end(), limit)
        if opens is None or told.start() < done:
            continue
        item = _BULLET if _BULLET.match(reading.text.text, opens.end()) else _SHORT
        at = opens.end()
        while at < reading.act.end and (match := _next_item(reading, at, item)):
            offer = _item(reading, match, bare="repondu" in told[0])
            if offer is None:
                break
            yield offer
            done = at = match.end()


def _next_item(reading: Reading, at: int, item: re.Pattern[str]) -> re.Match[str] | None:
    """The item that begins here, or behind a line that only names the next lot."""
    lot = re.compile(r"\s*(?:pour\s+le\s+)?lot[^\n]{0,60}:[ \t]*\n").match(reading.plain, at)
    return item.match(reading.text.text, lot.end() if lot else at)


def _item(reading: Reading, match: re.Match[str], *, bare: bool) -> Offer | None:
    """The offer of an item; one without a price only where it is said that they are companies (``bare``)."""
    start, end = match.span("item")
    words = reading.text.text[start:end].rstrip()
    company = "" if _DECISION.match(flat(words)) else company_in(words)
    amounts = [a for a in find_amounts(words) if a.marked]
    if not company or not (amounts or bare):
        return None
    if not amounts and len(squeeze(words)) > len(company) + _BESIDE:
        return None
    lot = lot_over(reading, start)
    return Offer(
        company=company,
        lot=lot.number,
        subject=lot.subject,
        contract=contract_before(reading, start),
        amount=amounts[0].euros if amounts else None,
        basis=amounts[0].basis.value if amounts and amounts[0].basis else "",
        rank=None,
        retained=False,
        span=reading.span(start, start + len(words)),
    )
