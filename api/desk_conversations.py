"""The desk's verbs about conversations and feedback; `api.desk.Desk` has them among its own.

Lists come a page at a time, because conversations are the one thing here that grows without end.
"""

from __future__ import annotations

from api.errors import ConversationNotFoundError
from api.schemas.conversations import ConversationOut, FeedbackOut, TurnOut, WholeConversation
from api.schemas.lists import Listed, number_in, numbered
from corpus.feedback import FeedbackCounts
from corpus.store import Corpus


class ConversationDesk:
    """What can be asked about the conversations of one open corpus."""

    corpus: Corpus

    def conversations(self, words: str = "", *, cursor: str | None = None, limit: int = 50) -> Listed[ConversationOut]:
        """Return conversations whose questions hold all `words`, last asked in first."""
        kept = self.corpus.conversations
        found = kept.listed(words, before=number_in(cursor), limit=limit + 1)
        rows = [(each.last_turn, ConversationOut.of(each)) for each in found]
        return numbered(rows, total=kept.count(words), limit=limit)

    def whole_conversation(self, conversation_id: str) -> WholeConversation:
        """Return a conversation with its turns; raises ConversationNotFoundError, also while it has none."""
        found = self.corpus.conversations.find(conversation_id)
        if found is None:
            raise no_such_conversation()
        return WholeConversation(**ConversationOut.of(found).model_dump(), turns=self.asked_in(conversation_id))

    def asked_in(self, conversation_id: str) -> list[TurnOut]:
        """Return a conversation's turns in order, each with what was thought of its answer.

        Raises ConversationNotFoundError.
        """
        turns = self.corpus.conversations.turns(conversation_id)
        if not turns and not self.corpus.conversations.holds(conversation_id):
            raise no_such_conversation()
        given = self.corpus.feedback.of(conversation_id)
        return [TurnOut.of(turn, given) for turn in turns]

    def remove_conversation(self, conversation_id: str) -> None:
        """Erase a conversation with its answers and feedback; raises ConversationNotFoundError."""
        if not self.corpus.conversations.holds(conversation_id):
            raise no_such_conversation()
        self.corpus.conversations.delete(conversation_id)

    def give_feedback(self, conversation_id: str, answer_id: str, *, useful: bool, reason: str) -> FeedbackOut:
        """Keep what somebody thought of an answer, in place of what was said before; raises AnswerNotFoundError."""
        return FeedbackOut.about(self.corpus.feedback.give(conversation_id, answer_id, useful=useful, reason=reason))

    def feedback(
        self, useful: bool | None = None, *, cursor: str | None = None, limit: int = 50
    ) -> Listed[FeedbackOut]:
        """Return what people thought of answers, newest first; only (not) `useful` where that is said."""
        found = self.corpus.feedback.listed(useful, before=number_in(cursor), limit=limit + 1)
        counts = self.feedback_counts()
        total = {True: counts.useful, False: counts.not_useful, None: counts.useful + counts.not_useful}[useful]
        return numbered([(each.number, FeedbackOut.about(each)) for each in found], total=total, limit=limit)

    def feedback_counts(self) -> FeedbackCounts:
        """Return how many answers were found useful, and how many not."""
        return self.corpus.feedback.counts()


def no_such_conversation() -> ConversationNotFoundError:
    """Return the error that says so."""
    return ConversationNotFoundError(
        "No such conversation is kept: it may have been removed. "
        "Begin a new one; a program does so by leaving conversation_id out."
    )
