"""What a model's retelling of an answer may say: what the answer's first line says, no more and no less.

Its figures are those of our line, in the same order; its dates, years and numbers of acts stand in the answer; its
words are the answer's or only tell; it denies, limits and qualifies as ours does. Anything else, and ours is shown.
Meaning can't be proved so: the rows, the sources and the other lines of the answer stay ours and beside it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from enum import Enum

from assistant.llm.told import Told, read
from assistant.llm.words import telling
from assistant.question import language_of, tells_language
from assistant.types import Answer, Status
from index.text import flat, stems

_MARK = re.compile(r"\s*\[\d{1,3}\]")
_QUOTED = re.compile(r"«[^»]*»?|“[^”]*”?")
_NAME_WORDS = 8  # words between quotation marks that may be a name; more are an act's own sentence
# Who voted how, whose budget it is, who asked whom, what replaces what: told in our words only, for there a word in
# another place says another thing.
_DELICATE = re.compile(
    r"\b(?:contre|against|abst\w*|voix|votes?|voted|unanim\w*|majorit\w*|attention|beware|hausse|baisse"
    r"|budget\w*|recettes?|charges?|depenses?|income|spending|demand\w*|sollicit\w*|request\w*|ask\w*"
    r"|propos\w*|remplac\w*|replac\w*|annul\w*|cancel\w*)\b|[≠→↔]"
)
_MARKUP = re.compile(r"[?<>\[\]{}|`#*_@\\~^=]|https?:|www\.|\w\.(?:com|fr|org|net)\b", re.IGNORECASE)
_LONGEST = 300  # characters beyond twice our own
_SENTENCE_END = re.compile(r"(?<=\w{3}[.!?])\s+")
_SENTENCES = 3
_TO = r"\b(?:a|au|aux|to|for|pour)\b"
_GIVEN_TO = re.compile(rf"{_TO}\s+(?:l'|la |le |les |the )?\"?(?P<who>[\w-]+)")
_BETWEEN = r"(?:[\s\"']|\b(?:l|la|le|les|the)\b)*(?:[\w-]+[\s\"']+(?:(?:l|la|le|les|de|du|d|of|the)\b[\s\"']*)?){0,2}"
_AND = re.compile(r"\b(?:et|and|ainsi qu\w*|as well as)\b|&")
_BY = r"\b(?:par|by|from|de la part d[eu']?)\b[\s\"']*(?:(?:l|la|le|les|the)\b[\s\"']*)?"
_COUNCIL = re.compile(
    rf"{_TO}\s+(?:l'|la |le |les |the )?(?:commune|communaute|conseil|council|departement|region|metropole|ville|syndicat)\b"
)
_PASSIVE = r"(?:\W+[\w-]+){0,8}?\W+(?:s'est vu\w*|se (?:voi\w+|sont vu\w*)|(?:was|were|is|are|been) (?:awarded|granted|given|allocated))\b"


class Fault(Enum):
    """Why a text of the model is not shown."""

    FORM = "form"  # markup, links, several paragraphs, too long
    LANGUAGE = "language"
    FIGURE = "figure"
    DATE = "date"
    NAME = "name"  # a word that neither the answer has nor only tells, or one of ours that is lacking
    SENSE = "sense"  # denied, limited or qualified otherwise
    ROLE = "role"  # who gives and who is given to


def may_be_retold(answer: Answer) -> bool:
    """Is it sure, and no one's own words? Refusals, doubts, votes and quotations stay as they are."""
    line = answer.headline
    return (
        answer.status is Status.ANSWERED
        and not quotes_at_length(line)
        and not _DELICATE.search(flat(line))
        and bool(bare(line))
    )


def quotes_at_length(line: str) -> bool:
    """Does it quote an act's sentence? Names in quotation marks are shorter."""
    return any(len(quote.group().split()) > _NAME_WORDS for quote in _QUOTED.finditer(line))


def bare(line: str) -> str:
    """A line of an answer without the numbers of its sources."""
    return _MARK.sub("", line).strip()


def marks(line: str) -> str:
    """The numbers of a line's sources, as they are printed behind it."""
    return "".join(f" {mark.group().strip()}" for mark in _MARK.finditer(line))


