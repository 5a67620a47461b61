"""An act to be shown, out of the ledger, and as a record."""

from __future__ import annotations

from typing import Any, get_args

from index.ledger import Ledger
from index.types import Act, Fact, FileKind
from ui.records import Record, act_record
from ui.show import articles
from ui.show.telling import Shown


def shown_act(ledger: Ledger, act: Act) -> Shown:
    """An act with all that the ledger says of it."""
    kinds: tuple[type[Any], ...] = get_args(Fact)
    replaced = ledger.replaced_acts()
    older = [old for old, new in replaced.items() if new == act.id]
    return Shown(
        act,
        ledger.document(act.document),
        tuple(one for kind in kinds for one in ledger.reviewed(kind, [act.id])),
        ledger.act(replaced[act.id]) if act.id in replaced else None,
        ledger.acts(older),
    )


def shown_record(shown: Shown) -> Record:
    """As ``act_record``, with the words of the articles, and what replaces the act and is replaced by it."""
    paged = shown.document.kind is FileKind.PDF
    return act_record(shown.act, shown.reviewed, shown.document) | {
        "articles": [
            {"label": label, "text": words, "page": span.page if paged else None}
            for label, words, span in articles(shown)
        ],
        "replaced_by": shown.replaced_by.id if shown.replaced_by else None,
        "replaced_acts": [act.id for act in shown.replaces],
    }
