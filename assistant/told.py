"""Figures beyond grants: the amounts that acts tell of anything, prices, rents, loans, costs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from assistant import phrases
from assistant.figures import figure
from assistant.fit import NO_NAME, Candidate, Kind, Words, fit_of, tells_giver
from assistant.link import stem_set
from assistant.nearest import AGAIN, nearest_first
from assistant.retrieve import Found, fits_period, share_of
from assistant.types import Claim, Draft, Status
from assistant.wording import of_act
from index.check import Stores
from index.facts.mentions import EURO
from index.text import flat, squeeze
from index.types import Act, Mention

_NEAREST = 10  # acts whose figures of any kind are weighed, beside those of the passages found
_BESIDE = 0.55  # the most that a figure fits which stands in a fact's row or sentence and is not the fact's
_TOLD = 0.7  # the least fit of a figure told as given though no grant was read there
_OF_PINNED = 0.6  # ... in the one act that the question is of
_AHEAD = 0.1  # how much more of the question this act holds than any other
_OF_GIFTS = re.compile(
    r"\b(?:subvention\w*|aides?\b|participation\w*|dons?\b|contribution\w*|fonds\s+de\s+concours|accord\w*|attribu\w*|octro\w*|allou\w*|percev\w*)"
)
_LITTLE = 0.7  # the most that a figure fits whose own words are none of the question's
_HARDLY = 0.6  # ... where those around it name of what it is, or its act's title says nearly all: never sure
_BY_TITLE = 0.8  # the share of the question that says nearly all
_WITH_TAXES = "TTC"
_BASES = frozenset({"ht", "ttc"})  # a clause may hold both; which of them a figure is, its basis tells
_CLAUSE = 250  # characters from one figure's clause to the next
_LESS = 0.05  # a figure that no fact explains fits a little less than one of a fact


def amounts_told(found: Found, stores: Stores, known: Set[tuple[str, Decimal]]) -> list[Candidate]:
    """The amounts of the acts found that are no fact of another kind (``known``: act id and amount)."""
    acts = _nearest_acts(found)
    told = [(i, m) for i, m in stores.ledger.facts(Mention, acts) if m.unit == EURO]
    given = {_row(i, m) for i, m in told if (i, m.value) in known and not (found.giver and not m.column)}
    prices = asks_price(found.frame.question)
    around = _surroundings(found)
    out = []
    for act_id, mention in _with_all_their_words(told):
        # Of money that another gives, the sentence that names the giver tells more than the fact does.
        if (act_id, mention.value) in known and not found.giver:
            continue
        candidate = _mention(found, acts[act_id], mention, around)
        out.append(_beside(candidate) if _row(act_id, mention) in given and not prices else candidate)
    return nearest_first(out, found)


def _with_all_their_words(told: Sequence[tuple[str, Mention]]) -> Iterator[tuple[str, Mention]]:
    """The mentions, a sum told again with taxes ("... 900 € HT, soit 1 080 € TTC") with the words of the first one."""
    before: tuple[str, Mention] | None = None
    for act_id, mention in told:
        if before and before[0] == act_id and _is_beside(before[1], mention):
            again = AGAIN.match(flat(mention.label))
            if again and mention.basis == _WITH_TAXES and before[1].basis != mention.basis:
                mention = replace(mention, label=f"{before[1].label} {mention.label[again.end() :]}")
        before = (act_id, mention)
        yield before


def _is_beside(first: Mention, then: Mention) -> bool:
    return first.span.page == then.span.page and 0 <= then.span.start - first.span.start < _CLAUSE


def answer_told_as_given(found: Found, stores: Stores) -> Draft | None:
    """Money given that stands in no grant's form ("L'ASL a fait une demande de 500 €. Adopté"): the sentence that
    tells all that is asked and speaks of a gift, with its figure, and with reserve; in the one act that the question
    is of, the one that tells most of it ("soit un montant total versé de"). None where none does."""
    frame = found.frame
    if found.missing or frame.follow_up or not (frame.pot or frame.in_kind):
        return None
    pinned = found.pinned(_AHEAD)
    told = [
        c
        for c in amounts_told(found, stores, frozenset())
        if (c.whole and c.fit >= _TOLD) or (c.act == pinned and c.fit >= _OF_PINNED)
        if c.act.id not in found.replaced and fits_period(c.act, frame)
        if _OF_GIFTS.search(flat(c.span.quote)) and _names_all(found, c)
    ]
    if not told:
        return None
    best = max(told, key=lambda c: c.fit)
    claims = (Claim(figure(best, frame.language), (best.ground,)), Claim(of_act(best.act, frame.language)))
    return Draft(Status.PARTIAL, claims, amount=best.amount)


def _names_all(found: Found, candidate: Candidate) -> bool:
    """Does the figure's sentence or its act's title hold each name of the question? A number is no name."""
    names = [h for h in found.subject if h.term.proper and not h.term.word.isdigit()]
    said = stem_set(candidate.span.quote)
    return all(h.is_told(candidate.act.id, said) for h in names)


def _nearest_acts(found: Found) -> dict[str, Act]:
    """The acts whose figures of any kind are weighed: those of the passages found, and those that fit best."""
    acts = {act.id: act for act, _ in found.acts}
    near = [p.act for p in found.passages if p.act in acts]
    best = [act.id for act, _ in (*found.in_period()[:_NEAREST], *found.acts[:_NEAREST])]
    return {act_id: acts[act_id] for act_id in (*near, *best)}


def _row(act_id: str, mention: Mention) -> tuple[str, int, int]:
    return act_id, mention.span.page, mention.span.start


@dataclass(frozen=True, slots=True)
class _Around:
    """A passage found: where it stands on its page, its stems, and what it says."""

    start: int
    end: int
    stems: frozenset[str]
    quote: str

    def before(self, at: int) -> str:
        """What it says in the lines before this place of the page."""
        return self.quote[max(0, at - self.start - _CLAUSE) : at - self.start]


_NOTHING = _Around(0, 0, frozenset(), "")
_Surroundings = dict[tuple[str, int], list[_Around]]


def _surroundings(found: Found) -> _Surroundings:
    """The passages found, by their act and page."""
    out: _Surroundings = defaultdict(list)
    for p in found.passages:
        stems = stem_set(p.span.quote, p.heading)
        out[p.act, p.span.page].append(_Around(p.span.start, p.span.end, stems, p.span.quote))
    return out


def _mention(found: Found, act: Act, mention: Mention, surroundings: _Surroundings) -> Candidate:
    span = mention.span
    label = stem_set(mention.label, mention.column, mention.unit) - _BASES | stem_set(mention.basis)
    passages = surroundings.get((act.id, span.page), ())
    around = next((p for p in passages if p.start <= span.start and span.end <= p.end), _NOTHING)
    words = Words(label, stem_set(span.quote) - _BASES, around.stems)
    fit = fit_of(found, act, words)
    most = _most(found, act, words, around.before(span.start)) if tells_giver(found, span.quote) else NO_NAME
    return Candidate(
        Kind.MENTION, mention.label, squeeze(span.quote), mention.value, act, span,
        min(fit.fit - _LESS, most), fit.own, fit.whole, mention=mention,
    )  # fmt: skip


def _most(found: Found, act: Act, words: Words, lead: str) -> float:
    """The most that a figure may fit: little where it tells none of what its act's title leaves open, and not enough
    where it tells nothing of the question at all."""
    terms = found.subject
    opened = [h for h in terms if act.id not in h.titled and h.acts]
    told = [h for h in terms if h.is_in(words.label) or h.is_in(words.detail)]
    if not opened or any(h in told for h in opened):
        return 1.0
    if told:
        return _LITTLE
    # "M. Untel a réservé le lot 3. Le prix est de 9 000 €": the lines before say of what it is, or the title.
    names = [h for h in opened if h.term.proper]
    said = stem_set(lead) if names else frozenset()
    titled = share_of(terms, lambda h: act.id in h.titled) >= _BY_TITLE
    beside = all(h.is_in(said) for h in names) if names else titled
    return _HARDLY if beside else NO_NAME


def _beside(mention: Candidate) -> Candidate:
    """The other figures of a row or sentence that gives a fact (a cost, a rate's base, "soit 20 € par élève") answer
    only where none else does."""
    return replace(mention, fit=min(mention.fit, _BESIDE))


@lru_cache(maxsize=64)
def asks_price(question: str) -> bool:
    """A cost, a rent: no money given."""
    return bool(phrases.PRICES.search(flat(question)))
