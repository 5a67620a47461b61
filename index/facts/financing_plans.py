"""Financing plans: who pays which part of a project, told row by row or in a sentence, proved by the total."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice, takewhile

from index.amounts import Amount, find_amounts, find_percentages, format_euros, format_percent
from index.facts.finder import Example, Finder, Reading, show_check
from index.facts.funders import FUNDER, OWN_MONEY
from index.facts.side_columns import HEAD, tells_figures
from index.facts.torn_plans import Part, torn_plan
from index.text import flat, squeeze
from index.types import BudgetEntry, Check, Fact, SectionKind, Side

_PLAN = re.compile(r"\bplans?\s+(?:previsionnel\s+)?de\s+financement\b")
_REACH = 1500  # characters from the plan's announcement to its end
_NEAR = 400  # ... and to its first amount
_MOST = 14  # amounts of a plan
_FEWEST = 3  # funders that prove a plan with a total further below
_TABLED = 40  # amounts of a table that holds a plan and what it pays for
_LONGEST = 120  # characters of a part's name
_LIMIT = re.compile(
    r"(?:plafon\w*|hauteur|maximum|limite|eligible|subventionnable|sur|base)\b[^.;\n\t€]{0,25}$"
)  # told of a part, no part


_PARAGRAPH = r"[\n\f]\s*[\n\f]|:\s"
# What belongs to the amount before: its currency, its basis, its percentage.
_REST = re.compile(
    r"\s*(?:€|euros?|e?h\.?t\.?|t\.?t\.?c\.?)*[\s.,;)_–−•-]*(?:\d+(?:[.,]\d+)?\s*%)?\s*", re.IGNORECASE
)
_MARKS = " :.-–−•_,;"
_TOTAL = re.compile(r"\b(?:total|couts?|montant|depenses?|projet|operation|travaux)\b")
_NAMED = re.compile(r"\b(?!(?:h\.?t|t\.?t\.?c|euros?)\b)[^\W\d]{2}", re.IGNORECASE)


def find(reading: Reading) -> tuple[Fact, ...]:
    """The parts of each plan whose sum is printed with them, then the checks of their percentages.

    A plan that names no total, or whose parts don't add up to it, is not told from other amounts: it gives nothing.
    """
    facts: list[Fact] = []
    done = reading.act.start
    for start, end in reading.ranges(SectionKind.EXPOSE, SectionKind.ARTICLE, SectionKind.REPORT):
        named = reading.plain.find("de financement", start, end) >= 0  # seen sooner than by the pattern
        for plan in _PLAN.finditer(reading.plain, start, end) if named else ():
            limit = min(plan.end() + _REACH, end)
            if plan.start() < done or _is_two_sided(reading, plan.end(), limit):
                continue
            told = _told(reading, plan.end(), limit)
            if told:
                title = squeeze(reading.text.text[plan.start() : plan.end()])
                facts += _facts(reading, title, *told)
                done = max(part.end for part in (*told[0], told[1]))
    return tuple(facts)


# The income of a plan whose spending stands above it.
_INCOME = re.compile(
    r"^[ \t]*(?:recettes|ressources|financeurs?|financements?)\b[^\n\d]{0,30}$", re.MULTILINE
)


def _told(reading: Reading, start: int, end: int) -> tuple[list[Part], Part] | None:
    """The parts and their total, behind the plan's announcement or under the heading of its income."""
    income = (match.end() for match in _INCOME.finditer(reading.plain, start, end))
    for at in (start, *income):
        parts = list(islice(_parts(reading, at, end), _TABLED))
        told = _proved(parts) or _tabled(reading, parts)
        if told:
            return told
    return torn_plan(reading, start, end)


def _tabled(reading: Reading, parts: list[Part]) -> tuple[list[Part], Part] | None:
    """Funders in rows of a table down to its total: what they are is plain, whether or not they add up to it."""
    rank = next((rank for rank, part in enumerate(parts) if flat(part.label).startswith("total")), 0)
    lines, text = parts[:rank], reading.text.text
    rows = all("\t" in text[part.start : part.end] for part in (*lines, *parts[rank : rank + 1]))
    funders = all(FUNDER.search(flat(line.label)) for line in lines)
    return (lines, parts[rank]) if rank > 1 and rows and funders else None


def _is_two_sided(reading: Reading, start: int, end: int) -> bool:
    head = HEAD.search(reading.plain, start, min(start + _NEAR, end))
    return bool(head and not tells_figures(head[0]))


