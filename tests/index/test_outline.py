"""Where the acts of a sitting begin. The sittings are invented; the ways of heading acts are those of real ones."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.outline import Heading, coded_heading, find_headings
from index.text import flat

DECIDED = "Lu et dit.\nAprès en avoir délibéré, le conseil approuve à l'unanimité.\n\n"


def headings(text: str) -> tuple[Heading, ...]:
    return find_headings(text, flat(text))


def acts(text: str) -> list[tuple[str, str]]:
    """(number or rank, title) of the headings that decide."""
    found = [h for h in headings(text) if h.decided]
    return [(h.number or str(h.rank or ""), text[h.title_start : h.title_end]) for h in found]


# (what stands before the title of the first act, of the second; their numbers)
DEVELOPED_ON = [
    ("D2025-012 - Objet : ", "D2025-013 - Objet : ", ["D2025-012", "D2025-013"]),
    ("DEL2025-19 : ", "DEL2025-20 : ", ["DEL2025-19", "DEL2025-20"]),
    ("2021071202 ", "2021071203 ", ["2021071202", "2021071203"]),
    ("2019-03-12 ", "2019-03-12BIS ", ["2019-03-12", "2019-03-12BIS"]),
    ("n° 2014 / 183 ", "n° 2014 / 184 ", ["2014 / 183", "2014 / 184"]),
    ("N° DBC 2021-088 - ", "N° DBC 2021-089 - ", ["DBC 2021-088", "DBC 2021-089"]),
    ("n° 20210705_4 : ", "n° 20210705_5 : ", ["20210705_4", "20210705_5"]),
    ("Délibération n° 01-02 ", "Délibération n° 02-02 ", ["01-02", "02-02"]),
    ("CP 2023-091 : ", "CP 2023-092 : ", ["CP 2023-091", "CP 2023-092"]),
    ("DELBU2023-02-012 ", "DELBU2023-02-013 ", ["DELBU2023-02-012", "DELBU2023-02-013"]),
    ("1. ", "2. ", ["1", "2"]),
    ("1) ", "2) ", ["1", "2"]),
    ("I - ", "II - ", ["1", "2"]),
]

BUGS_CAUGHT = [
    ("Délibération n° 1 : ", "Délibération n° 2 : ", ["1", "2"]),
    ("N°36/2023 ", "N°37/2023 ", ["36/2023", "37/2023"]),
    ("N°12/2023 ", "N°13/2023 ", ["12/2023", "13/2023"]),  # no month of 2023
    ("AFFAIRE N°2026-CM/071 ", "AFFAIRE N°2026-CM/072 ", ["2026-CM/071", "2026-CM/072"]),
    ("N°1 D.CCAS/2026/19 ", "N°2 D.CCAS/2026/20 ", ["D.CCAS/2026/19", "D.CCAS/2026/20"]),
    ("N° PACU/17-2023 ", "N° PACU/18-2023 ", ["PACU/17-2023", "PACU/18-2023"]),
    ("Point n° 1 : ", "Point n° 2 : ", ["1", "2"]),
    ("1. D2024 – 14 - ", "2. D2024-15 - ", ["D2024 – 14", "D2024-15"]),
]


@pytest.mark.parametrize(("first", "second", "numbers"), DEVELOPED_ON + BUGS_CAUGHT)
def test_heading_styles(first: str, second: str, numbers: list[str]) -> None:
    text = f"Séance du 3 mai\n\n{first}Toiture de l'école\n\n{DECIDED}{second}Vente du pré\n\n{DECIDED}"
    titles = ["Toiture de l'école", "Vente du pré"]
    assert acts(text) == list(zip(numbers, titles, strict=True))


XFAIL = [
    # The number stands under the title, as in single acts: in minutes nothing tells where the title begins.
    ("TOITURE DE L'ÉCOLE\n(N°2022-367)", "VENTE DU PRÉ\n(N°2022-368)"),
    # A date and a rank without a year's four digits look like any figures.
    ("230214 001 Toiture de l'école", "230214 002 Vente du pré"),
]


@pytest.mark.xfail(strict=True, reason="headings that only their place tells from other lines")
@pytest.mark.parametrize(("first", "second"), XFAIL)
def test_heading_styles_not_yet_read(first: str, second: str) -> None:
    assert len(acts(f"Séance du 3 mai\n\n{first}\n\n{DECIDED}{second}\n\n{DECIDED}")) == 2


def test_a_heading_at_the_top_of_a_page() -> None:
    text = f"Séance du 3 mai\n\n1. Toiture de l'école\n\n{DECIDED}\f2. Vente du pré\n\n{DECIDED}\fD2023-03 - Bail\n\n{DECIDED}"
    assert [number for number, _ in acts(text)] == ["1", "2", "D2023-03"]


def test_the_numbers_of_an_agenda_head_no_acts() -> None:
    agenda = "Ordre du jour :\n1. Toiture de l'école\n2. Vente du pré\n3. Questions diverses\n\n"
    text = f"{agenda}1. Toiture de l'école\n\n{DECIDED}2. Vente du pré\n\n{DECIDED}3. Questions diverses\n\nRien.\n"
    assert acts(text) == [("1", "Toiture de l'école"), ("2", "Vente du pré")]
    assert headings(text)[0].start == text.index("1. Toiture", len(agenda))


def test_the_words_of_the_agenda_printed_again_head_acts() -> None:
    welcome = "La séance est ouverte à vingt heures, et chacun est remercié d'être venu malgré la pluie. " * 3
    text = (
        "Ordre du jour :\n- Toiture de l'école communale\n- Vente du pré derrière l'église\n\n"
        f"{welcome}\n\n- Toiture de l'école communale\n\n{DECIDED}- Vente du pré derrière l'église\n\n{DECIDED}"
    )
    assert acts(text) == [("", "Toiture de l'école communale"), ("", "Vente du pré derrière l'église")]


def test_a_sentence_said_of_every_point_is_no_heading() -> None:
    """BUGS_CAUGHT: the formula repeated over the debates was taken for the agenda's words."""
    told = "Madame le Maire expose au conseil le besoin de la commune, et ce que cela lui coûterait.\n"
    text = (
        "Ordre du jour :\n1. Toiture de l'école\n2. Vente du pré\n\n"
        f"1. Toiture de l'école\n\n{told}{DECIDED}2. Vente du pré\n\n{told}{DECIDED}"
    )
    assert [title for _, title in acts(text)] == ["Toiture de l'école", "Vente du pré"]


