"""Damaged PDFs end in a Document or in a refusal, each within its limits. More of them: tests/bench/fuzz_pdfs.py."""

from __future__ import annotations

from pathlib import Path

from index.errors import UnreadableFile
from index.pool import prepare_all
from index.types import Ingested
from tests.bench.fuzz_pdfs import LIMITS, is_ours, make, prepare_without_ocr

FILES = 40
SMALL = 150_000  # bytes: a third of a second each


def _all_end_well(sources: list[Path], folder: Path) -> None:
    files = make(sources, FILES, seed=2, folder=folder)
    outcomes = list(prepare_all(files, prepare_without_ocr, 2, LIMITS))
    assert [path for path, _ in outcomes] == files
    assert [f"{path.name}: {outcome}" for path, outcome in outcomes if is_ours(outcome)] == []
    read = sum(isinstance(outcome, Ingested) for _, outcome in outcomes)
    refused = sum(isinstance(outcome, UnreadableFile) for _, outcome in outcomes)
    assert read + refused == FILES
    assert read >= FILES // 4, "most damage leaves something to read"
    assert refused >= 1, "some leaves nothing"


def test_damaged_specimens_end_well(corpus_acts: Path, tmp_path: Path) -> None:
    _all_end_well(sorted(corpus_acts.glob("*.pdf")), tmp_path)


def test_damaged_real_acts_end_well(shared_acts: Path, tmp_path: Path) -> None:
    small = [path for path in sorted(shared_acts.glob("*/**/*.pdf")) if path.stat().st_size < SMALL]
    _all_end_well(small, tmp_path)
