"""Conversations kept: each question with the answer given, as JSON.

An answer quotes documents. When a document is removed, so is every turn whose answer rests on it
(`catalogue.remove`), so that no quote outlives its source here.
"""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

from corpus.database import Database


class Conversations:
    """The conversations of one corpus."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(self) -> str:
        """Begin a conversation and return its id, which cannot be guessed."""
        conversation_id = uuid.uuid4().hex
        with self._database.writing() as connection:
            connection.execute("INSERT INTO conversations VALUES (?, ?)", (conversation_id, _now()))
        return conversation_id

    def holds(self, conversation_id: str) -> bool:
        """Return whether there is such a conversation."""
        with self._database.reading() as connection:
            statement = "SELECT 1 FROM conversations WHERE conversation_id = ?"
            return connection.execute(statement, (_storable(conversation_id),)).fetchone() is not None

    def append(self, conversation_id: str, question: str, answer_json: str) -> None:
        """Add a turn; a conversation deleted meanwhile begins again with it."""
        with self._database.writing() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO conversations VALUES (?, ?)", (_storable(conversation_id), _now())
            )
            connection.execute(
                "INSERT INTO turns (conversation_id, question, answer, asked_at) VALUES (?, ?, ?, ?)",
                (_storable(conversation_id), _storable(question), _storable(answer_json), _now()),
            )

    def turns(self, conversation_id: str) -> tuple[tuple[str, str], ...]:
        """Return the turns in order, question and answer JSON each; none for an unknown conversation."""
        with self._database.reading() as connection:
            statement = "SELECT question, answer FROM turns WHERE conversation_id = ? ORDER BY id"
            return tuple(connection.execute(statement, (_storable(conversation_id),)).fetchall())

    def delete(self, conversation_id: str) -> None:
        """Delete a conversation and its turns from the disk; an unknown one is no error."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM conversations WHERE conversation_id = ?", (_storable(conversation_id),))
        self._database.flush_log()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _storable(text: str) -> str:
    """Return `text` with half characters (lone surrogates), which are not text, as question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")
