"""What people say of an answer in the browser: kept as it is sent, under the name of who is signed in."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from index.errors import StoreError
from index.records import now
from ui.conversation import Session, judged, render_conversation
from ui.feedback.given import feedback_of, opinion_of
from ui.feedback.look import Opinion
from ui.ports import Archive, Asking
from ui.tabs.common import sent_rank, sent_text


def judging(
    assistant: Asking, archive: Archive, keep: Callable[[Session, str], Session]
) -> Callable[..., Any]:
    """The handler of a sent opinion: the session and the conversation after it, which is kept with it."""
    import gradio as gr

    def judge(session: Session, event: gr.EventData, request: gr.Request) -> tuple[Session, str]:
        rank = sent_rank(event, "turn")
        opinion = opinion_of(
            session, rank, sent_text(event, "verdict") or "", sent_text(event, "comment") or ""
        )
        if opinion is not None:
            who = str(request.username or "")
            session = keep(judged(session, rank, _kept(session, rank, opinion, who, archive)), who)
        return session, render_conversation(session, assistant)

    return judge


def _kept(session: Session, rank: int, opinion: Opinion, who: str, archive: Archive) -> Opinion:
    try:
        archive.keep(feedback_of(session, rank, opinion, who, now()))
    except StoreError:
        return replace(opinion, kept=False)
    return opinion
