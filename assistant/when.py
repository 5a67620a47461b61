"""Answers of dates: when it was decided, when it takes place, until when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from assistant.acts import best_act
from assistant.candidates import candidates, of_period
from assistant.fit import Words, fit_of
from assistant.link import stem_set
from assistant.question_words import read_terms
from assistant.readings import Told, answer_told
from assistant.retrieve import Found, fits_period
from assistant.types import Claim, Draft, Frame, Ground, Language, Status
from assistant.wording import day, of_act, say
from index.check import Stores
from index.dates import FoundDate, find_dates, find_days
from index.sentences import sentence_ranges, sub_span
from index.text import flat
from index.types import Act, Deadline, Passage, SectionKind

_BEFORE, _BEHIND = 90, 60  # characters of a date's clause
_HALF, _MOST = 0.5, 0.7
# A date that is the sitting's: when something was decided, not when it will take place or falls due.
_DECIDING = re.compile(
    r"\b(?:vot|adopt|approuv|approv|decid|deliber|attribu|accord|award|grant|passed\b|reject|rejet|seance|sitting|reuni|meet|met\b|sit\b|agree)"
    r"|\bcouncil\s+pass\b"  # a lease passes to an heir too
)
# What asks since when.
_STARTS = re.compile(
    r"\b(?:from|since|as\s+of)\s+(?:when|(?:what|which)\s+(?:date|day))\b|\ba\s+(?:partir|compter)\s+d|\btak\w+\s+effect\b|\bpren\w+\s+effet\b"
)
# ... and one that is not: the day of something else, though a word of deciding stands beside it.
_OF_ELSE = re.compile(
    r"\bconvo\w+|\bsummon\w*|\bconvened\b|\bby\s+what\s+date|\bavant\s+quelle|\blimites?\b|\bdeadlines?\b|\bdelais?\b|\bjusqu\w*|\buntil\b"
    r"|\bdates?\s+(?:a-t-\w+\s+|a\s+|ont\s+)?(?:ete\s+)?(?:attribu|fix|reten|prev|set\b)|\bse\s+(?:tien|deroul)\w*|\baur\w+\s+lieu|\btak\w+\s+place|\bheld\b"
    r"|\blabel\w*|\bprochaine?s?\b|\bnext\b|\bcommenc\w*|\bdebut\w*|\bstarts?\b|\bbegins?\b|\bends?\b|\bexpir\w*"
    r"|\bpour\s+quelle\s+date|\b(?:by|for)\s+(?:what|which)\s+(?:date|day)|\b(?:en|in)(?:to)?\s+(?:vigueur|force)\b"
    rf"|{_STARTS.pattern}"
)


# What asks until when, or how soon.
_OF_DEADLINE = re.compile(
    r"\blimites?\b|\bdeadlines?\b|\bdelais?\b|\bjusqu\w*|\buntil\b|\bavant\s+quelle|\bby\s+(?:what|which|when)\b|\bau\s+plus\s+tard"
)
# Words that ask for a date and stand beside none.
_OF_DATES = re.compile(
    r"until|till|day|days|date|dates|jour|jours|quand|when|jusqu|celui|celle|take|takes|place|lieu"
)
_ENDS = re.compile(
    r"\bjusqu\w*|\buntil\b|\btill\b|\bends?\b|\bfin\b|\bfini\w*|\bexpir\w*|\bse\s+termin\w*|\bclos\w*"
)
_NEXT = re.compile(r"\bprochaine?s?\b|\bnext\b|\bsuivante?\b")
# Between the two days of a range: "du 3 mars au 5 avril 2023", "from 3 March until 5 April".
_TO = re.compile(
    r"\s*(?:inclus\s*)?,?\s*(?:jusqu'au|au|to|until|till|-|–|et\s+le|et\s+prendra\s+fin\s+le)\s+(?:[a-z]+di\s+|dimanche\s+)?"
)
_UP_TO = re.compile(
    r"\b(?:jusqu'au|avant\s+le|au\s+plus\s+tard\s+le|expir\w*\s+le|fin\s+le|au)\s+(?:[a-z]+di\s+)?$"
)
# ... and how an act says it.
_SINCE = re.compile(
    r"\b(?:a\s+(?:compter|partir)\s+du|des\s+le|depuis\s+le|effet\s+(?:au|le))\s+(?:[a-z]+di\s+)?$"
)
# A day that something must be done by, however the act says so.
_DUE = re.compile(r"\blimites?\b|\bclotur\w*|\bbutoir\w*|\bavant\s+le\b|\bau\s+plus\s+tard\b|\bdelais?\b")
_LIKELIER = 0.1  # the day up to which something lasts fits better where that is asked for, and so on
# The day of a text that is cited, or of an earlier decision: nothing takes place then.
_CITED = re.compile(
    r"^\W*vu\b|\b(?:arretes?|deliberations?|lois?|decrets?|ordonnances?|circulaires?|jugements?|courriers?|lettres?|avis|proces[- ]verb\w+"
    r"|commissions?|commission\b[^.;]{0,40}|convocations?|prefecture)\b[^.;,]{0,50}?\s(?:du|en\s+date\s+du|le)\s+(?:[a-z]+di\s+)?$"
    r"|\b(?:rues?|avenues?|places?|boulevards?|quais?|squares?|ponts?|stades?|salles?|ecoles?)\s+du\s+$"  # a place's name
)
# The head of an act tells when the council sat and when it was called: nothing else took place then.
_OF_THE_SITTING = re.compile(r"\bseances?\b|\breunie?s?\b|\bconvo\w+|\bl'an\s+deux\s+mille")
_ASKS_OF_IT = re.compile(
    r"\bseances?\b|\bsittings?\b|\breuni\w*|\bmeet\w*|\bmet\b|\bconvo\w+|\bsummon\w*|\bconvened\b|\bheld\b|\bprochaine?s?\b|\bnext\b"
)
_DURATION = re.compile(r"\bdelais?\b")  # asks for a number of days, months or years first
_WITHIN = {"jours": "days", "semaines": "weeks", "mois": "months", "ans": "years"}


def answer_date(found: Found, stores: Stores) -> Draft | None:
    """The date of the sitting that decided, a deadline, or the date that a sentence tells; None where none fits."""
    if is_about_deciding(found.frame):
        return _decided(found, stores)
    if found.missing:
        return None
    found = replace(found, hits=tuple(h for h in found.hits if not _OF_DATES.fullmatch(h.term.word)))
    plain, language = flat(found.frame.question), found.frame.language
    due = answer_told(_deadlines(found, stores), language) if _OF_DEADLINE.search(plain) else None
    if due is not None or _DURATION.search(plain):
        return due
    return answer_told(_dates_told(found), language)


def is_about_deciding(frame: Frame) -> bool:
    """It says so, or it only follows up: "et quand ?" """
    plain = flat(frame.question)
    if _OF_ELSE.search(plain):
        return False
    return (frame.follow_up and not read_terms(frame.question)) or bool(_DECIDING.search(plain))


def _decided(found: Found, stores: Stores) -> Draft | None:
    act = _of_head(found, best_act(found))
    money = next(
        (c for c in candidates(found, stores)[:1] if c.fit > 0.5 and of_period(c, found.frame)), None
    )
    given = act is not None and money is not None and money.grant and money.act.id not in found.replaced
    if money is not None and given:
        act = money.act if not found.missing else act
    if act is None or act.date is None or act.date_span is None:
        return None
    language = found.frame.language
    head = _on(act.date, language)
    claims = (Claim(head, (Ground(act, act.date_span),)), Claim(of_act(act, language)))
    sitting = Draft(Status.ANSWERED, claims, value=act.date.isoformat())
    return sitting if given or _is_its_matter(found, act) else _told_of_else(found, act, sitting)


def _is_its_matter(found: Found, act: Act) -> bool:
    """Does the act's title hold half of what was decided? Else the act may only tell of what was, elsewhere."""
    whole = sum(h.weight for h in found.subject)
    titled = sum(h.weight for h in found.subject if act.id in h.titled)
    return titled >= whole * _HALF and (found.head is None or act.id in found.head.titled)


