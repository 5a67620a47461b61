"""The money of a shown act."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from assistant import compute
from assistant.budget_lines import line_told, meanings
from assistant.figures import grant_told
from assistant.wording import euros, say
from index.types import BudgetEntry, BudgetLine, Check, Fact, Grant, GrantStatus, Reviewed, Side
from ui.show.telling import Teller, terms

# Told by ``grant_told``, and over the lines of a table.
GRANT_HEAD = ("beneficiary", "raw_beneficiary", "amount", "nature", "status", "in_kind", "theme")


def money(teller: Teller) -> Iterator[str]:
    """Grants, budget lines, budgets, and the act's own arithmetic where it comes out."""
    grants, lines, entries = teller.all_of(Grant), teller.all_of(BudgetLine), teller.all_of(BudgetEntry)
    yield from _grants(grants, teller)
    yield from _total([grant for grant, _ in grants], teller)
    for line, one in lines:
        yield from teller.line(line_told(line, teller.language), one)
        if labels := meanings(line, teller.language):
            yield f"    {labels}"
    for title, budget in groupby(entries, lambda entry: entry[0].budget):
        yield from _budget(title, list(budget), teller)
    if not (grants or lines or entries):
        yield f"  {teller.words.no_money}"
    yield from _checked(teller)


def _grants(grants: list[tuple[Grant, Reviewed[Fact]]], teller: Teller) -> Iterator[str]:
    """Under the themes of a table, each grant with its terms; those that are the same for all are told once."""
    separator = say(teller.language, " ; ", "; ")
    told = [_terms(grant, teller) for grant, _ in grants]
    shared = [term for term in told[0] if all(term in others for others in told)] if len(told) > 1 else []
    theme = ""
    for (grant, one), each in zip(grants, told, strict=True):
        if grant.theme != theme:
            theme = grant.theme
            yield from [f"  {theme}"] if theme else []
        indent = "    " if theme else "  "
        yield from teller.line(_grant(grant, teller), one, indent)
        own = separator.join(term for term in each if term not in shared)
        yield from [f"{indent}  {own}"] if own else []
    if shared:
        yield f"  {teller.words.for_all.format(terms=separator.join(shared))}"


def _grant(grant: Grant, teller: Teller) -> str:
    sum_ = teller.words.no_amount if grant.amount is None else euros(grant.amount, teller.language)
    given = grant.status in (GrantStatus.AWARDED, GrantStatus.PROPOSED)
    name = grant.beneficiary if given else grant.funder or grant.beneficiary
    return grant_told(grant, name, sum_, teller.language)


def _terms(grant: Grant, teller: Teller) -> list[str]:
    """What else the act says of a grant: its purpose, its period, its conditions..."""
    title = teller.shown.act.title
    told_above = {grant.theme, title.value if title else ""}
    return terms(grant, (*GRANT_HEAD, *(["purpose"] if grant.purpose in told_above else [])), teller)


def _total(grants: list[Grant], teller: Teller) -> Iterator[str]:
    awarded = [
        grant.amount
        for grant in grants
        if grant.status is GrantStatus.AWARDED and not grant.in_kind and grant.amount is not None
    ]
    if len(awarded) > 1:
        sum_ = euros(compute.total(awarded), teller.language)
        yield f"  {teller.words.total.format(amount=sum_, count=len(awarded))}"


def _budget(title: str, entries: list[tuple[BudgetEntry, Reviewed[Fact]]], teller: Teller) -> Iterator[str]:
    yield f"  {title or teller.words.budget}"
    for side in Side:
        mine = [(entry, one) for entry, one in entries if entry.side is side]
        sums = [euros(entry.amount, teller.language) for entry, _ in mine]
        width = max(map(len, sums), default=0)
        if mine:
            yield f"    {teller.words.sides[side]}"
        for (entry, one), sum_ in zip(mine, sums, strict=True):
            yield from teller.line(f"{sum_:>{width}}  {'  ' * entry.level}{entry.label}", one, "      ")


def _checked(teller: Teller) -> Iterator[str]:
    holding = [(check, one) for check, one in teller.all_of(Check) if check.holds]
    for check, one in holding:
        yield from teller.line(teller.words.checked.format(statement=check.statement), one)
    figures = (Grant, BudgetLine, BudgetEntry)
    if holding and any(one.said for one in teller.shown.reviewed if isinstance(one.read, figures)):
        yield f"  {teller.words.corrected_since}"
