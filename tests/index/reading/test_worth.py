from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.reading.worth import Worth, worth

ACT = (
    "Monsieur le Maire rappelle que l'association a demandé une aide pour son projet.",
    "Après en avoir délibéré, le conseil municipal décide d'attribuer 1 500 € à l'association.",
)
STAMP = ("Envoyé en préfecture le 12/06/2023", "Reçu en préfecture le 12/06/2023", "Publié le")
ACT_ID = "ID : 030-213001043-20230609-DEL2023_12-DE"


def test_an_act_is_text() -> None:
    assert worth(ACT) is Worth.TEXT
    assert worth((*STAMP, ACT_ID, *ACT)) is Worth.TEXT


@pytest.mark.parametrize(
    "lines", [(), ("",), STAMP, (*STAMP, ACT_ID), ("Commune de Saint-Exemple, séance du 14 mars 2023", "4")]
)
def test_a_stamp_or_a_running_header_is_scant(lines: tuple[str, ...]) -> None:
    assert worth(lines) is Worth.SCANT


def _shifted(text: str, by: int) -> str:
    return "".join(chr(ord(char) + by) if char.isalpha() else char for char in text)


@pytest.mark.parametrize(
    "by", [3, 0xE0, 0x300, 0xE100 - 0x60], ids=["ascii", "latin", "combining", "private"]
)
def test_letters_shifted_by_a_broken_font_are_garbled(by: int) -> None:
    assert worth([_shifted(line, by) for line in ACT]) is Worth.GARBLED


def test_controls_and_lost_characters_are_garbled() -> None:
    assert worth([line.replace("e", "\x02").replace("a", "\ufffd") for line in ACT]) is Worth.GARBLED
    assert worth(["\ufffd" * 20]) is Worth.GARBLED


@pytest.mark.parametrize(
    "lines",
    [
        ["• Travaux ➢ école ✓ 50 % – « marchés » n° 12 … œuvre"] * 6,
        ["\uf0d8 Charge Monsieur le Maire de solliciter toutes les subventions possibles"] * 3,
        ["CASSAGNOLES 04 – GARDON VIDOURLE", "CASTELNAU-VALENCE 04 – GARDON VIDOURLE"] * 4,
        ["DUPONT Jean MARTIN Zoé LEFÈVRE Émile THUY Nguyên KRZYŻEWSKI Paweł DVOŘÁK Jiří"] * 3,
    ],
    ids=["signs", "symbol fonts", "place names", "foreign names"],
)
def test_signs_lists_and_names_are_text(lines: list[str]) -> None:
    assert worth(lines) is Worth.TEXT


@given(st.lists(st.text()))
def test_any_text_is_judged(lines: list[str]) -> None:
    assert worth(lines) in Worth


@given(st.lists(st.sampled_from((*STAMP, ACT_ID)), max_size=8))
def test_stamps_never_change_the_worth_of_an_act(stamps: list[str]) -> None:
    assert worth([*stamps, *ACT]) is worth(ACT)
    assert worth(stamps) is Worth.SCANT
