"""Counts told by the acts themselves: "combien de cartes offertes ?", "how many lots were awarded?"."""

from __future__ import annotations

import re

from assistant.fit import Words, fit_of
from assistant.lexicon import frame_words, kind_words
from assistant.link import stem_set
from assistant.question_words import read_terms
from assistant.readings import Told, answer_told, mentions_near
from assistant.retrieve import Found, Hit
from assistant.sizes import asks_size
from assistant.types import Draft
from assistant.wording import whole
from index.check import Stores
from index.facts.mentions import EURO, PERCENT
from index.text import flat
from index.types import Act, Mention

_COUNTED = re.compile(
    r"\b(?:combien\s+(?:de\s+|d'|des\s+)|how\s+many\s+|nombre\s+(?:de\s+|d'|des\s+)|number\s+of\s+)(?P<what>[^?,;]+)"
)


def answer_counted(found: Found, stores: Stores) -> Draft | None:
    """The count that fits best; None where the acts count no such thing, or a kind of beneficiary is counted,
    which the grants themselves answer."""
    thing = _counted(found)
    if thing is None or found.missing or asks_size(found):
        return None
    return answer_told(
        (
            _told(found, act, mention)
            for act, mention in mentions_near(found, stores)
            if mention.unit not in (EURO, PERCENT)
            and mention.value == int(mention.value)
            and _counts(mention, thing)
        ),
        found.frame.language,
    )


def _counted(found: Found) -> Hit | None:
    """The first content word behind "combien de"."""
    asked = _COUNTED.search(flat(found.frame.question))
    if asked is None:
        return None
    start, end = asked.span("what")
    words = (term.word for term in read_terms(found.frame.question[start:end]))
    first = next(words, None)
    return None if first in kind_words() | frame_words() else found.hit_of(first or "")


def _counts(mention: Mention, thing: Hit) -> bool:
    """Is it the thing that is counted: the head of what the number counts, or of its column's title?"""
    return thing.is_in(stem_set(mention.unit or mention.column))


def _told(found: Found, act: Act, mention: Mention) -> Told:
    words = Words(stem_set(mention.label, mention.column, mention.unit), stem_set(mention.span.quote))
    count = int(mention.value)
    shown = f"{whole(count, found.frame.language)} {mention.unit}".strip()
    return Told(act, mention.span, count, shown, fit_of(found, act, words))
