"""The codes of a budget line as acts spell them, and what the plan de comptes says of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from index.facts.finder import Reading
from index.plan_de_comptes import (
    Kind,
    is_known,
    label_of,
    norms_of,
    possible_norms,
    section_of,
    split_function,
)
from index.types import BudgetSection

# What the words before a code say that it is: a slot of ``Codes``.
_SLOTS = {
    "ligne": "operation",
    "operation": "operation",
    "chap": "chapter",
    "chapitre": "chapter",
    "fonction": "function",
    "sous-fonction": "function",
    "fonctionnel": "function",
    "rubrique": "function",
    "nature": "nature",
    "art": "nature",
    "article": "nature",
    "compte": "nature",
    "imputation": "nature",
}
WORD = r"(?:ligne|operation|chap(?:itre)?|(?:sous-)?fonction|code\s+fonctionnel|rubrique|nature|art(?:icle)?|compte|imputation)(?:s|\.)?"
_STEMS = (
    "ligne",
    "operation",
    "chap",
    "sous-fonction",
    "fonction",
    "code",
    "rubrique",
    "nature",
    "art",
    "compte",
    "imputation",
)
_QUALIFIED = r"(?:\s+(?:budgetaires?|de\s+credits?|d'investissement|comptable))?"
_CODE = r"\d{2,8}(?:-\d{3,8}){0,2}"
# One word and its code, or words and codes in step: "nature/fonction 6042/92421".
_TOLD = re.compile(
    rf"\b(?P<words>{WORD}(?:\s?/\s?{WORD})*){_QUALIFIED}\s*(?:n\s?°|:)?\s*(?P<codes>{_CODE}(?:\s?/\s?\d{{2,8}})*)"
    r"(?![\d%€_]|[.,/-]\d|\s?(?:%|€|euros?\b))"
)
# One word and several codes: "les comptes 6413 « personnel » et 6419 « remboursements »".
_ALSO = re.compile(
    r"\s*(?:\"[^\"\n]{2,80}\"|\([^()\n]{2,80}\))?(?:\s+en\s+(?:depenses|recettes))?\s*(?:,\s*(?:et\s+)?|et\s+|ou\s+)(?:au\s+|le\s+)?(?P<code>\d{2,8})\b"
    r"(?![%€_]|[.,/-]\d|\s?(?:%|€|euros?\b|[a-z]))"
)
# What makes "article 1639" a law's and no account's.
_OF_LAW = re.compile(
    r"\s*(?:bis|ter|quater|[b-xz]\b(?!')|a(?=\s+(?:du|de|et|bis|ter)\b|\s*[,;.)])|et\s+suivants|(?:de\s+la|de\s+l'|du|des)\s*(?:present\w*\s+)?"
    r"(?:code|loi|decret|ordonnance|reglement|arrete|statuts?|convention|marche|cgct|cgi|ccag|cctp|directive)\b)"
)
# What stands before a noun: "la commune compte 2188 habitants" counts.
_NOUN_BEFORE = re.compile(r"(?:\b(?:aux?|les?|du|des|un|et|sur|en|par)|[^a-z\s]|\n|^)\s*$")
_NORM = re.compile(r"\bm\s?\.?\s?(?P<norm>4\d?|14|22|52|57|71|832)\b")
_LATER = re.compile(r"a\s+(?:compter|partir)\s+du\s+1er\s+janvier\s+(?P<year>20\d\d)")
# Budgets that are written in nomenclatures of their own (M4, M49, M22).
_OF_OTHERS = re.compile(r"\b(?:assainissement|eau|budgets?\s+annexes?|spanc|lotissement|regie)\b")
_SECTION = re.compile(
    r"\b(?:section\s+(?:de\s+|d')?|depenses?\s+(?:de\s+|d')|recettes?\s+(?:de\s+|d'))(?P<name>fonctionnement|investissement)\b"
)
_AROUND = 160  # characters before the codes in which their section is told
SLOTS = ("operation", "chapter", "nature", "function")
NORMS = frozenset(("M14", "M52", "M57", "M71"))


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of one budget line as printed, "" where none, in ``[start, end)`` of the document."""

    start: int
    end: int
    operation: str = ""
    chapter: str = ""
    nature: str = ""
    function: str = ""

    @property
    def count(self) -> int:
        return sum(bool(getattr(self, slot)) for slot in SLOTS)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the plan de comptes says of a line's codes: see ``BudgetLine``."""

    section: BudgetSection | None
    nomenclature: str
    nature: str
    function: str
    chapter: str


def codes_told(plain: str, start: int, end: int) -> Iterator[Codes]:
    """Each word with its code: "chapitre 65", "ligne de crédits 2390", "nature/fonction 6042/92421"."""
    for at in _word_starts(plain, start, end):
        match = _TOLD.match(plain, at, end) if at >= start else None
        if not match or (match["words"] == "compte" and not _NOUN_BEFORE.search(plain[max(0, at - 12) : at])):
            continue
        start = match.end()
        words, codes = match["words"].split("/"), re.split(r"\s?/\s?", match["codes"])
        chained = (
            len(words) == 1 and slot_of(words[0]) == "operation" and len(codes) > 2
        )  # "ligne 65/6574/301"
        codes = codes if len(words) > 1 else codes[:1]
        if chained or len(words) != len(codes) or _OF_LAW.match(plain, match.end(), end):
            continue
        slots = {slot_of(word): code for word, code in zip(words, codes, strict=True)}
        slots = _as_account(slots, match[0])
        told = Codes(match.start(), match.end(), **slots)
        if is_plausible(told):
            yield told
            yield from _also(plain, told, words[0], end) if len(words) == 1 else ()


