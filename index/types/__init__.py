"""The vocabulary of the index: frozen values, each keeping the words it was read from.

A position in a document is a *document offset*: an index into the pages' texts joined by ``PAGE_BREAK``. A
``Span`` is what leaves the index: offsets in one page's text and the words; ``page.text[start:end] == quote``.
"""

from index.types.acts import Act, Section, SectionKind, Stated
from index.types.corrections import Correction, Reviewed
from index.types.documents import PAGE_BREAK, Document, FileKind, Origin, Page, RunningText, Span, Table
from index.types.facts import (
    Attendance,
    BudgetEntry,
    BudgetLine,
    BudgetSection,
    Check,
    Deadline,
    Fact,
    Grant,
    GrantStatus,
    Identity,
    IdentityKind,
    Mention,
    Move,
    Movement,
    Nature,
    Opinion,
    Outcome,
    Presence,
    Reference,
    Role,
    Side,
    Signatory,
    Vote,
)
from index.types.ingested import Ingested, Passage

__all__ = [
    "PAGE_BREAK",
    "Act",
    "Attendance",
    "BudgetEntry",
    "BudgetLine",
    "BudgetSection",
    "Check",
    "Correction",
    "Deadline",
    "Document",
    "Fact",
    "FileKind",
    "Grant",
    "GrantStatus",
    "Identity",
    "IdentityKind",
    "Ingested",
    "Mention",
    "Move",
    "Movement",
    "Nature",
    "Opinion",
    "Origin",
    "Outcome",
    "Page",
    "Passage",
    "Presence",
    "Reference",
    "Reviewed",
    "Role",
    "RunningText",
    "Section",
    "SectionKind",
    "Side",
    "Signatory",
    "Span",
    "Stated",
    "Table",
    "Vote",
]
