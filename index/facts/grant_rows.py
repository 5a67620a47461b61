"""Grants in tables and lists: a row a beneficiary, under column titles or under a sentence that announces them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from index.amounts import find_amounts, format_euros, parse_amount, tells_money
from index.facts import funding_requests
from index.facts.finder import Reading
from index.facts.grant_terms import period_of_column
from index.facts.grant_words import nature_in
from index.names import clean_beneficiary
from index.text import flat, squeeze
from index.types import PAGE_BREAK, Check, Grant, GrantStatus, Nature, SectionKind, Table

# Column titles, by what the column holds. An amount column is chosen in this order: what was voted counts.
_WHO = re.compile(
    r"beneficiaire|associations?\b|\bnom\b|organisme|\btiers\b|\bclubs?\b|structure|raison\s+sociale|intitule|denomination|commune|lycee|college|etablissement|porteur|designation"
)
_ASSOCIATIONS = re.compile(r"beneficiaire|associations?\b|\bclubs?\b|organisme")
_VOTED = re.compile(r"\bvote|attribu|accord|alloue|decision|octroy")
_SUM = re.compile(r"montant|subvention|somme|\baide|participation|fonds\s+de\s+concours|cotisation")
_PROPOSED = re.compile(r"propos")
_OTHER_SUMS = re.compile(
    r"demand|sollicit|recu|percu|n\s?-\s?1|preced|ancien|rappel|obtenu|budget|cout|depense|eligible|\bht\b|taux|base"
)
_WHY = re.compile(r"objet|projet|action|motif|manifestation|\bnature\b|operation|destination")
_CODE = re.compile(r"^(?:n\s?°|code|numero|id\b|ref)")
_TOTAL = re.compile(r"^\W*(?:sous[- ]?)?total\b|\btotal\s*(?:general)?\s*:?\s*$|^ensemble\b")
_NO_GRANTS = re.compile(
    r"imputation|\bcp\b|tarif|loyer|\blots?\b|entreprise|\bprix\b|surface|parcelle|plan\s+de\s+financement|charges\b|recettes\b|produits\b|emprunt|chapitre|amortissement|\btaux\s+d|\bcouts?\s+(?:total|global|de\s+l|previsionnel)|voix\b|\belus\b|\bb\.?p\b|\bcfu\b"
)
_GRANTS = re.compile(
    r"subvention|\baides?\b|participation|cotisation|fonds\s+de\s+concours|\bsoutien|attribution"
)
_LISTED = re.compile(
    r"^[ \t]*(?:[-–—•*✓➢]+[ \t]*|\d{1,2}[.)][ \t]*)?(?P<who>[^\n\t:=]{3,90}?)[ \t]*(?:[:=]|\.{3,}|…|[–—-](?=[ \t]))[ \t]*(?P<tail>[^\n\t]{0,70}?\d[^\n\t]{0,12})$",
    re.MULTILINE,
)


# What makes a table or a list one of grants: its act's title, its column titles, or the sentence before it.
_TITLED = re.compile(
    r"\bsubventions?\b|\battribution\s+d|\baides?\s+(?:aux?|a\s+l|financi|exceptionn)|fonds\s+de\s+concours"
    r"|participations?\s+(?:aux?|a\s+l)|\bsoutien\s+(?:aux?|a\s+l)|\bcotisations?\b|vie\s+associative"
)
_ANNOUNCED = re.compile(
    r"(?:subventions?|aides?|participations?|cotisations?)\s+(?:\w+\s+){0,4}(?:suivant|ci-(?:dessous|apres)|comme\s+suit|aux\s+associations|defini|figurant|annuelles?)"
    r"|(?:attribu|accord|octro|allou|vers)\w*\b[^.]{0,160}\b(?:subvention|aide|participation)|demandes?\s+de\s+subventions?\s+(?:des|aux|\d{4})|tableau\s+d'attribution"
)
# What makes it none: money asked of others, prices and tariffs, accounts.
_ASKED = re.compile(
    r"plan\s+de\s+financement|autofinancement|fonds\s+propres|\bdetr\b|\bdsil\b|sollicit\w*\s+(?:une|l'|des|la|aupres)|aupres\s+d"
)
# An act's title that asks: "Réfection du toit - Demande de subventions"; the associations' own are "demandes".
_ASKS = re.compile(
    r"\bsollicit|\bdemande\s+(?:de|d')\s*(?:subventions?|aides?|financements?|fonds)\b(?!\s*(?:de\b|des\b|du\b|d'|aux?\b|\d{4}|annuelle|exceptionnelle|pour\s+(?:les|l'|le)\b))"
)
_FUNDERS = re.compile(
    r"^\W*(?:etat|region|departement|conseil\s+(?:regional|departemental|general)|europe|feder|leader|ademe|agence|reste\s+a\s+charge|commune)\b"
)
_PRICED = re.compile(
    r"tarif|redevance|loyer|\blocation|quotient|\bprix\b|devis|indemnite|prime\b|taxe|vaisselle"
)
_ACCOUNTS = re.compile(
    r"^\W*(?:\d{3,7}\b|article\s+\d|chapitre)|operations?\s+d'ordre|immobilisation|virement\s+de\s+la\s+section|emprunts?\s+et\s+dettes"
    r"|restes?\s+a\s+realiser|^\W*couts?\b|^\W*(?:aide|participation)\s+communale|amortissement|autofinancement|solde\s+d'execution|\bht\b|\bttc\b|^\W*(?:caution|\d+\s+enfants?)\b"
)


@dataclass(frozen=True, slots=True)
class _Columns:
    who: int
    amount: int
    why: int | None
    period: str  # the year in the amount's column title


def find(reading: Reading) -> tuple[list[Grant], list[Check]]:
    """Grants of all tables and lists of the act, and the checks of the totals they print."""
    grants: list[Grant] = []
    checks: list[Check] = []
    sums, theme, last = _Sums(), "", reading.act.start
    for table, start, end in reading.act_tables():
        columns = _columns(reading, table, start, end)
        theme = _theme_between(reading.text.text[last:start]) or theme
        if columns and reading.kind_at(start) is not SectionKind.ANNEX:
            found, checked, sums, theme = _table_rows(reading, (start, end), columns, (sums, theme))
            grants += found
            checks += checked
        last = end
    return grants + _list_rows(reading) + funding_requests.find(reading), checks


# "2) Attributions de subventions dans le cadre de la culture :": a line of its own that announces what follows.
_HEADING = re.compile(
    r"(?:^|\n)[ \t]*(?:(?:\d{1,2}|[a-zA-Z])[.)°]+[ \t]*|[-–•➢][ \t]*)?(?P<words>[^\n\t:]{4,140}?)[ \t]*:?[ \t]*\n*$"
)
_NUMBERED = re.compile(r"\.\s+\d{1,2}[.)]\s*")  # a numbered heading that runs on behind a sentence
_NO_THEME = re.compile(r"^votes?\b|\b(?:m\.|mme|monsieur|madame)|^(?:le|la|les)\s|\bsuivante?s?$")
_MONEY = re.compile(r"\d[ \d]*(?:,\d\d)?\s?€")


def _theme_between(words: str) -> str:
    """The heading between two tables. It stands on the second's page, or ends the page before with a colon: what
    else stands there is the page's foot. Where a table goes on over pages, so does its theme."""
    above, _, below = words.rpartition(PAGE_BREAK)
    return _heading(below) or (_heading(above) if above.rstrip().endswith(":") else "")


