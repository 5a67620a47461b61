"""A frame finds its acts and passages: each term by full text, the whole question by full text and vectors."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from assistant.catalogue import Catalogue, about_act, catalogue
from assistant.fusion import best_first
from assistant.link import (
    Councils,
    by_initials,
    councils_named,
    known_as,
    other_giver,
    receives,
    run_together,
    sayings,
    spelled,
)
from assistant.scope import Cards, within
from assistant.search import act_of, scores
from assistant.strangers import is_stranger
from assistant.types import Frame, Language, Pot, Term
from index.check import Stores
from index.entities import Entities
from index.facts.mentions import EURO
from index.ledger import Ledger
from index.records import Filed
from index.text import flat
from index.types import Act, Correction, Fact, Mention, Passage, Reviewed

_READ_WHOLE = 2  # acts of which every passage may be quoted
_PASSAGES = 40  # passages that may be quoted
_ABOUT = 10.0  # BM25 that a passage gains where its act holds all that the question names
_IN_PERIOD = 10.0  # BM25 that a passage gains where its act is of the period asked for
_PROPER = 2.0  # a name weighs as much as two common words
_UNKNOWN = 0.2  # a common word that no act holds is of the question's own way of speaking
_IN_TEXT = 0.85  # a word that the act holds, and not its title
_AMOUNT = 0.5  # an amount named in the question weighs as much as half of its words
_PINNED = 0.6  # the share of the question that the one act it is of holds
_WEIGHED = 60  # acts in which a named amount is looked for
_INHERITED = 0.5  # a word of an earlier question weighs half


@dataclass(frozen=True, slots=True)
class Hit:
    """A term in the store: the acts that hold it, those that are about it (their title, council or file's name
    holds it), and how much it tells (rare words tell more). ``said``: the stems that say it in this store, and
    ``named`` those that say the question's own word, and not another for it."""

    term: Term
    acts: frozenset[str]
    titled: frozenset[str]
    weight: float
    said: frozenset[str]
    named: frozenset[str]

    def is_in(self, words: Set[str]) -> bool:
        """Do these stems say it?"""
        return not self.said.isdisjoint(words)

    def is_told(self, act_id: str, words: Set[str]) -> bool:
        """Do these stems say it, or what the act says of itself?"""
        return act_id in self.titled or self.is_in(words)


def is_translated(hit: Hit, frame: Frame) -> bool:
    """Is it an English word that has a French one?"""
    return frame.language is Language.EN and len(hit.term.forms) > 1


def share_of(hits: Sequence[Hit], fits: Callable[[Hit], bool]) -> float:
    """The part of the hits' weight that those which fit make; 0 of none."""
    whole = sum(h.weight for h in hits)
    return sum(h.weight for h in hits if fits(h)) / whole if whole else 0.0


@dataclass(frozen=True, slots=True)
class Asked:
    """A frame as this store has its words: what its terms hit, the councils it names (``called``: the stems of the
    names of councils in it, be their acts those that answer or not), and of each act of these councils (of all where
    it names none) the share of the terms' weight that it holds, by its id."""

    frame: Frame
    hits: tuple[Hit, ...]
    councils: Councils
    coverage: Mapping[str, float]
    cards: Cards
    left_out: tuple[str, ...] = ()
    called: frozenset[str] = frozenset()

    @property
    def searched(self) -> Set[str]:
        """The acts to which a search is kept; none where it is kept to none."""
        return self.coverage.keys() if self.frame.scope.narrows else self.councils.acts


