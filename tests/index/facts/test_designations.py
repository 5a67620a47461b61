"""Who is designated or elected: offices in words, lists of names, and the ballots told beside them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.facts import designations
from index.facts.designation_lists import people_of
from index.facts.designation_words import Office, read_label, read_office
from index.facts.finder import Reading
from index.segment import cut_acts
from index.text import flat
from index.types import Designation, Document, FileKind, Page


def read(text: str) -> tuple[Designation, ...]:
    document = Document("0" * 64, "example.txt", FileKind.TEXT, (Page(1, text),))
    running = document.running_text()
    (act,) = cut_acts(document)
    found = designations.find(Reading(act, running, flat(running.text), document.tables))
    return tuple(fact for fact in found if isinstance(fact, Designation))


@pytest.mark.parametrize(
    ("words", "office"),
    [
        ("en tant que membres de la commission des finances", Office("membres", "commission des finances")),
        ("comme représentant de la Ville au sein du collège Roy", Office("représentant", "collège Roy")),
        ("pour représenter la commune au Syndicat des Rus,", Office("", "Syndicat des Rus")),
        ("en qualité de 4éme adjoint au maire.", Office("4éme adjoint au maire")),
        ("déléguée appelée à siéger au comité du port", Office("déléguée", "comité du port")),
        ("vice-présidente de l'association du Val", Office("vice-présidente", "association du Val")),
        ("membre du conseil municipal", Office("membre")),  # it sits there already
        ("pour siéger à cette instance", Office()),
        ("pour présider la séance", Office("présidence")),
        ("de son mieux", Office()),
    ],
)
def test_an_office_in_words(words: str, office: Office) -> None:
    assert read_office(words) == office


@pytest.mark.parametrize(
    ("label", "office"),
    [
        ("Membres titulaires", Office("Membres titulaires")),
        ("Délégué titulaire (3)", Office("Délégué titulaire (3)")),
        ("Représentant du Maire", Office("Représentant du Maire")),
        ("Huit élus de la ville", Office("Huit élus de la ville")),
        ("Délégués auprès du collège Roy", Office("Délégués", "collège Roy")),
        ("Pour le Foyer du Val", Office("", "Foyer du Val")),
        ("- la régie de l'eau", Office("", "régie de l'eau")),
    ],
)
def test_a_label_is_a_role_or_a_body(label: str, office: Office) -> None:
    assert read_label(label) == office


# Each was read wrongly once.
BUGS_CAUGHT = [
    # who lost the ballot, for the next sentence begins "Est élue"
    (
        "Le conseil décide d'agir.\nOnt obtenu :\n- 15 voix : Madame Ida SY\n- 3 voix : Madame Rose PRÉ\n\n"
        "Est désignée déléguée de la commune appelée à siéger au comité du port : Madame Ida SY\n",
        [("Ida SY", "comité du port", 15)],
    ),
    # a heading in capitals under a list is no name
    (
        "Le conseil décide :\nSont désignés à la commission des rues :\n- Ida SY\nRESEAUX ELECTRIQUES\n",
        [("Ida SY", "commission des rues", None)],
    ),
    # organisations end a list of people
    (
        "Le conseil décide :\nOnt été élus à la commission des marchés :\n- Ida SY\nAssociations :\n- Comité de liaison des usagers\n",
        [("Ida SY", "commission des marchés", None)],
    ),
    # a name that goes on in the next line
    (
        "Le conseil décide d'agir.\nMonsieur le Maire cède la présidence à Madame SY\nIda, adjointe, et sort.\n",
        [("Ida SY", "", None)],
    ),
    # what the council voted is not what another candidate got
    (
        "Le conseil, à 15 voix pour la candidature de Mme Ida SY et 4 voix pour la candidature de M. Guy PRÉ,\n"
        "désigne Mme Ida SY en tant que déléguée.\n",
        [("Ida SY", "", 15)],
    ),
    (
        "Le conseil décide d'agir.\nLe conseil, par 18 voix pour, désigne Mme Ida SY, par 18 voix pour, déléguée au port.\n",
        [("Ida SY", "", None)],
    ),
    # two lists in one sentence, each with its office
    (
        "Le conseil décide d'agir.\nLe conseil désigne, pour siéger au comité du port, Mme Ida SY en tant que titulaire et M. Guy PRÉ en tant que suppléant.\n",
        [("Ida SY", "comité du port", None), ("Guy PRÉ", "comité du port", None)],
    ),
    # who is replaced is not who is designated
    ("Le conseil décide de désigner un délégué en remplacement de M. Guy PRÉ.\n", []),
]


@pytest.mark.parametrize(("text", "told"), BUGS_CAUGHT)
def test_bugs_caught(text: str, told: list[tuple[str, str, int | None]]) -> None:
    assert [(d.person, d.body, d.votes) for d in read(text)] == told


def test_a_row_of_a_table_names_its_body() -> None:
    text = "Le conseil décide :\nCollège\tQuartier\tÉlus\nCollège Roy\tNORD\tTitulaire : - Ida SY Suppléant : - Guy PRÉ\n"
    assert [(d.person, d.body, d.substitute) for d in read(text)] == [
        ("Ida SY", "Collège Roy NORD", False),
        ("Guy PRÉ", "Collège Roy NORD", True),
    ]


_FIRST = st.sampled_from(["Ida", "Guy", "Jean-Luc", "Élodie", "Rose"])
_FAMILY = st.sampled_from(["ROY", "LEROY", "DE LA TOUR", "PRÉVOST", "SAINT-JEAN"])
_NAMES = st.lists(st.tuples(_FIRST, _FAMILY).map(" ".join), min_size=1, max_size=6, unique=True)


@given(names=_NAMES, votes=st.integers(1, 99))
def test_all_of_a_list_are_designated_and_none_twice(names: list[str], votes: int) -> None:
    listed = "".join(f"- {name}\n" for name in names)
    text = f"Le conseil décide :\nOnt été élus à la régie du port :\n{listed}Le conseil adopte par {votes} voix.\n"
    assert [d.person for d in read(text)] == names


@given(words=st.text(max_size=80))
def test_names_stand_where_they_are_said_to(words: str) -> None:
    ranges = [(start, end) for _, start, end in people_of(words)]
    assert all(0 <= start < end <= len(words) for start, end in ranges)
    assert ranges == sorted(ranges)


CHOICE = "Objet : Désignation des délégués au port\n\nLe maire rapporte :\nIl faut deux délégués.\n\n"


def test_an_act_about_whom_to_choose_needs_but_the_labels_of_its_lists() -> None:
    found = read(
        f"{CHOICE}Au comité du port :\n- Ida MERLE\n- Guy PRÉSuppléants :\n- Max LÉVY\n\nLe conseil adopte.\n"
    )
    assert [(f.person, f.role, f.body) for f in found] == [
        ("Ida MERLE", "", "comité du port"),
        ("Guy PRÉ", "", "comité du port"),
        ("Max LÉVY", "Suppléants", "comité du port"),
    ]


def test_what_is_no_label_of_chosen_people_names_nobody() -> None:
    assert not read(f"{CHOICE}Pour les foyers suivants :\n- Foyer Beaurivage\n\nLe conseil adopte.\n")
    other = CHOICE.replace("Désignation des délégués au port", "Vente du port")
    assert not read(f"{other}Au comité du port :\n- Ida MERLE\n\nLe conseil adopte.\n")
