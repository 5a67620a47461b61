"""Filters: what a person restricts the search to, which acts and money lie within it, and how it is told."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rapidfuzz import fuzz, process

from assistant import phrases
from assistant.types import Filter, Frame, Language, Pot, Scope
from assistant.wording import say
from index.entities import council_key, council_names
from index.purses import Purse, purse_of
from index.text import flat, fold, squeeze
from index.types import Act, Grant

PURSES: dict[Purse, tuple[str, str]] = {
    Purse.GIVEN: ("Argent attribué", "Money awarded"),
    Purse.IN_KIND: ("Aides en nature", "Help in kind"),
    Purse.FEE: ("Cotisations", "Membership fees"),
    Purse.LENT: ("Prêts et garanties", "Loans and guarantees"),
    Purse.PROPOSED: ("Proposé, sans décision lue", "Proposed, no decision read"),
    Purse.REQUESTED: ("Demandé à d’autres", "Requested of others"),
    Purse.RECEIVED: ("Reçu d’autres", "Received from others"),
}
_POTS = {Purse.PROPOSED: Pot.PROPOSED, Purse.REQUESTED: Pot.REQUESTED, Purse.RECEIVED: Pot.RECEIVED}
_NEAR = 60  # of 100: a name this near may be the one that was meant
_NEAREST = 3


@dataclass(frozen=True, slots=True)
class Card:
    """What an act is filtered by. ``council`` and ``body`` as most acts have them, "" where nothing tells; ``money``: the kinds and themes
    of its money."""

    act: Act
    council: str
    body: str
    money: frozenset[tuple[Purse, str]]

    @property
    def year(self) -> int | None:
        return self.act.date.year if self.act.date else None


Cards = Mapping[str, Card]  # by the id of the act


def cards(
    acts: Sequence[Act], grants: Iterable[tuple[str, Grant]], places: Mapping[str, Hashable]
) -> dict[str, Card]:
    """``places``: the council that each act (by id) is filed under; one that names none is of the one that others of
    its place name."""
    grants = list(grants)
    councils = council_names(acts)
    named = {act.id: councils[council_key(act)] for act in acts}
    of_place: defaultdict[Hashable, Counter[str]] = defaultdict(Counter)
    for act, name in named.items():
        of_place[places[act]].update([name] if name else [])
    bodies = _commonest(act.body.value for act in acts if act.body)
    themes = _commonest(grant.theme for _, grant in grants)
    money: defaultdict[str, set[tuple[Purse, str]]] = defaultdict(set)
    for act, grant in grants:
        money[act].add((purse_of(grant), themes[fold(grant.theme)]))
    return {
        act.id: Card(
            act,
            named[act.id] or next((name for name, _ in of_place[places[act.id]].most_common(1)), ""),
            bodies[fold(act.body.value)] if act.body else "",
            frozenset(money[act.id]),
        )
        for act in acts
    }


def _commonest(values: Iterable[str]) -> dict[str, str]:
    """For each text, folded, how it is mostly written."""
    written: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for value in values:
        written[fold(value)][squeeze(value)] += 1
    return {key: several.most_common(1)[0][0] for key, several in written.items()}


# --- what lies within ------------------------------------------------------------------------------------


def within(scope: Scope, held: Cards) -> Cards:
    """The cards of the acts that the filters leave."""
    return {act: card for act, card in held.items() if _fits(scope, card)} if scope.narrows else held


def _fits(scope: Scope, card: Card) -> bool:
    if scope.council and fold(card.council) != fold(scope.council):
        return False
    if scope.year is not None and card.year != scope.year:
        return False
    if scope.body and fold(card.body) != fold(scope.body):
        return False
    return not scope.of_money or any(_is_meant(scope, purse, theme) for purse, theme in card.money)


def _is_meant(scope: Scope, purse: Purse, theme: str) -> bool:
    if scope.purse is not None and purse is not scope.purse:
        return False
    return not scope.theme or fold(theme) == fold(scope.theme)


def lets_through(frame: Frame, grant: Grant | None) -> bool:
    """May this figure be told (None: one that is no grant)? Nothing may where the question asks for another
    kind of money than the filter leaves."""
    scope = frame.scope
    if not scope.of_money:
        return True
    if grant is None or (scope.purse and frame.pot not in (None, _pot(scope.purse))):
        return False
    return _is_meant(scope, purse_of(grant), grant.theme)


def applied(frame: Frame, scope: Scope) -> Frame:
    """The frame within the filters: which money is meant, a filter tells where the question doesn't."""
    frame = replace(frame, scope=scope)
    if scope.purse is None or phrases.PRICES.search(flat(frame.question)):  # a price is no money given
        return frame
    pot = _pot(scope.purse) if frame.pot in (None, Pot.AWARDED) else frame.pot
    return replace(frame, pot=pot, in_kind=True if scope.purse is Purse.IN_KIND else frame.in_kind)


