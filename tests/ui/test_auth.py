"""The file of those who may sign in."""

from __future__ import annotations

from pathlib import Path

import pytest

from ui.auth import BadAuthFile, auth_line, read_auth


def test_a_person_gets_in_with_the_right_password_only(tmp_path: Path) -> None:
    file = tmp_path / "people"
    file.write_text(f"{auth_line('zoé', 'sésame: ouvre-toi')}\n\n{auth_line('luc', 'b')}\n", "utf-8")
    allowed = read_auth(file)
    assert allowed("zoé", "sésame: ouvre-toi")
    assert allowed("luc", "b")
    assert not allowed("luc", "sésame: ouvre-toi")
    assert not allowed("anne", "")


def test_the_password_is_not_in_the_file() -> None:
    assert "sésame" not in auth_line("zoé", "sésame")
    assert auth_line("zoé", "sésame") != auth_line("zoé", "sésame")


@pytest.mark.parametrize("line", ["zoé:clair", "zoé", ":scrypt$YQ==$YQ==", "zoé:scrypt$&$YQ==", ""])
def test_a_bad_file_is_refused_with_its_name(tmp_path: Path, line: str) -> None:
    file = tmp_path / "people"
    file.write_text(line, "utf-8")
    with pytest.raises(BadAuthFile, match=r"people.*python -m ui\.auth NAME"):
        read_auth(file)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadAuthFile, match="can't be read"):
        read_auth(tmp_path / "nobody")