def _heading(before: str) -> str:
    """The heading in the last line of what stands before rows; "" where that line is a sentence's end or a sum."""
    match = _HEADING.search(before.rstrip(" \t\f"))
    words = _NUMBERED.split(squeeze(match["words"]))[-1] if match else ""
    no_heading = words.endswith((".", ";", ",")) or _MONEY.search(words) or _NO_THEME.search(flat(words))
    return "" if no_heading or not words[:1].isupper() else words


@dataclass(frozen=True, slots=True)
class _Sums:
    """What rows have added up to since the last printed total, and in all: a total may be either."""

    group: Decimal = Decimal(0)
    whole: Decimal = Decimal(0)

    def plus(self, amount: Decimal) -> _Sums:
        return _Sums(self.group + amount, self.whole + amount)


def _columns(reading: Reading, table: Table, start: int, end: int) -> _Columns | None:
    head = [flat(squeeze(h)) for h in table.header]
    title = flat(reading.act.title.value) if reading.act.title else ""
    before = reading.plain[max(reading.act.start, start - 400) : start]
    if _NO_GRANTS.search(" | ".join(head)) or not _is_of_grants(head, title, before):
        return None
    rows = [line.split("\t") for line in reading.text.text[start:end].split("\n")]
    who = next((i for i, h in enumerate(head) if _WHO.search(h) and not _CODE.search(h)), None)
    amount = _totalled_column(reading, table.header, head)
    amount = amount if amount is not None else _amount_column(head, rows)
    if who is None:
        who = _name_column(rows, amount)
    elif _worded(rows, who) <= 1 < _worded(rows, who + 1) and who + 1 != amount:
        who += 1  # the title stands beside its column
    if who is None or amount is None or who == amount or _are_accounts(rows, who, amount):
        return None
    told = [i for i, h in enumerate(head) if _WHY.search(h) and i not in (who, amount)]
    why = max(told, key=lambda i: _letters(rows, i), default=None)  # a column of codes (F, P) tells nothing
    period = period_of_column(head[amount]) if amount < len(head) else ""
    return _Columns(who, amount, why, period)


