"""`/actions`: what was asked or promised in an area, the worst first, and what became of one action.

The address of a list is the saved view. The day overdue is measured on is today's, unless the address names one.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Path, Query, Request, status
from starlette.responses import HTMLResponse, RedirectResponse, Response

from api.action_words import ROLES
from api.desk import Desk
from api.routes.dependencies import TheDesk
from api.schemas.actions import LinkDecision
from api.web.action_filters import Asked, read
from api.web.action_measures import measure_tables
from api.web.action_rows import action_list, numbers
from api.web.action_view import action_view
from api.web.pages import day, render
from api.web.shelf import UNKNOWN_AREA
from assistant.register.overdue import measured_on
from corpus.decisions import Verdict

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
ActionId = Annotated[str, Path(max_length=64)]
_DOWNLOADS = (("CSV", "csv"), ("Excel", "xlsx"), ("Word briefing", "docx"), ("Calendar", "ics"))
_UNDO = "undo"
# What a page says was done, by the code in its address: an address never brings words of its own.
_DONE = {
    Verdict.CONFIRMED.value: "The link is confirmed. It stays when documents are read again.",
    Verdict.REJECTED.value: "The statements are no longer taken for the same action. You can undo this below.",
    Verdict.ADDED.value: "The link is added. It stays when documents are read again.",
    _UNDO: "The decision was undone.",
}


@router.get("/actions")
def actions(desk: TheDesk, request: Request) -> Response:
    """List the areas, or the actions that the address asks for."""
    asked = _asked(desk, request)
    if not all(value for _, value in request.query_params.multi_items()) and not asked.misread:
        # A form sends its empty fields too; an address to keep has none.
        return RedirectResponse(asked.address, status.HTTP_303_SEE_OTHER)
    if asked.area is None and not asked.is_narrowed:
        return _areas(desk, asked)
    return render(
        "actions.html",
        listed=action_list(desk.followed(asked.area), asked),
        areas=desk.areas_followed(),
        unknown_area=UNKNOWN_AREA,
        rule=_rule(asked.on),
        downloads=tuple((label, asked.download(form)) for label, form in _DOWNLOADS),
    )


@router.get("/actions/measures")
def measures(desk: TheDesk, request: Request) -> Response:
    """Show the measures of an area as its documents print them."""
    asked = _asked(desk, request).bare()
    tables = measure_tables(desk.measures_printed(asked.area))
    return render("actions_measures.html", asked=asked, tables=tables, roles=tuple(ROLES.values()))


@router.get("/actions/{action_id}")
def action(desk: TheDesk, action_id: ActionId, done: Annotated[str, Query(max_length=20)] = "") -> Response:
    """Show one action with its history and the links it rests on."""
    found, today = desk.in_area(action_id), date.today()
    return render(
        "action.html",
        view=action_view(found.action, found.area, found.decisions, today),
        area_url=Asked(area=found.action.area, on=today).address,
        rule=_rule(today),
        done=_DONE.get(done, ""),
    )


@router.post("/actions/{action_id}/links")
def decide(
    desk: TheDesk,
    action_id: ActionId,
    earlier: Annotated[str, Form(max_length=64)],
    later: Annotated[str, Form(max_length=64)],
    verdict: Annotated[Verdict | Literal["undo"], Form()],
) -> Response:
    """Keep or undo a person's word on a link, and show the action as it is then."""
    if verdict == _UNDO:
        desk.undo(earlier, later)
    else:
        desk.decide(LinkDecision(earlier=earlier, later=later, verdict=Verdict(verdict)))
    shown = desk.in_area(action_id).action.tracked_id
    return RedirectResponse(f"/actions/{shown}?done={verdict}#links", status.HTTP_303_SEE_OTHER)


def _rule(on: date) -> str:
    return measured_on(day(on))


def _asked(desk: Desk, request: Request) -> Asked:
    """Return the view that an address asks for, its area in the case that is held."""
    return read(request.query_params, date.today(), desk.areas_followed())


def _areas(desk: Desk, asked: Asked) -> Response:
    """Show every area with what is wrong in it, in numbers."""
    found = []
    for area in desk.areas_followed():
        view = Asked(area=area, on=asked.on, is_on_given=asked.is_on_given)
        found.append((area, view.address, tuple(numbers(desk.followed(area), view))))
    everywhere = tuple(numbers(desk.followed(None), asked))
    columns = tuple(each.label for each in everywhere)
    return render("actions_areas.html", areas=found, numbers=everywhere, columns=columns, rule=_rule(asked.on))
