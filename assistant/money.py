"""Answers of money: how much, in all, to whom, how many, the biggest."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant import compute, phrases
from assistant.beneficiaries import Beneficiary, asks_of_person, beneficiaries, taken_together, unnamed
from assistant.candidates import of_period
from assistant.choices import asked_back, to_choose
from assistant.comparison import answer_comparison, answer_share, answer_sum_of
from assistant.figures import fate, figure, short, warnings
from assistant.fit import Candidate, Kind
from assistant.listed import lines_beside
from assistant.pool import SURE, Pool, adding_up, asks_all_of, entry, pool_of, set_of, together, within
from assistant.retrieve import Found
from assistant.terms import reserves, terms_told
from assistant.types import Ask, Claim, Draft, Ground, Language, Status
from assistant.wording import colon, euros, joined, of_act, say
from index.check import Stores
from index.text import flat, fold

_NAMED_BY = 0.75  # the share of the question's words that names who gets it, beside none of them
_NAMED = 6  # beneficiaries named in a headline of a sum
_LISTED = 12  # a list no longer than this is told whole
_WARNED = 3  # warnings told of a sum or a list
_RANKED = 10  # rows of a ranking
_AS_WELL, _BESIDE = 0.03, 0.1  # figures this near fit as well: anywhere, and side by side
_LINES = 250  # characters: some lines of an act
_BODIES = re.compile(
    r"\b(?:beneficiaires?|qui|associations?|assos?|clubs?|organismes?|structures?|societes?|entreprises?|entites?"
    r"|beneficiar(?:y|ies)|recipients?|who|charit(?:y|ies)|compan(?:y|ies)|organi[sz]ations?|bodies)\b"
)
_LARGEST_LINE = re.compile(
    r"\b(?:plus|moins)\s+(?:gross?e?s?|grande?s?|fortes?|elevee?s?|importante?s?|petite?s?|faibles?|hautes?)\s+(?:subventions?|aides?|montants?|lignes?|dons?|dotations?|sommes?)"
    r"|\b(?:largest|biggest|highest|smallest|lowest|top)\s+(?:single\s+)?(?:grants?|amounts?|lines?|sums?|aids?|subsid\w+)"
    r"|\b(?:subventions?|aides?|montants?|lignes?)\s+(?:la|le|les)\s+(?:plus|moins)\b"
)
_ROWS = frozenset("ligne lignes line lines subvention subventions grant grants aide aides".split())


def answer_money(found: Found, stores: Stores) -> Draft | None:
    """None where no figure fits: another kind of answer may do."""
    ask = found.frame.ask
    pool = pool_of(found, stores)
    if pool.fitting and asks_of_person(found, chosen := together(pool.fitting)):
        return _act_by_act(found, chosen)
    if ask is Ask.COMPARE:
        return answer_comparison(found, pool)
    if not found.missing and (added := answer_sum_of(found, pool)):
        return added
    if found.missing or not pool.fitting:
        return None if found.missing else _of_other_periods(found, pool)
    if ask is Ask.SHARE:
        # Without the whole, the part alone is half of what is asked.
        return answer_share(found, stores, pool) or replace(
            _amount(found, stores, pool), status=Status.PARTIAL
        )
    if ask is Ask.RANK:
        return _ranked(found, pool)
    if ask is Ask.MEAN:
        return _mean(found, pool)
    if ask in (Ask.LIST, Ask.COUNT):
        return _listed(found, stores, pool) if found.frame.pot else None
    return asked_back(found, together(pool.fitting)) or _amount(found, stores, pool)


def _amount(found: Found, stores: Stores, pool: Pool) -> Draft:
    chosen = together(pool.fitting)
    lines = lines_beside(chosen[0], pool.standing) if found.frame.ask is Ask.TOTAL else []
    if asks_all_of(found.frame, lines):
        return replace(_sum(found, stores, lines, pool), status=Status.PARTIAL)
    return _one(found, stores, chosen[0], pool) if len(chosen) == 1 else _sum(found, stores, chosen, pool)


def _one(found: Found, stores: Stores, best: Candidate, pool: Pool) -> Draft:
    language = found.frame.language
    rival = _rival(best, pool)
    warned = warnings([best], stores, language)
    claims = [
        Claim(figure(best, language), (best.ground,)),
        *fate(best, stores, language),
        *warned,
        *terms_told(best, language),
        *taken_together(found, [best]),
        Claim(of_act(best.act, language)),
        *_replaced_by(found, [best.act.id]),
    ]
    if rival is not None:
        claims.insert(1, Claim(_other_reading(rival, language), (rival.ground,)))
    claims += _apart(pool, best, language)
    sure = best.fit >= SURE and rival is None and not warned and _is_named(best)
    sure = (
        sure and of_period(best, found.frame) and len(found.frame.years) < 2
    )  # one figure is not that of several years
    sure = sure and not phrases.HOW_MANY.search(flat(found.frame.question))  # nor of "the two grants"
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
    others = (c for c in pool.fitting if c.kind is Kind.MENTION and c.amount != best.amount)
    return next(
        (c for c in others if best.fit - c.fit < (_BESIDE if _stand_together(best, c) else _AS_WELL)), None
    )


def _stand_together(a: Candidate, b: Candidate) -> bool:
    """Do they stand in the same lines of the act? There, one word of the question more or less decides nothing."""
    same_page = a.act.id == b.act.id and a.span.page == b.span.page
    return same_page and abs(a.span.start - b.span.start) < _LINES


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
    ordered = unnamed(sorted(chosen, key=lambda c: -c.amount), language)
    head = _in_all(ordered, language)
    warned = warnings(ordered, stores, language)[:_WARNED]
    return Draft(
        Status.ANSWERED
        if chosen[0].fit >= SURE and not warned and of_period(chosen[0], found.frame) and _is_named(chosen[0])
        else Status.PARTIAL,
        (
            Claim(head, tuple(c.ground for c in ordered[:3])),
            *warned,
            *reserves(ordered, language),
            *taken_together(found, ordered),
            *_scope(found, chosen),
            *_apart(pool, chosen[0], language),
        ),
        amount=compute.total(c.amount for c in chosen),
        entries=tuple(map(entry, ordered)),
        choices=to_choose(found, ordered),
    )


def _is_named(c: Candidate) -> bool:
    """Is each word of the question told of it, or of a grant most of them in its own words? "La croix rouge" is no
    Pierre Rouge."""
    return c.whole or (c.kind is not Kind.MENTION and c.own >= _NAMED_BY)


def _in_all(ordered: Sequence[Candidate], language: Language) -> str:
    sum_ = euros(compute.total(c.amount for c in ordered), language)
    names = _names(ordered)
    who = joined(names, language) if len(names) < _NAMED else _many(len(names), language)
    lines = len(ordered)
    return say(
        language, f"{sum_} en tout, en {lines} lignes : {who}", f"{sum_} in all, over {lines} lines: {who}"
    )


def _names(chosen: Iterable[Candidate]) -> list[str]:
    return [one.name for one in beneficiaries(chosen)]


def _act_by_act(found: Found, chosen: Sequence[Candidate]) -> Draft:
    """What acts tell of a private person, one by one: no sum, for a name alone does not make them one, and
    nobody's aids are brought together here."""
    language = found.frame.language
    head = say(
        language,
        "Une personne privée : ce que chaque acte en dit, sans total ni rapprochement",
        "A private person: what each act says, without a total and not brought together",
    )
    told = (
        Claim(f"{figure(c, language)} - {of_act(c.act, language)}", (c.ground,)) for c in chosen[:_RANKED]
    )
    return Draft(Status.PARTIAL, (Claim(head, (chosen[0].ground,)), *told))