def _is_of_grants(head: list[str], title: str, before: str) -> bool:
    """Grants are told by the title, by the column titles, or by the sentence that announces the rows."""
    sums = [h for h in head if not _OTHER_SUMS.search(h)]
    given = any(_VOTED.search(h) or _GRANTS.search(h) for h in sums)
    columns = (given and any(_WHO.search(h) for h in head)) or (
        any(_SUM.search(h) for h in sums) and any(_ASSOCIATIONS.search(h) for h in head)
    )
    asked = (
        _ASKED.search(before[-250:])
        or _ASKED.search(title)
        or _ASKS.search(title)
        or _ASKED.search(" | ".join(head))
    )
    priced = _PRICED.search(title) or _PRICED.search(before[-160:]) or _PRICED.search(" | ".join(head))
    said = not _COSTED.search(before[-250:]) and (_TITLED.search(title) or _ANNOUNCED.search(before[-350:]))
    told = columns or said
    return bool(told) and not asked and not priced


def _are_accounts(rows: list[list[str]], who: int, amount: int) -> bool:
    """Rows of a budget, of a financing plan or of prices: their labels or their amounts say so."""
    labels = [flat(squeeze(row[who])) for row in rows if len(row) > who]
    funders = sum(bool(_FUNDERS.search(label)) for label in labels)
    sums = " ".join(flat(row[amount]) for row in rows if len(row) > amount)
    return (
        funders >= 2
        or sum(bool(_ACCOUNTS.search(label)) for label in labels) > 0.15 * len(labels)
        or bool(re.search(r"\d\s*€?\s*(?:ht|ttc)\b", sums))
    )


def _amount_column(head: list[str], rows: list[list[str]]) -> int | None:
    """The column of what is given: voted before awarded sum before proposal; never what is asked or was got."""
    for pattern in (_VOTED, _SUM, _PROPOSED):
        hits = [i for i, h in enumerate(head) if pattern.search(h) and not _OTHER_SUMS.search(h)]
        hits = [i for i in hits if _amounts_in(rows, i)] or ([] if pattern is not _VOTED else hits)
        if hits:
            return hits[-1]
    if any(_SUM.search(h) or _OTHER_SUMS.search(h) for h in head):
        return None
    width = max(map(len, rows), default=0)
    filled = [i for i in range(width) if _amounts_in(rows, i) * 2 > len(rows)]
    return filled[-1] if filled else None


