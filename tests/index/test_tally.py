"""The tally of all grants: each money in its purse, once."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from index.purses import Purse, purse_of
from index.tally import tally
from index.types import Grant, GrantStatus, Nature, Span
from tests.assistant.support import small_desk
from tests.ui.test_export_grants import FILES

GRANT = Grant(
    beneficiary="Les Amis",
    raw_beneficiary="Les Amis",
    amount=Decimal(1),
    nature=Nature.SUBVENTION,
    status=GrantStatus.AWARDED,
    purpose="",
    theme="",
    funder="",
    article="",
    in_kind=False,
    span=Span("d", 1, 0, 1, "x"),
)


@pytest.mark.parametrize(
    ("status", "nature", "in_kind", "purse"),
    [
        (GrantStatus.AWARDED, Nature.SUBVENTION, False, Purse.GIVEN),
        (GrantStatus.AWARDED, Nature.PARTICIPATION, False, Purse.GIVEN),
        (GrantStatus.AWARDED, Nature.SUBVENTION, True, Purse.IN_KIND),
        (GrantStatus.AWARDED, Nature.COTISATION, False, Purse.FEE),
        (GrantStatus.AWARDED, Nature.PRET, False, Purse.LENT),
        (GrantStatus.AWARDED, Nature.GARANTIE, False, Purse.LENT),
        (GrantStatus.PROPOSED, Nature.GARANTIE, False, Purse.PROPOSED),
        (GrantStatus.REQUESTED, Nature.SUBVENTION, False, Purse.REQUESTED),
        (GrantStatus.RECEIVED, Nature.SUBVENTION, True, Purse.RECEIVED),
    ],
)
def test_each_grant_has_one_purse(status: GrantStatus, nature: Nature, in_kind: bool, purse: Purse) -> None:
    assert purse_of(replace(GRANT, status=status, nature=nature, in_kind=in_kind)) is purse


def test_what_counts_counts_once(tmp_path: Path) -> None:
    desk = small_desk(tmp_path, FILES)
    told = tally(desk.stores.ledger)
    desk.stores.ledger.close()
    assert sum(one.grant.amount or 0 for one in told if one.counted) == 500 + 80 + 200 + 600
    (again,) = [one for one in told if one.told_in]
    assert again.told_in is not None
    assert (again.filed.name, again.told_in[0].name) == ("pv.txt", "act.txt")
    assert [one.filed.name for one in told if one.replaced_by] == ["old.txt"]
    assert [one.grant.beneficiary for one in told if one.private] == ["FABRE Lise"]
    assert len({one.key for one in told}) == len(told)
