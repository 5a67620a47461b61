"""Answers about offices: who was elected or designated to what, who sits where, who took the chair for a vote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant import phrases
from assistant.lexicon import frame_words
from assistant.link import stem_set
from assistant.retrieve import Found, Hit, fits_period
from assistant.types import Ask, Claim, Draft, Frame, Ground, Language, Seat, Status
from assistant.wording import joined, of_act, say
from index.check import Stores
from index.text import STOP_WORDS, flat, fold, tokens
from index.types import Act, Designation, Span

_ACTS = 30  # acts whose designations are weighed
_TITLE, _TEXT = 0.95, 0.35  # what a word counts that only the act's title, or only its text, holds
_SHORTEST_ACRONYM = 3
_SURE, _FITS = 0.8, 0.7
_VAGUE = 4  # bodies of one fit: the question names none of them
_PART = 3  # a body is named by one word of so many of its own
_LINES = 8  # bodies told
# Words of a question that say that someone was chosen: they are no body's.
_CHOICE = re.compile(
    r"represent\w*|sieg\w*|sits?|serves?|elect\w*|elue?s?|design\w*|nomm\w*|appoint\w*|named|chosen|deleg\w*|titulaires?|suppleante?s?"
    r"|substitutes?|alternates?|presid\w*|chair\w*|while|during|pendant|lors|moment|depuis|membres?|members?|emport\w*|bulletins?|ballots?|suffrages?|won|wins?|remport\w*|nouveau|nouvelle|new"
)
_DEPUTIES, _MAYOR = frozenset({"adjoint", "adjointe", "adjoints", "deputy"}), frozenset({"maire", "mayor"})
_OFFICE = (
    "maire adjoint correspondant référent rapporteur vice"  # "mairie" is said of other things than its mayor
)
_LESSER = "adjoint vice"
_BESIDE = re.compile(r"\b(?:du|au)\s+maire\b", re.IGNORECASE)  # "représentant du maire" is no mayor
# "la commission des finances", "the finance committee": its own word, be it one that says what is asked elsewhere.
_OF_A_BODY = re.compile(
    r"\b(?:commission|comite|conseil|syndicat)s?\s+(?:des\s+|du\s+|de\s+la\s+|de\s+l'|de\s+|d')?(?P<behind>\w{4,})"
    r"|\b(?P<before>\w{4,})\s+(?:committee|commission|board)\b"
)
_PRESIDES = re.compile(r"(?<!vice-)(?<!vice )\bpresid")
_OFFICES = re.compile(r"maires?|mayor|adjointe?s?|deputy|correspondante?s?|referente?s?|rapporteure?s?|vice")
_ACCOUNT = re.compile(
    r"\bcompte\s+(?:administratif|de\s+gestion|financier)|\bcomptes\s+administratifs|\bcfu\b"
)
_MONTHS = "janv|fevr|mars|avri|mai|juin|juil|aout|sept|octo|nove|dece"  # "le 1er mai" is no first deputy
_ORDINALS = tuple(
    re.compile(rf"\b(?:{n}\s?(?:{suffix})|{words})\b(?!\s+(?:{_MONTHS}))")
    for n, suffix, words in (
        (1, "er|ere|st", "premiere?|first"),
        (2, "e|eme|nde?", "deuxieme|seconde?"),
        (3, "e|eme|rd", "troisieme|third"),
        (4, "e|eme|th", "quatrieme|fourth"),
        (5, "e|eme|th", "cinquieme|fifth"),
        (6, "e|eme|th", "sixieme|sixth"),
        (7, "e|eme|th", "septieme|seventh"),
        (8, "e|eme|th", "huitieme|eighth"),
    )
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A designation, and how well its words and its act's fit the question (0 to 1)."""

    act: Act
    said: Designation
    fit: float
    named: bool  # its own words or its act's title hold every word of the question


