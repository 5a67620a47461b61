"""Which acts no longer hold: those that a later act says it cancels and replaces."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from index.text import fold
from index.types import Act, Stated


def replacements(acts: Sequence[Act]) -> dict[str, str]:
    """Act id -> id of the act that replaces it.

    The replaced act bears the number that the other names, spaces and punctuation aside, and is of the
    same council (numbers are a council's own: where a text doesn't name its council, of the same document)
    and not of a later date. Where several acts replace one, the latest does.
    """
    numbered = defaultdict(list)
    for act in acts:
        if act.number:
            numbered[_bare(act.number)].append(act)
    replaced: dict[str, str] = {}
    for newer in sorted(acts, key=_when):
        if newer.replaces:
            for older in numbered[_bare(newer.replaces)]:
                if _may_replace(newer, older):
                    replaced[older.id] = newer.id
    return replaced


def _bare(stated: Stated) -> str:
    return fold(stated.value).replace(" ", "")


def _when(act: Act) -> tuple[str, str]:
    return (act.date.isoformat() if act.date else "", act.id)


def _may_replace(newer: Act, older: Act) -> bool:
    if newer.id == older.id or (newer.date and older.date and newer.date < older.date):
        return False
    if newer.council and older.council:
        return fold(newer.council.value) == fold(older.council.value)
    return newer.document == older.document
