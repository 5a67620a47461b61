"""Who receives money, as one entity across acts: which printed names are one body's, and why.

Conservative, for a wrong merge makes a wrong sum. Two names are one within a council where they are equal but
for case, accents, hyphens, articles and legal form, or are so once an acronym that the council's acts explain
is written out. A name alone tells nothing across councils ("Amicale des pompiers" is in each): there a printed
SIRET or RNA number joins, or a company's name. Names printed with other numbers, or here as an association and
there as a company, stay apart. A private person is one act's, whatever the name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from index.acronyms import spelled_out
from index.entity_names import Form, acronyms_in, form_of, is_acronym, is_telling, words_of
from index.persons import is_person
from index.text import fold, squeeze
from index.types import Act, Grant, GrantStatus, Identity, IdentityKind, Span


class Bond(StrEnum):
    """What joins names that are not the same words."""

    ACRONYM = "acronym"
    SIRET = "siret"
    RNA = "rna"
    COMPANY = "company"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why names are one. ``value``: the number, the company's name, or "UNC = Union nationale des combattants";
    ``act`` (its id) and ``span``: where that is printed."""

    bond: Bond
    value: str
    act: str
    span: Span


@dataclass(frozen=True, slots=True)
class Entity:
    """One beneficiary. ``place``: its own among all; ``variants``: its names as cleaned in the acts, the commonest
    (``name``) first; ``form``: the legal form that an act prints with it; ``acronyms``: letters that stand for the
    whole name; ``why``: what joins the variants beyond case and legal form."""

    place: int
    name: str
    variants: tuple[str, ...]
    form: Form = Form.UNTOLD
    acronyms: tuple[str, ...] = ()
    siret: str = ""
    rna: str = ""
    person: bool = False
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Entities:
    """All entities, in the order of the acts that name them first, and the one that an act's beneficiary is."""

    all: tuple[Entity, ...] = ()
    by_name: Mapping[tuple[str, str], Entity] = field(default_factory=dict)

    def of(self, act: str, beneficiary: str) -> Entity | None:
        """The entity that gets money by that name in the act of that id; None where the act gives it none."""
        return self.by_name.get((act, beneficiary))

    def is_person(self, act: str, beneficiary: str) -> bool:
        """Whether who gets money by that name in that act is a private person."""
        entity = self.of(act, beneficiary)
        return entity is not None and entity.person


def find_entities(
    acts: Mapping[str, Act], grants: Iterable[tuple[str, Grant]], identities: Iterable[tuple[str, Identity]]
) -> Entities:
    """The entities of the money given or proposed in these acts (by id), of what their facts print."""
    given = [(acts[i], g) for i, g in grants if g.status in (GrantStatus.AWARDED, GrantStatus.PROPOSED)]
    printed = [(acts[i], identity) for i, identity in identities]
    acronyms = _acronyms(given, printed)
    numbers = _numbers(printed, acronyms)
    named = [_named(act, grant, acronyms, numbers) for act, grant in given]
    groups = [group for alike in _by(named, lambda n: n.key) for group in _undisputed(alike)]
    for bond in (Bond.SIRET, Bond.RNA, Bond.COMPANY):
        groups = _joined(groups, bond)
    found = [(group, _entity(place, group)) for place, group in enumerate(groups)]
    by_name = {(n.act, n.name): entity for group, entity in found for n in group}
    return Entities(tuple(entity for _, entity in found), by_name)


def council_key(act: Act) -> str:
    """What the acts of one council share: its name, folded; of an act that names none, its document."""
    if act.council is None:
        return act.document
    return re.sub(r"^(?:la )?(?:ville|mairie) ", "commune ", fold(act.council.value))


def council_names(acts: Iterable[Act]) -> dict[str, str]:
    """For each council's key its commonest name; "" for acts that name none."""
    printed: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for act in acts:
        printed[council_key(act)][squeeze(act.council.value) if act.council else ""] += 1
    return {key: names.most_common(1)[0][0] for key, names in printed.items()}


@dataclass(frozen=True, slots=True)
class _Named:
    """A beneficiary as an act (its id) names it. ``key``: where the name holds (its council; of a person, the
    act) and its words; ``bonds``: what it shares with other names of its entity."""

    act: str
    name: str
    key: tuple[str, str]
    form: Form
    person: bool
    acronyms: tuple[str, ...]
    bonds: Mapping[Bond, Reason]

    def told(self, bond: Bond) -> str:
        return self.bonds[bond].value if bond in self.bonds else ""


_Group = tuple[_Named, ...]  # the names of one entity


# --- what the acts print beside names --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Acronyms:
    """The acronyms that a council's acts explain, each in one way: the words they stand for, and where."""

    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    reasons: dict[str, Reason] = field(default_factory=dict)
    short_for: defaultdict[tuple[str, ...], list[str]] = field(default_factory=lambda: defaultdict(list))


_NONE = _Acronyms()


