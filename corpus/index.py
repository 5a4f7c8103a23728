"""The search index beside the catalogue: kept in step, checked before it is believed, rebuilt at any doubt.

A seal says which files, by digest, were right when last checked. It is broken in the transaction that
changes the catalogue and set again once the index has followed. An index without its seal is never
opened, since Chroma can crash the process on damaged files: it is built anew from the stored vectors.
"""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Sequence

import numpy as np

from corpus import catalogue, stored_vectors
from corpus.database import Database
from corpus.errors import CorpusError
from corpus.generations import Generations
from corpus.packing import pack
from corpus.vectors import IndexRow, IndexUnavailableError, PassageIndex
from corpus.words import Scored

_log = logging.getLogger(__name__)

_GENERATION = "index_generation"
_SEAL = "index_seal"
_DELETED = "index_deleted"
_SAMPLE = 32
# Of 16,000 vectors put in among 30,000, one was not among its own ten nearest; damage loses many.
_MOST_LOST_IN_SAMPLE = 0.05
_MOST_LOST = 0.001
# Deleted vectors slow Chroma down and can hide others; past a fifth it is built anew.
_MOST_DELETED = 0.2
# Chroma's filter by document takes 30 to 300 ms at 60,000 passages. So a scope narrower than a twentieth is compared
# vector by vector (4 ms a thousand), and a wider one is looked for in what Chroma finds without its filter.
_NARROW = 0.05
_ALWAYS_NARROW = 500
_SPARE = 2


