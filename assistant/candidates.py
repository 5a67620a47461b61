"""The figures that may answer a question of money: grants, budget entries, and amounts told of anything else."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Set
from decimal import Decimal
from functools import lru_cache

from assistant import phrases
from assistant.fit import NO_NAME, Candidate, Kind, Words, by_name, fit_of, is_exact, most, tells_giver
from assistant.link import stem_set
from assistant.retrieve import Found, asks_years, decided_in
from assistant.told import amounts_told, asks_price
from assistant.types import Ask, Frame, Pot
from index.check import Stores
from index.dates import find_dates, years_told
from index.entities import Entity
from index.entity_names import FORM_WORDS
from index.facts.funders import FUNDER, OWN_MONEY, payer_of
from index.text import flat, fold
from index.types import Act, BudgetEntry, Grant, GrantStatus, Nature, Side

_ACTS = 60  # acts of other periods whose figures are weighed, to be offered
_FEW = 3  # an act that gives to no more than these is about them


def candidates(found: Found, stores: Stores) -> list[Candidate]:
    """All figures of the acts found, best first; the period is checked by ``of_period``, not here."""
    # A sum over some of the acts would be a wrong sum: every act of the period is weighed; of others, a few.
    period = {act.id: act for act, _ in found.in_period()}
    acts = period | {act.id: act for act, _ in found.acts[:_ACTS]}
    grants = _grants(found, stores, acts)
    facts = [*grants, *_entries(found, stores, acts, {(c.act.id, c.amount) for c in grants})]
    known = {(c.act.id, c.amount) for c in facts}
    # Money given is told from grants alone: a price, or a sum only asked for, is never told as given.
    given = found.frame.pot in (Pot.AWARDED, Pot.REQUESTED, Pot.PROPOSED)
    mentions = [] if given else amounts_told(found, stores, known)
    return sorted([*facts, *mentions], key=lambda c: -c.fit)


def _grants(found: Found, stores: Stores, acts: dict[str, Act]) -> list[Candidate]:
    grants = stores.ledger.facts(Grant, acts)
    given_to: dict[str, set[str]] = defaultdict(set)
    for act_id, grant in grants:
        given_to[act_id].add(fold(grant.beneficiary))
    return [
        _grant(found, acts[i], grant, amount, alone=len(given_to[i]) <= _FEW)
        for i, grant in grants
        if (amount := grant.unit_price if grant.amount is None else grant.amount) is not None
    ]


def _grant(found: Found, act: Act, grant: Grant, amount: Decimal, *, alone: bool) -> Candidate:
    own_money = grant.status in (GrantStatus.AWARDED, GrantStatus.PROPOSED)
    entity = found.entities.of(act.id, grant.beneficiary) if own_money else None
    names = _names(grant, entity)
    form = FORM_WORDS[entity.form] if entity else ""
    payer = payer_of(flat(grant.funder)) if grant.funder else ""  # who asks of the State means "DETR" too
    label = stem_set(*names, form, grant.raw_beneficiary, grant.funder, payer, *_kind_told(found, act))
    purpose = "" if act.title and grant.purpose == act.title.value else grant.purpose
    detail = stem_set(purpose, grant.theme, grant.nature.value, grant.span.quote)
    fit = fit_of(found, act, Words(label, detail))
    return Candidate(
        Kind.GRANT,
        (grant.beneficiary if own_money else grant.funder) or grant.beneficiary,
        grant.purpose,
        amount,
        act,
        grant.span,
        min(
            fit.fit - _unwanted_grant(found.frame, grant),
            most(found, act, label | detail, label, alone=alone),
            1.0 if tells_giver(found, grant.funder, payer, grant.span.quote) else NO_NAME,
        ),
        fit.own,
        fit.whole,
        by_name=by_name(found, label),
        exact=any(is_exact(found, name) for name in names),
        of_before=_is_of_before(found, label),
        of_theme=_is_of_theme(found, grant.theme),
        grant=grant,
        entity=entity,
    )


def _is_of_before(found: Found, label: frozenset[str]) -> bool:
    """Does the label hold all names of the earlier questions, councils aside?"""
    names = [h for h in found.hits if h.term.proper and not h.term.own]
    names = [h for h in names if h.term.forms[0] not in found.councils.words]
    return bool(names) and all(h.is_in(label) for h in names)


def _is_of_theme(found: Found, theme: str) -> bool:
    """Does the heading under which the act gives say all that the question is about?"""
    said = stem_set(theme)
    return bool(found.subject) and all(h.is_in(said) for h in found.subject)


def _kind_told(found: Found, act: Act) -> tuple[str, ...]:
    """ "The cultural associations": of what kind those of an act are, its title tells as well as their names."""
    return (act.title.value,) if act.title and _asks_kind(found.frame.question) else ()


@lru_cache(maxsize=64)
def _asks_kind(question: str) -> bool:
    return bool(phrases.RECIPIENTS.search(flat(question)))


def _names(grant: Grant, entity: Entity | None) -> tuple[str, ...]:
    """All that the beneficiary is called in the acts; of a private person, what this act says."""
    if entity is None or entity.person:
        return (grant.beneficiary,)
    return (grant.beneficiary, *entity.variants, *entity.acronyms)


def _unwanted_grant(frame: Frame, grant: Grant) -> float:
    """Awarded money is meant unless the question names another; budgets are asked of budgets."""
    if frame.whole:
        return 0.6  # a grant is never the whole of a budget
    if frame.pot is Pot.RECETTES and grant.funder and grant.status is GrantStatus.RECEIVED:
        return 0.0  # what a funder has promised is income of the project
    if frame.pot in (Pot.BUDGETED, Pot.CHARGES, Pot.RECETTES):
        return 0.3 if frame.pot is Pot.BUDGETED else 0.45
    if frame.pot is None and asks_price(frame.question):
        return 0.25
    if frame.pot is Pot.RECEIVED and grant.status is GrantStatus.REQUESTED:
        return 0.05  # what is asked of others is told where nothing says that it was got
    if frame.pot is Pot.RECEIVED and grant.status is not GrantStatus.RECEIVED:
        return 0.6
    wanted = frame.pot.value if frame.pot else Pot.AWARDED.value
    if frame.pot is Pot.AWARDED and grant.status in (GrantStatus.REQUESTED, GrantStatus.RECEIVED):
        return 0.6  # what was asked of others, or got from them, was not given
    return 0.0 if grant.status.value == wanted else 0.25


def _entries(
    found: Found, stores: Stores, acts: dict[str, Act], told: Set[tuple[str, Decimal]]
) -> list[Candidate]:
    """The lines of budgets; of money asked of others, those that funders are to pay, which no grant tells."""
    entries = stores.ledger.facts(BudgetEntry, acts)
    if found.frame.pot is not Pot.REQUESTED:
        return [_entry(found, acts[i], entry) for i, entry in entries]
    asked = ((i, e) for i, e in entries if _is_asked(e) and (i, e.amount) not in told)
    return [_grant(found, acts[i], _request(acts[i], e), e.amount, alone=False) for i, e in asked]


_PLAN = re.compile(r"plan\b.*\bfinancement")
_HAD = re.compile(r"\bacquise?s?\b|\bobtenu|\baccorde|\bnotifie|\brecue?s?\b")


_RATE = re.compile(r"\s*\(?\d[\d.,]*\s*%.*$", re.DOTALL)  # "DETR (30 %)"


def _is_asked(entry: BudgetEntry) -> bool:
    """A line of a plan that others than the council are to pay, and have not promised yet."""
    label = flat(entry.label)
    if entry.side is not Side.RECETTES or entry.level == 0 or OWN_MONEY.search(label) or _HAD.search(label):
        return False
    return bool(_PLAN.search(flat(entry.budget)) or FUNDER.search(label))


def _request(act: Act, entry: BudgetEntry) -> Grant:
    """The line of a plan as the request that it announces."""
    council = act.council_name
    title = act.title.value if act.title else ""
    return Grant(
        beneficiary=council,
        raw_beneficiary=council,
        amount=entry.amount,
        nature=Nature.SUBVENTION,
        status=GrantStatus.REQUESTED,
        purpose=title,
        theme="",
        funder=_RATE.sub("", entry.label),
        article="",
        in_kind=False,
        span=entry.span,
    )


def _entry(found: Found, act: Act, entry: BudgetEntry) -> Candidate:
    label, detail = stem_set(entry.label), stem_set(entry.category, entry.budget)
    fit = fit_of(found, act, Words(label, detail))
    return Candidate(
        Kind.ENTRY,
        entry.label,
        entry.category or entry.budget,
        entry.amount,
        act,
        entry.span,
        min(
            fit.fit - _unwanted_entry(found.frame, entry),
            most(found, act, label | detail, label, alone=False),
        ),
        fit.own,
        fit.whole,
        entry=entry,
    )


def _unwanted_entry(frame: Frame, entry: BudgetEntry) -> float:
    if frame.whole:
        return 0.0 if entry.level == 0 else 0.4
    if frame.pot in (Pot.RECETTES, Pot.RECEIVED) and entry.side is not Side.RECETTES:
        return 0.3
    if frame.pot is Pot.CHARGES and entry.side is not Side.CHARGES:
        return 0.3
    if frame.pot in (Pot.AWARDED, Pot.REQUESTED):
        return 0.35  # money given is no line of a budget
    budgeted = frame.pot in (Pot.BUDGETED, Pot.CHARGES, Pot.RECETTES, Pot.RECEIVED) or frame.ask is Ask.SHARE
    return (0.0 if budgeted else 0.12) + (0.1 if entry.level == 0 else 0.0)


_REPORTS = re.compile(r"\bcomptes?\b|\bresultats?\b|\baffectation|\bbilan|\brapport\b|proces[- ]verbal")


def of_period(candidate: Candidate, frame: Frame) -> bool:
    """Is the figure of the period asked for? The act's own date says so, or the year that its purpose, its
    budget or its title is of. A title that reports on a year past ("compte administratif 2022") does not."""
    act = candidate.act
    if decided_in(act, frame):
        return True
    if frame.months and any(
        (d.date.year, d.date.month) in frame.months for d in find_dates(candidate.purpose)
    ):
        return True
    title = act.title.value if act.title and not _REPORTS.search(flat(act.title.value)) else ""
    budget = candidate.entry.budget if candidate.entry else ""
    told = years_told(f"{candidate.purpose} {title} {budget}")
    return asks_years(frame) and not told.isdisjoint(frame.years)
