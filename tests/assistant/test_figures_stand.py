"""No figure without its page: whatever is asked, what an answer tells stands in what it cites.

Over all golden questions of the corpus and some hundred made from the ledger's own beneficiaries.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from itertools import product
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.types import Answer, Language, Row, Status
from index.amounts import find_amounts, find_percentages
from index.check import Stores, repair
from index.names import same_name
from index.text import stems
from index.types import Act, Grant, GrantStatus
from tests.assistant.support import Desk, read_gold
from tests.index.support import HashingEmbedder, MemoryVectors

CENT = Decimal("0.01")
YEARS = (2020, 2021, 2022, 2023)
TEMPLATES = (
    (Language.FR, "Combien pour {who} en {year} ?"),
    (Language.EN, "How much went to {who} in {year}?"),
    (Language.FR, "Quelle subvention {who} a-t-il reçue en {year} ?"),
    (Language.EN, "What grant did {who} receive in {year}?"),
)

Asked = tuple[str, tuple[str, ...], Language, Answer]  # question, history, the language it is in, the answer


def awarded(desk: Desk) -> list[tuple[set[int], Grant]]:
    """(years, grant): money awarded by acts that stand; the years are the sitting's and those it is for."""
    acts = {act.id: act for act in desk.stores.ledger.acts()}
    replaced = desk.stores.ledger.replaced_acts()
    return [
        (years_of(acts[act_id], grant), grant)
        for act_id, grant in desk.stores.ledger.facts(Grant)
        if grant.status is GrantStatus.AWARDED and act_id not in replaced
    ]


def years_of(act: Act, grant: Grant) -> set[int]:
    told = f"{grant.purpose} {act.title.value if act.title else ''} {act.date}"
    return {int(year) for year in re.findall(r"(?<!\d)20\d\d(?!\d)", told)}


def names(desk: Desk) -> list[str]:
    out: list[str] = []
    for _, grant in awarded(desk):
        if not any(same_name(grant.beneficiary, name) for name in out):
            out.append(grant.beneficiary)
    return out


@pytest.fixture(scope="module")
def light(specimens: Desk) -> Desk:
    """The specimens' ledger with a toy embedder: figures come from facts, not from nearness."""
    stores = Stores(specimens.stores.ledger, MemoryVectors(), HashingEmbedder(dimensions=128))
    repair(stores)
    return Desk(stores, Assistant(stores.ledger, stores.vectors, stores.embedder))


@pytest.fixture(scope="module")
def generated(light: Desk) -> list[tuple[str, int, Asked]]:
    """Every beneficiary in every year, in French or in English: (beneficiary, year, asked)."""
    out = []
    for i, (who, year) in enumerate(product(names(light), YEARS)):
        language, template = TEMPLATES[i % len(TEMPLATES)]
        question = template.format(who=who, year=year)
        out.append((who, year, (question, (), language, light.ask(question))))
    assert len(out) >= 200
    return out


@pytest.fixture(scope="module")
def asked(specimens: Desk, root: Path, generated: list[tuple[str, int, Asked]]) -> list[Asked]:
    golds = read_gold(root / "corpus" / "gold" / "questions.jsonl")
    golden = [
        (g.question, g.history, Language(g.language), specimens.ask(g.question, *g.history)) for g in golds
    ]
    return [*golden, *(asked for _, _, asked in generated)]


# --- what a figure may stand on --------------------------------------------------------------------------


def quoted(answer: Answer) -> set[Decimal]:
    """The amounts in the words that the answer cites."""
    return {a.euros for c in answer.citations for a in find_amounts(c.quote, bare=True)}


def derived(rows: Iterable[Row]) -> set[Decimal]:
    """Sums of the rows: all of them, those of a year, those of a name; and the differences of these sums."""
    groups: defaultdict[object, Decimal] = defaultdict(Decimal)
    for row in rows:
        if row.amount is not None:
            groups["all"] += row.amount
            groups[row.date and row.date.year] += row.amount
            groups[row.label] += row.amount
    sums = set(groups.values())
    return sums | {abs(a - b) for a in sums for b in sums}


def baseless(answer: Answer) -> list[str]:
    """The figures of the answer's text that neither are quoted nor follow from its rows."""
    ground = quoted(answer) | derived(answer.rows)
    if answer.status is Status.NOT_FOUND:  # what is offered instead has no rows: the sum of what it cites
        firsts = [find_amounts(c.quote, bare=True) for c in answer.citations]
        ground |= {sum(amounts, Decimal(0)) for amounts in product(*({a.euros for a in f} for f in firsts))}
    figures = find_amounts(answer.text, language=answer.language.value)
    wrong = [a.raw for a in figures if a.euros not in ground]
    printed = {p.value for c in answer.citations for p in find_percentages(c.quote)}
    for percentage in find_percentages(answer.text):
        quotients = {
            (100 * part / whole).quantize(CENT, ROUND_HALF_UP) for part in ground for whole in ground if whole
        }
        if percentage.value not in printed | quotients:
            wrong.append(percentage.raw)
    return wrong


