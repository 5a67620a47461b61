"""On which imputation a spending is put."""

from __future__ import annotations

from assistant.types import Status
from tests.assistant.support import Desk


def test_chapter_and_article(small: Desk) -> None:
    answer = small.ask("Sur quelle ligne budgétaire est imputée l'aide à la Fanfare ?")
    assert (answer.status, answer.value) == (Status.ANSWERED, "65 / 6574")
    assert answer.headline == "Imputation 65 / 6574, chapitre 65, nature 6574 [1]"
    assert answer.citations[0].quote == "dépense est imputée au chapitre 65, article 6574"


def test_in_english_and_following_up(small: Desk) -> None:
    answer = small.ask("on which budget line?", "How much went to Fanfare?")
    assert answer.headline == "Imputation 65 / 6574, chapter 65, nature 6574 [1]"


def test_nature_and_function_with_their_amount(specimens: Desk) -> None:
    answer = specimens.ask("Sur quelle imputation est payée l'aide à NEC 2022 ?")
    assert answer.value == "6568//930202"
    assert " ".join(answer.headline.split()).endswith(
        "opération C06-020M02, nature 6568, fonction 930202 : 10 000 € [1]"
    )


def test_what_the_plan_de_comptes_calls_the_codes_is_told_where_it_is_certain(small: Desk) -> None:
    answer = small.ask("Sur quelle ligne budgétaire est imputée l'aide à la Fanfare ?")
    assert "65 : Autres charges de gestion courante (plan de comptes)" in answer.text
    assert "6574 :" not in answer.text  # M14 or M57 in 2023: they don't agree


def test_an_act_without_imputation(small: Desk) -> None:
    answer = small.ask("Sur quelle ligne budgétaire est imputée l'aide au Moto-club des Crêtes ?")
    assert (answer.status, answer.value) == (Status.NOT_FOUND, None)
