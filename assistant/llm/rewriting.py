"""Is a model's wording of a question still the person's question? Another question is never answered.

It may bring no name, year, figure or word of content that the person did not write, in the question or before it in
the conversation; it may lose none either. Courtesy and words that only ask may change; where a word of content is
lost that is no name, or one is spelt otherwise, the new wording is offered to the person, not answered.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from enum import Enum

from rapidfuzz import fuzz

from assistant.lexicon import frame_words, kind_words
from assistant.llm.words import ASKING, SENSES, filler
from assistant.question import language_of, read_question
from assistant.question_words import read_terms
from assistant.types import Ask, Frame, Language, Pot, Term
from index.numbers import find_numbers_in_words
from index.text import flat, stems, tokens

Terms = tuple[Term, ...]

_ALIKE = 84  # how alike two spellings of one word are, of 100
_SPELT = 5  # letters from which a word may be misspelt
_LONGEST = 300  # characters
# What our own reading found must still be read so.
_KEPT = ("seat", "ballot", "limit", "at_least", "at_most", "in_kind", "amounts")


class Verdict(Enum):
    SAME = "same"  # to be asked instead
    NEAR = "near"  # to be offered: a word is lost, or spelt otherwise
    OTHER = "other"  # another question


def verdict(question: str, history: tuple[str, ...], wording: str) -> Verdict:
    """What may be done with a model's wording of a question."""
    frame, new = read_question(question, history), read_question(wording, history)
    if len(wording) > _LONGEST or not wording.isprintable() or new.language is not frame.language:
        return Verdict.OTHER
    if not (_same_numbers(question, history, wording) and _same_frame(frame, new, _own(question))):
        return Verdict.OTHER
    language = language_of(question)
    asked, worded = read_terms(question, language), read_terms(wording, language)
    before = tuple(term for one in history for term in read_terms(one, language))
    return _of_words(asked, before, worded)


def _of_words(asked: Terms, before: Terms, worded: Terms) -> Verdict:
    brought = [term for term in worded if not _is_form_of(term, (*asked, *before))]
    lost = [term for term in asked if not (_is_form_of(term, worded) or _is_filler(term))]
    if any(not _is_spelling_of(term, asked) for term in brought):
        return Verdict.OTHER
    if any(term.proper and not _is_spelling_of(term, worded) for term in lost):
        return Verdict.OTHER
    # What may be a slip of the pen may be a name, too: "Villers", "Villiers".
    return Verdict.NEAR if brought or lost else Verdict.SAME


def _own(question: str) -> Frame:
    """What the question says without those before it."""
    return read_question(question)


def _same_numbers(question: str, history: tuple[str, ...], wording: str) -> bool:
    """Every number that the question holds, and none that the person did not write."""
    own, new = _numbers([question]), _numbers([wording])
    return own <= new <= own | _numbers(history)


def _numbers(texts: Iterable[str]) -> frozenset[str | Decimal]:
    """Words with a digit, and numbers in words as what they are worth."""
    found: set[str | Decimal] = set()
    for text in texts:
        digits = [word for word in tokens(text) if any(char.isdigit() for char in word)]
        found |= {Decimal(word) if word.isdecimal() else word for word in digits}
        found |= {
            Decimal(number.value)
            for language in Language
            for number in find_numbers_in_words(text, language.value)
        }
    return frozenset(found)


def _same_frame(frame: Frame, new: Frame, own: Frame) -> bool:
    """Is all that we read in the question read in the new wording, too? Only what we could not read may be clearer."""
    if frame.ask is not Ask.PASSAGE and new.ask is not frame.ask:
        return False
    times = {*own.days, *own.months} <= {*new.days, *new.months} <= {*frame.days, *frame.months}
    kept = all(getattr(new, name) == getattr(own, name) for name in _KEPT if getattr(own, name))
    kept = kept and (own.pot or Pot.AWARDED) is (new.pot or Pot.AWARDED)
    return times and kept and _senses(own) == _senses(new) and set(own.years) <= set(new.years)


def _senses(frame: Frame) -> frozenset[str]:
    """What the question denies, limits or qualifies."""
    plain = flat(frame.question)
    return frozenset(name for name, pattern in SENSES.items() if name not in ASKING and pattern.search(plain))


def _is_form_of(term: Term, others: Iterable[Term]) -> bool:
    """Is it one of these, or one that acts use for it? A name stands for nothing but itself."""
    return any(
        term.word == other.word if term.proper or other.proper else bool(set(term.forms) & set(other.forms))
        for other in others
    )


def _is_spelling_of(term: Term, others: Iterable[Term]) -> bool:
    return any(_is_alike(term.word, other.word) for other in others)


def _is_alike(word: str, other: str) -> bool:
    digits = any(char.isdigit() for char in word + other)
    return min(len(word), len(other)) >= _SPELT and not digits and fuzz.ratio(word, other) >= _ALIKE


def _is_filler(term: Term) -> bool:
    """Courtesy, or a misspelt word that only asks."""
    if term.proper:
        return False
    asks = frame_words() | kind_words()
    return set(stems(term.word)) <= filler() or any(_is_alike(term.word, word) for word in asks)
