"""What an act says of itself before it decides: number, date of the sitting, body, title."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from index.act_numbers import NUMBER
from index.dates import find_dates
from index.marks import CARETAKING, EXPOSE, RECITAL
from index.text import squeeze
from index.types import RunningText, Span, Stated

_NAMED_NUMBER = re.compile(
    rf"(?i:d[ée]lib[ée]ration|affaire|acte|d[ée]cision|arr[êe]t[ée])\s*(?i:n\s?[°o]\s*)?:?\s*(?P<number>{NUMBER})"
    rf"|\b(?i:n\s?[°o])\s*:?\s*(?:\d{{1,2}}\s+(?=[A-Z]))?(?P<plain>{NUMBER})|^[ \t(]*(?P<alone>{NUMBER})[ \t)]*$"
    r"|(?i:d[ée]lib[ée]ration|affaire)\s+(?i:n)\s?[°o]\s*:?\s*(?P<short>\d{1,4})\b"
    # The rank of a point, before its title: "N°1/ School meals".
    r"|\bN\s?[°o]\s?(?P<ranked>\d{1,3})\s?[/!:]\s?(?=[A-ZÀ-Þ])"
    # Letters, a year and a rank joined are a number wherever they stand: "DELBU2023-02-012", "PACU/17-2023".
    r"|(?<![\w/-])(?P<code>[A-Z]{2,6}[ ._]?(?:19|20)\d\d[-_/]\d{1,3}(?:[-_/]\d{1,4})?"
    r"|[A-Z]{2,6}/\d{1,4}-(?:19|20)\d\d)(?![\w-])",
    re.MULTILINE,
)
# Numbers that stand in a header and are not the act's: an earlier act, a law, a postcode, a phone.
_OF_OTHERS = re.compile(
    r"(?:vu\s+(?:la|le|les)\s+|loi\s+|decret\s+|ordonnance\s+|article\s+|lot\s+|rapport\s+|parcelles?\s+|replace\s+(?:la\s+)?|remplace\s+(?:la\s+)?"
    r"|annule\s+(?:et\s+remplace\s+)?(?:la\s+)?|modifi\w+\s+(?:la\s+)?)(?:deliberation\s+)?(?:n\s?[°o]\s*)?$"
)
_SHARED = 8  # headers kept at hand: the acts of minutes share their sitting's, which is read once
_SITTING = re.compile(
    r"\b(?:seance|reunion|session|reuni[es]*|conseil\s+(?:municipal|communautaire|departemental|regional|syndical)"
    r"|commission\s+permanente|l'an)\b"
)
_DECISION_OF = re.compile(
    r"\W*decision\s+(?:du\s+(?:maire|president)\s+)?n\s?[°o]\s*[\w/.-]+,?\s+(?:en\s+date\s+)?du\s+"
)
_LONGEST_DATE = 40  # characters
_OTHER_DATES = re.compile(
    r"convo(?:cation|qu)|affich|publi|envoi|envoye|recu|reception|transmi|certifie|depose|vu\s|approbation|du\s+proces|du\s+compte"
)
_BODIES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), name)
    for pattern, name in (
        (r"commission\s+permanente", "Commission permanente"),
        (r"conseil\s+(?:communautaire|de\s+communaute)", "Conseil communautaire"),
        (
            r"conseil\s+metropolitain|conseil\s+de\s+(?:la\s+|l'euro|(?!developpement|surveillance)[\w-]+\s+)?metropole",
            "Conseil métropolitain",
        ),
        (r"conseil\s+departemental", "Conseil départemental"),
        (r"conseil\s+regional", "Conseil régional"),
        (r"comite\s+syndical", "Comité syndical"),
        (r"bureau\s+(?:communautaire|syndical|de\s+la)", "Bureau"),
        (r"conseil\s+d'administration", "Conseil d'administration"),
        (r"conseil\s+municipal", "Conseil municipal"),
    )
)
_REPLACES = re.compile(
    rf"(?:annul\w+\s+et\s+remplac\w+|remplac\w+|rapport\w+\s+et\s+remplac\w+)\s+(?:la\s+|l'\s?)?(?:precedente\s+)?deliberation\s+(?:n\s?[°o]\s*)?(?P<number>{NUMBER})",
    re.IGNORECASE,
)
_OBJECT = re.compile(r"^[ \t]*objet\s*:\s*", re.MULTILINE)


def find_number(text: RunningText, plain: str, start: int, end: int) -> Stated | None:
    """The act's own number, as printed, in ``[start, end)`` (the header)."""
    for match in _NAMED_NUMBER.finditer(text.text, start, end):
        group = next(g for g in ("number", "plain", "alone", "short", "ranked", "code") if match[g])
        at, until = match.span(group)
        if group == "alone" and not re.search(r"(?:19|20)\d\d", match[group]):
            continue
        dated = group != "plain" and _is_date(text.text[at:until])  # "n° 13-02-2023" is no date
        if dated or _OF_OTHERS.search(plain, max(start, at - 60), at):
            continue
        return Stated(squeeze(text.text[at:until]), text.span(at, until))
    return None


