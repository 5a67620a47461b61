"""Counts told by the acts themselves: "combien de cartes offertes ?", "how many lots were awarded?"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.fit import Words, fit_of
from assistant.lexicon import frame_words, kind_words
from assistant.link import holds, stem_set
from assistant.question import read_terms
from assistant.retrieve import Found, fits_period
from assistant.types import Claim, Draft, Ground, Language, Status, Term
from assistant.wording import number, of_act, say, shortened
from index.check import Stores
from index.facts.mentions import EURO, PERCENT
from index.text import flat, squeeze
from index.types import Act, Mention

_COUNTED = re.compile(
    r"\b(?:combien\s+(?:de\s+|d'|des\s+)|how\s+many\s+|nombre\s+(?:de\s+|d'|des\s+)|number\s+of\s+)(?P<what>[^?,;]+)"
)
_ACTS = 12  # acts whose counts are weighed
_FITS = 0.55
_SURE = 0.7
_RIVAL = 0.05  # a count of another value that fits this nearly is told too
_LONGEST = 260  # characters of a quote


@dataclass(frozen=True, slots=True)
class _Told:
    """A count of the thing asked for, and how well it fits the rest of the question."""

    act: Act
    mention: Mention
    fit: float
    whole: bool


def answer_counted(found: Found, stores: Stores) -> Draft | None:
    """The count that fits best; None where the acts count no such thing, or a kind of beneficiary is counted,
    which the grants themselves answer."""
    thing = _counted(found)
    if thing is None or found.missing:
        return None
    acts = {act.id: act for act, _ in found.in_period()[:_ACTS]}
    acts |= {act.id: act for act, _ in found.acts if act.id in {p.act for p in found.passages}}
    told = [
        _weighed(found, acts[act_id], mention)
        for act_id, mention in stores.ledger.facts(Mention, acts.keys() - found.replaced.keys())
        if mention.unit not in (EURO, PERCENT)
        and mention.value == int(mention.value)
        and _counts(mention, thing)
        and fits_period(acts[act_id], found.frame)
    ]
    ranked = sorted((t for t in told if t.fit >= _FITS), key=lambda t: -t.fit)
    return _draft(ranked, found.frame.language) if ranked else None


def _counted(found: Found) -> Term | None:
    """The first content word behind "combien de"."""
    asked = _COUNTED.search(flat(found.frame.question))
    if asked is None:
        return None
    start, end = asked.span("what")
    terms = {term.word: term for term in found.frame.terms}
    words = (term.word for term in read_terms(found.frame.question[start:end]))
    first = next(words, None)
    return None if first in kind_words() | frame_words() else terms.get(first or "")


def _counts(mention: Mention, thing: Term) -> bool:
    """Is it the thing that is counted: the head of what the number counts, or of its column's title?"""
    return holds(stem_set(mention.unit or mention.column), thing)


def _weighed(found: Found, act: Act, mention: Mention) -> _Told:
    words = Words(stem_set(mention.label, mention.column, mention.unit), stem_set(mention.span.quote))
    fit = fit_of(found, act, words)
    return _Told(act, mention, fit.fit, fit.whole)


def _draft(ranked: list[_Told], language: Language) -> Draft:
    best = ranked[0]
    rival = next(
        (t for t in ranked if t.mention.value != best.mention.value and best.fit - t.fit < _RIVAL), None
    )
    claims = [Claim(_said(best, language), (Ground(best.act, best.mention.span),))]
    if rival:
        other = say(language, "Autre lecture possible : ", "Another possible reading: ")
        claims.append(Claim(other + _said(rival, language), (Ground(rival.act, rival.mention.span),)))
    claims.append(Claim(of_act(best.act, language)))
    sure = best.fit >= _SURE and best.whole and rival is None
    return Draft(Status.ANSWERED if sure else Status.PARTIAL, tuple(claims), value=int(best.mention.value))


def _said(told: _Told, language: Language) -> str:
    quote = shortened(squeeze(told.mention.span.quote), _LONGEST)
    count = f"{number(told.mention.value, language)} {told.mention.unit}".strip()
    return say(language, f"{count} : « {quote} »", f"{count}: “{quote}”")
