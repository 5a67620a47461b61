"""What ``actes show`` says around an act, in French and in English."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.types import Language


@dataclass(frozen=True, slots=True)
class ActTexts:
    """One language's strings; those with braces are formatted."""

    unnamed_council: str
    act_of: str  # {number} {date}
    unnumbered_of: str  # {date}
    undated: str
    untitled: str
    pages: str  # {first} {last}
    page: str  # {page}
    replaced: str  # {act}
    replaces: str  # {act}
    not_held: str
    decision: str
    no_article: str
    money: str
    no_money: str
    no_amount: str
    for_all: str  # {terms}
    total: str  # {amount} {count}
    checked: str  # {statement}
    corrected_since: str
    budget: str
    sides: dict[str, str]
    vote: str
    no_vote: str
    people: str
    chair: str
    secretary: str
    movements: str
    opinions: str
    favourable: str
    unfavourable: str
    references: str
    article: str
    signatories: str
    others: dict[str, str]  # the kinds of facts that have no words of their own
    warnings: str
    rejected: str


FRENCH = ActTexts(
    unnamed_council="Conseil non nommé",
    act_of="N° {number}, {date}",
    unnumbered_of="Sans numéro, {date}",
    undated="sans date",
    untitled="Sans titre",
    pages="pages {first} à {last}",
    page="page {page}",
    replaced="Annulé et remplacé par : {act}",
    replaces="Annule et remplace : {act}",
    not_held="n'est pas dans la mémoire",
    decision="Décision",
    no_article="Aucun article n'a été reconnu.",
    money="Argent",
    no_money="Aucune somme attribuée, demandée ou reçue n'a été reconnue.",
    no_amount="Montant non chiffré",
    for_all="Pour toutes ces lignes : {terms}",
    total="Total attribué, calculé sur {count} lignes : {amount}",
    checked="Vérifié : {statement}",
    corrected_since="Ces contrôles portent sur les chiffres lus, avant correction.",
    budget="Budget",
    sides={"charges": "Charges", "recettes": "Recettes"},
    vote="Vote",
    no_vote="Aucun vote n'a été reconnu.",
    people="Personnes",
    chair="Présidence",
    secretary="Secrétaire",
    movements="Arrivées et départs",
    opinions="Avis",
    favourable="avis favorable",
    unfavourable="avis défavorable",
    references="Références",
    article="art.",
    signatories="Signataires",
    others={
        "deadline": "Échéances",
        "designation": "Désignations",
        "identity": "Identifiants",
        "mention": "Autres chiffres",
        "offer": "Offres d'entreprises",
    },
    warnings="Avertissements",
    rejected="Écarté par une correction",
)

ENGLISH = ActTexts(
    unnamed_council="Unnamed council",
    act_of="No. {number}, {date}",
    unnumbered_of="No number, {date}",
    undated="undated",
    untitled="Untitled",
    pages="pages {first} to {last}",
    page="page {page}",
    replaced="Cancelled and replaced by: {act}",
    replaces="Cancels and replaces: {act}",
    not_held="is not in the store",
    decision="Decision",
    no_article="No article was recognised.",
    money="Money",
    no_money="No sum awarded, requested or received was recognised.",
    no_amount="No figure given",
    for_all="For all these lines: {terms}",
    total="Total awarded, worked out over {count} lines: {amount}",
    checked="Checked: {statement}",
    corrected_since="These checks are of the figures as read, before they were corrected.",
    budget="Budget",
    sides={"charges": "Spending", "recettes": "Income"},
    vote="Vote",
    no_vote="No vote was recognised.",
    people="People",
    chair="Chair",
    secretary="Secretary",
    movements="Arrivals and departures",
    opinions="Opinions",
    favourable="favourable",
    unfavourable="unfavourable",
    references="References",
    article="art.",
    signatories="Signatories",
    others={
        "deadline": "Deadlines",
        "designation": "Designations",
        "identity": "Identifiers",
        "mention": "Other figures",
        "offer": "Companies' offers",
    },
    warnings="Warnings",
    rejected="Rejected by a correction",
)


def act_texts(language: Language) -> ActTexts:
    return ENGLISH if language is Language.EN else FRENCH