@dataclass(frozen=True)
class Found:
    """What a frame found. ``acts``: best first, each with the share (0 to 1) of the terms' weight it holds;
    ``missing``: names of the question that no act holds; where ``councils`` are named, the rest is left out;
    ``called`` as in ``Asked``;
    ``giver`` are the stems of another than the council who is said to give; ``corrected``: what people said of
    facts, and of which; ``cards``: the acts within the filters; ``left_out``: the councils that the question names
    and the filters leave out, so that nothing was searched."""

    frame: Frame
    hits: tuple[Hit, ...]
    acts: tuple[tuple[Act, float], ...]
    passages: tuple[Passage, ...]
    missing: tuple[Term, ...]
    replaced: dict[str, str]
    files: dict[str, Filed]  # by SHA-256
    councils: Councils
    giver: frozenset[str] = frozenset()
    called: frozenset[str] = frozenset()
    entities: Entities = field(default_factory=Entities)
    corrected: tuple[tuple[Correction, Reviewed[Fact]], ...] = ()
    cards: Cards = field(default_factory=dict)
    left_out: tuple[str, ...] = ()

    @cached_property
    def subject(self) -> tuple[Hit, ...]:
        """The question's own terms, councils aside: what it is about, and no earlier question was."""
        return tuple(h for h in self.hits if h.term.own and h.term.forms[0] not in self.councils.words)

    def hit_of(self, word: str) -> Hit | None:
        """The hit of a word of the question, as its term has it."""
        return next((h for h in self.hits if h.term.word == word), None)

    def about(self, act: Act) -> frozenset[str]:
        return about_act(act, self.files[act.document].path)

    @property
    def head(self) -> Hit | None:
        """What the question names first: what was decided ("contre l'emprunt de la rue X", "the loan for the rue X")."""
        return self.subject[0] if self.subject else None

    @cached_property
    def before(self) -> tuple[Hit, ...]:
        """The terms of the earlier questions."""
        return tuple(h for h in self.hits if not h.term.own)

    @cached_property
    def weight(self) -> float:
        """Of all terms."""
        return sum(h.weight for h in self.hits)

    @cached_property
    def stems(self) -> frozenset[str]:
        """All that says one of the terms in this store."""
        return frozenset().union(*(h.said for h in self.hits))

    @cached_property
    def kept(self) -> dict[str, Any]:
        """What was worked out of it for one of an act's figures and holds for others, by the act's id."""
        return {}

    @cached_property
    def said(self) -> frozenset[str]:
        """The stems of the question's own words."""
        return frozenset(form for h in self.hits if h.term.own for form in h.term.forms[:1])

    def pinned(self, ahead: float) -> Act | None:
        """The act of the period that holds most of the question, and so much more than any other."""
        if not (acts := self.in_period()[:2]):
            return None
        (act, share), *others = acts
        return act if share >= _PINNED and all(share - other >= ahead for _, other in others) else None

    def in_period(self) -> tuple[tuple[Act, float], ...]:
        """The acts of the period asked for; all of them where none is."""
        return self._in_period

    @cached_property
    def _in_period(self) -> tuple[tuple[Act, float], ...]:
        return tuple((act, share) for act, share in self.acts if fits_period(act, self.frame))


def retrieve(frame: Frame, stores: Stores, held: Catalogue | None = None) -> Found:
    """Acts and passages for a frame. Nothing is left out by period here: a near miss is worth telling.

    ``held`` is the ledger's catalogue as it stands, where the caller keeps it.
    """
    ledger = stores.ledger
    held = held or catalogue(ledger)
    asked = understood(frame, ledger, held)
    frame, hits, councils, coverage = asked.frame, asked.hits, asked.councils, asked.coverage
    giver = other_giver(frame, councils)
    if giver:
        frame = replace(frame, pot=Pot.RECEIVED)
    order = ranked(asked, stores, held)
    nearest = {act_id: rank for rank, act_id in reversed(list(enumerate(act_of(p) for p in order)))}
    acts = (act for act in held.acts if act.id in coverage)
    scored = [(act, coverage[act.id], nearest.get(act.id, len(order))) for act in acts]
    scored.sort(key=lambda s: (-round(s[1], 3), s[2]))
    if frame.amounts:
        telling = _telling(frame, ledger, [act for act, _, _ in scored if fits_period(act, frame)][:_WEIGHED])
        scored = [(act, _with_amounts(share, act.id in telling), rank) for act, share, rank in scored]
        scored.sort(key=lambda s: (-round(s[1], 3), s[2]))
    return Found(
        frame=frame,
        hits=hits,
        acts=tuple((act, share) for act, share, rank in scored if share > 0 or rank < len(order) or not hits),
        passages=_passages(ledger, order, [act for act, share, _ in scored[:_READ_WHOLE] if share >= 0.5]),
        councils=councils,
        giver=giver,
        called=asked.called,
        entities=held.entities,
        missing=tuple(
            h.term
            for h in hits
            if _is_missing(h, frame, coverage) or is_stranger(h.term, h.acts, frame.question, held, ledger)
        ),
        replaced=held.replaced,
        files=held.files,
        corrected=held.corrected,
        cards=asked.cards,
        left_out=asked.left_out,
    )