def _totalled_column(reading: Reading, header: tuple[str, ...], head: list[str]) -> int | None:
    """The one column under these titles that the act adds up in a total, if there is one: it is what counts."""
    columns: set[int] = set()
    for table, start, end in reading.act_tables():
        if table.header != header:
            continue
        for line in reading.text.text[start:end].split("\n"):
            cells = line.split("\t")
            if any(_TOTAL.search(flat(squeeze(c))) for c in cells):
                columns |= {i for i, c in enumerate(cells) if parse_amount(c) is not None}
    if len(columns) != 1:
        return None
    column = columns.pop()
    return None if column < len(head) and _OTHER_SUMS.search(head[column]) else column


def _amounts_in(rows: list[list[str]], column: int) -> int:
    return sum(len(r) > column and parse_amount(r[column]) is not None for r in rows)


def _name_column(rows: list[list[str]], amount: int | None) -> int | None:
    """Without column titles, the names are in the column with the most letters."""
    width = max(map(len, rows), default=0)
    best = max((i for i in range(width) if i != amount), key=lambda i: _letters(rows, i), default=None)
    return best if best is not None and _letters(rows, best) > 3 * len(rows) else None


def _worded(rows: list[list[str]], column: int) -> int:
    """How many rows have words in this column."""
    return sum(len(row) > column and any(c.isalpha() for c in row[column]) for row in rows)


def _letters(rows: list[list[str]], column: int) -> int:
    return sum(c.isalpha() for row in rows if len(row) > column for c in row[column])


def _table_rows(
    reading: Reading, where: tuple[int, int], columns: _Columns, before: tuple[_Sums, str]
) -> tuple[list[Grant], list[Check], _Sums, str]:
    """The rows of one table; sums and theme go on from the table before it, over the page's end."""
    sums, theme = before
    named = ""
    grants: list[Grant] = []
    checks: list[Check] = []
    for line in reading.lines(*where):
        cells = line[0].split("\t")
        amount = parse_amount(cells[columns.amount]) if len(cells) > columns.amount else None
        words = [c for c in cells if re.search(r"[^\W\d]", c)]
        if any(_TOTAL.search(flat(squeeze(w))) for w in words):
            printed = amount if amount is not None else _last_amount(cells)
            if printed is not None:
                checks.append(_total_check(reading, line, printed, sums))
                sums = _Sums(Decimal(0), sums.whole)
        elif amount is not None and len(cells) > columns.who and (cells[columns.who].strip() or named):
            # A name over several rows is printed in the first of them alone.
            cells[columns.who] = named = cells[columns.who].strip() or named
            sums = sums.plus(amount)
            if amount > 0 and parse_amount(cells[columns.who]) is None:
                grants.append(_row_grant(reading, line, cells, columns, (amount, theme)))
        elif len(words) == 1 and not any(parse_amount(c) is not None for c in cells):
            theme = squeeze(words[0])
    return grants, checks, sums, theme


def _last_amount(cells: list[str]) -> Decimal | None:
    amounts = [a for c in cells if (a := parse_amount(c)) is not None]
    return amounts[-1] if amounts else None


def _total_check(reading: Reading, line: re.Match[str], printed: Decimal, sums: _Sums) -> Check:
    holds = printed in (sums.group, sums.whole)
    total = sums.whole if printed == sums.whole else sums.group
    statement = f"total imprimé {format_euros(printed, 'fr')} ; somme des lignes {format_euros(total, 'fr')}"
    return Check("total", statement, holds, reading.span(*line.span()))


