"""`POST /documents`: files from the page's form into receipts, on a page of their own or as events.

Without script the browser is sent on to the receipts, so that loading that page again sends nothing twice.
"""

from __future__ import annotations

import uuid
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse

from api import streaming, uploads
from api.desk import Desk
from api.problem import problem
from api.routes.dependencies import MaxUploadMb, TheDesk, UploadsDir
from api.schemas.documents import ReceiptOut
from api.web.documents import list_page
from api.web.pages import render
from api.web.receipts import receipt_view, summary
from api.web.taking import Taking
from api.web.typed import Mistake, Typed
from ingest.given import Given

router = APIRouter(include_in_schema=False)
_NO_FILE = Mistake("files", "Choose at least one file")
_MOST_KEPT = 100


class KeptReceipts:
    """The receipts of the last uploads sent without script, in memory only."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Sequence[ReceiptOut]] = OrderedDict()

    def keep(self, receipts: Sequence[ReceiptOut]) -> str:
        """Keep receipts and return the name they are found under, which cannot be guessed."""
        name = uuid.uuid4().hex
        self._kept[name] = receipts
        while len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)
        return name

    def find(self, name: str) -> Sequence[ReceiptOut]:
        """Return the receipts kept under a name, none when they are no longer."""
        return self._kept.get(name, ())


@router.post("/documents")
async def add(
    desk: TheDesk,
    uploads_dir: UploadsDir,
    max_upload_mb: MaxUploadMb,
    request: Request,
    files: Annotated[list[UploadFile] | None, File()] = None,
    area: Annotated[str, Form()] = "",
    kind: Annotated[str, Form()] = "",
    day: Annotated[str, Form(alias="date-day")] = "",
    month: Annotated[str, Form(alias="date-month")] = "",
    year: Annotated[str, Form(alias="date-year")] = "",
) -> Response:
    """Take in the files chosen, with a receipt for each: as events for the page's script, else on a page."""
    is_streamed = "text/event-stream" in request.headers.get("accept", "")
    typed = Typed(area, kind, day, month, year)
    reading = typed.read()
    # A form whose file field was left empty sends a file without a name.
    chosen = [file for file in files or () if file.filename]
    mistakes = reading.mistakes if chosen else (_NO_FILE, *reading.mistakes)
    if mistakes and is_streamed:
        return problem(request.scope, 422, f"{mistakes[0].words}.", code="validation")
    if mistakes:
        return await run_in_threadpool(list_page, desk, max_upload_mb, typed=typed, mistakes=mistakes)
    if is_streamed:
        taking = await Taking.begun(desk, uploads_dir, chosen, reading.given)
        return StreamingResponse(taking.events(), media_type="text/event-stream", headers=streaming.HEADERS)
    receipts = await run_in_threadpool(_take_in, desk, uploads_dir, chosen, reading.given)
    name = request.app.state.receipts.keep(receipts)
    return RedirectResponse(f"/documents/receipts/{name}", status_code=303)


@router.get("/documents/receipts/{name}", response_class=HTMLResponse)
def receipts(desk: TheDesk, request: Request, name: str) -> Response:
    """Show what became of the files of one upload."""
    views = [receipt_view(desk, receipt) for receipt in request.app.state.receipts.find(name)]
    return render("documents_receipts.html", receipts=views, summary=summary(views) if views else "")


def _take_in(desk: Desk, uploads_dir: Path, files: Sequence[UploadFile], given: Given) -> list[ReceiptOut]:
    with uploads.kept(uploads_dir, [(each.filename, each.file) for each in files]) as paths:
        return desk.take_in(paths, given)
