"""On what terms a grant is given: for each of how many, for which year, in how many payments, on what condition."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from index.amounts import Amount, Basis, find_amounts
from index.facts.finder import DECIDING, Reading, sentences
from index.text import flat, squeeze
from index.types import Grant, GrantStatus, SectionKind

# --- per unit ------------------------------------------------------------------------------------------

_PEOPLE = (
    r"eleve|enfant|habitant|famille|foyer|menage|agent|adherent|licencie|participant|personne|jeune|etudiant|collegien"
    r"|lyceen|apprenti|stagiaire|beneficiaire|salarie|abonne|convive|senior|sportif"
)
_THINGS = r"classe|logement|place|dossier|projet|sejour|repas|nuitee|kilometre|km|equipe|velo|arbre|nid|hectare|tonne|an\b|annee\b"
# What is multiplied once more: "10 € par jour et par enfant" for 24 children says no sum.
_TIMES = r"jour|nuit|nuitee|heure|seance|semaine|mois|trimestre"
UNIT = rf"{_PEOPLE}|{_THINGS}|{_TIMES}"
_PER = re.compile(
    rf"\s*(?:t\.?t\.?c\.?|h\.?t\.?)?\s*(?:(?:par|/)\s*(?P<times>{_TIMES})\b\s*(?:et\s+)?)?(?:par|/)\s*(?:an\s+(?:et\s+)?par\s+)?"
    rf"(?P<unit>{_PEOPLE}|{_THINGS})(?!\w{{2}})(?:\s*(?:et\s+par|/|par)\s*(?P<then>{_TIMES})\b)?"
)
_YEARLY = ("an", "annee")
# "montant forfaitaire par agent bénéficiaire = 207 €".
_PER_BEFORE = re.compile(
    rf"\b(?:montant|forfait|tarif|cout)\s+(?:forfaitaire\s+|unitaire\s+|annuel\s+)?par\s+(?P<unit>{_PEOPLE})\b[^.;€]{{0,70}}$"
)


@dataclass(frozen=True, slots=True)
class PerUnit:
    """ "150 € par élève, 24 élèves": ``unit`` as printed, ``count`` None where the words give none for certain;
    ``end``: where its words end."""

    price: Decimal
    unit: str
    count: int | None
    end: int

    @property
    def total(self) -> Decimal | None:
        """What it makes in all; of a yearly sum, that of one year."""
        if flat(self.unit) in _YEARLY:
            return self.price
        return None if self.count is None else self.price * self.count


def per_unit(text: str, plain: str, where: tuple[int, int], amount: Amount) -> PerUnit | None:
    """The unit that an amount is for each of; ``where``: the sentence, that the amount's place is counted from."""
    start, end = where
    match = _PER.match(plain, start + amount.end, end)
    if match is None:
        before = _PER_BEFORE.search(plain[start : start + amount.start])
        return PerUnit(amount.euros, before["unit"], None, start + amount.end) if before else None
    times, then = match["times"], match["then"]
    unit = text[match.start("times" if times else "unit") : match.end("then" if then else "unit")]
    count = None if times or then else _count(plain, where, match["unit"])
    return PerUnit(amount.euros, squeeze(unit), count, match.end())


def _count(plain: str, where: tuple[int, int], unit: str) -> int | None:
    """How many of the unit the sentence counts, where it prints one number of them."""
    counted = re.compile(rf"(?<![\d.,])(\d{{1,3}}(?: \d{{3}})*|\d+)\s+(?:jeunes\s+)?{unit}s?\b(?!\s*[/:])")
    numbers = {int(m[1].replace(" ", "")) for m in counted.finditer(plain, *where)}
    return numbers.pop() if len(numbers) == 1 else None


def unit_told(text: str, plain: str, where: tuple[int, int], total: Amount) -> PerUnit | None:
    """The unit price told beside a total, "180 € (30 € par élève)"; its count only where the product is the total."""
    amounts = find_amounts(text[where[0] : where[1]])
    told = [per for a in amounts if a is not total and (per := per_unit(text, plain, where, a))]
    if len(told) != 1 or told[0].price >= total.euros:
        return None
    return told[0] if told[0].total == total.euros else replace(told[0], count=None)


def is_per_unit(plain: str, amount: Amount) -> bool:
    """Is an amount the price of one of several, and no sum? A yearly sum is one."""
    match = _PER.match(plain, amount.end)
    return match is not None and match["unit"] not in _YEARLY


