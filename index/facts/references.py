"""References: the codes, laws and earlier acts that an act stands on."""

from __future__ import annotations

import re

from index.act_numbers import NUMBER
from index.facts.finder import Example, Finder, Reading
from index.patterns import starting
from index.text import squeeze
from index.types import Fact, Reference, SectionKind

# The codes of French law that councils act under: a closed list.
_CODE = re.compile(
    r"c(?<!\wc)(?:\.?\s?g\.?\s?c\.?\s?t\b\.?|ode\s+(?:"  # the letter first: so only it is tried
    r"general\s+(?:des\s+collectivites\s+territoriales|de\s+la\s+(?:propriete\s+des\s+personnes\s+publiques|fonction\s+publique)|des\s+impots)"
    r"|de\s+(?:l'(?:urbanisme|environnement|education|energie|action\s+sociale\s+et\s+des\s+familles|expropriation)"
    r"|la\s+(?:commande\s+publique|construction\s+et\s+de\s+l'habitation|sante\s+publique|route|voirie\s+routiere"
    r"|securite\s+(?:interieure|sociale)|consommation|propriete\s+intellectuelle|recherche)|justice\s+administrative|commerce)"
    r"|du\s+(?:travail|patrimoine|sport|tourisme|domaine\s+de\s+l'etat)"
    r"|des\s+(?:marches\s+publics|transports|communes|juridictions\s+financieres|relations\s+entre\s+le\s+public\s+et\s+l'administration)"
    r"|rural(?:\s+et\s+de\s+la\s+peche\s+maritime)?|electoral|forestier|civil|penal|monetaire\s+et\s+financier)\b)"
)
_ARTICLES = re.compile(r"\b(?:l|r|d)\s?\.?\s?(?:\*\s?)?\d{3,4}(?:\s?-\s?\d{1,3}){0,3}")
_TEXT = re.compile(
    rf"(?P<kind>{starting('loi', 'decret', 'ordonnance', 'deliberation', 'arrete')})\s+(?:[\w' ]{{0,40}}?\s)?"
    rf"(?:n\s?[°o]\s*(?P<number>(?i:{NUMBER})|\d{{2}}\.\d{{2,4}}|\d{{1,4}})|(?P<bare>(?:19|20)?\d\d-\d{{1,4}})(?=\s+du\s+\d))"
)
_CGCT = "Code général des collectivités territoriales"
_GROUND = (SectionKind.RECITAL, SectionKind.EXPOSE, SectionKind.ARTICLE)


def find(reading: Reading) -> tuple[Fact, ...]:
    """References in the grounds and the decision; each (text, article) once, where it is first printed."""
    found: dict[tuple[str, str], Reference] = {}
    for start, end in reading.ranges(*_GROUND):
        for reference in [*_codes(reading, start, end), *_texts(reading, start, end)]:
            found.setdefault((reference.code.lower(), reference.article), reference)
    return tuple(found.values())


def _codes(reading: Reading, start: int, end: int) -> list[Reference]:
    out = []
    for match in _CODE.finditer(reading.plain, start, end):
        line_end = next(
            (
                m.start()
                for m in re.compile(r";|\.\s*\n|\n[ \t]*\n").finditer(reading.plain, match.end(), end)
            ),
            end,
        )
        line_start = max(start, reading.plain.rfind(";", start, match.start()) + 1)
        code = _code_name(squeeze(reading.text.text[match.start() : match.end()]))
        articles = list(_ARTICLES.finditer(reading.plain, line_start, line_end))
        for article in articles:
            label = re.sub(r"\s|\.", "", article[0]).upper()
            out.append(Reference(code, f"{label[0]}. {label[1:]}", reading.span(*article.span())))
        if not articles:
            out.append(Reference(code, "", reading.span(*match.span())))
    return out


def _code_name(printed: str) -> str:
    short = re.sub(r"[\s.]", "", printed).upper()
    return _CGCT if short == "CGCT" or "ollectivit" in printed.lower() else printed[0].upper() + printed[1:]


def _texts(reading: Reading, start: int, end: int) -> list[Reference]:
    out = []
    for match in _TEXT.finditer(reading.plain, start, end):
        at, until = match.span("number" if match["number"] else "bare")
        kind = squeeze(reading.text.text[match.start("kind") : match.end("kind")]).capitalize()
        number = squeeze(reading.text.text[at:until])
        out.append(Reference(f"{kind} n° {number}", "", reading.span(match.start(), until)))
    return out


def show(fact: Fact) -> str:
    assert isinstance(fact, Reference)
    return f"{fact.code} {fact.article}".strip()


FINDER = Finder(
    name="references",
    find=find,
    show=show,
    examples=(
        Example(
            "Vu le Code général des collectivités territoriales, notamment ses articles L.3121-14 et L. 3211-1 ;",
            (f"{_CGCT} L. 3121-14", f"{_CGCT} L. 3211-1"),
        ),
        Example("Vu l'article L 2121-29 du CGCT ;", (f"{_CGCT} L. 2121-29",)),
        Example("Vu la délibération n°2021-257 du 1er juillet 2021 ;", ("Délibération n° 2021-257",)),
        Example("Le code d'accès est remis au gardien.", ()),
        Example(
            "Vu la loi n° 2015-991 du 7 août 2015 ;\nVu le code de la commande publique ;",
            ("Loi n° 2015-991", "Code de la commande publique"),
        ),
        Example(
            "Vu la délibération n° CC 2021-07 ;\nVu le décret n° 2001-495 du 6 juin 2001 ;",
            ("Délibération n° CC 2021-07", "Décret n° 2001-495"),
        ),
        Example(
            "Vu le décret n° 91.415 du 31 décembre 1991 ;\nVu la loi 82-213 du 2 mars 1982 ;",
            ("Décret n° 91.415", "Loi n° 82-213"),
        ),
        Example("Vu la loi qui fixe un prêt de 12-15 ans du 3 mai ;", ()),
    ),
)
