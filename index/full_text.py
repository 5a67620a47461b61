"""The full text of the passages: what is searched by words, beside the tables. Home of its SQL."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Select, column, delete, table, text

from index import schema
from index.text import stems
from index.types import Passage

_FILL = text(
    """
    INSERT INTO passages_fts (rowid, heading, body)
    SELECT key, :heading, :body FROM passages WHERE id = :id
    """
)
_RANKED = """
SELECT passages.id, bm25(passages_fts, :weight, 1.0) AS score
FROM passages_fts JOIN passages ON passages.key = passages_fts.rowid
WHERE passages_fts MATCH :match {only} ORDER BY score, passages.id LIMIT :limit
"""
_SEARCH = text(_RANKED.format(only=""))
_SEARCH_IN = text(_RANKED.format(only="AND passages.act IN (SELECT value FROM json_each(:acts))"))
_HOLDERS = text(
    """
    SELECT DISTINCT act FROM passages
    WHERE key IN (SELECT rowid FROM passages_fts WHERE passages_fts MATCH :match)
    """
)
_VOCABULARY = text("SELECT term FROM passages_vocabulary ORDER BY term")
_OUT_OF_STEP = text(
    """
    SELECT count(*) FROM (SELECT key FROM passages EXCEPT SELECT rowid FROM passages_fts
    UNION ALL SELECT * FROM (SELECT rowid FROM passages_fts EXCEPT SELECT key FROM passages))
    """
)


def fill(connection: Connection, passages: Iterable[Passage]) -> None:
    """Take in the words of passages that are stored."""
    words = [_searchable(passage) for passage in passages]
    if words:
        connection.execute(_FILL, words)


def _searchable(passage: Passage) -> dict[str, str]:
    heading, body = " ".join(stems(passage.heading)), " ".join(stems(passage.span.quote))
    return {"id": passage.id, "heading": heading, "body": body}


def drop(connection: Connection, keys: Select[Any]) -> None:
    """Drop the words of the passages of these keys: the full text knows no owner."""
    full_text = table("passages_fts", column("rowid"))
    connection.execute(delete(full_text).where(full_text.c.rowid.in_(keys)))


def search(
    connection: Connection, terms: Sequence[str], limit: int, acts: Iterable[str] | None
) -> list[tuple[str, float]]:
    """(passage id, score) of the passages, of these acts or of all, that hold any of the terms, best first."""
    match = _any_of(terms)
    if not match or limit <= 0:
        return []
    values: dict[str, Any] = {"match": match, "limit": limit, "weight": schema.HEADING_WEIGHT}
    if acts is not None:
        values["acts"] = json.dumps(tuple(acts))
    found = connection.execute(_SEARCH if acts is None else _SEARCH_IN, values)
    return [(row.id, -row.score) for row in found]


def holders(connection: Connection, terms: Sequence[str]) -> frozenset[str]:
    """The ids of the acts that hold any of the terms."""
    match = _any_of(terms)
    return frozenset(connection.execute(_HOLDERS, {"match": match}).scalars()) if match else frozenset()


def vocabulary(connection: Connection) -> tuple[str, ...]:
    """All stems, sorted."""
    return tuple(connection.execute(_VOCABULARY).scalars())


def out_of_step(connection: Connection) -> int:
    """How many passages lack their words, or words their passage."""
    return int(connection.execute(_OUT_OF_STEP).scalar_one())


def _any_of(terms: Iterable[str]) -> str:
    """An FTS5 query of quoted terms joined by OR; "" for none. NUL would end it, surrogates aren't text."""
    clean = (term.replace("\0", " ").encode("utf-8", "ignore").decode().strip() for term in terms)
    return " OR ".join('"' + term.replace('"', '""') + '"' for term in dict.fromkeys(clean) if term)
