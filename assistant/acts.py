"""Answers about acts themselves: which act and its number, when it was decided."""

from __future__ import annotations

import re

from assistant.candidates import candidates, of_period
from assistant.retrieve import Found
from assistant.types import Claim, Draft, Frame, Ground, Status
from assistant.wording import day, of_act, say
from index.check import Stores
from index.text import flat
from index.types import Act

_FITS = 0.5
# A date that is the sitting's: when something was decided, not when it will take place or falls due.
_DECIDING = re.compile(
    r"\b(?:vot|adopt|approuv|approv|decid|deliber|attribu|accord|award|grant|pass(?:ed)?\b|reject|rejet|seance|sitting|reuni|meet|met\b|sit\b|agree)"
)


def answer_number(found: Found) -> Draft | None:
    """The number of the act that holds the most of the question; None where none fits or is numbered."""
    act = _best(found)
    if act is None or act.number is None:
        return None
    language = found.frame.language
    head = say(language, f"N° {act.number.value}", f"No. {act.number.value}")
    title = act.title.value if act.title else ""
    told = f"{head}{say(language, ' : ', ': ')}{title}" if title else head
    claims = (Claim(told, (Ground(act, act.number.span),)), Claim(of_act(act, language)))
    return Draft(Status.ANSWERED, claims, value=act.number.value)


def answer_date(found: Found, stores: Stores) -> Draft | None:
    """The date of the sitting that decided; None where the question asks for another date."""
    if not is_about_deciding(found.frame):
        return None
    act = _best(found) or None
    money = next((c for c in candidates(found, stores)[:1] if c.fit > 0.5 and of_period(c, found.frame)), None)
    if act is not None and money is not None and money.grant and money.act.id not in found.replaced:
        act = money.act if not found.missing else act
    if act is None or act.date is None or act.date_span is None:
        return None
    language = found.frame.language
    head = say(language, f"Le {day(act.date, language)}", f"On {day(act.date, language)}")
    claims = (Claim(head, (Ground(act, act.date_span),)), Claim(of_act(act, language)))
    return Draft(Status.ANSWERED, claims, value=act.date.isoformat())


def is_about_deciding(frame: Frame) -> bool:
    return bool(_DECIDING.search(flat(frame.question)))


def _best(found: Found) -> Act | None:
    """The act that stands and holds most of the question's words, if it holds enough of them."""
    if found.missing:
        return None
    for act, share in found.in_period()[:5]:
        if share >= _FITS and act.id not in found.replaced:
            return act
    return None
