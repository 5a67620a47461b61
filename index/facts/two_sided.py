"""Two-sided budgets: charges and recettes side by side, proved by their own arithmetic."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import chain, combinations, islice

from index.amounts import find_amounts, format_euros
from index.facts.finder import Example, Finder, Reading, show_check
from index.facts.side_columns import HEAD, SIDE, Cell, Sides, side_cells, tells_figures
from index.text import squeeze
from index.types import BudgetEntry, Check, Fact, Side

_SIDES = re.compile(rf"(?i)(?:des\s+)?{SIDE}")  # what tells one side's total from the other's
_FEW = 3  # lines of one cell that may stand on the right
_TRIES = 3000  # ways of placing them that are tried
_PATIENCE = 3  # lines without an amount after which the table has ended


def find(reading: Reading) -> tuple[Fact, ...]:
    """The entries of each two-sided table with their level, then the checks of its sums."""
    facts: list[Fact] = []
    done = reading.act.start
    for head in HEAD.finditer(reading.plain, reading.act.start, reading.act.end):
        if head.start() < done or tells_figures(head[0]):
            continue
        table = side_cells(reading, head.start()) if "\t" in head[0] else Sides((), 0)
        if not table.cells:
            table = _line_by_line(reading, head.start())
        done = max(table.end, head.end())
        title = _title(reading, head.start())
        entries: list[BudgetEntry] = []
        for side, column in _columns(table.cells).items():
            entries += _levelled(reading, title, side, column)
        if len(entries) >= 4 and {e.side for e in entries} == set(Side):
            facts += [*entries, *_checks(entries, table)]
    return tuple(facts)


def _title(reading: Reading, head: int) -> str:
    """The line over the head: what the budget is of."""
    above = reading.text.text[reading.act.start : head].rstrip()
    return squeeze(re.split(r"[\n\f]", above)[-1])


def _line_by_line(reading: Reading, start: int) -> Sides:
    """The labelled amounts of the lines from the head on."""
    cells: list[Cell] = []
    patience, at = _PATIENCE, start
    for line in reading.lines(start, reading.act.end):
        found = _line_cells(reading, line.start(), line.end())
        if found:
            cells += found
            patience, at = _PATIENCE, line.end()
        elif squeeze(line[0]):
            patience -= 1
        if patience < 0:
            break
    return Sides(tuple(cells), at)


def _line_cells(reading: Reading, start: int, end: int) -> list[Cell]:
    words = reading.text.text[start:end].replace("\t", " ")
    found = [
        Cell(squeeze(label).strip(" :.-–•"), a.euros, start + at, start + a.end, None)
        for a in find_amounts(words, bare=True)
        for at, label in [_label_before(words, a.start)]
        if a.marked or re.search(r"[.,]\d\d$", a.raw)
    ]
    cells = [c for c in found if re.search(r"[^\W\d]", c.label)]
    if len(cells) == 2:
        sides = (Side.CHARGES, Side.RECETTES)
        return [Cell(c.label, c.amount, c.start, c.end, s) for c, s in zip(cells, sides, strict=True)]
    return cells if len(cells) == 1 and len(cells[0].label) <= 80 else []


def _label_before(words: str, amount_start: int) -> tuple[int, str]:
    """The label of an amount: the words since the amount before it on the line."""
    before = find_amounts(words[:amount_start], bare=True)
    at = before[-1].end if before else 0
    label = words[at:amount_start]
    at += len(label) - len(label.lstrip())
    return at, label


def _columns(cells: Sequence[Cell]) -> dict[Side, list[Cell]]:
    """Cells to their side. Lines of one cell go where the sums come out: to the left if they do, else a few
    of them to the right; where no way comes out, to the left."""
    alone = [i for i, c in enumerate(cells) if c.side is None]
    few = (subset for size in range(_FEW + 1) for subset in combinations(alone, size))
    for right in islice(chain(few, [tuple(alone)]), _TRIES):
        columns = _with_right(cells, frozenset(right))
        if all(_levels(column) is not None for column in columns.values()):
            return columns
    return _with_right(cells, frozenset())


def _with_right(cells: Sequence[Cell], right: frozenset[int]) -> dict[Side, list[Cell]]:
    columns: dict[Side, list[Cell]] = {side: [] for side in Side}
    for i, cell in enumerate(cells):
        columns[cell.side or (Side.RECETTES if i in right else Side.CHARGES)].append(cell)
    return columns


def _levels(column: list[Cell]) -> list[int] | None:
    """The level of each cell, if categories and lines add up to the side's printed total; else None.

    The total stands first or last in its column. A category stands before the lines that it is the sum of;
    a line without category is one of its own.
    """
    if len(column) < 2:
        return None
    if column[0].is_total:
        inner = _split([c.amount for c in column[1:]], column[0].amount)
        return [0, *inner] if inner is not None else None
    if column[-1].is_total:
        inner = _split([c.amount for c in column[:-1]], column[-1].amount)
        return [*inner, 0] if inner is not None else None
    return None


def _split(amounts: list[Decimal], total: Decimal) -> list[int] | None:
    """Levels 1 and 2 such that level 1 adds up to ``total`` and each level 1 is the sum of its level 2."""
    if not amounts:
        return [] if total == 0 else None
    head, summed = amounts[0], Decimal(0)
    if head > total:
        return None
    for i, amount in enumerate(amounts[1:], start=1):
        summed += amount
        if summed == head:
            rest = _split(amounts[i + 1 :], total - head)
            if rest is not None:
                return [1, *[2] * i, *rest]
        if summed > head:
            break
    rest = _split(amounts[1:], total - head)
    return [1, *rest] if rest is not None else None


def _levelled(reading: Reading, title: str, side: Side, column: list[Cell]) -> list[BudgetEntry]:
    """Where the sums do not come out, every entry but a total is a line of level 1, and the check tells."""
    levels = _levels(column) or [0 if c.is_total else 1 for c in column]
    out, category = [], ""
    for cell, level in zip(column, levels, strict=True):
        category = cell.label if level == 1 else category if level == 2 else ""
        span = reading.span(cell.start, cell.end)
        inside = category if level == 2 else ""
        out.append(BudgetEntry(title, side, cell.label, cell.amount, level, inside, span))
    return out


def _checks(entries: list[BudgetEntry], table: Sides) -> list[Check]:
    """Each category against its lines, each side against its categories, the two sides against each other."""
    out: list[Check] = []
    totals: list[BudgetEntry] = []
    for side in Side:
        mine = [e for e in entries if e.side is side]
        for category in (e for e in mine if e.level == 1):
            lines = [e for e in mine if e.level == 2 and e.category == category.label]
            if lines:
                out.append(_sum_check("category", category, lines))
        totals += [e for e in mine if e.level == 0]
        whole = next((e for e in (mine[0], mine[-1]) if e.level == 0), None)
        lines = [e for e in mine if e.level == 1]
        if whole and lines and sum(e.level == 0 for e in mine) == 1:
            check = _sum_check("side", whole, lines)
            out += [check] if check.holds or side not in table.unread else []
    if (
        len(totals) == 2
        and table.balanced
        and _SIDES.sub("", totals[0].label) == _SIDES.sub("", totals[1].label)
    ):
        left, right = totals
        equal = f"{left.label} {_fr(left.amount)} = {right.label} {_fr(right.amount)}"
        out.append(Check("balance", equal, left.amount == right.amount, right.span))
    return out


def _sum_check(kind: str, whole: BudgetEntry, parts: list[BudgetEntry]) -> Check:
    total = sum((p.amount for p in parts), Decimal(0))
    statement = f"{whole.label} : {' + '.join(_fr(p.amount) for p in parts)} = {_fr(total)}"
    if total != whole.amount:
        statement += f" ; imprimé : {_fr(whole.amount)}"
    return Check(kind, statement, total == whole.amount, whole.span)


def _fr(amount: Decimal) -> str:
    return format_euros(amount, "fr")


def show(fact: Fact) -> str:
    if isinstance(fact, Check):
        return show_check(fact)
    assert isinstance(fact, BudgetEntry)
    return f"{fact.side.value} {fact.level} {fact.label} {fact.amount}"


FINDER = Finder(
    name="two_sided",
    find=find,
    show=show,
    examples=(
        Example(
            "Décide.\nBudget du salon\nCHARGES RECETTES\nCHARGES 300,00 € RECETTES 300,00 €\n"
            "ACHATS 200,00 € AIDES 300,00 €\nPapier 150,00 € VILLE 100,00 €\nEncre 50,00 € REGION 200,00 €\n"
            "LOYER 100,00 €\n",
            (
                "charges 0 CHARGES 300.00",
                "charges 1 ACHATS 200.00",
                "charges 2 Papier 150.00",
                "charges 2 Encre 50.00",
                "charges 1 LOYER 100.00",
                "recettes 0 RECETTES 300.00",
                "recettes 1 AIDES 300.00",
                "recettes 2 VILLE 100.00",
                "recettes 2 REGION 200.00",
                "category holds",
                "side holds",
                "category holds",
                "side holds",
                "balance holds",
            ),
        ),
        Example("Décide.\nLes charges et les recettes sont égales.\n", ()),
    ),
)
