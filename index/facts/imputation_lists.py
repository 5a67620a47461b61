"""Budget lines that run on without columns: "022 Dépenses imprévues - 800 € 6156 Maintenance + 800 €"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from index.amounts import Amount, find_amounts
from index.facts.budget_codes import Codes, is_chapter, is_nature
from index.facts.finder import Reading
from index.facts.imputation_rows import Line

# What announces such lines: the titles of lost columns, or the decision that changes credits.
_HEAD = re.compile(
    r"\b(?:chapitre|article|nature|compte|imputation)s?\s+(?:libelle|designation|intitule)s?\b"
    r"|\bvirements?\s+de\s+credits?\b|\bdecisions?\s+modificatives?\b|\bcredits?\s*(?:suivants?|ci-dessous|ci-apres)?\s*:"
)
_REACH = 2500  # characters of a list
_NEAR = 250  # ... and from what announces it to its first sum
_MOST = 60  # sums
_CODE = re.compile(r"(?<![\d.,-])(?<!\d/)(?P<code>\d{2,8})(?:\s+f\s?(?P<function>\d{2,4}))?(?![\d.,/-])")
_LABEL = re.compile(r"[^\d€\t]{0,6}[^\W\d][^\d€\t]{2,100}")
_SIGN = re.compile(r"(?P<sign>[+–-])\s*$")
_TOTAL = re.compile(r"\W*(?:total(?:\s+(?:general|des\s+\w+|\w+))?)?\W*")
_INCOME = re.compile(r"\brecettes?\b")


@dataclass(frozen=True, slots=True)
class _Row:
    line: Line
    sum: Decimal
    income: bool  # told under "Recettes"


def running_lines(reading: Reading, start: int, end: int) -> Iterator[Line]:
    """The lines of each list that its own arithmetic proves: they add up to the total printed behind them, what is
    taken is what is given, or the spending is the income. Others may be torn tables: they give nothing."""
    done = start
    for head in _HEAD.finditer(reading.plain, start, end):
        if head.start() < done:
            continue
        rows, after = _rows(reading, head.end(), min(head.end() + _REACH, end))
        if len(rows) > 1 and _is_proved(rows, after):
            yield from (row.line for row in rows)
            done = rows[-1].line.end


def _rows(reading: Reading, start: int, end: int) -> tuple[list[_Row], Decimal | None]:
    """The lines that follow each other, and the bare sum behind the last, if one is printed there."""
    words, plain = reading.text.text[start:end], reading.plain[start:end]
    rows: list[_Row] = []
    at, income = 0, False
    for amount in find_amounts(words)[:_MOST]:
        before = plain[at : amount.start]
        income = bool(_INCOME.search(before)) or (income and not re.search(r"\bdepenses?\b", before))
        row = _row(reading, start + at, before, amount) if rows or amount.start <= _NEAR else None
        if row is None:
            total = amount.euros if rows and _TOTAL.fullmatch(before) else None
            return rows, total
        rows.append(_Row(row[0], row[1], income))
        at = amount.end
    return rows, None


def _row(reading: Reading, start: int, before: str, amount: Amount) -> tuple[Line, Decimal] | None:
    """The last code before a sum, if nothing but its label stands between."""
    found = next((m for m in _CODE.finditer(before) if _LABEL.fullmatch(before, m.end())), None)
    codes = _codes(found, start) if found and "\t" not in before else None
    if found is None or codes is None:
        return None
    sign = _SIGN.search(before, found.end())
    label = reading.text.text[start + found.end() : start + (sign.start() if sign else len(before))]
    taken = sign is not None and sign["sign"] != "+"
    value = -abs(amount.euros) if taken else amount.euros
    end = start + len(before) + amount.end - amount.start
    return Line(codes, label, end, {"credit": value}), value


def _codes(match: re.Match[str], start: int) -> Codes | None:
    code, at = (
        match["code"],
        Codes(start + match.start(), start + match.end(), function=match["function"] or ""),
    )
    if is_nature(code):
        return replace(at, nature=code)
    return replace(at, chapter=code) if is_chapter(code) else None


def _is_proved(rows: list[_Row], after: Decimal | None) -> bool:
    whole = sum((row.sum for row in rows), Decimal(0))
    income = sum((row.sum for row in rows if row.income), Decimal(0))
    return not whole or whole == after or (bool(income) and 2 * income == whole)
