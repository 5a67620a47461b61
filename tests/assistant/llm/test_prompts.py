"""What a reply says, however a model wraps it."""

from __future__ import annotations

import pytest

from assistant.llm.prompts import question_in, reread, retell, sentences
from assistant.types import Answer, Language, Status
from index.errors import NoReply


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Le montant est de 10 000 €.", "Le montant est de 10 000 €."),
        ("« Le montant est de 10 000 €. »", "Le montant est de 10 000 €."),
        ("“It is €10,000.”", "It is €10,000."),
        ("**10 000 €** [1][2] pour\nNEC", "10 000 € pour NEC"),
        ("« NEC » et « CALL »", "« NEC » et « CALL »"),
        ('""', ""),
    ],
)
def test_sentences(text: str, said: str) -> None:
    assert sentences(text) == said


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ('{"question": "Combien ?"}', "Combien ?"),
        ('```json\n{"question": "Combien\\n pour X ?"}\n```', "Combien pour X ?"),
        ('```\n{"question": ""}```', ""),
    ],
)
def test_questions(text: str, question: str) -> None:
    assert question_in(text) == question


@pytest.mark.parametrize(
    "text",
    [
        "Combien ?",
        "{",
        '["question"]',
        '{"frage": "?"}',
        '{"question": 3}',
        '{"question": null}',
        "[" * 99999,
    ],
)
def test_what_holds_no_question(text: str) -> None:
    with pytest.raises(NoReply):
        question_in(text)


def test_what_is_sent_is_bounded() -> None:
    long = "combien " * 1000
    quotation = "« Le conseil municipal décide de réparer les instruments de la fanfare. »"
    answer = Answer(Status.ANSWERED, Language.FR, "\n".join(["10 €", quotation, *["ligne"] * 50]), "")
    assert len(retell(long, answer)) < 2500
    assert "fanfare" not in retell(long, answer)
    assert len(reread(long, (long,) * 50, Language.FR)) < 6000
