"""Answers of dates: when it was decided, when it takes place, until when."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from assistant.acts import best_act
from assistant.candidates import candidates, of_period
from assistant.fit import Words, fit_of
from assistant.link import stem_set
from assistant.question import read_terms
from assistant.readings import Told, answer_told
from assistant.retrieve import Found, fits_period
from assistant.types import Claim, Draft, Frame, Ground, Language, Status
from assistant.wording import day, of_act, say
from index.check import Stores
from index.dates import find_days
from index.sentences import sentence_ranges, sub_span
from index.text import flat
from index.types import Act, Deadline, Passage

_BEFORE, _BEHIND = 90, 60  # characters of a date's clause
# A date that is the sitting's: when something was decided, not when it will take place or falls due.
_DECIDING = re.compile(
    r"\b(?:vot|adopt|approuv|approv|decid|deliber|attribu|accord|award|grant|pass(?:ed)?\b|reject|rejet|seance|sitting|reuni|meet|met\b|sit\b|agree)"
)
# ... and one that is not: the day of something else, though a word of deciding stands beside it.
_OF_ELSE = re.compile(
    r"\bconvo\w+|\bsummon\w*|\bconvened\b|\bby\s+what\s+date|\bavant\s+quelle|\blimites?\b|\bdeadlines?\b|\bdelais?\b|\bjusqu\w*|\buntil\b"
    r"|\bdates?\s+(?:a-t-\w+\s+|a\s+|ont\s+)?(?:ete\s+)?(?:attribu|fix|reten|prev|set\b)|\bse\s+(?:tien|deroul)\w*|\baur\w+\s+lieu|\btak\w+\s+place|\bheld\b"
    r"|\bcommenc\w*|\bdebut\w*|\bstarts?\b|\bbegins?\b|\bends?\b|\bexpir\w*"
)


# What asks until when, or how soon.
_OF_DEADLINE = re.compile(
    r"\blimites?\b|\bdeadlines?\b|\bdelais?\b|\bjusqu\w*|\buntil\b|\bavant\s+quelle|\bby\s+(?:what|which|when)\b|\bau\s+plus\s+tard"
)
_DURATION = re.compile(r"\bdelais?\b")  # asks for a number of days, months or years first
_WITHIN = {"jours": "days", "semaines": "weeks", "mois": "months", "ans": "years"}


def answer_date(found: Found, stores: Stores) -> Draft | None:
    """The date of the sitting that decided, a deadline, or the date that a sentence tells; None where none fits."""
    if is_about_deciding(found.frame):
        return _decided(found, stores)
    if found.missing:
        return None
    plain, language = flat(found.frame.question), found.frame.language
    due = answer_told(_deadlines(found, stores), language) if _OF_DEADLINE.search(plain) else None
    if due is not None or _DURATION.search(plain):
        return due
    return answer_told(_dates_told(found), language)


def is_about_deciding(frame: Frame) -> bool:
    """It says so, or it only follows up: "et quand ?" """
    plain = flat(frame.question)
    if _OF_ELSE.search(plain):
        return False
    return (frame.follow_up and not read_terms(frame.question)) or bool(_DECIDING.search(plain))


def _decided(found: Found, stores: Stores) -> Draft | None:
    act = best_act(found) or None
    money = next(
        (c for c in candidates(found, stores)[:1] if c.fit > 0.5 and of_period(c, found.frame)), None
    )
    if act is not None and money is not None and money.grant and money.act.id not in found.replaced:
        act = money.act if not found.missing else act
    if act is None or act.date is None or act.date_span is None:
        return None
    language = found.frame.language
    head = _on(act.date, language)
    claims = (Claim(head, (Ground(act, act.date_span),)), Claim(of_act(act, language)))
    return Draft(Status.ANSWERED, claims, value=act.date.isoformat())


def _deadlines(found: Found, stores: Stores) -> list[Told]:
    """The deadlines of the acts found; a duration only where the question asks for a delay.

    The words that ask for one stand with every deadline: they say nothing of which.
    """
    found = replace(found, hits=tuple(h for h in found.hits if not _OF_DEADLINE.match(h.term.word)))
    acts = {a.id: a for a, _ in found.acts if a.id not in found.replaced and fits_period(a, found.frame)}
    durations = bool(_DURATION.search(flat(found.frame.question)))
    return [
        _due(found, acts[act_id], deadline)
        for act_id, deadline in stores.ledger.facts(Deadline, list(acts))
        if deadline.date or durations
    ]


def _due(found: Found, act: Act, deadline: Deadline) -> Told:
    words = stem_set(deadline.label)
    fit = fit_of(found, act, Words(words, words))
    language = found.frame.language
    if deadline.date:
        return Told(act, deadline.span, deadline.date.isoformat(), _on(deadline.date, language), fit)
    value = f"{deadline.count} {deadline.unit}"
    english = f"Within {deadline.count} {_WITHIN[deadline.unit]}"
    return Told(act, deadline.span, value, say(language, f"Dans un délai de {value}", english), fit)


def _dates_told(found: Found) -> list[Told]:
    acts = {act.id: act for act, _ in found.acts if act.id not in found.replaced}
    return [
        told
        for passage in found.passages
        if (act := acts.get(passage.act)) and fits_period(act, found.frame)
        for start, end in sentence_ranges(passage.span.quote)
        for told in _of_sentence(found, act, passage, start, end)
    ]


def _of_sentence(found: Found, act: Act, passage: Passage, start: int, end: int) -> list[Told]:
    words = passage.span.quote[start:end]
    year = act.date.year if act.date else 0
    span = sub_span(passage.span, start, end)
    around = stem_set(passage.span.quote, passage.heading)
    out = []
    for each in find_days(words, year) if year else ():
        clause = stem_set(words[max(0, each.start - _BEFORE) : each.end + _BEHIND])
        fit = fit_of(found, act, Words(clause, stem_set(words), around))
        out.append(Told(act, span, each.date.isoformat(), _on(each.date, found.frame.language), fit))
    return out


def _on(when: date, language: Language) -> str:
    return say(language, f"Le {day(when, language)}", f"On {day(when, language)}")
