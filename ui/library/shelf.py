"""The acts that are held, each with how it was read; and what a person looks at of them. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from index.entities import council_key, council_names
from index.records import Filed
from index.text import fold, squeeze
from index.types import Act, Origin

STEP = 50  # acts shown at first, and more at each wish
LONGEST_SEARCH = 200  # characters


class State(StrEnum):
    """How an act was read, the surest first."""

    READ = "read"
    DECODED = "decoded"  # a broken font's letters, guessed back
    OCR = "ocr"  # recognised on an image
    PARTLY = "partly"  # a page of it gave no words


@dataclass(frozen=True, slots=True)
class Volume:
    """An act on the shelf. Facets are texts, "" where the act doesn't tell; ``sitting``: equal for the acts of one
    sitting, "" where its day isn't told; ``words``: what a search looks in, folded."""

    act: Act
    filed: Filed
    state: State
    council: str
    year: str
    sitting: str
    number: str
    title: str
    words: str


class Facet(StrEnum):
    """What acts are filtered by; each is a field of ``Volume`` and of ``ShelfView``."""

    COUNCIL = "council"
    YEAR = "year"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class ShelfView:
    """A facet is None where any will do. ``opened``: the id of the act whose own page is open, ``page``: the page of
    its file that is, where one is."""

    words: str = ""
    council: str | None = None
    year: str | None = None
    state: str | None = None
    shown: int = STEP
    opened: str | None = None
    page: int | None = None

    def chosen(self, facet: Facet) -> str | None:
        value: str | None = getattr(self, facet.value)
        return value

    @property
    def narrowed(self) -> bool:
        return bool(self.words) or any(self.chosen(facet) is not None for facet in Facet)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The acts found, the latest first, and for each facet the values that the rest of the view leaves, with how
    many acts each has."""

    found: tuple[Volume, ...]
    options: dict[Facet, tuple[tuple[str, int], ...]]


# --- what is held ----------------------------------------------------------------------------------------


def volumes(
    acts: Sequence[Act], files: Mapping[str, Filed], origins: Mapping[str, Mapping[int, Origin | None]]
) -> tuple[Volume, ...]:
    """All acts, the latest first; ``files`` and ``origins`` (of the pages) by document."""
    councils = council_names(acts)
    told = (_volume(act, files[act.document], councils[council_key(act)], origins) for act in acts)
    return tuple(sorted(told, key=lambda volume: volume.act.date or date.min, reverse=True))


def _volume(
    act: Act, filed: Filed, council: str, origins: Mapping[str, Mapping[int, Origin | None]]
) -> Volume:
    number, title = (squeeze(stated.value) if stated else "" for stated in (act.number, act.title))
    first, last = act.pages
    return Volume(
        act=act,
        filed=filed,
        state=state_of([origins[act.document].get(page) for page in range(first, last + 1)]),
        council=council,
        year=str(act.date.year) if act.date else "",
        sitting=f"{council_key(act)} {act.date.isoformat()}" if act.date else "",
        number=number,
        title=title,
        words=fold(f"{number} {title} {council} {filed.name}"),
    )


def state_of(pages: Iterable[Origin | None]) -> State:
    """How an act of these pages was read: as its worst page was.

    >>> state_of([Origin.TEXT, Origin.OCR]).value, state_of([Origin.OCR, None]).value
    ('ocr', 'partly')
    """
    pages = set(pages)
    if None in pages:
        return State.PARTLY
    if Origin.OCR in pages:
        return State.OCR
    return State.DECODED if Origin.DECODED in pages else State.READ


# --- what is looked at -----------------------------------------------------------------------------------


def refined(view: ShelfView, name: str, value: str | None) -> ShelfView:
    """One wish of the browser: a facet and its value (None: any), "more", "clear". Nothing changes for another."""
    if name == "more":
        return replace(view, shown=view.shown + STEP)
    if name == "clear":
        return ShelfView()
    facet: dict[str, Any] = {name: value}
    return replace(_closed(view), **facet) if name in set(Facet) else view


def searching(view: ShelfView, words: str) -> ShelfView:
    return replace(_closed(view), words=" ".join(words.split())[:LONGEST_SEARCH])


def _closed(view: ShelfView) -> ShelfView:
    return replace(view, shown=STEP, opened=None, page=None)


def closing(view: ShelfView) -> ShelfView:
    """The page is closed and its act seen again; or else the act is."""
    return replace(view, page=None) if view.page is not None else replace(view, opened=None)


def browse(held: Sequence[Volume], view: ShelfView) -> Shelf:
    words = fold(view.words).split()
    sought = [volume for volume in held if all(f" {word}" in f" {volume.words}" for word in words)]
    found = tuple(volume for volume in sought if _fits(volume, view))
    return Shelf(found, {facet: _options(sought, view, facet) for facet in Facet})


def _fits(volume: Volume, view: ShelfView, but: Facet | None = None) -> bool:
    return all(
        view.chosen(facet) in (None, getattr(volume, facet.value)) for facet in Facet if facet is not but
    )


def _options(sought: Iterable[Volume], view: ShelfView, facet: Facet) -> tuple[tuple[str, int], ...]:
    counts = Counter(str(getattr(volume, facet.value)) for volume in sought if _fits(volume, view, but=facet))
    if (chosen := view.chosen(facet)) is not None:
        counts.setdefault(chosen, 0)
    return tuple(sorted(counts.items(), key=lambda c: fold(c[0]), reverse=facet is Facet.YEAR))


def same_sitting(held: Sequence[Volume], volume: Volume) -> tuple[Volume, ...]:
    """The other acts of its sitting, in the order of their files and of their places in them."""
    if not volume.sitting:
        return ()
    others = (v for v in held if v.sitting == volume.sitting and v.act.id != volume.act.id)
    return tuple(sorted(others, key=lambda v: (v.filed.path, v.act.start)))
