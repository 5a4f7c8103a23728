"""What people think of an answer: taken below the answer, and shown to whoever runs the service.

A browser with scripts asks for the part of the page that changed; any other is sent back to the answer,
where what was kept is shown. Both are made by the same template.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Path, Query, Request
from pydantic import BeforeValidator
from starlette.responses import HTMLResponse, RedirectResponse, Response

from api.routes.dependencies import ConversationId, Cursor, TheDesk
from api.schemas.conversations import GivenOut
from api.web.pages import fragment, render
from api.web.turns import ENDINGS
from corpus.feedback import REASON_CHARS

router = APIRouter(include_in_schema=False)
FRAGMENT = "text/vnd.stocktake.fragment"
_A_PAGE = 25
_USEFUL = {"yes": True, "no": False}
AnswerId = Annotated[str, Path(max_length=64)]


@dataclass(frozen=True, slots=True)
class Judged:
    """As much of a turn as the feedback form shows."""

    conversation_id: str
    answer_id: str
    feedback: GivenOut


def _tidied(reason: str) -> str:
    # A form sends line ends as two characters; the text box counted one.
    return reason.replace("\r\n", "\n").strip()


Reason = Annotated[str, BeforeValidator(_tidied), Form(max_length=REASON_CHARS)]


@router.post("/conversations/{conversation_id}/answers/{answer_id}/feedback")
def give(
    desk: TheDesk,
    request: Request,
    conversation_id: ConversationId,
    answer_id: AnswerId,
    useful: Annotated[Literal["yes", "no"], Form()],
    reason: Reason = "",
) -> Response:
    """Keep what somebody thinks of an answer, in place of what was said of it before."""
    kept = desk.give_feedback(conversation_id, answer_id, useful=_USEFUL[useful], reason=reason)
    if FRAGMENT in request.headers.get("accept", ""):
        return HTMLResponse(fragment("_feedback.html", turn=Judged(conversation_id, answer_id, kept)))
    return RedirectResponse(kept.url, status_code=303)


@router.get("/feedback", response_class=HTMLResponse)
def feedback(
    desk: TheDesk, useful: Annotated[Literal["yes", "no"] | None, Query()] = None, cursor: Cursor = None
) -> Response:
    """Show what people thought of answers, newest first."""
    listed = desk.feedback(_USEFUL.get(useful), cursor=cursor, limit=_A_PAGE)
    return render(
        "feedback.html",
        listed=listed,
        counts=desk.feedback_counts(),
        useful=useful,
        is_first=cursor is None,
        endings=ENDINGS,
    )
