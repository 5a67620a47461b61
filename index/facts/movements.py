"""Who came late, left or came back, at what hour, and from which point of the agenda that counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from index.facts import attendance
from index.facts.finder import Example, Finder, Reading
from index.names import find_people, same_person
from index.text import squeeze
from index.types import PAGE_BREAK, Attendance, Fact, Move, Movement, Presence, Role, RunningText, SectionKind

# Every form holds one of these: they are looked for as plain strings, for most acts have none.
_STEMS = ("arriv", "quitt", "depart d", "(depart", "(parti", "(jusqu'", "(a partir", "rejoi", "se retire")
_ROOM = r"(?:la\s+(?:seance|salle|reunion)|l'assemblee|le\s+conseil)"
# "M. Luc ROY arrive à 19 h 04", "Mmes SY et LE GOFF quittent la séance": the names stand before.
_COMES = re.compile(
    rf"(?P<verb>arrive(?P<many>nt)?|rejoi(?:nt|gne(?P<more>nt)))\b(?:\s+(?:en\s+seance|{_ROOM}))?"
)
_GOES = re.compile(
    rf"(?P<verb>quitt(?:e|ee|e(?P<many>nt)))\s+(?:\w+ment\s+)?{_ROOM}|(?P<apart>se\s+retire(?P<more>nt)?)\b(?!\s+d)"
)
# "Arrivée de Mme Ida SY à 19 h 04": the name stands behind.
_NOUN = re.compile(r"(?:(?P<comes>arrivee)|depart)\s+(?:(?:en\s+seance|tardive?|definitif)\s+)?(?:de\s+|d')")
# In a list, behind the name: "M. Luc ROY (arrivé à 19h04)", "(jusqu'à la délibération n° 5)".
_NOTE = re.compile(
    r"(?P<comes>arrivee?s?\b)|(?P<goes>departs?\b|partie?s?\b|quitt\w+)|(?P<until>jusqu'(?:a|au)\b)|(?P<since>a\s+partir\s+d)"
)
_HOUR = re.compile(r"\b(?P<h>[012]?\d)\s?(?:heures?|h)\s?(?P<m>[0-5]\d)?(?!\d)")
_SINCE = re.compile(
    r"\b(?:avant|apres|a\s+(?:compter|partir)|au(?:\s+(?:debut|moment|cours))?|lors|pendant|jusqu'(?:a|au)|pour)\b[^.;()\n]{0,70}?"
    r"\b(?:deliberations?|points?\b(?!\s+de\s+vue)|questions?|rapports?|dossiers?|affaires?|votes?|examen|debats?|presentation)\b(?:[^.;,()\n]|\.(?=\d)){0,70}"
)
_LIST = re.compile(
    r"\b(?P<of>presents?|absents?|excusee?s?|pouvoirs?|procurations?)\b(?!\s+a\b)[^:\n.;,]{0,60}:"
)
_STOP = re.compile(r"(?<!\bm)(?<!\bmm)(?<!\bmme)[.;:](?=\s)|\n[ \t]*\n|\)")
_OFFICE = re.compile(r"\b(?:madame|monsieur|m\.|mme)\s+(?:le|la)\s+(?:maire|presidente?)\s*,?\s*$")
_BEFORE, _BEHIND = 120, 130  # characters in which the names, and the hour and the point, are told


@dataclass(frozen=True, slots=True)
class _Told:
    """Who moves, and the range in which is told when; ``start`` is where the words begin."""

    move: Move
    names: tuple[str, ...]
    start: int
    said: tuple[int, int]
    whole: bool = False  # all of it tells when
    bare: bool = False  # a verb or noun that may be of something else, unless an hour or a point is told


def find(reading: Reading) -> tuple[Fact, ...]:
    """The movements told in the sitting's header, then those in the act's own text, in order."""
    people = tuple(p for p in attendance.find(reading) if isinstance(p, Attendance))
    headers = [r for r in reading.ranges(SectionKind.HEADER) if r[0] < reading.act.start]
    ranges = [*headers, (reading.act.start, reading.act.end)]
    out: list[Movement] = []
    for moved in (m for where in ranges for m in _movements(reading.text, reading.plain, where, people)):
        told = next((i for i, other in enumerate(out) if _same(moved, other)), None)
        if told is None:
            out.append(moved)
        elif moved.since and not out[told].since:
            out[told] = moved  # told again, and now with the point from which it counts
    return tuple(out)


def _same(a: Movement, b: Movement) -> bool:
    return a.move is b.move and a.hour == b.hour and same_person(a.person, b.person)


def _movements(
    text: RunningText, plain: str, where: tuple[int, int], people: tuple[Attendance, ...]
) -> tuple[Movement, ...]:
    out = []
    for at in _places(plain, *where):
        told = _in_list(text, plain, where, at, people) or _as_noun(text, plain, where, at)
        told = told or _as_verb(text, plain, where, at, people)
        if told is None:
            continue
        hour, since = _hour(plain, *told.said), _SINCE.search(plain, *told.said)
        at_point = since.span() if since else told.said if told.whole and not hour else (0, 0)
        words = squeeze(text.text[slice(*at_point)])
        for name in told.names:
            known = any(same_person(p.person, name) for p in people)
            # A name that no list holds is of something else: "le départ de Mme SY, directrice".
            if (known or (hour and not people)) and (hour or words or not told.bare):
                out.append(Movement(name, told.move, hour, words, text.span(told.start, told.said[1])))
    return tuple(out)


@lru_cache(maxsize=8)  # all acts of a sitting share its header
def _places(plain: str, start: int, end: int) -> tuple[int, ...]:
    found = []
    for stem in _STEMS:
        at = plain.find(stem, start, end)
        while at >= 0:
            found.append(at + stem.startswith("("))
            at = plain.find(stem, at + 1, end)
    return tuple(sorted(found))


def _in_list(
    text: RunningText, plain: str, where: tuple[int, int], at: int, people: tuple[Attendance, ...]
) -> _Told | None:
    """A note in brackets behind a name: "until" and "since" turn with the list that the name is in."""
    opened = plain[where[0] : at].rstrip()
    note = _NOTE.match(plain, at, where[1]) if opened.endswith("(") else None
    if note is None:
        return None
    start = where[0] + len(opened) - 1
    item = re.split(r"[,;)](?!\s*$)", text.text[max(where[0], start - 60) : start])[-1]
    named = find_people(item)
    if not named:
        return None
    name, begin = named[-1].name, start - len(item) + named[-1].start
    listed = any(same_person(p.person, name) and p.presence is Presence.PRESENT for p in people)
    lists = [m["of"] for m in _LIST.finditer(plain, where[0], start)]
    missed = bool(lists) and not lists[-1].startswith("present")
    there = listed and not missed and not named[-1].proxy  # a proxy holds until its giver comes
    comes = note["comes"] or (note["since"] if there else note["until"])
    close = plain.find(")", at, where[1])
    until = close if close >= 0 else min(where[1], at + _BEHIND)
    move = Move.ARRIVES if comes else Move.LEAVES
    whole = bool(note["until"] or note["since"])
    return _Told(move, (name,), begin, (at, until), whole, bare=note[0].startswith("parti"))


def _as_noun(text: RunningText, plain: str, where: tuple[int, int], at: int) -> _Told | None:
    match = _NOUN.match(plain, at, where[1])
    if match is None:
        return None
    until = _clause_end(plain, match.end(), where[1])
    people = find_people(
        re.split(r"[,(\d]|\bapr[eè]s\b|\bavant\b|[àÀA] (?=\d)", text.text[match.end() : until])[0]
    )
    move = Move.ARRIVES if match["comes"] else Move.LEAVES
    return _Told(move, tuple(p.name for p in people), at, (match.end(), until), bare=True)


def _as_verb(
    text: RunningText, plain: str, where: tuple[int, int], at: int, people: tuple[Attendance, ...]
) -> _Told | None:
    match = _COMES.match(plain, at, where[1]) or _GOES.match(plain, at, where[1])
    if match is None or (at and plain[at - 1].isalnum()):
        return None
    begin = max(where[0], at - _BEFORE)
    stops = [m.end() for m in _STOP.finditer(plain, begin, at)]
    begin = max(stops[-1] if stops else begin, text.text.rfind(PAGE_BREAK, begin, at) + 1)
    if _OFFICE.search(plain, begin, at):
        names = tuple(p.person for p in people if p.role is Role.CHAIR)[:1]
    else:
        found = [p for p in find_people(text.text[begin:at]) if p.title]
        many = match["many"] or match["more"]
        near = [p for p in found if begin + p.end > at - 25]
        names = tuple(p.name for p in (found if many else near[-1:]))
    comes = match.re is _COMES
    until = _clause_end(plain, match.end(), where[1])
    bare = comes and not match[0].endswith(("seance", "salle", "reunion", "assemblee", "conseil"))
    return _Told(Move.ARRIVES if comes else Move.LEAVES, names, begin, (match.end(), until), bare=bare)


def _clause_end(plain: str, start: int, limit: int) -> int:
    stop = _STOP.search(plain, start, min(limit, start + _BEHIND))
    return stop.start() if stop else min(limit, start + _BEHIND)


def _hour(plain: str, start: int, end: int) -> str:
    """ "19 h 4" and "19 heures 04" are "19:04"."""
    match = _HOUR.search(plain, start, end)
    return f"{int(match['h']):02}:{int(match['m'] or 0):02}" if match else ""


def show(fact: Fact) -> str:
    assert isinstance(fact, Movement)
    return " ".join(filter(None, (fact.person, fact.move.value, fact.hour, fact.since)))


_PRESENT = "Étaient présents : Mme Ida SY, M. Luc ROY"
_DECIDES = "\n\nLe conseil municipal,\nVu le code du sport ;\nDécide d'agir."

FINDER = Finder(
    name="movements",
    find=find,
    show=show,
    examples=(
        Example(
            f"{_PRESENT} (arrivé à 19h04), M. Guy PRÉ (départ à 20 h 30, avant le vote de la délibération n° 5).{_DECIDES}",
            ("Luc ROY arrives 19:04", "Guy PRÉ leaves 20:30 avant le vote de la délibération n° 5"),
        ),
        Example(
            f"{_PRESENT}.{_DECIDES}\nMme Ida SY et M. Luc ROY quittent la séance à 21h.",
            ("Ida SY leaves 21:00", "Luc ROY leaves 21:00"),
        ),
        Example(
            f"{_PRESENT}.{_DECIDES}\nArrivée de M. Luc ROY à 19 heures 20, après le vote de cette question.",
            ("Luc ROY arrives 19:20 après le vote de cette question",),
        ),
        Example(
            f"Présidence de Mme Ida SY\n\n{_PRESENT}.{_DECIDES}\nMadame le Maire quitte la séance.",
            ("Ida SY leaves",),
        ),
        Example(
            f"{_PRESENT}.\n\nExcusés : M. Guy PRÉ (jusqu'au point 3).{_DECIDES}",
            ("Guy PRÉ arrives jusqu'au point 3",),
        ),
        Example(
            f"{_PRESENT}, M. Guy PRÉ (arrivé à 20h).\n\nPouvoirs : M. Guy PRÉ à Mme Ida SY (jusqu'à son arrivée à 20h).{_DECIDES}",
            ("Guy PRÉ arrives 20:00",),
        ),
        Example(f"{_PRESENT}.{_DECIDES}\nLe départ de Mme Eva LIS, directrice, est noté à 18 h.", ()),
        Example(
            f"{_PRESENT}.{_DECIDES}\nM. Luc ROY arrive au terme de son exposé et l'arrivée de l'automne est proche.",
            (),
        ),
    ),
)
