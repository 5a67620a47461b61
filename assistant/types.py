"""The vocabulary of the assistant: question -> Frame -> Evidence -> Answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from index.types import Origin


class Language(StrEnum):
    FR = "fr"
    EN = "en"


class Status(StrEnum):
    ANSWERED = "answered"
    PARTIAL = "partial"  # an answer with a warning: doubtful text, several readings, part of what was asked
    NOT_FOUND = "not_found"  # the acts do not say; the text tells what was searched and what they do hold
    UNCLEAR = "unclear"  # the question can't be read; the text asks back


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

    @property
    def headline(self) -> str:
        return next((line for line in self.text.splitlines() if line.strip()), "")
