"""Grants in tables and lists: a row a beneficiary, under column titles or under a sentence that announces them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from index.amounts import find_amounts, format_euros, parse_amount, tells_money
from index.facts import funding_requests
from index.facts.finder import Reading
from index.facts.grant_columns import Columns, columns_of
from index.facts.grant_signs import (
    ACCOUNTS,
    ANNOUNCED,
    ASKS,
    COSTED,
    FUNDERS,
    NAMES_OTHER_SUM,
    NO_GRANTS,
    PRICED,
    RESERVE,
    SUM,
    TITLED,
    TOTAL,
)
from index.facts.grant_terms import basis_of_column, is_limit, period_of_column
from index.facts.grant_words import is_in_kind, nature_in
from index.names import clean_beneficiary
from index.text import flat, squeeze
from index.types import PAGE_BREAK, Check, Grant, GrantStatus, Nature, SectionKind

# A line without a figure near its end is passed over at once.
_LISTED = re.compile(
    r"^(?=[^\n]*\d[^\n\t]{0,12}$)[ \t]*(?:[-–—•*✓➢]+[ \t]*|\d{1,2}[.)][ \t]*)?(?P<who>[^\n\t:=]{3,90}?)[ \t]*(?:[:=]|\.{3,}|…|[–—-](?=[ \t]))[ \t]*(?P<tail>[^\n\t]{0,70}?\d[^\n\t]{0,12})$",
    re.MULTILINE,
)
# "- 500 € au comité des fêtes".
_SUM_FIRST = re.compile(
    r"^[ \t]*[-–—•*✓➢]+[ \t]*(?P<tail>\d[\d .\u00a0\u202f]*(?:,\d\d)?[ \u00a0]?(?:€|euros))[ \t]+(?:à|au|aux|pour)[ \t]+"
    r"(?P<who>(?:la[ \t]+|le[ \t]+|les[ \t]+|l['’])?[^\n\t:=€;]{3,90}?)[ \t]*[.;,]?$",
    re.MULTILINE,
)


def find(reading: Reading) -> tuple[list[Grant], list[Check]]:
    """Grants of all tables and lists of the act, and the checks of the totals they print."""
    grants: list[Grant] = []
    checks: list[Check] = []
    sums, theme, last = _Sums(), "", reading.act.start
    for table, start, end in reading.act_tables():
        columns = columns_of(reading, table, start, end)
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
# "16) Attributions dans le cadre de l'emploi et" goes on in the next line, which begins small and ends with a colon.
_BROKEN = re.compile(
    r"(?P<first>(?:^|\n)[ \t]*(?:\d{1,2}|[a-zA-Z])[.)°]+[ \t]*[^\n\t:.;]{4,140})\n[ \t]*(?=[a-zà-ÿ][^\n\t:]{0,80}:[ \t]*\n*$)"
)
# What a line ends with that goes on in the next: "... M. LIS, Mme" and "ROY" below are a list of names.
_GOES_ON = re.compile(r"(?:,|\b(?:mm?\.|mmes?|mlles?|monsieur|madame|et|de|du|des|la|le|les))\s*$")
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
    before = _BROKEN.sub(r"\g<first> ", before.rstrip(" \t\f"))
    match = _HEADING.search(before)
    if match and _GOES_ON.search(flat(before[: match.start()])):
        return ""
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


def _table_rows(
    reading: Reading, where: tuple[int, int], columns: Columns, before: tuple[_Sums, str]
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
        if any(TOTAL.search(flat(squeeze(w))) for w in words):
            printed = amount if amount is not None else _last_amount(cells)
            if printed is not None:
                checks.append(_total_check(reading, line, printed, sums))
                sums = _Sums(Decimal(0), sums.whole)
        elif amount is not None and len(cells) > columns.who and (cells[columns.who].strip() or named):
            # A name over several rows is printed in the first of them alone.
            cells[columns.who] = named = cells[columns.who].strip() or named
            sums = sums.plus(amount)
            names = parse_amount(named) is None and not RESERVE.match(flat(named))
            if amount > 0 and names:
                grants.append(_row_grant(reading, line, cells, columns, (amount, theme)))
            kind = parse_amount("".join(cells[columns.kind : columns.kind + 1])) if columns.kind else None
            if kind and names:
                row = _row_grant(reading, line, cells, columns, (kind, theme))
                grants.append(replace(row, in_kind=True, basis="", maximum=False))
        elif len(words) == 1 and not any(parse_amount(c) is not None for c in cells):
            told = squeeze(words[0])
            theme = theme if _NO_THEME.search(flat(told)) else told
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
    reading: Reading, line: re.Match[str], cells: list[str], columns: Columns, what: tuple[Decimal, str]
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
        nature=_nature(columns.title, flat(title)),
        status=GrantStatus.PROPOSED,
        purpose=(why if len(why) > _LONGEST_CODE else "") or theme or title,
        theme=theme,
        funder="",
        article=reading.label_at(line.start()),
        in_kind=is_in_kind(columns.title),
        basis=basis_of_column(columns.title),
        maximum=is_limit(columns.title),
        period=period_of_column(columns.title),
        span=reading.span(*line.span()),
    )


def _nature(*titles: str) -> Nature:
    """What the first of the titles calls it that names more than a sum."""
    named = (nature_in(title) for title in titles)
    return next((nature for nature in named if nature not in (None, Nature.AUTRE)), Nature.SUBVENTION)


def _list_rows(reading: Reading) -> list[Grant]:
    """ "- Comité des fêtes : 500 €", under a sentence or a title that speaks of grants."""
    out: list[Grant] = []
    for section in reading.act.sections_of(SectionKind.EXPOSE, SectionKind.ARTICLE):
        if not tells_money(reading.plain, section.start, section.end):
            continue
        for pattern in (_LISTED, _SUM_FIRST):
            lines = pattern.finditer(reading.text.text, section.start, section.end)
            out += [grant for line in lines if (grant := _listed(reading, line))]
    return out


_LONGEST_CODE = 2  # "F" and "P" stand for fonctionnement and projet, and tell nothing
_LINES_BACK = 40  # items of a list under one heading


def _theme_of_line(reading: Reading, start: int) -> str:
    """The heading over a list's items: the first line above that is no item itself."""
    lines = reading.text.text[reading.act.start : start].rstrip().splitlines()
    above = (line for line in reversed(lines[-_LINES_BACK:]) if line.strip() and not _MONEY.search(line))
    return _heading(next(above, ""))


def _listed(reading: Reading, line: re.Match[str]) -> Grant | None:
    tail, who = line["tail"], squeeze(line["who"])
    begin = min(line.start("who"), line.start("tail"))
    amounts = [a for a in find_amounts(tail) if a.marked]
    announced = reading.plain[max(reading.act.start, line.start() - 700) : begin]
    title = flat(reading.act.title.value) if reading.act.title else ""
    plain_who = flat(who)
    if (
        len(amounts) != 1
        or squeeze(tail[amounts[0].end :]).strip(" .;,")
        or not (ANNOUNCED.search(announced[-450:]) or TITLED.search(title))
    ):
        return None
    unfit = (
        NO_GRANTS.search(announced[-200:])
        or ASKS.search(title)
        or COSTED.search(announced[-450:])
        or PRICED.search(title)
        or PRICED.search(announced[-120:])
        or ACCOUNTS.search(plain_who)
        or FUNDERS.search(plain_who)
        or TOTAL.search(plain_who)
        or NAMES_OTHER_SUM.search(re.sub(r"\([^)]*\)", "", plain_who))
        or SUM.search(plain_who)
        or RESERVE.match(plain_who)
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
        span=reading.span(begin, line.end()),
    )
