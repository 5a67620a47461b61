"""A question and the questions before it become a ``Frame``: what is asked, of what, when, of which money.

No state: a conversation is the tuple of its questions, read anew from the first to the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import reduce
from typing import Any

from assistant import phrases
from assistant.lexicon import kind_words
from assistant.question_words import blanked, read_terms
from assistant.translations import french_stems
from assistant.types import Ask, Frame, Language, Pot, Term
from index.amounts import find_amounts
from index.dates import MONTHS_FR, find_dates, find_months, find_years
from index.reading.lexicon import french
from index.text import flat, stems, tokens

_CENT = Decimal("0.01")


_WILL_NOT, _NOT = re.compile(r"\bwon['’]t\b", re.IGNORECASE), re.compile(r"n['’]t\b")


def language_of(question: str) -> Language:
    """The language with the more function words; where they are even ("library rent"), with the more words that
    the other doesn't know; French where these are even too, as the acts are."""
    return Language.EN if (_leaning(question) or _leaning_of_words(question)) > 0 else Language.FR


def _leaning(question: str) -> int:
    """Above 0 for English, below for French, 0 where the words do not tell."""
    plain = flat(question)
    return len(phrases.ENGLISH.findall(plain)) - len(phrases.FRENCH.findall(plain))


def tells_language(question: str) -> bool:
    """Do its function words tell the language of a question? A bare "library rent" leaves it to its words."""
    return _leaning(question) != 0


def _leaning_of_words(question: str) -> int:
    """As ``_leaning``, by words of one language only."""
    words = [word for word in tokens(question) if word.isalpha()]
    known = [(bool(french_stems(word)), word in french().costs) for word in words]
    return sum(english - in_french for english, in_french in known)


def read_question(question: str, history: tuple[str, ...] = ()) -> Frame:
    """The frame of a question; what a follow-up leaves out comes from the questions before it."""
    frame = reduce(_continue, [_read(q) for q in (*history, question)])
    return frame if history else replace(frame, follow_up=False)  # "et" opens it, but follows nothing


def _read(question: str) -> Frame:
    asked = question.strip()
    language = language_of(question)
    for pattern, short in phrases.TAXES:  # as acts write it
        question = pattern.sub(short, question)
    question = _NOT.sub(" not", _WILL_NOT.sub("will not", question))
    question, at_least, at_most = _bounds(question, language)
    question, amounts = _amounts(question, language)
    plain = flat(question)
    dates = find_dates(question)
    months = find_months(question)
    seasons = tuple(_seasons(plain))
    minutes = tuple(d for d in dates if phrases.MINUTES_OF.search(plain[: d.start]))
    dates = tuple(d for d in dates if d not in minutes)
    years = tuple(dict.fromkeys(y.year for y in find_years(question) if not _is_named(y.start, plain)))
    ask = _ask(plain)
    excluded = phrases.EXCEPT.search(plain) if ask in _OF_MANY else None
    top = phrases.TOP.search(plain)
    meant = blanked(plain, _span_of(excluded))  # which money, of what is not left out
    return Frame(
        question=asked,
        language=language,
        ask=ask,
        terms=(
            *read_terms(blanked(question, [*_frame_spans(plain), *_span_of(excluded)]), language),
            *(term for found in minutes for term in _day_named(found.date)),
            *(Term(m["year"], (m["year"],)) for m in phrases.NAMED_YEAR.finditer(plain)),
        ),
        excluded=read_terms(question[slice(*excluded.span("what"))], language) if excluded else (),
        years=tuple(y for y in years if not any(d.date.year == y for d in (*dates, *minutes))),
        days=tuple(dict.fromkeys(d.date for d in dates)),
        months=() if dates or minutes else (*((m.year, m.month) for m in months), *seasons),
        pot=_pot(meant),
        seat=next((seat for seat, pattern in phrases.SEATS if pattern.search(plain)), None),
        ballot=_ballot(plain),
        limit=int(top[1] or top[2]) if top else None,
        place=next((place for place, pattern in phrases.PLACES if pattern.search(plain)), 1),
        smallest=bool(phrases.SMALLEST.search(plain)),
        whole=bool(phrases.WHOLE.search(plain)),
        at_least=at_least,
        at_most=at_most,
        amounts=amounts,
        in_kind=True if phrases.IN_KIND.search(plain) else False if phrases.IN_CASH.search(plain) else None,
        parties=_parties(question, ask, language),
        follow_up=bool(phrases.FOLLOWS.search(plain)),
    )


