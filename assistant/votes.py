"""Answers of votes: the counts as printed, who was against or abstained, adopted or not."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.link import stem_set
from assistant.retrieve import Found, Hit
from assistant.types import Claim, Draft, Ground, Language, Status
from assistant.wording import colon, joined, of_act, say
from index.check import Stores
from index.ledger import Ledger
from index.sentences import sub_span
from index.text import flat, squeeze
from index.types import Act, Outcome, Vote

_COUNTS = re.compile(r"\bcombien\b|\bhow\s+many\b|\bnombre\b|\bnumber\s+of\b")
_WHO = re.compile(r"\b(?:qui|who|quels?|which)\b")
_BY_HOW_MANY = re.compile(r"\bpar\s+combien\b|\bby\s+how\s+many\b")
_SUBJECT = 0.5  # the least share of the subject's own words
_IN_TEXT = 0.7  # what a word counts that the act holds, and not its title
_OUTCOME = re.compile(r"\bunanim\w+|\bmajorite\b|\breportee?\b|\bretiree?\b")
_OFTEN = 3  # words of an outcome in an act that decides several things
_OWN_OUTCOME = 40  # characters before a count in which its own outcome is told: "Majorité pour 1 vote contre"
# What asks for the votes of a person: "combien de voix pour Ida Sy", "how many votes did Ida Sy get".
_CAST_FOR = re.compile(
    r"\b(?:combien\s+de|nombre\s+de|how\s+many)\s+(?:voix|votes?|suffrages|bulletins|ballots?)\b|\belection\b|\b(?:elue?|elected)\b"
)
_WORD = re.compile(r"\w{3,}")
_BEFORE, _BEHIND = 80, 320  # characters quoted around a subject's first word
_FITS = 0.5  # the least share of the question's words that the act must hold
_OF_BUDGET = re.compile(r"\bbudgets?\b")  # elsewhere it says which money is asked of; here, what was voted on


def answer_vote(found: Found, stores: Stores) -> Draft | None:
    """The vote of the act that the question names; None where no act fits, or none was voted."""
    if found.missing:
        return None
    near = [act for act, share in found.in_period()[:8] if share >= _FITS]
    if chosen := _cast_for(found, near):
        return chosen
    found = _without_council(found)
    acts = {act.id: act for act in _head_first(found, near) if _is_its_subject(found, act)}
    if _OF_BUDGET.search(flat(found.frame.question)):
        speaking = stores.ledger.holders(("budget",))
        acts = {act_id: act for act_id, act in acts.items() if act_id in speaking}
    votes = stores.ledger.facts(Vote, acts)
    for act_id, act in acts.items():
        mine = [vote for owner, vote in votes if owner == act_id]
        if mine:
            return _of_act(found, stores.ledger, act, mine)
    return next((d for act in near if (d := _perhaps(found, stores.ledger, act))), None)


def _without_council(found: Found) -> Found:
    """Without the words of the council's name, which fit all that it votes; with them where no more is said."""
    rest = tuple(h for h in found.hits if h.term.forms[0] not in found.called)
    return replace(found, hits=rest) if any(h.term.own for h in rest) else found


def _cast_for(found: Found, near: Sequence[Act]) -> Draft | None:
    """The votes that a person got in an election: "Mme Ida SY : 32 voix", "Luc : 11 votes"."""
    plain = flat(found.frame.question)
    names = [re.escape(h.term.word) for h in found.subject if h.term.proper]
    if not names or not _CAST_FOR.search(plain):
        return None
    named = re.compile(
        rf"\b(?:{'|'.join(names)})\b[^.;\n\d]{{0,40}}(?:[\d\s:]{{0,40}}\s)?(?P<n>\d{{1,3}})\s+(?:voix|votes?|suffrages)\b"
    )
    acts = {act.id: act for act in near}
    hits = [
        (acts[p.act], sub_span(p.span, *match.span()), int(match["n"]))
        for p in found.passages
        if p.act in acts
        for match in named.finditer(flat(p.span.quote))
    ]
    if not hits:
        return None
    act, span, number = hits[0]
    language = found.frame.language
    quote = say(language, f"« {squeeze(span.quote)} »", f"“{squeeze(span.quote)}”")
    head = say(language, f"{number} voix : {quote}", f"{number} votes: {quote}")
    alike = len({n for _, _, n in hits}) == 1
    return Draft(
        Status.ANSWERED if alike else Status.PARTIAL,
        (Claim(head, (Ground(act, span),)), Claim(of_act(act, language))),
        value=number,
    )


