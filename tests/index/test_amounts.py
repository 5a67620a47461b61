from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.amounts import (
    Basis,
    find_amounts,
    find_percentages,
    format_euros,
    format_percent,
    parse_amount,
)

EUROS = st.decimals(min_value=0, max_value=10**10, places=2)


@given(EUROS, st.sampled_from(["fr", "en"]))
def test_a_printed_amount_is_read_back(euros: Decimal, language: str) -> None:
    text = f"pour 2022, {format_euros(euros, language)}."
    assert [each.euros for each in find_amounts(text, language=language)] == [euros]


@given(
    EUROS,
    st.sampled_from([" ", "\u00a0", "\u202f", "\u2009", ".", ""]),
    st.sampled_from(["€", " €", " euros"]),
)
def test_thousands_are_parted_in_many_ways(euros: Decimal, part: str, mark: str) -> None:
    printed = f"{euros:,.2f}".replace(",", " ").replace(".", ",").replace(" ", part) + mark
    assert [each.euros for each in find_amounts(f"un montant de {printed}")] == [euros]
    assert parse_amount(printed) == euros


@given(st.text(alphabet=st.sampled_from("0123456789 .,€-\t\n\u202feurosk%()/dixcent")), st.booleans())
def test_amounts_are_printed_in_order_and_apart(text: str, bare: bool) -> None:
    found = find_amounts(text, bare=bare)
    assert all(text[a.start : a.end] == a.raw for a in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert not any("\t" in a.raw for a in found)


DEVELOPED_ON = [
    ("10 000 €", ["10000"]),
    ("5.652,00 € TTC", ["5652.00"]),
    ("12.000€ (imputation 65_6574_301)", ["12000"]),
    ("20.000.000 d'euros", ["20000000"]),
    ("1 224 096.20 €", ["1224096.20"]),
    ("890 K€ en 2020 contre 736 k€", ["890000", "736000"]),
    ("2,5 M€, 2,5 millions d’euros, 26,93 milliards d'€", ["2500000", "2500000", "26930000000"]),
    ("10k€, 10 000euros, 750€pour", ["10000", "10000", "750"]),
    (
        "10 keuros, 2 mdseuros, 3 millioneuros",
        ["10000", "2000000000", "3000000"],
    ),  # a scale glued to its mark
    ("10 monsieur, 5 valeur, 3 européens", []),
    ("3 euros 50 par repas, 4€20", ["3.5", "4.2"]),
    ("12,5 € / habitant, 0,4315 €", ["12.5", "0.4315"]),
    ("1.234 €/m3", ["1.234"]),
    ("dix mille euros", ["10000"]),
    ("dix mille (10 000) euros", ["10000", "10000"]),
    ("295 000 € HT (deux cent quatre vingt quinze mille euros hors taxe)", ["295000", "295000"]),
    ("à l’euro symbolique, pour un euro", ["1", "1"]),
    ("d'un montant de 6\n450 euros", ["6450"]),
    ("soit 3.930,94\n          € HT", ["3930.94"]),
    ("(330 000 euros)", ["330000"]),
    ("Judo......500 €", ["500"]),
    ("2 ,05 € et 10 000, 00 €", ["2.05", "10000.00"]),
]

BUGS_CAUGHT = [
    ("pour 244 915 .92 € HT", ["244915.92"]),  # a white space before the decimals
    ("L'offre la plus chère atteignait 52\n700 € HT", ["52700"]),  # a line of prose breaks in the number
    ("Rue du Four 12\n700 €", ["700"]),
    ("article 6\n500 € au club", ["500"]),
    ("2022 10 000 €", ["10000"]),
    ("6574 500 €", ["500"]),
    ("article 1 500 €", ["500"]),
    ("Opération 2022 - 01 204 000 €", ["204000"]),
    ("Budget : 2724 000 €", []),  # a figure that is not well formed is none
    ("7 TT9,4 €, 1O 500 €", []),  # letters read for digits
    ("Judo 12\n500 €", ["500"]),
    ("12\t500 €", ["500"]),
    ("articles 3, 10 €", ["10"]),
    ("tarifs : - 50 € l'encart - 100 € la page", ["50", "100"]),
    ("Pistes € 294 168,80 14 - Voirie", []),
    ("10,000 €", ["10000"]),
    ("n° 2014 / 183, 2,06 %, 12 m², 03 21 21 62 62, 62000 Arras", []),
]


@pytest.mark.parametrize(("text", "expected"), DEVELOPED_ON + BUGS_CAUGHT)
def test_find_amounts(text: str, expected: list[str]) -> None:
    assert [each.euros for each in find_amounts(text)] == [Decimal(value) for value in expected]


@pytest.mark.parametrize(
    "text", ["- 4 602.56 €", "-4 602,56 €", "solde de - 4 602,56 € à reporter", "Déficit : -4 602,56 €"]
)
def test_a_minus_sign_is_kept(text: str) -> None:
    assert [each.euros for each in find_amounts(text)] == [Decimal("-4602.56")]


def test_a_bullet_is_no_minus_sign() -> None:
    assert [each.euros for each in find_amounts("- 500 € pour le judo\n- 600 € pour la danse")] == [500, 600]


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("10 €", None),
        ("10 € HT", Basis.HT),
        ("10 €TTC", Basis.TTC),
        ("10 € (dix euros) H.T.", Basis.HT),
        ("10 euros hors taxes", Basis.HT),
        ("montant TTC : 10 €", Basis.TTC),
        ("5 € HT 10 € de plus", None),
    ],
)
def test_basis(text: str, basis: Basis | None) -> None:
    assert find_amounts(text)[-1 if text.startswith("5") else 0].basis == basis


