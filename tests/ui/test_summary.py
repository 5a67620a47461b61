"""The summary of an ingest."""

from __future__ import annotations

from index.errors import EmptyFile
from index.ingest import Summary
from index.ledger import Counts
from ui.summary import progress_bar, summary_text

HELD = Counts(documents=3, pages=1234, acts=5, facts=60, passages=70, refused=1)


def test_the_table_tells_what_was_read_and_what_is_held() -> None:
    text = summary_text(Summary(1, 2, 3, 4, 5, 0, (), 0), HELD)
    rows = [line.split() for line in text.splitlines()[1:]]
    assert rows == [
        ["documents", "1", "3"],
        ["pages", "2", "1,234"],
        ["acts", "3", "5"],
        ["facts", "4", "60"],
        ["passages", "5", "70"],
    ]


def test_the_other_files_lot_is_told() -> None:
    refused = (EmptyFile("a", "empty", "fetch it again"),)
    lines = summary_text(Summary(0, 0, 0, 0, 0, 7, refused, 2), HELD).splitlines()[6:]
    assert lines == ["unchanged: 7", "removed (their file is gone or changed): 2", "refused files: 1"]


def test_vectors_made_after_a_kill_are_told() -> None:
    text = summary_text(Summary(0, 0, 0, 0, 0, 7, (), 0, completed=1603), HELD)
    assert text.splitlines()[6:] == ["unchanged: 7", "vectors completed: 1,603"]


def test_no_bar_away_from_a_terminal(capfd: object) -> None:
    with progress_bar() as move:
        move(None)  # type: ignore[arg-type]
    out, err = capfd.readouterr()  # type: ignore[attr-defined]
    assert (out, err) == ("", "")
