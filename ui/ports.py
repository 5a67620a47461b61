"""What the faces need of the assistant, and of what is held."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from assistant.scope import Options
from assistant.types import ANYTHING, Answer, Citation, Language, Scope, Source
from index.records import Refused
from index.types import Act, Conversation, ConversationEntry, Feedback, KeptTurn, SharedAnswer, Span
from ui.grants.lines import Line
from ui.library.shelf import Volume
from ui.show.telling import Shown

if TYPE_CHECKING:
    from index.intake import Intake


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


@runtime_checkable
class Aided(Protocol):
    """An assistant that another helps with its words: what it answers without that help, the same each time."""

    def alone(self, question: str, history: tuple[str, ...] = (), scope: Scope = ANYTHING) -> Answer: ...


@runtime_checkable
class Accompanied(Protocol):
    """An assistant beside which another reads along: a language model that someone asked for."""

    def notice(self, language: Language) -> str:
        """What people are told before they ask: who reads along, and where."""


class Conversations(Protocol):
    """People's conversations, each its owner's alone, and the answers they shared. Everything may raise StoreError."""

    def of(self, owner: str) -> tuple[ConversationEntry, ...]:
        """A person's conversations, the last used first."""

    def conversation(self, id_: str, owner: str) -> Conversation | None:
        """None where there is none of this id, or where it is another person's."""

    def keep(self, conversation: Conversation) -> Conversation:
        """As it is kept: under its name there, and under a new id where it was changed elsewhere meanwhile."""

    def rename(self, id_: str, owner: str, name: str) -> None:
        """Nothing happens where it is another person's."""

    def delete(self, id_: str, owner: str) -> None:
        """Nothing happens where it is another person's."""

    def share(self, owner: str, at: str, before: tuple[str, ...], turn: KeptTurn) -> SharedAnswer:
        """The link to an answer; the same however often it is asked for."""

    def answer(self, id_: str) -> SharedAnswer | None:
        """The shared answer of this id, for whoever asks."""

    def withdraw(self, id_: str, owner: str) -> None:
        """The link leads nowhere from now on. Nothing happens where another person made it."""


class Archive(Protocol):
    """What is held, as seen from the tables of the screens."""

    @property
    def conversations(self) -> Conversations: ...

    @property
    def intake(self) -> Intake | None:
        """Where documents are given; None where none are taken."""

    def edition(self) -> str:
        """Names all that answers stand on: another name where acts came, went or were corrected."""

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
