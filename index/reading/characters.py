"""What a PDF's characters mean: ligatures, bullets of symbol fonts, controls. Pure tables and functions."""

from __future__ import annotations

import re
import unicodedata

LINE_END_HYPHEN = "\ufffe"  # pdfium's mark of a hyphen at a line's end; the line break itself is left out

_LIGATURES = dict(enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"), 0xFB00))
# Symbol fonts (Symbol, Wingdings) put their glyphs at U+F000 and on: in acts they are nearly always the
# bullet of a list; the few others that carry a meaning are named.
_SYMBOLS = dict.fromkeys(range(0xF000, 0xF100), "•") | {
    0xF020: " ",
    0xF02D: "-",
    0xF0A7: "▪",
    0xF0D8: "➢",
    0xF0E0: "→",
    0xF0F0: "→",
    0xF0FC: "✓",
}
_CONTROLS = dict.fromkeys((*range(0x00, 0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0)))
_INVISIBLE = dict.fromkeys((0xAD, 0x200B, 0x2060, 0xFEFF, 0xFFFE, 0xFFFF))
_MEANING: dict[int, str | None] = {**_CONTROLS, **_INVISIBLE, **_LIGATURES, **_SYMBOLS}
_PLAIN = re.compile(r"[\x20-\x7e€’«»–…œŒ°À-ÖØ-öø-ÿ]*")
_WEIGHTLESS = re.compile(r"[\s\-\u2010\u2011]+")


def clean(text: str) -> str:
    """NFC, ligatures expanded, symbol-font bullets as real ones, controls and invisible marks gone.

    >>> clean("of\ufb01ce\x02")
    'office'
    """
    if _PLAIN.fullmatch(text):
        return text
    return unicodedata.normalize("NFC", text.translate(_MEANING))


def matching_key(text: str) -> str:
    """What stays the same between a page's characters and the text made of them: no space, no hyphen.

    >>> matching_key("subven-\\ntion 5\u202f000")
    'subvention5000'
    """
    return _WEIGHTLESS.sub("", clean(text))
