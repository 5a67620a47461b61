"""The figures that may answer a question of money: grants, budget entries, and amounts told in passages.

Each candidate says what its figure is of, in its own words and in those of its act; the question's terms are
looked for in both. A term in the figure's own words counts whole, one that only its act holds counts less.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from assistant.retrieve import Found, Hit, holds, stem_set
from assistant.types import Ask, Frame, Ground, Pot
from index.amounts import find_amounts
from index.check import Stores
from index.text import squeeze
from index.sentences import sentence_ranges, sub_span
from index.types import Act, BudgetEntry, Grant, GrantStatus, Passage, Side, Span

_ACTS = 60  # acts whose figures are weighed
_LABEL, _DETAIL, _ACT, _SOMEWHERE = 1.0, 0.85, 0.6, 0.35

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
    grant: Grant | None = None
    entry: BudgetEntry | None = None

    @property
    def ground(self) -> Ground:
        return Ground(self.act, self.span)


def candidates(found: Found, stores: Stores) -> list[Candidate]:
    """All figures of the acts found, best first; the period is checked by ``of_period``, not here."""
    acts = {act.id: act for act, _ in found.acts[:_ACTS]}
    facts = [*_grants(found, stores, acts), *_entries(found, stores, acts)]
    known = {(c.act.id, c.amount) for c in facts}
    mentions = _mentions(found, {act.id: act for act, _ in found.acts}, known)
    return sorted([*facts, *mentions], key=lambda c: -c.fit)


def _grants(found: Found, stores: Stores, acts: dict[str, Act]) -> list[Candidate]:
    out = []
    for act_id, grant in stores.ledger.facts(Grant, acts):
        label = stem_set(grant.beneficiary, grant.raw_beneficiary, grant.funder)
        detail = stem_set(grant.purpose, grant.nature.value)
        fit, own = _fit(found, acts[act_id], label, detail)
        fit -= _unwanted_grant(found.frame, grant)
        name = grant.beneficiary if grant.status in (GrantStatus.AWARDED, GrantStatus.PROPOSED) else grant.funder
        out.append(
            Candidate(
                Kind.GRANT, name or grant.beneficiary, grant.purpose, grant.amount, acts[act_id], grant.span, fit, own,
                grant=grant,
            )
        )  # fmt: skip
    return out


def _unwanted_grant(frame: Frame, grant: Grant) -> float:
    """Awarded money is meant unless the question names another; budgets are asked of budgets."""
    if frame.pot in (Pot.BUDGETED, Pot.CHARGES, Pot.RECETTES):
        return 0.3
    wanted = frame.pot.value if frame.pot else Pot.AWARDED.value
    return 0.0 if grant.status.value == wanted else 0.25


def _entries(found: Found, stores: Stores, acts: dict[str, Act]) -> list[Candidate]:
    out = []
    for act_id, entry in stores.ledger.facts(BudgetEntry, acts):
        label = stem_set(entry.label)
        fit, own = _fit(found, acts[act_id], label, stem_set(entry.category, entry.budget))
        fit -= _unwanted_entry(found.frame, entry)
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
    budgeted = frame.pot in (Pot.BUDGETED, Pot.CHARGES, Pot.RECETTES) or frame.ask is Ask.SHARE
    return (0.0 if budgeted else 0.12) + (0.1 if entry.level == 0 else 0.0)


def _mentions(found: Found, acts: dict[str, Act], known: set[tuple[str, Decimal]]) -> list[Candidate]:
    """Amounts told in the passages found: prices, rents, loans, and all that is no fact of another kind."""
    return [
        candidate
        for passage in found.passages
        if (act := acts.get(passage.act))
        for start, end in sentence_ranges(passage.span.quote)
        for candidate in _of_sentence(found, act, passage, start, end)
        if (act.id, candidate.amount) not in known
    ]


def _of_sentence(found: Found, act: Act, passage: Passage, start: int, end: int) -> list[Candidate]:
    """The amounts of a sentence; each one's label is the words since the amount before it, and a few behind."""
    quote = passage.span.quote
    amounts = [a for a in find_amounts(quote[start:end], bare="\t" in quote[start:end]) if a.marked or "," in a.raw]
    columns = passage.heading.rsplit(" · ", 1)[-1] if " | " in passage.heading else ""
    span = sub_span(passage.span, start, end)
    out = []
    for i, amount in enumerate(amounts):
        since = amounts[i - 1].end if i else 0
        until = amounts[i + 1].start if i + 1 < len(amounts) else end - start
        label = quote[start + max(since, amount.start - 120) : start + min(until, amount.end + 60)]
        fit, own = _fit(found, act, stem_set(label), stem_set(quote[start:end], columns))
        out.append(
            Candidate(Kind.MENTION, squeeze(label), squeeze(span.quote), amount.euros, act, span, fit - 0.05, own)
        )
    return out


def _fit(found: Found, act: Act, label: frozenset[str], detail: frozenset[str]) -> tuple[float, float]:
    """(fit, own): the share of the terms' weight that the figure and its act hold, and the label's part."""
    about = found.about(act)
    whole = sum(h.weight for h in found.hits)
    if not whole:
        return 0.5, 0.0
    fit = sum(h.weight * _degree(h, act, label, detail, about) for h in found.hits)
    own = sum(h.weight for h in found.hits if h.term.own and (holds(label, h.term) or holds(detail, h.term)))
    return fit / whole, own / whole


def _degree(
    hit: Hit, act: Act, label: frozenset[str], detail: frozenset[str], about: frozenset[str]
) -> float:
    if holds(label, hit.term):
        return _LABEL
    if holds(detail, hit.term):
        return _DETAIL
    if holds(about, hit.term):
        return _ACT
    return _SOMEWHERE if act.id in hit.acts else 0.0


def of_period(candidate: Candidate, frame: Frame) -> bool:
    """Is the figure of the period asked for? The act's own date says so, or the year that its purpose, its
    budget or its title is of; a purpose of another year than the one asked is of that other year."""
    act = candidate.act
    if frame.days:
        return act.date in frame.days
    if frame.months:
        return act.date is not None and (act.date.year, act.date.month) in frame.months
    if not frame.years:
        return True
    title = act.title.value if act.title else ""
    budget = candidate.entry.budget if candidate.entry else ""
    told = {int(y) for y in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", f"{candidate.purpose} {title} {budget}")}
    dated = act.date is not None and act.date.year in frame.years
    return bool(told & set(frame.years)) or dated
