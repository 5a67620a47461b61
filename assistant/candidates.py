"""The figures that may answer a question of money: grants, budget entries, and amounts told in passages.

Each candidate says what its figure is of, in its own words and in those of its act; the question's terms are
looked for in both. A term in the figure's own words counts whole, one that only its act holds counts less.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from assistant import phrases
from assistant.lexicon import kind_words
from assistant.link import holds, stem_set
from assistant.retrieve import Found, Hit, asks_years, decided_in
from assistant.types import Ask, Frame, Ground, Pot
from index.amounts import find_amounts
from index.check import Stores
from index.sentences import sentence_ranges, sub_span
from index.text import flat, squeeze
from index.types import Act, BudgetEntry, Grant, GrantStatus, Passage, Side, Span

_ACTS = 60  # acts of other periods whose figures are weighed, to be offered
_LABEL, _DETAIL, _ACT, _SOMEWHERE = 1.0, 0.95, 0.6, 0.35
_BESIDE = 0.55  # the most that a figure fits which stands in a fact's row and is not the fact's
_SUBJECT = 0.9  # a name in the act's own title says what all its figures are of


class Kind(StrEnum):
    GRANT = "grant"
    ENTRY = "entry"
    MENTION = "mention"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One figure and how well it fits (0 to 1). ``own`` is the part that the question's own terms, looked
    for in the figure's own words alone, make of the fit."""

    kind: Kind
    label: str
    purpose: str
    amount: Decimal
    act: Act
    span: Span
    fit: float
    own: float
    by_name: bool = False  # its label holds each name of the question itself, not another word for it
    grant: Grant | None = None
    entry: BudgetEntry | None = None

    @property
    def ground(self) -> Ground:
        return Ground(self.act, self.span)


def candidates(found: Found, stores: Stores) -> list[Candidate]:
    """All figures of the acts found, best first; the period is checked by ``of_period``, not here."""
    # A sum over some of the acts would be a wrong sum: every act of the period is weighed; of others, a few.
    period = {act.id: act for act, _ in found.in_period()}
    acts = period | {act.id: act for act, _ in found.acts[:_ACTS]}
    facts = [*_grants(found, stores, acts), *_entries(found, stores, acts)]
    known = {(c.act.id, c.amount) for c in facts}
    # Money given is told from grants alone: a price, or a sum only asked for, is never told as given.
    given = found.frame.pot in (Pot.AWARDED, Pot.REQUESTED, Pot.PROPOSED)
    mentions = [] if given else _mentions(found, {act.id: act for act, _ in found.acts}, known)
    return sorted([*facts, *mentions], key=lambda c: -c.fit)


def _grants(found: Found, stores: Stores, acts: dict[str, Act]) -> list[Candidate]:
    out = []
    for act_id, grant in stores.ledger.facts(Grant, acts):
        label = stem_set(grant.beneficiary, grant.raw_beneficiary, grant.funder)
        title = acts[act_id].title
        purpose = "" if title and grant.purpose == title.value else grant.purpose
        detail = stem_set(purpose, grant.nature.value, grant.span.quote)
        fit, own = _fit(found, acts[act_id], label, detail)
        fit = min(fit - _unwanted_grant(found.frame, grant), _most(found, acts[act_id], label | detail))
        name = (
            grant.beneficiary if grant.status in (GrantStatus.AWARDED, GrantStatus.PROPOSED) else grant.funder
        )
        out.append(
            Candidate(
                Kind.GRANT, name or grant.beneficiary, grant.purpose, grant.amount, acts[act_id], grant.span, fit, own,
                by_name=_by_name(found, label), grant=grant,
            )
        )  # fmt: skip
    return out


def _by_name(found: Found, label: frozenset[str]) -> bool:
    names = [h.term for h in found.hits if h.term.proper and h.term.own]
    names = [t for t in names if t.forms[0] not in found.councils.words]
    return bool(names) and all(holds(label, replace(t, forms=t.forms[:1])) for t in names)


