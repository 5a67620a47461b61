"""Mentions: every figure that an act tells, whatever it is of: prices, rents, rates, durations, counts.

Questions beyond grants are answered from these. A mention says what its figure is of in the act's own words:
the clause around it, or its row's first words and its column's title.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from index.amounts import Amount, find_amounts, find_percentages
from index.counts import find_counts
from index.facts.finder import Example, Finder, Reading
from index.sentences import sentence_ranges
from index.text import squeeze
from index.types import PAGE_BREAK, Fact, Mention

EURO, PERCENT = "€", "%"
_BEFORE, _BEHIND = 140, 70  # characters of a clause on either side of its figure
_LONGEST = 600  # characters of a sentence that is kept whole
_WORD = re.compile(r"[^\W\d]{2,}")

_Titles = tuple[int, int, tuple[str, ...]]  # where a table stands, in document offsets, and its column titles


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure of a sentence, as a range of it."""

    value: Decimal
    unit: str
    start: int
    end: int
    basis: str = ""
    maximum: bool = False


def find(reading: Reading) -> tuple[Fact, ...]:
    """The figures of all the act's parts, in their order."""
    headers = [(start, end, table.header) for table, start, end in reading.act_tables()]
    return tuple(
        mention
        for section in reading.act.sections
        for mention in _of_section(reading, section.start, section.end, headers)
    )


def _of_section(reading: Reading, start: int, end: int, headers: Sequence[_Titles]) -> Iterator[Mention]:
    words = reading.text.text[start:end]
    figures = _figures(words)
    if not figures:
        return
    at = 0
    for a, b in _sentences(words):
        until = bisect_left(figures, b, at, key=lambda figure: figure.start)
        if at < until:
            yield from _of_sentence(reading, start, (a, b), figures[at:until], headers)
        at = until


def _sentences(words: str) -> Iterator[tuple[int, int]]:
    """The sentences and table rows of a section; none runs over a page's end."""
    at = 0
    for part in words.split(PAGE_BREAK):
        for a, b in sentence_ranges(part):
            yield at + a, at + b
        at += len(part) + len(PAGE_BREAK)


def _of_sentence(
    reading: Reading,
    base: int,
    where: tuple[int, int],
    figures: Sequence[_Figure],
    headers: Sequence[_Titles],
) -> Iterator[Mention]:
    """Its mentions; ``where`` and the figures are ranges of the section, which begins at ``base``."""
    start, end = where
    text = reading.text.text[base + start : base + end]
    is_row = "\t" in text
    row_label = _row_label(text) if is_row else ""
    whole = reading.span(base + start, base + end) if len(text) <= _LONGEST else None
    header = next((titles for a, b, titles in headers if a <= base + start < b), ())
    for i, figure in enumerate(figures):
        first, last = figure.start - start, figure.end - start
        if not figure.unit and (not is_row or _is_year(figure.value)):
            continue
        # Of a plain number in a cell its column's title says what it is; with cents it is money.
        unit = figure.unit or (EURO if "," in text[first:last] else "")
        since = figures[i - 1].end - start if i else 0
        until = figures[i + 1].start - start if i + 1 < len(figures) else len(text)
        clause = _whole_words(text, max(since, first - _BEFORE), min(until, last + _BEHIND))
        yield Mention(
            value=figure.value,
            unit=unit,
            label=row_label if is_row else squeeze(text[slice(*clause)]),
            column=_column(header, text, first),
            basis=figure.basis,
            maximum=figure.maximum,
            span=whole or reading.span(base + start + clause[0], base + start + clause[1]),
        )


@lru_cache(maxsize=32)  # the acts of minutes share the sections of their preamble
def _figures(words: str) -> list[_Figure]:
    """Amounts, percentages, counts, and plain numbers of cells, in order; a number is read one way only."""
    amounts = [a for a in find_amounts(words, bare="\t" in words) if not a.in_words]
    ranked = [
        *(_money(a) for a in amounts if a.marked),
        *(_Figure(p.value, PERCENT, p.start, p.end) for p in find_percentages(words)),
        *(_Figure(Decimal(c.value), squeeze(c.noun), c.start, c.end) for c in find_counts(words)),
        *(_Figure(a.euros, "", a.start, a.end) for a in amounts if not a.marked),
    ]
    kept: list[_Figure] = []
    for figure in ranked:
        at = bisect_left(kept, figure.end, key=lambda other: other.start)
        if at == 0 or kept[at - 1].end <= figure.start:
            kept.insert(at, figure)
    return kept


def _is_year(value: Decimal) -> bool:
    return 1900 <= value < 2100


def _money(amount: Amount) -> _Figure:
    basis = amount.basis.value if amount.basis else ""
    return _Figure(amount.euros, EURO, amount.start, amount.end, basis, amount.maximum)


def _whole_words(words: str, start: int, end: int) -> tuple[int, int]:
    """The range without the words that it cuts at its ends."""
    while 0 < start < end and words[start - 1].isalnum() and words[start].isalnum():
        start += 1
    while start < end < len(words) and words[end - 1].isalnum() and words[end].isalnum():
        end -= 1
    return start, end


def _row_label(row: str) -> str:
    """A row is named by its first cell that holds words."""
    return next((squeeze(cell) for cell in row.split("\t") if _WORD.search(cell)), "")


def _column(header: tuple[str, ...], row: str, at: int) -> str:
    cell = row.count("\t", 0, at)
    return squeeze(header[cell]) if cell < len(header) else ""


def show(fact: Fact) -> str:
    assert isinstance(fact, Mention)
    column = f" [{fact.column}]" if fact.column else ""
    limit = " max" if fact.maximum else ""
    return f"{fact.value} {fact.unit} {fact.basis}{limit}: {fact.label}{column}"


FINDER = Finder(
    name="mentions",
    find=find,
    show=show,
    examples=(
        Example(
            "Décide :\nArticle 1 : De louer le logement du presbytère 420 € par mois, pour une durée de 6 ans.",
            (
                "420 € : Article 1 : De louer le logement du presbytère 420 € par mois, pour une durée de",
                "6 ans : par mois, pour une durée de 6 ans.",
            ),
        ),
        Example(
            "Décide :\nArticle 1 : D'emprunter au taux fixe de 1,25 % ; les frais ne dépassent pas 300 € HT maximum.",
            (
                "1.25 % : Article 1 : D'emprunter au taux fixe de 1,25 % ; les frais ne dépassent pas",
                "300 € HT max: ; les frais ne dépassent pas 300 € HT maximum.",
            ),
        ),
        Example(
            "Décide :\nArticle 1 : D'offrir 250 cartes de piscine aux écoles.",
            ("250 cartes de piscine : Article 1 : D'offrir 250 cartes de piscine aux écoles.",),
        ),
        Example("Décide :\nArticle 12 : De nommer la rue, le 3 juin 2021, à Lens (62300).", ()),
    ),
)
