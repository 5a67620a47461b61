"""A name that is a part of several bodies' names, or that bodies of several councils bear: which one is meant is
asked back, each with its figures, and never picked in silence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import phrases
from assistant.beneficiaries import Beneficiary, beneficiaries
from assistant.fit import Candidate
from assistant.link import stem_set
from assistant.pool import entry
from assistant.retrieve import Found
from assistant.types import Ask, Choice, Claim, Draft, Frame, Pot, Status
from assistant.wording import joined, say
from index.text import flat

_MOST = 5  # bodies to choose from; more are a set, and no name of one
# "Les clubs de judo", "both", "toutes les aides à": several are meant.
_SEVERAL = re.compile(r"\b(?:les|des|aux|tous|toutes|chaque|ensemble|all|both|each)\b")
_SMALL = r"[\s'’-]|\b(?:de|du|des|d|la|le|les|l|et|of|the|and)\b"  # between the words of a name
_CONTRACTED = re.compile(r"\b(?P<word>aux?|du|des)\s+$", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:\bl['’]|\b(?:la|le|the)\s+)$", re.IGNORECASE)


def asked_back(found: Found, chosen: Sequence[Candidate]) -> Draft | None:
    """Which of the bodies is meant; None where it is plain, or the question names no body by its name."""
    bodies = _alike(found, chosen)
    if not bodies or not all(c.by_name for c in chosen) or _SEVERAL.search(flat(found.frame.question)):
        return None
    language, options = found.frame.language, _choices(found, bodies)
    either = say(language, " ou ", " or ").join(
        [", ".join(one.label for one in options[:-1]), options[-1].label]
    )
    grounds = tuple(one.figures[0].ground for one in bodies)
    head = Claim(say(language, f"Lequel : {either} ?", f"Which one: {either}?"), grounds)
    return Draft(Status.UNCLEAR, (head,), entries=tuple(map(entry, chosen)), choices=options)


def to_choose(found: Found, chosen: Sequence[Candidate]) -> tuple[Choice, ...]:
    """The bodies of a sum, each to be asked for alone; none where they are not found by their names."""
    bodies = _alike(found, chosen)
    named = all(any(h.is_in(stem_set(one.name)) for h in found.subject) for one in bodies)
    return _choices(found, bodies) if named and not found.frame.follow_up else ()


def _alike(found: Found, chosen: Sequence[Candidate]) -> list[Beneficiary]:
    """The bodies, where these are several and not many, of money given; none where any is a private person."""
    frame = found.frame
    if (
        frame.ask is not Ask.AMOUNT
        or frame.pot not in (None, Pot.AWARDED)
        or phrases.RECIPIENTS.search(flat(frame.question))
    ):
        return []
    if any(c.entity is None or c.entity.person for c in chosen):
        return []
    bodies = beneficiaries(chosen)
    return bodies if 1 < len(bodies) <= _MOST else []


def _choices(found: Found, bodies: Sequence[Beneficiary]) -> tuple[Choice, ...]:
    """Where they are of several councils, each with its own."""
    several = len({_council(one) for one in bodies}) > 1
    return tuple(_choice(found, one, _council(one) if several else "") for one in bodies)


def _council(one: Beneficiary) -> str:
    return one.figures[0].act.council_name


def _choice(found: Found, one: Beneficiary, council: str) -> Choice:
    """The question with this body's whole name in the place of its words."""
    first = one.figures[0]
    name = first.entity.name if first.entity else first.label
    whole = f"{name}, {council}," if council else name
    asked = _replaced(found, stem_set(name), whole) or _asked_anew(found.frame, whole.rstrip(","))
    return Choice(f"{name} ({council})" if council else name, asked)


def _replaced(found: Found, words: frozenset[str], name: str) -> str:
    """The question with the name for the run of its words; "" where they stand apart."""
    question = found.frame.question
    plain = flat(question)
    said = [h.term.word for h in found.subject if h.is_in(words)]
    places = [match.span() for word in said if (match := re.search(rf"\b{re.escape(word)}\b", plain))]
    if not places or len(places) < len(said):
        return ""
    start, end = min(s for s, _ in places), max(e for _, e in places)
    between = re.sub("|".join([*(rf"\b{re.escape(word)}\b" for word in said), _SMALL]), "", plain[start:end])
    if between:
        return ""
    rest = question[end:]
    whole = name.rstrip(",") if re.match(r"\s*(?:[?.!,;]|$)", rest) else name
    lead = _CONTRACTED.sub(_parted, _ARTICLE.sub("", question[:start]))  # "au judo" is "à LA MAISON DU JUDO"
    return f"{lead}{whole}{rest}"


def _parted(match: re.Match[str]) -> str:
    return "à " if match["word"].lower().startswith("au") else "de "


def _asked_anew(frame: Frame, name: str) -> str:
    period = joined([str(year) for year in frame.years], frame.language)
    when = say(frame.language, f" en {period}", f" in {period}") if period else ""
    return say(frame.language, f"Combien pour {name}{when} ?", f"How much went to {name}{when}?")
