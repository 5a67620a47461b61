"""Names in questions: the councils that are meant, and words that are misspelled."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.link import by_initials, called, receives, sayings, spelled, stem_set
from assistant.question import read_question
from index.entities import Entities, Entity
from index.text import stems
from tests.assistant.support import LAVOIR_2022, Desk, small_desk

WORDS = sorted(stem_set("Location de la salle, les mécènes, le port"))


def test_words_of_one_root_say_a_term_and_so_do_its_other_forms() -> None:
    assert sayings(("rent", "locat"), WORDS) == {"rent", "locat"}
    assert sayings(stems("mécénat"), WORDS) >= stem_set("mécènes")
    assert not sayings(stems("portail"), WORDS) & stem_set("port")  # too short to tell


@given(st.lists(st.text("abc", max_size=9), max_size=30), st.text("abc", min_size=1, max_size=9))
def test_only_words_of_the_root_are_added(words: list[str], form: str) -> None:
    for word in sayings((form,), sorted(words)) - {form}:
        assert word.startswith(form) or form.startswith(word)


COUNCILS = [
    ("Combien Saint-Exemple a donné à la fanfare ?", {"Commune de Saint-Exemple"}),
    ("What did Val-Modèle ask for?", {"Communauté de communes du Val-Modèle"}),
    ("Combien pour le lavoir ?", set()),
    ("Combien la commune a donné ?", set()),  # a kind, no name
]


@pytest.mark.parametrize(("question", "names"), COUNCILS)
def test_councils_named(small: Desk, question: str, names: set[str]) -> None:
    found = small.find(question)
    acts = {act.id: act for act in small.stores.ledger.acts()}
    assert {acts[i].council and acts[i].council.value for i in found.councils.acts} == names


def test_a_follow_ups_council_takes_the_place_of_the_one_before(small: Desk) -> None:
    found = small.find("et à Bourg-Témoin ?", "Combien Saint-Exemple a donné en 2021 ?")
    assert {act.council.value for act, _ in found.acts if act.council} == {"Commune de Bourg-Témoin"}


@pytest.mark.parametrize(
    ("question", "gets"),
    [
        ("Combien pour Bourg-Témoin ?", True),
        ("Combien pour la commune de Bourg-Témoin ?", True),
        ("How much went to Bourg-Témoin?", True),
        ("Combien Bourg-Témoin a-t-il reçu ?", True),
        ("Combien Bourg-Témoin a donné ?", False),
        ("How much did Bourg-Témoin give to the kiosk?", False),
        ("Quelles associations de Bourg-Témoin ont touché plus de 100 € ?", False),
    ],
)
def test_who_receives_is_told_from_who_gives(small: Desk, question: str, gets: bool) -> None:
    found = small.find("Combien Bourg-Témoin a donné ?")
    assert receives(read_question(question), found.councils) is gets


def test_an_unknown_word_is_read_as_the_nearest_known_one() -> None:
    frame = read_question("Combien pour les Nagueurs ?")
    near = spelled(frame, frame.terms, {"nageur", "fanfar"})
    assert near.terms[0].forms[0] == "nageur"
    assert near.terms[0].word == "nagueurs"


def test_short_words_and_far_ones_are_left() -> None:
    frame = read_question("Combien pour le CCAS et les Vosgiens ?")
    assert spelled(frame, frame.terms, {"cca", "nageur"}) == frame


TITLES = ["Étude confiée à l'Etablissement Public Foncier de Brume", "CREATION D UN EPICENTRE POUR LA FOIRE"]


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Quelle étude par l'EPF ?", "Etablissement Public Foncier"),
        ("Quelle étude par l'epf ?", ""),  # in small letters it may be a word
        ("Quelle étude par l'EP ?", ""),  # two letters are an accident
        ("Quelle étude par la CEP ?", ""),  # a title all in capitals names nothing by them
    ],
)
def test_an_acronym_is_the_initials_of_a_title(question: str, name: str) -> None:
    frame = read_question(question)
    linked = by_initials(frame, frame.terms, TITLES)
    term = linked.terms[-1]
    assert (name in term.shown) if name else (linked == frame)
    assert (" ".join(stems(name)) in term.forms) if name else True


def test_the_beginning_of_a_name_is_no_council_that_lacks_the_other_names(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """ "L'école Sainte-Anne" is not the commune of Sainte-Anne-les-Prés, whose acts do not know Mérouville."""
    act = LAVOIR_2022.replace("SAINT-EXEMPLE", "{}").replace("Les Amis du Lavoir", "{}")
    acts = {
        "a.txt": act.format("SAINTE-ANNE-LES-PRÉS", "Le Moulin", "Le Moulin"),
        "b.txt": act.format("MÉROUVILLE", "École Sainte-Anne", "École Sainte-Anne"),
    }
    desk = small_desk(tmp_path_factory.mktemp("begun"), acts)
    assert desk.ask("Combien l'école Sainte-Anne de Mérouville a-t-elle reçu ?").amount == 1200
    begun = desk.find("Combien Sainte-Anne a donné au Moulin ?").councils
    desk.stores.ledger.close()
    assert begun.begun
    assert begun.words >= {"saint", "anne"}


def test_bodies_are_looked_up_by_their_letters_and_by_the_longest_word_of_each_name() -> None:
    club = Entity(0, "Tennis club des Sablons", ("Tennis club des Sablons", "T.C.S."), acronyms=("TCS",))
    school = Entity(1, "Tennis École", ("Tennis École",))
    person = Entity(2, "Anne Sablons", ("Anne Sablons",), person=True)
    found = called(Entities((club, school, person)))
    assert found == {"tc": (club,), "sablon": (club,), "ecol": (school,)}
