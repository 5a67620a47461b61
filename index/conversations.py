"""People's conversations and the answers that they shared, in a file of their own beside the ledger.

The ledger can be made again from the acts, and its count of writes tells that they changed; what people asked can't be
made again, and changes nothing that answers stand on. The file is made when something is first kept, for its owner's
eyes only, and what is deleted from it is overwritten.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, Index, Integer, MetaData, Table, Text, func, select, text
from sqlalchemy.exc import DatabaseError

from index.database import unpooled
from index.errors import SchemaMismatch, StoreError
from index.queries import fetch
from index.types import Conversation, ConversationEntry, KeptTurn, SharedAnswer

_VERSION = 1  # raised when the tables come to hold something else
_ID_BYTES = 16
Row = dict[str, Any]

_metadata = MetaData()
_conversations = Table(
    "conversations",
    _metadata,
    Column("id", Text, primary_key=True),
    Column("owner", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("begun", Text, nullable=False),
    Column("used", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("before", Text, nullable=False),  # JSON array of questions
    Column("turns", Text, nullable=False),  # JSON array of objects
    Index("conversations_by_owner", "owner", "used"),
)
_answers = Table(
    "answers",
    _metadata,
    Column("id", Text, primary_key=True),
    Column("owner", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("turn", Text, nullable=False),  # a JSON object
    Index("answers_once", "owner", "before", "turn"),
)


class ConversationBook:
    """The file in a store's folder; it is open only while it is read or written. Everything may raise StoreError."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._engine = unpooled(path)

    # --- conversations: each is its owner's alone ---

    def of(self, owner: str) -> tuple[ConversationEntry, ...]:
        """A person's conversations, the last used first."""
        columns = (_conversations.c.id, _conversations.c.name, _conversations.c.used)
        query = _conversations.select().with_only_columns(*columns).where(_conversations.c.owner == owner)
        rows = self._rows(query.order_by(_conversations.c.used.desc(), text("rowid DESC")))
        return tuple(ConversationEntry(**row) for row in rows)

    def conversation(self, id_: str, owner: str) -> Conversation | None:
        """The conversation of this id; None where there is none, or where it is another person's."""
        rows = self._rows(_conversations.select().where(_owned(_conversations, id_, owner)))
        return _conversation(rows[0]) if rows else None

    def keep(self, conversation: Conversation) -> Conversation:
        """Keep a conversation; as it is kept, with its id and name.

        One that was kept before takes its place, but its name stays. Where that was changed or deleted meanwhile (from
        another window), nothing is lost: this one is kept as another.
        """
        kept = replace(conversation, revision=conversation.revision + 1)
        with self._write() as connection:
            held = _conversations.update().where(
                _owned(_conversations, kept.id, kept.owner),
                _conversations.c.revision == conversation.revision,
            )
            row = _conversation_row(kept)
            del row["name"]
            if conversation.revision == 0 or not connection.execute(held.values(row)).rowcount:
                kept = replace(kept, id=new_id(), revision=1)
                connection.execute(_conversations.insert(), _conversation_row(kept))
                return kept
            named = fetch(connection, _conversations.select().where(_conversations.c.id == kept.id))
            return _conversation(named[0])

    def rename(self, id_: str, owner: str, name: str) -> None:
        """Nothing happens where it is no conversation of that person's."""
        with self._write() as connection:
            connection.execute(
                _conversations.update().where(_owned(_conversations, id_, owner)).values(name=name)
            )

    def delete(self, id_: str, owner: str) -> None:
        """Nothing happens where it is no conversation of that person's. The links to its answers stay."""
        with self._write() as connection:
            connection.execute(_conversations.delete().where(_owned(_conversations, id_, owner)))

    # --- shared answers: whoever has the link may open it ---

    def share(self, owner: str, at: str, before: tuple[str, ...], turn: KeptTurn) -> SharedAnswer:
        """The link of an answer: the same however often the person asks for it."""
        row: Row = {"owner": owner, "before": _json(before), "turn": _json(asdict(turn))}
        with self._write() as connection:
            same = (_answers.c[name] == value for name, value in row.items())
            held = fetch(connection, _answers.select().where(*same))
            if held:
                return _answer(held[0])
            row |= {"id": new_id(), "at": at}
            connection.execute(_answers.insert(), row)
            return _answer(row)

    def answer(self, id_: str) -> SharedAnswer | None:
        """The shared answer of this id; None where there is none, or where its link was withdrawn."""
        rows = self._rows(_answers.select().where(_answers.c.id == id_))
        return _answer(rows[0]) if rows else None

    def withdraw(self, id_: str, owner: str) -> None:
        """The link leads nowhere from now on. Nothing happens where another person made it."""
        with self._write() as connection:
            connection.execute(_answers.delete().where(_owned(_answers, id_, owner)))

    # --- for who runs the tool: how much is kept, never what ---

    def owners(self) -> dict[str, int]:
        """How many conversations each person has, by name."""
        owner, count = _conversations.c.owner, func.count().label("count")
        query = select(owner, count).group_by(owner).order_by(owner)
        return {row["owner"]: row["count"] for row in self._rows(query)}

    def forget(self, owner: str) -> int:
        """Delete all that is kept of a person, links too: how many conversations and links there were."""
        if not self.path.is_file():
            return 0
        with self._write() as connection:
            gone = (
                connection.execute(t.delete().where(t.c.owner == owner)) for t in (_conversations, _answers)
            )
            return sum(result.rowcount for result in gone)

    # --- the file ---

    def _rows(self, query: Any) -> list[Row]:
        if not self.path.is_file():
            return []
        with self._transaction(writes=False) as connection:
            return fetch(connection, query)

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        try:
            self.path.touch(mode=0o600)
        except OSError as error:
            raise StoreError(f"{self.path}: {error.strerror}; nothing can be kept there") from error
        with self._transaction(writes=True) as connection:
            if not _version(connection):
                _metadata.create_all(connection)
                connection.exec_driver_sql(f"PRAGMA user_version = {_VERSION}")
            yield connection

    @contextmanager
    def _transaction(self, *, writes: bool) -> Iterator[Connection]:
        try:
            with self._engine.connect().execution_options(writes=writes) as connection, connection.begin():
                if _version(connection) > _VERSION:
                    raise SchemaMismatch(
                        f"{self.path}: made by a later version of this software; use that one"
                    )
                yield connection
        except DatabaseError as error:
            raise StoreError(f"{self.path}: conversations can't be kept or found: {error.orig}") from error


def _version(connection: Connection) -> int:
    """That of the tables, 0 for a file just made."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def new_id() -> str:
    """A name that can't be guessed, fit for an address."""
    return secrets.token_urlsafe(_ID_BYTES)


def _owned(table: Table, id_: str, owner: str) -> Any:
    return (table.c.id == id_) & (table.c.owner == owner)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _conversation_row(one: Conversation) -> Row:
    turns = _json([asdict(turn) for turn in one.turns])
    return {name: getattr(one, name) for name in ("id", "owner", "name", "begun", "used", "revision")} | {
        "before": _json(one.before),
        "turns": turns,
    }


def _conversation(row: Row) -> Conversation:
    turns = tuple(map(_turn, json.loads(row["turns"])))
    return Conversation(**{**row, "before": tuple(json.loads(row["before"])), "turns": turns})


def _answer(row: Row) -> SharedAnswer:
    turn = _turn(json.loads(row["turn"]))
    return SharedAnswer(row["id"], row["owner"], row["at"], tuple(json.loads(row["before"])), turn)


def _turn(kept: dict[str, Any]) -> KeptTurn:
    return KeptTurn(**{**kept, "filters": tuple(kept["filters"])})
