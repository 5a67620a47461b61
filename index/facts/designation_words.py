"""The words of an office: which role, in which body, of full right or as a substitute."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.text import flat, squeeze

# What stands before a person's name.
CIVILITY = r"(?:(?:m|mm|mr|mme|mmes|mlle)\b\.?|monsieur|madame|messieurs|mesdames|maitre)"
_ORDINAL = r"(?:\d{1,2}\s?(?:er|ere|e|eme|nde?)|premiere?|seconde?|deuxieme|troisieme|quatrieme|cinquieme|sixieme|septieme|huitieme)"
_HOLDER = (
    r"(?:vice[- ]presidente?|presidente?|adjointe?|delegue|deleguee|representante?|membre|maire|correspondante?|referente?|rapporteure?"
    r"|coordonnat(?:eur|rice)|commissaire|conseillere?|titulaire|suppleante?|avocate?|mandataire|secretaire|assesseure?|doyenn?e?)s?"
)
_KIND = r"(?:titulaire|suppleante?|elu|elue|delegue|deleguee|communautaire|municipal|municipale|unique|au\s+maire|du\s+maire|de\s+seance)s?"
# "4e adjoint au maire", "déléguée titulaire", "vice-présidente".
_ROLE = re.compile(rf"\b(?:{_ORDINAL}\s+)?{_HOLDER}\b(?:\s+{_KIND}\b)*")
_COUNT = r"(?:\d+|un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze)"
_ROLE_LABEL = re.compile(
    rf"(?:les\s+|{_COUNT}\s+)?(?:{_ORDINAL}\s+)?(?:{_HOLDER}|elue?s?|personnalites?\s+qualifiees?)\b"
)
# A place's words end where the clause turns to something else.
_END = (
    r"(?=\s*(?:[;:(]|,(?!\s[\w']+(?:\s[\w']+)?\s+et\s+(?!m\.|mme|monsieur|madame))|\.(?:\s|$)|\b(?:en\s+(?:remplacement|qualite|tant)|afin|avec|ainsi|appele|pour|comme|suite|par|qui|est|sont"
    r"|a\s+(?:l'unanimite|la\s+majorite|savoir))\b|$))"
)
# "commission vie scolaire, périscolaire et extrascolaire": a comma may stand in a name, before its last "et".
_NAME = r"[^:;]+?"
_THE = r"(?:la\s+|le\s+|les\s+|l')?"
_OF = r"(?:de\s+la\s+|de\s+l'|de\s+|du\s+|des\s+|d')"
_TO = r"(?:au\s+sein\s+(?:de\s+la\s+|de\s+l'|de\s+|du\s+|des\s+|d')|aupres\s+(?:de\s+la\s+|de\s+l'|de\s+|du\s+|des\s+|d')|aux?\s+|a\s+la\s+|a\s+l'|dans\s+(?:la\s+|le\s+|les\s+|l'))"
_OWN = r"(?:la\s+|notre\s+|le\s+|l')?(?:commune|ville|mairie|metropole|departement|region|communaute|conseil\s+(?:municipal|communautaire|metropolitain|departemental|regional)|maire)\b"
# Where one sits, likeliest first: "au sein du X", "siéger au X", "représenter la commune au X", "membre de X".
_BODIES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:au\s+sein|aupres)\s+{_OF}(?!{_OWN})(?P<body>{_NAME}){_END}",
        rf"\bsieg\w+\s+{_TO}(?P<body>{_NAME}){_END}",
        rf"\brepresent(?:er|ante?s?|ant)\b[^,:;]{{0,80}}?\s{_TO}(?!{_OWN})(?P<body>{_NAME}){_END}",
        rf"{_HOLDER}(?:\s+{_KIND})*\s+{_OF}(?!{_OWN})(?P<body>{_NAME}){_END}",
        rf"\bcomposition\s+{_OF}(?P<body>{_NAME}){_END}",
        rf"^\s*{_TO}(?!{_OWN})(?P<body>{_NAME}){_END}",
    )
)
# "Pour le Foyer Beaurevoir :", "Au Conseil d'administration :": what stands before a body's own name.
_LEADING = re.compile(rf"^(?:pour\s+|{_TO}|-\s*)?{_THE}")
# "cette instance" names none; and a body's name holds no verb of the choice itself.
_NO_BODY = re.compile(
    r"^(?:cet|cette|ces|ce|celui|celle|seance)\b|\b(?:design|elu|elus|nomm)(?:e|ent|er)?s?\b"
)
_SUBSTITUTE = re.compile(r"\bsuppleant")
PRESIDES = "présidence"
_PRESIDES = re.compile(r"\bpour\s+presider\b|\bla\s+presidence\b")
_LONGEST = 160  # characters of a body's name


@dataclass(frozen=True, slots=True)
class Office:
    """As printed, "" where the words don't say."""

    role: str = ""
    body: str = ""

    @property
    def substitute(self) -> bool:
        return bool(_SUBSTITUTE.search(flat(self.role)))

    def within(self, outer: Office) -> Office:
        """What these words leave open is said by those around them."""
        return Office(self.role or outer.role, self.body or outer.body)


def read_office(words: str) -> Office:
    """The office that a clause tells.

    >>> read_office("en tant que délégué suppléant au sein du syndicat de l'Orge")
    Office(role='délégué suppléant', body="syndicat de l'Orge")
    """
    words = squeeze(words)
    plain = flat(words)
    role = _ROLE.search(plain)
    found = next((m for pattern in _BODIES if (m := pattern.search(plain))), None)
    body = words[found.start("body") : found.end("body")] if found else ""
    if _NO_BODY.search(flat(body)):
        body = ""
    body = body if len(body) <= _LONGEST else ""
    if role and not (found and found.start("body") <= role.start() < found.end("body")):
        return Office(words[role.start() : role.end()], body)
    return Office(PRESIDES if _PRESIDES.search(plain) else "", body)


def role_before(words: str) -> str:
    """The role that was told last: "Élection du 3e adjoint. Résultat :"; "" where none was."""
    words = squeeze(words)
    told = list(_ROLE.finditer(flat(words)))
    return words[told[-1].start() : told[-1].end()] if told else ""


def read_label(label: str) -> Office:
    """The office that a list's label names: a role ("Suppléants"), or else the body ("Pour le collège Roy")."""
    label = squeeze(label).strip(" -–•*")
    plain = flat(label)
    role = _ROLE_LABEL.match(plain)
    if role:
        body = read_office(label).body
        return Office(label[: role.end()] if body else label, body)
    leading = _LEADING.match(plain)
    return Office(body=label[leading.end() if leading else 0 :])