def _is_date(printed: str) -> bool:
    return bool(re.fullmatch(r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:\d{2}|\d{4})", printed.strip()))


@lru_cache(maxsize=_SHARED)
def find_sitting_date(text: RunningText, plain: str, start: int, end: int) -> tuple[date, Span] | None:
    """The date of the sitting: the first date told of a sitting and of no other business (convocation...)."""
    second_best = None
    for found in find_dates(text.text[start:end]):
        at = start + found.start
        before = plain[max(start, at - 90) : at]
        here = (found.date, text.span(at, start + found.end))
        sitting = max((m.end() for m in _SITTING.finditer(before)), default=-1)
        other = max((m.end() for m in _OTHER_DATES.finditer(before)), default=-1)
        if sitting > other or found.raw.lower().startswith("l'an") or found.raw.lower().startswith("l’an"):
            return here
        if other < 0 and second_best is None:
            second_best = here
    return second_best


def find_own_date(text: RunningText, plain: str, start: int, end: int) -> tuple[date, Span] | None:
    """The date of a decision of the executive, which minutes report under its own: "Décision n° 2022-1 du 18
    novembre 2022"; None where the heading tells none."""
    told = _DECISION_OF.match(plain, start, end)
    dates = find_dates(text.text[told.end() : told.end() + _LONGEST_DATE]) if told else ()
    if told is None or not dates or dates[0].start > 0:
        return None
    return dates[0].date, text.span(told.end(), told.end() + dates[0].end)


@lru_cache(maxsize=_SHARED)
def find_body(text: RunningText, plain: str, start: int, end: int) -> Stated | None:
    """The deliberating body named first."""
    hits = [
        (match.start(), match.end(), name)
        for pattern, name in _BODIES
        if (match := pattern.search(plain, start, end))
    ]
    if not hits:
        return None
    at, until, name = min(hits, key=lambda hit: (hit[0], -hit[1]))
    # The standing commission sits for a council named in the same breath: it is the one that decides.
    at, until, name = next(
        (h for h in hits if h[2] == "Commission permanente" and h[0] - at < 400), (at, until, name)
    )
    return Stated(name, text.span(at, until))


def find_replaced(text: RunningText, plain: str, start: int, end: int) -> Stated | None:
    """The number of the act that this one cancels and replaces, where it says so."""
    told = plain.find("remplac", start, end) >= 0  # as in few acts, and seen at once
    match = _REPLACES.search(plain, start, end) if told else None
    if not match:
        return None
    at, until = match.span("number")
    return Stated(squeeze(text.text[at:until]), text.span(at, until))


def find_title(text: RunningText, plain: str, start: int, end: int) -> Stated | None:
    """The title in a header: what follows "Objet :", or the last heading before the act begins to tell."""
    marked = _OBJECT.search(plain, start, end)
    if marked:
        until = _paragraph_end(plain, marked.end(), end)
        return _stated(text, marked.end(), until)
    paragraphs = [p for p in _paragraphs(plain, start, end) if _may_be_title(plain, *p)]
    if not paragraphs:
        return None
    first = last = paragraphs[-1]
    for at, until in reversed(paragraphs[:-1]):
        capitals = _in_capitals(text.text[at:until]) and _in_capitals(text.text[last[0] : last[1]])
        if not capitals or first[0] - until > 6:
            break
        first = (at, until)
    return _stated(text, first[0], last[1])


def _stated(text: RunningText, start: int, end: int) -> Stated | None:
    span = text.span(start, end)
    return Stated(squeeze(span.quote), span) if span.quote else None


def _paragraphs(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    out, at = [], start
    while at < end:
        until = _paragraph_end(plain, at, end)
        if plain[at:until].strip():
            out.append((at, until))
        at = until + 1
    return out


def _paragraph_end(plain: str, start: int, end: int) -> int:
    """A paragraph ends at a blank line, a page break, or where the telling begins."""
    gap = re.compile(r"\n[ \t]*\n|\f").search(plain, start, end)
    until = gap.start() if gap else end
    for mark in (EXPOSE, RECITAL):
        told = mark.search(plain, start + 1, until)
        until = told.start() - 1 if told and told.start() > start + 1 else until
    return max(until, start)


def _may_be_title(plain: str, start: int, end: int) -> bool:
    words = plain[start:end].strip(" \n\t()")
    return (
        12 <= len(words) <= 400
        and sum(c.isalpha() for c in words) > len(words) / 2
        and not CARETAKING.search(words)
        and not words.startswith("ordre du jour")
        and not re.fullmatch(rf"(?:n\s?[°o]\s*)?(?:{NUMBER})", words)
    )


def _in_capitals(words: str) -> bool:
    letters = [c for c in words if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) > 0.7 * len(letters)
