"""Answers of votes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.types import Language, Status
from assistant.votes import answer_vote
from tests.assistant.support import ACTS, Desk, small_desk

LAVOIR, FANFARE, MOTO, BASSIN = (
    "du Lavoir en 2022",
    "à la Fanfare",
    "au Moto-club des Crêtes",
    "aux Nageurs du Val",
)


@pytest.mark.parametrize(
    ("question", "headline", "value"),
    [
        (f"Qui a voté contre la subvention {FANFARE} ?", "Personne n'a voté contre : 0 voix contre.", 0),
        ("Who voted against the grant to Fanfare?", "Nobody voted against: 0 votes against.", 0),
        (f"Qui s'est abstenu sur l'aide {FANFARE} ?", "1 abstention : Paul GARNIER", "Paul GARNIER"),
        ("Who abstained on the grant to Fanfare?", "1 abstention: Paul GARNIER", "Paul GARNIER"),
        ("How many abstentions on the grant to Fanfare?", "1 abstention: Paul GARNIER", 1),
        (f"Combien de voix contre l'aide {MOTO} ?", "2 voix contre : Louis CARNOT et Rose DELMAS", 2),
        (f"Qui a voté contre l'aide {BASSIN} ?", "1 voix contre : Marc IMBERT", "Marc IMBERT"),
        (f"Qui n'a pas pris part au vote {BASSIN} ?", "Jean HUET n'a pas pris part au vote", "Jean HUET"),
        (f"Qui a voté contre l'aide {LAVOIR} ?", "Personne n'a voté contre : 0 voix contre.", 0),  # unanimity
    ],
)
def test_one_side(small: Desk, question: str, headline: str, value: int | str) -> None:
    answer = small.ask(question)
    assert answer.headline == f"{headline} [1]"
    assert (answer.status, answer.value) == (Status.ANSWERED, value)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (f"L'aide {MOTO} est-elle adoptée ?", "Rejeté : 1 voix pour, 2 voix contre, 0 abstention"),
        ("Was the grant to Moto-club des Crêtes adopted?", "Rejected: 1 for, 2 against, 0 abstentions"),
        (f"Par combien de voix l'aide {FANFARE} ?", "Adopté : 12 voix pour, 0 voix contre, 1 abstention"),
        ("How did they vote on the grant to Fanfare?", "Adopted: 12 for, 0 against, 1 abstention"),
        (f"Résultat du vote sur l'aide {LAVOIR} ?", "Adopté à l'unanimité."),
    ],
)
def test_the_whole_result(small: Desk, question: str, headline: str) -> None:
    assert small.ask(question).headline == f"{headline} [1]"


def test_the_vote_itself_is_cited(small: Desk) -> None:
    (citation,) = small.ask(f"Qui a voté contre l'aide {MOTO} ?").citations
    assert "Contre : 2 voix (M. Louis CARNOT, Mme Rose DELMAS)" in citation.quote


def test_names_are_told_once(small: Desk) -> None:
    assert small.ask(f"Qui a voté contre l'aide {MOTO} ?").text.count("CARNOT") == 1
    assert small.ask(f"Résultat du vote sur l'aide {MOTO} ?").text.count("CARNOT") == 1


def test_a_number_that_is_not_printed_is_not_made_up(tmp_path_factory: pytest.TempPathFactory) -> None:
    act = ACTS["saint-exemple/2022-03.txt"].replace("Adopté à l'unanimité.", "Adopté à la majorité.")
    desk = small_desk(tmp_path_factory.mktemp("majority"), {"saint-exemple/2022-03.txt": act})
    answer = desk.ask("Qui a voté contre l'aide aux Amis du Lavoir ?")
    desk.stores.ledger.close()
    assert (answer.status, answer.value) == (Status.NOT_FOUND, None)
    assert answer.headline.startswith("L'acte n'imprime pas le nombre de voix contre.")


def test_no_act_no_vote(small: Desk) -> None:
    assert answer_vote(small.find("Qui a voté contre l'aide aux Archers ?"), small.stores) is None


def test_the_vote_after_a_question_of_money(small: Desk) -> None:
    answer = small.ask("who voted against?", "How much went to Nageurs du Val?")
    assert (answer.value, answer.language) == ("Marc IMBERT", Language.EN)


def test_english_counts_one_and_many(small: Desk) -> None:
    found = small.find("How did they vote on the grant to Fanfare?")
    text = small.ask(found.frame.question).text
    assert "1 abstention" in text
    assert "1 abstentions" not in text
    assert replace(found.frame, ballot=None) == found.frame


@pytest.mark.parametrize(
    "question",
    [
        "Quel a été le vote sur la piscine à Saint-Exemple en 2023 ?",
        "How did Saint-Exemple vote on the swimming pool?",
    ],
)
def test_a_vote_of_the_council_on_something_else_is_no_answer(small: Desk, question: str) -> None:
    assert small.ask(question).status is Status.NOT_FOUND
