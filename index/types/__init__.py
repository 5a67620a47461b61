"""The vocabulary of the index: frozen values, each keeping the words it was read from.

A position in a document is a *document offset*: an index into the pages' texts joined by ``PAGE_BREAK``. A
``Span`` is what leaves the index: offsets in one page's text and the words; ``page.text[start:end] == quote``.
"""

from index.types.acts import Act, Section, SectionKind, Stated
from index.types.additions import Addition, AdditionState, Trouble
from index.types.conversations import Conversation, ConversationEntry, KeptTurn, SharedAnswer
from index.types.corrections import Correction, Reviewed
from index.types.documents import PAGE_BREAK, Document, FileKind, Origin, Page, RunningText, Span, Table
from index.types.facts import (
    Attendance,
    BudgetEntry,
    BudgetLine,
    BudgetSection,
    Check,
    Deadline,
    Designation,
    Fact,
    Grant,
    GrantStatus,
    Identity,
    IdentityKind,
    Mention,
    Move,
    Movement,
    Nature,
    Offer,
    Opinion,
    Outcome,
    Presence,
    Reference,
    Role,
    Side,
    Signatory,
    Vote,
)
from index.types.feedback import Cited, Feedback, Verdict
from index.types.ingested import Ingested, Passage

__all__ = [
    "PAGE_BREAK",
    "Act",
    "Addition",
    "AdditionState",
    "Attendance",
    "BudgetEntry",
    "BudgetLine",
    "BudgetSection",
    "Check",
    "Cited",
    "Conversation",
    "ConversationEntry",
    "Correction",
    "Deadline",
    "Designation",
    "Document",
    "Fact",
    "Feedback",
    "FileKind",
    "Grant",
    "GrantStatus",
    "Identity",
    "IdentityKind",
    "Ingested",
    "KeptTurn",
    "Mention",
    "Move",
    "Movement",
    "Nature",
    "Offer",
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
    "SharedAnswer",
    "Side",
    "Signatory",
    "Span",
    "Stated",
    "Table",
    "Trouble",
    "Verdict",
    "Vote",
]
