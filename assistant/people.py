"""Answers about people of a sitting: who presided, who wrote, who was there, excused, absent, who signed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from assistant import phrases
from assistant.link import stem_set
from assistant.retrieve import Found
from assistant.types import Ask, Claim, Draft, Ground, Language, Seat, Status
from assistant.wording import colon, joined, of_act, say
from index.check import Stores
from index.text import flat
from index.types import Act, Attendance, Move, Movement, Presence, Role, Signatory

_FITS = 0.45
_BARE = 2  # content words of a question that asks for no more than a seat of a sitting
_LISTED = 40  # names told in a line
_MOVES = 12  # arrivals and departures told

# The words of a list's headline, one and many: French, then English.
_WORDS: dict[Seat, tuple[str, str, str, str]] = {
    Seat.EXCUSED: ("élu excusé", "élus excusés", "excused member", "excused members"),
    Seat.ABSENT: ("élu absent", "élus absents", "absent member", "absent members"),
    Seat.PRESENT: ("élu présent", "élus présents", "member present", "members present"),
    Seat.PROXIES: ("pouvoir", "pouvoirs", "proxy", "proxies"),
    Seat.NON_VOTING: ("personne sans voix délibérative", "personnes sans voix délibérative", "person without a vote", "people without a vote"),
}  # fmt: skip

_NOBODY: dict[Seat, tuple[str, str]] = {
    Seat.EXCUSED: ("0 : l'acte ne nomme aucun élu excusé", "0: the act names no excused member"),
    Seat.ABSENT: ("0 : l'acte ne nomme aucun élu absent", "0: the act names no absent member"),
    Seat.PRESENT: ("0 : l'acte ne nomme aucun élu présent", "0: the act names no member present"),
    Seat.PROXIES: ("0 : l'acte ne nomme aucun pouvoir", "0: the act names no proxy"),
    Seat.NON_VOTING: (
        "0 : l'acte ne nomme personne sans voix délibérative",
        "0: the act names nobody without a vote",
    ),
}


def answer_people(found: Found, stores: Stores) -> Draft | None:
    """None where the question names no seat, or no act tells of it."""
    seat = found.frame.seat
    if seat is None or found.missing or _asks_of_something(found):
        return None
    for act, share in found.in_period()[:6]:
        if share < _FITS and found.hits:
            break
        draft = _of_act(found, stores, act, seat)
        if draft:
            return draft
    return None


def _asks_of_something(found: Found) -> bool:
    """ "How is the age limit for the chairman changed?" is about a thing, though it names a seat."""
    if found.frame.seat is Seat.CHAIR and phrases.CHAIRS_ELSE.search(flat(found.frame.question)):
        return True
    words = found.councils.words
    return found.frame.ask is Ask.PASSAGE and sum(h.term.forms[0] not in words for h in found.hits) > _BARE


def _of_act(found: Found, stores: Stores, act: Act, seat: Seat) -> Draft | None:
    if seat is Seat.SIGNATORY:
        signed = [s for _, s in stores.ledger.facts(Signatory, [act.id])]
        return _signatories(found, act, signed) if signed else None
    people = [p for _, p in stores.ledger.facts(Attendance, [act.id])]
    if seat in (Seat.CHAIR, Seat.SECRETARY):
        return _officer(found, act, people, seat)
    if not people:
        return None
    if seat is Seat.PROXIES and (held := _proxies_of(found, people)):
        return _proxy(found, act, held)
    if phrases.VOTES_FOR_ANOTHER.search(flat(found.frame.question)):
        return None  # who is named gave no proxy
    draft = _list(found, act, people, seated(people, seat), seat)
    if seat not in (Seat.PRESENT, Seat.EXCUSED, Seat.ABSENT):
        return draft
    return replace(draft, claims=(*draft.claims, *_moves(found, stores, act)))


def _proxies_of(found: Found, people: Sequence[Attendance]) -> list[Attendance]:
    """The proxies that somebody named in the question gave, or else held."""
    given = seated(people, Seat.PROXIES)
    for name in (attrgetter("person"), attrgetter("proxy")):
        told = [sum(h.term.forms[0] in stem_set(name(p)) for h in found.subject) for p in given]
        most = max(told, default=0)
        if most:
            return [p for p, n in zip(given, told, strict=True) if n == most]
    return []


def _proxy(found: Found, act: Act, held: Sequence[Attendance]) -> Draft:
    language = found.frame.language
    return Draft(
        Status.ANSWERED,
        (
            Claim(joined([named(p, language) for p in held], language), _grounds(found, act, held)),
            Claim(of_act(act, language)),
        ),
        value=joined([p.proxy for p in held], language),
    )


def _moves(found: Found, stores: Stores, act: Act) -> Iterator[Claim]:
    """Who came or left in the course of that sitting: the list of those present does not tell it."""
    acts = {a.id: a for a in stores.ledger.acts_of(act.document) if a.date == act.date}
    heard: set[tuple[str, str, str]] = set()
    for owner, moved in stores.ledger.facts(Movement, acts):
        said = (moved.person, moved.move.value, moved.hour or moved.since)
        if said not in heard and len(heard) < _MOVES:
            heard.add(said)
            yield Claim(moved_told(moved, found.frame.language), (Ground(acts[owner], moved.span),))


def moved_told(moved: Movement, language: Language) -> str:
    """ "Ida SY arrive à 19:04, après le vote de la délibération n° 2" """
    verb = {
        Move.ARRIVES: say(language, "arrive", "arrives"),
        Move.LEAVES: say(language, "quitte la séance", "leaves the sitting"),
    }[moved.move]
    hour = say(language, f" à {moved.hour}", f" at {moved.hour}") if moved.hour else ""
    return f"{moved.person} {verb}{hour}{', ' if moved.since else ''}{moved.since}"


def seated(people: Sequence[Attendance], seat: Seat) -> list[Attendance]:
    """The voting members of a seat; the seat without a vote, apart."""
    if seat is Seat.NON_VOTING:
        return [p for p in people if p.role is Role.NON_VOTING]
    members = [p for p in people if p.role is Role.MEMBER]
    if seat is Seat.PROXIES:
        return [p for p in members if p.proxy]
    if seat is Seat.ABSENT:  # excused or not
        return [p for p in members if p.presence is not Presence.PRESENT]
    wanted = Presence.EXCUSED if seat is Seat.EXCUSED else Presence.PRESENT
    return [p for p in members if p.presence is wanted]


def _officer(found: Found, act: Act, people: Sequence[Attendance], seat: Seat) -> Draft | None:
    language = found.frame.language
    role = Role.CHAIR if seat is Seat.CHAIR else Role.SECRETARY
    officer = next((p for p in people if p.role is role), None)
    if officer is None:
        return None
    if role is Role.CHAIR:
        head = say(language, f"{officer.person} présidait la séance", f"{officer.person} chaired the sitting")
    else:
        head = say(
            language,
            f"{officer.person} était secrétaire de séance",
            f"{officer.person} was the secretary of the sitting",
        )
    return Draft(
        Status.ANSWERED,
        (Claim(head, (Ground(act, officer.span),)), Claim(of_act(act, language))),
        value=officer.person,
    )


def _list(
    found: Found, act: Act, people: Sequence[Attendance], chosen: Sequence[Attendance], seat: Seat
) -> Draft:
    language = found.frame.language
    count = len(chosen)
    if not chosen:
        return _nobody(found, act, people, seat)
    names = joined([named(p, language) for p in chosen[:_LISTED]], language)
    if found.frame.ask is Ask.COUNT:
        claims = [Claim(headed(count, seat, language), _grounds(found, act, chosen)), Claim(names)]
    else:
        claims = [
            Claim(f"{headed(count, seat, language)}{colon(language)}{names}", _grounds(found, act, chosen))
        ]
    others = _also_non_voting(people, seat, language)
    claims += [Claim(others)] if others else []
    claims.append(Claim(of_act(act, language)))
    return Draft(Status.ANSWERED, tuple(c for c in claims if c.text), value=count)


def headed(count: int, seat: Seat, language: Language) -> str:
    """ "3 élus excusés" """
    one_fr, many_fr, one_en, many_en = _WORDS[seat]
    return f"{count} {say(language, one_fr if count < 2 else many_fr, one_en if count == 1 else many_en)}"


def _nobody(found: Found, act: Act, people: Sequence[Attendance], seat: Seat) -> Draft:
    """The act names nobody of that seat: what it does name is cited."""
    language = found.frame.language
    members = [p for p in people if p.role is Role.MEMBER]
    head = Claim(say(language, *_NOBODY[seat]), _grounds(found, act, members or people))
    return Draft(Status.ANSWERED, (head, Claim(of_act(act, language))), value=0)


def named(person: Attendance, language: Language) -> str:
    if not person.proxy:
        return person.person
    return say(
        language, f"{person.person} (pouvoir à {person.proxy})", f"{person.person} (proxy to {person.proxy})"
    )


def _grounds(found: Found, act: Act, people: Sequence[Attendance]) -> tuple[Ground, ...]:
    """The first and last name of the list, both ends of it on the page; and those that people corrected."""
    ends = [people[0], people[-1]] if len(people) > 1 else list(people)
    corrected = {one.read.span for _, one in found.corrected}
    return tuple(Ground(act, p.span) for p in (*ends, *(p for p in people if p.span in corrected)))


def _also_non_voting(people: Sequence[Attendance], seat: Seat, language: Language) -> str:
    """Those without a vote who have the same presence are told apart, so that nobody is counted silently."""
    presence = {Seat.EXCUSED: Presence.EXCUSED, Seat.PRESENT: Presence.PRESENT}.get(seat)
    names = [p.person for p in people if p.role is Role.NON_VOTING and p.presence is presence]
    if not names:
        return ""
    apart = say(language, "Sans voix délibérative, comptés à part : ", "Without a vote, counted apart: ")
    return apart + joined(names, language)


def _signatories(found: Found, act: Act, signed: Sequence[Signatory]) -> Draft:
    language = found.frame.language
    names = joined([f"{s.person} ({s.capacity})" for s in signed], language)
    claims = (Claim(names, tuple(Ground(act, s.span) for s in signed)), Claim(of_act(act, language)))
    return Draft(Status.ANSWERED, claims, value=signed[0].person)
