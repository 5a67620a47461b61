from __future__ import annotations

import sqlite3
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.rows import columns_of, from_micros, from_row, spans_of, to_micros, to_row
from index.types import Act, Fact, Grant, Span, Stated, Vote

DOCUMENT = "d" * 64
EXACT = st.integers(-(2**63) + 1, 2**63 - 1).map(lambda micros: Decimal(micros).scaleb(-6))
SPANS = st.builds(
    Span, st.just(DOCUMENT), st.integers(1, 9999), st.integers(0, 10**6), st.integers(), st.text()
)
BY_TYPE: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(),
    int: st.integers(-(2**31), 2**31),
    bool: st.booleans(),
    Decimal: EXACT,
    date: st.dates(),
    tuple[str, ...]: st.lists(st.text()).map(tuple),
    tuple[int, int]: st.tuples(st.integers(1, 99), st.integers(1, 99)),
    Span: SPANS,
    Stated: st.builds(Stated, st.text(), SPANS),
}


def _values(hint: Any) -> st.SearchStrategy[Any]:
    if get_origin(hint) is UnionType:
        return st.one_of([st.none() if part is type(None) else _values(part) for part in get_args(hint)])
    return st.sampled_from(hint) if issubclass_of_enum(hint) else BY_TYPE[hint]


def issubclass_of_enum(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, StrEnum)


def _any_of(cls: type[Any], skip: frozenset[str] = frozenset()) -> st.SearchStrategy[Any]:
    hints = {name: hint for name, hint in get_type_hints(cls).items() if name not in skip}
    return st.builds(
        cls, **{name: _values(hint) for name, hint in hints.items()}, **dict.fromkeys(skip, st.just(()))
    )


@pytest.mark.parametrize("kind", get_args(Fact))
@given(data=st.data())
def test_every_fact_comes_back_from_its_row(kind: type[Any], data: st.DataObject) -> None:
    fact = data.draw(_any_of(kind))
    row = to_row(fact)
    assert list(row) == [column.name for column in columns_of(kind)]
    assert from_row(kind, row, DOCUMENT) == fact


@given(act=_any_of(Act, frozenset({"sections"})))
def test_an_act_comes_back_from_its_row_but_for_what_was_skipped(act: Act) -> None:
    row = to_row(act, frozenset({"sections"}))
    assert from_row(Act, row, DOCUMENT, sections=()) == act


def test_columns_are_named_and_nullable_as_the_fields_are() -> None:
    columns = {column.name: column for column in columns_of(Vote)}
    assert columns["ayes"].nullable
    assert columns["ayes"].kind is int
    assert not columns["outcome"].nullable
    assert columns["groups"].kind is str
    assert {"span_page", "span_start", "span_end", "span_quote"} <= set(columns)


def test_a_type_without_cells_is_an_error() -> None:
    with pytest.raises(KeyError):
        columns_of(Act)  # its sections have a table of their own


@given(amounts=st.lists(st.decimals(-(10**9), 10**9, places=4), min_size=1, max_size=50))
def test_sql_sums_amounts_exactly(amounts: list[Decimal]) -> None:
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE TABLE t (amount INTEGER)")
        connection.executemany("INSERT INTO t VALUES (?)", [(to_micros(amount),) for amount in amounts])
        (total,) = connection.execute("SELECT sum(amount) FROM t").fetchone()
    connection.close()
    assert from_micros(total) == sum(amounts)


@pytest.mark.parametrize("euros", ["0.0000001", "NaN", "Infinity", "9300000000000", "1E+40", "1E-40"])
def test_an_amount_that_cant_be_kept_exactly_is_an_error(euros: str) -> None:
    with pytest.raises(ValueError, match="can't be kept"):
        to_micros(Decimal(euros))


@pytest.mark.parametrize(
    ("euros", "shown"),
    [("10000", "10000.00"), ("0.1", "0.10"), ("0.012345", "0.012345"), ("-5E+3", "-5000.00")],
)
def test_amounts_come_back_with_two_decimals_at_least(euros: str, shown: str) -> None:
    assert str(from_micros(to_micros(Decimal(euros)))) == shown


def test_spans_are_found_in_spans_and_stated_values() -> None:
    span, other = Span(DOCUMENT, 1, 0, 1, "x"), Span(DOCUMENT, 2, 0, 1, "y")
    act = Act("i", DOCUMENT, 0, 1, (1, 2), (), number=Stated("x", span), date_span=other)
    assert set(spans_of(act)) == {span, other}
    assert Grant in get_args(Fact)