def _parts(reading: Reading, start: int, end: int) -> Iterator[Part]:
    """The amounts of the range with the words before each; not those that only limit another, or in brackets."""
    words, plain = reading.text.text[start:end], reading.plain[start:end]
    amounts = [a for a in find_amounts(words, bare=True) if _is_sum(a, words, plain)]
    if not amounts or amounts[0].start > _NEAR:
        return
    at = 0
    for amount in amounts:
        between = words[at : amount.start]
        label = _last_named(between.rstrip())
        label = (
            label.rsplit("\n", 1)[-1] if "\t" in label else label
        )  # a row of a table, not the one above it
        label = label[_REST.match(label).end() :]  # type: ignore[union-attr]
        first = start + at + len(between.rstrip()) - len(label)
        yield Part(
            squeeze(label).strip(_MARKS), amount.euros, _share(words, at, amount), first, start + amount.end
        )
        at = amount.end


def _last_named(between: str) -> str:
    """The last paragraph, or what stands behind the last colon, that holds words."""
    starts = [0, *(match.end() for match in re.finditer(_PARAGRAPH, between))]
    return next(
        (between[at:] for at in reversed(starts) if _NAMED.search(between, at)), between[starts[-1] :]
    )


def _share(words: str, start: int, amount: Amount) -> Decimal | None:
    """The only percentage before the amount, or the one right behind it."""
    found = find_percentages(words[start : amount.start]) or find_percentages(
        words[amount.end : amount.end + 10]
    )
    return found[0].value if len(found) == 1 else None


def _is_sum(amount: Amount, words: str, plain: str) -> bool:
    opened = words.rfind("(", max(0, amount.start - 60), amount.start)
    bracketed = opened >= 0 and words.find(")", opened, amount.start) < 0
    printed = amount.marked or bool(re.search(r"[.,]\d\d$", amount.raw))
    return (
        printed
        and amount.euros > 0
        and not bracketed
        and not _LIMIT.search(plain[max(0, amount.start - 40) : amount.start])
    )


def _proved(parts: list[Part]) -> tuple[list[Part], Part] | None:
    """The parts and their total, which stands first or last; two parts at least, mostly funders'. A sum that is
    called one is it before another that comes out: the council's part may be half of all."""
    found = []
    for rank in range(2, min(len(parts), _MOST)):
        for lines, total in ((parts[:rank], parts[rank]), (parts[1 : rank + 1], parts[0])):
            summed = sum((line.amount for line in lines), Decimal(0)) == total.amount
            if summed and all(0 < len(line.label) <= _LONGEST for line in lines) and _are_funders(lines):
                found.append((lines, total))
    named = [told for told in found if _TOTAL.search(flat(told[1].label))]
    others = (told for told in found if not OWN_MONEY.search(flat(told[1].label)))
    return next(iter([*named, *others]), None) or _proved_below(parts)


def _proved_below(parts: list[Part]) -> tuple[list[Part], Part] | None:
    """Funders that stand together, before the spending beside them: their total is printed below that."""
    funders = list(takewhile(lambda part: FUNDER.search(flat(part.label)), parts))
    summed = sum((part.amount for part in funders), Decimal(0))
    totals = (p for p in parts[len(funders) :] if p.amount == summed and "total" in flat(p.label))
    total = next(totals, None)
    return (funders, total) if total and len(funders) >= _FEWEST else None


def _are_funders(lines: list[Part]) -> bool:
    """Half of them at least: the others' names are no common words."""
    return 2 * sum(bool(FUNDER.search(flat(line.label))) for line in lines) >= len(lines)


def _facts(reading: Reading, title: str, lines: list[Part], total: Part) -> list[Fact]:
    whole = _entry(reading, title, total, 0)
    entries = [_entry(reading, title, line, 1) for line in lines]
    summed = sum((line.amount for line in lines), Decimal(0))
    holds = summed == total.amount
    statement = (
        f"{' + '.join(format_euros(line.amount, 'fr') for line in lines)} = {format_euros(summed, 'fr')}"
    )
    statement += "" if holds else f" ; imprimé : {format_euros(total.amount, 'fr')}"
    checks = _share_checks(reading, lines, total) if holds else []
    return [whole, *entries, Check("plan", statement, holds, whole.span), *checks]


def _entry(reading: Reading, title: str, part: Part, level: int) -> BudgetEntry:
    label = part.label or "Total"
    return BudgetEntry(
        title, Side.RECETTES, label, part.amount, level, "", reading.span(part.start, part.end)
    )


def _share_checks(reading: Reading, lines: list[Part], total: Part) -> list[Check]:
    """Percentages that add up to 100 are of the total; others may be of what a funder takes into account."""
    shares = [line.share for line in lines if line.share is not None]
    if len(shares) < len(lines) or abs(sum(shares, Decimal(-100))) > 1 or not total.amount:
        return []
    return [_share_check(reading, line, share, total) for line, share in zip(lines, shares, strict=True)]


