"""The passages that a question is about: what is named exactly comes first, among acts that are much alike."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.fusion import BARE, NAMED, PLAIN, TRANSLATED
from assistant.question import read_question
from assistant.search import DEPTH, act_of, lean, near, scores, worded
from tests.assistant.support import HEAD, Desk, small_desk

CLUBS = (
    "Chorale des Tilleuls", "Harmonie du Marais", "Cyclo-club des Hauts", "Judo Brumeval", "Les Amis du Moulin",
    "Théâtre du Préau", "Les Archers de Lorme", "Comité des fêtes de Sarre", "Union des pêcheurs", "Foyer rural d'Orval",
)  # fmt: skip
AMOUNTS = (1500, 1600, 15000, 850, 1850, 2400, 24000, 3750, 640, 990)


def _act(rank: int) -> str:
    grouped = f"{AMOUNTS[rank]:,}".replace(",", " ")
    return f"""COMMUNE DE VAL-MODÈLE
{HEAD} MUNICIPAL
Séance du 1{rank} mars 2023

Délibération n° 2023-10{rank}
Objet : Subvention à une association

Le conseil municipal, après en avoir délibéré, décide :

Article 1 : D'attribuer à l'association « {CLUBS[rank]} » une subvention d'un montant de {grouped},00 €.

Article 2 : D'autoriser le maire à signer la convention avec l'association.
"""


@pytest.fixture(scope="module")
def alike(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    acts = {f"acte_{rank}.txt": _act(rank) for rank in range(len(CLUBS))}
    desk = small_desk(tmp_path_factory.mktemp("alike"), acts)
    yield desk
    desk.stores.ledger.close()


def first(desk: Desk, question: str) -> str:
    """The number of the act whose passage comes first, and the passage's words."""
    passage = desk.find(question).passages[0]
    number = desk.stores.ledger.act(passage.act).number
    return f"{number.value if number else ''} {passage.span.quote}"


@pytest.mark.parametrize("rank", range(len(CLUBS)))
def test_what_is_named_exactly_comes_first(alike: Desk, rank: int) -> None:
    number, club, amount = f"2023-10{rank}", CLUBS[rank], AMOUNTS[rank]
    assert first(alike, f"Que décide la délibération {number} ?").startswith(number)
    assert first(alike, f"What does resolution {number} decide?").startswith(number)
    assert club in first(alike, f"Quelle aide pour {club} ?")
    assert club in first(alike, f"How much did {club} get?")
    assert club in first(alike, f"Pour qui est la subvention de {amount} € ?")
    assert club in first(alike, f"Who was given the grant of €{amount:,}?")


def test_vectors_are_searched_among_the_acts_alone(alike: Desk) -> None:
    acts = {act.id for act in alike.stores.ledger.acts()[3:5]}
    frame = read_question("une subvention à l'association")
    found = near(frame, alike.stores, acts)
    assert {act_of(passage) for passage, _ in found} == acts
    assert {act_of(passage) for passage in worded(frame, alike.stores.ledger, acts)} == acts
    assert {act_of(passage) for passage in scores(frame, alike.stores, acts)} == acts


def test_all_acts_are_searched_where_none_is_told(alike: Desk) -> None:
    found = near(read_question("une subvention"), alike.stores, frozenset())
    assert len(found) == min(DEPTH, len(alike.stores.ledger.passage_ids()))


def test_a_question_is_searched_with_the_words_of_the_one_before(alike: Desk) -> None:
    frame = read_question("et en 2023 ?", ("Combien pour les pêcheurs ?",))
    best = max(found := worded(frame, alike.stores.ledger, frozenset()), key=found.__getitem__)
    (passage,) = alike.stores.ledger.passages([best])
    assert "pêcheurs" in passage.span.quote


@pytest.mark.parametrize(
    ("question", "weight"),
    [
        ("Qui tient la bibliothèque ?", PLAIN),
        ("Qui tient le Préau ?", NAMED),
        ("How much did Futuroscope get?", NAMED),
        ("who runs the public library?", TRANSLATED),
        ("Public library", TRANSLATED),
        ("Bibliothèque publique", BARE),
        ("how was the grant of €15,000 spent?", NAMED),
        ("what was decided in resolution 2023-101?", NAMED),
    ],
)
def test_questions_that_full_text_may_not_know_lean_on_vectors(question: str, weight: float) -> None:
    assert lean(read_question(question)) == weight
