"""What people said of facts, brought to the facts that it means, however often their files are read again."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import Any, TypeVar, get_args

from index.errors import BadCorrection
from index.text import fold
from index.types import Correction, Fact, Mention, Reviewed, Vote
from index.values import Field, fields_of, from_text, from_words, to_text, values_of

F = TypeVar("F", bound=Fact)
K = TypeVar("K")

_COUNTED = {
    "ayes",
    "noes",
    "abstentions",
    "unanimous",
    "not_voting",
}  # fields of a vote that others can contradict
KINDS: dict[str, type[Fact]] = {kind.__name__.lower(): kind for kind in get_args(Fact)}


def kind_of(fact: Fact) -> str:
    return type(fact).__name__.lower()


def fact_id(fact: Fact) -> str:
    """Names a fact as it was read ("grant-1f0a93cc"): the same in every store, until it is read differently."""
    span = fact.span
    about = (span.document, span.page, span.start, span.quote, values_of(fact))
    return f"{kind_of(fact)}-{hashlib.sha256(repr(about).encode()).hexdigest()[:8]}"


# --- what a person says --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Signature:
    """Who says it, when (UTC, ISO form), and why."""

    who: str
    at: str
    why: str


def reject(fact: Fact, by: Signature) -> Correction:
    """Says of a fact, as it was read, that it is none."""
    return _about(fact, "", "", by)


def correct(fact: Fact, field: str, words: str, by: Signature) -> Correction:
    """Says of a fact, as it was read, that ``field`` is what ``words`` tell.

    Raises BadCorrection for a field that the fact lacks, a value that the field can't have or has already.
    """
    known = fields_of(type(fact))
    if field not in known:
        raise BadCorrection(f"a {kind_of(fact)} has no field {field!r}; it has {', '.join(known)}")
    try:
        new = to_text(from_words(known[field], words))
    except ValueError as error:
        nothing = ", or nothing" if known[field].optional else ""
        raise BadCorrection(
            f"{field} of a {kind_of(fact)} can't be {words!r}: it takes {error}{nothing}"
        ) from None
    if new == values_of(fact)[field]:
        raise BadCorrection(
            f"{field} was read as {new!r} already; to take a correction back: actes correct undo"
        )
    return _about(fact, field, new, by)


def _about(fact: Fact, field: str, new: str, by: Signature) -> Correction:
    span, values = fact.span, values_of(fact)
    return Correction(
        document=span.document,
        kind=kind_of(fact),
        page=span.page,
        start=span.start,
        quote=span.quote,
        read=json.dumps(values, ensure_ascii=False),
        field=field,
        old=values.get(field, ""),
        new=new,
        who=by.who,
        at=by.at,
        why=by.why,
    )


# --- what it means for the facts -----------------------------------------------------------------------


def matches(facts: Mapping[K, Fact], said: Iterable[Correction]) -> dict[K, tuple[Correction, ...]]:
    """For each fact that a correction means, what was said of it. ``facts`` are of one kind, and all that the
    documents have of it: of several that a correction may mean, the one most like the corrected one is meant.

    A fact may be meant that stands on the same page in words that are or hold the same, and that has the value
    corrected; a rejected one has the figures, dates and choices that were read. The rest may be read better since.
    """
    on_page: defaultdict[tuple[str, int], list[K]] = defaultdict(list)
    for key, fact in facts.items():
        on_page[fact.span.document, fact.span.page].append(key)
    out: defaultdict[K, list[Correction]] = defaultdict(list)
    for each in said:
        for key in _meant(each, {key: facts[key] for key in on_page[each.document, each.page]}):
            out[key].append(each)
    return {key: tuple(all_said) for key, all_said in out.items()}


def _meant(said: Correction, facts: Mapping[K, Fact]) -> list[K]:
    """The most alike of the facts that may be meant: several where they are one and the same."""
    read = json.loads(said.read)
    alike = {key: _likeness(said, read, fact) for key, fact in facts.items() if _may_mean(said, read, fact)}
    most = max(alike.values(), default=None)
    return [key for key, likeness in alike.items() if likeness == most]


def _may_mean(said: Correction, read: Mapping[str, str], fact: Fact) -> bool:
    mine, theirs = fold(said.quote), fold(fact.span.quote)
    if mine not in theirs and theirs not in mine:
        return False
    known, values = fields_of(type(fact)), values_of(fact)
    if said.rejects:
        return all(values[name] == read[name] for name in known if read.get(name) and _is_firm(known[name]))
    return said.field in known and values[said.field] == said.old and _is_value(known[said.field], said.new)


def _is_firm(field: Field) -> bool:
    """Words of an act may be cut or cleaned better one day; a figure, a date or a choice is the fact itself."""
    return field.kind not in (str, tuple[str, ...])


def _is_value(field: Field, text: str) -> bool:
    try:
        from_text(field, text)
    except ValueError:
        return False
    return True


def _likeness(said: Correction, read: Mapping[str, str], fact: Fact) -> tuple[bool, int, int]:
    same = sum(read.get(name) == value for name, value in values_of(fact).items())
    return said.quote == fact.span.quote, same, -abs(said.start - fact.span.start)


def echoes(
    mentions: Mapping[K, Mention], told: Iterable[tuple[Fact, Correction]]
) -> dict[K, tuple[Correction, ...]]:
    """The bare mentions of a figure that was corrected or rejected in another fact of the same words (``told``:
    the fact as read, and what was said of it): what is said of the figure is said of them."""
    out: defaultdict[K, list[Correction]] = defaultdict(list)
    by_figure: defaultdict[Decimal, list[K]] = defaultdict(list)
    for key, mention in mentions.items():
        by_figure[mention.value].append(key)
    for fact, said in told:
        for figure in figures(fact, said):
            for key in by_figure[figure]:
                if overlap(mentions[key], fact):
                    out[key].append(said)
    return {key: tuple(all_said) for key, all_said in out.items()}


def figures(fact: Fact, said: Correction | None = None) -> set[Decimal]:
    """The figures of a fact; of them, those that a correction says are no longer to be told."""
    named = [said.field] if said and said.field else [field.name for field in fields(fact)]
    return {value for name in named if isinstance(value := getattr(fact, name), Decimal)}


def overlap(a: Fact, b: Fact) -> bool:
    """Do two facts stand on some of the same words?"""
    one, other = a.span, b.span
    same_page = (one.document, one.page) == (other.document, other.page)
    return same_page and one.start < other.end and other.start < one.end


def review(act: str, read: F, said: Sequence[Correction] = ()) -> Reviewed[F]:
    """A fact as it stands after what was said of it. A figure that echoes another fact's is gone with it."""
    if any(each.rejects or each.kind != kind_of(read) for each in said):
        return Reviewed(act, read, None, tuple(said))
    new = dict(_new_values(read, said))
    stands = replace(read, **new) if said else read
    if isinstance(stands, Vote) and _COUNTED & new.keys() and "contradiction" not in new:
        stands = replace(stands, contradiction=_clash(stands))
    return Reviewed(act, read, stands, tuple(said))


def _clash(vote: Vote) -> str:
    """What was read against a vote fell with the counts it was read from; the corrected ones are judged anew."""
    if vote.unanimous and vote.noes:
        return f"le vote corrigé est dit unanime et compte {vote.noes} voix contre"
    return ""


def _new_values(read: Fact, said: Sequence[Correction]) -> Iterator[tuple[str, Any]]:
    known = fields_of(type(read))
    for each in said:
        yield each.field, from_text(known[each.field], each.new)
