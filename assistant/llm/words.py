"""The words by which a retelling is held to what it retells. Data only, for ``index.text.flat`` text.

A retelling may hold our answer's own words, these that only tell, and no others: so it can bring no name, in capitals
or not, and no claim. What changes the meaning of a sentence is drawn in senses: both must have the same.
"""

from __future__ import annotations

import re
from functools import lru_cache

from index.text import stems

# Words of either language that say nothing by themselves. No kind of body is here ("association", "commune"), nor
# "only" or "first": these are claims.
_TELLING = """
    montant montants somme sommes s'élève s'élèvent élevé élevée correspond correspondent représente représentent
    décidé décide décision séance réunion délibération délibérations acte actes numéro date titre objet cadre concerne concernent
    porte porté portée fixé fixée fixe soit ainsi selon d'après lors au profit faveur destination afin auprès
    indique indiquent précise mentionne prévoit intitulé intitulée daté datée été était étaient ont vu voir vus voit
    réponse question voici celui celle ceux celles ci compte comptent nom nommé nommée
    financier financière financiers financières public publique
    amount amounts sum sums amounts amounted come comes came stands stood equals represents represented
    decided decides decision sitting meeting resolution resolutions act acts number date title dated titled subject concerning concerns
    according set fixed under during through made makes making
    answer question here those this these being has have had been also say says said state states stated record records recorded
    respectively french english euro euros
"""

