"""The words of giving, asking and getting money, and the phrases that name who gets it."""

from __future__ import annotations

import re
from functools import lru_cache

from index.names import clean_beneficiary
from index.patterns import starting
from index.text import flat
from index.types import Nature

NATURES: tuple[tuple[re.Pattern[str], Nature], ...] = tuple(
    (re.compile(pattern), nature)
    for pattern, nature in (
        (starting(r"garanti[er]\w*\s+(?:d'|de\s+l'|l')?emprunts?"), Nature.GARANTIE),
        (starting(r"subventions?\b", r"subventionn(?!able)\w+"), Nature.SUBVENTION),
        (starting(r"fonds?\s+de\s+concours\b"), Nature.FONDS_DE_CONCOURS),
        (starting(r"participations?\b", r"contributions?\b"), Nature.PARTICIPATION),
        (starting(r"cotisations?\b", r"adhesions?\b"), Nature.COTISATION),
        (
            starting(r"avances?\s+remboursables?\b", r"prets?\s+(?:d'honneur|sans\s+interet)"),
            Nature.PRET,
        ),
        (starting(r"dons?\b(?!\s+(?:du\s+sang|d'organes))"), Nature.DON),
        (
            starting(
                r"aide(?<!contrat aide)(?<!contrats aide)(?<!emplois aide)(?<!emploi aide)s?\b",
                *(r"soutiens?\b", r"bourses?\b", r"secours\s+(?:financier|exceptionnel)", r"dotations?\b"),
            ),
            Nature.AIDE,
        ),
        (starting(r"sommes?\b", r"montants?\b"), Nature.AUTRE),
    )
)
# Giving a guarantee for what another borrows: "accorde sa garantie à hauteur de 80 % pour un prêt de ...".
GUARANTEEING = re.compile(
    r"(?<!avait )(?<!avaient )\b(?:(?:accord|apport|octro(?:i|y)|donn|consent|reiter)(?!ant)\w*\b[^.;]{0,90}?\b(?:garantie|caution)\b"
    r"|(?:garantie|caution)\b[^.;]{0,60}?\b(?:est|sera)\s+(?:accordee|apportee|octroyee|consentie))(?=[^;]{0,260}\b(?:prets?|emprunts?|en\s+principal)\b)"
)
GIVING = re.compile(
    r"\b(?:attribu|accord|octro|allou|vers(?:er|e|ent|ee|ement|era)\b|donner\b|apport|reconduc|reconduir|renouvel"
    r"|consent|fixee?s?\s+a\b|particip(?:er|e|era)\b|soutenir\b|soutient\b|aider\b|subventionner\b|faire\s+un\s+don|adher)\w*"
)
ASKING = re.compile(
    r"\bsollicit\w*|\bdemand(?:e|er|es|ent|ant)\b[^.;]{0,60}?\b(?:subvention|aide|financement|participation|fonds)\w*[^.;]{0,60}?\b(?:aupres|au\s+titre|a\s+l'etat|a\s+la\s+region|au\s+departement)\b|\baupres\s+(?:(?:de|du|des)\b|d')"
    r"|\bdemand(?:e|er|es|ent|ant)\b[^.;]{0,40}?\b(?:a\s+l'etat|a\s+la\s+region|au\s+departement|au\s+titre\s+(?:de\s+la\s+|du\s+)(?:detr|dsil|fonds|feder))\b"
    r"[^.;]{0,60}?\b(?:subvention|aide|financement|participation|fonds)"
)
# Who asks the council, and is not the council: "cette association sollicite une aide de 400 €".
ASKED_OF_US = re.compile(
    r"\b(?:associations?|clubs?|comites?|amicales?|societes?|structures?|federations?|fondations?|porteurs?\s+de\s+projet)\b[^.;]{0,60}?\b(?:sollicit|demand)(?:e|ent|ait|aient|ant)\b"
    r"|\b(?:suite|reponse)\s+a\s+la\s+(?:sollicitation|demande)\s+d|\bsollicit\w*\s+(?:la\s+(?:ville|commune|communaute|collectivite)|le\s+(?:conseil\s+municipal|departement)\s+(?:pour|afin))\b"
)
# Money that comes from another public purse to the council, told as such.
GETTING = re.compile(
    r"\b(?:a|ont|avons|nous)\s+(?:ete\s+|est\s+|a\s+ete\s+)?(?:obtenu|recu|percu|accorde|notifi)\w*(?!\s+une?\s+(?:appel|courrier|demande|devis|facture|lettre|offre))|\b(?:percevra|recevra)\b|\bencaiss(?:er|era|ement|ee?s?)\b"
    r"|\ba\s+ete\s+retenue?\b[^.;]{0,80}\bsubvention|\bperception\s+d(?:e|es|'une)\s+(?:\w+\s+)?subventions?\b"
    r"|\b(?:subvention|aide|participation|dotation)s?\s+(?:\w+\s+)?(?:accordee|versee|attribuee|obtenue|recue|notifiee)s?\s+par\b"
)
# ... but not where another than the council gets it: "l'école Sainte-Anne percevra une subvention de ...".
OTHERS_GET = re.compile(
    r"(?:^|[.;:•]|\s[-–]\s|\bque\s)\s*(?:[-–•]\s*)?(?:l'|la\s+|le\s+|les\s+)?(?P<who>(?:association|asso|comite|club|societe|cooperative|amicale|fondation|ecole"
    r"|college|lycee|ccas|federation|union|caisse|office|foyer|mission)s?\b[^,;:.\n]{0,90}?)\s+"
    r"(?:(?P<will>percevra|recevra|touchera|beneficiera)|(?:a|ont|avait)\s+(?:deja\s+)?(?:recu|percu|obtenu|encaisse|beneficie)\w*)\b"
)
# Amounts that are prices, not gifts: the noun that governs them.
PRICE = re.compile(
    r"\b(?:prix|devis|marche|offre|cout|loyer|acquisition|achat|vente|cession|honoraires|salaire|indemnite|tarif|facture|redevance|emprunt|capital"
    r"|budget|valeur|estim\w*|evalu\w*|travaux|depenses?|plan\s+de\s+financement|charge|recettes?|credits?|enveloppe|base|autofinancement|assiette|plafond)\b"
)
# ... or what is to be built: "solliciter l'inscription de l'opération d'un montant de 90 000 €".
OPERATION = re.compile(
    r"\b(?:operation|projet|programme|chantier|travaux)\b(?P<between>[^;.]{0,200})\bd'un\s+(?:montant|cout)\s+(?:total\s+|global\s+|estime\s+|previsionnel\s+){0,2}[ad]e?\s+$"
)
# What money is paid for: a bare "sum" or "amount" told with it is a price.
COUNTERPART = re.compile(
    r"\b(?:lots?|marches?|accords?-cadres?|devis|offres?|avenants?|prestations?|estimation|ventes?|cessions?|acquisitions?|acquerir"
    r"|achats?|acheter|vendre|loyers?|bail|baux|honoraires|parcelles?|cautions?|redevances?|indemnites?)\b"
)

