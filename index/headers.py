"""What an act says of itself before it decides: number, date of the sitting, body, title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache

from index.act_numbers import NUMBER
from index.dates import FoundDate, find_dates
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
    r"(?:vu\s+(?:la|le|les)\s+|(?:loi|decret|ordonnance)\s+(?:[^.;\n]{0,50}[ ])?|article\s+|lot\s+|rapport\s+|compte[- ]rendu\s+|parcelles?\s+|replace\s+(?:la\s+)?|remplace\s+(?:la\s+)?"
    r"|annule\s+(?:et\s+remplace\s+)?(?:la\s+)?|(?:modifi|appli|complet|execut|abrog)\w+\s+(?:de\s+)?(?:la\s+)?"
    r"|(?:a\s+(?:partir|compter)|jusqu'\s?a|avant|apres|lors)\s+(?:de\s+)?(?:la\s+)?)(?:(?:deliberation|decision|arrete)\s+)?(?:n\s?[°o]\s*)?$"
    r"|(?<!extrait de )(?<!annexe )(?<!annexe a )(?<!annexee a )(?<!annexes a )\b(?:la|une|ladite)\s+deliberation\s+(?:n\s?[°o]\s*)?$"
)
# What the executive decided alone is told to the council, and is none of its acts.
_EXECUTIVE = re.compile(r"\b(?:decision|arrete)\w*\s*(?:n\s?[°o]\s*)?:?\s*$")
_COUNCIL_SITS = re.compile(r"\bconseil\s+(?:municipal|communautaire|departemental|regional|metropolitain)\b")
_DATED = re.compile(r"\s+du\s+\d{1,2}(?:er)?\s")
_SHARED = 8  # headers kept at hand: the acts of minutes share their sitting's, which is read once
_SITTING = re.compile(
    r"\b(?:seance|reunion|session|reuni[es]*|conseil\s+(?:municipal|communautaire|departemental|regional|syndical)"
    r"|commission\s+permanente|l'an)\b"
)
# Minutes that are adopted or read out, and what a council approved before, are of an earlier sitting.
_EARLIER = re.compile(
    r"\b(?:approb|approuv|adopt|valid|lectur|observ|remarq|rectif)\w*\b[^.;\d]{0,110}\b(?:proces[- ]verb\w+"
    r"|comptes?[- ]rendus?|p\.?v)\b[^.;\d]{0,70}$|(?<!deliberation )\b(?:approuv|arret|prescri)\w+\s+(?:en|par)\b[^.;\d]{0,60}$"
)
_LETTER = re.compile(r"(?<![a-z])a\s+[a-z'-]+(?:[ -][a-z'-]+){0,5}\s?,\s+le\s+$")  # "À Mer, le 7 mars 2023"
# A running title names the sitting on every page: "PV du 8 février 2024", "Conseil municipal - séance du ...".
_RUNNING = re.compile(
    r"\b(?:p\.?v\.?|proces[- ]verbal|comptes?[- ]rendus?|seance|reunion|conseil)\b(?:[ ]+(?!du\b)[a-z'-]+){0,5}[ ]+du[ ]+$"
)
_CITED = re.compile(r"deliberation|decision|vot|\bpar\b|\blors\b|depuis|suite|apres|\bvu\b")
_READ_FOR_TITLES = 60_000  # characters in which a running title shows itself
# The préfecture's stamp: who sent the act, its date, its number.
_STAMP = re.compile(
    r"(?<![\d-])\d{3}-\d{9}-(?P<day>(?:19|20)\d{6})-(?P<number>[\w.°/-]{2,30}?)-(?:DE|AR|AI|AU|BF|CC)\b"
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
_NUMBERED = re.compile(
    rf"(?<!la )\bdeliberation\s+n\s?[°o]\s?(?i:{NUMBER})(?:\s+du\s+\d{{1,2}}(?:er)?\s+\w+\s+(?:19|20)\d\d)?\s*[:–-]?\s*"
)
_SHORTEST_TITLE = 12
_AHEAD = timedelta(days=60)  # a sitting may be convened so long before it; what a scan dates later is misread
# An order is of the day of its signature: "Fait à Mer, le 2 mai 2023".
_ORDER = re.compile(
    r"\barretes?\s*(?:$|[\n:]|(?:du\s+maire|municipal|temporaire|permanent|prefectoral|n\s?[°o])\b)"
)
_SIGNED_ON = re.compile(r"\bfait\s+(?:et\s+\w+\s+)?(?:a|en)\s+[^,.;\n\d]{2,50},?\s*le\s+$")
_ORDERS_HEAD = 1500  # characters in which an order says that it is one
# A list's title, a result, a stamp, a line of a table of contents.
_NO_TITLE = re.compile(
    r"^ordre du jour|\best\s+(?:approuve|adopte)|^(?:date\s+de\s+reception|accuse\s+de\s+reception|(?:envoye|recu)\s+en\s+pref)"
    r"|\.{5}|…{3}|\|"
)
_OBJECT = re.compile(r"^[ \t]*objet\s*:\s*", re.MULTILINE)


def find_number(text: RunningText, plain: str, start: int, end: int, executive: bool = True) -> Stated | None:
    """The act's own number, as printed, in ``[start, end)`` (the header); not ``executive``: it is a council's."""
    for match in _NAMED_NUMBER.finditer(text.text, start, end):
        group = next(g for g in ("number", "plain", "alone", "short", "ranked", "code") if match[g])
        at, until = match.span(group)
        if group == "alone" and not re.search(r"(?:19|20)\d\d", match[group]):
            continue
        # "n° 2018-32 du 22 janvier 2018" is a law's, but for a number named as an act's.
        if group == "plain" and _DATED.match(plain, until, end):
            continue
        dated = group != "plain" and _is_date(text.text[at:until])  # "n° 13-02-2023" is no date
        if dated or _OF_OTHERS.search(plain, max(start, at - 60), at) or _in_range(plain, at, until):
            continue
        told_to_council = not executive or _COUNCIL_SITS.search(plain, start, at)
        if told_to_council and _EXECUTIVE.search(plain, max(start, at - 30), at):
            continue
        return Stated(squeeze(text.text[at:until]), text.span(at, until))
    return None


def _in_range(plain: str, at: int, until: int) -> bool:
    """ "DEL2023_043 à DEL2023_045" are the acts that someone missed, or that a file holds."""
    letters = re.match(r"[a-z]+", plain[at:until])
    if letters is None:
        return False
    same = re.escape(letters[0])
    behind = re.match(rf"\s?(?:a|au|-)\s{same}", plain[until : until + 20])
    return bool(
        behind or re.search(rf"(?<![a-z]){same}[\w/-]*\d\s?(?:a|au|-)\s$", plain[max(0, at - 30) : at])
    )


def _is_date(printed: str) -> bool:
    return bool(re.fullmatch(r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:\d{2}|\d{4})", printed.strip()))


@lru_cache(maxsize=_SHARED)
def find_sitting_date(
    text: RunningText, plain: str, start: int, end: int, until: int = 0
) -> tuple[date, Span] | None:
    """The date of the sitting: the first date in ``[start, end)`` (the header) that is told of a sitting and of no
    other business (convocation...); else what is told elsewhere, up to ``until``; else any date of the header."""
    second_best = None
    last = start  # where the date before ends: what a sitting is told by stands between
    for found in _past(find_dates(text.text[start:end])):
        at, since = start + found.start, last
        last = start + found.end
        before = plain[max(start, at - 90) : at]
        here = (found.date, text.span(at, start + found.end))
        sitting = max(
            (m.end() for m in _SITTING.finditer(before) if at - len(before) + m.end() > since), default=-1
        )
        other = max((m.end() for m in _OTHER_DATES.finditer(before)), default=-1)
        # "3 1 mars" of a scan is the 31st, and not the first.
        broken = found.raw[0].isdigit() and re.search(r"(?<!\d)\d $", plain[max(0, at - 3) : at])
        if broken or _EARLIER.search(plain, max(start, at - 200), at):
            continue
        told = sitting > other and not _LETTER.search(before)
        if told or found.raw.lower().startswith("l'an") or found.raw.lower().startswith("l’an"):
            return here
        if other < 0 and second_best is None:
            second_best = here
    return find_date_elsewhere(text, plain, start, max(end, until)) or second_best


def find_date_elsewhere(text: RunningText, plain: str, start: int, end: int) -> tuple[date, Span] | None:
    """The date in the running title of a sitting's pages, or in the préfecture's stamp."""
    often: dict[date, list[Span]] = {}
    for found in _past(find_dates(text.text[start : min(end, start + _READ_FOR_TITLES)])):
        at = start + found.start
        title = _RUNNING.search(plain, max(0, at - 90), at)
        earlier = _EARLIER.search(plain, max(0, at - 200), at)
        if title and not earlier and not _CITED.search(plain, max(0, title.start() - 40), at):
            often.setdefault(found.date, []).append(text.span(at, start + found.end))
    titles = [(day, spans[0]) for day, spans in often.items() if len(spans) > 1]
    if len(titles) == 1:
        return titles[0]
    stamp = _STAMP.search(text.text, start, end)
    day = _stamped_day(stamp["day"]) if stamp else None
    return (day, text.span(*stamp.span("day"))) if stamp and day else None


def find_signing_date(text: RunningText, plain: str, start: int, end: int) -> tuple[date, Span] | None:
    """The day on which an order was signed; None of what is no order."""
    if not _ORDER.search(plain, start, min(end, start + _ORDERS_HEAD)):
        return None
    for found in _past(find_dates(text.text[start:end])):
        at = start + found.start
        if _SIGNED_ON.search(plain, max(start, at - 70), at):
            return found.date, text.span(at, start + found.end)
    return None


def _past(dates: Iterable[FoundDate]) -> Iterator[FoundDate]:
    """Those on which an act may be: none is of the future ("4 MARS 2073" of a scan)."""
    latest = date.today() + _AHEAD
    return (found for found in dates if found.date <= latest)


def _stamped_day(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def find_stamped_number(text: RunningText, start: int, end: int) -> Stated | None:
    """The number in the préfecture's stamp, where it holds a year: others count what the sender sent."""
    stamp = _STAMP.search(text.text, start, end)
    if stamp is None or not re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", stamp["number"]):
        return None
    return Stated(stamp["number"], text.span(*stamp.span("number")))


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
    return _stated(text, _behind_number(plain, first[0], last[1]), last[1])


def _behind_number(plain: str, start: int, end: int) -> int:
    """Where a title begins that stands in one line with its letterhead, the act's number and the sitting's date."""
    named = [m.end() for m in _NUMBERED.finditer(plain, start, end) if end - m.end() >= _SHORTEST_TITLE]
    return named[-1] if named else start


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
        and not _NO_TITLE.search(words)
        and not re.fullmatch(rf"(?:n\s?[°o]\s*)?(?:{NUMBER})", words)
    )


def _in_capitals(words: str) -> bool:
    letters = [c for c in words if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) > 0.7 * len(letters)
