"""What is held, out of the ledger, for the tables of the screens: read once, and again when it has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from assistant.citing import cite, source_of
from assistant.types import Citation, Source
from index.conversations import ConversationBook
from index.database import CONVERSATIONS
from index.ledger import Ledger
from index.records import Refused
from index.tally import tally
from index.types import Act, Feedback, Span
from ui.grants.lines import Line, lines
from ui.library.shelf import Volume, volumes
from ui.show.held import shown_act
from ui.show.telling import Shown

if TYPE_CHECKING:
    from index.intake import Intake

T = TypeVar("T")
_DIGITS = 16  # of the name of an edition


class LedgerArchive:
    """Holds what the ledger held when last asked."""

    def __init__(self, ledger: Ledger, intake: Intake | None = None) -> None:
        self._ledger = ledger
        self.intake = intake
        self._grants: _Kept[tuple[Line, ...]] = _Kept(ledger, lambda: lines(tally(ledger)))
        self._acts: _Kept[tuple[Volume, ...]] = _Kept(ledger, lambda: _volumes(ledger))
        self._edition: _Kept[str] = _Kept(ledger, lambda: _edition(ledger))
        self.conversations = ConversationBook(ledger.path.with_name(CONVERSATIONS))

    def grants(self) -> tuple[Line, ...]:
        return self._grants.now()

    def acts(self) -> tuple[Volume, ...]:
        return self._acts.now()

    def edition(self) -> str:
        return self._edition.now()

    def refused(self) -> tuple[Refused, ...]:
        return self._ledger.refused()

    def shown(self, act_id: str) -> Shown:
        return shown_act(self._ledger, self._ledger.act(act_id))

    def citation(self, act: Act, span: Span) -> Citation:
        filed = next((one for one in self._ledger.documents() if one.sha256 == span.document), None)
        if filed is None:
            raise KeyError(span.document)
        return cite(act, span, filed, self._ledger.page(span.document, span.page))

    def source(self, citation: Citation) -> Source:
        return source_of(citation, self._ledger)

    def keep(self, said: Feedback) -> None:
        self._ledger.feedback.keep(said)


class _Kept(Generic[T]):
    """What is read of the ledger, kept until the ledger is written."""

    def __init__(self, ledger: Ledger, read: Callable[[], T]) -> None:
        self._ledger, self._read = ledger, read
        self._kept: tuple[tuple[int, ...], T] | None = None

    def now(self) -> T:
        stamp = self._ledger.stamp()
        if self._kept is None or self._kept[0] != stamp:
            self._kept = (stamp, self._read())
        return self._kept[1]


def _volumes(ledger: Ledger) -> tuple[Volume, ...]:
    files = {filed.sha256: filed for filed in ledger.documents()}
    return volumes(ledger.acts(), files, ledger.origins())


def _edition(ledger: Ledger) -> str:
    """The documents and what people said of their facts: the same in every store that holds the same."""
    said = (f"{one.id} {one.new}" for one, _ in ledger.corrections())
    held = (*sorted(filed.sha256 for filed in ledger.documents()), *sorted(said))
    return hashlib.sha256("\n".join(held).encode()).hexdigest()[:_DIGITS]
