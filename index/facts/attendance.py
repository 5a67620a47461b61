"""Attendance: who presided, who wrote, who was there, who was excused or absent, and who voted for whom."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from index.facts.finder import Example, Finder, Reading
from index.names import find_people, same_person
from index.types import Attendance, Fact, Presence, Role, RunningText, SectionKind

# The labels under which headers list people. The first that fits a place wins.
_LABELS: tuple[tuple[re.Pattern[str], Role, Presence | None], ...] = tuple(
    (re.compile(rf"(?:^[ \t]*|(?<=[.;] )|(?<=\n))(?:{pattern})", re.MULTILINE), role, presence)
    for pattern, role, presence in (
        (r"excuse\w*(?:\s?\(\w+\))?\s+sans\s+voix\s+deliberative\s*:", Role.NON_VOTING, Presence.EXCUSED),
        (r"[\w' ()]{0,40}sans\s+voix\s+deliberative\s*:", Role.NON_VOTING, Presence.PRESENT),
        (
            r"(?:absent\w*(?:\s?\(\w+\))?\s+(?:et\s+)?(?:excuse\w*\s+)?)?(?:ayant\s+|ont\s+)?(?:donne\s+|vote\s+par\s+)?"
            r"(?:pouvoirs?|procurations?)(?:\s?\(s\))?\b(?!\s+(?:a|de)\b)[^:\n]{0,110}(?:\n[^:\n]{0,80})?:",
            Role.MEMBER,
            Presence.EXCUSED,  # who gives a proxy has told that they can't come
        ),
        (
            r"(?:absent\w*(?:\s?\(\w+\))?\s+(?:et\s+)?)?(?:etaient\s+)?(?<!non )excuse\w*(?:\s?\(\w+\))*(?:\s+representes?)?\s*:",
            Role.MEMBER,
            Presence.EXCUSED,
        ),
        (
            r"(?:etaient\s+)?absent\w*(?:\s?\(\w+\))?(?:\s+non\s+excuse\w*)?\s*(?::|$)",
            Role.MEMBER,
            Presence.ABSENT,
        ),
        (
            r"(?:etai\w+\s+|sont\s+)?presents?(?:\s?\(\w+\))?(?:\s+(?:titulaires?|suppleants?|a\s+la\s+seance|mesdames|messieurs|et\s|les\s)[^:\n]{0,50})?\s*:",
            Role.MEMBER,
            Presence.PRESENT,
        ),
        (
            r"(?:secretaire|votants?|nombre\s+d|quorum|assistai|ordre\s+du\s+jour|date\s+d|convocation|rapporteur|objet)\b",
            Role.MEMBER,
            None,
        ),
    )
)
_PRESIDED = re.compile(
    r"\b(?:sous\s+la\s+)?presid(?:ence\s*(?:de|:|d')|ee\s+par)\s*(?:la\s+)?(?P<who>[^\n;]{3,90}(?:\n[^\n;]{0,60})?)"
    r"|^[ \t]*president\w*(?:\s+de\s+(?:la\s+)?seance)?\s*:\s*(?P<label>[^\n;]{3,80})"
    r"|(?P<before>(?:monsieur|madame|m\.|mme)\s[^\n.;]{3,60}),?\s+preside\s+(?:la\s+)?seance",
    re.MULTILINE,
)
_SECRETARY = re.compile(
    r"\bsecretaire\w*(?:\s+de\s+(?:la\s+)?seance)?\s*(?:elue?\s+[^:\n]{0,30})?:\s*(?P<label>[^\n;]{3,80}(?:\n[^\n;]{0,40})?)"
    r"|(?P<before>[^\n.;]{3,80}(?:\n[^\n.;]{0,60})?)\s+(?:est|a\s+ete|ete|sont)\s+(?:designee?|nommee?|elue?|choisie?)s?\s+(?:comme\s+|en\s+qualite\s+de\s+|pour\s+[^.;\n]{0,40})?secretaire"
    r"|\bcandidature\s+de\s+(?P<candidate>[^.;\n]{3,60}?),?\s+(?:en\s+qualite\s+de|comme|au\s+poste\s+de)\s+secretaire"
    r"|\bdesigne\w*(?:[^.;]|\.(?=\d)){0,140}?,?\s+(?P<named>(?:monsieur|madame|m\.|mme)\s[^.;\n]{3,60}?)\s+(?:pour\s+remplir|comme\s+secretaire|en\s+qualite|secretaire)",
)
# Both patterns begin with any words, and hold one word that few headers have twice: what stands further before
# its first place than they reach is not tried.
_REACH = 400  # characters

# "M. Bertrand\nLACHENAL": in a sentence a line's end may part the first name from the family name.
_BROKEN_NAME = re.compile(
    r"((?:M\.|Mme|Monsieur|Madame)[ ]+[A-ZÀ-Ý][\w-]*[a-zà-ÿ])\n(?=[A-ZÀ-Ý][A-ZÀ-Ý'’-]+)"
)


@dataclass(frozen=True, slots=True)
class _Listing:
    role: Role
    presence: Presence
    start: int
    end: int


def find(reading: Reading) -> tuple[Fact, ...]:
    """Members in the order of the lists; then the chair and the secretary, each with a line of that role."""
    return _people(reading.text, reading.plain, _regions(reading))


def _regions(reading: Reading) -> tuple[tuple[int, int], ...]:
    """The headers: the sitting's and the act's own. A flattened act without sections is read whole."""
    return reading.ranges(SectionKind.HEADER) or ((reading.act.start, reading.act.end),)


@lru_cache(maxsize=8)  # all acts of a sitting begin with its header: it is read once
def _people(text: RunningText, plain: str, regions: tuple[tuple[int, int], ...]) -> tuple[Attendance, ...]:
    if not regions:
        return ()
    start, end = regions[-1]
    people = list(_people(text, plain, regions[:-1]))
    for listing in _listings(plain, start, end):
        people += [p for p in _listed(text, listing) if not _known(p, people)]
    officers = [_officer(text, plain, (start, end), role) for role in (Role.CHAIR, Role.SECRETARY)]
    people += [o for o in officers if o and not _known(o, people)]
    return tuple(people)


def _known(person: Attendance, people: list[Attendance]) -> bool:
    return any(p.role is person.role and same_person(p.person, person.person) for p in people)


def _listings(plain: str, start: int, end: int) -> list[_Listing]:
    marks: dict[int, tuple[int, Role, Presence | None]] = {}
    for pattern, role, presence in _LABELS:
        for match in pattern.finditer(plain, start, end):
            if not any(at <= match.start() < until for at, (until, *_) in marks.items()):
                marks[match.start()] = (match.end(), role, presence)
    order = sorted(marks)
    limits = [*order[1:], end][: len(order)]
    return [
        _Listing(role, presence, until, _list_end(plain, until, limit))
        for at, limit in zip(order, limits, strict=True)
        for until, role, presence in [marks[at]]
        if presence is not None
    ]


def _list_end(plain: str, start: int, limit: int) -> int:
    """A list of people ends at the blank line behind its first name."""
    first = re.compile(r"\S").search(plain, start, limit)
    gap = re.compile(r"\n[ \t]*\n(?![ \t]*[-–•*])").search(plain, first.start(), limit) if first else None
    return gap.start() if gap else limit


def _listed(text: RunningText, listing: _Listing) -> list[Attendance]:
    return [
        Attendance(
            person=p.name,
            role=listing.role,
            presence=listing.presence,
            proxy=p.proxy,
            span=text.span(listing.start + p.start, listing.start + p.end),
        )
        for p in find_people(text.text[listing.start : listing.end])
    ]


def _officer(text: RunningText, plain: str, where: tuple[int, int], role: Role) -> Attendance | None:
    pattern, word = (_PRESIDED, "presid") if role is Role.CHAIR else (_SECRETARY, "secretaire")
    start, end = where
    told = plain.find(word, start, end)
    if told < 0:
        return None
    for match in pattern.finditer(plain, max(start, told - _REACH), end):
        group = next(g for g, words in match.groupdict().items() if words)
        at, until = match.span(group)
        people = find_people(_BROKEN_NAME.sub(r"\1 ", text.text[at:until]))
        if people:
            # Before "est désigné secretaire" the nearest name counts, behind a label the first.
            person = people[-1] if group == "before" else people[0]
            span = text.span(at + person.start, at + person.end)
            return Attendance(_cased(person.name), role, Presence.PRESENT, "", span)
    return None


def _cased(name: str) -> str:
    """A name all in capitals (as in a heading) gets its first name back in lower case: Jean-Claude LEROY."""
    words = name.split()
    if len(words) < 2 or not name.isupper():
        return name
    return " ".join([words[0].title(), *words[1:]])


def show(fact: Fact) -> str:
    assert isinstance(fact, Attendance)
    proxy = f" -> {fact.proxy}" if fact.proxy else ""
    return f"{fact.person} {fact.role.value} {fact.presence.value}{proxy}"


FINDER = Finder(
    name="attendance",
    find=find,
    show=show,
    examples=(
        Example(
            "Présidence de Madame Anne MARTIN\n\nSecrétaire : M. Luc PETIT\n\n"
            "Étaient présents : Mme Anne MARTIN, M. Luc PETIT.\n\nExcusé(s) : M. Jean ROY (pouvoir à Mme Anne MARTIN)\n\n"
            "Le conseil municipal,\nVu le code du sport ;\nDécide",
            (
                "Anne MARTIN member present",
                "Luc PETIT member present",
                "Jean ROY member excused -> Anne MARTIN",
                "Anne MARTIN chair present",
                "Luc PETIT secretary present",
            ),
        ),
        Example(
            "Pouvoirs :\n- Madame Léa FAURE à Monsieur Gil ROUX\n- M. Paul BRUN à Mme Eve NOIR\n\nLe conseil municipal,\nVu",
            ("Léa FAURE member excused -> Gil ROUX", "Paul BRUN member excused -> Eve NOIR"),
        ),
        Example(
            "Monsieur le Maire propose la candidature de Mme Eve NOIR en qualité de secrétaire.\n\nVu le code du sport ;",
            ("Eve NOIR secretary present",),
        ),
        Example(
            "Le conseil a désigné, selon l'article L.2121-15 du code, Monsieur ROUX pour remplir les fonctions de"
            " secrétaire.\n\nVu le code du sport ;",
            ("ROUX secretary present",),
        ),
        Example("Présents : 12\n\nLe conseil municipal,\nVu le code du sport ;", ()),
        Example(
            "Le conseil s'est réuni sous la présidence de M. Luc\nPETIT.\n\nPrésents : MARTIN Anne, PETIT Luc.\n\nAbsents excusés : ROY Jean.\n\nMme Anne MARTIN a été désignée secrétaire de séance.\n\nVu le code du sport ;\nDécide",
            (
                "Anne MARTIN member present",
                "Luc PETIT member present",
                "Jean ROY member excused",
                "Luc PETIT chair present",
                "Anne MARTIN secretary present",
            ),
        ),
        Example(
            "Étaient présents : M. Luc PETIT, Mme Anne MARTIN\n\nAssistait sans voix délibérative : Mme Eve NOIR\n\nVu le code du sport ;\nDécide",
            ("Luc PETIT member present", "Anne MARTIN member present", "Eve NOIR non_voting present"),
        ),
    ),
)
