"""What the library of acts says, in French and in English."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.types import Language
from index.amounts import NO_BREAK_SPACE as NBSP
from ui.library.shelf import Facet, State


@dataclass(frozen=True, slots=True)
class LibraryTexts:
    """One language's strings; those with braces are formatted. A pair is of one and of several."""

    tab: str
    search: str
    search_hint: str
    filters: str
    facets: dict[Facet, str]
    any: dict[Facet, str]
    untold: str
    untold_council: str
    untitled: str
    states: dict[State, str]
    clear: str
    acts: tuple[str, str]  # {count}
    nothing: str
    table: str
    number: str
    title: str
    date: str
    open: str
    open_act: str  # {act}
    shown: str  # {shown} {all}
    more: tuple[str, str]  # {count}
    refused: tuple[str, str]  # {count}
    file: str
    why: str
    advice: str
    see: str  # {page}
    back: str
    first_page: str
    sitting: str


FRENCH = LibraryTexts(
    tab="Actes",
    search="Chercher un acte",
    search_hint="Numéro, titre, conseil ou fichier…",
    filters="Filtrer les actes",
    facets={Facet.COUNCIL: "Conseil", Facet.YEAR: "Année", Facet.STATE: "Lecture"},
    any={
        Facet.COUNCIL: "Tous les conseils",
        Facet.YEAR: "Toutes les années",
        Facet.STATE: "Tous les états",
    },
    untold="(sans date)",
    untold_council="(conseil non nommé)",
    untitled="Sans titre",
    states={
        State.READ: "Lu",
        State.DECODED: "Décodé, à vérifier",
        State.OCR: "Reconnu sur image (OCR)",
        State.PARTLY: "En partie sans texte",
    },
    clear="Effacer les filtres",
    acts=("1 acte", "{count} actes"),
    nothing="Aucun acte ne répond à ces critères.",
    table="Les actes, du plus récent au plus ancien",
    number="Numéro",
    title="Titre",
    date="Date",
    open="Ouvrir",
    open_act=f"Ouvrir l’acte{NBSP}: {{act}}",
    shown="{shown} actes affichés sur {all}",
    more=("Afficher 1 acte de plus", "Afficher {count} actes de plus"),
    refused=("1 fichier n’a pas pu être lu", "{count} fichiers n’ont pas pu être lus"),
    file="Fichier",
    why="Pourquoi",
    advice="Que faire",
    see=f"p.{NBSP}{{page}}, voir la page",
    back="‹ Retour à l’acte",
    first_page="Voir la première page",
    sitting="Les autres actes de la séance",
)

ENGLISH = LibraryTexts(
    tab="Acts",
    search="Find an act",
    search_hint="Number, title, council or file…",
    filters="Filter the acts",
    facets={Facet.COUNCIL: "Council", Facet.YEAR: "Year", Facet.STATE: "Reading"},
    any={Facet.COUNCIL: "All councils", Facet.YEAR: "All years", Facet.STATE: "All states"},
    untold="(undated)",
    untold_council="(council not named)",
    untitled="Untitled",
    states={
        State.READ: "Read",
        State.DECODED: "Decoded, to be checked",
        State.OCR: "Recognised on an image (OCR)",
        State.PARTLY: "Partly without text",
    },
    clear="Clear the filters",
    acts=("1 act", "{count} acts"),
    nothing="No act fits.",
    table="The acts, the latest first",
    number="Number",
    title="Title",
    date="Date",
    open="Open",
    open_act="Open the act: {act}",
    shown="{shown} of {all} acts shown",
    more=("Show 1 more act", "Show {count} more acts"),
    refused=("1 file could not be read", "{count} files could not be read"),
    file="File",
    why="Why",
    advice="What to do",
    see=f"p.{NBSP}{{page}}, see the page",
    back="‹ Back to the act",
    first_page="See the first page",
    sitting="The other acts of the sitting",
)


def library_texts(language: Language) -> LibraryTexts:
    return ENGLISH if language is Language.EN else FRENCH
