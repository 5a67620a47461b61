"""Questions of money in everyday words: a lot without the word, things added up, a list's lines, an event's month."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.question import read_question
from assistant.types import Ask, Pot, Status
from tests.assistant.support import ADOPTED, Desk, act_of, small_desk


def _act(number: str, title: str, told: str, day: str = "10 février 2023") -> str:
    return act_of(number, title, told, ADOPTED, day=day)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    acts = {
        "pre-modele/1.txt": _act(
            "2023-01",
            "Marché de la halle : attribution des lots",
            "Article 1 : Le marché de la construction de la halle est attribué à :\n"
            "- Lot n° 1 : Gros œuvre : l'entreprise MAÇONNERIE BRUN pour un montant de 210 000,00 € HT.\n"
            "- Lot n° 2 : Charpente : l'entreprise BOIS DU VAL pour un montant de 90 500,00 € HT.\n"
            "- Lot n° 3 : Électricité : l'entreprise VOLT PLUS pour un montant de 42 300,00 € HT.",
        ),
        "pre-modele/2.txt": _act(
            "2023-02",
            "Subventions aux associations",
            "Le conseil municipal décide d'attribuer les subventions suivantes :\n"
            "Article 1 : D'attribuer à l'association « Harmonie du Pré » une subvention d'un montant de 800 €.\n"
            "Article 2 : D'attribuer à l'association « Pétanque du Lavoir » une subvention d'un montant de 300 €.\n"
            "Article 3 : D'attribuer à l'association « Amis du Four » une subvention d'un montant de 150 €.",
        ),
        "pre-modele/3.txt": _act(
            "2023-03",
            "Abris de cour des écoles",
            "Le maire présente les projets d'abris :\n"
            "- École du Bourg, pose d'un abri pour un montant de 70 000 €.\n"
            "- École du Moulin, pose d'un abri pour un montant de 35 000 €.\n"
            "- École des Vignes, pose d'un abri pour un montant de 52 000 €.",
        ),
        "pre-modele/4.txt": _act(
            "2023-04",
            "Aide au Congrès des Meuniers",
            "Le Congrès des Meuniers est organisé à Pré-Modèle du 6 au 8 octobre 2023.\n"
            "Article 1 : D'attribuer à l'association « Congrès des Meuniers » une subvention d'un montant de 4 000 €.",
        ),
        "pre-modele/5.txt": _act(
            "2023-05",
            "Logement du presbytère",
            "Le dépôt de garantie de 290 €, soit un mois de loyer, versé par Mme Lise AUBIN pour son logement lui est rendu.\n"
            "Le montant actuel du loyer est de 314,40 €.",
        ),
        "pre-modele/6.txt": _act(
            "2023-06",
            "Acquisition de la parcelle B 12",
            "La parcelle B 12 et sa maison près du lavoir sont en vente au prix de 250 000 €.\n"
            "Article 1 : D'acquérir la parcelle B 12 pour un montant de 244 000 €, avec 9 000 € de frais d'agence.",
        ),
    }
    return small_desk(tmp_path_factory.mktemp("town"), acts)


@pytest.mark.parametrize(
    ("question", "amount", "told"),
    [
        ("Halle de Pré-Modèle : montant du gros œuvre ?", 210000, "MAÇONNERIE BRUN"),
        ("Combien coûte la charpente de la halle à Pré-Modèle ?", 90500, "BOIS DU VAL"),
    ],
)
def test_a_lot_is_named_without_the_word(town: Desk, question: str, amount: int, told: str) -> None:
    answer = town.ask(question)
    assert answer.amount == Decimal(amount)
    assert told in answer.headline


def test_a_follow_up_names_another_lot(town: Desk) -> None:
    answer = town.ask(
        "Et pour l'électricité, c'est qui et combien ?", "Qui a le lot charpente de la halle à Pré-Modèle ?"
    )
    assert answer.amount == Decimal(42300)
    assert "VOLT PLUS" in answer.headline


@pytest.mark.parametrize(
    "question",
    [
        "Marché de la halle de Pré-Modèle : qui coûte le plus, la charpente ou l'électricité ?",
        "Pré-Modèle market hall contract: which costs more, the Charpente lot or the Électricité lot?",
    ],
)
def test_two_lots_are_compared(town: Desk, question: str) -> None:
    headline = town.ask(question).headline
    assert headline.index("BOIS DU VAL") < headline.index("VOLT PLUS")


@pytest.mark.parametrize(
    ("question", "amount"),
    [
        ("Pré-Modèle : combien en tout pour l'Harmonie du Pré et les Amis du Four ?", 950),
        ("Subventions 2023 de Pré-Modèle : harmonie + pétanque + four, quel total ?", 1250),
    ],
)
def test_things_named_are_added_up(town: Desk, question: str, amount: int) -> None:
    answer = town.ask(question)
    assert answer.amount == Decimal(amount)
    assert len(answer.citations) >= 2


def test_what_no_act_gives_is_not_added(town: Desk) -> None:
    answer = town.ask("Pré-Modèle : combien en tout pour l'Harmonie du Pré et le Judo Zorglub ?")
    assert answer.status is Status.NOT_FOUND


def test_more_than_is_a_comparison_of_two(town: Desk) -> None:
    answer = town.ask("À Pré-Modèle, l'harmonie a-t-elle reçu plus que la pétanque ?")
    assert answer.amount == Decimal(500)
    assert "800" in answer.headline
    assert "300" in answer.headline


def test_the_lines_of_a_list_are_ranked_and_added(town: Desk) -> None:
    least = town.ask("Abris de cour des écoles de Pré-Modèle : quel projet revient le moins cher ?")
    assert (least.amount, least.status) == (Decimal(35000), Status.PARTIAL)
    assert "École du Moulin" in least.headline
    all_ = town.ask("What do the three school shelter projects (abris) of Pré-Modèle add up to?")
    assert (all_.amount, all_.status) == (Decimal(157000), Status.PARTIAL)


def test_the_month_of_an_event_is_not_that_of_its_vote(town: Desk) -> None:
    answer = town.ask("Quelle subvention de Pré-Modèle pour le Congrès des Meuniers d'octobre 2023 ?")
    assert (answer.amount, answer.status) == (Decimal(4000), Status.PARTIAL)
    other = town.ask("Quelle subvention de Pré-Modèle pour le Congrès des Meuniers d'octobre 2021 ?")
    assert other.status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "amount"),
    [
        ("Pré-Modèle : loyer du logement du presbytère quand Mme Aubin est partie ?", Decimal("314.40")),
        ("À quel prix Pré-Modèle achète-t-elle la parcelle B 12, hors frais d'agence ?", 244000),
        ("À quel prix la parcelle B 12 de Pré-Modèle était-elle en vente ?", 250000),
    ],
)
def test_the_sum_that_is_asked_is_told(town: Desk, question: str, amount: Decimal) -> None:
    assert town.ask(question).amount == amount


def test_what_is_told_as_something_else_is_not_told_as_sure(town: Desk) -> None:
    answer = town.ask("À quel prix Pré-Modèle achète-t-elle la maison de la parcelle B 12 près du lavoir ?")
    assert answer.status is Status.PARTIAL


@pytest.mark.parametrize(
    ("question", "ask"),
    [
        ("Que coûtera la convention du puits ?", Ask.AMOUNT),
        ("Masse salariale 2023 de Pré-Modèle ?", Ask.AMOUNT),
        ("À combien sont estimés les travaux ?", Ask.AMOUNT),
        ("What is the fine for dumping more than 6 cubic metres?", Ask.AMOUNT),
        ("Éclairage + voirie avant le vote du budget, quel total ?", Ask.TOTAL),
        ("What do the three projects add up to?", Ask.TOTAL),
        ("Quel projet revient le moins cher ?", Ask.RANK),
    ],
)
def test_what_is_asked(question: str, ask: Ask) -> None:
    assert read_question(question).ask is ask


def test_an_estimate_is_no_aid_though_one_is_named() -> None:
    asked = read_question("La mairie demande une aide pour l'école ; à combien sont estimés les travaux ?")
    assert asked.pot is None
    assert read_question("Quelle aide est demandée pour l'école ?").pot is Pot.REQUESTED
