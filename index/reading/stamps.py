"""How the préfecture's and the signing platform's stamps are worded."""

from __future__ import annotations

import re

_DATE = r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}"
_ACT_ID = r"\d{3}-\d{9}-\d{8}-[\w.°/ -]{1,40}-(?:DE|AR|AI|AU|BF|CC|RE|LC)(?:-[\d-]+)?"
_STAMP = re.compile(
    rf"(?:(?:Envoyé|Reçu|Transmis|Retour)\s+(?:en|à la|au|de la)?\s*(?:sous[- ])?pr[ée]fecture\b.{{0,40}}"
    r"|(?:Envoi|R[ée]ception)(?:\s+(?:en|à la|par le|par la))?\s+(?:sous[- ])?pr[ée]f(?:ecture|et)\b.{0,30}"
    rf"|(?:Affich[ée]e?|Publi[ée]e?)\s+le\s*:?(?:\s*{_DATE})?|(?:Affichage|Publication)\s*:\s*{_DATE}"
    rf"|ID\s*:\s*\d{{3}}-.{{5,60}}|{_ACT_ID}"
    rf"|Date de (?:(?:télé)?transmission|réception(?: en)? préfecture)\s*:?\s*{_DATE}"
    r"|Accus[ée] de r[ée]ception\b.{0,60}|Acte certifi[ée] ex[ée]cutoire\b.{0,30}|Berger[- ]Levrault.{0,20}"
    rf"|(?:{_DATE}\s*){{1,3}})",
    re.IGNORECASE,
)


def is_stamp(line: str) -> bool:
    """Could this line be part of a stamp? A date alone could: its place on the page must tell.

    >>> is_stamp("Reçu en préfecture le 12/04/2022"), is_stamp("Reçu en mairie")
    (True, False)
    """
    return len(line) < 120 and bool(_STAMP.fullmatch(line.strip()))


def is_dated(line: str) -> bool:
    """Is the line dates and nothing else?"""
    return bool(re.fullmatch(rf"(?:{_DATE}\s*)+", line.strip()))
