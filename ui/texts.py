"""What the screens say, in French and in English."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.types import Filter, Language
from index.amounts import NARROW_SPACE as THIN
from index.amounts import NO_BREAK_SPACE as NBSP
from index.amounts import format_whole
from index.dates import format_date


@dataclass(frozen=True, slots=True)
class Texts:
    """One language's strings; those with braces are formatted."""

    product: str
    tagline: str
    held: str  # {acts}
    held_one: str
    held_none: str
    promise: str
    other_language: str
    new_conversation: str
    question_label: str
    placeholder: str
    send: str
    conversation: str
    welcome: str
    welcome_text: str
    private: str  # unless a language model reads along
    examples: str
    you: str
    searching: str
    trouble: str
    understood: str
    statuses: dict[str, str]
    doubtful: str  # why an answer is to be checked, where its text does not say
    origins: dict[str, str]
    rows: str
    columns: dict[str, str]
    sources: str
    more_sources: str  # {count}
    open_source: str  # {n}
    follow_ups: str
    choices: str
    beyond: str
    filters: str
    filters_hint: str
    filter_names: dict[Filter, str]
    filter_any: dict[Filter, str]
    close_filters: str
    clear_filters: str
    scope: str
    all_acts: str  # {held}
    some_acts: str  # {acts} {held}
    no_filter: str  # {name} {value}
    again: str
    number: str
    rank: str  # an act that has only its place on the agenda
    page: str
    panel: str
    panel_empty: str
    panel_steps: tuple[str, ...]
    quote: str
    page_of: str  # {page} {count}
    previous: str
    next: str
    larger: str
    back: str
    skip: str
    image: str  # {page} {file}
    image_cited: str  # {page} {file}
    passage: str
    opened: str  # {n}
    opened_page: str
    close: str
    tab: str
    missing: str
    changed: str
    forgotten: str
    unlocated: str
    unreadable: str  # {reason}
    signed: str
    open_quote: str
    close_quote: str
    colon: str


FRENCH = Texts(
    product="Actes",
    tagline="l’assistant des actes des conseils",
    held="{acts} actes lus",
    held_one="1 acte lu",
    held_none="aucun acte lu pour l’instant",
    promise="Aucun chiffre sans sa page",
    other_language="English",
    new_conversation="Nouvelle conversation",
    question_label="Votre question",
    placeholder=f"Combien, à qui, quand{THIN}?",
    send="Demander",
    conversation="Conversation",
    welcome=f"Que voulez-vous savoir{THIN}?",
    welcome_text="Posez une question sur ce que les conseils ont décidé. Chaque chiffre de la réponse vient "
    "avec l’acte, la page et les mots d’où il est tiré.",
    private="Rien ne quitte cette machine.",
    examples="Par exemple",
    you="Vous",
    searching="Je cherche dans les actes…",
    trouble="La réponse n’a pas pu être établie à cause d’un incident. Vous pouvez reposer la question"
    f"{THIN}; si l’incident se répète, prévenez la personne qui gère l’outil.",
    understood=f"Compris{NBSP}:",
    statuses={
        "partial": "À vérifier",
        "not_found": "Pas trouvé dans les actes",
        "unclear": "Question à préciser",
    },
    doubtful=f"lecture peu sûre{NBSP}: vérifiez la source",
    origins={
        "decoded": "texte décodé, à vérifier sur la page",
        "ocr": "texte reconnu sur une image, à vérifier",
    },
    rows="Le détail, ligne par ligne",
    columns={
        "label": "Bénéficiaire ou libellé",
        "amount": "Montant",
        "purpose": "Objet",
        "council": "Conseil",
        "act": "Acte",
        "date": "Date",
        "source": "Source",
    },
    sources="Sources",
    more_sources="Voir les {count} autres sources",
    open_source="Ouvrir la source {n}",
    follow_ups="Pour continuer",
    choices=f"Préciser{NBSP}:",
    beyond="Chercher sans les filtres",
    filters="Filtres",
    filters_hint="Seuls les actes et l’argent choisis ici sont cherchés.",
    filter_names={
        Filter.COUNCIL: "Conseil",
        Filter.YEAR: "Année de la séance",
        Filter.BODY: "Instance",
        Filter.PURSE: "Argent",
        Filter.THEME: "Thème des aides",
    },
    filter_any={
        Filter.COUNCIL: "Tous les conseils",
        Filter.YEAR: "Toutes les années",
        Filter.BODY: "Toutes les instances",
        Filter.PURSE: "Toutes les sortes",
        Filter.THEME: "Tous les thèmes",
    },
    close_filters="Fermer les filtres",
    clear_filters="Effacer les filtres",
    scope="Portée de la recherche",
    all_acts="Tous les actes ({held})",
    some_acts="{acts} actes sur {held}",
    no_filter=f"Retirer le filtre {{name}}{NBSP}: {{value}}",
    again="Reposer la question",
    number="n°",
    rank="point",
    page="p.",
    panel="Source",
    panel_empty="La page de l’acte s’ouvre ici",
    panel_steps=(
        "Posez une question, ou choisissez un exemple.",
        "Chaque source de la réponse porte un numéro.",
        f"Choisissez-en un{NBSP}: la page s’affiche ici, les mots cités surlignés.",
    ),
    quote="Les mots cités",
    page_of="Page {page} sur {count}",
    previous="Page précédente",
    next="Page suivante",
    larger="Agrandir",
    back="Retour à la réponse",
    skip="Aller au contenu",
    image="Page {page} du fichier {file}",
    image_cited="Page {page} du fichier {file}, les mots cités surlignés en jaune",
    passage="Le passage dans le texte",
    opened="Source {n} ouverte. Entrée à nouveau pour y aller, Échap pour revenir.",
    opened_page="Page ouverte",
    close="Fermer",
    tab="Questions",
    missing=f"Le fichier n’est plus à sa place sur le disque{NBSP}: il a été déplacé ou supprimé depuis sa "
    "lecture. Voici le passage tel qu’il a été lu.",
    changed="Le fichier a changé sur le disque depuis sa lecture. Voici le passage tel qu’il a été lu. "
    "Pour mettre la mémoire à jour, il faut relire ce fichier.",
    forgotten="Ce document a été retiré de la mémoire depuis cette réponse. Voici les mots cités.",
    unlocated="Les mots cités n’ont pas pu être situés sur l’image de la page. Les voici dans le texte lu.",
    unreadable=f"La page ne peut pas être affichée{NBSP}: {{reason}}",
    signed="Ouvrez une session pour interroger les actes.",
    open_quote=f"«{NBSP}",
    close_quote=f"{NBSP}»",
    colon=f"{NBSP}: ",
)

