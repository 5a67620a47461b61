"""Attendance: who presided, who wrote, who was there, who was excused or absent, and who voted for whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from index.facts.finder import Example, Finder, Reading
from index.facts.officers import find_officers, find_secretary_in_minutes
from index.names import find_people, same_person
from index.types import Attendance, Fact, Presence, Role, RunningText, SectionKind

# A label stands at a line's or a sentence's beginning; "étaient absents :" and "Excusés : Mme X" anywhere.
# French writes for both sexes: "présent(e)s", "absent.e.s", "excusé·e·s".
_BOTH = r"(?:\s?\(\w{1,2}\)|[.·•-]\w(?=[.·•-]?s?\b))*s?"
_OPENS = re.compile(
    rf"^[ \t]*|(?<=[.;] )|(?<= )(?=etai(?:t|ent)\s|(?:presents?{_BOTH}|absente?s?{_BOTH}|excusee?s?{_BOTH}|(?<!et )(?<!ou )representee?s{_BOTH}|assiste(?:nt)?)\s*:\s*[a-z])",
    re.MULTILINE,
)
# Who was there, where no other list says so: else who looked on.
_ASSISTED = r"assistaient\s+a\s+la\s+(?:presente\s+)?(?:reunion|seance)\s*:"
_PRESENT = re.compile(rf"\bpresents?{_BOTH}(?:\s+[^:\n]{{0,50}})?\s*:\s*[a-z]")
# Who looks on has a label so long that it is one in the middle of a line too, where a text has lost its lines.
_LOOKING_ON = r"\b(?:assist|particip|etai)\w+\s+(?:egalement|aussi|en\s+outre)\b[^:\n]{0,60}:"
# The labels under which headers list people. The first that fits a place wins.
_LABELS: tuple[tuple[re.Pattern[str], Role, Presence | None], ...] = tuple(
    (re.compile(pattern, re.MULTILINE), role, presence)
    for pattern, role, presence in (
        (rf"excuse\w*{_BOTH}\s+sans\s+voix\s+deliberative\s*:", Role.NON_VOTING, Presence.EXCUSED),
        (
            r"[\w' ()]{0,40}sans\s+voix\s+deliberative\s*:|assiste(?:nt)?\s*:|invitee?s?\s*:|secretaire\s+auxiliaire\s*:",
            Role.NON_VOTING,
            Presence.PRESENT,
        ),
        (_LOOKING_ON, Role.NON_VOTING, Presence.PRESENT),
        (
            rf"(?:absent\w*{_BOTH}\s+(?:et\s+)?(?:excuse\w*{_BOTH}\s+)?)?(?:ayant\s+|ont\s+)?(?:donne\s+|vote\s+par\s+)?"
            r"(?:pouvoirs?|procurations?)(?:\s?\(s\))?\b(?!\s+(?:a|de)\b)[^:\n]{0,110}(?:\n[^:\n]{0,80})?:",
            Role.MEMBER,
            Presence.EXCUSED,  # who gives a proxy has told that they can't come
        ),
        (
            rf"(?:etai\w+\s+)?(?:absent\w*{_BOTH}\s*(?:\s|/\s*|ou\s+|et\s+|et/ou\s+))?(?:etai\w+\s+)?(?<!non )excuse\w*{_BOTH}(?:\s+representes?{_BOTH})?\s*:",
            Role.MEMBER,
            Presence.EXCUSED,
        ),
        (rf"representee?s{_BOTH}\s*:", Role.MEMBER, Presence.EXCUSED),
        (
            rf"(?:etai\w+\s+)?absent\w*{_BOTH}(?:\s+non\s+excuse\w*{_BOTH})?\s*(?::|$)",
            Role.MEMBER,
            Presence.ABSENT,
        ),
        (
            rf"(?:etai\w+\s+|sont\s+)?presents?{_BOTH}(?:\s+(?:titulaires?|suppleants?|a\s+la\s+seance|mesdames|messieurs|et\s|les\s)[^:\n]{{0,50}})?\s*:",
            Role.MEMBER,
            Presence.PRESENT,
        ),
        (_ASSISTED, Role.MEMBER, Presence.PRESENT),
        (
            r"(?:secretaire|votants?|nombre\s+d|quorum|assistai|ordre\s+du\s+jour|date\s+d|convocation|rapporteur|objet)\b",
            Role.MEMBER,
            None,
        ),
    )
)
# Behind a name: staff has no vote; the mayor presides by law, where nobody else is told to.
_STAFF = re.compile(
    r"\s*[,(-]?\s*(?:d\.?g\.?s\b|d\.?g\.?a\b|direct(?:eur|rice)s?\s+general|secretaire\s+(?:de\s+mairie|generale?)|attachee?s?\b)"
)
_MAYOR = re.compile(
    r"\s*[,(-]?\s*(?:maire|presidente?)\s*(?=[,;.:)\n\t-]|$|et\b|m\.|mm|monsieur|madame)(?!-?\s*adjoint)"
)


_MAYOR_NAMED = re.compile(r"(?:monsieur|madame|m\.|mme)\s+(?:le|la)\s+(?:maire|presidente?)\s")
# One civility for several, each told by the family name alone: "M. ROY, PETIT et BRUN".
_SHARED_TITLE = re.compile(
    r"\bM\. (?=[A-ZÀ-Þ][A-ZÀ-Þ'’-]+(?:, [A-ZÀ-Þ][A-ZÀ-Þ'’-]+)* et [A-ZÀ-Þ][A-ZÀ-Þ'’-]+(?![\w'’-]| [A-ZÀ-Þ]))"
)
# "Ida SY pour Luc ROY" may tell who votes for whom, or who is voted for: nothing shows which.
_FOR = re.compile(r"[A-ZÀ-Þa-zà-ÿ] pour (?:M\.|Mme|[A-ZÀ-Þ][a-zà-ÿ]+ [A-ZÀ-Þ]{2})")
# Behind a list: "M. Luc ROY est désigné secrétaire".
_IS_NAMED = re.compile(r"\s*,?\s*(?:est|sont|a\s+ete|ont\s+ete)\s+(?:design|nomm|elu)")
_COUNTED = re.compile(
    r"[ \t]*(?:\d{1,3}[ \t]+){2}|[ \t]*\d{1,3}[ \t]*(?:\n[ \t]*\n|$|(?:quorum|suffrages|votants?|nombre|pouvoirs?|procurations?)\b)"
)
_LIST_END = re.compile(
    r"\n[ \t]*\n(?![ \t]*[-–•*]|[^\n:]{3,60}\b(?:pouvoirs?|procuration)\s+a\b)"
    r"|\s(?:(?:m\.?|mme|monsieur|madame)\s+(?:l[ea]\s+)?[\w'-]+\s+|l[ea]\s+[\w'-]+\s+)(?:ouvre|debute|commence|declare|rappelle|propose|informe|est\s+ouverte)\b"
    # Of columns run together, whose proxy is whose can't be told: "procuration à procuration à Mme SY M. ROY".
    r"|\s(?:(?:donn\w+\s+)?(?:pouvoir|procuration)s?\s+a\s+){2}"
    r"|\s(?:formant\s+la\s+majorite|\*{3,})|(?<=[.*])\sl'article\s"
    r"|\s(?:tableau\s+des\s+votes|ordre\s+du\s+jour|(?:approbation|adoption|verification)\s+d[ue]|designation\s+d|secretaires?\s+de\s+seance\s*:)"
)
# A sentence that follows the last name with no sign between: "M. Luc ROY Engagée depuis longtemps dans ...".
_PROSE = re.compile(
    r"[A-ZÀ-Þ]{2} (?=[A-ZÀ-Þ][a-zà-ÿ]{3,} (?!(?:donn|pouv|procur|ayant|ont|avai|repr|arriv|part|quitt|excus|absent|pr[ée]s|adj"
    r"|cons|maire|d[ée]l|qui|d[eu]s?\b|l[ae]s?\b|[àa]\b|vice|membre|jusqu))[a-zà-ÿ]+ [a-zà-ÿ]+ [a-zà-ÿ\d]+ [a-zà-ÿ]+)"
)
_BLANK = re.compile(r"\s*\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class _Listing:
    role: Role
    presence: Presence
    start: int
    end: int


@lru_cache(maxsize=1)  # the finder of movements asks too who was there
def find(reading: Reading) -> tuple[Fact, ...]:
    """Members in the order of the lists; then the chair and the secretary, each with a line of that role."""
    regions = _regions(reading)
    people = _people(reading.text, reading.plain, regions)
    if any(p.role is Role.SECRETARY for p in people):
        return people
    sitting = (min(regions[0][0], reading.act.start), reading.act.end)
    told = find_secretary_in_minutes(reading.text, reading.plain, sitting)
    return (*people, *told)


def _regions(reading: Reading) -> tuple[tuple[int, int], ...]:
    """The headers: the sitting's and the act's own. A flattened act without sections is read whole."""
    return reading.ranges(SectionKind.HEADER) or ((reading.act.start, reading.act.end),)


@lru_cache(maxsize=8)  # all acts of a sitting begin with its header: it is read once
def _people(text: RunningText, plain: str, regions: tuple[tuple[int, int], ...]) -> tuple[Attendance, ...]:
    if not regions:
        return ()
    start, end = regions[-1]
    people = list(_people(text, plain, regions[:-1]))
    for listing in _listings(text.text, plain, start, end):
        people = _joined(people, _listed(text, plain, listing))
    chair = find_officers(text, plain, (start, end), Role.CHAIR) or _mayor(text, plain, people)
    officers = (*chair, *find_officers(text, plain, (start, end), Role.SECRETARY))
    people += [o for o in officers if not _known(o, people)]
    return tuple(people)


def _mayor(text: RunningText, plain: str, people: list[Attendance]) -> tuple[Attendance, ...]:
    """The one whom the list of those present calls the mayor or the president."""
    called = [
        p
        for p in people
        if p.role is Role.MEMBER and p.presence is Presence.PRESENT and _is_called_mayor(text, plain, p)
    ]
    seated = any(p.role is Role.CHAIR for p in people)
    return (replace(called[0], role=Role.CHAIR),) if len(called) == 1 and not seated else ()


def _is_called_mayor(text: RunningText, plain: str, person: Attendance) -> bool:
    start = text.offset(person.span.page, person.span.start)
    if _MAYOR.match(plain, start + len(person.span.quote)):
        return True
    article = " le " in person.span.quote or " la " in person.span.quote  # as few have: seen at once
    return article and _MAYOR_NAMED.match(plain, start) is not None


def _known(person: Attendance, people: list[Attendance]) -> bool:
    return any(p.role is person.role and same_person(p.person, person.person) for p in people)


def _joined(people: list[Attendance], listed: list[Attendance]) -> list[Attendance]:
    """With those of one more list. Whom an earlier one holds only gets the proxy that this one tells:
    "Excusés : ...", then "Pouvoirs : ..."."""
    return [_represented(p, listed) for p in people] + [p for p in listed if not _known(p, people)]


def _represented(person: Attendance, listed: list[Attendance]) -> Attendance:
    told = [p for p in listed if p.proxy and _known(p, [person])]
    missed = person.presence is not Presence.PRESENT and not person.proxy
    return replace(person, proxy=told[0].proxy, span=told[0].span) if told and missed else person


def _listings(text: str, plain: str, start: int, end: int) -> list[_Listing]:
    marks: dict[int, tuple[int, Role, Presence | None]] = {}
    opens = [match.span() for match in _OPENS.finditer(plain, start, end)]
    for label, role, presence in _LABELS:
        for begin, stop in _labels(label, plain, opens, (start, end)):
            if not any(at <= begin < until for at, (until, *_) in marks.items()):
                marks[begin] = (stop, role, presence)
    if _PRESENT.search(plain, start, end):
        looking_on = (Role.NON_VOTING, Presence.PRESENT)
        assisted = re.compile(_ASSISTED)
        marks = {at: (m[0], *looking_on) if assisted.match(plain, at) else m for at, m in marks.items()}
    order = sorted(marks)
    limits = [*order[1:], end][: len(order)]
    return [
        _Listing(role, presence, until, _list_end(text, plain, until, limit))
        for at, limit in zip(order, limits, strict=True)
        for until, role, presence in [marks[at]]
        if presence is not None
    ]


def _labels(
    label: re.Pattern[str], plain: str, opens: list[tuple[int, int]], where: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    """Where a label stands in a range, none over another; ``opens`` are the places where one may begin."""
    if label.pattern == _LOOKING_ON:
        yield from (match.span() for match in label.finditer(plain, *where))
        return
    stop = where[0]
    for begin, at in opens:
        if begin >= stop and (match := label.match(plain, at, where[1])):
            stop = match.end()
            yield begin, stop


def _list_end(text: str, plain: str, start: int, limit: int) -> int:
    """A list of people ends at the blank line behind its first name, or, where a text has lost its lines, at the
    sentence that opens the sitting or its first point. "Présents : 47" counts and lists nobody."""
    if _COUNTED.match(plain, start, limit):
        return start
    first = re.compile(r"\S").search(plain, start, limit)
    gap = _LIST_END.search(plain, first.start(), limit) if first else None
    until = gap.start() if gap else limit
    prose = _PROSE.search(text, start, until)
    return prose.end() if prose else until


def _listed(text: RunningText, plain: str, listing: _Listing) -> list[Attendance]:
    if len(_FOR.findall(text.text[listing.start : listing.end])) > 1:
        return []
    # Of the same length: the names keep their places.
    people = find_people(_SHARED_TITLE.sub("MM ", text.text[listing.start : listing.end]))
    if people and _BLANK.match(text.text, listing.start) and not (people[0].title or " " in people[0].name):
        return []  # nobody is listed: behind the blank line the act's title begins
    return [
        Attendance(
            person=p.name,
            role=Role.NON_VOTING if _STAFF.match(plain, listing.start + p.end) else listing.role,
            presence=listing.presence,
            proxy=p.proxy,
            span=text.span(listing.start + p.start, listing.start + p.end),
        )
        for p in people
        if not _IS_NAMED.match(plain, listing.start + p.end)
    ]


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
        Example(
            "Présents : M. Luc PETIT, Mme Anne MARTIN\n\nExcusés : Jean ROY, Léa FAURE\n\nPouvoirs : Jean ROY ........ à Luc PETIT\n\nVu le code du sport ;",
            (
                "Luc PETIT member present",
                "Anne MARTIN member present",
                "Jean ROY member excused -> Luc PETIT",
                "Léa FAURE member excused",
            ),
        ),
        Example(
            "Étaient présents : Mme. ROY, M. PETIT Excusés : Mme. FAURE Étaient absents : Mme. NOIR, M. BRUN La réunion débute à 19 h devant Mme GRIS.\n\nVu le code ;",
            (
                "ROY member present",
                "PETIT member present",
                "FAURE member excused",
                "NOIR member absent",
                "BRUN member absent",
            ),
        ),
        Example(
            "Pouvoirs : Mme Léa FAURE donne pouvoir à M. Gil ROUX\n\nM. Paul BRUN donne pouvoir à Mme Eve NOIR\n\nExcusé : M. Luc PETIT\n\nLe conseil municipal,\nVu le code du sport ;",
            (
                "Léa FAURE member excused -> Gil ROUX",
                "Paul BRUN member excused -> Eve NOIR",
                "Luc PETIT member excused",
            ),
        ),
        Example(
            "Présents : 12 Quorum : 8 Suffrages exprimés : 12\n\nLe conseil municipal,\nVu le code du sport ;",
            (),
        ),
        Example(
            "Pouvoirs : 10 9 10 L'an 2023, le conseil est réuni.\n\nLe conseil municipal,\nVu le code ;", ()
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
            "Sous la présidence de M. Luc PETIT, Maire, Présent(e)s : Mesdames et Messieurs Luc PETIT, Anne MARTIN Absent(e)s"
            " excusé(e)s : Jean ROY donnant pouvoir à Anne MARTIN Absent.e.s : Eve NOIR.\n\nVu le code du sport ;\nDécide",
            (
                "Luc PETIT member present",
                "Anne MARTIN member present",
                "Jean ROY member excused -> Anne MARTIN",
                "Eve NOIR member absent",
                "Luc PETIT chair present",
            ),
        ),
        Example(
            "Le quorum est atteint. Assistaient à la réunion : Luc PETIT, Anne MARTIN.\n\nVu le code du sport ;\nDécide",
            ("Luc PETIT member present", "Anne MARTIN member present"),
        ),
        Example(
            "Présents : Luc PETIT, Anne MARTIN\n\nAssistaient à la réunion : Eve NOIR, Jean ROY\n\nVu le code du sport ;\nDécide",
            (
                "Luc PETIT member present",
                "Anne MARTIN member present",
                "Eve NOIR non_voting present",
                "Jean ROY non_voting present",
            ),
        ),
        Example(
            "Étaient présents : Luc PETIT, Anne MARTIN Étaient absents/excusés : Jean ROY, Eve NOIR\n\nVu le code du sport ;\nDécide",
            (
                "Luc PETIT member present",
                "Anne MARTIN member present",
                "Jean ROY member excused",
                "Eve NOIR member excused",
            ),
        ),
        Example(
            "Pouvoirs : • Luc PETIT pour Jean ROY. • Eve NOIR pour Anne MARTIN.\n\nVu le code du sport ;\nDécide",
            (),
        ),
        Example(
            "Présents : Monsieur le Maire Luc PETIT, Mme Anne MARTIN. Excusés : M. ROY, BRUN et NOIR\n\nVu le code du sport ;\nDécide",
            (
                "Luc PETIT member present",
                "Anne MARTIN member present",
                "ROY member excused",
                "BRUN member excused",
                "NOIR member excused",
                "Luc PETIT chair present",
            ),
        ),
        Example(
            "Absents ayant donné procuration : Jean ROY, Eve NOIR procuration à procuration à Luc PETIT Anne MARTIN\n\nVu le code ;\nDécide",
            ("Jean ROY member excused", "Eve NOIR member excused"),
        ),
        Example(
            "Étaient présents : M. Luc PETIT, Mme Anne MARTIN\n\nAssistait sans voix délibérative : Mme Eve NOIR\n\nVu le code du sport ;\nDécide",
            ("Luc PETIT member present", "Anne MARTIN member present", "Eve NOIR non_voting present"),
        ),
    ),
)
