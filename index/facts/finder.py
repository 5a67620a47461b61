"""The one shape of all fact finders: a function over a ``Reading``, with examples that prove it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from index.types import Act, Check, Fact, RunningText, SectionKind, Span, Table


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """An act under a finder's eyes. ``plain`` is ``flat(text.text)``: offsets are the same in both.

    ``recognised`` are the ranges of the text, in document offsets, that were seen on an image or decoded.
    A reading equals itself alone, so that what was found in it can be kept at hand by a cache.
    """

    act: Act
    text: RunningText
    plain: str
    tables: tuple[Table, ...] = ()
    recognised: tuple[tuple[int, int], ...] = ()

    @property
    def act_title(self) -> str:
        """The act's title, "" where it has none."""
        return self.act.title.value if self.act.title else ""

    def ranges(self, *kinds: SectionKind) -> tuple[tuple[int, int], ...]:
        """The document offsets of the act's sections of these kinds, in order."""
        return tuple((s.start, s.end) for s in self.act.sections_of(*kinds))

    def span(self, start: int, end: int) -> Span:
        return self.text.span(start, end)

    def act_tables(self) -> tuple[tuple[Table, int, int], ...]:
        """The tables that begin inside the act, with their range in document offsets, in order."""
        offset = self.text.offset
        placed = [(t, offset(t.page, t.start), offset(t.page, t.end)) for t in self.tables]
        return tuple(p for p in placed if self.act.start <= p[1] < self.act.end)

    def lines(self, start: int, end: int) -> Iterator[re.Match[str]]:
        """The printed lines of a range, a table's rows among them, as matches in the text."""
        return _PRINTED_LINE.finditer(self.text.text, start, end)

    def kind_at(self, offset: int) -> SectionKind | None:
        """The kind of the act's section that holds this document offset."""
        return next((s.kind for s in self.act.sections if s.start <= offset < s.end), None)

    def label_at(self, offset: int) -> str:
        return next((s.label for s in self.act.sections if s.start <= offset < s.end), "")


@dataclass(frozen=True, slots=True)
class Example:
    """An act's text and what the finder must say of it, as ``Finder.show`` puts it; none for a bad example."""

    text: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finder:
    """A finder in ``index.facts.FINDERS``: it reads one act and gives facts, each with its span."""

    name: str
    find: Callable[[Reading], tuple[Fact, ...]]
    show: Callable[[Fact], str]
    examples: tuple[Example, ...]


def show_check(check: Check) -> str:
    return f"{check.kind} {'holds' if check.holds else 'fails'}"


# What decides, tells and reports: where money and votes are told. Headers and annexes are read by few.
DECIDING = (SectionKind.EXPOSE, SectionKind.ARTICLE, SectionKind.VOTE)

_PRINTED_LINE = re.compile(r"[^\n\f]+")
# A full stop after one letter or a civility ends no sentence: "M. Leroy", "art. L. 2121-29", "Mme. Roy".
# The white space stands first and what must stand before it behind: so only white space is tried.
_STOP = re.compile(
    r"\s(?:(?<=[.;!?]\s)(?<![\s.(][a-z]\.\s)(?<!\bmme\.\s)(?<!\bart\.\s)(?<!\bst\.\s)\s*+(?=\S)"
    r"|(?<=\n)(?:[ \t]*\n|(?=[ \t]*[-–—•*✓➢][ \t])|(?=[ \t]*article\s+\d)))"
)


@lru_cache(maxsize=64)  # several finders read the same parts of an act, one after the other
def sentences(plain: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The sentences and bullets of a range, as ranges: they end at a full stop, semicolon or blank line."""
    borders = [start, *(m.end() for m in _STOP.finditer(plain, start, end)), end]
    return tuple((a, b) for a, b in pairwise(borders) if plain[a:b].strip())
