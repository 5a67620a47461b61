"""A name of several bodies is asked back, each with its figures; one that is plain is answered."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest

from assistant.types import Status
from tests.assistant.support import HEAD, Desk, small_desk

CLUB, COMMITTEE = "Judo Club de Brumeval", "Comité départemental de judo"


def act(council: str, number: str, day: str, *grants: tuple[str, str]) -> str:
    articles = "\n".join(
        f"Article {n} : D'attribuer à l'association « {name} » une subvention d'un montant de {sum_} €."
        for n, (name, sum_) in enumerate(grants, 1)
    )
    return (
        f"COMMUNE DE {council}\n{HEAD} MUNICIPAL\nSéance du {day}\n\nDélibération n° {number}\n"
        f"Objet : Subventions aux associations\n\nLe conseil municipal, après en avoir délibéré, décide :\n\n"
        f"{articles}\n\nAdopté à l'unanimité.\n"
    )


ACTS = {
    "brumeval/2021.txt": act(
        "BRUMEVAL", "2021-031", "4 mai 2021", (CLUB, "2 000"), (COMMITTEE, "500"), ("A. M. Aviron", "300")
    ),
    "brumeval/2022.txt": act(
        "BRUMEVAL", "2022-044", "3 mai 2022", (CLUB, "2 200"), ("Aviron Sud", "250"), ("Amicale laïque", "90")
    ),
    "chantecoq/2022.txt": act("CHANTECOQ", "2022-018", "9 juin 2022", ("Amicale laïque", "120")),
}


@pytest.fixture(scope="module")
def clubs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = small_desk(tmp_path_factory.mktemp("clubs"), ACTS)
    yield made
    made.stores.ledger.close()


def test_a_part_of_two_names_is_asked_back(clubs: Desk) -> None:
    answer = clubs.ask("Combien pour le Judo en 2021 ?")
    assert (answer.status, answer.amount, answer.value) == (Status.UNCLEAR, None, None)
    assert answer.headline == f"Lequel : {CLUB} ou {COMMITTEE} ? [1] [2]"
    assert [(row.label, row.amount) for row in answer.rows] == [(CLUB, 2000), (COMMITTEE, 500)]
    assert answer.follow_ups == ()


def test_a_contracted_article_is_parted_before_a_name(clubs: Desk) -> None:
    answer = clubs.ask("Combien a été donné au Judo en 2021 ?")
    assert answer.choices[0].question == f"Combien a été donné à {CLUB} en 2021 ?"


def test_english_asks_back_in_english(clubs: Desk) -> None:
    answer = clubs.ask("How much went to Judo in 2021?")
    assert answer.headline.startswith(f"Which one: {CLUB} or {COMMITTEE}?")
    assert [choice.question for choice in answer.choices] == [
        f"How much went to {CLUB} in 2021?",
        f"How much went to {COMMITTEE} in 2021?",
    ]


@pytest.mark.parametrize(
    "question",
    [
        "Combien pour le Judo en 2021 ?",
        "How much went to Judo in 2021?",
        "Combien pour l'Amicale laïque ?",
        "Combien pour l'Aviron ?",
    ],
)
def test_each_choice_gets_one_answer(clubs: Desk, question: str) -> None:
    asked = clubs.ask(question)
    assert len(asked.choices) == 2
    for choice, history in product(asked.choices, ((), (question,))):
        answer = clubs.ask(choice.question, *history)
        assert answer.status in (Status.ANSWERED, Status.PARTIAL), choice
        assert answer.choices == ()
        assert {row.label for row in answer.rows} == {choice.label.partition(" (")[0]}
        assert {row.amount for row in answer.rows} <= {row.amount for row in asked.rows}


def test_one_name_in_two_councils_is_asked_back_with_them(clubs: Desk) -> None:
    choices = clubs.ask("Combien pour l'Amicale laïque ?").choices
    assert {choice.label: choice.question for choice in choices} == {
        f"Amicale laïque (Commune de {name})": f"Combien pour Amicale laïque, Commune de {name} ?"
        for name in ("Brumeval", "Chantecoq")
    }


def test_a_council_named_tells_which(clubs: Desk) -> None:
    answer = clubs.ask("Combien Chantecoq a donné à l'Amicale laïque ?")
    assert (answer.amount, answer.choices) == (120, ())


@pytest.mark.parametrize(
    ("question", "amount"),
    [
        ("Combien pour le Judo Club de Brumeval ?", 4200),
        ("Combien pour le Comité départemental de judo ?", 500),
        ("Combien pour A. M. Aviron ?", 300),  # as it is written, though its letters are no words
    ],
)
def test_an_exact_name_is_not_asked_back(clubs: Desk, question: str, amount: int) -> None:
    answer = clubs.ask(question)
    assert (answer.amount, answer.choices) == (amount, ())


@pytest.mark.parametrize(
    "question",
    [
        "Combien pour les clubs de Judo en 2021 ?",
        "Total pour le Judo en 2021 ?",
        "Quelles associations de Judo ont été aidées en 2021 ?",
    ],
)
def test_several_are_not_asked_back(clubs: Desk, question: str) -> None:
    assert clubs.ask(question).amount == 2500


def test_a_sum_of_several_can_be_asked_apart(clubs: Desk) -> None:
    answer = clubs.ask("subv judo 2021 ?")
    assert (answer.status, answer.amount) == (Status.ANSWERED, 2500)
    assert [choice.question for choice in answer.choices] == [
        f"subv {CLUB} 2021 ?",
        f"subv {COMMITTEE} 2021 ?",
    ]
