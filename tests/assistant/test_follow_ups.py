"""What is offered to be asked next can be answered, of the same act and the same one."""

from __future__ import annotations

import pytest

from assistant.question import read_question
from assistant.types import ANYTHING, Ask, Scope, Seat, Status
from tests.assistant.support import Desk

HELD = (Status.ANSWERED, Status.PARTIAL)
QUESTIONS = [
    "Combien pour la Fanfare ?",
    "Combien pour Les Amis du Lavoir en 2022 ?",
    "How much went to Fanfare?",
    "Total des subventions de Saint-Exemple en 2023 ?",
    "Quelles associations Saint-Exemple a-t-elle aidées en 2023 ?",
    "Quel est le plus gros bénéficiaire de Saint-Exemple en 2023 ?",
    "Qui a voté contre la subvention au Moto-club des Crêtes ?",
    "Qui présidait la séance du 14 mars 2023 ?",
    "Pourquoi la fanfare répare ses instruments ?",
    "How much does Val-Modèle request for the bassin?",
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_each_can_be_answered(small: Desk, question: str) -> None:
    answer = small.ask(question)
    assert answer.follow_ups
    for follow_up in answer.follow_ups:
        assert (told := small.ask(follow_up, question)).status in HELD, (follow_up, told.text)
        assert told.language is answer.language


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_vote_and_the_people_are_those_of_the_answer(small: Desk, question: str) -> None:
    answer = small.ask(question)
    for follow_up in answer.follow_ups:
        frame = read_question(follow_up, (question,))
        told = small.ask(follow_up, question).citations[0]
        if frame.ask is Ask.VOTE:
            assert told.act_id == answer.citations[0].act_id
        if frame.seat:
            assert (told.council, told.date) == (answer.citations[0].council, answer.citations[0].date)


def test_a_body_aided_in_other_years_too(small: Desk) -> None:
    question = "Combien pour Les Amis du Lavoir en 2022 ?"
    offered = small.ask(question).follow_ups
    assert offered[:2] == ("Et en 2023 ?", "Toutes les aides pour Les Amis du Lavoir ?")
    assert [small.ask(words, question).amount for words in offered[:2]] == [1500, 2700]


def test_english(small: Desk) -> None:
    offered = small.ask("How much went to Les Amis du Lavoir in 2022?").follow_ups
    assert offered[:2] == ("And in 2023?", "All grants for Les Amis du Lavoir?")


def test_all_of_it_told_offers_no_more_of_it(small: Desk) -> None:
    assert not any("Lavoir" in words for words in small.ask("Combien pour Les Amis du Lavoir ?").follow_ups)


def test_filters_leave_out_what_lies_beyond(small: Desk) -> None:
    question = "Combien pour Les Amis du Lavoir en 2022 ?"
    assert "Et en 2023 ?" in small.assistant.ask(question, (), ANYTHING).follow_ups
    assert "Et en 2023 ?" not in small.assistant.ask(question, (), Scope(year=2022)).follow_ups


def test_many_rows_may_be_ranked(small: Desk) -> None:
    question = "Total des subventions de Saint-Exemple en 2023 ?"
    assert "Et la plus grosse subvention ?" in small.ask(question).follow_ups
    assert small.ask("Et la plus grosse subvention ?", question).amount == 1500


def test_what_an_act_does_not_tell_is_not_offered(small: Desk) -> None:
    """The act on the Kiosque names nobody, that on the Lavoir of 2022 nobody excused."""
    assert [w for w in small.ask("Combien pour le Kiosque ?").follow_ups if read_question(w).seat] == []
    offered = small.ask("Combien pour Les Amis du Lavoir en 2022 ?").follow_ups
    assert not any(read_question(words).seat is Seat.EXCUSED for words in offered)


def test_nothing_found_offers_nothing(small: Desk) -> None:
    assert small.ask("Combien pour Zorbax ?").follow_ups == ()
