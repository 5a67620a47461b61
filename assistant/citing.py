"""A place in an act as a citation, and what a citation stands on."""

from __future__ import annotations

from assistant.types import Citation, Source
from index.ledger import Ledger
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
        council=act.council_name,
        date=act.date,
        origin=page.origin_of(span.start, span.end),
    )


def source_of(citation: Citation, ledger: Ledger) -> Source:
    """The file and the page that a citation stands on. KeyError where the document was forgotten since."""
    document = ledger.document(citation.document)
    page = ledger.page(citation.document, citation.ledger_page)
    return Source(document.path, document.kind, page.text, len(document.pages))
