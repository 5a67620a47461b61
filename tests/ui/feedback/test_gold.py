"""What people said of answers, as gold candidates and in words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from index.types import Cited, Feedback, Verdict
from ui.feedback.gold import candidate, listed

SAID = Feedback(
    verdict=Verdict.RIGHT,
    comment="vu page 2",
    question="Combien pour la chorale en 2021 ?",
    history=(),
    filters=(),
    understood="montant · « chorale » · 2021",
    language="fr",
    status="answered",
    text="8\u202f000\xa0€ à la chorale [1], sur 20 000 € demandés.\nVoté le 3 mars 2021 [1].",
    amount="8000.00",
    value="null",
    citations=(Cited("a" * 64, "acte.pdf", 2, "verse 8 000 €", "2021-7"),),
    who="anne",
    at="2026-03-03T10:00:00+00:00",
)
WRONG = replace(SAID, verdict=Verdict.WRONG)
NOT_FOUND = replace(SAID, status="not_found", text="Pas trouvé.", amount=None, citations=())


def test_a_right_answer_gives_its_amount_and_sources() -> None:
    gold = candidate(SAID)
    assert gold["amount"] == "8000.00"
    assert gold["cites"] == [{"file": "acte.pdf", "page": 2, "quote": "verse 8 000 €"}]
    assert (gold["contains"], gold["must_not"]) == (["20 000"], [])
    assert (gold["lang"], gold["type"], gold["answerable"]) == ("fr", "amount", True)
    assert gold["note"].startswith("feedback: right; vu page 2; told (answered): 8 000 € à la chorale")
    assert "anne" not in str(gold)  # who said so stays in the store


def test_the_fields_are_those_of_the_gold_format() -> None:
    names = "id lang type question history amount value contains must_not cites answerable note"
    assert list(candidate(SAID)) == names.split()


def test_a_wrong_answer_gives_its_figures_as_those_not_to_tell() -> None:
    gold = candidate(WRONG)
    assert gold["must_not"] == ["8 000", "20 000"]
    assert (gold["amount"], gold["contains"], gold["cites"], gold["answerable"]) == (None, [], [], True)


def test_an_incomplete_answer_claims_nothing() -> None:
    gold = candidate(replace(SAID, verdict=Verdict.INCOMPLETE))
    assert (gold["amount"], gold["contains"], gold["must_not"], gold["cites"]) == (None, [], [], [])


def test_nothing_found_is_right_where_the_acts_do_not_say() -> None:
    assert (candidate(NOT_FOUND)["answerable"], candidate(NOT_FOUND)["type"]) == (False, "unanswerable")
    wrong = candidate(replace(NOT_FOUND, verdict=Verdict.WRONG))
    assert (wrong["answerable"], wrong["type"]) == (True, "amount")


@pytest.mark.parametrize(
    ("change", "must_not"),
    [
        # a sum that the question itself names, and one in an act's own words, are no figures of ours
        ({"question": "Qui a reçu 20 000 € ?"}, ["8 000"]),
        ({"text": "« une aide de 500 € » [1]", "amount": None}, []),
        ({"text": "12 aides, 1 234,50 € en tout.", "value": "12"}, ["1 234,50", "12"]),
        ({"text": "112 aides.", "value": "12"}, []),
        ({"text": "1\u202f200 aides.", "value": "1200"}, ["1 200"]),
        ({"text": "Anne DURAND a présidé [1].", "value": '"Anne DURAND"'}, ["Anne DURAND"]),
        ({"text": "Le 3 mars 2021 [1].", "value": '"2021-03-03"'}, ["3 mars 2021"]),
        ({"text": "€8,000 went to the choir [1].", "language": "en"}, ["8,000"]),
        ({"text": "", "value": "12"}, []),
    ],
)
def test_figures_are_the_headlines_own(change: dict[str, Any], must_not: list[str]) -> None:
    assert candidate(replace(WRONG, **change))["must_not"] == must_not


def test_a_follow_up_keeps_what_was_asked_before() -> None:
    gold = candidate(replace(SAID, question="Et en 2022 ?", history=(SAID.question,)))
    assert (gold["type"], gold["history"]) == ("followup", [SAID.question])


def test_filters_are_told_in_the_note() -> None:
    assert "filters: year=2021" in candidate(replace(SAID, filters=("year=2021",)))["note"]


def test_a_comment_does_not_steer_the_terminal() -> None:
    said = replace(SAID, comment="faux\n\x1b[2Jnon", who="", filters=("year=2021",))
    assert listed(said).splitlines() == [
        f"{said.id} · 2026-03-03T10:00:00+00:00 · right · nobody signed in",
        "    asked: Combien pour la chorale en 2021 ?",
        "    told: 8 000 € à la chorale [1], sur 20 000 € demandés.",
        "    filters: year=2021",
        "    comment: faux [2Jnon",
    ]
