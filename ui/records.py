"""What the commands print for machines: acts and answers as plain dictionaries, ready for JSON.

Dates are ISO strings, amounts strings with two decimals, a page is None where the file is plain text.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any, Protocol, TypeVar

from assistant.types import Answer
from index.corrections import fact_id, kind_of
from index.types import (
    Act,
    Attendance,
    BudgetEntry,
    BudgetLine,
    Check,
    Correction,
    Deadline,
    Designation,
    Fact,
    FileKind,
    Grant,
    Movement,
    Offer,
    Opinion,
    Presence,
    Reference,
    Reviewed,
    Role,
    Signatory,
    Span,
    Stated,
    Vote,
)
from index.values import fields_of, to_text

Record = dict[str, Any]  # a JSON object
CENT = Decimal("0.01")
F = TypeVar("F")


class File(Protocol):
    """What a record needs of a document: its base name, and whether its pages are printed ones."""

    @property
    def name(self) -> str: ...

    @property
    def kind(self) -> FileKind: ...


def act_record(act: Act, reviewed: Iterable[Reviewed[Fact]], file: File) -> Record:
    """One act with its facts, as ``actes facts --json`` prints it; ``reviewed`` are this act's only.

    ``facts`` holds every fact, the rejected ones too, with its id and what was said of it; the other keys tell
    those that stand.
    """
    reviewed = tuple(reviewed)
    facts = tuple(one.fact for one in reviewed if one.fact is not None)
    paged = file.kind is FileKind.PDF
    people = _of(facts, Attendance)
    return {
        "id": act.id,
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
        "movements": [_told(m, paged) for m in _of(facts, Movement)],
        "grants": [
            grant_record(one.fact, paged=paged) | {"id": fact_id(one.read), "corrections": _corrections(one)}
            for one in reviewed
            if isinstance(one.fact, Grant)
        ],
        "vote": next((_vote(v) for v in _of(facts, Vote)), None),
        "budget": [_entry(e, paged) for e in _of(facts, BudgetEntry)],
        "offers": [_offer(o, paged) for o in _of(facts, Offer)],
        "lines": [_line(x, paged) for x in _of(facts, BudgetLine)],
        "opinions": [_opinion(o) for o in _of(facts, Opinion)],
        "references": [_reference(r) for r in _of(facts, Reference)],
        "deadlines": [_told(d, paged) for d in _of(facts, Deadline)],
        "designations": [_told(d, paged) for d in _of(facts, Designation)],
        "signatories": [{"person": s.person, "capacity": s.capacity} for s in _of(facts, Signatory)],
        "checks": [_check(c) for c in _of(facts, Check)],
        "facts": [fact_record(one, paged=paged) for one in reviewed],
    }


def fact_record(one: Reviewed[Fact], *, paged: bool) -> Record:
    """Any fact, field by field, as it stands; a rejected one as it was read."""
    fact = one.read if one.fact is None else one.fact
    return {
        "fact": kind_of(fact),
        "id": fact_id(one.read),
        **_told(fact, paged),
        "rejected": one.fact is None,
        "corrections": _corrections(one),
    }


def correction_record(said: Correction) -> Record:
    """One thing that a person said; its "field" is null where they rejected the fact."""
    told = {"field": said.field or None, "old": said.old, "new": said.new}
    return {"id": said.id, **told, "who": said.who, "at": said.at, "why": said.why}


_NOTHING = ("", "[]")  # a value that the act doesn't tell, a list of none


def corrections_told(corrections: Iterable[Record]) -> str:
    """What people said of facts, on one line; "" where they said nothing."""
    return " | ".join(f"{_what(said)} ({said['who']}, {said['at']}: {said['why']})" for said in corrections)


def _what(said: Record) -> str:
    if not said["field"]:
        return "rejected"
    new, old = ("nothing" if said[name] in _NOTHING else said[name] for name in ("new", "old"))
    return f"{said['field']}: {new} instead of {old}"


def _corrections(one: Reviewed[Fact]) -> list[Record]:
    return [correction_record(said) for said in one.said]


def _told(fact: Fact, paged: bool) -> Record:
    """The fields of a fact, and where it stands."""
    fields = {name: _plain(getattr(fact, name)) for name in fields_of(type(fact))}
    return fields | {"page": _page(fact.span, paged), "quote": fact.span.quote}


def _plain(value: object) -> object:
    """A field's value for JSON; a figure as text, for a float could not keep it."""
    if isinstance(value, Decimal | date):
        return to_text(value)
    return list(value) if isinstance(value, tuple) else value


def grant_record(grant: Grant, *, paged: bool) -> Record:
    """One grant; its page is None unless the file is paged."""
    return {
        "beneficiary": grant.beneficiary,
        "amount": money(grant.amount),
        "nature": grant.nature.value,
        "basis": grant.basis,
        "maximum": grant.maximum,
        "in_kind": grant.in_kind,
        "unit_price": money(grant.unit_price),
        "unit": grant.unit,
        "count": grant.count,
        "period": grant.period,
        "instalments": grant.instalments,
        "condition": grant.condition,
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
        "choices": [{"label": choice.label, "question": choice.question} for choice in answer.choices],
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
        "outcome": vote.outcome.value if vote.outcome.decided else "none",
        "result": vote.outcome.value,
        "groups": list(vote.groups),
        "against_names": list(vote.against_names),
        "abstaining_names": list(vote.abstaining_names),
        "not_voting": vote.not_voting,
        "not_voting_names": list(vote.not_voting_names),
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
    sums = {"credit": line.credit, "spent": line.spent, "balance": line.balance}
    return _told(line, paged) | {name: money(amount) for name, amount in sums.items()}


def _offer(offer: Offer, paged: bool) -> Record:
    return _told(offer, paged) | {"amount": money(offer.amount)}


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
