"""The numbers of acts: how councils code them, and how headings count."""

from __future__ import annotations

import re
from dataclasses import dataclass

# An act number: capital letters, then groups of digits of which one is usually the year.
NUMBER = (
    r"(?:[A-Z]{1,5}[ ._/-]{0,2}){0,2}\d{1,4}(?:\s?[-–/_]\s?(?:[A-Z]{1,5}[-/_])?[A-Z]{0,5}\d{1,4}){1,3}"
    r"(?:\s?-?\s?(?:BIS|TER|bis|ter)\b)?|(?:19|20)\d{6,10}(?:_\d+)?"
)
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d")
_DATE = re.compile(r"\d{1,2}\s?(?P<part>[-/.])\s?\d{1,2}\s?(?P=part)\s?\d{2,4}|\d{1,2}\s?/\s?\d{4}")

# What stands between a number and the title behind it.
BEFORE_TITLE = r"[ \t]*(?:[-–—:.]+[ \t]*)?(?i:objet\s*:\s*)?"
_RANK = r"(?:(?:\d{1,2}|[IVX]{1,5})[ \t]*[.)°–-]{1,2}[ \t]+)?"
_NAMED = r"(?i:(?P<named>d[ée]lib[ée]ration|affaire|d[ée]lib\.?|acte)\s+)?(?P<no>(?i:n\s?[°o])\s*(?:\d{1,2}\s+(?=[A-Z]))?)?"
_CODED = re.compile(rf"[ \t(]*{_RANK}{_NAMED}(?P<number>(?>{NUMBER}))(?![\w,])[ \t)]*")
_NAMED_SHORT = re.compile(
    r"[ \t(]*(?:d[ée]lib[ée]ration|affaire|d[ée]lib\.?)\s+n\s?[°o]\s*(?P<number>\d{1,3})\b[ \t)]*",
    re.IGNORECASE,
)
# "6.3", "1/", "Point n° 4 :", "230214 001 -", "2021 04 17": figures that count the headings of a sitting.
_COUNTED = re.compile(
    r"[ \t]*(?i:(?:point|affaire|dossier|question)\s+)?(?i:n\s?[°o]\s?)?(?P<digits>\d{1,8}(?:[ ._/-]\d{1,4}){0,3})(?![\d,]|[ .]\d)"
    r"[ \t]*(?P<sign>[.):/°–—-]{0,3})[ \t]*(?![\d%€])"
)
_ROMAN = re.compile(r"[ \t]*(?P<roman>[IVX]{1,5})(?:[ \t]*[.):/°–—-]{1,3}[ \t]*|[ \t]+)(?=[A-ZÀ-Þ«])")
_LETTER = re.compile(
    r"[ \t]*(?!M\.)(?P<letter>[A-Z]|[a-z])[ \t]*(?:[)/–—-]{1,2}[ \t]*|\.[ \t]+)(?=[A-ZÀ-Þ«])"
)
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_LONGEST_RANK = 2  # digits of a number that ranks; a longer one without a sign is a count or a code


@dataclass(frozen=True, slots=True)
class Numbered:
    """What a line opens with: ``printed`` from ``start``; the title begins at ``end``.

    ``rank`` counts the heading among its like, the levels of "6.3" or of a code apart: (6, 3). ``coded`` is a
    number that tells the act without its neighbours; ``family`` is the alphabet that counts ("" if coded).
    """

    printed: str
    start: int
    end: int
    coded: bool
    family: str = ""
    rank: tuple[int, ...] = ()


def read_number(text: str, start: int, end: int) -> Numbered | None:
    """The number that the line ``[start, end)`` opens with."""
    return _read_code(text, start, end) or _read_count(text, start, end)


def _read_code(text: str, start: int, end: int) -> Numbered | None:
    """Groups of digits are an act's number when they hold a year, or are named so."""
    if not _DIGIT.search(text, start, end):
        return None
    if short := _NAMED_SHORT.match(text, start, end):
        if code := _CODED.match(text, start, end):
            short = code
        return Numbered(short["number"], short.start("number"), short.end(), True)
    code = _CODED.match(text, start, end)
    if code is None:
        return None
    dated = _DATE.fullmatch(code["number"]) and not code["no"]
    if not code["named"] and (dated or not _YEAR.search(code["number"])):
        return None
    more = re.compile(r"[ ]?\d{1,3}(?=[ \t]+[^\W\d])").match(text, code.end("number"), end)
    until = more.end() if more and len(re.sub(r"\D", "", code["number"])) == 8 else code.end("number")
    return Numbered(text[code.start("number") : until], code.start("number"), max(code.end(), until), True)


def _read_count(text: str, start: int, end: int) -> Numbered | None:
    count = _COUNTED.match(text, start, end)
    if count and not _DATE.fullmatch(count["digits"]):
        rank = tuple(int(group) for group in re.findall(r"\d+", count["digits"]))
        if count["sign"] or len(rank) > 1 or len(count["digits"]) <= _LONGEST_RANK:
            return Numbered(count["digits"], count.start("digits"), count.end(), False, "digits", rank)
        return None
    if roman := _ROMAN.match(text, start, end):
        value = _roman(roman["roman"])
        return Numbered(roman["roman"], roman.start("roman"), roman.end(), False, "roman", (value,))
    if letter := _LETTER.match(text, start, end):
        case = "capital" if letter["letter"].isupper() else "small"
        value = ord(letter["letter"].lower()) - ord("a") + 1
        return Numbered(letter["letter"], letter.start("letter"), letter.end(), False, case, (value,))
    return None


def _roman(printed: str) -> int:
    values = [_ROMAN_VALUES[c] for c in printed]
    return sum(v if v >= max(values[i:]) else -v for i, v in enumerate(values))
