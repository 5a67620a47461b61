"""Votes: counts, unanimity, groups, names and outcome, as the act prints them."""

from __future__ import annotations

import re

from index.facts.finder import DECIDING, Example, Finder, Reading
from index.names import find_people
from index.text import squeeze
from index.types import Fact, Outcome, SectionKind, Vote

_COUNTED = r"(?P<n>\d{1,3}|zero|aucune?|neant|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|/)"
_WORDS = {
    w: n
    for n, w in enumerate(
        [
            "zero",
            "un",
            "deux",
            "trois",
            "quatre",
            "cinq",
            "six",
            "sept",
            "huit",
            "neuf",
            "dix",
            "onze",
            "douze",
            "treize",
            "quatorze",
            "quinze",
            "seize",
        ]
    )
} | {"une": 1, "vingt": 20, "aucun": 0, "aucune": 0, "neant": 0, "/": 0}

# "Pour : 43 voix", "14 pour", "38 votes pour", "ONT VOTE POUR : 14"; never "pour 2022" or "10 pour cent".
_AYES = re.compile(
    rf"\bpour\s*:\s*{_COUNTED}(?![\w,.]*\d|\s*€)|\bpour\s+{_COUNTED.replace('<n>', '<v>')}\s+(?:voix|votes?)\b"
    rf"|\b(?:{_COUNTED.replace('<n>', '<w>')}\s+(?:voix|votes?)\s+|(?P<b>\d{{1,3}})\s*)\"?pour\b(?!\s*:|\s+(?:cent|mille|la|le|les|l'|un|une|des|du|que|\d))"
    rf"|^\W*pour\s+{_COUNTED.replace('<n>', '<l>')}\s*$",
    re.MULTILINE,
)
_NOES = re.compile(
    rf"\bcontre\s*:\s*{_COUNTED}(?!\d)|\bcontre\s+{_COUNTED.replace('<n>', '<v>')}\s+(?:voix|votes?)\b"
    rf"|\b(?:{_COUNTED.replace('<n>', '<w>')}\s+(?:voix|votes?)\s+|(?P<b>\d{{1,3}})\s*)\"?contre\b(?!\s*:|\s+(?:\d|la|le|les|l'))"
    rf"|^\W*contre\s+{_COUNTED.replace('<n>', '<l>')}\s*$",
    re.MULTILINE,
)
_ABSTENTIONS = re.compile(
    rf"\b(?:abstentions?|abstenus?|abstenues?)(?:\s?\(s\))?\s*:\s*{_COUNTED}(?!\d)"
    rf"|\b{_COUNTED.replace('<n>', '<b>')}\s*(?:voix\s+|votes?\s+)?\"?abstentions?\b(?!\s*:)"
    rf"|^\W*abstentions?\s+{_COUNTED.replace('<n>', '<l>')}\s*$",
    re.MULTILINE,
)
_UNANIMOUS = re.compile(
    r"(?:a\s+l'|l'|d'une\s+voix\s+)?\bunanim(?:ite|es?)\b(?P<cast>\s+des\s+(?:suffrages|voix|votants))?"
)
_MAJORITY = re.compile(r"a\s+la\s+majorite\b")
_REJECTED = re.compile(
    r"\brejete(?:e|nt)?\b|\brejette(?:nt)?\b|n'est\s+pas\s+(?:adopte|approuve)|\brepousse(?:e|nt)?\b|\brefuse(?:e|nt)?\s+(?:la|le|les|l'|d)"
)
_NO_VOTE = re.compile(
    r"\bpren(?:d|nent|ds)\s+acte\b|\bajourn|\bretire(?:e)?\s+de\s+l'ordre|\breporte(?:e)?\s+a\s+une"
)
_ADOPTED = re.compile(r"\badopt(?:e|ee|es|ees|ent)\b|\bapprouv(?:e|ee|ent)\b|\baccept(?:e|ent|ee)\b")
# A count behind one of these labels is that label's, whatever word follows: "Contre : 0 voix Abstention : 1".
_LABELLED = re.compile(r"(?:pour|contre|absten\w+(?:\s?\(s\))?)\s*:\s*$")
_NAMES_AFTER = re.compile(r"\s*(?:voix)?\s*[:(]\s*(?P<names>[^()\n]*(?:\n[^()\n]*){0,3})\)?")
_VOICES = re.compile(r"\s+(?:voix|votes?)\b")
_NEAR = 260  # characters between the counts of one vote


