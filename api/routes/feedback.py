"""`/api/feedback` and `/api/feedback.csv`: what people thought of answers, for whoever runs the service."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.csv_file import csv_file
from api.problem import documented
from api.routes.dependencies import Cursor, Limit, TheDesk
from api.schemas.conversations import FeedbackOut
from api.schemas.lists import MAX_LIMIT, Listed, every_page

router = APIRouter(prefix="/api", tags=["feedback"])
Useful = Annotated[bool | None, Query(description="Only answers found useful (true), or not (false).")]
# The columns of the table, each with how a row fills it.
_COLUMNS = {
    "given_at": lambda row: row.given_at.isoformat(),
    "useful": lambda row: "yes" if row.useful else "no",
    "reason": lambda row: row.reason,
    "question": lambda row: row.question,
    "status": lambda row: row.status.value,
    "answer": lambda row: row.answer,
    "conversation_id": lambda row: row.conversation_id,
    "answer_id": lambda row: row.answer_id,
}


@router.get("/feedback", summary="List feedback", responses=documented(400, 422))
def list_feedback(
    desk: TheDesk, useful: Useful = None, cursor: Cursor = None, limit: Limit = 50
) -> Listed[FeedbackOut]:
    """List what people thought of answers, newest first; there is one word on each answer, the last one given."""
    return desk.feedback(useful, cursor=cursor, limit=limit)


@router.get(
    "/feedback.csv",
    summary="Download feedback as a table",
    response_class=Response,
    responses={200: {"content": {"text/csv": {}}}, **documented(400, 422)},
)
def feedback_table(desk: TheDesk, useful: Useful = None) -> Response:
    """Return all of it as CSV, newest first; what a spreadsheet would take for a formula begins with an apostrophe."""
    rows = every_page(lambda cursor: desk.feedback(useful, cursor=cursor, limit=MAX_LIMIT))
    table = csv_file(list(_COLUMNS), ([fill(row) for fill in _COLUMNS.values()] for row in rows))
    named = {"Content-Disposition": 'attachment; filename="feedback.csv"'}
    return Response(table, media_type="text/csv; charset=utf-8", headers=named)
