"""From a conversation to what is kept; what the browser sends is not to be trusted."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.types import Language, Scope
from index.types import Feedback, Verdict
from tests.ui.fake_assistant import DANGER, GRANT, FakeAssistant
from ui.conversation import Session, answered, judged, put, render_conversation
from ui.feedback.given import feedback_of, opinion_of
from ui.feedback.look import LONGEST_COMMENT, Opinion

WRONG = Opinion(Verdict.WRONG, "c’est 8 000 €")


@pytest.fixture
def assistant(tmp_path: Path) -> FakeAssistant:
    return FakeAssistant(tmp_path)


@pytest.fixture
def session(assistant: FakeAssistant) -> Session:
    """A vote asked for, what could not be answered, money within a filter."""
    session = Session(Language.FR)
    for question in ("contre", "magasin"):
        session = answered(put(session, question), assistant)
    session = Session(Language.FR, session.turns, scope=Scope(year=2022))
    return answered(put(session, "nec 2022"), assistant)


def kept(session: Session, opinion: Opinion = WRONG) -> Feedback:
    return feedback_of(session, 3, opinion, "anne", "2026-03-03T10:00:00+00:00")


def test_all_that_was_asked_and_told_is_kept(session: Session) -> None:
    said = kept(session)
    assert (said.verdict, said.comment, said.who) == (Verdict.WRONG, "c’est 8 000 €", "anne")
    assert (said.question, said.history, said.filters) == ("nec 2022", ("contre",), ("year=2022",))
    assert said.understood == "le montant donné pour « NEC 2022 », tous les conseils"
    assert (said.language, said.status, said.amount, said.value) == ("fr", "answered", "10000.00", "null")
    assert said.text.startswith("Le Département a attribué 10 000 €")
    first, second, _ = said.citations
    assert (first.file, first.page, first.quote, first.act) == ("2022-367.pdf", 1, GRANT, "2022-367")
    assert second.page is None


@pytest.mark.parametrize(
    ("rank", "verdict"), [(0, "wrong"), (-1, "wrong"), (4, "wrong"), (2, "wrong"), (3, "evil"), (3, "")]
)
def test_only_an_answer_gets_an_opinion(session: Session, rank: int, verdict: str) -> None:
    assert opinion_of(session, rank, verdict, "") is None


def test_an_answer_gets_one_opinion_unless_it_could_not_be_kept(session: Session) -> None:
    assert opinion_of(judged(session, 3, WRONG), 3, "right", "") is None
    unkept = judged(session, 3, Opinion(Verdict.WRONG, "x", kept=False))
    assert opinion_of(unkept, 3, "right", "") == Opinion(Verdict.RIGHT)


def test_a_comment_is_bounded_and_is_text(session: Session) -> None:
    opinion = opinion_of(session, 3, "right", "\ud800 " + "a" * 3 * LONGEST_COMMENT)
    assert opinion is not None
    assert len(opinion.comment) < LONGEST_COMMENT
    assert set(opinion.comment) == {"a"}


def test_a_question_without_an_answer_has_no_feedback(session: Session) -> None:
    with pytest.raises(ValueError, match="question 2"):
        feedback_of(session, 2, WRONG, "", "")


def test_what_was_said_is_seen_under_its_answer(session: Session, assistant: FakeAssistant) -> None:
    before = render_conversation(session, assistant)
    assert before.count('<form class="feedback"') == 2  # none under what could not be answered
    after = render_conversation(judged(session, 3, WRONG), assistant)
    assert after.count('<form class="feedback"') == 1
    assert "Merci. Votre avis est noté\xa0: faux." in after
    assert WRONG.comment not in after


def test_what_could_not_be_kept_can_be_sent_again(session: Session, assistant: FakeAssistant) -> None:
    unkept = judged(session, 3, Opinion(Verdict.WRONG, DANGER, kept=False))
    told = render_conversation(unkept, assistant)
    assert "n’a pas pu être gardé" in told
    assert "&lt;script&gt;" in told
    assert "<script" not in told