def _unwanted_grant(frame: Frame, grant: Grant) -> float:
    """Awarded money is meant unless the question names another; budgets are asked of budgets."""
    if frame.whole:
        return 0.6  # a grant is never the whole of a budget
    if frame.pot in (Pot.BUDGETED, Pot.CHARGES, Pot.RECETTES):
        return 0.3 if frame.pot is Pot.BUDGETED else 0.45
    if frame.pot is None and asks_price(frame.question):
        return 0.25
    wanted = frame.pot.value if frame.pot else Pot.AWARDED.value
    if frame.pot is Pot.AWARDED and grant.status in (GrantStatus.REQUESTED, GrantStatus.RECEIVED):
        return 0.6  # what was asked of others, or got from them, was not given
    return 0.0 if grant.status.value == wanted else 0.25


def _entries(found: Found, stores: Stores, acts: dict[str, Act]) -> list[Candidate]:
    out = []
    for act_id, entry in stores.ledger.facts(BudgetEntry, acts):
        label = stem_set(entry.label)
        fit, own = _fit(found, acts[act_id], label, stem_set(entry.category, entry.budget))
        told = label | stem_set(entry.category, entry.budget)
        fit = min(fit - _unwanted_entry(found.frame, entry), _most(found, acts[act_id], told))
        out.append(
            Candidate(
                Kind.ENTRY, entry.label, entry.category or entry.budget, entry.amount, acts[act_id], entry.span, fit, own,
                entry=entry,
            )
        )  # fmt: skip
    return out


def _unwanted_entry(frame: Frame, entry: BudgetEntry) -> float:
    if frame.whole:
        return 0.0 if entry.level == 0 else 0.4
    if frame.pot is Pot.RECETTES and entry.side is not Side.RECETTES:
        return 0.3
    if frame.pot is Pot.CHARGES and entry.side is not Side.CHARGES:
        return 0.3
    if frame.pot in (Pot.AWARDED, Pot.REQUESTED):
        return 0.35  # money given is no line of a budget
    budgeted = frame.pot in (Pot.BUDGETED, Pot.CHARGES, Pot.RECETTES) or frame.ask is Ask.SHARE
    return (0.0 if budgeted else 0.12) + (0.1 if entry.level == 0 else 0.0)


def _mentions(found: Found, acts: dict[str, Act], known: set[tuple[str, Decimal]]) -> list[Candidate]:
    """Amounts told in the passages found: prices, rents, loans, and all that is no fact of another kind."""
    out = []
    for passage in found.passages:
        act = acts.get(passage.act)
        if act is None:
            continue
        for start, end in sentence_ranges(passage.span.quote):
            told = _of_sentence(found, act, passage, start, end)
            new = [c for c in told if (act.id, c.amount) not in known]
            beside = "\t" in passage.span.quote[start:end] and len(new) < len(told)
            out += [_beside(c) for c in new] if beside and not asks_price(found.frame.question) else new
    return out


def _beside(mention: Candidate) -> Candidate:
    """The other figures of a row that gives a fact (a cost, a rate's base) answer only where none else does."""
    return replace(mention, fit=min(mention.fit, _BESIDE))


@lru_cache(maxsize=64)
def asks_price(question: str) -> bool:
    """A cost, a rent: no money given."""
    return bool(phrases.PRICES.search(flat(question)))


def _of_sentence(found: Found, act: Act, passage: Passage, start: int, end: int) -> list[Candidate]:
    """The amounts of a sentence; each one's label is the words since the amount before it, and a few behind."""
    quote = passage.span.quote
    amounts = [
        a for a in find_amounts(quote[start:end], bare="\t" in quote[start:end]) if a.marked or "," in a.raw
    ]
    columns = passage.heading.rsplit(" · ", 1)[-1] if " | " in passage.heading else ""
    span = sub_span(passage.span, start, end)
    out = []
    for i, amount in enumerate(amounts):
        since = amounts[i - 1].end if i else 0
        until = amounts[i + 1].start if i + 1 < len(amounts) else end - start
        label = _clause(quote, start + max(since, amount.start - 120), start + min(until, amount.end + 60))
        fit, own = _fit(found, act, stem_set(label), stem_set(quote[start:end], columns))
        out.append(
            Candidate(
                Kind.MENTION, squeeze(label), squeeze(span.quote), amount.euros, act, span, fit - 0.05, own
            )
        )
    return out


