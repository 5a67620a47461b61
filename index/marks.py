"""The words by which French acts show their parts: formulas of law and custom, the same everywhere.

All patterns are for ``index.text.flat`` text (lower case, no accents, plain apostrophes), whose offsets are
those of the text itself. Lines are anchored with ``^`` where the formula opens a line in practice.
"""

from __future__ import annotations

import re

from index.patterns import starting

_M = re.MULTILINE

# "Vu le code ...", "Considérant que ...": the grounds, each a paragraph of its own.
RECITAL = re.compile(r"^[ \t>*•-]*(?:vu(?:e|s|es)?|considerant|attendu)\b(?!\s*:?\s*$)", _M)

# "Article 1 :", "ARTICLE 1er -", "Article unique": never "l'article 1 de la présente délibération".
ARTICLE = re.compile(
    r"^[ \t]*(article\s+(?:\d{1,2}(?:\s?er)?|premier|unique|[ivx]{1,4}))(?=\s*(?:[:.–—-]|\n|[ \t]+(?!d(?:u|e|es)\s+(?:la\s+|l')?(?:code|loi|decret|cgct|reglement|present|arrete|convention))[dlq]|[ \t]{2,}))",
    _M,
)

# What opens the dispositif, the part that decides.
DISPOSITIF = re.compile(
    r"apres\s+(?:en\s+)?avoir\s+(?:en\s+)?delibere"
    r"|^[ \t]*(?:(?:le\s+conseil\b[^\n.:]{0,60}|la\s+commission\b[^\n.:]{0,60}|l'assemblee\b[^\n.:]{0,40})?,?\s*decide\b"
    r"|d\s?e\s?c\s?i\s?d\s?e\s*:?[ \t]*$)"
    r"|il\s+est\s+(?:demande|propose)\s+(?:au\s+conseil|a\s+l'assemblee|a\s+la\s+commission|aux\s+membres)"
    r"|il\s+(?:convient\s+de\s+statuer|vous\s+est\s+(?:demande|propose))"
    r"|"
    + starting(
        *(rf"{words}\b[^\n.:]{{0,60}}\bdecide" for words in (r"en\s+consequence", r"apres\s+discussion"))
    ),
    _M,
)

# What opens the result of a vote.
VOTE = re.compile(
    r"^[ \t]*dans\s+les\s+conditions\s+de\s+vote"
    r"|^[ \t(*-]*(?:resultats?\s+(?:du\s+vote|du\s+scrutin)|vote|votes|scrutin|mise\s+aux\s+voix)\s*(?::|$)"
    r"|^[ \t(•*-]*pour\s*(?::\s*\d{1,3}\b|\d{1,3}\s*(?:voix|vote|contre|abst|[-/,;]|$))"
    r"|^[ \t(•*-]*(?:la\s+(?:presente\s+)?deliberation(?:\s+est)?,?\s+|le\s+conseil\b[^\n]{0,40}|l'assemblee\s+)?"
    r"(?:adopte|approuve|rejete)e?s?\b[^\n]{0,60}(?:unanimite|majorite|voix|\)|\.\s*$|$)"
    r"|^[ \t]*(?:delibere\s+)?a\s+(?:l'unanimite|la\s+majorite)\b[^\n]{0,40}$",
    _M,
)

# What closes a decision: certification, place and date, the signatory's capacity.
_DONE = r"fait\s+(?:et\s+delibere\b|a\s+[\w' -]{2,40},?\s+le\b)"
SIGNED = re.compile(
    r"pour\s+(?:extrait|copie)\s+(?:certifie\s+)?conforme"
    rf"|{_DONE}|ainsi\s+{_DONE}"
    r"|^(?:[ \t]*[\w' -]{2,30},\s+le\s+\d{1,2}(?:er)?\s+\w+\s+\d{4}"
    r"|[ \t(]*signe\b"
    r"|[ \t]*(?:monsieur\s+|madame\s+)?(?:le|la|l')\s?(?:maire|president|presidente|secretaire|directrice|directeur)\b[^\n.:;]{0,60},?[ \t]*$"
    r"|[ \t]*pour\s+l[ea]\s+(?:maire|president|presidente)\b)"
    r"|certifie\s+(?:exact|conforme|executoire)",
    _M,
)

# The report of the executive, joined to the act.
REPORT = re.compile(
    r"^[ \t]*(?:rapport\s+(?:n\s?°|no\b|du\s+president|de\s+la\s+presidente|du\s+maire|de\s+madame|de\s+monsieur"
    r"|de\s+presentation|au\s+conseil|a\s+la\s+commission)|note\s+(?:explicative\s+)?de\s+synthese)",
    _M,
)

ANNEX = re.compile(r"^[ \t]*annexe\b(?:\s+(?:n\s?°\s*)?\d+)?\s*(?:[:–—-]|a\s+la\s+deliberation|$)", _M)

# What opens the telling of the facts: who reports, or the assembly named before it decides.
EXPOSE = re.compile(
    r"^[ \t]*(?:(?:monsieur|madame|m\.|mme|mr)\s[^\n]{0,80}?\b(?:rapporte|expose|informe|presente|rappelle|indique|propose|explique|donne(?!\s+(?:pouvoirs?|procuration|mandat)\b))\b"
    r"|l[ea]\s+(?:maire|president|presidente|rapporteur)\b[^\n]{0,60}\b(?:rapporte|expose|informe|presente|rappelle|indique|propose|explique)\b"
    r"|(?:le\s+conseil|la\s+commission\s+permanente|l'assemblee|le\s+bureau)\b[^\n:]{0,100},[ \t]*$"
    r"|sur\s+(?:la\s+)?proposition|sur\s+le\s+rapport|expose(?:\s+des\s+motifs)?\s*:)",
    _M,
)

