"""The sitting of a shown act: its vote and its people."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.corrections import note
from assistant.people import headed, named, seated
from assistant.types import Seat
from assistant.votes import details, result
from index.types import Attendance, Fact, Reviewed, Role, Vote
from ui.show.telling import Teller

SEATS = (Seat.PRESENT, Seat.EXCUSED, Seat.ABSENT, Seat.NON_VOTING)


def votes(teller: Teller) -> Iterator[str]:
    told = teller.all_of(Vote)
    for vote, one in told:
        yield from teller.line(result(vote, teller.language)[0], one)
        yield from (f"    {line}" for line in details(vote, None, teller.language))
    if not told:
        yield f"  {teller.words.no_vote}"


def people(teller: Teller) -> Iterator[str]:
    everyone = teller.all_of(Attendance)
    for role, title in ((Role.CHAIR, teller.words.chair), (Role.SECRETARY, teller.words.secretary)):
        for person, one in everyone:
            if person.role is role:
                yield from teller.line(f"{title}{teller.colon()}{person.person}", one)
    reviewed = dict(everyone)
    for seat in SEATS:
        if seated_here := _seated(list(reviewed), seat):
            yield from _seat(seat, [(person, reviewed[person]) for person in seated_here], teller)


def _seated(people: list[Attendance], seat: Seat) -> list[Attendance]:
    """The people of a seat; the absent are those who are not excused, for each is told once."""
    chosen = seated(people, seat)
    return [p for p in chosen if p not in seated(people, Seat.EXCUSED)] if seat is Seat.ABSENT else chosen


def _seat(seat: Seat, people: list[tuple[Attendance, Reviewed[Fact]]], teller: Teller) -> Iterator[str]:
    head = headed(len(people), seat, teller.language)
    if teller.ids:
        yield f"  {head}"
        for person, one in people:
            yield from teller.line(named(person, teller.language), one, "    ")
        return
    names = ", ".join(named(person, teller.language) for person, _ in people)
    yield f"  {head}{teller.colon()}{names}{teller.at(*(person.span for person, _ in people))}"
    for _, one in people:
        yield from (f"    {note(said, one.read, teller.language)}" for said in one.said)