def fault(told: str, answer: Answer) -> Fault | None:
    """Why this text can't stand for the answer's first line; None where it can."""
    language, line = answer.language, bare(answer.headline)
    if _is_misshapen(told, line):
        return Fault.FORM
    if _is_foreign(told, answer):
        return Fault.LANGUAGE
    evidence = _evidence(answer)
    ours, theirs, known = (read(text, language) for text in (line, told, evidence))
    if not (_same_figures(ours, theirs) and _digits(told) <= _digits(line) | _digits(evidence)):
        return Fault.FIGURE
    if not _same_times(ours, theirs, known):
        return Fault.DATE
    if theirs.senses != ours.senses:
        return Fault.SENSE
    if not _same_words(ours, theirs, known):
        return Fault.NAME
    return None if _same_roles(line, told, ours) else Fault.ROLE


def _is_misshapen(told: str, line: str) -> bool:
    shown = told.strip()
    control = any(unicodedata.category(char) in ("Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp") for char in shown)
    return (
        not shown
        or control
        or len(shown) > 2 * len(line) + _LONGEST
        or len(_SENTENCE_END.split(shown)) > _SENTENCES
        or _MARKUP.search(shown) is not None
    )


def _is_foreign(told: str, answer: Answer) -> bool:
    """Do its words tell another language than the answer's? Names are French in either."""
    for name in (*(row.label for row in answer.rows), *(c.council for c in answer.citations)):
        told = re.sub(re.escape(name), " ", told, flags=re.IGNORECASE) if name else told
    return tells_language(told) and language_of(told) is not answer.language


def _evidence(answer: Answer) -> str:
    """All that the answer itself says: its lines but long quotations, its rows, the acts it stands on."""
    lines = [bare(line) for line in answer.text.splitlines() if not quotes_at_length(line)]
    rows = [f"{row.label} ; {row.purpose} ; {row.council}" for row in answer.rows]
    acts = [f"{c.council} ; {c.act}" for c in answer.citations]
    days = [f"{c.date:%d/%m/%Y}" for c in answer.citations if c.date]
    return "\n".join((*lines, *rows, *acts, *days))


def _same_figures(ours: Told, theirs: Told) -> bool:
    """The same, in the same order, each of the same thing; where ours counts nothing by name, the other may."""
    return len(ours.figures) == len(theirs.figures) and all(
        replace(b, of="") == a if not a.of else a == b
        for a, b in zip(ours.figures, theirs.figures, strict=True)
    )


def _digits(text: str) -> frozenset[str]:
    """The signs for numbers other than our ten digits: "½", "²", "Ⅻ"."""
    return frozenset(char for char in text if unicodedata.category(char)[0] == "N" and not "0" <= char <= "9")


def _same_times(ours: Told, theirs: Told, evidence: Told) -> bool:
    """Ours are all told, and none that the answer has not; several years keep their order, for each has its figure."""
    years = {*evidence.years, *(day.year for day in evidence.days), *(year for year, _ in evidence.months)}
    months = {*evidence.months, *((day.year, day.month) for day in evidence.days)}
    if len(ours.years) > 1 and theirs.years != ours.years:
        return False
    return (
        ours.days <= theirs.days <= evidence.days
        and ours.months <= theirs.months <= months
        and set(ours.years) <= set(theirs.years) <= years
    )


def _same_words(ours: Told, theirs: Told, evidence: Told) -> bool:
    """Our line's words are all told; the others are the answer's, or only tell. Beside several figures ours keep
    their order, for each name has its figure."""
    own = tuple(dict.fromkeys(word for word in ours.words if word not in telling()))
    kept = tuple(dict.fromkeys(word for word in theirs.words if word in own))
    known = {*ours.words, *evidence.words, *telling()}
    if not (set(kept) == set(own) and set(theirs.words) <= known):
        return False
    if not (ours.codes <= theirs.codes <= ours.codes | evidence.codes):
        return False
    return len(ours.figures) < 2 or kept == own


def _same_roles(line: str, told: str, ours: Told) -> bool:
    """Who is given to in our line is given to in the other, alone if alone; the one gives nothing there, and the
    council gets nothing."""
    ends = (match["who"] for match in _GIVEN_TO.finditer(flat(line)))
    given_to = next((who for who in ends if set(stems(who)) & set(ours.words)), None)
    if given_to is None:
        return True
    who, plain = re.escape(given_to), flat(told)
    gives = re.search(rf"{_BY}{who}\b", plain) and not re.search(rf"{_BY}{who}\b", flat(line))
    taker = re.search(rf"{_TO}{_BETWEEN}{who}\b", plain) or re.search(rf"\b{who}\b{_PASSIVE}", plain)
    joined = len(_AND.findall(plain)) > len(_AND.findall(flat(line)))
    council = len(_COUNCIL.findall(plain)) > len(_COUNCIL.findall(flat(line)))
    return bool(taker) and not (gives or joined or council)
