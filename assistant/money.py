"""Answers of money: how much, in all, to whom, the biggest, which share, more or less than before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant import compute
from assistant.candidates import Candidate, Kind, candidates, of_period
from assistant.retrieve import Found, holds, stem_set
from assistant.types import Ask, Claim, Draft, Entry, Frame, Language, Pot, Status, Term
from assistant.wording import euros, joined, of_act, percent, say
from index.check import Stores
from index.names import same_name
from index.types import Check, GrantStatus, Side

_FITS = 0.5  # the least fit with which a figure is an answer
_SURE = 0.62  # the fit from which it is told without reserve
_LIKE = 0.1  # figures this near to the best answer the question together with it
_SHOWN = 10  # rows told


@dataclass(frozen=True, slots=True)
class _Pool:
    """The figures that answer, best first, and those that would but for the period."""

    fitting: tuple[Candidate, ...]
    other_periods: tuple[Candidate, ...]


def answer_money(found: Found, stores: Stores) -> Draft | None:
    """None where no figure fits: another kind of answer may do."""
    frame = found.frame
    if frame.ask is Ask.COMPARE:
        return _compared(found, stores)
    pool = _pool(found, stores)
    if found.missing or not pool.fitting:
        return _nearest(found, pool) if frame.ask in (Ask.AMOUNT, Ask.TOTAL, Ask.RANK, Ask.SHARE) else None
    if frame.ask is Ask.SHARE:
        return _share(found, stores, pool) or _amount(found, pool)
    if frame.ask is Ask.RANK:
        return _ranked(found, stores, pool)
    if frame.ask in (Ask.LIST, Ask.COUNT):
        return _listed(found, pool)
    return _amount(found, pool)


def _pool(found: Found, stores: Stores) -> _Pool:
    fitting = [c for c in candidates(found, stores) if c.fit >= _FITS]
    fitting = [c for c in fitting if c.act.id not in found.replaced]
    now = [c for c in fitting if of_period(c, found.frame)]
    return _Pool(tuple(now), tuple(c for c in fitting if not of_period(c, found.frame)))


def _together(pool: Sequence[Candidate]) -> list[Candidate]:
    """The best figure and those of its kind that fit as well: what the question is about."""
    best = pool[0]
    like = [c for c in pool if c.kind is best.kind and best.fit - c.fit < _LIKE and best.own - c.own < _LIKE]
    if best.kind is Kind.MENTION:
        return like[:1]
    if best.entry:
        return [c for c in like if c.entry and c.entry.level == best.entry.level][:1] if best.entry.level < 2 else like[:1]
    return [c for c in like if c.grant and best.grant and c.grant.status is best.grant.status]


def _amount(found: Found, pool: _Pool) -> Draft:
    together = _together(pool.fitting)
    if len(together) == 1:
        return _one(found, together[0], pool)
    return _sum(found, together)


def _one(found: Found, best: Candidate, pool: _Pool) -> Draft:
    frame = found.frame
    language = frame.language
    claims = [Claim(_figure(best, language), (best.ground,)), Claim(of_act(best.act, language), ())]
    rival = next((c for c in pool.fitting if c.amount != best.amount and best.fit - c.fit < 0.03 and c.kind is Kind.MENTION), None)
    unsure = best.fit < _SURE or (best.kind is Kind.MENTION and rival is not None)
    if rival is not None and best.kind is Kind.MENTION:
        claims.append(
            Claim(say(language, f"Autre lecture possible : {euros(rival.amount, language)}, « {_short(rival.purpose)} »",
                      f"Another possible reading: {euros(rival.amount, language)}, “{_short(rival.purpose)}”"), (rival.ground,))
        )  # fmt: skip
    entries = () if best.kind is Kind.MENTION else (_entry(best),)
    return Draft(Status.PARTIAL if unsure else Status.ANSWERED, tuple(claims), amount=best.amount, entries=entries)


def _figure(c: Candidate, language: Language) -> str:
    """The headline of one figure: how much, to whom or of what."""
    sum_ = euros(c.amount, language)
    if c.kind is Kind.MENTION:
        return say(language, f"{sum_} : « {_short(c.purpose)} »", f"{sum_}: “{_short(c.purpose)}”")
    if c.entry:
        side = say(language, "recettes" if c.entry.side is Side.RECETTES else "charges", "income" if c.entry.side is Side.RECETTES else "spending")
        if c.entry.level == 0:
            return say(language, f"{sum_} : total des {side} du budget", f"{sum_}: total {side} of the budget")
        return say(language, f"{sum_} : {c.label} ({side} du budget)", f"{sum_}: {c.label} ({side} side of the budget)")
    assert c.grant is not None
    nature = c.grant.nature.value
    words = {
        GrantStatus.AWARDED: (f"{sum_} : {nature} à {c.label}", f"{sum_} to {c.label} ({nature})"),
        GrantStatus.PROPOSED: (f"{sum_} proposés (non attribués) à {c.label}", f"{sum_} proposed (not awarded) to {c.label}"),
        GrantStatus.REQUESTED: (f"{sum_} demandés à {c.label}", f"{sum_} requested from {c.label}"),
        GrantStatus.RECEIVED: (f"{sum_} reçus de {c.label}", f"{sum_} received from {c.label}"),
    }[c.grant.status]
    return say(language, *words)


def _sum(found: Found, together: list[Candidate]) -> Draft:
    frame = found.frame
    language = frame.language
    ordered = sorted(together, key=lambda c: -c.amount)
    whole = compute.total(c.amount for c in together)
    names = _distinct(c.label for c in ordered)
    who = joined(names[:5], language) if len(names) <= 5 else say(language, f"{len(names)} bénéficiaires", f"{len(names)} beneficiaries")
    head = say(
        language,
        f"{euros(whole, language)} en tout, en {len(together)} lignes : {who}",
        f"{euros(whole, language)} in all, over {len(together)} lines: {who}",
    )
    grounds = tuple(c.ground for c in ordered[:3])
    return Draft(
        Status.ANSWERED if together[0].fit >= _SURE else Status.PARTIAL,
        (Claim(head, grounds), *_scope(found, together)),
        amount=whole,
        entries=tuple(map(_entry, ordered)),
    )


def _scope(found: Found, together: Iterable[Candidate]) -> tuple[Claim, ...]:
    """How many acts the sum stands on, and the replaced ones left out."""
    language = found.frame.language
    acts = {c.act.id: c.act for c in together}
    claims = [Claim(of_act(act, language)) for act in list(acts.values())[:3]]
    left_out = [new for old, new in found.replaced.items() if new in acts]
    if left_out:
        claims.append(Claim(say(language, "L'acte remplacé n'est pas compté.", "The replaced act is not counted.")))
    return tuple(claims)


def _listed(found: Found, pool: _Pool) -> Draft | None:
    frame = found.frame
    language = frame.language
    chosen = _set_of(found, pool.fitting)
    if not chosen or chosen[0].kind is Kind.MENTION:
        return None
    names = _distinct(c.label for c in chosen)
    whole = compute.total(c.amount for c in chosen)
    if frame.ask is Ask.COUNT:
        lines = any(t in frame.question.lower() for t in ("ligne", "line", "subvention", "grant")) and "associ" not in frame.question.lower()
        count = len(chosen) if lines else len(names)
        head = say(language, f"{count} : {joined(names[:8], language)}", f"{count}: {joined(names[:8], language)}")
        value: int | None = count
    else:
        shown = [f"{c.label} ({euros(c.amount, language)})" for c in chosen[:6]]
        more = say(language, f" et {len(chosen) - 6} autres", f" and {len(chosen) - 6} more") if len(chosen) > 6 else ""
        head, value = joined(shown, language) + more, None
    told = Claim(say(language, f"Total : {euros(whole, language)}.", f"Total: {euros(whole, language)}."))
    return Draft(
        Status.ANSWERED if chosen[0].fit >= _SURE - 0.1 else Status.PARTIAL,
        (Claim(head, tuple(c.ground for c in chosen[:6])), told, *_scope(found, chosen)),
        amount=whole if frame.ask is Ask.LIST else None,
        value=value,
        entries=tuple(map(_entry, chosen)),
    )


def _set_of(found: Found, pool: Sequence[Candidate]) -> list[Candidate]:
    """The set that a list, a count or a rank is over: the lines of a budget category or side, or the grants
    that fit as well as the best."""
    best = pool[0]
    if best.entry and best.entry.level < 2 and (best.own > 0.2 or found.frame.pot in (Pot.BUDGETED, Pot.RECETTES, Pot.CHARGES)):
        return _lines_of(found, best, pool)
    if best.entry and found.frame.pot in (Pot.RECETTES, Pot.CHARGES):
        return _leaves(found, pool)
    return [c for c in _together(pool) or pool[:1]] if best.kind is not Kind.ENTRY else [
        c for c in pool if c.kind is Kind.ENTRY and best.fit - c.fit < _LIKE
    ]


def _lines_of(found: Found, best: Candidate, pool: Sequence[Candidate]) -> list[Candidate]:
    """The lines of a category that the question names, or the leaves of the budget's side."""
    assert best.entry is not None
    lines = [c for c in pool if c.entry and c.act.id == best.act.id and c.entry.category == best.entry.label]
    named = best.entry.level == 1 and any(holds(stem_set(best.entry.label), h.term) for h in found.hits if h.term.own)
    return lines if named and lines else _leaves(found, pool)


