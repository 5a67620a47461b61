"""Of several amounts that fit a question alike, the one whose nearest words say it.

"- 50 € l'encart simple - 100 € le double": of a sentence's figures each has the words beside it, up to the next
separator; those that lead to the next figure ("une aide attendue à hauteur de 7 280 €") are that figure's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate, takewhile

from assistant.fit import NO_NAME, Candidate
from assistant.link import stem_set
from assistant.question_words import word_forms
from assistant.retrieve import Found
from assistant.sums import asks_part, is_another_measure, is_anothers_price, is_per_asked, says_measure
from assistant.types import Frame
from index.amounts import Amount, find_amounts
from index.dates import years_told
from index.text import flat, squeeze
from index.types import Act, Span

_CLOSE = 0.1  # figures that fit less well than the best by more than this are left as they are
_YEAR_NEAR = 100  # characters beside a figure in which the year that it is of stands
_WIDE = 0.25  # ... but for what is told to be something else
_NEAR = 0.06  # how much better a figure fits whose own words hold all the question's
_TITLED = 0.5  # what a word of the act's title weighs among the words beside a figure
_OTHER = 0.12  # how much worse one that is said to be another year's, or of a unit where the whole is asked
_SEPARATOR = re.compile(r"\s[-–]\s|[,;:()•▪➢]|\b(?:et|soit|dont|puis)\b")
_LEADS = re.compile(r"\b(?:de|d'|a|est|sont|pour|montant|environ|maximum)\s*$")
# A sum that is told again with taxes: what stands behind it ("... 900 € HT, soit 1 080 € TTC").
AGAIN = re.compile(r"\W*(?:euros?\s*)?(?:h\.?\s?t\b\.?|hors\s+taxes?)\W*soit\s")
_WITHOUT = re.compile(rf"^{AGAIN.pattern}\s*(?:un\s+(?:montant|total|cout)\s+(?:total\s+)?de\s+)?$")
_TAXES = re.compile(r"^\W*(?:euros?\s*)?(?:t\.?\s?t\.?\s?c\b|toutes\s+taxes)")
_BEFORE_NOW = re.compile(
    r"\b(?:an\s+dernier|an\s+passe|annee\s+(?:derniere|precedente|passee)|precedemment|auparavant|ancien(?:ne)?\s+(?:prix|tarif|loyer|montant))\b"
)
_EARLIER_ASKED = re.compile(
    r"\b(?:last|previous|dernier|derniere|precedent\w*|avant|before|earlier|ancien\w*)\b"
)
_PER_SURFACE = re.compile(
    r"^\W*(?:euros?\s+|ht\s+|ttc\s+)*(?:/|le\s+|du\s+|par\s+|au\s+)\s*(?:m2|m²|m\b|metre|hectare|ha\b|are\b|kg|kilo|tonne|litre|m3|m³)"
)
# "35 000 € pour 35 élèves, soit 1 000 € par élève": the sum is told as a unit's, too.
_WORKED_OUT = re.compile(
    r"\b(?:soit|a\s+raison\s+de|sur\s+la\s+base\s+de)\s+(?P<sum>\d[\d .,]*)\s*(?:€|euros?)\s*(?:ht\s+|ttc\s+)?(?:/|par\s+|pour\s+chaque\s+)\s*"
    r"(?:eleve|enfant|habitant|personne|foyer|agent|licencie|adherent|famille|repas|seance|heure|jour|nuit)"
)
_UNIT_BEFORE = re.compile(
    r"\b(?:prix|tarif|cout)s?\s+(?:unitaire|(?:au|du|d'un|par|le)\s+(?:m2|m²|metre|hectare|kg|kilo|tonne|litre|m3|m³))\b[^\d]{0,40}$"
)
_HEAD_ASKED = re.compile(r"\b(?:par|per|chaque|each|unitaire)\b")
_SURFACE_ASKED = re.compile(
    r"\bm2\b|m²|\bmetres?\b|\bmeters?\b|\bhectares?\b|\bkilo|\btonnes?\b|\blitres?\b|\bunitaire\b|\b(?:par|per)\s+(?:unit|square)"
)


_WHOLE_ASKED = re.compile(
    r"\b(?:en\s+tout|au\s+total|total\w*|globale?|in\s+(?:all|total)|altogether|overall|whole|entire)\b"
)
_TOLD_WHOLE = re.compile(r"\b(?:totale?s?|totaux|globale?s?|globaux|ensemble)\b")

_Asked = Sequence[tuple[frozenset[str], float]]  # the forms of each word of a question, and what it weighs


def nearest_first(candidates: Sequence[Candidate], found: Found) -> list[Candidate]:
    """The candidates (mentions), less fitting where the words nearest to another figure of the act say more of
    the question. None fits better than before: a fact that fits as well leads."""
    if found.frame.follow_up and not any(h.term.proper for h in found.subject):
        return list(candidates)  # the few words of a follow-up that names nobody stand beside any figure
    acts: defaultdict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        acts[candidate.act.id].append(candidate)
    ordered = _by_what_is_asked(found, [c for same in acts.values() for c in _of_act(found, same)])
    question = flat(found.frame.question)
    return [replace(c, whole=c.whole and not _is_another(c, question)) for c in ordered]


def _by_what_is_asked(found: Found, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of all acts, those less fitting that lack what another has of the words that only say what
    is asked ("la première année"): none of them was weighed with the subject."""
    subject = frozenset(form for h in found.hits for form in h.term.forms)
    asked = [(forms, weight) for forms, weight in _asked(found) if forms.isdisjoint(subject)]
    close, rest = _close(candidates)
    close = _compared(close, asked)
    question = flat(found.frame.question)
    rates = {id(c) for c in close if is_per_asked(question, flat(_own_words(c)[1]))}
    return [*(c if id(c) in rates or not rates else _less(c, _NEAR) for c in close), *rest]


