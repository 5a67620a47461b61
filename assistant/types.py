"""The vocabulary of the assistant: question -> Frame -> Evidence -> Answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from index.purses import Purse
from index.types import Act, FileKind, Origin, Span


class Language(StrEnum):
    FR = "fr"
    EN = "en"


class Status(StrEnum):
    ANSWERED = "answered"
    PARTIAL = "partial"  # an answer with a warning: doubtful text, several readings, part of what was asked
    NOT_FOUND = "not_found"  # the acts do not say; the text tells what was searched and what they do hold
    UNCLEAR = "unclear"  # the question can't be read; the text asks back


# --- the question --------------------------------------------------------------------------------------


class Ask(StrEnum):
    """What is asked for."""

    AMOUNT = "amount"  # how much: one figure, or the sum of a few
    TOTAL = "total"
    LIST = "list"
    COUNT = "count"
    RANK = "rank"
    SHARE = "share"
    MEAN = "mean"
    COMPARE = "compare"
    VOTE = "vote"
    WHO = "who"
    WHEN = "when"
    NUMBER = "number"  # which act: its number
    LINE = "line"  # which budget line: its imputation
    PASSAGE = "passage"  # why, what, where, how


class Pot(StrEnum):
    """Which money is meant."""

    AWARDED = "awarded"
    PROPOSED = "proposed"
    REQUESTED = "requested"
    RECEIVED = "received"
    BUDGETED = "budgeted"  # lines of a budget or financing plan
    CHARGES = "charges"  # its spending side
    RECETTES = "recettes"  # its income side: who finances


class Seat(StrEnum):
    """Which people of a sitting are meant."""

    CHAIR = "chair"
    SECRETARY = "secretary"
    PRESENT = "present"
    EXCUSED = "excused"
    ABSENT = "absent"
    PROXIES = "proxies"
    NON_VOTING = "non_voting"
    SIGNATORY = "signatory"


@dataclass(frozen=True, slots=True)
class Term:
    """A content word of the question. ``forms`` are the stems that it may have in an act (itself, synonyms,
    translations); ``proper`` where it is written as a name or holds a digit; ``own`` is False where an
    earlier question of the conversation brought it; ``shown`` is the word as it was written."""

    word: str
    forms: tuple[str, ...]
    proper: bool = False
    own: bool = True
    shown: str = ""


class Filter(StrEnum):
    """What a search is restricted by; each is a field of ``Scope``."""

    COUNCIL = "council"
    YEAR = "year"
    BODY = "body"
    PURSE = "purse"
    THEME = "theme"


@dataclass(frozen=True, slots=True)
class Scope:
    """What a person restricts the search to, beside the question: each in the words that ``Assistant.options``
    gives, "" or None where any will do. ``year``: that of the sitting; ``purse`` and ``theme``: of money, so that
    only acts that have such money are searched, and no other money is told."""

    council: str = ""
    year: int | None = None
    body: str = ""
    purse: Purse | None = None
    theme: str = ""

    @property
    def narrows(self) -> bool:
        return self != Scope()

    @property
    def of_money(self) -> bool:
        return bool(self.purse or self.theme)

    def chosen(self, filter_: Filter) -> str:
        """The filter's value as a text, "" where any will do."""
        return str(getattr(self, filter_.value) or "")


ANYTHING = Scope()


@dataclass(frozen=True, slots=True)
class Frame:
    """How a question is read. ``pot`` and ``seat`` are None where none is named; ``years`` and ``days`` are
    the periods asked for (none: any); ``whole`` asks for the total of a budget rather than a line of it;
    ``place`` is that of a ranking ("the second largest": 2);
    ``parties`` are the things that a comparison names, each as its terms; ``excluded`` is what is left out
    ("hors sport"); ``scope`` is what a person restricts the search to beside the question."""

    question: str
    language: Language
    ask: Ask
    terms: tuple[Term, ...]
    years: tuple[int, ...] = ()
    days: tuple[date, ...] = ()
    months: tuple[tuple[int, int], ...] = ()
    pot: Pot | None = None
    seat: Seat | None = None
    ballot: str | None = None  # "for", "against", "abstain", "apart": the side of a vote asked for
    limit: int | None = None
    place: int = 1
    smallest: bool = False
    whole: bool = False
    at_least: Decimal | None = None  # "more than 3 000 €" is at least 3 000.01
    at_most: Decimal | None = None
    amounts: tuple[Decimal, ...] = ()  # named in the question: what is asked for is told of them
    in_kind: bool | None = None  # True, False where help in kind or in cash is asked for apart
    parties: tuple[tuple[Term, ...], ...] = ()
    excluded: tuple[Term, ...] = ()
    follow_up: bool = False
    scope: Scope = ANYTHING


# --- the evidence --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Ground:
    """What a claim stands on: an act, and words in it."""

    act: Act
    span: Span


@dataclass(frozen=True, slots=True)
class Claim:
    """One line of an answer, and its grounds."""

    text: str
    grounds: tuple[Ground, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of an answer's table before its source has a number."""

    label: str
    amount: Decimal | None
    purpose: str
    ground: Ground


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several that a question may mean: its name, and the question that means it alone."""

    label: str
    question: str


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer before its citations are numbered. The first claim is the headline."""

    status: Status
    claims: tuple[Claim, ...]
    amount: Decimal | None = None
    value: int | str | None = None
    entries: tuple[Entry, ...] = ()
    choices: tuple[Choice, ...] = ()


# --- the answer ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a claim stands. ``page`` is None for a plain text file; ``start``/``end`` are offsets in the
    text of ledger page ``ledger_page`` of document ``document`` (SHA-256): ``text[start:end] == quote``."""

    document: str
    file: str
    page: int | None
    ledger_page: int
    start: int
    end: int
    quote: str
    act: str  # the act's number, or its title where it has none
    act_id: str
    council: str
    date: date | None
    origin: Origin = Origin.TEXT


@dataclass(frozen=True, slots=True)
class Row:
    """One line of an answer's table. ``citation`` is the rank (1-based) of its source in the answer."""

    label: str  # the beneficiary, the budget line, the person
    amount: Decimal | None
    purpose: str
    act: str
    date: date | None
    council: str
    file: str
    page: int | None
    citation: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What is shown. The first line of ``text`` is the headline that answers the question; ``text`` is
    plain text with "[n]" marks that point to ``citations[n - 1]``; it is never HTML.

    ``amount``: the one figure in euros asked for. ``value``: a count, an ISO date, a name or a number.
    ``understood``: how the question was read, in words of the answer's language.
    ``follow_ups``: questions a person may ask next, in the answer's language.
    ``choices``: what the question may mean, where that is several; each asks for one of them.
    ``beyond``: nothing was found within the filters, and without them there is an answer.
    """

    status: Status
    language: Language
    text: str
    understood: str
    amount: Decimal | None = None
    value: int | str | None = None
    rows: tuple[Row, ...] = ()
    citations: tuple[Citation, ...] = ()
    follow_ups: tuple[str, ...] = field(default=())
    choices: tuple[Choice, ...] = ()
    beyond: bool = False

    @property
    def headline(self) -> str:
        return headline_of(self.text)


def headline_of(text: str) -> str:
    """The first line of an answer's text that says something."""
    return next((line for line in text.splitlines() if line.strip()), "")


@dataclass(frozen=True, slots=True)
class Source:
    """What a citation stands on: the file where it was last seen, and the text of the cited page as the
    ledger holds it (of a text file, the whole text). ``page_count`` is 1 for a text file."""

    path: str
    kind: FileKind
    text: str
    page_count: int