# "attribuer le chantier à l'entreprise X pour un montant de ...": a price, though it is attributed.
TRADE = re.compile(
    r"\bchantier|\bmarche|\btravaux|\blots?\b|\bprestation|\betude\b|\boffre|\bdevis|\bmission|\bmaitrise\s+d|\bentreprise|\bfourniture|\bemprunt|\bloyer"
)

# "attribuer l'étude à la société X pour un montant de ...": what is given for a price is a contract.
CONTRACT = re.compile(
    r"\b(?:attribu|confi|accord|octro)\w*\s+(?:de\s+|d')?(?:l'|le\s+|la\s+|les\s+|ces?\s+|cette\s+|du\s+|des\s+|une?\s+)?(?:presente?s?\s+)?"
    r"(?:chantiers?|marches?|travaux|lots?|prestations?|etudes?|missions?|maitrise\s+d|fournitures?|contrats?|concessions?|consultations?|commandes?)\b"
)

# What is paid for work or for a place is no gift: "verser une indemnité au receveur pour son aide".
PAY = re.compile(
    r"\b(?:vers|attribu|accord|octro|allou)\w*\s+(?:une?\s+|l'|la\s+|les?\s+|des\s+)?(?:indemnites?|salaires?|remunerations?|gratifications?|honoraires|loyers?|redevances?)\b"
)

