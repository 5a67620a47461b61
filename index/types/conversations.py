"""What is kept of people's conversations: what was asked, within which filters, and what was told then.

Answers are not kept but for their text: they are computed again, so that their sources are real ones.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeptTurn:
    """One question that got an answer.

    ``filters``: those chosen beside the question ("year=2022"). ``at``: when it was answered, a UTC time in ISO form;
    ``edition``: names all that was held then. ``language``, ``status``, ``text``: of the answer that was told;
    ``digest``: its whole content in short. ``verdict``: what the person said of it, "" for nothing.
    """

    question: str
    filters: tuple[str, ...]
    at: str
    edition: str
    language: str
    status: str
    text: str
    digest: str
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class Conversation:
    """One person's conversation. ``id`` can't be guessed; ``owner`` is the signed-in name, "" where nobody signs in.

    ``before``: the questions, asked elsewhere, that the first one follows. ``begun`` and ``used`` are UTC times in ISO
    form; ``revision`` counts how often it was kept, 0 for one that was not yet.
    """

    id: str
    owner: str
    name: str
    begun: str
    used: str
    revision: int
    before: tuple[str, ...]
    turns: tuple[KeptTurn, ...]


@dataclass(frozen=True, slots=True)
class ConversationEntry:
    """A conversation as it is listed."""

    id: str
    name: str
    used: str


@dataclass(frozen=True, slots=True)
class SharedAnswer:
    """An answer that its link leads to, for whoever may ask: the question, those before it that it depends on, and
    what was told. ``owner`` made the link, at the UTC time ``at``."""

    id: str
    owner: str
    at: str
    before: tuple[str, ...]
    turn: KeptTurn
