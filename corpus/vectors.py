"""Chroma: one collection of passage vectors, with the document of each, and never a word of text.

Chroma may refuse, panic or hang on a full disk or damaged files, so every failure here becomes
`IndexUnavailableError` and the caller searches the stored vectors instead.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import numpy as np

from corpus.errors import SettingsError

if TYPE_CHECKING:
    from chromadb.api import ClientAPI

_COLLECTION = "passages"
_SHAPE = {"hnsw": {"space": "cosine", "ef_search": 100, "ef_construction": 100, "max_neighbors": 16}}
_BATCH = 500
_DEADLINE_SECONDS = 30.0
# Two vectors this near are the same text's: equal texts may stand in for each other in a search.
_SAME_DISTANCE = 1e-3
_NEIGHBOURS_CHECKED = 10

IndexRow = tuple[str, str, np.ndarray]
"""passage_id, document_id, vector."""


class IndexUnavailableError(Exception):
    """The index failed; nothing is lost, since the catalogue holds all that was in it."""


class PassageIndex:
    """One generation of the index, in a folder of its own or on a server."""

    def __init__(self, client: ClientAPI, name: str) -> None:
        self._client = client
        self._name = name
        self._searches = 0
        self._closed = False
        self._quiet = threading.Condition()
        self._collection = _guarded(
            client.get_or_create_collection, name, embedding_function=None, configuration=_SHAPE
        )

    @classmethod
    def in_folder(cls, folder: Path) -> PassageIndex:
        """Open the index in `folder`, creating it when the folder is empty."""
        chromadb, settings = _chroma()
        client = _guarded(chromadb.PersistentClient, path=str(folder), settings=settings(is_persistent=True))
        return cls(client, _COLLECTION)

    @classmethod
    def on_server(cls, url: str, name: str) -> PassageIndex:
        """Open the index called `name` on a Chroma server, creating it when it is not there."""
        host, port, encrypted = _private_address(url)
        chromadb, settings = _chroma()
        # Chroma never closes the connections it keeps alive, so it keeps none.
        own = settings(chroma_http_max_keepalive_connections=0)
        client = _guarded(chromadb.HttpClient, host=host, port=port, ssl=encrypted, settings=own)
        return cls(client, name)

    def upsert(self, rows: Sequence[IndexRow]) -> None:
        """Put vectors in, replacing those of the same passages."""
        for start in range(0, len(rows), _BATCH):
            ids, documents, vectors = zip(*rows[start : start + _BATCH], strict=True)
            batch = np.stack(vectors)
            metadatas = [{"document_id": document_id} for document_id in documents]
            _guarded(self._collection.upsert, ids=list(ids), embeddings=batch, metadatas=metadatas)

    def delete(self, passage_ids: Sequence[str]) -> None:
        """Take passages out of the search; their vectors stay in Chroma's files until the next generation."""
        for start in range(0, len(passage_ids), _BATCH):
            _guarded(self._collection.delete, ids=list(passage_ids[start : start + _BATCH]))

    def nearest(
        self, vector: np.ndarray, document_ids: Sequence[str] | None, limit: int
    ) -> list[tuple[str, str, float]]:
        """Return passage_id, document_id and cosine of the nearest passages, best first."""
        where = None if document_ids is None else {"document_id": {"$in": list(document_ids)}}
        with self._searching():
            found = _guarded(
                self._collection.query,
                query_embeddings=[vector],
                n_results=limit,
                where=where,
                include=["metadatas", "distances"],
            )
        ids, metadatas, distances = found["ids"][0], found["metadatas"][0], found["distances"][0]
        return [(i, m["document_id"], 1.0 - d) for i, m, d in zip(ids, metadatas, distances, strict=True)]

    def passage_ids(self) -> set[str]:
        """Return the ids of all passages in the index."""
        return set(_guarded(self._collection.get, include=[])["ids"])

    def count(self) -> int:
        """Return how many passages the index says it has; it may still not find them all."""
        return _guarded(self._collection.count)

    def not_found(self, rows: Sequence[IndexRow]) -> list[str]:
        """Return the passages among `rows` that their own vector does not find."""
        missing = []
        for start in range(0, len(rows), _BATCH):
            batch = rows[start : start + _BATCH]
            vectors = np.stack([vector for _, _, vector in batch])
            found = _guarded(
                self._collection.query,
                query_embeddings=vectors,
                n_results=_NEIGHBOURS_CHECKED,
                include=["distances"],
            )
            for (passage_id, _, _), ids, distances in zip(batch, found["ids"], found["distances"], strict=True):
                crowded = len(ids) == _NEIGHBOURS_CHECKED and max(distances) < _SAME_DISTANCE
                if passage_id not in ids and not crowded:
                    missing.append(passage_id)
        return missing

    def close(self) -> None:
        """Let go of the files once the searches under way are done; later ones fail."""
        with self._quiet:
            self._closed = True
            self._quiet.wait_for(lambda: self._searches == 0, _DEADLINE_SECONDS)
        _guarded(self._client.close)

    def discard_others(self, prefix: str) -> None:
        """Delete the other collections on this server whose names start with `prefix`."""
        for collection in _guarded(self._client.list_collections):
            if collection.name.startswith(prefix) and collection.name != self._name:
                _guarded(self._client.delete_collection, collection.name)

    @contextmanager
    def _searching(self) -> Iterator[None]:
        with self._quiet:
            if self._closed:
                raise IndexUnavailableError("it was replaced a moment ago")
            self._searches += 1
        try:
            yield
        finally:
            with self._quiet:
                self._searches -= 1
                self._quiet.notify_all()


