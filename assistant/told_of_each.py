"""Two that are compared, where sentences tell a figure of each: "la société A demande 50 € de l'heure. ... B, 60 €".

The words before a figure say whose it is: of the two names, the one that stands nearest before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.figures import figure
from assistant.fit import Candidate
from assistant.link import stem_set
from assistant.retrieve import Found, Hit, fits_period
from assistant.told import amounts_told
from assistant.types import Ask, Claim, Draft, Status
from assistant.wording import colon, of_act
from index.amounts import find_amounts
from index.check import Stores

_LEAST = 0.4  # the least fit of a figure told of one side: neither holds the other's words
_LEAD = 600  # characters before a figure in which the one that it is of is named


def answer_told_of_each(found: Found, stores: Stores) -> Draft | None:
    """The figure that fits best of each, in the one act that tells of both, with reserve; None else."""
    frame = found.frame
    parties = [_names(found, [t.word for t in party]) for party in frame.parties]
    if found.missing or frame.ask is not Ask.COMPARE or len(parties) != 2 or not all(parties):
        return None
    told = [
        c
        for c in sorted(amounts_told(found, stores, frozenset()), key=lambda c: -c.fit)
        if c.fit >= _LEAST and c.act.id not in found.replaced and fits_period(c.act, frame)
    ]
    for act in dict.fromkeys(c.act.id for c in told):
        of_act_ = [(c, _whose(found, c, parties)) for c in told if c.act.id == act]
        best = [next((c for c, whose in of_act_ if whose == side), None) for side in (0, 1)]
        if best[0] and best[1]:
            return _both(found, parties, (best[0], best[1]))
    return None


def _names(found: Found, words: Sequence[str]) -> list[Hit]:
    """What names one of the two: capitalised words that tell it from the council."""
    hits = [h for word in words if (h := found.hit_of(word))]
    return [h for h in hits if h.term.proper and h.acts and h.term.forms[0] not in found.councils.words]


def _whose(found: Found, c: Candidate, parties: Sequence[Sequence[Hit]]) -> int | None:
    """Which of the two is named nearest before the figure; None where neither is."""
    for word in reversed(_before(found, c).split()):
        said = stem_set(word)
        side = next((i for i, hits in enumerate(parties) if any(h.is_in(said) for h in hits)), None)
        if side is not None:
            return side
    return None


def _before(found: Found, c: Candidate) -> str:
    """The lines of the passage up to the figure."""
    around = (p.span for p in found.passages if p.act == c.act.id and p.span.page == c.span.page)
    within = next((s for s in around if s.start <= c.span.start and c.span.end <= s.end), c.span)
    at = c.span.start - within.start
    told = (a.start for a in find_amounts(c.span.quote) if a.euros == c.amount)
    return within.quote[max(0, at - _LEAD) : at + next(told, len(c.span.quote))]


def _both(found: Found, parties: Sequence[Sequence[Hit]], best: tuple[Candidate, Candidate]) -> Draft:
    language = found.frame.language
    claims = [
        Claim(
            f"{' '.join(h.term.shown or h.term.word for h in hits)}{colon(language)}{figure(c, language)}",
            (c.ground,),
        )
        for hits, c in zip(parties, best, strict=True)
    ]
    return Draft(Status.PARTIAL, (*claims, Claim(of_act(best[0].act, language))))
