"""From a session to what is kept of it, and back: what was asked is asked again, so that its sources are real ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import parse_qs

from assistant.question import read_question
from assistant.scope import narrowed
from assistant.types import ANYTHING, Filter, Language, Scope
from assistant.wording import shortened
from index.errors import ActesError
from index.text import squeeze
from index.types import Conversation, KeptTurn, SharedAnswer, Verdict
from ui.conversation import Kept, Opened, Session, Shared, Turn
from ui.feedback.look import Opinion
from ui.ports import Aided, Asking

LONGEST_NAME = 80  # characters
_UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)  # also what turns text round
CONVERSATION, ANSWER = "conversation", "answer"  # what an address may ask for


# --- what is kept ----------------------------------------------------------------------------------------


def told_of(turn: Turn, at: str) -> KeptTurn | None:
    """What is kept of a question at that time (UTC, ISO form); None where there was no answer ever."""
    verdict = turn.opinion.verdict.value if turn.opinion is not None and turn.opinion.kept else ""
    if turn.told is not None:
        return replace(turn.told, verdict=verdict or turn.told.verdict)
    if turn.answer is None:
        return None
    return KeptTurn(
        clean(turn.question),
        filters_of(turn.scope),
        at,
        turn.edition,
        turn.answer.language.value,
        turn.answer.status.value,
        clean(turn.answer.text),
        turn.digest,
        verdict,
    )


def remembered(session: Session, edition: str, at: str) -> Session:
    """The session whose answers are known to have been told. ``edition``: what was held when they were computed."""
    turns = (replace(turn, edition=turn.edition or edition) for turn in session.turns)
    return replace(session, turns=tuple(replace(turn, told=told_of(turn, at)) for turn in turns))


def conversation_of(session: Session, owner: str, at: str) -> Conversation | None:
    """All that is kept of a session whose answers are remembered; None where nothing was answered yet."""
    turns = tuple(turn.told for turn in session.turns if turn.told is not None)
    if not turns:
        return None
    kept = session.kept
    return Conversation(
        id=kept.id,
        owner=owner,
        name=kept.name or name_of(turns[0].question),
        begun=kept.begun or at,
        used=at,
        revision=kept.revision,
        before=tuple(map(clean, session.before)),
        turns=turns,
    )


def settled(session: Session, kept: Conversation) -> Session:
    """The session, kept so."""
    return replace(session, kept=Kept(kept.id, kept.name, kept.begun, kept.revision))


def name_of(words: str) -> str:
    """A name for a conversation, on one line; "" for words that show nothing.

    >>> name_of("combien  pour\\nNEC 2022 ?")
    'Combien pour NEC 2022 ?'
    """
    line = shortened(squeeze(_UNSEEN.sub(" ", clean(words))), LONGEST_NAME)[:LONGEST_NAME]
    return line[:1].upper() + line[1:]


def clean(text: str) -> str:
    """Half of a character pair is no text, and could not be kept."""
    return text.encode("utf-8", "ignore").decode()


def filters_of(scope: Scope) -> tuple[str, ...]:
    return tuple(f"{one.value}={clean(scope.chosen(one))}" for one in Filter if scope.chosen(one))


def scope_of(filters: tuple[str, ...]) -> Scope:
    """The scope of kept filters; one that is no more is left out."""
    scope = ANYTHING
    for kept in filters:
        name, _, value = kept.partition("=")
        scope = narrowed(scope, Filter(name), value) if name in set(Filter) else scope
    return scope


# --- what is found again ---------------------------------------------------------------------------------


def resumed(kept: Conversation, language: Language) -> Session:
    """A kept conversation, its answers still to be computed."""
    session = Session(
        language, _pending(kept.turns), before=kept.before, scope=scope_of(kept.turns[-1].filters)
    )
    return settled(session, kept)


def visited(shared: SharedAnswer, who: str, language: Language) -> Session:
    """A shared answer, still to be computed."""
    turns, scope = _pending((shared.turn,)), scope_of(shared.turn.filters)
    link = Shared(shared.id, shared.at, mine=shared.owner == who)
    return Session(language, turns, before=shared.before, scope=scope, shared=link)


def _pending(turns: tuple[KeptTurn, ...]) -> tuple[Turn, ...]:
    return tuple(
        Turn(
            turn.question,
            scope_of(turn.filters),
            opinion=Opinion(Verdict(turn.verdict)) if turn.verdict in set(Verdict) else None,
            told=turn,
        )
        for turn in turns
    )


def recomputed(session: Session, assistant: Asking, edition: str) -> Session:
    """Every question asked again after those before it, of our own assistant alone; the last answer's first source is
    opened."""
    session = replace(session, turns=tuple(_computed(session, assistant, edition)))
    last = session.turns[-1].answer
    return replace(session, opened=Opened(len(session.turns), 1) if last and last.citations else None)


def _computed(session: Session, assistant: Asking, edition: str) -> Iterator[Turn]:
    ask, history = assistant.alone if isinstance(assistant, Aided) else assistant.ask, session.before
    for turn in session.turns:
        try:
            answer = ask(turn.question, history, turn.scope)
        except ActesError as error:
            yield replace(turn, trouble=str(error))
        else:
            yield replace(turn, answer=answer, edition=edition)
        history = (*history, turn.question)  # answered when it was asked, so that the next ones may follow it


# --- addresses and links ---------------------------------------------------------------------------------


def wanted(address: str) -> tuple[str, str]:
    """What the query of an address asks for and its id; ("", "") for neither a conversation nor an answer.

    >>> wanted("?answer=x1&__theme=dark"), wanted("?other=2")
    (('answer', 'x1'), ('', ''))
    """
    asked = parse_qs(address.removeprefix("?"))
    return next(((kind, asked[kind][0]) for kind in (CONVERSATION, ANSWER) if kind in asked), ("", ""))


def address_of(session: Session) -> str:
    """The query of the address under which the session is found again: "" for none."""
    if session.shared is not None:
        return f"?{ANSWER}={session.shared.id}"
    return f"?{CONVERSATION}={session.kept.id}" if session.kept.id else ""


def needed(question: str, before: tuple[str, ...]) -> tuple[str, ...]:
    """Of the questions before this one, the last ones that it depends on: as few as leave it read the same."""
    whole = read_question(question, before)
    fewer = (before[start:] for start in range(len(before), -1, -1))
    return next(tail for tail in fewer if read_question(question, tail) == whole)
