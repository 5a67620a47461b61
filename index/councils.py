"""Whose act it is: the council that a header names with its kind, or what else tells the place that it is of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from index.text import flat, squeeze
from index.types import RunningText, Stated

_SHARED = 8  # headers kept at hand: the acts of minutes share their sitting's, which is read once
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
        (r"(?i:eurom[ée]tropole)\s+", "Eurométropole"),
        (r"(?i:m[ée]tropole)\s+", "Métropole"),
        (r"(?i:syndicat\s+(?:mixte|intercommunal))\s+", "Syndicat"),
        (r"(?i:ville|commune|mairie)\s+(?=[dD])", "Commune"),
        (r"(?i:conseil\s+municipal)\s+(?=[dD])", "Commune"),
        (r"(?i:conseil\s+municipal\s+de\s+la\s+(?:ville|commune))\s+", "Commune"),
    )
)
_KIND = re.compile(
    r"communaute|departement|conseil|region|eurometropole|metropole|syndicat|ville|commune|mairie"
)  # each begins so
# Whose act it is that a body of this name makes.
_KINDS_OF = {
    "Commission permanente": ("Département", "Région", "Métropole", "Eurométropole"),
    "Conseil communautaire": (
        "Communauté de communes", "Communauté d'agglomération", "Communauté urbaine", "Métropole",
    ),
    "Conseil métropolitain": ("Métropole", "Eurométropole"),
    "Conseil départemental": ("Département",),
    "Conseil régional": ("Région",),
    "Comité syndical": ("Syndicat",),
    "Bureau": (
        "Communauté de communes", "Communauté d'agglomération", "Communauté urbaine", "Métropole", "Syndicat",
    ),
    "Conseil municipal": ("Commune",),
}  # fmt: skip
_ABOVE = ("Département", "Région")
_LETTERHEAD = 300  # characters
_HEAD = 2500  # characters in which an act of no known body says whose it is; farther on stand its neighbours
# "la communauté de communes de la région de Mer" is no region.
_REGION_OF = re.compile(r"\b(?:communes|agglomeration|urbaine)\s+de\s+la\s+$")
_OF = r"(?=(?i:d['’]|de\s|du\s|des\s))"
_STREET = r"(?i:place|rue|avenue|boulevard|quai|cours|all[ée]e|route|chemin|esplanade)"
# Where a town's council tells no more of its name, its mayor's office or its hall's place does.
_HALLS = tuple(
    re.compile(pattern + _NAME)
    for pattern in (
        rf"\b(?<!ancien )(?<!ancienne )(?<!adjoint au )(?<!adjointe au )(?i:maire)\s+{_OF}",
        rf"\b(?i:h[oô]tel\s+de\s+ville|salle\s+du\s+conseil(?:\s+municipal)?)\s+{_OF}",
        rf"\b(?i:mairie|h[oô]tel\s+de\s+ville),?\s+(?i:sise?\s+)?(?:\d[\w ]{{0,8}},?\s*)?{_STREET}\s[^\n,.]{{2,50}},?\s+à\s+",
        r"\b(?i:mairie|h[oô]tel\s+de\s+ville)\b[^\n.]{0,80}?\b\d{2} ?\d{3}\s+",
    )
)
_COMMUNITY = re.compile(rf"\b(?i:conseil\s+communautaire)\s+{_OF}{_NAME}")
# "Rennes Métropole", "Tours Métropole Val de Loire".
_METROPOLE = re.compile(
    rf"(?P<name>(?!L[ae]\b|Cette\b|Notre\b){_CAPITALISED}(?:[ -]{_CAPITALISED}){{0,2}}[ -](?i:m[ée]tropole)\b(?:[ -](?:(?:de|du|la)[ -])?{_CAPITALISED}){{0,4}})"
)
_OFTEN = 2  # mentions by which a text that names one community, and no other of its kind, names its own
# Words that may follow a name without a sign between in a letterhead, and are none of it.
_NO_NAMES = frozenset(
    "seance seances conseil conseiller conseillers deliberation deliberations extrait proces compte republique"
    " arrondissement commune ville mairie canton presents present bureau reunion publie departement communaute region"
    " point budget monsieur madame membre lundi mardi mercredi jeudi vendredi samedi dimanche objet dans pour"
    " rapporteur tel telephone telecopie fax courriel cedex octobre novembre decembre janvier fevrier".split()
)
# Communes whose name has one or two letters.
_SHORT_NAMES = frozenset("y us oz oô eu bû by gy is ri ry ur uz py".split())
_TRAILING = re.compile(r"(?:\s+(?:de|du|des|la|le|les|en|sur|sous|et))+$", re.IGNORECASE)
# "de la Ville de X", "de la Commune de X": the town's kind said again before its name.
_OF_THE_TOWN = re.compile(r"^(?:de\s+)?(?:la\s+)?(?:ville|commune)\b\s*", re.IGNORECASE)


@lru_cache(maxsize=_SHARED)
def find_council(text: RunningText, plain: str, start: int, end: int, body: str = "") -> Stated | None:
    """The council with its kind: "Département du Pas-de-Calais", "Commune de Montpellier".

    ``[start, end)`` is the header. A letterhead may name the département that a commune lies in, or the commune
    where an EPCI sits: the deliberating ``body``, where it is known, tells whose act it is. Where the header names
    none, what is told else may; towns named elsewhere in an act are as often neighbours.
    """
    if body == "Conseil métropolitain" and (own := _agreed(_metropoles(text), _OFTEN)):
        return _stated(text, own)
    named = _named(text, plain, (start, end), body)
    if named or body == "Conseil municipal":
        return named or _stated(text, _agreed(_halls(text, start, end)))
    if body == "Conseil communautaire":
        told = _agreed(_communities(text, plain, start, end))
        return _stated(text, told or _agreed(_hits(text, plain, (0, len(plain)), body), _OFTEN))
    return None


# What names a council: (start, end, its name with its kind).
_Told = tuple[int, int, str]


def _named(text: RunningText, plain: str, where: tuple[int, int], body: str) -> Stated | None:
    """The first council of the body's kind; without a known body, a town before what is above it."""
    hits = list(_hits(text, plain, where, body))
    hits = hits if body else [h for h in hits if h[0] - where[0] < _HEAD]
    if not hits:
        return None
    lower = (h for h in hits if not h[2].startswith(_ABOVE) and h[0] - hits[0][0] < _LETTERHEAD)
    return _stated(text, hits[0] if body else next(lower, hits[0]))


