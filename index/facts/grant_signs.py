"""What tells that a table or a list gives money, and what tells prices, accounts or requests instead."""

from __future__ import annotations

import re

# What makes a table or a list one of grants: its act's title, or the sentence before it.
TITLED = re.compile(
    r"\bsubventions?\b|\battribution\s+d|\baides?\s+(?:aux?|a\s+l|financi|exceptionn)|fonds\s+de\s+concours"
    r"|participations?\s+(?:aux?|a\s+l)|\bsoutien\s+(?:aux?|a\s+l)|\bcotisations?\b|vie\s+associative"
)
ANNOUNCED = re.compile(
    r"(?:subventions?|aides?|participations?|cotisations?)\s+(?:\w+\s+){0,4}(?:suivant|ci-(?:dessous|apres)|comme\s+suit|aux\s+associations|defini|figurant|annuelles?)"
    r"|(?:attribu|accord|octro|allou|vers)\w*\b[^.]{0,160}\b(?:subvention|aide|participation)|demandes?\s+de\s+subventions?\s+(?:des|aux|\d{4})|tableau\s+d'attribution"
)
# What makes it none: money asked of others, prices and tariffs, accounts. "Les associations sollicitant une aide" ask
# the council.
ASKED = re.compile(
    r"plan\s+de\s+financement|autofinancement|fonds\s+propres|\bdetr\b|\bdsil\b|sollicit(?!ant\b)\w*\s+(?:une|l'|des|la|aupres)|aupres\s+d"
)
# An act's title that asks: "Réfection du toit - Demande de subventions"; the associations' own are "demandes".
ASKS = re.compile(
    r"\bsollicit|\bdemande\s+(?:de|d')\s*(?:subventions?|aides?|financements?|fonds)\b(?!\s*(?:de\b|des\b|du\b|d'|aux?\b|\d{4}|annuelle|exceptionnelle|pour\s+(?:les|l'|le)\b))"
)
NO_GRANTS = re.compile(
    r"imputation|\bcp\b|tarif|loyer|\blots?\b|entreprise|\bprix\b|surface|parcelle|plan\s+de\s+financement|charges\b|recettes\b|produits\b|emprunt|chapitre|amortissement|\btaux\s+d|voix\b|\belus\b|\bb\.?p\b|\bcfu\b"
)
PRICED = re.compile(
    r"tarif|redevance|loyer|\blocation|quotient|\bprix\b|devis|indemnite|prime\b|taxe|vaisselle"
)
COSTED = re.compile(r"\bcouts?\s+(?:totaux\b|total|global|previsionnel|de\s+l|des\s+travaux)")
# Of a row: what its label tells.
FUNDERS = re.compile(
    r"^\W*(?:etat|region|departement|conseil\s+(?:regional|departemental|general)|europe|feder|leader|ademe|agence|reste\s+a\s+charge|commune)\b"
)
ACCOUNTS = re.compile(
    r"^\W*(?:\d{3,7}\b|article\s+\d|chapitre)|operations?\s+d'ordre|immobilisation|virement\s+de\s+la\s+section|emprunts?\s+et\s+dettes"
    r"|restes?\s+a\s+realiser|^\W*couts?\b|^\W*(?:aide|participation)\s+communale|amortissement|autofinancement|solde\s+d'execution|\bht\b|\bttc\b|^\W*(?:caution|\d+\s+enfants?)\b"
)
TOTAL = re.compile(r"^\W*(?:sous[- ]?)?total\b|\btotal\s*(?:general)?\s*:?\s*$|^ensemble\b")
# Of a column's title or an item: a sum given, or another one told beside it.
SUM = re.compile(
    r"montant|numeraire|subvention|\bsommes?\b|\baide|participation|fonds\s+de\s+concours|cotisation"
)
OTHER_SUMS = re.compile(
    r"demand|sollicit|recu|percu|n\s?-\s?1|preced|ancien|rappel|obtenu|budget|cout|depense|eligible|taux|base"
)
# Of an item's name: "Montant demandé : 500 €" names no body, "Anciens combattants", "Percussions de Coutances" do.
NAMES_OTHER_SUM = re.compile(
    r"\bdemande|sollicit|\brecue?s?\b|\bpercue?s?\b|n\s?-\s?1|\bprecedent|\bancien(?:ne)?s?\s+(?:montant|tarif|prix|taux|loyer)|\brappel\b|\bobtenu"
    r"|\bbudget|\bcouts?\b|\bdepense|\beligible|\btaux\b|\bbase\b(?!\s+(?:de|nautique))"
)
# What is kept back is given to nobody yet.
RESERVE = re.compile(
    r"\W*(?:\d+[.)]\s*)?(?:imprevus?|divers|reserves?\s*(?:$|\(|pour)|provisions?|reliquat|non\s+(?:affecte|attribue)\w*|(?:reste\s+)?a\s+(?:repartir|attribuer|affecter))\b"
)
