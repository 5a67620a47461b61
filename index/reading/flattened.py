"""Texts whose lines were run together: the breaks are put back where French acts always make them."""

from __future__ import annotations

import re

_LONG = 1200  # characters of a line that no act prints: the text was flattened

_CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
_CAPITALS = rf"(?!MM?\.|M\. |Mme)[«\"(]?{_CAPITAL}[A-ZÀ-ÖØ-Þ0-9'’°«»\"()/.:&+-]*"
# A heading in capitals: four words or more, against names of people, which stand in lists.
_HEADING = rf"(?:{_CAPITALS} (?:[-–«»&/+] )?){{3,}}{_CAPITALS}(?: »)?"

# Before these a paragraph begins.
_PARAGRAPHS = re.compile(
    "|".join(
        (
            r"(?<=[.;:,»)\d]) (?=(?:Vu|VU|Considérant|CONSID[ÉE]RANT|Attendu) (?:l|d|q|L|D|Q))",
            r" (?=(?:ARTICLE|Article) (?:\d{1,2}|1er|[Pp]remier|unique)\b ?[:.–-])",
            r" (?=(?:(?:É|E)taient |(?:É|E)TAIENT )?(?:[Pp]résents?|PR[ÉE]SENTS?|[Aa]bsents?|ABSENTS?|[Ee]xcusée?s?|EXCUS[ÉE]S?|[Pp]ouvoirs?|POUVOIRS?|[Pp]rocurations?)(?: [a-zé(]+){0,5} ?:)",
            r" (?=(?:Secrétaire|SECR[ÉE]TAIRE|Nombre d|Date d|Ordre du jour|ORDRE DU JOUR|Objet|OBJET|Rapporteur|RAPPORTEUR)[^.:]{0,40}:)",
            r" (?=(?:Après en avoir|Après avoir|APR[ÈE]S EN AVOIR) (?:délibéré|D[ÉE]LIB[ÉE]R[ÉE]|entendu))",
            r"(?<=[.;:!?)»]) (?=(?:Monsieur|Madame|M\.|Mme) l[ea] (?:Maire|Présidente?) (?:rappelle|expose|informe|propose|explique|indique|donne|présente))",
            r" (?=(?:D[ée]lib[ée]ration|D[ÉE]LIB[ÉE]RATION) (?:[Nn]°|[Nn]o) ?[\dA-Z])",
            r"(?<=[.;:!?)»]) (?=(?:[Nn]° ?)?(?:[A-Z]{1,6}[-_ ]?)?(?:19|20)\d\d[-_/]\d{2,3} )",
            r"(?<!ation)(?<! la) (?=[Nn]° ?(?:19|20)\d\d[-_/]\d{2,4} [A-ZÀ-Þ])",
            r" (?=[Nn]° ?\d{3,}[ \d/_-]{0,8} ?[-–] ?[A-ZÀ-Þ]{2})",
            r" (?=\d{1,2}(?:\.\d{1,2})?\.? D[ée]lib[ée]ration )",
            r"(?<=[.;!?)»]) (?=\d{1,2} ?[.)°/-]{1,2} ?(?:- )?[A-ZÀ-Þ]{2})",
            r" (?=(?:Vote|VOTE|Votes|R[ée]sultats? du vote|Scrutin) ?:)",
            r" (?=(?:Fait|FAIT) (?:à|et d[ée]lib[ée]r[ée]))",
        )
    )
)
# Before these a line begins.
_LINES = re.compile(
    "|".join(
        (
            r"(?<=[.;:,)]) (?=(?:APPROUVE|AUTORISE|D[ÉE]CIDE|ADOPTE|FIXE|DIT|PR[ÉE]CISE|ATTRIBUE|ACCORDE|DONNE|PREND|CHARGE|SOLLICITE|VALIDE|ACCEPTE|RETIENT|CONFIRME|D[ÉE]SIGNE|INSCRIT)\b)",
            r" (?=[•✓➢▪➔] )",
            r"(?<=[.;:]) (?=- )",
            r" (?=(?:[Pp]our|POUR|[Cc]ontre|CONTRE|[Aa]bstentions?|ABSTENTIONS?) ?: ?\d)",
        )
    )
)
_AFTER_HEADING = re.compile(
    rf"(?<![A-ZÀ-Þ] )(?<![A-ZÀ-Þ]{{2}}[,.] )(?P<heading>{_HEADING})(?= {_CAPITAL}[a-zà-ÿ'’])"
)


def restore_lines(text: str) -> str:
    """The text with its paragraphs and lines apart again, where it is one long line; else the text as it is.

    >>> restore_lines("Le conseil, " + "x" * 1300 + " Article 1 : Oui.").rsplit("x", 1)[1]
    '\\n\\nArticle 1 : Oui.'
    """
    if max(map(len, text.split("\n")), default=0) < _LONG:
        return text
    text = _AFTER_HEADING.sub(lambda m: f"\n\n{m['heading']}\n\n", text)
    text = _LINES.sub("\n", _PARAGRAPHS.sub("\n\n", text))
    return re.sub(r"[ ]*\n[ ]*", "\n", text)
