from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates import find_dates, find_months, find_years, format_date, years_told

DAYS = st.dates(date(1950, 1, 1), date(2099, 12, 31))


@given(DAYS, st.sampled_from(["fr", "en"]))
def test_a_printed_date_is_read_back(day: date, language: str) -> None:
    assert [each.date for each in find_dates(f"({format_date(day, language)})")] == [day]


@given(DAYS, st.sampled_from(["%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y"]))
def test_a_date_in_figures_is_read_back(day: date, form: str) -> None:
    assert [each.date for each in find_dates(f"le {day:{form}}, à 18h30")] == [day]


@given(st.text())
def test_what_is_found_is_printed(text: str) -> None:
    assert all(text[d.start : d.end] == d.raw for d in find_dates(text))
    assert all(text[m.start : m.end] == m.raw for m in find_months(text))
    assert all(text[y.start : y.end] == str(y.year) for y in find_years(text) if text.isascii())


DEVELOPED_ON = [
    ("REUNION DU 27 SEPTEMBRE 2022", ["2022-09-27"]),
    ("1er décembre 2018, 1 er juillet\n2019", ["2018-12-01", "2019-07-01"]),
    ("mardi 5 fevrier 2020 et 15 aout 2020", ["2020-02-05", "2020-08-15"]),
    ("27.09.22", ["2022-09-27"]),
    ("L'an deux mille vingt-deux, le douze avril à vingt heures", ["2022-04-12"]),
    ("L’an deux mil dix huit, le dix sept décembre", ["2018-12-17"]),
    ("L'an 2022 et le 12 avril", ["2022-04-12"]),
    ("L'an deux mille vingt-trois et le vingt février à vingt heures", ["2023-02-20"]),
    ("l'an deux mil vingt et un, le vendredi 06 février", ["2021-02-06"]),
    ("le vingt-deux novembre deux mille vingt-deux", ["2022-11-22"]),
    ("les 28 et 29 septembre 2022", ["2022-09-28", "2022-09-29"]),
    ("les 28, 29 et 30 mai 2022", ["2022-05-28", "2022-05-29", "2022-05-30"]),
    ("du lundi 5 au vendredi 9 mai 2022", ["2022-05-05", "2022-05-09"]),
    ("du 20 décembre au 3 janvier 2023", ["2022-12-20", "2023-01-03"]),
    ("du 1er janvier au 31 décembre 2018", ["2018-01-01", "2018-12-31"]),
    ("September 27, 2022 and the 27th of September 2022", ["2022-09-27", "2022-09-27"]),
    ("2022-09-27", ["2022-09-27"]),
    ("voted on 2022-09-27?", ["2022-09-27"]),
]

BUGS_CAUGHT = [
    ("DCM 23.1.49", []),  # the number of an act
    ("2019-03-22 TARIFS, délibération n° 2020-11-02", []),  # year, month, rank of the act
    ("02.03.12.05.06", []),  # a telephone
    ("le 31 février 2020", []),
    ("à compter du ler janvier 2022, du 1% mars 2023", ["2022-01-01", "2023-03-01"]),  # OCR of "1er"
]


@pytest.mark.parametrize(("text", "expected"), DEVELOPED_ON + BUGS_CAUGHT)
def test_find_dates(text: str, expected: list[str]) -> None:
    assert [str(each.date) for each in find_dates(text)] == expected


def test_a_listed_day_is_its_own_span() -> None:
    assert [each.raw for each in find_dates("les 28 et 29 septembre 2022")] == ["28", "29 septembre 2022"]


def test_months_have_no_day() -> None:
    text = "en avril 2022, le 3 mai 2022, in May 2014"
    assert [(m.year, m.month) for m in find_months(text)] == [(2022, 4), (2014, 5)]


YEARS = [
    ("NEC 2022 et le budget 2023.", [2022, 2023]),
    ("saison 2022-2023, année 2021/2022", [2022, 2023, 2021, 2022]),
    ("n°2022-367, 2014/196, 2019-03-22", []),
    ("2022 € et 2 022 €, 2022 %", []),
    ("le 27 septembre 2022", []),
    ("en septembre 2022", [2022]),
]


@pytest.mark.parametrize(("text", "expected"), YEARS)
def test_find_years(text: str, expected: list[int]) -> None:
    assert [each.year for each in find_years(text)] == expected


def test_years_told_are_those_of_dates_too_and_none_of_longer_numbers() -> None:
    assert years_told("saison 2022-2023, le 3 mai 2021 ; n° 120221") == {2021, 2022, 2023}
