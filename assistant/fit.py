"""One figure, and how well it fits a question: by the words that say what it is.

A figure says what it is of in its own words, in those around it and in those of its act; the question's terms
are looked for in all of them. A term in the figure's own words counts whole, one that only its act holds less.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from assistant.lexicon import kind_words
from assistant.link import stem_set
from assistant.retrieve import Found, Hit, is_translated, share_of
from assistant.types import Ground, Language
from index.entities import Entity
from index.text import fold, stems
from index.types import Act, BudgetEntry, Grant, Mention, Span

_LABEL, _DETAIL, _ACT, _AROUND, _SOMEWHERE = 1.0, 0.95, 0.85, 0.7, 0.35
_BEFORE = 0.95  # a word of an earlier question, in a figure's act
_SUBJECT = 0.98  # a name in the act's own title says what all its figures are of
_MOST = 0.5  # a figure whose own words say this much of what is asked may lack a common word of it
NO_NAME = 0.45  # the most that a fact fits which is not told of a name of the question


class Kind(StrEnum):
    GRANT = "grant"
    ENTRY = "entry"
    MENTION = "mention"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One figure and how well it fits (0 to 1). ``own`` is the part that the question's own terms, looked
    for in the figure's own words alone, make of the fit."""

    kind: Kind
    label: str
    purpose: str
    amount: Decimal
    act: Act
    span: Span
    fit: float
    own: float
    whole: bool  # each word of the question is told in it, around it or by its act's title
    by_name: bool = False  # its label holds each name of the question itself, not another word for it
    exact: bool = False  # its label holds no other name's words: "Montpellier Handball" is not "Handball Sud"
    of_before: bool = False  # its label holds the names that earlier questions were about
    of_theme: bool = False  # its act gives it under the heading that the question names
    grant: Grant | None = None
    entry: BudgetEntry | None = None
    mention: Mention | None = None
    entity: Entity | None = None  # who gets it

    @property
    def who(self) -> Hashable:
        """Equal for the figures of one beneficiary, and for those of one label that is none."""
        return self.entity.place if self.entity else fold(self.label)

    @property
    def ground(self) -> Ground:
        return Ground(self.act, self.span)


@dataclass(frozen=True, slots=True)
class Words:
    """The stems of a figure: of its label, of its sentence or row, of the passage around it."""

    label: frozenset[str]
    detail: frozenset[str]
    around: frozenset[str] = frozenset()

    def tell_of(self, stems: Set[str]) -> bool:
        """Do they hold one of these stems?"""
        return not (
            stems.isdisjoint(self.label) and stems.isdisjoint(self.detail) and stems.isdisjoint(self.around)
        )


