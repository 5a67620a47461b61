"""An answer as HTML for the browser, and as plain text for a terminal. Pure functions.

Text of acts is never markup: everything goes through ``ui.markup``, which escapes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from assistant.types import Answer, Citation, Language, Row, Status
from index.amounts import NARROW_SPACE as THIN
from index.amounts import NO_BREAK_SPACE as NBSP
from index.amounts import find_amounts, format_euros
from index.dates import format_date
from index.types import Origin
from ui.markup import Html, element, join
from ui.texts import Texts, short_day, texts, whole

SOURCES_SHOWN = 6  # the others wait behind one click
QUOTE_SHOWN = 180  # characters of a quote in the list; the panel shows it whole
TITLE_SHOWN = 60  # characters of an act's title in a table
NUMBER_LENGTH = 25  # characters of the longest number of an act

MARK = re.compile(r"\[(\d{1,3})\]")
BULLET = re.compile(r"^\s*[-–—•]\s+")
NUMBER = r"(?:\d{1,3}(?:[\s.,]\d{3})+|\d+)(?:[.,]\d+)?"
UNIT = r"\s?(?:%|€|[kM]€)|\s(?:millions?|milliards?|billions?)(?:\s(?:€|(?:d[’'])?euros))?|\seuros?\b"
FIGURE = rf"(?<![\w/-])(?:€{NUMBER}(?:\s[mb]illions?)?|{NUMBER}(?:{UNIT}))"
BEFORE_HIGH_SIGN = re.compile(r" (?=[;?!](?:\s|$))")
BEFORE_NBSP_SIGN = re.compile(r" (?=[:»€%](?:\W|$))")
QUOTED = re.compile(r"«[^»]*(?:»|$)|“[^”]*(?:”|$)")
GUILLEMET = re.compile(r"(«\s*|\s*»)")
RANK = re.compile(r"\d{1,2}")
WORD = re.compile(
    r"[^\W\d_]{6}|[^\W\d_A-ZÀ-Þ]{4}"
)  # a number of an act has initials at most: "DELBU2023-02-012"
REASON = re.compile(r"^(?:Attention|Beware|Autre lecture|Another possible reading)\b", re.MULTILINE)
DIGIT_GROUP = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")


def french_spaces(text: str) -> str:
    """The spaces that French typography forbids to break, made no-break: "10 000 €", "« ainsi »", "qui ?".

    >>> french_spaces("10 000 € : qui ?")
    '10\\u202f000\\xa0€\\xa0: qui\\u202f?'
    """
    text = DIGIT_GROUP.sub(THIN, BEFORE_HIGH_SIGN.sub(THIN, text))
    return BEFORE_NBSP_SIGN.sub(NBSP, text).replace("« ", f"«{NBSP}")


def nested_quotes(line: str) -> str:
    """Quotation marks within quotation marks, as French typography has them.

    >>> nested_quotes("« à « Voile » »")
    '« à “Voile” »'
    """
    depth, parts = 0, []
    for part in GUILLEMET.split(line):
        opens, closes = part.startswith("«"), part.endswith("»")
        depth += opens
        parts.append("“" if opens and depth > 1 else "”" if closes and depth > 1 else part)
        depth -= closes
        if depth < 0:
            return line
    return line if depth else "".join(parts)


def reference(citation: Citation, language: Language) -> str:
    """How an act is referred to: council, number or title, date, page."""
    words = texts(language)
    act = act_name(citation.act, language)
    parts = [citation.council, f"{words.number}{NBSP}{act}" if _is_number(citation.act) else act]
    if citation.date is not None:
        parts.append(format_date(citation.date, language).replace(" ", NBSP))
    if citation.page is not None:
        parts.append(f"{words.page}{NBSP}{citation.page}")
    return ", ".join(part for part in parts if part)


def act_name(act: str, language: Language, limit: int | None = None) -> str:
    """An act's number as it is, a bare rank as "point 2", a title in quotation marks cut at ``limit``."""
    if RANK.fullmatch(act):
        return f"{texts(language).rank}{NBSP}{act}"
    return quoted(act, language, limit) if _is_title(act) else act