def _is_missing(hit: Hit, frame: Frame, among: Mapping[str, float]) -> bool:
    """Is it a name that none of the acts holds? One that is translated ("the Little Sisters") may be said in a third
    way."""
    named = hit.term.proper and hit.term.own and not is_translated(hit, frame)
    return named and not hit.acts & among.keys()


def _telling(frame: Frame, ledger: Ledger, acts: Iterable[Act]) -> frozenset[str]:
    """Those of the acts that tell an amount which the question names."""
    told = ledger.facts(Mention, [act.id for act in acts])
    return frozenset(act for act, mention in told if mention.unit == EURO and mention.value in frame.amounts)


def _with_amounts(share: float, told: bool) -> float:
    """A named amount says as much of an act as half of the words do."""
    return (share + (_AMOUNT if told else 0.0)) / (1 + _AMOUNT)


def _filter(councils: Councils, frame: Frame, hits: tuple[Hit, ...], held: Catalogue) -> Councils:
    """Those of the councils named whose acts alone may answer. None where the council's name is a part of another's ("Agence
    d'ingénierie de la Haute-Varenne"), which an act of another council holds, or is who receives; nor where only
    the name's beginning is said ("l'école Sainte-Geneviève"), and other names are those of others' acts alone."""
    names = [h for h in hits if h.term.own and h.acts]
    if councils.begun and any(h.term.proper and not h.acts & councils.acts for h in names):
        return Councils()
    if any(not h.acts & councils.acts for h in names) and frozenset.intersection(*(h.acts for h in names)):
        return Councils()
    given = any(councils.words and councils.words <= name for name in held.names)
    return Councils() if given and receives(frame, councils) else councils


def _passages(ledger: Ledger, order: list[str], acts: list[Act]) -> tuple[Passage, ...]:
    """The passages nearest to the question, then the rest of the acts that hold most of it."""
    nearest = ledger.passages(order[:_PASSAGES])
    known = {passage.id for passage in nearest}
    rest = (passage for act in acts for passage in ledger.passages_of(act.id) if passage.id not in known)
    return (*nearest, *rest)


def fits_period(act: Act, frame: Frame) -> bool:
    """Is the act of a day, month or year asked for? A year may also be its title's: a budget of next year."""
    if (decided := decided_in(act, frame)) or not asks_years(frame):
        return decided
    told = act.title.value if act.title else ""
    if act.date is None and act.number:
        told += f" {act.number.value}"  # an undated order is of the year that its number tells
    return any(str(y) in told for y in frame.years)


def decided_in(act: Act, frame: Frame) -> bool:
    """Was the act decided on the day, in the month or the year asked for? Any act was where none is."""
    if frame.days:
        return act.date in frame.days
    if frame.months:
        return act.date is not None and (act.date.year, act.date.month) in frame.months
    return not frame.years or (act.date is not None and act.date.year in frame.years)


def asks_years(frame: Frame) -> bool:
    """Are whole years asked for? Only then may a year told in words stand for the sitting's date."""
    return bool(frame.years) and not frame.days and not frame.months


def _about_it(term: Term, held: Catalogue) -> frozenset[str]:
    """The acts that are about a term, in one of its forms or a word of the same root."""
    words = sayings(term.forms, held.vocabulary) & held.titled.keys()
    return frozenset().union(*(held.titled[word] for word in words))


def _spelled(frame: Frame, ledger: Ledger, held: Catalogue) -> Frame:
    unknown = _unheld(frame, ledger, held)
    if not unknown:
        return frame
    # A common English word is no French one misspelt.
    meant = [t for t in unknown if t.proper or frame.language is Language.FR]
    return spelled(frame, meant, frozenset(held.titled).union(*held.names))


def _unheld(frame: Frame, ledger: Ledger, held: Catalogue) -> list[Term]:
    """The terms that no act holds."""
    return [t for t in frame.terms if not ledger.holders(t.forms) and not _about_it(t, held)]


