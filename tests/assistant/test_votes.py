"""Answers of votes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.types import Language, Status
from assistant.votes import answer_vote
from tests.assistant.support import ACTS, HEAD, Desk, act_of, small_desk

LAVOIR, FANFARE, MOTO, BASSIN = (
    "du Lavoir en 2022",
    "à la Fanfare",
    "au Moto-club des Crêtes",
    "aux Nageurs du Val",
)


@pytest.mark.parametrize(
    ("question", "headline", "value"),
    [
        (f"Qui a voté contre la subvention {FANFARE} ?", "Personne n'a voté contre : 0 voix contre.", 0),
        ("Who voted against the grant to Fanfare?", "Nobody voted against: 0 votes against.", 0),
        (f"Qui s'est abstenu sur l'aide {FANFARE} ?", "1 abstention : Paul GARNIER", "Paul GARNIER"),
        ("Who abstained on the grant to Fanfare?", "1 abstention: Paul GARNIER", "Paul GARNIER"),
        ("How many abstentions on the grant to Fanfare?", "1 abstention: Paul GARNIER", 1),
        (f"Combien de voix contre l'aide {MOTO} ?", "2 voix contre : Louis CARNOT et Rose DELMAS", 2),
        (f"Qui a voté contre l'aide {BASSIN} ?", "1 voix contre : Marc IMBERT", "Marc IMBERT"),
        (f"Qui n'a pas pris part au vote {BASSIN} ?", "Jean HUET n'a pas pris part au vote", "Jean HUET"),
        (f"Qui a voté contre l'aide {LAVOIR} ?", "Personne n'a voté contre : 0 voix contre.", 0),  # unanimity
    ],
)
def test_one_side(small: Desk, question: str, headline: str, value: int | str) -> None:
    answer = small.ask(question)
    assert answer.headline == f"{headline} [1]"
    assert (answer.status, answer.value) == (Status.ANSWERED, value)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (f"L'aide {MOTO} est-elle adoptée ?", "Rejeté : 1 voix pour, 2 voix contre, 0 abstention"),
        ("Was the grant to Moto-club des Crêtes adopted?", "Rejected: 1 for, 2 against, 0 abstentions"),
        (f"Par combien de voix l'aide {FANFARE} ?", "Adopté : 12 voix pour, 0 voix contre, 1 abstention"),
        ("How did they vote on the grant to Fanfare?", "Adopted: 12 for, 0 against, 1 abstention"),
        (f"Résultat du vote sur l'aide {LAVOIR} ?", "Adopté à l'unanimité."),
    ],
)
def test_the_whole_result(small: Desk, question: str, headline: str) -> None:
    assert small.ask(question).headline == f"{headline} [1]"


def test_the_vote_itself_is_cited(small: Desk) -> None:
    (citation,) = small.ask(f"Qui a voté contre l'aide {MOTO} ?").citations
    assert "Contre : 2 voix (M. Louis CARNOT, Mme Rose DELMAS)" in citation.quote


def test_names_are_told_once(small: Desk) -> None:
    assert small.ask(f"Qui a voté contre l'aide {MOTO} ?").text.count("CARNOT") == 1
    assert small.ask(f"Résultat du vote sur l'aide {MOTO} ?").text.count("CARNOT") == 1


def test_a_number_that_is_not_printed_is_not_made_up(tmp_path_factory: pytest.TempPathFactory) -> None:
    act = ACTS["saint-exemple/2022-03.txt"].replace("Adopté à l'unanimité.", "Adopté à la majorité.")
    desk = small_desk(tmp_path_factory.mktemp("majority"), {"saint-exemple/2022-03.txt": act})
    answer = desk.ask("Qui a voté contre l'aide aux Amis du Lavoir ?")
    desk.stores.ledger.close()
    assert (answer.status, answer.value) == (Status.NOT_FOUND, None)
    assert answer.headline.startswith("L'acte n'imprime pas le nombre de voix contre.")


def test_no_act_no_vote(small: Desk) -> None:
    assert answer_vote(small.find("Qui a voté contre l'aide aux Archers ?"), small.stores) is None


def test_the_vote_after_a_question_of_money(small: Desk) -> None:
    answer = small.ask("who voted against?", "How much went to Nageurs du Val?")
    assert (answer.value, answer.language) == ("Marc IMBERT", Language.EN)


def test_english_counts_one_and_many(small: Desk) -> None:
    found = small.find("How did they vote on the grant to Fanfare?")
    text = small.ask(found.frame.question).text
    assert "1 abstention" in text
    assert "1 abstentions" not in text
    assert replace(found.frame, ballot=None) == found.frame


@pytest.mark.parametrize(
    "question",
    [
        "Quel a été le vote sur la piscine à Saint-Exemple en 2023 ?",
        "How did Saint-Exemple vote on the swimming pool?",
    ],
)
def test_a_vote_of_the_council_on_something_else_is_no_answer(small: Desk, question: str) -> None:
    assert small.ask(question).status is Status.NOT_FOUND


SEVERAL = """COMMUNE DE VAUCRENEAU
CONSEIL MUNICIPAL DU 27 FÉVRIER 2023
COMPTE RENDU DES VOTES

