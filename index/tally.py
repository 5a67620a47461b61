"""The money of the whole ledger: each grant with who gets it, its kind, and whether it counts in a sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.corrections import fact_id
from index.entities import Entities, Entity, find_entities
from index.ledger import Ledger
from index.once import Telling, kind_of, told_again
from index.purses import Purse, purse_of
from index.records import Filed
from index.replaced import replacements
from index.types import Act, Grant, GrantStatus, Identity, Reviewed


@dataclass(frozen=True, slots=True)
class Tallied:
    """A grant of an act, as it stands and as it was reviewed.

    ``entity``: who gets it, None where that is the council itself (money requested or received). Money that is
    told twice or was replaced counts once: ``told_in`` is the grant that counts in this one's place (its act and
    itself), ``replaced_by`` the act that replaced this one's. Both None where this one counts.
    """

    act: Act
    filed: Filed
    one: Reviewed[Grant]
    grant: Grant
    entity: Entity | None
    told_in: tuple[Filed, Grant] | None = None
    replaced_by: Act | None = None

    @property
    def counted(self) -> bool:
        return self.told_in is None and self.replaced_by is None

    @property
    def private(self) -> bool:
        """Is who gets it a private person? No list names these, and none is added up over acts."""
        return self.entity is not None and self.entity.person

    @property
    def purse(self) -> Purse:
        return purse_of(self.grant)

    @property
    def key(self) -> str:
        """Names this grant among all: the same until its file is read differently."""
        return f"{self.act.id}/{fact_id(self.one.read)}"


def tally(ledger: Ledger) -> tuple[Tallied, ...]:
    """Every grant that stands, in the order of the acts and within an act as found."""
    acts = {act.id: act for act in ledger.acts()}
    files = {filed.sha256: filed for filed in ledger.documents()}
    stand = [(one, one.fact) for one in ledger.reviewed(Grant) if one.fact is not None]
    grants = [(one.act, grant) for one, grant in stand]
    entities = find_entities(acts, grants, ledger.facts(Identity))
    replaced = replacements(tuple(acts.values()))
    again = _told_again(acts, grants, entities, replaced)
    return tuple(
        Tallied(
            act=(act := acts[one.act]),
            filed=files[act.document],
            one=one,
            grant=grant,
            entity=entities.of(act.id, grant.beneficiary),
            told_in=_standing(grants[again[at]], acts, files) if at in again else None,
            replaced_by=acts[replaced[act.id]] if act.id in replaced else None,
        )
        for at, (one, grant) in enumerate(stand)
    )


def _standing(
    told: tuple[str, Grant], acts: Mapping[str, Act], files: Mapping[str, Filed]
) -> tuple[Filed, Grant]:
    act, grant = told
    return files[acts[act].document], grant


def _told_again(
    acts: Mapping[str, Act],
    grants: Sequence[tuple[str, Grant]],
    entities: Entities,
    replaced: Mapping[str, str],
) -> dict[int, int]:
    """The places of the grants whose money another one tells, and the place of that one."""
    left = [at for at, (act, _) in enumerate(grants) if act not in replaced]
    # What a decision awards stands, before what a report proposes.
    left.sort(key=lambda at: grants[at][1].status is GrantStatus.PROPOSED)
    tellings = [_telling(acts[act], grant, entities) for act, grant in (grants[at] for at in left)]
    return {left[again]: left[first] for again, first in told_again(tellings).items()}


def _telling(act: Act, grant: Grant, entities: Entities) -> Telling:
    entity = entities.of(act.id, grant.beneficiary)
    name = grant.beneficiary if entity else grant.funder
    title = act.title.value if act.title else ""
    return Telling(act, entity.place if entity else name, name, grant.amount, kind_of(grant), title)
