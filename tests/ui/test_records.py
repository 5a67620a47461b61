"""The records keep the contract: their keys, their types, no page of a plain text file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assistant.types import Answer, Choice, Citation, Language, Row, Status
from index import types as t
from index.corrections import Signature, correct, reject, review
from ui.records import act_record, answer_record, money

SPAN = t.Span("0" * 64, 2, 10, 15, "mots.")


@dataclass(frozen=True)
class File:
    name: str = "act.pdf"
    kind: t.FileKind = t.FileKind.PDF


def person(name: str, role: t.Role, presence: t.Presence = t.Presence.PRESENT) -> t.Attendance:
    return t.Attendance(name, role, presence, "", SPAN)


def act() -> t.Act:
    return t.Act(
        id="a",
        document="0" * 64,
        start=0,
        end=9,
        pages=(2, 3),
        sections=(),
        number=t.Stated("2023-017", SPAN),
        date=date(2023, 3, 14),
        date_span=SPAN,
        council=t.Stated("Commune de Saint-Exemple", SPAN),
    )


GRANT = t.Grant(
    beneficiary="Les Amis du Lavoir",
    raw_beneficiary="l'association LES AMIS DU LAVOIR",
    amount=Decimal("1500"),
    nature=t.Nature.SUBVENTION,
    status=t.GrantStatus.AWARDED,
    purpose="fête du lavoir",
    theme="",
    funder="",
    article="Article 1",
    in_kind=False,
    span=SPAN,
)
VOTE = t.Vote(12, 0, 1, None, t.Outcome.ADOPTED, ("Groupe A",), (), ("Jean Exemple",), (), "", SPAN)
FACTS: tuple[t.Fact, ...] = (
    GRANT,
    VOTE,
    t.Vote(1, 1, 1, True, t.Outcome.REJECTED, (), (), (), (), "", SPAN),
    person("Anne Une", t.Role.CHAIR),
    person("Anne Une", t.Role.MEMBER),
    person("Bruno Deux", t.Role.SECRETARY),
    person("Bruno Deux", t.Role.MEMBER),
    person("Chloé Trois", t.Role.MEMBER, t.Presence.EXCUSED),
    person("Denis Quatre", t.Role.MEMBER, t.Presence.ABSENT),
    person("Emma Cinq", t.Role.NON_VOTING),
    t.BudgetLine(
        "C01", "6574", "33", "65", None, "Associations", "", "", "", "", Decimal(9), None, None, SPAN
    ),
    t.BudgetEntry("Budget", t.Side.CHARGES, "Total", Decimal("12.5"), 0, "", SPAN),
    t.Opinion("1re commission", True, date(2023, 3, 1), SPAN),
    t.Reference("CGCT", "L. 2121-29", SPAN),
    t.Signatory("Anne Une", "Maire", SPAN),
    t.Check("sum", "5 + 7.5 = 12.5", True, SPAN),
)
REVIEWED = tuple(t.Reviewed("a", fact, fact) for fact in FACTS)


def test_an_act_has_the_keys_of_the_contract() -> None:
    record = act_record(act(), REVIEWED, File())
    contract = (
        "file pages number date council body title chair secretary present_names excused_names"
        " grants vote budget lines opinions references signatories checks non_voting"
    )
    assert set(contract.split()) <= set(record)
    assert json.loads(json.dumps(record)) == record


def test_every_fact_is_told_with_what_names_it() -> None:
    record = act_record(act(), REVIEWED, File())
    assert [fact["fact"] for fact in record["facts"]] == [type(fact).__name__.lower() for fact in FACTS]
    assert len({fact["id"] for fact in record["facts"]}) == len(FACTS)
    grant, *_ = record["facts"]
    assert (grant["amount"], grant["status"], grant["page"], grant["quote"]) == (
        "1500",
        "awarded",
        2,
        "mots.",
    )
    assert (grant["rejected"], grant["corrections"]) == (False, [])
    assert grant["id"] == record["grants"][0]["id"]


def test_a_corrected_fact_is_told_as_it_stands_and_a_rejected_one_apart() -> None:
    by = Signature("Anne", "2026-03-03T10:00:00+00:00", "mal lu")
    said, no = correct(GRANT, "amount", "150", by), reject(VOTE, by)
    record = act_record(act(), (review("a", GRANT, [said]), review("a", VOTE, [no])), File())
    assert (record["grants"][0]["amount"], record["vote"]) == ("150.00", None)
    told = {"id": said.id, "field": "amount", "old": "1500", "new": "150"}
    assert record["grants"][0]["corrections"] == [told | {"who": "Anne", "at": by.at, "why": "mal lu"}]
    vote = record["facts"][1]
    assert (vote["rejected"], vote["ayes"], vote["corrections"][0]["field"]) == (True, 12, None)
    assert json.loads(json.dumps(record)) == record


def test_what_an_act_does_not_say_is_null() -> None:
    record = act_record(act(), (), File())
    assert record["date"] == "2023-03-14"
    assert [record[key] for key in ("title", "body", "chair", "secretary", "vote")] == [None] * 5
    assert [record[key] for key in ("grants", "budget", "present_names")] == [[], [], []]


def test_people_are_told_by_role_and_presence() -> None:
    record = act_record(act(), REVIEWED, File())
    assert (record["chair"], record["secretary"]) == ("Anne Une", "Bruno Deux")
    assert record["present_names"] == ["Anne Une", "Bruno Deux"]
    assert record["excused_names"] == ["Chloé Trois"]
    assert record["absent_names"] == ["Denis Quatre"]
    assert record["non_voting"] == ["Emma Cinq"]


def test_the_first_vote_is_the_acts() -> None:
    vote = act_record(act(), REVIEWED, File())["vote"]
    assert [vote[key] for key in ("for", "against", "abstain", "unanimous")] == [12, 0, 1, None]
    assert (vote["outcome"], vote["quote"]) == ("adopted", "mots.")


def test_amounts_have_two_decimals() -> None:
    record = act_record(act(), REVIEWED, File())
    assert record["grants"][0]["amount"] == "1500.00"
    assert record["budget"][0]["amount"] == "12.50"
    assert (record["lines"][0]["credit"], record["lines"][0]["spent"]) == ("9.00", None)
    assert money(Decimal("1E+6")) == "1000000.00"


def test_only_a_pdf_has_pages() -> None:
    paged = act_record(act(), REVIEWED, File())
    plain = act_record(act(), REVIEWED, File("act.txt", t.FileKind.TEXT))
    assert (paged["pages"], plain["pages"]) == ([2, 3], None)
    for key in ("grants", "budget", "lines"):
        assert (paged[key][0]["page"], plain[key][0]["page"]) == (2, None)


def test_an_answer_has_exactly_the_keys_of_the_contract() -> None:
    citation = Citation("0" * 64, "a.pdf", 2, 2, 10, 15, "mots.", "2023-017", "a", "C", date(2023, 3, 14))
    row = Row("Les Amis", Decimal(5), "fête", "2023-017", date(2023, 3, 14), "C", "a.pdf", 2, 1)
    answer = Answer(
        Status.PARTIAL,
        Language.EN,
        "5 €",
        "all",
        Decimal(5),
        value=1,
        rows=(row,),
        citations=(citation,),
        choices=(Choice("Les Amis", "How much went to Les Amis?"),),
    )
    assert answer_record("q1", answer, 12.345) == {
        "id": "q1",
        "status": "partial",
        "language": "en",
        "text": "5 €",
        "amount": "5.00",
        "value": 1,
        "rows": [
            {
                "act": "2023-017",
                "date": "2023-03-14",
                "council": "C",
                "beneficiary": "Les Amis",
                "amount": "5.00",
                "purpose": "fête",
                "file": "a.pdf",
                "page": 2,
            }
        ],
        "citations": [{"file": "a.pdf", "page": 2, "act": "2023-017", "quote": "mots."}],
        "understood": "all",
        "choices": [{"label": "Les Amis", "question": "How much went to Les Amis?"}],
        "took_ms": 12.3,
    }


def test_an_answer_without_figure_has_nulls() -> None:
    record = answer_record(None, Answer(Status.NOT_FOUND, Language.FR, "Rien.", "tout"), 0.0)
    assert [record[key] for key in ("id", "amount", "value")] == [None] * 3
    assert [record[key] for key in ("rows", "citations", "choices")] == [[], [], []]