def _row_grant(
    reading: Reading, line: re.Match[str], cells: list[str], columns: _Columns, what: tuple[Decimal, str]
) -> Grant:
    amount, theme = what
    raw = squeeze(cells[columns.who])
    name = re.sub(r"^\d{1,3}[.)]\s*", "", raw)  # the row's rank is no part of the name
    why = squeeze(cells[columns.why]) if columns.why is not None and len(cells) > columns.why else ""
    title = reading.act.title.value if reading.act.title else ""
    return Grant(
        beneficiary=clean_beneficiary(name) or name,
        raw_beneficiary=raw,
        amount=amount,
        nature=nature_in(flat(title)) or Nature.SUBVENTION,
        status=GrantStatus.PROPOSED,
        purpose=(why if len(why) > _LONGEST_CODE else "") or theme or title,
        theme=theme,
        funder="",
        article=reading.label_at(line.start()),
        in_kind=False,
        period=columns.period,
        span=reading.span(*line.span()),
    )


def _list_rows(reading: Reading) -> list[Grant]:
    """ "- Comité des fêtes : 500 €", under a sentence or a title that speaks of grants."""
    out: list[Grant] = []
    for section in reading.act.sections_of(SectionKind.EXPOSE, SectionKind.ARTICLE):
        if not tells_money(reading.plain, section.start, section.end):
            continue
        for line in _LISTED.finditer(reading.text.text, section.start, section.end):
            grant = _listed(reading, line)
            if grant:
                out.append(grant)
    return out


_COSTED = re.compile(r"\bcout\s+(?:total|global|previsionnel|de\s+l'operation|des\s+travaux)\b")
_LONGEST_CODE = 2  # "F" and "P" stand for fonctionnement and projet, and tell nothing
_LINES_BACK = 40  # items of a list under one heading


def _theme_of_line(reading: Reading, start: int) -> str:
    """The heading over a list's items: the first line above that is no item itself."""
    lines = reading.text.text[reading.act.start : start].rstrip().splitlines()
    above = (line for line in reversed(lines[-_LINES_BACK:]) if line.strip() and not _MONEY.search(line))
    return _heading(next(above, ""))


def _listed(reading: Reading, line: re.Match[str]) -> Grant | None:
    tail, who = line["tail"], squeeze(line["who"])
    amounts = [a for a in find_amounts(tail) if a.marked]
    announced = reading.plain[max(reading.act.start, line.start() - 700) : line.start("who")]
    title = flat(reading.act.title.value) if reading.act.title else ""
    plain_who = flat(who)
    if (
        len(amounts) != 1
        or squeeze(tail[amounts[0].end :]).strip(" .;,")
        or not (_ANNOUNCED.search(announced[-450:]) or _TITLED.search(title))
    ):
        return None
    unfit = (
        _NO_GRANTS.search(announced[-200:])
        or _ASKS.search(title)
        or _COSTED.search(announced[-450:])
        or _PRICED.search(title)
        or _PRICED.search(announced[-120:])
        or _ACCOUNTS.search(plain_who)
        or _FUNDERS.search(plain_who)
        or _TOTAL.search(plain_who)
        or _OTHER_SUMS.search(re.sub(r"\([^)]*\)", "", plain_who))
        or _SUM.search(plain_who)
    )
    asked = re.search(
        r"sollicit|aupres\s+d|detr|dsil|plan\s+de\s+financement|rappel|annee\s+precedente|ont?\s+(?:a\s+)?donne",
        announced[-400:],
    )
    if unfit or asked or amounts[0].euros <= 0 or not re.search(r"[A-ZÉÈ]", who):
        return None
    return Grant(
        beneficiary=clean_beneficiary(re.sub(r"\s*\([^)]*\)", "", who)) or who,
        raw_beneficiary=who,
        amount=amounts[0].euros,
        nature=nature_in(announced[-200:]) or Nature.SUBVENTION,
        status=GrantStatus.PROPOSED,
        purpose=reading.act.title.value if reading.act.title else "",
        theme=_theme_of_line(reading, line.start()),
        funder="",
        article=reading.label_at(line.start()),
        in_kind=False,
        span=reading.span(line.start("who"), line.end()),
    )
