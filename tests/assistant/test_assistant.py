"""The whole way from words to an answer."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.types import Language, Status
from index.text import stems
from index.types import FileKind
from tests.assistant.support import ACTS, MOTO_2023, Desk, small_desk

NONSENSE = ["zorbax flimp", "asdf qwer ?", "xkcd 99", "how glorp the wibble?", "combien le zglub ?"]
EMPTY = ["", " ", "?", "???", "bonjour", "combien ?", "how much?", "who?", "merci !", "«»", "\n\t", "€"]


@pytest.mark.parametrize("question", EMPTY)
def test_what_names_nothing_is_asked_back(small: Desk, question: str) -> None:
    answer = small.ask(question)
    assert (answer.status, answer.amount, answer.citations) == (Status.UNCLEAR, None, ())
    assert answer.headline.endswith((".", "?"))


@pytest.mark.parametrize("question", NONSENSE)
def test_nonsense_is_not_answered(small: Desk, question: str) -> None:
    answer = small.ask(question)
    assert answer.status in (Status.NOT_FOUND, Status.UNCLEAR)
    assert answer.amount is None


@pytest.mark.parametrize("question", NONSENSE)
def test_nonsense_is_not_answered_from_the_specimens(specimens: Desk, question: str) -> None:
    assert specimens.ask(question).status is not Status.ANSWERED


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(question=st.text(max_size=80), history=st.lists(st.text(max_size=30), max_size=2))
def test_no_question_crashes(small: Desk, question: str, history: list[str]) -> None:
    answer = small.ask(question, *history)
    assert answer.text
    marks = {int(n) for n in re.findall(r"\[(\d+)\]", answer.headline)}
    assert all(1 <= n <= len(answer.citations) for n in marks if answer.citations)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.text("bcdfghjklmnpqrstvwxz", min_size=6, max_size=12), min_size=1, max_size=4))
def test_gibberish_is_never_answered(small: Desk, words: list[str]) -> None:
    """Words without a vowel: no act holds one of them."""
    held = {stem for text in ACTS.values() for stem in stems(text)}
    assert not held & set(stems(" ".join(words)))
    answer = small.ask(f"Combien pour {' '.join(words)} ?")
    assert answer.status in (Status.NOT_FOUND, Status.UNCLEAR)
    assert answer.amount is None


@pytest.mark.parametrize(
    "question",
    ["'; DROP TABLE acts; --", 'NEAR("a" "b")', "NOT fanfare*", "<b>fanfare</b>", "%s %d {x}", "\0"],
)
def test_syntax_is_only_words(small: Desk, question: str) -> None:
    assert small.ask(question).text
    assert small.stores.ledger.counts().acts == len(ACTS)


def test_asking_twice_gives_the_same(small: Desk) -> None:
    question = "Combien Saint-Exemple a donné en 2023 ?"
    assert small.ask(question) == small.ask(question)


def test_an_answer_follows_the_ledger(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What is ingested or forgotten between two questions counts in the second."""
    from index.ingest import forget, ingest

    folder = tmp_path_factory.mktemp("growing")
    desk = small_desk(folder, {"a/1.txt": MOTO_2023})
    assert desk.ask("Combien pour la Fanfare ?").amount is None
    path = folder / "acts" / "a" / "2.txt"
    path.write_text(ACTS["saint-exemple/2023-03.txt"], encoding="utf-8")
    ingest([folder / "acts"], desk.stores)
    assert desk.ask("Combien pour la Fanfare ?").amount == 800
    forget(path, desk.stores)
    assert desk.ask("Combien pour la Fanfare ?").amount is None
    desk.stores.ledger.close()


def test_nothing_ingested_answers_nothing(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("empty")
    (folder / "acts").mkdir()
    desk = small_desk(folder, {})
    answer = desk.ask("Combien pour la Fanfare ?")
    assert answer.status is Status.NOT_FOUND
    assert desk.assistant.examples(Language.FR) == ()
    assert set(desk.assistant.counts().values()) == {0}
    desk.stores.ledger.close()


@pytest.mark.parametrize("language", Language)
def test_examples_can_be_answered(small: Desk, language: Language) -> None:
    examples = small.assistant.examples(language)
    assert examples
    for question in examples:
        answer = small.ask(question)
        assert answer.status in (Status.ANSWERED, Status.PARTIAL), (question, answer.text)
        assert answer.language is language


def test_the_source_of_a_citation(small: Desk) -> None:
    citation = small.ask("Combien pour la Fanfare ?").citations[0]
    source = small.assistant.source(citation)
    assert source.path.endswith("saint-exemple/2023-03.txt")
    assert (source.kind, source.page_count) == (FileKind.TEXT, 1)
    with pytest.raises(KeyError):
        small.assistant.source(replace(citation, document="0" * 64))


def test_what_the_store_holds(small: Desk) -> None:
    counts = small.assistant.counts()
    assert (counts["documents"], counts["acts"]) == (6, 6)
    assert counts["passages"] > counts["acts"]
