"""`/api/documents`: list, upload with receipts, look at, correct, and erase documents.

An upload of several files is never refused as a whole because of one of them: each has its receipt.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, Query, UploadFile
from fastapi.exceptions import RequestValidationError
from starlette import status
from starlette.concurrency import run_in_threadpool
from starlette.responses import FileResponse

from api import uploads
from api.desk import Desk
from api.problem import documented
from api.routes.dependencies import Cursor, DocumentId, Limit, Marked, PageNumber, TheDesk, UploadsDir
from api.schemas.documents import Correction, DocumentOut, PageOut, ReceiptOut, Receipts
from api.schemas.lists import Listed, paged
from corpus.documents import DocumentKind
from corpus.errors import OversizedFileError
from ingest.given import Given

router = APIRouter(prefix="/api/documents", tags=["documents"])
# What a browser may be told an original is. Anything else, HTML above all, is sent as plain bytes.
_SAFE_TYPES = {
    "application/pdf": "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "application/vnd.openxmlformats-"
    "officedocument.wordprocessingml.document",
    "text/plain": "text/plain; charset=utf-8",
    "text/markdown": "text/plain; charset=utf-8",
}


@router.get("", summary="List documents", responses=documented(400, 422))
def list_documents(
    desk: TheDesk,
    cursor: Cursor = None,
    limit: Limit = 50,
    area: Annotated[str | None, Query(max_length=200, description="Only this area.")] = None,
    include_superseded: Annotated[bool, Query(description="Also versions that a newer one replaced.")] = False,
) -> Listed[DocumentOut]:
    """List what is held, by area, the newest first."""
    rows = desk.documents(include_superseded=include_superseded)
    if area is not None:
        rows = [row for row in rows if row.area.casefold() == area.casefold()]
    return paged(rows, _place, cursor=cursor, limit=limit)


@router.post("", summary="Take in files", responses=documented(400, 403, 404, 413, 422))
async def upload(
    desk: TheDesk,
    uploads_dir: UploadsDir,
    files: Annotated[list[UploadFile], File(description="PDF, DOCX, HTML, Markdown or plain text.")],
    area: Annotated[
        str | None, Form(max_length=200, description="Your word on the area; wins over the file's.")
    ] = None,
    day: Annotated[
        date | None, Form(alias="date", description="Your word on the date the document speaks from.")
    ] = None,
    kind: Annotated[DocumentKind | None, Form(description="Your word on the kind of document.")] = None,
    title: Annotated[str | None, Form(max_length=500, description="Your word on the title.")] = None,
    replaces: Annotated[
        str | None, Query(max_length=64, description="The document that the one file sent is the next version of.")
    ] = None,
) -> Receipts:
    """Read each file into pages, sections, passages and actions; return a receipt for each.

    A file that cannot be read fails alone and its receipt says why; a document it was to replace stays
    as it was. The answer is 413 when every file is larger than allowed.
    """
    if replaces is not None:
        _check_replaces(desk, replaces, files)
    given = Given(area=area or None, date=day, kind=kind, title=title or None)
    receipts = await run_in_threadpool(_take_in, desk, uploads_dir, files, given, replaces)
    if receipts and all(receipt.error_code == OversizedFileError.code for receipt in receipts):
        raise OversizedFileError(receipts[0].error)
    return Receipts(items=receipts)


@router.get("/{document_id}", summary="Look at one document", responses=documented(400, 404, 422))
def get_document(desk: TheDesk, document_id: DocumentId) -> DocumentOut:
    """Return what is known about one document."""
    return desk.document(document_id)


@router.patch("/{document_id}", summary="Correct a document", responses=documented(400, 403, 404, 413, 422))
def correct(desk: TheDesk, document_id: DocumentId, correction: Correction) -> DocumentOut:
    """Keep your word on area, kind, date or title; it survives the file being taken in again."""
    return desk.correct(document_id, correction)


@router.delete(
    "/{document_id}",
    summary="Erase a document",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=documented(400, 403, 404, 422),
)
def remove(desk: TheDesk, document_id: DocumentId) -> None:
    """Erase the original and everything made from it: text, passages, actions and vectors."""
    desk.remove(document_id)


@router.get(
    "/{document_id}/original",
    summary="Download the original file",
    response_class=FileResponse,
    responses={200: {"content": {"application/octet-stream": {}}}, **documented(400, 404, 422)},
)
def original(desk: TheDesk, document_id: DocumentId) -> FileResponse:
    """Return the very bytes that were taken in, as a download."""
    document = desk.document(document_id)
    media_type = _SAFE_TYPES.get(desk.corpus.document(document_id).media_type, "application/octet-stream")
    path = desk.corpus.original(document_id)
    return FileResponse(path, media_type=media_type, filename=document.file, content_disposition_type="attachment")


@router.get("/{document_id}/pages/{number}", summary="Read one page", responses=documented(400, 404, 422))
def page(
    desk: TheDesk,
    document_id: DocumentId,
    number: PageNumber,
    marked: Annotated[Marked, Depends()],
) -> PageOut:
    """Return a page's exact text and tables, and the words between `start` and `end`."""
    found = desk.page(document_id, number)
    return PageOut.of(document_id, found, marked.on(found))


def _place(row: DocumentOut) -> str:
    # By area, then newest first; what has no date comes last.
    days_back = date.max.toordinal() - (row.date or date.min).toordinal()
    return "\0".join((row.area.casefold(), f"{days_back:07d}", row.file, row.document_id))


def _check_replaces(desk: Desk, document_id: str, files: list[UploadFile]) -> None:
    desk.document(document_id)
    if len(files) != 1:
        expected = f"Expected one file to replace a document, found {len(files)}"
        raise RequestValidationError([{"type": "too_many", "loc": ("body", "files"), "msg": expected}])


def _take_in(
    desk: Desk, uploads_dir: Path, files: list[UploadFile], given: Given, replaces: str | None
) -> list[ReceiptOut]:
    with uploads.kept(uploads_dir, [(each.filename, each.file) for each in files]) as paths:
        return desk.take_in(paths, given, replaces=replaces)
