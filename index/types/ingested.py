"""All that one file gives."""

from __future__ import annotations

from dataclasses import dataclass

from index.types.acts import Act, SectionKind
from index.types.documents import Document, Origin, Span
from index.types.facts import Fact


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of an act to search and to quote: ``span.quote`` is its text, ``heading`` its context.

    ``id`` is stable: the act's id and the passage's rank in it.
    """

    id: str
    act: str
    kind: SectionKind
    heading: str
    origin: Origin
    span: Span


@dataclass(frozen=True, slots=True)
class Ingested:
    """All that one file gives, ready to be stored in one transaction."""

    document: Document
    acts: tuple[Act, ...]
    facts: tuple[tuple[str, Fact], ...]  # (act id, fact)
    passages: tuple[Passage, ...]
