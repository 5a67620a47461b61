"""A conversation as a paper to keep or to send: its questions, answers and notes, and one list of references. What it
says is decided here, how a file says it in ``ui.conversations.markdown`` and ``ui.conversations.word``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from assistant.scope import scope_told
from assistant.types import Answer, Citation, Language
from index.amounts import NO_BREAK_SPACE as NBSP
from index.dates import format_date
from index.text import fold
from ui.conversation import Session, Turn
from ui.conversations.changes import day, is_told, since, since_told, told_then
from ui.conversations.kept import name_of
from ui.conversations.texts import conversation_texts
from ui.render import (
    BULLET,
    MARK,
    cells_of,
    columns_of,
    french_spaces,
    is_doubtful,
    is_understood,
    quoted,
    reference,
    typeset,
)
from ui.texts import texts

LONGEST_FILE_NAME = 60  # characters of a conversation's name in that of a file


class Kind(Enum):
    TITLE = auto()
    SECTION = auto()
    QUESTION = auto()
    HEADLINE = auto()
    TEXT = auto()
    ITEM = auto()  # of a list
    WARNING = auto()
    SMALL = auto()
    TABLE = auto()
    REFERENCE = auto()


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the paper. ``rows``: of a table, its head first, and ``figures`` the rank (0-based) of its column of
    amounts, -1 for none; ``quote``: of a reference, the words quoted; ``number``: its number."""

    kind: Kind
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    figures: int = -1
    quote: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Paper:
    """``language``: of the headings; each answer has its own."""

    name: str
    language: Language
    blocks: tuple[Block, ...]


def paper(session: Session, today: date) -> Paper:
    """The conversation as the screen shows it, what is still to be answered left out."""
    language = session.language
    words, turns = conversation_texts(language), [turn for turn in session.turns if not turn.pending]
    name = session.kept.name or name_of(turns[0].question if turns else words.toggle)
    numbers = _numbers(turns)
    blocks = [
        Block(Kind.TITLE, _spaced(name, language)),
        Block(Kind.SMALL, f"{words.exported.format(date=_day(today, language))}. {words.promise}"),
        *_before(session),
        *(block for turn in turns for block in _turn(turn, session, numbers)),
    ]
    if numbers:
        blocks += [Block(Kind.SECTION, words.references), *_references(numbers, language)]
    return Paper(name, language, tuple(blocks))


def file_name(name: str, form: str, language: Language) -> str:
    """The name of the file: letters and digits, no more than a path can hold."""
    slug = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:LONGEST_FILE_NAME].strip("-")
    return f"{slug or conversation_texts(language).file}.{form}"


def _before(session: Session) -> Iterator[Block]:
    if session.before:
        yield Block(Kind.SMALL, conversation_texts(session.language).follows)
        yield from (Block(Kind.ITEM, _spaced(question, session.language)) for question in session.before)


def _turn(turn: Turn, session: Session, numbers: dict[Citation, int]) -> Iterator[Block]:
    language, answer = session.language, turn.answer
    words = conversation_texts(language)
    yield Block(Kind.QUESTION, _spaced(turn.question, language))
    if turn.scope.narrows:
        yield Block(Kind.SMALL, f"{words.within} {scope_told(turn.scope, language)}")
    if turn.told is not None:
        yield from _since(turn, session)
    if answer is None:
        yield Block(Kind.WARNING, turn.trouble)
        return
    yield from _warnings(answer)
    yield from _lines(answer, numbers)
    yield from _table(answer, numbers)
    if is_understood(answer):
        understood = texts(answer.language).understood
        yield Block(Kind.SMALL, f"{understood} {typeset(answer.understood, answer.language)}")


def _since(turn: Turn, session: Session) -> Iterator[Block]:
    """When it was answered, and what was told then where that was something else."""
    told, language = turn.told, session.language
    words = conversation_texts(language)
    if told is None:
        return
    yield Block(Kind.SMALL, words.asked_on.format(date=day(told.at, language)))
    became = since(told, turn.answer, turn.edition) if turn.answer else None
    shared = session.shared is not None
    if became is not None and is_told(became, shared=shared):
        yield Block(Kind.WARNING, since_told(became, told, language))
    if became is None or is_told(became, shared=False):
        yield Block(Kind.WARNING, words.told_then.format(date=day(told.at, language)))
        yield from (Block(Kind.ITEM, BULLET.sub("", line)) for line in told_then(told))


def _warnings(answer: Answer) -> Iterator[Block]:
    words = texts(answer.language)
    badge = words.statuses.get(answer.status)
    if badge:
        yield Block(Kind.WARNING, f"{badge} – {words.doubtful}" if is_doubtful(answer) else badge)


def _lines(answer: Answer, numbers: dict[Citation, int]) -> Iterator[Block]:
    lines = [typeset(line, answer.language) for line in answer.text.splitlines() if line.strip()]
    for rank, line in enumerate(lines):
        told = _renumbered(BULLET.sub("", line) if rank else line, answer, numbers)
        listed = rank > 0 and BULLET.match(line)
        yield Block(Kind.HEADLINE if rank == 0 else Kind.ITEM if listed else Kind.TEXT, told)
    for choice in answer.choices:
        yield Block(Kind.ITEM, typeset(choice.question, answer.language))


def _renumbered(line: str, answer: Answer, numbers: dict[Citation, int]) -> str:
    """The line with the paper's numbers of the sources in place of the answer's own."""
    known = answer.citations
    return MARK.sub(
        lambda mark: f"[{numbers[known[int(mark[1]) - 1]]}]" if 1 <= int(mark[1]) <= len(known) else mark[0],
        line,
    )


def _table(answer: Answer, numbers: dict[Citation, int]) -> Iterator[Block]:
    if not answer.rows:
        return
    names, columns = texts(answer.language).columns, columns_of(answer.rows)
    rows = [tuple(names[column] for column in columns)]
    for row in answer.rows:
        known = 1 <= row.citation <= len(answer.citations)
        mark = f"[{numbers[answer.citations[row.citation - 1]]}]" if known else ""
        cells = cells_of(row, answer.language) | {"source": mark}
        rows.append(tuple(cells[column] for column in columns))
    figures = columns.index("amount") if "amount" in columns else -1
    yield Block(Kind.TABLE, texts(answer.language).rows, tuple(rows), figures)


def _numbers(turns: list[Turn]) -> dict[Citation, int]:
    """The sources of all answers, numbered as they come: one that several answers stand on has one number."""
    cited = (citation for turn in turns if turn.answer for citation in turn.answer.citations)
    return {citation: rank for rank, citation in enumerate(dict.fromkeys(cited), 1)}


def _references(numbers: dict[Citation, int], language: Language) -> Iterator[Block]:
    words = texts(language)
    for citation, number in numbers.items():
        file = f"{conversation_texts(language).file_name}{citation.file}"
        note = words.origins.get(citation.origin)
        told = ", ".join((reference(citation, language), file, *((note,) if note else ())))
        yield Block(
            Kind.REFERENCE,
            told,
            quote=quoted(citation.quote, language) if citation.quote else "",
            number=number,
        )


def _spaced(text: str, language: Language) -> str:
    return french_spaces(text) if language is Language.FR else text


def _day(when: date, language: Language) -> str:
    return format_date(when, language).replace(" ", NBSP)
