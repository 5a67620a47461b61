"""Votes told in words alone: unanimity, adoption, rejection, or an act that is put off, withdrawn or only noted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.facts.apart import find_apart
from index.facts.finder import Reading
from index.patterns import starting
from index.text import flat
from index.types import Outcome, Vote

# Scans read "l'" as one letter: "à Punanimité". Each way begins with its letter: so few places are tried.
UNANIMOUS = re.compile(
    r"(?:a\s+l'[lp]?unanim|l(?:'[lp]?|(?<![a-z]l))unanim|d'une\s+voix\s+[lp]?unanim|p(?<![a-z]p)unanim|unanim(?<![a-z]unanim))"
    r"(?:ite|es?)\b(?P<cast>\s+des\s+(?:suffrages|voix|votants))?"
)
MAJORITY = re.compile(r"a\s+la\s+majori\w{1,3}\b|\bmajorite\s+pour\b")  # "majorité" is misspelt at times
REJECTED = re.compile(
    starting(
        r"re(?:jete|jette|pousse)(?:e|nt)?\b",
        r"refuse(?:e|nt)?\s+(?:la|le|les|l'|d)",
        r"n'est\s+pas\s+(?:adopte|approuve)",
    )
)
# What an assembly does instead of deciding. "avait été ajourné" tells of an earlier sitting.
_ADJOURNED = re.compile(
    r"(?<!avait ete )(?<!avaient ete )\b(?:ajourn\w+|reportee?s?\s+(?:a\s+(?:une|la)|au)\s+(?:seance|reunion|conseil|prochain|date|ulterieur)"
    r"|surseoi\w*|sursis\s+a\s+statuer)"
)
_WITHDRAWN = re.compile(
    r"(?<!avait ete )\b(?:retir(?:e|ee|es|ees|er)\s+(?:de\s+l'ordre|du\s+vote)"
    r"|(?:point|dossier|rapport|projet|question|deliberation|affaire)\s+(?:est\s+|a\s+ete\s+)?retiree?\b)"
)
_NOTED = re.compile(starting(r"pr(?:en(?:d|nent|ds)|is)\s+acte\b", r"donne\s+acte\b"))
# What is voted may be to put off: "à l'unanimité, décide d'ajourner ce point".
PUTS_OFF = re.compile(
    r"\bdecide\w*[,\s]+(?:[^.;]{0,40}[\s,])?(?:d'ajourner|de\s+surseoir|de\s+reporter\s+(?:ce|cette|le\s+(?:point|vote|dossier)|la\s+(?:question|decision|deliberation)))"
)
_ADOPTED = re.compile(
    starting(
        r"adopt(?:e|ee|es|ees|ent)\b",
        r"approuv(?:e|ee|ent)\b",
        r"accept(?:e|ent|ee)\b",
        *(rf"{who}\b[^.\n]{{0,80}}\bdecid(?:e|ent)\b" for who in ("conseil", "membres", "elus", "assemblee")),
        r"apres\s+(?:deliberation|(?:en\s+)?avoir\s+(?:en\s+)?delibere)[^.\n]{0,40}[\s,:–•✓-]*"
        r"(?:autorise|vote|attribue|accorde|fixe|sollicite|valide|designe|donne|confirme|modifie)(?:nt)?\b",
    )
)
# What another body or an earlier sitting did, what the law lets an assembly do, and what a commission thought, is not
# how this act was voted.
_BEFORE = re.compile(
    r"\b(?:peu(?:t|vent)|pou(?:rra|rront|vait))\b[^.;\n]{0,60}$"
    r"|\b(?:par|selon|suite\s+a|lors\s+d\w+)\s+(?:\w+\s+){0,3}?(?:deliberations?|seance|reunion|conseil)\b[^.;]{0,100}\b(?:19|20)\d\d\b[^.;]{0,160}$"
    r"|\b(?:commission|comite)s?\b(?!\s+(?:permanente|syndical))[^.;]{0,120}\bavis\b[^.;]{0,60}$"
    r"|\bdecisions?\s+$"
    r"|\ba\s+l'issue\s+d\S*\s+(?:\w+\s+){0,2}?(?:reunion|rencontre)s?\b(?!\s+(?:du\s+)?conseil)[^.;]{0,80}$"
)
# A sitting opens by approving the minutes of the one before: of an act with another subject that is no vote.
_MINUTES = re.compile(r"\b(?:proces[\s-]verba(?:l|ux)|comptes?[\s-]rendus?|pv)\b")
_OF_MINUTES = re.compile(rf"{_MINUTES.pattern}[^.;\n]{{0,120}}$")
_ANOTHER_DAY = re.compile(
    r"\s+(?:(?:en|par|lors)\b[^.;\n]{0,60}?\s)?(?:le|en\s+date\s+du)\s+\d{1,2}(?:er)?\s+\w+\s+(?:19|20)\d\d|\s+en\s+(?:[a-z]+\s+)?(?:19|20)\d\d\b"
    r"|\s+sur\s+la\s+base\b|\s+par\s+(?:le|la|l'|les)\s?(?:bureau|comite|commission|senat|parlement|gouvernement|ministre|prefet|assemblee\s+nationale|departement|region)"
)
# "les États ont adopté un programme": who has adopted is told, and is no council.
_HAS = re.compile(r"\b(?:a|ont|avait|avaient)\s+$")
_COUNCIL = re.compile(
    r"\b(?:conseil|assemblee|comite|commission|bureau|elus|membres\s+(?:du|presents))\b|\b(?:il|elle|ils)\s"
)
_SECRETARY = re.compile(r"[^.;\n]{0,90}\b(?:secretaire\b|remplir\s+(?:ces|les)\s+fonctions)")
_CONTENTS = re.compile(r"[^.\n]{0,60}\.{5}")  # a line of a table of contents
_SAID_BEFORE = 320  # characters in which a sentence tells whose decision it speaks of
# An act that is still to be voted, as its own head says.
_DRAFT = re.compile(
    r"(?:^|[-–]\s*)projet\s+de\s+deliberation\b(?!\s+(?:suivant|ci|qui|est|present))", re.MULTILINE
)
# Longer and with neither title nor number, it is several acts that could not be told apart: whose vote would it be?
_ONE_ACT = 5000  # characters
_DRAFT_HEAD = 200  # characters on both sides of an act's beginning


def puts_off(plain: str, start: int, end: int) -> bool:
    """Whether ``[start, end)`` decides to decide later."""
    told = any(plain.find(verb, start, end) >= 0 for verb in ("ajourner", "surseoir", "reporter"))
    return told and PUTS_OFF.search(plain, start, end) is not None


# In this order: the first that is told counts. The signs, one of which each pattern holds, are found at once.
_OUTCOMES = (
    (("unanim",), UNANIMOUS, True, Outcome.ADOPTED),
    (("majori",), MAJORITY, False, Outcome.ADOPTED),
    (("rejet", "repouss", "refus", "n'est"), REJECTED, None, Outcome.REJECTED),
    (("retir",), _WITHDRAWN, None, Outcome.WITHDRAWN),
    (("ajourn", "report", "surs"), _ADJOURNED, None, Outcome.ADJOURNED),
    (("acte",), _NOTED, None, Outcome.NOTED),
    (("adopt", "approuv", "accept", "decid", "deliber"), _ADOPTED, None, Outcome.ADOPTED),
)


def find_worded(reading: Reading, start: int, end: int) -> Vote | None:
    """The vote that ``[start, end)`` of the act tells without any count."""
    head = reading.act.start
    if reading.act.title is None and reading.act.number is None and end - start > _ONE_ACT:
        return None
    if _DRAFT.search(reading.plain, max(0, head - _DRAFT_HEAD), head + _DRAFT_HEAD):
        return None
    plain, title = reading.plain, flat(reading.act.title.value) if reading.act.title else ""
    for signs, pattern, unanimous, outcome in _OUTCOMES:
        told = any(plain.find(sign, start, end) >= 0 for sign in signs)
        found = _of_this_act(plain, pattern, start, end) if told else iter(())
        match = next((m for m in found if not _opens_sitting(plain, start, m, title)), None)
        if match is None:
            continue
        line_end = plain.find("\n", match.end(), end)
        span = reading.span(match.start(), line_end if line_end != -1 else end)
        if outcome is Outcome.ADOPTED and not unanimous and _rejects(plain, start, end):
            outcome = Outcome.REJECTED
        elif outcome is Outcome.ADOPTED and puts_off(plain, start, end):
            outcome = Outcome.ADJOURNED
        apart = find_apart(reading, [match.span()])[0]
        return Vote(None, None, None, unanimous, outcome, (), (), (), apart, "", span)
    return None


def _opens_sitting(plain: str, start: int, told: re.Match[str], title: str) -> bool:
    """Is it how the sitting chose its secretary or approved the last minutes, where the act is of something else?"""
    since = max(start, told.start() - _SAID_BEFORE)
    secretary = _SECRETARY.match(plain, told.end()) and "secretaire" not in title
    minutes = _OF_MINUTES.search(plain, since, told.start()) and not _MINUTES.search(title)
    return bool(secretary or minutes)


def _rejects(plain: str, start: int, end: int) -> bool:
    return next(_of_this_act(plain, REJECTED, start, end), None) is not None


def _of_this_act(plain: str, pattern: re.Pattern[str], start: int, end: int) -> Iterator[re.Match[str]]:
    for match in pattern.finditer(plain, start, end):
        since = max(start, match.start() - _SAID_BEFORE)
        behind = _ANOTHER_DAY.match(plain, match.end(), end) or _CONTENTS.match(plain, match.end(), end)
        others = _HAS.search(plain, since, match.start()) and not _COUNCIL.search(plain, since, match.start())
        if not behind and not others and not _BEFORE.search(plain, since, match.start()):
            yield match
