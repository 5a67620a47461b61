"""What a file gives, as the rows of the ledger's tables, and back."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Table, select
from sqlalchemy.sql.elements import ColumnElement

from index import schema
from index.errors import UnreadableFile
from index.queries import among, fetch
from index.rows import from_row, spans_of, to_row
from index.types import (
    Act,
    Document,
    FileKind,
    Ingested,
    Origin,
    Page,
    Passage,
    Section,
    SectionKind,
    Span,
)
from index.types import Table as DocumentTable

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Filed:
    """A document as the ledger lists it; ``pages`` is how many it has."""

    sha256: str
    path: str
    name: str
    kind: FileKind
    pages: int
    ingested_at: datetime


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that the last ingest couldn't read."""

    path: str
    reason: str
    advice: str
    refused_at: datetime


def check_spans(ingested: Ingested) -> None:
    """Raises ValueError unless every span's words are those of its page: no fact without its page."""
    document = ingested.document
    texts = {page.number: page.text for page in document.pages}
    once = {id(value): value for value in _values(ingested)}  # acts of a sitting share its header's facts
    for span in chain.from_iterable(map(spans_of, once.values())):
        words = texts.get(span.page, "")[span.start : span.end]
        if span.document != document.sha256 or words != span.quote:
            raise ValueError(f"page {span.page} doesn't read {span.quote[:60]!r} at {span.start}")


def _values(ingested: Ingested) -> Iterator[object]:
    return chain(ingested.acts, (fact for _, fact in ingested.facts), ingested.passages)


def rows_of(ingested: Ingested) -> list[tuple[Table, list[dict[str, Any]]]]:
    """The rows of each table, owners first. Raises ValueError for an amount that can't be kept exactly."""
    document = ingested.document
    facts: dict[type[Any], list[dict[str, Any]]] = {kind: [] for kind in schema.FACTS}
    packed = {id(fact): to_row(fact) for fact in {id(fact): fact for _, fact in ingested.facts}.values()}
    for act_id, fact in ingested.facts:
        facts[type(fact)].append({"act": act_id, **packed[id(fact)]})
    return [
        (schema.documents, [_document_row(document)]),
        (schema.pages, [_page_row(document.sha256, page) for page in document.pages]),
        (schema.doc_tables, [_table_row(document.sha256, table) for table in document.tables]),
        (schema.acts, [_act_row(act) for act in ingested.acts]),
        (schema.sections, [_section_row(act.id, part) for act in ingested.acts for part in act.sections]),
        *((schema.fact_table(kind), rows) for kind, rows in facts.items()),
        (schema.passages, [_passage_row(passage) for passage in ingested.passages]),
    ]


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def refused_row(error: UnreadableFile) -> dict[str, str]:
    return {"path": error.path, "reason": error.reason, "advice": error.advice, "refused_at": now()}


def _json(values: Iterable[object]) -> str:
    return json.dumps(list(values), ensure_ascii=False)


def _document_row(document: Document) -> dict[str, Any]:
    return {
        "sha256": document.sha256,
        "path": document.path,
        "name": document.name,
        "kind": document.kind.value,
        "ingested_at": now(),
    }


def _page_row(sha256: str, page: Page) -> dict[str, Any]:
    return {
        "document": sha256,
        "number": page.number,
        "text": page.text,
        "origin": page.origin.value,
        "decoded": _json(page.decoded),
        "margin": _json(page.margin),
    }


def _table_row(sha256: str, table: DocumentTable) -> dict[str, Any]:
    return {
        "document": sha256,
        "page": table.page,
        "start": table.start,
        "end": table.end,
        "header": _json(table.header),
        "box": _json(table.box),
    }


def _act_row(act: Act) -> dict[str, Any]:
    return {"id": act.id, "document": act.document, **to_row(act, schema.ACT_SKIP)}


def _section_row(act_id: str, section: Section) -> dict[str, Any]:
    return {"act": act_id, **to_row(section)}


def _passage_row(passage: Passage) -> dict[str, Any]:
    return {
        "id": passage.id,
        "act": passage.act,
        "page": passage.span.page,
        "start": passage.span.start,
        "end": passage.span.end,
        **to_row(passage, schema.PASSAGE_SKIP),
    }


