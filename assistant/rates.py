"""Rates told by the acts: "quel taux de taxe d'habitation ?", "what interest rate?"."""

from __future__ import annotations

from dataclasses import replace

from assistant import phrases
from assistant.fit import Words, fit_of
from assistant.link import stem_set
from assistant.readings import Told, answer_told, mentions_near
from assistant.retrieve import Found
from assistant.types import Draft, Status
from assistant.wording import percent
from index.amounts import find_percentages
from index.check import Stores
from index.facts.mentions import PERCENT
from index.text import flat
from index.types import Act, Mention


def answer_rate(found: Found, stores: Stores) -> Draft | None:
    """The rate that fits best; None where none is asked for, or a word that no act holds may be what it is of."""
    if not phrases.RATE.search(flat(found.frame.question)) or not all(h.acts for h in found.subject):
        return None
    told = (
        _told(found, act, mention) for act, mention in mentions_near(found, stores) if mention.unit == PERCENT
    )
    # Acts are full of rates: one of which a word of the question is not told is another's.
    return answer_told((rate for rate in told if rate.fit.whole), found.frame.language)


def lacks_rate(found: Found, draft: Draft) -> bool:
    """Is a rate asked for, and the first words told hold none? "Au meilleur taux" is none."""
    first = draft.claims[0].text
    return bool(phrases.RATE.search(flat(found.frame.question))) and not find_percentages(first)


def with_reserve(draft: Draft) -> Draft:
    return replace(draft, status=Status.PARTIAL)


def _told(found: Found, act: Act, mention: Mention) -> Told:
    words = Words(stem_set(mention.label, mention.column), stem_set(mention.span.quote))
    shown = percent(mention.value.normalize(), found.frame.language)
    return Told(act, mention.span, shown, shown, fit_of(found, act, words))