def quoted(quote: str, language: Language, limit: int | None = None) -> str:
    """Words of an act between the language's quotation marks, on one line, cut at ``limit`` characters.

    The same marks inside them become those of a quote in a quote.
    """
    words, line = texts(language), " ".join(quote.split())
    if limit is not None and len(line) > limit:
        line = line[:limit].rsplit(" ", 1)[0] + "…"
    if language is Language.FR:
        line = re.sub(r"\s*»", "”", re.sub(r"«\s*", "“", line))
    else:
        line = line.translate({ord("“"): "‘", ord("”"): "’"})
    return f"{words.open_quote}{french_spaces(line)}{words.close_quote}"


# --- for the browser -------------------------------------------------------------------------------------


def render_answer(answer: Answer, turn: int = 1, opened: int | None = None) -> Html:
    """The answer of the ``turn``-th question (1-based); ``opened`` is the source shown beside it, if any."""
    words = texts(answer.language)
    badge = words.statuses.get(answer.status)
    return element(
        "div",
        element("p", badge, class_=f"badge {answer.status}") if badge else "",
        element("p", words.doubtful, class_="why") if is_doubtful(answer) else "",
        _body(answer, turn),
        _choices(answer, turn),
        _table(answer, turn),
        _sources(answer, turn, opened),
        element("p", element("span", words.understood), " ", answer.understood, class_="understood")
        if is_understood(answer)
        else "",
        class_=f"answer {answer.status}",
        lang=str(answer.language),
    )


def render_follow_ups(answer: Answer, turn: int) -> Html:
    """The questions to ask next, as buttons."""
    words = texts(answer.language)
    label = element("p", words.follow_ups, class_="label")
    return chips(answer.follow_ups, label, f"turn-{turn}", answer.language)


def _choices(answer: Answer, turn: int) -> Html:
    """What the question may mean, as buttons; where nothing was found within the filters, the way without them."""
    words = texts(answer.language)
    label = element("p", words.choices, class_="label")
    labels = tuple(choice.label for choice in answer.choices)
    without = chips((words.beyond,), Html(), f"beyond-{turn}", answer.language) if answer.beyond else ""
    return join(chips(labels, label, f"choices-{turn}", answer.language), without)


def chips(questions: tuple[str, ...], label: Html, group: str, language: Language) -> Html:
    """Questions to click; ``group`` and the rank (0-based) tell the server which one was."""
    if not questions:
        return Html()
    buttons = (
        element("button", typeset(question, language), type="button", data_group=group, data_rank=rank)
        for rank, question in enumerate(questions)
    )
    items = (element("li", button) for button in buttons)
    return element("div", label, element("ul", *items), class_="chips", lang=str(language))


def _body(answer: Answer, turn: int) -> Html:
    lines = [typeset(line, answer.language) for line in answer.text.splitlines() if line.strip()]
    if not lines:
        return Html()
    headline = element("p", *_with_figures(lines[0], answer, turn), class_="headline")
    return join(headline, *_paragraphs(lines[1:], len(answer.citations), turn))


def _paragraphs(lines: list[str], count: int, turn: int) -> Iterator[Html]:
    for is_list, group in groupby(lines, lambda line: BULLET.match(line) is not None):
        if is_list:
            items = (element("li", *_with_marks(BULLET.sub("", line), count, turn)) for line in group)
            yield element("ul", *items)
        else:
            yield from (element("p", *_with_marks(line, count, turn)) for line in group)


def _with_figures(line: str, answer: Answer, turn: int) -> Iterator[Html]:
    """The headline, the figure that answers the question set apart."""
    start, end = _figure(line, answer) or (0, 0)
    if end:
        yield from _with_marks(line[:start], len(answer.citations), turn)
        yield element("strong", line[start:end], class_="figure")
    yield from _with_marks(line[end:], len(answer.citations), turn)