# Who speaks, at a line's head.
PERSON = re.compile(r"(?:monsieur|madame|mesdames|messieurs|m\.|mm\.|mme|mmes|mr)(?:\s|$)")

# Signs that something was decided: a vote, or one of the verbs that decisions are written with.
_DECIDERS = ("conseil", "membres", "assemblee", "commission", "bureau", "comite")
_DECIDES = r"\b(?:valide|fixe|attribue|accorde|autorise|vote|designe|nomme|sollicite)(?:nt)?\b"
DECISION = re.compile(
    starting(
        r"adopte(?:e?s?|nt)\b",
        r"approuve(?:e?s?|nt)\b",
        r"decide(?<!\bon decide)(?:nt)?\b",
        r"accepte(?:nt)?\b",
        r"rejett?e(?:e?s?|nt)\b",
        r"pren(?:d|nent)\s+acte",
        r"donne(?<!\ba donne)\s+(?:son\s+|un\s+)?(?:accord|avis)",
        r"majorite\s+(?:absolue|des|avec)",
        r"emet\s+un\s+avis",
        r"ajourne",
        r"retient\b",
        r"autorise\s+(?:monsieur|madame|m\.|mme|le|la)\b",
        *(rf"{who}\b[^.\n]{{0,80}}{_DECIDES}" for who in _DECIDERS),
        *(rf"{digit}\d{{,2}}[ ]*(?:voix\s+|votes?\s+)?(?:pour|contre)\b" for digit in "0123456789"),
        r"pour[ ]*:[ ]*\d",
        r"contre[ ]*:[ ]*\d",
        r"pas\s+de\s+vote\b",
        r"apres\s+(?:(?:en\s+)?avoir\s+(?:en\s+)?delibere|deliberation)",
        r"unanimite",
    )
)
# The result of a vote, as a line of minutes closes an act.
OUTCOME = re.compile(
    r"\bvote\s*:|\b\d{1,3}\s*(?:voix\s*)?(?:pour|contre)\b|\b(?:pour|contre|abstentions?)\s*:?\s*\d"
    r"|\bunanimite\b|\bmajorite\s+(?:absolue|des)|\bpas\s+de\s+vote\b"
)

# A file that tells a whole sitting, against one that holds a single act.
MINUTES = re.compile(
    r"proces[- ]verba(?:l|ux)|compte[- ]rendu|^[ \t]*c\.?r\.?\s+(?:du|de)\b|liste\s+des\s+deliberations"
    r"|^[^\n]{0,40}\bdeliberations[ \t]*$|ordre\s+du\s+jour\s*:",
    _M,
)
EXTRACT = re.compile(
    r"extrait\s+(?:du|des|de)\b|^[ \t]*deliberation\s+(?:n\s?°|du\s+conseil|de\s+la\s+commission|du\s+bureau|du\s+comite)",
    _M,
)
# The agenda's title; not "l'ordre du jour étant épuisé", which closes a sitting.
AGENDA = re.compile(r"\bordre\s+du\s+jour(?:\s+(?:de\s+la\s+(?:seance|reunion)|suivant))?\s*(?::|$)", _M)

# The nouns that titles of acts begin with: what is done, or what it is done to.
ACTION = re.compile(
    r"(?!departement)(?:\w+(?:tion|sion|ement|iture|vention)s?|vote|budget|tarifs?|avis|projet|achat|vente|don|bail|contrat"
    r"|emprunt|compte|motion|taux|travaux|marche|avenant|charte|regie|rapport|prime|garantie|demandes?|choix"
    r"|mise|reprise|echange|recensement|installation|louage|redevance|assurance|maintenance)\b"
)
# Points of an agenda that hold others: whatever is talked of under them.
MISCELLANY = re.compile(r"(?:questions?|affaires?|informations?|points?|communications?)\s+divers")
# Titles of the document itself and of the sitting, and the letterhead.
SITTING_TITLE = re.compile(
    r"(?:proces[- ]verbal|compte[- ]rendu|c\.?r\.?\s|extrait|seance|reunion|conseil|liste|ordre\s+du\s+jour"
    r"|republique|departement|arrondissement|canton|mairie|commune|ville|communaute)\b"
)
# The lines that tell who was there: the sitting's head ends with the last of them before its debates.
ROLL = re.compile(
    r"^[ \t]*(?:(?:etaient|sont)\s+)?(?:presents?|absents?|excusee?s?|pouvoirs?|procurations?|representee?s?|secretaire|votants"
    r"|nombre\s+d|date\s+d|convocation)\b[^\n:]{0,60}:",
    _M,
)
# A list of what was decided, without the acts; not what the executive decided, which a sitting is told.
LIST = re.compile(
    r"liste\s+des\s+(?:deliberations|decisions)\b(?!\s+(?:prises\s+par\s+)?(?:du|de|le|la|monsieur|madame)\s+(?:l[ae]\s+)?(?:maire|president))"
)


# What the paragraphs of a header tell, that are neither title nor exposé: the sitting's housekeeping.
CARETAKING = re.compile(
    r"\bpresent|absent|excus|pouvoir|procuration|secretaire|quorum|convo|nombre\s+d(?:e\s+|')(?:membre|conseiller|elu|votant|delegue)"
    r"|en\s+exercice|votants|affich"
    r"|presid|l'an\s+|s'est\s+(?:reuni|assembl)|extrait\s+du|republique|specimen|sans\s+voix|assistai|etaient|rapporteur"
    r"|^(?:le|la)\s+(?:conseil|commission)|^direction\s|^(?:reunion|seance)\s+(?:(?:publique|ordinaire|extraordinaire|pleniere)\s+)*d|annule\s+et\s+remplace"
)
