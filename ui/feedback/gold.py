"""What people said of answers, in words for a terminal, and as gold candidates: questions as the measured ones are
written, for a person to look over before they count."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from assistant.question import read_question
from assistant.types import Ask, Language, Status, headline_of
from index.amounts import find_amounts, format_whole
from index.dates import format_date
from index.text import fold, squeeze
from index.types import Feedback, Verdict
from ui.records import Record
from ui.render import CONTROL, MARK, QUOTED

_TYPES = {
    Ask.AMOUNT: "amount",
    Ask.TOTAL: "total",
    Ask.LIST: "list",
    Ask.COUNT: "count",
    Ask.RANK: "rank",
    Ask.SHARE: "amount",
    Ask.MEAN: "amount",
    Ask.COMPARE: "compare",
    Ask.VOTE: "vote",
    Ask.WHO: "who",
    Ask.WHEN: "date",
    Ask.NUMBER: "number",
    Ask.LINE: "number",
    Ask.PASSAGE: "passage",
}


def candidate(said: Feedback) -> Record:
    """A gold question: of a right answer what it says and cites, of a wrong one the figures not to be told again."""
    right, status = said.verdict is Verdict.RIGHT, Status(said.status)
    told = right and status in (Status.ANSWERED, Status.PARTIAL)
    answerable = not (right and status is Status.NOT_FOUND)
    return {
        "id": said.id,
        "lang": said.language,
        "type": _type(said) if answerable else "unanswerable",
        "question": said.question,
        "history": list(said.history),
        "amount": said.amount if told else None,
        "value": json.loads(said.value) if told else None,
        "contains": list(_figures(said, skip=said.amount)) if told else [],
        "must_not": list(_figures(said)) if said.verdict is Verdict.WRONG else [],
        "cites": [{"file": c.file, "page": c.page, "quote": c.quote} for c in said.citations] if told else [],
        "answerable": answerable,
        "note": _note(said),
    }


def listed(said: Feedback) -> str:
    """The lines that a terminal shows: a comment must not steer it."""
    who = said.who or "nobody signed in"
    lines = (
        f"{said.id} · {said.at} · {said.verdict} · {who}",
        f"    asked: {' > '.join((*said.history, said.question))}",
        f"    told: {_headline(said) or said.status}",
        *([f"    filters: {', '.join(said.filters)}"] if said.filters else []),
        *([f"    comment: {said.comment}"] if said.comment else []),
    )
    return "\n".join(line[:4] + CONTROL.sub("", squeeze(line[4:])) for line in lines)


def _type(said: Feedback) -> str:
    frame = read_question(said.question, said.history)
    return "followup" if frame.follow_up else _TYPES[frame.ask]


def _headline(said: Feedback) -> str:
    return squeeze(headline_of(said.text))


def _figures(said: Feedback, skip: str | None = None) -> Iterator[str]:
    """What the headline tells, as it prints it: the sums but ``skip`` and those that the question names, then the
    count, name or number asked for. What an act's quoted words hold is not told by us."""
    headline, language = QUOTED.sub("…", MARK.sub("", _headline(said))), Language(said.language)
    named = {amount.euros for amount in find_amounts(said.question, language=language)}
    named |= {Decimal(skip)} if skip is not None else set()
    sums = [
        squeeze(amount.raw.replace("€", " "))
        for amount in find_amounts(headline, language=language)
        if amount.euros not in named
    ]
    value = _printed(json.loads(said.value), language)
    yield from dict.fromkeys((*sums, *([value] if _holds(headline, value) else [])))


def _printed(value: int | str | None, language: Language) -> str:
    if isinstance(value, int):
        return squeeze(format_whole(value, language))
    try:
        return squeeze(format_date(date.fromisoformat(value or ""), language))
    except ValueError:
        return value or ""


def _holds(headline: str, value: str) -> bool:
    return bool(value) and f" {fold(value)} " in f" {fold(headline)} "


def _note(said: Feedback) -> str:
    parts = (
        f"feedback: {said.verdict}",
        squeeze(said.comment),
        f"told ({said.status}): {_headline(said)}",
        f"filters: {', '.join(said.filters)}" if said.filters else "",
        f"said at {said.at}",
    )
    return "; ".join(part for part in parts if part)
