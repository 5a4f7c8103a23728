"""`/api/areas/{area}/brief`: one page for somebody new to an area, as JSON or as a Word file."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.responses import Response

from api import word
from api.brief_word import brief_file, file_name
from api.problem import documented
from api.routes.dependencies import TheDesk
from api.schemas.briefs import BriefOut

router = APIRouter(prefix="/api/areas", tags=["documents"])
AreaName = Annotated[
    str, Path(max_length=200, description="As documents are held under it, in any case; `?` where it is not known.")
]
AsOf = Annotated[dt.date | None, Query(description="The day to measure overdue and ahead on; today when left out.")]
_FILE = {word.MEDIA_TYPE: {"schema": {"type": "string", "format": "binary"}}}


class Form(StrEnum):
    """What a brief may come as."""

    JSON = "json"
    DOCX = "docx"


@router.get(
    "/{area}/brief",
    summary="Read the brief of an area",
    response_model=BriefOut,
    responses={200: {"content": _FILE}, **documented(400, 404, 422)},
)
def get_brief(desk: TheDesk, area: AreaName, as_of: AsOf = None, format: Form = Form.JSON) -> BriefOut | Response:
    """Tell somebody new where an area stands, its priorities, what is wrong with actions, who, when, and which words.

    Every statement is the documents' own, with its citations; notes and terms are the product's and marked as such.
    """
    brief = desk.brief(area, as_of)
    if format is Form.JSON:
        return brief
    named = {"Content-Disposition": f'attachment; filename="{file_name(brief)}"'}
    return Response(brief_file(brief), media_type=word.MEDIA_TYPE, headers=named)
