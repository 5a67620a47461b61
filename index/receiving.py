"""Files as they come in: written beside, and put in their place under a safe name once they are whole."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from pathlib import Path
from unicodedata import category, normalize

from index.errors import ActesError

FOLDER = "added"  # of a store: the files that people gave
LARGEST = 200_000_000  # bytes of a file: the longest registers of scans are about half of that
_FREE = 500_000_000  # bytes left on the disk: the store grows by what is read of a file
_LONGEST_NAME = 150  # bytes in UTF-8: file systems take 255, and a number may follow
_COMING = ".coming"
_FORBIDDEN = re.compile(r'[<>:"|?*]')  # in no name on Windows, where the store may be copied
_NAMELESS = "document"


class NotReceived(ActesError):
    """A file can't be taken in: a message in one line, ``reason`` and ``advice``."""

    def __init__(self, reason: str, advice: str) -> None:
        super().__init__(f"{reason}; {advice}")
        self.reason = reason
        self.advice = advice


def safe_name(given: str) -> str:
    """A name for a file in our folder, near to the one given, whatever that is.

    >>> safe_name("../../etc/passwd"), safe_name("C:\\\\actes\\\\budget 2022?.pdf"), safe_name("...")
    ('passwd', 'budget 2022.pdf', 'document')
    """
    last = re.split(r"[/\\]", normalize("NFC", given.encode("utf-8", "ignore").decode()))[-1]
    plain = "".join(" " if category(char).startswith(("C", "Z")) else char for char in last)
    clean = " ".join(_FORBIDDEN.sub("", plain).split()).strip(". ")
    stem, dot, suffix = clean.rpartition(".")
    if not dot or len(suffix.encode()) > 10:
        stem, dot, suffix = clean, "", ""
    room = _LONGEST_NAME - len((dot + suffix).encode())
    stem = stem.encode()[:room].decode("utf-8", "ignore").rstrip(". ")
    return f"{stem or _NAMELESS}{dot}{suffix}"


def check_size(size: int, folder: Path) -> None:
    """Raises NotReceived for a file that is too large, or has no room on the disk."""
    if size > LARGEST:
        raise NotReceived(
            f"the file is larger than {LARGEST // 1_000_000} MB", "split it, or use actes ingest"
        )
    if shutil.disk_usage(folder).free < size + _FREE:
        raise NotReceived("the disk is nearly full", "free some room, then give the file again")


class Incoming:
    """One file on its way: its bytes are written as they come. Ends by ``keep`` or ``drop``."""

    def __init__(self, folder: Path, id_: str) -> None:
        """``folder``: where it will be kept."""
        self._folder = folder
        self._path = coming(folder, id_)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._file = self._path.open("xb")
        self._digest = hashlib.sha256()
        self.size = 0

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()

    def write(self, data: bytes) -> None:
        """Raises NotReceived where it grows too large."""
        self.size += len(data)
        if self.size > LARGEST:
            check_size(self.size, self._folder)
        self._digest.update(data)
        self._file.write(data)

    def keep(self, name: str) -> Path:
        """Put it in its place, beside any other file of that name: where it is now."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        place = _reserve(self._folder, name)
        os.replace(self._path, place)
        return place

    def drop(self) -> None:
        self._file.close()
        self._path.unlink(missing_ok=True)


def coming(folder: Path, id_: str) -> Path:
    """Where a file stands while it comes."""
    return folder / _COMING / id_


def _reserve(folder: Path, name: str) -> Path:
    """A path where nothing stands, made ours at once: two files of one name never meet."""
    stem, suffix = os.path.splitext(name)
    rank = 1
    while True:
        place = folder / (f"{stem} ({rank}){suffix}" if rank > 1 else name)
        try:
            os.close(os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644))
        except FileExistsError:
            rank += 1
        else:
            return place