def _many(count: int, language: Language) -> str:
    return say(language, f"{count} bénéficiaires", f"{count} beneficiaries")


def _scope(found: Found, chosen: Iterable[Candidate]) -> tuple[Claim, ...]:
    """The acts that the figures stand on, and the replaced ones left out."""
    language = found.frame.language
    acts = {c.act.id: c.act for c in chosen}
    claims = [Claim(of_act(act, language)) for act in list(acts.values())[:3]]
    return (*claims, *_replaced_by(found, acts))


def _replaced_by(found: Found, standing: Container[str]) -> Iterator[Claim]:
    """The acts that those which stand have replaced."""
    language = found.frame.language
    for act, _ in found.acts:
        if found.replaced.get(act.id) in standing and act.number:
            told = of_act(act, language)
            words = say(language, f"Remplacé, non compté : {told}", f"Replaced, not counted: {told}")
            yield Claim(words, (Ground(act, act.number.span),))


def _listed(found: Found, stores: Stores, pool: Pool) -> Draft | None:
    frame = found.frame
    language = frame.language
    all_ = set_of(found, pool.fitting)
    if not all_ or all_[0].kind is Kind.MENTION:
        return None
    chosen = unnamed([c for c in all_ if within(frame, c.amount)] or adding_up(frame, all_), language)
    if not chosen:
        return _none_within(found, all_)
    names = _names(chosen)
    counted = frame.ask is Ask.COUNT
    count = len(chosen) if _counts_rows(frame.question) else len(names)
    shown = names if counted else [f"{c.label} ({euros(c.amount, language)})" for c in chosen]
    told, named = _told(shown, language)
    whole = compute.total(c.amount for c in chosen)
    head = f"{count}{colon(language)}{told}" if counted else told
    sum_ = (Claim(f"Total{colon(language)}{euros(whole, language)}"),) if len(chosen) > 1 else ()
    warned = () if counted else warnings(chosen, stores, language)[:_WARNED]
    return Draft(
        Status.ANSWERED if chosen[0].fit >= SURE - 0.1 and not warned else Status.PARTIAL,
        (
            Claim(head, tuple(c.ground for c in chosen[:named])),
            *sum_,
            *warned,
            *(() if counted else reserves(chosen, language)),
            *taken_together(found, chosen),
            *_scope(found, chosen),
        ),
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
    """The largest or smallest figures; where beneficiaries are asked for, each with all of its own added up."""
    frame = found.frame
    language = frame.language
    chosen = unnamed(set_of(found, pool.fitting, pool.standing), language)
    in_words = bool(chosen) and chosen[0].kind is Kind.MENTION
    if len(chosen) < 1 + in_words:
        return None
    ranked = beneficiaries(chosen) if _ranks_bodies(frame.question) else _each(chosen)
    ranked.sort(key=lambda one: one.sum if frame.smallest else -one.sum)
    limit = frame.limit or 1
    asked = _in_place(ranked, frame.place)
    if asked is None:
        return None
    first = ranked[:limit] if limit > 1 else [one for one in ranked if one.sum == asked]
    if limit == 1:
        head = f"{joined([one.name for one in first[:4]], language)}{colon(language)}{euros(first[0].sum, language)}"
    else:
        head = joined([f"{one.name} ({euros(one.sum, language)})" for one in first[:5]], language)
    compared = say(language, f"Sur {len(chosen)} lignes comparées.", f"Out of {len(chosen)} lines compared.")
    figures = [c for one in first[:_RANKED] for c in one.figures]
    return Draft(
        Status.PARTIAL if in_words else Status.ANSWERED,
        (
            Claim(head, tuple(one.figures[0].ground for one in first[:5])),
            *((Claim(compared),) if len(chosen) > 1 else ()),
            *taken_together(found, figures),
            *_scope(found, figures),
        ),
        amount=first[0].sum if limit == 1 else None,
        value=first[0].name if limit == 1 else None,
        entries=tuple(entry(c) for one in ranked[: max(limit, _RANKED)] for c in one.figures),
    )


def _mean(found: Found, pool: Pool) -> Draft | None:
    """The mean of the lines, with their sum and number; None of figures that are no set."""
    language = found.frame.language
    chosen = sorted(unnamed(set_of(found, pool.fitting), language), key=lambda c: -c.amount)
    if not chosen or chosen[0].kind is Kind.MENTION:
        return None
    amounts = [c.amount for c in chosen]
    mean, whole = (euros(sum_, language) for sum_ in (compute.mean(amounts), compute.total(amounts)))
    head = say(
        language,
        f"{mean} en moyenne : {whole} / {len(chosen)} lignes",
        f"{mean} on average: {whole} / {len(chosen)} lines",
    )
    return Draft(
        Status.ANSWERED if chosen[0].fit >= SURE - 0.1 else Status.PARTIAL,
        (
            Claim(head, tuple(c.ground for c in chosen[:3])),
            *reserves(chosen, language),
            *_scope(found, chosen),
        ),
        amount=compute.mean(amounts),
        entries=tuple(map(entry, chosen)),
    )


def _in_place(ranked: Sequence[Beneficiary], place: int) -> Decimal | None:
    """The sum in this place, equal ones sharing theirs; None where fewer are there."""
    sums = list(dict.fromkeys(one.sum for one in ranked))
    return sums[place - 1] if place <= len(sums) else None


def _each(chosen: Iterable[Candidate]) -> list[Beneficiary]:
    """Each figure by itself."""
    return [Beneficiary(c.label, (c,)) for c in chosen]


def _ranks_bodies(question: str) -> bool:
    """ "Les 10 plus gros bénéficiaires", "qui a reçu le plus" rank bodies; "la plus grosse subvention" a line."""
    plain = flat(question)
    return bool(_BODIES.search(plain)) and not _LARGEST_LINE.search(plain)


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
    # A sum is told with all that it is the sum of; of a private person none is.
    if len(like) > _LISTED or asks_of_person(found, like):
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
