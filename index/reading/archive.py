"""Files inside zip archives, named as if the archive were a folder: ``acts.zip/2022/a.pdf``.

Nothing is unpacked to disk. What a member may weigh is bounded before it is read, so that no small archive
fills the memory; an archive in an archive is opened, one deeper is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from index.errors import UnknownFormat, UnreadableFile
from index.reading.sniff import DAMAGED_ZIP, Format, has_fair_directory, sniff

LARGEST = 128_000_000  # bytes of a member, unpacked
MOST_MEMBERS = 10_000
LARGEST_SUM = 4_000_000_000  # bytes of all members, unpacked
_RATIO = 200  # unpacked to packed: acts stay far below, whatever they hold
_SMALL = 10_000_000  # bytes: no ratio is a danger below


def open_file(path: Path) -> BinaryIO:
    """A file, or a member of an archive (in memory), for reading.

    Raises OSError as ``Path.open`` does, and UnreadableFile for a member that must or can't be unpacked.
    """
    archive = _archive_above(path)
    if archive is None:
        return path.open("rb")
    with _holder(archive, path) as (opened, info):
        return BytesIO(_bytes(opened, info, path))


def exists(path: Path) -> bool:
    """Is there such a file, folder or member?"""
    archive = _archive_above(path)
    if archive is None:
        return path.exists()
    try:
        with _holder(archive, path):
            return True
    except FileNotFoundError:
        return False
    except UnreadableFile:
        return True  # it can't be told


def check_parts(path: Path, data: bytes) -> None:
    """Raises UnreadableFile for an office file (a zip of parts) that must not be unpacked."""
    with _opened(path, BytesIO(data)) as opened:
        for info in opened.infolist():
            _check(info, path)


def is_archive(path: Path) -> bool:
    """Is it a zip that is no office document? False for what can't be opened."""
    try:
        with open_file(path) as file:
            return sniff(file) is Format.ARCHIVE
    except (OSError, UnreadableFile):
        return False


def members(path: Path) -> tuple[list[Path], list[UnreadableFile]]:
    """The members of an archive, hidden ones left out, those of its own archives among them; and what must be
    refused of it (all of it, or some members). No member is read, but archives in it."""
    found: list[Path] = []
    refused: list[UnreadableFile] = []
    try:
        with open_file(path) as file, _opened(path, file) as archive:
            for info in archive.infolist():
                _sort(path, info, found, refused)
    except UnreadableFile as error:
        return [], [error]
    return list(dict.fromkeys(found)), refused


def _sort(path: Path, info: ZipInfo, found: list[Path], refused: list[UnreadableFile]) -> None:
    parts = PurePosixPath(info.filename).parts
    if info.is_dir() or any(part.startswith((".", "__MACOSX")) and part != ".." for part in parts):
        return
    inside = path / info.filename
    try:
        # A name that leads out of the archive, or that a path would change, can't be found again.
        if ".." in parts or "/".join(parts) != info.filename or info.filename.startswith("/"):
            raise UnknownFormat(
                f"{path}/{'/'.join(parts)}", "a name no file can have", "make the archive again"
            )
        _check(info, inside)
    except UnreadableFile as error:
        refused.append(error)
        return
    if inside.suffix.lower() != ".zip":
        found.append(inside)
    elif _archive_above(path) is None:
        deeper, bad = members(inside)
        found += deeper
        refused += bad
    else:
        refused.append(UnknownFormat(str(inside), "an archive three deep", "unpack it and give its files"))


def _archive_above(path: Path) -> Path | None:
    """The file of which the path names a member; None for the path of a file or folder."""
    if path.exists():
        return None
    return next((parent for parent in path.parents if parent.is_file()), None)


@contextmanager
def _holder(archive: Path, path: Path) -> Iterator[tuple[ZipFile, ZipInfo]]:
    """The open archive that holds the member, and its entry there.

    Raises FileNotFoundError where there is none (or its archive is no zip), else UnreadableFile.
    """
    parts = path.relative_to(archive).parts
    with archive.open("rb") as file:
        if file.read(2) != b"PK":
            raise FileNotFoundError(path)
        with _opened(archive, file) as opened:
            names = set(opened.namelist())
            if "/".join(parts) in names:
                yield opened, opened.getinfo("/".join(parts))
                return
    outer = next((n for n in range(1, len(parts)) if "/".join(parts[:n]) in names), 0)
    if not outer:
        raise FileNotFoundError(path)
    inner = _inner(archive, "/".join(parts[:outer]), archive.stat().st_mtime_ns)
    if not inner.startswith(b"PK"):
        raise FileNotFoundError(path)
    with _opened(path, BytesIO(inner)) as opened:
        if "/".join(parts[outer:]) not in set(opened.namelist()):
            raise FileNotFoundError(path)
        yield opened, opened.getinfo("/".join(parts[outer:]))


@lru_cache(maxsize=1)
def _inner(archive: Path, name: str, _changed: int) -> bytes:
    """An archive in an archive: kept, for its members are asked for one after the other."""
    with archive.open("rb") as file, _opened(archive, file) as opened:
        return _bytes(opened, opened.getinfo(name), archive / name)


@contextmanager
def _opened(path: Path, file: BinaryIO) -> Iterator[ZipFile]:
    """The open archive. Raises UnreadableFile where it is damaged, or too much is in it."""
    if not has_fair_directory(file):
        raise UnreadableFile(
            str(path), "a damaged archive, or one of too many files", "unpack it and give its files"
        )
    try:
        archive = ZipFile(file)
    except DAMAGED_ZIP as error:
        raise UnreadableFile(str(path), f"a damaged archive ({error})", "fetch it again") from None
    with archive:
        infos = archive.infolist()
        if len(infos) > MOST_MEMBERS:
            reason = f"an archive of {len(infos)} files; {MOST_MEMBERS} are the most"
            raise UnreadableFile(str(path), reason, "unpack it and give the folder")
        if sum(info.file_size for info in infos) > LARGEST_SUM:
            reason = f"an archive of more than {LARGEST_SUM // 1_000_000} MB once unpacked"
            raise UnreadableFile(str(path), reason, "unpack it and give the folder")
        yield archive


def _bytes(archive: ZipFile, info: ZipInfo, path: Path) -> bytes:
    _check(info, path)
    try:
        return archive.read(info)  # never more than the size that was checked
    except DAMAGED_ZIP as error:
        raise UnreadableFile(
            str(path), f"damaged in its archive ({error})", "fetch the archive again"
        ) from None


def _check(info: ZipInfo, path: Path) -> None:
    """Raises UnreadableFile for a member that must not be unpacked."""
    if info.flag_bits & 1:
        raise UnreadableFile(str(path), "a password is needed to unpack it", "unpack the archive yourself")
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        reason = f"packed in a way that is not read (method {info.compress_type})"
        raise UnreadableFile(str(path), reason, "unpack the archive yourself")
    size = f"{info.file_size / 1_000_000:.0f} MB once unpacked"
    if info.file_size > _SMALL and info.file_size > _RATIO * info.compress_size:
        raise UnreadableFile(str(path), f"{size}, from hardly anything: a decompression bomb", "leave it out")
    if info.file_size > LARGEST:
        raise UnreadableFile(
            str(path), f"{size}, more than is read in an archive", "unpack the archive yourself"
        )
