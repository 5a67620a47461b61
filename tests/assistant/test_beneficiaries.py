"""One beneficiary's figures are added up under all its spellings, each money once; a private person's never."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from assistant.types import Language, Status
from tests.assistant.support import HEAD, KIOSQUE_NEW, KIOSQUE_OLD, Desk, small_desk


def act(
    number: str,
    day: str,
    *gifts: str,
    council: str = "COMMUNE DE BRUMEVAL",
    object_: str = "Subventions",
    before: str = "",
) -> str:
    """``gifts``: "à l'association « X » une subvention de 300 €"; ``before``: what the report says."""
    articles = "\n".join(f"Article {n} : D'attribuer {gift}." for n, gift in enumerate(gifts, start=1))
    numbered = f"Délibération n° {number}\n" if number else ""
    return f"""{council}
{HEAD} MUNICIPAL
Séance du {day}

{numbered}Objet : {object_}

{before}
Le conseil municipal, après en avoir délibéré, décide :

{articles}

Adopté à l'unanimité.
"""


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\xa0", " ")


def _desk(tmp_path_factory: pytest.TempPathFactory, name: str, *acts: str) -> Iterator[Desk]:
    files = {f"brumeval/{n}.txt": text for n, text in enumerate(acts)}
    made = small_desk(tmp_path_factory.mktemp(name), files)
    yield made
    made.stores.ledger.close()


@pytest.fixture(scope="module")
def spelled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A company in three spellings, an association and its acronym, in one council; its like in another."""
    yield from _desk(
        tmp_path_factory,
        "spelled",
        act("2021-1", "4 mars 2021", "à la société « Futur Composé » une subvention de 3 000 €"),
        act(
            "2022-1",
            "8 mars 2022",
            "à FUTUR COMPOSE une subvention de 2 000 €",
            "à l'Union nationale des combattants (U.N.C.) une subvention de 150 €",
            "à l'association « Les Rameurs » une subvention de 4 000 €",
        ),
        act(
            "2023-1",
            "7 mars 2023",
            "à la SAS Futur-Composé une subvention de 1 000 €",
            "à l'U.N.C. une subvention de 170 €",
        ),
        act(
            "A-7",
            "9 mai 2023",
            "à l'association « Les Rameurs » une subvention de 500 €",
            council="COMMUNE DE PORT-AUBRY",
        ),
    )


@pytest.mark.parametrize("asked", ["Futur Composé", "FUTUR-COMPOSE", "la société futur composé"])
def test_all_spellings_are_gathered(spelled: Desk, asked: str) -> None:
    answer = spelled.ask(f"Combien {asked} a reçu de Brumeval en tout ?")
    assert answer.amount == Decimal(6000)
    assert "aussi écrit : « FUTUR COMPOSE » et « Futur-Composé »" in answer.text


@pytest.mark.parametrize("asked", ["l'UNC", "l'Union nationale des combattants"])
def test_an_acronym_and_its_words_are_one(spelled: Desk, asked: str) -> None:
    answer = spelled.ask(f"Combien pour {asked} en tout ?")
    assert answer.amount == Decimal(320)
    line = next(line for line in answer.text.splitlines() if "aussi écrit" in line)
    assert "« U.N.C »" in line
    assert "(UNC = Union nationale des combattants)" in line
    assert "(U.N.C.)" in answer.citations[int(line.rsplit("[", 1)[1][:-1]) - 1].quote


def test_a_ranking_of_bodies_adds_up(spelled: Desk) -> None:
    best = spelled.ask("Quel est le plus gros bénéficiaire des subventions de Brumeval ?")
    assert (best.value, best.amount) == ("Futur Composé", Decimal(6000))
    three = spelled.ask("Top 3 des bénéficiaires de subventions de Brumeval ?")
    assert plain(three.headline).startswith("Futur Composé (6 000 €), Les Rameurs (4 000 €)")
    assert "aussi écrit" in three.text


def test_a_ranking_of_grants_does_not(spelled: Desk) -> None:
    answer = spelled.ask("Quelle est la plus grosse subvention de Brumeval ?")
    assert (answer.value, answer.amount) == ("Les Rameurs", Decimal(4000))


def test_a_count_of_bodies_is_of_entities(spelled: Desk) -> None:
    assert spelled.ask("Combien d'associations ont reçu une subvention de Brumeval ?").value == 3


def test_one_name_in_two_councils_is_two_bodies(spelled: Desk) -> None:
    answer = spelled.ask("Combien pour Les Rameurs en tout ?")
    assert "Les Rameurs (Commune de Brumeval)" in answer.headline
    assert "Les Rameurs (Commune de Port-Aubry)" in answer.headline


def test_english(spelled: Desk) -> None:
    answer = spelled.ask("How much did Futur Composé receive from Brumeval in total?")
    assert answer.amount == Decimal(6000)
    assert "also written: “FUTUR COMPOSE” and “Futur-Composé”" in answer.text


