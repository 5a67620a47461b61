from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Column, Integer, MetaData

from index import schema
from index.errors import SchemaMismatch, StoreError, StoreMissing
from index.ledger import Ledger


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store" / "ledger.sqlite"


def test_a_missing_store_is_told_and_not_made(path: Path) -> None:
    with pytest.raises(StoreMissing, match="actes ingest"):
        Ledger.open(path)
    assert not path.parent.exists()


def test_a_store_of_another_schema_is_told(path: Path) -> None:
    with Ledger.open(path, create=True) as ledger:
        ledger.set_meta("schema_version", "0")
    with pytest.raises(SchemaMismatch, match=r"schema 0, here \d+-\w+.*--store"):
        Ledger.open(path)


def test_the_version_follows_the_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    version = schema.version()
    assert version == schema.version()
    wider = MetaData()
    for table in schema.metadata.sorted_tables:
        table.to_metadata(wider)
    wider.tables["fact_vote"].append_column(Column("raised_hands", Integer))
    monkeypatch.setattr(schema, "metadata", wider)
    assert schema.version() != version


def test_a_database_of_something_else_is_told_and_left(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE tunes (name)")
    with pytest.raises(SchemaMismatch, match="unknown"):
        Ledger.open(path, create=True)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("tunes",)]


def test_a_file_that_is_no_database_is_told(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"not a database, whatever its name says" * 200)
    with pytest.raises(SchemaMismatch, match="is no ledger"):
        Ledger.open(path)


def test_a_store_that_cant_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="choose another --store"):
        Ledger.open(tmp_path / "file" / "store" / "ledger.sqlite", create=True)


def test_a_folder_in_the_ledgers_place_is_told(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(StoreError, match="choose another --store"):
        Ledger.open(path, create=True)


def test_the_store_writes_ahead_and_minds_owners(path: Path) -> None:
    with Ledger.open(path, create=True) as ledger, ledger._read() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_a_killed_creation_is_begun_again(path: Path) -> None:
    path.parent.mkdir()
    path.touch()  # SQLite made the file, nothing was committed
    with Ledger.open(path, create=True) as ledger:
        assert ledger.documents() == ()
