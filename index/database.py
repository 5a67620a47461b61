"""Opening the ledger's SQLite file: transactions that hold, and the schema, made or checked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, NullPool, Table, create_engine, event, inspect, text
from sqlalchemy.exc import DatabaseError, OperationalError

from index import schema
from index.errors import SchemaMismatch, StoreError, StoreMissing
from index.queries import fetch
from index.receiving import FOLDER

CONVERSATIONS = "conversations.sqlite"  # beside the ledger, and no part of it: see ``index.conversations``
WAIT_MS = 30_000  # how long a second writer waits for the first
_VERSION = "schema_version"
# What people said, and how it is saved from a store of another version.
_KEPT = (
    (schema.corrections, "corrections first (actes correct export FILE)"),
    (schema.feedback, "opinions of answers first (actes feedback --export FILE)"),
)


def open_database(path: Path, *, create: bool) -> Engine:
    """The engine of a ledger whose schema is this version's.

    Raises StoreMissing, SchemaMismatch, or StoreError where the file can't be opened at all.
    """
    if not create:
        _must_exist(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{path.parent}: {error.strerror}; choose another --store DIR") from error
    engine = _engine(path)
    try:
        _make_or_check(engine, path)
    except BaseException:
        engine.dispose()
        raise
    return engine


def rows_in(path: Path, table: Table) -> list[dict[str, Any]]:
    """The rows of what people said in a ledger of any version, the oldest first: none is lost with an old store.

    Raises StoreMissing, or StoreError where the file can't be read.
    """
    _must_exist(path)
    engine = _engine(path)
    try:
        with engine.begin() as connection:
            if not inspect(connection).has_table(table.name):
                return []
            return fetch(connection, table.select().order_by(table.c.at))
    except DatabaseError as error:
        raise StoreError(f"{path}: {error.orig}; choose another --store DIR") from error
    finally:
        engine.dispose()


def writes(connection: Connection) -> int:
    """How many transactions were counted: SQLite keeps the number in the file's head."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def count_write(connection: Connection) -> None:
    """Counts this transaction, if it is committed."""
    connection.exec_driver_sql(f"PRAGMA user_version = {writes(connection) + 1}")


def _must_exist(path: Path) -> None:
    if not path.is_file():
        raise StoreMissing(f"{path.parent}: nothing was ingested here yet; run: actes ingest PATH...")


def unpooled(path: Path) -> Engine:
    """The engine of a small file beside the ledger, with the same transactions. It is open only while one lasts, nothing
    of it lies in other files meanwhile, and what is deleted is overwritten."""
    return _configured(create_engine(_url(path), poolclass=NullPool), ("secure_delete = ON",))


def _engine(path: Path) -> Engine:
    # A killed process loses nothing; a power cut at most the last files.
    return _configured(create_engine(_url(path)), ("journal_mode = WAL", "synchronous = NORMAL"))


def _url(path: Path) -> URL:
    return URL.create("sqlite", database=str(path))


def _configured(engine: Engine, pragmas: tuple[str, ...]) -> Engine:
    def configure(connection: Any, _record: object) -> None:
        # Python's sqlite3 would begin transactions by itself, and not for DDL: _begin does it for all.
        connection.isolation_level = None
        for pragma in (f"busy_timeout = {WAIT_MS}", "foreign_keys = ON", *pragmas):
            connection.execute(f"PRAGMA {pragma}")

    event.listen(engine, "connect", configure)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    # A writer takes its lock at once: a reader that turns writer could find itself out of date and fail.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _make_or_check(engine: Engine, path: Path) -> None:
    try:
        version = _version(engine) or _make(engine)
    except OperationalError as error:
        raise StoreError(f"{path}: {error.orig}; choose another --store DIR") from error
    except DatabaseError as error:
        raise SchemaMismatch(
            f"{path}: is no ledger ({error.orig}); move it away or choose another --store DIR"
        ) from error
    if version != schema.version():
        held = ((len(rows_in(path, table)), what) for table, what in _KEPT)
        saved = "".join(f"; save its {count} {what}" for count, what in held if count)
        if any((path.parent / FOLDER).glob("*")):
            saved += f"; save its folder {FOLDER}, which holds documents given in the chat, and ingest it too"
        if path.with_name(CONVERSATIONS).exists():
            saved += f"; keep its {CONVERSATIONS}, people's conversations in the chat, for the new folder"
        raise SchemaMismatch(
            f"{path.parent}: made by another version of this software (schema {version}, here"
            f" {schema.version()}){saved}; delete the folder or choose another --store DIR, and ingest again"
        )


def _version(engine: Engine) -> str | None:
    """The schema's version; None for an empty file, "unknown" for tables that aren't a ledger's."""
    with engine.begin() as connection:
        names = inspect(connection).get_table_names()
        if not names:
            return None
        if schema.meta.name not in names:
            return "unknown"
        query = schema.meta.select().where(schema.meta.c.key == _VERSION)
        row = connection.execute(query).one_or_none()
        return row.value if row else "unknown"


def _make(engine: Engine) -> str:
    version = schema.version()
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if not inspect(connection).get_table_names():  # another process may have been faster
            schema.metadata.create_all(connection)
            connection.execute(text(schema.CREATE_FTS))
            connection.execute(text(schema.CREATE_VOCABULARY))
            connection.execute(schema.meta.insert(), {"key": _VERSION, "value": version})
    return version
