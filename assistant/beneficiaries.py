"""Figures of one beneficiary taken together, and how the answer says so. A private person is in one act only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant import compute
from assistant.fit import Candidate
from assistant.link import stem_set
from assistant.retrieve import Found
from assistant.types import Claim, Ground, Language
from assistant.wording import joined, say
from index.entities import Bond, Reason
from index.text import APOSTROPHES, fold

_APOSTROPHES = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))
_SPELLINGS = 5  # other spellings told of one beneficiary
_TOLD = 3  # beneficiaries of which they are told


@dataclass(frozen=True, slots=True)
class Beneficiary:
    """One beneficiary's figures, best first, under its commonest name."""

    name: str
    figures: tuple[Candidate, ...]

    @property
    def sum(self) -> Decimal:
        return compute.total(c.amount for c in self.figures)


def beneficiaries(chosen: Iterable[Candidate]) -> list[Beneficiary]:
    """Who the figures are of, in their order; those of one name in two councils with their council's."""
    of: defaultdict[Hashable, list[Candidate]] = defaultdict(list)
    for c in chosen:
        of[c.who].append(c)
    found = [Beneficiary(_name(figures), tuple(figures)) for figures in of.values()]
    councils: defaultdict[str, set[str]] = defaultdict(set)
    for one in found:
        councils[fold(one.name)].add(_council(one))
    several = {name for name, of_name in councils.items() if len(of_name) > 1}
    return [replace(one, name=_with_council(one)) if fold(one.name) in several else one for one in found]


def _name(figures: Sequence[Candidate]) -> str:
    first = figures[0]
    return first.entity.name if first.entity and not first.entity.person else first.label


def _council(one: Beneficiary) -> str:
    return one.figures[0].act.council_name


def _with_council(one: Beneficiary) -> str:
    return f"{one.name} ({council})" if (council := _council(one)) else one.name


def unnamed(chosen: Sequence[Candidate], language: Language) -> list[Candidate]:
    """The figures of several acts, without the names of private persons: no list brings these together."""
    if len({c.act.id for c in chosen}) < 2:
        return list(chosen)
    nobody = say(language, "une personne privée", "a private person")
    return [replace(c, label=nobody) if c.entity and c.entity.person else c for c in chosen]


def asks_of_person(found: Found, chosen: Sequence[Candidate]) -> bool:
    """Is what a private person got asked for by the name, and told by several acts?"""
    best = chosen[0]
    if best.entity is None or not best.entity.person or len({c.act.id for c in chosen}) < 2:
        return False
    return any(h.is_in(stem_set(best.label)) for h in found.subject)


def taken_together(found: Found, chosen: Iterable[Candidate]) -> tuple[Claim, ...]:
    """The spellings under which a beneficiary's figures stand, and why they are one where it isn't plain."""
    told = (_told(found, one) for one in beneficiaries(chosen))
    return tuple(claim for claim in told if claim)[:_TOLD]


def _told(found: Found, one: Beneficiary) -> Claim | None:
    entity, language = one.figures[0].entity, found.frame.language
    if entity is None or entity.person:
        return None
    printed = {c.label for c in one.figures}
    spelled = entity.variants if entity.why else [v for v in entity.variants if v in printed]
    typed = {v.translate(_APOSTROPHES): v for v in reversed((entity.name, *spelled))}
    typed.pop(entity.name.translate(_APOSTROPHES))
    others = [f"« {v} »" if language is Language.FR else f"“{v}”" for v in reversed(typed.values())]
    if not others:
        return None
    acts = {act.id: act for act, _ in found.acts}
    grounds = tuple(Ground(acts[r.act], r.span) for r in entity.why if r.act in acts)
    why = "".join(f" ({_why(r, language)})" for r in entity.why)
    names = joined(others[:_SPELLINGS], language)
    return Claim(
        say(
            language,
            f"{entity.name}, aussi écrit : {names}{why}",
            f"{entity.name}, also written: {names}{why}",
        ),
        grounds,
    )


def _why(reason: Reason, language: Language) -> str:
    if reason.bond is Bond.COMPANY:
        return say(language, "même nom de société", "the same company name")
    if reason.bond is Bond.ACRONYM:
        return reason.value
    number = reason.bond.value.upper()
    return say(language, f"même numéro {number} {reason.value}", f"the same {number} number {reason.value}")