@cache
def _chroma() -> tuple[Any, Callable[..., Any]]:
    """Return chromadb and a maker of its settings that no environment variable or `.env` reaches."""
    try:
        import chromadb
        from chromadb.config import Settings
    except ValueError as fault:
        raise SettingsError(
            "Chroma reads variables without a prefix, such as IS_PERSISTENT or MIGRATIONS, from the environment and "
            f"from a .env file in the current folder, and one of them is not what it expects: {fault}. Unset it."
        ) from fault

    class OwnSettings(Settings):
        @classmethod
        def settings_customise_sources(cls, settings_cls, init_settings, **_others):
            return (init_settings,)

    def settings(**values: Any) -> Settings:
        return OwnSettings(_env_file=None, anonymized_telemetry=False, allow_reset=False, **values)

    return chromadb, settings


def _private_address(url: str) -> tuple[str, int, bool]:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise SettingsError(f"STOCKTAKE_CHROMA_URL should look like http://127.0.0.1:8001; found {url!r}.")
    port = parts.port or (443 if parts.scheme == "https" else 8000)
    try:
        addresses = {info[4][0] for info in socket.getaddrinfo(parts.hostname, port)}
    except OSError as fault:
        raise SettingsError(f"STOCKTAKE_CHROMA_URL names {parts.hostname}, which cannot be found: {fault}.") from fault
    public = sorted(a for a in addresses if not ipaddress.ip_address(a.partition("%")[0]).is_private)
    if public:
        raise SettingsError(
            f"STOCKTAKE_CHROMA_URL should be on this machine or a private network; {parts.hostname} is {public[0]}. "
            "Chroma's server has no access control of its own."
        )
    return parts.hostname, port, parts.scheme == "https"


def _guarded(call: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
    """Make a call in a thread that is given up on when it takes too long, as on a full disk."""
    done: list[Any] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            done.append(call(*arguments, **named))
        except BaseException as fault:  # A panic in Chroma's Rust code is not an Exception.
            failed.append(fault)

    worker = threading.Thread(target=run, name="chroma", daemon=True)
    worker.start()
    worker.join(_DEADLINE_SECONDS)
    if failed:
        raise IndexUnavailableError(f"{type(failed[0]).__name__}: {failed[0]}") from failed[0]
    if not done:
        raise IndexUnavailableError(f"no reply within {_DEADLINE_SECONDS:.0f} s")
    return done[0]
