"""Designations: who is elected or named to an office, a board or a commission, and who takes the chair for a vote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from index.facts.designation_lists import Named, find_labelled, find_listed, people_of
from index.facts.designation_words import CIVILITY, PRESIDES, Office, read_office, role_before
from index.facts.finder import Example, Finder, Reading
from index.names import find_people
from index.patterns import starting
from index.text import flat, fold
from index.types import Designation, Fact, SectionKind

_TELLING = (SectionKind.RECITAL, SectionKind.EXPOSE, SectionKind.ARTICLE, SectionKind.VOTE)
# "désigne, à l'unanimité, pour représenter la commune au syndicat, Mme SY"; ``before`` may tell the office.
_NAMES = re.compile(
    rf"{starting('design(?:e|er|ent)', 'eli(?:t|sent|re)', 'nomm(?:e|er|ent)')}\b(?P<before>(?:[^.;:]|\.(?=\S)){{0,180}}?)(?<![a-z])(?P<people>{CIVILITY}\s)"
)
_NOT_THEM = re.compile(
    r"\bremplac|\b(?:de|d'|par|avec|et|demission|propos\w*)\s*$|\b(?:le|la|les|un|une|deux|trois|l')\s*\w*\s*(?:delegue|representant|suppleant|titulaire|remplacant)[^,]*$"
)
# "Mme SY est élue 2e adjointe, par 13 voix"; "est désigné par le préfet" names nobody.
_IS_NAMED = re.compile(
    rf"(?<![a-z])(?P<people>{CIVILITY}\s[^.;:\n]{{3,90}}?),?\s+(?P<verb>est|sont|a\s+ete|ont\s+ete)\s+(?:donc\s+|ainsi\s+|alors\s+)?(?:(?:proclamee?s?\s+)?(?:elu|designe|nomme)|proclame)e?s?\b(?!\s+par\s)"
)
# "cède la présidence à Mme SY", "une instance présidée par M. ROY".
_CHAIR = re.compile(
    rf"\b(?:(?:cede|laisse|donne|confie|transmet|quitte)\w*\s+(?:la\s+)?presidence\s+(?:de\s+(?:la\s+)?seance\s+)?a|presidee?s?\s+par|sous\s+la\s+presidence\s+de)\s+(?P<people>{CIVILITY}\s)"
)
_CONVENED = re.compile(r"\breunie?s?\b|\bconvoque")
_ON_ACCOUNTS = re.compile(r"\bdeliberant\s+sur\b")
_OPENING = 250  # characters of the sentence that opens a sitting
# "- Ida SY : 11 voix, élue".
_COUNTED = re.compile(
    r"^[ \t\-–•]*(?P<people>[^:\n]{3,40}?)\s*:\s*(?P<votes>\d{1,3})\s+(?:voix|votes?|suffrages?)\b[^\n]{0,20}?\belue?\b",
    re.MULTILINE,
)
_AND_OTHERS = re.compile(rf"\bet\s+(?P<people>{CIVILITY}\s)")
_APPOSITION = re.compile(r"\s*,\s*[^,.;:]{3,80}(?=,)")  # "M. ROY, adjoint au maire, ..."
# A civility's full stop ends no sentence.
_SENTENCE_END = re.compile(r"[;:]|(?<!\bm)(?<!\bmm)(?<!\bmme)(?<!\bmlle)\.(?=\s|$)|\n[ \t]*\n")
_REACH = 700  # characters of the names of one sentence
_BEHIND = 260  # characters behind the names in which their office is told
_VOTED = r"(?:voix|votes?|suffrages?)"
# Whose votes a count is, its own words say: "Mme SY a obtenu 13 voix", "13 voix pour la candidature de Mme SY". What
# the council voted ("par 18 voix pour") is nobody's. In flattened text the figures of all labels follow the last one:
# "Mme SY : 42 : 10 : 32 voix".
_BALLOTS = (
    rf"{{name}}\s*(?::\s*(?:\d{{{{1,3}}}}\s*:\s*){{{{0,5}}}}|[^.;:\d\n]{{{{0,80}}}}?\b(?:obtenu|obtient|recueilli\w*|avec|par)\s+)(\d{{{{1,3}}}})\s+{_VOTED}\b(?!\s+(?:pour|contre))"
    rf"|(?<!\d)(\d{{{{1,3}}}})\s+{_VOTED}\s*(?::|pour(?:\s+la\s+candidature\s+de)?)\s*{{name}}"
)
_BALLOT = re.compile(rf"\d\s+{_VOTED}")  # no ballots are told without it
_TITLE = re.compile(rf"^{CIVILITY}\s+")
_TOLD_NEAR = 500  # characters before a name in which its ballots are counted
_CHOICE = re.compile(
    r"\bdesign|\belect|\belire|\bnomin|\brepresentant|\bdelegue|\badjoint|\bcomposition|\bremplacement"
)
_SITTING = re.compile(r"\bsecretaire\b|\bpresents?\b")


def find(reading: Reading) -> tuple[Fact, ...]:
    """All designations of the act, in their order; who is named twice to the same office is told once."""
    kept: dict[tuple[str, bool, str], Designation] = {}
    for start, end in _ranges(reading):
        named = [*find_listed(reading, start, end), *_in_sentences(reading, start, end)]
        for one in sorted(named, key=lambda n: n.start):
            fact = _designation(reading, one)
            kept.setdefault((fold(fact.person), fact.substitute, fold(fact.body)), fact)
    if not kept and _chooses(reading):
        for start, end in _ranges(reading):
            for one in find_labelled(reading, start, end):
                fact = _designation(reading, one)
                kept.setdefault((fold(fact.person), fact.substitute, fold(fact.body)), fact)
    for fact in _counted(reading):
        kept.setdefault((fold(fact.person), False, fold(fact.body)), fact)
    return tuple(kept.values())


def _ranges(reading: Reading) -> list[tuple[int, int]]:
    """The telling sections, neighbours as one range: a list may run over the border of two."""
    ranges: list[tuple[int, int]] = []
    for start, end in reading.ranges(*_TELLING):
        if ranges and ranges[-1][1] == start:
            ranges[-1] = (ranges[-1][0], end)
        else:
            ranges.append((start, end))
    return ranges


def _designation(reading: Reading, named: Named) -> Designation:
    office = named.office
    return Designation(
        person=named.person,
        role=office.role,
        body=office.body,
        substitute=office.substitute,
        votes=_votes(reading, named),
        span=reading.span(named.start, named.end),
    )


def _votes(reading: Reading, named: Named) -> int | None:
    """ "Mme SY a obtenu 13 voix", "13 voix : Mme SY", told of that name near it."""
    start, end = max(reading.act.start, named.start - _TOLD_NEAR), min(reading.act.end, named.end + 160)
    if not _BALLOT.search(reading.plain, start, end):
        return None  # as of most: a pattern of one name takes longer to build than to search for
    name = re.escape(_TITLE.sub("", reading.plain[named.start : named.end]))
    told = re.compile(_BALLOTS.format(name=rf"(?:{CIVILITY}\s+)?{name}"))
    match = told.search(reading.plain, start, end)
    return int(match[1] or match[2]) if match else None


def _in_sentences(reading: Reading, start: int, end: int) -> Iterator[Named]:
    for match in _NAMES.finditer(reading.plain, start, end):
        passive = reading.text.text[match.start("before") - 1] in "éÉ"  # "le bail désigné ci-dessus"
        if not passive and not _NOT_THEM.search(match["before"]) and not _SITTING.search(match["before"]):
            before = reading.text.text[match.start("before") : match.end("before")]
            yield from _from(reading, match.start("people"), end, before)
    presides = reading.plain.find("presid", start, end) >= 0
    for match in _CHAIR.finditer(reading.plain, start, end) if presides else ():
        if _of_the_sitting(reading, match):
            continue
        for named in islice(_from(reading, match.start("people"), end, f"la {PRESIDES}"), 1):
            yield Named(named.person, Office(PRESIDES, named.office.body), named.start, named.end)
    names = any(reading.plain.find(verb, start, end) >= 0 for verb in ("elu", "designe", "nomme", "proclame"))
    for match in _IS_NAMED.finditer(reading.plain, start, end) if names else ():
        at, until = match.span("people")
        office = read_office(_clause(reading, match.end(), end))
        people = find_people(reading.text.text[at:until])
        begins = reading.text.text[
            match.start("verb")
        ].isupper()  # "Est élue : Mme SY" begins its own sentence
        if (
            not begins
            and people
            and people[0].start == 0
            and (office.role or office.body)
            and "secretaire" not in flat(office.role)
        ):
            for person in people:
                yield Named(person.name, office, at + person.start, at + person.end)


def _of_the_sitting(reading: Reading, chair: re.Match[str]) -> bool:
    """ "S'est réuni sous la présidence de Mme SY" tells who chairs the sitting, unless it goes on with the accounts."""
    before = reading.plain[max(0, chair.start() - _OPENING) : chair.start()]
    behind = reading.plain[chair.end() : chair.end() + _OPENING]
    return chair[0].startswith("sous") and bool(_CONVENED.search(before)) and not _ON_ACCOUNTS.search(behind)


def _from(reading: Reading, at: int, end: int, before: str) -> Iterator[Named]:
    """The people of a list that begins at ``at`` in a sentence, with the office told behind or before them."""
    text = reading.text.text
    listed = tuple(people_of(text[at : min(end, at + _REACH)].split("\n\n")[0]))
    if not listed:
        return
    until = at + listed[-1][2]
    apart = _APPOSITION.match(text, until, end)
    clause = _clause(reading, apart.end() if apart else until, end)
    others = _AND_OTHERS.search(flat(clause))  # "Mme SY titulaire et M. ROY suppléant"
    office = read_office(clause[: others.start()] if others else clause).within(read_office(before))
    if not _SITTING.search(flat(office.role)) and (office.role or office.body or _chooses(reading)):
        yield from (Named(name, office, at + first, at + last) for name, first, last in listed)
    if others:
        yield from _from(reading, (apart.end() if apart else until) + others.start("people"), end, before)


def _chooses(reading: Reading) -> bool:
    """Is the act about who is to be chosen? Then its title says the office that its sentence leaves out."""
    return reading.act.title is not None and bool(_CHOICE.search(flat(reading.act.title.value)))


def _clause(reading: Reading, start: int, end: int) -> str:
    """The words from here to the end of their sentence."""
    until = min(end, start + _BEHIND)
    stop = _SENTENCE_END.search(reading.plain, start, until)
    return reading.text.text[start : stop.start() if stop else until]


def _counted(reading: Reading) -> Iterator[Designation]:
    """Who got the votes of a ballot and is said to be elected; in minutes it may be told before any point."""
    for start, end in ((s.start, s.end) for s in reading.act.sections):
        if reading.plain.find("elu", start, end) < 0:
            continue
        for match in _COUNTED.finditer(reading.plain, start, end):
            at, until = match.span("people")
            people = find_people(reading.text.text[at:until])
            role = role_before(reading.text.text[max(start, at - _TOLD_NEAR) : at])
            if len(people) == 1:
                span = reading.span(at, match.end())
                yield Designation(people[0].name, role, "", False, int(match["votes"]), span)


def show(fact: Fact) -> str:
    assert isinstance(fact, Designation)
    votes = f" ({fact.votes} voix)" if fact.votes is not None else ""
    return f"{fact.person}{votes}: {fact.role} @ {fact.body}"


FINDER = Finder(
    name="designations",
    find=find,
    show=show,
    examples=(
        Example("Le conseil décide d'agir.\nPour : 12 voix\n", ()),
        Example(
            "Le conseil décide :\nIl convient de désigner trois représentants.\n\n"
            "Ont été élus :\n\n- Ida SY\n- Guy PRÉ- Max LÉVY\n\nLe conseil adopte.\n",
            ("Ida SY:  @ ", "Guy PRÉ:  @ ", "Max LÉVY:  @ "),
        ),
        Example(
            "Le conseil décide :\nOnt été élus à la commission des marchés :\nTitulaires :\n- Ida SY\n- Guy PRÉSuppléants :\n- Max LÉVY\n"
            "Le conseil adopte.\n",
            (
                "Ida SY: Titulaires @ commission des marchés",
                "Guy PRÉ: Titulaires @ commission des marchés",
                "Max LÉVY: Suppléants @ commission des marchés",
            ),
        ),
        Example(
            "Le conseil décide :\nOnt été élus pour :\n- la régie de l'eau : Ida SY\n- le comité du port : Guy PRÉ\nLe conseil adopte.\n",
            ("Ida SY:  @ régie de l'eau", "Guy PRÉ:  @ comité du port"),
        ),
        Example(
            "Après en avoir délibéré, le conseil, à l'unanimité, désigne Mme Ida SY et M. Guy PRÉ membres de la commission sport, culture et loisirs, en remplacement de M. Max LÉVY.\n",
            (
                "Ida SY: membres @ commission sport, culture et loisirs",
                "Guy PRÉ: membres @ commission sport, culture et loisirs",
            ),
        ),
        Example(
            "Après en avoir délibéré, le conseil désigne, pour représenter la commune au Syndicat des Rus, M. Guy PRÉ en tant que délégué suppléant.\n",
            ("Guy PRÉ: délégué suppléant @ Syndicat des Rus",),
        ),
        Example(
            "Le conseil décide d'agir.\nMme Ida SY a obtenu 13 voix.\nMme Ida SY est élue 4e adjointe au maire.\n",
            ("Ida SY (13 voix): 4e adjointe au maire @ ",),
        ),
        Example(
            "Le conseil procède à l'élection du 3e adjoint.\nRésultat :\n- Ida : 11 votes, élue\n- Guy : 2 votes\n",
            ("Ida (11 voix): 3e adjoint @ ",),
        ),
        Example(
            "Le conseil décide d'agir.\nAu moment du vote, Monsieur le Maire cède la présidence à Madame SY Ida, adjointe, et sort.\nVote : à l'unanimité\n",
            ("Ida SY: présidence @ ",),
        ),
        Example(
            "Le conseil décide d'agir.\nLe conseil, réuni sous la présidence de Mme Ida SY, délibérant sur le compte administratif, l'approuve.\n",
            ("Ida SY: présidence @ ",),
        ),
        Example(
            "Le conseil décide d'agir.\nLe conseil, convoqué, s'est réuni sous la présidence de Mme Ida SY, maire.\n",
            (),
        ),
        Example(
            "Le conseil décide d'élire un délégué en remplacement de Mme Ida SY.\nSont candidats :\n- M. Guy PRÉ\n",
            (),
        ),
        Example(
            "Le conseil décide d'agir.\nSont proclamés membres du conseil d'administration du foyer :\n- Mme Ida SY\n- M. Guy PRÉ\n",
            (
                "Ida SY: membres @ conseil d'administration du foyer",
                "Guy PRÉ: membres @ conseil d'administration du foyer",
            ),
        ),
        Example(
            "Le conseil décide d'agir.\nMme Ida SY, est donc désignée en qualité de déléguée au sein du syndicat.\n",
            ("Ida SY: déléguée @ syndicat",),
        ),
        Example(
            "Le conseil décide d'agir.\nA obtenu : Mme Ida SY : 42 : 10 : 32 : 17 : 32 voix Madame Ida SY ayant obtenu la majorité absolue a été proclamée quatrième membre.\n",
            ("Ida SY (32 voix): quatrième membre @ ",),
        ),
        Example(
            "Après en avoir délibéré, le conseil désigne le délégué suivant pour représenter la commune au collège ;\n\n- MERLE Ida\n",
            ("Ida MERLE: délégué @ collège",),
        ),
        Example(
            "Le conseil décide d'agir.\nOnt été élus :\nPour le Foyer Beaurivage : Ida SY\n- Pour le Lycée Roy : Guy PRÉ\n",
            ("Ida SY:  @ Foyer Beaurivage", "Guy PRÉ:  @ Lycée Roy"),
        ),
        Example("Le conseil désigne M. Guy PRÉ secrétaire de séance.\n", ()),
        Example("Le bail désigné ci-avant est cédé à Monsieur Guy PRÉ.\nLe conseil adopte.\n", ()),
        Example("M. Guy PRÉ est désigné par le préfet.\nLe conseil adopte.\n", ()),
    ),
)
