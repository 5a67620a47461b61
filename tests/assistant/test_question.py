"""How questions are read: example tables, in both languages; follow-ups; and any string at all."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.question import language_of, read_question
from assistant.types import Ask, Language, Pot, Seat

ASKS = [
    ("how much went to NEC 2022?", Ask.AMOUNT),
    ("Combien pour NEC 2022 ?", Ask.AMOUNT),
    ("subv judo 2014 ?", Ask.AMOUNT),
    ("fonds de concours pour Trévannes en 2022 ?", Ask.AMOUNT),
    ("Montant total des subventions de 2021 ?", Ask.TOTAL),
    ("Qui finance le salon et combien chacun ?", Ask.LIST),
    ("Which associations were funded in 2021?", Ask.LIST),
    ("Combien d'associations ont été aidées ?", Ask.COUNT),
    ("Who is the biggest contributor?", Ask.RANK),
    ("Quelle part du budget global ?", Ask.SHARE),
    ("Les aides ont-elles augmenté entre 2021 et 2023 ?", Ask.COMPARE),
    ("Par combien de voix l'aide a-t-elle été adoptée ?", Ask.VOTE),
    ("who voted against?", Ask.VOTE),
    ("Was the sale approved unanimously?", Ask.VOTE),
    ("Qui était secrétaire de séance le 27 septembre 2022 ?", Ask.WHO),
    ("When did the committee approve the grant?", Ask.WHEN),
    ("Numéro de la délibération sur le salon ?", Ask.NUMBER),
    ("Sur quelle imputation budgétaire ?", Ask.LINE),
    ("Où se déroule le salon ?", Ask.PASSAGE),
    ("Why does the money go to the company?", Ask.PASSAGE),
]


@pytest.mark.parametrize(("question", "ask"), ASKS)
def test_what_is_asked(question: str, ask: Ask) -> None:
    assert read_question(question).ask is ask


BUGS_CAUGHT = [
    # "voté pour" inside a question of money is no vote
    ("Combien la commune a voté pour l'ACPG en avril 2022 ?", Ask.AMOUNT),
    # "quand" as a conjunction asks for no date
    ("Combien étaient excusés quand le soutien a été voté ?", Ask.AMOUNT),
]


@pytest.mark.parametrize(("question", "ask"), BUGS_CAUGHT)
def test_what_was_misread_once(question: str, ask: Ask) -> None:
    assert read_question(question).ask is ask


@pytest.mark.parametrize(
    ("question", "pot"),
    [
        ("Combien demandé au titre de la DETR ?", Pot.REQUESTED),
        ("how much was budgeted for the venues?", Pot.BUDGETED),
        ("Qui finance le salon ?", Pot.RECETTES),
        ("Quelles associations en 2021 ?", Pot.AWARDED),
        ("quel loyer ?", None),
    ],
)
def test_which_money_is_meant(question: str, pot: Pot | None) -> None:
    assert read_question(question).pot is pot


def test_periods_are_no_content() -> None:
    frame = read_question("Total des aides de Valmorin le 14 avril 2021 ?")
    assert frame.days == (date(2021, 4, 14),)
    assert [t.word for t in frame.terms] == ["valmorin"]
    assert read_question("en avril 2022 ?").months == ((2022, 4),)
    assert read_question("NEC 2022 ?").years == (2022,)


def test_bounds_are_read() -> None:
    frame = read_question("Quelles subventions de plus de 5 000 € en 2014 ?")
    assert (frame.at_least, frame.at_most) == (Decimal("5000.01"), None)  # "more than" leaves it out


def test_a_council_named_with_its_kind_is_its_name() -> None:
    frame = read_question("Total des subventions : Commune de Valmorin-sur-Lys, 2021 ?")
    assert "commune" not in [t.word for t in frame.terms]


@pytest.mark.parametrize(
    ("question", "seat"),
    [
        ("who was excused?", Seat.EXCUSED),
        ("Qui présidait la séance ?", Seat.CHAIR),
        ("Nom du secrétaire ?", Seat.SECRETARY),
        ("Qui a signé l'acte ?", Seat.SIGNATORY),
    ],
)
def test_who_is_meant(question: str, seat: Seat) -> None:
    assert read_question(question).seat is seat


def test_a_follow_up_takes_what_it_leaves_out() -> None:
    frame = read_question("et la Région ?", ("Qui finance NEC 2022 et combien chacun ?",))
    assert [(t.word, t.own) for t in frame.terms] == [("region", True), ("nec", False)]
    assert frame.years == (2022,)
    assert frame.ask is Ask.LIST or frame.ask is Ask.AMOUNT


def test_a_new_subject_drops_the_old_one() -> None:
    frame = read_question("Combien pour le Judo Club en 2023 ?", ("Combien pour NEC 2022 ?",))
    assert "nec" not in [t.word for t in frame.terms]
    assert frame.years == (2023,)


@pytest.mark.parametrize(
    ("follow_up", "year"),
    [("et l'année d'avant ?", 2021), ("and two years later?", 2024), ("Et deux ans plus tard ?", 2024)],
)
def test_years_are_counted_from_the_question_before(follow_up: str, year: int) -> None:
    assert read_question(follow_up, ("Combien pour NEC 2022 ?",)).years == (year,)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("how much went to NEC 2022?", Language.EN),
        ("Combien pour NEC 2022 ?", Language.FR),
        ("subv judo", Language.FR),
        ("What was the vote?", Language.EN),
    ],
)
def test_the_language_of_the_question(question: str, language: Language) -> None:
    assert language_of(question) is language


@given(st.text(max_size=120), st.lists(st.text(max_size=60), max_size=2))
def test_any_string_is_read(question: str, history: list[str]) -> None:
    frame = read_question(question, tuple(history))
    assert frame.question == question.strip()
    assert all(term.forms for term in frame.terms)
