"""What queries of the ledger share: rows as dictionaries, and a condition over many values."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Select, func, select
from sqlalchemy.sql.elements import ColumnElement


def fetch(connection: Connection, query: Select[Any]) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(query).mappings()]


def among(column: ColumnElement[Any], values: Iterable[str]) -> ColumnElement[bool]:
    """Is one of many: as one JSON parameter, for SQLite bounds the number of parameters."""
    return column.in_(select(func.json_each(json.dumps(tuple(values))).table_valued("value").c.value))
