"""What is under an answer: three verdicts, the comment box that one opens, then the thanks. Pure functions."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.types import Language
from index.types import Verdict
from ui.feedback.texts import FeedbackTexts, feedback_texts
from ui.markup import Html, element, join

LONGEST_COMMENT = 2000  # characters


@dataclass(frozen=True, slots=True)
class Opinion:
    """What was said of an answer; ``kept`` is False where it could not be."""

    verdict: Verdict
    comment: str = ""
    kept: bool = True


def render_feedback(turn: int, opinion: Opinion | None, language: Language) -> Html:
    """Under the answer of the ``turn``-th question (1-based)."""
    words = feedback_texts(language)
    if opinion is not None and opinion.kept:
        thanks = words.thanks.format(verdict=words.verdicts[opinion.verdict].lower())
        return element("div", _told(turn, thanks), class_="feedback", lang=str(language))
    trouble = "" if opinion is None else _told(turn, words.unkept, class_="trouble")
    return join(trouble, _form(turn, opinion, words, language))


def _told(turn: int, words: str, **attributes: str) -> Html:
    return element("p", words, id=f"feedback-told-{turn}", role="status", tabindex=-1, **attributes)


def _form(turn: int, opinion: Opinion | None, words: FeedbackTexts, language: Language) -> Html:
    chosen = opinion.verdict if opinion else None
    label, more = f"feedback-label-{turn}", f"feedback-more-{turn}"
    verdicts = (
        element(
            "button",
            told,
            type="button",
            data_verdict=verdict.value,
            aria_pressed="true" if verdict is chosen else "false",
            aria_controls=more,
        )
        for verdict, told in words.verdicts.items()
    )
    asked = element("span", words.label, class_="label", id=label)
    return element(
        "form",
        element("div", asked, *verdicts, class_="verdicts", role="group", aria_labelledby=label),
        element("div", *_comment(turn, opinion, words), class_="more", id=more, hidden=chosen is None),
        class_="feedback",
        data_turn=turn,
        lang=str(language),
    )


def _comment(turn: int, opinion: Opinion | None, words: FeedbackTexts) -> tuple[Html, ...]:
    box, stored = f"feedback-comment-{turn}", f"feedback-stored-{turn}"
    return (
        element("label", words.comment, for_=box),
        element(
            "textarea",
            opinion.comment if opinion else "",
            id=box,
            rows=2,
            maxlength=LONGEST_COMMENT,
            placeholder=words.hint,
            aria_describedby=stored,
        ),
        element(
            "div",
            element("button", words.send, type="submit", class_="send"),
            element("button", words.cancel, type="button", class_="cancel"),
            element("span", words.stored, class_="stored", id=stored),
            class_="actions",
        ),
    )
