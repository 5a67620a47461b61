"""What the grants explorer says, in French and in English."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.scope import PURSES
from assistant.types import Language
from index.amounts import NO_BREAK_SPACE as NBSP
from index.purses import Purse
from index.types import Nature
from ui.grants.lines import Facet
from ui.grants.view import Column


@dataclass(frozen=True, slots=True)
class GrantTexts:
    """One language's strings; those with braces are formatted. A pair is of one and of several."""

    tab: str
    search: str
    search_hint: str
    filters: str
    facets: dict[Facet, str]
    any: dict[Facet, str]
    untold: str
    untold_council: str
    purses: dict[Purse, str]
    sums: dict[Purse, str]  # what stands behind a sum
    natures: dict[Nature, str]
    clear: str
    lines: tuple[str, str]  # {count}
    beneficiaries: tuple[str, str]
    councils: tuple[str, str]
    private: tuple[str, str]
    maxima: tuple[str, str]
    unpriced: tuple[str, str]
    before_tax: tuple[str, str]
    nothing: str
    by_year: str
    over_time: str  # {who}
    by_theme: str
    by_beneficiary: str
    largest: str  # {count} {all}
    share: str  # {share}
    choose: str
    as_table: str
    table: str
    columns: dict[Column, str]
    act: str
    page: str
    open: str  # {page} {who} {sum}
    sort: str  # {column}
    order: str
    person: str
    council_itself: str
    no_sum: str
    shown: str  # {shown} {all}
    more: tuple[str, str]  # {count}
    save: str
    forms: dict[str, str]
    scdl: tuple[str, str]  # {rows} {columns}
    scdl_column: tuple[str, str]  # {column} {count}
    saved: str  # {name}


FRENCH = GrantTexts(
    tab="Aides",
    search="Chercher dans les aides",
    search_hint="Association, objet, numéro d’acte…",
    filters="Filtrer les aides",
    facets={
        Facet.PURSE: "Argent",
        Facet.COUNCIL: "Conseil",
        Facet.YEAR: "Année",
        Facet.NATURE: "Nature",
        Facet.THEME: "Thème",
        Facet.BENEFICIARY: "Bénéficiaire",
    },
    any={
        Facet.COUNCIL: "Tous les conseils",
        Facet.YEAR: "Toutes les années",
        Facet.NATURE: "Toutes les natures",
        Facet.THEME: "Tous les thèmes",
        Facet.BENEFICIARY: "Tous les bénéficiaires",
    },
    untold="(non précisé)",
    untold_council="(conseil non nommé)",
    purses={purse: french for purse, (french, _) in PURSES.items()},
    sums={
        Purse.GIVEN: "attribués",
        Purse.IN_KIND: "d’aides en nature, à leur valeur estimée",
        Purse.FEE: "de cotisations",
        Purse.LENT: "de prêts et de garanties",
        Purse.PROPOSED: "proposés",
        Purse.REQUESTED: "demandés",
        Purse.RECEIVED: "reçus",
    },
    natures={nature: nature.value.capitalize() for nature in Nature},
    clear="Effacer les filtres",
    lines=("1 ligne", "{count} lignes"),
    beneficiaries=("1 bénéficiaire", "{count} bénéficiaires"),
    councils=("1 conseil", "{count} conseils"),
    private=(
        "1 ligne est d’une personne privée, qui n’est pas nommée.",
        "{count} lignes sont de personnes privées, qui ne sont pas nommées.",
    ),
    maxima=("1 montant est un maximum.", "{count} montants sont des maximums."),
    unpriced=(
        "1 ligne n’a pas de montant chiffré et n’est pas comptée dans la somme.",
        "{count} lignes n’ont pas de montant chiffré et ne sont pas comptées dans la somme.",
    ),
    before_tax=("1 montant est hors taxes.", "{count} montants sont hors taxes."),
    nothing="Aucune aide ne répond à ces critères.",
    by_year="Par année",
    over_time="{who}, année par année",
    by_theme="Par thème",
    by_beneficiary="Qui reçoit le plus",
    largest="Les {count} premiers sur {all}.",
    share="{share} de la somme",
    choose="Voir ces lignes",
    as_table="Les mêmes chiffres en tableau",
    table="Les aides, ligne par ligne",
    columns={
        Column.BENEFICIARY: "Bénéficiaire",
        Column.AMOUNT: "Montant",
        Column.PURPOSE: "Objet",
        Column.COUNCIL: "Conseil",
        Column.DATE: "Date",
    },
    act="Acte",
    page="Page",
    open=f"{{page}}, ouvrir la page{NBSP}: {{who}}, {{sum}}",
    sort="Trier par {column}",
    order="Trier par",
    person="Personne privée",
    council_itself="Le conseil",
    no_sum="non chiffré",
    shown="{shown} lignes affichées sur {all}",
    more=("Afficher 1 ligne de plus", "Afficher {count} lignes de plus"),
    save="Télécharger ces lignes",
    forms={"csv": "CSV", "xlsx": "Excel (XLSX)", "scdl": "SCDL «\u00a0Subventions\u00a0»"},
    scdl=(
        f"SCDL{NBSP}: {{rows}} lignes, 1 colonne à compléter",
        f"SCDL{NBSP}: {{rows}} lignes, {{columns}} colonnes à compléter",
    ),
    scdl_column=(f"{{column}}{NBSP}: vide dans 1 ligne", f"{{column}}{NBSP}: vide dans {{count}} lignes"),
    saved="Fichier {name} téléchargé",
)

