"""The values of a fact's fields as texts, and back: what a correction keeps, and what a person writes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from index.amounts import parse_amount
from index.dates import find_dates
from index.text import fold
from index.types import Fact, Span

_YES = frozenset("true yes oui vrai 1".split())
_NO = frozenset("false no non faux 0".split())


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a class of facts that may be corrected. ``kind``: its type; ``optional``: it may be None."""

    name: str
    kind: Any
    optional: bool


def fields_of(cls: Any) -> dict[str, Field]:
    """The fields of a class of facts by name, but for the span: where it stands is no matter of opinion."""
    return _fields(cls)


@lru_cache(maxsize=64)
def _fields(cls: Any) -> dict[str, Field]:
    hints = get_type_hints(cls)
    return {name: _field(name, hint) for name, hint in hints.items() if hint is not Span}


def _field(name: str, hint: Any) -> Field:
    optional = get_origin(hint) is UnionType
    kind = next(part for part in get_args(hint) if part is not type(None)) if optional else hint
    return Field(name, kind, optional)


def values_of(fact: Fact) -> dict[str, str]:
    """The texts of a fact's values by field; "" for None."""
    return {name: to_text(getattr(fact, name)) for name in fields_of(type(fact))}


def to_text(value: Any) -> str:
    """One value as text: a date in ISO form, a figure without needless zeros, a tuple as a JSON array, None as "".

    >>> to_text(Decimal("8000.50")), to_text(Decimal("8E3")), to_text(("Anne", "Bruno"))
    ('8000.5', '8000', '["Anne", "Bruno"]')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    return format(value.normalize(), "f") if isinstance(value, Decimal) else str(value)


def from_text(field: Field, text: str) -> Any:
    """The value that ``to_text`` wrote. Raises ValueError for a text that is none of the field's values."""
    if field.optional and not text:
        return None
    return _reader(field.kind, _READ)(text)


def from_words(field: Field, words: str) -> Any:
    """The value that a person writes: "8 000,50 €", "14 mars 2023", "oui", "Anne ; Bruno".

    Nothing stands for None where there may be none. Raises ValueError, told in words, for anything else.
    """
    words = words.strip()
    if field.optional and not words:
        return None
    return _reader(field.kind, _WRITTEN)(words)


Reader = Callable[[str], Any]


def _reader(kind: Any, readers: dict[Any, Reader]) -> Reader:
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return lambda text: _choice(kind, text)
    return readers[kind]


def _choice(kind: type[StrEnum], text: str) -> StrEnum:
    if text not in list(kind):
        raise ValueError(f"one of {', '.join(kind)}")
    return kind(text)


def _whole(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise ValueError("a whole number")
    return int(text)


def _exact(text: str) -> Decimal:
    if not re.fullmatch(r"-?[0-9]+(?:\.[0-9]+)?", text):
        raise ValueError("a number")
    return Decimal(text)


def _figure(words: str) -> Decimal:
    value = parse_amount(words)
    if value is None:
        raise ValueError('a number such as 8000 or "8 000,50"')
    return value


def _truth(words: str) -> bool:
    if words.lower() not in _YES | _NO:
        raise ValueError("true or false")
    return words.lower() in _YES


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        found = find_dates(words)
    if len(found) != 1 or fold(words) != fold(words[found[0].start : found[0].end]):
        raise ValueError("a date such as 2023-03-14")
    return found[0].date


def _list(text: str) -> tuple[str, ...]:
    values = json.loads(text)
    if not (isinstance(values, list) and all(isinstance(value, str) for value in values)):
        raise ValueError("a list of texts")
    return tuple(values)


def _names(words: str) -> tuple[str, ...]:
    return tuple(name for part in words.split(";") if (name := part.strip()))


_READ: dict[Any, Reader] = {
    str: str,
    int: _whole,
    bool: _truth,
    Decimal: _exact,
    date: date.fromisoformat,
    tuple[str, ...]: _list,
}
_WRITTEN: dict[Any, Reader] = _READ | {Decimal: _figure, date: _day, tuple[str, ...]: _names}
