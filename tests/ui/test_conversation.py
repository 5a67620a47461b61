"""The steps of a conversation, without a browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.types import ANYTHING, Citation, Language, Scope, Source
from index.errors import StoreMissing
from tests.ui.fake_assistant import FakeAssistant
from ui.conversation import (
    Opened,
    Session,
    again,
    answered,
    failed,
    is_outdated,
    opening,
    paging,
    picked,
    put,
    refined,
    render_conversation,
    render_header,
    render_source,
    unfiltered,
)

START = Session(Language.FR)


@pytest.fixture
def assistant(tmp_path: Path) -> FakeAssistant:
    return FakeAssistant(tmp_path)


def ask(session: Session, question: str, assistant: FakeAssistant) -> Session:
    return answered(put(session, question), assistant)


def test_the_history_holds_the_answered_questions_only(assistant: FakeAssistant) -> None:
    session = ask(ask(ask(START, "nec 2022", assistant), "magasin", assistant), "contre", assistant)
    assert assistant.asked == [("nec 2022", ()), ("magasin", ("nec 2022",)), ("contre", ("nec 2022",))]
    assert session.questions == ("nec 2022", "contre")


def test_the_first_source_opens_by_itself(assistant: FakeAssistant) -> None:
    assert ask(START, "nec 2022", assistant).opened == Opened(1, 1)
    assert ask(ask(START, "nec 2022", assistant), "rien de connu", assistant).opened is None


@pytest.mark.parametrize(("turn", "source"), [(0, 1), (2, 1), (1, 0), (1, 4), (-1, -1)])
def test_a_source_that_is_not_there_opens_nothing(assistant: FakeAssistant, turn: int, source: int) -> None:
    session = ask(START, "nec 2022", assistant)
    assert opening(session, turn, source) == session
    assert opening(session, 1, 3).opened == Opened(1, 3)


def test_pages_turn_only_in_an_opened_file(assistant: FakeAssistant) -> None:
    assert paging(START, 2) == START
    assert paging(ask(START, "nec 2022", assistant), 2).opened == Opened(1, 1, 2)


def test_chips_are_found_by_rank(assistant: FakeAssistant) -> None:
    session = ask(START, "nec 2022", assistant)
    assert picked(START, assistant, "examples", 0) == "Combien pour NEC 2022 ?"
    assert picked(Session(Language.EN), assistant, "examples", 1) == "Who voted against?"
    assert picked(session, assistant, "turn-1", 1) == "Qui finance NEC 2022 et combien chacun ?"
    assert [picked(session, assistant, "turn-1", rank) for rank in (-1, 2)] == ["", ""]
    assert picked(START, assistant, "turn-1", 0) == ""


def test_a_chip_that_is_gone_asks_nothing(assistant: FakeAssistant) -> None:
    session = ask(ask(START, "nec 2022", assistant), "nec 2022", assistant)
    assert picked(session, assistant, "examples", 0) == ""
    assert picked(session, assistant, "turn-1", 0) == ""
    assert picked(session, assistant, "turn-2", 0) == "Qui a voté contre ?"


def test_one_of_several_meanings_is_found_by_rank(assistant: FakeAssistant) -> None:
    session = ask(START, "Combien pour le judo ?", assistant)
    assert picked(session, assistant, "choices-1", 1) == "Combien pour Comité départemental de judo ?"
    assert picked(session, assistant, "choices-1", 2) == picked(session, assistant, "choices-2", 0) == ""


# --- filters ---


def test_filters_are_chosen_one_by_one_and_dropped() -> None:
    session = refined(refined(START, "year", "2021"), "council", "Commune de Lens")
    assert session.scope == Scope("Commune de Lens", 2021)
    assert refined(session, "year", None).scope == Scope("Commune de Lens")
    assert refined(session, "clear", None).scope == ANYTHING


@pytest.mark.parametrize(("name", "value"), [("year", "abc"), ("purse", "all of it"), ("__class__", "x")])
def test_what_is_no_filter_changes_nothing(name: str, value: str) -> None:
    assert refined(START, name, value) == START


def test_a_question_is_asked_within_the_filters_of_its_time(assistant: FakeAssistant) -> None:
    session = ask(refined(START, "year", "2021"), "contre", assistant)
    session = ask(refined(session, "clear", None), "contre", assistant)
    assert assistant.scopes == [Scope(year=2021), ANYTHING]
    assert [turn.scope for turn in session.turns] == assistant.scopes


def test_the_last_question_is_asked_again_in_its_place(assistant: FakeAssistant) -> None:
    session = ask(ask(START, "contre", assistant), "nec 2022", assistant)
    assert again(session) == session
    assert not is_outdated(session)
    changed = refined(session, "year", "2021")
    assert is_outdated(changed)
    assert not is_outdated(again(changed))
    anew = answered(again(changed), assistant)
    assert assistant.asked[-1] == ("nec 2022", ("contre",))
    assert [turn.question for turn in anew.turns] == ["contre", "nec 2022"]
    assert anew.turns[-1].answer is not None
    assert anew.turns[-1].answer.beyond
    assert again(put(changed, "x")).turns[-1].pending


def test_the_way_without_filters_drops_them(assistant: FakeAssistant) -> None:
    session = ask(refined(START, "year", "2021"), "nec 2022", assistant)
    assert unfiltered(session, "beyond-2") == session
    plain = unfiltered(session, "beyond-1")
    assert plain.scope == ANYTHING
    assert plain.turns[-1].pending
    assert unfiltered(ask(START, "contre", assistant), "beyond-1").turns[-1].answer is not None


def test_an_error_for_people_is_shown_as_it_is(assistant: FakeAssistant) -> None:
    session = ask(START, "magasin", assistant)
    assert "rien n’a encore été lu" in render_conversation(session, assistant)
    assert failed(session) == session


def test_the_unforeseen_is_told_in_plain_words(assistant: FakeAssistant) -> None:
    session = failed(put(START, "panne"))
    assert not session.turns[-1].pending
    assert "incident" in render_conversation(session, assistant)
    assert failed(START) == START


def test_a_pending_answer_is_busy(assistant: FakeAssistant) -> None:
    html = render_conversation(put(START, "nec 2022"), assistant)
    assert 'aria-busy="true"' in html
    assert "Je cherche dans les actes" in html
    assert 'aria-busy="false"' in render_conversation(START, assistant)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (StoreMissing("la mémoire est vide"), "la mémoire est vide"),
        (KeyError("abc"), "a été retiré de la mémoire"),
    ],
)
def test_a_source_that_cannot_be_looked_up_shows_its_quote(
    assistant: FakeAssistant, error: Exception, told: str
) -> None:
    class Forgetful(FakeAssistant):
        def source(self, citation: Citation) -> Source:
            raise error

    session = ask(START, "contre", assistant)
    html = render_source(session, Forgetful(assistant.folder))
    assert told in html
    assert "Pour : 43 voix".replace(" :", "\u00a0:") in html


def test_the_panel_speaks_the_language_of_the_answer(assistant: FakeAssistant) -> None:
    session = ask(ask(START, "how much", assistant), "contre", assistant)
    english = render_source(opening(session, 1, 1), assistant)
    assert 'aria-label="Source" lang="en"' in english
    assert "no.\u00a02022-367, 27\u00a0September\u00a02022" in english
    assert "Page 1 of 3" in english
    assert "n°\u00a02022-367" in render_source(session, assistant)
    assert "La page de l’acte s’ouvre ici" in render_source(START, assistant)


def test_the_header_counts_the_acts(assistant: FakeAssistant) -> None:
    assert "1\u202f204 actes lus" in render_header(assistant, Language.FR)
    assert "1,204 acts read" in render_header(assistant, Language.EN)
