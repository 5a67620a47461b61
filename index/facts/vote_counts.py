"""The counts of a vote: how many for, against and abstaining, each where it is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.names import find_people
from index.patterns import starting

AYES, NOES, ABSTENTIONS = "ayes", "noes", "abstentions"

_WORDS = {
    word: number
    for number, word in enumerate(
        "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split()
    )
} | {"une": 1, "vingt": 20, "aucun": 0, "aucune": 0, "neant": 0, "/": 0}
_N = r"(?:\d{1,3}|" + "|".join(sorted((re.escape(w) for w in _WORDS), key=len, reverse=True)) + ")"
_CAST = r"(?:voix|votes?)"
_ABSTAIN = r"abs(?:ten?tions?|entions?|tenue?s?)(?:\s?\(s\))?"
_LABEL = rf"(?:pour|contre|{_ABSTAIN})"
# What follows a count's label where it is none: its own count, or a number of something else.
_NO_COUNT = rf"\s*:\s*{_N}\b|\s+\d(?!\d*\s+(?:{_CAST}|{_LABEL}))"

# Nothing goes on behind a bare count, as in "compte 627 pour régler": it ends, or the vote's other words follow.
_CLOSED = rf"\s*(?:$|[,.;:/()\"\t\n-]|et\s+\d|\d|(?:dont|contre|voix|votes?|adopte\w*|unanim\w*|approuv\w*|majorite|proposition|decide\w*|{_ABSTAIN})\b)"
# "Pour : 43 voix", "14 pour", "38 votes pour", "ONT VOTE POUR : 14"; never "pour 2022" or "10 pour cent".
_THE = r"(?:la|le|les|l'"  # what is for or against is no vote where one of these follows
# What a count or its label begins with: nothing else is tried.
_FIRST = "".join(sorted({word[0] for word in (*_WORDS, "pour", "contre", "abstention")}))
_SINGLE = re.compile(
    rf"\b(?=[\d{_FIRST}])(?:pour\s*:\s*(?P<ayes>{_N})(?![\w,.]*\d|\s*€|\s\d{{3}}(?!\d))|(?:contre|{_ABSTAIN})\s*:\s*(?P<after>{_N})(?!\d)"
    rf"|(?<!majorite )(?:pour|contre)\s+(?P<cast>{_N})\s+{_CAST}\b(?!\s+(?:pour|contre)\b)"
    rf"|(?P<voices>{_N})\s+{_CAST}\s+\"?(?:pour\b(?![ \t]+{_THE}|un|une|des|du)\b)|contre\b(?![ \t]+{_THE})\b))"
    rf"(?!\s*:\s*{_N}\b)"
    rf"|(?P<bare>\d{{1,3}})\s*\"?(?:pour|contre)\b(?={_CLOSED})"
    rf"(?!{_NO_COUNT})"
    rf"|(?P<abstained>{_N})\s*(?:{_CAST}\s+)?\"?{_ABSTAIN}(?!\w|{_NO_COUNT}))"
    rf"|^\W*{_LABEL}\s+(?P<line>{_N})\s*$",
    re.MULTILINE,
)
# All three behind their labels: "Pour 14 Contre 0 Abstention 1". Of two alone nothing tells whose a count is.
_ROW = re.compile(
    r"[\s,;/.-]+(?:et\s+)?".join(
        rf"{starting(label)}[ \t]*:?[ \t]*(?P<{what}>{_N})(?:[ \t]+{_CAST})?"
        for what, label in ((AYES, "pour"), (NOES, "contre"), (ABSTENTIONS, _ABSTAIN))
    )
    + r"(?![\w€]|[ \t]*€|[.,]\d)"
)
# Two of them, where a vote is announced: "Vote : pour 12, contre 1".
_PAIR = re.compile(
    rf"\bvotes?\b\s*:?[ \t]*(?P<row>pour[ \t]+(?P<{AYES}>{_N})(?:[ \t]+{_CAST})?[\s,;/.-]+(?:et\s+)?"
    rf"(?:contre[ \t]*:?[ \t]*(?P<{NOES}>{_N})|{_ABSTAIN}[ \t]*:?[ \t]*(?P<{ABSTENTIONS}>{_N})))(?![\w€]|[ \t]*€|[.,]\d)"
)
# A count behind a label of its own is that label's, whatever follows: "Contre : 0 voix Abstention : 1".
# "Majorité pour 1 vote contre": there "pour" says of the majority how it voted.
_LABELLED = re.compile(rf"(?<!majorite ){_LABEL}\s*:?\s*$")
# A number behind a word of something else is its label: "compte 627", "Ingénierie 61".
_NUMBERED = re.compile(
    r"n°\s?$|(?<![a-z'])(?!(?:a|par|votes?|soit|avec|et|ou|resultats?|scrutin|adoptee?s?|unanimite|majorite|presents|exprimes|votants|contre|abstentions?|voix|dont)\b)"
    r"[a-z']+ $"
)
# "Abstention : M. Roy", "Contre : Mme Sy et M. Pré": who is named is counted, unless the count stands beside its
# label: "Abstentions 4 : M. Roy, ...", "Contre (2) : ...".
_NAMED = re.compile(
    rf"{starting('contre', _ABSTAIN)}(?:\s+(?P<count>\d{{1,2}})|\s*\(\s*(?P<enclosed>\d{{1,2}})\s*\))?\s*:\s*"
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
    found = [
        *_rows(plain, start, end),
        *_pairs(plain, start, end),
        *_singles(plain, start, end),
        *_by_names(text, plain, start, end),
    ]
    kept: list[Count] = []
    for count in found:  # a row before a single count, a figure before names
        if not any(count.start < k.end and k.start < count.end for k in kept):
            kept.append(count)
    return sorted(kept, key=lambda count: count.start)


_NO_PART = re.compile(
    rf"\b(?P<before>{_N})\s+(?:elus?\s+|membres?\s+|conseillers?\s+|personnes?\s+)?(?:ne\s+pren(?:d|nent|ant)\s+pas|n'(?:a|ont|ayant)\s+pas\s+pris)\s+part\b"
    rf"|(?:ne\s+pren(?:d|nent|ant)\s+pas|n'(?:a|ont|ayant)\s+pas\s+pris)\s+part\s+au\s+vote\s*:\s*(?P<after>{_N})(?!\w)"
    rf"|\bnppv\s*:?\s*(?P<short>\d{{1,3}})\b|\b(?P<shorter>\d{{1,3}})\s+nppv\b"
)


def find_not_voting(plain: str, start: int, end: int) -> int | None:
    """How many took no part in the vote, where that is printed as a number."""
    match = _NO_PART.search(plain, start, end)
    return _number(next(words for words in match.groups() if words)) if match else None


def _rows(plain: str, start: int, end: int) -> Iterator[Count]:
    for match in _ROW.finditer(plain, start, end):
        begins = (match.start(), match.end(AYES), match.end(NOES))
        ends = (match.end(AYES), match.end(NOES), match.end())
        for what, begin, until in zip((AYES, NOES, ABSTENTIONS), begins, ends, strict=True):
            yield Count(begin, until, what, _number(match[what]))


def _pairs(plain: str, start: int, end: int) -> Iterator[Count]:
    for match in _PAIR.finditer(plain, start, end):
        other = NOES if match[NOES] else ABSTENTIONS
        until = match.end(AYES)
        yield Count(match.start("row"), until, AYES, _number(match[AYES]))
        yield Count(until, match.end(), other, _number(match[other]))


def _singles(plain: str, start: int, end: int) -> Iterator[Count]:
    """One scan for all three, for what a count means hangs on what was read before it."""
    at = start
    while hit := _SINGLE.search(plain, at, end):
        behind = hit["voices"] or hit["bare"] or hit["abstained"]
        before = (max(at, hit.start() - 20), hit.start())
        others = hit["bare"] and _NUMBERED.search(plain, *before)
        if behind and (others or _LABELLED.search(plain, *before)):
            at = hit.start() + len(behind)
            continue
        what = AYES if "pour" in hit[0] else NOES if "contre" in hit[0] else ABSTENTIONS
        yield Count(hit.start(), hit.end(), what, _number(next(words for words in hit.groups() if words)))
        at = hit.end()


def _by_names(text: str, plain: str, start: int, end: int) -> Iterator[Count]:
    for match in _NAMED.finditer(plain, start, end):
        people = find_people(text[match.start("names") : match.end("names")])
        # Who votes for another too is one name and two votes: the count is not told then.
        printed = match["count"] or match["enclosed"]
        if people and (printed or not re.search(r"pouvoir|procuration|mandat", match["names"])):
            what = NOES if match[0].startswith("contre") else ABSTENTIONS
            number = int(printed) if printed else len(people)
            yield Count(match.start(), match.start("names"), what, number, match.end("names"))


def _number(printed: str) -> int:
    return int(printed) if printed.isdigit() else _WORDS[printed]
