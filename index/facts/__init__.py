"""Facts: one finder a file, one shape. To add one, write its file and name it in ``FINDERS``."""

from __future__ import annotations

from index.facts import (
    attendance,
    checks,
    grants,
    imputations,
    mentions,
    opinions,
    references,
    signatories,
    two_sided,
    votes,
)
from index.facts.finder import Finder, Reading
from index.text import flat
from index.types import Act, Document, Fact

FINDERS: tuple[Finder, ...] = (
    grants.FINDER,
    votes.FINDER,
    attendance.FINDER,
    imputations.FINDER,
    two_sided.FINDER,
    opinions.FINDER,
    references.FINDER,
    signatories.FINDER,
    mentions.FINDER,
    checks.FINDER,
)


def find_facts(acts: tuple[Act, ...], document: Document) -> tuple[tuple[str, Fact], ...]:
    """All facts of a document's acts as (act id, fact), act by act, finder by finder, each with its span."""
    text = document.running_text()
    plain = flat(text.text)
    readings = (Reading(act, text, plain, document.tables) for act in acts)
    return tuple(
        (reading.act.id, fact) for reading in readings for finder in FINDERS for fact in finder.find(reading)
    )