# What a sentence says beyond its words; a retelling must say the same. "no." is a number, "Pas-de-Calais" a place.
_SENSES: dict[str, str] = {
    "denied": r"(?<![\w-])(?:ne|n'|pas|non|aucune?s?|jamais|ni|nul(?:le)?s?|sans|not|no(?!\.)|none|nobody|never|neither|nor|nothing|without|cannot)(?![\w-])|n't\b|(?<=\bn')",
    "but": r"\b(?:sauf|hors|hormis|excepte\w*|exclu\w*|except|excluding|exclud\w+|other than|apart|autres? que)\b",
    "only": r"\b(?:seul\w*|uniquement|exclusivement|only|sole\w*|single|just|entier\w*|entire\w*|exact\w*|precis(?:ement|ely))\b",
    "at most": r"\b(?:maxim\w*|maxi?|au plus|plafon\w*|jusqu'a|limit\w*|at most|up to|ceiling|capped|cap)\b",
    "at least": r"\b(?:minim\w*|au moins|at least|plancher)\b",
    "about": r"\b(?:environ|pres de|autour de|quasi\w*|presque|approximati\w+|around|about|nearly|almost|roughly|some(?= \d))\b",
    "more": r"\b(?:plus d(?:e|')|davantage|more|over(?= ?[\d€])|above|exced\w+|exceed\w*|depass\w+)",
    "less": r"\b(?:moins|less|fewer|below|under(?= ?[\d€]))\b",
    "most": r"\b(?:(?:le|la|les) plus|most|largest|biggest|highest|greatest|top|premiere?s?|first|leading|principa\w+|main)\b",
    "fewest": r"\b(?:least|smallest|lowest|derniere?s?|last)\b",
    "before tax": r"\b(?:h\.?t\b\.?|hors taxes?|before tax|excluding vat|net)\b",
    "with tax": r"\b(?:t\.?t\.?c\b\.?|toutes taxes\w*|vat|tva|tax)\b",
    "awarded": r"\b(?:subvention\w*|aides?|attribu\w*|accord(?!ing)\w*|octro\w*|allou\w*|allocat\w*|award\w*|grant\w*|subsid\w*|g[ai]ven?|gives?|donn\w+|fonds de concours)\b",
    "asked": r"\b(?:demand\w*|sollicit\w*|request\w*|ask\w*|appl(?:y|ied|ies|ication\w*)|seeks?|sought)\b",
    "proposed": r"\b(?:propos\w*|prevu\w*|planned|plans?|estim\w*|prevision\w*|projet\w*|project\w*|envisag\w*|forecast\w*|expect\w*|will|shall|sera|seront|(?:attribu|accord|octroi|allou|donn|vers)er(?:a|ont))\b",
    "received": r"\b(?:recu\w*|recoi\w*|recev\w+|percu\w*|percoi\w*|receiv\w*|got|gets?|obtain\w*|obten\w*|obtient|touch\w*|beneficie\w*|benefit\w*)\b",
    "paid": r"\b(?:vers[ea]\w*|pay\w*|paid|paie\w*|regle\w*|spen[dt]\w*|depens\w*|cost\w*|cout\w*)\b",
    "lent": r"\b(?:pret\w*|emprunt\w*|loans?|lent|lend\w*|borrow\w*|garanti\w*|guarant\w*|avances?|advances?)\b",
    "in kind": r"\b(?:en nature|in kind|gratuit\w*|free)\b",
    "in cash": r"\b(?:numeraire|especes|cash)\b",
    "refused": r"\b(?:rejet\w*|refus\w*|reject\w*|den(?:y|ied)|ajourn\w*|adjourn\w*|annul\w*|cancel\w*|retir\w*|withdr\w*|suspen\w*|revo\w*|supprim\w*|illega\w*|fraud\w*)\b",
    "replaced": r"\b(?:remplac\w*|replac\w*|modifi\w*|amend\w*|correct\w*|corrig\w*)\b",
    "budget": r"\b(?:budget\w*|recettes?|charges?|income|revenues?|expen[sd]\w*)\b",
    "rise": r"\b(?:hausse\w*|augment\w*|increas\w*|rise\w*|rose|rising|grew|growth|croiss\w+)\b",
    "fall": r"\b(?:baiss\w*|diminu\w*|decreas\w*|fell|fall\w*|drop\w*|reduc\w*|redui\w*|cut)\b",
    "in all": r"\b(?:tota\w+|en tout|in all|altogether|overall|cumul\w*|together|ensemble)\b",
    "mean": r"\b(?:moyen\w*|average\w*|mean)\b",
    "each": r"\b(?:par (?:an|mois|jour|semaine|trimestre|semestre|personne|habitant|eleve)|mensue\w+|annue\w+|trimestrie\w+|chacun\w*|each|every|per (?!ce)\w+|yearly|monthly|annua\w+)\b",
    "maybe": r"\b(?:peut-etre|perhaps|maybe|possibl\w+|probabl\w+|sembl\w+|seem\w*|apparen\w+|likely|may|might|could|would|should|pourrai\w*|devrai\w*|serai\w*|serait)\b",
    "if": r"\b(?:si|s'ils?|if|unless|lorsqu\w*|quand|when|whether|provided|condition\w*)\b",
    "or": r"\b(?:ou|or|either|soit(?=.*\bsoit\b))\b",
    "when": r"\b(?:avant|apres|depuis|des(?= le)|until|since|before(?! tax)|after)\b",
    "another": r"\b(?:autres?|other\w*|another|different\w*|meme|same)\b",
}
# In questions the words for money that is given stand for each other, and others are mere courtesy ("could you").
ASKING = frozenset({"awarded", "received", "paid", "in all", "maybe", "if"})
SENSES: dict[str, re.Pattern[str]] = {name: re.compile(pattern) for name, pattern in _SENSES.items()}

# Words of courtesy and of asking that a question may lose.
_FILLER = """
    voudrais voudrait souhaite souhaiterais souhaiterai aimerais aimerai veux savoir connaître connaitre peux pouvez pourriez peut
    pourrait stp svp merci bonjour salut bonsoir allo hello hi hey bien juste curieux curieuse cherche cherchons besoin aidez
    information informations renseignement renseignements info infos possible parler parle dit dites moi koi kel kelle keske
    eux lui them him tu vous je cest ya est-ce quoi c'est au fait truc trucs machin would like know could can may might tell please thanks thank just wonder wondering wonders
    curious looking need want wanted find out me i id i'd im i'm my us any idea hi there good morning info information about
"""


@lru_cache(maxsize=1)
def telling() -> frozenset[str]:
    """The stems of the words that only tell."""
    return frozenset(stems(_TELLING))


@lru_cache(maxsize=1)
def filler() -> frozenset[str]:
    """The stems of the words that a question may lose."""
    return frozenset(stems(_FILLER))
