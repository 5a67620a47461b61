"""The counts of a vote: how many for, against and abstaining, each where it is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.names import find_people

AYES, NOES, ABSTENTIONS = "ayes", "noes", "abstentions"

_WORDS = {
    word: number
    for number, word in enumerate(
        "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split()
    )
} | {"une": 1, "vingt": 20, "aucun": 0, "aucune": 0, "neant": 0, "/": 0}
_N = r"(?:\d{1,3}|" + "|".join(sorted((re.escape(w) for w in _WORDS), key=len, reverse=True)) + ")"
_CAST = r"(?:voix|votes?)"
_LABELS = {AYES: "pour", NOES: "contre", ABSTENTIONS: r"(?:abstentions?|abstenue?s?)(?:\s?\(s\))?"}
_LABEL = rf"(?:{'|'.join(_LABELS.values())})"

# All three in a row: "Pour 14 Contre 0 Abstention 1", "14 pour 0 contre 1 abstention". Nothing but the row
# tells there which label a count belongs to.
_BETWEEN = r"[\s,;./-]+(?:et\s+)?"
_ROWS = (
    re.compile(
        _BETWEEN.join(
            rf"\b{label}[ \t]*:?[ \t]*(?P<{what}>{_N})(?:[ \t]+{_CAST})?" for what, label in _LABELS.items()
        )
        + r"(?![\w€]|[ \t]*€|[.,]\d)"
    ),
    re.compile(
        _BETWEEN.join(
            rf"(?<![\w,.])(?P<{what}>{_N})\s*(?:{_CAST}\s+)?\"?{label}" for what, label in _LABELS.items()
        )
        + r"\b"
    ),
)

# "Pour : 43 voix", "14 pour", "38 votes pour", "ONT VOTE POUR : 14"; never "pour 2022" or "10 pour cent".
_SINGLE = {
    AYES: re.compile(
        rf"\bpour\s*:\s*(?P<after>{_N})(?![\w,.]*\d|\s*€)|\bpour\s+(?P<cast>{_N})\s+{_CAST}\b"
        rf"|\b(?:(?P<voices>{_N})\s+{_CAST}\s+|(?P<bare>\d{{1,3}})\s*)\"?pour\b"
        rf"(?!\s*:\s*{_N}|\s+(?:cent|mille|la|le|les|l'|un|une|des|du|que|\d(?!\d*\s+(?:{_CAST}|{_LABEL}))))"
        rf"|^\W*pour\s+(?P<line>{_N})\s*$",
        re.MULTILINE,
    ),
    NOES: re.compile(
        rf"\bcontre\s*:\s*(?P<after>{_N})(?!\d)|\bcontre\s+(?P<cast>{_N})\s+{_CAST}\b"
        rf"|\b(?:(?P<voices>{_N})\s+{_CAST}\s+|(?P<bare>\d{{1,3}})\s*)\"?contre\b"
        rf"(?!\s*:\s*{_N}|\s+(?:\d|la|le|les|l'))"
        rf"|^\W*contre\s+(?P<line>{_N})\s*$",
        re.MULTILINE,
    ),
    ABSTENTIONS: re.compile(
        rf"\b{_LABELS[ABSTENTIONS]}\s*:\s*(?P<after>{_N})(?!\d)"
        rf"|\b(?P<bare>{_N})\s*(?:{_CAST}\s+)?\"?abstentions?\b(?!\s*:\s*{_N}|[ \t]+\d)"
        rf"|^\W*abstentions?\s+(?P<line>{_N})\s*$",
        re.MULTILINE,
    ),
}
# A count behind one of these labels is that label's, whatever word follows: "Contre : 0 voix Abstention : 1".
_LABELLED = re.compile(rf"{_LABEL}\s*(?::|\t)\s*$")
# "Abstention : M. Roy", "Contre : Mme Sy et M. Pré": who is named is counted.
_NAMED = re.compile(
    rf"\b(?:{_LABELS[NOES]}|(?P<abstain>{_LABELS[ABSTENTIONS]}))\s*:\s*"
    r"(?P<names>(?:mm?\.|mmes?\b|messieurs|mesdames|monsieur|madame)\s"
    rf"(?:(?!\n[ \t]*\n|\b{_LABEL}\b|(?<![\s.][a-z])(?<!mm)(?<!mme)\.(?:\s|$))[^;]){{2,300}})"
)


@dataclass(frozen=True, slots=True)
class Count:
    """How many voted so: ``what`` is AYES, NOES or ABSTENTIONS.

    Where names were counted, they stand from ``end`` to ``names_end``; else that is 0.
    """

    start: int
    end: int
    what: str
    number: int
    names_end: int = 0

    @property
    def named(self) -> bool:
        return self.names_end > 0


def find_counts(text: str, plain: str, start: int, end: int) -> list[Count]:
    """The counts printed in ``[start, end)``, in order, none over another; ``plain`` is ``flat(text)``."""
    found = [*_rows(plain, start, end), *_singles(plain, start, end), *_by_names(text, plain, start, end)]
    kept: list[Count] = []
    for count in found:  # a row before a single count, a figure before names
        if not any(count.start < k.end and k.start < count.end for k in kept):
            kept.append(count)
    return sorted(kept, key=lambda count: count.start)


def _rows(plain: str, start: int, end: int) -> Iterator[Count]:
    matches = sorted((m for row in _ROWS for m in row.finditer(plain, start, end)), key=lambda m: m.start())
    until = start
    for match in matches:
        if match.start() < until:
            continue
        until = match.end()
        for what in _LABELS:
            begun = match.start() if what == AYES else match.start(what)
            ended = match.end() if what == ABSTENTIONS else match.end(what)
            yield Count(begun, ended, what, _number(match[what]))


def _singles(plain: str, start: int, end: int) -> Iterator[Count]:
    for what, pattern in _SINGLE.items():
        match = pattern.search(plain, start, end)
        while match:
            printed = next(words for words in match.groups() if words)
            behind = match["bare"] or match.groupdict().get("voices")
            if behind and _LABELLED.search(plain, max(start, match.start() - 20), match.start()):
                match = pattern.search(plain, match.start() + len(behind), end)
                continue
            yield Count(match.start(), match.end(), what, _number(printed))
            match = pattern.search(plain, match.end(), end)


def _by_names(text: str, plain: str, start: int, end: int) -> Iterator[Count]:
    for match in _NAMED.finditer(plain, start, end):
        people = find_people(text[match.start("names") : match.end("names")])
        # Who votes for another too is one name and two votes: the count is not told then.
        if people and not re.search(r"pouvoir|procuration|mandat", match["names"]):
            what = ABSTENTIONS if match["abstain"] else NOES
            yield Count(match.start(), match.start("names"), what, len(people), match.end("names"))


def _number(printed: str) -> int:
    return int(printed) if printed.isdigit() else _WORDS[printed]
