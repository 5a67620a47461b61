"""Questions in the words of people who know no act: each was met, and read wrongly once."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.question import read_question
from assistant.types import Ask, Pot, Status
from tests.assistant.support import Desk, act_of, small_desk


def _act(number: str, title: str, told: str, day: str = "10 février 2023") -> str:
    return act_of(number, title, told, day=day)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    acts = {
        "pre-modele/1.txt": _act(
            "2023-01",
            "École privée Sainte-Odile",
            "Article 1 : Une subvention de 35 000 € est attribuée à l'école privée Sainte-Odile pour 35 élèves, soit 1 000 € par élève.\n\nAdopté à l'unanimité.",
        ),
        "pre-modele/2.txt": _act(
            "2023-02",
            "Sécurité des passages à niveau et radars",
            "Le conseil adopte le projet des passages à niveau pour un montant de 2 500 € H.T. ainsi que le projet de radars"
            " pour un montant de 8 800 € H.T. Soit un montant total de 11 300 € H.T.",
        ),
        "pre-modele/3.txt": _act(
            "2023-03",
            "Souscription d'un emprunt bancaire",
            "Article 1 : De souscrire un emprunt de 500 000 € pour les travaux de la rue du Puits.\n\nVote : 12 pour, 1 contre (M. TANNEUR), 2 abstentions.",
        ),
        "pre-modele/4.txt": _act(
            "2023-04",
            "Rue du Puits : convention",
            "Article 1 : D'approuver la convention des travaux de la rue du Puits.\n\nAdopté à l'unanimité.",
            "12 mai 2023",
        ),
        "pre-modele/5.txt": _act(
            "2023-05",
            "Éclairage public",
            "Le maire expose que l'éclairage est interrompu de 22 h à 6 h. La nuit du samedi, il est gardé près de la salle"
            " des fêtes. Les lampadaires de la place restent allumés pour la sécurité.",
        ),
        "gard/6.txt": _act("30-2023-01", "Chasse", "Article 1 : La battue est autorisée.").replace(
            "COMMUNE DE PRÉ-MODÈLE", "DÉPARTEMENT DU GARD"
        ),
    }
    return small_desk(tmp_path_factory.mktemp("town"), acts)


@pytest.mark.parametrize(
    ("question", "amount"),
    [
        ("What does the Sainte-Odile school get from Pré-Modèle?", 35000),
        ("Pré-Modèle : passages à niveau et radars, ça fait combien en tout HT ?", 11300),
    ],
)
def test_the_figure_that_is_meant(town: Desk, question: str, amount: int) -> None:
    assert town.ask(question).amount == Decimal(amount)


def test_what_is_voted_on_is_named_first(town: Desk) -> None:
    answer = town.ask("Qui a voté contre l'emprunt de la rue du Puits à Pré-Modèle ?")
    assert "TANNEUR" in answer.text


def test_a_word_is_no_council_of_like_letters(town: Desk) -> None:
    answer = town.ask("Où Pré-Modèle garde-t-elle l'éclairage la nuit du samedi ?")
    assert "salle des fêtes" in " ".join(answer.text.split())


def test_a_quote_goes_on_with_what_is_said_next(town: Desk) -> None:
    answer = town.ask("Pourquoi l'éclairage est interrompu à Pré-Modèle ?")
    assert "pour la sécurité" in " ".join(answer.text.split())


def test_the_act_may_say_it_in_other_words(town: Desk) -> None:
    answer = town.ask("Why won't Pré-Modèle switch its street lights off downtown at the weekend?")
    assert answer.status is Status.PARTIAL
    assert any(citation.act == "2023-05" for citation in answer.citations)


@pytest.mark.parametrize(
    ("question", "ask"),
    [
        ("What is the engineering firm charging the town?", Ask.AMOUNT),
        ("Cheapest contract of the school rebuild?", Ask.RANK),
        ("Quelle association touche le moins ?", Ask.RANK),
        ("By what percentage do heat prices rise?", Ask.PASSAGE),
        ("De quel pourcentage augmentent les tarifs ?", Ask.COMPARE),
        ("How did councillors split over the festival?", Ask.VOTE),
        ("Did the council adopt the 48-hour rule?", Ask.VOTE),
        ("Le vote pour reprendre le temple, ça a donné quoi ?", Ask.VOTE),
    ],
)
def test_what_is_asked(question: str, ask: Ask) -> None:
    assert read_question(question).ask is ask


def test_what_is_left_out_says_nothing_of_the_money() -> None:
    frame = read_question(
        "À combien sont évaluées les aides, sans compter la subvention versée à la Fanfare ?"
    )
    assert [term.word for term in frame.excluded] == ["fanfare"]
    assert frame.pot is not Pot.AWARDED


def test_civilities_and_taxes_name_nobody() -> None:
    terms = read_question("Le loyer de Mlle Aubin et de Mme Lise, HT ?").terms
    assert [term.word for term in terms if term.proper] == ["aubin", "lise"]


def test_half_a_name_names_nobody_surely(town: Desk) -> None:
    """ "La croix rouge" was told of a "Quartier Pierre Rouge", without reserve."""
    answer = town.ask("combien de subvention pour l'école des lampadaires à Pré-Modèle ?")
    assert answer.status is not Status.ANSWERED
