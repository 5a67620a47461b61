"""Facts: one finder a file, one shape. To add one, write its file and name it in ``FINDERS``."""

from __future__ import annotations

from collections.abc import Iterator

from index.facts import (
    attendance,
    checks,
    deadlines,
    designations,
    financing_plans,
    grants,
    identities,
    imputations,
    mentions,
    misread,
    movements,
    offers,
    opinions,
    references,
    signatories,
    two_sided,
    votes,
)
from index.facts.finder import Finder, Reading
from index.text import flat
from index.types import Act, Document, Fact, Origin

FINDERS: tuple[Finder, ...] = (
    grants.FINDER,
    votes.FINDER,
    attendance.FINDER,
    movements.FINDER,
    imputations.FINDER,
    two_sided.FINDER,
    financing_plans.FINDER,
    offers.FINDER,
    opinions.FINDER,
    references.FINDER,
    signatories.FINDER,
    designations.FINDER,
    deadlines.FINDER,
    identities.FINDER,
    mentions.FINDER,
    checks.FINDER,
    misread.FINDER,
)


def find_facts(acts: tuple[Act, ...], document: Document) -> tuple[tuple[str, Fact], ...]:
    """All facts of a document's acts as (act id, fact), act by act, finder by finder, each with its span."""
    return tuple(
        (reading.act.id, fact)
        for reading in readings(acts, document)
        for finder in FINDERS
        for fact in finder.find(reading)
    )


def readings(acts: tuple[Act, ...], document: Document) -> Iterator[Reading]:
    """Each act as the finders read it."""
    text = document.running_text()
    plain = flat(text.text)
    recognised = tuple(_recognised(document))
    for act in acts:
        yield Reading(act, text, plain, document.tables, recognised)


def _recognised(document: Document) -> Iterator[tuple[int, int]]:
    """The ranges of the document that don't come from a text of its own."""
    offset = document.running_text().offset
    for page in document.pages:
        ranges = page.decoded if page.origin is Origin.TEXT else ((0, len(page.text)),)
        yield from ((offset(page.number, start), offset(page.number, end)) for start, end in ranges)
