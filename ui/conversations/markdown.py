"""A paper as Markdown (CommonMark with tables). What acts and people say is text: never a link, an image, HTML or any
other markup."""

from __future__ import annotations

import re
from itertools import groupby

from ui.conversations.paper import Block, Kind, Paper

# What may open or close markup, anywhere in a line; then what does so at its start, and what some readers make links of.
_SIGNS = re.compile(r"[\\`*_{}\[\]<>&|~#$^=!]")
_AT_START = re.compile(r"^(\s*)([-+]|\d{1,9}(?=[.)]))")
_ADDRESSES = re.compile(r":(?=//)|(?<=www)\.|@", re.IGNORECASE)
_DROPPED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def escaped(text: str) -> str:
    """Text as Markdown that shows it as it is, on one line.

    >>> escaped("1. *a* [b](http://c) <d>")
    '1\\\\. \\\\*a\\\\* \\\\[b\\\\](http\\\\://c) \\\\<d\\\\>'
    """
    line = re.sub(r"[\t\n\r ]+", " ", _DROPPED.sub("", text)).strip()
    line = _ADDRESSES.sub(r"\\\g<0>", _SIGNS.sub(r"\\\g<0>", line))
    return _AT_START.sub(lambda at: f"{at[1]}{_defused(at[2])}", line, count=1)


def _defused(opening: str) -> str:
    return f"\\{opening}" if opening in "-+" else f"{opening}\\"


def markdown(paper: Paper) -> str:
    """The whole file; it ends with a line end."""
    parts = []
    for listed, group in groupby(paper.blocks, lambda block: block.kind is Kind.ITEM):
        told = [_block(block) for block in group]
        parts.append("\n".join(told) if listed else "\n\n".join(told))
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> str:
    text = escaped(block.text)
    match block.kind:
        case Kind.TITLE:
            return f"# {text}"
        case Kind.QUESTION | Kind.SECTION:
            return f"## {text}"
        case Kind.HEADLINE:
            return f"**{text}**"
        case Kind.WARNING:
            return f"> {text}"
        case Kind.ITEM:
            return f"- {text}"
        case Kind.SMALL:
            return f"*{text}*"
        case Kind.TABLE:
            return _table(block)
        case Kind.REFERENCE:
            return f"\\[{block.number}\\] {text}" + (f"  \n{escaped(block.quote)}" if block.quote else "")
    return text


def _table(block: Block) -> str:
    head, *rows = ([escaped(cell) for cell in row] for row in block.rows)
    rule = ["---:" if rank == block.figures else "---" for rank in range(len(head))]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, rule, *rows))
