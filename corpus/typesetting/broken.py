"""Breaking a font's ToUnicode map, as some brochure software does.

The page looks right, for glyphs are drawn by their number; its text, copied or extracted, is wrong, for each
glyph number is said to stand for another letter. Here small letters turn into letters of Latin Extended-A,
digits into combining signs, capital vowels and accented capitals into U+FFFD, and spaces have no width.
"""

from __future__ import annotations

import re

_ENTRY = re.compile(rb"(<[0-9A-F]{4}> )<([0-9A-F]{4})>(?=\n)")
_LOST = 0xFFFD
_ZERO_WIDTH = 0x200B


def break_to_unicode(pdf: bytes) -> bytes:
    """Rewrite every entry of the uncompressed ToUnicode maps; no length changes, so offsets stay true."""
    return _ENTRY.sub(lambda found: found[1] + b"<%04X>" % mistaken(int(found[2], 16)), pdf)


def mistaken(code: int) -> int:
    """The code point that the broken map gives for a character."""
    char = chr(code)
    if char.isspace():
        return _ZERO_WIDTH
    if char.isdigit():
        return 0x0341 + int(char)
    if "a" <= char <= "z":
        return 0x0103 + 2 * ((ord(char) - ord("a")) * 7 % 26)
    if char in "AEIOUYÀÂÉÈÊÎÔÙÇ":
        return _LOST
    if "A" <= char <= "Z":
        return 0x01CD + (ord(char) - ord("A")) * 5 % 26
    return 0x0180 + code % 64
