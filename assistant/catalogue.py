"""What every question needs of the whole ledger, read once while it stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from assistant.link import called, council_words, stem_set
from assistant.scope import Cards, cards
from index.entities import Entities, Entity, find_entities
from index.ledger import Ledger
from index.records import Filed
from index.replaced import replacements
from index.types import Act, Correction, Fact, Grant, GrantStatus, Identity, Reviewed

K = TypeVar("K")

_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}[A-Z]?\b")  # "U.L.I.S", who asks writes "ULIS"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The acts, what each is about, their files, whom they name."""

    acts: tuple[Act, ...]
    titled: dict[str, frozenset[str]]  # stem -> the acts that are about it
    councils: dict[tuple[str, ...], frozenset[str]]  # the stems of a council's name -> the ids of its acts
    files: dict[str, Filed]  # by SHA-256
    replaced: dict[str, str]
    names: frozenset[frozenset[str]]  # the stems of each beneficiary's name
    cards: Cards  # what each act is filtered by
    vocabulary: tuple[str, ...]  # all stems of the acts' words, titles and files, sorted
    entities: Entities
    called: Mapping[str, tuple[Entity, ...]]  # by stem, the entities that a question may call by it
    corrected: tuple[tuple[Correction, Reviewed[Fact]], ...] = ()  # what people said of facts, and of which


def catalogue(ledger: Ledger) -> Catalogue:
    acts = ledger.acts()
    files = {filed.sha256: filed for filed in ledger.documents()}
    grants = ledger.facts(Grant)
    by_id = {act.id: act for act in acts}
    places = {act.id: council_words(act, files[act.document].path) for act in acts}
    entities = find_entities(by_id, grants, ledger.facts(Identity))
    titled = _by_key((act.id, about_act(act, files[act.document].path)) for act in acts)
    return Catalogue(
        acts=acts,
        councils=_by_key((act, (words,)) for act, words in places.items()),
        titled=titled,
        vocabulary=tuple(sorted(titled.keys() | set(ledger.vocabulary()))),
        files=files,
        replaced=replacements(acts),
        corrected=tuple((said, one) for said, one in ledger.corrections() if one is not None),
        names=frozenset(
            stem_set(grant.beneficiary)
            for _, grant in grants
            if grant.status in (GrantStatus.AWARDED, GrantStatus.PROPOSED)
        ),
        entities=entities,
        called=called(entities),
        cards=cards(acts, grants, places),
    )


def about_act(act: Act, path: str) -> frozenset[str]:
    """The stems of what an act says of itself, and of its file's and folder's names: councils file by them."""
    stated = (act.title, act.number, act.council, act.body)
    words = " ".join(s.value for s in stated if s)
    words += " " + " ".join(dotted.replace(".", "") for dotted in _DOTTED.findall(words))
    return stem_set(f"{words} {' '.join(path.replace('_', ' ').replace('-', ' ').split('/')[-2:])}")


def _by_key(about: Iterable[tuple[str, Iterable[K]]]) -> dict[K, frozenset[str]]:
    """Each key with the ids of the acts that have it, from each act's id and keys."""
    acts: dict[K, set[str]] = defaultdict(set)
    for act_id, keys in about:
        for key in keys:
            acts[key].add(act_id)
    return {key: frozenset(ids) for key, ids in acts.items()}