def _of_head(found: Found, act: Act | None) -> Act | None:
    """The act whose title names what was decided, which is named first ("the loan for the rue X"): the best one that
    has it, where the best of all has not."""
    head = found.head
    if act is None or head is None or act.id in head.titled:
        return act
    near = (a for a, share in found.in_period()[:8] if share >= _HALF and a.id not in found.replaced)
    return next((a for a in near if a.id in head.titled), act)


def _told_of_else(found: Found, act: Act, sitting: Draft) -> Draft:
    """The day that a sentence of the act tells, where it holds all that is asked; the sitting's with reserve."""
    told = [t for t in _dates_told(found) if t.act.id == act.id and t.value != sitting.value]
    said = answer_told((t for t in told if t.fit.own >= _MOST), found.frame.language)
    if said is None:
        return replace(sitting, status=Status.PARTIAL)
    other = say(found.frame.language, "Date de la séance : ", "Date of the sitting: ")
    first = sitting.claims[0]
    last = Claim(other + first.text, first.grounds)
    return replace(said, status=Status.PARTIAL, claims=(said.claims[0], last, *said.claims[1:]))


def _deadlines(found: Found, stores: Stores) -> list[Told]:
    """The deadlines of the acts found; a duration only where the question asks for a delay.

    The words that ask for one stand with every deadline: they say nothing of which.
    """
    found = replace(found, hits=tuple(h for h in found.hits if not _OF_DEADLINE.match(h.term.word)))
    acts = {a.id: a for a, _ in found.acts if a.id not in found.replaced and fits_period(a, found.frame)}
    durations = bool(_DURATION.search(flat(found.frame.question)))
    return [
        _due(found, acts[act_id], deadline)
        for act_id, deadline in stores.ledger.facts(Deadline, list(acts))
        if deadline.date or durations
    ]


