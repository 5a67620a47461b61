"""Corrections in the ledger: applied wherever facts are read, kept whatever is read again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from index.corrected import saved
from index.corrections import Signature, correct, reject
from index.errors import SchemaMismatch, StoreMissing
from index.ledger import Ledger
from index.types import Correction, Fact, Grant, Ingested, Mention
from tests.index.support import ingested

BY = Signature("Anne", "2026-03-03T10:00:00+00:00", "lu sur la page")
TEXT = "2022-1 verse 80000 € à Club\n2022-2 verse 250 € à Chorale"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.sqlite", create=True) as ledger:
        ledger.replace(with_mentions(ingested(TEXT)))
        yield ledger


def with_mentions(read: Ingested) -> Ingested:
    """Each grant's figure is a bare mention too, as the finders tell it."""
    mentions = tuple((act, mention_of(fact)) for act, fact in read.facts if isinstance(fact, Grant))
    return replace(read, facts=(*read.facts, *mentions))


def mention_of(grant: Grant) -> Mention:
    assert grant.amount is not None
    return Mention(grant.amount, "€", grant.beneficiary, "", "", False, grant.span)


def first(ledger: Ledger) -> Fact:
    return ledger.reviewed(Grant)[0].read


def amounts(ledger: Ledger) -> list[Decimal | None]:
    return [grant.amount for _, grant in ledger.facts(Grant)]


def figures(ledger: Ledger) -> list[Decimal]:
    return [mention.value for _, mention in ledger.facts(Mention)]


def applies(ledger: Ledger) -> list[bool]:
    return [one is not None for _, one in ledger.corrections()]


def said(ledger: Ledger) -> Correction:
    return correct(first(ledger), "amount", "8000", BY)


def test_the_corrected_value_is_what_is_read(ledger: Ledger) -> None:
    before = ledger.stamp()
    ledger.correct([said(ledger)])
    assert amounts(ledger) == [8000, 250]
    assert figures(ledger) == [250]  # the misread figure is told nowhere
    assert ledger.stamp() != before  # so that who remembers what the store holds reads it again
    one = ledger.reviewed(Grant)[0]
    assert (one.read.amount, one.said) == (80000, (said(ledger),))
    assert ledger.corrections() == ((said(ledger), one),)


def test_a_rejected_fact_is_read_no_more(ledger: Ledger) -> None:
    ledger.correct([reject(first(ledger), BY)])
    assert (amounts(ledger), figures(ledger)) == ([250], [250])
    assert [one.fact is None for one in ledger.reviewed(Grant)] == [True, False]


def test_a_mention_that_a_person_corrected_is_read_as_they_say(ledger: Ledger) -> None:
    mention = ledger.reviewed(Mention)[0].read
    ledger.correct([said(ledger), correct(mention, "value", "9000", BY)])
    assert figures(ledger) == [9000, 250]
    assert applies(ledger) == [True, True]


def test_taking_a_correction_back(ledger: Ledger) -> None:
    ledger.correct([said(ledger)])
    assert ledger.withdraw([said(ledger).id, "c-00000000"]) == 1
    assert (amounts(ledger), ledger.corrections()) == ([80000, 250], ())


def test_it_survives_reading_again(ledger: Ledger) -> None:
    ledger.correct([said(ledger), reject(ledger.reviewed(Grant)[1].read, BY)])
    ledger.replace(with_mentions(ingested(TEXT)))
    assert amounts(ledger) == [8000]
    ledger.replace(with_mentions(ingested(f"Un mot de plus\n{TEXT}")))  # read better: all has moved
    assert (amounts(ledger), figures(ledger)) == ([8000], [])
    assert ledger.damage() == ()


def test_what_no_fact_says_any_more_is_kept(ledger: Ledger) -> None:
    ledger.correct([said(ledger)])
    ledger.replace(ingested("2022-1 verse 8000 € à Club"))  # it is read well now
    assert (amounts(ledger), applies(ledger)) == ([8000], [False])
    ledger.forget("/acts/a.txt")
    assert applies(ledger) == [False]
    ledger.replace(ingested(TEXT))
    assert (amounts(ledger), applies(ledger)) == ([8000, 250], [True])


def test_it_may_come_before_the_document(ledger: Ledger, tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "other.sqlite", create=True) as other:
        other.correct([said(ledger)])
        assert applies(other) == [False]
        other.replace(ingested(TEXT))
        assert amounts(other) == [8000, 250]


def test_which_fact_is_meant_does_not_depend_on_the_acts_asked_for(ledger: Ledger) -> None:
    ledger.replace(ingested("2022-1 verse 500 € à Club\n2022-2 verse 500 € à Club"))
    one, other = ledger.reviewed(Grant)
    ledger.correct([correct(one.read, "amount", "5", BY)])
    assert [grant.amount for _, grant in ledger.facts(Grant, [other.act])] == [500]
    assert [grant.amount for _, grant in ledger.facts(Grant, [one.act])] == [5]


def test_the_later_of_two_corrections_counts(ledger: Ledger) -> None:
    later = Signature("Bruno", "2026-03-04T10:00:00+00:00", "relu")
    ledger.correct([said(ledger)])
    ledger.correct([correct(first(ledger), "amount", "8001", later)])
    assert (amounts(ledger)[0], len(ledger.corrections())) == (8001, 1)
    ledger.correct([said(ledger)])  # an older one comes back with a file: no step back
    assert amounts(ledger)[0] == 8001


def test_what_was_said_is_saved_from_a_store_of_another_version(ledger: Ledger) -> None:
    ledger.correct([said(ledger)])
    ledger.set_meta("schema_version", "0")
    with pytest.raises(SchemaMismatch, match=r"save its 1 corrections first \(actes correct export FILE\)"):
        Ledger.open(ledger.path)
    assert saved(ledger.path) == (said(ledger),)


def test_a_store_from_before_corrections_has_none(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing):
        saved(tmp_path / "none.sqlite")
    (tmp_path / "empty.sqlite").touch()
    assert saved(tmp_path / "empty.sqlite") == ()
