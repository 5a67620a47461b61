"""A question and the questions before it become a ``Frame``: what is asked, of what, when, of which money.

No state: a conversation is the tuple of its questions, read anew from the first to the last.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache, reduce

from assistant import phrases
from assistant.lexicon import FRAME_WORDS, GROUPS, KIND_WORDS
from assistant.types import Ask, Frame, Language, Pot, Term
from index.dates import find_dates, find_months, find_years
from index.text import STOP_WORDS, flat, fold, stems, tokens


def language_of(question: str) -> Language:
    """The language with the more function words; French where they are even, as the acts are."""
    plain = flat(question)
    english = len(phrases.ENGLISH.findall(plain))
    return Language.EN if english > len(phrases.FRENCH.findall(plain)) else Language.FR


def read_question(question: str, history: tuple[str, ...] = ()) -> Frame:
    """The frame of a question; what a follow-up leaves out comes from the questions before it."""
    frames = [_read(q) for q in (*history, question)]
    return reduce(_continue, frames)


def _read(question: str) -> Frame:
    for pattern, short in phrases.TAXES:  # as acts write it
        question = pattern.sub(short, question)
    plain = flat(question)
    dates = find_dates(question)
    months = find_months(question)
    years = tuple(dict.fromkeys(y.year for y in find_years(question)))
    ask = _ask(plain)
    terms = read_terms(question)
    top = phrases.TOP.search(plain)
    return Frame(
        question=question.strip(),
        language=language_of(question),
        ask=ask,
        terms=terms,
        years=tuple(y for y in years if not any(d.date.year == y for d in dates)),
        days=tuple(dict.fromkeys(d.date for d in dates)),
        months=tuple((m.year, m.month) for m in months if not dates),
        pot=_pot(plain),
        seat=next((seat for seat, pattern in phrases.SEATS if pattern.search(plain)), None),
        ballot=_ballot(plain),
        limit=int(top[1] or top[2]) if top else None,
        smallest=bool(phrases.SMALLEST.search(plain)),
        whole=bool(phrases.WHOLE.search(plain)),
        in_kind=True if phrases.IN_KIND.search(plain) else False if phrases.IN_CASH.search(plain) else None,
        parties=_parties(question) if ask is Ask.COMPARE else (),
        follow_up=bool(phrases.FOLLOWS.search(plain)),
    )


def _ask(plain: str) -> Ask:
    if phrases.OPENS_PASSAGE.search(plain):
        return Ask.PASSAGE
    if phrases.MONEY_FIRST.search(plain) and not phrases.BALLOTS.search(plain):
        order = frozenset(ask for ask, _ in phrases.ASKS) - {Ask.VOTE, Ask.NUMBER, Ask.WHO}
    else:
        order = frozenset(ask for ask, _ in phrases.ASKS)
    asked = next(
        (ask for ask, pattern in phrases.ASKS if ask in order and pattern.search(plain)), Ask.PASSAGE
    )
    # "fonds de concours pour X en 2022 ?" names money and asks nothing else: how much.
    return Ask.AMOUNT if asked is Ask.PASSAGE and phrases.BARE_MONEY.search(plain) else asked


def _pot(plain: str) -> Pot | None:
    """The money named; of "which associations" or "the communes", what they were given."""
    named = next((pot for pot, pattern in phrases.POTS if pattern.search(plain)), None)
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


def read_terms(question: str) -> tuple[Term, ...]:
    """The content words in order, each with its forms; what only says what is asked is left out."""
    out: dict[str, Term] = {}
    opening = True
    for match in re.finditer(r"[^\s,;:!?«»\"()\[\]]+", _without_dates(question)):
        printed = match[0].strip(".'’")
        words = tokens(printed)
        named = (printed[:1].isupper() and (not opening or printed[1:2].isupper())) or bool(
            re.search(r"\d", printed)
        )
        opening = False
        for word in words:
            elided = "'" in flat(printed)
            named_here = named or (elided and any(c.isupper() for c in printed[2:3]))
            if _is_content(word) and (named_here or word not in _kind_words()):
                out.setdefault(word, Term(word, _forms(word), proper=named_here))
    return tuple(out.values())


def _without_dates(question: str) -> str:
    """The question with its dates, months and years blanked: they are periods, not content."""
    spans = [(d.start, d.end) for d in find_dates(question)] + [
        (m.start, m.end) for m in find_months(question)
    ]
    for start, end in spans:
        question = question[:start] + " " * (end - start) + question[end:]
    return question


def _is_content(word: str) -> bool:
    if (
        word in STOP_WORDS
        or word in _frame_words()
        or (word.isdigit() and len(word) == 4 and word[:2] in ("19", "20"))
    ):
        return False
    if word.isdigit():
        return True
    return len(word) >= phrases.NAME_SHORT or not word.isalpha()


@lru_cache(maxsize=1)
def _frame_words() -> frozenset[str]:
    return frozenset(fold(word) for word in FRAME_WORDS)


@lru_cache(maxsize=1)
def _kind_words() -> frozenset[str]:
    return frozenset(fold(word) for word in KIND_WORDS)


@lru_cache(maxsize=1)
def _equivalents() -> dict[str, tuple[str, ...]]:
    """Folded word -> the stems of its groups: what acts may call it."""
    groups: dict[str, dict[str, None]] = {}
    for group in GROUPS:
        forms = [stem for word in group for stem in stems(word)]
        for word in group:
            groups.setdefault(fold(word), {}).update(dict.fromkeys(forms))
    return {word: tuple(forms) for word, forms in groups.items()}


def _forms(word: str) -> tuple[str, ...]:
    """The stem of the word, then those of the words that acts may use for it."""
    return tuple(dict.fromkeys((*stems(word), *_equivalents().get(word, ()))))


def _parties(question: str) -> tuple[tuple[Term, ...], ...]:
    """ "X or Y", "X ou Y": the two things that are compared."""
    match = re.search(r"(?P<a>[^,?]+?)\s+(?:ou|or|vs\.?|versus|et|and)\s+(?P<b>[^,?]+)", question)
    if not match:
        return ()
    sides = tuple(read_terms(match[g]) for g in ("a", "b"))
    return sides if all(sides) else ()


def _continue(before: Frame, now: Frame) -> Frame:
    """The frame of a follow-up: it keeps its own words and takes from before what it leaves out."""
    if not _is_follow_up(now):
        return now
    inherited = tuple(
        replace(t, own=False) for t in before.terms if t.word not in {o.word for o in now.terms}
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
        pot=now.pot or (before.pot if asks_nothing else None),
        follow_up=True,
    )


def _shift(plain: str) -> int:
    """How many years later (or earlier, below 0) than before: "l'année d'avant", "two years later"; 0 if not said."""
    match = phrases.YEARS_APART.search(plain)
    if match:
        years = int(match["n"]) if match["n"].isdigit() else phrases.SMALL[match["n"]]
        return years if re.match(r"plus\s+tard|apres|later|after", match["way"]) else -years
    return next((years for pattern, years in phrases.SHIFTS if pattern.search(plain)), 0)


def _is_follow_up(frame: Frame) -> bool:
    """It says so, or it names nothing of its own."""
    return frame.follow_up or (not any(t.proper for t in frame.terms) and len(frame.terms) <= 1)
