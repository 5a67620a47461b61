"""One figure in words: how much, to whom or of what; and what the act's own arithmetic says against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from assistant.fit import Candidate, Kind
from assistant.terms import amount_told
from assistant.types import Claim, Ground, Language
from assistant.wording import euros, say, shortened
from index.check import Stores
from index.types import BudgetEntry, Check, Grant, GrantStatus, Nature, Outcome, Side, Vote

_SHORT = 140  # a sentence no longer than this is told whole, else the clause of the figure
_LONGEST = 220  # characters of a sentence told in a headline


_ENGLISH: dict[Nature, str] = {
    Nature.SUBVENTION: "grant",
    Nature.FONDS_DE_CONCOURS: "capital contribution",
    Nature.PARTICIPATION: "contribution",
    Nature.COTISATION: "membership fee",
    Nature.AIDE: "aid",
    Nature.GARANTIE: "loan guarantee",
    Nature.PRET: "loan",
    Nature.DON: "donation",
    Nature.AUTRE: "payment",
}


def figure(c: Candidate, language: Language) -> str:
    sum_ = euros(c.amount, language)
    if c.grant:
        return grant_told(c.grant, c.label, sum_, language)
    if c.entry:
        return _line(c.entry, sum_, language)
    words = short(c.label if len(c.purpose) > _SHORT else c.purpose)
    return say(language, f"{sum_} : « {words} »", f"{sum_}: “{words}”")


def grant_told(grant: Grant, name: str, sum_: str, language: Language) -> str:
    sum_ = amount_told(grant, sum_, language)
    french = "versement" if grant.nature is Nature.AUTRE else grant.nature.value
    nature = say(language, french, _ENGLISH[grant.nature])
    kind = say(language, " (en nature)", " (in kind)") if grant.in_kind else ""
    if grant.status is GrantStatus.AWARDED:
        return say(language, f"{sum_} : {nature} à {name}{kind}", f"{sum_} to {name} ({nature}){kind}")
    if grant.status is GrantStatus.PROPOSED:
        return say(
            language, f"{sum_} proposés (non attribués) à {name}", f"{sum_} proposed (not awarded) to {name}"
        )
    if grant.status is GrantStatus.REQUESTED:
        return say(language, f"{sum_} demandés : {name}", f"{sum_} requested: {name}")
    return say(language, f"{sum_} reçus : {name}", f"{sum_} received: {name}")


def _line(entry: BudgetEntry, sum_: str, language: Language) -> str:
    income = entry.side is Side.RECETTES
    side = say(language, "recettes" if income else "charges", "income" if income else "spending")
    if entry.level == 0:
        return say(language, f"{sum_} : total des {side} du budget", f"{sum_}: total {side} of the budget")
    return say(
        language,
        f"{sum_} : {entry.label} ({side} du budget)",
        f"{sum_}: {entry.label} ({side} side of the budget)",
    )


def fate(c: Candidate, stores: Stores, language: Language) -> tuple[Claim, ...]:
    """What became of a proposal that was not awarded: rejected by the vote, told with it."""
    if not c.grant or c.grant.status is not GrantStatus.PROPOSED:
        return ()
    votes = [v for _, v in stores.ledger.facts(Vote, [c.act.id]) if v.outcome is Outcome.REJECTED]
    rejected = say(language, "La proposition a été rejetée par le vote.", "The proposal was voted down.")
    return tuple(Claim(rejected, (Ground(c.act, vote.span),)) for vote in votes[:1])


def warnings(chosen: Sequence[Candidate], stores: Stores, language: Language) -> tuple[Claim, ...]:
    """Checks that fail over the very words of these figures, in the figures' order: told, never smoothed."""
    figures = [c for c in chosen if c.kind is not Kind.MENTION]
    failing: defaultdict[str, list[Check]] = defaultdict(list)
    for act, check in stores.ledger.facts(Check, {c.act.id for c in figures}):
        if not check.holds:
            failing[act].append(check)
    told = {
        check: Claim(
            say(language, f"Attention : {check.statement}", f"Beware: {check.statement}"),
            (Ground(c.act, check.span),),
        )
        for c in figures
        for check in failing[c.act.id]
        if check.span.page == c.span.page and check.span.start < c.span.end and c.span.start < check.span.end
    }
    return tuple(told.values())


def short(words: str) -> str:
    return shortened(words, _LONGEST)
