"""Votes: counts, unanimity, groups, names and outcome, as the act prints them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from index.facts.apart import find_apart
from index.facts.finder import DECIDING, Example, Finder, Reading
from index.facts.vote_counts import ABSTENTIONS, AYES, NOES, Count, find_counts, find_not_voting
from index.facts.vote_rows import find_row_votes, without_row_votes
from index.facts.vote_words import MAJORITY, PUTS_OFF, REJECTED, UNANIMOUS, find_worded
from index.facts.voters import Tally, Voters, disagreement, find_voters
from index.marks import MINUTES
from index.names import find_people
from index.text import squeeze
from index.types import Fact, Outcome, SectionKind, Vote

# The formula by which an assembly decides, with how it voted: it opens the dispositif.
_FORMULA = re.compile(
    r"apres\s+(?:en\s+)?avoir\s+(?:en\s+)?delibere(?P<said>[^.;:]{0,60}?\b(?:unanim\w*(?:\s+des\s+\w+)?|a\s+la\s+majori\w{1,3}\b))"
)
_SOMEONE = re.compile(r"[A-ZÉÈ]{2}|[Gg]roupe|\b(?:MM?\.|Mmes?|Monsieur|Madame)\s+[A-ZÀ-Ý]")
_NAMES_AFTER = re.compile(
    r"\s*(?:voix)?\s*(?:[:(]|(?:,|\bde)\s*(?=M\.|Mmes?\b|Monsieur|Madame))\s*(?P<names>[^()\n]*(?:\n[^()\n]*){0,3})\)?"
)
_VOICES = re.compile(r"\s+(?:voix|votes?)\b")
_SAID = 160  # characters around the counts in which their vote is spoken of
_ANOTHER = re.compile(
    r"\bvotes?(?:\s+(?:de|du|des|sur|pour)\b[^.:;\n]{0,60})?\s*:"
)  # the label of a vote: what stands before it is of another
_NEXT = re.compile(r"\n[ \t]*\n\s*(?=\d|le\s+conseil|objet|deliberation)")
_HEAD = 600  # characters in which a page says that it is of a sitting
_FEW_RESULTS = 3  # results of votes that one act may tell beside those it counts
_NEAR = 260  # characters between the counts of one vote


@lru_cache(maxsize=1)  # the finder of grants asks too what the same act's vote was
def find(reading: Reading) -> tuple[Fact, ...]:
    """The act's votes: one a cluster of counts, or the words of unanimity or adoption alone; then those of
    the rows of its tables. Where rows have votes, what the act decides as a whole comes first."""
    rows = find_row_votes(reading)
    whole = replace(reading, plain=without_row_votes(reading, rows)) if rows else reading
    votes = [v for start, end in _regions(whole) for v in _counted(whole, start, end)]
    if _holds_several(whole, len(votes)):
        return tuple(rows)
    votes = _weighed(whole, votes or _in_header(whole))
    worded = find_worded(whole, *_regions(whole)[0]) if rows or not votes else None
    return (*((worded,) if worded else ()), *votes, *rows)


def _holds_several(reading: Reading, counted: int) -> bool:
    """A page of results that could not be cut into its acts: adopted some unanimously, some by a majority. None of
    its votes is the page's."""
    if reading.act.start > 0 or not MINUTES.search(reading.plain, 0, _HEAD):
        return False
    told = [len(list(p.finditer(reading.plain, 0, reading.act.end))) for p in (UNANIMOUS, MAJORITY)]
    return min(told) > 0 and sum(told) > counted + _FEW_RESULTS


def _regions(reading: Reading) -> list[tuple[int, int]]:
    """The decision as one range, from its first telling section to the vote's end."""
    ranges = reading.ranges(*DECIDING, SectionKind.RECITAL)
    return [(ranges[0][0], ranges[-1][1]) if ranges else (reading.act.start, reading.act.end)]


