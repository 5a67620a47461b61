"""The golden questions of ``corpus/`` on its acts: the floor may only rise."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.types import Answer, Status
from tests.assistant.support import Desk, Gold, read_gold, why_wrong

FLOOR = 62  # of 63 right, with or without the scanned act


Answered = list[tuple[Gold, Answer]]


@pytest.fixture(scope="module")
def answered(specimens: Desk, root: Path) -> Answered:
    golds = read_gold(root / "corpus" / "gold" / "questions.jsonl")
    return [(gold, specimens.ask(gold.question, *gold.history)) for gold in golds]


def misses(answered: Answered) -> list[str]:
    return [
        f"{gold.id} {gold.question}: {wrong} | {answer.headline}"
        for gold, answer in answered
        if (wrong := why_wrong(gold, answer))
    ]


def test_the_specimens_questions_are_answered(answered: Answered) -> None:
    wrong = misses(answered)
    assert len(answered) - len(wrong) >= FLOOR, "\n".join(wrong)


def test_what_the_specimens_do_not_say_is_refused(answered: Answered) -> None:
    unanswerable = [(gold, answer) for gold, answer in answered if not gold.answerable]
    assert len(unanswerable) >= 7
    assert misses(unanswerable) == []


def test_answers_are_in_the_language_of_the_question(answered: Answered) -> None:
    assert [gold.id for gold, answer in answered if answer.language.value != gold.language] == []


def test_the_cited_page_comes_first(answered: Answered) -> None:
    """Among the citations is a page that the gold names, and for nine in ten it is the first one."""
    citing = [(gold, answer) for gold, answer in answered if gold.raw["cites"]]
    first = among = 0
    for gold, answer in citing:
        pages = {(cite["file"], cite["page"]) for cite in gold.raw["cites"]}
        told = [(c.file, c.page) for c in answer.citations]
        first += told[:1] != [] and told[0] in pages
        among += bool(pages & set(told))
    assert among >= len(citing) - 1
    assert first >= 0.9 * len(citing)


# Each was told wrong, with confidence, before it came here.
BUGS_CAUGHT = [
    # (question, history, the amount told or None where nothing may be)
    ("Combien pour la piscine de Valmorin ?", (), None),
    ("How much did Valmorin give the judo club in 2022?", (), None),
    ("How much will the Region pay for the Tilleuls school?", (), "61800.00"),
    ("et la Région ?", ("Combien pour le festival Les Voix de Varenne ?",), None),
    ("et en 2023 ?", ("Combien pour la chorale À Travers Chants en 2021 ?",), "600.00"),
    ("et en 2023 ?", ("Combien pour la chorale en 2021 ?", "Et pour le judo ?"), "1800.00"),
    ("et Port-Aubry en 2022 ?", ("Combien Valmorin a donné aux associations en 2021 ?",), "2600.00"),
    ("quel est le budget total de NEC 2022 ?", (), "486000.00"),
    ("Quel est le prix de vente de la parcelle B 217 ?", (), "18500"),
    ("Quel est le coût du projet de Trévannes-sur-Ombre pour le fonds de concours ?", (), "22600"),
]


@pytest.mark.parametrize(("question", "history", "amount"), BUGS_CAUGHT)
def test_bugs_stay_caught(
    specimens: Desk, question: str, history: tuple[str, ...], amount: str | None
) -> None:
    answer = specimens.ask(question, *history)
    if amount is None:
        assert answer.amount is None, answer.text
        assert answer.status is not Status.ANSWERED
    else:
        assert answer.amount is not None, answer.text
        assert f"{answer.amount:.2f}" == f"{float(amount):.2f}", answer.text


@pytest.mark.parametrize("question", ["Quel temps fait-il demain ?", "what is the capital of France?"])
def test_what_no_act_is_about_is_never_told_as_sure(specimens: Desk, question: str) -> None:
    assert specimens.ask(question).status is not Status.ANSWERED