ENGLISH = GrantTexts(
    tab="Grants",
    search="Search the grants",
    search_hint="Association, purpose, act number…",
    filters="Filter the grants",
    facets={
        Facet.PURSE: "Money",
        Facet.COUNCIL: "Council",
        Facet.YEAR: "Year",
        Facet.NATURE: "Kind",
        Facet.THEME: "Theme",
        Facet.BENEFICIARY: "Recipient",
    },
    any={
        Facet.COUNCIL: "All councils",
        Facet.YEAR: "All years",
        Facet.NATURE: "All kinds",
        Facet.THEME: "All themes",
        Facet.BENEFICIARY: "All recipients",
    },
    untold="(not told)",
    untold_council="(council not named)",
    purses={purse: english for purse, (_, english) in PURSES.items()},
    sums={
        Purse.GIVEN: "awarded",
        Purse.IN_KIND: "of help in kind, at its estimated value",
        Purse.FEE: "of membership fees",
        Purse.LENT: "of loans and guarantees",
        Purse.PROPOSED: "proposed",
        Purse.REQUESTED: "requested",
        Purse.RECEIVED: "received",
    },
    natures={
        Nature.SUBVENTION: "Grant (subvention)",
        Nature.FONDS_DE_CONCOURS: "Contribution to works (fonds de concours)",
        Nature.PARTICIPATION: "Contribution (participation)",
        Nature.COTISATION: "Membership fee (cotisation)",
        Nature.AIDE: "Aid (aide)",
        Nature.GARANTIE: "Guarantee (garantie)",
        Nature.PRET: "Loan (prêt)",
        Nature.DON: "Gift (don)",
        Nature.AUTRE: "Other",
    },
    clear="Clear the filters",
    lines=("1 line", "{count} lines"),
    beneficiaries=("1 recipient", "{count} recipients"),
    councils=("1 council", "{count} councils"),
    private=(
        "1 line is of a private person, who is not named.",
        "{count} lines are of private persons, who are not named.",
    ),
    maxima=("1 sum is a maximum.", "{count} sums are maxima."),
    unpriced=(
        "1 line has no figure and is not counted in the sum.",
        "{count} lines have no figure and are not counted in the sum.",
    ),
    before_tax=("1 sum is before tax.", "{count} sums are before tax."),
    nothing="No grant fits.",
    by_year="By year",
    over_time="{who}, year by year",
    by_theme="By theme",
    by_beneficiary="Who gets most",
    largest="The first {count} of {all}.",
    share="{share} of the sum",
    choose="Show these lines",
    as_table="The same figures as a table",
    table="The grants, line by line",
    columns={
        Column.BENEFICIARY: "Recipient",
        Column.AMOUNT: "Amount",
        Column.PURPOSE: "Purpose",
        Column.COUNCIL: "Council",
        Column.DATE: "Date",
    },
    act="Act",
    page="Page",
    open="{page}, open the page: {who}, {sum}",
    sort="Sort by {column}",
    order="Sort by",
    person="Private person",
    council_itself="The council",
    no_sum="no figure",
    shown="{shown} of {all} lines shown",
    more=("Show 1 more line", "Show {count} more lines"),
    save="Download these lines",
    forms={"csv": "CSV", "xlsx": "Excel (XLSX)", "scdl": "SCDL “Subventions”"},
    scdl=(
        "SCDL: {rows} rows, 1 column to complete",
        "SCDL: {rows} rows, {columns} columns to complete",
    ),
    scdl_column=("{column}: empty in 1 row", "{column}: empty in {count} rows"),
    saved="File {name} downloaded",
)


def grant_texts(language: Language) -> GrantTexts:
    return ENGLISH if language is Language.EN else FRENCH
