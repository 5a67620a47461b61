"""What is told of a file while it is read, by the process that reads it; and how the reading is ended from outside."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

import pytest

from index.pool import prepare_all
from index.prepare import prepare
from index.reading.ocr import INSTALL, available
from index.steps import Step, Watch, listening, tell
from tests.index.support import prepare_notes


def steps_of(path: Path) -> list[Step]:
    told: list[Step] = []

    def hear(whose: Path, step: Step) -> None:
        assert whose == path
        told.append(step)

    list(prepare_all([path], prepare, 1, watch=Watch(hear)))
    return told


def test_each_step_of_a_file_is_told_once(corpus_acts: Path) -> None:
    (path,) = corpus_acts.glob("nec-2022*.pdf")
    assert steps_of(path) == [Step.READ, Step.ACTS, Step.FACTS, Step.PASSAGES]


def test_the_steps_of_a_scan_have_ocr(corpus_acts: Path) -> None:
    if not available():
        pytest.skip(INSTALL)
    path = next(corpus_acts.glob("*scan*.pdf"))
    assert steps_of(path)[:3] == [Step.READ, Step.OCR, Step.ACTS]


def test_nobody_need_listen() -> None:
    tell(Step.READ)
    heard: list[Step] = []
    with listening(heard.append):
        tell(Step.READ)
        tell(Step.READ)
    tell(Step.ACTS)
    assert heard == [Step.READ]


def test_the_reading_is_ended_by_the_watch(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a.txt", "slow.txt", "b.txt")]
    for path, text in zip(paths, ("2022-1 un acte", "SLEEP", "2022-2 un acte"), strict=True):
        path.write_text(text)
    watch, found = Watch(), []

    def read() -> None:
        found.extend(path.name for path, _ in prepare_all(paths, prepare_notes, 1, watch=watch))

    reading = Thread(target=read)
    reading.start()
    while not found:
        reading.join(0.05)
    watch.stop.set_result(None)
    reading.join(60)
    assert not reading.is_alive()
    assert found == ["a.txt"]