_LEAD = re.compile(
    r"(?<!jusqu')(?<!jusqu' )(?:\b(?:en\s+faveur|au\s+(?:profit|benefice))\s+(?:de\s+la\s+|de\s+l'|des\s+|du\s+|de\s+|d')"
    r"|\ba\s+la\s+|\ba\s+l'\s?|\baux?\s+|\ba\s+)(?=[\"\w(])"
)
_HELPED = re.compile(
    r"\b(?:aider|soutenir|subventionner|soutient|aide|subventionne)\s+(?:la\s+|le\s+|les\s+|l'\s?)(?=[\"\w])"
)
_FOR = re.compile(
    r"\b(?:pour|de|des|du|d'|par)\s*(?:la\s+|le\s+|les\s+|l')?(?=(?:association|comite|club|societe|cooperative|amicale|fondation|ecole|college|lycee|ccas|syndicat|federation|union)\b)"
    r"|\bpour\s+(?:la\s+)?(?=commune\b)"
)
_NOT_WHO = re.compile(
    r"(?:hauteur|titre|organis|compter|verser|signer|realis|l?'?occasion|l?'?unanimite|vue\b|budget|raison|maxim|minim|chapitre|article"
    r"|compte\b|present|issue|cet\b|cette|ce\b|signature|operation|fin\b|sein|moins|plus|cours|financement|fonctionnement|investissement"
    r"|(?:monsieur|madame|messieurs|mesdames|m\.|mme)\s+(?:l[ea]s?\b|l'|et\s+(?:monsieur|madame|mm?e?\.?)\s+l[ea]\b)|le\b|la\b|les\b|son\b|sa\b|ses\b|leur|titre|parti[er]|soutenir|couvrir|prorata|regard|moment|jour|total|montant|taux|motif"
    r"|developpement|creation|acquisition|realisation|rehabilitation|renovation|construction|amenagement|entretien|maintien|travaux|tranche|charge\b|aor\b|act\b|det\b|dce\b|pose\b|vente\b|achat"
    r"|attribu|accord|octro|allou|consent|m'|mettre|prendre|inscrire|imputer|prelever|hui|savoir|lieu|nom\b|nouveau|terme|dossier|droit|laquelle|lequel|concurrence|double|projet\b|mois|an\b|solde"
    r"|membres\b|assemblee\b|conseil\s+(?:municipal|communautaire|d'administration)|complet|versement|materiel|benefice\s+de|personnel\b|agents?\b|elus?\b"
    r"|\d)"
)
_END = re.compile(
    r"[,;:\t(]|\.(?<!\bm\.)(?<!\bmm\.)(?:\s|$)|\bune?\s+(?:subvention|aide|participation|contribution|bourse|montant|don|concours|fonds|somme|cotisation|dotation|avance)"
    r"|\bla\s+(?:subvention|somme|participation|contribution|cotisation|dotation)|\b(?:a|ont)\s+ete\b|\breste(?:nt)?\b"
    r"|(?<=\bcommune)\s+(?!d|nouvelle\b|associee\b)"
    r"|\bd'un\s+montant|\bpour\b|\bau\s+titre|\bafin\b|\bdans\s+le\s+cadre|\ben\s+vue|\bsous\b|\bselon|\bsoit\b|\bd'une\s+(?:subvention|aide|participation)"
    r"|\bdomicili|\brepresent|\bsise?\b|\bqui\b|\bdont\b|\bde\s+\d|\ba\s+hauteur|\bvisant|\bpermettant|\bdestine|\blors\b|\bcomme\b|\best\b|\bet\s+aux?\s+autres?\b|\btels?\s+qu|\bau\s+budget|\ben\s+\d{4}"
    r"|\bet\s+(?:d')?(?=une?\s+(?:subvention|aide|participation|somme|bourse|don)\b|\d)|\bporteu|\btitulaire|\s-\s|\bpar\s+(?:la|le)\b|\bun\s+montant|\bles\s+(?:subventions|montants)|\bcorrespond|\bet\s+de\s+\d|\n[ \t]*\n"
)
_ORGANISATION = re.compile(
    r"\b(?:association|asso|comite|club|societe|cooperative|amicale|fondation|ecole|college|lycee|ccas|syndicat|federation|union|commune|caisse|office|foyer|maison|mission)\b"
)
_PURPOSE = re.compile(
    r"\b(?:au\s+titre\s+(?:de\s+la\s+|de\s+l'|des\s+|du\s+|de\s+|d')|pour\s+(?!\d)|afin\s+(?:de\s+|d')|dans\s+le\s+cadre\s+(?:de\s+la\s+|de\s+l'|des\s+|du\s+|de\s+|d')"
    r"|en\s+vue\s+(?:de\s+|d')|destinee?s?\s+(?:a\s+la\s+|a\s+l'|aux?\s+|a\s+))"
)
# « Les Cuivres de la Lys » (LCL): the acronym behind a name is part of it.
_ACRONYM = re.compile(r"\s*\([A-Z][A-Z.&-]{1,9}\)")
_LONGEST_NAME = 140


