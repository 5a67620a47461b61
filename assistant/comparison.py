"""Shares and comparisons: part of a whole, one year against another, one beneficiary against another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant import compute
from assistant.candidates import of_period
from assistant.figures import short
from assistant.fit import Candidate
from assistant.link import stem_set
from assistant.pool import FITS, Pool, entry, given, to_bodies_asked, together
from assistant.retrieve import Found, Hit
from assistant.types import Claim, Draft, Frame, Ground, Language, Pot, Status, Term
from assistant.wording import colon, euros, joined, of_act, percent, say
from index.amounts import find_amounts
from index.check import Stores
from index.types import Act, BudgetEntry, Check, GrantStatus

_LEAST = FITS - 0.15  # each side of a comparison holds only its part of the question's words


def answer_share(found: Found, stores: Stores, pool: Pool) -> Draft | None:
    """A line's part of its budget's total; the share that the act itself prints, done again; or the part that
    some make of all grants."""
    named = next((c for c in pool.fitting if c.entry and c.entry.level > 0 and _is_named(c, found)), None)
    if named is not None:
        return _of_budget(found, named, stores)
    return _printed(found, stores, pool) or _of_all_grants(found, pool)


def _of_all_grants(found: Found, pool: Pool) -> Draft | None:
    """The part that the grants asked of make of all that the same council awarded in the period; None where they
    are no grants, or all there are, and of a budget: grants are not all of it."""
    frame = found.frame
    part = [c for c in together(pool.fitting) if c.grant and c.grant.status is GrantStatus.AWARDED]
    if frame.pot is Pot.BUDGETED or not part:
        return None
    councils = {c.act.council_name for c in part}
    everything = [c for c in given(pool, frame) if c.act.council_name in councils and of_period(c, frame)]
    mine, whole = (compute.total(c.amount for c in some) for some in (part, everything))
    ratio = compute.share(mine, whole)
    if ratio is None or mine >= whole:
        return None
    language = frame.language
    told = percent(ratio, language)
    largest = sorted(part, key=lambda c: -c.amount)
    acts = {c.act.id: c.act for c in everything}
    compared = say(
        language,
        f"{len(part)} des {len(everything)} lignes que ces actes attribuent",
        f"{len(part)} of the {len(everything)} lines that these acts award",
    )
    claims = (
        Claim(_quotient(told, mine, whole, language), tuple(c.ground for c in largest[:3])),
        Claim(compared),
        *(Claim(of_act(act, language)) for act in list(acts.values())[:3]),
    )
    return Draft(Status.ANSWERED, claims, amount=mine, value=told, entries=tuple(map(entry, largest)))


def _is_named(line: Candidate, found: Found) -> bool:
    label = stem_set(line.label)
    return any(h.is_in(label) for h in found.hits if h.term.own)


def _printed(found: Found, stores: Stores, pool: Pool) -> Draft | None:
    """The printed share of the figure that fits best; None where none is printed of it."""
    acts = {c.act.id: c.act for c in pool.fitting}
    best = pool.fitting[0]
    for act_id, check in stores.ledger.facts(Check, acts):
        share = _share_printed(check)
        if share and best.amount in share:
            return _redone(found, acts[act_id], check, *share)
    return None


def _share_printed(check: Check) -> tuple[Decimal, Decimal] | None:
    """The part and the whole of a share that an act prints."""
    amounts = [a.euros for a in find_amounts(check.statement)]
    return (amounts[0], amounts[1]) if check.kind == "share" and len(amounts) == 2 else None


def _redone(found: Found, act: Act, check: Check, part: Decimal, whole: Decimal) -> Draft | None:
    """A printed share, its two figures and their quotient; and what is printed where that is another."""
    language = found.frame.language
    ratio = compute.share(part, whole)
    if ratio is None:
        return None
    told = percent(ratio, language)
    ground = Ground(act, check.span)
    head = _quotient(told, part, whole, language)
    claims = [Claim(head, (ground,))]
    if not check.holds:
        claims.append(
            Claim(say(language, f"Attention : {check.statement}", f"Beware: {check.statement}"), (ground,))
        )
    claims.append(Claim(of_act(act, language)))
    return Draft(Status.ANSWERED if check.holds else Status.PARTIAL, tuple(claims), value=told)


def _quotient(told: str, part: Decimal, whole: Decimal, language: Language) -> str:
    return f"{told}{colon(language)}{euros(part, language)} / {euros(whole, language)}"


def _of_budget(found: Found, line: Candidate, stores: Stores) -> Draft | None:
    language = found.frame.language
    assert line.entry is not None
    mine = line.entry
    entries = [e for _, e in stores.ledger.facts(BudgetEntry, [line.act.id])]
    whole = next(
        (e for e in entries if e.level == 0 and e.side is mine.side and e.budget == mine.budget), None
    )
    ratio = compute.share(line.amount, whole.amount) if whole else None
    if whole is None or ratio is None:
        return None
    told = percent(ratio, language)
    part, total = euros(line.amount, language), euros(whole.amount, language)
    head = say(
        language,
        f"{part} : {line.label}, soit {told} du budget de {total}",
        f"{part}: {line.label}, {told} of the budget of {total}",
    )
    printed = tuple(
        Ground(line.act, check.span)
        for _, check in stores.ledger.facts(Check, [line.act.id])
        if _share_printed(check) == (line.amount, whole.amount)
    )
    grounds = (line.ground, Ground(line.act, whole.span), *printed)
    claims = (Claim(head, grounds), Claim(of_act(line.act, language)))
    return Draft(Status.ANSWERED, claims, amount=line.amount, value=told, entries=(entry(line),))


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a comparison: its name, its figures and their sum."""

    name: str
    chosen: tuple[Candidate, ...]

    @property
    def sum(self) -> Decimal:
        return compute.total(c.amount for c in self.chosen)


