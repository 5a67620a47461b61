"""Answers of public purchases: who bid, who was chosen and at what price, how many lots, the dearest one."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from assistant import phrases
from assistant.fit import Fit, Words, fit_of
from assistant.link import stem_set
from assistant.question_words import word_forms
from assistant.retrieve import Found
from assistant.types import Ask, Claim, Draft, Entry, Frame, Ground, Language, Status
from assistant.wording import colon, euros, joined, of_act, say, whole
from index.check import Stores
from index.text import flat
from index.types import Act, Offer

K = TypeVar("K", bound=Hashable)

_FITS = 0.6  # the least fit with which offers are an answer
_SURE = 0.72  # the fit from which they are told without reserve
_LIKE = 0.12  # offers of an act this near to the best are asked for together with it
_ONE_LOT = 0.02  # ... where one lot is asked for
_TOLD = 0.5  # the least part of the question's words that an offer and its act's title tell
_UNRANKED = 99  # stands behind all ranks
_RIVAL = 0.04  # another act whose offers fit this nearly leaves it open which is meant

# Words that only purchases have, and words for companies, which grants may also go to.
_BUYING = re.compile(
    r"\bbid(?:s|ders?|ding)?\b|\btender\w*|\blots?\b|\bmarches?\b|\boffres?\b|\bdevis\b|\bsoumission\w*|[- ]disant\w*|\brepondu\b"
    r"|\bretenue?s?\b|\bchosen?\b|\bchoisie?s?\b|\bselected\b|\battributaires?\b|\bcontracts?\b|\bquot(?:es?|ations?)\b|\bwon\b|\bwins?\b|\bwinn\w+|\barrivee?s?\s+(?:premiere?|en\s+tete)|\bc[ao]me\s+first"
)
_COMPANIES = re.compile(
    r"\bentreprises?\b|\bsocietes?\b|\bfirms?\b|\bcompan(?:y|ies)\b|\bcontractors?\b|\bprestataires?\b|\bfournisseurs?\b|\bsuppliers?\b|\bcandidats?\b"
    r"|\bbidders?\b|\battributaires?\b|\bqui\b|\bwho\b"
)
_GIVEN = re.compile(r"\bsubv\w*|\bgrants?\b|\bsubsid\w+|\bdons?\b|\baides?\b")
# Words of the asking itself, that say nothing of which purchase is meant.
_ASKING = re.compile(
    r"entreprises?|societes?|firms?|compan(?:y|ies)|contractors?|bid(?:s|ders?|ding)?|tender\w*|lots?|marches?|offres?|devis|repondu|soumission\w*"
    r"|retenue?s?|attribu\w+|contracts?|won|wins?|winn\w+|arrivee?s?|premiere?s?|first|c[ao]me|place\w*|expensive|chere?s?|cout\w*|prix|prices?|costs?"
    r"|awarded|submit\w*|answer\w*|repon\w+|mieux|moins|plus|disante?s?|montants?|amounts?|quot(?:es?|ations?)|cheap\w*|chose[n]?|choisi\w*|select\w*|cher|tete|trades?"
)
_OF_ALL_LOTS = re.compile(r"\blots\b|\b(?:which|quel)\s+lot\b")
_SINGLE_LOT = re.compile(r"\blot\b(?!\s*(?:n\b|n°|\d))")
_LOTS = re.compile(
    r"\blots\b|\b(?:which|quel)\s+lot\b|\blot\b(?=[^?]*\b(?:plus|moins|most|least|dear|cheap)\w*\b)"
)
_LOT_NUMBER = re.compile(r"\blots?\s*(?:n\s?°\s*|number\s+|no\.?\s*)?(?P<n>\d{1,2}[a-z]?)\b")
_WINNER = re.compile(
    r"\bretenue?s?\b|\battribu\w*|\bwon\b|\bwins?\b|\bwinn\w+|\barrivee?s?\s+(?:premiere?|en\s+tete)|\bfirst\b|mieux[- ]disant|\bchose[n]?\b|\bchoisi\w*|\bawarded\b|\bselected\b"
    r"|\bremport\w+|\bobten\w+|\bg[eo]ts?\b"
)
_TAXES = re.compile(r"\b(?:ht|ttc)\b")
_CHEAPEST = re.compile(
    r"\bmoins[- ](?:dis|cher|elev)\w*|\bcheap\w*|\blowest\b|\bplus\s+(?:bas|faible)\w*|\bleast\b|\bsmallest\b"
)
_DEAREST = re.compile(
    r"\bplus\s+(?:cher|elev|gros|import)\w*|\bmost\s+(?:expensive|costly)|\bhighest\b|\bbiggest\b|\blargest\b|\bdearest\b"
)


@dataclass(frozen=True, slots=True)
class _Bid:
    """An offer, its act, and how well both fit the question."""

    offer: Offer
    act: Act
    fit: Fit

    @property
    def ground(self) -> Ground:
        return Ground(self.act, self.offer.span)

    @property
    def lot(self) -> tuple[str, str]:
        return self.offer.lot, self.offer.subject


def answer_offers(found: Found, stores: Stores) -> Draft | None:
    """None where no purchase is asked about, or where no act tells its offers."""
    if found.missing:
        return None
    if found.frame.ask is Ask.COMPARE:
        return _of_two(found, stores)
    if not _asks(found.frame):
        return _of_trade(found, stores) if found.frame.ask is Ask.AMOUNT else None
    every = _all(found, stores)
    bids = _fitting(found.frame, every)
    if not bids or _is_of_other_taxes(found.frame, bids[0]):
        return None
    if _LOTS.search(flat(found.frame.question)):
        draft = _of_lots(found.frame, bids)
    else:
        draft = _of_company(found, bids) or _of_companies(found.frame, bids)
    if draft is None or (_is_sure(found, bids) and not _is_open(every, bids)):
        return draft
    return replace(draft, status=Status.PARTIAL)


def _is_of_other_taxes(frame: Frame, best: _Bid) -> bool:
    """Is its price one without taxes, where one with them is asked for, or the other way round? What the act's
    sentences tell of both answers then."""
    asked = _TAXES.findall(flat(frame.question))
    return (
        frame.ask is Ask.AMOUNT and bool(asked and best.offer.basis) and best.offer.basis.lower() not in asked
    )


def _is_sure(found: Found, bids: Sequence[_Bid]) -> bool:
    """Does the best offer, or its act's title, tell each name of the question, and enough of the rest?"""
    best = bids[0]
    names = [h for h in found.subject if h.term.proper and not _ASKING.fullmatch(h.term.word)]
    told = stem_set(*best.lot, best.offer.company, best.offer.contract, best.offer.span.quote)
    named = all(h.is_told(best.act.id, told) for h in names)
    return named and best.fit.fit >= _SURE and best.fit.whole


