"""The documentation names no command, option or make target that does not exist."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from ui.cli import actes

DOCUMENTS = ("README.md", "CONTRIBUTING.md")
FENCED = re.compile(r"^```.*?\n(.*?)^```", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`([^`\n]+)`")
ENDS = re.compile(r"\s(?:&&|\|\|?|;|>|#)(?:\s|$)")


def code_lines(text: str) -> Iterator[str]:
    """The lines of fenced blocks, and the inline code."""
    for block in FENCED.findall(text):
        yield from block.replace("\\\n", " ").splitlines()
    yield from SPAN.findall(FENCED.sub("", text))


def words(line: str) -> list[str]:
    """The words of the first command on a line; the brackets of a synopsis are no part of it."""
    first = ENDS.split(line.strip().removeprefix("$ "))[0]
    try:
        return shlex.split(first.replace("[", "").replace("]", ""))
    except ValueError:  # an apostrophe: words of a language, no command line
        return []


def unknown_in(command_words: list[str]) -> list[str]:
    """What ``actes WORDS`` names that does not exist: a command (or one of a command's), or an option of it."""
    group = {option for param in actes.params for option in param.opts} | {"--help", "--version"}
    command: click.Command | None = None
    known, unknown = group, []
    takes_value = {o for p in actes.params if isinstance(p, click.Option) and not p.is_flag for o in p.opts}
    rest = iter(command_words)
    for word in rest:
        if word.startswith("-") and len(word) > 1:
            option = word.partition("=")[0]
            unknown += [] if option in known else [option]
            if command is None and option in takes_value and "=" not in word:
                next(rest, None)
        elif command is None or isinstance(command, click.Group):
            command = (command or actes).commands.get(word)
            if command is None:
                return [*unknown, word]
            known = {option for param in command.params for option in param.opts} | {"--help"}
    return unknown


def make_targets(root: Path) -> set[str]:
    return set(re.findall(r"^([a-z-]+):", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def lines_with(root: Path, document: str, program: str) -> list[list[str]]:
    """Every command line of this program in the document, without the program's own word."""
    found = []
    for line in code_lines((root / document).read_text(encoding="utf-8")):
        match words(line):
            case [first, *rest] if first.rpartition("/")[2] == program:
                found.append(rest)
    return found


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_actes_line_exists(root: Path, document: str) -> None:
    offences = {" ".join(line): unknown_in(line) for line in lines_with(root, document, "actes")}
    assert {line: unknown for line, unknown in offences.items() if unknown} == {}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_make_line_exists(root: Path, document: str) -> None:
    named = [word for line in lines_with(root, document, "make") for word in line if "=" not in word]
    assert sorted(set(named) - make_targets(root)) == []


def test_the_readme_names_the_two_commands(root: Path) -> None:
    assert {"demo", "test"} <= {line[0] for line in lines_with(root, "README.md", "make") if line}


def test_every_target_is_in_makes_help(root: Path) -> None:
    told = set(re.findall(r'@echo "make ([\w-]+)', (root / "Makefile").read_text(encoding="utf-8")))
    assert told == make_targets(root) - {"help"}


@pytest.mark.parametrize(
    ("line", "unknown"),
    [
        ("--store DIR ask 'how much?'", []),
        ("ingest PATH... [--workers N] [--force] [--reembed]", []),
        ("ask --json --batch FILE", []),
        ("chat --host=0.0.0.0", []),
        ("dance", ["dance"]),
        ("--store DIR dance", ["dance"]),
        ("ask --loud", ["--loud"]),
        ("--loud ask", ["--loud"]),
        ("correct set ACT FACT amount=8000 --why TEXT", []),
        ("correct dance", ["dance"]),
        ("correct undo --loud", ["--loud"]),
    ],
)
def test_unknown_commands_and_options_are_seen(line: str, unknown: list[str]) -> None:
    assert unknown_in(words(line)) == unknown


def test_commands_are_found_in_blocks_and_spans() -> None:
    text = "Run `actes check` or\n```sh\n$ .venv/bin/actes ask \\\n  'who?' # why\nmake x && y\n```\n"
    lines = [words(line) for line in code_lines(text)]
    assert lines == [[".venv/bin/actes", "ask", "who?"], ["make", "x"], ["actes", "check"]]
