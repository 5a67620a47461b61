"""The phrases of questions in both languages: what is asked, which money, which people, which side of a vote.

Data only: patterns for ``index.text.flat`` text, first fit first. Facts about how people ask, not about acts.
"""

from __future__ import annotations

import re

from assistant.types import Ask, Pot, Seat

FRENCH = re.compile(
    r"\b(?:le|la|les|des|du|de|un|une|combien|qui|quel\w*|est|sont|pour|au|aux|et|dans|sur|par|en|ont|a-t-\w+|votee?s|voter|votants?|subventions?|montant|numero|pourquoi|comment|selon|ou)\b|\b[ldcnsj]'"
)
ENGLISH = re.compile(
    r"\b(?:the|of|how|much|many|what|which|who|whom|when|where|why|did|does|do|was|were|is|are|and|for|in|to|by|from|with|that|it|its|list|give|gave|grants?|show|there|on|at|voted|against|about|year|before|share)\b"
)
# What is asked, first fit. Patterns are for ``flat`` text.
ASKS: tuple[tuple[Ask, re.Pattern[str]], ...] = tuple(
    (ask, re.compile(pattern))
    for ask, pattern in (
        (
            Ask.LINE,
            r"\bimputation|\bimpute\w*\b|\bligne\s+budgetaire|\bbudget\s+line|\bquel\s+(?:chapitre|compte|article)\b|\bwhich\s+(?:account|chapter)\b",
        ),
        (
            Ask.WHEN,
            r"(?:^|[,;:]\s*|\bdepuis\s+|\bet\s+|\bc'est\s+)quand\b|\bquand\s+(?:est|a\b|ont|sera|aura|se\s)|\bquelles?\s+dates?\b|(?:^|[,;:]\s*|\band\s+|\bsince\s+|\buntil\s+)when\b|\bwhen\s+(?:is|was|were|are|did|does|do|will|has|must|should|can)\b|\b(?:what|which)\s+(?:date|day)\b|\bby\s+what\s+date\b|\bdate\s+d[eu]\b|^date\b"
            r"|\bdu\s+combien\s+au\s+combien\b|\bde\s+quand\s+a\s+quand\b|\bdu\s+quand\s+au\b|\bquels?\s+jours?\b|\b(?:until|till|from|on)\s+(?:what|which)\s+(?:date|day)\b|\bdates?\s+limites?\b|\bdeadlines?\b|\bdelais?\b|\bjusqu'a\s+quand\b",
        ),
        (
            Ask.NUMBER,
            r"\bnumeros?\b|\bn\s?°\s*(?:de|d'|du|a\b|\?)|\bsous\s+quel\s+n|\bwhat(?:'s|\s+is)?\s+(?:the\s+)?(?:\w+\s+)?number\b(?!\s+of\s+(?!(?:the\s+)?(?:[\w'-]+\s+){0,4}(?:act|resolution|deliberation|decision)\b))|\bunder\s+(?:which|what)\s+number|^number\s+of\s+(?:the\s+)?(?:[\w'-]+\s+){0,6}(?:act|resolution|deliberation|decision)\b"
            r"|\b(?:which|quel(?:le)?s?)\s+(?:act|acte|resolution|deliberation|delib|decision)\b|\bnumber\s+of\s+the\s+(?:\w+\s+)?(?:act|resolution|deliberation|decision)|\b(?:act|resolution)\s+number\b",
        ),
        (
            Ask.VOTE,
            r"\bne\s+(?:a|ont)?\s*pas\s+pris\s+part|\bpas\s+pris\s+part\s+au\s+vote|\b(?:took|take|taking)\s+(?:no\s+)?part\s+in\s+the\s+vote|\bcombien\s+de\s+(?:voix|votes?|abstentions?|bulletins|suffrages)|\bnombre\s+de\s+(?:voix|votes?|pour|contre|abstentions?|suffrages)\b|\bhow\s+many\s+(?:votes?|ballots?|abstentions?|councillors\s+(?:voted|abstained))|\bpar\s+combien\b|\bresultats?\s+du\s+vote"
            r"|\bvot\w*\s+(?:contre|against|for\b(?!\s+the\s+\w+\s+grant)|pour\s*\?)|\b(?:contre|against)\s*\?|\ba\s+la\s+majorite|\bunanim|\babsten[ut]|\babstain|\babstention"
            r"|\bcomment\b[^?]{0,60}\bvot|\ble\s+vote\s+pour\b|\bhow\s+did\b[^?]{0,80}\bsplit\b|\bdid\b[^?]{0,60}\b(?:adopt|approve|reject|turn\s+down|vote\s+down)\b(?![^?]*\bhow\s+much\b)|\bhow\s+did\b[^?]{0,60}\bvote|\bwhat\s+was\s+the\s+(?:vote|result|outcome|count|tally)|\bvote\b[^?]*:\s*(?:the\s+|les\s+|quels\s+)?(?:figures?|count|tally|chiffres?|resultats?)|\b(?:was|were|is|a-t-\w+\s+ete|a\s+ete|est)\b[^?]{0,90}\b(?:adopt|approv|approuv|reject|rejet|accept|pass(?:ed|ee?)?\b)"
            r"|\b(?:a|ont)(?:-t-(?:il|elle|on))?\s+(?:accepte|adopte|rejete|approuve|refuse)|(?<!avant le )(?<!apres le )(?<!depuis le )\bvote\s+(?:du|de\s+la|de\s+l'|sur|on)\b[^?]*\??\s*$|\bscrutin\b|\bcomment\s+a\s+ete\s+vote",
        ),
        (
            Ask.SHARE,
            r"\bquelle\s+(?:est\s+la\s+)?(?:part|proportion)\b|(?<!\bde\squel\s)\bpourcentage\b|(?<!\bby\s)\bwhat\s+(?:share|percentage|proportion|percent|part)\b|\bhow\s+large\s+a\s+share|\bcombien\s+(?:de\s+)?(?:%|pour\s*cents?\b)",
        ),
        (
            Ask.COMPARE,
            r"\bcompar|^entre\b[^?]*\bet\b[^?]*\b(?:plus|moins)\b|^between\b[^?]*\band\b[^?]*\b(?:more|most|less)\b|\b(?:plus|moins|more|less|higher|lower|bigger|smaller)\b[^?]{0,60}\b(?:que\b|qu'|than\b)(?!\s*\d)|\bd(?:e|id)\b[^?]{0,80}\bor\b[^?]{0,60}\bmore\b|\baugment|\bbaiss|\bevol|\bdifference\b|\b(?:in|de)creas|\bvs\.?\b|\bversus\b"
            r"|\bwho\s+got\s+more\b|\b(?:qui|lequel|laquelle)\b[^?]{0,40}\b(?:plus|moins)\b[^?]{0,80}\bou\b|\bou\b[^?]{0,80}\b(?:qui|lequel|laquelle)\b[^?]{0,40}\b(?:plus|moins)\b|\bor\b[^?]{0,80}\bwho\b[^?]{0,40}\b(?:more|most|less)\b|\b(?:which|who)\b[^?]{0,40}\b(?:more|most|less)\b[^?]{0,80}\bor\b|\b(?:got|get|receive[d]?)\s+more\b",
        ),
        (
            Ask.MEAN,
            r"\ben\s+moyenne\b|\b(?:montant|subvention|aide|don)s?\s+moyen(?:ne)?s?\b|\bmoyenne\s+d(?:e|u|es)\b|\baverage\b|\bmean\s+(?:grant|amount|sum|subsidy)\b|\bon\s+average\b",
        ),
        (
            Ask.RANK,
            r"\b(?:le|la|les|du|de\s+la)\s+plus\s+(?:gros|grand|important|eleve|cher|petit|faible|aide|subventionne)\w*|\bplus\s+(?:gros|gross|grand|important|eleve|petit|faible)\w*|\bbiggest\b|\blargest\b|\bhighest\b|\bsmallest\b|\blowest\b"
            r"|\ble\s+plus\s+d(?:e\s|')|\b(?:came|ranked|arrivee?|classee?)\s+(?:first|second|third|premiere?|deuxieme|seconde?|troisieme)\b|\b(?:most|least)\s+(?:money|expensive|funded|subsidi)|\b(?:cheap|dear|costli)est\b|\b(?:le|la|les)\s+moins\s+(?:cher|couteu|elev|import)\w*|\b(?:cout|rev|touch|recoi|rapport)\w+\s+le\s+(?:plus|moins)\b|\btop\s*\d*\b|\b(?:the|le)\s+most\b|\bfirst\s+in\s+amount|\bpremiers?\s+beneficiaires?",
        ),
        (
            Ask.COUNT,
            r"(?<!\ba\s)\bcombien\s+(?:portai\w+|portent|concern\w+|viennent|habitent|restent|figur\w+|(?:sont|etaient|seront)\s+(?!(?:verse|attribu|donne|accord|allou|octroy|prevu|demand|pay|budget))\w)"
            r"|\bcombien\s+d(?:e\s(?!l'|la\s)|'|es\s)(?!\s*(?:euros|fois|subvention\s+pour|argent\b|investissement\b|aide\b))|\bhow\s+many\b(?!\s+euros)|\bnombre\s+d(?:e\s|'|es)|\bnumber\s+of\b",
        ),
        (
            Ask.TOTAL,
            r"\ben\s+tout\b|\bau\s+total\b|\btotal\b|\btotale?s?\b|\bin\s+(?:all|total)\b|\baltogether\b|\boverall\b|\badditionn|\bcumul|\badd\s+up\s+to\b|\bsum\s+of\b|\bsomme\s+d|\bla\s+somme\s+totale",
        ),
        (
            Ask.LIST,
            r"\bqui\s+(?:(?:a|ont|avait|va)?\s*financ|a\s+(?:recu|obtenu|touche|beneficie)|ont\s+(?:recu|obtenu)|sont\s+les\s+(?:beneficiaires|financeurs|mecenes|proprietaires))|\bwho\s+(?:funds?|funded|finances?|financed|pays?|paid|received|got|are\s+the)\b"
            r"|\b(?:quels|quelles)\b(?!\s+(?:sont\s+)?(?:la\s+)?(?:duree|montant))|\blesquel\w+|\blist\w*\b|\bwhich\s+(?:\w+\s+)?\w+s\b|\bwhat\s+(?:grants|subsidies|associations|sponsors)\b|\ba\s+qui\b|\bto\s+whom\b|\bchacun\w*\b",
        ),
        (
            Ask.WHO,
            r"\bquel(?:le)?s?\s+(?:fournisseur|entreprise|societe|prestataire|cabinet|architecte|elue?|banque|avocat|notaire|candidate?)s?\b|\bwhich\s+(?:company|firm|supplier|contractor|councill?or|bank|lawyer|architect|candidate)\b|\bqui\b|\bwho\b|\bwhom\b|\bwhose\b|\bnom\s+d[eu]\b|\bquel(?:le)?s?\s+(?:est|sont|etait|etaient)\s+(?:le\s+|la\s+|les\s+)?(?:president|secretaire|maire)|\bsecretaire\b|\bname\s+of\b",
        ),
        (
            Ask.AMOUNT,
            r"\bcombien\b|\bcb(?:ien)?\b|\bqu(?:e|'est-ce\s+que?)\s+(?:va\s+|vont\s+)?(?:cout|rapport|touch|paie|payer|gagn|percev|recevr)\w*|\bque\s+(?:vaut|valent)\b|\breste\w*(?:-t-\w+)?\s+a\s+(?:la\s+charge|charge|payer|financer)\b|\bhow\s+(?:much|big|large|high|many\s+euros)\b|\bmontants?\b|\bamounts?\b|\bquel(?:le)?\s+(?:(?:est|etait|sera|fut)\s+(?:le\s+|la\s+|l'))?(?:(?:nouveau|nouvel(?:le)?|future?|derniere?)\s+)?(?:subvention|somme|aide|montant|loyer|prix|cout|budget|participation|cotisation|enveloppe|capital|penalite|redevance|indemnite|tarif|cautions?|honoraires|amendes?|dedommagements?|compensations?|remuneration|salaire|dette|forfaits?|valeur|facture|surcout|supplement|avenant|salaire|masse\s+salariale)\b|^(?:the\s+)?(?:estimated\s+|total\s+|net\s+)?(?:cost|price|rent|value|loan)\b|\bwhat\s+(?:(?:is|was)\s+the\s+)?(?:\w+\s+)?(?:subsidy|grant|sum|rent|price|budget|fee|cost|penalty|fine|compensation|charge|deposit|tariff|allowance|royalty)\b"
            r"|^(?:et\s+)?(?:subv\w*|aides?|cotisations?|participations?|loyer|prix|budget|tarif|penalite|redevance|indemnite|caution)\b|\bde\s+combien\b|\bwhat\s+(?:monthly|annual|yearly|total)\b|\bwhat\s+(?:did|does|do|is|are|will|would)\b[^?]{0,80}\b(?:give|giving|pay|paying|grant|award|charg(?:e|es|ing)|cost(?:s|ing)?)\b|€|\bto\s+what\s+(?:value|amount)|\bgrant\s+(?:to|for)\b",
        ),
    )
)
# A vote's words inside a question of money: "combien Pierrefonds a voté pour l'ACPG".
MONEY_FIRST = re.compile(
    r"\b(?:(?<!du\s)(?<!au\s)combien(?!\s+au\s+combien)|how\s+much|how\s+many\s+euros|quel\s+montant|quelle?\s+(?:subvention|aide|somme)|what\s+(?:grant|subsidy|aid|sum)"
    r"|quel(?:le)?\s+(?:est|etait|sera)\s+(?:le\s+|la\s+|l')(?:prix|cout|loyer|tarif|amende|redevance|cotisation)"
    r"|what\s+(?:is|was|will\s+be)\s+the\s+(?:[\w'-]+\s+)?(?:price|cost|rent|fee|fine|tariff|deposit))\b(?!\s+de\s+(?:voix|votes?|abst))"
)
# "How many households were approved": a count, whatever verb follows.
COUNT_FIRST = re.compile(
    r"^(?:how\s+many|combien\s+d(?:e\s|'))(?!\s*(?:voix|votes?|abst|bulletins|suffrages|ballots|elus|conseillers|councill?ors|members|people\s+(?:voted|abst)))"
)
BALLOTS = re.compile(
    r"\bvoix\b|\bbulletins\b|\bballots\b|\bsuffrages\b|\babst|\bunanim|\bmajorit|\bvotes?\s+(?:contre|against)|\bcontre\b|\bagainst\b"
)
POTS: tuple[tuple[Pot, re.Pattern[str]], ...] = (
    (
        Pot.REQUESTED,  # "quels financeurs sont sollicités": asked of them, and no income yet
        re.compile(
            r"\b(?:financeurs?|partenaires?|funders?|contributors?)\b[^?]*\b(?:sollicit|demand|ask|request|approach)\w*"
            r"|\b(?:sollicit|demand|ask|request|approach)\w*[^?]*\b(?:financeurs?|partenaires?|funders?|contributors?)\b"
        ),
    ),
    (
        Pot.RECETTES,
        re.compile(
            r"\bqui\s+(?:a\s+|ont\s+|avait\s+|va\s+)?financ|\bwho\s+(?:funds|funded|finances|financed|pays|paid)|\bfinanceurs?\b|\bcontribut(?:or|eur)s?\b|\bputs?\b[^?]{0,40}\binto\b|\bapport\w*\b|\brecettes\b|\bincome\b|\brevenues?\b|\bfunders?\b|\bmecenes?\b|\bsponsors\b"
        ),
    ),
    (
        Pot.CHARGES,
        re.compile(r"\bcharges\b|\bdepenses\b|\bspending\b|\bexpen[sd]\w*\b|\bposte\s+de\s+depense"),
    ),
    (
        Pot.REQUESTED,
        re.compile(
            r"\bsollicit\w*|\bdemande\w*\b|\brequest\w*\b|\bask(?:s|ed|ing)?\b|\bappl(?:y|ied|ies)\b|\bseek\w*\b|\bsought\b|\bdetr\b|\bdsil\b"
        ),
    ),
    (
        Pot.BUDGETED,
        re.compile(
            r"\bbudget\w*|\bprevus?\b|\bprevues?\b|\bprevision\w*|\bplanned\b|\benveloppes?\b|\bplan\s+de\s+financement|\bfinancing\s+plan|\binscrits?\b|\bmecenat\b|\bsponsoring\b"
        ),
    ),
    (Pot.PROPOSED, re.compile(r"\bpropos\w+\b")),
    (
        Pot.AWARDED,
        re.compile(
            r"\ba\s+qui\b[^?]*\baides?\b|\bquelles\s+aides\b|\bcombien\s+d'aides\b|\bto\s+whom\b[^?]*\baids?\b|\bgets?\b[^?]{0,60}\bfrom\b"
            r"|\b(?:subv\w*|donne\w*|donner|attribu\w*|accord\w*|octro\w*|allou\w*|vers[eé]\w*|fonds\s+de\s+concours|recu\w*|obten\w*|touch(?!erai)\w*|beneficiair\w*|aidee?s?|soutenue?s?|helped|supported"
            r"|g[ai]ve|given?s?|grants?|granted|award\w*|subsid\w*|receiv\w*|got|went|fund\w*|donat\w*)\b"
        ),
    ),
)
# Who held the proxy of a member: "qui votait à la place de Mme SY", "who cast Ida Sy's vote?"
_FOR_ANOTHER = (
    r"\b(?:a|ont)?\s*vot\w+\s+(?:a\s+la\s+place|au\s+nom|pour\s+le\s+compte)\s+d"
    r"|\bvot\w+\s+(?:on\s+behalf|in\s+(?:the\s+)?(?:place|name|stead)|instead)\s+of\b|\bcast\s+(?:the\s+)?(?:[\w'’-]+\s+){0,4}vote\b"
)
VOTES_FOR_ANOTHER = re.compile(_FOR_ANOTHER)
SEATS: tuple[tuple[Seat, re.Pattern[str]], ...] = (
    (Seat.NON_VOTING, re.compile(r"\bsans\s+voix\b|\bwithout\s+(?:a\s+)?(?:vote|voting)|\bnon[- ]voting\b")),
    (
        Seat.SECRETARY,
        re.compile(r"\bsecretaire\b|\bsecretary\b|\bminutes\s+taken\s+by|\bwho\s+took\s+the\s+minutes"),
    ),
    (Seat.CHAIR, re.compile(r"\bpresid\w+\b|\bchair\w*\b|\bpresided\b")),
    (Seat.EXCUSED, re.compile(r"\bexcuse[es]?s?\b|\bexcused\b|\bapologi\w+")),
    (Seat.PROXIES, re.compile(rf"\bpouvoirs?\b|\bprocurations?\b|\bprox(?:y|ies)\b|{_FOR_ANOTHER}")),
    (Seat.ABSENT, re.compile(r"\babsente?s?\b|\babsentees?\b|\bmissing\b")),
    (
        Seat.PRESENT,
        re.compile(
            r"\bpresente?s?\b|\battend(?:ed|ing|ance)\b|\bin\s+the\s+room\b|\bsiegeai\w+\b|\bassistai\w+"
        ),
    ),
    (Seat.SIGNATORY, re.compile(r"\bsigne\w*\b|\bsigned\b|\bsignatai\w+\b|\bsignatory\b")),
)
# Who chairs something else than the sitting: "qui préside la commission d'animation ?"
_SITTING = r"(?!seance|conseil|assemblee|reunion|commission\s+permanente|debat|sitting|meeting|council|session|standing)"
CHAIRS_ELSE = re.compile(
    rf"\b(?:presid(?:es?|ed|ait|ent)|chair(?:s|ed)?)\s+(?:over\s+)?(?:la|le|les|l'|the)\s*{_SITTING}\w"
    rf"|\b(?:president|presidente|presidence)\s+(?:de\s+la\s+|de\s+l'|du\s+|des\s+|d'|de\s+){_SITTING}\w"
    rf"|\b(?:president|chair(?:man|woman|person)?)\s+of\s+(?:the\s+)?{_SITTING}\w"
    r"|\b(?:in\s+(?:the\s+)?place\s+of|instead\s+of|a\s+la\s+place\s+d|remplac\w*|replac\w+)\b"  # for a part of it
)
# Who was chosen to an office, or sits in a body for the council.
DESIGNATED = re.compile(
    r"\brepresent\w*|\bsieg\w+|\bsits?\b|\bput\s+(?:\w+\s+){0,3}on\b|\bon\s+the\s+(?:[\w']+\s+){0,3}board\b|\bserves?\s+on\b|\b(?:elected|designe\w*|appointed)\b"
    r"|\b(?:est|sont|ete|etre|fut|is|was|were|been)\s+(?:\w+\s+){0,2}?(?:elue?s?|nommee?s?|named|chosen)\b"
    r"|\b(?:titulaire|suppleante?|substitute|alternate|deleguee?|delegate|correspondante?|referente?|membre|member|adjointe?|deputy\s+mayor)s?\b"
)
SUBSTITUTES = re.compile(r"\bsuppleante?s?\b|\bsubstitutes?\b|\balternates?\b")
# Who chairs while the mayor is out: "pendant le vote du compte administratif".
CHAIRS_WHILE = re.compile(
    r"\b(?:presid\w*|chair\w*)\b[^?]*\b(?:pendant|lors|durant|while|during|when|au\s+moment|pour\s+le\s+vote|for\s+the\s+vote)\b"
)
# A price is what is asked, whatever money is named beside it: "le coût de l'école pour laquelle on demande une aide".
ASKS_PRICE = re.compile(
    r"\b(?:quel(?:le)?|what)\s+(?:(?:est|etait|sera|fut|is|was|will\s+be)\s+)?(?:le\s+|the\s+)?(?:couts?|prix|costs?|prices?)\b"
)
# Prices; and what is asked with or without taxes is one, for gifts bear none.
PRICES = re.compile(
    r"\b(?:couts?|coute\w*|prix|loyers?|tarifs?|penalites?|redevances?|indemnites?|cautions?|honoraires|amendes?|dedommagements?|compensations?"
    r"|(?:estim|chiffr|evalu)\w*|reste\w*(?:-t-\w+)?\s+(?:\w+\s+)?a\s+(?:(?:la\s+)?charge|payer|financer)|left\s+(?:for\s+(?:[\w']+\s+){1,4})?to\s+(?:pay|fund)|dettes?|masse\s+salariale"
    r"|costs?|prices?|rents?|fees?|penalt(?:y|ies)|fines?|tariffs?|deposits?|lump\s+sums?|ht|ttc|hors\s+taxes?|taxes\s+comprises|vat)\b"
)
# "À combien sont estimés les travaux" is no aid, though one is named with them.
ESTIMATED = re.compile(
    r"\b(?:estim|chiffr)\w*\s+(?:\w+\s+)?a\s+combien\b|\ba\s+combien\b[^?]{0,30}\b(?:estim|chiffr)\w*|\bcouts?\s+(?:estime|estimatif|total)"
)
# "Le moins cher", "revient le plus cher": how a ranking is asked, and no word of its things.
DEAR = re.compile(
    r"\b(?:revien\w+\s+|cout\w+\s+)?(?:le|la|les)\s+(?:plus|moins)\s+(?:cher|chere|cheres|chers|couteu\w+)\b|\b(?:most|least)\s+(?:expensive|costly)\b"
    r"|\bplus\s+gross?e?s?\s+cheques?\b"
)
APART = re.compile(
    r"\bpas\s+(?:pris\s+)?part\b|\bnot\s+(?:take|taking)\s+part|\btook\s+no\s+part|\bdidn't\s+(?:vote|take)|\bwithdr[ae]w"
)
RATE = re.compile(r"\btaux\b|\brates?\b|\bpour\s*cents?\b|\bpourcentage\b|\bper\s?cent(?:age)?\b|%")
IN_KIND = re.compile(r"\ben\s+nature\b|\bin\s+kind\b")
IN_CASH = re.compile(r"\bnumeraire\b|\bcash\b|\bespeces\b|\ben\s+argent\b")
# "L'association contre les déserts médicaux" is against something, and no vote is.
AGAINST = re.compile(
    r"\b(?:vot\w+|voix|est|etait|sont|etaient|combien|et|ou|\d+)\s+contre\b|\bcontre\s*(?:[?,;:]|$)"
    r"|\b(?:vot\w+|was|were|is|and|or|\d+)\s+against\b|\bagainst\s*(?:[?,;:]|it\b|$)|\boppos\w+"
)
ABSTAINED = re.compile(r"\babst\w+")
IN_FAVOUR = re.compile(
    r"\bvot\w+\s+(?:pour|for)\b|\b(?:voix|nombre\s+de)\s+pour\b|^(?:et\s+)?pour\s*\?|\bin\s+favou?r\b|^(?:and\s+)?for\s*\?"
)
WHOLE = re.compile(
    r"\b(?:budget\s+(?:total|global)|total\s+budget|overall\s+budget|budget\s+de\s+l'evenement|budget\s+d'ensemble|whole\s+budget|montant\s+(?:total|global)\s+du\s+budget|budget\s+of\s+the\s+event)\b|\b(?:total|global|entire)\s+(?:event\s+)?budget\b"
)
SMALLEST = re.compile(
    r"\bplus\s+(?:petit|faible)\w*|\bmoins\s+(?:cher|eleve)\w*|\b(?:cout|rev|touch|recoi|rapport)\w+\s+le\s+moins\b|\bsmallest\b|\blowest\b|\bleast\b|\bcheapest\b"
)
# Minutes are told by the day of their sitting, and approved at a later one: "approbation du PV du 24 octobre 2023".
MINUTES_OF = re.compile(
    r"\b(?:approb\w+|approuv\w*|adopt\w*|approv\w*|validation)\b[^?]{0,30}\b(?:pv|proces[- ]verb\w+|comptes?[- ]rendus?|minutes)\b[^?]{0,40}?\b(?:du|of|le|on)\s+(?:the\s+)?$"
    r"|\b(?:was|were)\s+(?:the\s+)?minutes\b[^?]{0,40}?\b(?:of|on)\s+(?:the\s+)?$"
)
# A year that is a part of a name, and no period: "l'agenda 2030", "horizon 2050".
NAMED_YEAR = re.compile(r"\b(?:agenda|horizon|objectifs?|vision|ambition)\s+(?P<year>20\d\d)\b")
# What is left out: "top 10 des bénéficiaires, hors sport", "the club, not the SASP".
EXCEPT = re.compile(
    r"(?:\b(?:hors|sauf|excepte|sans\s+compter|(?<!mis\s)a\s+part|en\s+dehors\s+d(?:e\s|es\s|u\s|')|a\s+l'exception\s+d(?:e\s|es\s|u\s|')|except(?:\s+for)?|excluding|not\s+counting|apart\s+from|not\s+the)|(?:,\s*|\bet\s+)pas(?=\s))\s*(?:le\s+|la\s+|les\s+|l'|the\s+)?(?!taxes?\b|tva\b|vat\b|pris\b|part\b)(?P<what>[^,;:?]{2,60})"
)
TOP = re.compile(
    r"\btop\s*(\d{1,2})\b|\b(?:les\s+)?(\d{1,2})\s+(?:plus\s+(?:gross?e?s?|grands?|grandes|importante?s?)|premiere?s?|biggest|largest|highest|top)\b"
)
# "La deuxième plus grosse subvention", "the third largest grant": which place of the ranking.
PLACES = tuple(
    (place, re.compile(rf"\b(?:{words})\s+(?:plus|most|largest|biggest|highest|smallest|lowest)\b"))
    for place, words in ((2, "deuxieme|seconde?|second"), (3, "troisieme|third"), (4, "quatrieme|fourth"))
)
# "The six associations": a number that says how many there are, and names none.
HOW_MANY = re.compile(
    r"(?<=\bles\s)(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix)\b|(?<=\bthe\s)(?:two|three|four|five|six|seven|eight|nine|ten)\b"
)
FOLLOWS = re.compile(
    r"^(?:et|and|ok|alors|mais|but|also|puis|then)\b|\bwhat\s+about\b|\bqu'en\s+est-il\b|\bmeme\s+(?:sujet|question|chose)|\bsame\b|^pour\s+quel\b|^(?:a|de|par)\s+qui\b"
    r"|\b(?:cet|cette|ce|this|that)\s+(?:acte|act|deliberation|decision|evenement|event|vote|seance|sitting|meeting|association|aide|subvention|grant)|\bthe\s+event\b|\bl'evenement\b|\b(?:its|their|it|them|son|sa|leur|celle-ci|celui-ci)\b"
)
# Before an amount: the figures asked for lie above or below it; the bound itself counts, or does not.
BOUNDS: tuple[tuple[str, bool, re.Pattern[str]], ...] = tuple(
    (side, counts, re.compile(rf"\b(?:{words})\s*$"))
    for side, counts, words in (
        ("above", True, r"au\s+moins|at\s+least|superieure?s?\s+ou\s+egale?s?\s+a|a\s+partir\s+de"),
        ("above", False, r"plus\s+d[e']|more\s+than|over|above|superieure?s?\s+a|depass\w+|exceed\w*"),
        ("below", True, r"au\s+plus|at\s+most|up\s+to|inferieure?s?\s+ou\s+egale?s?\s+a"),
        ("below", False, r"moins\s+d[e']|less\s+than|under|below|inferieure?s?\s+a"),
    )
)
# The two things of a comparison, first fit; and the things whose sum is asked for.
COMPARED = tuple(
    re.compile(rf"(?P<a>[^,?]+?)\s+(?:{words})\s*(?P<b>[^,?]+)", re.IGNORECASE)
    for words in (
        r"ou\s|or\s|vs\.?\s|versus\s",
        r"que\s|qu'|than\s|compared\s+(?:with|to)\s|par\s+rapport\s+(?:à|au)\s",
        r"et\s|and\s",
    )
)
ADDED = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (
        r"(?P<list>[^,:;?+]+(?:\+[^,:;?+]+)+)",
        r"\b(?:pour|for|to|aux?|à)\s+(?P<list>[^:;?]+\s(?:et|and|&)\s[^:;?]+)",
        r"\bdid\s+(?P<list>[^:;?]+\sand\s[^:;?]+)\s+(?:get|receive)\b",
    )
)
BETWEEN_ADDED = re.compile(r",\s*(?:(?:et|and)\s)?|\s(?:et|and|&)\s|\+", re.IGNORECASE)
NAME_SHORT = 3  # letters from which a word counts as content
TAXES = (
    (
        re.compile(
            r"\bhors\s+taxes?\b|\b(?:excluding|before|without|net\s+of)\s+(?:vat|tax)\b|\bvat\s+excluded\b",
            re.IGNORECASE,
        ),
        "HT",
    ),
    (
        re.compile(
            r"\btoutes\s+taxes\s+comprises\b|\b(?:including|incl\.?|with)\s+vat\b|\bvat\s+included\b",
            re.IGNORECASE,
        ),
        "TTC",
    ),
)
# What names money and asks nothing else is asked how much: "coup de pouce au cinéma ?", "what did the fair get?"
_PRICE = (
    r"(?:fee|price|rent|cost|bid|budget|penalty|deposit|tariff|charge|grant|subsidy|loan|sum|salary|debt)s?\b"
)
BARE_MONEY = re.compile(
    r"^(?:et\s+)?(?:(?:les?|la|l'|the)\s*)?(?:subvention|aide|fonds\s+de\s+concours|participation|cotisation|grant|subsidy|detr|dsil)s?\b"
    r"|\b(?:subv\w*|aides?|cotisations?|tarifs?|loyers?|prix|grants?|subsid\w+)\s*(?:(?:en\s+|in\s+)?(?:19|20)\d\d)?\s*\?*$"
    r"|^(?!qu|what|which|who|why|where|how|comment|pourquoi|ou\b)[^?]*\b(?:subv\w*|prix|couts?|tarifs?|honoraires|loyers?|enveloppes?|redevances?|indemnites?|amendes?|aides?|remboursements?|dettes?|masse\s+salariale|avenants?|restes?\s+a\s+(?:charge|payer)|bonus|grants?|costs?|prices?|fees?|fines?|rents?|budget|value\s+of)\b"
    r"|^(?:bp|budget\s+primitif)\b|\bcoup\s+de\s+pouce\b|\brallonge\b"
    rf"|\bwhat\s+(?:is|was|are|were|about)\s+(?:the\s+)?(?:[\w'-]+\s+){{0,4}}{_PRICE}|\bsize\s+of\s+(?:the\s+)?(?:[\w'-]+\s+){{0,4}}{_PRICE}"
    r"|\bwhat\s+(?:do|does|did|will|would)\b[^?]*\b(?:get|receive|pay|spend|cost|earn|owe|sell\s+for)\b"
)
RECIPIENTS = re.compile(
    r"\b(?:associations|assos|clubs|organismes|organi[sz]ations|charities|beneficiaries)\b"
)
# Before an amount: what it is a sum of, and nothing that is asked about ("dans l'enveloppe de 9 000 €").
LEADS_TO_SUM = re.compile(r"\benveloppe\s+(?:\w+\s+)?(?:de\s+|d')$")
HELPED = re.compile(
    r"\b(?:associations?|assos?|clubs?|organismes?|charit(?:y|ies)|bodies)\s+(?:\w+\s+){0,2}?(?:aidee?s?|soutenue?s?|subventionnee?s?|beneficiaires?|helped|supported|funded)\b"
)
OPENS_PASSAGE = re.compile(
    r"^\s*(?:ou\b(?!\s+en\b)|where\b|pourquoi\b|why\b|comment\s+s|en\s+quoi|a\s+quelles?\s+heures?|what\s+time|at\s+what\b[^?]*\brate\b|a\s+quel\s+taux\b|how\s+long\b|combien\s+de\s+temps\b)"
)
SHIFTS = (
    (
        re.compile(r"\b(?:annee|an)\s+(?:d'avant|precedente?)|\bprevious\s+year|\byear\s+(?:before|earlier)"),
        -1,
    ),
    (
        re.compile(
            r"\b(?:annee|an)\s+(?:d'apres|suivante?)|\bnext\s+year|\bfollowing\s+year|\byear\s+(?:after|later)"
        ),
        1,
    ),
)
# Who gives, where the question names them: "combien la Fondation a-t-elle accordé ...", "did the Region give". "What
# does a stallholder pay" names nobody: it asks for a tariff.
GIVER = re.compile(
    r"\b(?:combien|montant|somme|aide|subvention)\s+(?:est-ce\s+que\s+)?(?:l'|le\s+|la\s+|les\s+)?(?P<giver>(?!de\b|d'|pour\b|a\b|au\b|une?\b)(?:(?!-t-)[\w' -]){2,60}?)"
    r"(?:-t-\w+|\s+(?:a|ont|va|vont)(?:-t-\w+)?)?\s+(?:accord|vers|donn|attribu|octro|allou|aid|apport|prome[tt]|promis|financ)\w*"
    r"|\b(?:did|does|will)\s+(?!an?\s)(?:the\s+)?(?P<named>[\w' -]{2,60}?)\s+(?:give|grant|promise|award|pay|allocate|contribute|fund|finance)\b"
)
SEASONS = ((1, "hiver|winter"), (3, "printemps|spring"), (6, "ete|summer"), (9, "automne|autumn|fall"))
# "À l'automne 2022" tells when it was decided; "les séjours de l'été 2014" what it is about.
SEASON = re.compile(
    rf"\b(?:a\s+l'|au\s+|en\s+|in\s+(?:the\s+)?|during\s+(?:the\s+)?)(?P<season>{'|'.join(words for _, words in SEASONS)})\s+(?:de\s+|of\s+)?(?P<year>(?:19|20)\d\d)\b"
)
YEARS_APART = re.compile(
    r"\b(?P<n>\d|un|deux|trois|quatre|cinq|one|two|three|four|five)\s+(?:ans?|years?)\s+(?P<way>plus\s+tard|apres|later|after|plus\s+tot|avant|before|earlier)"
)
SMALL = {
    "un": 1,
    "deux": 2,
    "trois": 3,
    "quatre": 4,
    "cinq": 5,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
}
