"""What an act says of itself before it decides: number, date of the sitting, council, body, title."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from index.act_numbers import NUMBER
from index.dates import find_dates
from index.marks import CARETAKING, EXPOSE, RECITAL
from index.text import flat, squeeze
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
        (r"conseil\s+metropolitain|conseil\s+de\s+(?:la\s+)?metropole", "Conseil métropolitain"),
        (r"conseil\s+departemental", "Conseil départemental"),
        (r"conseil\s+regional", "Conseil régional"),
        (r"comite\s+syndical", "Comité syndical"),
        (r"bureau\s+(?:communautaire|syndical|de\s+la)", "Bureau"),
        (r"conseil\s+d'administration", "Conseil d'administration"),
        (r"conseil\s+municipal", "Conseil municipal"),
    )
)
_CAPITALISED = r"[A-ZÉÈÀÂÎÔÛÇŒ][\w'’–-]*"
_PARTICLE = r"(?i:d['’]|de\s+la\s+|de\s+l['’]|des\s+|du\s+|de\s+|la\s+|le\s+|les\s+)"
# A proper name: capitalised words, with the small words that French puts between them.
_NAME = rf"(?P<name>{_PARTICLE}?{_CAPITALISED}(?:[ -](?:(?i:de|du|des|la|le|les|en|sur|sous|et)(?=[ -])|(?i:[ld]['’])?{_CAPITALISED}))*)"
_COUNCILS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern + _NAME), kind)
    for pattern, kind in (
        (r"(?i:communaut[ée]\s+d['’]agglom[ée]ration)\s+", "Communauté d'agglomération"),
        (r"(?i:communaut[ée]\s+de\s+communes)\s+", "Communauté de communes"),
        (r"(?i:communaut[ée]\s+urbaine)\s+", "Communauté urbaine"),
        (r"(?i:d[ée]partement|conseil\s+d[ée]partemental)\s+(?=[dD])", "Département"),
        (r"(?i:r[ée]gion|conseil\s+r[ée]gional)\s+", "Région"),
        (r"(?i:m[ée]tropole)\s+", "Métropole"),
        (r"(?i:syndicat\s+(?:mixte|intercommunal))\s+", "Syndicat"),
        (r"(?i:ville|commune|mairie)\s+(?=[dD])", "Commune"),
        (r"(?i:conseil\s+municipal)\s+(?=[dD])", "Commune"),
        (r"(?i:conseil\s+municipal\s+de\s+la\s+(?:ville|commune))\s+", "Commune"),
    )
)
_KIND = re.compile(
    r"communaute|departement|conseil|region|metropole|syndicat|ville|commune|mairie"
)  # each begins so
# Whose act it is that a body of this name makes.
_KINDS_OF = {
    "Commission permanente": ("Département", "Région", "Métropole"),
    "Conseil communautaire": (
        "Communauté de communes", "Communauté d'agglomération", "Communauté urbaine", "Métropole",
    ),
    "Conseil métropolitain": ("Métropole",),
    "Conseil départemental": ("Département",),
    "Conseil régional": ("Région",),
    "Comité syndical": ("Syndicat",),
    "Conseil municipal": ("Commune",),
}  # fmt: skip
_ABOVE = ("Département", "Région")
_LETTERHEAD = 300  # characters
# Words that may follow a name without a sign between in a letterhead, and are none of it.
_NO_NAMES = frozenset(
    "seance seances conseil conseiller conseillers deliberation deliberations extrait proces compte republique"
    " arrondissement commune ville mairie canton presents present bureau reunion publie departement communaute region"
    " point budget monsieur madame membre lundi mardi mercredi jeudi vendredi samedi dimanche objet dans pour"
    " rapporteur tel octobre novembre decembre janvier fevrier".split()
)
# Communes whose name has one or two letters.
_SHORT_NAMES = [
    ["y"],
    ["us"],
    ["oz"],
    ["oô"],
    ["eu"],
    ["bû"],
    ["by"],
    ["gy"],
    ["is"],
    ["ri"],
    ["ry"],
    ["ur"],
    ["uz"],
    ["py"],
]
# "de la Ville de X", "de la Commune de X": the town's kind said again before its name.
_OF_THE_TOWN = re.compile(r"^(?:de\s+)?(?:la\s+)?(?:ville|commune)\b\s*", re.IGNORECASE)
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


@lru_cache(maxsize=_SHARED)
def find_council(text: RunningText, plain: str, start: int, end: int, body: str = "") -> Stated | None:
    """The council with its kind: "Département du Pas-de-Calais", "Commune de Montpellier".

    A letterhead may name the département that a commune lies in, or the commune where an EPCI sits: the
    deliberating ``body``, where it is known, tells whose act it is.
    """
    hits = [
        (match.start(), kind, name, match.end())
        for word in _KIND.finditer(plain, start, end)
        for pattern, kind in _COUNCILS
        if (match := pattern.match(text.text, word.start(), end))
        and (name := _proper_name(_OF_THE_TOWN.sub("", squeeze(match["name"]))))
    ]
    kinds = _KINDS_OF.get(body, tuple(kind for _, kind in _COUNCILS))
    hits = sorted(hit for hit in hits if hit[1] in kinds)
    if not hits:
        return None
    lower = (h for h in hits if h[1] not in _ABOVE and h[0] - hits[0][0] < _LETTERHEAD)
    at, kind, name, until = next(lower, hits[0]) if not body else hits[0]
    return Stated(f"{kind} {_linked(kind, name)}", text.span(at, until))


def _linked(kind: str, name: str) -> str:
    """French links a kind to its name: "Commune de X", "Région Y"."""
    particle = re.match(r"(?i)(?:de|du|des|d['’]|la|le|les)", name)
    if kind in ("Département", "Commune") and not particle:
        return f"d'{name}" if name[0] in "AEIOUYÉÈÎÔH" else f"de {name}"
    return name


def _proper_name(name: str) -> str:
    """Capitals of a letterhead to a name's case, particles in lower case: PAS-DE-CALAIS -> Pas-de-Calais."""
    name = re.sub(r"[\s,.'’-]+$", "", re.sub(r"(?:\s+(?:de|du|des|la|le|les|en|sur|sous|et))+$", "", name))
    small = {"de", "du", "des", "la", "le", "les", "sur", "sous", "en", "et", "d", "l", "lès", "aux"}
    words = re.split(r"([ '’–-])", name)
    other = next(
        (i for i, w in enumerate(words) if flat(w) in _NO_NAMES or any(c.isdigit() for c in w)), None
    )
    if other is not None:
        return _proper_name("".join(words[:other]).strip()) if other else ""
    own = [w for w in words if w.strip(" '’–-") and w.lower() not in small]
    if not any(len(w) > 2 for w in own) and [w.lower() for w in own] not in _SHORT_NAMES:
        return ""  # what is left of a word misread ("Commune du Il") names no place
    cased = [w.lower() if w.lower() in small else (w.capitalize() if w.isupper() else w) for w in words]
    return "".join(cased)


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
