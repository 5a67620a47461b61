"""Numbers that the head of an act prints of its sitting: members in office, present, voting; the quorum."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant import phrases
from assistant.retrieve import Found
from assistant.types import Ask, Claim, Draft, Ground, Language, Seat, Status
from assistant.wording import colon, of_act, say
from index.ledger import Ledger
from index.text import flat
from index.types import Act, Span

_FITS = 0.45
_ACTS = 6  # acts of the period whose heads are read
_AROUND = 4000  # characters of a page on both sides of the sitting's date
_NUMBER = r"(?P<n>\d{1,3})(?!\s?\d|[\w/.,-]*\d)"


@dataclass(frozen=True, slots=True)
class _Head:
    """A number of a sitting's head: what asks for it, its label in an act, and how it is shown."""

    asked: re.Pattern[str]
    label: str
    french: str
    english: str


_HEADS = (
    _Head(re.compile(r"\b(?:combien\s+de|nombre\s+de)\s+(?:conseillers\s+|membres\s+|elus\s+)?votants\b|\bvotants\s*\?|\bhow\s+many\s+(?:voters|(?:members|councill?ors|people)\s+(?:were\s+)?voting)\b|\bnumber\s+of\s+voters\b"),
          r"votants?", "votants", "voting"),
    _Head(re.compile(r"\bsur\s+combien\b|\bout\s+of\s+how\s+many\b|\bof\s+how\s+many\b|\ben\s+exercice\b|\bmembers\s+in\s+office\b|\bhow\s+many\s+(?:members|councill?ors)\s+(?:does|has|in\s+all)\b|\bcombien\s+de\s+(?:membres|conseillers|elus)\s+(?:compte|a|comporte)\b"),
          r"en\s+exercice", "membres en exercice", "members in office"),
    _Head(re.compile(r"\bquorum\b"), r"quorum", "quorum", "quorum"),
)  # fmt: skip
# The members of a committee are not those of the council.
_OF_A_BODY = re.compile(
    r"\bcomites?\b|\bcommittees?\b|\bcommissions?\b(?!\s+permanente)|\bsyndicats?\b|\bboards?\b"
)
_IN_OFFICE = _HEADS[1]
_PRESENT = _Head(phrases.SEATS[-2][1], r"presents?", "présents", "present")
_LABELS = r"(?:en\s+exercice|presents?|procurations?|pouvoirs?|votants?|absents?|excuses?|representes?|suffrages\s+exprimes|quorum)"
# A table's row read on its own: "27 16 3 19 Nombre de conseillers en exercice Présents Procurations Votants".
_ROW = re.compile(
    rf"(?P<numbers>(?<![\w/.,-])\d{{1,3}}(?:\s+\d{{1,3}}){{1,4}})\s+(?:nombre\s+de\s+)?(?:conseillers\s+|membres\s+|delegues\s+)?(?P<labels>{_LABELS}(?:\s+{_LABELS}){{1,4}})"
)


def answer_headcount(found: Found, ledger: Ledger) -> Draft | None:
    """None where no such number is asked for, or no head of the sitting's acts prints it."""
    frame, plain = found.frame, flat(found.frame.question)
    head = next((head for head in _HEADS if head.asked.search(plain)), None)
    if (
        head is None
        or _OF_A_BODY.search(plain)
        or found.missing
        or frame.ask not in (Ask.COUNT, Ask.AMOUNT, Ask.PASSAGE)
    ):
        return None
    heads = (_PRESENT, head) if frame.seat is Seat.PRESENT and head is _IN_OFFICE else (head,)
    told = [(act, spans) for act in _acts(found) if all(spans := [_printed(ledger, act, h) for h in heads])]
    if not told:
        return None
    act, numbers = told[0]
    claims = [
        Claim(_shown(one, n, frame.language), (Ground(act, span),))
        for one, (n, span) in zip(heads, (found for found in numbers if found), strict=True)
    ]
    alike = all([n[0] for n in others if n] == [n[0] for n in numbers if n] for _, others in told)
    status = Status.ANSWERED if alike and (frame.days or frame.months) else Status.PARTIAL
    first = numbers[0]
    return Draft(status, (*claims, Claim(of_act(act, frame.language))), value=first[0] if first else None)


def _acts(found: Found) -> Iterator[Act]:
    for act, share in found.in_period()[:_ACTS]:
        if share >= _FITS or not found.hits:
            yield act


def _shown(head: _Head, number: int, language: Language) -> str:
    what = say(language, head.french, head.english)
    return f"{what[0].upper()}{what[1:]}{colon(language)}{number}"


def _printed(ledger: Ledger, act: Act, head: _Head) -> tuple[int, Span] | None:
    """The number behind (or before) its label that stands nearest to the sitting's date, and where."""
    if act.date_span is None:
        return None
    page, at = act.date_span.page, act.date_span.start
    text = ledger.page(act.document, page).text
    plain = flat(text)
    since, until = max(0, at - _AROUND), min(len(plain), at + _AROUND)
    hits = list(_out_of(plain, since, until)) if head is _IN_OFFICE else []
    hits += [*_labelled(plain, since, until, head.label), *_in_rows(plain, since, until, head.label)]
    if not hits:
        return None
    number, start, end = min(hits, key=lambda hit: abs(hit[1] - at))
    return number, Span(act.document, page, start, end, text[start:end])


def _out_of(plain: str, since: int, until: int) -> Iterator[tuple[int, int, int]]:
    """ "Quorum : 21 présents sur 26" """
    for match in re.compile(rf"\d\s+(?:\w+\s+)?presents?\s+sur\s+(?:les\s+)?{_NUMBER}").finditer(
        plain, since, until
    ):
        yield int(match["n"]), *match.span()


def _labelled(plain: str, since: int, until: int, label: str) -> Iterator[tuple[int, int, int]]:
    told = re.compile(
        rf"(?:nombre\s+de\s+(?:\w+\s+)?)?\b{label}\s*(?:[:=|]|est\s+de|etait\s+de|sont\s+au\s+nombre\s+de)\s*{_NUMBER}"
        rf"|nombre\s+de\s+(?:\w+\s+){{0,2}}{label}\s+(?P<bare>\d{{1,3}})(?!\w)"
    )
    before = re.compile(
        rf"(?<![\w/.,-])(?P<n>\d{{1,3}})\s+(?:membres\s+|conseillers\s+|elus\s+)?{label}\b(?!\s*:)"
    )
    for match in told.finditer(plain, since, until):
        yield int(match["n"] or match["bare"]), *match.span()
    for match in before.finditer(plain, since, until):
        row = _ROW.search(plain, max(since, match.start() - 30), until)
        if row is None or not row.start() <= match.start() < row.end():
            yield int(match["n"]), *match.span()


def _in_rows(plain: str, since: int, until: int, label: str) -> Iterator[tuple[int, int, int]]:
    for match in _ROW.finditer(plain, since, until):
        numbers, labels = match["numbers"].split(), re.findall(_LABELS, match["labels"])
        if len(numbers) == len(labels):
            yield from (
                (int(n), *match.span())
                for n, name in zip(numbers, labels, strict=True)
                if re.fullmatch(label, name)
            )
