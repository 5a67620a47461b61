"""Whose act it is: the council with its kind. The councils are invented."""

from __future__ import annotations

import pytest

from index import councils
from index.text import flat
from index.types import Document, FileKind, Page, RunningText, Stated


def running(text: str) -> RunningText:
    return Document("0" * 64, "header.txt", FileKind.TEXT, (Page(1, text),)).running_text()


def value(stated: Stated | None, text: str) -> str | None:
    if stated is None:
        return None
    assert text[stated.span.start : stated.span.end] == stated.span.quote
    return stated.value


COUNCILS = [
    ("COMMUNE DE SAINT-EXEMPLE", "", "Commune de Saint-Exemple"),
    ("Ville de Mer-sur-Lac", "", "Commune de Mer-sur-Lac"),
    ("MAIRIE D'AUBRY", "", "Commune d'Aubry"),
    ("le conseil municipal de la commune de Mer", "", "Commune de Mer"),
    ("DÉPARTEMENT DE LA HAUTE-VARENNE", "Conseil départemental", "Département de la Haute-Varenne"),
    ("RÉGION PONANT-ATLANTIQUE", "Conseil régional", "Région Ponant-Atlantique"),
    ("COMMUNAUTÉ DE COMMUNES DU VAL D'OMBRELLE", "", "Communauté de communes du Val d'Ombrelle"),
    ("Communauté d'agglomération de la Baie", "", "Communauté d'agglomération de la Baie"),
    ("Métropole du Lac", "", "Métropole du Lac"),
    ("Syndicat mixte des Eaux", "Comité syndical", "Syndicat des Eaux"),
    ("la mairie est fermée", "", None),
]

COUNCILS_BUGS_CAUGHT = [
    # the département that the commune lies in
    ("DÉPARTEMENT DE L'ORNE\nCOMMUNE DE MER", "Conseil municipal", "Commune de Mer"),
    ("DÉPARTEMENT DE L'ORNE\nCOMMUNE DE MER", "", "Commune de Mer"),
    ("DÉPARTEMENT DE L'ORNE", "Conseil municipal", None),
    # where the communauté sits
    (
        "Mairie de Mer\nCommunauté de communes du Lac",
        "Conseil communautaire",
        "Communauté de communes du Lac",
    ),
    # flattened text, and capitals that go on behind the name
    ("COMMUNE DE MER SÉANCE DU LUNDI 3 MAI", "", "Commune de Mer"),
    ("Commune de Mer Conseil Municipal du Mardi", "", "Commune de Mer"),
    ("Le conseil municipal du Mardi 3 mai", "Conseil municipal", None),
    # a bureau is a community's, and no département's; a region that is part of a community's name is none
    ("Département de l'Orne Communauté de communes du Lac BUREAU", "Bureau", "Communauté de communes du Lac"),
    ("Département de l'Orne Lac Agglomération BUREAU", "Bureau", None),
    ("Plan climat. La communauté de communes de la région de Mer l'a voulu.", "", None),
    # far from the head stand the neighbours
    (f"Rapport annuel. {'Il dit tout. ' * 250}Un réseau sert la Commune de Mer.", "", None),
    ("Communauté d'agglomération du LAC LA", "", "Communauté d'agglomération du Lac"),
]

# What the header does not name with its kind.
COUNCILS_TOLD_ELSE = [
    ("sous la présidence de Mme Ida SY, Maire de MER.", "Conseil municipal", "Commune de Mer"),
    ("Le Maire d'Aubry,", "Conseil municipal", "Commune d'Aubry"),
    ("Excusé : M. Guy PRÉ, ancien maire de Mer", "Conseil municipal", None),
    ("Mme SY, maire de Mer ; M. PRÉ, maire de Gué", "Conseil municipal", None),
    ("sous la présidence du Maire Denis PRÉ", "Conseil municipal", None),
    ("M. PRÉ, maire de Mer", "Conseil communautaire", None),
    ("réuni salle du Conseil de Mer", "Conseil municipal", "Commune de Mer"),
    (
        "réuni en Mairie, sise place du Pont, à Saint-Exemple.",
        "Conseil municipal",
        "Commune de Saint-Exemple",
    ),
    ("réuni en mairie, procuration de M. PRÉ à Ida SY", "Conseil municipal", None),
    (
        "Mairie 2, rue du Lac 99120 Mer-sur-Lac Téléphone : 01",
        "Conseil municipal",
        "Commune de Mer-sur-Lac",
    ),
    (
        "Communauté de Communes - votants : 8\nLe Conseil Communautaire du Val de MER, convoqué",
        "Conseil communautaire",
        "Communauté de communes du Val de Mer",
    ),
    ("Le Conseil Communautaire du Val de Mer, convoqué", "Conseil communautaire", None),
    (
        "la Communauté de communes du Lac. Vu les statuts de la Communauté de Communes du Lac,",
        "Conseil communautaire",
        "Communauté de communes du Lac",
    ),
    (
        "Réunion du Conseil de l'Eurométropole de Mer du 3 mai",
        "Conseil métropolitain",
        "Eurométropole de Mer",
    ),
    (
        "DÉLÉGUÉS DE MER MÉTROPOLE VAL DU GUÉ\nMer Métropole Val du Gué siège ; Mer Métropole Val du Gué vote.",
        "Conseil métropolitain",
        "Mer Métropole Val du Gué",
    ),
    ("La Métropole Mer Atlantique. La Métropole agit.", "Conseil métropolitain", "Métropole Mer Atlantique"),
]


@pytest.mark.parametrize(("text", "body", "council"), COUNCILS + COUNCILS_BUGS_CAUGHT + COUNCILS_TOLD_ELSE)
def test_find_council(text: str, body: str, council: str | None) -> None:
    assert value(councils.find_council(running(text), flat(text), 0, len(text), body), text) == council


def test_a_community_told_behind_the_header_must_be_told_twice_and_alone() -> None:
    header = "Le conseil communautaire, convoqué, s'est réuni.\n"
    own = "La Communauté de communes du Lac vend. "
    told = {
        own * 2: "Communauté de communes du Lac",
        own: None,
        own * 2 + "La Communauté de communes du Gué achète.": None,
    }
    for behind, council in told.items():
        text = header + behind
        found = councils.find_council(running(text), flat(text), 0, len(header), "Conseil communautaire")
        assert value(found, text) == council
