"""What a sum is, by the words beside it, against what a question asks."""

from __future__ import annotations

import pytest

from assistant.sums import asks_part, is_another_measure, is_per_asked, says_measure
from index.text import flat


@pytest.mark.parametrize(
    ("question", "before", "behind"),
    [
        ("Loyer du gîte ?", "un dépôt de garantie de", ""),
        ("Quel est le prix du terrain ?", "le terrain est en vente au prix de", ""),
        ("Quel est le prix du terrain ?", "avec", " de frais de notaire"),
        ("Une fois l'aide déduite, que reste-t-il à payer ?", "une subvention attendue de", ""),
        ("Quel reste à charge, l'aide déduite ?", "l'enveloppe est estimée à", ""),
        ("Montant de la section d'investissement ?", "Section de fonctionnement", ""),
        ("What is the rent of the cottage?", "un acompte de", ""),
    ],
)
def test_another_thing_than_is_asked(question: str, before: str, behind: str) -> None:
    assert is_another_measure(flat(question), flat(before), flat(behind))
    assert not says_measure(flat(question), flat(before), flat(behind))


@pytest.mark.parametrize(
    ("question", "before"),
    [
        ("Loyer du gîte ?", "le loyer mensuel est de"),
        ("Quel reste à charge, une fois la subvention déduite ?", "le reste à charge est estimé à"),
        ("How much is the loan?", "un emprunt de"),
    ],
)
def test_just_what_is_asked(question: str, before: str) -> None:
    assert says_measure(flat(question), flat(before), "")
    assert not is_another_measure(flat(question), flat(before), "")


def test_a_cost_may_be_told_as_anything() -> None:
    assert not is_another_measure(flat("Quel prix pour louer la salle ?"), "le loyer est de ", "")


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("Quelle part la commune paie-t-elle pour le concert ?", True),
        ("How much is left for the town itself to pay?", True),
        ("Que reste-t-il à payer pour le puits ?", True),
        ("Quelle part du marché a la société Brun ?", False),
        ("Combien coûte le concert ?", False),
    ],
)
def test_who_asks_for_what_is_left_to_pay(question: str, part: bool) -> None:
    assert asks_part(flat(question)) is part


def test_what_the_town_takes_on_is_told_behind_a_figure() -> None:
    assert says_measure(
        "quelle part la commune paie-t-elle ?", "dont ", " € seront pris en charge par la commune"
    )


def test_a_rate_for_another_time_is_not_what_is_asked() -> None:
    question = "combien par mois pour le kiosque ?"
    assert is_another_measure(question, "", " € par jour")
    assert not is_another_measure(question, "", " € par mois")
    assert is_per_asked(question, " € par mois")
    assert not is_per_asked("combien pour le kiosque ?", " € par mois")
