"""A place in an act as a citation: all that is told of a source."""

from __future__ import annotations

from assistant.types import Citation
from index.records import Filed
from index.types import Act, FileKind, Page, Span


def cite(act: Act, span: Span, filed: Filed, page: Page) -> Citation:
    """The words of a span; ``page``: the ledger's page that they stand on."""
    return Citation(
        document=span.document,
        file=filed.name,
        page=span.page if filed.kind is FileKind.PDF else None,
        ledger_page=span.page,
        start=span.start,
        end=span.end,
        quote=span.quote,
        act=act.number.value if act.number else act.title.value if act.title else "",
        act_id=act.id,
        council=act.council.value if act.council else "",
        date=act.date,
        origin=page.origin_of(span.start, span.end),
    )