def _of_act(found: Found, candidates: Sequence[Candidate]) -> list[Candidate]:
    candidates = _measured(candidates, found.frame)
    close, rest = _close(candidates)
    if len({c.amount for c in close}) < 2:
        return list(candidates)
    act = close[0].act
    asked = _asked(found, act.title.value if act.title else "")
    parts = frozenset(part for c in close for part in _parts(squeeze(c.span.quote)))
    weighed = [_less(c, _OTHER) if _of_another(c, found.frame) or c.amount in parts else c for c in close]
    weighed = _totals_first(weighed, found.frame)
    sentences: defaultdict[Span, list[Candidate]] = defaultdict(list)
    for candidate in _compared(weighed, asked):
        sentences[candidate.span].append(candidate)
    for span, told in sentences.items():
        # What leads to a sentence is said of all its figures: the other words choose among them.
        lead = _lead(found, act, span)
        rest += _compared(told, [(forms, weight) for forms, weight in asked if forms.isdisjoint(lead)])
    return rest


def _measured(candidates: Sequence[Candidate], frame: Frame) -> Sequence[Candidate]:
    """The candidates, those less fitting that are told as something else ("un dépôt de garantie de") where one that
    fits nearly as well is told as what is asked ("le loyer est de"); and what a seller asks, where another is told."""
    question = flat(frame.question)
    best = max(c.fit for c in candidates)
    near = [
        (c, flat(before), flat(behind))
        for c in candidates
        if best - c.fit < _WIDE and c.fit > NO_NAME
        for before, behind in [_own_words(c)]
    ]
    said = any(says_measure(question, before, behind) for _, before, behind in near)
    others = {
        id(c)
        for c, before, behind in near
        if is_another_measure(question, before, behind)
        and (said or (is_anothers_price(question, before, behind) and not _SURFACE_ASKED.search(question)))
    }
    if said and asks_part(
        question
    ):  # "a total of 900 €, of which 300 € are paid by the town": the whole is no part
        others |= {id(c) for c, before, behind in near if not says_measure(question, before, behind)}
    if len(others) == len(near):
        return candidates
    return [_less(c, _WIDE) if id(c) in others else c for c in candidates]


def _totals_first(candidates: Sequence[Candidate], frame: Frame) -> list[Candidate]:
    """Where all is asked for together, what is told as the whole leads: "soit un montant total de"."""
    if not _WHOLE_ASKED.search(flat(frame.question)):
        return list(candidates)
    whole = {id(c) for c in candidates if _TOLD_WHOLE.search(flat(" ".join(_own_words(c))))}
    return [c if id(c) in whole or not whole else _less(c, _OTHER) for c in candidates]


