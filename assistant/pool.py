"""Which figures answer together: the one that fits, those of the same set, the lines of a budget."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from assistant import phrases
from assistant.candidates import candidates, of_period
from assistant.compute import total
from assistant.fit import Candidate, Kind
from assistant.link import stem_set
from assistant.listed import lines_beside, rows_beside
from assistant.nearest import own_words
from assistant.retrieve import Found
from assistant.scope import lets_through
from assistant.types import Ask, Entry, Frame, Pot
from index.check import Stores
from index.dates import find_dates, find_months, years_told
from index.names import same_name
from index.numbers import find_numbers_in_words
from index.once import Telling, kind_of, told_again
from index.text import flat, squeeze
from index.types import GrantStatus, Nature, Side

FITS = 0.5  # the least fit with which a figure is an answer
SURE = 0.62  # the fit from which it is told without reserve
_AHEAD = 12  # months that money is voted before what it is for
_LIKE = 0.1  # figures this near to the best answer the question together with it


@dataclass(frozen=True, slots=True)
class Pool:
    """The figures that fit, best first; those that would but for the period; help in kind, kept apart.
    ``standing``: all figures of the acts found, of which these were chosen; pools are equal by what was."""

    fitting: tuple[Candidate, ...]
    other_periods: tuple[Candidate, ...]
    in_kind: tuple[Candidate, ...] = ()
    standing: tuple[Candidate, ...] = field(default=(), compare=False)


def pool_of(found: Found, stores: Stores) -> Pool:
    """Figures of replaced acts are left out. Money given, help in kind and loans or guarantees are never
    mixed: money given, unless another is asked for or nothing else is there."""
    frame = found.frame
    standing = tuple(
        c
        for c in candidates(found, stores)
        if c.act.id not in found.replaced and lets_through(frame, c.grant)
    )
    fitting = [c for c in standing if c.fit >= FITS and not _is_left_out(c, frame)]
    fitting = to_bodies_asked(_of_nature(_without_loans(_once(fitting), frame), frame), frame)
    in_kind = [c for c in fitting if c.grant and c.grant.in_kind]
    cash = [c for c in fitting if c not in in_kind]
    kept = in_kind if frame.in_kind or (frame.in_kind is None and _names(in_kind, cash)) else cash
    if frame.in_kind and not in_kind:  # what sentences tell of it
        kept = [c for c in cash if c.kind is Kind.MENTION]
    now = [c for c in kept if of_period(c, frame)] or [c for c in kept if _is_of_event(c, found)]
    other = [c for c in kept if c not in now]
    anothers = now and _names(other, now) and not _same_body(other[0], now[0])
    return Pool(
        fitting=() if anothers and not _says_year(now[0], other[0], frame) else tuple(now),
        other_periods=tuple(other),
        in_kind=() if kept is in_kind else tuple(c for c in in_kind if of_period(c, frame)),
        standing=standing,
    )


def _is_of_event(c: Candidate, found: Found) -> bool:
    """Was it decided within the year before the month asked for, of what is held then: voted in April "for the fair
    of 4 October"?"""
    frame, decided = found.frame, c.act.date
    if decided is None or c.fit < SURE or not frame.months or found.replaced.get(c.act.id):
        return False
    ahead = [(year - decided.year) * 12 + month - decided.month for year, month in frame.months]
    told = {
        (m.year, m.month) for p in found.passages if p.act == c.act.id for m in find_months(p.span.quote)
    } | {
        (d.date.year, d.date.month)
        for p in found.passages
        if p.act == c.act.id
        for d in find_dates(p.span.quote)
    }
    return all(0 < months <= _AHEAD for months in ahead) and not told.isdisjoint(frame.months)


def _says_year(now: Candidate, other: Candidate, frame: Frame) -> bool:
    """Is it told of the very year asked for ("149 € en 2020, 156 € en 2022"), and the other one, in words too, of
    another? Then its year says more than what else is told with the other."""
    if now.kind is not Kind.MENTION or other.kind is not Kind.MENTION:
        return False
    words = " ".join(own_words(squeeze(now.span.quote), now.amount))
    return not years_told(words).isdisjoint(frame.years)


def asks_all_of(frame: Frame, lines: Sequence[Candidate]) -> bool:
    """Does the question say how many there are, just as many as these?"""
    return _how_many(frame) == len(lines)


