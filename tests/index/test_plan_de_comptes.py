"""What the codes of local budgets mean: each nomenclature's label, or none where it is uncertain."""

from __future__ import annotations

import gzip
from importlib.resources import files

import pytest

from index.plan_de_comptes import (
    Kind,
    is_known,
    label_of,
    norms_of,
    possible_norms,
    section_of,
    split_function,
)
from index.types import BudgetSection

ALL = frozenset(("M14", "M52", "M57", "M71"))


@pytest.mark.parametrize(
    ("council", "year", "norms"),
    [
        ("Commune de Sainte-Vaurie", 2014, {"M14"}),
        ("Commune de Sainte-Vaurie", 2021, {"M14", "M57"}),
        ("Commune de Sainte-Vaurie", 2024, {"M57"}),
        ("Communauté de communes du Val", 2015, {"M14"}),
        ("Département de l'Orbe", 2013, {"M52"}),
        ("Région Val-de-Loire", 2015, {"M71"}),
        ("Métropole du Lac", 2020, {"M57"}),
        ("Syndicat des eaux", 2020, set()),
    ],
)
def test_the_nomenclatures_of_a_council_in_a_year(council: str, year: int, norms: set[str]) -> None:
    assert possible_norms(council, year) == norms


@pytest.mark.parametrize(
    ("kind", "code", "norms", "label"),
    [
        (Kind.NATURE, "6232", {"M14"}, "Fêtes et cérémonies"),
        (Kind.CHAPTER, "011", ALL, "Charges à caractère général"),
        (Kind.NATURE, "6574", {"M14", "M57"}, ""),  # they word it otherwise
        (Kind.NATURE, "21318", {"M14"}, "Bâtiments publics – Autres bâtiments publics"),
        (Kind.NATURE, "99999", ALL, ""),
        (Kind.NATURE, "6232", set(), ""),
    ],
)
def test_a_label_is_told_where_all_agree(kind: Kind, code: str, norms: set[str], label: str) -> None:
    assert label_of(kind, code, frozenset(norms)) == label


def test_an_account_of_one_nomenclature_alone_tells_it() -> None:
    assert norms_of(Kind.NATURE, "65748", ALL) == {"M57"}


@pytest.mark.parametrize(
    ("printed", "chapter", "function"),
    [("930202", "930", "0202"), ("92421", "924", "421"), ("301", "", "301"), ("", "", "")],
)
def test_a_function_with_its_chapter_before_it(printed: str, chapter: str, function: str) -> None:
    assert split_function(printed) == (chapter, function)


@pytest.mark.parametrize(
    ("nature", "chapter", "section"),
    [
        ("6574", "", BudgetSection.FONCTIONNEMENT),
        ("2188", "65", BudgetSection.INVESTISSEMENT),  # the account is the surer
        ("", "012", BudgetSection.FONCTIONNEMENT),
        ("020", "", BudgetSection.INVESTISSEMENT),
        ("", "", None),
    ],
)
def test_the_section_that_codes_tell(nature: str, chapter: str, section: BudgetSection | None) -> None:
    assert section_of(nature, chapter, ALL) is section


def test_the_shipped_table_is_small_and_well_formed() -> None:
    packed = files("index").joinpath("data/plan_de_comptes.tsv.gz").read_bytes()
    rows = [line.split("\t") for line in gzip.decompress(packed).decode().splitlines()]
    assert len(packed) < 60_000
    assert {kind for kind, *_ in rows} == set(Kind)
    assert all(code.isdigit() and label and set(norms.split()) <= ALL for _, code, norms, _, label in rows)
    assert is_known(Kind.NATURE, "6574")
    assert not is_known(Kind.NATURE, "38")