def priced(reading: Reading, where: tuple[int, int], amount: Amount, grant: Grant) -> Grant:
    """The grant with this amount, its basis, its limit and its unit price; ``where`` is the amount's sentence.
    Its words go on to those of the unit price: no figure is told that they don't hold."""
    text, plain = reading.text.text, reading.plain
    per = per_unit(text, plain, where, amount)
    beside = per or unit_told(text, plain, where, amount)
    start = reading.text.offset(grant.span.page, grant.span.start)
    end = start + len(grant.span.quote)
    return replace(
        grant,
        span=reading.span(start, beside.end) if beside and beside.end > end else grant.span,
        amount=per.total if per else amount.euros,
        basis=amount.basis.value if amount.basis else "",
        maximum=amount.maximum,
        unit_price=beside.price if beside else None,
        unit=beside.unit if beside else "",
        count=beside.count if beside else None,
    )


# --- the year it is for --------------------------------------------------------------------------------

_YEAR = r"(?:19|20)\d\d"
_PERIOD = re.compile(
    r"\b(?:annees?|exercices?|saisons?|campagnes?|editions?|rentrees?)\s+(?:scolaires?\s+|civiles?\s+|sportives?\s+|universitaires?\s+|culturelles?\s+|budgetaires?\s+)?"
    rf"(?P<first>{_YEAR})(?:(?:\s*(?:-|/|et|a)\s*(?={_YEAR})|[-/])(?P<last>{_YEAR}|\d\d(?!\d)))?(?!\d)"
    rf"|\b(?:au\s+titre\s+de|pour|pour\s+l'an)\s+(?P<alone>{_YEAR})(?:\s*[-/]\s*(?P<next>{_YEAR}))?(?!\d|[.,]\d|\s*(?:€|euros?\b|\d))"
)
_YEARS = re.compile(rf"(?<!\d)(?P<first>{_YEAR})(?:\s*[-/]\s*(?P<last>{_YEAR}|\d\d(?!\d)))?(?!\d)")
_TITLED = re.compile(
    rf"\b(?:subventions?|cotisations?|participations?|aides?)\b[^.\n]{{0,60}}?\b(?P<year>{_YEAR})\b(?:\s*[-/]\s*(?P<next>{_YEAR}))?"
)


def period_in(plain: str, at: int = 0) -> str:
    """The year or years that the words name as the grant's: the first behind ``at``, else the last before it."""
    found = list(_PERIOD.finditer(plain))
    match = next((m for m in found if m.start() >= at), found[-1] if found else None)
    return _years(match["first"] or match["alone"], match["last"] or match["next"]) if match else ""


def period_of_column(title: str) -> str:
    """ "Voté 2022", "Montant saison 2021-2022": the year in a column's title."""
    match = _YEARS.search(title)
    return _years(match["first"], match["last"]) if match else ""


_BASIS_TITLED = re.compile(r"\b(?:(?P<ht>h\.?\s?t\b|hors\s+taxes?)|t\.?\s?t\.?\s?c\b|toutes\s+taxes)")
_LIMIT_TITLED = re.compile(r"\bmaxi(?:m\w+)?\b|\bplafo")


def basis_of_column(title: str) -> str:
    """ "Montant (€ TTC)", "Subvention H.T.": the basis in a column's title, "" where none is printed."""
    match = _BASIS_TITLED.search(title)
    return "" if match is None else (Basis.HT if match["ht"] else Basis.TTC).value


def is_limit(title: str) -> bool:
    """Does a column's title tell a limit: "Subvention maximale", "Plafond de l'aide"?"""
    return _LIMIT_TITLED.search(title) is not None


def _period_of_title(title: str) -> str:
    """ "Subventions aux associations 2022", "Cotisation 2021-2022 à l'AMF"."""
    match = _TITLED.search(title)
    return period_in(title) or (_years(match["year"], match["next"]) if match else "")


def _years(first: str, last: str | None) -> str:
    if not last:
        return first
    return f"{first}-{last if len(last) == len(first) else first[:2] + last}"


# --- payments and conditions ---------------------------------------------------------------------------

_NUMBER = r"(?:deux|trois|quatre|cinq|six|plusieurs|\d{1,2})"
_INSTALMENTS = re.compile(
    r"\b(?:vers(?:e|ee|ees|es|er|ement|ements|era)|mandat\w*|pa(?:ye|yee|yer|iement)s?|regl\w+|liquid\w+|echelonn\w+)\b[^.;]{0,80}?"
    rf"(?:\b(?:en|de)\s+{_NUMBER}\s+(?:fois|versements?|tranches|echeances|parts|mensualites|annuites)\b|\bacomptes?\s+de\s+\d{1, 3}\s?%"
    r"|\d{1,3}\s?%\s+(?:a\s+la|a\s+l'|au|lors|des\s+la)\b)"
    r"|\bun\s+acompte\s+de\s+\d{1,3}\s?%"
)
_CONDITION = re.compile(
    r"\bsous\s+(?:la\s+)?(?:reserve|condition)\b|\ba\s+(?:la\s+)?condition\s+(?:que|qu'|de|d')"
    r"|\b(?:subordonn|conditionn)ee?s?\s+(?:a|au|aux|par)\b"
)
_CLAUSE_END = re.compile(r"\.(?=\s|$)|;|\n[ \t]*\n|\n[ \t]*[-–•➢✓]")
_LONGEST = 300  # characters of a clause kept
# What the clause is of, where it stands in a sentence of its own: this money, or all of it.
_MONEY = re.compile(
    r"\b(?:subvention|aide|participation|fonds\s+de\s+concours|somme|dotation|versement|paiement|cotisation|elle)(?P<all>s)?\b"
)


