"""Where the acts of a sitting begin: the headings of minutes and registers.

Three things head an act there: its coded number ("D2025-012 - Objet : ..."), its rank ("4. ..."), or the
words of the agenda printed again over the debate. Agendas, tables of contents and enumerations inside an act
have the same looks: what tells them apart is that an act holds a decision.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from index.marks import AGENDA, DECISION, EXPOSE
from index.types import PAGE_BREAK

# An act number: capital letters, then groups of digits of which one is usually the year.
NUMBER = (
    r"(?:[A-Z]{1,5}[ ._/-]{0,2}){0,2}\d{1,4}(?:\s?[-–/_]\s?(?:[A-Z]{1,5}[-/_])?[A-Z]{0,5}\d{1,4}){1,3}"
    r"(?:\s?-?\s?(?:BIS|TER|bis|ter)\b)?|(?:19|20)\d{6,10}(?:_\d+)?"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d")
_NAMED = r"(?i:(?P<named>d[ée]lib[ée]ration|affaire|d[ée]lib\.?|acte)\s+)?(?P<no>(?i:n\s?[°o])\s*(?:\d{1,2}\s+(?=[A-Z]))?)?"

_CODED = re.compile(
    rf"^[ \t]*(?:(?P<rank>\d{{1,2}}|[IVX]{{1,5}})[ \t]*[.)°–-]{{1,2}}[ \t]+)?{_NAMED}(?P<number>(?>{NUMBER}))(?=[^\w,])"
    r"[ \t]*(?:[-–—:.]+[ \t]*)?(?i:objet\s*:\s*)?(?P<title>[^\n]{4,})",
    re.MULTILINE,
)
_NUMBERED = re.compile(
    r"^[ \t]*(?:d[ée]lib[ée]ration|affaire|d[ée]lib\.?)\s+n\s?[°o]\s*(?P<number>\d{1,3})\b"
    r"[ \t]*(?:[-–—:.]+[ \t]*)?(?:objet\s*:\s*)?(?P<title>[^\n]{4,})",
    re.MULTILINE | re.IGNORECASE,
)
_RANKED = re.compile(
    r"^[ \t]*(?i:point\s+(?:n\s?[°o]\s*)?)?(?P<rank>\d{1,2}|[IVX]{1,5})[ \t]*[.):/°–-]{1,3}(?!\d)[ \t]*(?P<title>[^\n]{4,})"
    r"|^[ \t]*(?P<bare>\d{1,2})[ \t]+(?P<bare_title>[A-ZÉÈÀ][^\n]{6,})",
    re.MULTILINE,
)
_LINE = re.compile(r"^[ \t]*(?:[-–—•*✓➢]+[ \t]*)?(?P<title>[^\n]{12,})", re.MULTILINE)
# A dash of the dispositif is no heading, though numbered: it opens with the verb of a decision.
_VERB = re.compile(
    r"d'(?:une|autre)\s+part\b|(?:de\s+|d')?(?:approuv|autoris|decid|fix|donn|charg|adopt|accept|valid|inscri|preci|dema|retien|dit\b|sign|"
    r"preleve|impute|sollicit|attribu|accord|confirm|design|prend|engage|mandat|cre)(?:e|er|re|ent|s|t)?\b"
)
# A numbered line that ends in an amount or a count is a row of a list: "12. Amis du lac 322,00".
_ROW_END = re.compile(r"\s\d[\d .]*[.,]\d\d\s*€?\s*$")
_DATED = re.compile(r"\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{2,4}|\d{1,2}\s?/\s?\d{4}")
_ROMAN = {"I": 1, "V": 5, "X": 10}
_LONGEST_AGENDA = 6000  # characters
_SHORT_GAP = 400  # characters: headings nearer than this, with no decision between, head one act


@dataclass(frozen=True, slots=True)
class Heading:
    """Where an act of a sitting begins, its number ("" if none) and title, in document offsets."""

    start: int
    number: str
    number_start: int
    title_start: int
    title_end: int
    decided: bool  # False: talked about, and nothing decided up to the next heading
    rank: int | None = None
    capitals: bool = False  # a ranked title all in capitals


def find_headings(text: str, plain: str) -> tuple[Heading, ...]:
    """The headings of a sitting's acts in order; ``plain`` is ``flat(text)``. Empty if there are none."""
    text = _in_lines(text)
    first = _after_agenda(text, plain)
    candidates = [h for h in _candidates(text, plain) if h.start >= first]
    return _keep(candidates, plain)


def coded_heading(text: str, start: int, end: int) -> Heading | None:
    """The first line of ``[start, end)`` that is an act's coded number and its title: "CP 2023-091 : Mer"."""
    for match in _CODED.finditer(_in_lines(text), start, end):
        if _is_act_number(match):
            return _coded(match)
    return None


def _in_lines(text: str) -> str:
    """The text whose pages end as lines do, at the same offsets: a heading may stand at a page's top."""
    return text.replace(PAGE_BREAK, "\n")


def _coded(match: re.Match[str]) -> Heading:
    start, end = match.span("title")
    printed = match.groupdict().get("rank")
    rank = _rank(printed) if printed else None
    return Heading(match.start(), match["number"], match.start("number"), start, end, False, rank)


