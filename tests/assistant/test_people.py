"""Answers about the people of a sitting."""

from __future__ import annotations

import pytest

from assistant.types import Status
from tests.assistant.support import Desk

AT = "à Saint-Exemple le 14 mars 2023"


@pytest.mark.parametrize(
    ("question", "headline", "value"),
    [
        (f"Qui présidait {AT} ?", "Anne BERTIN présidait la séance [1]", "Anne BERTIN"),
        (
            "Who was the secretary of the sitting of Saint-Exemple on 14 March 2023?",
            "Rose DELMAS was the secretary of the sitting [1]",
            "Rose DELMAS",
        ),
        (
            f"Qui était excusé {AT} ?",
            "2 élus excusés : Hugo EVRARD (pouvoir à Rose DELMAS) et Lise FABRE [1] [2]",
            2,
        ),
        (
            f"Qui était présent {AT} ?",
            "3 élus présents : Anne BERTIN, Louis CARNOT et Rose DELMAS [1] [2]",
            3,
        ),
        (f"Qui a donné pouvoir {AT} ?", "1 pouvoir : Hugo EVRARD (pouvoir à Rose DELMAS) [1]", 1),
        (
            "How many members were excused in Saint-Exemple on 14 March 2023?",
            "2 excused members [1] [2]",
            2,
        ),
    ],
)
def test_people(small: Desk, question: str, headline: str, value: int | str) -> None:
    answer = small.ask(question)
    assert (answer.status, answer.headline, answer.value) == (Status.ANSWERED, headline, value)


def test_the_names_are_cited_where_they_stand(small: Desk) -> None:
    citations = small.ask(f"Qui était excusé {AT} ?").citations
    assert [c.quote for c in citations] == ["M. Hugo EVRARD", "Mme Lise FABRE"]


def test_the_excused_are_absent_too(small: Desk) -> None:
    answer = small.ask(f"Qui était absent {AT} ?")
    assert answer.value == 2
    assert answer.headline.startswith("2 élus absents : Hugo EVRARD (pouvoir à Rose DELMAS) et Lise FABRE")


def test_nobody_excused_is_cited_with_who_is_named(small: Desk) -> None:
    answer = small.ask("Qui était excusé à Saint-Exemple le 20 juin 2023 ?")
    assert (answer.headline, answer.value) == ("0 : l'acte ne nomme aucun élu excusé [1] [2]", 0)


def test_what_an_act_does_not_tell_of_is_not_found(small: Desk) -> None:
    assert small.ask("Qui présidait à Bourg-Témoin le 6 avril 2021 ?").status is Status.NOT_FOUND


def test_the_sitting_of_another_day(small: Desk) -> None:
    answer = small.ask("et le 15 mars 2022 ?", f"Qui était secrétaire {AT} ?")
    assert answer.value == "Louis CARNOT"


def test_those_without_a_vote_are_told_apart(specimens: Desk) -> None:
    answer = specimens.ask("Qui était sans voix délibérative quand NEC a été voté ?")
    names = ("Jean-Louis COTTIGNY", "Michel DAGBERT")
    assert [name for name in names if name not in answer.headline] == []


def test_signatories(specimens: Desk) -> None:
    answer = specimens.ask("Who signed the NEC act?")
    assert "Jean-Claude LEROY" in answer.headline
    assert answer.status is Status.ANSWERED


@pytest.mark.parametrize(
    "question",
    [
        "Qui préside la commission des fêtes de Saint-Exemple ?",
        "Who chairs the festival committee?",
        "Who presides over the festival committee?",
    ],
)
def test_who_chairs_something_else_is_not_the_sittings_chair(small: Desk, question: str) -> None:
    assert small.ask(question).value != "Anne BERTIN"
    assert "BERTIN" not in small.ask(question).headline


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (f"Qui votait à la place de Hugo Evrard {AT} ?", "Hugo EVRARD (pouvoir à Rose DELMAS) [1]"),
        (
            "Who cast Hugo Evrard's vote in Saint-Exemple on 14 March 2023?",
            "Hugo EVRARD (proxy to Rose DELMAS) [1]",
        ),
        (
            f"De qui Rose Delmas avait-elle le pouvoir {AT} ?",
            "Hugo EVRARD (pouvoir à Rose DELMAS) [1]",
        ),
        (
            f"qui a voté à la place de hugo evrard quand les subventions ont été adoptées {AT} ?",
            "Hugo EVRARD (pouvoir à Rose DELMAS) [1]",
        ),
    ],
)
def test_whose_proxy_is_whose(small: Desk, question: str, headline: str) -> None:
    answer = small.ask(question)
    assert (answer.status, answer.headline) == (Status.ANSWERED, headline)


def test_another_proxy_is_none_of_who_gave_none(small: Desk) -> None:
    answer = small.ask(f"Qui votait à la place de Lise Fabre {AT} ?")
    assert answer.status is not Status.ANSWERED
    assert not answer.headline.startswith("Hugo EVRARD")
