"""Who may use the chat: a file with one person a line, ``name:scrypt$salt$hash`` (both in base64).

``python -m ui.auth NAME`` asks for a password and gives the line to add to the file.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import sys
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Callable
from getpass import getpass
from pathlib import Path

from index.errors import ActesError

COST = {"n": 2**14, "r": 8, "p": 1}  # 16 MiB and some 50 ms a try


class BadAuthFile(ActesError):
    """The file of the people who may sign in can't be used."""


def auth_line(name: str, password: str) -> str:
    """The line of the auth file that lets this person in."""
    salt = secrets.token_bytes(16)
    return f"{name}:scrypt${_text(salt)}${_text(_hash(password, salt))}"


def read_auth(path: Path) -> Callable[[str, str], bool]:
    """A function that tells if a name and a password belong together. Raises ``BadAuthFile``."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadAuthFile(f"{path}: the auth file can't be read; {error}") from error
    people = dict(_person(path, rank, line) for rank, line in enumerate(lines, 1) if line.strip())
    if not people:
        raise BadAuthFile(f"{path}: the auth file names nobody; add a line with: python -m ui.auth NAME")
    nobody = secrets.token_bytes(16), secrets.token_bytes(64)

    def allowed(name: str, password: str) -> bool:
        salt, known = people.get(name, nobody)  # an unknown name takes as long as a wrong password
        return hmac.compare_digest(_hash(password, salt), known)

    return allowed


def _person(path: Path, rank: int, line: str) -> tuple[str, tuple[bytes, bytes]]:
    name, _, secret = line.strip().partition(":")
    match secret.split("$"):
        case ["scrypt", salt, known] if name:
            try:
                return name, (b64decode(salt, validate=True), b64decode(known, validate=True))
            except NotBase64:
                pass
    raise BadAuthFile(f"{path}, line {rank}: not name:scrypt$salt$hash; make it with: python -m ui.auth NAME")


def _hash(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, dklen=64, **COST)


def _text(data: bytes) -> str:
    return b64encode(data).decode("ascii")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m ui.auth NAME")
    sys.stdout.write(auth_line(sys.argv[1], getpass()) + "\n")
