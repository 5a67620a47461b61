"""The ledger: documents, acts, facts, passages and their full text in one SQLite file, the store's truth.

One writer and several readers at a time, in any processes: each method is one transaction. WAL lets readers
go on during a write; a second writer waits. What was lately read of it is remembered, while nothing is written.
Home of SQL, with ``schema`` and ``full_text``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence, Sized
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, Table, delete, func, select, text
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.sql.elements import ColumnElement

from index import corrected, full_text, records, schema
from index.database import count_write, open_database, writes
from index.errors import UnreadableFile
from index.feedback import FeedbackBook
from index.memory import Memory
from index.queries import among, at_or_below, fetch
from index.records import Filed, Refused, Row
from index.replaced import replacements
from index.types import Act, Correction, Document, Fact, Ingested, Origin, Page, Passage, Reviewed

F = TypeVar("F", bound=Fact)
K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

# What is remembered of a ledger of any size: facts, about 1 kB each, ids, a tenth of that, characters of pages.
_FACTS = 100_000
_IDS = 500_000
_PAGES = 10_000_000


def _room_of(values: Sized) -> int:
    return 1 + len(values)


@dataclass(frozen=True, slots=True)
class Counts:
    documents: int
    pages: int
    acts: int
    facts: int
    passages: int
    refused: int


class Ledger:
    """Opened by ``Ledger.open``; close it, or use it as a context manager. Safe to share between threads."""

    def __init__(self, path: Path, *, create: bool) -> None:
        self.path = path
        self._engine = open_database(path, create=create)
        self.feedback = FeedbackBook(self._engine)
        self._writes = 0
        self._seen: tuple[tuple[int, ...], tuple[int, ...]] | None = None
        self._facts: Memory[tuple[type[Any], str], corrected.OfAct[Any]] = Memory(_FACTS, _room_of)
        self._ids: Memory[Hashable, frozenset[str]] = Memory(_IDS, _room_of)
        self._pages: Memory[tuple[str, int], Page] = Memory(_PAGES, lambda page: 1 + len(page.text))

    @classmethod
    def open(cls, path: Path, create: bool = False) -> Ledger:
        """Raises StoreMissing where there is none and it isn't to be created, SchemaMismatch where it was
        made by another version, StoreError where the file can't be opened."""
        return cls(path, create=create)

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        with self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        with self._engine.connect().execution_options(writes=True) as connection, connection.begin():
            yield connection
            count_write(connection)
        self._writes += 1

    def _once(self, memory: Memory[K, V], key: K, read: Callable[[Connection], V]) -> V:
        """What is read, from memory where nothing was written since."""
        stamp = self.stamp()
        known = memory.known(stamp, (key,))
        if key not in known:
            with self._read() as connection:
                known = {key: read(connection)}
            memory.keep(stamp, known)
        return known[key]

    def _rows(self, query: Select[Any]) -> Sequence[Row]:
        with self._read() as connection:
            return fetch(connection, query)

    # --- writing ---------------------------------------------------------------------------------------

    def replace(self, ingested: Ingested) -> None:
        """Store all that a file gives, in one transaction.

        What the ledger held of that document, or of another document at the same path, is dropped first.
        Raises ValueError, storing nothing, where a span's words are not those of its page or an amount
        can't be kept exactly.
        """
        document = ingested.document
        records.check_spans(ingested)
        contents = [(table, rows) for table, rows in records.rows_of(ingested) if rows]
        with self._write() as connection:
            _drop(connection, (_docs.c.path == document.path) | (_docs.c.sha256 == document.sha256))
            for table, rows in contents:
                connection.execute(insert(table), rows)
            full_text.fill(connection, ingested.passages)
            connection.execute(delete(schema.refused).where(schema.refused.c.path == document.path))

    def move(self, places: Mapping[str, str]) -> None:
        """The documents (SHA-256 -> path) now stand there; others that the ledger held there are dropped."""
        for_now = [{"sha": sha, "path": f"\0{sha}", "name": ""} for sha in places]
        then = [{"sha": sha, "path": path, "name": Path(path).name} for sha, path in places.items()]
        if not places:
            return
        with self._write() as connection:
            connection.execute(_MOVE, for_now)  # two files may have swapped their names
            _drop(connection, among(_docs.c.path, places.values()))
            connection.execute(_MOVE, then)

    def drop(self, documents: Iterable[str]) -> int:
        """Drop these documents (SHA-256): how many the ledger held."""
        with self._write() as connection:
            return _drop(connection, among(_docs.c.sha256, documents))

    def forget(self, path: str | Path) -> int:
        """Drop the documents at that path or below that folder, and what was refused there: how many."""
        self.pardon(path)
        with self._write() as connection:
            return _drop(connection, at_or_below(_docs.c.path, path))

    def refuse(self, error: UnreadableFile) -> None:
        """Remember that a file couldn't be read, and why."""
        row = records.refused_row(error)
        with self._write() as connection:
            connection.execute(insert(schema.refused).values(row).on_conflict_do_update(set_=row))

    def pardon(self, path: str | Path) -> None:
        """Forget what was refused at that path or below that folder."""
        with self._write() as connection:
            connection.execute(delete(schema.refused).where(at_or_below(schema.refused.c.path, path)))

    def set_meta(self, key: str, value: str) -> None:
        row = {"key": key, "value": value}
        with self._write() as connection:
            connection.execute(insert(schema.meta).values(row).on_conflict_do_update(set_=row))

    def correct(self, said: Iterable[Correction]) -> None:
        """Keep what people say of facts, through all that is read again or forgotten. Of two corrections of one
        field of one fact the later one counts."""
        with self._write() as connection:
            corrected.keep(connection, said)

    def withdraw(self, ids: Iterable[str]) -> int:
        """Take corrections back (by their ids): how many were held."""
        with self._write() as connection:
            return corrected.withdraw(connection, ids)

    # --- reading ---------------------------------------------------------------------------------------

    def meta(self, key: str) -> str | None:
        rows = self._rows(select(schema.meta.c.value).where(schema.meta.c.key == key))
        return rows[0]["value"] if rows else None

    def stamp(self) -> tuple[int, ...]:
        """Changes whenever what answers stand on is written, by any process: not with what people say of answers."""
        # Asked for at each reading: the count of writes is read again only where the files are other ones.
        files = (self.path, self.path.with_name(f"{self.path.name}-wal"))
        stats = [file.stat() for file in files if file.exists()]
        now = (self._writes, *(n for stat in stats for n in (stat.st_mtime_ns, stat.st_size)))
        seen = self._seen
        if seen is None or seen[0] != now:
            with self._read() as connection:
                self._seen = seen = (now, (writes(connection),))
        return seen[1]

    def counts(self) -> Counts:
        with self._read() as connection:
            return Counts(
                documents=_count(connection, _docs),
                pages=_count(connection, schema.pages),
                acts=_count(connection, schema.acts),
                facts=sum(_count(connection, schema.fact_table(kind)) for kind in schema.FACTS),
                passages=_count(connection, schema.passages),
                refused=_count(connection, schema.refused),
            )

    def documents(self) -> tuple[Filed, ...]:
        """All documents, by path."""
        pages = select(func.count()).where(schema.pages.c.document == _docs.c.sha256).scalar_subquery()
        rows = self._rows(select(_docs, pages.label("pages")).order_by(_docs.c.path))
        return tuple(map(records.filed, rows))

    def refused(self) -> tuple[Refused, ...]:
        """The files that couldn't be read, by path."""
        rows = self._rows(select(schema.refused).order_by(schema.refused.c.path))
        return tuple(map(records.refused, rows))

    def document(self, sha256: str) -> Document:
        """The document as it was read. KeyError for one that the ledger doesn't hold."""
        with self._read() as connection:
            return records.read_document(connection, sha256)

    def page(self, sha256: str, number: int) -> Page:
        """One page. KeyError for one that the ledger doesn't hold."""
        key = (sha256, number)
        return self._once(self._pages, key, lambda connection: records.read_page(connection, *key))

    def origins(self) -> dict[str, dict[int, Origin | None]]:
        """Where the words of each page come from, by document (SHA-256) and page; None where it has none."""
        pages = schema.pages
        has_words = func.length(func.trim(pages.c.text, " \n\t")) > 0
        query = select(
            pages.c.document, pages.c.number, pages.c.origin, pages.c.decoded, has_words.label("told")
        )
        found: defaultdict[str, dict[int, Origin | None]] = defaultdict(dict)
        for row in self._rows(query):
            origin = Origin.DECODED if row["decoded"] != "[]" else Origin(row["origin"])
            found[row["document"]][row["number"]] = origin if row["told"] else None
        return dict(found)

    def acts(self, ids: Iterable[str] | None = None) -> tuple[Act, ...]:
        """Acts by their file's path and their place in it: all of them, or those of the ids that exist."""
        with self._read() as connection:
            return records.read_acts(connection, ids)

    def acts_of(self, document: str) -> tuple[Act, ...]:
        """The acts of a document (SHA-256), in their order; none for one that the ledger doesn't hold."""
        acts = schema.acts
        return self.acts(
            row["id"] for row in self._rows(select(acts.c.id).where(acts.c.document == document))
        )

    def act(self, act_id: str) -> Act:
        """One act. KeyError for one that the ledger doesn't hold."""
        found = self.acts([act_id])
        if not found:
            raise KeyError(act_id)
        return found[0]

    def facts(self, kind: type[F], acts: Iterable[str] | None = None) -> tuple[tuple[str, F], ...]:
        """(act id, fact) of one class, in the order of ``acts()`` and within an act as found: as they stand
        after what people corrected, without those that they rejected."""
        return tuple((one.act, one.fact) for one in self.reviewed(kind, acts) if one.fact is not None)

    def reviewed(self, kind: type[F], acts: Iterable[str] | None = None) -> tuple[Reviewed[F], ...]:
        """As ``facts``, the rejected ones too: each as it was read, as it stands, and what was said of it."""
        if acts is None:
            return corrected.in_order(self._review(kind, None).values())
        ids, stamp = tuple(dict.fromkeys(acts)), self.stamp()
        known = {act: told for (_, act), told in self._facts.known(stamp, ((kind, i) for i in ids)).items()}
        read = self._review(kind, lacking) if (lacking := [i for i in ids if i not in known]) else {}
        if read and known and self.stamp() != stamp:
            known, read = {}, self._review(kind, ids)  # of two states of the ledger nothing is mixed
        self._facts.keep(stamp, {(kind, act): told for act, told in read.items()})
        return corrected.in_order((*known.values(), *read.values()))

    def _review(self, kind: type[F], acts: Sequence[str] | None) -> dict[str, corrected.OfAct[F]]:
        with self._read() as connection:
            return corrected.reviewed(connection, kind, acts)

    def corrections(self) -> tuple[tuple[Correction, Reviewed[Fact] | None], ...]:
        """What people said of facts, the oldest first, and of which fact: None where no fact is such any more."""
        with self._read() as connection:
            return corrected.corrections(connection)

    def passages(self, ids: Iterable[str]) -> tuple[Passage, ...]:
        """The passages of the ids that exist, in the order of the ids."""
        ids = tuple(ids)
        by_id = {p.id: p for p in self._passages(among(schema.passages.c.id, ids))}
        return tuple(by_id[i] for i in ids if i in by_id)

    def passages_of(self, act_id: str) -> tuple[Passage, ...]:
        """The passages of an act, in order; none for an unknown act."""
        return self._passages(schema.passages.c.act == act_id)

    def passage_ids(
        self, documents: Iterable[str] | None = None, acts: Iterable[str] | None = None
    ) -> frozenset[str]:
        """The ids of all passages, or of those of these documents (SHA-256), of these acts."""
        query = select(schema.passages.c.id)
        if documents is not None:
            query = query.join(schema.acts).where(among(schema.acts.c.document, documents))
        of_acts = None if acts is None else frozenset(acts)
        if of_acts is not None:
            query = query.where(among(schema.passages.c.act, of_acts))

        def read(connection: Connection) -> frozenset[str]:
            return frozenset(connection.execute(query).scalars())

        if of_acts is not None and documents is None:
            return self._once(self._ids, of_acts, read)
        with self._read() as connection:
            return read(connection)

    def search(
        self, query_terms: Sequence[str], limit: int, acts: Iterable[str] | None = None
    ) -> list[tuple[str, float]]:
        """(passage id, score) of the passages that hold any of the terms, best first by BM25.

        Terms are stems as ``index.text.stems`` gives them; a term of several stems, parted by spaces, is
        a phrase. Nothing in a term is read as query syntax. The score is positive and only ranks.
        """
        with self._read() as connection:
            return full_text.search(connection, query_terms, limit, acts)

    def holders(self, terms: Sequence[str]) -> frozenset[str]:
        """The ids of the acts of which a passage holds any of the terms, which are as ``search`` takes them."""
        key = tuple(terms)
        return self._once(self._ids, key, lambda connection: full_text.holders(connection, key))

    def vocabulary(self) -> tuple[str, ...]:
        """All stems that the full text holds, sorted."""
        with self._read() as connection:
            return full_text.vocabulary(connection)

    def replaced_acts(self) -> dict[str, str]:
        """Act id -> id of the act that cancels and replaces it."""
        return replacements(self.acts())

    def damage(self) -> tuple[str, ...]:
        """What is broken inside the file, in words; () for a whole one."""
        with self._read() as connection:
            wrong = [row[0] for row in connection.execute(text("PRAGMA quick_check(5)")) if row[0] != "ok"]
            if connection.execute(text("PRAGMA foreign_key_check")).first():
                wrong.append("rows without an owner")
            lacking = full_text.out_of_step(connection)
        if lacking:
            wrong.append(f"{lacking} rows of the full text and of the passages are out of step")
        return tuple(wrong)

    def _passages(self, condition: ColumnElement[bool]) -> tuple[Passage, ...]:
        with self._read() as connection:
            return records.read_passages(connection, condition)


_docs = schema.documents

_MOVE = text("UPDATE documents SET path = :path, name = :name WHERE sha256 = :sha")


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def _drop(connection: Connection, condition: ColumnElement[bool]) -> int:
    """Drop documents with all that they own; the full text first, for it knows no owner. How many."""
    passages, acts, documents = schema.passages, schema.acts, _docs
    keys = select(passages.c.key).select_from(passages.join(acts).join(documents)).where(condition)
    full_text.drop(connection, keys)
    return connection.execute(delete(documents).where(condition)).rowcount
