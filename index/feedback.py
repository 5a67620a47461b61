"""What people say of answers, in the ledger: kept whatever is read again, forgotten, or made by another version."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DatabaseError

from index import schema
from index.database import rows_in
from index.errors import StoreError
from index.queries import fetch
from index.records import Row
from index.rows import from_row, to_row
from index.types import Feedback

_TABLE = schema.feedback
_IN_ORDER = _TABLE.select().order_by(_TABLE.c.at, _TABLE.c.id)


def saved(path: Path) -> tuple[Feedback, ...]:
    """What people said in the ledger of that file, the oldest first, also one of another version.

    Raises StoreMissing, or StoreError where the file can't be read.
    """
    return tuple(map(_feedback, rows_in(path, _TABLE)))


class FeedbackBook:
    """The ledger's part for it. Writing here leaves ``Ledger.stamp``: nothing that answers stand on has changed."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keep(self, said: Feedback) -> None:
        """Keep it; once, however often it is sent. Raises StoreError."""
        with self._write() as connection:
            _TABLE.create(connection, checkfirst=True)  # a store made before feedback has no such table
            connection.execute(
                insert(_TABLE).values({"id": said.id, **to_row(said)}).on_conflict_do_nothing()
            )

    def all(self) -> tuple[Feedback, ...]:
        """What people said, the oldest first."""
        with self._engine.begin() as connection:
            known = inspect(connection).has_table(_TABLE.name)
            return tuple(map(_feedback, fetch(connection, _IN_ORDER))) if known else ()

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        try:
            with self._engine.connect().execution_options(writes=True) as connection, connection.begin():
                yield connection
        except DatabaseError as error:
            raise StoreError(f"the feedback could not be kept: {error.orig}") from error


def _feedback(row: Row) -> Feedback:
    return from_row(Feedback, row, "")
