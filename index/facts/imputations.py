"""Imputations: the budget line a spending is put on, from tables and from sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from index.amounts import find_amounts
from index.facts.budget_codes import Codes, codes_told, collide, meaning_of, merged
from index.facts.finder import Example, Finder, Reading, sentences
from index.facts.imputation_lists import running_lines
from index.facts.imputation_rows import Line, row_lines
from index.text import squeeze
from index.types import BudgetLine, Fact, SectionKind

# "6568//930202": nature // function. "65_6574_301", "imputation : 65/6574/301" or "ligne budgétaire 65/6574/301":
# chapter, nature, function.
_CODED = re.compile(
    r"(?:(?P<operation>\b[A-Z]{1,4}\d{1,4}[-–][A-Z0-9]{2,10}\b)\s+)?(?<![\w/])(?:(?P<nature>\d{3,6})\s?//\s?(?P<function>\d[\d.]{0,6}\d)"
    r"|(?P<chapter>\d{2,3})_(?P<nature2>\d{3,6})_(?P<function2>\d{2,5})"
    r"|(?:[Ii]mputations?(?:\s+budgétaires?)?|(?:[Ll]igne|[Cc]ompte)\s+budgétaire(?=\s*:?\s*\d+\s?[/.-]\s?\d)|[Cc]rédits?\s+(?:ouverts|inscrits|prévus)\b[^.;:\n€\d]{0,60}:(?=\s*\d{2,3}\s?/\s?\d{3,6}\s?/\s?\d))\s*:?\s*(?:(?P<chapter3>\d{2,3})\s?[/.-]\s?)?(?P<nature3>\d{3,6})"
    r"(?:\s?[/.-]\s?(?P<function3>\d{2,6}))?)"
    r"(?![\w/])"
)
# What says that codes are a budget's. Two codes in one breath need no such word.
_BUDGET = re.compile(
    r"\b(?:prele[vt]|imput|inscri|prevu|ouvert|regle|mandat|credit|depense|recette|budget|vir(?:er|es?|ement)\b|affect|abond|report(?:er|ee?)\b|autorisation|somme)"
)
_LINK = re.compile(
    r"[\s,;/:()–-]*(?:\b(?:et|a|au|aux|de|du|des|sur|la|le|en|dans|section)\b[\s,–-]*|\b(?:a\s)?l'|\bd'|\"[^\"\n]{2,80}\"[\s,;–-]*|\bfonctionnement\b[\s,–-]*|\binvestissement\b[\s,–-]*)*"
)
_SPENT = re.compile(r"\b(?:depense|somme|montant|subvention|imput|prele[vt])")
# ... but what only opens credits spends nothing.
_OPENED = re.compile(
    r"\b(?:autorisations?\s+(?:de\s+programme|d'engagement)|ouverture\s+d(?:e|es|u)\s+credits?|ouvr\w+\s+(?:\w+\s+){0,2}credits?|virements?\s+de\s+credits?)\b"
)
_COLUMNS = (
    ("credit", re.compile(r"\bcp\b|credits?\b|vote\b")),
    ("available", re.compile(r"disponible")),
    ("spent", re.compile(r"proposition|depense|engage|affect")),
    ("balance", re.compile(r"solde|reste")),
)
_Told = tuple[tuple[str, ...], frozenset[Decimal]]  # a line's codes and its sums
_READ = (SectionKind.ARTICLE, SectionKind.EXPOSE, SectionKind.VOTE, SectionKind.REPORT)


def find(reading: Reading) -> tuple[Fact, ...]:
    """The act's imputations, each once: not the one that says no more than another of them."""
    found: dict[_Told, BudgetLine] = {}
    ranges = [_found(reading, *told) for told in reading.ranges(*_READ)]
    ranges += [_rows(reading, *told) for told in reading.ranges(SectionKind.RECITAL)]
    for lines in ranges:
        for line in lines:
            codes = (line.operation, line.chapter, line.nature, line.function)
            sums = frozenset(sum_ for sum_ in (line.credit, line.spent, line.balance) if sum_)
            found.setdefault((codes, sums), line)
    return tuple(line for told, line in found.items() if not any(_says_more(more, told) for more in found))


