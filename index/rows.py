"""A frozen dataclass as one flat row of SQL cells, and back, by its type hints alone.

A field gives one column or several: a ``Span`` its page, offsets and quote, a ``Stated`` its value and span,
a pair of ints its first and last. Dates are ISO text, enums their value, tuples of
strings and the sources of an answer a JSON array.

Euros (``Decimal``) are whole millionths of a euro in a 64-bit integer: exact, so that SQL's ``SUM`` is exact
too (text can't be summed, and floats can't hold 0.10). Six decimals hold unit prices as tariffs print them,
and leave room up to nine thousand billion euros. What doesn't fit is an error, never rounded.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from itertools import chain
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from index.types import Cited, Span, Stated

T = TypeVar("T")
Cell = str | int | None

MICROS = 1_000_000
_LARGEST = 2**63 - 1


def to_micros(euros: Decimal) -> int:
    """Euros as whole millionths. Raises ValueError for what isn't finite, finer than that, or too large."""
    if not euros.is_finite() or euros.adjusted() > 18:
        raise ValueError(f"the amount {euros} € can't be kept")
    numerator, denominator = euros.as_integer_ratio()
    micros, rest = divmod(numerator * MICROS, denominator)
    if rest or abs(micros) > _LARGEST:
        raise ValueError(f"the amount {euros} € can't be kept exactly")
    return micros


def from_micros(micros: int) -> Decimal:
    """The euros, with two decimals at least: 10000.00."""
    euros = Decimal(micros).scaleb(-6)
    cents = euros.quantize(Decimal("0.01"))
    return cents if cents == euros else euros.normalize()


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    name: str
    kind: type[str] | type[int]
    nullable: bool


@dataclass(frozen=True, slots=True)
class _Codec:
    """How a type becomes cells: its columns' name endings and kinds, and both ways."""

    columns: tuple[tuple[str, type[str] | type[int]], ...]
    pack: Callable[[Any], tuple[Cell, ...]]
    unpack: Callable[[tuple[Any, ...], str], Any]  # (cells, document) -> value


def _scalar(kind: type[str] | type[int], pack: Callable[[Any], Cell], unpack: Callable[[Any], Any]) -> _Codec:
    return _Codec((("", kind),), lambda value: (pack(value),), lambda cells, _: unpack(cells[0]))


def _json(values: tuple[str, ...]) -> str:
    return json.dumps(values, ensure_ascii=False)


def _cited_json(values: tuple[Cited, ...]) -> str:
    return json.dumps([asdict(value) for value in values], ensure_ascii=False)


_SPAN: tuple[tuple[str, type[str] | type[int]], ...] = (
    ("_page", int),
    ("_start", int),
    ("_end", int),
    ("_quote", str),
)


def _span_cells(span: Span) -> tuple[Cell, ...]:
    return (span.page, span.start, span.end, span.quote)


_CODECS: dict[Any, _Codec] = {
    str: _scalar(str, str, str),
    int: _scalar(int, int, int),
    bool: _scalar(int, int, bool),
    Decimal: _scalar(int, to_micros, from_micros),
    date: _scalar(str, date.isoformat, date.fromisoformat),
    tuple[str, ...]: _scalar(str, _json, lambda cell: tuple(json.loads(cell))),
    tuple[Cited, ...]: _scalar(
        str, _cited_json, lambda cell: tuple(Cited(**value) for value in json.loads(cell))
    ),
    tuple[int, int]: _Codec((("_first", int), ("_last", int)), tuple, lambda cells, _: cells),
    Span: _Codec(_SPAN, _span_cells, lambda cells, document: Span(document, *cells)),
    Stated: _Codec(
        (("", str), *_SPAN),
        lambda stated: (stated.value, *_span_cells(stated.span)),
        lambda cells, document: Stated(cells[0], Span(document, *cells[1:])),
    ),
}


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    columns: tuple[ColumnSpec, ...]
    codec: _Codec

    def pack(self, value: Any) -> tuple[Cell, ...]:
        return (None,) * len(self.columns) if value is None else self.codec.pack(value)

    def unpack(self, row: Mapping[str, Any], document: str) -> Any:
        cells = tuple(row[column.name] for column in self.columns)
        return None if cells[0] is None else self.codec.unpack(cells, document)


def _field(name: str, hint: Any) -> _Field:
    optional = get_origin(hint) is UnionType and type(None) in get_args(hint)
    plain = next(part for part in get_args(hint) if part is not type(None)) if optional else hint
    is_enum = isinstance(plain, type) and issubclass(plain, StrEnum)
    codec = _scalar(str, str, plain) if is_enum else _CODECS[plain]
    columns = tuple(ColumnSpec(name + ending, kind, optional) for ending, kind in codec.columns)
    return _Field(name, columns, codec)


@lru_cache(maxsize=64)
def _layout(cls: Any, skip: frozenset[str]) -> tuple[_Field, ...]:
    return tuple(_field(name, hint) for name, hint in get_type_hints(cls).items() if name not in skip)


@lru_cache(maxsize=64)
def _names(cls: Any, skip: frozenset[str]) -> tuple[str, ...]:
    return tuple(column.name for field in _layout(cls, skip) for column in field.columns)


@lru_cache(maxsize=64)
def _parts(cls: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cls))


NOTHING: frozenset[str] = frozenset()


def columns_of(cls: Any, skip: frozenset[str] = NOTHING) -> tuple[ColumnSpec, ...]:
    """The columns of a dataclass, but for the fields to skip. KeyError for a type that has no cells."""
    return tuple(column for field in _layout(cls, skip) for column in field.columns)


def to_row(value: Any, skip: frozenset[str] = NOTHING) -> dict[str, Cell]:
    """The cells of a value by column name. Raises ValueError for an amount that can't be kept exactly."""
    fields = _layout(value.__class__, skip)
    cells = chain.from_iterable(field.pack(getattr(value, field.name)) for field in fields)
    return dict(zip(_names(value.__class__, skip), cells, strict=True))


def from_row(cls: type[T], row: Mapping[str, Any], document: str, /, **skipped: Any) -> T:
    """The value again. ``document`` goes into its spans; ``skipped`` are the fields that have no columns."""
    build: Any = cls
    fields = _layout(build, frozenset(skipped))
    made: T = build(**{field.name: field.unpack(row, document) for field in fields}, **skipped)
    return made


def spans_of(value: Any) -> Iterator[Span]:
    """Every span that a value stands on."""
    for name in _parts(value.__class__):
        part = getattr(value, name)
        if isinstance(part, Stated):
            yield part.span
        elif isinstance(part, Span):
            yield part
