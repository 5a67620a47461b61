"""Questions about public purchases, and about money asked of others."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.types import Status
from tests.assistant.support import HEAD, Desk, small_desk

COUNCIL = f"COMMUNE DE PORT-EXEMPLE\n{HEAD} MUNICIPAL\n"
END = "\nLe Conseil municipal, après en avoir délibéré, à l'unanimité,\nDécide :\nArticle 1 : D'approuver ces propositions.\n"
HALL = f"""{COUNCIL}Séance du 9 juin 2022
Délibération n° 2022-044
Objet : Construction de la halle - attribution des lots

Le Maire expose les offres reçues pour la construction de la halle. Les lots sont attribués ainsi :
- Lot n° 1 : Gros œuvre : la société MURALIS pour un montant de 80 000,00 € HT.
- Lot n° 2 : Charpente : la société BOISNEUF pour un montant de 95 000,00 € HT.
- Lot n° 3 : Peinture : l'entreprise COLORIS pour un montant de 12 500,00 € HT.
{END}"""
DRAIN = f"""{COUNCIL}Séance du 7 juillet 2022
Délibération n° 2022-051
Objet : Assainissement du quai - consultation des entreprises

Le Maire expose que trois entreprises ont répondu à la consultation. Il s'agit de :
- FOSSE TP, pour un montant de 41 000,00 € HT
- CANALEX, pour un montant de 39 500,00 € HT
- SARL TUYO, pour un montant de 47 250,00 € HT

La commission propose de retenir l'entreprise FOSSE TP, la mieux disante.
{END}"""
PLAN = f"""{COUNCIL}Séance du 9 septembre 2022
Délibération n° 2022-060
Objet : Réfection du lavoir - demande de subventions

Le Maire expose le projet et propose de solliciter l'État, le Département et la Région. Le plan de financement serait le suivant :
DETR (30 %)\t3 000 €
CD29 (25 %)\t2 500 €
Conseil régional (20 %)\t2 000 €
Commune (25 %)\t2 500 €
Total\t10 000 €
{END}"""
THEMES = f"""{COUNCIL}Séance du 9 novembre 2022
Délibération n° 2022-071
Objet : Subventions aux associations culturelles

Le Maire propose d'attribuer les subventions suivantes :
- Les Amis du livre : 900 €
- Chorale du Port : 400 €
{END}"""


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    acts = {"a.txt": HALL, "b.txt": DRAIN, "c.txt": PLAN, "d.txt": THEMES}
    return small_desk(tmp_path_factory.mktemp("port"), acts)


@pytest.mark.parametrize(
    "question",
    [
        "Quelles entreprises ont répondu pour l'assainissement du quai ?",
        "Which firms bid for the assainissement of the quai?",
    ],
)
def test_all_who_answered_are_listed(port: Desk, question: str) -> None:
    answer = port.ask(question)
    assert {row.label for row in answer.rows} == {"FOSSE TP", "CANALEX", "SARL TUYO"}
    assert all(name in answer.headline for name in ("FOSSE TP", "CANALEX", "SARL TUYO"))


@pytest.mark.parametrize(
    ("question", "company", "price"),
    [
        ("Quelle entreprise a été retenue pour l'assainissement du quai ?", "FOSSE TP", 41000),
        ("Quelle est l'offre la moins chère pour l'assainissement du quai ?", "CANALEX", 39500),
        ("Quelle entreprise a fait l'offre la plus élevée pour l'assainissement du quai ?", "SARL TUYO", 47250),
        ("Combien CANALEX demande pour l'assainissement du quai, quel était son devis ?", "CANALEX", 39500),
        ("Which lot of the halle was the most expensive, and who won it?", "BOISNEUF", 95000),
        ("Quel est le montant du lot 3 de la halle ?", "COLORIS", 12500),
        ("À qui a été attribué le lot peinture de la halle ?", "COLORIS", 12500),
    ],
)  # fmt: skip
def test_the_one_that_is_asked_for(port: Desk, question: str, company: str, price: int) -> None:
    answer = port.ask(question)
    assert (answer.value, answer.amount) == (company, Decimal(price))
    assert company in answer.headline


def test_lots_are_counted(port: Desk) -> None:
    answer = port.ask("Combien de lots ont été attribués pour la halle ?")
    assert (answer.value, answer.status) == (3, Status.ANSWERED)
    assert len(answer.rows) == 3


def test_a_price_is_never_told_as_a_grant(port: Desk) -> None:
    assert port.ask("Quelle subvention pour MURALIS ?").amount is None


def test_no_purchase_no_offers(port: Desk) -> None:
    answer = port.ask("Quelle entreprise a été retenue pour la patinoire ?")
    assert answer.rows == ()
    assert answer.value is None


@pytest.mark.parametrize(
    ("question", "history", "amount"),
    [
        ("Combien l'État est-il sollicité pour le lavoir ?", (), 3000),
        ("Et auprès du département ?", ("Combien l'État est-il sollicité pour le lavoir ?",), 2500),
        ("Total des aides demandées pour le lavoir", (), 7500),
        ("Quels financeurs Port-Exemple sollicite pour le lavoir ?", (), 7500),
    ],
)
def test_the_funders_of_a_plan_are_asked(
    port: Desk, question: str, history: tuple[str, ...], amount: int
) -> None:
    answer = port.ask(question, *history)
    assert answer.amount == amount
    assert "Commune (25 %)" not in {row.label for row in answer.rows}


@pytest.mark.parametrize(
    "question",
    [
        "Quelles associations culturelles ont été servies le 9 novembre 2022 ?",
        "À qui le conseil a-t-il validé une aide lors de la séance du 9 novembre 2022 ?",
        "List the two cultural associations subsidised on 9 November 2022.",
    ],
)
def test_all_beneficiaries_of_a_sitting_are_listed(port: Desk, question: str) -> None:
    assert {row.label for row in port.ask(question).rows} == {"Les Amis du livre", "Chorale du Port"}
