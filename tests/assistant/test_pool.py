"""Which figures answer together."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.pool import Pool, pool_of, set_of, together, within
from assistant.question import read_question
from tests.assistant.support import Desk


def pooled(desk: Desk, question: str) -> Pool:
    return pool_of(desk.find(question), desk.stores)


def labels(pool: Pool) -> set[str]:
    return {c.label for c in pool.fitting}


def test_replaced_acts_count_nothing(small: Desk) -> None:
    assert [c.amount for c in pooled(small, "Combien pour le Kiosque ?").fitting] == [Decimal(600)]


def test_other_periods_are_kept_apart(small: Desk) -> None:
    pool = pooled(small, "Combien pour Les Amis du Lavoir en 2022 ?")
    assert [c.amount for c in pool.fitting] == [Decimal(1200)]
    assert pool.other_periods[0].amount == Decimal(1500)


def test_another_name_in_the_period_is_no_answer(small: Desk) -> None:
    """The one who is asked for got money another year: of this year nothing else answers."""
    pool = pooled(small, "Combien pour le Moto-club des Crêtes de Saint-Exemple en 2022 ?")
    assert pool.fitting == ()
    assert pool.other_periods[0].label == "Moto-club des Crêtes"


def test_help_in_kind_is_apart_unless_asked(specimens: Desk) -> None:
    cash = pooled(specimens, "Combien pour Les Cuivres de la Lys en 2022 ?")
    assert [c.amount for c in cash.fitting if c.grant] == [Decimal(2650)]
    assert [c.amount for c in cash.in_kind] == [Decimal(1200)]
    kind = pooled(specimens, "Combien en nature pour Les Cuivres de la Lys en 2022 ?")
    assert [c.amount for c in kind.fitting if c.grant] == [Decimal(1200)]
    assert kind.in_kind == ()


def test_guarantees_are_apart_unless_named(specimens: Desk) -> None:
    given = pooled(specimens, "Combien la Haute-Varenne a donné en 2021 ?")
    assert "Varenne Habitat" not in labels(given)
    for question in ("Combien pour Varenne Habitat ?", "Quelle garantie en Haute-Varenne en 2021 ?"):
        assert pooled(specimens, question).fitting[0].label == "Varenne Habitat"


def test_one_act_in_two_files_counts_once(nec_twice: Desk) -> None:
    grants = [c for c in pooled(nec_twice, "Combien pour NEC 2022 ?").fitting if c.grant]
    assert [c.amount for c in grants] == [Decimal(10000)]


def test_figures_that_fit_as_well_answer_together(small: Desk) -> None:
    found = small.find("Combien Saint-Exemple a donné en 2023 ?")
    fitting = pool_of(found, small.stores).fitting
    assert sum(c.amount for c in together(fitting)) == Decimal(2600)
    assert set_of(found, fitting) == together(fitting)


def test_a_set_of_budget_lines_is_the_side_or_the_category_named(specimens: Desk) -> None:
    for question, count, total in (
        ("qui finance NEC 2022 ?", 10, 486000),
        ("Qui sont les mécènes de NEC 2022 ?", 5, 90000),
    ):
        found = specimens.find(question)
        lines = set_of(found, pool_of(found, specimens.stores).fitting)
        assert (len(lines), sum(c.amount for c in lines)) == (count, total), question


@pytest.mark.parametrize(
    ("question", "amount", "fits"),
    [
        ("plus de 500 € ?", "500", False),
        ("plus de 500 € ?", "500.01", True),
        ("au moins 500 € ?", "500", True),
        ("moins de 500 € ?", "499.99", True),
        ("moins de 500 € ?", "500", False),
        ("Combien ?", "500", True),
    ],
)
def test_bounds(question: str, amount: str, fits: bool) -> None:
    assert within(read_question(question), Decimal(amount)) is fits


def test_a_pool_of_nothing(small: Desk) -> None:
    pool = pooled(small, "Combien pour la patinoire ?")
    assert pool.fitting == ()
    assert replace(pool, other_periods=()) == Pool((), ())
