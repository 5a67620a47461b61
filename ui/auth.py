"""Who may use the chat: a file with one person a line, ``name:role:hash``, an Argon2 hash of the password.

``python -m ui.auth NAME [ROLE]`` asks for a password and gives the line to add to the file.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from getpass import getpass
from pathlib import Path

from argon2 import PasswordHasher, extract_parameters
from argon2.exceptions import InvalidHashError, VerificationError
from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from index.errors import ActesError

WRONG_TRIES = RateLimitItemPerMinute(
    10, 10
)  # of one name in ten minutes; then none is tried until some are past
_MAKE_IT = "make it with: python -m ui.auth NAME [reader|editor]"
_log = logging.getLogger(__name__)


class BadAuthFile(ActesError):
    """The file of the people who may sign in can't be used."""


class Role(StrEnum):
    """What a person may do: ask and read, or add documents too."""

    READER = "reader"
    EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class Person:
    """One who may sign in; ``secret`` is the Argon2 hash of their password."""

    name: str
    role: Role
    secret: str


def auth_line(name: str, password: str, role: Role = Role.READER) -> str:
    """The line of the auth file that lets this person in."""
    return f"{name}:{role}:{PasswordHasher().hash(password)}"


def read_people(path: Path) -> dict[str, Person]:
    """Those who may sign in, by name. Raises ``BadAuthFile``."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadAuthFile(f"{path}: the auth file can't be read; {error}") from error
    people = [_person(path, rank, line) for rank, line in enumerate(lines, 1) if line.strip()]
    if not people:
        raise BadAuthFile(f"{path}: the auth file names nobody; add a line with: python -m ui.auth NAME")
    return {person.name: person for person in people}


def _person(path: Path, rank: int, line: str) -> Person:
    name, _, rest = line.strip().partition(":")
    role, _, secret = rest.partition(":")
    if name and role in set(Role):
        try:
            extract_parameters(secret)
        except InvalidHashError:
            pass
        else:
            return Person(name, Role(role), secret)
    raise BadAuthFile(f"{path}, line {rank}: not name:role:hash; {_MAKE_IT}")


class Door:
    """Tells who may come in, and slows those who guess: one try at a time, and few wrong ones of a name."""

    def __init__(self, people: Mapping[str, Person], wrong_tries: RateLimitItem = WRONG_TRIES) -> None:
        self._people = people
        self._wrong_tries = wrong_tries
        self._tried = MovingWindowRateLimiter(MemoryStorage())
        self._one = asyncio.Lock()
        self._hasher = PasswordHasher()
        # An unknown name takes as long as a wrong password.
        self._nobody = self._hasher.hash(secrets.token_hex())

    async def admits(self, name: str, password: str) -> bool:
        """Do a name and a password belong together? False without a look after too many wrong ones."""
        async with self._one:
            if not self._tried.test(self._wrong_tries, name):
                _log.warning("sign-in of %r refused: too many wrong passwords", name)
                return False
            right = await asyncio.to_thread(self._verify, name, password)
            if not right:
                self._tried.hit(self._wrong_tries, name)
                _log.warning("sign-in of %r failed", name)
            return right

    def role(self, name: str | None) -> Role | None:
        """What a person who has signed in may do; None for one that is not known."""
        person = self._people.get(name or "")
        return person.role if person else None

    def _verify(self, name: str, password: str) -> bool:
        person = self._people.get(name)
        try:
            self._hasher.verify(person.secret if person else self._nobody, password)
        except VerificationError:
            return False
        return person is not None


if __name__ == "__main__":
    match sys.argv[1:]:
        case [name] if name and ":" not in name:
            sys.stdout.write(auth_line(name, getpass()) + "\n")
        case [name, role] if name and ":" not in name and role in set(Role):
            sys.stdout.write(auth_line(name, getpass(), Role(role)) + "\n")
        case _:
            sys.exit("usage: python -m ui.auth NAME [reader|editor]; no colon in the name")
