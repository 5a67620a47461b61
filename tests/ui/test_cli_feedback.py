"""``actes feedback`` over a real store."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from index.ledger import Ledger
from index.types import Feedback
from tests.index.test_feedback import BARE, SAID


@pytest.fixture
def told(command: Any) -> Any:
    """The command, over a store where two people said something."""
    with Ledger.open(command.store / "ledger.sqlite", create=True) as ledger:
        for said in (SAID, BARE):
            ledger.feedback.keep(said)
    return command


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def of(said: Feedback, exported: list[dict[str, Any]]) -> dict[str, Any]:
    return next(one for one in exported if one["id"] == said.id)


def test_what_people_said_is_listed(told: Any) -> None:
    listed = told("feedback").stdout
    assert f"{SAID.id} · {SAID.at} · wrong · anne" in listed
    assert "asked: Combien pour la chorale ? > Et en 2021 ?" in listed
    assert "comment: c’est 8 000 €, <b>page 3</b>" in listed


def test_gold_candidates_are_written(told: Any, tmp_path: Path) -> None:
    file = tmp_path / "candidates.jsonl"
    result = told("feedback", "--export", file)
    assert (result.exit_code, result.stdout) == (0, "")
    exported = lines(file.read_text("utf-8"))
    assert len(exported) == 2
    wrong = of(SAID, exported)
    assert (wrong["must_not"], wrong["cites"], wrong["history"]) == (["80 000"], [], list(SAID.history))
    assert lines(told("feedback", "--export", "-").stdout) == exported


def test_a_store_of_another_version_gives_them_too(told: Any) -> None:
    with Ledger.open(told.store / "ledger.sqlite") as ledger:
        ledger.set_meta("schema_version", "0")
    assert "actes feedback --export FILE" in told("facts").stderr
    assert len(lines(told("feedback", "--export", "-").stdout)) == 2


def test_where_nobody_said_anything_that_is_told(command: Any) -> None:
    assert "actes ingest" in command("feedback").stderr
    with Ledger.open(command.store / "ledger.sqlite", create=True):
        pass
    assert command("feedback").stdout == "nobody said anything of an answer yet\n"
    assert command("feedback", "--export", "-").stdout == ""