def _titles_near(frame: Frame, held: Catalogue) -> Iterator[str]:
    """The titles that hold a word of the question, councils' names aside: others say nothing of its acronyms."""
    councils = frozenset().union(*held.councils)
    words = [t for t in frame.terms if t.own and t.forms[0] not in councils]
    near = frozenset().union(*(_about_it(term, held) for term in words))
    return (act.title.value for act in held.acts if act.title and act.id in near)


def _hit(term: Term, ledger: Ledger, held: Catalogue) -> Hit:
    titled = _about_it(term, held)
    acts = titled | ledger.holders(term.forms)
    rarity = math.log(1 + len(held.acts) / (len(acts) + 0.5)) + 0.3
    weight = rarity * (_PROPER if term.proper else 1.0) * (1.0 if term.own else _INHERITED)
    if not acts and not term.proper:
        weight *= _UNKNOWN
    said, named = (sayings(forms, held.vocabulary) for forms in (term.forms, term.forms[:1]))
    return Hit(term, acts, titled, weight, said, named)


def _with_whole_names(hits: tuple[Hit, ...], frame: Frame) -> tuple[Hit, ...]:
    """The hits, those that no act holds being names where they stand right behind one: who asks for the "Secours
    islamique" is not told of the Secours catholique. Of an English word, the acts may have the French one."""
    plain = flat(frame.question)
    names = "|".join(re.escape(h.term.word) for h in hits if h.term.proper)

    def is_named(hit: Hit) -> bool:
        behind = rf"\b(?:{names})\s+{re.escape(hit.term.word)}\b(?!-(?:t-)?(?:il|elle|on)s?\b)"  # no verb
        return not hit.acts and hit.term.own and re.search(behind, plain) is not None

    if not names or frame.language is not Language.FR:
        return hits
    return tuple(replace(h, term=replace(h.term, proper=True)) if is_named(h) else h for h in hits)


def _coverage(hits: tuple[Hit, ...], act_id: str) -> float:
    """The share of the terms' weight that an act holds; what its title says, it is about."""
    whole = sum(h.weight for h in hits)
    held = sum(h.weight * (1.0 if act_id in h.titled else _IN_TEXT) for h in hits if act_id in h.acts)
    return held / whole if whole else 0.0


def understood(frame: Frame, ledger: Ledger, held: Catalogue) -> Asked:
    """The frame in the store's own words."""
    frame = run_together(frame, lambda word: ledger.holders((word,)))
    frame = known_as(_spelled(frame, ledger, held), held.called)
    frame = by_initials(frame, _unheld(frame, ledger, held), _titles_near(frame, held))
    hits = _with_whole_names(tuple(_hit(term, ledger, held) for term in frame.terms), frame)
    called = councils_named(frame, held.councils)
    named, left = _filter(called, frame, hits, held), within(frame.scope, held.cards)
    councils = named
    if frame.scope.narrows:
        councils = named.within(left.keys(), {card.council for card in left.values()})
    left_out = named.acts if councils.words and not councils.acts else frozenset()
    acts = councils.acts or (frozenset() if left_out else left.keys())
    coverage = {act: _coverage(hits, act) for act in acts}
    names = {held.cards[act].council for act in left_out} - {""}
    return Asked(frame, hits, councils, coverage, left, tuple(sorted(names)), called.words)


def ranked(asked: Asked, stores: Stores, held: Catalogue) -> list[str]:
    """Passage ids, best first: by their own score, by how much of the question their act holds, by its period."""
    if not asked.coverage:
        return []
    found = scores(asked.frame, stores, asked.searched)
    in_period = _in_period(asked.frame, held.acts)
    return best_first(
        {
            passage: score
            + _ABOUT * asked.coverage.get(act_of(passage), 0.0)
            + (_IN_PERIOD if act_of(passage) in in_period else 0.0)
            for passage, score in found.items()
        }
    )


def _in_period(frame: Frame, acts: Iterable[Act]) -> Set[str]:
    """The acts of the period asked for; none where none is: all are then alike."""
    timed = bool(frame.years or frame.months or frame.days)
    return {act.id for act in acts if fits_period(act, frame)} if timed else set()