@dataclass(frozen=True, slots=True)
class _Clause:
    field: str  # of Grant
    start: int
    end: int
    words: str


def with_terms(reading: Reading, grants: Sequence[Grant]) -> list[Grant]:
    """The grants with their period, and with the payments and conditions told in their sentence or behind it. A
    grant's words go on to those of its own sentence."""
    if not grants:
        return []
    borders = [r for s in reading.ranges(*DECIDING, SectionKind.REPORT) for r in sentences(reading.plain, *s)]
    places = [_place(reading, g) for g in grants]
    clauses: list[list[_Clause]] = [[] for _ in grants]
    for clause in _clauses(reading):
        for i in _meant(reading, clause, borders, list(zip(grants, places, strict=True))):
            clauses[i].append(clause)
    title = flat(reading.act.title.value) if reading.act.title else ""
    out = []
    for grant, at, mine in zip(grants, places, clauses, strict=True):
        told = {clause.field: clause.words for clause in reversed(mine)}
        sentence = _sentence(borders, at)
        ends = [c.end for c in mine if at <= c.start < sentence[1]]
        out.append(
            replace(
                grant,
                period=grant.period or _period(reading, grant, at, borders) or _period_of_title(title),
                instalments=told.get("instalments", ""),
                condition=told.get("condition", ""),
                span=reading.span(at, max([at + len(grant.span.quote), *ends])),
            )
        )
    return out


def _place(reading: Reading, grant: Grant) -> int:
    return reading.text.offset(grant.span.page, grant.span.start)


def _period(reading: Reading, grant: Grant, at: int, borders: list[tuple[int, int]]) -> str:
    if "\t" in grant.span.quote:
        return period_in(flat(f"{grant.purpose} ; {grant.theme}"))
    start, end = _sentence(borders, at)
    return period_in(reading.plain[start:end], at - start)


def _sentence(borders: list[tuple[int, int]], at: int) -> tuple[int, int]:
    """The sentence that holds a place; an empty one where none does."""
    index = bisect_right(borders, at, key=lambda border: border[0]) - 1
    return borders[index] if index >= 0 and borders[index][0] <= at < borders[index][1] else (at, at)


def _clauses(reading: Reading) -> list[_Clause]:
    out = []
    for start, end in reading.ranges(*DECIDING, SectionKind.REPORT):
        for field, pattern in (("instalments", _INSTALMENTS), ("condition", _CONDITION)):
            for match in pattern.finditer(reading.plain, start, end):
                stop = _CLAUSE_END.search(reading.plain, match.end(), end)
                until = min(stop.start() if stop else end, match.start() + _LONGEST)
                words = _within_brackets(reading.text.text[match.start() : until])
                at = match.start()
                out.append(_Clause(field, at, at + len(words), squeeze(words).strip(" ,")))
    return sorted(out, key=lambda c: c.start)


def _within_brackets(words: str) -> str:
    """The words up to the bracket that closes one opened before them."""
    depth = 0
    for at, char in enumerate(words):
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return words[:at]
    return words


def _meant(
    reading: Reading, clause: _Clause, borders: list[tuple[int, int]], grants: list[tuple[Grant, int]]
) -> list[int]:
    """Which grants a clause is of: that of its sentence, last told before it; else the last told, or all of them
    where it speaks of "the grants". A clause of other things than the money given is of none."""
    start, end = _sentence(borders, clause.start)
    own = [i for i, (g, at) in enumerate(grants) if g.status in (GrantStatus.AWARDED, GrantStatus.PROPOSED)]
    beside = [i for i in own if start <= grants[i][1] < end]
    if beside:
        return [
            max([i for i in beside if grants[i][1] <= clause.start] or beside[:1], key=lambda i: grants[i][1])
        ]
    subject = list(_MONEY.finditer(reading.plain, start, end))
    if not subject:
        return []
    before = [i for i in own if grants[i][1] <= clause.start]
    if any(m["all"] for m in subject):
        return before or own
    return before[-1:] if before else own if len(own) == 1 else []
