"""How many points of a sitting were voted so, from the votes of its acts or from its list of results."""

from __future__ import annotations

import pytest

from assistant.types import Status
from tests.assistant.support import HEAD, Desk, small_desk


def _act(number: int, vote: str) -> str:
    return f"""COMMUNE DE PRÉ-MODÈLE
{HEAD} MUNICIPAL
Séance du 10 février 2023

Délibération n° 2023-0{number}
Objet : Achat de la pompe n° {number} des halles

Le conseil, après en avoir délibéré, décide d'acheter la pompe.

{vote}
"""


_RESULTS = """COMMUNE DE HAUT-TÉMOIN
CONSEIL MUNICIPAL DU 3 MARS 2023
COMPTE-RENDU DES VOTES

Objet Vote Prêt de la halle : approuvée à l'unanimité Don du pré : approuvée à l'unanimité Bail du four : approuvée à l'unanimité
Vente du puits : Majorité pour 1 vote contre (M. Luc ROY) Route des Prés : approuvée à l'unanimité
Clé du clocher : point reporté à une prochaine séance Banc du parvis : retiré de l'ordre du jour
"""


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    acts = {
        "1.txt": _act(1, "Adopté à l'unanimité."),
        "2.txt": _act(2, "Vote : 12 pour, 1 contre (M. TANNEUR), 2 abstentions."),
        "3.txt": _act(3, "Adopté à l'unanimité."),
        "4.txt": _RESULTS,
    }
    return small_desk(tmp_path_factory.mktemp("outcomes"), acts)


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("Combien de délibérations adoptées à l'unanimité à Pré-Modèle le 10 février 2023 ?", 2),
        ("Pré-Modèle, 10 février 2023 : combien de points à la majorité et pas à l'unanimité ?", 1),
        ("How many resolutions were rejected in Pré-Modèle on 10 February 2023?", 0),
        ("Combien de points votés à la majorité à Haut-Témoin le 3 mars 2023 ?", 1),
        ("Combien de points à l'unanimité à Haut-Témoin le 3 mars 2023 ?", 4),
        ("Combien de points ont été reportés à Haut-Témoin le 3 mars 2023 ?", 1),
        ("How many items were put off in Haut-Témoin on 3 March 2023?", 1),
        ("Combien de points retirés à Haut-Témoin le 3 mars 2023 ?", 1),
    ],
)
def test_points_voted_so_are_counted(towns: Desk, question: str, count: int) -> None:
    answer = towns.ask(question)
    assert (answer.status, answer.value) == (Status.PARTIAL, count)  # the files may hold only some
    assert answer.citations
    assert answer.text.startswith(str(count))


def test_without_a_day_they_are_not_counted(towns: Desk) -> None:
    assert towns.ask("Combien de points à l'unanimité à Haut-Témoin ?").value != 4