def answer_comparison(found: Found, pool: Pool) -> Draft | None:
    """Years against each other, or two parties; None where a side has no figure."""
    frame = found.frame
    everything = [c for c in pool.standing if c.grant and not c.grant.in_kind and c.grant.amount is not None]
    everything = to_bodies_asked(everything, frame)
    if len(frame.years) >= 2:
        years = range(min(frame.years), max(frame.years) + 1)
        sides = [_side(str(y), everything, replace(frame, years=(y,)), []) for y in years]
        sides = [s for s in sides if s.chosen or int(s.name) in frame.years]
        return _over_time(frame, sides) if all(s.chosen for s in sides) else None
    if len(frame.parties) == 2:
        parties = _hits(found, _own_words(frame.parties))
        sides = [_side("", everything, frame, party) for party in parties]
        return _between(frame, sides[0], sides[1]) if all(s.chosen for s in sides) else None
    return None


def answer_sum_of(found: Found, pool: Pool) -> Draft | None:
    """What the things named make together, where one act alone tells one figure of each; None else."""
    frame, language = found.frame, found.frame.language
    parties = _hits(found, frame.parties)
    if len(parties) < 2 or not all(parties):
        return None
    told: defaultdict[str, list[Candidate]] = defaultdict(list)
    for c in pool.standing:
        if of_period(c, frame) and _may_be_added(c, frame.pot):
            told[c.act.id].append(c)
    sets = [[_only(party, figures) for party in parties] for figures in told.values()]
    whole = [chosen for each in sets if len(chosen := [c for c in each if c]) == len(parties)]
    if len(whole) != 1 or len({c.span for c in whole[0]}) < len(parties):
        return None
    chosen = whole[0]
    sum_ = compute.total(c.amount for c in chosen)
    parts = joined([_part(c, language) for c in chosen], language)
    head = say(
        language, f"{euros(sum_, language)} en tout : {parts}", f"{euros(sum_, language)} in all: {parts}"
    )
    claims = (Claim(head, tuple(c.ground for c in chosen)), Claim(of_act(chosen[0].act, language)))
    sure = all(c.grant for c in chosen)
    return Draft(
        Status.ANSWERED if sure else Status.PARTIAL, claims, amount=sum_, entries=tuple(map(entry, chosen))
    )


