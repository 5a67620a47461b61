"""What a beneficiary's printed name tells: the words it is known by, its legal form, the acronym with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from index.acronyms import spelled_out
from index.names import clean_beneficiary
from index.text import fold

_SMALL = frozenset("l le la les d de du des et".split())
_COMPANY_FORMS = frozenset("sas sasu sarl eurl sa snc sci scop scic gie ets".split())
_LONG_FOR = {"st": "saint", "ste": "sainte", "asso": "association", "assoc": "association"}
_INITIALS = re.compile(r"\b[A-Z](?:\.[A-Z])+\b\.?")


class Form(StrEnum):
    """A legal form as far as a name tells it."""

    COMPANY = "company"
    ASSOCIATION = "association"
    UNTOLD = ""


# How people call a body of that form, whether its name is printed with it or not.
FORM_WORDS = {Form.COMPANY: "société entreprise", Form.ASSOCIATION: "association", Form.UNTOLD: ""}
_COMPANY = re.compile(
    r"(?<!\w)(?:(?i:sasu?|sarl|eurl|snc|scop|scic|s\.a\.s|s\.a\.r\.l)(?!\w)|SA(?=\s+[«“\"A-Z])"
    r"|soci[ée]t[ée]\s+(?=[«“\"A-ZÀ-Þ]))"  # "société de tir" is a club
)
_ASSOCIATION = re.compile(r"\W*(?:l['’]\s*)?(?i:association|asso)\b")
# What any town has one of: no company is known by these words from one council to another.
_TRADES = frozenset(
    """
agence alimentation ambulance ambulances artisan atelier auberge auto automobile automobiles bar batiment beaute
boucherie boulangerie boutique brasserie cabinet cafe camping centre charcuterie charpente chauffage coiffure
commerce couverture creation elagage electricite energie epicerie ferme fleurs fournil garage hotel immobilier
institut maconnerie maison marche medical menuiserie mobilite optique paysage peinture petit petite pharmacie
plomberie pressing renovation restaurant sante salon service services tabac taxi taxis toiture transport
transports travaux
""".split()
)


def form_of(printed: str) -> Form:
    """
    >>> [form_of(words).value for words in ("SAS Futur-Composé", "l'association « Le Fil »", "Société de tir")]
    ['company', 'association', '']
    """
    if _COMPANY.search(printed):
        return Form.COMPANY
    return Form.ASSOCIATION if _ASSOCIATION.match(printed) else Form.UNTOLD


def words_of(name: str, written_out: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The words that a body is known by, folded: without articles, legal form, or the acronym that stands
    beside the words it is of. An acronym in capitals is written out where its words are given.

    >>> words_of("SAS Futur-Composé", {}), words_of("U.N.C. de St-Roch", {"UNC": ("union", "combattants")})
    (('futur', 'compose'), ('union', 'combattants', 'saint', 'roch'))
    """
    words: list[str] = []
    for token in _tokens(name):
        word = fold(token)
        words += written_out.get(token) or (_LONG_FOR.get(word, word),)
    kept = tuple(word for word in words if word not in _SMALL and word not in _COMPANY_FORMS)
    return kept or tuple(words)


def acronyms_in(name: str) -> tuple[str, ...]:
    """The words of a name that may be acronyms: in capitals, of three letters or more."""
    return tuple(token for token in _tokens(name) if is_acronym(token))


def is_acronym(name: str) -> bool:
    """
    >>> is_acronym("U.N.C."), is_acronym("UNC de Lens")
    (True, False)
    """
    return re.fullmatch(r"[A-Z]{3,10}", name.replace(".", "")) is not None


def _tokens(name: str) -> list[str]:
    """The words of a name as printed, dotted initials as one."""
    whole, _ = spelled_out(clean_beneficiary(name))
    return re.findall(r"[^\W_]+", _INITIALS.sub(lambda initials: initials[0].replace(".", ""), whole))


def is_telling(words: tuple[str, ...]) -> bool:
    """Whether a company's words tell it from those of other towns: two at least, and no trade's.

    >>> is_telling(("futur", "compose")), is_telling(("petite", "boucherie")), is_telling(("optimenagement",))
    (True, False, False)
    """
    return len(words) > 1 and not _TRADES.intersection(words)
