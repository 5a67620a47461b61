"""One vector a passage in Chroma, on disk. Home of chromadb."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from index.errors import ModelMismatch, StoreError
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
        self._client = _client(folder)
        try:
            self._collection: Any = _collection(self._client, embedder, fresh=fresh)
        except ModelMismatch:
            self._client.close()
            raise
        self._batch = self._client.get_max_batch_size()

    def put(self, ids: Sequence[str], vectors: Vectors) -> None:
        for part in self._parts(len(ids)):
            self._collection.upsert(ids=list(ids[part]), embeddings=vectors[part])

    def drop(self, ids: Sequence[str]) -> None:
        for part in self._parts(len(ids)):
            self._collection.delete(ids=list(ids[part]))

    def nearest(
        self, vector: Vectors, limit: int, among: Collection[str] | None = None
    ) -> list[tuple[str, float]]:
        from chromadb.errors import InternalError

        if among is None:
            return self._nearest(vector, limit, None)
        try:
            return self._nearest(vector, limit, list(among))
        except InternalError:  # it lacks one of them: during an ingest the ledger is ahead
            return self._nearest(vector, limit, self._collection.get(ids=list(among), include=[])["ids"])

    def _nearest(self, vector: Vectors, limit: int, ids: list[str] | None) -> list[tuple[str, float]]:
        if limit <= 0 or ids == []:
            return []
        found = self._collection.query(
            query_embeddings=vector[None, :], n_results=limit, ids=ids, include=["distances"]
        )
        pairs = zip(found["ids"][0], found["distances"][0], strict=True)
        return [(passage, 1.0 - distance) for passage, distance in pairs]

    def ids(self) -> set[str]:
        return set(self._collection.get(include=[])["ids"])

    def close(self) -> None:
        self._client.close()

    def __enter__(self) -> ChromaVectors:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _parts(self, count: int) -> Iterator[slice]:
        """Chroma takes no empty batch, and none above a size."""
        return (slice(start, start + self._batch) for start in range(0, count, self._batch))


def _client(folder: Path) -> Client:
    import chromadb
    from chromadb.config import Settings
    from chromadb.errors import ChromaError

    try:
        folder.mkdir(parents=True, exist_ok=True)
        client = chromadb.PersistentClient(folder, settings=Settings(anonymized_telemetry=False))
    except (ChromaError, OSError) as error:
        raise StoreError(
            f"{folder}: the vectors can't be opened ({error});"
            " delete this folder, then run: actes check --repair"
        ) from error
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
