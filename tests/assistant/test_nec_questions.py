"""The questions of the issue, on the real act: every one is right."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from assistant.types import Language, Status
from tests.assistant.support import Desk, read_gold, why_wrong

FINANCE = "qui finance NEC 2022 et combien chacun ?"
GRANT = "Combien pour NEC 2022 ?"
FUNDERS = {  # the income side of the printed budget
    "AGENCE DU NUMERIQUE (ANCT)": 327000,
    "CALL LENS LIEVIN": 30000,
    "REGION HAUTS DE FRANCE": 25000,
    "DEPARTEMENT PAS DE CALAIS": 10000,
    "AUTRE COLLECTIVITE": 4000,
    "MGEN": 20000,
    "MAIF": 25000,
    "LA POSTE": 10000,
    "BANQUE DES TERRITOIRES": 25000,
    "AUTRES": 10000,
}
EXCUSED = (
    "MACIEJASZ TELLIER LOQUET DUPORGE GAUTHIER LEMAIRE AIT-CHIKHEBBIH GEORGET PERIN MULOT-FRISCOURT MALFAIT"
).split()
WITHOUT_VOTE = ("COTTIGNY", "DAGBERT")


def test_the_golden_questions_of_the_act_are_all_right(nec: Desk, shared_gold: Path) -> None:
    """Those that cite the act, and those on NEC that it does not answer."""
    golds = [
        gold
        for gold in read_gold(shared_gold / "questions-dev.jsonl")
        if any(cite["file"].startswith("pas-de-calais") for cite in gold.raw["cites"])
        or (not gold.answerable and "NEC" in gold.question)
    ]
    assert len(golds) >= 15
    wrong = {g.question: why for g in golds if (why := why_wrong(g, nec.ask(g.question, *g.history)))}
    assert wrong == {}


@pytest.mark.parametrize("question", ["how much went to NEC 2022?", GRANT])
def test_how_much(nec: Desk, question: str) -> None:
    answer = nec.ask(question)
    assert (answer.status, answer.amount) == (Status.ANSWERED, Decimal(10000))
    assert "Futur Composé" in answer.headline
    assert len(answer.rows) == 1


@pytest.mark.parametrize(
    ("before", "question", "language"),
    [
        ("how much went to NEC 2022?", "who voted against?", Language.EN),
        (GRANT, "qui a voté contre ?", Language.FR),
    ],
)
def test_nobody_voted_against(nec: Desk, before: str, question: str, language: Language) -> None:
    answer = nec.ask(question, before)
    assert (answer.status, answer.value, answer.language) == (Status.ANSWERED, 0, language)
    assert ("Nobody" if language is Language.EN else "Personne") in answer.headline


@pytest.mark.parametrize(
    ("before", "question", "told"),
    [
        (GRANT, "quelle part du budget global ?", ("2,06 %", "10 000 €", "486 000 €")),
        ("how much went to NEC 2022?", "what share of the total budget?", ("2.06%", "€10,000", "€486,000")),
    ],
)
def test_the_share_is_told_with_both_operands(
    nec: Desk, before: str, question: str, told: tuple[str, ...]
) -> None:
    answer = nec.ask(question, before)
    assert answer.status is Status.ANSWERED
    headline = answer.headline.replace("\N{NARROW NO-BREAK SPACE}", " ").replace("\N{NO-BREAK SPACE}", " ")
    assert [words for words in told if words not in headline] == []


def test_every_funder_is_told_with_its_amount(nec: Desk) -> None:
    answer = nec.ask(FINANCE)
    assert {row.label: row.amount for row in answer.rows} == FUNDERS
    assert answer.amount == sum(FUNDERS.values())
    assert [name for name in FUNDERS if name not in answer.headline] == []


def test_who_financed_is_the_same_question(nec: Desk) -> None:
    assert nec.ask("qui a financé NEC 2022 ?").rows == nec.ask(FINANCE).rows


@pytest.mark.parametrize(
    ("question", "amount"),
    [("et la Région ?", 25000), ("et la CALL ?", 30000), ("et le Département ?", 10000)],
)
def test_one_funder_after_all_of_them(nec: Desk, question: str, amount: int) -> None:
    assert nec.ask(question, FINANCE).amount == amount
    assert nec.ask(question, FINANCE, "et MGEN ?").amount == amount


@pytest.mark.parametrize("question", ["combien pour NEC 2023 ?", "how much for NEC 2023?"])
def test_another_year_is_not_found_and_the_grant_told_as_what_it_is(nec: Desk, question: str) -> None:
    answer = nec.ask(question)
    assert (answer.status, answer.amount, answer.rows) == (Status.NOT_FOUND, None, ())
    assert "2023" in answer.headline
    assert not any(figure in answer.headline for figure in ("10 000", "10,000"))
    offer = answer.text.splitlines()[1]
    assert "2022" in offer
    assert "Futur Composé" in offer
    assert answer.citations


@pytest.mark.parametrize(
    ("question", "before"),
    [("who was excused?", "how much went to NEC 2022?"), ("qui était excusé ?", GRANT)],
)
def test_the_excused_are_named_and_those_without_a_vote_apart(nec: Desk, question: str, before: str) -> None:
    answer = nec.ask(question, before)
    headline, apart, *_ = answer.text.splitlines()
    assert (answer.status, answer.value) == (Status.ANSWERED, 11)
    assert [name for name in EXCUSED if name not in headline] == []
    assert [name for name in WITHOUT_VOTE if name in headline] == []
    assert [name for name in WITHOUT_VOTE if name not in apart] == []


FOLLOW_UPS = [
    ("et quand ?", "2022-09-27"),
    ("qui présidait ?", "Jean-Claude LEROY"),
    ("sur quelle ligne budgétaire ?", "6568//930202"),
    ("quel est le numéro de l'acte ?", "2022-367"),
    ("qui s'est abstenu ?", 0),
]


@pytest.mark.parametrize(("question", "value"), FOLLOW_UPS)
def test_follow_ups_stay_with_the_act(nec: Desk, question: str, value: str | int) -> None:
    assert nec.ask(question, GRANT).value == value


def test_the_year_before_is_not_found(nec: Desk) -> None:
    assert nec.ask("et l'année d'avant ?", GRANT).status is Status.NOT_FOUND


def test_the_same_money_in_two_files_is_counted_once(nec_twice: Desk) -> None:
    """The act as text and as PDF: one grant, one set of funders."""
    assert nec_twice.stores.ledger.counts().documents == 2
    for question in (GRANT, "how much went to NEC 2022?", "Total des aides pour NEC 2022 ?"):
        answer = nec_twice.ask(question)
        assert (answer.amount, len(answer.rows)) == (Decimal(10000), 1), answer.text
    assert nec_twice.ask(FINANCE).amount == sum(FUNDERS.values())
