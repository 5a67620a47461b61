"""Values that sentences of the acts tell, a count or a date: the best is the answer, with its sentence and rival."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.fit import Fit
from assistant.retrieve import Found, fits_period
from assistant.types import Claim, Draft, Ground, Language, Status
from assistant.wording import of_act, say, shortened
from index.check import Stores
from index.dates import years_told
from index.text import squeeze
from index.types import Act, Mention, Span

_FITS = 0.55  # the least fit with which a value is an answer
_SURE = 0.7  # the fit from which it is told without reserve
_RIVAL = 0.05  # another value that fits this nearly is told too
_LONGEST = 260  # characters of a quote
_ACTS = 12  # acts whose mentions are weighed


@dataclass(frozen=True, slots=True)
class Told:
    """A value in a sentence (``span``), as it is shown, and how well it fits the question."""

    act: Act
    span: Span
    value: int | str
    shown: str
    fit: Fit


def mentions_near(found: Found, stores: Stores) -> Iterator[tuple[Act, Mention]]:
    """What is told by the acts of the period that hold most of the question, and by those of the passages found."""
    quoted = {passage.act for passage in found.passages}
    acts = {act.id: act for act, _ in found.in_period()[:_ACTS]}
    acts |= {act.id: act for act, _ in found.acts if act.id in quoted}
    telling = _telling_period(found)
    for act_id, mention in stores.ledger.facts(Mention, acts.keys() - found.replaced.keys()):
        if act_id in telling or fits_period(acts[act_id], found.frame):
            yield acts[act_id], mention


def _telling_period(found: Found) -> set[str]:
    """Where no act is of the years asked for, those that speak of them: "la convention de 1969" is told of later."""
    years = set(found.frame.years)
    if not years or found.in_period():
        return set()
    return {passage.act for passage in found.passages if years <= years_told(passage.span.quote)}


def answer_told(all_told: Iterable[Told], language: Language) -> Draft | None:
    """The value that fits best; None where none fits."""
    ranked = sorted((t for t in all_told if t.fit.fit >= _FITS), key=lambda t: -t.fit.fit)
    if not ranked:
        return None
    best = ranked[0]
    rival = next((t for t in ranked if t.value != best.value and best.fit.fit - t.fit.fit < _RIVAL), None)
    claims = [Claim(_said(best, language), (Ground(best.act, best.span),))]
    if rival:
        other = say(language, "Autre lecture possible : ", "Another possible reading: ")
        claims.append(Claim(other + _said(rival, language), (Ground(rival.act, rival.span),)))
    claims.append(Claim(of_act(best.act, language)))
    sure = best.fit.fit >= _SURE and best.fit.whole and rival is None
    return Draft(Status.ANSWERED if sure else Status.PARTIAL, tuple(claims), value=best.value)


def _said(told: Told, language: Language) -> str:
    quote = shortened(squeeze(told.span.quote), _LONGEST)
    return say(language, f"{told.shown} : « {quote} »", f"{told.shown}: “{quote}”")
