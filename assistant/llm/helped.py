"""Our assistant with a language model beside it. Ours answers; the model may word a question that ours could not read,
and the first line of a sure answer. Whatever it does or fails to do, ours is what is shown in the end."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Protocol

from assistant.llm import notes, prompts
from assistant.llm.guard import fault, marks, may_be_retold
from assistant.llm.patience import Model, Patience, Resting
from assistant.llm.rewriting import Verdict, verdict
from assistant.scope import Options
from assistant.types import ANYTHING, Answer, Choice, Citation, Language, Scope, Source, Status
from index.errors import NoReply
from index.settings import LanguageModel

_log = logging.getLogger(__name__)
_HELD = (Status.ANSWERED, Status.PARTIAL)


class Ours(Protocol):
    """What is needed of our own assistant: all that a screen needs."""

    def ask(self, question: str, history: tuple[str, ...] = (), scope: Scope = ANYTHING) -> Answer: ...

    def options(self, scope: Scope = ANYTHING) -> Options: ...

    def source(self, citation: Citation) -> Source: ...

    def examples(self, language: Language) -> tuple[str, ...]: ...

    def counts(self) -> dict[str, int]: ...


class Helped:
    """Ours and a model; at most one message to it for each question. ``who`` it is, is told in each answer."""

    def __init__(
        self, ours: Ours, model: Model, who: LanguageModel, patience: Patience | None = None
    ) -> None:
        self._ours, self._model, self._who = ours, model, who
        self._patience = patience or Patience()
        # What is found again is asked of ours only: nothing is sent, and it stays the same.
        self.alone = ours.ask
        self.options, self.source = ours.options, ours.source
        self.examples, self.counts = ours.examples, ours.counts

    def notice(self, language: Language) -> str:
        """What people are told before they ask: who reads along."""
        return notes.notice(self._who, language)

    def ask(self, question: str, history: tuple[str, ...] = (), scope: Scope = ANYTHING) -> Answer:
        """Our answer, its first line or its question worded by the model where that may be."""
        answer = self._ours.ask(question, history, scope)
        try:
            if may_be_retold(answer):
                return self._retold(question, answer)
            if question.strip() and is_unclear(answer):
                return self._reread(question, history, scope, answer)
        except NoReply as error:
            _log.info("language model %s: %s", self._who.base, error)
            asked = not isinstance(error, Resting)
            return _noted(answer, notes.silent(self._who, answer.language, asked=asked))
        return answer

    def _retold(self, question: str, answer: Answer) -> Answer:
        reply = self._patience.ask(self._model, prompts.retell(question, answer))
        told = prompts.sentences(reply)
        wrong = fault(told, answer)
        if wrong is not None:
            return _noted(answer, notes.rejected(self._who, answer.language, wrong))
        return _noted(_with_first_line(answer, told), notes.retold(self._who, answer.language))

    def _reread(self, question: str, history: tuple[str, ...], scope: Scope, answer: Answer) -> Answer:
        language = answer.language
        reply = self._patience.ask(self._model, prompts.reread(question, history, language))
        wording = prompts.question_in(reply)
        judged = verdict(question, history, wording) if wording and wording != question else Verdict.OTHER
        if judged is Verdict.OTHER:
            return _noted(answer, notes.no_help(self._who, language))
        found = self._ours.ask(wording, history, scope)
        if not _is_better(found, answer):
            return _noted(answer, notes.no_help(self._who, language))
        if judged is Verdict.NEAR:
            offered = replace(answer, choices=(Choice(wording, wording),))
            return _noted(offered, notes.offered(self._who, language))
        # Never sure: a model read the question.
        reading = notes.understood(self._who, language, wording, found.understood)
        told = replace(found, status=Status.PARTIAL, understood=reading)
        return _noted(told, notes.reread(self._who, language))


def is_unclear(answer: Answer) -> bool:
    """Is there no sure answer, and nothing that ours asks back?"""
    return answer.status is not Status.ANSWERED and not answer.choices and not answer.beyond


def _is_better(found: Answer, answer: Answer) -> bool:
    """An answer where there was none, or a sure one where there was a doubtful one."""
    return found.status is Status.ANSWERED or (found.status in _HELD and answer.status not in _HELD)


def _with_first_line(answer: Answer, told: str) -> Answer:
    """The answer with this as its first line, on the same sources; the other lines stay."""
    lines = answer.text.splitlines()
    at = lines.index(answer.headline)
    return replace(answer, text="\n".join((*lines[:at], f"{told}{marks(lines[at])}", *lines[at + 1 :])))


def _noted(answer: Answer, note: str) -> Answer:
    return replace(answer, text=f"{answer.text}\n{note}")
