"""What the faces need of the assistant, and of what is held."""

from __future__ import annotations

from typing import Protocol

from assistant.scope import Options
from assistant.types import ANYTHING, Answer, Citation, Language, Scope, Source
from index.records import Refused
from index.types import Act, Feedback, Span
from ui.grants.lines import Line
from ui.library.shelf import Volume
from ui.show.telling import Shown


class Asking(Protocol):
    """The assistant, as seen from a screen. Its errors are ``ActesError``: messages for people."""

    def ask(self, question: str, history: tuple[str, ...] = (), scope: Scope = ANYTHING) -> Answer:
        """The answer within these filters; ``history`` holds the earlier questions of the conversation, oldest first."""

    def options(self, scope: Scope = ANYTHING) -> Options:
        """What can be filtered by, within the filters chosen so far."""

    def source(self, citation: Citation) -> Source:
        """The file that a citation stands on, and the text of the cited page.

        KeyError where the document was forgotten since the answer.
        """

    def examples(self, language: Language) -> tuple[str, ...]:
        """Questions in this language that what is held can answer."""

    def counts(self) -> dict[str, int]:
        """How much is held, by kind: "acts" at least."""


class Archive(Protocol):
    """What is held, as seen from the tables of the screens."""

    def grants(self) -> tuple[Line, ...]:
        """The grants that count, in the order of their acts."""

    def acts(self) -> tuple[Volume, ...]:
        """All acts, the latest first."""

    def refused(self) -> tuple[Refused, ...]:
        """The files that could not be read, by path."""

    def shown(self, act_id: str) -> Shown:
        """An act with all that is held of it. KeyError for one that isn't held."""

    def citation(self, act: Act, span: Span) -> Citation:
        """A place in an act as a source. KeyError where the document was forgotten since."""

    def source(self, citation: Citation) -> Source:
        """As the assistant's."""

    def keep(self, said: Feedback) -> None:
        """Keep what a person says of an answer. Raises StoreError."""