Présents : Mme Anne BERTIN, M. Louis CARNOT, Mme Rose DELMAS

Objet Rapporteur Vote D1 FINANCES - Aide exceptionnelle aux sinistrés de Brumeval Anne BERTIN Majorité pour 2 votes suite à la tempête contre : Rose DELMAS, et du Val Louis CARNOT D2 ÉCOLE - Convention du préau Anne BERTIN Approuvée à l'unanimité D3 SANTÉ - Loyers du cabinet Anne BERTIN Approuvée à l'unanimité D4 CULTURE - Programmation des veillées Anne BERTIN Majorité pour 1 vote contre (Louis CARNOT)
"""
CESSION = """COMMUNE DE VAUCRENEAU
EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL
Séance du 3 mai 2023

Délibération n° 2023-8
Objet : Adhésion à l'association contre la désertification médicale

Après en avoir délibéré, le conseil décide d'adhérer.
Vote : 9 pour, 5 abstentions
"""


@pytest.fixture(scope="module")
def vaucreneau(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    acts = {"vaucreneau/pv.txt": SEVERAL, "vaucreneau/adhesion.txt": CESSION}
    desk = small_desk(tmp_path_factory.mktemp("vaucreneau"), acts)
    yield desk
    desk.stores.ledger.close()


def test_of_an_act_with_several_votes_the_one_beside_its_words_is_told(vaucreneau: Desk) -> None:
    answer = vaucreneau.ask("Qui a voté contre la programmation des veillées à Vaucreneau ?")
    assert (answer.status, answer.value) == (Status.ANSWERED, "Louis CARNOT")


def test_of_an_act_with_several_votes_no_other_is_told_for_the_one_asked(vaucreneau: Desk) -> None:
    answer = vaucreneau.ask("Qui a voté contre l'aide aux sinistrés de la tempête à Vaucreneau ?")
    assert (answer.status, answer.value) == (Status.PARTIAL, None)
    assert "Rose DELMAS" in answer.headline


@pytest.mark.parametrize(
    ("question", "value"),
    [
        (
            "Adhésion à l'association contre la désertification médicale : combien de voix ?",
            "9 voix pour, 5 abstentions",
        ),
        ("Par combien de voix l'adhésion à l'association contre la désertification médicale ?", 9),
        ("How many abstentions on joining the désertification médicale association?", 5),
    ],
)
def test_all_counts_are_told_where_no_side_is_asked(
    vaucreneau: Desk, question: str, value: int | str
) -> None:
    assert vaucreneau.ask(question).value == value


def test_the_votes_that_a_person_got(tmp_path: Path) -> None:
    act = f"""COMMUNE DE VAUCRENEAU
{HEAD} MUNICIPAL
Séance du 3 mai 2021

Délibération n° 2021-31
Objet : Élection d'un adjoint

Le maire expose que le dépouillement a donné les résultats suivants :
Mme Ida SYLVESTRE : 42 : 10 : 32 : 17 : 32 voix
Luc : 9 votes
"""
    town = small_desk(tmp_path, {"1.txt": act})
    answer = town.ask("Élection à Vaucreneau : combien de voix pour Ida Sylvestre ?")
    assert (answer.status, answer.value) == (Status.ANSWERED, 32)
    assert "10" in answer.citations[0].quote  # blank ones too, for the reader to see
    assert town.ask("How many votes did Luc get in Vaucreneau?").value == 9


MINUTES = [
    act_of("2023-1", f"Approbation du procès-verbal du conseil du {day}", f"Vote : {ayes} pour, 0 contre", day="12 décembre 2023")
    for day, ayes in (("25 septembre 2023", 18), ("24 octobre 2023", 16))
]  # fmt: skip
WATER = act_of("2023-3", "Pré-Modèle : étude de la source", "Vote : 11 pour, 2 abstentions")


@pytest.mark.parametrize(
    ("question", "ayes"),
    [
        ("Approbation du PV du 24 octobre 2023 à Pré-Modèle, nombre de pour ?", 16),
        ("How many votes for the approval of the minutes of 25 September 2023 in Pré-Modèle?", 18),
    ],
)
def test_minutes_are_known_by_the_day_of_their_own_sitting(tmp_path: Path, question: str, ayes: int) -> None:
    town = small_desk(tmp_path, {f"{n}.txt": text for n, text in enumerate(MINUTES)})
    answer = town.ask(question)
    assert (answer.status, answer.value) == (Status.ANSWERED, ayes)


def test_the_councils_name_does_not_say_what_was_voted_on(tmp_path: Path) -> None:
    listed = "PRÉ-MODÈLE\nCONSEIL MUNICIPAL DU 10 FÉVRIER 2023\n\nVote du budget 2023, budget principal : adopté à la majorité. Budget annexe du four : adopté à la majorité. Règlement du lavoir : adopté à l'unanimité.\n"
    town = small_desk(tmp_path, {"liste_Pré-Modèle.txt": listed, "source_Pré-Modèle.txt": WATER})
    answer = town.ask("Was the 2023 main budget of Pré-Modèle adopted unanimously?")
    assert answer.status is not Status.ANSWERED
    assert "source" not in answer.text
