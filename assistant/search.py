"""The passages that a question is about, by the full text and the vectors of the store, fused."""

from __future__ import annotations

from collections.abc import Iterator, Set

from assistant.fusion import BARE, NAMED, PLAIN, TRANSLATED, Ranking, added, fuse
from assistant.question import tells_language
from assistant.translations import french_stems
from assistant.types import Frame, Language
from index.amounts import find_amounts
from index.check import Stores
from index.ledger import Ledger
from index.text import stems

DEPTH = 200  # passages that each search gives

# What else acts may call a word says less than the word; what a translation says is the word.
_OTHER_WORDS = {Language.FR: 0.5, Language.EN: 1.0}


def asked_of(frame: Frame) -> str:
    """The question with the words of earlier questions that it is about."""
    return " ".join([*(t.word for t in frame.terms if not t.own), frame.question])


def scores(frame: Frame, stores: Stores, acts: Set[str]) -> dict[str, float]:
    """Passage id -> score of what full text and vectors find in these acts; in all of them for none."""
    return fuse(worded(frame, stores.ledger, acts), near(frame, stores, acts), lean(frame))


def worded(frame: Frame, ledger: Ledger, acts: Set[str]) -> dict[str, float]:
    """Passage id -> BM25 by the question's own words, and by what else acts may call them."""
    own = dict.fromkeys(stems(_with_plain_amounts(asked_of(frame), frame.language)))
    others = [form for form in _forms(frame) if form not in own]
    searches = ((tuple(own), 1.0), (others, _OTHER_WORDS[frame.language]))
    return added((ledger.search(words, DEPTH, acts or None), weight) for words, weight in searches)


def near(frame: Frame, stores: Stores, acts: Set[str]) -> Ranking:
    """The passages nearest to the question, with their cosines."""
    vector = stores.embedder.embed_query(asked_of(frame))
    return stores.vectors.nearest(vector, DEPTH, stores.ledger.passage_ids(acts=acts) if acts else None)


def lean(frame: Frame) -> float:
    """How much the vectors weigh: the less, the surer the words of the question are those of the acts."""
    if frame.amounts or any(t.proper and not french_stems(t.word) for t in frame.terms):
        return NAMED
    if frame.language is Language.EN:
        return TRANSLATED
    return PLAIN if tells_language(frame.question) else BARE


def act_of(passage_id: str) -> str:
    """The id of a passage's act."""
    return passage_id.rsplit(":", 1)[0]


def _forms(frame: Frame) -> Iterator[str]:
    for term in frame.terms:
        yield from term.forms
    yield from map(str, frame.years)


def _with_plain_amounts(question: str, language: Language) -> str:
    """The question with its amounts as the full text has them, however it groups their digits: "€15,000" as 15000."""
    for amount in reversed(find_amounts(question, language=language.value)):
        if amount.marked:
            plain = f" {amount.euros.normalize():f} "
            question = question[: amount.start] + plain + question[amount.end :]
    return question