def _leaves(found: Found, pool: Sequence[Candidate]) -> list[Candidate]:
    """Lines that are the sum of no others, of the side asked for, in the budget of the best fit."""
    best = next(c for c in pool if c.entry)
    side = Side.CHARGES if found.frame.pot is Pot.CHARGES else Side.RECETTES
    mine = [c for c in pool if c.entry and c.act.id == best.act.id and c.entry.side is side]
    parents = {c.entry.category for c in mine if c.entry}
    leaves = [c for c in mine if c.entry and c.entry.level > 0 and c.entry.label not in parents]
    return sorted(leaves, key=lambda c: -c.amount)


def _ranked(found: Found, stores: Stores, pool: _Pool) -> Draft | None:
    frame = found.frame
    language = frame.language
    chosen = _set_of(found, pool.fitting)
    if not chosen or chosen[0].kind is Kind.MENTION:
        return None
    ordered = sorted(chosen, key=lambda c: c.amount if frame.smallest else -c.amount)
    limit = frame.limit or 1
    first = ordered[:limit]
    if limit == 1:
        tied = [c for c in ordered if c.amount == first[0].amount]
        who = joined([c.label for c in tied[:4]], language)
        head = say(language, f"{who} : {euros(first[0].amount, language)}", f"{who}: {euros(first[0].amount, language)}")
        first = tied
    else:
        head = joined([f"{c.label} ({euros(c.amount, language)})" for c in first[:5]], language)
    out_of = Claim(say(language, f"Sur {len(chosen)} lignes comparées.", f"Out of {len(chosen)} lines compared."))
    return Draft(
        Status.ANSWERED,
        (Claim(head, tuple(c.ground for c in first[:5])), out_of, *_scope(found, first)),
        amount=first[0].amount if limit == 1 else None,
        value=first[0].label if limit == 1 else None,
        entries=tuple(map(_entry, ordered[: max(limit, _SHOWN)])),
    )


