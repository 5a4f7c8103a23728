"""What people thought of answers: useful or not and why, kept with the answer it is about.

There is one word on each answer, the last one given. It goes when its turn goes, with the
conversation or with a document the answer rests on, so that a reason never outlives what it is about.
"""

from __future__ import annotations

from dataclasses import dataclass

from corpus.database import Database, now, storable
from corpus.errors import AnswerNotFoundError

REASON_CHARS = 2000

_GIVEN = """
SELECT feedback.id, conversation_id, answer_id, question, answer, useful, reason, given_at, (
    SELECT count(*) FROM turns AS before
    WHERE before.conversation_id = turns.conversation_id AND before.id <= turns.id
)
FROM feedback JOIN turns ON turns.id = feedback.turn
"""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What somebody thought of one answer."""

    number: int
    """Grows with each word given; lists go by it, the highest first."""
    conversation_id: str
    answer_id: str
    question: str
    answer_json: str
    useful: bool
    reason: str
    """In their own words; often empty."""
    given_at: str
    turn_number: int
    """Which question of its conversation it was, from 1."""


@dataclass(frozen=True, slots=True)
class FeedbackCounts:
    """How many answers were found useful, and how many not."""

    useful: int
    not_useful: int


class FeedbackGiven:
    """The feedback of one corpus."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def give(self, conversation_id: str, answer_id: str, *, useful: bool, reason: str = "") -> Feedback:
        """Keep a word on an answer, in place of an earlier one; AnswerNotFoundError when it is not kept there.

        The reason may have up to REASON_CHARS characters.
        """
        if len(reason) > REASON_CHARS:
            raise ValueError(f"a reason has {len(reason)} characters; at most {REASON_CHARS} are kept")
        asked = storable(conversation_id), storable(answer_id)
        with self._database.writing() as connection:
            turn = connection.execute(
                "SELECT id FROM turns WHERE conversation_id = ? AND answer_id = ?", asked
            ).fetchone()
            if turn is None:
                raise AnswerNotFoundError(
                    "No such answer is kept in this conversation. It may have been removed, with the conversation "
                    "or with a document it rested on."
                )
            connection.execute(
                "INSERT OR REPLACE INTO feedback (turn, useful, reason, given_at) VALUES (?, ?, ?, ?)",
                (*turn, useful, storable(reason), now()),
            )
            return _feedback(connection.execute(f"{_GIVEN} WHERE turn = ?", turn).fetchone())

    def of(self, conversation_id: str) -> dict[str, Feedback]:
        """Return what was said of the answers of one conversation, by answer_id."""
        with self._database.reading() as connection:
            rows = connection.execute(f"{_GIVEN} WHERE conversation_id = ?", (storable(conversation_id),)).fetchall()
        return {feedback.answer_id: feedback for feedback in map(_feedback, rows)}

    def listed(self, useful: bool | None = None, *, before: int | None = None, limit: int = 50) -> tuple[Feedback, ...]:
        """Return feedback, newest first, only (not) `useful` where that is said; `before` is the last number seen."""
        statement = f"""{_GIVEN}
            WHERE useful = coalesce(:useful, useful) AND feedback.id < coalesce(:before, feedback.id + 1)
            ORDER BY feedback.id DESC LIMIT :limit"""
        with self._database.reading() as connection:
            rows = connection.execute(statement, {"useful": useful, "before": before, "limit": limit}).fetchall()
        return tuple(map(_feedback, rows))

    def counts(self) -> FeedbackCounts:
        """Return how many answers were found useful and not."""
        with self._database.reading() as connection:
            found = dict(connection.execute("SELECT useful, count(*) FROM feedback GROUP BY useful").fetchall())
        return FeedbackCounts(found.get(1, 0), found.get(0, 0))


def _feedback(row: tuple) -> Feedback:
    *before, useful, reason, given_at, turn_number = row
    return Feedback(*before, bool(useful), reason, given_at, turn_number)
