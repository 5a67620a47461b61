"""The file of those who may sign in, and the door."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from limits import RateLimitItemPerHour

from tests.ui.browser import in_a_thread
from ui.auth import BadAuthFile, Door, Role, auth_line, read_people


def test_a_person_gets_in_with_the_right_password_only(tmp_path: Path) -> None:
    file = tmp_path / "people"
    file.write_text(f"{auth_line('zoé', 'sésame: ouvre-toi')}\n\n{auth_line('luc', 'b')}\n", "utf-8")
    door = Door(read_people(file))

    async def tries() -> list[bool]:
        pairs = [("zoé", "sésame: ouvre-toi"), ("luc", "b"), ("luc", "sésame: ouvre-toi"), ("anne", "")]
        return [await door.admits(name, password) for name, password in pairs]

    assert in_a_thread(tries()) == [True, True, False, False]


def test_who_guesses_is_slowed_and_nobody_else(tmp_path: Path) -> None:
    file = tmp_path / "people"
    file.write_text(f"{auth_line('zoé', 'a')}\n{auth_line('luc', 'b')}\n", "utf-8")
    door = Door(read_people(file), wrong_tries=RateLimitItemPerHour(3))

    async def tries() -> list[bool]:
        guesses = await asyncio.gather(*(door.admits("zoé", guess) for guess in "bcda"))
        return [*guesses, await door.admits("zoé", "a"), await door.admits("luc", "b")]

    assert in_a_thread(tries()) == [False, False, False, False, False, True]


def test_roles_are_told(tmp_path: Path) -> None:
    file = tmp_path / "people"
    file.write_text(f"{auth_line('zoé', 'a', Role.EDITOR)}\n{auth_line('luc', 'b')}\n", "utf-8")
    door = Door(read_people(file))
    assert [door.role(name) for name in ("zoé", "luc", "anne", None)] == [
        Role.EDITOR,
        Role.READER,
        None,
        None,
    ]


def test_the_password_is_not_in_the_file() -> None:
    assert "sésame" not in auth_line("zoé", "sésame")
    assert auth_line("zoé", "sésame") != auth_line("zoé", "sésame")


@pytest.mark.parametrize(
    "line",
    ["zoé:clair", "zoé", ":reader:$argon2id$", "zoé:reader:clair", "zoé:scrypt$YQ==$YQ==", "zoé:chief:x", ""],
)
def test_a_bad_file_is_refused_with_its_name(tmp_path: Path, line: str) -> None:
    file = tmp_path / "people"
    file.write_text(line, "utf-8")
    with pytest.raises(BadAuthFile, match=r"people.*python -m ui\.auth NAME"):
        read_people(file)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadAuthFile, match="can't be read"):
        read_people(tmp_path / "nobody")
