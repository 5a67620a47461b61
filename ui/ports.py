"""What the faces need of the assistant."""

from __future__ import annotations

from typing import Protocol

from assistant.types import Answer, Citation, Language, Source


class Asking(Protocol):
    """The assistant, as seen from a screen. Its errors are ``ActesError``: messages for people."""

    def ask(self, question: str, history: tuple[str, ...] = ()) -> Answer:
        """The answer; ``history`` holds the earlier questions of the conversation, oldest first."""

    def source(self, citation: Citation) -> Source:
        """The file that a citation stands on, and the text of the cited page.

        KeyError where the document was forgotten since the answer.
        """

    def examples(self, language: Language) -> tuple[str, ...]:
        """Questions in this language that what is held can answer."""

    def counts(self) -> dict[str, int]:
        """How much is held, by kind: "acts" at least."""
