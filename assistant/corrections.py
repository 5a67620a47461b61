"""What people corrected in the facts that an answer stands on, told with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from assistant.fields import field_name, in_words
from assistant.retrieve import Found
from assistant.types import Ask, Claim, Draft, Frame, Ground, Language, Status
from assistant.wording import day, say, shortened
from index.text import squeeze
from index.types import Act, Correction, Fact, Reviewed
from index.values import fields_of, from_text

_TOLD = 5  # corrections told with one answer; the others are counted
_LONGEST = 120  # characters of the words that were rejected
_OVER_MANY = (Ask.TOTAL, Ask.LIST, Ask.COUNT, Ask.RANK, Ask.SHARE, Ask.MEAN, Ask.COMPARE)
_FIGURES = ("amount", "value")  # the fields that need no name


def notes(draft: Draft, found: Found) -> tuple[Claim, ...]:
    """A line for each correction of what the draft tells, over the words as they were read."""
    language = found.frame.language
    grounds = [ground for claim in draft.claims for ground in claim.grounds]
    grounds += [entry.ground for entry in draft.entries]
    left_out = draft.status is not Status.NOT_FOUND
    told = [
        Claim(note(said, one.read, language), (Ground(act, one.read.span),))
        for said, one in found.corrected
        if (act := _told_of(one, grounds) or (left_out and _left_out(said, one, grounds, found.frame)))
    ]
    more = len(told) - _TOLD
    rest = say(language, f"{more} autres corrections", f"{more} more corrections")
    return (*told[:_TOLD], *([Claim(rest)] if more > 0 else []))


def _told_of(one: Reviewed[Fact], grounds: Sequence[Ground]) -> Act | None:
    """The act whose words, told in the answer, are a corrected fact's."""
    span = one.read.span
    return next(
        (
            ground.act
            for ground in grounds
            if (ground.span.document, ground.span.page) == (span.document, span.page)
            and ground.span.start < span.end
            and span.start < ground.span.end
        ),
        None,
    )


def _left_out(said: Correction, one: Reviewed[Fact], grounds: Sequence[Ground], frame: Frame) -> Act | None:
    """The act of the answer in which a fact was rejected that a sum or a list over its kind would hold."""
    kinds = ("attendance", "signatory") if frame.seat else ("grant", "budgetentry")
    if not said.rejects or said.kind not in kinds or not (frame.seat or frame.ask in _OVER_MANY):
        return None
    return next((ground.act for ground in grounds if ground.act.id == one.act), None)


def note(said: Correction, read: Fact, language: Language) -> str:
    """Who corrected what, when and why; ``read`` is the fact as it was read."""
    when = day(datetime.fromisoformat(said.at).date(), language)
    if said.rejects:
        words = shortened(squeeze(read.span.quote), _LONGEST)
        return say(
            language,
            f"Écarté par {said.who} le {when} : « {words} » ({said.why})",
            f"Rejected by {said.who} on {when}: “{words}” ({said.why})",
        )
    what = change(said, read, language)
    return say(
        language,
        f"Corrigé par {said.who} le {when} : {what} ({said.why})",
        f"Corrected by {said.who} on {when}: {what} ({said.why})",
    )


def change(said: Correction, read: Fact, language: Language) -> str:
    """ "8 000 € au lieu de 80 000 € comme lu dans l'acte"."""
    field = fields_of(type(read))[said.field]
    new, old = (in_words(from_text(field, text), read, language) for text in (said.new, said.old))
    name = "" if said.field in _FIGURES else f"{field_name(said.field, language)}, "
    return say(
        language,
        f"{name}{new} au lieu de {old} comme lu dans l'acte",
        f"{name}{new} instead of {old} as read in the act",
    )