def _is_named(start: int, plain: str) -> bool:
    """Is the year that begins there a part of a name: "l'agenda 2030"?"""
    return any(match.start("year") == start for match in phrases.NAMED_YEAR.finditer(plain))


def _day_named(when: date) -> Iterator[Term]:
    """The day of the minutes that are approved, as their act's title names it: no period, but what it is about."""
    for word in (str(when.day), MONTHS_FR[when.month - 1]):
        yield Term(word, tuple(stems(word)))


# What may leave some out.
_OF_MANY = (Ask.AMOUNT, Ask.TOTAL, Ask.LIST, Ask.COUNT, Ask.RANK, Ask.SHARE)


def _span_of(match: re.Match[str] | None) -> list[tuple[int, int]]:
    return [match.span()] if match else []


def _frame_spans(plain: str) -> list[tuple[int, int]]:
    """Phrases that say how many or when, not about what: "les 10 premiers", "deux ans plus tard"."""
    patterns = (
        phrases.TOP,
        phrases.HOW_MANY,
        phrases.YEARS_APART,
        phrases.DEAR,
        *(pattern for _, pattern in phrases.PLACES),
        *(pattern for pattern, _ in phrases.SHIFTS),
    )
    return [match.span() for pattern in patterns if (match := pattern.search(plain))]


def _seasons(plain: str) -> Iterator[tuple[int, int]]:
    """The months of a season: "à l'automne 2022". Winter is that of the year's first months."""
    for match in phrases.SEASON.finditer(plain):
        first = next(month for month, words in phrases.SEASONS if match["season"] in words.split("|"))
        yield from ((int(match["year"]), month) for month in range(first, first + 3))


def _bounds(question: str, language: Language) -> tuple[str, Decimal | None, Decimal | None]:
    """The question without its bounds ("plus de 3 000 €"), then the least and the most that they let through."""
    plain = flat(question)
    least = most = None
    spans = []
    for amount in find_amounts(question, language=language.value):
        for side, counts, pattern in phrases.BOUNDS:
            match = pattern.search(plain[: amount.start])
            if match and side == "above":
                least = amount.euros if counts else amount.euros + _CENT
            elif match:
                most = amount.euros if counts else amount.euros - _CENT
            if match:
                spans.append((match.start(), amount.end))
                break
    return blanked(question, spans), least, most


def _amounts(question: str, language: Language) -> tuple[str, tuple[Decimal, ...]]:
    """The question without the amounts it names ("l'emprunt de 132 000 euros"), which acts print in many ways;
    then these amounts."""
    amounts = [a for a in find_amounts(question, language=language.value) if a.marked]
    plain = flat(question)
    leads = [phrases.LEADS_TO_SUM.search(plain[: a.start]) for a in amounts]
    spans = [(lead.start() if lead else a.start, a.end) for lead, a in zip(leads, amounts, strict=True)]
    return blanked(question, spans), tuple(a.euros for a in amounts)


def _ask(plain: str) -> Ask:
    if phrases.OPENS_PASSAGE.search(plain):
        return Ask.PASSAGE
    if phrases.VOTES_FOR_ANOTHER.search(plain):
        return Ask.WHO  # whatever was voted on
    others = _not_meant(plain)
    asked = next(
        (ask for ask, pattern in phrases.ASKS if ask not in others and pattern.search(plain)), Ask.PASSAGE
    )
    # "fonds de concours pour X en 2022 ?" names money and asks nothing else: how much.
    money = phrases.BARE_MONEY.search(plain) and not phrases.RATE.search(plain)
    return Ask.AMOUNT if asked is Ask.PASSAGE and money else asked


def _not_meant(plain: str) -> tuple[Ask, ...]:
    """What is not asked though its words are there: "combien Pierrefonds a voté", "how many were approved"."""
    if phrases.MONEY_FIRST.search(plain) and not phrases.BALLOTS.search(plain):
        return (Ask.VOTE, Ask.NUMBER, Ask.WHO, Ask.WHEN)
    return (Ask.VOTE, Ask.WHO, Ask.WHEN) if phrases.COUNT_FIRST.search(plain) else ()