def _candidates(text: str, plain: str) -> list[Heading]:
    found: dict[int, Heading] = {}
    for match in _agenda_repeats(text, plain):
        found[match.start] = match
    for match_ in _RANKED.finditer(text):
        title = "title" if match_["title"] else "bare_title"
        rank = _rank(match_["rank"] or match_["bare"])
        at, until = match_.span(title)
        heading = Heading(match_.start(), "", -1, at, until, False, rank, match_[title].isupper())
        if rank and _is_title(plain[heading.title_start : heading.title_end], text[heading.title_start]):
            found[heading.start] = heading
    for pattern in (_NUMBERED, _CODED):
        for match_ in pattern.finditer(text):
            if pattern is _CODED and not _is_act_number(match_):
                continue
            found[match_.start()] = _coded(match_)
    return [found[at] for at in sorted(found)]


def _is_act_number(match: re.Match[str]) -> bool:
    """Groups of digits at a line's head are an act's number when they hold a year, or are named so."""
    number = match["number"]
    dated = _DATED.fullmatch(number) and not match["no"]
    return bool(match["named"] or (_YEAR.search(number) and not dated))


def _is_title(plain: str, first: str) -> bool:
    if "\t" in plain or _ROW_END.search(plain):
        return False
    letters = sum(c.isalpha() for c in plain)
    return not first.islower() and letters >= 6 and letters >= len(plain.split()) and not _VERB.match(plain)


def _rank(printed: str) -> int | None:
    if printed.isdigit():
        return int(printed)
    values = [_ROMAN.get(c, 0) for c in printed]
    return sum(v if v >= max(values[i:]) else -v for i, v in enumerate(values)) or None


def _key(plain: str) -> str:
    return " ".join(re.findall(r"\w+", plain))[:48]


def _agenda_repeats(text: str, plain: str) -> list[Heading]:
    """Lines whose opening words stand in the agenda before: the agenda's words head the debates."""
    agenda = AGENDA.search(plain)
    if not agenda:
        return []
    debated = DECISION.search(plain, agenda.end())
    until = min(agenda.end() + _LONGEST_AGENDA, debated.start() if debated else len(plain))
    seen: dict[str, int] = {}
    repeats: list[Heading] = []
    for line in _LINE.finditer(text, agenda.end()):
        title = plain[line.start("title") : line.end("title")]
        key = _key(re.sub(r"^\W*(?:\d{1,2}|[ivx]{1,4})\s*[.)/°-]+\s*", "", title))
        if len(key) < 14 or DECISION.search(title) or EXPOSE.match(plain, line.start()):
            continue
        if key in seen and line.start() - agenda.end() > 200:
            repeats.append(Heading(line.start(), "", -1, line.start("title"), line.end("title"), False))
        elif not repeats and line.start() < until:
            seen[key] = line.start()
    return repeats


def _after_agenda(text: str, plain: str) -> int:
    """Where the debates begin: after the agenda, whose last item is where its numbering starts again."""
    agenda = AGENDA.search(plain)
    if not agenda:
        return 0
    ranks = [(m.start(), _rank(m["rank"] or m["bare"])) for m in _RANKED.finditer(text, agenda.end())]
    ones = [at for at, rank in ranks if rank == 1]
    if len(ones) > 1 and not DECISION.search(plain, agenda.end(), ones[1]):
        return ones[1]
    return agenda.end()


def _keep(candidates: list[Heading], plain: str) -> tuple[Heading, ...]:
    """Headings that open a decision, or the talk between two: one pass, each against the one before."""
    kept: list[Heading] = []
    for heading in candidates:
        if not kept:
            kept.append(heading)
            continue
        last = kept[-1]
        decided = bool(DECISION.search(plain, last.title_end, heading.start))
        if heading.rank is not None and not heading.number and not _follows(heading, kept, decided):
            continue
        if _continues(heading, last):
            kept[-1] = replace(last, title_end=heading.title_end)
            continue
        if not decided and heading.start - last.title_end < _SHORT_GAP and not _is_next(heading, last):
            kept[-1] = _merge(last, heading)
            continue
        kept[-1] = _with_decided(last, decided)
        kept.append(heading)
    if kept:
        kept[-1] = _with_decided(kept[-1], bool(DECISION.search(plain, kept[-1].title_end)))
    return tuple(kept)


def _follows(heading: Heading, kept: list[Heading], decided: bool) -> bool:
    """A rank heads an act when it goes on from the last one; inside an undecided act it is an enumeration."""
    last = next((h for h in reversed(kept) if h.rank is not None), None)
    if last is None:
        return decided or heading.rank == 1
    assert heading.rank is not None
    assert last.rank is not None
    if last.capitals and not heading.capitals and not decided:
        return False
    return heading.rank == last.rank + 1 or (decided and last.rank < heading.rank <= last.rank + 3)


def _continues(heading: Heading, last: Heading) -> bool:
    """The second line of a title that the agenda printed over two lines too."""
    return heading.rank is None and not heading.number and heading.start == last.title_end + 1


def _is_next(heading: Heading, last: Heading) -> bool:
    return heading.rank is not None and last.rank is not None and heading.rank == last.rank + 1


def _merge(first: Heading, second: Heading) -> Heading:
    """Two headings over one act: the number is the coded one's, the title the later one's."""
    coded = second if second.number else first
    return Heading(
        first.start, coded.number, coded.number_start, second.title_start, second.title_end, False,
        first.rank if first.rank is not None else second.rank, first.capitals,
    )  # fmt: skip


def _with_decided(h: Heading, decided: bool) -> Heading:
    return replace(h, decided=decided)
