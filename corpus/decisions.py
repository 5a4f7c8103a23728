"""What people decided about links between statements of actions: kept apart from what was read.

A statement is named twice: by its action id, and by what it says. The second finds it again when its file was
read anew, removed and taken in once more, or replaced by a version with the same words.
"""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import dataclass
from enum import StrEnum

from corpus.actions import Action
from corpus.database import Database, now
from corpus.documents import Document
from corpus.wording import fold


class Verdict(StrEnum):
    """What a person decided about a link."""

    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Statement:
    """One document's statement of an action, by its id and by its words."""

    action_id: str
    key: str

    @classmethod
    def of(cls, document: Document, action: Action) -> Statement:
        """Return how `action`, as `document` states it, is found again."""
        said = (document.area, str(document.date), action.kind, action.ref or "", fold(action.text))
        return cls(action.action_id, hashlib.sha256("\x1f".join(said).encode()).hexdigest()[:32])


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word on whether two statements are the same action."""

    decision_id: int
    earlier: Statement
    later: Statement
    verdict: Verdict
    by: str
    at: str
    """ISO 8601 in UTC."""


class Decisions:
    """The decisions kept in one corpus."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._changes = 0

    @property
    def changes(self) -> int:
        """How many times anything was decided or undone since this was opened; what was made before may be stale."""
        return self._changes

    def decide(self, earlier: Statement, later: Statement, verdict: Verdict, by: str = "") -> None:
        """Keep a verdict on a pair of statements in place of any before."""
        with self._database.writing() as connection:
            self._forget(connection, earlier, later)
            connection.execute(
                "INSERT INTO link_decisions (earlier_id, earlier_key, later_id, later_key, verdict, decided_by, "
                "decided_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    *(earlier.action_id, earlier.key, later.action_id, later.key),
                    *(verdict.value, by, now()),
                ),
            )
        self._changes += 1

    def undo(self, earlier: Statement, later: Statement) -> None:
        """Forget what was decided about a pair; an undecided pair is no error."""
        with self._database.writing() as connection:
            self._forget(connection, earlier, later)
        self._changes += 1

    def all(self) -> tuple[Decision, ...]:
        """Return every decision, in the order decided."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT id, earlier_id, earlier_key, later_id, later_key, verdict, decided_by, decided_at "
                "FROM link_decisions ORDER BY id"
            ).fetchall()
        return tuple(
            Decision(row, Statement(*earlier), Statement(*later), Verdict(verdict), by, at)
            for row, *ids, verdict, by, at in rows
            for earlier, later in [(ids[:2], ids[2:])]
        )

    @staticmethod
    def _forget(connection: sqlite3.Connection, earlier: Statement, later: Statement) -> None:
        connection.execute(
            "DELETE FROM link_decisions WHERE (earlier_id = ? OR earlier_key = ?) AND (later_id = ? OR later_key = ?)",
            (earlier.action_id, earlier.key, later.action_id, later.key),
        )