def _acronyms(
    given: Sequence[tuple[Act, Grant]], printed: Sequence[tuple[Act, Identity]]
) -> dict[str, _Acronyms]:
    """By council."""
    told = [(act, i.value, i.name, i.span) for act, i in printed if i.kind is IdentityKind.ACRONYM]
    for act, grant in given:
        _, own = spelled_out(grant.beneficiary)
        told += [(act, own.short, own.long, grant.span)] if own else []
    found: defaultdict[tuple[str, str], dict[tuple[str, ...], Reason]] = defaultdict(dict)
    for act, short, long, span in told:
        reason = Reason(Bond.ACRONYM, f"{short} = {long}", act.id, span)
        found[council_key(act), short].setdefault(words_of(long, {}), reason)
    out: defaultdict[str, _Acronyms] = defaultdict(_Acronyms)
    for (council, short), meanings in found.items():
        if len(meanings) == 1:  # "CSI" that is two things is neither
            ((words, reason),) = meanings.items()
            out[council].words[short], out[council].reasons[short] = words, reason
            out[council].short_for[words].append(short)
    return dict(out)


_Numbers = Mapping[tuple[str, str, IdentityKind], Reason]  # (act, words, SIRET or RNA) -> the number


def _numbers(printed: Sequence[tuple[Act, Identity]], acronyms: Mapping[str, _Acronyms]) -> _Numbers:
    """The numbers that an act prints with a name; a name with two of a kind has none."""
    found: defaultdict[tuple[str, str, IdentityKind], dict[str, Reason]] = defaultdict(dict)
    for act, identity in printed:
        if identity.kind is not IdentityKind.ACRONYM:
            words = words_of(identity.name, acronyms.get(council_key(act), _NONE).words)
            reason = Reason(Bond(identity.kind.value), identity.value, act.id, identity.span)
            found[act.id, "".join(words), identity.kind].setdefault(identity.value, reason)
    return {key: next(iter(told.values())) for key, told in found.items() if len(told) == 1}


def _named(act: Act, grant: Grant, acronyms: Mapping[str, _Acronyms], numbers: _Numbers) -> _Named:
    name, printed = grant.beneficiary, grant.raw_beneficiary or grant.beneficiary
    known = acronyms.get(council_key(act), _NONE)
    words = words_of(name, known.words)
    form, person, key = form_of(printed), is_person(printed), "".join(words)
    bonds = {
        bond: numbers[n]
        for bond in (Bond.SIRET, Bond.RNA)
        if (n := (act.id, key, IdentityKind(bond.value))) in numbers
    }
    written_out = next((known.reasons[t] for t in acronyms_in(name) if t in known.reasons), None)
    if written_out:
        bonds[Bond.ACRONYM] = written_out
    if form is Form.COMPANY and is_telling(words):
        bonds[Bond.COMPANY] = Reason(Bond.COMPANY, " ".join(words), act.id, grant.span)
    return _Named(
        act=act.id,
        name=name,
        key=(act.id if person else council_key(act), key),
        form=form,
        person=person,
        acronyms=tuple(known.short_for.get(words, ())),
        bonds={} if person else bonds,
    )


# --- names that are one ----------------------------------------------------------------------------------


def _by(names: Iterable[_Named], told: Callable[[_Named], object]) -> list[_Group]:
    """The names in groups that tell the same, in the order in which they come."""
    groups: defaultdict[object, list[_Named]] = defaultdict(list)
    for name in names:
        groups[told(name)].append(name)
    return [tuple(group) for group in groups.values()]


def _undisputed(alike: _Group) -> list[_Group]:
    """Names of the same words, apart where they are printed with other numbers or other legal forms; those
    printed without are then nobody's."""
    groups = [alike]
    tells: tuple[Callable[[_Named], str], ...] = (
        lambda n: n.told(Bond.SIRET),
        lambda n: n.told(Bond.RNA),
        lambda n: n.form.value,
    )
    for told in tells:
        split = (_by(g, told) if len({told(n) for n in g} - {""}) > 1 else [g] for g in groups)
        groups = [part for parts in split for part in parts]
    return groups


def _joined(groups: list[_Group], bond: Bond) -> list[_Group]:
    """Groups that share a bond's value are one, unless the other numbers that they tell differ."""
    out: list[_Group] = []
    first: dict[str, int] = {}
    for group in groups:
        value = max(name.told(bond) for name in group)
        at = first.setdefault(value, len(out)) if value else len(out)
        if at < len(out) and _agree(out[at] + group):
            out[at] += group
        else:
            out.append(group)
    return out


def _agree(names: _Group) -> bool:
    return all(len({n.told(bond) for n in names} - {""}) < 2 for bond in (Bond.SIRET, Bond.RNA))


# --- a group as an entity --------------------------------------------------------------------------------


def _entity(place: int, group: _Group) -> Entity:
    counts = Counter(name.name for name in group)
    # A name in full before an acronym, in small letters before capitals, and so as most acts have it.
    name = max(counts, key=lambda n: (not is_acronym(n), counts[n], not n.isupper()))
    return Entity(
        place=place,
        name=name,
        variants=(name, *(other for other in counts if other != name)),
        form=max(n.form for n in group),
        acronyms=tuple(dict.fromkeys(acronym for n in group for acronym in n.acronyms)),
        siret=max(n.told(Bond.SIRET) for n in group),
        rna=max(n.told(Bond.RNA) for n in group),
        person=group[0].person,
        why=tuple(_why(group)),
    )


def _why(group: _Group) -> Iterator[Reason]:
    """What joins the group's names: an acronym that some print and others write out; a number or a company's
    name, where the words or the councils are several."""
    for bond in Bond:
        holders = [n for n in group if bond in n.bonds]
        several = len(holders) < len(group) if bond is Bond.ACRONYM else len({n.key for n in holders}) > 1
        if several:
            yield from {reason.value: reason for n in holders for reason in [n.bonds[bond]]}.values()
