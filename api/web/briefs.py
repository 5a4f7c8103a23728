"""`/areas/{area}/brief`: one page for somebody new to an area; of an area that is not held, which ones are."""

from __future__ import annotations

import datetime as dt
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Path, Query
from starlette import status
from starlette.responses import HTMLResponse, Response

from api.errors import AreaNotHeldError
from api.routes.dependencies import TheDesk
from api.schemas.briefs import BriefOut
from api.web.pages import day, render
from api.web.turns import Source, source_view
from assistant.glossary import NAMED
from assistant.register.overdue import measured_on

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.get("/areas/{area}/brief")
def brief(
    desk: TheDesk, area: Annotated[str, Path(max_length=200)], as_of: Annotated[dt.date | None, Query()] = None
) -> Response:
    """Show the brief of an area."""
    try:
        told = desk.brief(area, as_of)
    except AreaNotHeldError as error:
        held = tuple((one, address(one)) for one in desk.areas_followed() if one)
        return render("brief_not_held.html", status.HTTP_404_NOT_FOUND, told=str(error), held=held)
    return render(
        "brief.html",
        brief=told,
        sources=_sources(told),
        rule=measured_on(day(told.as_of)),
        terms_from=f"{NAMED}:",
        download=f"/api{address(told.area)}?format=docx{f'&as_of={as_of.isoformat()}' if as_of else ''}",
    )


def address(area: str) -> str:
    """Return the address of an area's brief."""
    return f"/areas/{quote(area or '?', safe='')}/brief"


def _sources(told: BriefOut) -> dict[int, Source]:
    return {one.number: source_view(one) for one in told.citations}
