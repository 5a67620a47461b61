"""Votes: counts, unanimity, groups, names and outcome, as the act prints them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from index.facts.finder import DECIDING, Example, Finder, Reading
from index.facts.vote_counts import ABSTENTIONS, AYES, NOES, Count, find_counts
from index.facts.vote_rows import find_row_votes, without_row_votes
from index.names import find_people
from index.text import squeeze
from index.types import Fact, Outcome, SectionKind, Vote

_UNANIMOUS = re.compile(
    r"(?:a\s+l'|l'|d'une\s+voix\s+)?\bunanim(?:ite|es?)\b(?P<cast>\s+des\s+(?:suffrages|voix|votants))?"
)
# The formula by which an assembly decides, with how it voted: it opens the dispositif.
_FORMULA = re.compile(
    r"apres\s+(?:en\s+)?avoir\s+(?:en\s+)?delibere(?P<said>[^.;:]{0,60}?\b(?:unanim\w*(?:\s+des\s+\w+)?|a\s+la\s+majori\w{1,3}\b))"
)
_MAJORITY = re.compile(r"a\s+la\s+majori\w{1,3}\b")  # "majorité" is misspelt at times
_REJECTED = re.compile(
    r"\b(?:(?:rejete|rejette|repousse)(?:e|nt)?\b|refuse(?:e|nt)?\s+(?:la|le|les|l'|d))|n'est\s+pas\s+(?:adopte|approuve)"
)
_NO_VOTE = re.compile(
    r"\bpren(?:d|nent|ds)\s+acte\b|\bajourn|\bretire(?:e)?\s+de\s+l'ordre|\breporte(?:e)?\s+a\s+une"
)
_ADOPTED = re.compile(
    r"\badopt(?:e|ee|es|ees|ent)\b|\bapprouv(?:e|ee|ent)\b|\baccept(?:e|ent|ee)\b"
    r"|\b(?:conseil|membres|elus|assemblee)\b[^.\n]{0,80}\bdecid(?:e|ent)\b"
)
_NAMES_AFTER = re.compile(
    r"\s*(?:voix)?\s*(?:[:(]|(?:,|\bde)\s*(?=M\.|Mmes?\b|Monsieur|Madame))\s*(?P<names>[^()\n]*(?:\n[^()\n]*){0,3})\)?"
)
_VOICES = re.compile(r"\s+(?:voix|votes?)\b")
_NEAR = 260  # characters between the counts of one vote


@lru_cache(maxsize=1)  # the finder of grants asks too what the same act's vote was
def find(reading: Reading) -> tuple[Fact, ...]:
    """The act's votes: one a cluster of counts, or the words of unanimity or adoption alone; then those of
    the rows of its tables. Where rows have votes, what the act decides as a whole comes first."""
    rows = find_row_votes(reading)
    whole = replace(reading, plain=without_row_votes(reading, rows)) if rows else reading
    votes = [v for start, end in _regions(whole) for v in _counted(whole, start, end)]
    worded = _worded(whole) if rows or not votes else None
    return (*((worded,) if worded else ()), *votes, *rows)


def _regions(reading: Reading) -> list[tuple[int, int]]:
    """The decision as one range, from its first telling section to the vote's end."""
    ranges = reading.ranges(*DECIDING, SectionKind.RECITAL)
    return [(ranges[0][0], ranges[-1][1]) if ranges else (reading.act.start, reading.act.end)]


def _counted(reading: Reading, start: int, end: int) -> list[Vote]:
    clusters: list[list[Count]] = []
    for count in find_counts(reading.text.text, reading.plain, start, end):
        last = clusters[-1] if clusters else []
        if last and count.start - last[-1].end < _NEAR and count.what not in {c.what for c in last}:
            last.append(count)
        else:
            clusters.append([count])
    clusters = [c for c in clusters if len(c) > 1 or _alone(reading, c[0])]
    # With one count of votes, what the assembly's formula says holds for it, however far above.
    formula = _FORMULA.search(reading.plain, start, clusters[0][0].start) if len(clusters) == 1 else None
    return [_vote(reading, c, formula["said"] if formula else "") for c in clusters]


def _alone(reading: Reading, count: Count) -> bool:
    """One count alone is a vote only where a vote is spoken of: "Vote : 15 pour", "15 voix pour"."""
    around = reading.plain[max(0, count.start - 80) : count.end + 40]
    spoken = re.search(r"\bvot|\bvoix\b|adopt|unanim|majorite|approuv|suffrage", around)
    named = count.what == ABSTENTIONS and bool(_people(_named(reading, count)[0]))
    return bool(spoken) or count.what == AYES or named


