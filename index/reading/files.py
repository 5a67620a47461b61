"""The door of reading: any path to a Document, or a clear refusal."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from index.errors import DamagedPdf, EmptyFile, MissingFile, UnknownFormat, UnreadableFile
from index.reading.pdf import read_pdf
from index.reading.plain import read_text
from index.types import Document

_MARK = b"%PDF-"
_MARK_WITHIN = 1024  # bytes: PDF readers accept some rubbish before the mark
_LONGEST_TEXT = 50_000_000  # bytes: a text file beyond this is no act
_CANDIDATES = frozenset((".pdf", ".txt", ".text"))


def read(path: Path) -> Document:
    """Read a PDF or a text file, told apart by content. Raises an UnreadableFile error for any other."""
    sha256, head, size = _fingerprint(path)
    if not size:
        raise EmptyFile(str(path), "the file is empty", "fetch the file again")
    if _MARK in head:
        return read_pdf(path, sha256)
    if path.suffix.lower() == ".pdf":
        raise DamagedPdf(str(path), "no PDF inside, though named so", "fetch the file again")
    if size > _LONGEST_TEXT:
        raise UnknownFormat(str(path), "no PDF, and too long for a text", "give a PDF or a text file")
    return read_text(path, path.read_bytes(), sha256)


def find_files(paths: Iterable[Path]) -> tuple[tuple[Path, ...], tuple[UnreadableFile, ...]]:
    """Files to read, each once, in a stable order, and what can't be taken.

    Named files are taken whatever they are; folders give, at any depth, their PDFs and their files named as
    texts, hidden ones left out, and are refused when they hold none.
    """
    files: dict[Path, Path] = {}  # by the resolved path: the path as given
    refused: list[UnreadableFile] = []
    for path in paths:
        if path.is_dir():
            inside = list(_walk(path))
            for file in inside:
                files.setdefault(Path(os.path.realpath(file)), file)
            if not inside:
                refused.append(UnknownFormat(str(path), "no PDF or text file in it", "check the path"))
        elif path.exists():
            files.setdefault(Path(os.path.realpath(path)), path)
        else:
            refused.append(MissingFile(str(path), "no such file or folder", "check the path"))
    return tuple(files.values()), tuple(refused)


def _walk(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and _is_candidate(Path(root, name)):
                yield Path(root, name)


def _is_candidate(path: Path) -> bool:
    if path.suffix.lower() in _CANDIDATES:
        return True
    try:
        with path.open("rb") as file:
            return _MARK in file.read(_MARK_WITHIN)
    except OSError:
        return False


def _fingerprint(path: Path) -> tuple[str, bytes, int]:
    """The file's SHA-256, its first bytes and its size. Raises MissingFile or UnreadableFile."""
    digest, head, size = hashlib.sha256(), b"", 0
    try:
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                head = head or block[:_MARK_WITHIN]
                digest.update(block)
                size += len(block)
    except FileNotFoundError:
        raise MissingFile(str(path), "no such file", "check the path") from None
    except IsADirectoryError:
        raise UnknownFormat(str(path), "a folder, not a file", "name the files in it") from None
    except OSError as error:
        reason = f"can't be read ({error.strerror or type(error).__name__})"
        raise UnreadableFile(str(path), reason, "check the file's rights") from None
    return digest.hexdigest(), head, size
