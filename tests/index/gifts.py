"""Hand-made acts that give money, for the tests of who gets it and whether it is told again."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from index.types import Act, Grant, GrantStatus, Identity, IdentityKind, Nature, Span, Stated

DAY = date(2023, 3, 14)


def an_act(
    name: str,
    council: str | None = "Commune de Brumeval",
    *,
    document: str = "",
    number: str = "",
    day: date | None = DAY,
) -> Act:
    """``name``: its id, and its document's where none is named."""
    document = document or name
    span = Span(document, 1, 0, 1, "x")
    return Act(
        name, document, 0, 1, (1, 1), (),
        number=Stated(number, span) if number else None,
        date=day,
        council=Stated(council, span) if council else None,
    )  # fmt: skip


def a_grant(
    beneficiary: str,
    amount: int = 100,
    *,
    printed: str = "",
    status: GrantStatus = GrantStatus.AWARDED,
    in_kind: bool = False,
) -> Grant:
    """``printed``: the beneficiary with its article and legal form."""
    span = Span("d", 1, 0, 1, "x")
    money = Decimal(amount)
    return Grant(
        beneficiary, printed or beneficiary, money, Nature.SUBVENTION, status, "", "", "", "", in_kind, span
    )


def an_identity(name: str, value: str) -> Identity:
    """Of fourteen digits a SIRET, of W and nine an RNA number, of else an acronym."""
    kind = IdentityKind.ACRONYM
    if value[-9:].isdigit():
        kind = IdentityKind.RNA if value.startswith("W") else IdentityKind.SIRET
    return Identity(name, kind, value, Span("d", 1, 0, 1, "x"))