def _figure(line: str, answer: Answer) -> tuple[int, int] | None:
    """Where the figure that answers stands: the amount or the count asked for, else the one at the start.

    An act's words in quotation marks may hold many figures; none of them is ours.
    """
    ours = QUOTED.sub(lambda quote: "_" * len(quote.group()), line)
    if answer.amount is not None:
        amounts = find_amounts(ours, language=answer.language)
        return next(((a.start, a.end) for a in amounts if a.marked and a.euros == answer.amount), None)
    if not isinstance(answer.value, int):
        found = re.match(FIGURE, ours)
        return found.span() if found else None
    written = f"{answer.value}|{re.escape(whole(answer.value, answer.language))}"
    count = rf"(?<![\w\[/{THIN}-])(?P<count>{written})(?![\w\]/{THIN}-])"
    return next((m.span() for m in re.finditer(f"{FIGURE}|{count}", ours) if m["count"]), None)


def _with_marks(line: str, count: int, turn: int) -> Iterator[Html]:
    """Text whose "[n]" lead to the sources; a number that is no source of the answer stays text."""
    at = 0
    for found in MARK.finditer(line):
        if 1 <= int(found.group(1)) <= count:
            before = line[at : found.start()]
            kept = before[:-1] + NBSP if before.endswith(" ") else before  # no line starts with a mark
            yield join(kept, _mark(int(found.group(1)), turn))
            at = found.end()
    yield join(line[at:])


def _mark(rank: int, turn: int) -> Html:
    return element(
        "a",
        f"[{rank}]",
        href=f"#source-{turn}-{rank}",
        class_="mark",
        aria_label=f"Source {rank}",
        data_turn=turn,
        data_source=rank,
    )


def _table(answer: Answer, turn: int) -> Html:
    if not answer.rows:
        return Html()
    words, columns = texts(answer.language), columns_of(answer.rows)
    head = element("tr", *(element("th", words.columns[c], scope="col", class_=c) for c in columns))
    body = (_row(row, columns, answer, turn) for row in answer.rows)
    table = element("table", element("caption", words.rows), element("thead", head), element("tbody", *body))
    return element("div", table, class_="rows", role="region", tabindex=0, aria_label=words.rows)


def columns_of(rows: tuple[Row, ...]) -> tuple[str, ...]:
    """The columns worth showing: those with something in them; the council only where there are several."""
    filled = {
        "amount": any(row.amount is not None for row in rows),
        "purpose": any(row.purpose for row in rows),
        "council": len({row.council for row in rows}) > 1,
        "act": any(row.act for row in rows),
        "date": any(row.date for row in rows),
    }
    return ("label", *(name for name, some in filled.items() if some), "source")


def cells_of(row: Row, language: Language) -> dict[str, str]:
    """What a row's cells say, by column; that of its source is not among them."""
    return {
        "label": row.label,
        "amount": "" if row.amount is None else format_euros(row.amount, language),
        "purpose": french_spaces(row.purpose),
        "council": row.council,
        "act": act_name(row.act, language, TITLE_SHOWN),
        "date": "" if row.date is None else short_day(row.date, language),
    }


def _row(row: Row, columns: tuple[str, ...], answer: Answer, turn: int) -> Html:
    cells: dict[str, str] = cells_of(row, answer.language)
    known = 1 <= row.citation <= len(answer.citations)
    cells["source"] = _mark(row.citation, turn) if known else ""
    first, *others = columns
    kinds = {"act": "act title"} if _is_title(row.act) else {}
    return element(
        "tr",
        element("th", cells[first], scope="row", class_=first),
        *(element("td", cells[name], class_=kinds.get(name, name)) for name in others),
    )


def _sources(answer: Answer, turn: int, opened: int | None) -> Html:
    if not answer.citations:
        return Html()
    words = texts(answer.language)
    items = [
        element("li", _source(citation, rank, turn, rank == opened, answer.language))
        for rank, citation in enumerate(answer.citations, 1)
    ]
    first, others = items[:SOURCES_SHOWN], items[SOURCES_SHOWN:]
    more = element("summary", words.more_sources.format(count=len(others)))
    return element(
        "div",
        element("p", words.sources, class_="label"),
        element("ol", *first),
        element("details", more, element("ol", *others, start=SOURCES_SHOWN + 1)) if others else "",
        class_="sources",
    )


