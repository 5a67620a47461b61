"""Where the words of pages come from, as the ledger tells it."""

from __future__ import annotations

from pathlib import Path

from index.ledger import Ledger
from index.types import Document, FileKind, Ingested, Origin, Page


def test_each_page_tells_its_origin_and_an_empty_one_none(tmp_path: Path) -> None:
    pages = (
        Page(1, "Des mots."),
        Page(2, "Des mots.", Origin.OCR),
        Page(3, "Des mots.", decoded=((0, 3),)),
        Page(4, " \n"),
    )
    with Ledger.open(tmp_path / "ledger.sqlite", create=True) as ledger:
        ledger.replace(Ingested(Document("d", "a.pdf", FileKind.PDF, pages), (), (), ()))
        assert ledger.origins() == {"d": {1: Origin.TEXT, 2: Origin.OCR, 3: Origin.DECODED, 4: None}}