def _counted(reading: Reading, start: int, end: int) -> list[Vote]:
    clusters = [c for c in _clusters(reading, start, end) if len(c) > 1 or _alone(reading, c[0])]
    if not clusters:
        return []
    # With one count of votes, what the assembly's formula says holds for it, however far above.
    formula = _FORMULA.search(reading.plain, start, clusters[0][0].start) if len(clusters) == 1 else None
    said = formula["said"] if formula else ""
    apart = find_apart(reading, [(c[0].start, c[-1].end) for c in clusters])
    return [_vote(reading, c, said, names) for c, names in zip(clusters, apart, strict=True)]


def _clusters(reading: Reading, start: int, end: int) -> list[list[Count]]:
    """The counts of a range, those of one vote together."""
    clusters: list[list[Count]] = []
    for count in find_counts(reading.text.text, reading.plain, start, end):
        last = clusters[-1] if clusters else []
        if last and count.start - last[-1].end < _NEAR and count.what not in {c.what for c in last}:
            last.append(count)
        else:
            clusters.append([count])
    return clusters


def _in_header(reading: Reading) -> list[Vote]:
    """The box at an act's own head that counts its vote: "Votants : 14 Pour : 13 Contre : 1". The words of the
    decision say if it was unanimous."""
    headers = (r for r in reading.ranges(SectionKind.HEADER) if r[0] >= reading.act.start)
    own = [r for r in headers if reading.plain.find("contre", *r) >= 0]
    boxes = [c for start, end in own for c in _clusters(reading, start, end) if len(c) > 1]
    if len(boxes) != 1:
        return []
    (start, end), *_ = _regions(reading)
    said = UNANIMOUS.search(reading.plain, start, end) or MAJORITY.search(reading.plain, start, end)
    (apart,) = find_apart(reading, [(boxes[0][0].start, boxes[0][-1].end)])
    return [_vote(reading, boxes[0], said[0] if said else "", apart)]


def _weighed(reading: Reading, votes: list[Vote]) -> list[Vote]:
    """The votes, each with what the printed numbers of voters say against it."""
    if all(vote.ayes is None for vote in votes):
        return votes
    headers = reading.ranges(SectionKind.HEADER) or ((reading.act.start, reading.act.end),)
    sitting = _of_sitting(reading.plain, headers)
    return [_against_voters(reading, vote, sitting, headers[0][0]) for vote in votes]


@lru_cache(maxsize=4)  # all acts of a sitting share its header
def _of_sitting(plain: str, headers: tuple[tuple[int, int], ...]) -> Voters:
    return find_voters(plain, headers)


def _against_voters(reading: Reading, vote: Vote, sitting: Voters, sits_from: int) -> Vote:
    start = reading.text.offset(vote.span.page, vote.span.start)
    end = start + len(vote.span.quote)
    near = find_voters(
        reading.plain, [(max(reading.act.start, start - 160), min(reading.act.end, end + 160))]
    )
    apart = vote.not_voting or len(vote.not_voting_names) or None
    tally = Tally(vote.ayes, vote.noes, vote.abstentions, apart)
    moved = reading.plain.find("arriv", sits_from, end) >= 0  # who comes late is not in the header's count
    against = disagreement(tally, near, sitting, moved=moved)
    return replace(vote, contradiction=" ; ".join(filter(None, (vote.contradiction, against))))


def _alone(reading: Reading, count: Count) -> bool:
    """One count alone is a vote only where a vote is spoken of: "Vote : 15 pour", "15 voix pour"."""
    around = reading.plain[max(0, count.start - 80) : count.end + 40]
    spoken = re.search(r"\bvot|\bvoix\b|adopt|unanim|majorite|approuv|suffrage", around)
    named = count.what in (ABSTENTIONS, NOES) and bool(_people(_named(reading, count)[0]))
    return bool(spoken) or count.what == AYES or named