def _head_first(found: Found, near: Sequence[Act]) -> list[Act]:
    """What was voted on is named first ("contre l'emprunt de la rue X"): the acts whose title names it lead, where
    the first ones' does not."""
    head = found.head
    return sorted(
        near,
        key=lambda act: (head is not None and act.id not in head.titled, not _is_titled(found, act)),
    )


def _perhaps(found: Found, ledger: Ledger, act: Act) -> Draft | None:
    """An act that decides many things tells each in few words: one that says half of the subject is quoted."""
    said = _held(found, lambda h: act.id in h.acts) >= _SUBJECT
    return (
        _quoted(found, act) if said and not _is_titled(found, act) and _decides_often(ledger, act) else None
    )


def _of_act(found: Found, ledger: Ledger, act: Act, votes: Sequence[Vote]) -> Draft | None:
    """Where the title says what was voted on, it is the act's vote; of an act that decides several things without
    saying so in its title, only a vote by whose side the question's words stand, else what is said of them."""
    one = len(votes) == 1 and not _decides_often(ledger, act)
    if one or _is_titled(found, act):
        return _told(found, act, _asked(found, votes))
    best = max(votes, key=lambda vote: _told_beside(found, ledger, act, vote))
    if _told_beside(found, ledger, act, best) >= _SUBJECT:
        return _told(found, act, best)
    return _quoted(found, act)


def _is_titled(found: Found, act: Act) -> bool:
    """Does the act's title say what was voted on? One that tells how it was voted is a list of several things."""
    listed = act.title is not None and _OUTCOME.search(flat(act.title.value))
    return not listed and _held(found, lambda h: act.id in h.titled) >= _SUBJECT


def _held(found: Found, holds: Callable[[Hit], bool]) -> float:
    """The share of the subject's weight whose words are held so; 1 of no subject."""
    whole = sum(h.weight for h in found.subject)
    return sum(h.weight for h in found.subject if holds(h)) / whole if whole else 1.0


def _decides_often(ledger: Ledger, act: Act) -> bool:
    pages = range(act.pages[0], act.pages[1] + 1)
    return sum(len(_OUTCOME.findall(flat(ledger.page(act.document, n).text))) for n in pages) >= _OFTEN


def _told_beside(found: Found, ledger: Ledger, act: Act, vote: Vote) -> float:
    """The share of the subject that stands in the vote's row, or between the vote before it and its end."""
    span = vote.span
    words = span.quote
    if "\t" not in words:
        before = ledger.page(act.document, span.page).text[: span.start]
        told = [m.end() for m in _OUTCOME.finditer(flat(before[:-_OWN_OUTCOME]))]
        words = before[told[-1] if told else 0 :] + words
    stems = stem_set(words)
    return _held(found, lambda h: h.is_in(stems))


def _quoted(found: Found, act: Act) -> Draft | None:
    """The passage that tells most of the subject, from its words on: whose vote is whose is for the reader to see."""
    passages = [p for p in found.passages if p.act == act.id]
    if not passages:
        return None
    passage = max(passages, key=lambda p: _held(found, lambda h: h.is_in(stem_set(p.span.quote))))
    words = passage.span.quote
    said = [m.start() for m in _WORD.finditer(words) if any(h.is_in(stem_set(m[0])) for h in found.subject)]
    if not said:
        return None
    start = max(words.rfind(" ", 0, max(0, said[0] - _BEFORE)), 0)
    end = words.find(" ", said[0] + _BEHIND)
    span = sub_span(passage.span, start, end if end > 0 else len(words))
    language = found.frame.language
    warning = say(
        language,
        "L'acte tient plusieurs votes, et son texte ne dit pas sûrement lequel est celui-ci :",
        "The act holds several votes, and its text does not surely tell which is this one:",
    )
    quote = say(language, f"« {squeeze(span.quote)} »", f"“{squeeze(span.quote)}”")
    return Draft(
        Status.PARTIAL, (Claim(f"{warning} {quote}", (Ground(act, span),)), Claim(of_act(act, language)))
    )


