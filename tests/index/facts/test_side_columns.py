"""Two-sided tables by their columns: which amounts are read, and which sums are held against the document."""

from __future__ import annotations

from decimal import Decimal

import pytest

from index.facts import two_sided
from index.facts.finder import Reading
from index.segment import cut_acts
from index.text import flat
from index.types import BudgetEntry, Check, Document, FileKind, Page, Side

HEAD = "COMMUNE DE MER\nSéance du 4 mai 2021\n\nObjet : Budget\n\nLe maire expose le plan :\n"


def find(*rows: str) -> tuple[list[tuple[Side, int, str, Decimal]], list[tuple[str, bool]]]:
    text = HEAD + "\n".join(rows) + "\n\nAdopté à l'unanimité\n"
    document = Document("0" * 64, "a.pdf", FileKind.PDF, (Page(1, text),), ())
    running = document.running_text()
    (act,) = cut_acts(document)
    facts = two_sided.FINDER.find(Reading(act, running, flat(running.text)))
    entries = [(f.side, f.level, f.label, f.amount) for f in facts if isinstance(f, BudgetEntry)]
    return entries, [(f.kind, f.holds) for f in facts if isinstance(f, Check)]


C, R = Side.CHARGES, Side.RECETTES


def test_sides_of_unequal_length_with_rates() -> None:
    entries, checks = find(
        "DÉPENSES HT\t\tRECETTES\tTaux\tMontant",
        "Maçonnerie\t700,00 €\tDépartement\t10 %\t100,00 €",
        "Charpente\t300,00 €\tD.E.T.R\t40 %\t400,00 €",
        "\t\tFonds propres\t50 %\t500,00 €",
        "TOTAL\t1 000,00 €\tTOTAL\t\t1 000,00 €",
    )
    assert [(side, label, amount) for side, level, label, amount in entries if level == 1] == [
        (C, "Maçonnerie", 700),
        (C, "Charpente", 300),
        (R, "Département", 100),
        (R, "D.E.T.R", 400),
        (R, "Fonds propres", 500),
    ]
    assert checks == [("side", True), ("side", True), ("balance", True)]


def test_costs_beside_their_funders() -> None:
    """BUGS_CAUGHT: such a plan gave nothing, as its heading names neither spending nor income."""
    entries, checks = find(
        "Désignation\tCoût (€ HT)\tFinanceurs\tMontant (€ HT)\tTaux",
        "Études\t300 €\tAESN\t400 €\t40 %",
        "Travaux\t700 €\tAutofinancement\t600 €\t60 %",
        "Total HT\t1 000 €\t\t1 000 €\t100 %",
    )
    assert [(side, label, amount) for side, level, label, amount in entries if level == 1] == [
        (C, "Études", 300),
        (C, "Travaux", 700),
        (R, "AESN", 400),
        (R, "Autofinancement", 600),
    ]
    assert checks == [("side", True), ("side", True), ("balance", True)]


def test_one_column_of_words_for_both_sides() -> None:
    entries, checks = find(
        "\tDépenses\tRecettes\tRésultat / solde",
        "Fonctionnement\t100,00\t150,00\t50,00",
        "Investissement\t40,00\t30,00\t- 10,00",
        "Total\t140,00\t180,00\t40,00",
    )
    assert [(side, label, amount) for side, _, label, amount in entries if side is R] == [
        (R, "Fonctionnement", 150),
        (R, "Investissement", 30),
        (R, "Total", 180),
    ]
    assert checks == [("side", True), ("side", True)]  # a result is no budget: its sides need not be equal


def test_columns_of_codes_hold_no_sums() -> None:
    entries, _ = find(
        "Objet\tDépenses\t\tRecettes\t",
        "\tChapitre et article\tSommes\tChapitre et article\tSommes",
        "Voirie\t615231\t- 100,00\t\t",
        "Bancs\t2184\t+ 60,00\t\t",
        "Dons\t\t\t7713\t- 40,00",
        "Legs\t\t\t7713\t+ 10,00",
    )
    assert [(side, label, amount) for side, _, label, amount in entries] == [
        (C, "Voirie", -100),
        (C, "Bancs", 60),
        (R, "Dons", -40),
        (R, "Legs", 10),
    ]


ROWS = ("DEPENSES\t\tRECETTES\t", "Achats\t60,00\tDons\t70,00")


@pytest.mark.parametrize(
    ("row", "checks"),
    [
        ("Loyer\t40,00\tVentes\t20,00", [("side", True), ("side", False), ("balance", True)]),
        # An amount that can't be read is no mistake of the act.
        ("Loyer\t40,00\tVentes\t2O,00 ?", [("side", True), ("balance", True)]),
    ],
)
def test_a_sum_that_does_not_come_out(row: str, checks: list[tuple[str, bool]]) -> None:
    assert find(*ROWS, row, "TOTAL\t100,00\tTOTAL\t100,00")[1] == checks


def test_the_next_section_is_another_table() -> None:
    _, checks = find(
        *ROWS, "TOTAL\t60,00\tTOTAL\t70,00", "INVESTISSEMENT", *ROWS, "TOTAL\t60,00\tTOTAL\t70,00"
    )
    assert checks == [("side", True), ("side", True), ("balance", False)] * 2
