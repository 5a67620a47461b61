"""Every reason that a file is refused for has its French words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.types import Language
from index.reading.ocr import INSTALL
from index.reading.sniff import Format
from ui.documents.reasons import told

ERRORS = {
    "UnreadableFile": 1,  # the place of the reason among the arguments; the advice follows
    "MissingFile": 1,
    "EmptyFile": 1,
    "UnknownFormat": 1,
    "EncryptedPdf": 1,
    "DamagedPdf": 1,
    "NoText": 1,
    "Trouble": 1,
    "NotReceived": 0,
}
# What a reason is filled with: a number, unless it is written so.
FILLED = {"size": "7 MB once unpacked", "'s' * (len(pages) > 1)": "s"}


def worded(node: ast.expr) -> str | None:
    """The words that an expression writes, what they are filled with as a number; None where it is no text."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(worded(part) or "7" for part in node.values)
    if isinstance(node, ast.FormattedValue):
        return FILLED.get(ast.unparse(node.value))
    return None


def told_in(tree: ast.Module) -> Iterator[str]:
    """The reasons and advice of the errors raised in a module, written there or under a name."""
    named = {
        target.id: words
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and (words := worded(node.value))
        for target in node.targets
        if isinstance(target, ast.Name) and target.id in ("reason", "advice")
    }
    yield from named.values()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ERRORS:
            first = ERRORS[node.func.id]
            yield from filter(None, map(worded, node.args[first : first + 2]))


def test_every_reason_has_french_words(root: Path) -> None:
    modules = sorted((root / "index").rglob("*.py"))
    said = {words for path in modules for words in told_in(ast.parse(path.read_text("utf-8")))}
    assert len(said) > 40
    assert "a password is needed to open it" in said
    assert sorted(words for words in said if told(words, Language.FR)[1] is not Language.FR) == []


@pytest.mark.parametrize("kind", [kind for kind in Format if kind not in (Format.PDF, Format.OTHER)])
def test_every_kind_of_file_has_french_words(kind: Format) -> None:
    said, language = told(f"{kind}, which is not read", Language.FR)
    assert language is Language.FR
    assert str(kind) not in said


def test_what_has_no_french_words_is_told_as_english() -> None:
    assert told("something new", Language.FR) == ("something new", Language.EN)
    assert told("the file is empty", Language.EN) == ("the file is empty", Language.EN)


@pytest.mark.parametrize(
    ("english", "french"),
    [
        (
            "3 pages without text (a scan?)",
            "ses 3 pages ne contiennent pas de texte (des images numérisées ?)",
        ),
        ("reading it takes more than 1800 seconds", "sa lecture prend plus de 1800 secondes"),
        (
            INSTALL,
            "demandez d’installer Tesseract et ses données du français "
            "(apt-get install tesseract-ocr tesseract-ocr-fra), puis réessayez",
        ),
        (
            "an archive of 20000 files; 10000 are the most",
            "l’archive contient 20000 fichiers, 10000 au plus sont lus",
        ),
    ],
)
def test_what_is_counted_is_told(english: str, french: str) -> None:
    assert re.sub(r"[\u00a0\u202f]", " ", told(english, Language.FR)[0]) == french
