from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.names import clean_beneficiary, find_people, same_name, same_person

# The people are invented; the ways of printing them are those of real lists.
DEVELOPED_ON = [
    ("M. Jean-Luc ROY, Mme Zoé\nSY-NÉRY,  M.  Guy  PRÉ", ["Jean-Luc ROY", "Zoé SY-NÉRY", "Guy PRÉ"]),
    ("MM. Luc ROY, Ida SY et Guy PRÉ.", ["Luc ROY", "Ida SY", "Guy PRÉ"]),
    ("Luc ROY ,Ida SY, ,Guy PRÉ", ["Luc ROY", "Ida SY", "Guy PRÉ"]),
    ("LE ROY Jean-Luc\nSY Ida", ["Jean-Luc LE ROY", "Ida SY"]),
    ("M ROY Luc, MME SY NÉRY Ida, M. De PRÉ Guy", ["Luc ROY", "Ida SY NÉRY", "Guy De PRÉ"]),
    ("Luc DE SAINT ROY, Guy de PRÉ, Ida D'ARC", ["Luc DE SAINT ROY", "Guy de PRÉ", "Ida D'ARC"]),
    ("Mesdames et Messieurs ROY, SY et PRÉ", ["ROY", "SY", "PRÉ"]),
    ("Madame Ida SY, maire, Monsieur Luc ROY, 2e adjoint au maire", ["Ida SY", "Luc ROY"]),
    ("Monsieur le Maire Luc ROY, Mme Ida SY, Première Adjointe", ["Luc ROY", "Ida SY"]),
    ("Mme Ida AIT-\nSAÏD, M. Luc ROY", ["Ida AIT-SAÏD", "Luc ROY"]),
    ("Luc ROY - Ida SY - Guy PRÉ", ["Luc ROY", "Ida SY", "Guy PRÉ"]),
    ("Luc ROY Ida SY Guy PRÉ", ["Luc ROY", "Ida SY", "Guy PRÉ"]),
    ("Jean-Luc (Pr*), Ida, Zoé", ["Jean-Luc", "Ida", "Zoé"]),
    ("Luc Roy, Ida Sy (33)", ["Luc Roy", "Ida Sy"]),
    ("J.-L. ROY, I. Sy", ["J.-L. ROY", "I. Sy"]),
    ("Luc ROY : présent Ida SY : absente", ["Luc ROY", "Ida SY"]),
    ("M. Luc ROY de Mer Morte, Mme Ida SY", ["Luc ROY", "Ida SY"]),
]

BUGS_CAUGHT = [
    ("Mmes et Ms ROY, SY", ["ROY", "SY"]),
    ("Mmes et MM. ROYERJean-Luc, LISIda", ["Jean-Luc ROYER", "Ida LIS"]),
    # an act's number behind a name, glued to it or not; who is sent is no place; an office is no name
    ("Mme Ida SY, M. RoyD2025-011- Objet", ["Ida SY", "Roy"]),
    ("M. Luc ROY\nDEL2025-19", ["Luc ROY"]),
    ("Commune d'Épigné - M. Luc ROY", ["Luc ROY"]),
    ("Mme Ida SY ELUE", ["Ida SY"]),
    ("M. Luc ROY, Mme Ida SY AUTORISE le maire", ["Luc ROY", "Ida SY"]),
    ("Mme Ida SY COMPLETE la délibération n° 7", ["Ida SY"]),
    ("M. Luc ROY Le Conseil Municipal est réuni", ["Luc ROY"]),
    ("MM. ROY Luc,\nSY.Ida", ["Luc ROY", "Ida SY"]),
    ("2, le maire et 3 adjoints", []),
    # before a colon stands the town of the next ones
    ("Mer : Mme Ida SY ; M. Roy Luc Bois-le-Lac : M. Le Goff Guy", ["Ida SY", "Roy Luc", "Le Goff Guy"]),
]


@pytest.mark.parametrize(("text", "names"), DEVELOPED_ON + BUGS_CAUGHT)
def test_find_people(text: str, names: list[str]) -> None:
    assert [person.name for person in find_people(text)] == names