# Of money asked for, "au titre de" names the fund, not the purpose.
FOR = re.compile(r"\b(?:pour\s+(?!\d)|afin\s+(?:de\s+|d')|en\s+vue\s+(?:de\s+|d'))")
_IN_KIND = re.compile(r"\ben\s+nature\b|\bmise\s+a\s+disposition\b|\ba\s+titre\s+gracieux\b|\bgratuit\w*")


def is_in_kind(plain: str) -> bool:
    """Help that is no money: a room, a service, lent or given and valued."""
    return bool(_IN_KIND.search(plain))


@lru_cache(maxsize=64)  # the rows of a table are told by the same titles
def nature_in(plain: str) -> Nature | None:
    """The kind of help named first in the words, by the order of NATURES where two are named."""
    return next((nature for pattern, nature in NATURES if pattern.search(plain)), None)


def beneficiary_in(text: str, plain: str, start: int, end: int) -> tuple[int, int] | None:
    """The range of the first phrase that names who gets: "à l'association X", "au profit de Y"."""
    for lead in (_HELPED, _LEAD, _FOR):
        for match in lead.finditer(plain, start, end):
            at = match.end()
            until = _phrase_end(text, plain, at, end)
            inside = _in_a_name(text, start, match.start()) or _governed(text, plain, start, match)
            if not inside and not _NOT_WHO.match(plain, at) and _names_someone(text[at:until]):
                acronym = _ACRONYM.match(text, until, end)
                return at, acronym.end() if acronym else until
    return None


# "Subvention aux associations : club des aînés", "Demande de subvention du foyer rural".
_TITLED = re.compile(
    r"\b(?:subventions?|aides?|participations?)\b[^:\n]{0,80}?(?::|\b(?:du|de\s+la|de\s+l'))\s*(?P<who>(?:l'|le\s+|la\s+)?"
    r"(?:association|comite|club|societe|amicale|foyer|college|lycee|union|federation)\b[^,;:()–]{0,80}?)(?=\s+(?:pour|afin|dans\s+le\s+cadre|au\s+titre)\b|\s-\s|[,;:()–]|\s*$)"
)
_SEVERAL = re.compile(
    r"(?:divers\w*\s+)?(?:associations|communes|clubs|ecoles|organismes|actions|projets|activites|particuliers|familles|agents|budgets?|travaux)\b"
)


def titled_beneficiary(text: str, plain: str, start: int, end: int) -> tuple[int, int] | None:
    """The range of who gets money by an act's title, which stands in this range; None where it names several."""
    if nature_in(plain[start:end]) is None:
        return None
    named = _TITLED.search(plain, start, end)
    who = named.span("who") if named else beneficiary_in(text, plain, start, end)
    return None if who is None or _SEVERAL.match(plain, who[0]) else who


# Behind these, "à" is of the word before: "visant à la pose de clôtures", "nécessaire au club".
_GOVERNS = re.compile(
    r"\b(?:visant|tendant|consistant|correspondant|relati(?:f|ve|fs|ves)|necessaires?|egale?s?|s'elevant|s'eleve|destine\w*|due?s?|liee?s?|applicables?|situee?s?|grace|suite|quant|conformement)\s+$"
)


