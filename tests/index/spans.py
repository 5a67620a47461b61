"""All spans of what was read from a file: the tests slice the pages with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from index.types import Ingested, Span


def every_span(ingested: Ingested) -> Iterator[Span]:
    """The spans of facts, passages and of what each act says of itself."""
    yield from (fact.span for _, fact in ingested.facts)
    yield from (passage.span for passage in ingested.passages)
    for act in ingested.acts:
        values = [getattr(act, field.name) for field in fields(act)]
        yield from (value for value in values if isinstance(value, Span))
        yield from (value.span for value in values if hasattr(value, "span"))
