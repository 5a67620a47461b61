"""The ledger: documents, acts, facts, passages and their full text in one SQLite file, the store's truth.

One writer and several readers at a time, in any processes: each method is one transaction. WAL lets readers
go on during a write; a second writer waits. Home of SQL, with ``schema``.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, Table, column, delete, func, select, table, text
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.sql.elements import ColumnElement

from index import corrected, records, schema
from index.database import open_database
from index.errors import UnreadableFile
from index.queries import among, fetch
from index.records import Filed, Refused, Row
from index.replaced import replacements
from index.text import stems
from index.types import Act, Correction, Document, Fact, FileKind, Ingested, Origin, Page, Passage, Reviewed

F = TypeVar("F", bound=Fact)


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
        words = [_searchable(passage) for passage in ingested.passages]
        with self._write() as connection:
            _drop(connection, (_docs.c.path == document.path) | (_docs.c.sha256 == document.sha256))
            for table, rows in contents:
                connection.execute(insert(table), rows)
            if words:
                connection.execute(_FILL_FULL_TEXT, words)
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
            return _drop(connection, _at_or_below(_docs.c.path, path))

    def refuse(self, error: UnreadableFile) -> None:
        """Remember that a file couldn't be read, and why."""
        row = records.refused_row(error)
        with self._write() as connection:
            connection.execute(insert(schema.refused).values(row).on_conflict_do_update(set_=row))

    def pardon(self, path: str | Path) -> None:
        """Forget what was refused at that path or below that folder."""
        with self._write() as connection:
            connection.execute(delete(schema.refused).where(_at_or_below(schema.refused.c.path, path)))

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
        """Changes whenever the ledger is written, by any process: the times and sizes of its files."""
        files = (self.path, self.path.with_name(f"{self.path.name}-wal"))
        stats = [file.stat() for file in files if file.exists()]
        return tuple(n for stat in stats for n in (stat.st_mtime_ns, stat.st_size))

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
        pages, tables = schema.pages, schema.doc_tables
        with self._read() as connection:
            rows = fetch(connection, select(_docs).where(_docs.c.sha256 == sha256))
            if not rows:
                raise KeyError(sha256)
            of_pages = select(pages).where(pages.c.document == sha256).order_by(pages.c.number)
            of_tables = select(tables).where(tables.c.document == sha256).order_by(tables.c.key)
            return Document(
                sha256,
                rows[0]["path"],
                FileKind(rows[0]["kind"]),
                tuple(map(records.page, fetch(connection, of_pages))),
                tuple(map(records.document_table, fetch(connection, of_tables))),
            )

    def page(self, sha256: str, number: int) -> Page:
        """One page. KeyError for one that the ledger doesn't hold."""
        pages = schema.pages
        rows = self._rows(select(pages).where(pages.c.document == sha256, pages.c.number == number))
        if not rows:
            raise KeyError((sha256, number))
        return records.page(rows[0])

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
        acts, parts = schema.acts, schema.sections
        query = select(acts).join(_docs).order_by(_docs.c.path, acts.c.start)
        of_parts = select(parts).order_by(parts.c.key)
        if ids is not None:
            ids = tuple(ids)
            query = query.where(among(acts.c.id, ids))
            of_parts = of_parts.where(among(parts.c.act, ids))
        with self._read() as connection:
            sections = defaultdict(list)
            for row in fetch(connection, of_parts):
                sections[row["act"]].append(records.section(row))
            rows = fetch(connection, query)
        return tuple(records.act(row, tuple(sections[row["id"]])) for row in rows)

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
    ) -> set[str]:
        """The ids of all passages, or of those of these documents (SHA-256), of these acts."""
        query = select(schema.passages.c.id)
        if documents is not None:
            query = query.join(schema.acts).where(among(schema.acts.c.document, documents))
        if acts is not None:
            query = query.where(among(schema.passages.c.act, acts))
        with self._read() as connection:
            return set(connection.execute(query).scalars())

    def search(
        self, query_terms: Sequence[str], limit: int, acts: Iterable[str] | None = None
    ) -> list[tuple[str, float]]:
        """(passage id, score) of the passages that hold any of the terms, best first by BM25.

        Terms are stems as ``index.text.stems`` gives them; a term of several stems, parted by spaces, is
        a phrase. Nothing in a term is read as query syntax. The score is positive and only ranks.
        """
        match = _any_of(query_terms)
        if not match or limit <= 0:
            return []
        values: dict[str, Any] = {"match": match, "limit": limit, "weight": schema.HEADING_WEIGHT}
        if acts is not None:
            values["acts"] = json.dumps(tuple(acts))
        with self._read() as connection:
            found = connection.execute(_SEARCH if acts is None else _SEARCH_IN, values)
            return [(row.id, -row.score) for row in found]

    def vocabulary(self) -> tuple[str, ...]:
        """All stems that the full text holds, sorted."""
        with self._read() as connection:
            return tuple(connection.execute(_VOCABULARY).scalars())

    def replaced_acts(self) -> dict[str, str]:
        """Act id -> id of the act that cancels and replaces it."""
        return replacements(self.acts())

    def damage(self) -> tuple[str, ...]:
        """What is broken inside the file, in words; () for a whole one."""
        with self._read() as connection:
            wrong = [row[0] for row in connection.execute(text("PRAGMA quick_check(5)")) if row[0] != "ok"]
            if connection.execute(text("PRAGMA foreign_key_check")).first():
                wrong.append("rows without an owner")
            lacking = connection.execute(_OUT_OF_FULL_TEXT).scalar_one()
        if lacking:
            wrong.append(f"{lacking} rows of the full text and of the passages are out of step")
        return tuple(wrong)

    def _passages(self, condition: ColumnElement[bool]) -> tuple[Passage, ...]:
        passages, acts, pages = schema.passages, schema.acts, schema.pages
        query = (
            select(passages, acts.c.document)
            .join(acts)
            .where(condition)
            .order_by(acts.c.document, passages.c.key)
        )
        wanted = select(acts.c.document, passages.c.page).join(acts).where(condition).distinct().subquery()
        on = (pages.c.document == wanted.c.document) & (pages.c.number == wanted.c.page)
        with self._read() as connection:
            of_pages = connection.execute(
                select(pages.c.document, pages.c.number, pages.c.text).join(wanted, on)
            )
            texts = {(row.document, row.number): row.text for row in of_pages}
            rows = fetch(connection, query)
        return tuple(records.passage(row, texts[row["document"], row["page"]]) for row in rows)


