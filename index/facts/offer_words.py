"""What public purchases are told with: the lots of a contract, the companies that bid, the choice of one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from index.facts.finder import Reading
from index.text import flat, squeeze

# What a company is called before its name, and what of that is no part of the name.
COMPANY = (
    r"(?:entreprises?|societes?|ste|firmes?|sarl|sasu?|s\.a\.s|s\.a\.r\.l|eurl|scop|ets|etablissements?|cabinets?"
    r"|groupements?|bureaux?\s+d'etudes?|agence|ateliers?|prestataires?|fournisseurs?|candidats?)"
)
_CALLED = re.compile(
    r"^(?:l'|la\s+|le\s+|les\s+|aux?\s+|du\s+|des\s+)?"
    r"(?P<kind>(?:entreprises?|societes?|ste|firmes?|prestataires?|fournisseurs?|candidats?)\s+)?"
)
# Where a name ends: at a price, an address, a clause.
_END = re.compile(
    r"\s*(?:[,;:(«»\t=]|\bpour\b|\bd'une?\b|\bau\s+(?:prix|montant|cout|tarif|taux)|\b(?:sise?|domicili|situe|represent|basee?)\w*\b"
    r"|\b(?:dont|qui|ayant|comme|soit|afin|moyennant|suivant|selon|avec|est|sont|a\s+ete|ont\s+ete|a\s+hauteur|a\s+remis|propose|s'elev\w+)\b"
    r"|\b(?:moins|mieux)[- ]disante?|\bet\s+(?:autoris|charg|donn|demand|precis|approuv|valid|decid|d'|de\s)|\bde\s+\w+er\b|\b(?:a|aux?)\s|\ben\s+\w+(?:ant|s)\b|\bde\s+\d|\b\d{2}\s?\d{3}\b|\d[\d .]*(?:,\d\d)?\s?(?:€|euros)|[–—-]+\s*(?:\d|z\.?\s?[aci]\b|rue\b|route\b|parc\b)|[–—-]+\s*$|\.(?:\s|$)|\n[ \t]*\n|$)"
)
_ADDRESS = re.compile(r"\s*[–—-]{2,}|\s[–—-]\s*(?=[a-zàâéèêîôûç])")  # "METALBI — chemin du Bois"
_LONGEST = 70  # characters of a company's name
_NO_COMPANY = re.compile(
    r"^(?:m\.|mr\b|mme|mm\.|monsieur|madame|messieurs|conseil|maire|president|commission|commune|ville|etat|region|departement|lot\b|total|tva"
    r"|estimation|montant|offre|devis|neant|aucun|ht\b|ttc\b|option|variante|tranche|code\b|article|les?\s|un\s|une\s|ces?\s|cette\s|son\s|notre\s)"
)


def company_in(printed: str) -> str:
    """The company named at the beginning of a text, without article, "société" or address; "" where none is."""
    start, end = _named(printed)
    name = squeeze(printed[start:end]).strip(" .–—-•*")
    named = name[:1].isupper() or name[:1].isdigit()
    whole = name.count("(") == name.count(")")  # what a parenthesis cuts is no name
    fits = whole and 2 <= len(name) <= _LONGEST and any(c.isalpha() for c in name)
    return name if named and fits and not _NO_COMPANY.match(flat(name)) else ""


def _named(printed: str) -> tuple[int, int]:
    """Where the name at the beginning of a text begins and ends. A capital article is its own: "La Poste"."""
    plain = flat(printed)
    called = _CALLED.match(plain)
    lead = called.end() if called and (called["kind"] or not printed[:1].isupper()) else 0
    end = _END.search(plain, lead)
    until = end.start() if end else len(printed)
    dashed = _ADDRESS.search(printed, lead, until)
    return lead, dashed.start() if dashed else until


_NUMBERED = r"lots?[ \t]*(?:n[ \t]?°?[ \t]*)?(?P<n>\d{1,2}[a-z]?)\b"
# A lot that heads a line: "1) Lot N°2 : Contrôles externes", "- Lot 3 Couverture", "Pour le lot 1 :".
_LOT_LINE = re.compile(
    rf"(?:^|(?<=\f))[ \t]*(?:(?:\d{{1,2}}|[a-z])[).][ \t]*)?(?:[-–•*✓➢▪][ \t]*)?(?:pour\s+le\s+)?{_NUMBERED}"
    r"[ \t]*[:,.–—-]*[ \t]*(?P<subject>[^\n\f\t]*)",
    re.MULTILINE,
)
LOT = re.compile(rf"\b{_NUMBERED}(?P<mark>\s*[:.,(–—-]+\s*)?")
_REACH = 2500  # characters from a lot's heading to the rows that are of it
_SUBJECT = 120  # characters of what a lot is called


@dataclass(frozen=True, slots=True)
class Lot:
    """A part of a contract, as its heading names it; both "" of a contract that has no parts."""

    number: str = ""
    subject: str = ""


def lot_named(number: str, subject: str) -> Lot:
    return Lot(f"Lot n° {number.upper()}", squeeze(subject).strip(" :.,–—-()")[:_SUBJECT])


def lot_of_cell(cell: str) -> Lot:
    """The lot that a row's first cell tells: "Lot 4- Menuiseries", or the trade alone."""
    match = re.match(rf"\s*{_NUMBERED}\s*[:.,–—-]*\s*", flat(cell))
    return lot_named(match["n"], cell[match.end() :]) if match else Lot("", squeeze(cell)[:_SUBJECT])


