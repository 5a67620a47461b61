"""From the conversation to what is kept: the question, what was before it, the answer, and what a person says of it."""

from __future__ import annotations

import json
from dataclasses import replace

from assistant.types import Answer, Filter, Scope
from index.types import Cited, Feedback, Verdict
from ui.conversation import Session
from ui.feedback.look import LONGEST_COMMENT, Opinion
from ui.records import money


def opinion_of(session: Session, rank: int, verdict: str, comment: str) -> Opinion | None:
    """What the browser sent of the ``rank``-th answer (1-based), which is not to be trusted: None where there is no
    such answer or verdict, or where the answer has its opinion already."""
    if not 1 <= rank <= len(session.turns) or verdict not in set(Verdict):
        return None
    turn = session.turns[rank - 1]
    if turn.answer is None or (turn.opinion is not None and turn.opinion.kept):
        return None
    return Opinion(Verdict(verdict), _clean(comment))


def feedback_of(session: Session, rank: int, opinion: Opinion, who: str, at: str) -> Feedback:
    """All that is kept. ValueError where the ``rank``-th question (1-based) has no answer."""
    turn = session.turns[rank - 1]
    answer = turn.answer
    if answer is None:
        raise ValueError(f"question {rank} has no answer")
    before = replace(session, turns=session.turns[: rank - 1])
    return Feedback(
        opinion.verdict,
        opinion.comment,
        _clean(turn.question),
        tuple(map(_clean, before.questions)),
        _chosen(turn.scope),
        answer.understood,
        answer.language.value,
        answer.status.value,
        answer.text,
        money(answer.amount),
        json.dumps(answer.value, ensure_ascii=False),
        _cited(answer),
        who,
        at,
    )


def _clean(text: str) -> str:
    """Half of a character pair is no text, and could not be kept."""
    return text[:LONGEST_COMMENT].encode("utf-8", "ignore").decode().strip()


def _chosen(scope: Scope) -> tuple[str, ...]:
    return tuple(f"{one.value}={scope.chosen(one)}" for one in Filter if scope.chosen(one))


def _cited(answer: Answer) -> tuple[Cited, ...]:
    return tuple(Cited(c.document, c.file, c.page, c.quote, c.act) for c in answer.citations)