def _source(citation: Citation, rank: int, turn: int, opened: bool, language: Language) -> Html:
    note = texts(language).origins.get(citation.origin) if citation.origin is not Origin.TEXT else None
    return element(
        "button",
        element("span", f"[{rank}]", class_="rank"),
        element(
            "span",
            element("span", reference(citation, language), class_="reference"),
            element("q", quoted(citation.quote, language, QUOTE_SHOWN), lang="fr"),
            element("span", note, class_="note") if note else "",
            class_="words",
        ),
        type="button",
        id=f"source-{turn}-{rank}",
        aria_pressed="true" if opened else "false",
        aria_controls="source-panel",
        data_turn=turn,
        data_source=rank,
    )


# --- for the terminal ------------------------------------------------------------------------------------

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # an act must not steer the terminal
CELL_WIDTHS = {"label": 36, "amount": 20, "purpose": 36, "council": 28, "act": 30, "date": 11}


def render_terminal(answer: Answer) -> str:
    """The answer as lines of plain text: headline, text, table, how it was understood, sources."""
    words = texts(answer.language)
    badge = words.statuses.get(answer.status)
    why = f" – {words.doubtful}" if is_doubtful(answer) else ""
    blocks = [
        "\n".join([*([f"({badge}{why})"] if badge else []), typeset(answer.text.strip(), answer.language)]),
        "\n".join(_terminal_choices(answer, words)),
        "\n".join(_terminal_table(answer.rows, words, answer.language)),
        f"{words.understood} {answer.understood}" if is_understood(answer) else "",
        "\n".join(_terminal_sources(answer, words)),
    ]
    return CONTROL.sub("", "\n\n".join(block for block in blocks if block))


def _terminal_choices(answer: Answer, words: Texts) -> Iterator[str]:
    if answer.choices:
        yield words.choices
        yield from (f"- {choice.question}" for choice in answer.choices)


def _terminal_table(rows: tuple[Row, ...], words: Texts, language: Language) -> Iterator[str]:
    if not rows:
        return
    columns = columns_of(rows)[:-1]
    lines = [{name: words.columns[name] for name in columns}, *(cells_of(row, language) for row in rows)]
    marks = [words.columns["source"], *(f"[{row.citation}]" for row in rows)]
    widths = {c: min(CELL_WIDTHS[c], max(len(line[c]) for line in lines)) for c in columns}
    for line, mark in zip(lines, marks, strict=True):
        yield "  ".join([*(_fit(line[c], widths[c], c == "amount") for c in columns), mark]).rstrip()


def _fit(cell: str, width: int, right: bool) -> str:
    line = " ".join(cell.split(" "))
    if len(line) > width:
        end = f"…{NBSP}»" if line.endswith("»") else "…”" if line.endswith("”") else "…"
        line = line[: width - len(end)] + end
    return line.rjust(width) if right else line.ljust(width)


def _terminal_sources(answer: Answer, words: Texts) -> Iterator[str]:
    if not answer.citations:
        return
    yield f"{words.sources}{words.colon}".rstrip()
    for rank, citation in enumerate(answer.citations, 1):
        yield f"[{rank}] {reference(citation, answer.language)} – {citation.file}"
        yield f"    {quoted(citation.quote, answer.language)}"
        note = words.origins.get(citation.origin)
        if note:
            yield f"    ({note})"


def typeset(text: str, language: Language) -> str:
    lines = "\n".join(map(nested_quotes, text.split("\n")))
    return french_spaces(lines) if language is Language.FR else lines


def is_doubtful(answer: Answer) -> bool:
    """Whether an answer is to be checked for a reason that its text does not tell."""
    return answer.status is Status.PARTIAL and not REASON.search(answer.text)


def is_understood(answer: Answer) -> bool:
    """Whether it is told how the question was read."""
    return bool(answer.understood) and (answer.status is not Status.UNCLEAR or bool(answer.choices))


def _is_number(act: str) -> bool:
    """Whether an act goes by its number ("2022-367", "D 2024-29"), shown after "n°"."""
    return bool(act) and not (RANK.fullmatch(act) or "n°" in act or _is_title(act))


def _is_title(act: str) -> bool:
    """Whether an act goes by its title: a number holds a digit, is short, and has no word but initials."""
    long = len(act) > NUMBER_LENGTH or len(act.split()) > 3
    return bool(act) and (long or not re.search(r"\d", act) or WORD.search(act) is not None)
