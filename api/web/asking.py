"""The fields of the question form into a request, or into what is wrong with them in plain words.

A form sends an empty field where a program would leave it out, and its line ends count double; both are
put right here, so that the form and `/api/chat` mean the same.
"""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import Form
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from api.limits import QUESTION_CHARS
from api.schemas.chat import ChatRequest, ScopeIn

# By the field that is wrong and how; "" stands for anything else that is wrong with it.
_MISTAKES = {
    (
        "message",
        "string_too_long",
    ): f"The question is longer than {QUESTION_CHARS:,} characters. Shorten it and ask again.",
    ("message", ""): "Type a question first.",
    ("scope.from", ""): "The first day must be a real date, like 2025-01-31.",
    ("scope.to", ""): "The last day must be a real date, like 2025-01-31.",
    ("scope.kinds", ""): "Choose a kind of document from the list.",
    ("scope", ""): "The first day must not be after the last day.",
}
_OTHERWISE = "What was sent with the question is not as expected. Load the page again and ask once more."


class QuestionForm(BaseModel):
    """What the question form sends, taken as it comes."""

    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True)

    question: str = ""
    conversation_id: str = ""
    area: list[str] = []
    kind: list[str] = []
    document_id: list[str] = []
    from_date: str = Field("", alias="from")
    to_date: str = Field("", alias="to")
    in_area: str = ""
    """One area for this question only, whatever scope is set."""
    instead_of: str = ""
    """The area whose name in the question gives way to that one."""

    def request(self) -> ChatRequest:
        """Return what is asked; raises ValidationError."""
        here = {"areas": [self.in_area], "document_ids": []} if self.in_area else {}
        return ChatRequest.model_validate(
            {
                "message": self._question(),
                "conversation_id": self.conversation_id or None,
                "scope": self._scope() | here,
            }
        )

    def scope_set(self) -> ScopeIn:
        """Return the scope that stays set for the next question, an open one when the fields make none."""
        try:
            return ScopeIn.model_validate(self._scope())
        except ValidationError:
            return ScopeIn()

    def _question(self) -> str:
        question = self.question.replace("\r\n", "\n")
        if not (self.instead_of and self.in_area):
            return question
        return re.sub(rf"\b{re.escape(self.instead_of)}\b", lambda _: self.in_area, question, flags=re.IGNORECASE)

    def _scope(self) -> dict[str, object]:
        sides = {
            "areas": self.area,
            "kinds": self.kind,
            "document_ids": self.document_id,
            "from": self.from_date,
            "to": self.to_date,
        }
        return {side: value for side, value in sides.items() if value}


def mistake(error: ValidationError) -> str:
    """Return the first thing wrong with a question, for the person who asked it."""
    found = error.errors()[0]
    field = ".".join(str(part) for part in found["loc"] if isinstance(part, str))
    return _MISTAKES.get((field, found["type"])) or _MISTAKES.get((field, "")) or _OTHERWISE


Asked = Annotated[QuestionForm, Form()]
