"""Offers of companies in public purchases: who answered, at what price, in which order, and who is chosen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from index.amounts import Amount, find_amounts
from index.facts import offer_rows
from index.facts.finder import DECIDING, Example, Finder, Reading, sentences
from index.facts.offer_words import (
    BUYING,
    CHOOSING,
    CHOSEN,
    COMPANY,
    LOT,
    NO_PURCHASE,
    Lot,
    companies_behind,
    company_in,
    contract_before,
    lot_named,
)
from index.names import same_name
from index.text import fold
from index.types import Fact, Offer, SectionKind

# In recitals too: "Considérant les offres reçues, le maire propose de conclure un marché avec ...".
_READ = (*DECIDING, SectionKind.RECITAL, SectionKind.REPORT)
_BEHIND = 170  # characters from a company to its price
_LOT_LINE = 320  # characters from a lot to its price
_BEFORE = 600  # characters before a lot's line in which its award is announced


def find(reading: Reading) -> tuple[Fact, ...]:
    """The offers in the order of the text; one that is told in a list, a table and the decision is one."""
    if not BUYING.search(reading.plain, reading.act.start, reading.act.end):
        return ()
    rows = [*offer_rows.tabled(reading), *offer_rows.listed(reading)]
    told = [*rows, *_lots_awarded(reading)]
    once = _once([*told, *_chosen(reading, told)])
    return tuple(sorted(once, key=lambda o: (o.span.page, o.span.start)))


# --- lots, each with who gets it -------------------------------------------------------------------------

_KIND = re.compile(rf"(?:l'|la\s+|le\s+|les\s+)?\b{COMPANY}\b\s+")
_PRICE = re.compile(
    r"\s*(?:pour\s+un|pour\s+la\s+somme|pour\b|d'un\s+montant|au\s+prix|a\s+hauteur|soit\b|[:=]\s*$|[–—-]\s*$|$)"
)
_PARTS = re.compile(r"\s*:\s+|\s+[–—-]+\s*|[–—-]+\s+")
_ESTIMATED = re.compile(r"\bestim\w+|\bmaximum\b|\bminimum\b|\bprevisionnel")


def _lots_awarded(reading: Reading) -> Iterator[Offer]:
    """ "Lot n° 3 : Couverture : la société X, 12 rue ..., pour un montant de 9 000 € HT"."""
    lots = [m for m in LOT.finditer(reading.plain, reading.act.start, reading.act.end) if m["mark"]]
    ends = [*(m.start() for m in lots), reading.act.end]
    for lot, following in zip(lots, ends[1:], strict=True):
        end = min(following, lot.end() + _LOT_LINE)
        blank = re.compile(r"\n[ \t]*\n|\t").search(reading.plain, lot.end(), end)
        end = blank.start() if blank else end
        before = reading.plain[max(reading.act.start, lot.start() - _BEFORE) : lot.start()]
        told = reading.plain[lot.start() : end]
        if NO_PURCHASE.search(told) or NO_PURCHASE.search(before[-200:]) or _ESTIMATED.search(told):
            continue
        offer = _lot_offer(reading, lot, end, announced=bool(CHOOSING.search(before)))
        if offer:
            yield offer


def _lot_offer(reading: Reading, lot: re.Match[str], end: int, *, announced: bool) -> Offer | None:
    text = reading.text.text
    amount = next((a for a in find_amounts(text[lot.end() : end]) if a.marked), None)
    if amount is None or text[: lot.end() + amount.start].rstrip().endswith("+"):
        return None  # more money for a lot is a change of its contract
    at = lot.end() + amount.start
    kind = _KIND.search(reading.plain, lot.end(), at)
    if kind is None and not announced:
        return None
    subject, company = (
        (text[lot.end() : kind.start()], company_in(text[kind.start() : at]))
        if kind
        else _split(text[lot.end() : at], reading.plain[lot.end() : at])
    )
    if not company:
        return None
    named = lot_named(lot["n"], subject)
    return _offer(reading, company, named, amount, (lot.start(), lot.end() + amount.end))


def _split(printed: str, plain: str) -> tuple[str, str]:
    """A lot's subject and its company, where nothing says which is which: the company stands last."""
    price = _PRICE.search(plain)
    body = printed[: price.start()] if price else printed
    borders = list(_PARTS.finditer(body))
    return (body[: borders[-1].start()], company_in(body[borders[-1].end() :])) if borders else ("", "")


# --- sentences that choose ---------------------------------------------------------------------------------


def _chosen(reading: Reading, answered: Sequence[Offer]) -> Iterator[Offer]:
    """Those that a sentence chooses: called companies, told with a price, or known to have answered."""
    for section in reading.act.sections_of(*_READ):
        for start, end in sentences(reading.plain, section.start, section.end):
            if "\t" not in reading.plain[start:end]:
                yield from _of_sentence(reading, start, end, answered)


