"""The page for a browser that shows a document's page with a quote marked.

Every citation's url leads here.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import HTMLResponse, Response

from api.routes.dependencies import DocumentId, Marked, PageNumber, TheDesk
from api.web.pages import render

router = APIRouter(include_in_schema=False)


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
