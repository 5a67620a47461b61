"""Documents given in the chat: what each became."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class AdditionState(StrEnum):
    """From COMING to one of the others; only those that WAIT are read, one at a time."""

    COMING = "coming"  # its bytes are on their way
    CUT = "cut"  # they did not all come
    WAITING = "waiting"
    READING = "reading"
    DONE = "done"
    KNOWN = "known"  # the same bytes were held already
    REFUSED = "refused"
    STOPPED = "stopped"  # a person wished so
    GONE = (
        "gone"  # it was DONE, and is no longer held: someone forgot it by command line, or the ledger is new
    )


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a file was refused, and what to do; ``name`` tells which, where it stands in an archive."""

    name: str
    reason: str
    advice: str


@dataclass(frozen=True, slots=True)
class Addition:
    """One file that a person gave.

    ``name``: as it is kept and cited; ``given``: as it was named by the person; ``path``: where it is kept, "" while
    or where it isn't. ``who`` is the signed-in name, "" where nobody signs in; ``at`` a UTC time in ISO form.
    ``documents`` to ``passages``: what was stored of it, several documents where it is an archive; ``held_as``: the
    file that holds the same bytes, where they were known.
    """

    id: str
    given: str
    name: str
    path: str
    sha256: str
    size: int
    who: str
    at: str
    state: AdditionState
    documents: int = 0
    acts: int = 0
    facts: int = 0
    passages: int = 0
    troubles: tuple[Trouble, ...] = ()
    held_as: str = ""
