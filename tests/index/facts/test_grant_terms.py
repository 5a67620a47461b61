"""The terms of a grant: per unit and count, year, payments, conditions."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.amounts import find_amounts
from index.facts import grants
from index.facts.finder import Reading
from index.facts.grant_terms import is_per_unit, per_unit, period_in
from index.segment import cut_acts
from index.text import flat
from index.types import Document, FileKind, Grant, Page


def given_by(decision: str) -> list[Grant]:
    text = f"Après en avoir délibéré, décide :\nArticle 1 : {decision}\nAdopté à l'unanimité"
    document = Document("0" * 64, "a.txt", FileKind.TEXT, (Page(1, text),))
    running = document.running_text()
    (act,) = cut_acts(document)
    return [f for f in grants.find(Reading(act, running, flat(running.text))) if isinstance(f, Grant)]


@pytest.mark.parametrize(
    ("sentence", "price", "unit", "count"),
    [
        ("30 € par élève, 24 élèves", 30, "élève", 24),
        ("24 élèves à 30 € / élève", 30, "élève", 24),
        ("30 € par élève, 24 élèves en mai et 12 élèves en juin", 30, "élève", None),
        ("30 € par élève et par jour, 24 élèves", 30, "élève et par jour", None),
        ("1,55 € HT par élève et par an, 24 élèves", Decimal("1.55"), "élève", 24),
        ("0,63 € par habitant", Decimal("0.63"), "habitant", None),
    ],
)
def test_the_price_of_a_unit(sentence: str, price: Decimal, unit: str, count: int | None) -> None:
    (amount,) = find_amounts(sentence)
    found = per_unit(sentence, flat(sentence), (0, len(sentence)), amount)
    assert found is not None
    assert (found.price, found.unit, found.count) == (price, unit, count)
    assert found.total == (None if count is None else price * count)


@pytest.mark.parametrize(
    "sentence", ["30 € par le maire", "30 € par virement", "30 € / 40 €", "30 € pour 24 élèves"]
)
def test_no_price_of_a_unit(sentence: str) -> None:
    amount = find_amounts(sentence)[0]
    assert per_unit(sentence, flat(sentence), (0, len(sentence)), amount) is None


def test_a_yearly_sum_is_a_sum() -> None:
    sentence = "500 € par an"
    (amount,) = find_amounts(sentence)
    assert not is_per_unit(flat(sentence), amount)
    found = per_unit(sentence, flat(sentence), (0, len(sentence)), amount)
    assert found is not None
    assert found.total == 500


def test_a_total_is_kept_beside_its_unit_price() -> None:
    (told,) = given_by("d'attribuer au collège Vilar une subvention de 180 € (30 € par élève, 6 élèves).")
    assert (told.amount, told.unit_price, told.unit, told.count) == (180, 30, "élève", 6)
    (other,) = given_by("d'attribuer au collège Vilar une subvention de 200 € (30 € par élève, 6 élèves).")
    assert (other.amount, other.unit_price, other.count) == (200, 30, None)  # 6 × 30 is not 200


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("au titre de l'année 2022", "2022"),
        ("pour l'exercice 2014", "2014"),
        ("pour la saison 2021/2022", "2021-2022"),
        ("pour l'année scolaire 2021-22", "2021-2022"),
        ("pour l'année 2022 - 30 € par élève", "2022"),  # BUGS_CAUGHT: until 2030
        ("pour les années 2021 et 2022", "2021-2022"),
        ("pour 2016, adhésion de 20 €", "2016"),
        ("pour 2000 € de plus", ""),
        ("le 3 mai 2022", ""),
    ],
)
def test_the_year_that_a_grant_is_for(words: str, period: str) -> None:
    assert period_in(flat(words)) == period


def test_the_year_of_the_title_where_the_sentence_has_none() -> None:
    text = (
        "Objet : Subventions aux associations 2022\n\nAprès en avoir délibéré, décide :\n"
        "Article 1 : d'attribuer 500 € de subvention au Club de tir.\nAdopté à l'unanimité"
    )
    document = Document("0" * 64, "a.txt", FileKind.TEXT, (Page(1, text),))
    running = document.running_text()
    (act,) = cut_acts(document)
    found = grants.find(Reading(act, running, flat(running.text)))
    assert [f.period for f in found if isinstance(f, Grant)] == ["2022"]


def test_a_condition_of_all_grants() -> None:
    found = given_by(
        "d'attribuer une subvention de 90 € au Club de tir.\nArticle 2 : d'attribuer une subvention de 80 € au Judo-club.\n"
        "Article 3 : les subventions sont versées sous réserve de la signature des conventions."
    )
    assert {g.condition for g in found} == {"sous réserve de la signature des conventions"}
    assert len(found) == 2


def test_a_condition_in_brackets_ends_with_them() -> None:
    (told,) = given_by(
        "d'attribuer une subvention de 90 € au Club de tir (sous réserve du bilan) pour son gala."
    )
    assert told.condition == "sous réserve du bilan"


WORDS = st.sampled_from("30 24 2022 € élève élèves par / et an jour pour l'année saison - , ( ) HT".split())


@given(st.lists(WORDS, max_size=20).map(" ".join))
def test_a_product_is_its_factors(text: str) -> None:
    for amount in find_amounts(text):
        found = per_unit(text, flat(text), (0, len(text)), amount)
        if found is not None and found.count is not None and found.unit not in ("an", "année"):
            assert found.total == amount.euros * found.count
    assert period_in(flat(text)) in ("", "2022", "2022-2022")
