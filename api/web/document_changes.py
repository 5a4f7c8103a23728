"""`/documents/{id}/correct`, `…/replace` and `…/remove`: a page that asks, and a form that does it.

Each ends by sending the browser on to a page that says what was done, by a code in its address.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, File, Form, UploadFile
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, RedirectResponse, Response

from api import uploads
from api.desk import Desk
from api.routes.dependencies import DocumentId, TheDesk, UploadsDir
from api.schemas.documents import ReceiptOut
from api.web.pages import render
from api.web.receipts import receipt_view
from api.web.typed import Mistake, Typed
from corpus.documents import DocumentKind
from ingest.given import Given
from ingest.settings import IngestSettings

router = APIRouter(prefix="/documents/{document_id}", include_in_schema=False, default_response_class=HTMLResponse)


@router.get("/correct")
def correct(desk: TheDesk, document_id: DocumentId) -> Response:
    """Ask what the document is, filled in with what is known."""
    account = desk.account(document_id)
    return _correct_page(desk, document_id, Typed.of(account.document))


@router.post("/correct")
def correct_it(
    desk: TheDesk,
    document_id: DocumentId,
    area: Annotated[str, Form()] = "",
    kind: Annotated[str, Form()] = "",
    day: Annotated[str, Form(alias="date-day")] = "",
    month: Annotated[str, Form(alias="date-month")] = "",
    year: Annotated[str, Form(alias="date-year")] = "",
    title: Annotated[str, Form()] = "",
    as_read: Annotated[str, Form(alias="as-read")] = "",
) -> Response:
    """Keep what the person says the document is, or go back to what its file says."""
    account = desk.account(document_id)
    if as_read:
        desk.withdraw(document_id)
        return _to(document_id, "as-read")
    typed = Typed(area, kind, day, month, year, title)
    reading = typed.read(needs_title=True)
    if reading.mistakes:
        return _correct_page(desk, document_id, typed, reading.mistakes)
    desk.describe(account.document.document_id, reading.given)
    return _to(document_id, "corrected")


@router.get("/replace")
def replace(desk: TheDesk, document_id: DocumentId) -> Response:
    """Ask for the file that is to take the document's place."""
    return _replace_page(desk, document_id)


@router.post("/replace")
async def replace_it(
    desk: TheDesk,
    uploads_dir: UploadsDir,
    document_id: DocumentId,
    file: Annotated[UploadFile | None, File()] = None,
) -> Response:
    """Take in the new file in the document's place; when that fails, the document is as it was."""
    if file is None or not file.filename:
        return await run_in_threadpool(_replace_page, desk, document_id, mistake=Mistake("file", "Choose a file"))
    receipt = await run_in_threadpool(_take_in_place, desk, uploads_dir, document_id, file)
    if receipt.document_id is None:
        return await run_in_threadpool(_replace_page, desk, document_id, failed=receipt)
    return _to(receipt.document_id, "same" if receipt.outcome == "unchanged" else "replaced")


@router.get("/remove")
def remove(desk: TheDesk, document_id: DocumentId) -> Response:
    """Say what goes and what stays, and ask whether to remove it."""
    account = desk.account(document_id)
    versions = [each.document_id for each in account.versions]
    return render(
        "documents_remove.html",
        account=account,
        turns=desk.turns_resting_on(document_id),
        turns_of_all=desk.turns_resting_on(*versions),
    )


@router.post("/remove")
def remove_it(desk: TheDesk, document_id: DocumentId, versions: Annotated[str, Form()] = "this") -> Response:
    """Remove the document, or all of its versions."""
    account = desk.account(document_id)
    if versions == "all":
        desk.remove(*(each.document_id for each in account.versions))
        done = "removed-all" if len(account.versions) > 1 else "removed"
        return RedirectResponse(f"/documents?done={done}", status_code=303)
    desk.remove(document_id)
    left = [each.document_id for each in account.versions if each.document_id != document_id]
    if left:
        was_newest = account.newest.document_id == document_id
        return _to(left[0], "removed-version" if was_newest else "removed-earlier")
    return RedirectResponse("/documents?done=removed", status_code=303)


def _to(document_id: str, done: str) -> Response:
    return RedirectResponse(f"/documents/{document_id}?done={done}", status_code=303)


def _correct_page(desk: Desk, document_id: str, typed: Typed, mistakes: Sequence[Mistake] = ()) -> HTMLResponse:
    areas = sorted({document.area for document in desk.documents() if document.area})
    return render(
        "documents_correct.html",
        status_code=422 if mistakes else 200,
        account=desk.account(document_id),
        typed=typed,
        mistakes=mistakes,
        areas=areas,
        kinds=tuple(DocumentKind),
    )


def _replace_page(
    desk: Desk, document_id: str, *, mistake: Mistake | None = None, failed: ReceiptOut | None = None
) -> HTMLResponse:
    return render(
        "documents_replace.html",
        status_code=422 if mistake or failed else 200,
        account=desk.account(document_id),
        mistake=mistake,
        failed=receipt_view(desk, failed) if failed else None,
        max_file_mb=IngestSettings().max_file_mb,
    )


def _take_in_place(desk: Desk, uploads_dir: Path, document_id: str, file: UploadFile) -> ReceiptOut:
    desk.document(document_id)
    with uploads.kept(uploads_dir, [(file.filename, file.file)]) as paths:
        (receipt,) = desk.take_in(paths, Given(), replaces=document_id)
    return receipt
