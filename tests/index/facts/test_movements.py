"""Who came, left or came back in the course of a sitting."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.facts import movements
from index.facts.finder import Reading
from index.segment import cut_acts
from index.text import flat
from index.types import Document, FileKind, Movement, Page

LISTED = "Étaient présents : Mme Ida SY, M. Luc ROY, M. Guy PRÉ"
BODY = "\n\nLe conseil municipal,\nVu le code du sport ;\nDécide d'agir.\n"


def moved(text: str) -> list[Movement]:
    document = Document("0" * 64, "a.txt", FileKind.TEXT, (Page(1, text),))
    running = document.running_text()
    act = cut_acts(document)[-1]
    found = movements.find(Reading(act, running, flat(running.text)))
    return [m for m in found if isinstance(m, Movement)]


def shown(text: str) -> list[str]:
    return [movements.show(m) for m in moved(text)]


def test_who_is_listed_twice_comes_when_the_absence_ends() -> None:
    """BUGS_CAUGHT: "until" among the excused was read as of one who is there."""
    text = f"{LISTED} (à partir de 20h58). Absents excusés : M. Guy PRÉ (jusqu'à 20h58), Mme Eve NOIR.{BODY}"
    assert shown(text) == ["Guy PRÉ arrives 20:58"]


def test_a_movement_told_again_has_its_point() -> None:
    text = f"{LISTED} (arrivé à 20h41).{BODY}Arrivée de M. PRÉ à 20h41 après le vote de la première question."
    assert shown(text) == ["PRÉ arrives 20:41 après le vote de la première question"]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("M. Luc ROY quitte la séance à 21h49.", ["Luc ROY leaves 21:49"]),
        ("Monsieur Luc ROY quitte momentanément la salle.", ["Luc ROY leaves"]),
        ("Mme Ida SY, MM. ROY et PRÉ quittent la séance.", ["Ida SY leaves", "ROY leaves", "PRÉ leaves"]),
        ("Départ de Ida SY et Luc ROY à 20H50.", ["Ida SY leaves 20:50", "Luc ROY leaves 20:50"]),
        ("(Monsieur ROY se retire)", ["ROY leaves"]),
        ("M. Luc ROY rejoint la séance au point 7.", ["Luc ROY arrives au point 7"]),
        (
            "M. Luc ROY arrive à 19 h 10, avant le vote de la délibération n° 5.",
            ["Luc ROY arrives 19:10 avant le vote de la délibération n° 5"],
        ),
        # BUGS_CAUGHT: other things come, leave and withdraw
        ("M. Luc ROY arrive à la même conclusion.", []),
        ("L'arrivée de l'automne et le départ de la course sont proches.", []),
        ("Mme Eva LIS, qui n'est pas élue, quitte la salle.", []),
        ("Le département de l'Orne et la Drôme (partie sud) sont cités.", []),
    ],
)
def test_movements_of_the_minutes(told: str, expected: list[str]) -> None:
    assert shown(f"{LISTED}{BODY}{told}\nAdopté à l'unanimité") == expected


def test_until_and_since_turn_with_the_list() -> None:
    present = f"{LISTED[:-9]}M. Guy PRÉ (jusqu'au point 6).{BODY}"
    excused = f"{LISTED[:-11]}.\n\nExcusés : M. Guy PRÉ (jusqu'au point 6).{BODY}"
    assert shown(present) == ["Guy PRÉ leaves jusqu'au point 6"]
    assert shown(excused) == ["Guy PRÉ arrives jusqu'au point 6"]


@given(st.integers(0, 23), st.integers(0, 59), st.sampled_from(["h", " h ", " heures ", "H"]))
def test_an_hour_is_told_in_one_way(hour: int, minute: int, sign: str) -> None:
    (one,) = moved(f"{LISTED} (arrivé à {hour}{sign}{minute:02}).{BODY}")
    assert one.hour == f"{hour:02}:{minute:02}"
    assert re.search(r"arrivé", one.span.quote)