def _part(c: Candidate, language: Language) -> str:
    """Its name and its sum; of a sum told in words, these, as they hold it."""
    return f"{c.label} ({euros(c.amount, language)})" if c.mention is None else short(c.label)


def _hits(found: Found, parties: Sequence[Sequence[Term]]) -> list[list[Hit]]:
    """What the words of each party hit, the council's name aside."""
    hits = [[h for t in party if (h := found.hit_of(t.word))] for party in parties]
    return [[h for h in party if h.term.forms[0] not in found.councils.words] for party in hits]


def _may_be_added(c: Candidate, pot: Pot | None) -> bool:
    """Money of the kind asked for, given where none is named; what else an act tells where no grant is asked."""
    if c.grant is None:
        return True
    return not c.grant.in_kind and c.grant.amount is not None and c.grant.status.value == (pot or Pot.AWARDED)


def _only(party: Sequence[Hit], figures: Sequence[Candidate]) -> Candidate | None:
    """The figure whose name says all of the party's words; None where none does, or several that differ."""
    named = [c for c in figures if all(h.is_in(stem_set(c.label)) for h in party)]
    return named[0] if len({c.amount for c in named}) == 1 else None


def _side(name: str, everything: list[Candidate], frame: Frame, party: Sequence[Hit]) -> _Side:
    pool = [c for c in everything if c.fit >= _LEAST and of_period(c, frame)]
    most = max((_held(c, party) for c in pool), default=0)
    pool = [c for c in pool if _held(c, party) == most and (most or not party)]
    chosen = tuple(together(pool)) if pool else ()
    return _Side(name or (chosen[0].label if chosen else ""), chosen)


def _own_words(parties: tuple[tuple[Term, ...], ...]) -> list[tuple[Term, ...]]:
    """What tells the parties apart: "Secours populaire ou Secours catholique" share their first word."""
    shared = {t.word for t in parties[0]} & {t.word for t in parties[1]}
    return [tuple(t for t in party if t.word not in shared) for party in parties]


def _held(candidate: Candidate, party: Sequence[Hit]) -> int:
    """How many of the party's words the figure's name holds."""
    label = stem_set(candidate.label, candidate.grant.raw_beneficiary if candidate.grant else "")
    return sum(hit.is_in(label) for hit in party)


def _over_time(frame: Frame, sides: list[_Side]) -> Draft:
    language = frame.language
    first, last = sides[0], sides[-1]
    gap = last.sum - first.sum
    way = say(language, "stable", "unchanged")
    if gap:
        way = say(language, "hausse" if gap > 0 else "baisse", "up" if gap > 0 else "down")
    steps = " → ".join(f"{euros(s.sum, language)} ({s.name})" for s in sides)
    difference = euros(abs(gap), language)
    head = say(
        language,
        f"{way.capitalize()} : {steps}, soit {difference} d'écart",
        f"{way.capitalize()}: {steps}, a difference of {difference}",
    )
    return _draft(head, sides, abs(gap), language)


def _between(frame: Frame, a: _Side, b: _Side) -> Draft:
    language = frame.language
    more, less = (a, b) if a.sum >= b.sum else (b, a)
    head = say(
        language,
        f"{more.name} : {euros(more.sum, language)}, contre {euros(less.sum, language)} pour {less.name}",
        f"{more.name}: {euros(more.sum, language)}, against {euros(less.sum, language)} for {less.name}",
    )
    return _draft(head, [more, less], abs(a.sum - b.sum), language)


def _draft(head: str, sides: list[_Side], gap: Decimal, language: Language) -> Draft:
    grounds = tuple(c.ground for side in sides for c in side.chosen[:2])
    entries = tuple(entry(c) for side in sides for c in side.chosen)
    acts = {c.act.id: c.act for side in sides for c in side.chosen}
    told = Claim(joined([of_act(act, language) for act in list(acts.values())[:3]], language))
    return Draft(Status.ANSWERED, (Claim(head, grounds), told), amount=gap, entries=entries)