def _is_its_subject(found: Found, act: Act) -> bool:
    """Does the act hold most of what the vote was on? A council and a day alone fit all votes of the sitting."""
    mine = found.subject
    held = sum(h.weight * (1.0 if act.id in h.titled else _IN_TEXT) for h in mine if act.id in h.acts)
    return held >= _SUBJECT * sum(h.weight for h in mine)


def _asked(found: Found, votes: Sequence[Vote]) -> Vote:
    """The vote whose row holds most of the question's words; the first, which is the act's, where none does."""
    mine = found.subject

    def held(vote: Vote) -> float:
        row = stem_set(vote.span.quote) if "\t" in vote.span.quote else frozenset()
        return sum(h.weight for h in mine if h.is_in(row))

    return max(votes, key=held)


def _told(found: Found, act: Act, vote: Vote) -> Draft:
    language = found.frame.language
    ballot = found.frame.ballot
    ground = Ground(act, vote.span)
    if ballot == "apart":
        head, value, known = _apart(vote, language)
    elif ballot in ("against", "abstain"):
        head, value, known = _ballot(vote, ballot, language)
    else:
        head, value, known = result(vote, language)
    claims = [Claim(head, (ground,))]
    if ballot in ("against", "abstain", "apart"):
        claims.append(Claim(result(vote, language)[0]))
    claims += [Claim(line) for line in details(vote, ballot, language)]
    claims.append(Claim(of_act(act, language)))
    if _COUNTS.search(flat(found.frame.question)):
        value = (
            _number(vote, ballot)
            if ballot or _BY_HOW_MANY.search(flat(found.frame.question))
            else _all_counts(vote, language)
        )
    doubtful = vote.contradiction or _lacks_names(vote, found)
    status = Status.NOT_FOUND if not known else Status.PARTIAL if doubtful else Status.ANSWERED
    return Draft(status, tuple(claims), value=value)


def _lacks_names(vote: Vote, found: Found) -> bool:
    """Who voted so is asked, and how many did is all that is read."""
    names = {"against": vote.against_names, "abstain": vote.abstaining_names}.get(found.frame.ballot or "")
    asked = _WHO.search(flat(found.frame.question))
    return bool(asked and names == () and _number(vote, found.frame.ballot))


def result(vote: Vote, language: Language) -> tuple[str, int | str | None, bool]:
    """(the whole result in words, its value, True): counts where printed, else how it was adopted."""
    outcome = {
        Outcome.ADOPTED: say(language, "adopté", "adopted"),
        Outcome.REJECTED: say(language, "rejeté", "rejected"),
        Outcome.ADJOURNED: say(
            language, "ajourné, la décision est reportée", "adjourned, the decision was put off"
        ),
        Outcome.WITHDRAWN: say(
            language, "retiré de l'ordre du jour, sans vote", "taken off the agenda, no vote was taken"
        ),
        Outcome.NOTED: say(
            language, "il n'y a pas eu de vote, il est pris acte", "no vote was taken, the council took note"
        ),
    }[vote.outcome]
    counts = _counts(vote, language)
    how = ""
    if vote.unanimous:
        how = say(language, " à l'unanimité", " unanimously")
    elif vote.unanimous is False:
        how = say(language, " à la majorité", " by a majority")
    printed = f"{outcome[0].upper()}{outcome[1:]}{how}"
    if counts:
        return f"{printed}{colon(language)}{', '.join(counts)}", vote.ayes, True
    return f"{printed}.", None, True


def _all_counts(vote: Vote, language: Language) -> int | str | None:
    """ "9 voix pour, 5 abstentions"; a number where one count alone is printed."""
    printed = [n for n in (vote.ayes, vote.noes, vote.abstentions) if n is not None]
    return printed[0] if len(printed) == 1 else ", ".join(_counts(vote, language)) or None


def _counts(vote: Vote, language: Language) -> list[str]:
    """Each count as printed, in words."""
    return [
        words
        for n, words in (
            (vote.ayes, _voices(vote.ayes, "pour", "for", language)),
            (vote.noes, _voices(vote.noes, "contre", "against", language)),
            (vote.abstentions, _abstentions(vote.abstentions, language)),
        )
        if n is not None
    ]


