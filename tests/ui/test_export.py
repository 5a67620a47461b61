"""Open data of acts: one row each."""

from __future__ import annotations

from typing import Any

from ui.export import ACT_COLUMNS, act_rows

SAID: dict[str, Any] = {
    "id": "c-1",
    "field": "amount",
    "old": "15000",
    "new": "1500",
    "who": "Anne",
    "at": "2026-03-03T10:00:00+00:00",
    "why": "mal lu",
}
ACT: dict[str, Any] = {
    "file": "a.pdf",
    "pages": [2, 3],
    "number": "2023-017",
    "date": "2023-03-14",
    "council": "Commune",
    "body": None,
    "title": "Fête",
    "replaces": None,
    "chair": "Anne",
    "secretary": None,
    "present_names": ["Anne", "Bruno"],
    "excused_names": [],
    "vote": {"for": 2, "against": 0, "abstain": 0, "unanimous": True, "outcome": "adopted", "quote": "oui"},
    "grants": [{"status": "awarded"}, {"status": "proposed"}],
    "facts": [],
}


def test_a_row_an_act() -> None:
    (row,) = act_rows([ACT])
    assert tuple(row) == ACT_COLUMNS
    assert [row[key] for key in ("first_page", "last_page", "present", "excused")] == [2, 3, 2, 0]
    assert [row[key] for key in ("for", "unanimous", "grants", "awarded")] == [2, True, 2, 1]


def test_a_plain_text_act_without_vote() -> None:
    (row,) = act_rows([ACT | {"pages": None, "vote": None}])
    assert [row[key] for key in ("first_page", "last_page", "for", "outcome")] == [None] * 4


def test_a_row_says_what_people_corrected() -> None:
    fact = {"fact": "vote", "corrections": [SAID | {"field": None}]}
    mention = {"fact": "mention", "corrections": [SAID]}
    corrected = ACT | {"facts": [fact, mention]}
    signed = "(Anne, 2026-03-03T10:00:00+00:00: mal lu)"
    (row,) = act_rows([corrected])
    assert row["corrections"] == f"rejected {signed}"
