"""What every part of a shown act needs: the act, the language, and how a fact is put on a line with its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from assistant.corrections import note
from assistant.fields import field_name, in_words
from assistant.types import Language
from assistant.wording import colon, joined
from index.corrections import fact_id
from index.text import squeeze
from index.types import Act, Document, Fact, FileKind, Reviewed, Span
from index.values import fields_of
from ui.act_texts import ActTexts
from ui.texts import texts

F = TypeVar("F", bound=Fact)


@dataclass(frozen=True, slots=True)
class Shown:
    """An act and all that the ledger says of it. ``replaces``: the acts it replaces that the ledger holds."""

    act: Act
    document: Document
    reviewed: tuple[Reviewed[Fact], ...]
    replaced_by: Act | None = None
    replaces: tuple[Act, ...] = ()


@dataclass(frozen=True, slots=True)
class Teller:
    """What every line needs: the act's facts, the language, and whether ids are wanted."""

    shown: Shown
    language: Language
    words: ActTexts
    ids: bool

    @property
    def paged(self) -> bool:
        """Has it printed pages? A plain text has none."""
        return self.shown.document.kind is FileKind.PDF

    def all_of(self, kind: type[F]) -> list[tuple[F, Reviewed[Fact]]]:
        """The facts of a kind as they stand, and as they were reviewed."""
        return [(one.fact, one) for one in self.shown.reviewed if isinstance(one.fact, kind)]

    def line(self, words: str, one: Reviewed[Fact], indent: str = "  ") -> Iterator[str]:
        """A fact in words with its page, and what was said of it."""
        name = f" [{fact_id(one.read)}]" if self.ids else ""
        yield f"{indent}{words}{self.at(one.read.span)}{name}"
        yield from (f"{indent}  {note(said, one.read, self.language)}" for said in one.said)

    def at(self, *spans: Span) -> str:
        """ " (p. 3)" of a printed page; "" of a plain text."""
        if not (self.paged and spans):
            return ""
        return f" ({texts(self.language).page} {joined(distinct(str(span.page) for span in spans), self.language)})"

    def colon(self) -> str:
        return colon(self.language)


def distinct(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))


def terms(fact: Fact, skip: Iterable[str], teller: Teller) -> list[str]:
    """What a fact says field by field, but for the fields to skip and for what it doesn't say."""
    told = ((name, getattr(fact, name)) for name in fields_of(type(fact)) if name not in skip)
    return [_term(name, value, fact, teller) for name, value in told if _says(value)]


def _says(value: object) -> bool:
    return value is not None and value is not False and value not in ("", ())


def _term(name: str, value: object, of: Fact, teller: Teller) -> str:
    called = field_name(name, teller.language)
    if value is True:
        return called
    words = squeeze(value) if type(value) is str else in_words(value, of, teller.language)
    return f"{called}{teller.colon()}{words}"