def _of_sentence(reading: Reading, start: int, end: int, answered: Sequence[Offer]) -> Iterator[Offer]:
    choosing = CHOOSING.search(reading.plain, start, end)
    chosen = None if choosing else CHOSEN.search(reading.plain, start, end)
    if not (choosing or chosen) or NO_PURCHASE.search(reading.plain, start, end):
        return
    if choosing:
        yield from _lots_chosen(reading, _before_noun(choosing), end, answered)
        for named in companies_behind(reading, _before_noun(choosing), end):
            if named.called or named.priced or any(_is_name_of(named.company, a.company) for a in answered):
                yield _told(reading, named.company, named.start, (start, end))
                return
        return
    kinds = list(_KIND.finditer(reading.plain, start, chosen.start())) if chosen else []
    company = company_in(reading.text.text[kinds[-1].start() : end]) if kinds else ""
    if company:
        yield _told(reading, company, kinds[-1].start(), (start, end))


_MORE_LOTS = re.compile(r"\s*(?:&|,|et|-)\s*(?:n\s?°\s*)?(?P<n>\d{1,2}[a-z]?)\b(?!\s*(?:€|euros|%))")


def _lots_chosen(reading: Reading, start: int, end: int, answered: Sequence[Offer]) -> Iterator[Offer]:
    """Those who answered for a lot and are chosen for it: "de X, pour le lot n° 1, et de Y, pour les lots 2 & 3"."""
    named = sorted(companies_behind(reading, start, end), key=lambda n: n.start)
    for rank, one in enumerate(named):
        mine = {a.lot for a in answered if a.lot and _is_name_of(one.company, a.company)}
        until = named[rank + 1].start if rank + 1 < len(named) else end
        for number, at in _lot_numbers(reading.plain, one.start, until) if mine else ():
            lot = lot_named(number, "")
            if lot.number in mine:
                yield _offer(reading, one.company, lot, None, (one.start, at))