def answer_designation(found: Found, stores: Stores) -> Draft | None:
    """None where no office is asked for, or no designation is of what the question names."""
    if not _asks(found.frame) or found.missing:
        return None
    mine = _named(found)
    if not mine or any(not h.acts for h in mine):
        return None  # what no act holds may be the very body asked for
    acts = {act.id: act for act, _ in found.acts[:_ACTS] if _is_timed(act, found.frame)}
    told = [
        (acts[i], said) for i, said in stores.ledger.facts(Designation, acts) if _wanted(said, found.frame)
    ]
    fitting = [c for act, said in told if (c := _candidate(found, mine, act, said)).fit >= _FITS]
    if not fitting:
        return None
    best = max(round(c.fit, 2) for c in fitting)
    return _told(found, [c for c in fitting if round(c.fit, 2) == best])


def _asks(frame: Frame) -> bool:
    plain = flat(frame.question)
    if frame.seat is Seat.CHAIR:
        return bool(phrases.CHAIRS_ELSE.search(plain) or phrases.CHAIRS_WHILE.search(plain))
    return frame.seat is None and bool(phrases.DESIGNATED.search(plain))


def _named(found: Found) -> tuple[Hit, ...]:
    """The words that name the office or the body: not those of the choice, nor the mayor of "deputy mayor"."""
    words = {h.term.word for h in found.subject}
    beside = _MAYOR if words & _DEPUTIES else frozenset()
    return tuple(
        h
        for h in found.subject
        if not _CHOICE.fullmatch(h.term.word) and not _rank(h.term.word) and h.term.word not in beside
    )


def _is_timed(act: Act, frame: Frame) -> bool:
    """Of the period asked for; or of the year after, where accounts are voted: the year's own come then."""
    if fits_period(act, frame):
        return True
    accounts = act.title is not None and _ACCOUNT.search(flat(act.title.value))
    return bool(accounts and not frame.days and act.date and act.date.year - 1 in frame.years)


def _wanted(said: Designation, frame: Frame) -> bool:
    """Is it of the role asked for: substitutes, the chair, the third deputy?"""
    plain = flat(frame.question)
    role = flat(said.role)
    if phrases.SUBSTITUTES.search(plain) and not said.substitute:
        return False
    if frame.seat is Seat.CHAIR and not _PRESIDES.search(role):
        return False
    return _rank(plain) in (None, _rank(f"{role} {flat(said.body)}"))


def _rank(plain: str) -> int | None:
    """ "3e adjoint", "third deputy" -> 3"""
    return next((n for n, pattern in enumerate(_ORDINALS, 1) if pattern.search(plain)), None)


def _candidate(found: Found, mine: Sequence[Hit], act: Act, said: Designation) -> _Candidate:
    own, about = stem_set(said.role, said.body) | _initials(said.body), found.about(act)
    if _is_another_office(mine, act, said) or _is_another_body(found.frame, own | about):
        return _Candidate(act, said, 0.0, named=False)
    degrees = [_degree(h, act, own, about) for h in mine]
    fit = sum(h.weight * d for h, d in zip(mine, degrees, strict=True)) / sum(h.weight for h in mine)
    named = all(d > _TEXT for d in degrees) and not _is_a_part(mine, stem_set(said.body))
    return _Candidate(act, said, fit, named)


def _is_another_office(mine: Sequence[Hit], act: Act, said: Designation) -> bool:
    """Does the question name an office ("adjoint") that neither the role nor, without one, the title tells?"""
    role = _BESIDE.sub("", said.role) or (act.title.value if act.title else "")
    told = stem_set(role) & stem_set(_OFFICE)
    asked = [h for h in mine if _OFFICES.fullmatch(h.term.word)]
    # "Adjoint au maire" holds the mayor's word and is another office.
    lesser = told & stem_set(_LESSER)
    is_lesser = bool(asked and lesser) and not any(h.is_in(lesser) for h in asked)
    return is_lesser or any(not h.is_in(told) for h in asked)


