"""The golden questions of ``corpus/`` on its acts: the floor may only rise."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.types import Status
from tests.assistant.support import Desk, misses, read_gold

FLOOR = 62  # of 63 right, with or without the scanned act


def test_the_specimens_questions_are_answered(specimens: Desk, root: Path) -> None:
    golds = read_gold(root / "corpus" / "gold" / "questions.jsonl")
    wrong = misses(golds, specimens)
    assert len(golds) - len(wrong) >= FLOOR, "\n".join(wrong)


def test_what_the_specimens_do_not_say_is_refused(specimens: Desk, root: Path) -> None:
    golds = [g for g in read_gold(root / "corpus" / "gold" / "questions.jsonl") if not g.answerable]
    assert len(golds) >= 7
    assert misses(golds, specimens) == []


def test_answers_are_in_the_language_of_the_question(specimens: Desk, root: Path) -> None:
    golds = read_gold(root / "corpus" / "gold" / "questions.jsonl")
    answers = {g: specimens.ask(g.question, *g.history) for g in golds}
    assert [g.id for g, answer in answers.items() if answer.language.value != g.language] == []


def test_the_cited_page_comes_first(specimens: Desk, root: Path) -> None:
    """Among the citations is a page that the gold names, and for nine in ten it is the first one."""
    golds = [g for g in read_gold(root / "corpus" / "gold" / "questions.jsonl") if g.raw["cites"]]
    first, among = 0, 0
    for gold in golds:
        pages = {(cite["file"], cite["page"]) for cite in gold.raw["cites"]}
        told = [(c.file, c.page) for c in specimens.ask(gold.question, *gold.history).citations]
        first += told[:1] != [] and told[0] in pages
        among += bool(pages & set(told))
    assert among >= len(golds) - 1
    assert first >= 0.9 * len(golds)


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
