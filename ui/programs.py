"""What other programs may ask, over HTTP and MCP: the same answers, with the same citations.

Each function gives a JSON object as text, for what isn't text Gradio's MCP server sends as Python prints it. Their
docstrings are what a program reads of them: Gradio publishes them as they are.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

from assistant.types import ANYTHING, Filter
from index.purses import Purse
from index.text import fold
from ui.acts import acts_named, short_id
from ui.export import grant_rows
from ui.grants.browse import browse as browse_grants
from ui.grants.view import View
from ui.library import shelf
from ui.library.shelf import Volume
from ui.ports import Archive, Asking
from ui.records import Record, answer_record
from ui.records import money as euros
from ui.show.held import shown_record
from ui.wishes import UnknownWish, scope_of

MOST = 200  # rows or acts of one reply
LONGEST = 1000  # characters of a question, or of the words searched
SEVERAL = 5  # acts told whole where several go by one number


class _OfCouncil(Protocol):
    @property
    def council(self) -> str: ...


T = TypeVar("T", bound=_OfCouncil)


def functions(assistant: Asking, archive: Archive) -> tuple[Callable[..., str], ...]:
    """The functions by name, over what is held."""
    return _asking(assistant), *_looking(archive)


def _asking(assistant: Asking) -> Callable[..., str]:
    def ask(  # noqa: PLR0913 (what programs may say, each by its name)
        question: str,
        history: list[str] | None = None,
        council: str = "",
        year: str = "",
        body: str = "",
        money: str = "",
        theme: str = "",
    ) -> str:
        """Answer a question about what French councils decided and where the money went, from their acts only.

        The question may be in French or English. "status" is answered, partial or not_found; every figure is
        computed from the acts and stands on "citations": file, page, act and the words there. Never tell a figure
        without its citation, nor one that is not in the reply. Filters narrow what is searched; one that means
        nothing held, or several, is told as "error", alone, with what is held.

        Args:
            question: The question, for instance "How much went to NEC 2022?".
            history: The earlier questions of the same conversation, oldest first, for follow-ups such as "and in 2021?".
            council: Only acts of this council: its name, or words of it ("pas-de-calais"); "" for all.
            year: Only sittings of this year, "2022"; "" for all.
            body: Only acts of this body, "commission permanente"; "" for all.
            money: Only this money: given, in_kind, fee, lent, proposed, requested or received; "" for all.
            theme: Only grants given under this theme, or words of it; "" for all.
        """
        told = (council, year, body, money, theme)
        wishes: dict[str, str | None] = {
            name: wish[:LONGEST] for name, wish in zip(Filter, told, strict=True)
        }
        try:
            scope = scope_of(wishes, assistant.options()) if any(told) else ANYTHING
        except UnknownWish as error:
            name = "money" if error.filter is Filter.PURSE else error.filter
            return _json(error=f"{name} {error.wish}: {error.why}")
        asked = tuple(earlier[:LONGEST] for earlier in history or ())
        record = answer_record(None, assistant.ask(question[:LONGEST], asked, scope), 0)
        return _json(**{key: value for key, value in record.items() if key not in ("id", "took_ms")})

    return ask


def _looking(archive: Archive) -> tuple[Callable[..., str], ...]:
    def search_acts(words: str = "", council: str = "", year: str = "", limit: int = 20) -> str:
        """List acts (délibérations, decisions, minutes) by words of their number, title or file, the latest first.

        Args:
            words: Words of the act's number, title, council or file, any accents or capitals; "" for all.
            council: Words of the council's name; "" for all.
            year: The year of the sitting, "2022"; "" for all.
            limit: How many acts at most, up to 200. "found" tells how many there are.
        """
        view = shelf.ShelfView(words=words[:LONGEST], year=year or None)
        found = shelf.browse(_of(archive.acts(), council), view).found
        return _json(found=len(found), acts=[_act(volume) for volume in found[: _most(limit)]])

    def grants(
        words: str = "", council: str = "", year: str = "", purse: str = "given", limit: int = 50
    ) -> str:
        """List grants and add them up: each money once, with its act, page and the words it stands on.

        Private persons are counted and never named.

        Args:
            words: Words of the beneficiary, purpose, theme or act, any accents or capitals; "" for all.
            council: Words of the council's name; "" for all.
            year: The year of the act, "2022"; "" for all.
            purse: Which money: given, in_kind, fee, lent, proposed, requested or received. They are never added to each other.
            limit: How many rows at most, up to 200. "found" tells how many there are; "total" is of all of them, in euros.
        """
        chosen = Purse(purse) if purse in set(Purse) else Purse.GIVEN
        listing = browse_grants(
            _of(archive.grants(), council), View(words[:LONGEST], chosen, year=year or None)
        )
        return _json(
            purse=chosen.value,
            found=listing.sum.lines,
            total=euros(listing.sum.amount),
            beneficiaries=listing.sum.beneficiaries,
            at_most=listing.sum.maxima,
            without_a_sum=listing.sum.unpriced,
            before_tax=listing.sum.before_tax,
            rows=list(grant_rows(line.of for line in listing.found[: _most(limit)])),
        )

    def act(name: str) -> str:
        """One act with all that is read of it: money, vote, people, articles, warnings, each with its page.

        Args:
            name: The act's number ("2022-367"), or its id as search_acts tells it. Several acts may go by one number: "found" tells how many, and the first five are told.
        """
        named = acts_named(name[:LONGEST], (volume.act for volume in archive.acts()))
        return _json(found=len(named), acts=[shown_record(archive.shown(one.id)) for one in named[:SEVERAL]])

    return search_acts, grants, act


def _json(**reply: Any) -> str:
    return json.dumps(reply, ensure_ascii=False)


def _of(held: Sequence[T], council: str) -> list[T]:
    """Those of the councils whose name has all these words."""
    words = set(fold(council).split())
    return [one for one in held if words <= set(fold(one.council).split())]


def _most(limit: int) -> int:
    return max(0, min(limit, MOST))


def _act(volume: Volume) -> Record:
    act, (first, last) = volume.act, volume.act.pages
    return {
        "id": short_id(act),
        "number": volume.number,
        "date": act.date.isoformat() if act.date else None,
        "council": volume.council,
        "title": volume.title,
        "file": volume.filed.name,
        "first_page": first,
        "last_page": last,
        "read": volume.state.value,
    }