def _vote(reading: Reading, counts: list[Count], formula: str, apart: tuple[str, ...]) -> Vote:
    """``formula``: how the assembly decided, told elsewhere; ``apart``: who took no part."""
    number = {c.what: c.number for c in counts}
    start, end = counts[0].start, counts[-1].end
    names = {c.what: _named(reading, c) for c in counts if c.number}
    voices = _VOICES.match(reading.plain, end)
    named_end = max([voices.end() if voices else end, *(names[w][1] for w in names)])
    ayes, noes, abstentions = number.get(AYES), number.get(NOES), number.get(ABSTENTIONS)
    before, after = _around(reading, start, named_end)
    said = before + reading.plain[start:named_end] + after + formula
    mood = _mood(before, reading.plain[start:named_end] + after) or formula
    unanimous = UNANIMOUS.search(mood)
    if unanimous and ayes is not None:
        # Who votes for, and all of one mind: nobody against; nobody abstained unless only votes cast count.
        noes = 0 if noes is None else noes
        abstentions = 0 if abstentions is None and not unanimous["cast"] else abstentions
    return Vote(
        ayes=ayes,
        noes=noes,
        abstentions=abstentions,
        unanimous=True if unanimous else False if MAJORITY.search(mood) else None,
        outcome=_outcome(said, ayes, noes),
        groups=_groups(names.get(AYES, ("", 0))[0]),
        against_names=_people(names.get(NOES, ("", 0))[0])[:noes],  # names that go on are of something else
        abstaining_names=_people(names.get(ABSTENTIONS, ("", 0))[0])[:abstentions],
        not_voting_names=apart,
        not_voting=find_not_voting(reading.plain, start - min(len(before), 80), named_end + len(after)),
        contradiction=_contradiction(unanimous, noes, abstentions),
        span=reading.span(start, named_end),
    )


def _around(reading: Reading, start: int, end: int) -> tuple[str, str]:
    """What is said right before and behind a vote's counts, up to where another vote is spoken of."""
    before = reading.plain[max(reading.act.start, start - _SAID) : start]
    labels = list(_ANOTHER.finditer(before))
    after = reading.plain[end : min(end + _SAID, reading.act.end)]
    other = _ANOTHER.search(after) or _NEXT.search(after)
    return before[labels[-1].start() :] if labels else before, after[: other.start()] if other else after


def _mood(before: str, after: str) -> str:
    """The words nearest to the counts that say "unanimously" or "by a majority"; "" where none do."""
    found = [(len(before) - m.end(), m[0]) for p in (UNANIMOUS, MAJORITY) for m in p.finditer(before)]
    found += [(m.start(), m[0]) for p in (UNANIMOUS, MAJORITY) for m in p.finditer(after)]
    return min(found, default=(0, ""))[1]


def _named(reading: Reading, count: Count) -> tuple[str, int]:
    """The names or groups printed behind a count, in parentheses or after a colon, or counted themselves."""
    at = count.end
    if count.named:
        return squeeze(reading.text.text[at : count.names_end]), count.names_end
    match = _NAMES_AFTER.match(reading.text.text, at)
    if not match or not _SOMEONE.search(match["names"]):
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


def _outcome(said: str, ayes: int | None, noes: int | None) -> Outcome:
    if PUTS_OFF.search(said):
        return Outcome.ADJOURNED
    if REJECTED.search(said) or (ayes is not None and noes is not None and noes >= ayes and noes > 0):
        return Outcome.REJECTED
    return Outcome.ADOPTED


