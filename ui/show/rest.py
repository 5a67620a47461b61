"""The rest of a shown act: opinions, references, signatories, other facts, warnings, what people rejected."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from assistant.corrections import note
from assistant.people import moved_told
from assistant.wording import day, joined
from index.corrections import fact_id, kind_of
from index.types import (
    Attendance,
    BudgetEntry,
    BudgetLine,
    Check,
    Fact,
    Grant,
    Mention,
    Movement,
    Opinion,
    Origin,
    Reference,
    Reviewed,
    Signatory,
    Vote,
)
from ui.show.telling import F, Teller, distinct, terms
from ui.texts import texts

OWN_WORDS = (
    Attendance,
    BudgetEntry,
    BudgetLine,
    Check,
    Grant,
    Movement,
    Opinion,
    Reference,
    Signatory,
    Vote,
)


def small_blocks(teller: Teller) -> Iterator[list[str]]:
    """Opinions, references, signatories, and the kinds of facts that have no words of their own."""
    words = teller.words
    yield [words.opinions, *_each(Opinion, _opinion, teller)]
    yield [words.references, *_each(Reference, _reference, teller)]
    yield [words.signatories, *_each(Signatory, _signatory, teller)]
    yield [words.movements, *_each(Movement, _movement, teller)]
    others = [one for one in teller.shown.reviewed if one.fact and not isinstance(one.fact, OWN_WORDS)]
    for kind in distinct(kind_of(one.read) for one in others):
        mine = [one for one in others if kind_of(one.read) == kind]
        if teller.ids or not isinstance(mine[0].read, Mention):
            lines = (line for one in mine for line in teller.line(_any(one, teller), one))
            yield [words.others.get(kind, kind.capitalize()), *lines]


def _each(kind: type[F], tell: Callable[[F, Teller], str], teller: Teller) -> Iterator[str]:
    for fact, one in teller.all_of(kind):
        yield from teller.line(tell(fact, teller), one)


def _opinion(opinion: Opinion, teller: Teller) -> str:
    view = teller.words.favourable if opinion.favourable else teller.words.unfavourable
    date = f", {day(opinion.date, teller.language)}" if opinion.date else ""
    return f"{opinion.commission}{teller.colon()}{view}{date}"


def _reference(reference: Reference, teller: Teller) -> str:
    return (
        f"{reference.code}, {teller.words.article} {reference.article}"
        if reference.article
        else reference.code
    )


def _signatory(signatory: Signatory, _: Teller) -> str:
    return ", ".join(part for part in (signatory.person, signatory.capacity) if part)


def _movement(movement: Movement, teller: Teller) -> str:
    return moved_told(movement, teller.language)


def _any(one: Reviewed[Fact], teller: Teller) -> str:
    return ", ".join(terms(one.fact or one.read, (), teller))


def warnings(teller: Teller) -> Iterator[str]:
    """The act's own arithmetic that fails, doubtful amounts, and pages whose text is not their own."""
    for check, one in teller.all_of(Check):
        if not check.holds:
            yield from teller.line(check.statement, one)
    for origin, numbers in _origins(teller).items():
        where = f"{texts(teller.language).page} {joined(numbers, teller.language)}{teller.colon()}"
        yield f"  {where if teller.paged else ''}{texts(teller.language).origins[origin]}"


def _origins(teller: Teller) -> dict[Origin, list[str]]:
    """The pages on which facts stand whose words were decoded or recognised on an image, by which of the two."""
    pages = {page.number: page for page in teller.shown.document.pages}
    spans = sorted((one.read.span for one in teller.shown.reviewed), key=lambda span: span.page)
    told = [(pages[span.page].origin_of(span.start, span.end), str(span.page)) for span in spans]
    doubtful = (Origin.DECODED, Origin.OCR)
    return {
        origin: numbers
        for origin in doubtful
        if (numbers := distinct(number for each, number in told if each is origin))
    }


def rejected(teller: Teller) -> Iterator[str]:
    """The facts that people rejected themselves: not the bare figures that went with them."""
    for one in teller.shown.reviewed:
        mine = [said for said in one.said if said.rejects and said.kind == kind_of(one.read)]
        name = f" [{fact_id(one.read)}]" if teller.ids else ""
        yield from (
            f"  {note(said, one.read, teller.language)}{teller.at(one.read.span)}{name}" for said in mine
        )