def find(reading: Reading) -> tuple[Fact, ...]:
    """The act's votes in order: one a cluster of counts, or the words of unanimity or adoption alone."""
    votes = [v for start, end in _regions(reading) for v in _counted(reading, start, end)]
    if votes:
        return tuple(votes)
    worded = _worded(reading)
    return (worded,) if worded else ()


def _regions(reading: Reading) -> list[tuple[int, int]]:
    """The decision as one range, from its first telling section to the vote's end."""
    ranges = reading.ranges(*DECIDING, SectionKind.RECITAL)
    return [(ranges[0][0], ranges[-1][1]) if ranges else (reading.act.start, reading.act.end)]


def _counted(reading: Reading, start: int, end: int) -> list[Vote]:
    hits: list[tuple[int, int, str, int]] = []
    for what, pattern in (("ayes", _AYES), ("noes", _NOES), ("abstentions", _ABSTENTIONS)):
        for match in pattern.finditer(reading.plain, start, end):
            behind = match["b"] or match.groupdict().get("w")
            if behind and _LABELLED.search(reading.plain, max(0, match.start() - 20), match.start()):
                continue
            printed = next(g for g in match.groups() if g)
            number = int(printed) if printed.isdigit() else _WORDS[printed]
            hits.append((match.start(), match.end(), what, number))
    clusters: list[list[tuple[int, int, str, int]]] = []
    for hit in sorted(hits):
        last = clusters[-1] if clusters else []
        if last and hit[0] < last[-1][1]:
            continue
        if last and hit[0] - last[-1][1] < _NEAR and hit[2] not in {h[2] for h in last}:
            last.append(hit)
        else:
            clusters.append([hit])
    return [_vote(reading, c) for c in clusters if len(c) > 1 or _alone(reading, c[0])]


def _alone(reading: Reading, hit: tuple[int, int, str, int]) -> bool:
    """One count alone is a vote only where a vote is spoken of: "Vote : 15 pour", "15 voix pour"."""
    around = reading.plain[max(0, hit[0] - 80) : hit[1] + 40]
    return (
        bool(re.search(r"\bvot|\bvoix\b|adopt|unanim|majorite|approuv|suffrage", around)) or hit[2] == "ayes"
    )


def _vote(reading: Reading, hits: list[tuple[int, int, str, int]]) -> Vote:
    counts = {what: n for _, _, what, n in hits}
    start, end = hits[0][0], hits[-1][1]
    names = {what: _named(reading, until) for _, until, what, n in hits if n}
    voices = _VOICES.match(reading.plain, end)
    named_end = max([voices.end() if voices else end, *(names[w][1] for w in names)])
    ayes, noes, abstentions = counts.get("ayes"), counts.get("noes"), counts.get("abstentions")
    said = reading.plain[max(0, start - 160) : min(named_end + 160, reading.act.end)]
    unanimous = _UNANIMOUS.search(said)
    if unanimous and ayes is not None:
        # Who votes for, and all of one mind: nobody against; nobody abstained unless only votes cast count.
        noes = 0 if noes is None else noes
        abstentions = 0 if abstentions is None and not unanimous["cast"] else abstentions
    return Vote(
        ayes=ayes,
        noes=noes,
        abstentions=abstentions,
        unanimous=True if unanimous else False if _MAJORITY.search(said) else None,
        outcome=_outcome(said, ayes, noes),
        groups=_groups(names.get("ayes", ("", 0))[0]),
        against_names=_people(names.get("noes", ("", 0))[0]),
        abstaining_names=_people(names.get("abstentions", ("", 0))[0]),
        not_voting_names=_not_voting(reading, named_end),
        contradiction=_contradiction(unanimous, noes, abstentions),
        span=reading.span(start, named_end),
    )


def _named(reading: Reading, at: int) -> tuple[str, int]:
    """The names or groups printed behind a count, in parentheses or after a colon."""
    match = _NAMES_AFTER.match(reading.text.text, at)
    if not match or not re.search(r"[A-ZÉÈ]{2}|[Gg]roupe", match["names"]):
        return "", at
    opened = "(" in match[0]
    names = match["names"] if opened else match["names"].split("\n\n")[0]
    return squeeze(names), match.start("names") + len(names) + opened


def _groups(names: str) -> tuple[str, ...]:
    if "roupe" not in names:
        return ()
    return tuple(g.strip() for g in re.split(r"\s*;\s*", names) if g.strip())


def _people(names: str) -> tuple[str, ...]:
    return tuple(p.name for p in find_people(names))