def _asks(frame: Frame) -> bool:
    plain = flat(frame.question)
    if _GIVEN.search(plain) or phrases.OPENS_PASSAGE.search(plain):
        return False
    named = bool(_COMPANIES.search(plain))
    compared = _WINNER.search(plain) or _CHEAPEST.search(plain) or _DEAREST.search(plain)
    return bool(_BUYING.search(plain) and (named or compared or frame.ask is not Ask.PASSAGE))


def _fitting(frame: Frame, every: Sequence[_Bid]) -> list[_Bid]:
    """The offers of the best act that fit, best first; of the lot and the company that the question names."""
    if not every:
        return []
    best, plain = every[0], flat(frame.question)
    of_all = _OF_ALL_LOTS.search(plain)  # words of one lot may be the contract's too
    like = _ONE_LOT if _SINGLE_LOT.search(plain) else _LIKE
    bids = [b for b in every if b.act.id == best.act.id and (of_all or best.fit.fit - b.fit.fit < like)]
    number = _LOT_NUMBER.search(plain)
    if number:
        bids = [b for b in bids if b.offer.lot.endswith(f" {number['n'].upper()}")]
    return bids


def _all(found: Found, stores: Stores) -> list[_Bid]:
    """Every offer of the period that fits, best first, by the words that say which purchase is meant."""
    found = replace(found, hits=tuple(h for h in found.hits if not _ASKING.fullmatch(h.term.word)))
    acts = {act.id: act for act, _ in found.in_period() if act.id not in found.replaced}
    if not found.subject:
        return []
    bids = [_bid(found, acts[i], offer) for i, offer in stores.ledger.facts(Offer, acts)]
    return sorted((b for b in bids if b.fit.fit >= _FITS), key=lambda b: -b.fit.fit)


def _bid(found: Found, act: Act, offer: Offer) -> _Bid:
    one_lot = _SINGLE_LOT.search(flat(found.frame.question))  # named by what it is, not by who gets it
    label = stem_set(offer.subject, "" if one_lot else offer.company)
    detail = stem_set(offer.lot, offer.contract, "" if one_lot else offer.span.quote)
    fit = fit_of(found, act, Words(label, detail))
    weight = sum(h.weight for h in found.subject)
    told = sum(h.weight for h in found.subject if h.is_told(act.id, label | detail))
    # What its own words and its act's title hardly name is no purchase that is meant.
    return _Bid(offer, act, fit if told >= _TOLD * weight else replace(fit, fit=0.0))


def _is_open(every: Sequence[_Bid], bids: Sequence[_Bid]) -> bool:
    """Do the offers of another act fit as well?"""
    others = (b for b in every if b.act.id != bids[0].act.id)
    return any(bids[0].fit.fit - b.fit.fit < _RIVAL for b in others)


