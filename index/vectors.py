"""One vector a passage in Chroma, on disk. Home of chromadb.

Chroma keeps its graph in memory and writes it out now and then: two processes that write at once tear it (the next
search then ends the process), one that wrote since goes unseen, and is lost when the other writes. So each takes
its turn at a lock beside the folder, which counts the writes: who missed one opens the folder anew.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from index.errors import ModelMismatch, StoreError
from index.locks import exclusive, shared
from index.ports import Vectors

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.collection_configuration import CreateHNSWConfiguration

_COLLECTION = "passages"
_EMBEDDER = "embedder"  # the metadata's key of the embedding model's name

# Chroma's own settings (16, 100, 100) make a graph in which passages that are nearly the same hide one
# another, and acts repeat each other's sentences: of 9,600 such vectors 58 weren't found by a query equal to
# them. With these all of 11,808 were, and 0.9999 of the 20 nearest; a larger graph (64, 400) finds no more and
# takes almost twice as long to build.
_HNSW: CreateHNSWConfiguration = {
    "space": "cosine",
    "max_neighbors": 32,
    "ef_construction": 200,
    "ef_search": 500,
    "num_threads": 1,  # the other cores are the workers'
}


class ChromaVectors:
    """A ``VectorIndex`` in a folder, for the vectors of one embedder.

    Opening loads Chroma (a second or so). ``fresh`` empties an index that another embedder filled, where
    otherwise ModelMismatch is raised. StoreError where the folder can't be read as an index.
    """

    def __init__(self, folder: Path, embedder: str, *, fresh: bool = False) -> None:
        self._folder, self._embedder = folder, embedder
        self._lock = folder.with_name(f"{folder.name}.lock")
        _make(folder)
        with exclusive(self._lock) as file:
            self._open(fresh=fresh)
            self._writes = _writes(file) + fresh
            _count(file, self._writes)
        self._batch = self._client.get_max_batch_size()

    def put(self, ids: Sequence[str], vectors: Vectors) -> None:
        for part in self._parts(len(ids)):
            with self._writing() as collection:
                collection.upsert(ids=list(ids[part]), embeddings=vectors[part])

    def drop(self, ids: Sequence[str]) -> None:
        for part in self._parts(len(ids)):
            with self._writing() as collection:
                collection.delete(ids=list(ids[part]))

    def nearest(
        self, vector: Vectors, limit: int, among: Collection[str] | None = None
    ) -> list[tuple[str, float]]:
        from chromadb.errors import InternalError

        with self._reading() as collection:
            if among is None:
                return _nearest(collection, vector, limit, None)
            try:
                return _nearest(collection, vector, limit, list(among))
            except InternalError:  # it lacks one of them: during an ingest the ledger is ahead
                held = collection.get(ids=list(among), include=[])["ids"]
                return _nearest(collection, vector, limit, held)

    def ids(self) -> set[str]:
        with self._reading() as collection:
            return set(collection.get(include=[])["ids"])

    def close(self) -> None:
        self._client.close()

    def __enter__(self) -> ChromaVectors:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _reading(self) -> Iterator[Any]:
        """The collection as it stands, and nobody writes."""
        while True:
            with shared(self._lock) as file:
                if _writes(file) == self._writes:
                    yield self._collection
                    return
            with exclusive(self._lock) as file:  # no other thread searches in what is opened anew
                self._catch_up(file)

    @contextmanager
    def _writing(self) -> Iterator[Any]:
        """The collection as it stands, and nobody else uses it."""
        with exclusive(self._lock) as file:
            self._catch_up(file)
            self._writes += 1
            _count(file, self._writes)  # before: a write that was begun and killed is to be seen, too
            yield self._collection

    def _catch_up(self, file: int) -> None:
        if (writes := _writes(file)) != self._writes:
            self._client.close()
            self._open()
            self._writes = writes

    def _open(self, *, fresh: bool = False) -> None:
        self._client = _client(self._folder)
        try:
            self._collection: Any = _collection(self._client, self._embedder, fresh=fresh)
        except ModelMismatch:
            self._client.close()
            raise

    def _parts(self, count: int) -> Iterator[slice]:
        """Chroma takes no empty batch, and none above a size."""
        return (slice(start, start + self._batch) for start in range(0, count, self._batch))


def _nearest(collection: Any, vector: Vectors, limit: int, ids: list[str] | None) -> list[tuple[str, float]]:
    if limit <= 0 or ids == []:
        return []
    found = collection.query(
        query_embeddings=vector[None, :], n_results=limit, ids=ids, include=["distances"]
    )
    pairs = zip(found["ids"][0], found["distances"][0], strict=True)
    return [(passage, 1.0 - distance) for passage, distance in pairs]


def _writes(file: int) -> int:
    """How many writes the lock's file counts."""
    os.lseek(file, 0, os.SEEK_SET)
    return int(os.read(file, 20) or b"0")


def _count(file: int, writes: int) -> None:
    os.lseek(file, 0, os.SEEK_SET)
    os.write(file, str(writes).encode())


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unusable(folder, error) from error


def _unusable(folder: Path, error: Exception) -> StoreError:
    return StoreError(
        f"{folder}: the vectors can't be opened ({error}); delete this folder, then run: actes check --repair"
    )


def _client(folder: Path) -> Client:
    import chromadb
    from chromadb.config import Settings
    from chromadb.errors import ChromaError

    try:
        client = chromadb.PersistentClient(folder, settings=Settings(anonymized_telemetry=False))
    except (ChromaError, OSError) as error:
        raise _unusable(folder, error) from error
    return cast("Client", client)  # declared as its API, which lacks close()


def _collection(client: Client, embedder: str, *, fresh: bool) -> Any:
    found = _get_or_create(client, embedder)
    made_by = found.metadata[_EMBEDDER]
    if made_by == embedder:
        return found
    if not fresh:
        raise ModelMismatch(model_mismatch(made_by, embedder))
    client.delete_collection(_COLLECTION)
    return _get_or_create(client, embedder)


def _get_or_create(client: Client, embedder: str) -> Any:
    # Metadata and configuration are written at creation only. No embedding function: Chroma's own would
    # be downloaded.
    return client.get_or_create_collection(
        _COLLECTION,
        metadata={_EMBEDDER: embedder},
        configuration={"hnsw": _HNSW},
        embedding_function=None,
    )


def model_mismatch(made_by: str, embedder: str) -> str:
    """The message, for both stores."""
    return (
        f"the store's vectors come from the model {made_by}, not from {embedder};"
        " run actes ingest --reembed to make all again with this one, or choose a fresh --store DIR"
    )