class SearchIndex:
    """The nearest passages to a vector, from Chroma when it can be trusted, else by comparing them all."""

    def __init__(self, generations: Generations, database: Database) -> None:
        self._generations = generations
        self._database = database
        self._live: PassageIndex | None = None
        self._size = 0

    def open(self) -> None:
        """Open the index if it is as it was left and finds what it should, else rebuild it."""
        doubt = self._try_open()
        if doubt:
            _log.info("Rebuilding the search index: %s.", doubt)
            self.rebuild()

    @staticmethod
    def break_seal(connection: sqlite3.Connection) -> None:
        """Mark the index as behind the catalogue, in the transaction that makes it so."""
        catalogue.set_fact(connection, _SEAL, None)

    def follow(self, added: Sequence[str], deleted: Sequence[str]) -> None:
        """Bring the index up to the catalogue after a change, check it, and set its seal again."""
        if self._live is None:
            return
        with self._database.reading() as connection:
            rows = stored_vectors.of_passages(connection, added)
            all_deleted = int(catalogue.fact(connection, _DELETED) or 0) + len(deleted)
        try:
            if all_deleted > _MOST_DELETED * self._live.count():
                self.rebuild()
                return
            self._live.delete(deleted)
            self._live.upsert(rows)
            self._verify(self._live, rows)
        except IndexUnavailableError as fault:
            _log.warning("The search index did not take a change (%s); it is rebuilt.", fault)
            self.rebuild()
        else:
            self._set_seal(self._generation(), all_deleted)

    def rebuild(self) -> None:
        """Build a new generation from the stored vectors, swap it in, and delete the old ones' files."""
        number = max(self._generation(), self._generations.newest()) + 1
        fresh = self._build(number)
        self._put_away()
        self._live = fresh
        if fresh:
            self._set_seal(number, deleted=0)
        try:
            self._generations.keep_only(number if fresh else None, fresh)
        except (IndexUnavailableError, OSError) as fault:
            _log.warning("An old search index could not be deleted (%s); the next start tries again.", fault)

    def nearest(self, vector: np.ndarray, document_ids: Sequence[str] | None, limit: int) -> list[Scored]:
        """Return the passages with the highest cosine to `vector` among these documents, best first."""
        live = self._live
        with self._database.reading() as connection:
            in_scope = stored_vectors.count_in(connection, document_ids)
            narrow = document_ids is not None and in_scope <= max(_ALWAYS_NARROW, _NARROW * self._size)
            if live is None or narrow:
                return stored_vectors.nearest(connection, vector, document_ids, limit)
        try:
            share = in_scope / max(1, self._size)
            return _from_chroma(live, vector, document_ids, min(limit, in_scope), share)
        except IndexUnavailableError as fault:
            _log.warning("The search index failed (%s); searching the stored vectors instead.", fault)
            with self._database.reading() as connection:
                return stored_vectors.nearest(connection, vector, document_ids, limit)

    def problems(self) -> list[str]:
        """Return what is wrong: passages missing, left over, or not found by their own vector."""
        with self._database.reading() as connection:
            rows = [row for batch in stored_vectors.searchable(connection) for row in batch]
        try:
            if self._live is None:
                raise IndexUnavailableError("it could not be built")
            held = self._live.passage_ids()
            lost = self._live.not_found(rows)
        except IndexUnavailableError as fault:
            return [f"index: Chroma is not in use ({fault}); searches compare all vectors. Run `stocktake rebuild`."]
        expected = {passage_id for passage_id, _, _ in rows}
        too_many = len(lost) > _MOST_LOST * len(rows)
        return [
            *(f"index: passage {passage_id} is missing" for passage_id in sorted(expected - held)),
            *(f"index: passage {passage_id} should not be there" for passage_id in sorted(held - expected)),
            *(f"index: passage {passage_id} is not found by its own vector" for passage_id in lost if too_many),
        ]

    def close(self) -> None:
        """Let go of the files once running searches are done."""
        self._put_away()

    def _try_open(self) -> str | None:
        """Open the current generation and return None, or why it cannot be believed."""
        number = self._generation()
        with self._database.reading() as connection:
            seal = catalogue.fact(connection, _SEAL)
            deleted = int(catalogue.fact(connection, _DELETED) or 0)
        if seal is None:
            return "it is behind the catalogue" if number else "there is none yet"
        if json.loads(seal) != self._generations.files(number):
            return "its files are not as they were left"
        live = None
        try:
            live = self._generations.open(number)
            self._verify(live, self._sample())
            self._generations.keep_only(number, live)
        except (IndexUnavailableError, OSError) as fault:
            _close_quietly(live)
            return str(fault)
        self._live = live
        self._set_seal(number, deleted)  # Opening wrote a line into Chroma's own database.
        return None

    def _build(self, number: int) -> PassageIndex | None:
        fresh = None
        try:
            fresh = self._generations.create(number)
            with self._database.reading() as connection:
                for batch in stored_vectors.searchable(connection):
                    fresh.upsert(batch)
            self._verify(fresh, self._sample())
        except IndexUnavailableError as fault:
            _log.warning("The search index cannot be built (%s); searching the stored vectors instead.", fault)
            _close_quietly(fresh)
            return None
        return fresh

    def _verify(self, index: PassageIndex, rows: Sequence[IndexRow]) -> None:
        """Raise IndexUnavailableError unless the count is right and a sample of `rows` is found."""
        with self._database.reading() as connection:
            expected = stored_vectors.count_in(connection, None)
        counted = index.count()
        if counted != expected:
            raise IndexUnavailableError(f"it has {counted} passages instead of {expected}")
        sample = _spread(rows)
        if lost := index.not_found(sample):
            # The graph is approximate: a vector put in once more gets new neighbours.
            index.upsert([row for row in sample if row[0] in lost])
            lost = index.not_found(sample)
        if len(lost) > _MOST_LOST_IN_SAMPLE * len(sample):
            raise IndexUnavailableError(f"passage {lost[0]} is not found by its own vector")
        self._size = counted

    def _sample(self) -> list[IndexRow]:
        with self._database.reading() as connection:
            return stored_vectors.of_passages(connection, _spread(stored_vectors.searchable_ids(connection)))

    def _set_seal(self, number: int, deleted: int) -> None:
        try:
            self._generations.scrub(number)
            with self._database.writing() as connection:
                catalogue.set_fact(connection, _GENERATION, str(number))
                catalogue.set_fact(connection, _SEAL, pack(self._generations.files(number)))
                catalogue.set_fact(connection, _DELETED, str(deleted))
        except (CorpusError, IndexUnavailableError, OSError) as fault:
            _log.warning("The search index could not be sealed (%s); the next start rebuilds it.", fault)

    def _generation(self) -> int:
        with self._database.reading() as connection:
            return int(catalogue.fact(connection, _GENERATION) or 0)

    def _put_away(self) -> None:
        old, self._live = self._live, None
        _close_quietly(old)


def _from_chroma(
    live: PassageIndex, vector: np.ndarray, document_ids: Sequence[str] | None, limit: int, share: float
) -> list[Scored]:
    if limit < 1:
        return []
    if document_ids is None:
        return [Scored(passage_id, cosine) for passage_id, _, cosine in live.nearest(vector, None, limit)]
    wanted = set(document_ids)
    wider = live.nearest(vector, None, int(_SPARE * limit / share))
    inside = [Scored(passage_id, cosine) for passage_id, document_id, cosine in wider if document_id in wanted]
    if len(inside) >= limit:
        return inside[:limit]
    return [Scored(passage_id, cosine) for passage_id, _, cosine in live.nearest(vector, document_ids, limit)]


def _spread(items: Sequence) -> Sequence:
    """Return a few of `items`, evenly spread."""
    return items[:: max(1, -(-len(items) // _SAMPLE))]


def _close_quietly(index: PassageIndex | None) -> None:
    if index is None:
        return
    try:
        index.close()
    except IndexUnavailableError as fault:
        _log.warning("The search index did not close cleanly (%s); the next start checks it.", fault)
