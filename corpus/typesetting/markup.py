"""The small markup in which the bodies of the acts are written.

Blocks are parted by an empty line; the first characters of a block say what it is:

    # TITLE            the act's title                 ## Heading         a heading inside the act
    = centred          centred lines                   | kept             lines kept as they are
    - item             a list, one item a line
    @name argument     something drawn: @table, @budget, @columns, @sign, @page, @rule, @space, @brochure

Anything else is a paragraph. ``**bold**`` and ``__underlined__`` hold everywhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.typesetting.model import NBSP

_PREFIXES = {"#": "title", "##": "heading", "=": "centre", "-": "items", "|": "kept"}


@dataclass(frozen=True, slots=True)
class Block:
    """``lines`` are without their prefix; a paragraph is one line."""

    kind: str
    lines: tuple[str, ...]


_BEFORE, _AFTER = re.compile(r" (?=[;:!?»])"), re.compile(r"(?<=«) ")


def parse(body: str) -> tuple[Block, ...]:
    """The blocks of a body, with French no-break spaces: before ; : ! ? and », after «."""
    body = _AFTER.sub(NBSP, _BEFORE.sub(NBSP, body))
    chunks = (chunk.strip("\n") for chunk in body.replace("\n\n\n", "\n\n").split("\n\n"))
    return tuple(_block(chunk.splitlines()) for chunk in chunks if chunk.strip())


def _block(lines: list[str]) -> Block:
    mark = lines[0].split(" ", 1)[0]
    if mark.startswith("@"):
        argument = " ".join(lines)[len(mark) :].strip()
        return Block(mark[1:], tuple(part.strip() for part in argument.split("|")))
    if mark in _PREFIXES:
        return Block(_PREFIXES[mark], tuple(line.removeprefix(mark).strip() for line in lines))
    return Block("text", (" ".join(line.strip() for line in lines),))
