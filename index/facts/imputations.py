"""Imputations: the budget line a spending is put on, from tables and from sentences."""

from __future__ import annotations

import re
from decimal import Decimal

from index.amounts import find_amounts
from index.facts.finder import Example, Finder, Reading
from index.text import squeeze
from index.types import BudgetLine, Fact, SectionKind

# "6568//930202": nature // function. "65_6574_301": chapter, nature, function.
_CODED = re.compile(
    r"(?:(?P<operation>\b[A-Z]{1,4}\d{1,4}[-–][A-Z0-9]{2,10}\b)\s+)?(?<![\w/])(?:(?P<nature>\d{3,6})\s?//\s?(?P<function>[\d.]{2,8})"
    r"|(?P<chapter>\d{2,3})_(?P<nature2>\d{3,6})_(?P<function2>\d{2,5}))(?![\w/])"
)
# "sur la ligne 2375, nature 6574, chapitre 928", "à l'article 6574 du budget", "chapitre 65, article 6574".
_WORD = r"(?:ligne|nature|fonction|chapitre|article|compte|imputation|sous-fonction|operation)"
_TOLD = re.compile(
    rf"(?:preleve\w*|impute\w*|inscri\w*|prevu\w*|ouvert\w*|credits?|depenses?|budget|imputation)\b[^.;]{{0,160}}?"
    rf"(?P<codes>\b{_WORD}\s*(?:n\s?°\s*)?\d{{2,8}}\b(?:[\s,;/:()-]*(?:et\s+)?(?:a\s+l'|au\s+|de\s+la\s+|du\s+)?{_WORD}\s*(?:n\s?°\s*)?\d{{2,8}}\b){{0,4}})"
)
_CODE = re.compile(rf"\b(?P<word>{_WORD})\s*(?:n\s?°\s*)?(?P<code>\d{{2,8}})\b")
_COLUMNS = (
    ("credit", re.compile(r"\bcp\b|credits?\b|vote\b")),
    ("available", re.compile(r"disponible")),
    ("spent", re.compile(r"proposition|depense|engage|affect")),
    ("balance", re.compile(r"solde|reste")),
)
_READ = (SectionKind.ARTICLE, SectionKind.EXPOSE, SectionKind.VOTE, SectionKind.REPORT)


def find(reading: Reading) -> tuple[Fact, ...]:
    """The act's imputations; a line that the report told before the decision is kept once, the fuller one."""
    lines = [line for start, end in reading.ranges(*_READ) for line in _found(reading, start, end)]
    kept: dict[tuple[str, str, str], BudgetLine] = {}
    for line in lines:
        key = (line.operation, line.nature, line.function)
        if key not in kept or (kept[key].credit is None and line.credit is not None):
            kept[key] = line
    return tuple(kept.values())


def _found(reading: Reading, start: int, end: int) -> list[BudgetLine]:
    text = reading.text.text
    # No code is without one of these signs, and few texts have one.
    printed = any(text.find(sign, start, end) >= 0 for sign in ("//", "_"))
    coded = [_coded(reading, m, end) for m in _CODED.finditer(text, start, end)] if printed else []
    return coded or [_told(reading, m) for m in _TOLD.finditer(reading.plain, start, end)]


def _coded(reading: Reading, match: re.Match[str], end: int) -> BudgetLine:
    """The row of a table: code, label (its lines may be broken), then the amounts in the columns' order."""
    following = _CODED.search(reading.text.text, match.end(), end)
    limit = min(match.end() + 200, following.start() if following else end, end)
    behind = reading.text.text[match.end() : limit]
    amounts = _row_amounts(behind)
    label = behind[: amounts[0][0]] if amounts else ""
    until = match.end() + (amounts[-1][1] if amounts else len(label))
    columns = _column_names(reading.plain[max(0, match.start() - 200) : match.start()], len(amounts))
    values = dict(zip(columns, (a[2] for a in amounts), strict=False))
    return BudgetLine(
        operation=match["operation"] or "",
        nature=match["nature"] or match["nature2"],
        function=match["function"] or match["function2"],
        chapter=match["chapter"] or "",
        label=squeeze(label).strip(" -–:|"),
        credit=values.get("credit"),
        spent=values.get("spent"),
        balance=values.get("balance"),
        span=reading.span(match.start(), until),
    )


def _row_amounts(behind: str) -> list[tuple[int, int, Decimal]]:
    """The amounts that follow each other without words between them."""
    out: list[tuple[int, int, Decimal]] = []
    for amount in find_amounts(behind, bare=True):
        if out and re.search(r"[^\W\d]", behind[out[-1][1] : amount.start]):
            break
        out.append((amount.start, amount.end, amount.euros))
    return out


def _column_names(head: str, count: int) -> list[str]:
    """The amount columns named over the row, in their printed order; the last ``count`` of them."""
    named = sorted((m.start(), name) for name, pattern in _COLUMNS if (m := _last(pattern, head)))
    return [name for _, name in named][-count:] if count else []


def _last(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    return max(pattern.finditer(words), key=lambda m: m.start(), default=None)


def _told(reading: Reading, match: re.Match[str]) -> BudgetLine:
    codes = {m["word"]: m["code"] for m in _CODE.finditer(match["codes"])}
    return BudgetLine(
        operation=codes.get("ligne", codes.get("operation", "")),
        nature=codes.get("nature", codes.get("article", codes.get("compte", codes.get("imputation", "")))),
        function=codes.get("fonction", codes.get("sous-fonction", "")),
        chapter=codes.get("chapitre", ""),
        label="",
        credit=None,
        spent=None,
        balance=None,
        span=reading.span(*match.span()),
    )


def show(fact: Fact) -> str:
    assert isinstance(fact, BudgetLine)
    codes = "/".join((fact.operation, fact.chapter, fact.nature, fact.function))
    return f"{codes} {fact.label} {fact.credit} {fact.spent} {fact.balance}"


FINDER = Finder(
    name="imputations",
    find=find,
    show=show,
    examples=(
        Example(
            "Décide :\nArticle 1 : La dépense est imputée ainsi :\nCode Opération Imputation Libellé CP € Dépense €\n"
            "C02-010A01 6574//9333 Vie associative 1 500,00 1 200,00\n\nLe maire",
            ("C02-010A01//6574/9333 Vie associative 1500.00 1200.00 None",),
        ),
        Example(
            "Décide :\nArticle 1 : Les crédits seront prélevés sur la ligne 2375, nature 6574, chapitre 928.",
            ("2375/928/6574/  None None None",),
        ),
        Example(
            "Décide :\nArticle 1 : la somme de 12.000€ (imputation 65_6574_301).",
            ("/65/6574/301  None None None",),
        ),
        Example("Décide :\nArticle 1 : D'acheter 12 lots au chapitre voisin.", ()),
        Example(
            "Décide :\nArticle 1 : La dépense est inscrite au chapitre 65, article 65748 du budget.",
            ("/65/65748/  None None None",),
        ),
    ),
)
