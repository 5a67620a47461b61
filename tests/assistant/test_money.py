"""Answers of money: how much, in all, to whom, how many, the biggest."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.types import Answer, Status
from tests.assistant.support import LAVOIR_2022, Desk, small_desk


def plain(text: str) -> str:
    return " ".join(text.split())


def told(desk: Desk, question: str, *history: str) -> tuple[Status, Decimal | None, int | str | None]:
    answer = desk.ask(question, *history)
    return answer.status, answer.amount, answer.value


@pytest.mark.parametrize(
    ("question", "headline", "amount"),
    [
        ("Combien pour la Fanfare ?", "800 € : subvention à Fanfare de Saint-Exemple [1]", 800),
        ("How much went to Boule Exemplaire?", "€300 to Boule Exemplaire (grant) [1]", 300),
        ("DETR demandée pour le bassin ?", "120 000 € demandés : DETR [1]", 120000),
        ("Combien pour le Kiosque ?", "600 € : subvention à Le Kiosque [1]", 600),
    ],
)
def test_one_figure(small: Desk, question: str, headline: str, amount: int) -> None:
    answer = small.ask(question)
    assert (plain(answer.headline), answer.amount) == (headline, amount)
    assert answer.status is Status.ANSWERED
    assert len(answer.rows) == 1


def test_what_was_only_proposed_is_never_told_as_given(small: Desk) -> None:
    answer = small.ask("Combien pour le Moto-club des Crêtes ?")
    assert "proposés (non attribués)" in answer.headline
    assert answer.amount == 5000


def test_a_sum_tells_its_lines(small: Desk) -> None:
    answer = small.ask("Combien Saint-Exemple a donné en 2023 ?")
    assert answer.amount == 2600
    assert plain(answer.headline).startswith("2 600 € en tout, en 3 lignes : Les Amis du Lavoir, Fanfare")
    assert [row.amount for row in answer.rows] == [1500, 800, 300]


def test_years_named_together_add_up(small: Desk) -> None:
    answer = small.ask("Combien Les Amis du Lavoir ont reçu en 2022 et 2023 ?")
    assert (answer.amount, len(answer.rows)) == (2700, 2)


def test_another_year_is_not_found_and_offered(small: Desk) -> None:
    answer = small.ask("Combien pour la Fanfare en 2021 ?")
    assert (answer.status, answer.amount, answer.rows) == (Status.NOT_FOUND, None, ())
    assert answer.headline == "Non trouvé dans les actes pour 2021."
    assert "pour 2023 : 800" in plain(answer.text)


@pytest.mark.parametrize(
    "question",
    ["Combien pour la patinoire ?", "Combien Saint-Exemple pour la patinoire ?", "How much for Zorbax?"],
)
def test_what_no_act_tells_is_not_found(small: Desk, question: str) -> None:
    assert told(small, question) == (Status.NOT_FOUND, None, None)


def listed(desk: Desk, question: str) -> Answer:
    answer = desk.ask(question)
    assert answer.status is Status.ANSWERED
    return answer


def test_a_list_names_everyone_with_amounts_and_their_total(small: Desk) -> None:
    answer = listed(small, "Quelles associations ont reçu une subvention de Saint-Exemple en 2023 ?")
    names = "Les Amis du Lavoir (1 500 €), Fanfare de Saint-Exemple (800 €) et Boule Exemplaire (300 €)"
    assert plain(answer.headline) == f"{names} [1] [2] [3]"
    assert plain(answer.text.splitlines()[1]) == "Total : 2 600 €"


def test_a_list_of_one_has_no_total(small: Desk) -> None:
    answer = listed(small, "Quelles associations ont reçu plus de 1 000 € de Saint-Exemple en 2023 ?")
    assert [row.label for row in answer.rows] == ["Les Amis du Lavoir"]
    assert "Total" not in answer.text


def test_a_long_list_tells_how_many_more(specimens: Desk) -> None:
    answer = listed(specimens, "Quelles associations Valmorin a aidées en 2023 ?")
    assert len(answer.rows) == 14
    assert "et 8 autres" in answer.headline
    assert " et Valmorin" not in answer.headline  # one "et", before the last


def test_nobody_within_the_bounds_is_nought(small: Desk) -> None:
    answer = listed(small, "Quelles associations ont reçu plus de 9 000 € de Saint-Exemple en 2023 ?")
    assert (answer.value, answer.amount, answer.rows) == (0, None, ())
    assert "1 500 €" in plain(answer.text)


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("Combien d'associations Saint-Exemple a aidées en 2023 ?", 3),
        ("How many associations got more than €500 from Saint-Exemple in 2023?", 2),
        ("Combien de subventions Saint-Exemple a versées en 2022 ?", 1),
    ],
)
def test_counts(small: Desk, question: str, count: int) -> None:
    answer = listed(small, question)
    assert (answer.value, answer.amount) == (count, None)
    assert answer.headline.startswith(str(count))


def test_rows_and_names_are_counted_apart(specimens: Desk) -> None:
    rows = specimens.ask("Combien de lignes de subvention à Valmorin en 2021 ?")
    names = specimens.ask("Combien d'associations aidées par Valmorin en 2021 ?")
    assert (rows.value, names.value) == (37, 33)


@pytest.mark.parametrize(
    ("question", "label", "amount"),
    [
        ("Quelle est la plus grosse subvention de Saint-Exemple en 2023 ?", "Les Amis du Lavoir", 1500),
        ("What is the smallest grant of Saint-Exemple in 2023?", "Boule Exemplaire", 300),
    ],
)
def test_ranks(small: Desk, question: str, label: str, amount: int) -> None:
    answer = listed(small, question)
    assert (answer.value, answer.amount) == (label, amount)
    assert answer.headline.startswith(label)


def test_the_first_few(small: Desk) -> None:
    answer = listed(small, "top 2 grants of Saint-Exemple in 2023")
    assert answer.headline.startswith("Les Amis du Lavoir (€1,500) and Fanfare de Saint-Exemple (€800)")
    assert (answer.value, answer.amount) == (None, None)


def test_help_in_kind_is_told_apart(specimens: Desk) -> None:
    answer = specimens.ask("Combien pour Les Cuivres de la Lys en 2022 ?")
    assert answer.amount == 2650
    assert "À part, non compté : 1 200 €" in plain(answer.text)


def test_the_replaced_act_is_said_not_to_count(small: Desk) -> None:
    answer = small.ask("Total des aides de Bourg-Témoin en 2021 ?")
    assert answer.amount == 600


BENT = """COMMUNE DE SAINT-EXEMPLE
Séance du 14 mars 2023
Délibération n° 2023-031
Objet : Subventions aux associations

