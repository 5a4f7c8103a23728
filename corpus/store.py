"""The corpus: the one place documents are kept, found and removed; everything else goes through it.

The catalogue is the truth. A document is kept once `add` returns, and its search index can be lost at
any moment after that without losing anything: the next `open` notices and rebuilds it.
"""

from __future__ import annotations

import sqlite3
import threading
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import date as Date
from pathlib import Path
from typing import Literal, Self

import numpy as np

from corpus import catalogue, lookup, stored_vectors, words
from corpus.conversations import Conversations
from corpus.database import Database
from corpus.decisions import Decisions
from corpus.documents import Document, DocumentKind
from corpus.embed_missing import follow_model, new_vectors
from corpus.embedding import Embedder
from corpus.errors import CannotReplaceError, CorpusDamagedError, CorpusError
from corpus.feedback import FeedbackGiven
from corpus.generations import Generations
from corpus.held import Held
from corpus.index import SearchIndex
from corpus.integrity import CheckReport, check
from corpus.lock import CorpusLock
from corpus.originals import Originals, digest_of
from corpus.packing import pack_date
from corpus.readings import Reading
from corpus.settings import CorpusSettings

_CATALOGUE = "catalogue.sqlite3"
_ID_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a reading, and how many texts had to be embedded for it."""

    document_id: str
    outcome: Literal["added", "unchanged", "new_version"]
    embedded_texts: int


class Corpus(Held):
    """All that is held, by the one process that may change it; close it, or use it in a `with`."""

    def __init__(
        self, database: Database, originals: Originals, index: SearchIndex, embedder: Embedder, lock: CorpusLock
    ) -> None:
        """Put the opened parts together; `Corpus.open` is the way to get one."""
        super().__init__(database, originals, index)
        self.embedder = embedder
        self.conversations = Conversations(database)
        self.decisions = Decisions(database)
        self.feedback = FeedbackGiven(database)
        self._lock = lock
        self._changing = threading.RLock()

    @classmethod
    def open(
        cls, settings: CorpusSettings | None = None, *, embedder: Embedder | None = None, warm: bool = False
    ) -> Corpus:
        """Open the corpus in `settings.data_dir`, creating it there, and mend what a crash left.

        `warm` begins to load the model at once, beside the rest. CorpusInUseError when another process has it.
        """
        settings = settings or CorpusSettings()
        data_dir = settings.data_dir.resolve()
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        with ExitStack() as undo:
            lock = CorpusLock(data_dir)
            undo.callback(lock.release)
            embedder = embedder or Embedder.open(settings)
            if warm:
                embedder.warm()
            _refuse_orphans(data_dir)
            database = Database(data_dir / _CATALOGUE)
            undo.callback(database.close)
            generations = Generations(data_dir / "index", settings.chroma_url, _corpus_id(database))
            index = SearchIndex(generations, database)
            corpus = cls(database, Originals(data_dir / "originals"), index, embedder, lock)
            corpus._mend()
            index.open()
            undo.pop_all()
        return corpus

    def close(self) -> None:
        """Let go of the index, the catalogue and the lock."""
        with self._changing:
            self._index.close()
            self._database.close()
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def announce(self, url: str | None) -> None:
        """Let others who want this corpus know where it is served."""
        self._lock.announce(url)

    def add(self, reading: Reading, original: Path, *, replaces: str | None = None) -> Added:
        """Keep a document with its original, whole or not at all; it answers once this returns.

        `replaces` names the document whose next version this is, whatever its file is called; that one
        stays as it was when this raises. CannotReplaceError where it cannot take that place.
        """
        sha256 = digest_of(original)
        document_id = reading.document.document_id
        if sha256[:_ID_DIGITS] != document_id:
            raise CorpusError(f"{original.name} changed since it was read. Ingest it again once it is complete.")
        with self._changing:
            if self.holds(document_id):
                self._refuse_in_place_of(replaces, document_id)
                return Added(document_id, "unchanged", 0)
            texts = stored_vectors.texts_of(reading)
            vectors = new_vectors(self._database, self.embedder, texts)
            replaced = self._keep(reading, original, sha256, texts, vectors, replaces)
            added = [passage.passage_id for passage in reading.passages]
            self._index.follow(added, replaced.passage_ids if replaced else ())
        return Added(document_id, "new_version" if replaced else "added", len(vectors))

    def remove(self, *document_ids: str) -> None:
        """Erase documents from the disk: originals, text, vectors, and conversation turns that rest on them.

        A version before a removed one answers again. DocumentNotFoundError removes none of them.
        """
        with self._changing:
            with self._changed() as connection:
                for document_id in dict.fromkeys(document_ids):
                    catalogue.remove(connection, document_id)
                stored_vectors.drop_unused(connection)
                words.merge(connection)
            self._index.rebuild()
            self._erase_unsettled()

    def correct(
        self,
        document_id: str,
        *,
        area: str | None = None,
        kind: DocumentKind | None = None,
        date: Date | None = None,
        title: str | None = None,
    ) -> Document:
        """Record a person's word on a document; it wins over what was read, also for later versions."""
        said = {"area": area, "kind": kind and kind.value, "date": pack_date(date), "title": title}
        said = {name: value for name, value in said.items() if value is not None}
        with self._changing:
            if not said.items() <= self._read(lookup.corrections, document_id).items():
                with self._changed(index=False) as connection:
                    catalogue.correct(connection, document_id, said)
        return self.document(document_id)

    def describe(self, document_id: str, *, area: str, kind: DocumentKind, date: Date | None, title: str) -> Document:
        """Record all that a person says a document is; where they say what the file says, its own word holds again.

        An empty area and a date of None mean that it is not known.
        """
        said = {"area": area, "kind": kind.value, "date": pack_date(date), "title": title}
        with self._changing, self._changed(index=False) as connection:
            catalogue.describe(connection, document_id, said)
        return self.document(document_id)

    def check(self) -> CheckReport:
        """Verify originals, spans, words, vectors and index, and say what is wrong; changes nothing."""
        with self._changing:
            return check(self._database, self._originals, self._index, self.embedder.fingerprint)

    def rebuild(self) -> None:
        """Build the word search and the vector index anew from the catalogue, embedding nothing."""
        with self._changing:
            with self._changed() as connection:
                words.start_over(connection, catalogue.searchable(connection))
                words.merge(connection)
            self._index.rebuild()
            self._database.flush_log()

    def _keep(
        self,
        reading: Reading,
        original: Path,
        sha256: str,
        texts: Sequence[str],
        vectors: Mapping[bytes, np.ndarray],
        replaces: str | None,
    ) -> catalogue.Left | None:
        """Keep the original, then all rows and vectors in one transaction; after a failure neither is there."""
        fingerprint = self.embedder.fingerprint
        digests = {text: stored_vectors.digest_of(text, fingerprint) for text in texts}
        try:
            with self._database.writing() as connection:
                catalogue.note_unsettled(connection, sha256)
            self._originals.keep(original, sha256)
            with self._changed() as connection:
                stored_vectors.keep(connection, vectors)
                rows = stored_vectors.rows_by_digest(connection, list(digests.values()))
                return catalogue.add(connection, reading, sha256, lambda text: rows[digests[text]], replaces=replaces)
        except BaseException as fault:
            with suppress(CorpusError, OSError):
                self._erase_unsettled()
            if isinstance(fault, UnicodeEncodeError):
                raise CorpusError(
                    f"{original.name} was read as text with a half character, which is no text."
                ) from fault
            raise

    def _refuse_in_place_of(self, replaces: str | None, document_id: str) -> None:
        """Raise CannotReplaceError when a file held already is to take the place of another document."""
        if replaces not in (None, document_id):
            held = self.document(document_id)
            raise CannotReplaceError(
                f"This very file is held already, as “{held.title}” ({held.file}, version {held.version}). "
                "Choose another file, or remove the document that should go."
            )

    @contextmanager
    def _changed(self, *, index: bool = True) -> Iterator[sqlite3.Connection]:
        """Lend a transaction that changes what is held, and (`index`) what the search index should hold."""
        with self._database.writing() as connection:
            yield connection
            if index:
                SearchIndex.break_seal(connection)
            catalogue.set_fact(connection, "revision", str(self._revision + 1))
        self._revision += 1

    def _mend(self) -> None:
        """Finish what a crash interrupted, and follow a change of embedding model."""
        self._erase_unsettled()
        follow_model(self._database, self.embedder)

    def _erase_unsettled(self) -> None:
        with self._database.reading() as connection:
            left_over = catalogue.unsettled(connection)
        for sha256 in left_over:
            self._originals.erase(sha256)
        with self._database.writing() as connection:
            catalogue.settle(connection)
        self._database.flush_log()


def _refuse_orphans(data_dir: Path) -> None:
    originals = data_dir / "originals"
    if not (data_dir / _CATALOGUE).exists() and originals.is_dir() and any(originals.iterdir()):
        raise CorpusDamagedError(
            f"{data_dir} holds original files but not its {_CATALOGUE}, which says what they are. Restore it from a "
            "backup, or move the folder away and ingest the documents again."
        )


def _corpus_id(database: Database) -> str:
    """Return the random name that tells this corpus's collections from others' on a shared Chroma server."""
    with database.writing() as connection:
        known = catalogue.fact(connection, "corpus_id") or uuid.uuid4().hex[:12]
        catalogue.set_fact(connection, "corpus_id", known)
    return known
