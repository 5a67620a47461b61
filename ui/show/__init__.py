"""One act as a person would want it: what it decides, the money, the vote, the people, each with its page."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.types import Language
from assistant.wording import day, joined, name_of, shortened
from index.text import fold, squeeze
from index.types import Act, SectionKind, Span
from ui.act_texts import act_texts
from ui.acts import short_id
from ui.render import typeset
from ui.show.money import money
from ui.show.rest import rejected, small_blocks, warnings
from ui.show.sitting import people, votes
from ui.show.telling import Shown, Teller

ARTICLE_SHOWN = 400  # characters of an article


def show(shown: Shown, language: Language, *, ids: bool = False) -> str:
    """The act for a terminal. ``ids``: one fact a line, each with its id, the bare figures too."""
    return "\n\n".join("\n".join(block) for block in blocks(shown, language, ids=ids))


def blocks(shown: Shown, language: Language, *, ids: bool = False) -> list[list[str]]:
    """The act in blocks of lines: what names it, then each part that it has, under its title. What belongs to the
    line before stands deeper."""
    teller = Teller(shown, language, act_texts(language), ids)
    words = teller.words
    parts = [
        list(_head(teller)),
        [words.decision, *_articles(teller)],
        [words.money, *money(teller)],
        [words.vote, *votes(teller)],
        [words.people, *people(teller)],
        *small_blocks(teller),
        [words.warnings, *warnings(teller)],
        [words.rejected, *rejected(teller)],
    ]
    return [[typeset(line, language) for line in part] for part in parts if len(part) > 1]


def _head(teller: Teller) -> Iterator[str]:
    act, document, words = teller.shown.act, teller.shown.document, teller.words
    yield " - ".join(s.value for s in (act.council, act.body) if s) or words.unnamed_council
    date = day(act.date, teller.language) if act.date else words.undated
    number = act.number.value if act.number else ""
    yield (words.act_of if number else words.unnumbered_of).format(number=number, date=date)
    yield squeeze(act.title.value) if act.title else words.untitled
    first, last = act.pages
    pages = (words.page if first == last else words.pages).format(page=first, first=first, last=last)
    yield ", ".join([document.name, *([pages] if teller.paged else []), short_id(act)])
    if teller.shown.replaced_by:
        yield words.replaced.format(act=_named_act(teller.shown.replaced_by, teller.language))
    if act.replaces:
        older = [_named_act(act, teller.language) for act in teller.shown.replaces]
        told = joined(older, teller.language) or f"{act.replaces.value} ({words.not_held})"
        yield f"{words.replaces.format(act=told)}{teller.at(act.replaces.span)}"


def _named_act(act: Act, language: Language) -> str:
    date = f", {day(act.date, language)}" if act.date else ""
    return f"{name_of(act, language)}{date} ({short_id(act)})"


def articles(shown: Shown) -> Iterator[tuple[str, str, Span]]:
    """The label and the words of each article, and where it begins; of an act without articles, of what it
    tells before its vote."""
    text, act = shown.document.running_text(), shown.act
    for part in act.sections_of(SectionKind.ARTICLE) or act.sections_of(SectionKind.EXPOSE):
        yield part.label, squeeze(text.text[part.start : part.end]), text.span(part.start, part.end)


def _articles(teller: Teller) -> Iterator[str]:
    found = list(articles(teller.shown))
    for label, words, span in found:
        head = "" if not label or fold(words).startswith(fold(label)) else f"{label}{teller.colon()}"
        yield f"  {head}{shortened(words, ARTICLE_SHOWN)}{teller.at(span)}"
    if not found:
        yield f"  {teller.words.no_article}"