def _says_more(one: _Told, other: _Told) -> bool:
    """All that the other tells, a sum under whichever name, and something beside."""
    (codes, sums), (less, fewer) = one, other
    return one != other and fewer <= sums and all(b in ("", a) for a, b in zip(codes, less, strict=True))


def _found(reading: Reading, start: int, end: int) -> Iterator[BudgetLine]:
    text = reading.text.text
    # No code is without one of these signs, and few texts have one.
    if any(
        text.find(sign, start, end) >= 0
        for sign in (
            "//",
            "_",
            "mputation",
            "budgétaire",
            "rédits ouverts",
            "rédits inscrits",
            "rédits prévus",
        )
    ):
        yield from (_coded(reading, match, end) for match in _CODED.finditer(text, start, end))
    yield from _rows(reading, start, end)
    yield from _told(reading, start, end)


def _rows(reading: Reading, start: int, end: int) -> Iterator[BudgetLine]:
    """The rows of tables and lists. They are read among the reasons as well, where a "Vu" goes on into the report:
    codes in a row are no law's."""
    yield from (_of_row(reading, row) for row in row_lines(reading, start, end))
    yield from (_of_row(reading, row) for row in running_lines(reading, start, end))


def _line(
    reading: Reading, codes: Codes, end: int, label: str, sums: Mapping[str, Decimal | None]
) -> BudgetLine:
    meaning = meaning_of(codes, reading)
    return BudgetLine(
        operation=codes.operation,
        nature=codes.nature,
        function=codes.function,
        chapter=codes.chapter,
        section=meaning.section,
        label=squeeze(label).strip(" -–—:,|"),
        nomenclature=meaning.nomenclature,
        nature_label=meaning.nature,
        function_label=meaning.function,
        chapter_label=meaning.chapter,
        credit=sums.get("credit"),
        spent=sums.get("spent"),
        balance=sums.get("balance"),
        span=reading.span(codes.start, end),
    )


def _of_row(reading: Reading, row: Line) -> BudgetLine:
    return _line(reading, row.codes, row.end, row.label, row.sums)


def _coded(reading: Reading, match: re.Match[str], end: int) -> BudgetLine:
    """The row of a table: code, label (its lines may be broken), then the amounts in the columns' order."""
    following = _CODED.search(reading.text.text, match.end(), end)
    limit = min(match.end() + 200, following.start() if following else end, end)
    behind = reading.text.text[match.end() : limit]
    amounts = _row_amounts(behind)
    label = behind[: amounts[0][0]] if amounts else ""
    until = match.end() + (amounts[-1][1] if amounts else len(label))
    columns = _column_names(reading.plain[max(0, match.start() - 200) : match.start()], len(amounts))
    codes = Codes(
        start=match.start(),
        end=match.end(),
        operation=match["operation"] or "",
        chapter=match["chapter"] or match["chapter3"] or "",
        nature=match["nature"] or match["nature2"] or match["nature3"],
        function=match["function"] or match["function2"] or match["function3"] or "",
    )
    return _line(reading, codes, until, label, dict(zip(columns, (a[2] for a in amounts), strict=False)))


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


