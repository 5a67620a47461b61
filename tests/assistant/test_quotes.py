"""Answers in the acts' own words."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.quotes import answer_quote
from assistant.types import Status
from tests.assistant.support import HEAD, Desk, act_of, small_desk


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Pourquoi la fanfare répare-t-elle ses instruments ?", "en vue du concours de Brumeval"),
        ("Why does the fanfare repair its instruments?", "en vue du concours de Brumeval"),
    ],
)
def test_the_sentence_that_tells_is_quoted_first(small: Desk, question: str, words: str) -> None:
    answer = small.ask(question)
    assert words in answer.headline
    assert words in answer.citations[0].quote
    assert answer.status in (Status.ANSWERED, Status.PARTIAL)


def test_quotation_marks_are_of_the_language(small: Desk) -> None:
    assert small.ask("Pourquoi la fanfare répare ses instruments ?").headline.startswith("« ")
    assert small.ask("Why does the fanfare repair its instruments?").headline.startswith("“")


def test_each_part_of_a_question_has_its_sentence(small: Desk) -> None:
    answer = small.ask(
        "Pourquoi la fanfare répare ses instruments et combien coûtent les travaux du bassin ?"
    )
    assert "concours de Brumeval" in answer.text
    assert "400 000 € HT" in " ".join(answer.text.split())


def test_a_title_tells_nothing(small: Desk) -> None:
    answer = small.ask("Pourquoi le Moto-club des Crêtes ?")
    assert "« Subvention exceptionnelle au Moto-club des Crêtes »" not in answer.text


def test_a_word_that_no_act_holds_leaves_a_doubt(small: Desk) -> None:
    sure = small.ask("Pourquoi la fanfare répare ses instruments ?")
    doubtful = small.ask("Pourquoi la fanfare répare ses trombones ?")
    assert sure.status is Status.ANSWERED
    assert doubtful.status is not Status.ANSWERED


def test_a_follow_up_quotes_nothing_that_lacks_its_own_words(small: Desk) -> None:
    assert small.ask("pourquoi une patinoire ?", "Combien pour la Fanfare ?").status is not Status.ANSWERED


def test_recitals_that_cite_a_code_are_no_answer(small: Desk) -> None:
    answer = small.ask("Que dit le Code général des collectivités territoriales ?")
    assert "Vu le Code" not in answer.text


def test_a_missing_name_is_quoted_nowhere(small: Desk) -> None:
    assert answer_quote(small.find("Pourquoi Zorbax ?"), small.stores) is None


def test_who_is_told_for_sure_only_by_a_sentence_with_all_that_is_asked(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Those admitted to a competition are named as well as who has won it."""
    act = f"""COMMUNE DE SAINT-EXEMPLE
{HEAD} MUNICIPAL
Séance du 4 mai 2023
Délibération n° 2023-031
Objet : Concours de maîtrise d'œuvre de l'école des Platanes

Le jury a admis à concourir le cabinet Alphand et le cabinet Bertier pour l'école des Platanes.
Celui qui a gagné sera connu en juin.

Le conseil municipal, après en avoir délibéré, à l'unanimité, prend acte de ces travaux.
"""
    desk = small_desk(tmp_path_factory.mktemp("concours"), {"a.txt": act})
    won = desk.ask("Quel cabinet a gagné le concours de l'école des Platanes ?")
    admitted = desk.ask("Quel cabinet est admis à concourir pour l'école des Platanes ?")
    desk.stores.ledger.close()
    assert (won.status, admitted.status) == (Status.PARTIAL, Status.ANSWERED)


_LEFT = act_of(
    "2023-06",
    "Démission de Mme Odile FRESNOY",
    "Par lettre, Madame Odile FRESNOY a informé Monsieur le Préfet de sa démission et sera remplacée au conseil.",
    "Monsieur Basile TILLEUL, suivant de liste, remplace la conseillère au conseil.",
)
_SCHOOL = act_of(
    "2023-07",
    "École des Pervenches",
    "Le groupe scolaire des Pervenches accueille 80 élèves depuis la rentrée de 2019.",
)
_BUILT = act_of(
    "2023-08", "Halle des Grives", "La halle des Grives, construite en 1907, garde ses poutres de chêne."
)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    acts = {"1.txt": _LEFT, "2.txt": _SCHOOL, "3.txt": _BUILT}
    return small_desk(tmp_path_factory.mktemp("model"), acts)


def test_who_is_another_than_the_question_names(model: Desk) -> None:
    answer = model.ask("Pré-Modèle : par qui Odile Fresnoy est-elle remplacée au conseil ?")
    assert [c.quote for c in answer.citations if "TILLEUL" not in c.quote] == []


def test_the_year_of_one_thing_is_not_that_of_another(model: Desk) -> None:
    built = model.ask("En quelle année a été construit le groupe scolaire des Pervenches à Pré-Modèle ?")
    assert built.status is Status.NOT_FOUND
    hall = model.ask("En quelle année a été construite la halle des Grives ?")
    assert "1907" in hall.headline


def test_a_persons_name_alone_makes_no_sentence_the_answer(tmp_path: Path) -> None:
    came = act_of("2023-09", "Divers", "Arrivée dans la salle de Madame Aglaé BRUANT à 19 h 20, par le pont.")
    other = act_of("2023-10", "Pont", "Aucune objection n'est faite au pont.")
    town = small_desk(tmp_path, {"1.txt": came, "2.txt": other})
    answer = town.ask("Quelle est l'objection d'Aglaé Bruant à Pré-Modèle ?")
    assert answer.status is not Status.ANSWERED


def test_when_is_told_by_no_law_that_is_cited(tmp_path: Path) -> None:
    law = "Conformément à la loi n° 2015-991 du 7 août 2015, le gymnase sera ouvert au public après débat."
    town = small_desk(tmp_path, {"1.txt": act_of("7", "Gymnase", law)})
    assert town.ask("À quelle date le gymnase sera-t-il ouvert au public ?").status is Status.NOT_FOUND
    assert "débat" in town.ask("Le gymnase sera-t-il ouvert au public ?").headline