def _due(found: Found, act: Act, deadline: Deadline) -> Told:
    words = stem_set(deadline.label)
    fit = fit_of(found, act, Words(words, words))
    language = found.frame.language
    if deadline.date:
        return Told(act, deadline.span, deadline.date.isoformat(), _on(deadline.date, language), fit)
    value = f"{deadline.count} {deadline.unit}"
    english = f"Within {deadline.count} {_WITHIN[deadline.unit]}"
    return Told(act, deadline.span, value, say(language, f"Dans un délai de {value}", english), fit)


def _dates_told(found: Found) -> list[Told]:
    acts = {act.id: act for act, _ in found.acts if act.id not in found.replaced}
    return [
        told
        for passage in found.passages
        if (act := acts.get(passage.act)) and fits_period(act, found.frame)
        for start, end in sentence_ranges(passage.span.quote)
        for told in _of_sentence(found, act, passage, start, end)
    ]


def _of_sentence(found: Found, act: Act, passage: Passage, start: int, end: int) -> list[Told]:
    words = passage.span.quote[start:end]
    if _is_of_the_sitting(passage, words) and not _ASKS_OF_IT.search(flat(found.frame.question)):
        return []
    span = sub_span(passage.span, start, end)
    around = stem_set(passage.span.quote, passage.heading)
    out = []
    days = find_days(words, act.date.year) if act.date else find_dates(words)
    for first, last in _ranges(words, days):
        before = flat(words[max(0, first.start - _BEFORE) : first.start])
        if first is last and _CITED.search(before):
            continue
        if _NEXT.search(flat(found.frame.question)) and act.date and first.date <= act.date:
            continue
        clause = stem_set(words[max(0, first.start - _BEFORE) : last.end + _BEHIND])
        fit = fit_of(found, act, Words(clause, stem_set(words), around))
        if _is_of_kind(flat(found.frame.question), act, first, last, (before, flat(words))):
            fit = replace(fit, fit=min(1.0, fit.fit + _LIKELIER))
        value, shown = _asked_of(found.frame, first.date, last.date)
        out.append(Told(act, span, value, shown, fit))
    return out


def _is_of_kind(plain: str, act: Act, first: FoundDate, last: FoundDate, said: tuple[str, str]) -> bool:
    """Is it an end, a start or a last day, as is asked for? ``said``: the words before it, and its sentence. What
    an act lets begin begins after the sitting; what began before is told of as it was."""
    before, sentence = said
    if _ENDS.search(plain) and (first is not last or _UP_TO.search(before)):
        return True
    if _STARTS.search(plain) and _SINCE.search(before):
        return act.date is None or first.date >= act.date
    return bool(_OF_DEADLINE.search(plain) and _DUE.search(sentence))


def _is_of_the_sitting(passage: Passage, words: str) -> bool:
    return passage.kind is SectionKind.HEADER and _OF_THE_SITTING.search(flat(words)) is not None


def _ranges(words: str, days: Sequence[FoundDate]) -> Iterator[tuple[FoundDate, FoundDate]]:
    """Each day as a range of one, and two days of which the text makes a range."""
    at = 0
    while at < len(days):
        first = last = days[at]
        if at + 1 < len(days):
            behind = days[at + 1]
            if behind.date > first.date and _TO.fullmatch(flat(words[first.end : behind.start])):
                last = behind
        yield first, last
        at += 1 if last is first else 2


def _asked_of(frame: Frame, first: date, last: date) -> tuple[str, str]:
    """(its value, as it is shown): of a range the end that is asked for, else both."""
    language, plain = frame.language, flat(frame.question)
    if first == last:
        return first.isoformat(), _on(first, language)
    begin, end = day(first, language), day(last, language)
    whole = say(language, f"du {begin} au {end}", f"from {begin} to {end}")
    if _ENDS.search(plain):
        return last.isoformat(), say(language, f"Jusqu'au {end} ({whole})", f"Until {end} ({whole})")
    return first.isoformat(), f"{whole[0].upper()}{whole[1:]}"


def _on(when: date, language: Language) -> str:
    return say(language, f"Le {day(when, language)}", f"On {day(when, language)}")
