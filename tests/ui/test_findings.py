"""What `actes check` finds, each told with what to do."""

from __future__ import annotations

import pytest

from index.check import Report
from ui.findings import findings, installed_strangers, strangers


def test_a_whole_store_has_no_findings() -> None:
    assert list(findings(Report((), ()))) == []


@pytest.mark.parametrize(
    ("report", "count", "advice"),
    [
        (Report(("a", "b"), ()), "2", "--repair"),
        (Report((), ("a",)), "1", "--repair"),
        (Report((), (), ("rows without an owner",)), "rows without an owner", "ingest again"),
    ],
)
def test_each_finding_tells_what_to_do(report: Report, count: str, advice: str) -> None:
    (line,) = findings(report)
    assert count in line
    assert advice in line


def test_a_stranger_with_our_name_is_told() -> None:
    ours = ["council-acts-assistant", "council-acts-assistant"]
    owners = {"index": [*ours, "index-cards"], "ui": ours, "assistant": ours, "other": ["other"]}
    (line,) = strangers(owners)
    assert "'index'" in line
    assert "index-cards" in line


def test_no_stranger_is_installed_here() -> None:
    assert list(installed_strangers()) == []
