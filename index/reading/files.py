"""The door of reading: any path to a Document, or a clear refusal."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from index.errors import DamagedPdf, EmptyFile, EncryptedPdf, MissingFile, UnknownFormat, UnreadableFile
from index.reading.archive import check_parts, exists, is_archive, members, open_file
from index.reading.opendocument import read_opendocument
from index.reading.pdf import read_pdf
from index.reading.plain import read_text
from index.reading.sniff import HEAD, PDF_MARK, Format, sniff
from index.reading.word import read_word
from index.types import Document

_LONGEST = 50_000_000  # bytes: a text or an office file beyond this is no act
_TAKEN = frozenset((".pdf", ".txt", ".text", ".docx", ".odt", ".doc", ".zip"))
_TEXTS = frozenset((".txt", ".text"))
_NOT_READ = {
    Format.OLD_OFFICE: "save it as .docx or PDF",
    Format.RTF: "save it as .docx or PDF",
    Format.OTHER_OFFICE: "save it as PDF",
    Format.ARCHIVE: "give the files in it",
}
_PASSWORD = "EncryptedPackage".encode("utf-16-le")  # what an office file with a password holds


def read(path: Path) -> Document:
    """Read a PDF, a text, a Word or an OpenDocument file, told apart by content; ``path`` may name a member of
    an archive. Raises an UnreadableFile error for any other."""
    sha256, size, kind = _fingerprint(path)
    if not size:
        raise EmptyFile(str(path), "the file is empty", "fetch the file again")
    if kind is Format.PDF:
        return read_pdf(path, sha256)
    if path.suffix.lower() == ".pdf":
        raise DamagedPdf(str(path), "no PDF inside, though named so", "fetch the file again")
    if kind is Format.OTHER and path.suffix.lower() in _TAKEN - _TEXTS:
        raise UnknownFormat(
            str(path), f"no {path.suffix} file inside, though named so", "fetch the file again"
        )
    if size > _LONGEST:
        raise UnknownFormat(str(path), f"too long for {kind}", "give a PDF or a text file")
    with open_file(path) as file:
        data = file.read()
    return read_text(path, data, sha256) if kind is Format.OTHER else _read_office(path, data, sha256, kind)


def _read_office(path: Path, data: bytes, sha256: str, kind: Format) -> Document:
    if kind is Format.OLD_OFFICE and _PASSWORD in data:
        raise EncryptedPdf(str(path), "a password is needed to open it", "remove its password")
    if kind in _NOT_READ:
        raise UnknownFormat(str(path), f"{kind}, which is not read", _NOT_READ[kind])
    check_parts(path, data)
    how = read_word if kind is Format.WORD else read_opendocument
    return how(str(path), data, sha256)


def find_files(paths: Iterable[Path]) -> tuple[tuple[Path, ...], tuple[UnreadableFile, ...]]:
    """Files to read, each once, in a stable order, and what can't be taken.

    Named files are taken whatever they are; folders and archives give, at any depth, their PDFs and their files
    named as texts, hidden ones left out, and are refused when they hold none.
    """
    files: dict[str, Path] = {}  # by the resolved path: the path as given
    refused: list[UnreadableFile] = []
    for path in paths:
        if not exists(path):
            refused.append(MissingFile(str(path), "no such file or folder", "check the path"))
            continue
        inside = list(_walk(path)) if path.is_dir() else [path]
        if not inside:
            refused.append(_nothing_in(path))
        for file in inside:
            found, bad = _unfold(file)
            refused += bad
            for each in found:
                files.setdefault(os.path.realpath(each), each)
    return tuple(files.values()), tuple(refused)


def _unfold(file: Path) -> tuple[list[Path], list[UnreadableFile]]:
    """The file itself; of an archive, the files to read in it."""
    if not is_archive(file):
        return [file], []
    found, refused = members(file)
    taken = [member for member in found if _is_candidate(member)]
    return taken, refused if taken or refused else [_nothing_in(file)]


def _nothing_in(path: Path) -> UnreadableFile:
    return UnknownFormat(str(path), "no PDF or text file in it", "check the path")


def _walk(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and _is_candidate(Path(root, name)):
                yield Path(root, name)


def _is_candidate(path: Path) -> bool:
    if path.suffix.lower() in _TAKEN:
        return True
    try:
        with open_file(path) as file:
            return PDF_MARK in file.read(HEAD)
    except (OSError, UnreadableFile):
        return False


def _fingerprint(path: Path) -> tuple[str, int, Format]:
    """The file's SHA-256, its size and its format. Raises MissingFile or UnreadableFile."""
    digest = hashlib.sha256()
    try:
        with open_file(path) as file:
            while block := file.read(1 << 20):
                digest.update(block)
            return digest.hexdigest(), file.tell(), sniff(file)
    except FileNotFoundError:
        raise MissingFile(str(path), "no such file", "check the path") from None
    except IsADirectoryError:
        raise UnknownFormat(str(path), "a folder, not a file", "name the files in it") from None
    except OSError as error:
        reason = f"can't be read ({error.strerror or type(error).__name__})"
        raise UnreadableFile(str(path), reason, "check the file's rights") from None