def _share(found: Found, stores: Stores, pool: _Pool) -> Draft | None:
    """A line's part of its budget's total; or the share that the act itself prints, done again."""
    language = found.frame.language
    best = next((c for c in pool.fitting if c.entry), None)
    named = best is not None and best.own > 0.2 and best.entry is not None and best.entry.level > 0
    if best is not None and named:
        return _share_of_budget(found, best, stores)
    acts = {c.act.id: c.act for c in pool.fitting}
    for act_id, check in stores.ledger.facts(Check, acts):
        if check.kind == "share":
            act = acts[act_id]
            part, _, result = check.statement.partition(" = ")
            head = say(language, f"{result} : {part}", f"{result.replace(',', '.')}: {part}")
            from assistant.types import Ground

            return Draft(Status.ANSWERED, (Claim(head, (Ground(act, check.span),)), Claim(of_act(act, language))), value=result)
    return None


def _share_of_budget(found: Found, best: Candidate, stores: Stores) -> Draft | None:
    from index.types import BudgetEntry

    language = found.frame.language
    assert best.entry is not None
    entries = [e for _, e in stores.ledger.facts(BudgetEntry, [best.act.id])]
    whole = next((e for e in entries if e.level == 0 and e.side is best.entry.side and e.budget == best.entry.budget), None)
    if whole is None:
        return None
    ratio = compute.share(best.amount, whole.amount)
    if ratio is None:
        return None
    from assistant.types import Ground

    told = percent(ratio, language)
    head = say(
        language,
        f"{euros(best.amount, language)} : {best.label}, soit {told} du budget de {euros(whole.amount, language)}",
        f"{euros(best.amount, language)}: {best.label}, {told} of the budget of {euros(whole.amount, language)}",
    )
    return Draft(
        Status.ANSWERED,
        (Claim(head, (best.ground, Ground(best.act, whole.span))), Claim(of_act(best.act, language))),
        amount=best.amount,
        value=told,
        entries=(_entry(best),),
    )


