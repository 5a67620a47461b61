"""The agenda at the head of minutes: its items announce the titles of the acts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.marks import ACTION, AGENDA, CARETAKING, DECISION, EXPOSE, PERSON, SITTING_TITLE

_LONGEST = 6000  # characters
_LONGEST_ITEM = 300  # characters
_PROSE = 160  # characters: a line longer than this that ends a sentence is no item
_FULL_LINE = 70  # characters
_STRAYS = 6  # a stamp, a page's head, marks that were not read
_LINE = re.compile(r"[^\n]+")
_MARK = re.compile(r"^\W*(?:(?:\d{1,2}|[ivx]{1,4}|[a-z])(?:[.]\d{1,2})*\s*[.)/°-]+\s*)?\W*")
_FIRST = re.compile(r"\s*(?:1|i)\s*[.)/°-]")  # the numbering starts again: these are the debates
# Words that agendas and headings set before any title, or that say nothing of its subject.
_EMPTY = frozenset("les des aux une pour par sur dans avec".split())


@dataclass(frozen=True, slots=True)
class Agenda:
    """The agenda's range and the words of its items; the debates begin at ``end``."""

    start: int
    end: int
    items: tuple[frozenset[str], ...]

    def announces(self, words: frozenset[str]) -> bool:
        """Whether a title's words are an item's: shortened, lengthened or misread a little."""
        return any(_alike(words, item) for item in self.items)

    def lists(self, words: frozenset[str]) -> bool:
        """Whether an item has these words and no others."""
        return words in self.items


def title_words(plain: str) -> frozenset[str]:
    """The words that tell one title from another."""
    words: list[str] = re.findall(r"[a-z]{3,}|\d+", plain)
    return frozenset(word for word in words if word not in _EMPTY)


def _alike(words: frozenset[str], item: frozenset[str]) -> bool:
    common = len(words & item)
    if common < 2:
        return common == 1 and words == item
    shorter, longer = sorted((len(words), len(item)))
    return common >= 0.66 * shorter and common >= 0.45 * longer


def find_agenda(plain: str) -> Agenda | None:
    """The first agenda of a sitting that lists something."""
    for title in AGENDA.finditer(plain):
        items, end = _items(plain, title.end())
        if len(items) >= 2:
            return Agenda(title.start(), end, tuple(items))
    return None


def _items(plain: str, start: int) -> tuple[list[frozenset[str]], int]:
    """The items of the list that begins at ``start``, and where it ends: at prose, or where it is repeated."""
    items: list[frozenset[str]] = []
    end, marked = start, False
    strays: list[frozenset[str]] = []  # lines without a mark among marked items: misread, or no items
    for line in _LINE.finditer(plain, start, min(len(plain), start + _LONGEST)):
        title = _MARK.sub("", line[0]).strip()
        words = title_words(title)
        has_mark = title != line[0].strip()
        if not words or (not has_mark and _is_housekeeping(title)):
            continue
        repeated = any(_same(words, item) for item in items)
        restarts = len(items) > 1 and _FIRST.match(line[0])
        if len(strays) > _STRAYS or repeated or restarts or _is_debate(plain, line, title):
            break
        marked = marked or (not items and has_mark)
        if items and not has_mark and end == line.start() - 1 and _is_full_line(plain, end):
            items[-1] |= words
        elif marked and not has_mark:
            strays.append(words)
            continue
        else:
            items += [*strays, words]
        end, strays = line.end(), []
    return items, end


def _is_housekeeping(title: str) -> bool:
    """The head of the next page, that the list runs over."""
    return bool(CARETAKING.search(title) or SITTING_TITLE.match(title)) and not ACTION.match(title)


def _same(words: frozenset[str], item: frozenset[str]) -> bool:
    common = len(words & item)
    return words == item if common < 4 else common >= 0.75 * len(words | item)


def _is_debate(plain: str, line: re.Match[str], title: str) -> bool:
    told = EXPOSE.match(plain, line.start()) or PERSON.match(title) or DECISION.search(title)
    return bool(told) or len(title) > _LONGEST_ITEM or (len(title) > _PROSE and title.endswith("."))


def _is_full_line(plain: str, end: int) -> bool:
    """Whether the line that ends at ``end`` was broken for its length: the next one is its second half."""
    return end - plain.rfind("\n", 0, end) > _FULL_LINE