def _hits(text: RunningText, plain: str, where: tuple[int, int], body: str) -> Iterator[_Told]:
    """The councils of the kinds that have such a body, in their order."""
    kinds = _KINDS_OF.get(body, tuple(kind for _, kind in _COUNCILS))
    for word in _KIND.finditer(plain, *where):
        if word[0] == "region" and _REGION_OF.search(plain, max(where[0], word.start() - 40), word.start()):
            continue
        for pattern, kind in _COUNCILS:
            match = pattern.match(text.text, word.start(), where[1]) if kind in kinds else None
            name = _proper_name(_OF_THE_TOWN.sub("", squeeze(match["name"]))) if match else ""
            if match and name:
                yield match.start(), match.end(), f"{kind} {_linked(kind, name)}"


def _halls(text: RunningText, start: int, end: int) -> Iterator[_Told]:
    for pattern in _HALLS:
        for match in pattern.finditer(text.text, start, end):
            if name := _proper_name(_OF_THE_TOWN.sub("", squeeze(match["name"]))):
                yield match.start(), match.end(), f"Commune {_linked('Commune', name)}"


def _communities(text: RunningText, plain: str, start: int, end: int) -> Iterator[_Told]:
    """ "Le conseil communautaire du Plateau", where the header says too of what kind the community is."""
    kinds = [k for k in _KINDS_OF["Conseil communautaire"] if plain.find(flat(k), start, end) >= 0]
    for match in _COMMUNITY.finditer(text.text, start, end) if len(kinds) == 1 else ():
        if name := _proper_name(squeeze(match["name"])):
            yield match.start(), match.end(), f"{kinds[0]} {name}"


def _metropoles(text: RunningText) -> Iterator[_Told]:
    """Among words all in capitals nothing shows where the name begins."""
    for match in _METROPOLE.finditer(text.text):
        name = _proper_name(squeeze(match["name"]))
        if name and not match["name"].isupper():
            yield match.start(), match.end(), name


def _agreed(told: Iterable[_Told], often: int = 1) -> _Told | None:
    """The first of the names where all are one, told so often; of several nothing shows which is its own."""
    names = list(told)
    return names[0] if len(names) >= often and len({flat(name) for _, _, name in names}) == 1 else None


def _stated(text: RunningText, told: _Told | None) -> Stated | None:
    return Stated(told[2], text.span(told[0], told[1])) if told else None


def _linked(kind: str, name: str) -> str:
    """French links a kind to its name: "Commune de X", "Région Y"."""
    particle = re.match(r"(?i)(?:de|du|des|d['’]|la|le|les)", name)
    if kind in ("Département", "Commune") and not particle:
        return f"d'{name}" if name[0] in "AEIOUYÉÈÎÔH" else f"de {name}"
    return name


def _proper_name(name: str) -> str:
    """Capitals of a letterhead to a name's case, particles in lower case: PAS-DE-CALAIS -> Pas-de-Calais."""
    name = re.sub(r"[\s,.'’-]+$", "", _TRAILING.sub("", name))
    small = {"de", "du", "des", "la", "le", "les", "sur", "sous", "en", "et", "d", "l", "lès", "aux"}
    words = re.split(r"([ '’–-])", name)
    other = next(
        (i for i, w in enumerate(words) if flat(w) in _NO_NAMES or any(c.isdigit() for c in w)), None
    )
    if other is not None:
        return _proper_name("".join(words[:other]).strip()) if other else ""
    own = [w for w in words if w.strip(" '’–-") and w.lower() not in small]
    if not any(len(w) > 2 for w in own) and " ".join(own).lower() not in _SHORT_NAMES:
        return ""  # what is left of a word misread ("Commune du Il") names no place
    cased = [w.lower() if w.lower() in small else (w.capitalize() if w.isupper() else w) for w in words]
    return "".join(cased)
