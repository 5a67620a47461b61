"""Designations in lists and tables: "Ont été élus : Titulaires : ... Suppléants : ...", a body a row or a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from index.facts.designation_words import CIVILITY, Office, read_label, read_office
from index.facts.finder import Reading
from index.names import find_people
from index.patterns import starting
from index.text import flat, squeeze

_CHOSEN = r"(?:elu|designe|nomme)(?:\(?e\)?)?(?:\(?s\)?)?"
# What announces a list; ``office`` may say of what: "a été désigné pour représenter la commune au syndicat :".
_OPENER = re.compile(
    starting(
        *(
            rf"{verb}\s+(?:ete\s+)?(?:proclamee?s?\s+{_CHOSEN}|proclamee?s?|{_CHOSEN})"
            for verb in ("ont", "a", "est", "sont")
        ),
        *("design(?:e|er|ent|ons)", "nomm(?:e|er|ent|ons)", "eli(?:t|sent|re)"),
        *("composition", r"composee?s?\s+de"),
    )
    + r"\b"
    r"(?P<office>(?:[^:;.]|\.(?=\S)){0,260}?)(?:\s*:|\s*;(?=\s*\n\s*[-–•])|\s*\n(?=\s*(?:membres\s+)?titulaires?\s*:))"
)
# A list that nothing but its label announces: "Au conseil d'administration :", "- Titulaires :".
_LABEL_LINE = re.compile(
    r"^[ \t\-–•]*(?:(?:membres?\s+|delegue?e?s?\s+|representants?\s+)?(?:titulaires?|suppleante?s?)"
    r"|(?:(?:aux?|a\s+la|pour\s+l(?:a|es?))\s|(?:a|pour)\s+l')[^:\n]{2,119}[^:\s](?<!suivants)(?<!suivantes))[ \t]*:",
    re.MULTILINE,
)
_NO_LIST = re.compile(r"secretaire|candidat|remplac")
_REACH = 2_500  # characters of a list
_LABELLED = re.compile(r"^(?P<label>[^:]{2,140}?)\s*:(?P<names>.*)$", re.DOTALL)
# Where what is glued to a name begins: "ROYSuppléants :", "SYLe Conseil adopte".
_GLUED = re.compile(
    r"(?<=[A-ZÀ-Ü]{2})(?=Le [Cc]onseil|Pour extrait)|(?<=\S)\s*(?=(?:Membres\s+)?(?:Titulaire|Supp?léant)e?s?\s*:)"
)
_MAYOR = re.compile(r"(?:monsieur|madame|m\.|mme)\s+(?:le|la)\s+(?:maire|presidente?)\b(?!\s+\w+\s*[A-Z])")
_PLACED = re.compile(r"\W*(?:pour|aux?|a\s+la|a\s+l')\b")  # so begins no name, though its words look like one
_RANK = re.compile(r"^\W*(?:\d{1,2}\s*[.)-])?\W*")
_ROW = re.compile(rf"{starting('titulaires?')}\s*:")
# What is counted or proposed elects nobody, and organisations are no people.
_ENDS = re.compile(
    r"^\W*(?:nom|associations?|organismes?|syndicats?\s+representatifs|\d+\s+(?:voix|votes?|suffrages?)|votes?|pour|contre|abstentions?|candidate?s?)\W*$|\bvoix\b|\bcandidat|\bobten"
)
_CARRIED_ON = re.compile(
    r"(?:,|\bet|\b(?:M\.?|Mme|Monsieur|Madame)\s+[A-ZÀ-Ü][\w-]*[a-zà-ü])[ \t]*$"
)  # a name goes on in the next line
_BETWEEN = re.compile(
    rf"[\s,;.–•-]*(?:\([^()]*\)[\s,]*)?(?:\bet\b\s*)?(?:,\s*[^,.;:]{{3,80}},\s*(?={CIVILITY}))?",
    re.IGNORECASE,
)  # what parts two names of one list


@dataclass(frozen=True, slots=True)
class Named:
    """Someone named to an office, with the range of the words in document offsets."""

    person: str
    office: Office
    start: int
    end: int


def find_listed(reading: Reading, start: int, end: int) -> Iterator[Named]:
    """The people of the lists of a range, and of the rows of its tables."""
    for opener in _OPENER.finditer(reading.plain, start, end):
        if not _NO_LIST.search(opener[0]):
            told = read_office(reading.text.text[opener.start("office") : opener.end("office")])
            office = told.within(read_office(reading.text.text[opener.start() : opener.end("office")]))
            yield from _of_list(reading, opener.end(), min(end, opener.end() + _REACH), office)
    if _ROW.search(reading.plain, start, end):
        yield from _of_rows(reading, start, end)


def find_labelled(reading: Reading, start: int, end: int) -> Iterator[Named]:
    """The people of a range's first list under a label. Only an act about whom to choose needs no more words."""
    label = _LABEL_LINE.search(reading.plain, start, end)
    if label:
        yield from _of_list(reading, label.start(), end, Office())