def _how_many(frame: Frame) -> int | None:
    """How many the question says there are ("the six associations"); None where it doesn't."""
    said = phrases.HOW_MANY.search(flat(frame.question))
    numbers = find_numbers_in_words(said[0], frame.language.value) if said else ()
    return numbers[0].value if numbers else None


def given(pool: Pool, frame: Frame) -> list[Candidate]:
    """All money awarded, whatever it is for: each sum once, no help in kind, loan or price per unit."""
    awarded = [
        c
        for c in pool.standing
        if c.grant
        and c.grant.status is GrantStatus.AWARDED
        and c.grant.amount is not None
        and not c.grant.in_kind
    ]
    return _without_loans(_once(awarded), frame)


def _is_left_out(c: Candidate, frame: Frame) -> bool:
    """Does its name or its theme say what the question leaves out ("hors sport")?"""
    # Of a sum told in words, those that are its own: "244 000 €, avec 9 000 € de frais" tells of two.
    own = own_words(squeeze(c.span.quote), c.amount) if c.mention and not c.mention.column else (c.label,)
    told = stem_set(*own, c.grant.theme if c.grant else "")
    return any(not told.isdisjoint(term.forms) for term in frame.excluded)


_LENT = (Nature.GARANTIE, Nature.PRET)
_ASKS_LOANS = re.compile(r"garant|\bpret|emprunt|\bloan|guarant|avance")


def _without_loans(fitting: list[Candidate], frame: Frame) -> list[Candidate]:
    """A loan or a guarantee is no money given: left out of what was given, where something was."""
    lent = [c for c in fitting if c.grant and c.grant.nature in _LENT]
    given = [c for c in fitting if c not in lent]
    asked = _ASKS_LOANS.search(flat(frame.question)) or _names(lent, [c for c in given if c.grant])
    return fitting if asked or not given else given


_ASSOCIATIONS = re.compile(r"\b(?:associat\w+|assos?|clubs?|charit\w+)\b")
_ASKS_GRANTS = re.compile(r"\bsubv\w*|\bgrants?\b|\bsubsid\w+")


def _of_nature(fitting: list[Candidate], frame: Frame) -> list[Candidate]:
    """Who asks for subventions means no membership fees: left out where subventions are there."""
    fees = [c for c in fitting if c.grant and c.grant.nature is Nature.COTISATION]
    others = [c for c in fitting if c not in fees]
    asked = _ASKS_GRANTS.search(flat(frame.question)) and not _names(fees, others)
    return others if asked and any(c.grant for c in others) else fitting


_PUBLIC = re.compile(  # a name begins with what a body is: "Foyer du collège" is an association
    r"^(?:la\s+|le\s+|les\s+|l')?(?:communes?|ville|ccas|centre\s+communal|syndicat|communaute|departement|region|etat|sdis|budgets?|colleges?|lycees?"
    r"|ehpad|hopital|prefecture|office\s+public)\b"
)


def to_bodies_asked(fitting: list[Candidate], frame: Frame) -> list[Candidate]:
    """Who asks for associations means no public body: left out where associations are there."""
    if not _ASSOCIATIONS.search(flat(frame.question)):
        return fitting
    public = [c for c in fitting if c.grant and _PUBLIC.match(flat(c.label))]
    others = [c for c in fitting if c not in public]
    return others if any(c.grant for c in others) and not _names(public, others) else fitting


def _once(fitting: Sequence[Candidate]) -> list[Candidate]:
    """Money that acts of several files tell counts once: the telling that fits best stands."""
    again = told_again(
        [
            Telling(c.act, c.who, c.label, c.amount, kind_of(c.grant) if c.grant else c.kind.value)
            for c in fitting
        ]
    )
    return [c for at, c in enumerate(fitting) if at not in again]


def _same_body(a: Candidate, b: Candidate) -> bool:
    """The same name, or one within the other: "Harmonie Les Cuivres de la Lys", "Les Cuivres de la Lys"."""
    mine, others = stem_set(a.label), stem_set(b.label)
    return same_name(a.label, b.label) or mine <= others or others <= mine


def _names(these: Sequence[Candidate], others: Sequence[Candidate]) -> bool:
    """Does the question name these ("l'auditorium prêté"; the one who got money another year) much rather?"""
    best = max((c.own for c in these), default=0.0)
    return best > max((c.own for c in others), default=0.0) + 0.3


