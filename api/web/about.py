"""The pages about the product itself: how answers are made, accessibility, and `/docs` for programs."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from api.openapi import operations
from api.web.pages import render

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.get("/how-answers-are-made")
def how_answers_are_made() -> Response:
    """Say where answers come from, what is checked, and what they cannot do."""
    return render("how.html")


@router.get("/accessibility")
def accessibility() -> Response:
    """Show the accessibility statement."""
    return render("accessibility.html")


@router.get("/docs")
def docs(request: Request) -> Response:
    """Show every operation with a command to copy."""
    base_url = str(request.base_url).rstrip("/")
    return render("docs.html", operations=list(operations(request.app.openapi(), base_url)))
