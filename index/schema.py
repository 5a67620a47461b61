"""The ledger's tables. A store remembers their version: one of other tables is refused, not misread.

Texts are stored once: a passage is a range of its page. The full-text table holds stems, which are
another text than the page's; it keeps them because an FTS5 index forgets a row exactly only when it is told
the very words that it was given, and those must not depend on the stemmer's version.
"""

from __future__ import annotations

import hashlib
from typing import Any, get_args

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, Text

from index.rows import columns_of
from index.types import Act, Correction, Fact, Feedback, Passage

_MEANING = 1  # raised when the same columns come to hold something else, or the stems change

metadata = MetaData()
lasting = MetaData()  # of no version: what outlives the tables of the acts, made where a store lacks it


def _columns(cls: type[Any], skip: frozenset[str]) -> list[Column[Any]]:
    return [
        Column(spec.name, Text if spec.kind is str else Integer, nullable=spec.nullable)
        for spec in columns_of(cls, skip)
    ]


def _owned_by(table: str, key: str) -> ForeignKey:
    return ForeignKey(f"{table}.{key}", ondelete="CASCADE")


def _document() -> Column[str]:
    return Column("document", Text, _owned_by("documents", "sha256"), nullable=False, index=True)


def _act() -> Column[str]:
    return Column("act", Text, _owned_by("acts", "id"), nullable=False, index=True)


meta = Table("meta", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

documents = Table(
    "documents",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("path", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("ingested_at", Text, nullable=False),  # ISO, UTC
)

pages = Table(
    "pages",
    metadata,
    Column("document", Text, _owned_by("documents", "sha256"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("decoded", Text, nullable=False),
    Column("margin", Text, nullable=False),  # JSON array of lines
)

doc_tables = Table(
    "doc_tables",
    metadata,
    Column("key", Integer, primary_key=True),
    _document(),
    Column("page", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("header", Text, nullable=False),  # JSON array of strings
    Column("box", Text, nullable=False),  # JSON array of four numbers
)

ACT_SKIP = frozenset({"id", "document", "sections"})  # keys of their own, and a table of its own

acts = Table("acts", metadata, Column("id", Text, primary_key=True), _document(), *_columns(Act, ACT_SKIP))

sections = Table(
    "sections",
    metadata,
    Column("key", Integer, primary_key=True),
    _act(),
    Column("kind", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)

PASSAGE_SKIP = frozenset({"id", "act", "span"})  # the span is a range of the page; its quote is a slice

passages = Table(
    "passages",
    metadata,
    Column("key", Integer, primary_key=True),  # the row of passages_fts
    Column("id", Text, nullable=False, unique=True),
    _act(),
    Column("page", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    *_columns(Passage, PASSAGE_SKIP),
)

refused = Table(
    "refused",
    metadata,
    Column("path", Text, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("advice", Text, nullable=False),
    Column("refused_at", Text, nullable=False),  # ISO, UTC
)

# Owned by no document: what people said stays, whatever is read again or forgotten.
corrections = Table(
    "corrections",
    metadata,
    Column("id", Text, primary_key=True),
    *_columns(Correction, frozenset()),
)

feedback = Table(
    "feedback",
    lasting,
    Column("id", Text, primary_key=True),
    *_columns(Feedback, frozenset()),
)

FACTS: tuple[type[Any], ...] = get_args(Fact)

_fact_tables = {
    cls: Table(
        f"fact_{cls.__name__.lower()}",
        metadata,
        Column("key", Integer, primary_key=True),
        _act(),
        *_columns(cls, frozenset()),
    )
    for cls in FACTS
}

Index("acts_in_order", acts.c.document, acts.c.start)


def fact_table(cls: type[Any]) -> Table:
    """The table of a class of facts. KeyError for a class that is none."""
    return _fact_tables[cls]


def version() -> str:
    """Names these tables: a fact class that gains a field changes it without anyone thinking of it."""
    shape = [
        (table.name, column.name, str(column.type), column.nullable)
        for table in metadata.sorted_tables
        for column in table.columns
    ]
    return (
        f"{_MEANING}-{hashlib.sha256(repr((shape, CREATE_FTS, CREATE_VOCABULARY)).encode()).hexdigest()[:8]}"
    )


# Every character but white space belongs to a token: stems such as "2022-367" or "l2121-29" stay whole.
CREATE_FTS = """
CREATE VIRTUAL TABLE passages_fts USING fts5(
    heading, body, tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co Cn'"
)
"""
# The stems of the full text, in order.
CREATE_VOCABULARY = "CREATE VIRTUAL TABLE passages_vocabulary USING fts5vocab(passages_fts, row)"
HEADING_WEIGHT = 2.0  # of a stem found in the heading; one in the body counts 1