def _pot(purse: Purse) -> Pot:
    return _POTS.get(purse, Pot.AWARDED)


# --- what can be chosen ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Options:
    """``values``: for each filter those that the other ones leave, and the chosen one, each with its number of acts:
    by name, of years the latest first. ``acts`` of ``held`` are what all filters leave."""

    values: Mapping[Filter, tuple[tuple[str, int], ...]]
    acts: int
    held: int


def options(scope: Scope, held: Cards) -> Options:
    values = {filter_: _values(filter_, scope, held) for filter_ in Filter}
    return Options(values, len(within(scope, held)), len(held))


def _values(filter_: Filter, scope: Scope, held: Cards) -> tuple[tuple[str, int], ...]:
    others = within(narrowed(scope, filter_, ""), held)
    counts = Counter(value for card in others.values() for value in _told(filter_, scope, card) if value)
    chosen = scope.chosen(filter_)
    if chosen:
        counts.setdefault(chosen, 0)
    return tuple(sorted(counts.items(), key=lambda one: fold(one[0]), reverse=filter_ is Filter.YEAR))


def _told(filter_: Filter, scope: Scope, card: Card) -> frozenset[str]:
    """The values of the filter that an act has."""
    match filter_:
        case Filter.COUNCIL:
            return frozenset({card.council})
        case Filter.YEAR:
            return frozenset({str(card.year or "")})
        case Filter.BODY:
            return frozenset({card.body})
        case Filter.PURSE:
            themed = replace(scope, purse=None)
            return frozenset(purse.value for purse, theme in card.money if _is_meant(themed, purse, theme))
    of_purse = replace(scope, theme="")
    return frozenset(theme for purse, theme in card.money if _is_meant(of_purse, purse, theme))


def narrowed(scope: Scope, filter_: Filter, value: str) -> Scope:
    """The scope with another value of a filter, "" for any; unchanged where the value is none of its kind."""
    if filter_ is Filter.YEAR and value and not value.isdecimal():
        return scope
    if filter_ is Filter.PURSE and value and value not in set(Purse):
        return scope
    typed: dict[str, Any] = {filter_.value: value}
    if filter_ is Filter.YEAR:
        typed = {"year": int(value) if value else None}
    if filter_ is Filter.PURSE:
        typed = {"purse": Purse(value) if value else None}
    return replace(scope, **typed)


def meant(wish: str, values: Iterable[str]) -> tuple[str, ...]:
    """The values that a typed wish means: the one that it is, or those that hold all its words."""
    values = tuple(values)
    same = tuple(value for value in values if fold(value) == fold(wish))
    words = set(fold(wish).split())
    return same or tuple(value for value in values if words and words <= set(fold(value).split()))


def nearest(wish: str, values: Iterable[str]) -> tuple[str, ...]:
    """The values that are written most nearly like it."""
    spelled = {value: fold(value) for value in values}
    found = process.extract(fold(wish), spelled, scorer=fuzz.WRatio, limit=_NEAREST, score_cutoff=_NEAR)
    return tuple(str(value) for _, _, value in found)


# --- how it is told --------------------------------------------------------------------------------------


def scope_told(scope: Scope, language: Language) -> str:
    """The filters in a line: "Commune de Lens, 2022, argent attribué"; "" for none."""
    return ", ".join(value for filter_ in Filter if (value := value_told(scope, filter_, language)))


def value_told(scope: Scope, filter_: Filter, language: Language) -> str:
    """What is chosen of one filter, in words; "" where any will do."""
    match filter_:
        case Filter.PURSE if scope.purse:
            told = say(language, *PURSES[scope.purse])
            return told[0].lower() + told[1:]
        case Filter.THEME if scope.theme:
            return say(language, f"« {scope.theme} »", f"“{scope.theme}”")
    return scope.chosen(filter_)
