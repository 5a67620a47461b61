"""The documents that people gave in the chat, in a file of their own beside the ledger: what came of each is found
again whenever the server starts. Home of its SQL."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from sqlalchemy import Column, Connection, Integer, MetaData, Table, Text, delete, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DatabaseError

from index.database import unpooled
from index.errors import StoreError
from index.types import Addition, AdditionState, Trouble

FILE = "additions.sqlite"

_metadata = MetaData()
_additions = Table(
    "additions",
    _metadata,
    Column("rank", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("content", Text, nullable=False),  # JSON
)


class AdditionBook:
    """The file; it is open only while it is read or written. Everything may raise StoreError."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def all(self) -> tuple[Addition, ...]:
        """What was given, the oldest first."""
        if not self.path.is_file():
            return ()
        with self._transaction(writes=False) as connection:
            rows = connection.execute(select(_additions.c.content).order_by(_additions.c.rank)).scalars()
            return tuple(map(_addition, rows))

    def keep(self, addition: Addition) -> None:
        """A new one, or how one stands now: it keeps its place."""
        row = {"id": addition.id, "content": json.dumps(asdict(addition), ensure_ascii=False)}
        with self._write() as connection:
            connection.execute(
                insert(_additions).values(row).on_conflict_do_update(index_elements=["id"], set_=row)
            )

    def drop(self, id_: str) -> None:
        with self._write() as connection:
            connection.execute(delete(_additions).where(_additions.c.id == id_))

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        try:
            self.path.touch(mode=0o600)
        except OSError as error:
            raise StoreError(f"{self.path}: {error.strerror}; nothing can be kept there") from error
        with self._transaction(writes=True) as connection:
            _metadata.create_all(connection)
            yield connection

    @contextmanager
    def _transaction(self, *, writes: bool) -> Iterator[Connection]:
        engine = unpooled(self.path)
        try:
            with engine.connect().execution_options(writes=writes) as connection, connection.begin():
                yield connection
        except DatabaseError as error:
            raise StoreError(
                f"{self.path}: the list of added documents can't be used: {error.orig}; move it away"
            ) from error


def _addition(content: str) -> Addition:
    kept = json.loads(content)
    troubles = tuple(Trouble(**trouble) for trouble in kept["troubles"])
    return Addition(**{**kept, "state": AdditionState(kept["state"]), "troubles": troubles})
