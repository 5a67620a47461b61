"""For open data, each grant of the act records also tells who gets it, and whether its money counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from index.entities import Entities, find_entities
from index.once import Telling, kind_of, told_again
from index.replaced import replacements
from index.types import Act, Grant, GrantStatus, Identity
from ui.records import Record

if TYPE_CHECKING:
    from index.ledger import Ledger

# Whoever gets an aid as a person is named in the act, and not in open data.
PRIVATE = {"beneficiary": "personne privée", "purpose": "", "quote": "", "corrections": []}


def marked(records: Iterable[Record], ledger: Ledger) -> Iterator[Record]:
    """The records of the ledger's acts, their grants with "entity", "siret", "rna", "counted" and "why_not".

    "entity" is equal for all spellings of one beneficiary, "" for a private person, whose name is left out. A sum
    over the grants that are "counted" has each money once: "why_not" names the act that replaced a grant's, or
    the file that tells the same money.
    """
    acts = {act.id: act for act in ledger.acts()}
    grants = ledger.facts(Grant)
    entities = find_entities(acts, grants, ledger.facts(Identity))
    files = {filed.sha256: filed.name for filed in ledger.documents()}
    why_not = _not_counted(acts, grants, entities, files)
    marks: defaultdict[str, list[Record]] = defaultdict(list)
    for at, (act_id, grant) in enumerate(grants):
        counts = {"counted": at not in why_not, "why_not": why_not.get(at, "")}
        marks[act_id].append(_who(entities, act_id, grant) | counts)
    for record in records:
        told = zip(record["grants"], marks[record["id"]], strict=True)
        yield record | {"grants": [grant | mark for grant, mark in told]}


def _who(entities: Entities, act: str, grant: Grant) -> Record:
    entity = entities.of(act, grant.beneficiary)
    if entity is None or entity.person:
        return {"entity": "", "siret": "", "rna": ""} | (PRIVATE if entity else {})
    return {"entity": entity.name, "siret": entity.siret, "rna": entity.rna}


def _not_counted(
    acts: Mapping[str, Act],
    grants: Sequence[tuple[str, Grant]],
    entities: Entities,
    files: Mapping[str, str],
) -> dict[int, str]:
    """The places of the grants whose money is not to be counted, and why."""
    replaced = replacements(tuple(acts.values()))
    why_not = {
        at: f"replaced: {_called(acts[replaced[act_id]])}"
        for at, (act_id, _) in enumerate(grants)
        if act_id in replaced
    }
    # What a decision awards stands, before what a report proposes.
    left = [at for at in range(len(grants)) if at not in why_not]
    left.sort(key=lambda at: grants[at][1].status is GrantStatus.PROPOSED)
    tellings = [_telling(acts[act_id], grant, entities) for act_id, grant in (grants[at] for at in left)]
    for again, first in told_again(tellings).items():
        act_id, grant = grants[left[first]]
        why_not[left[again]] = f"told in {files[acts[act_id].document]}, page {grant.span.page}"
    return why_not


def _called(act: Act) -> str:
    named = act.number or act.title
    return named.value if named else act.id


def _telling(act: Act, grant: Grant, entities: Entities) -> Telling:
    entity = entities.of(act.id, grant.beneficiary)
    name = grant.beneficiary if entity else grant.funder
    return Telling(act, entity.place if entity else name, name, grant.amount, kind_of(grant))
