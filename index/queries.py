"""What queries of the ledger share: rows as dictionaries, and conditions over many values and over paths."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Select, func, select
from sqlalchemy.sql.elements import ColumnElement


def fetch(connection: Connection, query: Select[Any]) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(query).mappings()]


def among(column: ColumnElement[Any], values: Iterable[str]) -> ColumnElement[bool]:
    """Is one of many: as one JSON parameter, for SQLite bounds the number of parameters."""
    return column.in_(select(func.json_each(json.dumps(tuple(values))).table_valued("value").c.value))


def at_or_below(column: ColumnElement[str], path: str | Path) -> ColumnElement[bool]:
    """Is it that path, or one of that folder's."""
    below = str(path).rstrip(os.sep) + os.sep
    return (column == str(path)) | (func.substr(column, 1, len(below)) == below)
