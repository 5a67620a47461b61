"""Reading a facts file (TOML) into a ``Specimen``.

A fact owns the phrase it is printed by; the body of the act only says where the phrase goes: ``{id}``.
The PDF and the gold file are made from the same phrase, so they can't drift apart.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from corpus.typesetting.model import NBSP, Act, Cell, CellRow, Grant, Money, Sitting, Specimen, Table, Vote

Names = dict[str, Any]
_ONE_NAME = re.compile(r"\{(\w+)\}")


def load(path: Path) -> Specimen:
    """Read one facts file. KeyError where a placeholder names nothing."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    names = _people(raw["sitting"]) | _figures(raw)
    tables = {key: _table(spec, names) for key, spec in raw.get("tables", {}).items()}
    names |= {f"total_{key}": _total(table) for key, table in tables.items() if table.money}
    return Specimen(
        file=f"{path.stem}.pdf",
        kind=raw["kind"],
        sitting=_sitting(raw["sitting"]),
        style=raw.get("style", {}),
        acts=tuple(_act(spec, names, tables) for spec in raw["acts"]),
        tables=tables,
        budgets=raw.get("budgets", {}),
        brochures=raw.get("brochures", {}),
        columns={key: text.format_map(names) for key, text in raw.get("columns", {}).items()},
        scan=raw.get("scan", False),
        complete=raw.get("complete", True),
    )


def _sitting(raw: Mapping[str, Any]) -> Sitting:
    proxies = raw.get("proxies", {})
    return Sitting(
        council=raw["council"],
        body=raw["body"],
        date=raw["date"],
        chair=raw.get("chair", ""),
        secretary=raw.get("secretary", ""),
        present=tuple(raw.get("present", ())),
        excused=(*proxies, *raw.get("excused", ())),
    )


def _people(raw: Mapping[str, Any]) -> Names:
    """Who was there, as ``{present}``, ``{excused}``, ``{proxies}`` and ``{given}`` print them."""
    proxies = raw.get("proxies", {})
    lists = {
        "present": ", ".join(raw.get("present", ())),
        "excused": ", ".join(raw.get("excused", ())),
        "proxies": ", ".join(f"{absent} à {holder}" for absent, holder in proxies.items()),
        "given": ", ".join(f"{absent} (pouvoir à {holder})" for absent, holder in proxies.items()),
    }
    kept = {key: re.sub(r"\b(M\.|Mme) ", rf"\1{NBSP}", text) for key, text in lists.items()}
    chair, secretary = raw.get("chair", ""), raw.get("secretary", "")
    return {**kept, "present_count": len(raw.get("present", ())), "chair": chair, "secretary": secretary}


def _figures(raw: Mapping[str, Any]) -> Names:
    """``[amounts]``, and ``[shares]``: percentages worked out from two amounts."""
    names: Names = {key: _money(value) for key, value in raw.get("amounts", {}).items()}
    for key, (part, whole) in raw.get("shares", {}).items():
        share = names[part].value * 100 / names[whole].value
        names[key] = f"{share:.2f}".removesuffix(".00").replace(".", ",") + f"{NBSP}%"
    return names


def _money(value: str | int | float) -> Money:
    return Money(Decimal(str(value)))


def _table(raw: Mapping[str, Any], names: Names) -> Table:
    groups = raw.get("groups") or [{"theme": "", "rows": raw["rows"]}]
    money = tuple(raw.get("money", ()))
    return Table(
        columns=tuple(raw["columns"]),
        widths=tuple(raw["widths"]),
        align=raw["align"],
        groups=tuple((g["theme"], tuple(_row(row, money, names) for row in g["rows"])) for g in groups),
        money=money,
        money_format=raw.get("money_format", ""),
        subtotal=raw.get("subtotal", ""),
        total=raw.get("total", ""),
        grant=raw.get("grant", {}),
        size=raw.get("size", 9.0),
    )


def _row(cells: list[Any], money: tuple[int, ...], names: Names) -> CellRow:
    return tuple(_cell(cell, column in money, names) for column, cell in enumerate(cells))


def _cell(cell: Any, is_money: bool, names: Names) -> Cell:
    """A money cell is a figure, the name of one ("{detr}"), or "" for nothing."""
    if isinstance(cell, str):
        named = _ONE_NAME.fullmatch(cell) if is_money else None
        return names[named[1]] if named else cell.format_map(names)
    return _money(cell) if is_money else str(cell)


def _total(table: Table) -> Money:
    """The sum of the column that the table is about: that of its grants, or the last one of money."""
    cell = table.sum_row("", table.rows)[table.grant.get("amount", table.money[-1])]
    assert isinstance(cell, Money)
    return cell


def _act(raw: Mapping[str, Any], shared: Names, tables: Mapping[str, Table]) -> Act:
    names = shared | {"number": raw.get("number"), "title": raw["title"]}
    grants = {key: _grant(spec, names) for key, spec in raw.get("grants", {}).items()}
    names |= grants
    vote = _vote(raw["vote"], names) if "vote" in raw else None
    body = raw["body"].format_map(names | {"vote": vote})
    used = re.findall(r"^@table (\w+)$", raw["body"], re.MULTILINE)
    in_tables = tuple(g for key in used if tables[key].grant for g in _table_grants(tables[key]))
    all_grants = (*grants.values(), *in_tables)
    return Act(raw.get("number"), raw["title"], body, all_grants, vote, raw.get("note", ""))


def _grant(raw: Mapping[str, Any], names: Names) -> Grant:
    amount = names[raw["amount"]] if raw["amount"] in names else _money(raw["amount"])
    own = {"amount": amount, "beneficiary": raw["beneficiary"]}
    return Grant(
        beneficiary=raw["beneficiary"],
        amount=amount,
        nature=raw.get("nature", "subvention"),
        purpose=raw["purpose"],
        status=raw.get("status", "awarded"),
        phrase=raw["phrase"].format_map(names | own),
        optional=raw.get("optional", False),
    )


def _vote(raw: Mapping[str, Any], names: Names) -> Vote:
    counts = {key: raw.get(key) for key in ("for", "against", "abstain")}
    return Vote(
        ayes=counts["for"],
        noes=counts["against"],
        abstentions=counts["abstain"],
        unanimous=raw.get("unanimous"),
        outcome=raw.get("outcome", "adopted"),
        phrase=raw["phrase"].format_map(names | counts),
    )


def _table_grants(table: Table) -> list[Grant]:
    """The grants that a table's rows award; a row whose amount is empty or nil gives none."""
    rows = ((theme, row, row[table.grant["amount"]]) for theme, rows in table.groups for row in rows)
    return [
        Grant(
            beneficiary=str(row[table.grant["beneficiary"]]),
            amount=amount,
            nature=table.grant.get("nature", "subvention"),
            purpose=_purpose(table, theme, row),
            status=table.grant.get("status", "awarded"),
            phrase=" ".join(cell for cell in table.printed(row) if cell),
        )
        for theme, row, amount in rows
        if isinstance(amount, Money) and amount.value
    ]


def _purpose(table: Table, theme: str, row: CellRow) -> str:
    """The theme, and the row's own words; ``words`` spells out codes as F and P."""
    column = table.grant.get("purpose")
    own = "" if column is None else str(row[column])
    return " - ".join(part for part in (theme, table.grant.get("words", {}).get(own, own)) if part)