def _clause(quote: str, start: int, end: int) -> str:
    """The words of a range, none of them cut."""
    while 0 < start < end and quote[start - 1].isalnum() and quote[start].isalnum():
        start += 1
    while start < end < len(quote) and quote[end - 1].isalnum() and quote[end].isalnum():
        end -= 1
    return quote[start:end]


def _fit(found: Found, act: Act, label: frozenset[str], detail: frozenset[str]) -> tuple[float, float]:
    """(fit, own): the share of all terms' weight that the figure and its act hold, and the share of the
    question's own terms, councils aside, that the figure's own words hold."""
    whole = sum(h.weight for h in found.hits)
    if not whole:
        return 0.5, 0.0
    fit = sum(h.weight * _degree(h, act, label, detail, found) for h in found.hits) / whole
    mine = [h for h in found.hits if h.term.own and h.term.forms[0] not in found.councils.words]
    own = _share_of(mine, lambda h: holds(label, h.term) or holds(detail, h.term))
    before = [h for h in found.hits if not h.term.own]
    if mine and before:
        # A follow-up's own words say which figure of the subject is meant: without them no figure fits well.
        fit = min(fit, 0.4 + 0.6 * own)
        if all(h.term.word in kind_words() for h in mine):
            # "et la Région ?" names no new subject: the figure is of the one before.
            fit = fit if act.id in _acts_of(before) else min(fit, 0.45)
    elif mine:
        # A council's name fits all its figures: they answer for no subject that their act does not know.
        fit = min(fit, 0.4 + 0.6 * _share_of(mine, lambda h: act.id in h.acts))
    return fit, own


def _acts_of(hits: Sequence[Hit]) -> frozenset[str]:
    """The acts that hold all the terms; where none does, those that hold one."""
    return frozenset.intersection(*(h.acts for h in hits)) or frozenset().union(*(h.acts for h in hits))


def _share_of(hits: Sequence[Hit], fits: Callable[[Hit], bool]) -> float:
    """The part of the hits' weight that those which fit make; 0 of none."""
    whole = sum(h.weight for h in hits)
    return sum(h.weight for h in hits if fits(h)) / whole if whole else 0.0


def _most(found: Found, act: Act, told: frozenset[str]) -> float:
    """The most a fact may fit: not enough where a name of the question is neither its own nor its act's."""
    about = found.about(act) | found.councils.words
    named = (h.term for h in found.hits if h.term.proper and h.term.own)
    return 1.0 if all(holds(told, t) or holds(about, t) for t in named) else 0.45


def _degree(hit: Hit, act: Act, label: frozenset[str], detail: frozenset[str], found: Found) -> float:
    councils = found.councils.words
    if not hit.term.own:
        return _LABEL if act.id in hit.acts else 0.0  # what was spoken of before says which act is meant
    if hit.term.forms[0] in councils:
        return _LABEL  # a council named is a filter, that all its figures pass alike
    if holds(label, hit.term):
        return _LABEL
    if holds(detail, hit.term):
        return _DETAIL
    if holds(found.about(act), hit.term):
        return _SUBJECT if hit.term.proper else _ACT
    return _SOMEWHERE if act.id in hit.acts else 0.0


_REPORTS = re.compile(r"\bcomptes?\b|\bresultats?\b|\baffectation|\bbilan|\brapport\b|proces[- ]verbal")


def of_period(candidate: Candidate, frame: Frame) -> bool:
    """Is the figure of the period asked for? The act's own date says so, or the year that its purpose, its
    budget or its title is of. A title that reports on a year past ("compte administratif 2022") does not."""
    act = candidate.act
    if decided_in(act, frame):
        return True
    title = act.title.value if act.title and not _REPORTS.search(flat(act.title.value)) else ""
    budget = candidate.entry.budget if candidate.entry else ""
    told = {
        int(y) for y in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", f"{candidate.purpose} {title} {budget}")
    }
    return asks_years(frame) and bool(told & set(frame.years))