def _as_account(slots: dict[str, str], printed: str) -> dict[str, str]:
    """ "Ligne budgétaire 65748" tells an account of the plan by its number; a line has a number of its owner's."""
    line = slots.get("operation", "")
    told = len(slots) == 1 and len(line) > 4 and "budgetaire" in printed and is_known(Kind.NATURE, line)
    return {"nature": line} if told else slots


def _also(plain: str, told: Codes, word: str, end: int) -> Iterator[Codes]:
    """The further codes behind a word that stands in the plural."""
    at, slot = told.end, slot_of(word)
    while word.endswith("s") and (match := _ALSO.match(plain, at, end)):
        at = match.end()
        codes = Codes(match.start("code"), at, **{slot: match["code"]})
        if is_plausible(codes):
            yield codes


def _word_starts(plain: str, start: int, end: int) -> list[int]:
    """Where a word of a code may begin: plain search is many times faster here than a pattern."""
    starts = []
    for stem in _STEMS:
        at = plain.find(stem, start, end)
        while at >= 0:
            starts.append(at)
            at = plain.find(stem, at + 1, end)
    return sorted(starts)


def slot_of(word: str) -> str:
    """The slot of ``Codes`` that a word announces ("chap." is "chapter"), "" for any other word."""
    return _SLOTS.get(word.strip().removeprefix("code").strip().rstrip("s."), "")


def collide(one: Codes, other: Codes) -> bool:
    """Do both tell a code of one kind?"""
    return any(getattr(one, slot) and getattr(other, slot) for slot in SLOTS)


def merged(one: Codes, other: Codes) -> Codes:
    """The codes of both, which stand in this order; the first's where both tell one."""
    return Codes(one.start, other.end, **{slot: getattr(one, slot) or getattr(other, slot) for slot in SLOTS})


def is_plausible(codes: Codes) -> bool:
    """Each code is one of some nomenclature, or of its owner's making (an operation, a line)."""
    return (
        (not codes.nature or is_nature(codes.nature))
        and (not codes.chapter or is_chapter(codes.chapter))
        and len(codes.operation) != 2  # "ligne 12" is a bus's
    )


def is_nature(code: str) -> bool:
    """An account, or one that a council parted further; two figures are a class of accounts, or an article of law."""
    return (len(code) > 2 and is_known(Kind.NATURE, code)) or (
        len(code) > 4 and is_known(Kind.NATURE, code[:-1])
    )


def is_chapter(code: str) -> bool:
    return bool(_chapter(code))


def meaning_of(codes: Codes, reading: Reading) -> Meaning:
    """The codes' labels under the nomenclatures that the act, its council and its year leave possible."""
    of_function, function = split_function(codes.function)
    chapter = _chapter(codes.chapter) or of_function
    wanted = ((Kind.NATURE, codes.nature), (Kind.FUNCTION, function), (Kind.CHAPTER, chapter))
    norms = _norms(reading, codes)
    norms = norms_of(Kind.NATURE, codes.nature, norms) or norms  # 65748 is an account of M57 alone
    labels = [label_of(kind, code, norms) for kind, code in wanted]
    section = section_of(codes.nature, chapter, norms or NORMS) or _section_told(reading, codes)
    return Meaning(section, "".join(norms) if len(norms) == 1 and any(labels) else "", *labels)


def _chapter(printed: str) -> str:
    """The chapter as the plan writes it: "11" is 011, "908241" is 908 with a function behind it."""
    spellings = (printed, f"0{printed}", split_function(printed)[0])
    return next((code for code in spellings if is_known(Kind.CHAPTER, code)), "")


def _section_told(reading: Reading, codes: Codes) -> BudgetSection | None:
    told = _SECTION.findall(reading.plain, max(reading.act.start, codes.start - _AROUND), codes.end)
    return BudgetSection(told[-1]) if told else None


def _norms(reading: Reading, codes: Codes) -> frozenset[str]:
    """None for a budget that has a nomenclature of its own."""
    if _OF_OTHERS.search(reading.plain, max(reading.act.start, codes.start - _AROUND), codes.end + _AROUND):
        return frozenset()
    return _norms_of_act(reading)


@lru_cache(maxsize=4)
def _norms_of_act(reading: Reading) -> frozenset[str]:
    """The nomenclature that the act names for its own year, else those of its council's kind and year."""
    act, plain = reading.act, reading.plain
    year = act.date.year if act.date else 0
    later = any(int(m["year"]) > year for m in _LATER.finditer(plain, act.start, act.end))
    named = {f"M{m['norm']}" for m in _NORM.finditer(plain, act.start, act.end)}
    if named and not later:
        return frozenset(named) if len(named) == 1 and named <= NORMS else frozenset()
    return possible_norms(act.council.value, year) if act.council and year else frozenset()
