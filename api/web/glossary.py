"""`/glossary`: the words of the field in the product's own wording, where an answer that uses one leads to."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from api.web.pages import render
from assistant.glossary import processes, terms

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.get("/glossary")
def glossary() -> Response:
    """Show every term in the order of the alphabet, then how things go."""
    return render("glossary.html", terms=sorted(terms(), key=lambda one: one.name.casefold()), processes=processes())
