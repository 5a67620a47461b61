"""Amounts of money and percentages, as French acts print them and as questions write them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from index.dates import find_dates
from index.numbers import find_numbers_in_words
from index.text import flat


class Basis(StrEnum):
    HT = "HT"  # before tax
    TTC = "TTC"  # tax included


@dataclass(frozen=True, slots=True)
class Amount:
    """Money in euros: ``text[start:end] == raw``, the figure with its mark.

    ``marked``: a currency sign or word is printed with it. ``maximum``: it is an upper limit ("2 233 €
    maximum"). ``in_words``: printed in words, often beside the figure that says the same.
    """

    euros: Decimal
    raw: str
    start: int
    end: int
    marked: bool
    basis: Basis | None
    maximum: bool
    in_words: bool


@dataclass(frozen=True, slots=True)
class Percentage:
    """``value`` is 2.06 for "2,06 %"."""

    value: Decimal
    raw: str
    start: int
    end: int


# --- patterns, on flat text ----------------------------------------------------------------------------

# A number is groups of three digits parted by one same sign, or plain digits. A tab parts cells: never
# crossed. A leading nought is a torn remainder ("1O 000") unless it stands before the decimals.
# These stand behind a number's first digit.
_GROUPS = r"\d{0,2}(?:(?P<gap> {1,2}|[.']|\n)\d{3})(?:(?P=gap)\d{3})*"
# In French a comma starts the decimals; but nobody prints three noughts of them, nor two commas.
_COMMAS = {"fr": r"\d{0,2}(?:,\d{3}){2,}|\d{0,2},000", "en": r"\d{0,2}(?:,\d{3})+"}
_CENTS = r"(?:[.,]\d{1,4}| [.,]\d\d| ?[.,] ?00)"


def _number(language: str) -> str:
    # The digit stands first and what must not stand before it behind: so only digits are tried.
    first = r"\d(?<!\w\d)(?<!\d[.,'/-]\d)"
    whole = rf"{first}(?:(?<=[1-9])(?:{_COMMAS[language]}|{_GROUPS}|\d*)|(?<=0))(?!\d)"
    return rf"(?P<whole>{whole})(?P<cents>{_CENTS}(?!\d))?"


_SCALES = {"k": 10**3, "m": 10**6, "md": 10**9, "million": 10**6, "milliard": 10**9, "thousand": 10**3}
_WORDED = r"(?:(?P<scale>millions?|milliards?|thousand) ?(?:de |of )?|(?P<short>mds?|k|m) ?)?(?:d')?"
# No marked amount is without it or "€". The last letters of a scale may be glued to it ("10 k€", "10 keuros"), not those
# of another word ("monsieur", "valeur").
_EURO = re.compile(r"eur(?<![^\W\ddkmns_]eur)(?:os?)?(?![a-z])")
_MARK = r"(?:€(?:uros?(?![a-z]))?|(?:euros?|eur)(?![a-z]))"
_BARE_TAIL = r"(?: ?(?P<short>k)| (?P<scale>millions?|milliards?|thousand))?(?![\w/%°²]|-\d| ?%|[.,]\d)"

_BEFORE_MARK = r"(?P<close> ?\))?[ ]{0,3}(?:\n[ ]*)?"
_MARKED = {lang: re.compile(_number(lang) + _BEFORE_MARK + _WORDED + _MARK) for lang in _COMMAS}
_BARE = {lang: re.compile(_number(lang) + _BARE_TAIL) for lang in _COMMAS}
# A sign that stands free belongs, in a French table, to the figure before it.
_PREFIXED = {
    lang: re.compile(
        rf"[€e](?:(?<=€){space}|ur (?<![a-z]eur ))(?=\d){_number('en')}"
        r"(?: ?(?P<short>k|m)(?!\w)| (?P<scale>millions?|thousand))?"
    )
    for lang, space in (("fr", ""), ("en", " ?"))
}
_AFTER_WORDS = re.compile(rf"(?P<figure>[ \n]*\([ \d.,]+(?:€|euros?)?\))?[ \n]*(?:d')?{_MARK}")
# Words, or a figure in brackets, before a mark.
_MARKED_WORD = re.compile(r"[a-z)'](?:€|[ \n]+(?:€|eur)|(?<=[)'])eur)")
_ONE_EURO = re.compile(r"(?<!\w)(?:un euro|(?:l'|un )euro symbolique)(?!\w)")

_CHANGE = re.compile(
    r"(?:,? et)? ?(?P<named>\d\d?) (?:centimes?|cts?)(?!\w)|(?<=€)(?P<glued>\d\d)(?![\d.,/%\w])"
    r"|(?<=euros) (?P<plain>\d\d)(?=[,;.)\n]|$| (?:par|le|la|l')(?!\w))"
)
_PER_UNIT = re.compile(r" ?(?:ht|ttc)? ?/ ?(?:m[23²³]|m(?!\w)|kwh|mwh|litre|l(?!\w)|km|kg)")

_BASIS = r"(?P<ht>h\.? ?t(?![a-z])\.?|hors[ \n]+taxes?)|(?P<ttc>t\.?t\.?c(?![a-z])\.?|toutes[ \n]+taxes)"
_BASIS_AFTER = re.compile(rf"[ \n]{{0,2}}(?:\([^()]{{0,120}}\)[ \n]{{0,2}}|en )?\(?(?:{_BASIS})")
_BASIS_BEFORE = re.compile(rf"(?<!\w)(?:{_BASIS})[ )]*(?:[:=]|est de|de|s'eleve a|estimee? a)[ \n]*$")
_LIMIT = r"(?:maxim(?:um|al|ale|aux)|maxi|max|au plus|plafon\w*)"
_LIMIT_AFTER = re.compile(rf"[ \n]*(?:h\.?t\.?|ttc)?,?[ \n]*\(?(?:au[ \n]+)?{_LIMIT}(?!\w)")
_LIMIT_BEFORE = re.compile(
    rf"(?<!\w)(?:{_LIMIT}|dans la limite|n'excedant pas|exceder|excedera|depasser|depassera|jusqu'a)"
    r"(?:[ \n:]+[a-z']+){0,4}[ \n:]*$"
)
# What these words count is a label of its own, never the head of the amount behind it.
_LABEL = re.compile(
    r"(?<!\w)(?:articles?|lots?|tranche|phase|axe|chapitre|annexe|ligne|page|point|compte|zone|classe|niveau"
    r"|affaire|titre|action|categorie|option|quotient|groupe|n[°o]|numero)[ ]?(?:n[°o] ?)?$"
)
_PROSE = re.compile(
    r"(?<![\w'’])(?:[a-zà-ÿ][\w'’]*|d['’]|à)[ ]?$|:[ ]?$"
)  # a word without a capital, or a colon
_NEGATIVE_AFTER = re.compile(
    r"(?:^|[\t\n:=(])[ ]*$|(?P<word>(?<!\w)(?:de|soit|est|solde|deficit|resultat|total)[ ]*$)"
)
_NO_DIGITS = re.compile(r"\D")
_DASH = re.compile(r"-[ ]?$")
_SCALED = re.compile(r"\d[ ,.]?$")  # what stands before "millions" in "2,5 millions d'euros"
_RANK = re.compile(r"[/_#]$|n[°o] ?$")
_TORN = re.compile(r"(?<!\w)(?=\w*\d)(?=\w*[oil])[\doil]{2,4}[ .]$")  # "1O 500 €": a digit read as a letter
_LIKE_DIGITS = frozenset("0123456789oil")
_PHONE = re.compile(r"0(?<!\d0)\d(?:[ .-]?\d\d){4}(?!\d)")


# --- finding -------------------------------------------------------------------------------------------


def find_amounts(text: str, *, bare: bool = False, language: str = "fr") -> tuple[Amount, ...]:
    """All amounts of a text, in order, not overlapping.

    Without ``bare`` only figures with a currency sign or word. With it, plain numbers too: for the cells of
    a table of money, not for prose. ``language`` is the text's: in English "1,500" is fifteen hundred.
    An amount in words that repeats the figure beside it is given too, with ``in_words``.

    >>> [str(a.euros) for a in find_amounts("en 2022 10 000 € ; 890 K€ ; 2,5 millions d'euros")]
    ['10000', '890000', '2500000']
    """
    return _found(text, bare, language)


@lru_cache(maxsize=512)  # several finders read the same sentences of an act, one after the other
def _found(text: str, bare: bool, language: str) -> tuple[Amount, ...]:
    plain = flat(text)
    found: list[Amount] = []
    for each in _readings(text, plain, bare, language):
        at = bisect_left(found, each.end, key=lambda other: other.start)
        if at == 0 or found[at - 1].end <= each.start:
            found.insert(at, each)
    return tuple(found)


def tells_money(plain: str, start: int, end: int) -> bool:
    """Whether a range of a flat text may hold a marked amount. Most parts of acts hold none, and so need no
    closer look: this is seen at once."""
    return plain.find("€", start, end) >= 0 or _EURO.search(plain, start, end) is not None


def _readings(text: str, plain: str, bare: bool, language: str) -> Iterator[Amount]:
    """The candidates, form by form: an earlier one wins where two overlap."""
    if tells_money(plain, 0, len(plain)):
        yield from _with_mark(text, plain, language)
    if bare:
        yield from _bare(text, plain, language)


def _with_mark(text: str, plain: str, language: str) -> Iterator[Amount]:
    marked = [_figure(match, text, plain) for match in _whole(_MARKED[language], plain)]
    prefixed = [_figure(match, text, plain) for match in _PREFIXED[language].finditer(plain)]
    yield from prefixed + marked if language == "en" else marked + prefixed
    yield from _in_words(text, plain, language)


def _whole(pattern: re.Pattern[str], plain: str) -> Iterator[re.Match[str]]:
    """The matches that are no remainder of a figure torn by the reading of letters for digits."""
    for match in pattern.finditer(plain):
        start = match.start()
        # Nearly always what stands before the space (or the full stop) before it shows that it is whole.
        if plain[start - 2 : start - 1] not in _LIKE_DIGITS or not _TORN.search(
            plain[max(0, start - 6) : start]
        ):
            yield match


def _figure(match: re.Match[str], text: str, plain: str, marked: bool = True) -> Amount:
    start, end, whole = match.start(), match.end(), match["whole"]
    cents = match["cents"] or ""
    prefixed = match.start("whole") - start
    if not prefixed and (tail := _own_part(match, text, plain)) is not None:
        start, whole = match.end("whole") - len(tail), tail
    euros = _value(whole, cents, bool(_PER_UNIT.match(plain, end)))
    scale = (match["scale"] or match["short"] or "").rstrip("s")
    if scale:
        euros = _plain(euros * _SCALES[scale])
    if match.re in _MARKED.values():
        if match["close"]:
            end = match.end("cents") if cents else match.end("whole")
        elif not cents and not scale and euros < 1000 and (change := _CHANGE.match(plain, end)):
            euros += Decimal(change["named"] or change["glued"] or change["plain"]) / 100
            end = change.end()
    start, euros = _signed(plain, start, end, euros)
    return _amount(text, plain, (start, end), euros, marked=marked)


def _own_part(match: re.Match[str], text: str, plain: str) -> str | None:
    """What is left of a grouped number when its head belongs to the words before it; None for all of it."""
    gap, whole = match["gap"], match["whole"]
    if gap is None or gap in ".'":
        return None
    head, tail = whole.split(gap, 1)
    if tail.startswith("0"):
        return None
    before = plain[max(0, match.start() - 24) : match.start()]
    if gap == "\n":  # a line of prose breaks within a number; a row or a label ends with one of its own
        said = text[max(0, match.start() - 24) : match.start()]
        return None if _PROSE.search(said) and not _LABEL.search(before) else tail
    return tail if gap not in tail and len(head) < 3 and _LABEL.search(before) else None


def _value(whole: str, cents: str, per_unit: bool) -> Decimal:
    decimals = _NO_DIGITS.sub("", cents)
    if per_unit and not decimals and re.fullmatch(r"\d\.\d{3}", whole):
        return Decimal(whole)  # the price of a cubic metre has three decimals
    return Decimal(_NO_DIGITS.sub("", whole) + (f".{decimals}" if decimals else ""))


def _plain(euros: Decimal) -> Decimal:
    """The same value, without a fraction where it is whole: 2,5 millions are 2500000."""
    return euros.to_integral_value() if euros == euros.to_integral_value() else euros


def _signed(plain: str, start: int, end: int, euros: Decimal) -> tuple[int, Decimal]:
    """A dash is a minus sign where the amount fills its cell or line, or after "de"; else a bullet."""
    dash = _DASH.search(plain[max(0, start - 2) : start])
    if not dash:
        return start, euros
    at = start - len(dash.group())
    after = _NEGATIVE_AFTER.search(plain[max(0, at - 16) : at])
    ends_cell = re.match(r"[ ]*(?:h\.?t|ttc)?[ ]*(?:[\t\n)]|$)", plain[end : end + 12])
    return (at, -euros) if after and (after["word"] or ends_cell) else (start, euros)


def _in_words(text: str, plain: str, language: str) -> Iterator[Amount]:
    if not _MARKED_WORD.search(plain):
        return  # as in most texts that tell money
    for number in find_numbers_in_words(text, language):
        mark = _AFTER_WORDS.match(plain, number.end)
        if mark is None or plain[number.start - 1 : number.start].isdigit():
            continue
        if _SCALED.search(plain[max(0, number.start - 2) : number.start]):
            continue  # "2,5 millions d'euros" and "10 mille euros" are figures with a scale
        end = number.end if mark["figure"] else mark.end()
        yield _amount(text, plain, (number.start, end), Decimal(number.value), in_words=True)
    for match in _ONE_EURO.finditer(plain) if "un euro" in plain or "l'euro" in plain else ():
        yield _amount(text, plain, match.span(), Decimal(1), in_words=True)


def _bare(text: str, plain: str, language: str) -> Iterator[Amount]:
    matches = list(_whole(_BARE[language], plain))
    if not matches:
        return  # as in most cells
    taken = [(each.start, each.end) for each in find_dates(text)]
    taken += [match.span() for match in _PHONE.finditer(plain)]
    for match in matches:
        before = plain[max(0, match.start() - 6) : match.start()]
        if _RANK.search(before):
            continue
        if not any(start < match.end() and match.start() < end for start, end in taken):
            yield _figure(match, text, plain, marked=False)


def _amount(
    text: str,
    plain: str,
    span: tuple[int, int],
    euros: Decimal,
    *,
    marked: bool = True,
    in_words: bool = False,
) -> Amount:
    start, end = span
    # What is said before an amount is said in its own cell.
    before, after = plain[max(0, start - 60) : start].rpartition("\t")[2], plain[end : end + 160]
    basis = _BASIS_AFTER.match(after) or _BASIS_BEFORE.search(before)
    limit = _LIMIT_AFTER.match(after) or _LIMIT_BEFORE.search(before)
    kind = None if basis is None else Basis.HT if basis["ht"] else Basis.TTC
    return Amount(euros, text[start:end], start, end, marked, kind, limit is not None, in_words)


def parse_amount(text: str) -> Decimal | None:
    """The value of a text (a table's cell) that is one amount and nothing else, or None.

    >>> parse_amount("10 000,00"), parse_amount("0€"), parse_amount("-"), parse_amount("lot 3")
    (Decimal('10000.00'), Decimal('0'), None, None)
    """
    found = find_amounts(text, bare=True)
    if len(found) != 1 or found[0].in_words:
        return None
    rest = flat(text[: found[0].start] + text[found[0].end :])
    return found[0].euros if re.fullmatch(r"\s*\+?\s*(?:h\.?t\.?|ttc)?[\s*.€]*", rest) else None


_PERCENT = re.compile(
    r"(?P<number>\d(?<!\w\d)(?<!\d[.,]\d)\d{0,3}(?:[.,]\d{1,4})?)[ \n]{0,3}(?:%|pour[ \n]cent(?!\w)|per ?cent)"
)


def find_percentages(text: str) -> tuple[Percentage, ...]:
    """All percentages, in order.

    >>> [str(p.value) for p in find_percentages("10 % du total (soit 2,06\\n%)")]
    ['10', '2.06']
    """
    plain = flat(text)
    if "%" not in plain and "cent" not in plain:
        return ()  # as in nearly all sentences
    return tuple(
        Percentage(Decimal(m["number"].replace(",", ".")), text[m.start() : m.end()], m.start(), m.end())
        for m in _PERCENT.finditer(plain)
    )


# --- showing -------------------------------------------------------------------------------------------

NARROW_SPACE = "\u202f"
NO_BREAK_SPACE = "\u00a0"


def format_euros(amount: Decimal, language: str) -> str:
    """An amount as the language prints it, with decimals only where it is not whole.

    >>> format_euros(Decimal("10285.5"), "en"), format_euros(Decimal(-10000), "en")
    ('€10,285.50', '-€10,000')
    """
    whole = amount == amount.to_integral_value()
    figure = f"{abs(amount):,.0f}" if whole else f"{abs(amount):,.2f}"
    sign = "-" if amount < 0 else ""
    if language == "en":
        return f"{sign}€{figure}"
    return f"{sign}{_french(figure)}{NO_BREAK_SPACE}€"


def format_whole(number: int, language: str) -> str:
    """A count, its digits in groups of three: "12 000" or "12,000"."""
    figure = f"{number:,}"
    return figure if language == "en" else _french(figure)


def format_percent(value: Decimal, language: str) -> str:
    """A percentage as the language prints it, its digits as they are: "2,06 %", "2.06%"."""
    return f"{value:f}%" if language == "en" else f"{_french(f'{value:f}')}{NO_BREAK_SPACE}%"


def _french(figure: str) -> str:
    return figure.replace(",", NARROW_SPACE).replace(".", ",")
