"""What the words of a line must look like to be the title of an act."""

from __future__ import annotations

import re

from index.act_numbers import Numbered
from index.marks import ACTION, CARETAKING, DECISION, EXPOSE, OUTCOME, PERSON, RECITAL, SIGNED, SITTING_TITLE

_SHORTEST = 6  # letters of a title; of one that a number tells:
_SHORTEST_NUMBERED = 4
_LONGEST_PLAIN = 200  # characters of a title that no number tells
# A dash of the dispositif is no heading, though numbered: it opens with the verb of a decision.
_VERB = re.compile(
    r"(?:de\s+|d')?(?:(?:approuv|autoris|decid|fix|donn|charg|adopt|accept|valid|inscri|preci|dema|dit\b|"
    r"preleve|impute|sollicit|attribu|accord|confirm|design|engage|mandat|cre)(?:e|er|re|ent|s|t)?\b"
    r"|(?:prend|retien|dit|emet|renonce|rejette|ajourne|instaur|modifi)(?:re|dre|t|s|e|er)?\b)"
    r"|d'(?:une|autre)\s+part\b"
)
# A line that ends in an amount or a bare outcome is a row of a list: "12. Amis du lac 322,00".
_ROW_END = re.compile(r"\s\d[\d .]*[.,]\d\d\s*€?\s*$|\s(?:approuve|adopte|rejete)e?s?\W*$")
_COUNT = re.compile(r"\W*\w+\s*:\s*\d")  # "Abstentions : 3"
# Sentences begin with these, and titles do not.
_SENTENCE = re.compile(
    r"(?:(?:le|la|les|un|une|des|du|ce|cet|cette|ces|il|elle|ils|elles|on|nous|je|en|par|pour|dans|sur|apres|afin|ainsi"
    r"|suite|depuis|considerant|que|qui|a|au|aux|selon|conformement|compte\s+tenu|votent?)\b(?!\s*:)|[lcdjqs]')"
)
_YEARS = re.compile(r"(?:19|20)\d\d\s?[-/]\s?(?:19|20)\d\d")
_WORD = re.compile(r"[^\W\d_]{4}")
_FIRST_SIGN = re.compile(r"[^\W\d_]|[«\"(]|\d+[a-z]")


def is_numbered_title(printed: str, plain: str, number: Numbered, alone: bool) -> bool:
    """Whether the words behind a number are a title; ``alone``: a blank line stands above them."""
    if not _is_heading(plain) or _letters(plain) < _SHORTEST_NUMBERED:
        return False
    if not number.coded:
        return _is_capitalised(printed, plain)
    # "2022-2023" is a year; and a line of prose may begin with an earlier act's number, and go on with its date.
    earlier = _YEARS.fullmatch(number.printed) or re.match(r"du\s+\d", plain)
    return not earlier and (alone or _is_capitalised(printed, plain))


def is_announced_title(printed: str, plain: str) -> bool:
    """Whether words that the agenda has are a title, and no sentence said of it."""
    return _is_capitalised(printed, plain) and _letters(plain) >= _SHORTEST and _is_heading(plain)


def is_plain_title(printed: str, plain: str) -> bool:
    """A title that neither a number nor the agenda tells: short, no sentence, nobody's name or speech."""
    words = plain.strip()
    if printed[0].islower() or len(words) > _LONGEST_PLAIN or words[-1] in ",;" or is_sentence(words):
        return False
    if not is_announced_title(printed, plain) or len(words.split()) < 2 or SITTING_TITLE.match(words):
        return False
    if any(mark.search(words) for mark in (EXPOSE, RECITAL, SIGNED, DECISION)):
        return False
    return bool(ACTION.match(words)) or not CARETAKING.search(words)


def is_sentence(plain: str) -> bool:
    return bool(_SENTENCE.match(plain))


def _is_heading(plain: str) -> bool:
    """No row of a table or a list, no result of a vote, nobody who speaks, no signs that a scan took for letters."""
    if "\t" in plain or _ROW_END.search(plain) or _COUNT.match(plain) or OUTCOME.match(plain.lstrip(" (-")):
        return False
    return bool(_FIRST_SIGN.match(plain) and _WORD.search(plain)) and not PERSON.match(plain)


def _is_capitalised(printed: str, plain: str) -> bool:
    return not printed[0].islower() and _letters(plain) >= len(plain.split()) and not _VERB.match(plain)


def _letters(plain: str) -> int:
    return sum(map(str.isalpha, plain))
