from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import BadCorrection
from index.types import Correction
from ui.corrections import from_lines, to_line

TEXT = st.text()
CORRECTIONS = st.builds(
    Correction,
    *(TEXT, TEXT, st.integers(), st.integers(), TEXT),
    read=st.dictionaries(TEXT, TEXT).map(json.dumps),
    **dict.fromkeys(("field", "old", "new", "who", "why"), TEXT),
    at=st.datetimes().map(lambda at: at.isoformat()),
)
GOOD = Correction("a", "grant", 1, 0, "80 €", '{"amount": "80"}', "amount", "80", "8", "A", "2026-01-01", "x")


@given(st.lists(CORRECTIONS))
def test_what_is_written_is_read(said: list[Correction]) -> None:
    lines = [to_line(each) for each in said]
    assert all(line.count("\n") == 1 for line in lines)
    assert from_lines(["\n", *lines]) == tuple(said)


def changed(**values: object) -> str:
    return json.dumps(json.loads(to_line(GOOD)) | values)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("no JSON", "Expecting value"),
        ("[]", "it has not the keys document, kind, "),
        (changed(more=1), "it has not the keys"),
        (changed(page="1"), "'page' is no whole number"),
        (changed(page=True), "'page' is no whole number"),
        (changed(new=None), "'new' is no text"),
        (changed(at="yesterday"), "Invalid isoformat"),
        (changed(read="8"), "'read' holds no texts by field"),
        (changed(read='{"amount": 8}'), "'read' holds no texts by field"),
        (changed(read="{"), "Expecting property name"),
        ("[" * 10_000, "line 2"),
    ],
)
def test_a_line_that_is_no_correction_is_told(line: str, why: str) -> None:
    with pytest.raises(BadCorrection, match=f"line 2 is no correction: .*{why}|{why}"):
        from_lines([to_line(GOOD), line])
