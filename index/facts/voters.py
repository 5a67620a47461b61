"""How many could vote and did, as acts print it; and what a vote's counts say against it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

_PRESENT = r"presents?"
_PROXIES = r"(?:pouvoirs?|procurations?|representes?)"
_VOTERS = r"(?:votants?|(?:ont\s+pris|ayant\s+pris|prenant)\s+part\s+(?:a\s+la\s+deliberation|aux\s+deliberations|au\s+vote))"
_CAST = r"(?:suffrages?\s+)?exprimes?"
_WHAT = rf"(?:(?P<present>{_PRESENT})|(?P<proxies>{_PROXIES})|(?P<voters>{_VOTERS})|(?P<cast>{_CAST}))"
# "Votants : 37 de la délibération 01 à 03 – 35 à la délibération 04": of one act nothing is told by that.
_SOME = r"(?!\d|[.,]\d|\s*(?:h\b|/|€|%|(?:de|a|pour|jusqu'a)\s+(?:la|partir)\b))"
_BEHIND = re.compile(
    rf"\b{_WHAT}(?:\s?\(s\))?(?:\s+(?:titulaires|suppleants))?\s*:?\s*(?P<count>\d{{1,3}})\b{_SOME}"
)
_BEFORE = re.compile(
    rf"(?<![\d.,/:-])(?P<count>\d{{1,3}})\s+(?:membres\s+|conseillers\s+|delegues\s+)?{_WHAT}\b(?!\s*:)"
)
_KINDS = ("present", "proxies", "voters", "cast")


@dataclass(frozen=True, slots=True)
class Voters:
    """Counts as printed, None where none or several are: who was there, proxies, who voted, votes for or against."""

    present: int | None = None
    proxies: int | None = None
    voters: int | None = None
    cast: int | None = None

    @property
    def most(self) -> int | None:
        """How many votes there can be: the voters printed, else those present and their proxies, both printed."""
        if self.voters is not None or self.present is None or self.proxies is None:
            return self.voters
        return self.present + self.proxies


@dataclass(frozen=True, slots=True)
class Tally:
    """A vote's counts; None where not printed. ``apart``: who took no part in the vote."""

    ayes: int | None
    noes: int | None
    abstentions: int | None
    apart: int | None

    @property
    def whole(self) -> bool:
        return None not in (self.ayes, self.noes, self.abstentions)

    @property
    def voted(self) -> int:
        return (self.ayes or 0) + (self.noes or 0) + (self.abstentions or 0)


def find_voters(plain: str, ranges: Iterable[tuple[int, int]]) -> Voters:
    """The counts of these ranges of flat text; a kind printed with two numbers is left out."""
    numbers: dict[str, set[int]] = defaultdict(set)
    for start, end in ranges:
        for pattern in (_BEHIND, _BEFORE):
            for match in pattern.finditer(plain, start, end):
                kind = next(k for k in _KINDS if match[k])
                numbers[kind].add(int(match["count"]))
    return Voters(**{kind: found.pop() for kind, found in numbers.items() if len(found) == 1})


def disagreement(tally: Tally, near: Voters, sitting: Voters, *, moved: bool) -> str:
    """How a vote's counts contradict the numbers printed with it (``near``) or in the header; "" where they don't.

    Members come and go, so that fewer may vote than the header counts; more can't, unless someone came (``moved``).
    """
    if near.cast is not None and tally.ayes is not None and tally.noes is not None:
        told = tally.ayes + tally.noes
        if told != near.cast:
            return f"l'acte imprime {near.cast} suffrages exprimés et compte {told} voix pour ou contre"
    if near.voters is not None and tally.whole:
        if near.voters not in (tally.voted, tally.voted + (tally.apart or 0)):
            return f"l'acte imprime {near.voters} votants et compte {tally.voted} voix"
        return ""
    most = near.voters if near.voters is not None else None if moved else sitting.most
    if most is not None and tally.voted > most:
        return f"l'acte compte {tally.voted} voix pour {most} votants"
    return ""
