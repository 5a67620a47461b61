"""What the commands print for machines: acts and answers as plain dictionaries, ready for JSON.

Dates are ISO strings, amounts strings with two decimals, a page is None where the file is plain text.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any, Protocol, TypeVar

from assistant.types import Answer
from index.types import (
    Act,
    Attendance,
    BudgetEntry,
    BudgetLine,
    Check,
    Fact,
    FileKind,
    Grant,
    Opinion,
    Presence,
    Reference,
    Role,
    Signatory,
    Span,
    Stated,
    Vote,
)

Record = dict[str, Any]  # a JSON object
CENT = Decimal("0.01")
F = TypeVar("F")


class File(Protocol):
    """What a record needs of a document: its base name, and whether its pages are printed ones."""

    @property
    def name(self) -> str: ...

    @property
    def kind(self) -> FileKind: ...


def act_record(act: Act, facts: Iterable[Fact], file: File) -> Record:
    """One act with its facts, as ``actes facts --json`` prints it; ``facts`` are this act's only."""
    facts = tuple(facts)
    paged = file.kind is FileKind.PDF
    people = _of(facts, Attendance)
    return {
        "file": file.name,
        "pages": list(act.pages) if paged else None,
        "number": _value(act.number),
        "date": _iso(act.date),
        "council": _value(act.council),
        "body": _value(act.body),
        "title": _value(act.title),
        "replaces": _value(act.replaces),
        "chair": _holder(people, Role.CHAIR),
        "secretary": _holder(people, Role.SECRETARY),
        "present_names": _members(people, Presence.PRESENT),
        "excused_names": _members(people, Presence.EXCUSED),
        "absent_names": _members(people, Presence.ABSENT),
        "non_voting": [p.person for p in people if p.role is Role.NON_VOTING],
        "grants": [grant_record(g, paged=paged) for g in _of(facts, Grant)],
        "vote": next((_vote(v) for v in _of(facts, Vote)), None),
        "budget": [_entry(e, paged) for e in _of(facts, BudgetEntry)],
        "lines": [_line(x, paged) for x in _of(facts, BudgetLine)],
        "opinions": [_opinion(o) for o in _of(facts, Opinion)],
        "references": [_reference(r) for r in _of(facts, Reference)],
        "signatories": [{"person": s.person, "capacity": s.capacity} for s in _of(facts, Signatory)],
        "checks": [_check(c) for c in _of(facts, Check)],
    }


def grant_record(grant: Grant, *, paged: bool) -> Record:
    """One grant; its page is None unless the file is paged."""
    return {
        "beneficiary": grant.beneficiary,
        "amount": money(grant.amount),
        "nature": grant.nature.value,
        "purpose": grant.purpose,
        "theme": grant.theme,
        "status": grant.status.value,
        "funder": grant.funder,
        "article": grant.article,
        "page": _page(grant.span, paged),
        "quote": grant.span.quote,
    }


def answer_record(id: str | int | None, answer: Answer, took_ms: float) -> Record:
    """One answer, as ``actes ask --json`` prints it; ``took_ms`` are milliseconds."""
    return {
        "id": id,
        "status": answer.status.value,
        "language": answer.language.value,
        "text": answer.text,
        "amount": money(answer.amount),
        "value": answer.value,
        "rows": [
            {
                "act": row.act,
                "date": _iso(row.date),
                "council": row.council,
                "beneficiary": row.label,
                "amount": money(row.amount),
                "purpose": row.purpose,
                "file": row.file,
                "page": row.page,
            }
            for row in answer.rows
        ],
        "citations": [
            {"file": c.file, "page": c.page, "act": c.act, "quote": c.quote} for c in answer.citations
        ],
        "understood": answer.understood,
        "took_ms": round(took_ms, 1),
    }


def money(amount: Decimal | None) -> str | None:
    """Euros with two decimals: 10000 is "10000.00"."""
    return None if amount is None else str(amount.quantize(CENT))


def _vote(vote: Vote) -> Record:
    return {
        "for": vote.ayes,
        "against": vote.noes,
        "abstain": vote.abstentions,
        "unanimous": vote.unanimous,
        "outcome": vote.outcome.value,
        "groups": list(vote.groups),
        "against_names": list(vote.against_names),
        "abstaining_names": list(vote.abstaining_names),
        "contradiction": vote.contradiction,
        "quote": vote.span.quote,
    }


def _entry(entry: BudgetEntry, paged: bool) -> Record:
    return {
        "budget": entry.budget,
        "side": entry.side.value,
        "category": entry.category,
        "label": entry.label,
        "amount": money(entry.amount),
        "level": entry.level,
        "page": _page(entry.span, paged),
    }


def _line(line: BudgetLine, paged: bool) -> Record:
    return {
        "operation": line.operation,
        "nature": line.nature,
        "function": line.function,
        "chapter": line.chapter,
        "label": line.label,
        "credit": money(line.credit),
        "spent": money(line.spent),
        "balance": money(line.balance),
        "page": _page(line.span, paged),
        "quote": line.span.quote,
    }


def _opinion(opinion: Opinion) -> Record:
    return {
        "commission": opinion.commission,
        "favourable": opinion.favourable,
        "date": _iso(opinion.date),
        "quote": opinion.span.quote,
    }


def _reference(reference: Reference) -> Record:
    return {"code": reference.code, "article": reference.article, "quote": reference.span.quote}


def _check(check: Check) -> Record:
    return {"kind": check.kind, "statement": check.statement, "holds": check.holds}


def _of(facts: Iterable[Fact], kind: type[F]) -> list[F]:
    return [fact for fact in facts if isinstance(fact, kind)]


def _holder(people: Iterable[Attendance], role: Role) -> str | None:
    return next((p.person for p in people if p.role is role), None)


def _members(people: Iterable[Attendance], presence: Presence) -> list[str]:
    return [p.person for p in people if p.role is Role.MEMBER and p.presence is presence]


def _value(stated: Stated | None) -> str | None:
    return None if stated is None else stated.value


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _page(span: Span, paged: bool) -> int | None:
    return span.page if paged else None
