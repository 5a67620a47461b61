"""Sentences, bullets and table rows of a passage, as ranges: what is quoted is one of them."""

from __future__ import annotations

import re
from itertools import pairwise

from index.types import Span

# A full stop ends no sentence behind one letter ("M. Roy", "L. 2121-29") or before a small letter. The white
# space stands first and what must stand before it behind: so only white space is tried.
_BORDER = re.compile(
    r"\s(?:(?<=[.!?]\s)(?<![ .(\n][A-Za-z]\.\s)(?<!\A[A-Za-z]\.\s)\s*+(?=[A-ZÀ-Ý«\"(\d•–-])"
    r"|(?<=;\n)|(?<=;[ \t])[ \t]*\n"
    r"|(?<=\n)(?:[ \t]*\n|(?=[ \t]*[-–•*✓][ \t])|(?=[^\n]*\t)|(?<=\t\n)|(?<=\d€\n)|(?<=\d €\n)|(?<=,\d\d\n)))"
)


def sentence_ranges(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of a passage in order, as ranges of its text; empty ones are left out.

    >>> [text[a:b].strip() for text in ["M. Roy expose. Il propose 5 €."] for a, b in sentence_ranges(text)]
    ['M. Roy expose.', 'Il propose 5 €.']
    """
    borders = [0, *(match.end() for match in _BORDER.finditer(text)), len(text)]
    return tuple((a, b) for a, b in pairwise(borders) if text[a:b].strip())


def sub_span(span: Span, start: int, end: int) -> Span:
    """The part ``[start, end)`` of a span's quote as a span of its own, without outer white space."""
    words = span.quote[start:end]
    at = span.start + start + len(words) - len(words.lstrip())
    words = words.strip()
    return Span(span.document, span.page, at, at + len(words), words)