ENGLISH = Texts(
    product="Actes",
    tagline="the assistant for council acts",
    held="{acts} acts read",
    held_one="1 act read",
    held_none="no act read yet",
    promise="No figure without its page",
    other_language="Français",
    new_conversation="New conversation",
    question_label="Your question",
    placeholder="How much, to whom, when?",
    send="Ask",
    conversation="Conversation",
    welcome="What would you like to know?",
    welcome_text="Ask what French councils decided. Every figure in an answer comes with the act, the page "
    "and the words it was read from.",
    private="Nothing leaves this machine.",
    examples="For example",
    you="You",
    searching="Searching the acts…",
    trouble="The answer could not be worked out because something went wrong. You can ask again; if it "
    "happens again, tell the person who runs this tool.",
    understood="Understood:",
    statuses={"partial": "To be checked", "not_found": "Not found in the acts", "unclear": "Please specify"},
    doubtful="uncertain reading: check the source",
    origins={"decoded": "decoded text, check it on the page", "ocr": "text recognised on an image, check it"},
    rows="The detail, line by line",
    columns={
        "label": "Recipient or item",
        "amount": "Amount",
        "purpose": "Purpose",
        "council": "Council",
        "act": "Act",
        "date": "Date",
        "source": "Source",
    },
    sources="Sources",
    more_sources="Show the {count} other sources",
    open_source="Open source {n}",
    follow_ups="Ask next",
    choices="Which one:",
    beyond="Search without the filters",
    filters="Filters",
    filters_hint="Only the acts and the money chosen here are searched.",
    filter_names={
        Filter.COUNCIL: "Council",
        Filter.YEAR: "Year of the sitting",
        Filter.BODY: "Body",
        Filter.PURSE: "Money",
        Filter.THEME: "Theme of the grants",
    },
    filter_any={
        Filter.COUNCIL: "All councils",
        Filter.YEAR: "All years",
        Filter.BODY: "All bodies",
        Filter.PURSE: "All kinds",
        Filter.THEME: "All themes",
    },
    close_filters="Close the filters",
    clear_filters="Clear the filters",
    scope="Scope of the search",
    all_acts="All acts ({held})",
    some_acts="{acts} of {held} acts",
    no_filter="Remove the filter {name}: {value}",
    again="Ask again",
    number="no.",
    rank="item",
    page="p.",
    panel="Source",
    panel_empty="The page of the act opens here",
    panel_steps=(
        "Ask a question, or pick an example.",
        "Each source of the answer has a number.",
        "Choose one: its page appears here, the quoted words highlighted.",
    ),
    quote="The quoted words",
    page_of="Page {page} of {count}",
    previous="Previous page",
    next="Next page",
    larger="Enlarge",
    back="Back to the answer",
    skip="Skip to the content",
    image="Page {page} of the file {file}",
    image_cited="Page {page} of the file {file}, the quoted words highlighted in yellow",
    passage="The passage in the text",
    opened="Source {n} opened. Enter again to go to it, Escape to come back.",
    opened_page="Page opened",
    close="Close",
    tab="Questions",
    missing="The file is no longer in its place on disk: it was moved or deleted after it was read. "
    "Here is the passage as it was read.",
    changed="The file on disk has changed since it was read. Here is the passage as it was read. "
    "To bring the memory up to date, read the file again.",
    forgotten="This document was dropped from the memory after this answer. Here are the quoted words.",
    unlocated="The quoted words could not be placed on the image of the page. Here they are in the text "
    "as read.",
    unreadable="The page cannot be shown: {reason}",
    signed="Sign in to ask about the acts.",
    open_quote="“",
    close_quote="”",
    colon=": ",
)


def texts(language: Language) -> Texts:
    return ENGLISH if language is Language.EN else FRENCH


def whole(number: int, language: Language) -> str:
    """A count, its digits in groups of three: "12 000" or "12,000"."""
    return format_whole(number, language.value)


def short_day(when: date, language: Language) -> str:
    """A date for a table: "27/09/2022", "27 Sep 2022"."""
    if language is Language.FR:
        return f"{when:%d/%m/%Y}"
    _, month, _ = format_date(when, language).split()
    return f"{when.day}{NBSP}{month[:3]}{NBSP}{when.year}"
