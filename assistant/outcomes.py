"""How many points of a sitting were adopted unanimously, by a majority, rejected, put off or withdrawn."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.retrieve import Found
from assistant.types import Claim, Draft, Ground, Language, Status
from assistant.wording import name_of, say
from index.check import Stores
from index.sentences import sub_span
from index.text import flat
from index.types import Act, Outcome, Vote

_FITS = 0.45
_LISTED = 12  # points told
_BEFORE, _BEHIND = 80, 60  # characters quoted around the words of a vote
_POINTS = (
    r"(?:points?|deliberations?|decisions?|dossiers?|rapports?|affaires?|items?|resolutions?|acts?|motions?)"
)
_ASKED = re.compile(rf"\b(?:combien\s+(?:de\s+|d')|nombre\s+de\s+|how\s+many\s+|number\s+of\s+){_POINTS}\b")


@dataclass(frozen=True, slots=True)
class _Kind:
    """How points were voted: what asks for it, the votes that are so, the words by which a list of results says it."""

    asked: re.Pattern[str]
    holds: Callable[[Vote], bool]
    printed: re.Pattern[str]
    french: tuple[str, str]  # of one, and of several
    english: str


def _opposed(vote: Vote) -> bool:
    return bool(vote.noes or vote.abstentions or vote.against_names or vote.abstaining_names)


_KINDS = (
    _Kind(
        re.compile(r"\bmajorit\w*"),
        lambda v: v.outcome is Outcome.ADOPTED and (v.unanimous is False or (v.unanimous is None and _opposed(v))),
        re.compile(r"\b(?:a\s+la\s+majorite|majorite\s+(?:pour|des\s+voix|absolue))\b"),
        ("à la majorité", "à la majorité"),
        "by a majority",
    ),
    _Kind(
        re.compile(r"\bunanim\w*"),
        lambda v: v.outcome is Outcome.ADOPTED and v.unanimous is True,
        re.compile(r"\b(?:a\s+l'unanimite|unanimite)\b"),
        ("à l'unanimité", "à l'unanimité"),
        "unanimously",
    ),
    _Kind(
        re.compile(r"\brejet\w*|\breject\w*|\bturned\s+down|\brefus\w*"),
        lambda v: v.outcome is Outcome.REJECTED,
        re.compile(r"\b(?:rejetee?s?|repoussee?s?)\b"),
        ("rejeté", "rejetés"),
        "rejected",
    ),
    _Kind(
        re.compile(r"\breporte\w*|\bajourn\w*|\badjourn\w*|\bpostpon\w*|\bdeferred\b|\bput\s+(?:off|back)\b"),
        lambda v: v.outcome is Outcome.ADJOURNED,
        re.compile(r"\b(?:reportee?s?|ajournee?s?)\s+(?:a|au|de|en|par|:)(?!\w)"),
        ("reporté", "reportés"),
        "put off",
    ),
    _Kind(
        re.compile(r"\bretiree?s?\b|\bwithdrawn\b|\btaken\s+off\b"),
        lambda v: v.outcome is Outcome.WITHDRAWN,
        re.compile(r"\b(?:retiree?s?\s+de\s+l'ordre\s+du\s+jour)\b"),
        ("retiré", "retirés"),
        "withdrawn",
    ),
)  # fmt: skip


def answer_outcomes(found: Found, stores: Stores) -> Draft | None:
    """None where no such count is asked for, or no act of the sitting tells how it was voted. Told with reserve: the
    files given may hold only some of a sitting's acts."""
    plain, frame = flat(found.frame.question), found.frame
    asked = _ASKED.search(plain)
    kinds = [(m.start(), kind) for kind in _KINDS if asked and (m := kind.asked.search(plain, asked.end()))]
    if not kinds or found.missing or not (frame.days or frame.months):
        return None
    kind = min(kinds, key=lambda k: k[0])[1]  # "à la majorité et pas à l'unanimité"
    named = found.councils.acts
    acts = {act.id: act for act, share in found.in_period() if act.id in named or share >= _FITS}
    votes: dict[str, Vote] = {}
    for act_id, vote in stores.ledger.facts(Vote, acts):
        votes.setdefault(act_id, vote)
    grounds = [Ground(acts[i], vote.span) for i, vote in votes.items() if kind.holds(vote)]
    told = [name_of(ground.act, frame.language) for ground in grounds]
    if not grounds and (listed := _printed(found, acts, kind)):  # what was put off has no vote to be read
        return _draft(frame.language, kind, (len(listed), 0), listed, told)
    # Of none, the votes that are read show it.
    shown = grounds or [Ground(acts[i], vote.span) for i, vote in votes.items()]
    return _draft(frame.language, kind, (len(grounds), len(votes)), shown, told) if shown else None


def _printed(found: Found, acts: dict[str, Act], kind: _Kind) -> list[Ground]:
    """Each place where a list of results says it."""
    out = []
    for passage in (p for p in found.passages if p.act in acts):
        plain = flat(passage.span.quote)
        for match in kind.printed.finditer(plain):
            start = max(0, plain.rfind(" ", 0, max(0, match.start() - _BEFORE)))
            span = sub_span(passage.span, start, min(len(plain), match.end() + _BEHIND))
            out.append(Ground(acts[passage.act], span))
    return out


def _draft(
    language: Language, kind: _Kind, counts: tuple[int, int], grounds: list[Ground], told: list[str]
) -> Draft:
    """``counts``: how many were voted so, of how many whose vote is read (0 where a list tells them)."""
    count, of = counts
    how = say(language, kind.french[count > 1], kind.english)
    among = say(language, f", sur {of} dont le vote est lu", f", of {of} whose vote is read") if of else ""
    claims = [Claim(f"{count} {how}{among}", tuple(grounds[:_LISTED]))]
    claims.append(
        Claim(
            say(
                language,
                "C'est ce que contiennent les fichiers déposés : la séance peut en compter d'autres.",
                "This is what the files given hold: the sitting may have more.",
            )
        )
    )
    claims += [Claim(name) for name in told[:_LISTED]]
    return Draft(Status.PARTIAL, tuple(claims), value=count)
