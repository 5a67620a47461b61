"""Offers of companies: rows, lists, lots and sentences, each offer once, and nothing that is no purchase."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.facts import offers
from index.facts.finder import Reading
from index.facts.offer_words import company_in
from index.segment import cut_acts
from index.text import flat
from index.types import Document, FileKind, Offer, Page, Table

PRICES = st.decimals(Decimal("10"), Decimal("9999999"), places=2)
NAMES = st.from_regex(r"[A-Z]{4,9}( [A-Z]{3,8})?", fullmatch=True).filter(lambda n: company_in(n) == n)


def read(told: str, table: str = "", header: tuple[str, ...] = ()) -> list[Offer]:
    body = f"COMMUNE DE MER\nSéance du 4 mai 2021\n\nObjet : Halle\n\nLe maire expose {told}\n"
    text = f"{body}{table}\n\nAprès en avoir délibéré, le conseil prend acte.\n"
    tables = (Table(1, len(body), len(body) + len(table), header, (0, 0, 1, 1)),) if header else ()
    document = Document("0" * 64, "a.pdf", FileKind.PDF, (Page(1, text),), tables)
    running = document.running_text()
    (act,) = cut_acts(document)
    facts = offers.FINDER.find(Reading(act, running, flat(running.text), document.tables))
    return [fact for fact in facts if isinstance(fact, Offer)]


def printed(price: Decimal) -> str:
    return f"{price:,.2f}".replace(",", " ").replace(".", ",")


@given(NAMES, PRICES, st.sampled_from(("HT", "TTC")))
def test_a_chosen_company_and_its_price(name: str, price: Decimal, basis: str) -> None:
    told = f"les offres reçues. Il propose de passer un marché avec la société {name} pour un montant de {printed(price)} € {basis}."
    (offer,) = read(told)
    assert (offer.company, offer.amount, offer.basis, offer.retained) == (name, price, basis, True)


@given(st.lists(NAMES, min_size=2, max_size=5, unique=True))
def test_each_item_of_those_who_answered_is_an_offer(names: list[str]) -> None:
    items = "\n".join(f"- {name}" for name in names)
    found = read(f"que des entreprises ont répondu. Il s'agit de :\n{items}\n")
    assert len(found) <= len(names)
    assert {offer.company for offer in found} <= set(names)
    assert not any(offer.retained or offer.amount for offer in found)


HEADER = ("Entreprise", "Montant HT", "Note sur 100", "Classement")


def test_those_chosen_by_their_lots() -> None:
    """BUGS_CAUGHT: of several that a sentence chooses with their lots, none was told as chosen."""
    rows = "Entreprise\tMontant HT\tNote sur 100\tClassement\nALPHA\t9 000,00\t80,50\t2\nBETA BOIS\t8 500,00\t91,00\t1"
    told = (
        "l'analyse. Le conseil retient pour le marché du préau l'offre de l'entreprise GAMMA, pour le lot n° 1, et de"
        " l'entreprise BETA BOIS, pour les lots 2 & 3.\n\nLot n° 2 : Charpente\n"
    )
    found = read(told, rows, HEADER)
    chosen = [(o.company, o.lot, o.amount) for o in found if o.retained and o.company != "GAMMA"]
    assert chosen == [("BETA BOIS", "Lot n° 2", Decimal("8500.00"))]


def test_a_table_has_a_row_a_company_under_its_lot() -> None:
    rows = "Entreprise\tMontant HT\tNote sur 100\tClassement\nALPHA\t9 000,00\t80,50\t2\nBETA BOIS\t8 500,00\t91,00\t1"
    found = read("l'analyse des offres.\n\nLot n° 2 : Charpente\n", rows, HEADER)
    assert [(o.company, o.amount, o.rank, o.lot, o.subject) for o in found] == [
        ("ALPHA", Decimal("9000.00"), 2, "Lot n° 2", "Charpente"),
        ("BETA BOIS", Decimal("8500.00"), 1, "Lot n° 2", "Charpente"),
    ]
    assert {o.basis for o in found} == {"HT"}


def test_a_table_of_grants_holds_no_offer() -> None:
    rows = "Société\tSubvention\nALPHA\t9 000,00\nBETA\t8 500,00"
    assert read("les aides aux sociétés.\n\n", rows, ("Société", "Subvention")) == []


def test_one_offer_told_in_a_list_a_table_and_the_decision_is_one() -> None:
    rows = "Entreprise\tMontant\tNote\tClassement\nALPHA TP\t9 000,00\t80\t2\nBETA\t8 500,00\t91\t1"
    told = (
        "que deux entreprises ont répondu :\n- ALPHA, pour un montant de 9 000,00 € HT\n- BETA, pour un montant de 8 500,00 € HT\n\n"
        "La commission propose de retenir l'entreprise BETA, la mieux disante.\n\n"
    )
    found = read(told, rows, ("Entreprise", "Montant", "Note", "Classement"))
    assert [(o.company, o.amount, o.basis, o.rank, o.retained) for o in found] == [
        ("ALPHA TP", Decimal("9000.00"), "HT", 2, False),
        ("BETA", Decimal("8500.00"), "HT", 1, True),
    ]


# Each was read wrong before it came here: what is printed, and the companies that it names.
BUGS_CAUGHT = [
    ("le devis de E.N.P (Entreprise Nouvelle de Peinture). Il propose de signer un marché avec E.N.P (Entreprise Nouvelle) pour 3 120,20 € HT.", ["E.N.P"]),
    ("le projet. Il propose de confier l'étude à la SCP BRIN-DESVAUX de Brive.", []),
    ("les devis reçus :\n- ALPHA, d'un montant de 900 € HT\n- Retient l'entreprise proposée, pour 900 € HT", ["ALPHA"]),
    ("l'offre. Il propose de passer un marché avec ALPHA pour 1 000,00 € HT soit 1 200,00 € TTC.", ["ALPHA"]),
    ("les devis en plus.\nLot n° 4 : Plomberie : la société TUYO : + 4 203,44 € HT", []),
    ("que la société ALPHA sera payée. Il signe le contrat de prêt avec la Banque du Lac pour 90 000 €.", []),
]  # fmt: skip


@pytest.mark.parametrize(("told", "companies"), BUGS_CAUGHT)
def test_bugs_caught(told: str, companies: list[str]) -> None:
    assert [offer.company for offer in read(told)] == companies


@pytest.mark.parametrize(
    ("printed_name", "company"),
    [
        ("la société EIFFEL ROUTE -— 72 rue du Port 12 345 BRIVE", "EIFFEL ROUTE"),
        ("l’Entreprise CHARPENTIER PM- pour un montant", "CHARPENTIER PM"),
        ("Sarl TOIT", "Sarl TOIT"),
        ("la SARL Toits du Lac et autorise Mme le Maire à signer", "SARL Toits du Lac"),
        ("La Poste pour un montant", "La Poste"),
        ("METAL 81 — chemin du Bois", "METAL 81"),
        ("Monsieur le Maire", ""),
        ("le meilleur prix", ""),
        ("Peinture) pour", ""),
    ],
)
def test_where_a_company_s_name_begins_and_ends(printed_name: str, company: str) -> None:
    assert company_in(printed_name) == company
