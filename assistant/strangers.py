"""Another council than ours: the question names a council that none of the acts is of, though some speak of its town."""

from __future__ import annotations

import re
from collections.abc import Set

from assistant.catalogue import Catalogue
from assistant.link import stem_set
from assistant.types import Term
from index.ledger import Ledger
from index.text import flat

_ACTS = 20  # acts that hold the name, whose heads are read
_HEAD = 1500  # characters of an act's first page, where it tells whose it is
_OF = r"\s+(?:de\s+la\s+|de\s+l'|de\s+|d'|du\s+|des\s+)"  # "à X" may say where another one met
_KIND = r"(?:municipal|communautaire|departemental|regional|metropolitain|syndical|general)"


def is_stranger(term: Term, acts: Set[str], question: str, held: Catalogue, ledger: Ledger) -> bool:
    """Does the question call a council by this name ("the X city council", "conseil municipal de X"), and is none of
    the acts, of which some hold the name, of such a council: by what they say, their file's name, or their head?"""
    if not (term.proper and term.own and acts and _names_a_council(term.word, flat(question))):
        return False
    if any(form in words for form in term.forms for words in held.councils):
        return False
    holding = [act for act in held.acts if act.id in acts]
    if any(
        not stem_set(_file_words(held.files[act.document].path)).isdisjoint(term.forms) for act in holding
    ):
        return False
    heads = (ledger.page(act.document, act.pages[0]).text for act in holding[:_ACTS])
    return not any(_is_head_of(term.word, flat(text)) for text in heads)


def _names_a_council(word: str, plain: str) -> bool:
    name = re.escape(word)
    french = rf"\bconseil\s+{_KIND}{_OF}{name}\b"
    behind = rf"\b{name}(?:'s)?\s+(?:(?:city|town|municipal|community|county|district|village)\s+)?council\b"
    before = rf"\bcouncil\s+of\s+(?:the\s+)?{name}\b"
    return re.search(rf"{french}|{behind}|{before}", plain) is not None


def _file_words(path: str) -> str:
    return path.replace("_", " ").replace("-", " ")


def _is_head_of(word: str, plain: str) -> bool:
    """Does the text call a council by the name, or open as an act of the town does?"""
    name = rf"(?:[\w'-]+[\s-]+){{0,3}}?{re.escape(word)}\b"
    body = rf"\bconseil\s+{_KIND}{_OF}{name}"
    town = rf"\b(?:commune|ville|mairie|communaute|departement|region|metropole){_OF}{name}|^\W*{name}"
    return re.search(body, plain) is not None or re.search(town, plain[:_HEAD]) is not None
