"""Of several amounts, the one whose nearest words say what is asked."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.nearest import own_words
from tests.assistant.support import ADOPTED, Desk, act_of, small_desk

_DAY = "Le conseil municipal, après en avoir délibéré, décide :"


def _act(number: str, title: str, told: str) -> str:
    return act_of(number, title, told, ADOPTED)


@pytest.fixture(scope="module")
def prices(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    acts = {
        "pre-modele/1.txt": _act(
            "2023-01",
            "Encaissements",
            "Le maire rappelle le tarif des encarts publicitaires du bulletin :\n"
            "- 50 € l'encart simple - 90 € le double encart publicitaire",
        ),
        "pre-modele/2.txt": _act(
            "2023-02",
            "Étude du puits",
            "Considérant que l'étude du puits est estimée à 10 400 € TTC avec une subvention attendue auprès de"
            " l'ADEME à hauteur de 7 280 €, le reste étant à charge.",
        ),
        "pre-modele/3.txt": _act(
            "2023-03",
            "Acquisition de parcelles",
            "Les parcelles de M. Hubert sont à vendre au prix de 0,40 € le m² frais en plus.\n"
            f"{_DAY}\nArticle 1 : D'acquérir les parcelles de M. Hubert pour un montant de 4 020 €.",
        ),
        "pre-modele/4.txt": _act(
            "2023-04",
            "Valorisation du carnaval",
            "Les prêts de salles du carnaval sont valorisés pour un montant de 670 € (500 € + 100 € + 70 €).",
        ),
        "pre-modele/5.txt": _act(
            "2023-05",
            "Séjour à la mer",
            "Le prix du séjour des anciens combattants est de 45 €.\nLe prix du séjour était l'an dernier de 90 € par enfant.\nLe prix du séjour est de 60 € par enfant.",
        ),
    }
    return small_desk(tmp_path_factory.mktemp("prices"), acts)


@pytest.mark.parametrize(
    ("question", "amount"),
    [
        ("Tarif d'un encart publicitaire simple dans le bulletin de Pré-Modèle ?", 50),
        ("Tarif du double encart dans le bulletin de Pré-Modèle ?", 90),
        ("Pré-Modèle : quel montant de l'ADEME est attendu pour l'étude du puits ?", 7280),
        ("Quel montant pour l'étude du puits de Pré-Modèle, TTC ?", 10400),
        ("Quel est le prix des parcelles de M. Hubert à Pré-Modèle ?", 4020),
        ("Quel est le prix au m² des parcelles de M. Hubert à Pré-Modèle ?", Decimal("0.40")),
        ("À combien sont valorisés les prêts de salles du carnaval de Pré-Modèle ?", 670),
        ("Quel est le prix du séjour à la mer des anciens combattants à Pré-Modèle ?", 45),
        ("Combien coûtent les parcelles achetées à M. Hubert par Pré-Modèle ?", 4020),
        ("Quel est le prix du séjour à la mer par enfant à Pré-Modèle ?", 60),
        ("Quel prix avait l'an dernier le séjour à la mer de Pré-Modèle ?", 90),
    ],
)
def test_the_figure_with_the_nearest_words_is_told(prices: Desk, question: str, amount: Decimal) -> None:
    answer = prices.ask(question)
    assert answer.amount == amount
    assert answer.citations


@pytest.mark.parametrize(
    ("sentence", "amount", "own"),
    [
        ("Tarif : 50 € le simple - 100 € le double", 50, "Tarif : le simple"),
        ("Tarif : 50 € le simple - 100 € le double", 100, "le double"),
        ("étude de 900 € avec une aide de 600 €", 900, "étude de"),
        ("étude de 900 € avec une aide de 600 €", 600, "avec une aide de"),
        (
            "mille euros (1 000 €) la première année et 2 000 € ensuite",
            1000,
            "mille euros ( ) la première année",
        ),
        ("rien de tel", 7, ""),
    ],
)
def test_each_figure_has_the_words_beside_it(sentence: str, amount: int, own: str) -> None:
    assert " ".join(" ".join(own_words(sentence, Decimal(amount))).split()) == own


_GAPS = st.lists(
    st.lists(
        st.sampled_from(["le", "simple", "double", "de", "aide", "à", "-", ",", "soit", "et"]), max_size=5
    ),
    min_size=2,
    max_size=5,
)


@given(_GAPS)
def test_a_word_between_two_figures_is_of_one_of_them(gaps: list[list[str]]) -> None:
    told = [
        [f"{word}{at}x{i}" if word.isalpha() else word for i, word in enumerate(gap)]
        for at, gap in enumerate(gaps)
    ]
    amounts = [Decimal(1000 * n) for n in range(1, len(gaps))]
    figures = "".join(f" {a} € {' '.join(gap)}" for a, gap in zip(amounts, told[1:], strict=True))
    own = [" ".join(own_words(" ".join(told[0]) + figures, a)).split() for a in amounts]
    for word in (w for gap in told[1:-1] for w in gap if w[0].isalpha() and not w.startswith(("soit", "et"))):
        assert sum(word in words for words in own) == 1