def _close(candidates: Sequence[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
    """The candidates that fit about as well as the best, and the rest."""
    best = max((c.fit for c in candidates), default=0.0)
    close = [c for c in candidates if best - c.fit < _CLOSE]
    return close, [c for c in candidates if best - c.fit >= _CLOSE]


def _less(candidate: Candidate, loss: float) -> Candidate:
    return replace(candidate, fit=candidate.fit - loss)


def _asked(found: Found, title: str = "") -> _Asked:
    """The words of the question, those too that only say what is asked ("la première année"), but for the
    council's name, which fits all its figures alike; what the act's title says, it says of most of them."""
    words = map(frozenset, word_forms(found.frame.question, found.frame.language))
    of_all = stem_set(title)
    return [
        (forms, 1.0 if forms.isdisjoint(of_all) else _TITLED)
        for forms in words
        if forms.isdisjoint(found.councils.words)
    ]


def _compared(candidates: Sequence[Candidate], asked: _Asked) -> list[Candidate]:
    """The figures, those less fitting whose own words hold less of what is asked than another's."""
    held = [_held(candidate, asked) for candidate in candidates]
    most = max(held, default=0.0)
    return [_less(c, _NEAR * (most - share)) for c, share in zip(candidates, held, strict=True)]


def _held(candidate: Candidate, asked: _Asked) -> float:
    said = stem_set(*_own_words(candidate))
    whole = sum(weight for _, weight in asked)
    return sum(weight for forms, weight in asked if not forms.isdisjoint(said)) / whole if whole else 0.0


def _lead(found: Found, act: Act, span: Span) -> frozenset[str]:
    """The words of the passage that stand before a sentence of it."""
    around = (p for p in found.passages if p.act == act.id and p.span.page == span.page)
    within = next((p for p in around if p.span.start <= span.start and span.end <= p.span.end), None)
    return stem_set(within.span.quote[: span.start - within.span.start]) if within else frozenset()


def _own_words(candidate: Candidate) -> tuple[str, str]:
    """Before the figure and behind it; of a row's figure, the row's first words and its column's title."""
    assert candidate.mention is not None
    if "\t" in candidate.span.quote:
        return candidate.label, candidate.mention.column
    return own_words(squeeze(candidate.span.quote), candidate.amount)


def _of_another(candidate: Candidate, frame: Frame) -> bool:
    """Is the figure another year's or another measure than the one asked for, or a unit's price where the whole is
    asked?"""
    before, behind = _own_words(candidate)
    question, words = flat(frame.question), flat(f"{before} {behind}")
    years = years_told(f"{before[-_YEAR_NEAR:]} {behind[:_YEAR_NEAR]}")
    if frame.years and years and years.isdisjoint(frame.years):
        return True
    if _BEFORE_NOW.search(words) and not _EARLIER_ASKED.search(question):
        return True
    if _is_another(candidate, question):
        return True
    if _is_worked_out(candidate) and not _HEAD_ASKED.search(question):
        return True
    of_unit = _PER_SURFACE.search(flat(behind)) or _UNIT_BEFORE.search(flat(before))
    return bool(of_unit) and not _SURFACE_ASKED.search(question)


def _is_another(candidate: Candidate, question: str) -> bool:
    """Is it told as something else than the flat question asks: the fees, a deposit, the seller's price?"""
    before, behind = map(flat, _own_words(candidate))
    return is_another_measure(question, before, behind)


def _is_worked_out(candidate: Candidate) -> bool:
    """Is it told as what a sum makes for each?"""
    sentence = squeeze(candidate.span.quote)
    told = (m.span("sum") for m in _WORKED_OUT.finditer(flat(sentence)))
    amounts = (amount for start, end in told for amount in find_amounts(f"{sentence[start:end]} €"))
    return any(amount.euros == candidate.amount for amount in amounts)


@lru_cache(maxsize=1024)
def _parts(sentence: str) -> frozenset[Decimal]:
    """The amounts behind another one of a sentence, two or more, that add up to it: "670 € (500 € + 100 € + 70 €)"."""
    told = [a.euros for a in find_amounts(sentence) if not a.in_words]
    return frozenset(part for at, whole in enumerate(told) for part in _adding_up(told[at + 1 :], whole))


def _adding_up(amounts: Sequence[Decimal], whole: Decimal) -> Sequence[Decimal]:
    """The first amounts, two or more, that add up to the whole; none where they do not."""
    sums = takewhile(lambda each: each[1] <= whole, enumerate(accumulate(amounts), start=1))
    count = next((count for count, sum_ in sums if sum_ == whole), 0)
    return amounts[:count] if count > 1 else ()


@lru_cache(maxsize=1024)
def own_words(sentence: str, amount: Decimal) -> tuple[str, str]:
    """The words of a sentence that are the amount's, before it and behind; none where it is not told there.

    >>> own_words("Tarif : 50 € le simple - 100 € le double", Decimal(100))
    ('', ' le double')
    >>> own_words("étude de 900 € avec une aide à hauteur de 600 €", Decimal(600))
    (' avec une aide à hauteur de ', '')
    """
    told = [a for a in find_amounts(sentence) if not a.in_words]
    at = next((i for i, a in enumerate(told) if a.euros == amount), None)
    if at is None:
        return "", ""
    until = told[at + 1].start if at + 1 < len(told) else len(sentence)
    behind = sentence[told[at].end : until]
    return _words_before(sentence, told, at), _shared(behind)[0] if at + 1 < len(told) else behind


def _words_before(sentence: str, told: Sequence[Amount], at: int) -> str:
    """Of a sum told again with taxes ("900 € HT, soit 1 080 € TTC"), what stands before it is said of both."""
    since = told[at - 1].end if at else 0
    before = sentence[since : told[at].start]
    if at and _told_again_with_taxes(before, sentence[told[at].end :]):
        return _words_before(sentence, told, at - 1)
    return _shared(before)[1] if at else before


def _told_again_with_taxes(between: str, behind: str) -> bool:
    """Do the words between two figures, and those behind the second, say that it is the first one with taxes?"""
    return bool(_WITHOUT.match(flat(between)) and _TAXES.match(flat(behind)))


def _shared(gap: str) -> tuple[str, str]:
    """The words between two figures, as the former's and the latter's."""
    plain = flat(gap)
    closed = len(plain) - len(
        plain.lstrip(" )")
    )  # the former's own bracket: "mille euros (1 000 €) la première"
    cut = _SEPARATOR.search(plain, closed)
    if cut:
        return gap[: cut.start()], gap[cut.end() :]
    return ("", gap) if _LEADS.search(plain) else (gap, "")