@pytest.mark.parametrize(
    ("text", "maximum"),
    [
        ("2 233 € maximum", True),
        ("la somme maximum : 750€", True),
        ("plafonnée à 100 €", True),
        ("dans la limite de 50 €", True),
        ("un montant de 100 €", False),
        ("le taux maximum de 3 % appliqué à la base ; 100 €", False),
    ],
)
def test_maximum(text: str, maximum: bool) -> None:
    assert find_amounts(text)[0].maximum is maximum


def test_words_and_marks_are_told() -> None:
    figure, words = find_amounts("10 000 € (dix mille euros)")
    assert (figure.marked, figure.in_words) == (True, False)
    assert (words.marked, words.in_words) == (True, True)
    (bare,) = find_amounts("10 000", bare=True)
    assert not bare.marked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("€10,000 and EUR 1,500.50", ["10000", "1500.50"]),
        ("10,000 euros or €2.5 million", ["10000", "2500000"]),
        ("ten thousand euros", ["10000"]),
        ("10 000 €", ["10000"]),
    ],
)
def test_english(text: str, expected: list[str]) -> None:
    assert [each.euros for each in find_amounts(text, language="en")] == [Decimal(v) for v in expected]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("10 000,00", "10000.00"),
        ("10 000 € HT", "10000"),
        ("2 233", "2233"),
        ("0€", "0"),
        ("10k", "10000"),
        ("- 1 500,00", "-1500.00"),
        ("172 500€ €", "172500"),  # BUGS_CAUGHT: the sign printed twice
    ],
)
def test_parse_amount(cell: str, expected: str) -> None:
    assert parse_amount(cell) == Decimal(expected)


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "-",
        "lot 3",
        "27/09/2022",
        "6568//930202",
        "12 %",
        "03 21 21 62 62",
        "10 000 20 000",
        "100 m²",
        "dix euros",
    ],
)
def test_other_cells_are_no_amounts(cell: str) -> None:
    assert parse_amount(cell) is None


def test_percentages() -> None:
    found = find_percentages("10 % du total (soit 2,06\n%), 5 pour cent, 20%")
    assert [str(each.value) for each in found] == ["10", "2.06", "5", "20"]
    assert found[1].raw == "2,06\n%"


def test_formats() -> None:
    assert format_euros(Decimal("10285.5"), "fr") == "10\u202f285,50\u00a0€"
    assert format_euros(Decimal("10000.00"), "en") == "€10,000"
    assert format_percent(Decimal("2.06"), "fr") == "2,06\u00a0%"
    assert format_percent(Decimal("2.06"), "en") == "2.06%"
