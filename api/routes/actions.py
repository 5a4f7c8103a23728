"""`/api/actions` and `/api/measures`: the register, as JSON page by page or whole as a file, and people's word on it.

A calendar program subscribes to the address that `format=ics` is asked at, filters and all.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Body, Path, Query, Request
from starlette import status
from starlette.responses import Response

from api import calendar_file, word, workbook
from api.problem import documented
from api.routes.dependencies import Cursor, Limit, TheDesk
from api.schemas.actions import ActionHistory, LinkDecision, ListedActions
from api.schemas.actions_asked import ActionsAsked, Form
from api.schemas.lists import Listed
from api.schemas.measures import MeasureOut

router = APIRouter(prefix="/api", tags=["actions"])
ActionId = Annotated[str, Path(max_length=64, description="Of an action, or of any statement of it.")]
StatementId = Annotated[str, Query(max_length=64, description="As a link names it.")]
AsOf = Annotated[dt.date | None, Query(description="The day to measure overdue on; today when left out.")]
_FILE = {"schema": {"type": "string", "format": "binary"}}
_FILES = {
    media_type: _FILE for media_type in ("text/csv", workbook.MEDIA_TYPE, calendar_file.MEDIA_TYPE, word.MEDIA_TYPE)
}
_DECISIONS = {
    "they are the same action": {
        "value": {"earlier": "c0ffee1234567890", "later": "d15ea5e123456789", "verdict": "added"}
    },
    "a link is wrong": {"value": {"earlier": "c0ffee1234567890", "later": "d15ea5e123456789", "verdict": "rejected"}},
}


@router.get(
    "/actions",
    summary="List actions",
    response_model=ListedActions,
    responses={200: {"content": _FILES}, **documented(400, 422)},
)
def list_actions(desk: TheDesk, request: Request, asked: Annotated[ActionsAsked, Query()]) -> ListedActions | Response:
    """List the actions that every filter fits, the worst first, or return all of them as a file (`format`).

    Overdue is measured against the date first set, on the day `as_of`; the answer says so with the rule in full.
    """
    if asked.format is Form.JSON:
        return desk.actions(asked)
    taken = desk.actions_file(asked, str(request.base_url))
    named = {"Content-Disposition": f'attachment; filename="{taken.name}"'}
    return Response(taken.content, media_type=taken.media_type, headers=named)


@router.get("/actions/{action_id}", summary="Read an action's history", responses=documented(400, 404, 422))
def get_action(desk: TheDesk, action_id: ActionId, as_of: AsOf = None) -> ActionHistory:
    """Return one action with every document's statement of it and all that is said of it, oldest first."""
    return desk.action(action_id, as_of)


@router.put("/actions/links", summary="Decide about a link", responses=documented(400, 403, 404, 413, 422))
def decide(desk: TheDesk, decision: Annotated[LinkDecision, Body(openapi_examples=_DECISIONS)]) -> ActionHistory:
    """Keep your word on whether two statements are of the same action, in place of any before.

    It survives the documents being taken in again. The answer is the action that the later statement now belongs to.
    """
    return desk.decide(decision)


@router.delete(
    "/actions/links",
    summary="Take back a decision about a link",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=documented(400, 403, 404, 422),
)
def undo(desk: TheDesk, earlier: StatementId, later: StatementId) -> None:
    """Forget your word on two statements; what the register itself makes of them holds again."""
    desk.undo(earlier, later)


@router.get("/measures", summary="List measures", responses=documented(400, 422))
def list_measures(
    desk: TheDesk,
    area: Annotated[list[str] | None, Query(description="Only these areas.")] = None,
    document_id: Annotated[list[str] | None, Query(description="Only of these documents.")] = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Listed[MeasureOut]:
    """List the rows of tables of indicators by area, the newest document first, figures exactly as printed."""
    return desk.measures(area or (), document_id or (), cursor=cursor, limit=limit)