# "M. X ne prend pas part au vote", "2 ne prenant pas part au vote (M. X et Mme Y)".
_APART = re.compile(
    r"(?P<before>(?:m\.|mme|monsieur|madame)[^;()\n\d]{3,120}),?\s+ne\s+pren(?:d|nent|ant)\s+pas\s+part\s+au\s+vote"
    r"|ne\s+prenant\s+pas\s+part\s+au\s+vote\s*[(:]\s*(?P<after>[^()\n]*(?:\n[^()\n]*){0,3})"
)


def _not_voting(reading: Reading, vote_end: int) -> tuple[str, ...]:
    """Who took no part in the vote, told in the act up to a little behind its result."""
    start, end = reading.act.start, min(reading.act.end, vote_end + 300)
    names: list[str] = []
    for match in _APART.finditer(reading.plain, start, end):
        at, until = match.span("after" if match["after"] else "before")
        names += [p.name for p in find_people(squeeze(reading.text.text[at:until])) if p.name not in names]
    return tuple(names)


def _outcome(said: str, ayes: int | None, noes: int | None) -> Outcome:
    if _REJECTED.search(said) or (ayes is not None and noes is not None and noes >= ayes and noes > 0):
        return Outcome.REJECTED
    return Outcome.ADOPTED


def _contradiction(unanimous: re.Match[str] | None, noes: int | None, abstentions: int | None) -> str:
    if unanimous and noes:
        return f"l'acte dit « unanimité » et compte {noes} voix contre"
    if unanimous and abstentions and not unanimous["cast"]:
        return f"l'acte dit « unanimité » et compte {abstentions} abstention(s)"
    return ""


def _worded(reading: Reading) -> Vote | None:
    """A vote told without any count: unanimity first, then adoption, rejection, or an act only noted."""
    for start, end in _regions(reading):
        plain = reading.plain
        for pattern, unanimous, outcome in (
            (_UNANIMOUS, True, Outcome.ADOPTED),
            (_MAJORITY, False, Outcome.ADOPTED),
            (_REJECTED, None, Outcome.REJECTED),
            (_NO_VOTE, None, Outcome.NONE),
            (_ADOPTED, None, Outcome.ADOPTED),
        ):
            match = pattern.search(plain, start, end)
            if match:
                line_end = plain.find("\n", match.end(), end)
                span = reading.span(match.start(), line_end if line_end != -1 else end)
                if _REJECTED.search(plain, start, end) and outcome is Outcome.ADOPTED and not unanimous:
                    outcome = Outcome.REJECTED
                return Vote(
                    None,
                    None,
                    None,
                    unanimous,
                    outcome,
                    (),
                    (),
                    (),
                    _not_voting(reading, match.end()),
                    "",
                    span,
                )
    return None


def show(fact: Fact) -> str:
    assert isinstance(fact, Vote)
    counts = "/".join("-" if n is None else str(n) for n in (fact.ayes, fact.noes, fact.abstentions))
    unanimous = {True: " unanimous", False: " majority", None: ""}[fact.unanimous]
    return f"{counts} {fact.outcome.value}{unanimous}{' !' if fact.contradiction else ''}"


FINDER = Finder(
    name="votes",
    find=find,
    show=show,
    examples=(
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : D'approuver le plan.\n"
            "Pour : 43 voix (Groupe A ; Groupe B)\nContre : 0 voix\nAbstention : 0 voix\n(Adopté)",
            ("43/0/0 adopted",),
        ),
        Example(
            "Le conseil décide d'approuver. Vote : 14 pour / 0 contre / 0 abstention, adopté",
            ("14/0/0 adopted",),
        ),
        Example("Après en avoir délibéré, le conseil, à l'unanimité, accepte.", ("-/-/- adopted unanimous",)),
        Example(
            "Après en avoir délibéré, décide :\n- d'agir.\n6 voix Contre, 0 Abstention, 5 pour",
            ("5/6/0 rejected",),
        ),
        Example(
            "Le conseil adopte à l'unanimité des suffrages exprimés : 38 votes pour, 11 abstentions.",
            ("38/0/11 adopted unanimous",),
        ),
        Example(
            "Le conseil approuve à l'unanimité. Pour : 12 - Contre : 2 - Abstention : 0",
            ("12/2/0 adopted unanimous !",),
        ),
        Example("Le conseil prend acte du rapport.", ("-/-/- none",)),
        Example("Un crédit est ouvert pour 2022 et pour 3 communes.", ()),
    ),
)
