"""Questions as JSON lines: read whole and in order, or the bad line is named."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.batch import Asked, BadLine, read_questions

TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.lists(st.tuples(st.none() | st.integers() | TEXT, TEXT, st.lists(TEXT))))
def test_lines_read_back_in_order(questions: list[tuple[int | str | None, str, list[str]]]) -> None:
    lines = [json.dumps({"id": i, "question": q, "history": h}).encode() + b"\n" for i, q, h in questions]
    assert read_questions(lines) == tuple(Asked(i, q, tuple(h)) for i, q, h in questions)


def test_id_and_history_may_be_left_out() -> None:
    assert read_questions([b'{"question": "qui ?"}']) == (Asked(None, "qui ?"),)
    assert read_questions([b'{"question": "qui ?", "history": null}']) == (Asked(None, "qui ?"),)


def test_blank_lines_and_a_byte_order_mark_are_no_questions() -> None:
    assert read_questions([b'\xef\xbb\xbf{"question": "a"}\n', b"  \n", b"\n"]) == (Asked(None, "a"),)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"combien ?", "not JSON"),
        (b'{"question": "a"', "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"1" * 5000, "not JSON"),
        ('{"question": "année"}'.encode("latin-1"), "not UTF-8"),
        (b'{"question": "\\ud800"}', "not UTF-8"),
        (b'["a"]', "not a JSON object"),
        (b'{"id": 1}', '"question"'),
        (b'{"question": 5}', '"question"'),
        (b'{"id": true, "question": "a"}', '"id"'),
        (b'{"id": 1.5, "question": "a"}', '"id"'),
        (b'{"question": "a", "history": "b"}', '"history"'),
        (b'{"question": "a", "history": [1]}', '"history"'),
    ],
)
def test_a_bad_line_is_named(line: bytes, reason: str) -> None:
    with pytest.raises(BadLine, match=r"^line 3: ") as caught:
        read_questions([b'{"question": "a"}', b"", line])
    assert reason in str(caught.value)
