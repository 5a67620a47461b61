"""The same money in several files is told once; what is other money never is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.once import Telling, kind_of, told_again
from index.types import Act, GrantStatus
from tests.index.gifts import a_grant, an_act


def telling(
    act: Act, name: str = "Les Rameurs", amount: int = 500, who: object = None, kind: str = "given"
) -> Telling:
    return Telling(act, who or name, name, Decimal(amount), kind)


PV = an_act("pv", number="3")
ACT = an_act("act", number="2023-017")


def test_a_pv_and_the_deliberation_of_its_sitting() -> None:
    assert told_again([telling(PV), telling(ACT)]) == {1: 0}
    assert told_again([telling(ACT), telling(PV, "LES RAMEURS")]) == {1: 0}
    assert told_again([telling(ACT, "UNC", who=7), telling(PV, "Union des combattants", who=7)]) == {1: 0}


@pytest.mark.parametrize(
    "other",
    [
        telling(an_act("b", day=date(2023, 3, 15))),
        telling(an_act("b", day=None)),
        telling(an_act("b", "Commune de Port-Aubry")),
        telling(an_act("b", number="2023-018")),
        telling(an_act("b", number="2023-017 bis")),
        telling(an_act("b"), amount=501),
        telling(an_act("b"), "Les Rameuses"),
        telling(an_act("b"), kind="requested"),
        telling(an_act("b", document="act")),  # another row of that file
    ],
)
def test_other_money(other: Telling) -> None:
    assert told_again([telling(ACT), other]) == {}


@pytest.mark.parametrize("number", ["", "2023-17", "n° 2023/017", "017"])
def test_one_number_in_its_many_spellings(number: str) -> None:
    assert told_again([telling(ACT), telling(an_act("b", None, number=number))]) == {1: 0}


def test_acts_without_a_date_tell_nothing_twice() -> None:
    assert told_again([telling(an_act(name, day=None)) for name in "ab"]) == {}


def test_rows_of_a_file_stand_each_for_itself() -> None:
    """Twice the same sum to the same one: a file with one row more tells it once more."""
    rows = [telling(PV), telling(PV)]
    copies = [telling(ACT) for _ in range(3)]
    assert told_again([*rows, *copies[:2]]) == {2: 0, 3: 1}
    assert told_again([*rows, *copies]) == {2: 0, 3: 1}


def test_a_page_scanned_twice() -> None:
    """BUGS_CAUGHT: the copy of an act in its own file told its money again."""
    acts = [an_act(name, document="pv") for name in "ab"]
    told = [Telling(act, "X", "X", Decimal(500), "given", "Création de la halle") for act in acts]
    assert told_again(told) == {1: 0}
    rows = [Telling(acts[0], "X", "X", Decimal(500), "given", "Création de la halle") for _ in range(2)]
    assert told_again(rows) == {}
    others = [Telling(act, "X", "X", Decimal(500), "given", "Divers") for act in acts]
    assert told_again(others) == {}
    numbered = [an_act(name, document="pv", number=number) for name, number in ("a1", "b2")]
    told = [Telling(act, "X", "X", Decimal(500), "given", "Aide à la halle") for act in numbered]
    assert told_again(told) == {}


def test_a_scan_and_its_original() -> None:
    """OCR has bent the name: the number of the act tells that it is one; without it nothing does."""
    bent = "Les Rarneurs de Brévil1e"
    scan = telling(an_act("scan", number="2023-017"), bent)
    assert told_again([telling(ACT, "Les Rameurs de Bréville"), scan]) == {1: 0}
    assert told_again([telling(an_act("b"), "Les Rameurs de Bréville"), telling(an_act("scan"), bent)]) == {}
    assert told_again([telling(ACT, "Les Archers de Lens"), scan]) == {}


def test_a_bent_name_takes_no_exact_ones_place() -> None:
    rows = [telling(ACT, "Les Rameurs"), telling(ACT, "Les Rameur")]
    scan = an_act("scan", number="2023-017")
    assert told_again([*rows, telling(scan, "Les Rameur"), telling(scan, "Les Rameurs")]) == {2: 1, 3: 0}


def test_what_a_report_proposes_is_what_the_decision_awards() -> None:
    kinds = {status: kind_of(a_grant("X", status=status)) for status in GrantStatus}
    assert kinds[GrantStatus.PROPOSED] == kinds[GrantStatus.AWARDED]
    assert len(set(kinds.values())) == 3
    assert kind_of(a_grant("X", in_kind=True)) != kinds[GrantStatus.AWARDED]


@given(
    st.lists(
        st.tuples(st.sampled_from(["", "1", "2"]), st.sampled_from("abc"), st.sampled_from("XY")), max_size=9
    )
)
def test_what_is_told_again_stands_before_in_another_file(rows: list[tuple[str, str, str]]) -> None:
    tellings = [
        telling(an_act(f"{number}{file}", document=file, number=number), name) for number, file, name in rows
    ]
    again = told_again(tellings)
    for at, first in again.items():
        assert first < at or tellings[first].name == tellings[at].name
        assert first not in again
        assert tellings[first].act.document != tellings[at].act.document