# Who speaks, signs or is charged for the council gets nothing: "donne la parole à Mme Roy".
_CHARGED = re.compile(
    r"\b(?:parole|procurations?|pouvoirs?|delegations?|mandat|charge|remerci\w*|demand\w*|confie\w*|propos\w*|rappel\w*|present\w*)\s+$"
)
_CIVIL = re.compile(r"(?:monsieur|madame|mademoiselle|messieurs|mesdames|mm?\.|mmes?\b|mlles?\b|mr\b)")


_OF_THE_COUNCIL = re.compile(
    r"(?:(?<=\baide )|(?<=\btotale )|(?<=\bparticipation )|(?<=\bparticipation financiere )|(?<=\bsubvention ))d(?:e\s+la|es|e)\s+(?:commune|ville|communaute|departement|region)\b"
    r"|de\s+la\s+(?:commune|ville)\b(?!\s+d|\s+nouvelle)"
)


def _governed(text: str, plain: str, start: int, lead: re.Match[str]) -> bool:
    """Is the "à" of another word, or the verb "a"; or is it what the council gives ("l'aide de la commune")?
    Capitals may lack the accent."""
    verb = lead[0].strip() == "a" and text[lead.start()] == "a"
    before = max(start, lead.start() - 30)
    if _OF_THE_COUNCIL.match(plain, lead.start()):
        return True
    if _CIVIL.match(plain, lead.end()) and _CHARGED.search(plain, before, lead.start()):
        return True
    return verb or _GOVERNS.search(plain, before, lead.start()) is not None


_GIVERS = re.compile(
    r"D[ée]partement|R[ée]gion|Commune|Ville|Conseil|Municipal|M[ée]tropole|Communaut[ée]|Maire|Pr[ée]sidente?"
)


def _in_a_name(text: str, start: int, at: int) -> bool:
    """ "aux" in "Foire aux Osiers" is part of a name: a capitalised word, no giver, stands before it."""
    before = re.search(r"(?<=\w[ \n])([A-ZÀ-Ý][a-zà-ÿ]+)\s+$", text[start:at])
    return before is not None and not _GIVERS.fullmatch(before[1])


# What ends a phrase, but as part of a name: "Initiative Oise Est", "le C.P.I.E. des Collines".
_NAMED_END = re.compile(r"E(?:st|ST)\b|(?<=\.[A-Z])\.(?=\s+[a-zà-ÿ])")


def _phrase_end(text: str, plain: str, start: int, end: int) -> int:
    """Where the phrase ends: at the first end mark outside quotation marks."""
    limit = min(end, start + _LONGEST_NAME)
    for match in _END.finditer(plain, start, limit):
        quoted = plain.count('"', start, match.start()) % 2
        if not quoted and match.start() > start and not _NAMED_END.match(text, match.start()):
            return match.start()
    return limit


_CLAUSE = re.compile(r"\s*(?:ete|etre|avoir|ayant|etant|est|sont|sera|seront|ont|a)\s")


def _names_someone(phrase: str) -> bool:
    """A name has a capital, or is a common body ("comité des fêtes"); and something is left of it cleaned. A
    clause ("été signé avec ...) et des subven") is no name, nor is what a parenthesis cuts."""
    if phrase.count("(") < phrase.count(")") or _CLAUSE.match(flat(phrase)):
        return False
    cleaned = clean_beneficiary(phrase)
    named = any(c.isupper() for c in phrase) or bool(_ORGANISATION.search(flat(phrase)))
    return named and len(cleaned) >= 2 and any(c.isalpha() for c in cleaned)


def purpose_in(plain: str, start: int, end: int, lead: re.Pattern[str] = _PURPOSE) -> tuple[int, int] | None:
    """The range of what the money is for, up to the clause's end; ``lead`` is what opens it."""
    match = lead.search(plain, start, end)
    if not match:
        return None
    stop = re.compile(
        r",\s+(?:selon|dit|autorise|charge|precise|decide|approuve)\b|;|\.(?:\s|$)|\bsous\s+reserve|\n[ \t]*\n"
    ).search(plain, match.end(), end)
    until = min(stop.start() if stop else end, match.end() + 240)
    return (match.end(), until) if plain[match.end() : until].strip() else None
