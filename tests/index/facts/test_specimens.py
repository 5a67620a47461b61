"""The facts of all specimen acts against their gold: what each act says, to the person and the euro."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from index.errors import NoText
from index.names import same_name, same_person
from index.prepare import prepare
from index.reading.ocr import available
from index.text import fold
from index.types import (
    Act,
    Attendance,
    Check,
    Fact,
    Grant,
    GrantStatus,
    Ingested,
    Origin,
    Presence,
    Role,
    Vote,
)

CORPUS = Path(__file__).parents[3] / "corpus"

Gold = dict[str, Any]  # one line of corpus/gold/facts.jsonl
Pair = tuple[Gold, Act, tuple[Fact, ...]]


def _gold() -> dict[str, list[Gold]]:
    lines = (CORPUS / "gold" / "facts.jsonl").read_text(encoding="utf-8").splitlines()
    by_file: dict[str, list[Gold]] = {}
    for line in lines:
        record = json.loads(line)
        by_file.setdefault(record["file"], []).append(record)
    return by_file


GOLD = _gold()
SCANS = sorted(name for name, acts in GOLD.items() if all(act.get("scan") for act in acts))
TYPED = sorted(set(GOLD) - set(SCANS))
READ = [*TYPED, *(SCANS if available() else ())]

# Printed sums that do not come out, as the specimen means them.
CONTRADICTIONS = {"port-aubry-2022-10-06-nautique.pdf": ["« mille cinq cents euros » ≠ 1 800 €"]}


@cache
def _prepared(name: str) -> Ingested:
    return prepare(CORPUS / "acts" / name)


def _pairs(name: str) -> list[Pair]:
    """Gold acts with the acts found, in their order."""
    ingested = _prepared(name)
    assert len(ingested.acts) == len(GOLD[name])
    return [
        (gold, act, tuple(fact for owner, fact in ingested.facts if owner == act.id))
        for gold, act in zip(GOLD[name], ingested.acts, strict=True)
    ]


def _number(printed: str | None) -> str:
    return fold(printed or "").replace(" ", "")


def test_every_specimen_has_its_gold() -> None:
    assert sorted(GOLD) == sorted(path.name for path in (CORPUS / "acts").glob("*.pdf"))
    assert len(TYPED) >= 12


@pytest.mark.parametrize("name", READ)
def test_acts_numbers_and_dates(name: str) -> None:
    for gold, act, _ in _pairs(name):
        assert _number(act.number and act.number.value) == _number(gold["number"])
        assert (act.date and act.date.isoformat()) == gold["date"]
        assert act.pages[0] == gold["pages"][0]


@pytest.mark.parametrize("name", TYPED)
def test_councils_bodies_and_titles(name: str) -> None:
    for gold, act, _ in _pairs(name):
        assert act.council is not None
        assert act.body is not None
        assert act.title is not None
        assert act.council.value == gold["council"]
        assert fold(act.body.value) in fold(gold["body"])
        # A short title may stand beside the long one: either is the act's.
        assert fold(act.title.value) in fold(gold["title"])


@pytest.mark.parametrize("name", TYPED)
def test_votes(name: str) -> None:
    for gold, act, facts in _pairs(name):
        votes = [fact for fact in facts if isinstance(fact, Vote)]
        expected = gold["vote"]
        if expected is None:
            assert not votes, act.number
            continue
        assert len(votes) == 1, act.number
        (vote,) = votes
        outcome = vote.outcome.value if vote.outcome.decided else "none"
        counts = (vote.ayes, vote.noes, vote.abstentions, outcome)
        assert counts == tuple(expected[key] for key in ("for", "against", "abstain", "outcome")), act.number
        assert (vote.unanimous is True) == (expected["unanimous"] is True), act.number


@pytest.mark.parametrize("name", TYPED)
def test_chairs_secretaries_and_names(name: str) -> None:
    for gold, _, facts in _pairs(name):
        people = [fact for fact in facts if isinstance(fact, Attendance)]
        for role in (Role.CHAIR, Role.SECRETARY):
            holders = [p.person for p in people if p.role is role]
            assert len(holders) == 1, role
            assert same_person(holders[0], gold[role.value]), role
        for presence in (Presence.PRESENT, Presence.EXCUSED):
            listed = [p.person for p in people if (p.role, p.presence) == (Role.MEMBER, presence)]
            expected = gold[f"{presence.value}_names"]
            assert _unlike(listed, expected) == ([], []), presence


def _unlike(listed: list[str], expected: list[str]) -> tuple[list[str], list[str]]:
    """(found but not there, there but not found); each name answers one name."""
    missing = list(expected)
    extra = []
    for name in listed:
        match = next((other for other in missing if same_person(name, other)), None)
        if match is None:
            extra.append(name)
        else:
            missing.remove(match)
    return extra, missing


@pytest.mark.parametrize("name", READ)
def test_grants(name: str) -> None:
    for gold, act, facts in _pairs(name):
        missing = list(gold["grants"])
        extra = []
        for grant in [fact for fact in facts if isinstance(fact, Grant)]:
            match = next((g for g in missing if _is_same(grant, g)), None)
            if match is None:
                extra.append((grant.beneficiary, grant.amount, grant.status, grant.span.page))
            else:
                missing.remove(match)
        assert (extra, [g for g in missing if not g.get("optional")]) == ([], []), act.number


def _is_same(grant: Grant, gold: Gold) -> bool:
    told = fold(grant.beneficiary), fold(gold["beneficiary"])
    named = same_name(grant.beneficiary, gold["beneficiary"]) or told[0] in told[1] or told[1] in told[0]
    return bool(
        told[0]
        and named
        and f"{grant.amount:.2f}" == gold["amount"]
        and grant.status.value == gold["status"]
        and grant.span.page == gold["page"]
    )


def test_the_statuses_are_all_there() -> None:
    statuses = Counter(grant["status"] for acts in GOLD.values() for act in acts for grant in act["grants"])
    assert statuses[GrantStatus.AWARDED] > 50
    assert statuses[GrantStatus.REQUESTED] >= 5


@pytest.mark.parametrize("name", READ)
def test_printed_sums_come_out_but_where_the_specimen_contradicts_itself(name: str) -> None:
    checks = [fact for _, fact in _prepared(name).facts if isinstance(fact, Check)]
    failed = [c.statement.replace("\u202f", " ").replace("\xa0", " ") for c in checks if not c.holds]
    assert failed == CONTRADICTIONS.get(name, [])


@pytest.mark.parametrize(
    ("name", "kind", "count"),
    [
        ("valmorin-2021-04-14-subventions.pdf", "total", 6),
        ("valmorin-2023-04-12-subventions.pdf", "total", 1),
        ("val-ombrelle-2022-06-30-fonds-de-concours.pdf", "total", 1),
        ("nec-2022-367.pdf", "category", 6),
        ("nec-2022-367.pdf", "share", 1),
    ],
)
def test_the_sums_that_tables_print_are_checked(name: str, kind: str, count: int) -> None:
    checks = [fact for _, fact in _prepared(name).facts if isinstance(fact, Check)]
    assert [check.holds for check in checks if check.kind == kind] == [True] * count


def test_one_act_replaces_another() -> None:
    replacing = {
        act.number.value: act.replaces.value
        for name in TYPED
        for act in _prepared(name).acts
        if act.number and act.replaces
    }
    assert replacing == {"2021-09-04BIS": "2021-06-12"}


@pytest.mark.parametrize("name", SCANS)
def test_a_scan_is_read_by_tesseract_and_says_so(name: str) -> None:
    if not available():
        with pytest.raises(NoText, match=r"without text.*tesseract-ocr-fra"):
            prepare(CORPUS / "acts" / name)
        return
    assert {page.origin for page in _prepared(name).document.pages} == {Origin.OCR}
    assert {passage.origin for passage in _prepared(name).passages} == {Origin.OCR}


def test_rows_are_of_the_theme_they_stand_under_over_the_pages_end() -> None:
    """The subtotals that the table prints, theme by theme: two pages, a footer between them."""
    sums: Counter[str] = Counter()
    for _, fact in _prepared("valmorin-2021-04-14-subventions.pdf").facts:
        if isinstance(fact, Grant):
            sums[fact.theme] += int(fact.amount)
    assert sums["CULTURE ET PATRIMOINE"] == 7200
    assert sums["SPORT"] == 17450
    assert sum(sums.values()) == 44350
    assert all(theme.isupper() for theme in sums)
