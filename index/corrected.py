"""Facts out of the ledger as they stand: what people corrected is kept here, and applied wherever facts are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.sql.elements import ColumnElement

from index import schema
from index.corrections import KINDS, echoes, matches, review
from index.database import rows_in
from index.queries import among, fetch
from index.records import Row
from index.rows import from_row, to_row
from index.types import Correction, Fact, Mention, Reviewed

F = TypeVar("F", bound=Fact)
Said = dict[int, tuple[Correction, ...]]  # the key of a fact's row -> what was said of it


def saved(path: Path) -> tuple[Correction, ...]:
    """What people said in the ledger of that file, the oldest first, also one of another version.

    Raises StoreMissing, or StoreError where the file can't be read.
    """
    return tuple(map(_correction, rows_in(path, schema.corrections)))


def keep(connection: Connection, said: Iterable[Correction]) -> None:
    table = schema.corrections
    for each in said:
        row = {"id": each.id, **to_row(each)}
        new = insert(table).values(row)
        later = new.excluded.at >= table.c.at
        connection.execute(new.on_conflict_do_update(index_elements=["id"], set_=row, where=later))


def withdraw(connection: Connection, ids: Iterable[str]) -> int:
    return connection.execute(delete(schema.corrections).where(among(schema.corrections.c.id, ids))).rowcount


def corrections(connection: Connection) -> tuple[tuple[Correction, Reviewed[Fact] | None], ...]:
    """What people said, the oldest first, each with the fact that it means, if there is one."""
    held = _held(connection)
    means: dict[str, Reviewed[Fact]] = {}
    for kind in KINDS.values() if held else ():
        means |= {said.id: one for one in _meant(connection, kind, held) for said in one.said}
    return tuple((said, means.get(said.id)) for said in held)


def _meant(connection: Connection, kind: type[F], held: Sequence[Correction]) -> Iterator[Reviewed[F]]:
    """The facts of a kind that are meant, as they stand."""
    mine = _of_kind(held, kind)
    facts = _in_documents(connection, kind, mine) if mine else {}
    for key, said in matches({key: fact for key, (_, fact) in facts.items()}, mine).items():
        yield review(*facts[key], said)


@dataclass(frozen=True, slots=True)
class OfAct(Generic[F]):
    """The facts of a kind of one act, as found. ``place``: the act's own, among all."""

    place: tuple[str, int, int]
    facts: tuple[Reviewed[F], ...]

    def __len__(self) -> int:
        return len(self.facts)


def reviewed(connection: Connection, kind: type[F], acts: Sequence[str] | None) -> dict[str, OfAct[F]]:
    """The facts of a kind by act: of each of these acts, or of all that have such."""
    table = schema.fact_table(kind)
    said = _said(connection, kind, _held(connection))
    rows = _rows(connection, kind, None if acts is None else among(table.c.act, acts))
    found: dict[str, OfAct[F]] = {act: OfAct(_NOWHERE, ()) for act in acts or ()}
    for act, group in groupby(rows, itemgetter("act")):
        of_act = list(group)
        first = of_act[0]
        facts = tuple(review(act, _fact(kind, row), said.get(row["key"], ())) for row in of_act)
        found[act] = OfAct((first["act_path"], first["act_start"], first["key"]), facts)
    return found


_NOWHERE = ("", 0, 0)  # the place of an act that has no such facts


def in_order(acts: Iterable[OfAct[F]]) -> tuple[Reviewed[F], ...]:
    """The facts of the acts, in the order of the acts and as found."""
    return tuple(one for act in sorted(acts, key=attrgetter("place")) for one in act.facts)


def _said(connection: Connection, kind: type[Any], held: Sequence[Correction]) -> Said:
    """What was said of the facts of a kind. All facts of the documents are weighed, whatever acts are asked for:
    which of them is meant must not depend on the question."""
    mine = _of_kind(held, kind)
    if not held or not (mine or kind is Mention):
        return {}
    facts = {key: fact for key, (_, fact) in _in_documents(connection, kind, held).items()}
    meant = matches(facts, mine)
    return echoes(facts, _of_figures(connection, held)) | meant if kind is Mention else meant


def _of_figures(connection: Connection, held: Sequence[Correction]) -> Iterator[tuple[Fact, Correction]]:
    """The facts of any kind that are meant but bare mentions, as read, each with what was said of it."""
    for kind in KINDS.values():
        if kind is not Mention:
            yield from ((one.read, said) for one in _meant(connection, kind, held) for said in one.said)


def _of_kind(held: Sequence[Correction], kind: type[Any]) -> list[Correction]:
    return [said for said in held if KINDS.get(said.kind) is kind]


def _in_documents(
    connection: Connection, kind: type[F], held: Sequence[Correction]
) -> dict[int, tuple[str, F]]:
    """The facts of a kind, each with its act's id, by the key of their rows: all of the documents concerned."""
    concerned = among(schema.acts.c.document, {said.document for said in held})
    return {row["key"]: (row["act"], _fact(kind, row)) for row in _rows(connection, kind, concerned)}


def _rows(connection: Connection, kind: type[Any], only: ColumnElement[bool] | None) -> Sequence[Row]:
    table = schema.fact_table(kind)
    query = (
        select(
            table,
            schema.acts.c.document,
            schema.documents.c.path.label("act_path"),
            schema.acts.c.start.label("act_start"),
        )
        .select_from(table.join(schema.acts).join(schema.documents))
        .order_by(schema.documents.c.path, schema.acts.c.start, table.c.key)
    )
    return fetch(connection, query if only is None else query.where(only))


def _fact(kind: type[F], row: Row) -> F:
    return from_row(kind, row, row["document"])


def _held(connection: Connection) -> tuple[Correction, ...]:
    table = schema.corrections
    return tuple(map(_correction, fetch(connection, select(table).order_by(table.c.at, table.c.id))))


def _correction(row: Row) -> Correction:
    return from_row(Correction, row, row["document"])
