"""Facts: one finder a file, one shape. To add one, write its file and name it in ``FINDERS``."""

from __future__ import annotations

from index.facts import (
    attendance,
    checks,
    grants,
    imputations,
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
    checks.FINDER,
)


def find_facts(acts: tuple[Act, ...], document: Document) -> tuple[tuple[str, Fact], ...]:
    """All facts of a document's acts as (act id, fact), act by act, finder by finder, each with its span."""
    text = document.running_text()
    plain = flat(text.text)
    return tuple(
        (act.id, fact)
        for act in acts
        for finder in FINDERS
        for fact in finder.find(Reading(act, text, plain, document.tables))
    )
