"""Shares and comparisons."""

from __future__ import annotations

import pytest

from assistant.types import Status
from tests.assistant.support import BASSIN_2023, Desk, small_desk


def plain(text: str) -> str:
    return " ".join(text.split())


def test_years_against_each_other(small: Desk) -> None:
    answer = small.ask("Comment a évolué la subvention aux Amis du Lavoir entre 2022 et 2023 ?")
    assert plain(answer.headline) == "Hausse : 1 200 € (2022) → 1 500 € (2023), soit 300 € d'écart [1] [2]"
    assert (answer.status, answer.amount, len(answer.rows)) == (Status.ANSWERED, 300, 2)


def test_the_same_in_english(small: Desk) -> None:
    answer = small.ask("Did the grant to Les Amis du Lavoir increase between 2022 and 2023?")
    assert answer.headline.startswith("Up: €1,200 (2022) → €1,500 (2023), a difference of €300")


def test_a_year_without_figure_is_no_comparison(small: Desk) -> None:
    answer = small.ask("La subvention à la Fanfare a-t-elle augmenté entre 2022 et 2023 ?")
    assert answer.amount is None


@pytest.mark.parametrize(
    "question",
    [
        "Qui a reçu plus, la Fanfare ou la Boule Exemplaire ?",
        "Fanfare ou Boule Exemplaire, qui a reçu le plus ?",
        "Who got more, Fanfare or Boule Exemplaire?",
    ],
)
def test_two_parties(small: Desk, question: str) -> None:
    answer = small.ask(question)
    assert answer.headline.startswith("Fanfare de Saint-Exemple")
    assert (answer.amount, [row.amount for row in answer.rows]) == (500, [800, 300])


def test_the_share_of_a_budgets_line(specimens: Desk) -> None:
    answer = specimens.ask("Quelle part du budget de NEC 2022 apporte la CALL ?")
    assert plain(answer.headline) == "30 000 € : CALL LENS-LIÉVIN, soit 6,17 % du budget de 486 000 € [1] [2]"
    assert answer.amount == 30000


def test_the_share_printed_of_a_grant(specimens: Desk) -> None:
    answer = specimens.ask("what share of the total budget?", "how much went to NEC 2022?")
    assert answer.headline == "2.06%: €10,000 / €486,000 [1]"
    assert answer.status is Status.ANSWERED


def test_a_part_without_its_whole_is_half_an_answer(small: Desk) -> None:
    answer = small.ask("Quelle part du budget pour la Fanfare ?")
    assert (answer.status, answer.amount) == (Status.PARTIAL, 800)


@pytest.mark.parametrize(("printed", "status"), [("0,5", Status.ANSWERED), ("3", Status.PARTIAL)])
def test_a_printed_share_is_done_again(
    tmp_path_factory: pytest.TempPathFactory, printed: str, status: Status
) -> None:
    """2 000 € of 400 000 €: the quotient is told, and what the act prints where that is another."""
    act = BASSIN_2023.replace(
        "que la part du Val-Modèle, de 100 000 €,", "que l'aide aux Nageurs, de 2 000 €,"
    )
    act = act.replace("(soit 25 %)", f"(soit {printed} %)")
    desk = small_desk(tmp_path_factory.mktemp("share"), {"val-modele/2023-05.txt": act})
    answer = desk.ask("Quelle part du budget pour les Nageurs du Val ?")
    desk.stores.ledger.close()
    assert plain(answer.headline) == "0,50 % : 2 000 € / 400 000 € [1]"
    assert answer.status is status
    assert ("Attention" in answer.text) is (status is Status.PARTIAL)


def test_the_share_of_all_grants(small: Desk) -> None:
    """1 500 € of the 2 600 € that the council gave that year; the rejected one is none of them."""
    answer = small.ask("Quelle part des subventions de Saint-Exemple va aux Amis du Lavoir en 2023 ?")
    assert plain(answer.headline).startswith("57,69 % : 1 500 € / 2 600 €")
    assert (answer.status, answer.value) == (Status.ANSWERED, "57,69\xa0%")
    assert "1 des 3 lignes que ces actes attribuent" in answer.text
