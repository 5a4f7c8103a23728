"""The few pages for a browser: the start page, `/docs`, and a document's page with a quote marked.

Every citation's url leads to the last of these.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import FileResponse, HTMLResponse, Response

from api.openapi import operations
from api.pages import WEB, render
from api.routes.dependencies import DocumentId, Marked, PageNumber, TheDesk

router = APIRouter(include_in_schema=False)


@router.get("/", response_class=HTMLResponse)
def start(desk: TheDesk, request: Request) -> Response:
    """Say what this is, what it holds, and where to ask."""
    held = sum(area.documents for area in desk.areas())
    return render("start.html", areas=desk.areas(), held=held, base_url=str(request.base_url).rstrip("/"))


@router.get("/docs", response_class=HTMLResponse)
def docs(request: Request) -> Response:
    """Show every operation with a command to copy."""
    base_url = str(request.base_url).rstrip("/")
    return render("docs.html", operations=list(operations(request.app.openapi(), base_url)))


@router.get("/documents/{document_id}/pages/{number}", response_class=HTMLResponse)
def page(desk: TheDesk, document_id: DocumentId, number: PageNumber, marked: Annotated[Marked, Depends()]) -> Response:
    """Show one page's stored text with the quoted words marked."""
    found = desk.page(document_id, number)
    span = marked.on(found)
    before, quote, after = (
        (found.text[: span.start], found.quote(span), found.text[span.end :]) if span else (found.text, "", "")
    )
    document = desk.document(document_id)
    return render("page.html", document=document, page=found, before=before, quote=quote, after=after)


@router.get("/static/style.css")
def style() -> FileResponse:
    """Return the one style sheet."""
    return FileResponse(WEB / "static" / "style.css", media_type="text/css")
