"""The plan de comptes: what the codes of French local budgets mean, by nomenclature. Read from ``index/data``."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from index.types import BudgetSection

GENERAL_YEAR = 2024  # from then on M57 is the rule for all
_OPTIONAL_YEAR = 2016  # from then on a council may have chosen M57 before
_BY_KIND = (
    ("Département", "M52"),
    ("Région", "M71"),
    ("Métropole", "M57"),
    ("Communauté", "M14"),
    ("Commune", "M14"),
)
_SECTIONS = {"F": BudgetSection.FONCTIONNEMENT, "I": BudgetSection.INVESTISSEMENT}
_SECTION_OF_CLASS = {
    "1": BudgetSection.INVESTISSEMENT,
    "2": BudgetSection.INVESTISSEMENT,
    "6": BudgetSection.FONCTIONNEMENT,
    "7": BudgetSection.FONCTIONNEMENT,
}
# A budget voted by function writes the function behind two figures that tell its section.
_BY_FUNCTION = ("90", "91", "92", "93", "94")


class Kind(StrEnum):
    NATURE = "nature"
    FUNCTION = "function"
    CHAPTER = "chapter"


@dataclass(frozen=True, slots=True)
class Code:
    """What one or more nomenclatures ("M14", "M52", "M57", "M71") call a code."""

    norms: frozenset[str]
    section: BudgetSection | None
    label: str


def possible_norms(council: str, year: int) -> frozenset[str]:
    """The nomenclatures that a council's main budget can be written in that year; none where its kind is unknown.

    ``council``: its kind and name, "Département du Pas-de-Calais".
    """
    usual = next((norm for kind, norm in _BY_KIND if council.startswith(kind)), "")
    if not usual:
        return frozenset()
    if year >= GENERAL_YEAR:
        return frozenset(("M57",))
    return frozenset((usual, "M57")) if year >= _OPTIONAL_YEAR else frozenset((usual,))


def codes(kind: Kind, code: str, norms: frozenset[str]) -> tuple[Code, ...]:
    """What these nomenclatures know of a code; nothing where it is none of theirs."""
    return tuple(known for known in _plan().get((kind, code), ()) if known.norms & norms)


def is_known(kind: Kind, code: str) -> bool:
    """Is it a code of any nomenclature?"""
    return (kind, code) in _plan()


def norms_of(kind: Kind, code: str, norms: frozenset[str]) -> frozenset[str]:
    """Those of the nomenclatures that have this code."""
    return frozenset(norm for known in codes(kind, code, norms) for norm in known.norms & norms)


def label_of(kind: Kind, code: str, norms: frozenset[str]) -> str:
    """The code's label where those of these nomenclatures that have it agree, else "".

    One that says little without what it belongs to ("Autres ...") is told behind it.
    """
    labels = {known.label for known in codes(kind, code, norms)}
    if len(labels) != 1:
        return ""
    label = labels.pop()
    above = label_of(kind, code[:-1], norms) if label.startswith("Autre") and len(code) > 3 else ""
    return f"{above} – {label}" if above else label


def split_function(code: str) -> tuple[str, str]:
    """(chapter, function) of a function's code as printed: "930202" is chapter 930 and function 0202, "92421"
    chapter 924 and function 421; ("", code) where no chapter stands before it."""
    by_function = len(code) > 3 and code[:2] in _BY_FUNCTION
    return (code[:3], code[2:]) if by_function else ("", code)


def section_of(nature: str, chapter: str, norms: frozenset[str]) -> BudgetSection | None:
    """The section that the nature's class tells, else the chapter's; None where neither does.

    A few accounts are chapters of their own (001, 002, 020).
    """
    if len(nature) > 2 and nature[0] in _SECTION_OF_CLASS:
        return _SECTION_OF_CLASS[nature[0]]
    told = {known.section for known in codes(Kind.CHAPTER, chapter or nature, norms)}
    return told.pop() if len(told) == 1 else None


@lru_cache(maxsize=1)
def _plan() -> Mapping[tuple[str, str], tuple[Code, ...]]:
    packed = files("index").joinpath("data/plan_de_comptes.tsv.gz").read_bytes()
    plan: dict[tuple[str, str], tuple[Code, ...]] = {}
    for line in gzip.decompress(packed).decode("utf-8").splitlines():
        kind, code, norms, section, label = line.split("\t")
        known = Code(frozenset(norms.split()), _SECTIONS.get(section), label)
        plan[kind, code] = (*plan.get((kind, code), ()), known)
    return plan
