"""Money asked of others, row by row."""

from __future__ import annotations

from decimal import Decimal

import pytest

from index.facts import funding_requests
from index.facts.finder import Reading
from index.facts.funders import payer_of
from index.segment import cut_acts
from index.text import flat
from index.types import Document, FileKind, GrantStatus, Page


def read(told: str) -> list[tuple[str, Decimal | None, GrantStatus]]:
    text = f"COMMUNE DE MER\nSéance du 4 mai 2021\n\nObjet : Halle\n\n{told}\n"
    document = Document("0" * 64, "a.pdf", FileKind.PDF, (Page(1, text),), ())
    running = document.running_text()
    (act,) = cut_acts(document)
    found = funding_requests.find(Reading(act, running, flat(running.text)))
    return [(grant.funder, grant.amount, grant.status) for grant in found]


FORM = (
    "Le maire expose le plan.\nFinanceurs Sollicité ou acquis Montant subventionnable Taux Montant de l'aide "
)


def test_the_rows_of_the_form_are_asked_or_got() -> None:
    assert read(
        f"{FORM}DETR sollicité 10 000,00 € 30 % 3 000,00 € CAF acquis en 2020 10 000,00 € 5 % 500,00 €"
    ) == [
        ("DETR", Decimal("3000.00"), GrantStatus.REQUESTED),
        ("CAF", Decimal("500.00"), GrantStatus.RECEIVED),
    ]


def test_a_torn_row_is_told_by_its_rate_if_the_amount_is_printed_below() -> None:
    torn = f"{FORM}DETR sollicité 10 000,00 € 30 % CD37 sollicité 10 000,00 € 5 % 500,00 €"
    assert [row[0] for row in read(torn)] == ["CD37"]
    assert read(f"{torn} 3 000,00 €")[0] == ("DETR", Decimal("3000.00"), GrantStatus.REQUESTED)


def test_a_row_whose_amount_is_not_its_rate_is_not_told() -> None:
    assert read(f"{FORM}DETR sollicité 10 000,00 € 30 % 4 000,00 €") == []


ASKED = "Le maire propose de solliciter les subventions suivantes :\n"


@pytest.mark.parametrize(
    ("item", "funder", "amount"),
    [
        ("- DETR : 30 000 €", "DETR", 30000),
        ("- la Région, une aide de 12 500 €", "Région", 12500),
        ("• Département (25 %) : 7 000 euros", "Département", 7000),
    ],
)
def test_the_items_of_a_list_of_requests(item: str, funder: str, amount: int) -> None:
    assert read(ASKED + item) == [(funder, Decimal(amount), GrantStatus.REQUESTED)]


@pytest.mark.parametrize(
    "told",
    [
        f"{ASKED}- Commune, autofinancement : 8 000 €",
        f"{ASKED}- la Région pour 25 % sur le montant de 9 750 €",
        "Le maire propose d'attribuer les subventions suivantes :\n- Région : 30 000 €",
    ],
)
def test_what_is_asked_of_nobody(told: str) -> None:
    assert read(told) == []


@pytest.mark.parametrize(
    ("label", "payer"),
    [("detr 2023", "État"), ("cd65", "Département"), ("crst", "Région"), ("ans", ""), ("region", "")],
)
def test_who_pays(label: str, payer: str) -> None:
    assert payer_of(label) == payer


def test_a_sum_that_is_its_rate_of_the_cost() -> None:
    """BUGS_CAUGHT: "sur le montant de" was taken for the base, though the sum is what is asked."""
    told = (
        "Le maire expose et propose d'accepter le projet pour 10 000 € HT et de solliciter l'aide de :\n- DETR pour 30 % sur le montant de 3 000 €\n"
        "le Département contrat de territoire pour 25 %\nsur le montant de 2 500 €\n- la Région pour 20 % sur le montant de 9 000 €\n"
    )
    assert read(told) == [
        ("DETR", Decimal(3000), GrantStatus.REQUESTED),
        ("Département contrat de territoire", Decimal(2500), GrantStatus.REQUESTED),
    ]
