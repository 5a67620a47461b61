"""Names of those who receive money: cleaned of what is printed around them, and compared."""

from __future__ import annotations

import re

from index.text import fold, squeeze

_LEGAL = (
    r"association|asso|soci[eé]t[eé]|entreprise|ets|[eé]tablissements|sarl|eurl|sasu?|s\.a\.s\.?|s\.a\.r\.l\.?"
    r"|sa|sci|snc|scop|scic|asbl|gie"
)
# "association" is a word of the name where one of these goes on from it.
_GOES_ON = (
    r"(?:d[eu]s?|d['’]|pour|loi|(?-i:(?:[àa]|aux?|qui|en|et|ayant)\s)|sportive|culturelle|familiale|communale|inter|d[eé]partementale|nationale|fran[cç]aise"
    r"|locale|cantonale|fonci[eè]re|syndicale|r[eé]gionale|agr[eé]|philharmonique|musicale|paroissiale|dioc[eé]saine)"
)
_ARTICLES = r"(?:[àa]\s+la|[àa]\s+l['’]|au|aux|[àa]|l['’]|la|le|les|de\s+la|de\s+l['’]|du|des|de|d['’])"
# A capital article is the name's own ("La Poste"), but not before a legal form ("La société X").
_LEAD = re.compile(
    rf"^(?:(?i:(?:en\s+faveur|au\s+profit|au\s+b[eé]n[eé]fice)\s+)?(?:{_ARTICLES}|(?i:{_ARTICLES})(?=\s*(?i:{_LEGAL})\W)"
    r"|(?i:[àa]\s+la|[àa]\s+l['’]|au|aux|[àa])(?!\w)))(?:(?<=['’])\s*|\s+)(?=\S)"
)
_CALLED = r"d[eé]nomm[eé]e|dite|intitul[eé]e"
_LEGAL_LEAD = re.compile(
    rf"^(?:{_LEGAL})(?:\s+(?:{_CALLED}|loi\s+(?:de\s+)?1901))?\s+(?!{_GOES_ON})(?=\S)", re.IGNORECASE
)
_ONLY_LEADS = re.compile(
    rf"\s*(?:(?:en\s+faveur|au\s+profit|au\s+b[eé]n[eé]fice|{_ARTICLES}|{_LEGAL}|{_CALLED})(?:(?<=['’])|\s+|$)){{0,8}}",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"[\s,;(–-]{1,4}(?:domicili[eé]|situ[eé]|sise?\s|repr[eé]sent[eé]|dont\s+le\s+si[eè]ge|ayant\s+son\s+si[eè]ge|siret|siren"
    r"|n°\s*siret|immatricul|inscrite?\s+au|ci-apr[eè]s|d['’]un\s+montant|[àa]\s+hauteur|sous\s+r[eé]serve|au\s+titre"
    r"|pour\s+(?:un\s+montant|la\s+somme|l['’]ann[eé]e|un\s+total))",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[«“\"„]\s*([^«»“”\"„]+?)\s*[»”\"]")


def clean_beneficiary(raw: str) -> str:
    """The name of who receives money, without articles, legal form, quotation marks and address.

    >>> clean_beneficiary("à la société «  Futur Composé »,"), clean_beneficiary("l’association des parcs")
    ('Futur Composé', 'Association des parcs')
    >>> clean_beneficiary("à Monsieur et Madame Roy")
    'M. et Mme Roy'
    """
    name = squeeze(raw)
    quoted = _QUOTED.search(name)
    tail = _TAIL.search(name)
    if tail and (quoted is None or tail.start() >= quoted.end()):
        name = name[: tail.start()]
    if quoted and _ONLY_LEADS.fullmatch(name[: quoted.start()]):
        name = quoted.group(1)
    else:
        name = _strip_leads(squeeze(re.sub(r"[«»“”\"„]", " ", name)))
    name = _abbreviated(squeeze(name).strip(" ,;:.–-•*"))
    return name[:1].upper() + name[1:]


def _abbreviated(name: str) -> str:
    """The name with its civilities short: one act's "Madame Roy" is the next one's "Mme Roy"."""
    for long, short in (("Monsieur", "M."), ("Madame", "Mme"), ("Mademoiselle", "Mlle")):
        name = re.sub(rf"(?:^|(?<=^M\. et )|(?<=^Mme et )){long}(?=\s)", short, name, flags=re.IGNORECASE)
    return name


def _strip_leads(name: str) -> str:
    """The name without the articles, then the legal forms before it; an article behind those is its own."""
    for lead in (_LEAD, _LEGAL_LEAD):
        while (shorter := lead.sub("", name, count=1)) != name:
            name = shorter
    return name


_FORMS = frozenset({
    "association", "associations", "asso", "societe", "entreprise", "ets", "sarl", "eurl", "sas", "sasu",
    "sa", "sci", "snc", "scop", "scic", "asbl", "gie",
})  # fmt: skip
_SMALL_WORDS = frozenset({"l", "le", "la", "les", "d", "de", "du", "des", "et"})


def same_name(a: str, b: str) -> bool:
    """Whether two names are of one organisation: equal but for case, accents, hyphens, articles, legal form.

    >>> same_name("SAS Futur-Composé", "la société « Futur Composé »"), same_name("La Ruche", "La Rue")
    (True, False)
    """
    return (key := _name_key(a)) != "" and key == _name_key(b)


def _name_key(name: str) -> str:
    words = [word for word in fold(name).split() if word not in _FORMS and word not in _SMALL_WORDS]
    return "".join(words) or "".join(fold(name).split())