# --- lots -------------------------------------------------------------------------------------------------


def _of_trade(found: Found, stores: Stores) -> Draft | None:
    """The price of the lot whose name the question says, and no word of "lot": "montant du gros œuvre ?"."""
    frame = found.frame
    if _GIVEN.search(flat(frame.question)):
        return None
    words = [frozenset(forms) for forms in word_forms(frame.question, frame.language)]
    lot = _lot_named(words, _lots_of_best(found, stores))
    if lot is None or lot.offer.amount is None:
        return None
    draft = _draft(_lot_told(lot, frame.language), [lot], frame.language, first=[lot])
    return draft if _is_sure(found, [lot]) else replace(draft, status=Status.PARTIAL)


def _of_two(found: Found, stores: Stores) -> Draft | None:
    """Two lots of one contract, the dearer first; None where the question names no two."""
    frame = found.frame
    compared = {term.word for party in frame.parties for term in party}
    rest = replace(found, hits=tuple(h for h in found.hits if h.term.word not in compared))
    lots = _lots_of_best(rest, stores)
    sides = [[frozenset(term.forms) for term in party] for party in frame.parties]
    chosen = [lot for words in sides if (lot := _lot_named(words, lots)) and lot.offer.amount is not None]
    if len(chosen) != 2 or chosen[0] == chosen[1]:
        return None
    priced = _by_price(frame, chosen)
    if not priced:
        return None
    priced.sort(key=lambda b: b.offer.amount or Decimal(0), reverse=True)
    told = f" {say(frame.language, 'contre', 'against')} ".join(_lot_told(b, frame.language) for b in priced)
    return replace(_draft(told, priced, frame.language), value=priced[0].offer.subject)


def _lots_of_best(found: Found, stores: Stores) -> list[_Bid]:
    """Who gets each lot of the act whose offers fit best, whatever the lot; none where it has but one."""
    best = next(iter(_all(found, stores)), None)
    offers = (offer for _, offer in stores.ledger.facts(Offer, [best.act.id] if best else []) if offer.lot)
    groups = _grouped((_bid(found, best.act, offer) for offer in offers if best), lambda b: b.offer.lot)
    lots = [winner for group in groups if (winner := _winner(group))]
    return lots if len(lots) > 1 else []


def _lot_named(words: Sequence[frozenset[str]], lots: Sequence[_Bid]) -> _Bid | None:
    """The one lot whose name says most of these words, and one of them that no other lot's name says."""
    names = [stem_set(lot.offer.subject) for lot in lots]
    own = [w for w in words if sum(not w.isdisjoint(name) for name in names) == 1]
    held = [sum(not w.isdisjoint(name) for w in own) for name in names]
    most = max(held, default=0)
    return lots[held.index(most)] if most and held.count(most) == 1 else None


def _of_lots(frame: Frame, bids: Sequence[_Bid]) -> Draft | None:
    """How many lots, which is the dearest or the cheapest, what each is and who gets it."""
    language = frame.language
    winners = (_winner(group) for group in _grouped(_in_order(bids), lambda b: b.lot))
    lots = [winner for winner in winners if winner and winner.offer.lot]
    if not lots or len({b.offer.lot for b in lots}) < len(lots):
        return None  # none, or the lots of several contracts that one act tells
    told = joined([_lot_told(b, language) for b in lots], language)
    if frame.ask is Ask.COUNT:
        count = f"{whole(len(lots), language)} lot{'s' * (len(lots) > 1)}{colon(language)}"
        return _draft(count + told, lots, language, value=len(lots))
    if _compares(frame):
        priced = _by_price(frame, lots)
        return _draft(_lot_told(priced[0], language), priced, language, first=priced[:1]) if priced else None
    return _draft(told, lots, language)


def _compares(frame: Frame) -> bool:
    plain = flat(frame.question)
    return bool(_CHEAPEST.search(plain) or _DEAREST.search(plain))


def _by_price(frame: Frame, bids: Iterable[_Bid]) -> list[_Bid]:
    """The dearest first, or the cheapest where it is asked for; none where prices with and without taxes mix."""
    priced = [b for b in bids if b.offer.amount is not None]
    if len({b.offer.basis for b in priced}) > 1:
        return []
    cheapest = bool(_CHEAPEST.search(flat(frame.question)))
    return sorted(priced, key=lambda b: b.offer.amount or Decimal(0), reverse=not cheapest)


def _in_order(bids: Iterable[_Bid]) -> list[_Bid]:
    """By rank where the act ranks them, else as it tells them."""
    return sorted(bids, key=lambda b: (b.offer.rank or _UNRANKED, b.offer.span.page, b.offer.span.start))