def _is_another_body(frame: Frame, told: frozenset[str]) -> bool:
    """Is a commission's own word lacking, where it says in other questions what is asked ("finances")?"""
    asked = _OF_A_BODY.search(flat(frame.question))
    word = fold(asked["behind"] or asked["before"]) if asked else ""
    return word in frame_words() and not stem_set(word) <= told


def _is_a_part(mine: Sequence[Hit], body: frozenset[str]) -> bool:
    """Is a common word the only one asked for, and one of many of the body's name?"""
    by_name = any(h.term.proper and h.term.forms[0] in body for h in mine)
    return len(mine) == 1 and not by_name and mine[0].is_in(body) and len(body) > _PART


def _initials(body: str) -> frozenset[str]:
    """ "Centre communal d'action sociale" is called CCAS too."""
    short = "".join(word[0] for word in tokens(body) if word not in STOP_WORDS)
    return frozenset({short}) if len(short) >= _SHORTEST_ACRONYM else frozenset()


def _degree(hit: Hit, act: Act, own: frozenset[str], about: frozenset[str]) -> float:
    if hit.is_in(own):
        return 1.0
    return _TITLE if hit.is_in(about) else _TEXT if act.id in hit.acts else 0.0


def _told(found: Found, best: Sequence[_Candidate]) -> Draft | None:
    """The latest act's, a line a body; earlier acts are told behind it."""
    language = found.frame.language
    groups: dict[tuple[str, str], list[_Candidate]] = {}
    spans: set[Span] = set()
    for c in sorted(best, key=lambda c: str(c.act.date or ""), reverse=True):
        group = groups.setdefault((c.act.id, fold(c.said.body)), [])
        if not any(fold(c.said.person) == fold(o.said.person) for o in group) and c.said.span not in spans:
            group.append(c)
            spans.add(c.said.span)  # the minutes' first pages are read with each of their points
    told = [group for group in groups.values() if group]
    first = told[0]
    lines = [_line(group, language) for group in told[:_LINES]]
    acts = dict.fromkeys(c.act for group in told for c in group)
    several = len({fold(c.said.body) for group in told for c in group if c.act is first[0].act}) > 1
    alike = sum(group[0].act.date == first[0].act.date for group in told)
    if alike > _VAGUE and found.frame.ask is not Ask.LIST:
        return None
    sure = (
        all(c.named for c in first) and first[0].fit >= _SURE and (not several or found.frame.ask is Ask.LIST)
    )
    return Draft(
        Status.ANSWERED if sure else Status.PARTIAL,
        (*lines, *(Claim(of_act(act, language)) for act in list(acts)[:3])),
        value=joined([c.said.person for c in _principals(first)], language),
    )


def _principals(group: Sequence[_Candidate]) -> list[_Candidate]:
    return [c for c in group if not c.said.substitute] or list(group)


def _line(group: Sequence[_Candidate], language: Language) -> Claim:
    """ "Ida SY (11 voix) et Luc ROY ; suppléants : Guy PRÉ - Commission des finances" """
    full = [c for c in group if not c.said.substitute]
    substitutes = [c for c in group if c.said.substitute]
    parts = [_names(full, language)] if full else []
    if substitutes:
        label = say(language, "suppléance : ", "as substitute: ")
        parts.append(label + _names(substitutes, language))
    role = ", ".join(dict.fromkeys(c.said.role for c in group if c.said.role and not c.said.substitute))
    what = " - ".join(filter(None, (role, group[0].said.body)))
    text = say(language, " ; ", "; ").join(parts) + (f" ({what})" if what else "")
    return Claim(text, tuple(Ground(c.act, c.said.span) for c in group))


def _names(people: Iterable[_Candidate], language: Language) -> str:
    return joined([_with_votes(c.said, language) for c in people], language)


def _with_votes(said: Designation, language: Language) -> str:
    if said.votes is None:
        return said.person
    return f"{said.person} ({said.votes} {say(language, 'voix', 'votes')})"
