"""Questions to ask next: those that fit an answer, and that the facts of its acts can answer in turn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from assistant.link import stem_set
from assistant.retrieve import Found
from assistant.types import Ask, Draft, Pot, Seat, Status
from assistant.votes import answer_vote
from assistant.wording import day, say
from index.check import Stores
from index.entities import Entity
from index.ledger import Ledger
from index.text import fold
from index.types import Act, Attendance, BudgetEntry, Grant, GrantStatus, Presence, Role, Vote

_OFFERED = 4  # questions at most
_OF_MANY = (Ask.LIST, Ask.TOTAL, Ask.RANK, Ask.COUNT, Ask.MEAN, Ask.AMOUNT)
_TELLING = 4  # letters of a number that tells an act from others
_MORE = 0.02  # share of the words by which an act is told from the next
_SEVERAL = 3  # rows from which one may ask for the largest of them


@dataclass(frozen=True, slots=True)
class _Told:
    """What an answer stands on: its first act, and who got its money, None where that is not one body."""

    act: Act
    entity: Entity | None
    years: frozenset[int]  # in which its money was decided
    lines: int  # of its table


def follow_ups(draft: Draft, found: Found, stores: Stores) -> tuple[str, ...]:
    """Questions of the answer's language, in the order in which people ask them; none where nothing was found."""
    acts = [ground.act for claim in draft.claims for ground in claim.grounds]
    if draft.status not in (Status.ANSWERED, Status.PARTIAL) or not acts:
        return ()
    told = _Told(acts[0], _one_body(draft, found), _years(draft), len(draft.entries))
    offered = (
        *islice(_of_money(draft, found, told, stores.ledger), 2),
        *_of_vote(found, told, stores),
        *_of_sitting(found, told, stores.ledger),
    )
    return tuple(dict.fromkeys(offered))[:_OFFERED]


def _one_body(draft: Draft, found: Found) -> Entity | None:
    """Who got all of the answer's money; None of several, and of private persons."""
    bodies = {found.entities.of(entry.ground.act.id, entry.label) for entry in draft.entries}
    entity = next(iter(bodies)) if len(bodies) == 1 else None
    return None if entity is None or entity.person else entity


def _years(draft: Draft) -> frozenset[int]:
    return frozenset(entry.ground.act.date.year for entry in draft.entries if entry.ground.act.date)


# --- money -----------------------------------------------------------------------------------------------


def _of_money(draft: Draft, found: Found, told: _Told, ledger: Ledger) -> Iterator[str]:
    frame, language = found.frame, found.frame.language
    if told.entity is not None and frame.pot in (None, Pot.AWARDED) and frame.ask is not Ask.COMPARE:
        yield from _of_body(found, told, told.entity, ledger)
    if len({entry.label for entry in draft.entries}) >= _SEVERAL and frame.ask in _OF_MANY:
        if frame.ask is not Ask.RANK:
            yield say(language, "Et la plus grosse subvention ?", "And the largest grant?")
        if frame.ask not in (Ask.TOTAL, Ask.LIST, Ask.AMOUNT):
            yield say(language, "Et le total ?", "And the total?")
    if frame.ask is Ask.AMOUNT and not frame.follow_up and _is_of_budget(draft, told.act, ledger):
        yield say(language, "Et quelle part du budget global ?", "And what share of the total budget?")


def _of_body(found: Found, told: _Told, entity: Entity, ledger: Ledger) -> Iterator[str]:
    """The body's money of another year, and all of it, where acts within the filters award it more."""
    language = found.frame.language
    others = _awarded(found, entity, ledger)
    if len(others) <= told.lines:
        return
    year = _another_year({act.date.year for act, _ in others if act.date}, told.years)
    name = _name(found, entity)
    if year is not None and _is_named(found, entity):
        yield say(language, f"Et en {year} ?", f"And in {year}?")
    elif year is not None:
        yield say(language, f"Combien pour {name} en {year} ?", f"How much went to {name} in {year}?")
    yield say(language, f"Toutes les aides pour {name} ?", f"All grants for {name}?")


def _another_year(years: set[int], told: frozenset[int]) -> int | None:
    """The year before those told, or the nearest other one."""
    others = years - told
    first = min(told, default=0)
    return min(others, key=lambda year: (abs(year - (first - 1)), year)) if others and told else None


