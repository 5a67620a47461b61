"""What a specimen is made of: frozen values that keep the words they are printed with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

NBSP = "\u00a0"
_CIVILITY = re.compile(r"^(?:M\.|Mme|Monsieur|Madame)\s+")


@dataclass(frozen=True, slots=True)
class Money:
    """Euros. Format specs: "" 1 234,50 € (cents only where there are any), "c" always cents, "n" no sign,
    "cn" cents and no sign, "e" 1 234 euros, "d" 1.234€, "t" 1234€."""

    value: Decimal

    def __format__(self, spec: str) -> str:
        whole, _, cents = f"{self.value:,.2f}".partition(".")
        digits = whole.replace(",", {"d": ".", "t": ""}.get(spec, NBSP))
        tail = f",{cents}" if "c" in spec or cents != "00" else ""
        sign = {"d": "€", "t": "€", "e": f"{NBSP}euros"}.get(spec, "" if "n" in spec else f"{NBSP}€")
        return digits + tail + sign


@dataclass(frozen=True, slots=True)
class Grant:
    """Money given, proposed or asked; ``phrase`` is how the act prints it, ``{id}`` in a body where."""

    beneficiary: str
    amount: Money
    nature: str
    purpose: str
    status: str
    phrase: str
    optional: bool = False

    def __format__(self, spec: str) -> str:
        return self.phrase


@dataclass(frozen=True, slots=True)
class Vote:
    """A count is None where the phrase prints none."""

    ayes: int | None
    noes: int | None
    abstentions: int | None
    unanimous: bool | None
    outcome: str
    phrase: str

    def __format__(self, spec: str) -> str:
        return self.phrase


Cell = str | Money
CellRow = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A printed table. Rows stand in groups, each under its theme ("" for none); the ``money`` columns are
    summed; ``grant`` says which columns hold the beneficiary, the amount and the purpose."""

    columns: tuple[str, ...]
    widths: tuple[float, ...]  # mm
    align: str  # one of L, C, R a column
    groups: tuple[tuple[str, tuple[CellRow, ...]], ...]
    money: tuple[int, ...] = ()
    money_format: str = ""
    subtotal: str = ""
    total: str = ""
    grant: Mapping[str, Any] = field(default_factory=dict)
    size: float = 9.0

    @property
    def rows(self) -> tuple[CellRow, ...]:
        return tuple(row for _, rows in self.groups for row in rows)

    def printed(self, row: CellRow) -> tuple[str, ...]:
        return tuple(format(c, self.money_format) if isinstance(c, Money) else c for c in row)

    def sum_row(self, label: str, rows: tuple[CellRow, ...]) -> CellRow:
        """The label in the first column, the sum of each money column, nothing elsewhere."""
        cells: list[Cell] = [""] * len(self.columns)
        for column in self.money:
            amounts = [cell.value for row in rows if isinstance(cell := row[column], Money)]
            cells[column] = Money(sum(amounts, Decimal()))
        cells[0] = label
        return tuple(cells)


@dataclass(frozen=True, slots=True)
class Act:
    """One act; its body has no placeholder left."""

    number: str | None
    title: str
    body: str
    grants: tuple[Grant, ...]
    vote: Vote | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sitting:
    council: str
    body: str
    date: date
    chair: str
    secretary: str
    present: tuple[str, ...]  # with their civility
    excused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Specimen:
    """One PDF: its sitting, its acts in order, what they draw on by name, and how it looks."""

    file: str
    kind: str
    sitting: Sitting
    style: Mapping[str, Any]
    acts: tuple[Act, ...]
    tables: Mapping[str, Table]
    budgets: Mapping[str, Mapping[str, Any]]
    brochures: Mapping[str, Mapping[str, Any]]
    columns: Mapping[str, str]
    scan: bool
    complete: bool


def bare_name(person: str) -> str:
    """The name without its civility."""
    return _CIVILITY.sub("", person)
