"""`/api/search` and `/api/areas`: find passages by words or meaning, and see which areas are held."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.limits import QUESTION_CHARS
from api.problem import documented
from api.routes.dependencies import Cursor, InScope, Limit, TheDesk
from api.schemas.documents import AreaOut, FoundOut
from api.schemas.lists import Listed, paged

router = APIRouter(prefix="/api", tags=["finding"])


@router.get("/search", summary="Find passages", responses=documented(400, 422))
def search(
    desk: TheDesk,
    scope: InScope,
    q: Annotated[str, Query(min_length=1, max_length=QUESTION_CHARS, description="Words or a question.")],
    limit: Annotated[int, Query(ge=1, le=50)] = 10,
) -> Listed[FoundOut]:
    """Return the passages nearest to `q`, best first; the list has one page."""
    found = desk.search(q, scope, limit)
    return Listed(items=found, total=len(found))


@router.get("/areas", summary="List areas", responses=documented(400, 422))
def areas(desk: TheDesk, cursor: Cursor = None, limit: Limit = 50) -> Listed[AreaOut]:
    """List the local area partnerships that documents are held about."""
    return paged(desk.areas(), lambda row: f"{row.area.casefold()}\0{row.area}", cursor=cursor, limit=limit)
