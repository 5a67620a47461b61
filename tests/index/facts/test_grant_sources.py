"""Money told in sentences: what is asked of whom, what others gave, and what is none of either."""

from __future__ import annotations

from decimal import Decimal

import pytest

from index.facts import grants
from index.facts.finder import Reading
from index.segment import cut_acts
from index.text import flat
from index.types import Document, FileKind, Grant, Page

BUGS_CAUGHT = [
    # The cost of what is to be helped was told as what is asked.
    (
        "pour ce chantier d'un montant HT de 220 000 €, il est proposé de solliciter auprès du Conseil Départemental"
        " l'inscription des travaux au programme subventionné.",
        [],
    ),
    (
        "d'approuver le projet pour un coût de 150 000 € HT incluant les frais d'étude d'un montant de 13 000 € HT, soit"
        " 15 600 € TTC, et de solliciter des subventions, notamment la DETR.",
        [],
    ),
    ("M. Roy sollicite la fin de sa concession, acquise pour dix ans, d'un montant de 145,00 €.", []),
    # A sum that is only a limit left nothing to share out, and the whole file was lost.
    ("que la commune a obtenu une aide de la Région, dépense plafonnée à 4 000 €.", []),
    # What the words around a funder's name go on with was told as part of it.
    (
        "de solliciter auprès de la Région la somme de 5 000 € pour le préau.",
        [("", 5000, "requested", "Région")],
    ),
    (
        "de solliciter un fond de concours auprès du SIVU de 1 500 €.",
        [("", 1500, "requested", "SIVU")],
    ),
    (
        "de noter qu'une subvention au titre de la DETR a été accordée à hauteur de 900 €.",
        [("", 900, "received", "DETR")],
    ),
    (
        "de noter que la subvention a été accordée par arrêté du 3 mai et s'élève à 900 €.",
        [("", 900, "received", "")],
    ),
    (
        "de noter qu'une subvention de 2 000 € a été obtenue au titre de la DETR et que le Conseil départemental a"
        " accordé une aide de 700 €.",
        [("", 2000, "received", "DETR"), ("", 700, "received", "Conseil départemental")],
    ),
    (
        "de noter que la fondation du Lac a bien voulu nous accorder une contribution de 3.000 €.",
        [("", 3000, "received", "Fondation du Lac")],
    ),
    (
        "de noter la perception d'une subvention de l'État au titre de la DGD : + 4 200 euros.",
        [("", 4200, "received", "DGD")],
    ),
    (
        "de noter la perception d'une subvention de la Région de 4 200 euros.",
        [("", 4200, "received", "Région")],
    ),
    # What another gets was told as got by the council, of a pupil.
    (
        "l'école privée Sainte-Anne percevra une subvention de 3 500 € pour 35 élèves, soit 100 € par élève.",
        [("École privée Sainte-Anne", 3500, "awarded", "")],
    ),
    ("de noter que l'association Arc a reçu une subvention de 800 €.", []),
    ("de prêter la salle et de solliciter une participation de 50 euros pour les charges.", []),
    # A contract, where the next words ask for a grant.
    (
        "de voter l'attribution de l'étude à la société Mur & Fils pour un montant de 9 000 € H.T. et d'autoriser le"
        " maire à déposer une demande de subvention.",
        [],
    ),
    # What another commune pays for its children was told as given to it.
    (
        "la convention pour l'accueil des enfants de la commune de Bellac à l'école est renouvelée, avec une"
        " participation portée à 350 €.",
        [],
    ),
    # Names that hold what ends others.
    (
        "d'attribuer à Initiative Sarthe Est une subvention de 1 300 €.",
        [("Initiative Sarthe Est", 1300, "awarded", "")],
    ),
    (
        "d'adhérer au C.P.I.E. des Collines, pour une cotisation de 20 €.",
        [("C.P.I.E. des Collines", 20, "awarded", "")],
    ),
    (
        "de verser une cotisation de 200 € au SIVU et aux autres organismes tels que le parc.",
        [("SIVU", 200, "awarded", "")],
    ),
    # Sums before names, and what is kept back for nobody.
    (
        "d'attribuer les subventions suivantes :\n- 1 000 € au cinéma Rex\n- 400 € à l'Union du Lac\n",
        [("Cinéma Rex", 1000, "awarded", ""), ("Union du Lac", 400, "awarded", "")],
    ),
    (
        "d'attribuer les subventions suivantes :\n- Club de tir : 150 €\n- Imprévus : 210 €\n",
        [("Club de tir", 150, "awarded", "")],
    ),
    # What the one who gets it had asked.
    (
        "d'attribuer 500 € de subvention à l'association Arc. Le montant de la subvention sollicitée est de 750 €.",
        [("Arc", 500, "awarded", "")],
    ),
]


def grants_of(text: str) -> list[Grant]:
    document = Document("0" * 64, "a.txt", FileKind.TEXT, (Page(1, text),))
    running = document.running_text()
    (act,) = cut_acts(document)
    found = grants.find(Reading(act, running, flat(running.text)))
    return [g for g in found if isinstance(g, Grant)]


@pytest.mark.parametrize(("decision", "expected"), BUGS_CAUGHT)
def test_who_gives_whom(decision: str, expected: list[tuple[str, Decimal, str, str]]) -> None:
    told = grants_of(f"Après en avoir délibéré, décide :\nArticle 1 : {decision}\nAdopté à l'unanimité")
    assert [(g.beneficiary, g.amount, g.status.value, g.funder) for g in told] == expected


@pytest.mark.parametrize(
    ("decides", "status"),
    [
        ("Le conseil municipal après délibération : AUTORISE le versement", "awarded"),
        ("Après en avoir délibéré, le conseil municipal :\n- DÉCIDE le versement", "awarded"),
        ("Le conseil municipal, après en avoir délibéré, ACCORDE le versement", "awarded"),
        ("Le maire propose le versement", "proposed"),
        ("Le conseil municipal est invité à délibérer et à autoriser le versement", "proposed"),
    ],
)
def test_what_is_decided_without_a_count_is_awarded(decides: str, status: str) -> None:
    """BUGS_CAUGHT: where no vote was told, the decision's own words were told as a proposal."""
    head = "COMMUNE DE MER\nSéance du 4 mai 2021\n\nObjet : Aide au club\n\nLe maire expose le projet.\n"
    (grant,) = grants_of(f"{head}{decides} d'une subvention de 700 € au comité des fêtes de Mer.\n")
    assert (grant.beneficiary, grant.amount, grant.status.value) == ("Comité des fêtes de Mer", 700, status)
