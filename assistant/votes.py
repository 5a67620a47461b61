"""Answers of votes: the counts as printed, who was against or abstained, adopted or not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.link import stem_set
from assistant.retrieve import Found
from assistant.types import Claim, Draft, Ground, Language, Status
from assistant.wording import joined, of_act, say
from index.check import Stores
from index.text import flat
from index.types import Act, Outcome, Vote

_COUNTS = re.compile(r"\bcombien\b|\bhow\s+many\b|\bnombre\b|\bnumber\s+of\b")
_SUBJECT = 0.5  # the least share of the subject's own words
_IN_TEXT = 0.7  # what a word counts that the act holds, and not its title
_FITS = 0.5  # the least share of the question's words that the act must hold


def answer_vote(found: Found, stores: Stores) -> Draft | None:
    """The vote of the act that the question names; None where no act fits, or none was voted."""
    acts = {
        act.id: act for act, share in found.in_period()[:8] if share >= _FITS and _is_its_subject(found, act)
    }
    if found.missing or not acts:
        return None
    votes = stores.ledger.facts(Vote, acts)
    for act_id, act in acts.items():
        mine = [vote for owner, vote in votes if owner == act_id]
        if mine:
            return _told(found, act, _asked(found, mine))
    return None


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
        value = _number(vote, ballot)
    status = Status.NOT_FOUND if not known else Status.PARTIAL if vote.contradiction else Status.ANSWERED
    return Draft(status, tuple(claims), value=value)


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
    counts = [
        words
        for n, words in (
            (vote.ayes, _voices(vote.ayes, "pour", "for", language)),
            (vote.noes, _voices(vote.noes, "contre", "against", language)),
            (vote.abstentions, _abstentions(vote.abstentions, language)),
        )
        if n is not None
    ]
    how = ""
    if vote.unanimous:
        how = say(language, " à l'unanimité", " unanimously")
    elif vote.unanimous is False:
        how = say(language, " à la majorité", " by a majority")
    printed = f"{outcome[0].upper()}{outcome[1:]}{how}"
    if counts:
        return f"{printed}{say(language, ' : ', ': ')}{', '.join(counts)}", vote.ayes, True
    return f"{printed}.", None, True


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
    return f"{count}{say(language, ' : ', ': ') + who if who else ''}", who if who else number, True


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
