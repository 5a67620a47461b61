"""Files as they come in: safe names, whole files in their place, never one over another."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import index.receiving
from index.receiving import Incoming, NotReceived, check_size, coming, safe_name


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("délibération n° 12.pdf", "délibération n° 12.pdf"),
        ("../../../etc/passwd", "passwd"),
        ("C:\\actes\\budget.docx", "budget.docx"),
        (".bashrc", "bashrc"),
        ("acte\u202epdf.exe", "acte pdf.exe"),  # what turns the direction of writing hides an ending
        ("un\nacte\0.pdf", "un acte.pdf"),
        ("e\u0301lus.txt", "élus.txt"),
        ("a: b?.pdf", "a b.pdf"),
        ("é" * 200 + ".pdf", "é" * 73 + ".pdf"),
        ("\ud800", "document"),
        ("", "document"),
        ("/", "document"),
    ],
)
def test_names_are_made_safe(given: str, safe: str) -> None:
    assert safe_name(given) == safe


@given(st.text())
def test_any_name_gives_a_file_in_the_folder(given: str) -> None:
    name = safe_name(given)
    assert name
    assert Path(name).name == name
    assert not name.startswith(".")
    assert len(name.encode()) <= 150
    assert safe_name(name) == name


def test_a_file_is_in_its_place_once_it_is_whole(tmp_path: Path) -> None:
    incoming = Incoming(tmp_path, "one")
    incoming.write(b"un ")
    incoming.write(b"acte")
    assert not (tmp_path / "acte.txt").exists()
    place = incoming.keep("acte.txt")
    assert place == tmp_path / "acte.txt"
    assert place.read_bytes() == b"un acte"
    assert (incoming.sha256, incoming.size) == (hashlib.sha256(b"un acte").hexdigest(), 7)
    assert not coming(tmp_path, "one").exists()


def test_no_file_is_put_over_another(tmp_path: Path) -> None:
    for rank in range(3):
        incoming = Incoming(tmp_path, str(rank))
        incoming.write(b"%d" % rank)
        incoming.keep("acte.txt")
    kept = {path.name: path.read_text() for path in tmp_path.glob("*.txt")}
    assert kept == {"acte.txt": "0", "acte (2).txt": "1", "acte (3).txt": "2"}


def test_a_file_given_up_leaves_nothing(tmp_path: Path) -> None:
    incoming = Incoming(tmp_path, "one")
    incoming.write(b"un ")
    incoming.drop()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_what_is_too_large_is_told_before_and_while_it_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index.receiving, "LARGEST", 4_000_000)
    with pytest.raises(NotReceived, match="larger than 4 MB"):
        check_size(4_000_001, tmp_path)
    incoming = Incoming(tmp_path, "one")
    incoming.write(b"." * 4_000_000)
    with pytest.raises(NotReceived, match="larger than 4 MB"):
        incoming.write(b".")
    incoming.drop()


def test_a_disk_that_is_nearly_full_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index.receiving, "_FREE", 1 << 62)
    with pytest.raises(NotReceived, match="the disk is nearly full"):
        check_size(1, tmp_path)
