"""Which lines of a text are drawn from fonts whose characters are wrong, told by their characters alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# Characters that French does not use: other letters of Latin, other scripts, private use, lost ones,
# combining signs that stand on no plain letter, symbols within words.
_FOREIGN = re.compile(
    r"[\u0100-\u0151\u0154-\u0177\u0179-\u02ff\u0370-\u1dff\ue000-\uefff\uf100-\uf8ff\ufffd]"
    r"|(?:(?<=[^A-Za-z])|^)[\u0300-\u036f]"
    r"|(?<=[A-Za-z\ufffd])[¤¦§¯½¼¾¬]|[¤¦§¯½¼¾¬](?=[A-Za-z\ufffd])"
)
_PERHAPS = re.compile(r"[\u0100-\u0151\u0154-\u0177\u0179-\u1dff\ue000-\uefff\uf100-\uf8ff\ufffd]")  # quicker
_SHARE = 0.25  # of a garbled line's characters, at least, are foreign
_FEWEST = 40  # foreign characters of a garbled text, at least: fewer can't be solved
_FEWEST_LINES = 3
_GAP = 12  # lines between two garbled ones that may belong to the same page of a brochure

# What a font's letters are mapped to lies in one of these ranges.
_BLOCKS = (0x250, 0x300, 0x370, 0x400, 0x530, 0x600, 0x700, 0xE000, 0x110000)
_MARKS_BLOCK = 2  # combining signs: digits and marks, beside the letters of another block


@dataclass(frozen=True, slots=True)
class Font:
    """The lines, by number, that one broken font seems to have drawn; ``near`` may be its as well."""

    lines: tuple[int, ...]
    near: tuple[int, ...]


def may_be_garbled(text: str) -> bool:
    """Does it hold enough odd characters to look closer? A matter of microseconds."""
    return not text.isascii() and len(_PERHAPS.findall(text)) >= _FEWEST


def find_fonts(lines: Sequence[str]) -> tuple[Font, ...]:
    """The broken fonts of a text; none for a text in French, with foreign names or without."""
    found = {at: block for at, line in enumerate(lines) if (block := _block(line)) is not None}
    foreign = sum(len(_FOREIGN.findall(lines[at])) for at in found)
    if foreign < _FEWEST or len(found) < _FEWEST_LINES:
        return ()
    lines_of = Counter(found.values())
    found = {at: block if lines_of[block] >= _FEWEST_LINES else _MARKS_BLOCK for at, block in found.items()}
    known = _settle(found)
    near = _near(lines, sorted(known), known)
    fonts = sorted(set(known.values()))
    return tuple(
        Font(tuple(at for at in known if known[at] == font), tuple(at for at in near if near[at] == font))
        for font in fonts
    )


def _block(line: str) -> int | None:
    """The block that most of a garbled line's foreign characters are of; None for a readable line."""
    if line.isascii():
        return None
    foreign = _FOREIGN.findall(line)
    if len(foreign) < 2 or len(foreign) < _SHARE * len("".join(line.split())):
        return None
    blocks = Counter(_block_of(char) for char in foreign if char != "\ufffd")
    del blocks[_MARKS_BLOCK]
    return blocks.most_common(1)[0][0] if blocks else _MARKS_BLOCK


def _block_of(char: str) -> int:
    return next(rank for rank, end in enumerate(_BLOCKS) if ord(char) < end)


def _settle(found: dict[int, int]) -> dict[int, int]:
    """Lines of digits, marks and lost letters only are of the font of the line before, else after."""
    settled: dict[int, int] = {}
    for order in (sorted(found), sorted(found, reverse=True)):
        last: int | None = None
        for at in order:
            block = settled.get(at, found[at])
            if block != _MARKS_BLOCK:
                last = block
            if last is not None:
                settled[at] = last if block == _MARKS_BLOCK else block
    return dict(sorted((settled or found).items()))


def _near(lines: Sequence[str], garbled: Sequence[int], fonts: dict[int, int]) -> dict[int, int]:
    """Printed lines among the garbled ones that hold nothing odd themselves: capitals of the same font?"""
    return {
        at: fonts[before]
        for before, after in _neighbours(garbled, len(lines))
        for at in range(before + 1, min(after, before + _GAP))
        if lines[at].strip()
    }


def _neighbours(garbled: Sequence[int], end: int) -> Iterator[tuple[int, int]]:
    yield from zip(garbled, [*garbled[1:], end], strict=True)
