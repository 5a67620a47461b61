"""The vocabulary of the index: frozen values, each keeping the words it was read from.

A position in a document is a *document offset*: an index into the pages' texts joined by ``PAGE_BREAK``. A
``Span`` is what leaves the index: offsets in one page's text and the words; ``page.text[start:end] == quote``.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import PurePath

PAGE_BREAK = "\f"  # as pdftotext writes it; never part of a page's own text


class Origin(StrEnum):
    """Where a page's text comes from; an answer that stands on decoded or OCR text says so."""

    TEXT = "text"
    DECODED = "decoded"
    OCR = "ocr"


class FileKind(StrEnum):
    PDF = "pdf"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Page:
    """One page. ``text`` is NFC, lines end in ``\\n``; a table row is one line, its cells parted by tabs.

    ``margin`` holds the lines taken off the text: running headers, page numbers, the préfecture's stamp. A plain
    text file is one page, number 1. ``decoded``: the ranges of ``text`` that a broken font garbled, where a part.
    """

    number: int
    text: str
    origin: Origin = Origin.TEXT
    margin: tuple[str, ...] = ()
    decoded: tuple[tuple[int, int], ...] = ()

    def origin_of(self, start: int, end: int) -> Origin:
        """Where the words ``text[start:end]`` come from: decoded where they touch what was decoded."""
        touched = any(at < end and start < until for at, until in self.decoded)
        return Origin.DECODED if touched else self.origin


@dataclass(frozen=True, slots=True)
class Table:
    """A table on a page: its rows are the lines of ``page.text[start:end]``, its cells parted by tabs.

    ``header`` are the column titles, also where it continues a table of the page before and prints none (then
    no line of the range is the header). ``box``: (left, top, right, bottom) in PDF points from the page's top.
    """

    page: int
    start: int
    end: int
    header: tuple[str, ...]
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Span:
    """Words on a page: the ground a fact stands on. ``document`` is the SHA-256 of the file's bytes."""

    document: str
    page: int
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class RunningText:
    """A document as one string that knows the page of every character."""

    document: str
    text: str
    page_starts: tuple[int, ...]
    page_numbers: tuple[int, ...]

    def page_at(self, offset: int) -> int:
        """The number of the page that holds this document offset."""
        return self.page_numbers[bisect_right(self.page_starts, offset) - 1]

    def offset(self, page: int, at: int) -> int:
        """The document offset of a place in a page's own text: where a span or a table begins."""
        return self.page_starts[self.page_numbers.index(page)] + at

    def span(self, start: int, end: int) -> Span:
        """The span of a range, without outer white space; what runs past the page of its start is cut."""
        index = bisect_right(self.page_starts, start) - 1
        base = self.page_starts[index]
        last = self.page_starts[index + 1] - 1 if index + 1 < len(self.page_starts) else len(self.text)
        words = self.text[start : min(end, last)]
        start += len(words) - len(words.lstrip())
        words = words.strip()
        return Span(self.document, self.page_numbers[index], start - base, start - base + len(words), words)


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read. Its identity is the SHA-256 of its bytes; ``path`` is where it was last seen."""

    sha256: str
    path: str
    kind: FileKind
    pages: tuple[Page, ...]
    tables: tuple[Table, ...] = ()

    @property
    def name(self) -> str:
        """The file's base name."""
        return PurePath(self.path).name

    def running_text(self) -> RunningText:
        starts, at = [], 0
        for page in self.pages:
            starts.append(at)
            at += len(page.text) + len(PAGE_BREAK)
        text = PAGE_BREAK.join(page.text for page in self.pages)
        return RunningText(self.sha256, text, tuple(starts), tuple(p.number for p in self.pages))


# --- acts ----------------------------------------------------------------------------------------------


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

    def sections_of(self, *kinds: SectionKind) -> tuple[Section, ...]:
        return tuple(s for s in self.sections if s.kind in kinds)


# --- facts: flat (strings, numbers, dates, enums, tuples of strings), each ends with its span ------------
# The ledger makes one table of each class.


class GrantStatus(StrEnum):
    AWARDED = "awarded"  # by the decision
    PROPOSED = "proposed"  # in the report, and decided (or not) elsewhere in the act
    REQUESTED = "requested"  # asked of others: DETR, Région...
    RECEIVED = "received"  # told to be given by others