_docs = schema.documents

_FILL_FULL_TEXT = text(
    """
    INSERT INTO passages_fts (rowid, heading, body)
    SELECT key, :heading, :body FROM passages WHERE id = :id
    """
)
_MOVE = text("UPDATE documents SET path = :path, name = :name WHERE sha256 = :sha")
_RANKED = """
SELECT passages.id, bm25(passages_fts, :weight, 1.0) AS score
FROM passages_fts JOIN passages ON passages.key = passages_fts.rowid
WHERE passages_fts MATCH :match {only} ORDER BY score, passages.id LIMIT :limit
"""
_SEARCH = text(_RANKED.format(only=""))
_SEARCH_IN = text(_RANKED.format(only="AND passages.act IN (SELECT value FROM json_each(:acts))"))
_VOCABULARY = text("SELECT term FROM passages_vocabulary ORDER BY term")
_OUT_OF_FULL_TEXT = text(
    """
    SELECT count(*) FROM (SELECT key FROM passages EXCEPT SELECT rowid FROM passages_fts
    UNION ALL SELECT * FROM (SELECT rowid FROM passages_fts EXCEPT SELECT key FROM passages))
    """
)


def _any_of(terms: Iterable[str]) -> str:
    """An FTS5 query of quoted terms joined by OR; "" for none. NUL would end it, surrogates aren't text."""
    clean = (term.replace("\0", " ").encode("utf-8", "ignore").decode().strip() for term in terms)
    return " OR ".join('"' + term.replace('"', '""') + '"' for term in dict.fromkeys(clean) if term)


def _at_or_below(column: ColumnElement[str], path: str | Path) -> ColumnElement[bool]:
    below = str(path).rstrip(os.sep) + os.sep
    return (column == str(path)) | (func.substr(column, 1, len(below)) == below)


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def _searchable(passage: Passage) -> dict[str, str]:
    heading, body = " ".join(stems(passage.heading)), " ".join(stems(passage.span.quote))
    return {"id": passage.id, "heading": heading, "body": body}


def _drop(connection: Connection, condition: ColumnElement[bool]) -> int:
    """Drop documents with all that they own; the full text first, for it knows no owner. How many."""
    passages, acts, documents = schema.passages, schema.acts, _docs
    keys = select(passages.c.key).select_from(passages.join(acts).join(documents)).where(condition)
    full_text = table("passages_fts", column("rowid"))
    connection.execute(delete(full_text).where(full_text.c.rowid.in_(keys)))
    return connection.execute(delete(documents).where(condition)).rowcount
