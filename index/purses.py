"""Kinds of money."""

from __future__ import annotations

from enum import StrEnum

from index.types import Grant, GrantStatus, Nature


class Purse(StrEnum):
    """Kinds of money that are never added to each other."""

    GIVEN = "given"
    IN_KIND = "in_kind"
    FEE = "fee"  # what the council pays to be a member
    LENT = "lent"  # loans and guarantees: they come back, or never go
    PROPOSED = "proposed"  # and not told as awarded
    REQUESTED = "requested"  # of others
    RECEIVED = "received"  # from others


def purse_of(grant: Grant) -> Purse:
    if grant.status is not GrantStatus.AWARDED:
        return Purse(grant.status.value)
    if grant.in_kind:
        return Purse.IN_KIND
    if grant.nature in (Nature.PRET, Nature.GARANTIE):
        return Purse.LENT
    return Purse.FEE if grant.nature is Nature.COTISATION else Purse.GIVEN