def _told(reading: Reading, start: int, end: int) -> Iterator[BudgetLine]:
    """The codes of sentences: those that stand in one breath are one line's."""
    told = [codes for codes in codes_told(reading.plain, start, end) if not _in_row(reading, codes)]
    lines = _joined(reading.plain, told)
    for first, last in sentences(reading.plain, start, end) if lines else ():
        mine = [codes for codes in lines if first <= codes.start < last]
        whole = _sums(reading, first, last) if len(mine) == 1 else {}
        begun = first
        for codes in mine:
            until = next((other.start for other in mine if other.start > codes.start), last)
            budget = _budget_word(reading.plain, (begun, last), codes)
            budget = codes.start if budget is None and _BUDGET.search(reading.plain, first, begun) else budget
            credit = _own_sum(reading, (begun, until), codes)
            if codes.count > 1 or budget is not None or credit or len(codes.nature) >= _SURE:
                begin, end = codes.start, codes.end
                if budget is not None and budget < codes.start and not credit:
                    begin = budget
                if credit:
                    begin, end = min(begin, credit.start), max(end, credit.end)
                sums = {"credit": credit.sum} if credit else whole
                line = _line(reading, codes, codes.end, "", sums)
                yield replace(line, span=reading.span(begin, end))
            begun = codes.end


_SURE = 5  # figures of an account that is an account's whatever stands around: no law has as many articles
_NEAR = 120  # characters from a word of the budget to the codes
_ACCOUNT = re.compile(r"comptes?\b")


def _budget_word(plain: str, where: tuple[int, int], codes: Codes) -> int | None:
    """Where a word says that codes are a budget's: before them, or behind those called an account's. Where several
    do, the first that is near: the line's words begin there."""
    before = [m.start() for m in _BUDGET.finditer(plain, where[0], codes.end)]
    if before:
        return next((at for at in before if codes.start - at < _NEAR), before[-1])
    behind = _ACCOUNT.match(plain, codes.start) and _BUDGET.search(plain, codes.end, where[1])
    return codes.start if behind else None


@dataclass(frozen=True, slots=True)
class _Sum:
    """What one of several lines of a sentence is given, in ``[start, end)`` of the document."""

    sum: Decimal
    start: int
    end: int


_OPENS = re.compile(r"\s*(?:euros?|€)?\s*\((?:[^()\d]{0,60}\b)?\W*$")  # "118 000 € (recettes, chapitre 10"
_TELLS = re.compile(
    r"\s*(?:\"[^\"]*\"|\([^()\d]*\)|[–-]\s[^:\d]{2,60})?\s*(?::|[+=–-])[\s+–-]*$"
)  # "article 6574 : + 500 €"


def _own_sum(reading: Reading, where: tuple[int, int], codes: Codes) -> _Sum | None:
    """The sum in whose brackets codes stand, or that stands behind their colon or sign."""
    text, plain = reading.text.text, reading.plain
    before = find_amounts(text[where[0] : codes.start])
    if before and _OPENS.match(plain, where[0] + before[-1].end, codes.start):
        return _Sum(before[-1].euros, where[0] + before[-1].start, codes.end)
    behind = find_amounts(text[codes.end : where[1]])
    if behind and _TELLS.match(plain, codes.end, codes.end + behind[0].start):
        taken = re.search(r"[–-]\s*$", plain[codes.end : codes.end + behind[0].start])
        told = -abs(behind[0].euros) if taken else behind[0].euros
        return _Sum(told, codes.start, codes.end + behind[0].end)
    return None


def _in_row(reading: Reading, codes: Codes) -> bool:
    """In a table's row, which ``row_lines`` reads."""
    text = reading.text.text
    end = text.find("\n", codes.end)
    return "\t" in text[text.rfind("\n", 0, codes.start) + 1 : end if end >= 0 else len(text)]


def _joined(plain: str, told: list[Codes]) -> list[Codes]:
    """Codes that only small words part are one line's, until a slot is told again."""
    out: list[Codes] = []
    for codes in told:
        before = out[-1] if out else None
        linked = (
            before and _LINK.fullmatch(plain, before.end, codes.start) and not _is_moved(plain, before, codes)
        )
        if before and linked and not collide(before, codes):
            out[-1] = merged(before, codes)
        else:
            out.append(codes)
    return out


_FROM = re.compile(r"\b(?:du|de\s+l'|depuis\s+(?:le|l'))\s*$")
_TO = re.compile(r"\W*(?:vers|aux?|a)\b")