def _of_list(reading: Reading, start: int, end: int, outer: Office) -> Iterator[Named]:
    """Line by line, until one names nobody; a label alone holds for the lines below it."""
    office = outer
    for at, until in _pieces(reading, start, end):
        words = reading.text.text[at:until]
        labelled = _LABELLED.match(words)
        if labelled:
            label = _label(labelled["label"])
            if label is None:
                return
            office = label.within(outer if label.body else office)
            at += labelled.start("names")
            words = labelled["names"]
        found = tuple(people_of(words))
        if not found and (not labelled or words.strip(" -")):
            return
        for person, first, last in found:
            yield Named(person, office, at + first, at + last)


def _label(words: str) -> Office | None:
    """The office that a label names; None of a label that ends the list: it counts, or opens something else."""
    plain = flat(words)
    if _ENDS.search(plain) or _OPENER.search(f"{plain} :"):
        return None
    begins = _RANK.match(words)
    people = find_people(words[begins.end() :] if begins else words)
    office = read_label(_RANK.sub("", words))
    named = bool(people) and people[0].start == 0 and is_name(people[0].name) and not office.role
    named = named and not _PLACED.match(plain)
    return None if named or not (office.role or office.body) else office


def _pieces(reading: Reading, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines of a range, each with the line in which its last name goes on, cut where a label is glued to
    the name before it."""
    begins = -1
    for line in reading.lines(start, end):
        if "\t" in line[0]:
            return  # a table is read row by row
        begins = line.start() if begins < 0 else begins
        if _CARRIED_ON.search(line[0]) and reading.plain[line.end() : line.end() + 2] != "\n\n":
            continue
        words = reading.text.text[begins : line.end()]
        borders = [0, *(m.end() for m in _GLUED.finditer(words)), len(words)]
        for a, b in pairwise(borders):
            if words[a:b].strip(" \t-–•"):
                yield begins + a, begins + b
        begins = -1


def people_of(words: str) -> Iterator[tuple[str, int, int]]:
    """The people of a list that the words begin with, up to what is no name, as (name, start, end)."""
    rank = _RANK.match(words)
    until = rank.end() if rank else 0
    mayor = _MAYOR.match(flat(words), until)
    if mayor:
        yield squeeze(words[until : mayor.end()]), until, mayor.end()
        return
    for person in find_people(words.replace("\n", " ")):
        named = is_name(person.name) if not person.title else not person.name.lower().startswith("le ")
        if person.start < until or not named or not _BETWEEN.fullmatch(words[until : person.start]):
            return
        yield person.name, person.start, person.end
        until = person.end


def is_name(name: str) -> bool:
    """Without a civility: a first name in small letters and a family name; a heading in capitals is none."""
    parts = name.split()
    return 2 <= len(parts) <= 5 and any(p[1:2].islower() for p in parts)


def _of_rows(reading: Reading, start: int, end: int) -> Iterator[Named]:
    """Rows of a table that tell who sits in the body of their first cells: "Collège Roy | Titulaire : ..."."""
    for line in reading.lines(start, end):
        cells = line[0].split("\t")
        at = line.start()
        body = ""
        for cell in cells if len(cells) > 1 else ():
            if _ROW.search(flat(cell)):
                yield from _of_cell(reading, at, at + len(cell), body)
            else:
                body = " ".join(filter(None, (body, squeeze(cell))))
            at += len(cell) + 1


def _of_cell(reading: Reading, start: int, end: int, body: str) -> Iterator[Named]:
    for named in _of_list(reading, start, end, Office()):
        yield Named(named.person, Office(named.office.role, body), named.start, named.end)