def _voices(n: int | None, french: str, english: str, language: Language) -> str:
    return say(language, f"{n} voix {french}", f"{n} {english}")


def _abstentions(n: int | None, language: Language) -> str:
    return say(
        language, f"{n} abstention{'s' if (n or 0) > 1 else ''}", f"{n} abstention{'' if n == 1 else 's'}"
    )


def _ballot(vote: Vote, ballot: str | None, language: Language) -> tuple[str, int | str | None, bool]:
    """One side of a vote: a number where printed or where unanimity says it, with the names; else unknown."""
    against = ballot == "against"
    number = _number(vote, ballot)
    names = vote.against_names if against else vote.abstaining_names
    if number is None:
        side = say(
            language,
            "de voix contre" if against else "d'abstentions",
            "votes against" if against else "abstentions",
        )
        return (
            say(language, f"L'acte n'imprime pas le nombre {side}.", f"The act prints no number of {side}."),
            None,
            False,
        )
    who = joined(names, language)
    if number == 0:
        nobody = say(language, "Personne n'a voté contre : 0 voix contre" if against else "Personne ne s'est abstenu : 0 abstention",
                     "Nobody voted against: 0 votes against" if against else "Nobody abstained: 0 abstentions")  # fmt: skip
        return f"{nobody}.", 0, True
    count = _voices(number, "contre", "against", language) if against else _abstentions(number, language)
    return f"{count}{colon(language) + who if who else ''}", who if who else number, True


def _number(vote: Vote, ballot: str | None) -> int | None:
    """The votes of a side, as printed, or where unanimity or the names say it; None where nothing does."""
    if ballot == "apart":
        return vote.not_voting or len(vote.not_voting_names) or None
    if ballot not in ("against", "abstain"):
        return vote.ayes
    number = vote.noes if ballot == "against" else vote.abstentions
    names = vote.against_names if ballot == "against" else vote.abstaining_names
    if number is None and vote.unanimous and (ballot == "against" or not vote.contradiction):
        return 0
    return number if number is not None else len(names) or None


def _apart(vote: Vote, language: Language) -> tuple[str, int | str | None, bool]:
    number = vote.not_voting
    if number is not None and not vote.not_voting_names:
        head = say(
            language,
            f"{number} n'{'a' if number == 1 else 'ont'} pas pris part au vote, sans être nommé{'s' if number > 1 else ''}",
            f"{number} took no part in the vote, not named",
        )
        return head, number, True
    if not vote.not_voting_names:
        head = say(
            language,
            "L'acte ne dit pas que quelqu'un n'a pas pris part au vote.",
            "The act does not say that anyone took no part in the vote.",
        )
        return head, None, False
    who = joined(vote.not_voting_names, language)
    count = len(vote.not_voting_names)
    head = say(
        language,
        f"{who} n'{'a' if count == 1 else 'ont'} pas pris part au vote",
        f"{who} took no part in the vote",
    )
    return head, who, True


def details(vote: Vote, ballot: str | None, language: Language) -> list[str]:
    """The names and groups that the headline doesn't tell, and how the act contradicts itself."""
    out = []
    if vote.against_names and ballot != "against":
        out.append(say(language, "Contre : ", "Against: ") + joined(vote.against_names, language))
    if vote.abstaining_names and ballot != "abstain":
        out.append(say(language, "Abstention : ", "Abstained: ") + joined(vote.abstaining_names, language))
    if vote.not_voting_names and ballot != "apart":
        out.append(
            say(language, "N'ont pas pris part au vote : ", "Took no part in the vote: ")
            + joined(vote.not_voting_names, language)
        )
    elif vote.not_voting is not None and ballot != "apart":
        out.append(f"{_apart(vote, language)[0]}.")
    if vote.groups:
        out.append(say(language, "Groupes : ", "Groups: ") + " ; ".join(vote.groups))
    if vote.contradiction:
        out.append(
            say(
                language,
                f"Attention : {vote.contradiction}.",
                f"Beware, the act contradicts itself: {vote.contradiction}.",
            )
        )
    return out
