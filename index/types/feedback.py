"""What people say of answers."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    RIGHT = "right"
    WRONG = "wrong"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True, slots=True)
class Cited:
    """A source of an answer: the document (SHA-256) and its file, the page (None for a plain text file), the words,
    the act's number or title."""

    document: str
    file: str
    page: int | None
    quote: str
    act: str


@dataclass(frozen=True, slots=True)
class Feedback:
    """What one person says of one answer, with all that was asked and told: the acts and the rules may change after.

    ``history`` holds the earlier questions, oldest first; ``filters`` those chosen beside the question
    ("year=2022"); ``understood`` how it was read. ``amount`` is in euros ("10000.00"), ``value`` JSON: a count, a
    text or null. ``who`` is the signed-in name, "" where nobody signs in; ``at`` a UTC time in ISO form.
    """

    verdict: Verdict
    comment: str
    question: str
    history: tuple[str, ...]
    filters: tuple[str, ...]
    understood: str
    language: str
    status: str
    text: str
    amount: str | None
    value: str
    citations: tuple[Cited, ...]
    who: str
    at: str

    @property
    def id(self) -> str:
        return f"f-{hashlib.sha256(repr(self).encode('utf-8', 'replace')).hexdigest()[:10]}"
