"""The numbers that lines open with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.act_numbers import Numbered, read_number


def read(line: str) -> Numbered | None:
    return read_number(line, 0, len(line))


CODED = [
    ("D2025-012 - Objet : Toit", "D2025-012"),
    ("n° 2014 / 183 Toit", "2014 / 183"),
    ("Délibération n° 01-02 Toit", "01-02"),
    ("Délibération n° 7 : Toit", "7"),
    ("AFFAIRE N°2026-CM/071 Toit", "2026-CM/071"),
    ("N°1 D.CCAS/2026/19 Toit", "D.CCAS/2026/19"),
    ("1. D2024 – 14 - Toit", "D2024 – 14"),
    ("2021071202 Toit", "2021071202"),
    ("20210913 01 Toit", "20210913 01"),  # the rank apart from the date
    ("(N°2022-367)", "2022-367"),
    ("2019-03-12BIS Toit", "2019-03-12BIS"),
]


@pytest.mark.parametrize(("line", "printed"), CODED)
def test_coded_numbers(line: str, printed: str) -> None:
    number = read(line)
    assert number is not None
    assert (number.printed, number.coded) == (printed, True)
    assert line[number.start :].startswith(printed)


COUNTED = [
    ("1. Toit", "digits", (1,)),
    ("12/ Toit", "digits", (12,)),
    ("Point n° 4 : Toit", "digits", (4,)),
    ("7 Toit", "digits", (7,)),
    ("6.3 Verger", "digits", (6, 3)),
    ("N°230214 001 - Toit", "digits", (230214, 1)),
    ("2021 04 17 TOIT", "digits", (2021, 4, 17)),
    ("IV - Toit", "roman", (4,)),
    ("III Toit", "roman", (3,)),
    ("B/ Toit", "capital", (2,)),
    ("c) Toit", "small", (3,)),
]


@pytest.mark.parametrize(("line", "family", "rank"), COUNTED)
def test_numbers_that_count(line: str, family: str, rank: tuple[int, ...]) -> None:
    number = read(line)
    assert number is not None
    assert (number.coded, number.family, number.rank) == (False, family, rank)


@pytest.mark.parametrize(
    "line",
    [
        "Toit",
        "",
        "14/03/2023 Toit",  # a date
        "05/2023 Toit",
        "1 224 096,20 €",  # an amount
        "2023 Toit",  # a year
        "21,54% de la taxe",
        "M. LEBLANC demande",  # a civility, no letter of a series
        "H.T. et T.T.C.",
        "La toiture",
    ],
)
def test_no_numbers(line: str) -> None:
    assert read(line) is None


@given(st.text("0123456789 ./-–°nNIVXABab()\t", max_size=30).map(lambda t: t.replace("\n", " ")))
def test_a_number_stands_at_its_line_s_head(line: str) -> None:
    number = read(line)
    if number is not None:
        assert 0 <= number.start < number.end <= len(line)
        assert line[number.start :].startswith(number.printed)