def _contradiction(unanimous: re.Match[str] | None, noes: int | None, abstentions: int | None) -> str:
    if unanimous and noes:
        return f"l'acte dit « unanimité » et compte {noes} voix contre"
    if unanimous and abstentions and not unanimous["cast"]:
        return f"l'acte dit « unanimité » et compte {abstentions} abstention(s)"
    return ""


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
        Example(
            "Le conseil décide d'agir.\n1 contre : M. Roy\n2 abstentions : Mme Sy, M. Pré\n\nLe maire remercie M. Lé.",
            ("-/1/2 adopted",),
        ),
        Example("Majorité pour, 3 votes contre : M. Luc ROY, adopté.", ("-/3/- adopted majority",)),
        Example("Le conseil prend acte du rapport.", ("-/-/- noted",)),
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
        Example(
            "Après en avoir délibéré, le conseil décide, à l'unanimité, d'ajourner ce point.",
            ("-/-/- adjourned unanimous",),
        ),
        Example("Le maire indique que le point est retiré de l'ordre du jour.", ("-/-/- withdrawn",)),
        Example(
            "À l'issue de cette réunion et à l'unanimité, les maires du canton défendent la maternité.", ()
        ),
        Example("Le compte-rendu de la dernière séance est adopté à l'unanimité des présents.", ()),
        Example("Le plan, accepté par le Gouvernement, est exposé.", ()),
        Example("Le conseil reprend le plan qui avait été ajourné et l'approuve.", ("-/-/- adopted",)),
        Example("Le conseil débat du plan.\nAjournée au prochain CM", ("-/-/- adjourned",)),
        Example("Après en avoir délibéré, le conseil, à Punanimité, accepte.", ("-/-/- adopted unanimous",)),
        Example(
            "Le prêt fut refusé à l'unanimité par deux banques. Vote de la motion : 12 votes pour / 2 abstentions",
            ("12/-/2 adopted",),
        ),
        # what the law allows, what an earlier sitting did, what others adopted or thought
        Example(
            "Le conseil peut décider à l'unanimité de voter à main levée.\nDécide : d'élire Mme SY.\nLe conseil adopte.",
            ("-/-/- adopted",),
        ),
        Example("Par délibération du 27 juillet 2020, le conseil a désigné ses délégués, à l'unanimité.", ()),
        Example("Plan local d'urbanisme approuvé le 12 mars 1987, loi adoptée le 30 décembre 2022.", ()),
        Example("Le budget fut adopté par le Sénat en janvier 2022.", ()),
        Example(
            "La commission des finances a émis un avis favorable à l'unanimité.\nLe conseil décide d'agir, à la majorité.",
            ("-/-/- adopted majority",),
        ),
        Example(
            "Le conseil municipal après délibération :\nAUTORISE le versement de 700 €.", ("-/-/- adopted",)
        ),
        Example("Le programme que les États ont adopté en séance est connu.", ()),
        Example("Le régime des aides fut adopté sur la base du traité.", ()),
        Example(
            "À la majorité des voix, Ida SY a été désignée pour remplir ces fonctions.\nLe procès-verbal est approuvé.",
            (),
        ),
        Example("Le conseil désigne, à l'unanimité, Mme SY secrétaire de séance.", ()),
        Example("5 Rapport retiré de l'ordre du jour........ 12", ()),
        Example("PROJET DE DELIBERATION\nLe conseil, après en avoir délibéré, approuve la vente.", ()),
        Example(
            "COMPTE-RENDU DES VOTES Prêt : approuvée à l'unanimité Don : à l'unanimité Bail : à l'unanimité Pré : à"
            " l'unanimité Four : Majorité pour, 1 vote contre (M. Luc ROY)",
            (),
        ),
        Example(
            "Le conseil, après en avoir délibéré, à la majorité : DÉCIDE de la gratuité du musée pour les enfants et charge"
            " le maire de l'exécution de la présente délibération, ainsi que de tout ce qui y touche.\n\nCONTRE : 1 (Mme Ida SY)",
            ("-/1/- adopted majority",),
        ),
        Example("Le conseil approuve.\nVote : pour 12, contre 1", ("12/1/- adopted",)),
        Example("Le conseil approuve. Vote : Pour 11 - Abstention 2", ("11/-/2 adopted",)),
        Example("Les crédits ouverts pour 14 communes le sont contre 2 loyers, et 10 pour cent de plus.", ()),
    ),
)
