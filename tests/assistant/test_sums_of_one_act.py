"""Sums that the one act which a question is of tells in its own words: given, left to pay, with taxes, of a year."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.question import read_question
from assistant.types import Ask, Pot, Status
from tests.assistant.support import ADOPTED, Desk, act_of, small_desk


def _act(number: str, title: str, told: str) -> str:
    return act_of(number, title, told, ADOPTED)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    acts = {
        "pre-modele/1.txt": _act(
            "2023-01",
            "Aides au remplacement des chaudières",
            "Vu les demandes reçues des foyers, le maire présente le tableau des aides, pour un total versé de"
            " 2 750 €.",
        ),
        "pre-modele/2.txt": _act(
            "2023-02",
            "Course des Trois Moulins",
            "La commune prête le gymnase et les barrières.\nLe conseil approuve les aides en nature décrites"
            " ci-dessus et les participations de la commune, pour un montant total de 4 300 €.",
        ),
        "pre-modele/3.txt": _act(
            "2023-03",
            "Convention d'objectifs avec la Maison du Tourisme 2023-2025",
            "Cette révision conduit à un montant de subvention porté à 61 000 €.",
        ),
        "pre-modele/4.txt": _act(
            "2023-04",
            "Vente d'une parcelle au lotissement des Tilleuls",
            "Le lot 7 a été retenu par M. Sylvestre CORNU. Le prix est de 52 € le m², soit 31 200 € pour le"
            " tout.",
        ),
        "pre-modele/5.txt": _act(
            "2023-05",
            "Étude du réseau de chaleur",
            "L'étude du réseau de chaleur est confiée au bureau THERMIA pour un montant de 8 000 € HT soit"
            " 9 600 € TTC, avec une aide de la Région de 5 000 €.\nLe reste à charge est estimé à 4 600 €.",
        ),
        "pre-modele/6.txt": _act(
            "2023-06",
            "Spectacle « Les Échasses »",
            "Le spectacle « Les Échasses » de la compagnie Ribambelle est acheté pour un montant total de"
            " 2 900 € dont 1 700 € seront pris en charge par la commune.",
        ),
        "pre-modele/7.txt": _act(
            "2023-07",
            "Bail de la pâture CASTEL",
            "Les fermages de la pâture CASTEL s'élèvent à 210,40 € en 2020, 214,10 € en 2021 et 221,60 € en"
            " 2022.",
        ),
        "pre-modele/8.txt": _act(
            "2023-08",
            "Travaux de la cour",
            "- Accepte pour le lot 1 l'offre de l'entreprise GRAVIER d'un montant de 20 000 € HT soit 24 000 €"
            " TTC\n- Accepte pour le lot 2 l'offre de l'entreprise VERDURE d'un montant de 7 000 € HT soit"
            " 8 400 € TTC.",
        ),
        "pre-modele/9.txt": _act(
            "2023-09",
            "Droits de place",
            "Les droits de place des manèges sont fixés à 40 € la demi-journée.",
        ),
    }
    return small_desk(tmp_path_factory.mktemp("town"), acts)


@pytest.mark.parametrize(
    ("question", "amount"),
    [
        ("Aides de Pré-Modèle au remplacement des chaudières : total versé ?", 2750),
        ("Course des Trois Moulins : à combien Pré-Modèle chiffre-t-elle ses aides en nature ?", 4300),
        ("Quelle est la nouvelle subvention de la Maison du Tourisme de Pré-Modèle 2023-2025 ?", 61000),
        ("Combien M. Cornu paie-t-il sa parcelle au lotissement des Tilleuls de Pré-Modèle ?", 31200),
        (
            "Une fois l'aide retirée, que reste-t-il à payer pour l'étude du réseau de chaleur de Pré-Modèle ?",
            4600,
        ),
        ("Combien TTC pour l'étude de THERMIA à Pré-Modèle ?", 9600),
        ("Combien HT pour l'étude de THERMIA à Pré-Modèle ?", 8000),
        ("Quelle part la commune de Pré-Modèle paie-t-elle pour « Les Échasses » de Ribambelle ?", 1700),
        ("Pré-Modèle : what does a stallholder pay for half a day of droits de place?", 40),
    ],
)
def test_the_act_tells_the_sum_in_its_own_words(town: Desk, question: str, amount: int) -> None:
    answer = town.ask(question)
    assert answer.amount == Decimal(amount)
    assert answer.citations


@pytest.mark.parametrize(
    "question",
    [
        "Aides de Pré-Modèle au remplacement des chaudières : total versé ?",
        "Combien M. Cornu paie-t-il sa parcelle au lotissement des Tilleuls de Pré-Modèle ?",
    ],
)
def test_what_only_its_surroundings_name_is_told_with_reserve(town: Desk, question: str) -> None:
    assert town.ask(question).status is Status.PARTIAL


@pytest.mark.parametrize(
    "question",
    [
        "Combien Mme Delorme paie-t-elle sa parcelle au lotissement des Tilleuls de Pré-Modèle ?",
        "Quelle subvention la Ligue de Natation a-t-elle reçue de Pré-Modèle pour les chaudières ?",
    ],
)
def test_another_name_has_no_share_in_it(town: Desk, question: str) -> None:
    assert town.ask(question).status is Status.NOT_FOUND


def test_a_sum_with_taxes_is_of_what_the_one_without_is(town: Desk) -> None:
    answer = town.ask("Combien TTC pour le lot 2 des travaux de la cour de Pré-Modèle ?")
    assert answer.amount == Decimal(8400)
    assert "VERDURE" in answer.text.splitlines()[0]


def test_a_repeated_word_names_nothing_new(town: Desk) -> None:
    """What the follow-up says again is still of the pasture, of the year that it names."""
    first = "Combien le fermage de la pâture Castel a-t-il rapporté à Pré-Modèle en 2020 ?"
    assert town.ask(first).amount == Decimal("210.40")
    assert town.ask("et en 2022 il a rapporté combien ?", first).amount == Decimal("221.60")


@pytest.mark.parametrize(
    ("question", "ask", "pot"),
    [
        ("Parc à hydroliennes : que toucherait la commune par an ?", Ask.AMOUNT, None),
        ("Quel est le coût de la halle pour laquelle la mairie demande une aide ?", Ask.AMOUNT, None),
        ("Quelles sont les associations aidées dans l'enveloppe de 9 000 € ?", Ask.LIST, Pot.AWARDED),
        ("Quelle enveloppe est prévue pour la fête ?", Ask.AMOUNT, Pot.BUDGETED),
        ("Que reste-t-il à payer, l'aide de l'État déduite ?", Ask.AMOUNT, None),
    ],
)
def test_which_money_is_meant(question: str, ask: Ask, pot: Pot | None) -> None:
    frame = read_question(question)
    assert (frame.ask, frame.pot) == (ask, pot)


def test_how_a_sum_is_asked_is_no_word_of_its_subject() -> None:
    question = "Quelle asso reçoit le plus gros chèque, toutes lignes confondues, du canton ?"
    assert [t.word for t in read_question(question).terms] == ["canton"]


@pytest.mark.parametrize(
    ("question", "named"),
    [("Trévannes, mai 2023 : total des aides", True), ("Culture, mai 2023 : total des aides", False)],
)
def test_an_opening_word_before_a_comma_is_a_name_where_it_is_no_word(question: str, named: bool) -> None:
    assert read_question(question).terms[0].proper is named
