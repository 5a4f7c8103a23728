"""Conversations kept: each question with the answer given, as JSON, and when it was asked.

An answer quotes documents. When a document is removed, so is every turn whose answer rests on it
(`catalogue.remove`), so that no quote outlives its source here. A conversation all of whose turns
went that way, or that nothing was asked in, is not listed.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from corpus.database import Database, now, storable, words_to_hold
from corpus.wording import display

_TITLE_CHARS = 80
_NO_WORDS = "A question without words"
_LONGEST_CUT_WORD_CHARS = 25
"""A longer last word is cut through: a title that lost all of it would say too little."""

# Conversations that have turns. What is shown of one is looked up only for those on the page.
_ASKED = "SELECT conversation_id, min(id) AS first, max(id) AS last, count(*) AS turns FROM turns"
_LISTED = f"{_ASKED} GROUP BY conversation_id HAVING {{holding}}"
_WITH_WORDS = "holds_words(group_concat(question, char(10)), :words)"
_SHOWN = """
SELECT asked.conversation_id, first_turn.question, started_at, last_turn.asked_at, asked.turns, asked.last
FROM ({asked}) AS asked
JOIN conversations USING (conversation_id)
JOIN turns AS first_turn ON first_turn.id = asked.first
JOIN turns AS last_turn ON last_turn.id = asked.last
ORDER BY asked.last DESC
"""
_A_PAGE = f"{_LISTED} AND max(id) < coalesce(:before, max(id) + 1) ORDER BY max(id) DESC LIMIT :limit"
_ONE = f"{_ASKED} WHERE conversation_id = :conversation_id GROUP BY conversation_id"


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation as a list shows it."""

    conversation_id: str
    title: str
    """Its first question, shortened."""
    started_at: str
    last_asked_at: str
    turns: int
    last_turn: int
    """Grows with each question asked in any conversation; lists go by it, the highest first."""


@dataclass(frozen=True, slots=True)
class KeptTurn:
    """One question of a conversation with the answer it got."""

    question: str
    answer_json: str
    asked_at: str


class Conversations:
    """The conversations of one corpus."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(self) -> str:
        """Begin a conversation and return its id, which cannot be guessed."""
        conversation_id = uuid.uuid4().hex
        with self._database.writing() as connection:
            connection.execute("INSERT INTO conversations VALUES (?, ?)", (conversation_id, now()))
        return conversation_id

    def holds(self, conversation_id: str) -> bool:
        """Return whether there is such a conversation."""
        with self._database.reading() as connection:
            statement = "SELECT 1 FROM conversations WHERE conversation_id = ?"
            return connection.execute(statement, (storable(conversation_id),)).fetchone() is not None

    def append(self, conversation_id: str, question: str, answer_json: str) -> None:
        """Add a turn; a conversation deleted meanwhile begins again with it."""
        with self._database.writing() as connection:
            connection.execute("INSERT OR IGNORE INTO conversations VALUES (?, ?)", (storable(conversation_id), now()))
            connection.execute(
                "INSERT INTO turns (conversation_id, question, answer, asked_at) VALUES (?, ?, ?, ?)",
                (storable(conversation_id), storable(question), storable(answer_json), now()),
            )

    def turns(self, conversation_id: str) -> tuple[KeptTurn, ...]:
        """Return the turns in order; none for an unknown conversation."""
        with self._database.reading() as connection:
            statement = "SELECT question, answer, asked_at FROM turns WHERE conversation_id = ? ORDER BY id"
            rows = connection.execute(statement, (storable(conversation_id),)).fetchall()
        return tuple(KeptTurn(*row) for row in rows)

    def find(self, conversation_id: str) -> Conversation | None:
        """Return a conversation as a list shows it, None for an unknown one or one without turns."""
        found = self._shown(_ONE, conversation_id=storable(conversation_id))
        return found[0] if found else None

    def listed(self, words: str = "", *, before: int | None = None, limit: int = 50) -> tuple[Conversation, ...]:
        """Return conversations, last asked in first: those whose questions hold all `words`, in any case.

        `before` is the `last_turn` of the last one already seen.
        """
        sought = words_to_hold(words)
        return self._shown(_A_PAGE.format(holding=_holding(sought)), words=sought, before=before, limit=limit)

    def count(self, words: str = "") -> int:
        """Return how many conversations `listed` has in all."""
        sought = words_to_hold(words)
        statement = f"SELECT count(*) FROM ({_LISTED.format(holding=_holding(sought))})"
        with self._database.reading() as connection:
            return connection.execute(statement, {"words": sought}).fetchone()[0]

    def _shown(self, asked: str, **values: str | int | None) -> tuple[Conversation, ...]:
        with self._database.reading() as connection:
            rows = connection.execute(_SHOWN.format(asked=asked), values).fetchall()
        return tuple(
            Conversation(conversation_id, shortened(question) or _NO_WORDS, *rest)
            for conversation_id, question, *rest in rows
        )

    def delete(self, conversation_id: str) -> None:
        """Delete a conversation, its turns and what was said of them from the disk; an unknown one is no error."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM conversations WHERE conversation_id = ?", (storable(conversation_id),))
        self._database.flush_log()


def shortened(question: str, most_chars: int = _TITLE_CHARS) -> str:
    """Return `question` on one line of at most so many characters, cut at a word where there is one."""
    line = display(question)
    if len(line) <= most_chars:
        return line
    room = line[:most_chars]
    cut = room[:-1] if len(room) - room.rfind(" ") > _LONGEST_CUT_WORD_CHARS else room[: room.rfind(" ")]
    return f"{cut.rstrip(' ,.;:–-')}…"


def _holding(words: str) -> str:
    # Only where words are sought need every question be read.
    return _WITH_WORDS if words else "TRUE"