# --- private persons -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def private(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Aids for bicycles, listed by name in two acts."""
    yield from _desk(
        tmp_path_factory,
        "private",
        act("2022-8", "8 mars 2022", "les aides suivantes :\n- FABRE Lise : 200 €\n- EVRARD Hugo : 250 €"),
        act("2023-8", "7 mars 2023", "les aides suivantes :\n- FABRE Lise : 300 €\n- Vélo-club : 900 €"),
    )


@pytest.mark.parametrize(
    "question",
    [
        "Combien Lise FABRE a reçu en tout ?",
        "Combien pour Lise FABRE, en 2023 par rapport à 2022 ?",
        "Quelles aides a reçues Lise FABRE ?",
        "How much did Lise FABRE receive in total?",
    ],
)
def test_a_private_person_is_told_act_by_act(private: Desk, question: str) -> None:
    answer = private.ask(question)
    assert answer.status is Status.PARTIAL
    assert (answer.amount, answer.value, answer.rows) == (None, None, ())
    assert answer.headline.startswith(("Une personne privée", "A private person"))
    assert "500" not in answer.text
    assert {c.act for c in answer.citations} == {"2022-8", "2023-8"}


def test_one_act_tells_what_it_prints(private: Desk) -> None:
    answer = private.ask("Combien Lise FABRE a reçu en 2022 ?")
    assert (answer.status, answer.amount) == (Status.ANSWERED, Decimal(200))


def test_no_list_over_acts_names_a_private_person(private: Desk) -> None:
    answer = private.ask("Top 3 des bénéficiaires d'aides de Brumeval ?")
    assert plain(answer.headline).startswith("Vélo-club (900 €), une personne privée (300 €)")
    assert "FABRE" not in answer.text
    assert not any("FABRE" in row.label for row in answer.rows)


def test_no_example_asks_of_a_private_person(private: Desk) -> None:
    assert private.assistant.examples(Language.FR)[0] == "Combien pour Vélo-club en 2023 ?"


# --- the same money once ---------------------------------------------------------------------------------

ROWERS = "à l'association « Les Rameurs » une subvention de 500 €"
WHOLE = "Total des subventions de Brumeval en 2023 ?"


@pytest.mark.parametrize(
    ("acts", "total"),
    [
        # One act alone: its report proposes what its decision awards.
        ([act("1", "7 mars 2023", ROWERS, before=f"Le maire propose d'attribuer {ROWERS}.")], 500),
        # Its annex has the row again.
        (
            [act("1", "7 mars 2023", ROWERS) + "\nANNEXE\nBénéficiaire : Montant\nLes Rameurs : 500 €\n"],
            500,
        ),
        # The PV of the sitting numbers its items; the délibération bears its own number.
        ([act("3", "7 mars 2023", ROWERS), act("2023-017", "7 mars 2023", ROWERS)], 500),
        ([act("", "7 mars 2023", ROWERS), act("2023-017", "7 mars 2023", ROWERS.replace("Les Rameurs", "LES RAMEURS"))], 500),
        # OCR has bent the name in a copy.
        ([act("2023-017", "7 mars 2023", ROWERS), act("2023-017", "7 mars 2023", ROWERS.replace("Rameurs", "Rarneurs"))], 500),
        # Two acts of one sitting, and of two sittings, give twice.
        ([act("2023-017", "7 mars 2023", ROWERS), act("2023-018", "7 mars 2023", ROWERS)], 1000),
        ([act("2023-017", "7 mars 2023", ROWERS), act("2023-030", "6 juin 2023", ROWERS)], 1000),
        # Another sum is other money.
        ([act("3", "7 mars 2023", ROWERS), act("2023-017", "7 mars 2023", ROWERS.replace("500", "600"))], 1100),
    ],
    ids="report annex pv unnumbered ocr two-acts two-sittings two-sums".split(),
)  # fmt: skip
def test_the_same_money_counts_once(
    tmp_path_factory: pytest.TempPathFactory, acts: list[str], total: int
) -> None:
    for desk in _desk(tmp_path_factory, "once", *acts):
        assert desk.ask("Combien pour Les Rameurs en 2023 ?").amount == total
        assert desk.ask(WHOLE).amount == total


def test_the_replaced_act_is_shown_and_not_counted(tmp_path_factory: pytest.TempPathFactory) -> None:
    for desk in _desk(tmp_path_factory, "replaced", KIOSQUE_OLD, KIOSQUE_NEW):
        answer = desk.ask("Total des subventions de Bourg-Témoin en 2021 ?")
        assert answer.amount == Decimal(600)
        line = next(line for line in answer.text.splitlines() if line.startswith("Remplacé, non compté"))
        assert "n° 2021-04" in line
        assert {c.act for c in answer.citations} == {"2021-04", "2021-09"}