Le conseil municipal, après en avoir délibéré, décide :
Article 1 : d'attribuer une subvention de l 500 € à l'association Les Rameurs.
Article 2 : d'attribuer une subvention de 800 € à l'association Les Tisserands.
Pour : 12 voix
"""


@pytest.fixture(scope="module")
def bent(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return small_desk(tmp_path_factory.mktemp("bent"), {"bent.txt": BENT})


@pytest.mark.parametrize(
    "question",
    ["Combien pour Les Rameurs ?", "Combien Saint-Exemple a donné en 2023 ?", "How much to Les Rameurs?"],
)
def test_a_figure_that_may_be_misread_is_told_with_its_words(bent: Desk, question: str) -> None:
    answer = bent.ask(question)
    assert answer.status is Status.PARTIAL
    assert "« l 500 € »" in plain(answer.text)


def test_a_doubt_stays_with_its_own_figure(bent: Desk) -> None:
    answer = bent.ask("Combien pour Les Tisserands ?")
    assert (answer.status, answer.amount) == (Status.ANSWERED, 800)
    assert "l 500" not in plain(answer.text)


def test_two_amounts_side_by_side_are_both_told(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A debt and what it makes a head: which one is meant, a word more or less does not decide."""
    act = LAVOIR_2022.replace("Le conseil municipal, après", "{}\n\nLe conseil municipal, après").format(
        "Le maire rappelle que Saint-Exemple a une dette de 4 700 000 € soit 1 000 € de dette par habitant."
    )
    desk = small_desk(tmp_path_factory.mktemp("debt"), {"a.txt": act})
    answer = desk.ask("Quelle est la dette par habitant de Saint-Exemple ?")
    desk.stores.ledger.close()
    assert answer.status is Status.PARTIAL
    assert answer.amount == 1000
    assert "Autre lecture possible : 4 700 000 €" in plain(answer.text)


def test_what_the_question_leaves_out_is_not_added(small: Desk) -> None:
    answer = small.ask("Total des subventions de Saint-Exemple en 2023, hors fanfare ?")
    assert answer.amount == 1800
    assert "sans : fanfare" in answer.understood
    assert [row.label for row in answer.rows] == ["Les Amis du Lavoir", "Boule Exemplaire"]


@pytest.mark.parametrize(
    ("question", "start"),
    [
        (
            "Montant moyen des subventions de Saint-Exemple en 2023 ?",
            "866,67 € en moyenne : 2 600 € / 3 lignes",
        ),
        ("What was the average grant of Saint-Exemple in 2023?", "€866.67 on average: €2,600 / 3 lines"),
    ],
)
def test_the_mean_tells_the_sum_and_the_number(small: Desk, question: str, start: str) -> None:
    answer = small.ask(question)
    assert plain(answer.headline).startswith(start)
    assert (answer.status, answer.amount, len(answer.rows)) == (Status.ANSWERED, Decimal("866.67"), 3)


@pytest.mark.parametrize(
    ("question", "label", "amount"),
    [
        ("Quelle est la deuxième plus grosse subvention de Saint-Exemple en 2023 ?", "Fanfare", 800),
        ("What is the third largest grant of Saint-Exemple in 2023?", "Boule Exemplaire", 300),
    ],
)
def test_a_place_of_the_ranking(small: Desk, question: str, label: str, amount: int) -> None:
    answer = small.ask(question)
    assert answer.headline.startswith(label)
    assert answer.amount == amount


def test_a_place_that_nobody_has_is_no_answer(small: Desk) -> None:
    assert (
        small.ask("Quelle est la quatrième plus grosse subvention de Saint-Exemple en 2023 ?").amount is None
    )


def test_those_who_got_the_amount_named(small: Desk) -> None:
    answer = small.ask("Quelles associations de Saint-Exemple ont reçu 800 € en 2023 ?")
    assert [row.label for row in answer.rows] == ["Fanfare de Saint-Exemple"]


def test_one_figure_is_not_that_of_several_years(small: Desk) -> None:
    answer = small.ask("Combien pour la Fanfare de Saint-Exemple en 2022 et en 2023 ?")
    assert (answer.status, answer.amount) == (Status.PARTIAL, 800)
