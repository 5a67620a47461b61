from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import NoText, UnreadableFile
from index.pool import prepare_all
from index.types import Ingested
from tests.index.support import prepare_notes


def _files(folder: Path, *texts: str) -> list[Path]:
    paths = [folder / f"{rank}.txt" for rank in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text)
    return paths


def _outcomes(paths: list[Path], workers: int) -> list[Ingested | UnreadableFile]:
    found = list(prepare_all(paths, prepare_notes, workers))
    assert [path for path, _ in found] == paths, "in the order of the paths"
    return [outcome for _, outcome in found]


@pytest.mark.parametrize("workers", [1, 2])
def test_what_goes_wrong_with_a_file_costs_that_file(tmp_path: Path, workers: int) -> None:
    paths = _files(tmp_path, "1 un", "REFUSE", "2 deux", "BUG", *(f"{n} mot" for n in range(3, 12)))
    outcomes = _outcomes(paths, workers)
    refused, bug = outcomes[1], outcomes[3]
    assert isinstance(refused, NoText)
    assert refused.reason == "it says so"
    assert isinstance(bug, UnreadableFile)
    assert bug.reason == "an error of this software (ZeroDivisionError: a bug)"
    assert sum(isinstance(outcome, Ingested) for outcome in outcomes) == len(paths) - 2


def test_a_worker_that_dies_costs_its_file_only(tmp_path: Path) -> None:
    paths = _files(tmp_path, "1 un", "2 deux", "DIE", "3 trois", "4 quatre", "5 cinq", "6 six")
    outcomes = _outcomes(paths, workers=2)
    killer = outcomes.pop(2)
    assert isinstance(killer, UnreadableFile)
    assert "killed the process" in killer.reason
    assert all(isinstance(outcome, Ingested) for outcome in outcomes)


@pytest.mark.parametrize("workers", [1, 2])
def test_no_files_give_nothing(workers: int) -> None:
    assert _outcomes([], workers) == []


def test_stopping_early_leaves_the_rest_unread(tmp_path: Path) -> None:
    outcomes = prepare_all(_files(tmp_path, *(f"{n} mot" for n in range(50))), prepare_notes, 1)
    assert next(outcomes)[0].name == "0.txt"
    outcomes.close()
    assert list(outcomes) == []
