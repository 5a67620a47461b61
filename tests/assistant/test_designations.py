"""Answers about offices: who was elected, who sits where, who took the chair."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.designations import answer_designation
from assistant.types import Status
from tests.assistant.support import Desk, small_desk

HEAD = """COMMUNE DE VAUCRENEAU
EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL
Séance du {day}

Délibération n° {number}
Objet : {title}

Présents : Mme Anne BERTIN, maire, M. Louis CARNOT, Mme Rose DELMAS
Secrétaire de séance : M. Louis CARNOT

Le conseil municipal, après en avoir délibéré, décide :
"""
ACTS = {
    "vaucreneau/1.txt": HEAD.format(day="4 mai 2022", number="2022-1", title="Syndicat des eaux du Val - Désignation des représentants")
    + "Ont été élus :\n\nTitulaires :\n- Rose DELMAS\n- Louis CARNOT\n\nSuppléants :\n- Hugo EVRARD\n\nLe conseil adopte.\n",
    "vaucreneau/2.txt": HEAD.format(day="4 mai 2022", number="2022-2", title="Commissions municipales")
    + "De désigner Mme Lise FABRE et M. Hugo EVRARD membres de la commission des finances ;\nDe désigner M. Paul GARNIER président de la commission voirie.\n",
    "vaucreneau/3.txt": HEAD.format(day="6 juin 2022", number="2022-3", title="Élection d'un adjoint")
    + "Mme Rose DELMAS a obtenu 13 voix.\nMme Rose DELMAS est élue 3e adjointe au maire.\n",
    "vaucreneau/4.txt": HEAD.format(day="9 mars 2023", number="2023-4", title="Compte administratif 2022")
    + "D'approuver le compte.\nMadame le Maire cède la présidence à Monsieur Louis CARNOT, doyen, et sort.\nVote : à l'unanimité\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def vaucreneau(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = small_desk(tmp_path_factory.mktemp("vaucreneau"), ACTS)
    yield desk
    desk.stores.ledger.close()


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Qui représente Vaucreneau au syndicat des eaux du Val ?", "Rose DELMAS et Louis CARNOT"),
        ("Who represents Vaucreneau at the syndicat des eaux?", "Rose DELMAS and Louis CARNOT"),
        ("Qui est suppléant au syndicat des eaux ?", "Hugo EVRARD"),
        ("Quels élus siègent à la commission des finances de Vaucreneau ?", "Lise FABRE et Hugo EVRARD"),
        ("Qui préside la commission voirie de Vaucreneau ?", "Paul GARNIER"),
        ("Qui a été élu troisième adjoint à Vaucreneau, avec combien de voix ?", "Rose DELMAS"),
        (
            "Élection du 3e adjoint de Vaucreneau : qui l'a emporté, avec combien de bulletins ?",
            "Rose DELMAS",
        ),
        ("C'est qui le nouveau 3e adjoint élu à Vaucreneau ?", "Rose DELMAS"),
        ("Who was elected third deputy mayor of Vaucreneau, and with how many votes?", "Rose DELMAS"),
        ("Qui a pris la présidence pendant le vote du compte administratif 2022 ?", "Louis CARNOT"),
        ("Who took the chair while the 2022 administrative account was voted?", "Louis CARNOT"),
    ],
)
def test_who_holds_an_office(vaucreneau: Desk, question: str, value: str) -> None:
    answer = vaucreneau.ask(question)
    assert (answer.status, answer.value) == (Status.ANSWERED, value)
    assert answer.citations


def test_substitutes_and_votes_are_told_beside_the_names(vaucreneau: Desk) -> None:
    assert (
        "suppléance : Hugo EVRARD"
        in vaucreneau.ask("Qui représente la ville au syndicat des eaux ?").headline
    )
    assert "Rose DELMAS (13 voix)" in vaucreneau.ask("Qui a été élu troisième adjoint ?").headline


@pytest.mark.parametrize(
    "question",
    [
        "Qui a été élu quatrième adjoint à Vaucreneau ?",  # only a third was
        "Qui a été élu maire de Vaucreneau ?",  # a deputy's title holds the mayor's
        "Qui préside la commission des finances ?",  # its members alone are told
        "Qui représente Vaucreneau au syndicat du gaz ?",
        "Qui présidait la séance du 4 mai 2022 à Vaucreneau ?",  # a sitting's chair is no designation
        "Qui était excusé le 4 mai 2022 ?",
    ],
)
def test_another_office_than_the_one_asked_for_is_no_answer(vaucreneau: Desk, question: str) -> None:
    draft = answer_designation(vaucreneau.find(question), vaucreneau.stores)
    assert draft is None
