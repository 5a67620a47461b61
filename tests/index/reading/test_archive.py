"""Archives are read as folders, never unpacked to disk, and none fills the memory."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from pathlib import Path

import pytest

from index.errors import MissingFile, UnknownFormat, UnreadableFile
from index.reading import archive
from index.reading.archive import exists, is_archive, members, open_file
from index.reading.files import find_files, read
from index.reading.images import page_image, quote_boxes
from index.types import FileKind
from tests.index.reading.test_files import encrypt, make_pdf

TEXT = "Article 1 : attribue 500 euros."


def packed(entries: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as new:
        for name, content in entries.items():
            new.writestr(name, content)
    return out.getvalue()


def make_zip(path: Path, entries: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    path.write_bytes(packed(entries, method))
    return path


@pytest.fixture
def pdf(tmp_path: Path) -> bytes:
    return make_pdf(tmp_path / "act.pdf", TEXT).read_bytes()


@pytest.fixture
def acts(tmp_path: Path, pdf: bytes) -> Path:
    inner = packed({"2022/b.pdf": pdf, "deeper.zip": packed({"c.txt": b"Article 3"})})
    entries = {"dir/a.pdf": pdf, "dir/é.txt": TEXT.encode(), "inner.zip": inner, "noname": pdf}
    hidden = {"__MACOSX/._a.pdf": b"x", "dir/.b.pdf": pdf, "table.xls": b"\xd0\xcf", "photo.jpg": b"\xff"}
    return make_zip(tmp_path / "acts.zip", {**entries, **hidden})


def test_members_are_found_as_in_a_folder_and_named_so(acts: Path) -> None:
    files, refused = find_files([acts])
    names = [str(file.relative_to(acts)) for file in files]
    assert names == ["dir/a.pdf", "dir/é.txt", "inner.zip/2022/b.pdf", "noname"]
    assert [(error.path, error.reason) for error in refused] == [
        (str(acts / "inner.zip/deeper.zip"), "an archive three deep")
    ]


def test_a_folder_gives_what_is_in_its_archives(acts: Path, tmp_path: Path) -> None:
    files, _ = find_files([tmp_path])
    assert [file.name for file in files] == ["act.pdf", "a.pdf", "é.txt", "b.pdf", "noname"]


def test_the_content_makes_the_archive_not_the_name(acts: Path, tmp_path: Path) -> None:
    moved = acts.rename(tmp_path / "acts")
    assert is_archive(moved)
    assert len(find_files([moved])[0]) == 4


@pytest.mark.parametrize("name", ["dir/a.pdf", "inner.zip/2022/b.pdf", "noname"])
def test_a_member_is_read_as_the_file_it_is(acts: Path, pdf: bytes, name: str) -> None:
    document = read(acts / name)
    assert document.sha256 == hashlib.sha256(pdf).hexdigest()
    assert document.path == str(acts / name)
    assert document.name == Path(name).name
    assert document.kind is FileKind.PDF
    assert [page.text for page in document.pages] == [TEXT]
    assert len(quote_boxes(acts / name, 1, "500 euros")) == 1
    assert page_image(acts / name, 1, 1.0).width > 500


def test_a_text_in_an_archive_is_read(acts: Path) -> None:
    assert read(acts / "dir/é.txt").pages[0].text == TEXT


def test_nothing_is_written_to_disk(acts: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    for file in find_files([acts])[0]:
        read(file)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    "name", ["nothing.pdf", "dir", "dir/a.pdf/x", "inner.zip/none.pdf", "inner.zip/2022/b.pdf/x"]
)
def test_a_member_that_is_not_there_is_missing(acts: Path, name: str) -> None:
    assert not exists(acts / name)
    with pytest.raises(FileNotFoundError):
        open_file(acts / name)
    with pytest.raises(MissingFile):
        read(acts / name)
    assert [type(error) for error in find_files([acts / name])[1]] == [MissingFile]


def test_below_a_file_that_is_no_archive_there_is_nothing(tmp_path: Path, pdf: bytes) -> None:
    assert not exists(tmp_path / "act.pdf" / "a.pdf")
    with pytest.raises(FileNotFoundError):
        open_file(tmp_path / "act.pdf" / "a.pdf")


def test_a_member_can_be_named_outright(acts: Path) -> None:
    assert find_files([acts / "dir/a.pdf"]) == ((acts / "dir/a.pdf",), ())


def test_an_archive_in_an_archive_that_changed_is_read_anew(acts: Path) -> None:
    for text in ("un", "deux"):
        make_zip(acts, {"inner.zip": packed({"a.txt": text.encode()})})
        os.utime(acts, ns=(0, len(text)))
        assert read(acts / "inner.zip/a.txt").pages[0].text == text


def test_an_empty_archive_and_one_without_acts_are_refused(tmp_path: Path) -> None:
    for entries in ({}, {"a.jpg": b"x"}):
        path = make_zip(tmp_path / "a.zip", entries)
        files, (error,) = find_files([path])
        assert (files, type(error)) == ((), UnknownFormat)


@pytest.mark.parametrize("name", ["../out.pdf", "/etc/x.pdf", "a/../b.pdf", "./a.pdf", "a//b.pdf"])
def test_names_that_lead_elsewhere_are_refused(tmp_path: Path, pdf: bytes, name: str) -> None:
    (tmp_path / "out.pdf").write_bytes(pdf)
    found, refused = members(make_zip(tmp_path / "a.zip", {name: pdf}))
    assert found == []
    assert [error.reason for error in refused] == ["a name no file can have"]


def test_a_password_is_told(tmp_path: Path, acts: Path) -> None:
    data = bytearray(acts.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1  # the first member's flag in the table of contents
    acts.write_bytes(data)
    _, refused = find_files([acts])
    assert (refused[0].path, refused[0].reason) == (
        str(acts / "dir/a.pdf"),
        "a password is needed to unpack it",
    )


def test_a_locked_pdf_in_an_archive_is_told(tmp_path: Path, pdf: bytes) -> None:
    locked = encrypt(make_pdf(tmp_path / "locked.pdf", TEXT), "secret", "owner").read_bytes()
    path = make_zip(tmp_path / "a.zip", {"a.pdf": locked})
    with pytest.raises(UnreadableFile, match=r"a\.zip/a\.pdf: a password"):
        read(path / "a.pdf")


BOMB = bytes(20_000_000)


def test_a_bomb_is_refused_and_the_rest_is_read(tmp_path: Path, pdf: bytes) -> None:
    path = make_zip(
        tmp_path / "a.zip", {"bomb.pdf": BOMB, "act.pdf": pdf, "inner.zip": packed({"b.pdf": BOMB})}
    )
    files, refused = find_files([path])
    assert [file.name for file in files] == ["act.pdf"]
    assert {error.path for error in refused} == {str(path / "bomb.pdf"), str(path / "inner.zip/b.pdf")}
    assert all("decompression bomb" in error.reason for error in refused)
    with pytest.raises(UnreadableFile, match="bomb"):
        open_file(path / "bomb.pdf")


def test_a_member_that_says_less_than_it_holds_gives_no_more(tmp_path: Path) -> None:
    data = bytearray(packed({"bomb.txt": BOMB}))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(mark) + offset
        data[at : at + 4] = (1000).to_bytes(4, "little")
    (tmp_path / "a.zip").write_bytes(data)
    with pytest.raises(UnreadableFile, match="damaged"):
        open_file(tmp_path / "a.zip/bomb.txt")


def test_an_unknown_packing_is_told(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "a.zip", {"a.txt": TEXT.encode()}, zipfile.ZIP_LZMA)
    assert "method 14" in members(path)[1][0].reason


@pytest.mark.parametrize(("bound", "most"), [("MOST_MEMBERS", 2), ("LARGEST_SUM", 100)])
def test_too_much_in_one_archive_is_refused(
    acts: Path, monkeypatch: pytest.MonkeyPatch, bound: str, most: int
) -> None:
    monkeypatch.setattr(archive, bound, most)
    files, (error,) = find_files([acts])
    assert files == ()
    assert "unpack it" in error.advice


def test_too_large_a_member_is_refused(acts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST", 100)
    assert "more than is read" in members(acts)[1][0].reason


def test_damage_is_told_never_a_crash(acts: Path) -> None:
    whole = acts.read_bytes()
    for at in range(2, len(whole), len(whole) // 150):
        acts.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        files, refused = find_files([acts])
        assert files or refused
        assert all(map(_text_or_reason, files))
        acts.write_bytes(whole[:at])
        files, refused = find_files([acts])
        assert files or refused


def _text_or_reason(path: Path) -> str:
    try:
        return read(path).pages[0].text or "blank"
    except UnreadableFile as error:
        return error.reason
