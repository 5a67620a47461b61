"""What ``actes check`` finds, in words: one line each, with what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import packages_distributions
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.check import Report
    from index.ledger import Ledger

DISTRIBUTION = "council-acts-assistant"
TOP_LEVEL = ("assistant", "index", "ui")
MEND = "run: actes check --repair"


def findings(report: Report) -> Iterator[str]:
    """What is wrong with a store; nothing for a whole one."""
    if report.missing:
        yield f"passages without their vector: {len(report.missing)}; {MEND}"
    if report.orphans:
        yield f"vectors without their passage: {len(report.orphans)}; {MEND}"
    for damage in report.damage:
        yield f"the ledger is damaged: {damage}; delete the store's folder and ingest again"


def lapsed_corrections(ledger: Ledger) -> Iterator[str]:
    """What people said of a fact of a document that is held, which no longer says such a thing."""
    held = {filed.sha256: filed.name for filed in ledger.documents()}
    for said, one in ledger.corrections():
        if one is None and said.document in held:
            where = f"{held[said.document]}, page {said.page}"
            yield f"a correction no longer applies: {said.id} of a {said.kind} ({where}); run: actes correct list"


def strangers(owners: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Our top-level names that another package brings too: which of the two is imported is chance.

    ``owners``: the distributions that bring a name, as ``packages_distributions()`` tells.
    """
    for name in TOP_LEVEL:
        others = sorted(set(owners.get(name, ())) - {DISTRIBUTION})
        if others:
            yield f"the package {name!r} is also brought by {', '.join(others)}; uninstall that"


def installed_strangers() -> Iterator[str]:
    return strangers(packages_distributions())
