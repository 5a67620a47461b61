"""The marks that Word writes itself before a paragraph: "Article 1 - ", "a) ", a dash. They are not in the text.

Home of the rules of WordprocessingML's lists (ECMA-376, 17.9). Elements are python-docx's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NUM = f"{_W}pPr/{_W}numPr"
_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_SMALL = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_MOST_PARENTS = 20  # styles built on styles; more is a circle


class Numbering:
    """Counts as the paragraphs go by: ``mark`` is asked once of each, in their order."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        """Of the parts numbering.xml (None where there is none) and styles.xml."""
        self._levels = {} if numbering is None else _levels(numbering)
        self._styles = {style.get(f"{_W}styleId"): style for style in styles.iter(f"{_W}style")}
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)

    def mark(self, paragraph: Any) -> str:
        """What stands before the paragraph's text, with its space; "" for most."""
        number, level = self._place(paragraph)
        levels = self._levels.get(number, {})
        if level not in levels:
            return ""
        counts = self._counts[number]
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        if levels[level].kind == "bullet":
            return "- "

        def count(place: re.Match[str]) -> str:
            which = int(place[1]) - 1
            own = levels.get(which, levels[level])
            return figure(counts.get(which, own.start), own.kind)

        text = _PLACE.sub(count, levels[level].text).strip()
        return f"{text} " if text else ""

    def _place(self, paragraph: Any) -> tuple[str, int]:
        """The list and the level: the paragraph's own, else its style's."""
        own = paragraph.find(_NUM)
        style = _value(paragraph, f"{_W}pPr/{_W}pStyle")
        number, level = _of(own)
        for _ in range(_MOST_PARENTS):
            if number is not None or style not in self._styles:
                break
            element = self._styles[style]
            number, inherited = _of(element.find(_NUM))
            level = inherited if level is None else level
            style = _value(element, f"{_W}basedOn")
        return number or "0", level or 0


@dataclass(frozen=True, slots=True)
class _Level:
    """A level of a list: its kind of figure, the text around it ("Article %1 :"), its first number."""

    kind: str
    text: str
    start: int


def _level(element: Any) -> _Level:
    kind, text = _value(element, f"{_W}numFmt"), _value(element, f"{_W}lvlText")
    return _Level(kind or "decimal", text or "", int(_value(element, f"{_W}start") or 1))


def _levels(numbering: Any) -> dict[str, dict[int, _Level]]:
    """List -> level -> how it is written; a list may change a level's start."""
    kinds = {
        abstract.get(f"{_W}abstractNumId"): {
            int(level.get(f"{_W}ilvl")): _level(level) for level in abstract.iter(f"{_W}lvl")
        }
        for abstract in numbering.iter(f"{_W}abstractNum")
    }
    found = {}
    for number in numbering.iter(f"{_W}num"):
        levels = dict(kinds.get(_value(number, f"{_W}abstractNumId"), {}))
        for change in number.iter(f"{_W}lvlOverride"):
            levels |= _changed(levels, change)
        found[number.get(f"{_W}numId")] = levels
    return found


def _changed(levels: dict[int, _Level], change: Any) -> dict[int, _Level]:
    rank, start = int(change.get(f"{_W}ilvl")), _value(change, f"{_W}startOverride")
    whole = change.find(f"{_W}lvl")
    if whole is not None:
        return {rank: _level(whole)}
    if start is None or rank not in levels:
        return {}
    return {rank: replace(levels[rank], start=int(start))}


def _of(place: Any) -> tuple[str | None, int | None]:
    if place is None:
        return None, None
    level = _value(place, f"{_W}ilvl")
    return _value(place, f"{_W}numId"), None if level is None else int(level)


def _value(element: Any, path: str) -> str | None:
    found = element.find(path)
    value: str | None = None if found is None else found.get(f"{_W}val")
    return value


def figure(number: int, kind: str) -> str:
    """The number as Word's name of the kind has it.

    >>> [figure(4, kind) for kind in ("decimal", "lowerLetter", "upperRoman", "none")]
    ['4', 'd', 'IV', '']
    """
    if kind == "none":
        return ""
    if kind in ("lowerLetter", "upperLetter") and 1 <= number <= 26:
        letter = chr(ord("a") + number - 1)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in ("lowerRoman", "upperRoman") and 1 <= number < 4000:
        return _roman(number).upper() if kind == "upperRoman" else _roman(number)
    return f"{number:02}" if kind == "decimalZero" else str(number)


def _roman(number: int) -> str:
    figures = ""
    for value, sign in (*_ROMAN, *_ROMAN_SMALL):
        figures += sign * (number // value)
        number %= value
    return figures
