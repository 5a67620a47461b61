"""The figures that may answer, and how well each fits."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.candidates import candidates, of_period
from assistant.fit import Candidate, Kind
from tests.assistant.support import Desk


def weighed(desk: Desk, question: str, *history: str) -> list[Candidate]:
    return candidates(desk.find(question, *history), desk.stores)


@pytest.mark.parametrize(
    ("question", "label", "amount"),
    [
        ("Combien pour la Fanfare de Saint-Exemple ?", "Fanfare de Saint-Exemple", 800),
        ("How much did Saint-Exemple give to Boule Exemplaire?", "Boule Exemplaire", 300),
        ("DETR demandée pour le bassin ?", "DETR", 120000),
    ],
)
def test_the_figure_whose_own_words_are_asked_fits_best(
    small: Desk, question: str, label: str, amount: int
) -> None:
    best = weighed(small, question)[0]
    assert (best.kind, best.label, best.amount) == (Kind.GRANT, label, Decimal(amount))
    assert best.fit > 0.7


def test_fits_fall_and_lie_between_nought_and_one(small: Desk) -> None:
    fits = [c.fit for c in weighed(small, "Combien pour le Lavoir ?")]
    assert fits == sorted(fits, reverse=True)
    assert max(fits) <= 1


def test_prices_and_costs_are_read_from_sentences(small: Desk) -> None:
    best = weighed(small, "Quel est le coût des travaux du bassin ?")[0]
    assert (best.kind, best.amount) == (Kind.MENTION, Decimal(400000))
    assert "400 000 € HT" in best.span.quote


def test_money_given_is_told_from_grants_alone(small: Desk) -> None:
    assert {c.kind for c in weighed(small, "Combien a été attribué pour le bassin ?")} == {Kind.GRANT}


def test_no_council_answers_for_a_subject_that_its_acts_do_not_know(small: Desk) -> None:
    """The council's name fits all its figures: alone it makes none of them an answer."""
    assert max(c.fit for c in weighed(small, "Combien Saint-Exemple pour la patinoire ?")) < 0.5


def test_without_a_follow_ups_own_words_no_figure_fits(small: Desk) -> None:
    weighted = weighed(small, "et la patinoire ?", "Combien pour la Fanfare ?")
    assert max(c.fit for c in weighted) < 0.5


def test_a_kind_of_body_after_a_subject_is_of_that_subject(specimens: Desk) -> None:
    after = weighed(specimens, "et la Région ?", "Qui finance NEC 2022 ?")
    assert (after[0].label, after[0].amount) == ("RÉGION HAUTS-DE-FRANCE", Decimal(25000))
    elsewhere = weighed(specimens, "et la Région ?", "Combien pour le festival Les Voix de Varenne ?")
    assert max(c.fit for c in elsewhere) < 0.5


def test_the_other_figures_of_a_facts_row_step_back(specimens: Desk) -> None:
    """A row prints the project's cost beside the grant: the cost answers where a cost is asked."""
    row = "Trévannes-sur-Ombre"
    given = weighed(specimens, f"Combien pour {row} ?")[0]
    cost = weighed(specimens, f"Quel est le coût du projet de {row} ?")[0]
    assert (given.kind, given.amount) == (Kind.GRANT, Decimal(5650))
    assert (cost.kind, cost.amount) == (Kind.MENTION, Decimal(22600))


def test_a_budgets_total_is_no_grant(specimens: Desk) -> None:
    best = weighed(specimens, "quel est le budget total de NEC 2022 ?")[0]
    assert (best.kind, best.amount) == (Kind.ENTRY, Decimal(486000))


def test_the_period_is_the_sittings_or_the_one_told(small: Desk, specimens: Desk) -> None:
    frame = small.find("Combien pour Les Amis du Lavoir en 2022 ?").frame
    lavoir = [c for c in weighed(small, frame.question) if c.label == "Les Amis du Lavoir"]
    assert {c.amount: of_period(c, frame) for c in lavoir} == {Decimal(1200): True, Decimal(1500): False}
    later = specimens.find("Contribution au SDIS en 2022 ?")
    sdis = next(c for c in candidates(later, specimens.stores) if c.label.startswith("SDIS"))
    assert sdis.act.date is not None
    assert (sdis.act.date.year, of_period(sdis, later.frame)) == (2021, True)