def filed(row: Row) -> Filed:
    at = datetime.fromisoformat(row["ingested_at"])
    return Filed(row["sha256"], row["path"], row["name"], FileKind(row["kind"]), row["pages"], at)


def refused(row: Row) -> Refused:
    return Refused(row["path"], row["reason"], row["advice"], datetime.fromisoformat(row["refused_at"]))


def page(row: Row) -> Page:
    return Page(
        row["number"],
        row["text"],
        Origin(row["origin"]),
        tuple(json.loads(row["margin"])),
        tuple((start, end) for start, end in json.loads(row["decoded"])),
    )


def document_table(row: Row) -> DocumentTable:
    left, top, right, bottom = json.loads(row["box"])
    header = tuple(json.loads(row["header"]))
    return DocumentTable(row["page"], row["start"], row["end"], header, (left, top, right, bottom))


def section(row: Row) -> Section:
    return Section(SectionKind(row["kind"]), row["label"], row["start"], row["end"])


def act(row: Row, sections: tuple[Section, ...]) -> Act:
    document = row["document"]
    return from_row(Act, row, document, id=row["id"], document=document, sections=sections)


def passage(row: Row, page_text: str) -> Passage:
    """``page_text`` is the text of the passage's page: its words are a slice of it."""
    start, end = row["start"], row["end"]
    span = Span(row["document"], row["page"], start, end, page_text[start:end])
    return from_row(Passage, row, row["document"], id=row["id"], act=row["act"], span=span)


def read_document(connection: Connection, sha256: str) -> Document:
    """KeyError for one that isn't there."""
    pages, tables = schema.pages, schema.doc_tables
    rows = fetch(connection, select(schema.documents).where(schema.documents.c.sha256 == sha256))
    if not rows:
        raise KeyError(sha256)
    of_pages = select(pages).where(pages.c.document == sha256).order_by(pages.c.number)
    of_tables = select(tables).where(tables.c.document == sha256).order_by(tables.c.key)
    return Document(
        sha256,
        rows[0]["path"],
        FileKind(rows[0]["kind"]),
        tuple(map(page, fetch(connection, of_pages))),
        tuple(map(document_table, fetch(connection, of_tables))),
    )


def read_page(connection: Connection, sha256: str, number: int) -> Page:
    """KeyError for one that isn't there."""
    pages = schema.pages
    rows = fetch(connection, select(pages).where(pages.c.document == sha256, pages.c.number == number))
    if not rows:
        raise KeyError((sha256, number))
    return page(rows[0])


def read_acts(connection: Connection, ids: Iterable[str] | None) -> tuple[Act, ...]:
    """Acts by their file's path and their place in it: all of them, or those of the ids that exist."""
    acts, parts = schema.acts, schema.sections
    query = select(acts).join(schema.documents).order_by(schema.documents.c.path, acts.c.start)
    of_parts = select(parts).order_by(parts.c.key)
    if ids is not None:
        ids = tuple(ids)
        query = query.where(among(acts.c.id, ids))
        of_parts = of_parts.where(among(parts.c.act, ids))
    sections: defaultdict[str, list[Section]] = defaultdict(list)
    for row in fetch(connection, of_parts):
        sections[row["act"]].append(section(row))
    return tuple(act(row, tuple(sections[row["id"]])) for row in fetch(connection, query))


def read_passages(connection: Connection, condition: ColumnElement[bool]) -> tuple[Passage, ...]:
    """The passages that meet a condition on their table or their act's, by document and in order."""
    passages, acts, pages = schema.passages, schema.acts, schema.pages
    query = (
        select(passages, acts.c.document)
        .join(acts)
        .where(condition)
        .order_by(acts.c.document, passages.c.key)
    )
    wanted = select(acts.c.document, passages.c.page).join(acts).where(condition).distinct().subquery()
    on = (pages.c.document == wanted.c.document) & (pages.c.number == wanted.c.page)
    of_pages = connection.execute(select(pages.c.document, pages.c.number, pages.c.text).join(wanted, on))
    texts = {(row.document, row.number): row.text for row in of_pages}
    return tuple(passage(row, texts[row["document"], row["page"]]) for row in fetch(connection, query))
