"""Answers of money: how much, in all, to whom, how many, the biggest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant import compute
from assistant.comparison import answer_comparison, answer_share
from assistant.figures import fate, figure, short, warnings
from assistant.fit import Candidate, Kind
from assistant.pool import SURE, Pool, distinct, entry, pool_of, set_of, together, within
from assistant.retrieve import Found
from assistant.types import Ask, Claim, Draft, Language, Status
from assistant.wording import euros, joined, of_act, say
from index.check import Stores
from index.text import fold

_NAMED = 6  # beneficiaries named in a headline of a sum
_LISTED = 12  # a list no longer than this is told whole
_WARNED = 3  # warnings told of a sum or a list
_RANKED = 10  # rows of a ranking
_ROWS = frozenset("ligne lignes line lines subvention subventions grant grants aide aides".split())


def answer_money(found: Found, stores: Stores) -> Draft | None:
    """None where no figure fits: another kind of answer may do."""
    ask = found.frame.ask
    if ask is Ask.COMPARE:
        return answer_comparison(found, stores)
    pool = pool_of(found, stores)
    if found.missing or not pool.fitting:
        return None if found.missing else _of_other_periods(found, pool)
    if ask is Ask.SHARE:
        # Without the whole, the part alone is half of what is asked.
        return answer_share(found, stores, pool) or replace(
            _amount(found, stores, pool), status=Status.PARTIAL
        )
    if ask is Ask.RANK:
        return _ranked(found, pool)
    if ask in (Ask.LIST, Ask.COUNT):
        return _listed(found, stores, pool) if found.frame.pot else None
    return _amount(found, stores, pool)


def _amount(found: Found, stores: Stores, pool: Pool) -> Draft:
    chosen = together(pool.fitting)
    return _one(found, stores, chosen[0], pool) if len(chosen) == 1 else _sum(found, stores, chosen, pool)


def _one(found: Found, stores: Stores, best: Candidate, pool: Pool) -> Draft:
    language = found.frame.language
    rival = _rival(best, pool)
    warned = warnings([best], stores, language)
    claims = [
        Claim(figure(best, language), (best.ground,)),
        *fate(best, stores, language),
        *warned,
        Claim(of_act(best.act, language)),
    ]
    if rival is not None:
        claims.insert(1, Claim(_other_reading(rival, language), (rival.ground,)))
    claims += _apart(pool, best, language)
    sure = best.fit >= SURE and rival is None and not warned and (best.whole or best.kind is not Kind.MENTION)
    return Draft(
        Status.ANSWERED if sure else Status.PARTIAL,
        tuple(claims),
        amount=best.amount,
        entries=() if best.kind is Kind.MENTION else (entry(best),),
    )


def _rival(best: Candidate, pool: Pool) -> Candidate | None:
    """An amount told elsewhere that fits as well: both are shown."""
    if best.kind is not Kind.MENTION:
        return None
    near = (c for c in pool.fitting if c.kind is Kind.MENTION and c.amount != best.amount)
    return next((c for c in near if best.fit - c.fit < 0.03), None)


def _other_reading(rival: Candidate, language: Language) -> str:
    sum_, words = euros(rival.amount, language), short(rival.purpose)
    return say(
        language,
        f"Autre lecture possible : {sum_}, « {words} »",
        f"Another possible reading: {sum_}, “{words}”",
    )


def _apart(pool: Pool, best: Candidate, language: Language) -> list[Claim]:
    """Help in kind to the same, told and not counted."""
    mine = [c for c in pool.in_kind if c.act.id == best.act.id and c.label == best.label]
    return [
        Claim(
            say(
                language,
                f"À part, non compté : {figure(c, language)}",
                f"Apart, not counted: {figure(c, language)}",
            ),
            (c.ground,),
        )
        for c in mine[:3]
    ]


def _sum(found: Found, stores: Stores, chosen: list[Candidate], pool: Pool) -> Draft:
    language = found.frame.language
    ordered = sorted(chosen, key=lambda c: -c.amount)
    head = _in_all(ordered, language)
    warned = warnings(ordered, stores, language)[:_WARNED]
    return Draft(
        Status.ANSWERED if chosen[0].fit >= SURE and not warned else Status.PARTIAL,
        (
            Claim(head, tuple(c.ground for c in ordered[:3])),
            *warned,
            *_scope(found, chosen),
            *_apart(pool, chosen[0], language),
        ),
        amount=compute.total(c.amount for c in chosen),
        entries=tuple(map(entry, ordered)),
    )


def _in_all(ordered: Sequence[Candidate], language: Language) -> str:
    sum_ = euros(compute.total(c.amount for c in ordered), language)
    names = distinct(c.label for c in ordered)
    who = joined(names, language) if len(names) < _NAMED else _many(len(names), language)
    lines = len(ordered)
    return say(
        language, f"{sum_} en tout, en {lines} lignes : {who}", f"{sum_} in all, over {lines} lines: {who}"
    )


def _many(count: int, language: Language) -> str:
    return say(language, f"{count} bénéficiaires", f"{count} beneficiaries")


def _scope(found: Found, chosen: Iterable[Candidate]) -> tuple[Claim, ...]:
    """The acts that the figures stand on, and the replaced ones left out."""
    language = found.frame.language
    acts = {c.act.id: c.act for c in chosen}
    claims = [Claim(of_act(act, language)) for act in list(acts.values())[:3]]
    if any(new in acts for new in found.replaced.values()):
        claims.append(
            Claim(say(language, "L'acte remplacé n'est pas compté.", "The replaced act is not counted."))
        )
    return tuple(claims)


def _listed(found: Found, stores: Stores, pool: Pool) -> Draft | None:
    frame = found.frame
    language = frame.language
    all_ = set_of(found, pool.fitting)
    if not all_ or all_[0].kind is Kind.MENTION:
        return None
    chosen = [c for c in all_ if within(frame, c.amount)]
    if not chosen:
        return _none_within(found, all_)
    names = distinct(c.label for c in chosen)
    counted = frame.ask is Ask.COUNT
    count = len(chosen) if _counts_rows(frame.question) else len(names)
    shown = names if counted else [f"{c.label} ({euros(c.amount, language)})" for c in chosen]
    told, named = _told(shown, language)
    whole = compute.total(c.amount for c in chosen)
    colon = say(language, " : ", ": ")
    head = f"{count}{colon}{told}" if counted else told
    sum_ = (Claim(f"Total{colon}{euros(whole, language)}"),) if len(chosen) > 1 else ()
    warned = () if counted else warnings(chosen, stores, language)[:_WARNED]
    return Draft(
        Status.ANSWERED if chosen[0].fit >= SURE - 0.1 and not warned else Status.PARTIAL,
        (Claim(head, tuple(c.ground for c in chosen[:named])), *sum_, *warned, *_scope(found, chosen)),
        amount=None if counted else whole,
        value=count if counted else None,
        entries=tuple(map(entry, chosen)),
    )


def _told(shown: list[str], language: Language) -> tuple[str, int]:
    """The list in a line, and how many of it are named: all of a short one."""
    if len(shown) <= _LISTED:
        return joined(shown, language), len(shown)
    more = len(shown) - _NAMED
    rest = say(language, f"{more} autres", f"{more} more")
    return joined([*shown[:_NAMED], rest], language), _NAMED


def _none_within(found: Found, all_: list[Candidate]) -> Draft:
    """Lines were found, and none lies within the bounds asked for."""
    language = found.frame.language
    largest = max(all_, key=lambda c: c.amount)
    head = say(language, "0 : aucune ligne dans ces limites", "0: no line within these bounds")
    compared = say(
        language,
        f"Sur {len(all_)} lignes comparées ; la plus élevée : {figure(largest, language)}",
        f"Out of {len(all_)} lines compared; the highest: {figure(largest, language)}",
    )
    claims = (Claim(head), Claim(compared, (largest.ground,)), *_scope(found, [largest]))
    return Draft(Status.ANSWERED, claims, value=0)


def _counts_rows(question: str) -> bool:
    """ "Combien de lignes, de subventions" counts rows; "combien d'associations" those who got them."""
    counted = fold(question).split("combien ", 1)[-1].split("how many ", 1)[-1].split()[:3]
    return any(word in _ROWS for word in counted)


def _ranked(found: Found, pool: Pool) -> Draft | None:
    frame = found.frame
    language = frame.language
    chosen = set_of(found, pool.fitting)
    if not chosen or chosen[0].kind is Kind.MENTION:
        return None
    ordered = sorted(chosen, key=lambda c: c.amount if frame.smallest else -c.amount)
    limit = frame.limit or 1
    first = ordered[:limit] if limit > 1 else [c for c in ordered if c.amount == ordered[0].amount]
    if limit == 1:
        colon = say(language, " : ", ": ")
        head = f"{joined([c.label for c in first[:4]], language)}{colon}{euros(first[0].amount, language)}"
    else:
        head = joined([f"{c.label} ({euros(c.amount, language)})" for c in first[:5]], language)
    compared = say(language, f"Sur {len(chosen)} lignes comparées.", f"Out of {len(chosen)} lines compared.")
    return Draft(
        Status.ANSWERED,
        (Claim(head, tuple(c.ground for c in first[:5])), Claim(compared), *_scope(found, first)),
        amount=first[0].amount if limit == 1 else None,
        value=first[0].label if limit == 1 else None,
        entries=tuple(map(entry, ordered[: max(limit, _RANKED)])),
    )


def _of_other_periods(found: Found, pool: Pool) -> Draft | None:
    """Not found for the period asked for, and what the acts hold for another, told as what it is."""
    frame = found.frame
    language = frame.language
    if not pool.other_periods or frame.ask in (Ask.LIST, Ask.COUNT):
        return None
    best = pool.other_periods[0]
    nearest = [
        c
        for c in pool.other_periods
        if c.act.date and best.act.date and c.act.date.year == best.act.date.year
    ]
    like = together(nearest or [best])
    if len(like) > _LISTED:  # a sum is told with all that it is the sum of
        like = [best]
    period = joined([str(y) for y in frame.years], language)
    head = say(
        language,
        f"Non trouvé dans les actes{' pour ' + period if period else ''}.",
        f"Not found in the acts{' for ' + period if period else ''}.",
    )
    when = str(best.act.date.year) if best.act.date else say(language, "une autre période", "another period")
    told = figure(like[0], language) if len(like) == 1 else _in_all(like, language)
    offer = say(
        language,
        f"Ce que les actes tiennent, pour {when} : {told}",
        f"What the acts do hold, for {when}: {told}",
    )
    return Draft(Status.NOT_FOUND, (Claim(head), Claim(offer, tuple(c.ground for c in like))))