def _is_moved(plain: str, one: Codes, other: Codes) -> bool:
    """ "du chapitre 022 à l'article 6156": money goes from one line to another."""
    before = plain[max(0, one.start - 12) : one.start]
    return bool(_FROM.search(before) and _TO.match(plain, one.end, other.start))


def _sums(reading: Reading, start: int, end: int) -> Mapping[str, Decimal]:
    """The sentence's only sum: spent, or a credit where only credits are told."""
    sums = {amount.euros for amount in find_amounts(reading.text.text[start:end])}
    if len(sums) != 1:
        return {}
    spent = _SPENT.search(reading.plain, start, end) and not _OPENED.search(reading.plain, start, end)
    return {"spent" if spent else "credit": sums.pop()}


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
            "Décide :\nArticle 1 : Les crédits seront prélevés sur la ligne de crédits 2390 (chap. 929, nature 6574).",
            ("2390/929/6574/  None None None",),
        ),
        Example(
            "Décide :\nArticle 1 : la somme de 12.000€ (imputation 65_6574_301).",
            ("/65/6574/301  None None None",),
        ),
        Example(
            "Décide :\nArticle 1 : la dépense sera payée (imputation : 65/6574/33).",
            ("/65/6574/33  None None None",),
        ),
        Example(
            "Décide :\nArticle 1 : la dépense est prélevée au chapitre 11, imputation 6281.",
            ("/11/6281/  None None None",),
        ),
        Example(
            "Décide :\nArticle 1 : la dépense sera payée (imputation budgétaire: 6574/33).",
            ("//6574/33  None None None",),
        ),
        Example(
            "Décide :\nArticle 1 : Le coût est inscrit au budget (nature/fonction 6042/92421).",
            ("//6042/92421  None None None",),
        ),
        Example(
            "Décide :\nArticle 1 : la dépense est imputée sur la ligne budgétaire 011/6042/251.",
            ("/011/6042/251  None None None",),
        ),
        Example(
            "Décide :\nArticle 1 : les crédits sont inscrits au compte budgétaire 657348/020.",
            ("//657348/020  None None None",),
        ),
        Example(
            "Décide :\nArticle 1 : la dépense est imputée au budget (chapitre 204, article 20422, sous-fonction 72).",
            ("/204/20422/72  None None None",),
        ),
        Example(
            "Décide :\nArticle 1 : la dépense est imputée au chapitre 935, article 6518, code fonctionnel 58.",
            ("/935/6518/58  None None None",),
        ),
        Example(
            "Décide :\nArticle 1 : la dépense est prélevée sur l'imputation 6568//930202.",
            ("//6568/930202  None None None",),
        ),
        Example("Décide :\nArticle 1 : D'acheter 12 lots au chapitre voisin.", ()),
        Example("Décide :\nArticle 1 : Les dépenses prévues à l'article 13 du règlement.", ()),
        Example("Décide :\nArticle 1 : La recette est celle de l'article 6574 du code.", ()),
        Example(
            "Décide :\nArticle 1 : La dépense est inscrite au chapitre 65, article 65748 du budget.",
            ("/65/65748/  None None None",),
        ),
        Example(
            "Décide :\nArticle 1 : D'imputer la dépense de 1 200 € au chapitre 011 et à l'article 6156.",
            ("/011/6156/  None 1200 None",),
        ),
        Example(
            "Décide :\nArticle 1 : Le virement du compte 2158 au compte 2051.",
            ("//2158/  None None None", "//2051/  None None None"),
        ),
        Example(
            "Décide :\nArticle 1 : la décision modificative :\nChapitre\tArticle\tLibellé\tMontant\n"
            "011\t6156\tMaintenance\t+ 800 €\n022\t022\tDépenses imprévues\t- 800 €\n",
            ("/011/6156/ Maintenance 800 None None", "/022/022/ Dépenses imprévues -800 None None"),
        ),
    ),
)