@pytest.mark.parametrize(
    "inside",
    [
        "Les offres sont :\n1. Brun et fils, charpentiers\n2. Noir et associés, couvreurs\n3. Blanc, zingueur\n\n",
        "Il est lu que :\n1) d'une part, les tuiles cassent\n2) D'autre part, la charpente tient\n\n",
        "Les aides sont :\n1. Amis du lavoir 153,00\n2. Club de tir 1 282,00\n3. Chorale du lac 75,00 €\n\n",
        "Le conseil décide :\n1. D'approuver les travaux ;\n2. D'autoriser le marché ;\n3. D'inscrire la dépense.\n\n",
    ],
    ids=["offers", "reasons", "rows", "dispositif"],
)
def test_an_enumeration_inside_an_act_heads_no_act(inside: str) -> None:
    text = f"1. TOITURE DE L'ÉCOLE\n\n{inside}{DECIDED}2. VENTE DU PRÉ\n\n{DECIDED}"
    assert acts(text) == [("1", "TOITURE DE L'ÉCOLE"), ("2", "VENTE DU PRÉ")]


def test_the_end_of_the_agenda_is_no_agenda() -> None:
    text = f"1. Toiture de l'école\n\n{DECIDED}2. Vente du pré\n\n{DECIDED}L'ordre du jour étant épuisé, la séance est levée.\n"
    assert len(acts(text)) == 2


def test_a_point_without_decision_is_told_apart() -> None:
    talk = "Un conseiller parle du chemin, et chacun l'écoute.\n\n" * 9
    text = f"1. Toiture de l'école\n\n{DECIDED}2. Le chemin du lavoir\n\n{talk}3. Vente du pré\n\n{DECIDED}"
    assert [(h.rank, h.decided) for h in headings(text)] == [(1, True), (2, False), (3, True)]


def test_a_title_over_two_lines_is_one() -> None:
    """BUGS_CAUGHT: its second line, repeated from the agenda, was the whole title."""
    title = "Toiture de l'école : demande d'aide\nau titre de la dotation de l'État"
    welcome = "La séance est ouverte à vingt heures, et chacun est remercié d'être venu malgré la pluie. " * 3
    text = f"Ordre du jour :\n1. {title}\n2. Vente du pré\n\n{welcome}\n\n1. {title}\n\n{DECIDED}2. Vente du pré\n\n{DECIDED}"
    assert acts(text)[0] == ("1", title)


def test_dates_and_bare_figures_are_no_numbers() -> None:
    text = (
        f"14/03/2023 Toiture de l'école\n\n{DECIDED}05/2023 Vente du pré\n\n{DECIDED}12-14 Bail\n\n{DECIDED}"
    )
    assert headings(text) == ()


def test_coded_heading() -> None:
    text = "RÉGION\nRéunion du 12 mai 2023\nCP 2023-091 : Économie de la mer\n"
    heading = coded_heading(text, 0, len(text))
    assert heading is not None
    assert (heading.number, text[heading.title_start : heading.title_end]) == (
        "CP 2023-091",
        "Économie de la mer",
    )
    assert coded_heading(text, 0, text.index("CP")) is None


LINES = st.sampled_from(
    "1. Toiture|2) Vente du pré|II - Bail|D2023-01 - Objet : Aide|Ordre du jour :|Vote : 3 pour||\f|n° 2023 / 4 Don"
    "|approuve à l'unanimité|Délibération n° 3|3 Écoles et cantines|- Toiture de l'école communale".split("|")
)


@given(st.lists(LINES, max_size=30).map("\n".join))
def test_headings_are_in_order_and_hold_their_words(text: str) -> None:
    found = headings(text)
    assert all(0 <= h.start <= h.title_start < h.title_end <= len(text) for h in found)
    assert all(a.title_end <= b.start for a, b in pairwise(found))
    assert all(text[h.number_start :].startswith(h.number) for h in found if h.number)
