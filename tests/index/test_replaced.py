from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from index.replaced import replacements
from index.types import Act, Span, Stated


def _act(rank: int, number: str, council: str | None = "Ville A", **changes: object) -> Act:
    document = str(changes.pop("document", "d"))
    span = Span(document, 1, 0, 1, "x")
    act = Act(
        f"{document}-{rank}", document, 0, 1, (1, 1), (), Stated(number, span), date(2022, 1, 1 + rank),
        council=Stated(council, span) if council else None,
    )  # fmt: skip
    replaces = changes.pop("replaces", None)
    return replace(act, replaces=Stated(str(replaces), span) if replaces else None, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("cited", ["2021-15", "2021 - 15", "2021_15", "2021/15"])
def test_the_named_number_is_found_spaces_and_punctuation_aside(cited: str) -> None:
    acts = [_act(0, "2021-15"), _act(1, "2022-3", replaces=cited)]
    assert replacements(acts) == {"d-0": "d-1"}


def test_numbers_are_a_councils_own() -> None:
    acts = [_act(0, "15", "Ville B"), _act(1, "16", "Ville A", replaces="15")]
    assert replacements(acts) == {}
    assert replacements([_act(0, "15", "VILLE  À"), acts[1]]) == {"d-0": "d-1"}


def test_without_a_named_council_only_acts_of_the_same_document_replace() -> None:
    newer = _act(1, "16", None, replaces="15")
    assert replacements([_act(0, "15"), newer]) == {"d-0": "d-1"}
    assert replacements([_act(0, "15", document="e"), newer]) == {}


def test_an_act_replaces_neither_itself_nor_a_later_one() -> None:
    assert replacements([_act(0, "15", replaces="15")]) == {}
    assert replacements([_act(5, "15"), _act(1, "16", replaces="15")]) == {}
    assert replacements([_act(5, "15", date=None), _act(1, "16", replaces="15")]) == {"d-5": "d-1"}


def test_the_latest_of_several_counts_and_chains_are_told_link_by_link() -> None:
    acts = [
        _act(2, "17", replaces="15"),
        _act(0, "15"),
        _act(1, "16", replaces="15"),
        _act(3, "18", replaces="17"),
    ]
    assert replacements(acts) == {"d-0": "d-2", "d-2": "d-3"}
