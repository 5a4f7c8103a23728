"""One owner for one data folder: an operating-system lock, and a note that says who holds it.

The lock is what counts; the note is only for the message to the one who comes second, and for a
command that would rather ask the running server. A note without a lock is left from a crash.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.errors import CorpusInUseError

_LOCK = "lock"
_NOTE = "owner.json"


@dataclass(frozen=True, slots=True)
class Owner:
    """The process that holds a data folder, and where it serves (None when it does not)."""

    pid: int
    url: str | None = None


class CorpusLock:
    """The lock on one data folder, held from construction until `release`."""

    def __init__(self, data_dir: Path) -> None:
        """Take the lock on `data_dir`, which must exist; CorpusInUseError names who has it."""
        self._note = data_dir / _NOTE
        # Not thread-local: a server may close the corpus in another thread than it opened it in.
        self._lock = FileLock(
            data_dir / _LOCK, timeout=0, mode=0o600, thread_local=False, fallback_to_soft=False, preserve_lock_file=True
        )
        try:
            self._lock.acquire()
        except Timeout:
            raise CorpusInUseError(_in_use(data_dir)) from None
        self.announce(None)

    def announce(self, url: str | None) -> None:
        """Write down who owns the folder and, for a server, the address it answers at."""
        fresh = self._note.with_suffix(".new")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as note:
            json.dump({"pid": os.getpid(), "url": url}, note)
        fresh.replace(self._note)

    def release(self) -> None:
        """Give the folder up; doing so twice is harmless."""
        if self._lock.is_locked:
            self._note.unlink(missing_ok=True)
            self._lock.release()


def read_owner(data_dir: Path) -> Owner | None:
    """Return the process that holds `data_dir` at this moment, or None when nobody does."""
    if not (data_dir / _LOCK).exists():
        return None
    probe = FileLock(data_dir / _LOCK, timeout=0, fallback_to_soft=False, preserve_lock_file=True)
    try:
        with probe:
            return None
    except Timeout:
        return _read_note(data_dir)


def _read_note(data_dir: Path) -> Owner:
    try:
        said = json.loads((data_dir / _NOTE).read_text(encoding="utf-8"))
        return Owner(int(said["pid"]), said.get("url"))
    except (OSError, ValueError, KeyError, TypeError):
        return Owner(0)  # The owner took the lock a moment ago and has not written its note yet.


def _in_use(data_dir: Path) -> str:
    owner = _read_note(data_dir)
    who = f"process {owner.pid}" if owner.pid else "another process"
    if owner.url:
        return f"The corpus in {data_dir} is held by {who}, serving at {owner.url}. Ask it there, or stop it first."
    return f"The corpus in {data_dir} is held by {who}. Wait until it is done, or stop it, and try again."