def _vote(reading: Reading, counts: list[Count], formula: str) -> Vote:
    number = {c.what: c.number for c in counts}
    start, end = counts[0].start, counts[-1].end
    names = {c.what: _named(reading, c) for c in counts if c.number}
    voices = _VOICES.match(reading.plain, end)
    named_end = max([voices.end() if voices else end, *(names[w][1] for w in names)])
    ayes, noes, abstentions = number.get(AYES), number.get(NOES), number.get(ABSTENTIONS)
    said = reading.plain[max(0, start - 160) : min(named_end + 160, reading.act.end)] + formula
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
        groups=_groups(names.get(AYES, ("", 0))[0]),
        against_names=_people(names.get(NOES, ("", 0))[0])[:noes],  # names that go on are of something else
        abstaining_names=_people(names.get(ABSTENTIONS, ("", 0))[0])[:abstentions],
        not_voting_names=_not_voting(reading, named_end),
        contradiction=_contradiction(unanimous, noes, abstentions),
        span=reading.span(start, named_end),
    )


def _named(reading: Reading, count: Count) -> tuple[str, int]:
    """The names or groups printed behind a count, in parentheses or after a colon, or counted themselves."""
    at = count.end
    if count.named:
        return squeeze(reading.text.text[at : count.names_end]), count.names_end
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
    r"(?P<before>(?:m\.|mme|monsieur|madame)[^;()\d]{3,160}?),?\s+(?:qui\s+)?(?:n'a|n'ont|ne\s+pren(?:d|nent|ant))\s+pas\s+(?:pris\s+)?part\s+au\s+vote"
    r"|ne\s+prenant\s+pas\s+part\s+au\s+vote\s*[(:]\s*(?P<after>[^()\n]*(?:\n[^()\n]*){0,3})"
)
_NO_PART = re.compile(r"part\s+au\s+vote")  # what both forms hold


def _not_voting(reading: Reading, vote_end: int) -> tuple[str, ...]:
    """Who took no part in the vote, told in the act up to a little behind its result."""
    start, end = reading.act.start, min(reading.act.end, vote_end + 300)
    names: list[str] = []
    if not _NO_PART.search(reading.plain, start, end):
        return ()  # nearly always
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
        Example("Le conseil adopte, à la majorié : 11 voix pour, 1 contre.", ("11/1/- adopted majority",)),
        Example("Majorité pour, 3 votes contre : M. Luc ROY, adopté.", ("-/3/- adopted",)),
        Example("Le conseil prend acte du rapport.", ("-/-/- none",)),
        Example("Un crédit est ouvert pour 2022 et pour 3 communes.", ()),
        Example("Après en avoir délibéré, le conseil décide d'agir.\nLe Conseil adopte.", ("-/-/- adopted",)),
        Example("Le conseil décide d'agir.\nADOPTÉ À L'UNANIMITÉ", ("-/-/- adopted unanimous",)),
        Example("Le conseil décide d'agir, par 11 votes pour 2 abstentions.", ("11/-/2 adopted",)),
        Example(
            "Après en avoir délibéré, le conseil, par 34 voix POUR, 0 voix CONTRE, 0 ABSTENTION(S), sur 34 VOTANTS, décide d'agir.",
            ("34/0/0 adopted",),
        ),
        Example(
            "Après en avoir délibéré, le conseil, à la majorité absolue (52 voix Pour et 1 abstention : M. Luc ROY), décide d'agir.",
            ("52/-/1 adopted majority",),
        ),
        Example(
            "Le conseil, à l'unanimité des suffrages exprimés 38 votes pour, dont 3 procurations, décide d'agir.",
            ("38/0/- adopted unanimous",),
        ),
        Example(
            "Le conseil adopte : 46 voix Pour, 1 abstention et 5 ne prenant pas part au vote.",
            ("46/-/1 adopted",),
        ),
        Example(
            "Le conseil décide d'agir.\nONT VOTE POUR : 14 ONT VOTE CONTRE : / SE SONT ABSTENUS : /",
            ("14/0/0 adopted",),
        ),
        Example(
            "Après en avoir délibéré, le conseil, à l'unanimité :\n- décide d'agir, comme le dit le rapport ;\n- charge le maire de le faire au mieux.\n4 abstentions : Mme Ida SY, M. Luc ROY, M. Guy PRÉ, M. Max LÉ",
            ("-/-/4 adopted unanimous !",),
        ),
        Example(
            "Après en avoir délibéré, le conseil, à la majorité, décide d'agir.\n1 contre : M. Roy\nAbstentions : Mme Sy, M. Pré",
            ("-/1/2 adopted majority",),
        ),
        Example("Le conseil décide d'agir.\n2 votes contre\n1 abstention\n9 votes pour", ("9/2/1 adopted",)),
        Example("Le conseil décide d'agir. Pour 14 Contre 0 Abstention 1", ("14/0/1 adopted",)),
        Example(
            "Le conseil décide d'agir. Votants : 14 Pour : 13 Contre : 1 Abstentions : 0", ("13/1/0 adopted",)
        ),
        Example("Les membres du conseil municipal décident d'attribuer 500 € au club.", ("-/-/- adopted",)),
        Example("Délibération APPROUVÉE à l'unanimité", ("-/-/- adopted unanimous",)),
        Example("Le conseil débat du plan.\nAjournée au prochain CM", ("-/-/- none",)),
        Example("Les crédits ouverts pour 14 communes le sont contre 2 loyers, et 10 pour cent de plus.", ()),
    ),
)
