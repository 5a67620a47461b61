"""The composition: the stores and the assistant, as the settings say. What is slow to import is imported here,
by whoever needs it: ``actes --help`` answers at once, and ``actes ask`` never loads Gradio."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from index.settings import Settings

if TYPE_CHECKING:
    from index.check import Stores
    from index.ledger import Ledger
    from ui.ports import Archive, Asking


@contextmanager
def open_ledger(settings: Settings, *, create: bool = False) -> Iterator[Ledger]:
    """The ledger alone. Raises ``StoreError``."""
    from index.ledger import Ledger

    with Ledger.open(settings.ledger, create=create) as ledger:
        yield ledger


@contextmanager
def open_stores(
    settings: Settings, *, create: bool = False, fresh: bool = False, cores: int = 0
) -> Iterator[Stores]:
    """Both stores and the embedder that made them; ``fresh``: one that need not be; ``cores``: how many it may take
    (0: all). Raises ``StoreError``."""
    with open_ledger(settings, create=create) as ledger:
        # Only now, for it takes a second: where there is no store, that is said at once.
        from index.check import Stores
        from index.embed import EMBEDDER, open_embedder
        from index.vectors import ChromaVectors

        embedder = open_embedder(settings.embedding_model, None if fresh else ledger.meta(EMBEDDER), cores)
        with ChromaVectors(settings.vectors, embedder.name, fresh=fresh) as vectors:
            yield Stores(ledger, vectors, embedder)


@contextmanager
def open_assistant(settings: Settings) -> Iterator[Asking]:
    """The assistant over the stores. Raises ``StoreError``."""
    with open_stores(settings) as stores:
        from assistant.assistant import Assistant

        yield helped(Assistant(stores.ledger, stores.vectors, stores.embedder), settings)


@contextmanager
def open_chat(settings: Settings, *, create: bool = False) -> Iterator[tuple[Asking, Archive]]:
    """All that the screens need. Raises ``StoreError``."""
    with open_stores(settings, create=create) as stores:
        from assistant.assistant import Assistant
        from index.intake import Intake
        from ui.archive import LedgerArchive

        assistant = Assistant(stores.ledger, stores.vectors, stores.embedder)
        with Intake(settings.store, stores) as intake:
            yield helped(assistant, settings), LedgerArchive(stores.ledger, intake)


def helped(assistant: Asking, settings: Settings) -> Asking:
    """The assistant, with a language model beside it where someone asked for one: nothing of it is loaded else."""
    if settings.language_model is None:
        return assistant
    from assistant.llm.endpoint import Endpoint
    from assistant.llm.helped import Helped

    return Helped(assistant, Endpoint(settings.language_model), settings.language_model)
