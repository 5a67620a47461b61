"""What the fields of facts are called, and their values in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from assistant.types import Language
from assistant.wording import choice, day, euros, joined, say
from index.facts.mentions import EURO
from index.types import Fact, Mention

_NAMES: dict[str, tuple[str, str]] = {
    "abstaining_names": ("se sont abstenus", "abstained"),
    "abstentions": ("abstentions", "abstentions"),
    "against_names": ("ont voté contre", "voted against"),
    "amount": ("montant", "amount"),
    "ayes": ("voix pour", "votes for"),
    "balance": ("solde", "balance"),
    "basis": ("base", "basis"),
    "beneficiary": ("bénéficiaire", "beneficiary"),
    "capacity": ("qualité", "capacity"),
    "chapter": ("chapitre", "chapter"),
    "column": ("colonne", "column"),
    "condition": ("condition", "condition"),
    "count": ("nombre", "count"),
    "credit": ("crédits", "credit"),
    "favourable": ("favorable", "favourable"),
    "function": ("fonction", "function"),
    "funder": ("financeur", "funder"),
    "groups": ("groupes", "groups"),
    "holds": ("juste", "holds"),
    "hour": ("heure", "hour"),
    "in_kind": ("en nature", "in kind"),
    "instalments": ("versement", "instalments"),
    "kind": ("sorte", "kind"),
    "label": ("libellé", "label"),
    "maximum": ("maximum", "maximum"),
    "move": ("mouvement", "move"),
    "name": ("nom", "name"),
    "noes": ("voix contre", "votes against"),
    "not_voting": ("sans prendre part au vote", "took no part in the vote"),
    "not_voting_names": ("n'ont pas pris part au vote", "took no part in the vote"),
    "operation": ("opération", "operation"),
    "outcome": ("issue du vote", "outcome"),
    "period": ("période", "period"),
    "person": ("nom", "name"),
    "presence": ("présence", "presence"),
    "proxy": ("pouvoir à", "proxy to"),
    "purpose": ("objet", "purpose"),
    "raw_beneficiary": ("bénéficiaire imprimé", "printed beneficiary"),
    "role": ("rôle", "role"),
    "side": ("côté", "side"),
    "since": ("depuis", "since"),
    "spent": ("dépensé", "spent"),
    "statement": ("énoncé", "statement"),
    "status": ("statut", "status"),
    "theme": ("thème", "theme"),
    "unanimous": ("unanimité", "unanimity"),
    "unit": ("unité", "unit"),
    "unit_price": ("prix unitaire", "unit price"),
    "value": ("valeur", "value"),
}


def field_name(field: str, language: Language) -> str:
    """What a field of a fact is called; a field without a name of its own goes by the program's."""
    plain = field.replace("_", " ")
    return say(language, *_NAMES.get(field, (plain, plain)))


def in_words(value: object, of: Fact, language: Language) -> str:
    """A value of a fact's field: "8 000 €", "14 mars 2023", "« Anne et Bruno »"; "rien" for none."""
    match value:
        case None | "" | ():
            return say(language, "rien", "nothing")
        case bool():
            return say(language, "oui" if value else "non", "yes" if value else "no")
        case Decimal():
            is_money = not isinstance(of, Mention) or of.unit == EURO
            return euros(value, language) if is_money else f"{value.normalize():f}"
        case date():
            return day(value, language)
        case StrEnum():
            return _quoted(choice(value, language), language)
        case tuple():
            return _quoted(joined(value, language), language)
        case str():
            return _quoted(value, language)
    return str(value)


def _quoted(words: str, language: Language) -> str:
    return say(language, f"« {words} »", f"“{words}”")
