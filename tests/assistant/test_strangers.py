"""A council that the question names and that none of the acts is of."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.types import Status
from tests.assistant.support import Desk, act_of, small_desk

PEOPLE = "Étaient présents : Mme Anne BERTIN, maire, M. Louis CARNOT\nSecrétaire de séance : M. Louis CARNOT"
ACTS = {
    "pré.txt": act_of("2023-01", "Pompe des halles", PEOPLE, "La pompe vient de Grandville, par le train."),
    "sans-nom.txt": act_of(
        "2023-02", "Pont", PEOPLE, "Le pont relie les quais.", day="3 mars 2023"
    ).replace("COMMUNE DE PRÉ-MODÈLE", "PETITVAL"),
    "022_Hautval.txt": act_of("2023-03", "Puits", PEOPLE, "Le puits de Hautval est curé.", day="4 avril 2023").replace(
        "COMMUNE DE PRÉ-MODÈLE\n", ""
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = small_desk(tmp_path_factory.mktemp("strangers"), ACTS)
    yield desk
    desk.stores.ledger.close()


@pytest.mark.parametrize(
    "question",
    [
        "Who was secretary of the Grandville city council meeting held on 10 February 2023?",
        "Qui était secrétaire du conseil municipal de Grandville le 10 février 2023 ?",
        "Who was the secretary of the council of Grandville on 10 February 2023?",
    ],
)
def test_the_acts_of_another_council_do_not_answer_for_it(towns: Desk, question: str) -> None:
    answer = towns.ask(question)
    assert answer.status is Status.NOT_FOUND
    assert "CARNOT" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Who was secretary of the Pré-Modèle city council meeting held on 10 February 2023?",
        "Qui était secrétaire du conseil municipal de Petitval le 3 mars 2023 ?",  # told by its head
        "Qui était secrétaire du conseil municipal de Hautval le 4 avril 2023 ?",  # by its file's name
    ],
)
def test_our_own_councils_are_known_by_their_acts_or_files(towns: Desk, question: str) -> None:
    assert towns.ask(question).value == "Louis CARNOT"


def test_a_town_that_is_no_council_is_a_word_like_others(towns: Desk) -> None:
    assert "train" in towns.ask("Comment la pompe de Grandville vient-elle ?").text
