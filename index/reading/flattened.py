"""Texts whose lines were run together: the breaks are put back where French acts always make them."""

from __future__ import annotations

import re

_LONG = 1200  # characters of a line that no act prints: the text was flattened

_CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
_CAPITALS = rf"(?!MM?\.|M\. |Mme)[«\"(]?{_CAPITAL}[A-ZÀ-ÖØ-Þ0-9'’°«»\"()/.:&+-]*"
# A heading in capitals: four words or more, figures among them, against names of people, which stand in lists.
_HEADING = rf"(?=[«\"]?{_CAPITAL}{{2}})(?:{_CAPITALS} (?:(?:[-–«»&/+:]|\d{{1,4}}|[aày]) )?){{3,}}{_CAPITALS}(?: »| (?:19|20)\d\d)?"

_CODE = r"(?:[A-Z]{1,6}[-_ ]?)?(?:19|20)\d\d[-_/]\d{2,3}(?:[-_/]\d{1,4})?"
_SPEAKER = r"(?:Monsieur|Madame|M\.|Mme) (?:l[ea] |L[ea] )?[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,2},?"
_TELLS = (
    r"(?:rappelle|expose|informe|propose|explique|indique|donne|présente|précise|demande|passe|cède|invite|rapporte"
    r"|fait|dresse|ouvre)"
)
# Words between a title and a speaker that show that the sentence began before: "ce que Mme le Maire propose".
_NOT_AFTER = "".join(
    rf"(?<!{word})"
    for word in (
        " que",
        " par",
        " et",
        " de",
        " à",
        " où",
        " dont",
        " si",
        " quand",
        " comme",
        " qu’",
        " qu'",
        ",",
    )
)
# Where a sentence, a count or words in capitals end.
_CLOSED = r"(?:(?<=[.;!?)»\d%€|\[\uf000-\uf0ff])|(?<=[A-ZÀ-Þ]{3}))"
# Before these a paragraph begins.
_PARAGRAPHS = re.compile(
    "|".join(
        (
            r"(?<=[.;:,»)\d]) (?=(?:Vu|VU|Considérant|CONSID[ÉE]RANT|Attendu) (?:l|d|q|L|D|Q))",
            r" (?=(?:ARTICLE|Article) (?:\d{1,2}|1er|[Pp]remier|unique)\b ?[:.–-])",
            r" (?<!bsent )(?<!bsents )(?<!BSENTS )(?=(?:(?:É|E)taient |(?:É|E)TAIENT )?(?:[Pp]résents?|PR[ÉE]SENTS?|[Aa]bsents?|ABSENTS?|[Ee]xcusée?s?|EXCUS[ÉE]S?|[Pp]ouvoirs?|POUVOIRS?|[Pp]rocurations?)(?: [a-zé(]+){0,5} ?:)",
            r"(?<! d[ue])(?<! D[UE])(?<! un)(?<! UN) (?=(?:Secrétaire|SECR[ÉE]TAIRE|Nombre d|Date d|Objet|OBJET|Rapporteur|RAPPORTEUR)[^.:]{0,40}:)",
            r" (?=(?:Président|PR[ÉE]SIDENT)(?:e|E)? ?:)",
            r" (?=(?:Ordre du jour|ORDRE DU JOUR)(?: :| [A-ZÀ-Þ\d]))",
            r"(?<=ordre du jour|ORDRE DU JOUR) (?=\d)",
            r" (?=(?:Après en avoir|Après avoir|APR[ÈE]S EN AVOIR) (?:délibéré|D[ÉE]LIB[ÉE]R[ÉE]|entendu))",
            rf"{_NOT_AFTER} (?={_SPEAKER} {_TELLS}\b)",
            r" (?=(?:D[ée]lib[ée]ration|D[ÉE]LIB[ÉE]RATION) (?:[Nn]°|[Nn]o) ?[\dA-Z])",
            rf"(?<=[.;:!?)»]) (?=(?:[Nn]° ?)?{_CODE} )",
            r"(?<![:°]) (?=[A-Z]{2,6}(?:[-_ ]?(?:19|20)\d\d[-_/]\d{2,3}(?:[-_/]\d{1,4})?|/?\d{1,4}[-_](?:19|20)\d\d) )",
            r"(?<!ation)(?<! la) (?=[Nn]° ?(?:\d{1,2}-\d{1,2}-)?(?:19|20)\d\d(?:[-_/]\d{2,4})? ?-? ?[A-ZÀ-Þ])",
            r"(?<![°:])(?<!ration)(?<! du) (?=(?:[Nn]° ?)?\d{1,3}/\d{1,3}-(?:19|20)\d\d ?[-–—]+ ?[A-ZÀ-Þ])",
            r" (?=[Nn]° ?\d{3,}[ \d/_-]{0,8} ?[-–] ?[A-ZÀ-Þ]{2})",
            # A number of a series, behind a sentence's end, a count or words in capitals.
            rf"{_CLOSED} (?=\d{{1,2}}(?:\.\d{{1,2}})? ?[.)°/–-]{{1,2}} ?(?:[-–] )?[A-ZÀ-Þ])",
            rf"{_CLOSED} (?=\d{{1,2}}\.\d{{1,2}} [A-ZÀ-Þ])",
            r" (?=\d{1,2}(?:\.\d{1,2})?\.? D[ée]lib[ée]ration )",
            r" (?=(?:Point|POINT) (?:[Nn]° ?)?\d{1,2} (?:[:–-] )?[A-ZÀ-Þ])",
            r"(?<!l’)(?<!l') (?=(?:Affaire|AFFAIRE|Dossier|DOSSIER|Question|QUESTION) [Nn]° ?\d{1,2}(?:-\d{1,2})? ?[:–-] ?[A-ZÀ-Þ])",
            # Behind a result the next point's number stands, with no sign: "À L'UNANIMITÉ 05 Vente du pré".
            r"(?:(?<=NANIMITE)|(?<=NANIMITÉ)|(?<=MAJORITE)|(?<=MAJORITÉ)|(?<=PREND ACTE)) (?=\d{1,2} [A-ZÀ-Þ«][a-zà-ÿ])",
            r" (?=(?:Vote|VOTE|Votes|R[ée]sultats? du vote|Scrutin) ?:)",
            r" (?=(?:Fait|FAIT) (?:à|et d[ée]lib[ée]r[ée]))",
        )
    )
)
# Before these a line begins.
_LINES = re.compile(
    "|".join(
        (
            r"(?<=[.;:,)]) (?=(?:APPROUVE|AUTORISE|D[ÉE]CIDE|ADOPTE|FIXE|DIT|PR[ÉE]CISE|VOTE(?! :)|ATTRIBUE|ACCORDE|DONNE|PREND|CHARGE|SOLLICITE|VALIDE|ACCEPTE|RETIENT|CONFIRME|D[ÉE]SIGNE|INSCRIT)\b)",
            r" (?=[•✓➢▪➔] )",
            r"(?<=[.;:]) (?=- )",
            r" (?=(?:[Pp]our|POUR|[Cc]ontre|CONTRE|[Aa]bstentions?|ABSTENTIONS?) ?: ?\d)",
        )
    )
)
_BREAK = "\n\n"
# A short heading in capitals, that its place tells: between a sentence's end and a sentence's beginning.
_SHORT_HEADING = re.compile(
    r"(?<=[a-zà-ÿ0-9][.!?]) (?P<heading>(?=[^a-zà-ÿ]{12})(?!M(?:M|ME|MES)?\b)[A-ZÀ-Þ]{4}[A-ZÀ-Þ’'-]*(?: (?:[A-ZÀ-Þ0-9][A-ZÀ-Þ0-9’'°/-]*|[–-])){1,9})"
    r" (?=(?:L[ae]s?|Les|L’|L'|Monsieur|Madame|M\.|Mme|Il|Elle|Vu|Par|Dans|Suite|Afin|Pour|Après|Depuis|Considérant|Le)[ a-zà-ÿ’'])"
)
# The sign behind a heading's number keeps it on the number's line: "N° 230214 001 - SCHOOL MEALS".
_AFTER_HEADING = re.compile(
    rf"(?<![A-ZÀ-Þ] )(?<![A-ZÀ-Þ]{{2}}[,.] )(?P<sign>(?<=[\d.)]) [-–:/] |(?<=\D\d[.)/°]) |(?<=\D\d\d[.)/°]) )?(?<![\w'’.])(?P<heading>{_HEADING})(?= {_CAPITAL}[a-zà-ÿ'’])"
)


def restore_lines(text: str) -> str:
    """The text with its paragraphs and lines apart again, where it is one long line; else the text as it is.

    >>> restore_lines("Le conseil, " + "x" * 1300 + " Article 1 : Oui.").rsplit("x", 1)[1]
    '\\n\\nArticle 1 : Oui.'
    """
    if max(map(len, text.split("\n")), default=0) < _LONG:
        return text
    text = _AFTER_HEADING.sub(lambda m: f"{m['sign'] or _BREAK}{m['heading']}\n\n", text)
    text = _SHORT_HEADING.sub(lambda m: f"{_BREAK}{m['heading']}{_BREAK}", text)
    text = _LINES.sub("\n", _PARAGRAPHS.sub("\n\n", text))
    return re.sub(r"[ ]*\n[ ]*", "\n", text)