def _compared(found: Found, stores: Stores) -> Draft | None:
    """Two years, or two parties: the sum of each, and the difference."""
    frame = found.frame
    sides = _sides(frame)
    if len(sides) < 2:
        return None
    sums: list[tuple[str, Decimal, list[Candidate]]] = []
    everything = [c for c in candidates(found, stores) if c.act.id not in found.replaced and c.kind is Kind.GRANT]
    for name, side in sides:
        pool = [c for c in everything if c.fit >= _FITS - 0.15 and of_period(c, side) and _has(c, side.terms if frame.parties else ())]
        chosen = _together(pool) if pool else []
        sums.append((name, compute.total(c.amount for c in chosen), chosen))
    if not all(chosen for _, _, chosen in sums):
        return None
    return _comparison(frame, sums)


def _sides(frame: Frame) -> list[tuple[str, Frame]]:
    if len(frame.years) >= 2:
        return [(str(y), replace(frame, years=(y,), parties=())) for y in sorted(frame.years)]
    if len(frame.parties) == 2:
        shared = {t.word for t in frame.parties[0]} & {t.word for t in frame.parties[1]}
        return [
            (" ".join(t.word for t in party), replace(frame, terms=tuple(t for t in party if t.word not in shared) or party))
            for party in frame.parties
        ]
    return []


def _has(candidate: Candidate, terms: tuple[Term, ...]) -> bool:
    """All of a party's words stand in the figure's label, or it is no figure of that party's."""
    label = stem_set(candidate.label, candidate.grant.raw_beneficiary if candidate.grant else "")
    return not terms or any(holds(label, t) for t in terms)


def _comparison(frame: Frame, sums: list[tuple[str, Decimal, list[Candidate]]]) -> Draft:
    language = frame.language
    (name_a, a, chosen_a), (name_b, b, chosen_b) = sums[0], sums[-1]
    label_a, label_b = (name_a, name_b) if len(frame.years) >= 2 else (chosen_a[0].label, chosen_b[0].label)
    gap = abs(b - a)
    if len(frame.years) >= 2:
        way = say(language, "hausse" if b > a else "baisse" if b < a else "stable", "up" if b > a else "down" if b < a else "unchanged")
        head = f"{way} : {euros(a, language)} ({label_a}) → {euros(b, language)} ({label_b})"
        head += say(language, f", soit {euros(gap, language)} d'écart", f", a difference of {euros(gap, language)}")
    else:
        more, less = ((label_a, a), (label_b, b)) if a >= b else ((label_b, b), (label_a, a))
        head = say(
            language,
            f"{more[0]} : {euros(more[1], language)}, contre {euros(less[1], language)} pour {less[0]}",
            f"{more[0]}: {euros(more[1], language)}, against {euros(less[1], language)} for {less[0]}",
        )
    everything = [*chosen_a, *chosen_b]
    grounds = tuple(c.ground for c in (*chosen_a[:2], *chosen_b[:2]))
    return Draft(Status.ANSWERED, (Claim(head, grounds),), amount=gap, entries=tuple(map(_entry, everything)))


def _nearest(found: Found, pool: _Pool) -> Draft | None:
    """Not found, and what the acts hold for other periods, told as what it is."""
    frame = found.frame
    language = frame.language
    if not pool.other_periods or found.missing:
        return None
    best = _together(pool.other_periods)[0]
    year = str(best.act.date.year) if best.act.date else ""
    period = joined([str(y) for y in frame.years], language)
    head = say(
        language,
        f"Non trouvé dans les actes{' pour ' + period if period else ''}.",
        f"Not found in the acts{' for ' + period if period else ''}.",
    )
    offer = say(
        language,
        f"Les actes tiennent en revanche, en {year} : {_figure(best, language)}",
        f"What the acts do hold, in {year}: {_figure(best, language)}",
    )
    return Draft(Status.NOT_FOUND, (Claim(head), Claim(offer, (best.ground,))))


def _distinct(names: Iterable[str]) -> list[str]:
    """Names as they come, one of each organisation."""
    out: list[str] = []
    for name in names:
        if not any(same_name(name, other) for other in out):
            out.append(name)
    return out


def _entry(c: Candidate) -> Entry:
    return Entry(c.label, c.amount, c.purpose, c.ground)


def _short(words: str, limit: int = 220) -> str:
    return words if len(words) <= limit else words[: limit - 1].rsplit(" ", 1)[0] + "…"