def within(frame: Frame, amount: Decimal) -> bool:
    """Is it an amount that the question names, within the bounds that it sets ("plus de 3 000 €")?"""
    at_least, at_most = frame.at_least, frame.at_most
    if frame.amounts and amount not in frame.amounts:
        return False  # "which clubs got 2 800 €"
    return (at_least is None or amount >= at_least) and (at_most is None or amount <= at_most)


def adding_up(frame: Frame, lines: Sequence[Candidate]) -> list[Candidate]:
    """The lines of the one act that add up to the amount which the question names ("les six aides, pour un total de
    9 000 €"); none where those of no act do, or of several."""
    by_act: defaultdict[str, list[Candidate]] = defaultdict(list)
    for c in lines:
        by_act[c.act.id].append(c)
    sums = [group for group in by_act.values() if total(c.amount for c in group) in frame.amounts]
    return sums[0] if len(sums) == 1 else []


def together(pool: Sequence[Candidate]) -> list[Candidate]:
    """The best figure and those of its kind that fit as well: what the question is about."""
    best = pool[0]
    if best.kind is not Kind.GRANT:
        return [best]
    like = [c for c in pool if c.grant and best.fit - c.fit < _LIKE and best.own - c.own < _LIKE]
    like = [c for c in like if c.of_before] or like
    like = (
        [c for c in like if c.by_name and c.exact]
        or [c for c in like if c.by_name]
        or [c for c in like if c.of_theme]  # "la santé": what the act gives under that heading
        or like
    )
    like = [c for c in like if c.grant and best.grant and c.grant.status is best.grant.status]
    # A price per unit is no sum, and is added to none.
    return [c for c in like if c.grant and c.grant.amount is not None] or like[:1]


def set_of(found: Found, pool: Sequence[Candidate], standing: Sequence[Candidate] = ()) -> list[Candidate]:
    """The set that a list, a count or a rank is over: the lines of a budget's category or side, the grants that fit
    as well as the best, or of a sum told in a list (of ``standing``) all of the list."""
    best = pool[0]
    if best.kind is Kind.MENTION:
        rows = rows_beside(best, standing) if found.frame.ask is Ask.RANK else []
        return lines_beside(best, standing) or rows or [best]
    if best.entry is None:
        return _as_many(found.frame, together(pool))
    return _lines_of(found, best, pool)


def _as_many(frame: Frame, set_: list[Candidate]) -> list[Candidate]:
    """ "The six associations": those of the one act that tells so many, where the set is not of that number."""
    count = _how_many(frame)
    if count is None or len(set_) == count:
        return set_
    by_act: defaultdict[str, list[Candidate]] = defaultdict(list)
    for c in set_:
        by_act[c.act.id].append(c)
    many = [group for group in by_act.values() if len(group) == count]
    return many[0] if len(many) == 1 else set_


def _lines_of(found: Found, best: Candidate, pool: Sequence[Candidate]) -> list[Candidate]:
    """The lines of the category that the question names, or the leaves of the budget's side."""
    assert best.entry is not None
    named = next(
        (
            c.entry
            for c in pool
            if c.entry
            and c.entry.level == 1
            and c.entry.budget == best.entry.budget
            and any(h.is_in(stem_set(c.entry.label)) for h in found.hits if h.term.own)
        ),
        None,
    )
    budget = [c for c in pool if c.entry and c.act.id == best.act.id and c.entry.budget == best.entry.budget]
    if named is not None:
        lines = [
            c for c in budget if c.entry and c.entry.category == named.label and c.entry.side is named.side
        ]
        if lines:
            return lines
    return _leaves(found, budget)


def _leaves(found: Found, budget: Sequence[Candidate]) -> list[Candidate]:
    """Lines that are the sum of no others, of the side asked for; income where none is named."""
    side = Side.CHARGES if found.frame.pot is Pot.CHARGES else Side.RECETTES
    mine = [c for c in budget if c.entry and c.entry.side is side]
    parents = {c.entry.category for c in mine if c.entry}
    leaves = [c for c in mine if c.entry and c.entry.level > 0 and c.entry.label not in parents]
    return sorted(leaves, key=lambda c: -c.amount)


def entry(c: Candidate) -> Entry:
    return Entry(c.label, c.amount, c.purpose, c.ground)