def _share_check(reading: Reading, line: Part, printed: Decimal, total: Part) -> Check:
    """Holds to one unit of the last digit printed: acts round up and cut off alike."""
    exact = line.amount / total.amount * 100
    unit = Decimal(1).scaleb(int(printed.as_tuple().exponent))
    holds = abs(exact - printed) <= unit
    told = f"{format_euros(line.amount, 'fr')} / {format_euros(total.amount, 'fr')}"
    statement = f"{told} = {format_percent(exact.quantize(unit), 'fr')}"
    if not holds:
        statement += f" ; imprimé : {format_percent(printed, 'fr')}"
    return Check("share", statement, holds, reading.span(line.start, line.end))


def show(fact: Fact) -> str:
    if isinstance(fact, Check):
        return show_check(fact)
    assert isinstance(fact, BudgetEntry)
    return f"{fact.level} {fact.label} {fact.amount}"


FINDER = Finder(
    name="financing_plans",
    find=find,
    show=show,
    examples=(
        Example(
            "Le maire expose le projet.\nLe plan de financement serait le suivant :\n"
            "DETR (40 % maximum à hauteur de 100.000 €)\t4 000 €\nConseil départemental (25 %)\t2 500 €\n"
            "Commune (35 %)\t3 500 €\nTotal H.T\t10 000 €\n",
            (
                "0 Total H.T 10000",
                "1 DETR (40 % maximum à hauteur de 100.000 €) 4000",
                "1 Conseil départemental (25 %) 2500",
                "1 Commune (35 %) 3500",
                "plan holds",
                *["share holds"] * 3,
            ),
        ),
        Example(
            "Le maire expose le plan de financement : DETR 45 % 4 000 €, Région 20 % 2 500 €, Commune 35 % 3 500 €,"
            " total 10 000 €.",
            (
                "0 total 10000",
                "1 DETR 45 % 4000",
                "1 Région 20 % 2500",
                "1 Commune 35 % 3500",
                "plan holds",
                "share fails",
                "share fails",
                "share holds",
            ),
        ),
        Example(
            "Le maire expose le plan de financement : coût des travaux 10 000 €, État 4 000 €, Commune 6 000 €.",
            ("0 coût des travaux 10000", "1 État 4000", "1 Commune 6000", "plan holds"),
        ),
        # The sum printed is not that of the rows, which are plainly a plan's: told, with the failure.
        Example(
            "Le maire expose le plan de financement :\nDETR (50 %)\t4 914 €\nCommune (50 %)\t4 914 €\nTotal H.T\t9 628 €\n",
            ("0 Total H.T 9628", "1 DETR (50 %) 4914", "1 Commune (50 %) 4914", "plan fails"),
        ),
        # The columns were read one under the other.
        Example(
            "Le maire expose le plan de financement :\nSubvention de la DRAC : 50 %\nDépartement (dépense de 900 €) : 30 %\n\n500 €\n300 €\n"
            "Commune : 20 % 200 €\n\nTOTAL H.T.\n\n1 000 €\n",
            (
                "0 TOTAL H.T 1000",
                "1 Subvention de la DRAC : 50 % 500",
                "1 Département (dépense de 900 €) : 30 % 300",
                "1 Commune : 20 % 200",
                "plan holds",
                *["share holds"] * 3,
            ),
        ),
        # ... and the order of the sums is not that of the names.
        Example(
            "Le maire expose le plan de financement :\nSubvention de la DRAC : 50 %\nDépartement : 30 %\n\n300 €\n500 €\n"
            "Commune : 20 % 200 €\n\nTOTAL H.T.\n\n1 000 €\n",
            (),
        ),
        # The income stands under the spending.
        Example(
            "Le maire expose le plan de financement :\nDÉPENSES\nMurs\t700 €\nToit\t300 €\nTotal\t1 000 €\n\nRECETTES\nRégion\t400 €\n"
            "Autofinancement\t600 €\nTotal\t1 000 €\n",
            ("0 Total 1000", "1 Région 400", "1 Autofinancement 600", "plan holds"),
        ),
        # What a limit stands in is another cell than the sum; the basis beside it is no name.
        Example(
            "Le maire expose le plan de financement :\nDépartement – voirie sur RD (10 %)\t1 000 €\nDETR – Montant éligible : 5 000 €\t2 000 €\n"
            "Commune\t3 000 €\nTotal\t6 000 €\n",
            (
                "0 Total 6000",
                "1 Département – voirie sur RD (10 %) 1000",
                "1 DETR – Montant éligible : 5 000 € 2000",
                "1 Commune 3000",
                "plan holds",
            ),
        ),
        Example(
            "Le maire expose le plan de financement : l'achat coûte 10 000 € et l'État donne 4 000 €.", ()
        ),
    ),
)
