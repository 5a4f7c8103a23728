"""The page a citation leads to: a document's page with the quoted words marked, in its picture and in its text.

Its element `#source` is also what `js/source.js` shows beside a conversation. A link somebody kept must never
end in an error nobody understands: words that are not there are said to be, and so are pages and documents.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from starlette import status
from starlette.responses import HTMLResponse, RedirectResponse, Response

from api.desk import Desk
from api.desk_source import SourcePage
from api.routes.dependencies import DocumentId, PageNumber, TheDesk
from api.web.page_blocks import page_blocks
from api.web.pages import render
from corpus.documents import Span
from corpus.errors import DocumentNotFoundError, ReadError
from corpus.wording import display
from ingest.drawn_page import PNG, TENTHS

router = APIRouter(include_in_schema=False, prefix="/documents/{document_id}/pages")
# As text, so that a link with anything in them still shows its page.
Place = Annotated[str, Query(max_length=100)]

_FILE_TYPES = {
    "application/pdf": "PDF",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
    "text/html": "HTML",
}
_NO_SUCH_WORDS = "There are no words at the place this link names, so none are marked."
_NOT_POINTED_AT = "The words could not be pointed at in the picture; they are marked in the text below."
_NO_TEXT = "This page is a picture without text that can be read, so nothing on it can be found or quoted."


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as it looks: its size in pixels, and each line of the marked words as x, y, width and height."""

    url: str
    width: int
    height: int
    marks: tuple[tuple[float, float, float, float], ...]


@router.get("", response_class=RedirectResponse)
def go_to(desk: TheDesk, document_id: DocumentId, page: Place = "") -> Response:
    """Lead to the page whose number was typed into the form."""
    if page.isdecimal() and len(page) < 7:
        return RedirectResponse(f"/documents/{document_id}/pages/{int(page)}", status.HTTP_303_SEE_OTHER)
    return _missing(desk, document_id, "Type the number of the page you want to see.")


@router.get("/{number}", response_class=HTMLResponse)
def source(desk: TheDesk, document_id: DocumentId, number: str, start: Place = "", end: Place = "") -> Response:
    """Show a page with the words from `start` to `end` marked."""
    try:
        found = desk.source(document_id, _whole_number(number) or 0, _whole_number(start), _whole_number(end))
    except DocumentNotFoundError as error:
        return _missing(desk, document_id, str(error))
    picture, notes = _picture(desk, found)
    if not found.span and (start or end):
        notes = [_NO_SUCH_WORDS, *notes]
    return render(
        "source.html",
        source=found,
        document=found.document,
        page=found.page,
        picture=picture,
        notes=notes,
        quote=display(found.page.quote(found.span)) if found.span else "",
        blocks=page_blocks(found.page, found.passages, found.sections, found.span),
        before=_url(document_id, found.before),
        after=_url(document_id, found.after),
        file_type=_FILE_TYPES.get(found.document.media_type, "text"),
    )


@router.get("/{number}/image", response_class=Response)
def image(desk: TheDesk, document_id: DocumentId, number: PageNumber) -> Response:
    """Return a page of a PDF as it looks."""
    return Response(desk.picture(document_id, number).png, media_type=PNG)


def _picture(desk: Desk, found: SourcePage) -> tuple[Picture | None, list[str]]:
    """Return the picture of a page, None when there is none, and what is to be said about it."""
    notes = [_NO_TEXT] if found.page.needs_ocr else []
    if not found.can_be_drawn:
        return None, notes
    document_id, number = found.document.document_id, found.page.number
    try:
        drawn = desk.picture(document_id, number)
    except ReadError as error:
        return None, [*notes, f"The page cannot be shown as it looks, only its text. {error}"]
    boxes = desk.marks(found, drawn)
    if found.span and not boxes:
        notes.append(_NOT_POINTED_AT)
    marks = tuple((box.left / TENTHS, box.top / TENTHS, box.width / TENTHS, box.height / TENTHS) for box in boxes)
    return Picture(f"/documents/{document_id}/pages/{number}/image", drawn.width, drawn.height, marks), notes


def _missing(desk: Desk, document_id: str, told: str) -> Response:
    """Return the page that says what is not there, with the way to what is."""
    try:
        document = desk.document(document_id)
    except DocumentNotFoundError:
        document = None
    return render("source_missing.html", status.HTTP_404_NOT_FOUND, document=document, told=told)


def _whole_number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def _url(document_id: str, span: Span | None) -> str:
    return f"/documents/{document_id}/pages/{span.page}?start={span.start}&end={span.end}" if span else ""