def _lot_told(bid: _Bid, language: Language) -> str:
    name = ", ".join(part for part in (bid.offer.lot, bid.offer.subject) if part)
    return f"{name}{colon(language)}{_told(bid, language)}"


# --- companies --------------------------------------------------------------------------------------------


def _of_company(found: Found, bids: Sequence[_Bid]) -> Draft | None:
    """What the company that the question names asks; None where it names none, or asks no price."""
    language = found.frame.language
    names = [h for h in found.subject if h.term.proper]
    named = [b for b in bids if any(not h.named.isdisjoint(stem_set(b.offer.company)) for h in names)]
    asked = found.frame.ask is Ask.AMOUNT and len({b.offer.company for b in named}) == 1
    if not asked or len(named) > 1 or named[0].offer.amount is None:
        return None
    return _draft(_told(named[0], language), named, language, first=named)


def _of_companies(frame: Frame, bids: Sequence[_Bid]) -> Draft | None:
    """Who answered; or who came first, was chosen, asked least, and for how much."""
    language = frame.language
    groups = _grouped(_in_order(bids), lambda b: b.lot)
    if _compares(frame):
        if len(groups) > 1:
            return _of_lots(frame, bids)  # "le marché le moins cher", of several
        priced = _by_price(frame, bids)
        return _draft(_told(priced[0], language), priced, language, first=priced[:1]) if priced else None
    if _WINNER.search(flat(frame.question)) or frame.ask is Ask.AMOUNT:
        return _won(frame, groups)
    return _answered(frame, _in_order(bids))


def _won(frame: Frame, groups: Sequence[Sequence[_Bid]]) -> Draft | None:
    """Who is chosen, in each lot where there are several."""
    language = frame.language
    first = [winner for group in groups if (winner := _winner(group))]
    if not first:
        return None
    tell = _lot_told if len(first) > 1 else _told
    told = joined([tell(b, language) for b in first], language)
    draft = _draft(told, [*first, *(b for group in groups for b in group)], language, first=first)
    # One price is asked for, and each lot has its own.
    return replace(draft, status=Status.PARTIAL) if frame.ask is Ask.AMOUNT and len(first) > 1 else draft


def _answered(frame: Frame, bids: Sequence[_Bid]) -> Draft:
    """All who made an offer. A ranking holds them all: what else the act tells was bought apart."""
    language = frame.language
    bids = [b for b in bids if b.offer.rank is not None] or bids
    names = list(dict.fromkeys(b.offer.company for b in bids))
    if frame.ask is Ask.COUNT:
        head = f"{whole(len(names), language)}{colon(language)}{joined(names, language)}"
        return _draft(head, bids, language, value=len(names))
    return _draft(joined([_told(b, language) for b in bids], language), bids, language)


def _told(bid: _Bid, language: Language) -> str:
    if bid.offer.amount is None:
        return bid.offer.company
    price = f"{euros(bid.offer.amount, language)} {bid.offer.basis}".rstrip()
    return f"{bid.offer.company} ({price})"


def _winner(group: Sequence[_Bid]) -> _Bid | None:
    """The one that the act chooses among the offers of one lot, or that stands first in their order."""
    chosen = [b for b in group if b.offer.retained]
    ranked = [b for b in group if b.offer.rank == 1]
    both = [b for b in chosen if b in ranked] or chosen or ranked
    return both[0] if len(both) == 1 else None


def _grouped(bids: Iterable[_Bid], key: Callable[[_Bid], K]) -> list[list[_Bid]]:
    groups: dict[K, list[_Bid]] = {}
    for bid in bids:
        groups.setdefault(key(bid), []).append(bid)
    return list(groups.values())


def _draft(
    head: str,
    bids: Sequence[_Bid],
    language: Language,
    *,
    first: Sequence[_Bid] = (),
    value: int | None = None,
) -> Draft:
    """``first``: the offers that answer, where others are only shown with them; the one's price is the amount."""
    shown = tuple(dict.fromkeys(bids))
    claims = (Claim(head, tuple(b.ground for b in first or shown)), Claim(of_act(shown[0].act, language)))
    one = first[0] if len(first) == 1 else None
    return Draft(
        Status.ANSWERED,
        claims,
        amount=one.offer.amount if one else None,
        value=value if value is not None else one.offer.company if one else None,
        entries=tuple(Entry(b.offer.company, b.offer.amount, _place(b, language), b.ground) for b in shown),
    )


def _place(bid: _Bid, language: Language) -> str:
    """What a row says beside company and price: its lot, its rank, and that it is chosen."""
    offer = bid.offer
    rank = say(language, f"classée {offer.rank}", f"ranked {offer.rank}") if offer.rank else ""
    chosen = say(language, "retenue", "chosen") if offer.retained else ""
    return ", ".join(part for part in (offer.lot, offer.subject, rank, chosen) if part)
