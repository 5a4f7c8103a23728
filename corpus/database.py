"""The catalogue's SQLite file: brought up to date, read by many threads, written by one at a time.

Reading never waits for writing. Rows must be fetched before `reading()` ends: a cursor kept open
would hold the log back and erased words with it.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from corpus.errors import CorpusDamagedError, CorpusError, CorpusVersionError
from corpus.schema import SCHEMA_VERSION, STEPS
from corpus.wording import fold

_BUSY_SECONDS = 30
_PRAGMAS = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA secure_delete = ON;
PRAGMA temp_store = MEMORY;
PRAGMA cache_size = -16000;
"""


class Database:
    """One SQLite file, made when it is not there and brought up to the tables of today when it is older."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._idle: deque[sqlite3.Connection] = deque()
        self._writer_lock = threading.RLock()
        self._closed = False
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
        with ExitStack() as undo:
            try:
                self._writer = self._connect()
            except sqlite3.Error as fault:
                raise CorpusDamagedError(_damaged(path, fault)) from fault
            undo.callback(self._writer.close)
            try:
                self._bring_up_to_date()
            except sqlite3.Error as fault:
                raise _told(path, fault) from fault
            undo.pop_all()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection that sees the last committed state at each statement."""
        try:
            connection = self._lent()
            try:
                yield connection
            finally:
                self._idle.append(connection)
        except sqlite3.Error as fault:
            raise _told(self._path, fault) from fault

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Lend the writing connection for one transaction: kept whole on leaving, or not at all."""
        with self._writer_lock:
            try:
                self._writer.execute("BEGIN IMMEDIATE")
                yield self._writer
                self._writer.execute("COMMIT")
            except BaseException as fault:
                if self._writer.in_transaction:
                    self._writer.execute("ROLLBACK")
                if isinstance(fault, sqlite3.Error):
                    raise _told(self._path, fault) from fault
                raise

    def flush_log(self) -> None:
        """Move the write-ahead log into the file and empty it, so that erased bytes are gone."""
        try:
            with self._writer_lock:
                busy, _, _ = self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.Error as fault:
            raise _told(self._path, fault) from fault
        if busy:
            raise CorpusError(
                f"The log of {self._path} could not be emptied within {_BUSY_SECONDS} s because it is being read. "
                "What was removed no longer answers; run `stocktake remove` again to erase its last traces."
            )

    def close(self) -> None:
        """Close every connection; nothing can be read after that."""
        with self._writer_lock:
            self._closed = True
            while self._idle:
                self._idle.pop().close()
            self._writer.close()

    def _lent(self) -> sqlite3.Connection:
        if self._closed:
            raise CorpusError("The corpus was closed a moment ago. Open it again to ask it anything.")
        try:
            return self._idle.pop()
        except IndexError:
            return self._connect()

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self._path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False, cached_statements=256
        )
        connection.executescript(_PRAGMAS)
        connection.create_function("holds_words", 2, _holds_words, deterministic=True)
        return connection

    def _bring_up_to_date(self) -> None:
        """Run the steps this file lacks, in one transaction that a crash undoes; refuse a newer file."""
        version = self._writer.execute("PRAGMA user_version").fetchone()[0]
        if version > SCHEMA_VERSION:
            raise CorpusVersionError(
                f"{self._path} is of version {version}; this program knows versions up to {SCHEMA_VERSION}. "
                "Use the newer program that wrote it, or another data folder."
            )
        if version < SCHEMA_VERSION:
            steps = "".join(STEPS[version:])
            self._writer.executescript(f"BEGIN IMMEDIATE; {steps} PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;")


def now() -> str:
    """Return this moment as the catalogue keeps moments, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def storable(text: str) -> str:
    """Return `text` with half characters (lone surrogates), which are not text, as question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")


def words_to_hold(words: str) -> str:
    """Return `words` as the SQL function `holds_words(text, words)` takes them, "" for none.

    It tells whether a text holds every one of the words, or a longer word with it inside, in any case.
    """
    return " ".join(_folded(storable(words)).split())


def _holds_words(text: str, words: str) -> bool:
    folded = _folded(text)
    return all(word in folded for word in words.split(" "))


def _folded(text: str) -> str:
    # Nearly all texts are plain, and folding those in full takes fifty times as long for the same.
    return text.casefold() if text.isascii() else fold(text)


def _damaged(path: Path, fault: sqlite3.Error) -> str:
    return (
        f"{path} should be the corpus catalogue but cannot be read as one ({fault}). Restore it from a backup, "
        "or move the data folder away and ingest the documents again."
    )


def _told(path: Path, fault: sqlite3.Error) -> CorpusError:
    if isinstance(fault, sqlite3.OperationalError | sqlite3.IntegrityError | sqlite3.ProgrammingError):
        return CorpusError(f"The catalogue {path} refused: {fault}. Nothing of this step was kept.")
    return CorpusDamagedError(_damaged(path, fault))
