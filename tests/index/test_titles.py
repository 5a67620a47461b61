"""Which words are titles."""

from __future__ import annotations

import pytest

from index.act_numbers import Numbered
from index.text import flat
from index.titles import is_announced_title, is_numbered_title, is_plain_title

RANKED = Numbered("1", 0, 1, False, "digits", (1,))
CODED = Numbered("2023-01", 0, 7, True)


@pytest.mark.parametrize(
    "title", ["Vente du pré", "TOITURE DE L'ÉCOLE", "Nomination du secrétaire", "« Demain » : convention"]
)
def test_titles(title: str) -> None:
    assert is_plain_title(title, flat(title))
    assert is_announced_title(title, flat(title))
    assert is_numbered_title(title, flat(title), RANKED, True)


@pytest.mark.parametrize(
    "words",
    [
        "Amis du lac 322,00",
        "Club de tir\t500",
        "Toiture de l'école Approuvée",
        "Abstentions : 3 (Mme SY)",
        "Vote : à l'unanimité",
        "Madame le Maire ouvre la séance",
        "d'approuver les travaux",
        "AUTORISE le maire",
        "12 345 €",
    ],
)
def test_rows_results_and_decisions_are_no_titles(words: str) -> None:
    assert not is_plain_title(words, flat(words))
    assert not is_numbered_title(words, flat(words), RANKED, True)


@pytest.mark.parametrize(
    "words",
    [
        "Ce point est reporté",
        "En conséquence le vote est secret",
        "L'association du pré",
        "Séance du 3 mai",
        "Présents",
    ],
)
def test_sentences_and_the_sitting_s_words_need_a_number(words: str) -> None:
    assert not is_plain_title(words, flat(words))


@pytest.mark.parametrize(
    ("words", "alone", "title"),
    [
        ("admission en non-valeur", True, True),
        ("admission en non-valeur", False, False),
        ("du 3 mai 2023", True, False),
    ],
)
def test_a_coded_number_in_prose_heads_nothing(words: str, alone: bool, title: bool) -> None:
    assert is_numbered_title(words, flat(words), CODED, alone) is title
