"""What a file is, told by its first bytes, never by its name."""

from __future__ import annotations

import zlib
from enum import StrEnum
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

PDF_MARK = b"%PDF-"
HEAD = 1024  # bytes: PDF readers accept some rubbish before the mark
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")  # the second: an empty archive
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Office's container before 2007
_RTF = b"{\\rtf"
_ODT = b"application/vnd.oasis.opendocument.text"
# What zipfile raises on archives that are damaged.
DAMAGED_ZIP = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
_MOST_DIRECTORY = 8 << 20  # bytes of an archive's table of contents: some 100,000 names


class Format(StrEnum):
    PDF = "a PDF"
    WORD = "a Word document"
    OPENDOCUMENT = "an OpenDocument text"
    ARCHIVE = "a zip archive"
    OLD_OFFICE = "a Word or Excel file of the old kind"
    RTF = "a rich text file"
    OTHER_OFFICE = "an office file, but no text document"
    OTHER = "something else, perhaps a text"


def sniff(file: BinaryIO) -> Format:
    """The format of a seekable file. A zip that can't be opened is an archive."""
    file.seek(0)
    head = file.read(HEAD)
    if head.startswith(_ZIP):  # before PDF: an archive may hold a PDF as it is
        return _zip_format(file)
    if PDF_MARK in head:
        return Format.PDF
    if head.startswith(_OLE):
        return Format.OLD_OFFICE
    return Format.RTF if head.startswith(_RTF) else Format.OTHER


def has_fair_directory(file: BinaryIO) -> bool:
    """May the archive's table of contents be loaded? Not where it is missing, huge, or of the 64-bit kind."""
    size = file.seek(0, 2)
    file.seek(max(0, size - (1 << 16) - 42))
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or tail[max(0, at - 20) : at].startswith(b"PK\x06\x07"):
        return False
    return int.from_bytes(tail[at + 12 : at + 16], "little") <= _MOST_DIRECTORY


def _zip_format(file: BinaryIO) -> Format:
    if not has_fair_directory(file):
        return Format.ARCHIVE
    try:
        with ZipFile(file) as archive:
            names = set(archive.namelist())
            if "mimetype" in names:
                with archive.open("mimetype") as entry:
                    kind = entry.read(len(_ODT) + 10)
                return Format.OPENDOCUMENT if kind.startswith(_ODT) else Format.OTHER_OFFICE
    except DAMAGED_ZIP:
        return Format.ARCHIVE
    if "[Content_Types].xml" not in names:
        return Format.ARCHIVE
    return Format.WORD if "word/document.xml" in names else Format.OTHER_OFFICE