_NO_WORDS = Words(frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class Fit:
    """As in ``Candidate``."""

    fit: float
    own: float
    whole: bool


def fit_of(found: Found, act: Act, words: Words) -> Fit:
    """How well a figure of an act fits: the share of all terms' weight that it and its act hold."""
    if found.giver or words.tell_of(found.stems):
        return _fit_of(found, act, words)
    # Most figures tell none of the question's words: all of an act fit alike.
    fit: Fit = found.kept.get(act.id) or _fit_of(found, act, _NO_WORDS)
    found.kept[act.id] = fit
    return fit


def _fit_of(found: Found, act: Act, words: Words) -> Fit:
    weight, mine, before = found.weight, found.subject, found.before
    if not weight:  # nothing is named: all that the filters leave is meant
        return Fit(1.0 if found.frame.scope.narrows else 0.5, 0.0, True)
    degrees = [_degree(h, act, words, found) for h in found.hits]
    fit = sum(h.weight * degree for h, degree in zip(found.hits, degrees, strict=True)) / weight
    own = share_of(mine, lambda h: h.is_in(words.label) or h.is_in(words.detail))
    if mine and before:
        # A follow-up's own words say which figure of the subject is meant: without them no figure fits well.
        fit = min(fit, 0.4 + 0.6 * own)
        if all(h.term.word in kind_words() for h in mine):
            # "et la Région ?" names no new subject: the figure is of the one before.
            fit = fit if act.id in _acts_of(before) else min(fit, NO_NAME)
    elif mine:
        # A council's name fits all its figures: they answer for no subject that their act does not know.
        fit = min(fit, 0.4 + 0.6 * share_of(mine, lambda h: act.id in h.acts))
        subject = [h for h in mine if _is_subject(h, found)]
        heaviest = max((h.weight for h in subject), default=0.0)
        rarest = [h for h in subject if h.weight == heaviest]
        speaks = any(act.id in h.acts for h in rarest)
        if rarest and not speaks and (own < _MOST or any(h.term.proper for h in rarest)):
            fit = min(fit, NO_NAME)  # the act does not speak of what the question is about
    if not found.giver <= words.label | words.detail:
        fit = min(fit, NO_NAME)
    told = (
        d > _SOMEWHERE
        for h, d in zip(found.hits, degrees, strict=True)
        # A French word that is in no act is often only another way to say it ("passe-t-il", "libéré").
        if h.acts or h.term.proper or is_translated(h, found.frame)
    )
    return Fit(fit, own, all(told))


def _is_subject(hit: Hit, found: Found) -> bool:
    """Does a word say what the question is about? Of a translated one, the acts may have another word."""
    return bool(hit.acts) and (hit.term.proper or found.frame.language is Language.FR)


def tells_giver(found: Found, *texts: str) -> bool:
    """Is who is said to give named in one of the texts, word behind word? True where nobody is said to."""
    size = len(found.giver)
    runs = (words[i : i + size] for text in texts for words in [stems(text)] for i in range(len(words)))
    return not found.giver or any(found.giver == frozenset(run) for run in runs)


def by_name(found: Found, label: frozenset[str]) -> bool:
    """Does the label hold each name of the question, councils aside, in the question's own word for it?"""
    names = [h for h in found.subject if h.term.proper]
    return bool(names) and not any(h.named.isdisjoint(label) for h in names)


def is_exact(found: Found, name: str) -> bool:
    """Does the question say every word of the name, or the name as it is written ("A.M. Judo")?"""
    return stem_set(name) <= found.said or f" {_folded(name)} " in f" {_folded(found.frame.question)} "


@lru_cache(maxsize=20_000)  # every question is held against all names
def _folded(name: str) -> str:
    return fold(name)


def most(found: Found, act: Act, told: frozenset[str], label: frozenset[str], *, alone: bool) -> float:
    """The most a fact may fit: not enough where a name of the question is neither its own nor its act's.

    An act that is about little else (``alone``) is about all the names that it holds, where the one it
    gives to (``label``) is named, or is what the question's common words say.
    """
    named = [h for h in found.subject if h.term.proper]
    common = [h for h in found.subject if not h.term.proper]
    missing = [h for h in named if not h.is_told(act.id, told)]
    is_meant = any(h.is_in(label) for h in named) or share_of(common, lambda h: h.is_in(label)) >= _MOST
    if alone and is_meant:
        missing = [h for h in missing if act.id not in h.acts]
    return NO_NAME if missing else 1.0


def _acts_of(hits: Sequence[Hit]) -> frozenset[str]:
    """The acts that hold all the terms; where none does, those that hold one."""
    return frozenset.intersection(*(h.acts for h in hits)) or frozenset().union(*(h.acts for h in hits))


def _degree(hit: Hit, act: Act, words: Words, found: Found) -> float:
    if not hit.term.own:
        # What was spoken of before says which act is meant; in it, what stands by those words comes first.
        beside = hit.is_in(words.label) or hit.is_in(words.detail)
        return _LABEL if beside else _BEFORE if act.id in hit.acts else 0.0
    if hit.term.forms[0] in found.councils.words:
        return _LABEL  # a council named is a filter, that all its figures pass alike
    if hit.is_in(words.label):
        return _LABEL
    if hit.is_in(words.detail):
        return _DETAIL
    if act.id in hit.titled:
        return _SUBJECT if hit.term.proper else _ACT
    if hit.is_in(words.around):
        return _AROUND
    return _SOMEWHERE if act.id in hit.acts else 0.0
