"""Conversations, their turns and what people thought of the answers, as they travel."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from pydantic import BaseModel, Field

from api.schemas.chat import ChatAnswer
from assistant.answers import Status
from corpus.conversations import Conversation, KeptTurn
from corpus.feedback import Feedback


class GivenOut(BaseModel):
    """What somebody thought of one answer."""

    useful: bool
    reason: str = Field(description="In their own words; often empty.")
    given_at: dt.datetime

    @classmethod
    def of(cls, feedback: Feedback) -> GivenOut:
        """Return `feedback` as it travels beside its answer."""
        return cls.model_validate(feedback, from_attributes=True)


class FeedbackOut(GivenOut):
    """What somebody thought of one answer, with what it is about."""

    conversation_id: str
    answer_id: str
    question: str
    status: Status
    answer: str = Field(description="The whole answer, with `[1]` markers.")
    url: str = Field(description="The answer in its conversation, relative to this server.")

    @classmethod
    def about(cls, feedback: Feedback) -> FeedbackOut:
        """Return `feedback` as it travels on its own."""
        answer = ChatAnswer.model_validate_json(feedback.answer_json)
        return cls(
            useful=feedback.useful,
            reason=feedback.reason,
            given_at=feedback.given_at,
            conversation_id=feedback.conversation_id,
            answer_id=feedback.answer_id,
            question=feedback.question,
            status=answer.status,
            answer=answer.answer,
            url=f"/conversations/{feedback.conversation_id}#turn-{feedback.turn_number}",
        )


class TurnOut(BaseModel):
    """One question with its answer, and what somebody thought of it."""

    question: str
    asked_at: dt.datetime
    answer: ChatAnswer
    feedback: GivenOut | None

    @classmethod
    def of(cls, turn: KeptTurn, given: Mapping[str, Feedback]) -> TurnOut:
        """Return `turn` as it travels, with what of `given`, by answer_id, is about it."""
        answer = ChatAnswer.model_validate_json(turn.answer_json)
        feedback = given.get(answer.answer_id)
        return cls(
            question=turn.question,
            asked_at=turn.asked_at,
            answer=answer,
            feedback=GivenOut.of(feedback) if feedback else None,
        )


class ConversationOut(BaseModel):
    """A conversation as a list shows it."""

    conversation_id: str
    title: str = Field(description="Its first question, shortened.")
    started_at: dt.datetime
    last_asked_at: dt.datetime
    questions: int = Field(description="How many questions were asked in it.")

    @classmethod
    def of(cls, conversation: Conversation) -> ConversationOut:
        """Return `conversation` as it travels."""
        return cls(
            conversation_id=conversation.conversation_id,
            title=conversation.title,
            started_at=conversation.started_at,
            last_asked_at=conversation.last_asked_at,
            questions=conversation.turns,
        )


class WholeConversation(ConversationOut):
    """A conversation with all its turns, in order."""

    turns: list[TurnOut]