class Nature(StrEnum):
    SUBVENTION = "subvention"
    PARTICIPATION = "participation"
    COTISATION = "cotisation"
    AIDE = "aide"
    GARANTIE = "garantie"
    PRET = "prêt"
    DON = "don"
    AUTRE = "autre"


@dataclass(frozen=True, slots=True)
class Grant:
    """Money given for no direct counterpart (or asked, or received: see ``status``), in euros.

    ``beneficiary`` cleaned, ``raw_beneficiary`` as printed (of money requested or received it is the council,
    and ``funder`` the one asked); ``article``: the section's label; ``theme``: the heading that its row stands
    under, "" where none; ``in_kind``: no money changes hands, a room is lent, valued at ``amount``.
    """

    beneficiary: str
    raw_beneficiary: str
    amount: Decimal
    nature: Nature
    status: GrantStatus
    purpose: str
    theme: str
    funder: str
    article: str
    in_kind: bool
    span: Span


class Outcome(StrEnum):
    ADOPTED = "adopted"
    REJECTED = "rejected"
    NONE = "none"  # noted, adjourned, withdrawn: nothing was put to the vote


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote as printed: a count is None where none is printed; ``unanimous`` only where the text says so."""

    ayes: int | None
    noes: int | None
    abstentions: int | None
    unanimous: bool | None
    outcome: Outcome
    groups: tuple[str, ...]  # political groups or names printed with the ayes
    against_names: tuple[str, ...]
    abstaining_names: tuple[str, ...]
    not_voting_names: tuple[str, ...]  # who took no part in the vote
    contradiction: str  # how words and numbers disagree, in words; "" where they agree
    span: Span


class Presence(StrEnum):
    PRESENT = "present"
    EXCUSED = "excused"
    ABSENT = "absent"


class Role(StrEnum):
    CHAIR = "chair"
    SECRETARY = "secretary"
    MEMBER = "member"
    NON_VOTING = "non_voting"


@dataclass(frozen=True, slots=True)
class Attendance:
    """One person at the sitting; a chair or secretary has a line of that role beside the member's line. ``proxy``
    votes in an absent one's place, "" where none is printed."""

    person: str
    role: Role
    presence: Presence
    proxy: str
    span: Span


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """The imputation of a spending; amounts in euros, None where the column is not printed."""

    operation: str
    nature: str
    function: str
    chapter: str
    label: str
    credit: Decimal | None
    spent: Decimal | None
    balance: Decimal | None
    span: Span


class Side(StrEnum):
    CHARGES = "charges"
    RECETTES = "recettes"


@dataclass(frozen=True, slots=True)
class BudgetEntry:
    """A line of a two-sided budget. ``level`` 0 is a side's total, 1 a category, 2 a line of it.

    ``budget`` is the table's printed title, ``category`` the label of the category a line belongs to.
    """

    budget: str
    side: Side
    label: str
    amount: Decimal
    level: int
    category: str
    span: Span


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a commission thought of the report before the sitting."""

    commission: str
    favourable: bool
    date: date | None
    span: Span


@dataclass(frozen=True, slots=True)
class Reference:
    """A legal text or an earlier act that this one stands on: ``article`` is "" for a whole text."""

    code: str
    article: str
    span: Span


@dataclass(frozen=True, slots=True)
class Signatory:
    person: str
    capacity: str
    span: Span


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure told of anything: a price, a rate, a duration, a count; the span is its sentence or row.

    ``unit``: "€", "%" or what is counted, as printed; "" in a column whose title says it. ``label``: the words
    that say what it is, its clause or its row's first words. ``basis``: "HT" or "TTC" where printed.
    """

    value: Decimal
    unit: str
    label: str
    column: str
    basis: str
    maximum: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Check:
    """The document's own arithmetic, done again: ``holds`` tells if it comes out; ``statement`` says in words and
    figures what was checked; ``span`` is where the result is printed."""

    kind: str
    statement: str
    holds: bool
    span: Span


Fact = (
    Grant | Vote | Attendance | BudgetLine | BudgetEntry | Opinion | Reference | Signatory | Mention | Check
)


# --- passages ------------------------------------------------------------------------------------------


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
