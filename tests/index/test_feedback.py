"""What people say of answers, in the ledger: kept whatever becomes of the acts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from index import schema
from index.errors import SchemaMismatch, StoreError, StoreMissing
from index.feedback import saved
from index.ledger import Ledger
from index.types import Cited, Feedback, Verdict
from tests.index.support import ingested

SAID = Feedback(
    verdict=Verdict.WRONG,
    comment="c’est 8 000 €, <b>page 3</b>",
    question="Et en 2021 ?",
    history=("Combien pour la chorale ?",),
    filters=("year=2021",),
    understood="montant · « chorale » · 2021",
    language="fr",
    status="answered",
    text="80 000 € à la chorale [1].",
    amount="80000.00",
    value="null",
    citations=(
        Cited("a" * 64, "acte.pdf", 2, "verse 80 000 €", "2021-7"),
        Cited("b" * 64, "x.txt", None, "«", ""),
    ),
    who="anne",
    at="2026-03-03T10:00:00+00:00",
)
BARE = replace(
    SAID, verdict=Verdict.RIGHT, comment="", history=(), filters=(), amount=None, citations=(), who=""
)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.sqlite", create=True) as ledger:
        yield ledger


def test_it_is_read_as_it_was_kept_the_oldest_first(ledger: Ledger) -> None:
    assert ledger.feedback.all() == ()
    later = replace(BARE, at="2026-03-04T10:00:00+00:00")
    for said in (later, SAID, SAID):
        ledger.feedback.keep(said)
    assert ledger.feedback.all() == (SAID, later)


def test_it_outlives_what_is_read_again_and_forgotten(ledger: Ledger) -> None:
    read = ingested("2022-1 verse 80000 € à Club")
    ledger.replace(read)
    ledger.feedback.keep(SAID)
    ledger.replace(read)
    ledger.forget(read.document.path)
    assert ledger.counts().documents == 0
    assert ledger.feedback.all() == (SAID,)


def test_what_answers_stand_on_has_not_changed(ledger: Ledger) -> None:
    before = ledger.stamp()
    ledger.feedback.keep(SAID)
    assert ledger.stamp() == before
    ledger.set_meta("a", "b")
    assert ledger.stamp() != before


def test_a_store_from_before_feedback_is_opened_and_gains_it(ledger: Ledger) -> None:
    with closing(sqlite3.connect(ledger.path)) as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    assert "feedback" not in names
    assert schema.feedback.name not in schema.metadata.tables  # so that the version doesn't tell of it
    with Ledger.open(ledger.path) as again:
        assert again.feedback.all() == saved(ledger.path) == ()
        again.feedback.keep(SAID)
    assert ledger.feedback.all() == (SAID,)


def test_it_is_saved_from_a_store_of_another_version(ledger: Ledger, tmp_path: Path) -> None:
    ledger.feedback.keep(SAID)
    ledger.set_meta("schema_version", "0")
    told = r"save its 1 opinions of answers first \(actes feedback --export FILE\)"
    with pytest.raises(SchemaMismatch, match=told):
        Ledger.open(ledger.path)
    assert saved(ledger.path) == (SAID,)
    with pytest.raises(StoreMissing):
        saved(tmp_path / "none.sqlite")


def test_what_could_not_be_kept_is_told(ledger: Ledger) -> None:
    with closing(sqlite3.connect(ledger.path)) as connection:
        connection.execute("CREATE TABLE feedback (id TEXT PRIMARY KEY)")
    with pytest.raises(StoreError, match="could not be kept"):
        ledger.feedback.keep(SAID)


def test_each_has_an_id_of_its_own() -> None:
    assert SAID.id == replace(SAID).id
    assert len({SAID.id, BARE.id, replace(SAID, who="zoe").id, replace(SAID, comment="").id}) == 4
