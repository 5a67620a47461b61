"""Budget lines in sentences, rows and lists: their codes, and the sum that is each one's own."""

from __future__ import annotations

import pytest

from index.facts import imputations
from index.facts.finder import Reading
from index.segment import cut_acts
from index.text import flat
from index.types import Document, FileKind, Page

BUGS_CAUGHT = [
    # Each line of a sentence has the sum that its brackets, colon or sign stand by; none was told.
    (
        "d'affecter l'excédent, soit 18 000 € (recettes d'investissement, chapitre 10, compte 1068), et de reporter 500 €"
        " (recettes de fonctionnement, chapitre 002).",
        ("/10/1068/  18000 None None", "/002//  500 None None"),
    ),
    (
        "de modifier ainsi : article 6574 : + 500 €, article 6156 : - 500 €.",
        ("//6574/  500 None None", "//6156/  -500 None None"),
    ),
    # Money that goes from one line to another: "à" made a law's article of the first, or both one line.
    (
        "de virer 500 € du chapitre 022 à l'article 6156.",
        ("/022//  None None None", "//6156/  None None None"),
    ),
    # The codes' names in quotation marks, several codes behind one word, codes parted by white spaces.
    (
        "d'affecter 8 000 € sur le chapitre 907 « Environnement », code fonctionnel 758 « Autres ».",
        ("/907//758  8000 None None",),
    ),
    (
        "de régulariser les comptes 6413 « personnel » en dépenses, et 6419 « remboursements » en recettes.",
        ("//6413/  None None None", "//6419/  None None None"),
    ),
    ("de payer sur les crédits ouverts au budget : 65 / 6574 / 025.", ("/65/6574/025  None None None",)),
    ("de voter les aides (article 65748 – aides aux personnes).", ("//65748/  None None None",)),
    (
        "d'approuver l'ouverture de crédits d'un montant de 17 200 € pour ces dépenses, au chapitre 21.",
        ("/21//  17200 None None",),
    ),
    ("d'inscrire les crédits aux lignes budgétaires 65748 du budget.", ("//65748/  None None None",)),
    ("de prélever les crédits sur la ligne 22755 du budget.", ("22755///  None None None",)),
    # Rows that hold chapter and account in one cell, and whose words stand before the codes.
    (
        "le virement :\nObjet\tChapitre /Article\tSommes\nLogiciels\t20/2051\t+ 900,00\nImprévus\t020\t- 900,00\n",
        ("/20/2051/ Logiciels 900.00 None None", "/020// Imprévus -900.00 None None"),
    ),
    (
        "le virement :\nObjet\tArticle\tSommes\nToit\t2135\t- 900,00\nTOTAL\t\t- 900,00\nSection de fonctionnement\n"
        "Imprévus\t022\t90,00\n",
        ("//2135/ Toit -900.00 None None", "//022/ Imprévus 90.00 None None"),
    ),
    # Lines that run on, proved by their own arithmetic.
    (
        "le virement de crédits suivant : 022 Dépenses imprévues - 1 179 € 6156 Maintenance + 1 179 €. Il en est fier.",
        ("//022/ Dépenses imprévues -1179 None None", "//6156/ Maintenance 1179 None None"),
    ),
    (
        "les crédits : Nature Libellé Ouverture 2023 2188 Autres matériels 80 040 € 2313 Constructions 1 000 € 81 040 €",
        ("//2188/ Autres matériels 80040 None None", "//2313/ Constructions 1000 None None"),
    ),
    (
        "la décision modificative : Dépenses 6413 Personnel + 640 € Recettes 6419 Remboursements + 640 €",
        ("//6413/ Personnel 640 None None", "//6419/ Remboursements 640 None None"),
    ),
    # ... and not those that are not: a column may be torn off.
    ("les crédits : Nature Libellé 2188 Autres matériels 80 040 € 2313 Constructions 1 000 € 99 000 €", ()),
    # A law's article stays one.
    ("que les dépenses sont régies par l'article 1384 A du code général des impôts.", ()),
]


def told(decision: str) -> tuple[str, ...]:
    text = f"Après en avoir délibéré, décide :\nArticle 1 : {decision}\nAdopté à l'unanimité"
    document = Document("0" * 64, "a.txt", FileKind.TEXT, (Page(1, text),))
    running = document.running_text()
    (act,) = cut_acts(document)
    found = imputations.find(Reading(act, running, flat(running.text)))
    return tuple(imputations.show(line) for line in found)


@pytest.mark.parametrize(("decision", "expected"), BUGS_CAUGHT)
def test_lines_and_their_sums(decision: str, expected: tuple[str, ...]) -> None:
    assert told(decision) == expected


def test_rows_among_the_reasons_are_read() -> None:
    """BUGS_CAUGHT: a "Vu" that goes on into the report hid its table."""
    text = (
        "COMMUNE DE MER\nObjet : Décision modificative\nVu le budget ; le maire propose :\n"
        "Article\tLibellé\tMontant\n6156\tMaintenance\t+ 800 €\nDécide d'adopter.\nAdopté à l'unanimité\n"
    )
    document = Document("0" * 64, "a.txt", FileKind.TEXT, (Page(1, text),))
    running = document.running_text()
    (act,) = cut_acts(document)
    found = imputations.find(Reading(act, running, flat(running.text)))
    assert [imputations.show(line) for line in found] == ["//6156/ Maintenance 800 None None"]
