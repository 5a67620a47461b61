"""How answers are worded in each language: figures, dates, lists, and an act's name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum

from assistant.types import Language
from index.amounts import format_euros, format_percent, format_whole
from index.dates import format_date
from index.types import Act

_CHOICES: dict[str, tuple[str, str]] = {
    "awarded": ("attribué", "awarded"),
    "proposed": ("proposé", "proposed"),
    "requested": ("demandé", "requested"),
    "received": ("reçu", "received"),
    "adopted": ("adopté", "adopted"),
    "rejected": ("rejeté", "rejected"),
    "adjourned": ("ajourné", "adjourned"),
    "withdrawn": ("retiré", "withdrawn"),
    "noted": ("pris acte", "noted"),
    "present": ("présent", "present"),
    "excused": ("excusé", "excused"),
    "absent": ("absent", "absent"),
    "chair": ("préside la séance", "chair"),
    "secretary": ("secrétaire de séance", "secretary"),
    "member": ("membre", "member"),
    "acronym": ("sigle", "acronym"),
    "arrives": ("arrive", "arrives"),
    "leaves": ("part", "leaves"),
    "non_voting": ("sans voix délibérative", "without a vote"),
}


def choice(value: StrEnum, language: Language) -> str:
    """A choice among few (a status, a role, an outcome) in words; as it is where it is French already."""
    return say(language, *_CHOICES.get(value.value, (value.value, value.value)))


def say(language: Language, french: str, english: str) -> str:
    return french if language is Language.FR else english


def colon(language: Language) -> str:
    return say(language, " : ", ": ")


def euros(amount: Decimal, language: Language) -> str:
    return format_euros(amount, language.value)


def percent(value: Decimal, language: Language) -> str:
    return format_percent(value, language.value)


def whole(number: int, language: Language) -> str:
    return format_whole(number, language.value)


def day(value: date, language: Language) -> str:
    return format_date(value, language.value)


def joined(items: Sequence[str], language: Language) -> str:
    """ "a, b et c"; "a, b and c"."""
    items = list(items)
    if len(items) <= 1:
        return "".join(items)
    return f"{', '.join(items[:-1])}{say(language, ' et ', ' and ')}{items[-1]}"


def shortened(words: str, longest: int) -> str:
    """At most so many characters, cut between words and never inside a figure ("10 000 €" is one word)."""
    if len(words) <= longest:
        return words
    kept = words[: longest - 1].rsplit(" ", 1)[0].split()
    while kept and not kept[-1].strip("0123456789€%.,"):
        kept.pop()
    return " ".join(kept) + "…"


def name_of(act: Act, language: Language) -> str:
    """What an act is called in a line: its number, or its title where it has none."""
    if act.number:
        return f"n° {act.number.value}" if language is Language.FR else f"no. {act.number.value}"
    return act.title.value if act.title else say(language, "acte sans titre", "untitled act")


def of_act(act: Act, language: Language) -> str:
    """Who decided, when, in which act, on what: the line under a headline."""
    who = " - ".join(s.value for s in (act.council, act.body) if s)
    when = day(act.date, language) if act.date else say(language, "sans date", "undated")
    title = act.title.value if act.title else ""
    parts = [who, when, name_of(act, language)]
    line = ", ".join(p for p in parts if p)
    return (
        f"{line} : {title}"
        if title and act.number and language is Language.FR
        else f"{line}: {title}"
        if title and act.number
        else line
    )