PROXIES = [
    ("Luc ROY (pouvoir à Mme Ida SY), Guy PRÉ (arrivé à 19h07)", [("Luc ROY", "Ida SY"), ("Guy PRÉ", "")]),
    ("- M. Luc ROY à Mme Ida SY\n- M. Guy PRÉ à M. Max LÉ", [("Luc ROY", "Ida SY"), ("Guy PRÉ", "Max LÉ")]),
    ("Luc ROY ........ à Ida SY Guy PRÉ .... à Max LÉ", [("Luc ROY", "Ida SY"), ("Guy PRÉ", "Max LÉ")]),
    ("M. Luc ROY a donné pouvoir à Mme Ida SY M. Guy PRÉ", [("Luc ROY", "Ida SY"), ("Guy PRÉ", "")]),
    ("Luc ROY donne pouvoir à\nmadame Sy, Guy PRÉ", [("Luc ROY", "Sy"), ("Guy PRÉ", "")]),
    ("M. Luc ROY par Mme Ida SY, M. Guy PRÉ", [("Luc ROY", "Ida SY"), ("Guy PRÉ", "")]),
    ("Luc ROY (par procuration à Ida SY)", [("Luc ROY", "Ida SY")]),
    ("Luc ROY (procuration de Mme Ida SY)", [("Luc ROY", "")]),
    ("Jean ROY À Ida SY, Luc PRÉ À Eve LIS", [("Jean ROY", "Ida SY"), ("Luc PRÉ", "Eve LIS")]),
]


@pytest.mark.parametrize(("text", "expected"), PROXIES)
def test_proxies_are_no_people_of_the_list(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(person.name, person.proxy) for person in find_people(text)] == expected


def test_the_span_holds_the_name_with_its_civility() -> None:
    text = "Présents : Mme  Ida\nSY, Luc ROY"
    people = find_people(text)
    assert [text[p.start : p.end] for p in people] == ["Mme  Ida\nSY", "Luc ROY"]
    assert [p.title for p in people] == ["Mme", ""]


@given(st.text(alphabet=st.sampled_from("AaÉé-'’.,;()\n MmeLuROY:…•d")))
def test_any_text_is_read(text: str) -> None:
    people = find_people(text)
    assert all(0 <= p.start < p.end <= len(text) and p.name for p in people)
    assert all(a.end <= b.start for a, b in pairwise(people))


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("LEROY Jean-Luc", "Monsieur Jean-Luc Leroy", True),
        ("jean luc leroy", "Jean-Luc LEROY", True),
        ("J.-L. LEROY", "Jean-Luc LEROY", True),
        ("Mme SY", "Ida SY", True),
        ("Ida SY", "Ida SY-NÉRY", True),
        ("Jean LEROY", "Jean-Luc LEROY", False),
        ("Luc LEROY", "Guy LEROY", False),
        ("Ida", "Ida SY", False),
        ("", "Ida SY", False),
    ],
)
def test_same_person(a: str, b: str, same: bool) -> None:
    assert same_person(a, b) is same
    assert same_person(b, a) is same


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("à  la société « Futur\nComposé »,", "Futur Composé"),
        ("l'association « Les Vents »", "Les Vents"),
        ("à l’association dénommée « Z'arts »", "Z'arts"),
        ("au comité des fêtes", "Comité des fêtes"),
        ("au Comité des fêtes de « Mer »", "Comité des fêtes de Mer"),
        ("SARL « Y »", "Y"),
        ("l'association des parcs et jardins", "Association des parcs et jardins"),
        ("ASSOCIATION SPORTIVE DE MER", "ASSOCIATION SPORTIVE DE MER"),
        ("de l'association Familles du Lac", "Familles du Lac"),
        ("la société de chasse", "Société de chasse"),
        ("La Poste", "La Poste"),
        ("à l'association la Ruche", "La Ruche"),
        ("aux associations à caractère social", "Associations à caractère social"),
        ("au comité des fêtes de Mer à hauteur de 2 000 €", "Comité des fêtes de Mer"),
        ("La société La Poste", "La Poste"),
        ("l'association « Les amis », domiciliée 3 rue Haute", "Les amis"),
        ("", ""),
    ],
)
def test_clean_beneficiary(raw: str, name: str) -> None:
    assert clean_beneficiary(raw) == name


@given(st.text())
def test_a_clean_name_stays(raw: str) -> None:
    assert "«" not in clean_beneficiary(raw)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("SAS Futur-Composé", "la société « FUTUR COMPOSE »", True),
        ("Association des parcs", "association Parcs", True),
        ("Amis de Lens", "Amis de Liévin", False),
        ("Association", "", False),
        ("", "", False),
    ],
)
def test_same_name(a: str, b: str, same: bool) -> None:
    assert same_name(a, b) is same
