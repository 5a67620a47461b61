"""How many facts of the gold acts we find, measured with the project's scorer: no figure may fall below its floor.

``tests/floors.json`` holds the figures reached; ``ACTES_RAISE_FLOORS=1 pytest tests/test_measured.py`` raises
those that are exceeded, and lowers none. The figures are printed at the end of the tests.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from index.errors import UnreadableFile
from index.prepare import prepare
from index.types import Reviewed
from tests.conftest import FIGURES
from ui.records import act_record

FLOORS = Path(__file__).with_name("floors.json")
SLACK = 0.005  # where tesseract is not installed, the acts on scans are left out, and with them their figures


@pytest.fixture(scope="module")
def scorer(shared_gold: Path) -> Path:
    path = shared_gold.parent / "tools" / "score.py"
    if not path.is_file():
        pytest.skip(f"needs the scorer: {path} is absent")
    return path


@pytest.fixture(scope="module")
def measured(
    scorer: Path, shared_acts: Path, shared_gold: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, float]:
    """The scorer's figures for the facts of all gold files that can be read here."""
    folder = tmp_path_factory.mktemp("measured")
    gold = read(shared_gold / "facts-dev.jsonl")
    records = {name: list(acts_of(shared_acts / name)) for name in sorted({act["file"] for act in gold})}
    write(folder / "gold.jsonl", [act for act in gold if records[act["file"]]])
    write(folder / "found.jsonl", [act for acts in records.values() for act in acts])
    command = [sys.executable, scorer, "facts", folder / "gold.jsonl", folder / "found.jsonl", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return {name: figure for name, figure in json.loads(done.stdout).items() if isinstance(figure, float)}


def acts_of(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a file's acts, as the command prints them; none where it can't be read on this machine."""
    try:
        file = prepare(path)
    except UnreadableFile:
        return
    for act in file.acts:
        mine = [Reviewed(act.id, fact, fact) for owner, fact in file.facts if owner == act.id]
        yield act_record(act, mine, file.document)


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def write(path: Path, records: list[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")


def test_no_figure_falls(measured: dict[str, float], pytestconfig: pytest.Config) -> None:
    floors: dict[str, float] = json.loads(FLOORS.read_text())
    pytestconfig.stash.setdefault(FIGURES, []).extend(
        f"facts: {name:20} {figure:.4f}  (floor {floors.get(name, 0.0):.4f})"
        for name, figure in measured.items()
    )
    if os.environ.get("ACTES_RAISE_FLOORS"):
        raised = {name: max(figure, floors.get(name, 0.0)) for name, figure in measured.items()}
        FLOORS.write_text(json.dumps(raised, indent=2) + "\n")
    slack = 0.0 if shutil.which("tesseract") else SLACK
    fallen = {
        name: (measured.get(name), floor)
        for name, floor in floors.items()
        if measured.get(name, 0.0) < floor - slack
    }
    assert fallen == {}, "figure and floor"
