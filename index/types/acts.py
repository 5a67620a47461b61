"""An act and its parts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from index.types.documents import Span


class SectionKind(StrEnum):
    """The parts of a French act, in their usual order."""

    HEADER = "header"  # council, sitting, who was there, title, number
    RECITAL = "recital"  # one "Vu ..." or "Considérant ..."
    EXPOSE = "expose"  # the facts and reasons told before the decision
    ARTICLE = "article"  # one article, or one dash of the dispositif
    VOTE = "vote"  # how it was voted, and the signatures
    REPORT = "report"  # the president's or mayor's report joined to the act
    ANNEX = "annex"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of an act: ``[start, end)`` in document offsets; ``label`` as printed ("Article 1")."""

    kind: SectionKind
    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Stated:
    """A value read from words: the cleaned value, and where it stands."""

    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Act:
    """One act cut out of a document, ``[start, end)`` in document offsets, with what its header says.

    ``id``: the document's SHA-256 and the act's rank in it. None means that the text does not say.
    """

    id: str
    document: str
    start: int
    end: int
    pages: tuple[int, int]
    sections: tuple[Section, ...]
    number: Stated | None = None
    date: date | None = None
    date_span: Span | None = None
    council: Stated | None = None
    body: Stated | None = None
    title: Stated | None = None
    replaces: Stated | None = None  # the number of the act that this one cancels and replaces

    @property
    def council_name(self) -> str:
        """As the act states it; "" where it does not."""
        return self.council.value if self.council else ""

    def sections_of(self, *kinds: SectionKind) -> tuple[Section, ...]:
        return tuple(s for s in self.sections if s.kind in kinds)