def _awarded(found: Found, entity: Entity, ledger: Ledger) -> list[tuple[Act, Grant]]:
    """What was awarded to a body within the filters, by the acts that stand."""
    names = {act: name for (act, name), one in found.entities.by_name.items() if one.place == entity.place}
    acts = {act for act in names if act in found.cards and act not in found.replaced}
    return [
        (found.cards[act].act, grant)
        for act, grant in ledger.facts(Grant, acts)
        if grant.status is GrantStatus.AWARDED and grant.amount is not None and not grant.in_kind
        if found.entities.of(act, grant.beneficiary) is entity
    ]


def _name(found: Found, entity: Entity) -> str:
    """Its name; with its council's where others bear it."""
    alike = {one.place for one in found.entities.all if fold(one.name) == fold(entity.name)}
    if len(alike) < 2:
        return entity.name
    act = next(act for (act, _), one in found.entities.by_name.items() if one.place == entity.place)
    council = found.cards[act].council if act in found.cards else ""
    return f"{entity.name}, {council}" if council else entity.name


def _is_named(found: Found, entity: Entity) -> bool:
    """Does the question itself name the body, and not what its money is for?"""
    words = stem_set(*entity.variants, *entity.acronyms)
    names = [h for h in found.hits if h.term.forms[0] not in found.councils.words]
    return bool(names) and all(h.is_in(words) for h in names)


def _is_of_budget(draft: Draft, act: Act, ledger: Ledger) -> bool:
    """Is the figure a line of a budget whose whole is told?"""
    lines = [entry for _, entry in ledger.facts(BudgetEntry, [act.id])]
    wholes = {line.budget for line in lines if line.level == 0}
    return any(line.amount == draft.amount and line.level > 0 and line.budget in wholes for line in lines)


# --- the vote and the sitting ----------------------------------------------------------------------------


def _of_vote(found: Found, told: _Told, stores: Stores) -> Iterator[str]:
    """Where a follow-up finds the act again: by the question's own words, or by its number."""
    language = found.frame.language
    votes = [vote for _, vote in stores.ledger.facts(Vote, [told.act.id])]
    if found.frame.ask is Ask.VOTE:
        if len(votes) == 1 and votes[0].abstaining_names and found.frame.ballot != "abstain":
            yield say(language, "Et qui s'est abstenu ?", "And who abstained?")
        elif len(votes) == 1 and votes[0].noes and found.frame.ballot != "against":
            yield say(language, "Et qui a voté contre ?", "And who voted against?")
    elif votes and _is_found_again(found, told.act, stores):
        yield say(language, "Et quel a été le résultat du vote ?", "And what was the vote?")
    elif votes and (number := _telling_number(told.act)):
        yield say(
            language,
            f"Et quel a été le résultat du vote de la délibération {number} ?",
            f"And what was the vote on resolution {number}?",
        )


def _telling_number(act: Act) -> str:
    """The act's number where it is one word that tells it from others; "" where it isn't."""
    number = act.number.value if act.number else ""
    return number if len(number) >= _TELLING and " " not in number else ""


def _is_found_again(found: Found, act: Act, stores: Stores) -> bool:
    """Does the act hold more of the question's words than any other, so that its vote is told?"""
    shares = [(one.id, share) for one, share in found.in_period()[:2]]
    if not shares or shares[0][0] != act.id or any(shares[0][1] - share <= _MORE for _, share in shares[1:]):
        return False
    vote = answer_vote(found, stores)
    return vote is not None and [ground.act.id for ground in vote.claims[0].grounds][:1] == [act.id]


def _of_sitting(found: Found, told: _Told, ledger: Ledger) -> Iterator[str]:
    """With its day, for the same council has many."""
    language = found.frame.language
    if told.act.date is None:
        return
    when = day(told.act.date, language)
    people = [person for _, person in ledger.facts(Attendance, [told.act.id])]
    chair = any(p.role is Role.CHAIR for p in people)
    excused = any(p.role is Role.MEMBER and p.presence is Presence.EXCUSED for p in people)
    if chair and found.frame.seat is not Seat.CHAIR:
        yield say(
            language, f"Et qui a présidé la séance du {when} ?", f"And who chaired the sitting of {when}?"
        )
    if excused and found.frame.seat is not Seat.EXCUSED:
        yield say(language, f"Et qui était excusé le {when} ?", f"And who was excused on {when}?")
