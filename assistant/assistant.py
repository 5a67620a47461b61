"""``ask(question, history) -> Answer``: the whole way from words to an answer that stands on the acts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from assistant.acts import answer_count, answer_number
from assistant.budget_lines import answer_line
from assistant.catalogue import Catalogue, catalogue
from assistant.citing import source_of
from assistant.compose import compose, nothing_found, understood
from assistant.counted import answer_counted
from assistant.designations import answer_designation
from assistant.follow_ups import follow_ups
from assistant.headcount import answer_headcount
from assistant.money import answer_money
from assistant.offers import answer_offers
from assistant.outcomes import answer_outcomes
from assistant.people import answer_people
from assistant.question import read_question
from assistant.quotes import answer_nearest, answer_quote
from assistant.rates import answer_rate, lacks_rate, with_reserve
from assistant.retrieve import Found, retrieve
from assistant.scope import Options, applied, options
from assistant.sizes import answer_size, lacks_size
from assistant.told import answer_told_as_given
from assistant.told_of_each import answer_told_of_each
from assistant.types import ANYTHING, Answer, Ask, Citation, Draft, Frame, Language, Scope, Source, Status
from assistant.votes import answer_vote
from assistant.when import answer_date
from assistant.wording import say
from index.check import Stores
from index.ledger import Ledger
from index.ports import Embedder, VectorIndex
from index.types import Grant, GrantStatus

Answerer = Callable[[Found, Stores], Draft | None]


def _number(found: Found, _: Stores) -> Draft | None:
    return answer_number(found)


def _count(found: Found, _: Stores) -> Draft | None:
    return answer_count(found)


def _headcount(found: Found, stores: Stores) -> Draft | None:
    return answer_headcount(found, stores.ledger)


def _size(found: Found, _: Stores) -> Draft | None:
    return answer_size(found)


def _quote(found: Found, stores: Stores) -> Draft | None:
    draft = None if lacks_size(found) else answer_quote(found, stores)
    return with_reserve(draft) if draft and lacks_rate(found, draft) else draft


def _nearest(found: Found, stores: Stores) -> Draft | None:
    return None if lacks_size(found) else answer_nearest(found, stores)


# For what is asked, who answers: the first that has something to say.
_ANSWERERS: dict[Ask, tuple[Answerer, ...]] = {
    Ask.AMOUNT: (answer_offers, answer_money, answer_told_as_given),
    Ask.TOTAL: (answer_money, answer_told_as_given),
    Ask.SHARE: (answer_money,),
    Ask.MEAN: (answer_money, _quote),
    Ask.RANK: (answer_offers, answer_money, _quote),
    Ask.COMPARE: (answer_offers, answer_money, answer_told_of_each, _quote),
    Ask.LIST: (answer_offers, answer_designation, answer_people, _count, answer_money, _quote),
    Ask.COUNT: (
        answer_outcomes,
        _headcount,
        answer_people,
        _count,
        _size,
        answer_counted,
        answer_offers,
        answer_money,
        _quote,
    ),
    Ask.VOTE: (answer_outcomes, answer_designation, answer_vote),
    Ask.LINE: (answer_line,),
    Ask.WHO: (answer_offers, answer_designation, answer_people, _quote),
    Ask.WHEN: (answer_date, _quote),
    Ask.NUMBER: (_number,),
    Ask.PASSAGE: (
        _headcount,
        answer_offers,
        answer_designation,
        answer_people,
        _size,
        _count,
        answer_rate,
        _quote,
    ),
}


_MONEY = (Ask.AMOUNT, Ask.TOTAL, Ask.SHARE, Ask.MEAN, Ask.RANK, Ask.COMPARE)
_HELD = (Status.ANSWERED, Status.PARTIAL)


def _answerers(frame: Frame) -> tuple[Answerer, ...]:
    """Where a kind of money or its theme is a filter, a question of money is answered by such money alone."""
    only_money = frame.scope.of_money and frame.ask in _MONEY
    return (answer_money,) if only_money else (*_ANSWERERS[frame.ask], _nearest)


class Assistant:
    """Holds the stores, and what they held when last asked; each answer is computed anew from them."""

    def __init__(self, ledger: Ledger, vectors: VectorIndex, embedder: Embedder) -> None:
        self._stores = Stores(ledger, vectors, embedder)
        self._catalogue: tuple[tuple[int, ...], Catalogue] | None = None

    def ask(self, question: str, history: tuple[str, ...] = (), scope: Scope = ANYTHING) -> Answer:
        """The answer to a question, after the earlier questions of its conversation, oldest first; within the
        filters of ``scope``, which win over what the question names."""
        frame = read_question(question, history)
        within = applied(frame, scope)
        if not frame.question.strip() or _says_nothing(within):
            return _unclear(within)
        answer = self._answer(within)
        if not scope.narrows or answer.status is not Status.NOT_FOUND or _says_nothing(frame):
            return answer
        return _beyond(answer) if self._answer(frame).status in _HELD else answer

    def _answer(self, frame: Frame) -> Answer:
        found, ledger = retrieve(frame, self._stores, self._held()), self._stores.ledger
        draft = next((d for answer in _answerers(frame) if (d := answer(found, self._stores))), None)
        draft = draft or nothing_found(found, ledger)
        return replace(compose(draft, found, ledger), follow_ups=follow_ups(draft, found, self._stores))

    def options(self, scope: Scope = ANYTHING) -> Options:
        """What can be filtered by, within the filters chosen so far."""
        return options(scope, self._held().cards)

    def _held(self) -> Catalogue:
        """The ledger's catalogue, read again when the ledger has changed."""
        stamp = self._stores.ledger.stamp()
        if self._catalogue is None or self._catalogue[0] != stamp:
            self._catalogue = (stamp, catalogue(self._stores.ledger))
        return self._catalogue[1]

    def source(self, citation: Citation) -> Source:
        """The file and the page that a citation stands on. KeyError where the document was forgotten since."""
        return source_of(citation, self._stores.ledger)

    def examples(self, language: Language) -> tuple[str, ...]:
        """Questions that the store can answer, to click at the start: what one got, a council's total, a vote."""
        held = self._held()
        acts = {act.id: act for act in held.acts if act.date and act.council and act.id not in held.replaced}
        awarded = [
            (acts[act_id], grant)
            for act_id, grant in self._stores.ledger.facts(Grant, acts)
            if grant.status is GrantStatus.AWARDED
            and not grant.in_kind
            and not held.entities.is_person(act_id, grant.beneficiary)
        ]
        if not awarded:
            return ()
        act, grant = awarded[len(awarded) // 2]
        many = acts[Counter(one.id for one, _ in awarded).most_common(1)[0][0]]
        year = act.date.year if act.date else ""
        council = many.council_name
        period = many.date.year if many.date else ""
        number = act.number.value if act.number else grant.beneficiary
        return (
            say(
                language,
                f"Combien pour {grant.beneficiary} en {year} ?",
                f"How much went to {grant.beneficiary} in {year}?",
            ),
            say(
                language,
                f"Total des subventions : {council}, {period} ?",
                f"Total grants of {council} in {period}?",
            ),
            say(
                language,
                f"Qui a voté contre la délibération {number} ?",
                f"Who voted against resolution {number}?",
            ),
        )

    def counts(self) -> dict[str, int]:
        """How much the store holds, by kind: documents, pages, acts, facts, passages."""
        counts = self._stores.ledger.counts()
        return {
            "documents": counts.documents,
            "pages": counts.pages,
            "acts": counts.acts,
            "facts": counts.facts,
            "passages": counts.passages,
        }


def _says_nothing(frame: Frame) -> bool:
    """No word of a subject, no period, no seat: nothing to look for; but all money, where filters say of whom."""
    if frame.scope.narrows and frame.ask is not Ask.PASSAGE:
        return False
    return not (frame.terms or frame.days or frame.years or frame.months or frame.seat)


def _beyond(answer: Answer) -> Answer:
    """The answer, and that there would be one without the filters: what it is, only asking so tells."""
    told = say(
        answer.language,
        "Sans les filtres, les actes répondent à cette question.",
        "Without the filters, the acts answer this question.",
    )
    return replace(answer, text=f"{answer.text}\n{told}", beyond=True)


def _unclear(frame: Frame) -> Answer:
    language = frame.language
    text = say(
        language,
        "De quoi s'agit-il ? Nommez une association, un événement, un acte ou une séance.",
        "What is it about? Name an association, an event, an act or a sitting.",
    )
    return Answer(Status.UNCLEAR, language, text, understood(frame))