def _pot(plain: str) -> Pot | None:
    """The money named; of "which associations" or "the communes", what they were given."""
    named = next((pot for pot, pattern in phrases.POTS if pattern.search(plain)), None)
    if named is Pot.REQUESTED and phrases.ASKS_PRICE.search(plain):
        return None
    if (named is Pot.AWARDED and phrases.PRICES.search(plain)) or phrases.ESTIMATED.search(plain):
        return None  # the cost of what a grant helps is no grant
    # "Les associations aidées dans l'enveloppe de 9 000 €": who was helped is asked, out of whatever sum.
    if named is Pot.BUDGETED and phrases.HELPED.search(plain):
        return Pot.AWARDED
    return named or (Pot.AWARDED if phrases.RECIPIENTS.search(plain) else None)


def _ballot(plain: str) -> str | None:
    for name, pattern in (
        ("apart", phrases.APART),
        ("abstain", phrases.ABSTAINED),
        ("against", phrases.AGAINST),
        ("for", phrases.IN_FAVOUR),
    ):
        if pattern.search(plain):
            return name
    return None


def _parties(question: str, ask: Ask, language: Language) -> tuple[tuple[Term, ...], ...]:
    """ "X or Y", "more than Y": the two things that are compared; "X + Y", "for X, Y and Z": those added up."""
    if ask in (Ask.AMOUNT, Ask.TOTAL):
        listed = next((m["list"] for pattern in phrases.ADDED if (m := pattern.search(question))), "")
        sides = tuple(read_terms(part, language) for part in phrases.BETWEEN_ADDED.split(listed))
        return sides if len(sides) > 1 and all(sides) else ()
    for match in (pattern.search(question) for pattern in phrases.COMPARED) if ask is Ask.COMPARE else ():
        sides = tuple(read_terms(match[g], language) for g in ("a", "b")) if match else ()
        if sides and all(sides):
            return sides
    return ()


def _continue(before: Frame, now: Frame) -> Frame:
    """The frame of a follow-up: it keeps its own words and takes from before what it leaves out."""
    if not _leaning(now.question):
        now = replace(now, language=before.language)
    if not _is_follow_up(now):
        return now
    if not now.terms:  # "et auprès du département ?": a kind of body is all that it names
        named = read_terms(now.question, now.language, kinds=True)
        now = replace(now, terms=tuple(t for t in named if t.word in kind_words()))
    # What names nothing of its own is of the same subject, word for word; to repeat a word ("et en 2022 il a
    # rapporté combien ?") names nothing.
    said = {t.word for t in before.terms}
    anew = any(t.proper or t.word not in said for t in now.terms)
    inherited = tuple(
        replace(t, own=t.own and not anew) for t in before.terms if t.word not in {o.word for o in now.terms}
    )
    asks_nothing = now.ask is Ask.PASSAGE and len(now.terms) <= 3
    shift = _shift(flat(now.question))
    if shift and before.years:
        now = replace(now, years=tuple(year + shift for year in before.years))
    timed = bool(now.years or now.days or now.months)
    return replace(
        now,
        ask=before.ask if asks_nothing else now.ask,
        terms=(*now.terms, *inherited),
        years=now.years if timed else before.years,
        days=now.days if timed else before.days,
        months=now.months if timed else before.months,
        **_asked_alike(before, now) if asks_nothing else {},
        follow_up=True,
    )


def _asked_alike(before: Frame, now: Frame) -> dict[str, Any]:
    """What a follow-up that asks nothing itself ("et en 2023 ?") asks like the question before."""
    kept = ("pot", "seat", "ballot", "limit", "at_least", "at_most", "in_kind", "excluded")
    return {name: getattr(now, name) or getattr(before, name) for name in kept} | {
        "smallest": now.smallest or before.smallest,
        "whole": now.whole or before.whole,
    }


def _shift(plain: str) -> int:
    """How many years later (or earlier, below 0) than before: "l'année d'avant", "two years later"; 0 if not said."""
    match = phrases.YEARS_APART.search(plain)
    if match:
        years = int(match["n"]) if match["n"].isdigit() else phrases.SMALL[match["n"]]
        return years if re.match(r"plus\s+tard|apres|later|after", match["way"]) else -years
    return next((years for pattern, years in phrases.SHIFTS if pattern.search(plain)), 0)


def _is_follow_up(frame: Frame) -> bool:
    """It says so, or it names nothing of its own."""
    if frame.follow_up:
        return True
    says_something = bool(frame.terms or frame.seat or frame.ballot or frame.ask is not Ask.PASSAGE)
    return (
        says_something and not frame.days and not any(t.proper for t in frame.terms) and len(frame.terms) <= 1
    )
