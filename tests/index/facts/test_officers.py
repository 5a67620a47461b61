"""Who presided and who was secretary, as headers and minutes word it."""

from __future__ import annotations

import pytest

from index.facts import attendance
from index.facts.finder import Reading
from index.segment import cut_acts
from index.text import flat
from index.types import Attendance, Document, FileKind, Page, Role

DECIDES = "\n\nLe conseil municipal,\nVu le code du sport ;\nDécide d'agir.\nAdopté à l'unanimité"


def people(header: str, body: str = DECIDES) -> list[Attendance]:
    document = Document("0" * 64, "a.txt", FileKind.TEXT, (Page(1, header + body),))
    running = document.running_text()
    act = cut_acts(document)[-1]
    found = attendance.find(Reading(act, running, flat(running.text)))
    return [p for p in found if isinstance(p, Attendance)]


def named(found: list[Attendance], role: Role) -> list[str]:
    return [p.person for p in found if p.role is role]


SECRETARY = [
    ("Secrétaire de séance : M. Luc ROY", "Luc ROY"),
    ("Secrétaire de séance (article L. 2121-15 du code) : Mme Ida SY a été désignée.", "Ida SY"),
    (
        "Mme Ida SY est désignée, à l'unanimité des présents, pour remplir les fonctions de secrétaire.",
        "Ida SY",
    ),
    ("Monsieur le Maire nomme Luc Roy, secrétaire de séance.", "Luc Roy"),
    ("Le conseil désigne Ida Sy en qualité de secrétaire de séance.", "Ida Sy"),
    ("Le conseil nomme pour secrétaire de séance Monsieur Luc ROY qui prend place.", "Luc ROY"),
    ("A été élue secrétaire de séance : Mme Ida SY", "Ida SY"),
    ("Monsieur Roy est nommé secrétaire de séance.", "Roy"),
]
SECRETARY += [
    (
        "Le conseil nomme son secrétaire pour la session. Madame Ida SY, désignée, prend place au bureau.",
        "Ida SY",
    ),
]
BUGS_CAUGHT = [
    ("Secrétaire de séance : Commune d'Épigné - M. Luc ROY", "Luc ROY"),  # who sends him was named
    ("Secrétaire de séance : Luc\n\nROY 1 Bureau du 6 mars", "Luc ROY"),
    ("Secrétaire : Mme Ida SyD2025-011- Objet", "Ida Sy"),  # an act's number glued to the name
    ("Mme Ida SY ELUE secrétaire de séance : Mme Ida SY", "Ida SY"),
]


@pytest.mark.parametrize(("header", "name"), SECRETARY + BUGS_CAUGHT)
def test_the_secretary(header: str, name: str) -> None:
    assert named(people(header), Role.SECRETARY) == [name]


@pytest.mark.parametrize(
    "header",
    [
        "Mme Ida SY et M. Luc ROY sont désignés comme secrétaires de séance.",
        "Secrétaires de séance : Ida SY et Luc ROY",
    ],
)
def test_two_secretaries(header: str) -> None:
    assert named(people(header), Role.SECRETARY) == ["Ida SY", "Luc ROY"]


@pytest.mark.parametrize(
    "header",
    [
        "Secrétaire de séance : ",
        "M. Luc ROY, secrétaire d'État, est cité.",
        "Le secrétaire général : présent",
    ],
)
def test_no_secretary(header: str) -> None:
    assert named(people(header), Role.SECRETARY) == []


def test_the_secretary_chosen_in_the_minutes() -> None:
    body = "\n\nLe conseil municipal,\nVu le code du sport ;\nMme Ida SY, secrétaire de séance, lit le procès-verbal.\nDécide d'agir."
    assert named(people("Étaient présents : M. Luc ROY, Mme Ida SY", body), Role.SECRETARY) == ["Ida SY"]


CHAIR = [
    ("Sous la présidence de Mme Ida SY, Maire", ["Ida SY"]),
    ("Président de séance : Luc ROY", ["Luc ROY"]),
    ("Ida Sy est présidente de la séance.", ["Ida Sy"]),
    ("Sous la présidence de Monsieur le Maire.\n\nPrésents : M. Luc ROY, Maire, Mme Ida SY", ["Luc ROY"]),
    ("Monsieur Luc ROY, Maire, salue les membres et ouvre la séance à 20 h.", ["Luc ROY"]),
    ("Présents : Monsieur le Maire Luc ROY, Mme Ida SY", ["Luc ROY"]),
    ("Monsieur Luc ROY ouvre la séance à 19 h et fait l'appel.", ["Luc ROY"]),
    ("Monsieur le Maire ouvre la séance.", []),
    ("Présents : M. Luc ROY, Maire-adjoint, Mme Ida SY, Maire de Lens", []),
    # BUGS_CAUGHT: words of a speech and of a heading were the chair
    ("M. le\n\nPrésident : Avant de commencer, je salue chacun.", []),
    ("COMPTE RENDU DES DÉCISIONS DU\n\nPRÉSIDENT : Vu CAR BONUS", []),
]


@pytest.mark.parametrize(("header", "names"), CHAIR)
def test_the_chair(header: str, names: list[str]) -> None:
    assert named(people(header), Role.CHAIR) == names


@pytest.mark.parametrize(
    ("header", "names"),
    [
        (
            "Présents : M. Luc ROY\n\nAssistait également : Mme Eva LIS, Directrice générale des services",
            ["Eva LIS"],
        ),
        ("Présents : M. Luc ROY, Mme Eva LIS (DGS)", ["Eva LIS"]),
        ("Présents : M. Luc ROY\n\nSecrétaire auxiliaire : Eva LIS", ["Eva LIS"]),
    ],
)
def test_who_looks_on_has_no_vote(header: str, names: list[str]) -> None:
    found = people(header)
    assert named(found, Role.NON_VOTING) == names
    assert named(found, Role.MEMBER) == ["Luc ROY"]


@pytest.mark.parametrize(
    "header",
    [
        "Présents : M. Luc ROY\n\nAbsents :\n\nOuverture de la séance",
        "Présents : M. Luc ROY\n\nAbsents : 2\n\nJe vous salue",
    ],
)
def test_an_empty_list_names_nobody(header: str) -> None:
    """BUGS_CAUGHT: the title behind an empty list was read as its first name."""
    assert named(people(header), Role.MEMBER) == ["Luc ROY"]
