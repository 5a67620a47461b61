from __future__ import annotations

import logging
from pathlib import Path

import pytest

from index.errors import NoText, UnreadableFile
from index.pool import prepare_all
from index.types import Ingested
from index.worker import Limits
from tests.index.support import prepare_notes

ROOMY = Limits(seconds=60.0, memory=1 << 30)  # whoever is ended by another limit is slow at times, too
HASTY = Limits(seconds=2.0, memory=1 << 30)


def _files(folder: Path, *texts: str) -> list[Path]:
    paths = [folder / f"{rank}.txt" for rank in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text)
    return paths


def _outcomes(paths: list[Path], workers: int, limits: Limits = ROOMY) -> list[Ingested | UnreadableFile]:
    found = list(prepare_all(paths, prepare_notes, workers, limits))
    assert [path for path, _ in found] == paths, "in the order of the paths"
    return [outcome for _, outcome in found]


@pytest.mark.parametrize("workers", [0, 1, 2])
def test_what_goes_wrong_with_a_file_costs_that_file(tmp_path: Path, workers: int) -> None:
    paths = _files(tmp_path, "1 un", "REFUSE", "2 deux", "BUG", *(f"{n} mot" for n in range(3, 12)))
    outcomes = _outcomes(paths, workers)
    refused, bug = outcomes[1], outcomes[3]
    assert isinstance(refused, NoText)
    assert refused.reason == "it says so"
    assert isinstance(bug, UnreadableFile)
    assert bug.reason == "an error of this software (ZeroDivisionError: a bug)"
    assert sum(isinstance(outcome, Ingested) for outcome in outcomes) == len(paths) - 2


LOST = [
    ("DIE", ROOMY, "killed the process that read it (exit code 1)"),
    ("CRASH", ROOMY, "killed the process that read it (SIGSEGV)"),
    ("SLEEP", HASTY, "takes more than 2 seconds"),
    ("SPIN", HASTY, "takes more than 2 seconds"),
    ("ALLOCATE", ROOMY, "takes more than 1024 MB of memory"),
]


@pytest.mark.parametrize(("does", "limits", "reason"), LOST, ids=[does for does, *_ in LOST])
@pytest.mark.parametrize("workers", [1, 2])
def test_a_dead_or_late_worker_costs_its_file_only(
    tmp_path: Path, workers: int, does: str, limits: Limits, reason: str
) -> None:
    outcomes = _outcomes(_files(tmp_path, "1 un", does, "3 trois", "4 quatre"), workers, limits)
    lost = outcomes.pop(1)
    assert isinstance(lost, UnreadableFile)
    assert reason in lost.reason
    assert all(isinstance(outcome, Ingested) for outcome in outcomes)


def test_every_file_may_be_a_killer(tmp_path: Path) -> None:
    outcomes = _outcomes(_files(tmp_path, *["DIE"] * 5), workers=2)
    assert ["killed" in str(outcome) for outcome in outcomes] == [True] * 5


def test_what_a_worker_logs_is_logged_here_and_nothing_is_printed(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.INFO)
    (path, _) = paths = _files(tmp_path, "1 CHATTER", "2 deux")
    _outcomes(paths, workers=1)
    ours, vendor, warning = caplog.record_tuples
    assert ours == ("index.reading.pdf", logging.WARNING, "page 2 is a scan")
    assert vendor == ("index.worker", logging.INFO, f"{path}: vendor.fonts: an odd font")
    assert warning[:2] == ("index.worker", logging.INFO)
    assert f"{path}: py.warnings: " in warning[2]
    assert "an old call" in warning[2]
    assert capfd.readouterr().err == ""


def test_of_endless_complaints_the_first_are_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    _outcomes(_files(tmp_path, "1 NOISE"), workers=1)
    assert len(caplog.records) == 100


@pytest.mark.parametrize("workers", [0, 1, 2])
def test_no_files_give_nothing(workers: int) -> None:
    assert _outcomes([], workers) == []


@pytest.mark.parametrize("workers", [0, 2])
def test_stopping_early_leaves_the_rest_unread(tmp_path: Path, workers: int) -> None:
    paths = _files(tmp_path, "0 mot", *["SLEEP"] * 50)
    outcomes = prepare_all(paths, prepare_notes, workers, Limits(seconds=1000.0))
    assert next(outcomes)[0].name == "0.txt"
    outcomes.close()  # the test would wait for the sleepers' sixteen minutes
    assert list(outcomes) == []
