"""`/documents` and `/documents/{id}`: what is held, and what is known about one document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse, Response

from api.desk import Desk
from api.routes.dependencies import DocumentId, MaxUploadMb, TheDesk
from api.web.document_view import document_view
from api.web.pages import render
from api.web.shelf import UNKNOWN_AREA, Filters, shelves
from api.web.typed import Mistake, Typed
from corpus.documents import DocumentKind
from ingest.settings import IngestSettings

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
# What a page says was done, by the code in its address: an address never brings words of its own.
DONE = {
    "removed": "The document was removed, with everything made from it.",
    "removed-all": "All versions of the document were removed, with everything made from them.",
    "removed-earlier": "The earlier version was removed, with everything made from it.",
    "removed-version": "The newest version was removed. The version before it answers questions again.",
    "corrected": "Your corrections are kept.",
    "as-read": "Your corrections were taken back: the document is described as its file says.",
    "replaced": "The new file has taken the place of the one before.",
    "same": "That is the very file that is held already. Nothing was changed.",
}
Done = Annotated[str, Query()]
ALL = Filters()
NOTHING_TYPED = Typed()


@router.get("/documents")
def documents(
    desk: TheDesk,
    max_upload_mb: MaxUploadMb,
    area: Annotated[str, Query()] = "",
    kind: Annotated[str, Query()] = "",
    words: Annotated[str, Query()] = "",
    page: Annotated[str, Query()] = "1",
    done: Done = "",
) -> Response:
    """List what is held, by area, the newest first, with the form to add more."""
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1
    return list_page(desk, max_upload_mb, Filters(area, kind, words.strip()), number, done=done)


@router.get("/documents/{document_id}")
def document(desk: TheDesk, document_id: DocumentId, done: Done = "") -> Response:
    """Show what is known about one document, and what was found in it."""
    view = document_view(desk.account(document_id))
    return render("documents_one.html", view=view, account=view.account, done=DONE.get(done, ""))


def list_page(
    desk: Desk,
    max_upload_mb: int,
    filters: Filters = ALL,
    page: int = 1,
    *,
    done: str = "",
    typed: Typed = NOTHING_TYPED,
    mistakes: Sequence[Mistake] = (),
) -> HTMLResponse:
    """Return the list; after a mistake in the form to add files, with what was typed and what is wrong."""
    listed = shelves(desk, filters, page)
    return render(
        "documents.html",
        status_code=422 if mistakes else 200,
        listed=listed,
        filters=filters,
        kinds=tuple(DocumentKind),
        areas=tuple(area for area, _ in listed.areas if area),
        unknown_area=UNKNOWN_AREA,
        typed=typed,
        mistakes=mistakes,
        max_file_mb=IngestSettings().max_file_mb,
        max_upload_mb=max_upload_mb,
        done=DONE.get(done, ""),
    )
