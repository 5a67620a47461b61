"""What is held has a name that changes with what answers stand on, and with nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from index.corrections import Signature, correct
from index.ledger import Ledger
from index.types import Grant
from tests.index.support import ingested
from ui.archive import LedgerArchive

BY = Signature("anne", "2026-03-03T10:00:00+00:00", "un zéro de trop")


def test_it_changes_with_acts_and_corrections_and_not_with_what_is_read_again(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.sqlite", create=True) as ledger:
        archive = LedgerArchive(ledger)
        read = ingested("2022-1 verse 80000 € à Club")
        ledger.replace(read)
        first = archive.edition()
        ledger.replace(read)
        assert archive.edition() == first
        ledger.replace(ingested("2022-2 verse 90000 € à Club", "/acts/b.txt", "b" * 64))
        second = archive.edition()
        ledger.forget("/acts/b.txt")
        assert (second != first, archive.edition()) == (True, first)
        (_, grant), *_ = ledger.facts(Grant)
        said = correct(grant, "amount", "8000", BY)
        ledger.correct([said])
        corrected = archive.edition()
        ledger.correct([replace(said, new="7000")])
        assert len({first, corrected, archive.edition()}) == 3


def test_a_store_made_again_from_the_same_acts_has_the_same(tmp_path: Path) -> None:
    named = []
    for rank in range(2):
        with Ledger.open(tmp_path / f"{rank}.sqlite", create=True) as ledger:
            for _ in range(rank + 1):
                ledger.replace(ingested("2022-1 verse 80000 € à Club"))
            named.append(LedgerArchive(ledger).edition())
    assert named[0] == named[1]
