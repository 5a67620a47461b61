"""What is kept of a conversation, and how it is found again: its questions asked again, each after those before it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.types import ANYTHING, Answer, Language, Scope, Status
from index.purses import Purse
from index.types import Conversation, KeptTurn, SharedAnswer, Verdict
from tests.ui.fake_assistant import FakeAssistant
from ui.conversation import (
    Kept,
    Opened,
    Session,
    again,
    answered,
    failed,
    judged,
    put,
    refined,
    render_conversation,
)
from ui.conversations.changes import digest
from ui.conversations.kept import (
    address_of,
    conversation_of,
    filters_of,
    name_of,
    needed,
    recomputed,
    remembered,
    resumed,
    scope_of,
    settled,
    told_of,
    visited,
    wanted,
)
from ui.feedback.look import Opinion

THEN, LATER = "2026-03-03T10:00:00+00:00", "2026-03-05T10:00:00+00:00"
START = Session(Language.FR)


@pytest.fixture
def assistant(tmp_path: Path) -> FakeAssistant:
    return FakeAssistant(tmp_path)


def ask(session: Session, question: str, assistant: FakeAssistant) -> Session:
    return answered(put(session, question), assistant)


def kept(session: Session, at: str = THEN) -> Conversation:
    conversation = conversation_of(remembered(session, "e1", at), "anne", at)
    assert conversation is not None
    return replace(conversation, id="c1", revision=1)


def shared(turn: KeptTurn, before: tuple[str, ...]) -> SharedAnswer:
    return SharedAnswer("s1", "anne", LATER, before, turn)


# --- what is kept ---


def test_what_was_told_is_kept_as_it_was_first_told(assistant: FakeAssistant) -> None:
    session = remembered(ask(refined(START, "year", "2022"), "nec 2022", assistant), "e1", THEN)
    (told,) = kept(session, LATER).turns
    assert (told.question, told.filters, told.at, told.edition) == ("nec 2022", ("year=2022",), THEN, "e1")
    assert told.text == session.turns[0].answer.text if session.turns[0].answer else ""
    later = remembered(ask(session, "contre", assistant), "e2", LATER)
    first, second = kept(later).turns
    assert first == told
    assert (second.at, second.edition) == (LATER, "e2")


def test_what_got_no_answer_is_not_kept(assistant: FakeAssistant) -> None:
    assert conversation_of(START, "anne", THEN) is None
    assert conversation_of(remembered(ask(START, "magasin", assistant), "e1", THEN), "anne", THEN) is None
    session = ask(ask(START, "magasin", assistant), "nec 2022", assistant)
    assert [turn.question for turn in kept(session).turns] == ["nec 2022"]


def test_its_name_is_that_of_the_first_question_until_it_has_another(assistant: FakeAssistant) -> None:
    session = ask(START, "nec 2022", assistant)
    assert kept(session).name == "Nec 2022"
    again_ = settled(session, replace(kept(session), name="Congrès"))
    assert again_.kept == Kept("c1", "Congrès", THEN, 1)
    assert kept(ask(again_, "contre", assistant)).name == "Congrès"
    assert kept(ask(again_, "contre", assistant), LATER).begun == THEN


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("  combien\n pour\t NEC ?", "Combien pour NEC ?"),
        ("\x00\u202e\ud800", ""),
        ("mot " * 40, "Mot" + " mot" * 18 + "…"),
        ("a" * 200, None),
        ("<b>gras</b>", "<b>gras</b>"),
    ],
)
def test_a_name_is_one_line_of_text(words: str, name: str | None) -> None:
    assert name is None or name_of(words) == name
    assert len(name_of(words)) <= 80
    name_of(words).encode()


def test_half_a_character_pair_is_kept_as_the_rest(assistant: FakeAssistant) -> None:
    session = ask(replace(START, before=("avant \udc00",)), "nec 2022 \ud83d", assistant)
    conversation = kept(session)
    assert (conversation.turns[0].question, conversation.before) == ("nec 2022 ", ("avant ",))


@pytest.mark.parametrize(
    "scope",
    [
        ANYTHING,
        Scope("Commune de Lens = Liévin", 2021, "Bureau"),
        Scope(purse=Purse.LENT, theme="Sport, jeunesse"),
    ],
)
def test_filters_are_kept_and_found_again(scope: Scope) -> None:
    assert scope_of(filters_of(scope)) == scope


def test_a_filter_that_is_none_any_more_is_left_out() -> None:
    assert scope_of(("year=2021", "party=x", "purse=gold", "")) == Scope(year=2021)


def test_what_was_said_of_an_answer_is_kept_with_it(assistant: FakeAssistant) -> None:
    session = judged(ask(START, "nec 2022", assistant), 1, Opinion(Verdict.WRONG, "c’est 8 000 €"))
    assert kept(session).turns[0].verdict == "wrong"
    found = recomputed(resumed(kept(session), Language.FR), assistant, "e1")
    assert found.turns[0].opinion == Opinion(Verdict.WRONG)
    assert kept(found).turns == kept(session).turns


# --- what is found again ---


def test_each_question_is_asked_again_after_those_before_it(assistant: FakeAssistant) -> None:
    session = ask(refined(START, "year", "2022"), "nec 2022", assistant)
    session = ask(refined(session, "clear", None), "contre", assistant)
    assistant.asked.clear()
    assistant.scopes.clear()
    pending = resumed(kept(session), Language.EN)
    assert [turn.pending for turn in pending.turns] == [True, True]
    found = recomputed(pending, assistant, "e1")
    assert assistant.asked == [("nec 2022", ()), ("contre", ("nec 2022",))]
    assert assistant.scopes == [Scope(year=2022), ANYTHING]
    assert [turn.answer for turn in found.turns] == [turn.answer for turn in session.turns]
    assert (found.opened, found.scope, found.language) == (Opened(2, 1), ANYTHING, Language.EN)
    assert found.kept == Kept("c1", "Nec 2022", THEN, 1)


def test_one_that_cannot_be_answered_now_leaves_the_others_as_they_were(assistant: FakeAssistant) -> None:
    session = ask(ask(START, "nec 2022", assistant), "contre", assistant)
    first, second = kept(session).turns
    broken = replace(kept(session), turns=(replace(first, question="magasin"), second))
    found = recomputed(resumed(broken, Language.FR), assistant, "e1")
    assert [bool(turn.trouble) for turn in found.turns] == [True, False]
    assert assistant.asked[-1] == ("contre", ("magasin",))
    assert kept(found).turns == broken.turns
    assert "La réponse du 3 mars 2026 était" in render_conversation(found, assistant).replace("\xa0", " ")


def test_an_incident_while_it_is_found_leaves_nothing_waiting(assistant: FakeAssistant) -> None:
    session = ask(ask(START, "nec 2022", assistant), "contre", assistant)
    told = failed(resumed(kept(session), Language.FR))
    assert [turn.pending for turn in told.turns] == [False, False]
    assert "Je cherche" not in render_conversation(told, assistant)


def test_the_same_acts_say_nothing_and_others_say_what_was_told(assistant: FakeAssistant) -> None:
    session = ask(START, "nec 2022", assistant)
    same = recomputed(resumed(kept(session), Language.FR), assistant, "e2")
    assert 'class="since' not in render_conversation(same, assistant)
    told = replace(kept(session).turns[0], text="<b>8 000 €</b> [1].\n- à la chorale [2]", digest="d0")
    other = recomputed(resumed(replace(kept(session), turns=(told,)), Language.FR), assistant, "e2")
    shown = render_conversation(other, assistant).replace("\xa0", " ").replace("\u202f", " ")
    assert "Les actes ont changé depuis le 3 mars 2026, et la réponse aussi" in shown
    assert "<p>&lt;b&gt;8 000 €&lt;/b&gt;.</p><p>- à la chorale</p>" in shown
    read = recomputed(resumed(replace(kept(session), turns=(told,)), Language.FR), assistant, "e1")
    assert "Les mêmes actes sont lus autrement" in render_conversation(read, assistant)


def test_what_is_asked_again_is_told_anew(assistant: FakeAssistant) -> None:
    session = remembered(ask(START, "nec 2022", assistant), "e1", THEN)
    anew = answered(again(refined(session, "year", "2021")), assistant)
    (told,) = kept(anew, LATER).turns
    assert (told.at, told.filters, told.status) == (LATER, ("year=2021",), "not_found")


# --- one answer ---


def test_a_shared_answer_is_shown_alone_with_what_it_follows(assistant: FakeAssistant) -> None:
    told = kept(ask(START, "contre", assistant)).turns[0]
    looked = recomputed(visited(shared(told, ("nec 2022",)), "zoe", Language.FR), assistant, "e1")
    assert assistant.asked[-1] == ("contre", ("nec 2022",))
    assert (len(looked.turns), looked.kept, looked.shared and looked.shared.mine) == (1, Kept(), False)
    shown = render_conversation(looked, assistant).replace("\xa0", " ")
    assert "Réponse partagée le 5 mars 2026" in shown
    assert "Les actes n’ont pas changé depuis le 3 mars 2026." in shown
    assert "<li>nec 2022</li>" in shown
    assert "Retirer ce lien" not in shown
    mine = recomputed(visited(shared(told, ()), "anne", Language.FR), assistant, "e2")
    shown = render_conversation(mine, assistant).replace("\xa0", " ").replace("\u202f", " ")
    assert "Des actes ont changé depuis le 3 mars 2026 ; la réponse est restée la même." in shown
    assert "Retirer ce lien" in shown


def test_a_question_asked_after_it_begins_a_conversation_of_ones_own(assistant: FakeAssistant) -> None:
    told = kept(ask(START, "contre", assistant)).turns[0]
    looked = recomputed(visited(shared(told, ("nec 2022",)), "zoe", Language.FR), assistant, "e1")
    assert address_of(looked) == "?answer=s1"
    mine = ask(looked, "subventions", assistant)
    assert assistant.asked[-1] == ("subventions", ("nec 2022", "contre"))
    conversation = kept(mine)
    assert (conversation.before, len(conversation.turns)) == (("nec 2022",), 2)
    assert address_of(settled(mine, conversation)) == "?conversation=c1"


@pytest.mark.parametrize(
    ("question", "before", "kept_before"),
    [
        ("Combien pour NEC 2022 ?", ("Combien pour la chorale ?",), ()),
        (
            "Et en 2021 ?",
            ("Qui présidait le 3 mars ?", "Combien pour Futur Composé en 2022 ?"),
            ("Combien pour Futur Composé en 2022 ?",),
        ),
        (
            "Et en 2021 ?",
            ("Combien pour la chorale ?", "Et pour le judo ?"),
            ("Combien pour la chorale ?", "Et pour le judo ?"),
        ),
        ("Et en 2021 ?", (), ()),
    ],
)
def test_a_link_takes_along_only_what_its_question_depends_on(
    question: str, before: tuple[str, ...], kept_before: tuple[str, ...]
) -> None:
    assert needed(question, before) == kept_before


def test_nothing_is_told_of_what_has_no_answer(assistant: FakeAssistant) -> None:
    assert told_of(put(START, "nec 2022").turns[0], THEN) is None
    assert told_of(ask(START, "magasin", assistant).turns[0], THEN) is None


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("", ("", "")),
        ("?conversation=a-b_c&__theme=dark", ("conversation", "a-b_c")),
        ("?answer=x%20y", ("answer", "x y")),
        ("?conversation=", ("", "")),
        ("?answer=1&conversation=2", ("conversation", "2")),
        ("?conversations=2", ("", "")),
        ("%%%&=&?", ("", "")),
    ],
)
def test_an_address_names_a_conversation_an_answer_or_neither(address: str, asked: tuple[str, str]) -> None:
    assert wanted(address) == asked


def test_a_digest_is_that_of_what_is_told_and_not_of_what_can_be_asked_next(assistant: FakeAssistant) -> None:
    answer = assistant.ask("nec 2022")
    for change, same in (
        (replace(answer, follow_ups=(), understood="autrement"), True),
        (replace(answer, text=answer.text + "."), False),
        (replace(answer, citations=answer.citations[:1]), False),
        (replace(answer, amount=None), False),
        (replace(answer, status=Status.PARTIAL), False),
    ):
        assert (digest(change) == digest(answer)) is same


class Aiding(FakeAssistant):
    """Another words its answers, each time otherwise, and reads what ours can't."""

    def ask(self, question: str, history: tuple[str, ...] = (), scope: Scope = ANYTHING) -> Answer:
        own = self.alone(question, history, scope)
        if own.status is Status.NOT_FOUND:
            return replace(self._vote(), status=Status.PARTIAL)
        return replace(own, text=f"{len(self.asked)} fois dit : {own.text}")

    def alone(self, question: str, history: tuple[str, ...] = (), scope: Scope = ANYTHING) -> Answer:
        return super().ask(question, history, scope)


def test_another_that_helps_with_the_words_is_not_asked_again_and_changes_nothing(tmp_path: Path) -> None:
    aided = Aiding(tmp_path)
    session = ask(ask(START, "nec 2022", aided), "inconnu", aided)
    worded, read = kept(session).turns
    assert "fois dit" in worded.text
    found = recomputed(resumed(kept(session), Language.FR), aided, "e1")
    assert found.turns[0].answer == aided.alone("nec 2022")
    shown = render_conversation(found, aided)
    assert shown.count('class="since changed"') == 1  # ours can't read the second question, and it is said
    assert "Personne n’a voté contre" in shown
    assert (read.status, found.turns[1].answer and found.turns[1].answer.status) == (
        "partial",
        Status.NOT_FOUND,
    )