# --- the properties ------------------------------------------------------------------------------------


def test_every_figure_is_quoted_or_follows_from_the_rows(asked: list[Asked]) -> None:
    wrong = {question: told for question, _, _, answer in asked if (told := baseless(answer))}
    assert wrong == {}


def test_the_amount_is_quoted_or_follows_from_the_rows(asked: list[Asked]) -> None:
    for question, _, _, answer in asked:
        if answer.amount is not None:
            assert answer.amount in quoted(answer) | derived(answer.rows), question


def test_each_rows_amount_stands_in_its_own_citation(asked: list[Asked]) -> None:
    for question, _, _, answer in asked:
        for row in answer.rows:
            quote = answer.citations[row.citation - 1].quote
            found = {None, *(a.euros for a in find_amounts(quote, bare=True))}  # who bid may tell no price
            assert row.amount in found, (question, row, quote)


def test_citations_quote_their_page(specimens: Desk, asked: list[Asked]) -> None:
    ledger = specimens.stores.ledger
    cited = {c for _, _, _, answer in asked for c in answer.citations}
    assert len(cited) > 100
    for citation in cited:
        page = ledger.page(citation.document, citation.ledger_page)
        assert citation.quote
        assert page.text[citation.start : citation.end] == citation.quote
        assert page.origin is citation.origin
        assert specimens.assistant.source(citation).text == page.text


def test_every_mark_points_to_a_citation(asked: list[Asked]) -> None:
    for question, _, _, answer in asked:
        marks = {int(n) for n in re.findall(r"\[(\d+)\]", answer.text)}
        assert marks <= set(range(1, len(answer.citations) + 1)), question


def test_what_is_answered_is_cited(asked: list[Asked]) -> None:
    for question, _, _, answer in asked:
        if answer.status in (Status.ANSWERED, Status.PARTIAL):
            assert answer.citations, question
            assert re.search(r"\[\d+\]", answer.headline), (question, answer.headline)


def test_nothing_found_tells_no_amount_in_its_headline(asked: list[Asked]) -> None:
    for question, _, language, answer in asked:
        if answer.status is Status.NOT_FOUND:
            assert answer.amount is None
            assert answer.rows == ()
            assert find_amounts(answer.headline, language=language.value) == (), question


def test_the_answer_is_in_the_language_of_the_question(asked: list[Asked]) -> None:
    assert [question for question, _, language, answer in asked if answer.language is not language] == []


def test_asking_twice_gives_the_same_answer(
    light: Desk, generated: list[tuple[str, int, Asked]], specimens: Desk, asked: list[Asked]
) -> None:
    for _, _, (question, history, _, answer) in generated[::7]:
        assert light.ask(question, *history) == answer
    for question, history, _, answer in asked[:30:3]:
        assert specimens.ask(question, *history) == answer


# --- made questions have known answers -------------------------------------------------------------------


def is_named(grant: Grant, who: str) -> bool:
    """The same name, or one within the other: "Harmonie Les Cuivres de la Lys" is "Les Cuivres de la Lys"."""
    a, b = frozenset(stems(grant.beneficiary)), frozenset(stems(who))
    return same_name(grant.beneficiary, who) or a <= b or b <= a


def expected(desk: Desk, who: str, year: int, *, whole: bool = False) -> set[Decimal]:
    """What the ledger's own facts say: cash of the year, or help in kind where there is nothing else.

    ``whole``: of those alone who bear every word of the name.
    """
    mine = [g for years, g in awarded(desk) if year in years and is_named(g, who)]
    if whole:
        mine = [g for g in mine if set(stems(who)) <= set(stems(g.beneficiary))]
    cash, kind = ([g.amount for g in mine if g.in_kind is in_kind] for in_kind in (False, True))
    return {sum(amounts, Decimal(0)) for amounts in (cash, kind) if amounts}


def test_what_each_got_each_year_is_what_the_facts_say(
    specimens: Desk, generated: list[tuple[str, int, Asked]]
) -> None:
    """An amount told as sure is the sum of the facts; where there is none, no amount is told as sure."""
    wrong = [
        f"{question} -> {answer.headline} ({answer.status.value})"
        for who, year, (question, _, _, answer) in generated
        if answer.status is Status.ANSWERED
        and answer.amount not in (expected(specimens, who, year) or {None})
    ]
    assert not wrong, "\n".join(wrong)


def test_what_each_got_is_found(specimens: Desk, generated: list[tuple[str, int, Asked]]) -> None:
    missed = [
        f"{question} -> {answer.headline}"
        for who, year, (question, _, _, answer) in generated
        if (right := expected(specimens, who, year, whole=True)) and answer.amount not in right
    ]
    assert not missed, "\n".join(missed)


def test_the_rules_here_see_a_baseless_figure(specimens: Desk) -> None:
    answer = specimens.ask("Combien pour NEC 2022 ?")
    assert baseless(answer) == []
    assert baseless(replace(answer, text=f"{answer.text}\n11 000 €, soit 7 %")) == ["11 000 €", "7 %"]