def _lot_numbers(plain: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """The lots told first in a range, each with where it ends: "pour les lots 2 & 3"."""
    lot = LOT.search(plain, start, end)
    while lot:
        yield lot["n"], lot.end("n")
        lot = _MORE_LOTS.match(plain, lot.end("n"), end)


def _before_noun(choosing: re.Match[str]) -> int:
    """Where companies may be named: behind the verb; "retenir la société X" names one with the verb itself."""
    words = re.search(r"\b(?:retenir|retient|missionner?|choisir)\s+$", choosing[0])
    return choosing.start() + words.start() if words else choosing.end()


def _told(reading: Reading, company: str, at: int, sentence: tuple[int, int]) -> Offer:
    start, end = sentence
    amount = _price_behind(reading, at, min(end, at + len(company) + _BEHIND))
    lots = {m["n"]: m for m in LOT.finditer(reading.plain, start, end)}
    lot = lot_named(next(iter(lots)), "") if len(lots) == 1 else Lot()
    until = at + amount.end if amount else at + len(company)
    return _offer(reading, company, lot, amount, (start, max(until, start + 1)))


_PRICE_WORD = re.compile(r"\b(?:montant|prix|pour|soit|cout|hauteur|au|s'elev\w+|offre)\b")
_FULL_STOP = re.compile(r"(?<!\bm)\.\s")


def _price_behind(reading: Reading, start: int, end: int) -> Amount | None:
    """The first amount behind a name, where the words between say that it is a price and no sentence ends there."""
    amount = next((a for a in find_amounts(reading.text.text[start:end]) if a.marked), None)
    if amount is None:
        return None
    between = reading.plain[start : start + amount.start]
    return amount if _PRICE_WORD.search(between) and not _FULL_STOP.search(between) else None


def _offer(reading: Reading, company: str, lot: Lot, amount: Amount | None, span: tuple[int, int]) -> Offer:
    return Offer(
        company=company,
        lot=lot.number,
        subject=lot.subject,
        contract=contract_before(reading, span[0]),
        amount=amount.euros if amount else None,
        basis=amount.basis.value if amount and amount.basis else "",
        rank=None,
        retained=True,
        span=reading.span(*span),
    )


# --- one offer told several times -----------------------------------------------------------------------


_TAXES = (Decimal("1.2"), Decimal("1.1"), Decimal("1.055"))
_ROUNDED = Decimal("0.05")


def _once(offers: Iterable[Offer]) -> list[Offer]:
    kept: list[Offer] = []
    for offer in offers:
        same = [i for i, other in enumerate(kept) if _same(other, offer)]
        if same:
            kept[same[0]] = _joined(kept[same[0]], offer)
        else:
            kept.append(offer)
    return kept


def _same(a: Offer, b: Offer) -> bool:
    """The same company in the same lot, at no other price; or one price, and the name misspelt once."""
    subjects = not a.subject or not b.subject or a.subject == b.subject
    lots = not a.lot or not b.lot or (a.lot == b.lot and subjects)
    prices = a.amount is None or b.amount is None or a.amount == b.amount or _taxed(a, b)
    named = _is_name_of(a.company, b.company) or (a.amount is not None and a.amount == b.amount)
    return lots and prices and named


def _taxed(a: Offer, b: Offer) -> bool:
    """One price before taxes and with them: 10, 5,5 or 20 % apart."""
    if {a.basis, b.basis} != {"HT", "TTC"} or not a.amount or not b.amount:
        return False
    low, high = sorted((a.amount, b.amount))
    return any(abs(low * rate - high) <= _ROUNDED for rate in _TAXES)


def _is_name_of(a: str, b: str) -> bool:
    """One name, or one begins with the other ("ELIE BLIN" and "ELIE BLIN TP"), or it has the initials of the
    other's last words ("FLORO TPA" and "FLORO TRAVAUX PUBLICS ASSOCIES")."""
    mine, others = sorted((fold(a).split(), fold(b).split()), key=len)
    if not mine:
        return False
    initials = "".join(word[0] for word in others[len(mine) - 1 :])
    return same_name(a, b) or others[: len(mine)] == mine or [*others[: len(mine) - 1], initials] == mine


def _joined(a: Offer, b: Offer) -> Offer:
    """What either tells. The one that tells the price is the source; of two, the row, which stands first."""
    return replace(
        a,
        span=b.span if a.amount is None and b.amount is not None else a.span,
        lot=a.lot or b.lot,
        subject=a.subject or b.subject,
        contract=a.contract or b.contract,
        amount=a.amount if a.amount is not None else b.amount,
        basis=a.basis or b.basis,
        rank=a.rank if a.rank is not None else b.rank,
        retained=a.retained or b.retained,
    )


def show(fact: Fact) -> str:
    assert isinstance(fact, Offer)
    amount = "-" if fact.amount is None else f"{fact.amount} {fact.basis}".strip()
    told = [f"{fact.company} {amount}"]
    told += [words for words in (fact.lot, fact.subject) if words]
    told += [f"rank {fact.rank}"] * (fact.rank is not None)
    return ", ".join(told + ["retained"] * fact.retained)


FINDER = Finder(
    name="offers",
    find=find,
    show=show,
    examples=(
        Example(
            "Le maire expose que trois entreprises ont répondu à la consultation.\nIl s'agit de :\n- PIERREVAL, pour un montant de 12 500,00 € HT\n"
            "- Bois & Fils\n- SARL du Pont, pour 14 000 € HT\n\nAprès en avoir délibéré, le conseil retient la société PIERREVAL, la mieux disante.",
            ("PIERREVAL 12500.00 HT, retained", "Bois & Fils -", "SARL du Pont 14000 HT"),
        ),
        Example(
            "Le maire expose les offres reçues.\nLot n° 1 : Charpente - Couverture : la société TOITVERT - 3 rue des Lilas 12 345 BRIVE pour un montant de 40 000,50 € HT.\n"
            "- Lot n° 2 : Peinture : l'entreprise COLOR pour un montant de 9 000 € HT.\n",
            (
                "TOITVERT 40000.50 HT, Lot n° 1, Charpente - Couverture, retained",
                "COLOR 9000 HT, Lot n° 2, Peinture, retained",
            ),
        ),
        Example(
            "Considérant les offres reçues, le maire propose de conclure un marché avec les entreprises suivantes :\n"
            "Lot 1 : Maçonnerie – Pierre : LEPIC pour un montant de 8 000 € HT\nLot 2 : Charpente : BOISSET pour un montant de 7 000 € HT.\n",
            (
                "LEPIC 8000 HT, Lot n° 1, Maçonnerie – Pierre, retained",
                "BOISSET 7000 HT, Lot n° 2, Charpente, retained",
            ),
        ),
        Example(
            "Le maire expose les travaux. Considérant les offres reçues, le maire propose de passer un marché avec l'entreprise ROUTEX pour un montant de 137 355,50 € HT.\nAprès en avoir délibéré, le conseil adopte à l'unanimité",
            ("ROUTEX 137355.50 HT, retained",),
        ),
        Example(
            "Le maire expose l'achat. Le président a accepté le devis de la société SACHET de Brive (19100) pour un montant de 9 000 € HT.\n"
            "Après en avoir délibéré, le conseil prend acte.",
            ("SACHET de Brive 9000 HT, retained",),
        ),
        Example(
            "Le maire expose le marché. Après l'analyse des offres, la société Bon Repas a été retenue pour un prix de 2,82 € HT.\n"
            "Après en avoir délibéré, le conseil adopte à l'unanimité",
            ("Bon Repas 2.82 HT, retained",),
        ),
        Example(
            "Le maire propose de signer le contrat de prêt avec la Banque du Lac pour un montant de 90 000 €.",
            (),
        ),
        Example(
            "Le marché est estimé ainsi :\n- Lot 1 : Voirie : 306 445,00 €\n- Lot 2 : Espaces verts : 5 632,00 €\n",
            (),
        ),
        Example(
            "Le maire propose d'accepter l'avenant :\nLot n° 4 - Plomberie - la société TUYO pour un montant de 4 203,44 € HT.\n",
            (),
        ),
        Example("Le maire propose de vendre le lot 4 à la société Bellevue pour un montant de 60 000 €.", ()),
    ),
)