def lot_over(reading: Reading, start: int) -> Lot:
    """The lot whose heading stands last above an offset. A list that only counts the lots heads none of them."""
    begin = max(reading.act.start, start - _REACH)
    lines = list(_LOT_LINE.finditer(reading.plain, begin, start))
    heads = lines[-1:]
    for before, last in list(pairwise(lines))[-1:]:
        adjacent = not reading.plain[before.end() : last.start()].strip()
        if adjacent and _rank(last) == _rank(before) + 1:
            heads = []
    return next((lot_named(m["n"], _printed(reading, m)) for m in heads), Lot())


def _rank(lot: re.Match[str]) -> int:
    return int(re.sub(r"\D", "", lot["n"]))


def _printed(reading: Reading, match: re.Match[str]) -> str:
    return reading.text.text[match.start("subject") : match.end("subject")]


# What is bought: "le marché de travaux pour la démolition de l'école", "une étude géotechnique des berges".
_CONTRACT = re.compile(
    r"\b(?:marches?|consultation|travaux|acquisition|fournitures?|maitrise\s+d'oeuvre|missions?|etudes?|prestations?|realisation|remplacement"
    r"|construction|amenagement|refection|restauration|entretien)\s+(?:\w+\s+)?(?:de|d'|du|des|pour|relati\w*|portant|concernant)\b[^.;:\t\f]{5,180}"
)


# What is said of the contract is none of its name: "... a fait l'objet d'une procédure adaptée selon l'article 27".
_SAID_OF_IT = re.compile(r"\s+(?:(?:a|ont)\s+(?:ete|fait|eu|du)|est|sont|sera|seront|selon)\b")


def contract_before(reading: Reading, start: int) -> str:
    """The last words before an offset that say what is bought; "" where none do."""
    begin = max(reading.act.start, start - _REACH)
    told = list(_CONTRACT.finditer(reading.plain, begin, start))
    if not told:
        return ""
    clause = _SAID_OF_IT.search(reading.plain, told[-1].start(), told[-1].end())
    return squeeze(reading.text.text[told[-1].start() : clause.start() if clause else told[-1].end()])


# That a company is chosen: "de conclure un marché avec", "retient l'offre de", "attribue le lot 3 à".
CHOOSING = re.compile(
    r"\b(?:passer|conclure|signer)\s+(?:un|le|ce|les)\s+(?:marches?|contrats?|accords?)\b"
    r"|\b(?:retenir|retient|retenus?|retenues?|choisi\w*|valid\w+|accept\w+|approuv\w+|enterin\w+|signe)\s+"
    r"(?:pour\s+l[ea]s?\s[^,;.:]{3,90}?\s)?(?:l'offre|la\s+proposition|les?\s+devis|un\s+devis)\b"
    r"|\b(?:attribu|confi)\w*\s+(?:l[ea]s?|ces?|l')\s*(?:marches?|lots?|travaux|missions?|prestations?|realisation|maitrise|etude)\b"
    r"|\bmarches?\b[^.;:]{0,120}?\b(?:est|a\s+ete)\s+attribuee?\b"
    rf"|\b(?:retenir|retient|missionner|choisir|missionne)\s+(?=(?:l'|la\s+|le\s+|les\s+){COMPANY}\b)"
)
# ... in other words, with the company first: "la société X a été retenue", "X propose la meilleure offre".
CHOSEN = re.compile(
    r"\b(?:a\s+ete|est|ont\s+ete|sont)\s+(?:retenue?s?|choisie?s?|designee?s?\s+attributaires?|attributaires?)\b"
    r"|\bpropose\s+la\s+meilleure\s+offre\b"
)
# What is no purchase, though a contract of a price is signed: loans, sales, leases, gifts; or a change of one.
NO_PURCHASE = re.compile(  # one border before the words, here and below: searched several times as fast
    r"\b(?:(?:avenants?|prets?|emprunts?|vente|vendre|cession|ceder|bail|loyers?|aides?|parcelles?)\b"
    r"|plus-?\s?value|moins-?\s?value|subvention|cotisation|acquer|indemni)"
)
BUYING = re.compile(
    r"\b(?:(?:offres?|devis|marches?|lots?)\b|consultation|mise\s+en\s+concurrence|soumission"
    r"|commande\s+publique|mieux[- ]disant|appel\s+a\s+concurrence)"
)
_LEAD = re.compile(
    r"(?:\b(?:avec|par|de|du|a|au|retenir|retient|missionner?|choisir)\s+|\bd'|:\s+)(?:l'|la\s+|le\s+|les\s+)?"
    rf"(?P<kind>{COMPANY}\s+)?"
)
# A price right behind a name: "pour un montant de", "au prix de", "d'un montant total de".
_PRICED = re.compile(
    r"(?:\s*\([^)\n]*\))?[\s,()–—-]*(?:pour|au|d'un|a)\b[^.;]{0,60}?\d[\d .]*(?:,\d\d?)?\s?(?:€|euros)"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A company named in a sentence, at ``start`` of the document. ``called``: it is said to be one ("la société
    X"); ``priced``: a price stands right behind its name."""

    company: str
    start: int
    called: bool
    priced: bool


def companies_behind(reading: Reading, start: int, end: int) -> tuple[Named, ...]:
    """The names behind "avec", "de", "à"... in a range, likeliest first."""
    out = []
    for lead in _LEAD.finditer(reading.plain, start, end):
        at = lead.start("kind") if lead["kind"] else lead.end()
        words = reading.text.text[at:end]
        company = company_in(words)
        if company:
            priced = _PRICED.match(reading.plain, at + _named(words)[1], end)
            out.append(Named(company, at, bool(lead["kind"]), bool(priced)))
    return tuple(sorted(out, key=lambda n: (-(2 * n.called + n.priced), n.start)))
