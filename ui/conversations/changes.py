"""What became of an answer since it was told: nothing that was said is changed in silence. Pure functions."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime

from assistant.types import Answer, Language
from index.amounts import NO_BREAK_SPACE as NBSP
from index.dates import format_date
from index.types import KeptTurn
from ui.conversations.texts import Since, conversation_texts
from ui.markup import Html, element, join
from ui.render import typeset

_MARKS = re.compile(r"\s*\[\d{1,3}\]")
_DIGITS = 16  # of a digest: enough to tell two answers apart


def digest(answer: Answer) -> str:
    """The content of an answer in short: the figures, the words and the sources; not how the question was read, nor
    what can be asked next."""
    rows = tuple(
        (r.label, r.amount, r.purpose, r.act, r.date, r.council, r.file, r.page) for r in answer.rows
    )
    sources = tuple((c.document, c.page, c.quote) for c in answer.citations)
    content = (answer.status.value, answer.text, answer.amount, answer.value, rows, sources)
    return hashlib.sha256(repr(content).encode("utf-8", "replace")).hexdigest()[:_DIGITS]


def since(told: KeptTurn, answer: Answer, edition: str) -> Since:
    """``edition`` names what was held when ``answer`` was computed."""
    same_acts = told.edition == edition
    # Where another helped with the words, the digest is of our own answer: the status may be that other's.
    same_answer = told.digest == digest(answer) and told.status == answer.status
    if same_answer:
        return Since.SAME if same_acts else Since.ACTS_CHANGED
    return Since.READ_OTHERWISE if same_acts else Since.ANSWER_CHANGED


def is_told(became: Since, *, shared: bool) -> bool:
    """Is it said beside an answer? In one's own conversation where the answer changed, under a link in any case."""
    return shared or became in (Since.ANSWER_CHANGED, Since.READ_OTHERWISE)


def since_told(became: Since, told: KeptTurn, language: Language) -> str:
    return conversation_texts(language).since[became].format(date=day(told.at, language))


def told_then(told: KeptTurn) -> tuple[str, ...]:
    """The lines of the answer that was told, in its own language, without the numbers of its sources."""
    language = Language(told.language)
    lines = (typeset(_MARKS.sub("", line).strip(), language) for line in told.text.splitlines())
    return tuple(line for line in lines if line)


def day(at: str, language: Language) -> str:
    """The day, where this machine stands, of a UTC time in ISO form: "3 mars 2026"."""
    return format_date(datetime.fromisoformat(at).astimezone().date(), language).replace(" ", NBSP)


def render_since(told: KeptTurn, answer: Answer, edition: str, language: Language, *, shared: bool) -> Html:
    """The note above an answer, with what was told before where that was something else; nothing where there is
    nothing to say."""
    became = since(told, answer, edition)
    if not is_told(became, shared=shared):
        return Html()
    note = element("p", since_told(became, told, language))
    if not is_told(became, shared=False):
        return element("div", note, class_="since", lang=str(language))
    return element("div", note, render_told_then(told, language), class_="since changed", lang=str(language))


def render_told_then(told: KeptTurn, language: Language) -> Html:
    label = conversation_texts(language).told_then.format(date=day(told.at, language))
    lines = (element("p", line) for line in told_then(told))
    return join(element("p", label, class_="label"), element("blockquote", *lines, lang=told.language))
