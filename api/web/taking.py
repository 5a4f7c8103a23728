"""Files sent by a page into events while they are read: `stage` as it changes, `done` for each, or `error`.

They are read in a thread of their own, which copies them first and so lets go of the request. When the
page goes away meanwhile, what was not kept yet is not kept: a document is held whole or not at all.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

from fastapi import UploadFile
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool

from api import streaming, uploads
from api.desk_documents import DocumentDesk
from api.web.pages import fragment
from api.web.receipts import receipt_view
from corpus.errors import StocktakeError
from ingest.given import Given

_UNFORESEEN = "The server met something it did not expect. Try again; if it happens again, tell whoever runs it."
_log = logging.getLogger("stocktake.server")


class Stage(BaseModel):
    """What happens now: `waiting` for files of others, or `reading`."""

    stage: str


class Done(BaseModel):
    """A receipt as HTML, and as it is announced."""

    html: str
    announced: str
    tone: str


_NAMES = {Stage: "stage", Done: "done", streaming.ErrorEvent: "error"}


class Taking:
    """Files being taken in, told of as it goes; `Taking.begun` makes one."""

    def __init__(self, desk: DocumentDesk) -> None:
        self._desk = desk
        self._told: asyncio.Queue[BaseModel | None] = asyncio.Queue()
        self._loop = asyncio.get_running_loop()
        self._left = threading.Event()

    @classmethod
    async def begun(cls, desk: DocumentDesk, uploads_dir: Path, files: Sequence[UploadFile], given: Given) -> Taking:
        """Return once the files are copied, so that the request may end before they are read."""
        taking = cls(desk)
        # Never awaited: it goes on when the request is given up, and then tells nobody.
        taking._work = asyncio.ensure_future(run_in_threadpool(taking._take_in, uploads_dir, files, given))
        taking._first = await taking._told.get()
        return taking

    async def events(self) -> AsyncIterator[bytes]:
        """Yield what happens until all is done or the reader goes away."""
        told = self._first
        try:
            while told is not None:
                yield streaming.event(_NAMES[type(told)], told)
                told = await self._told.get()
        finally:
            self._left.set()

    def _take_in(self, uploads_dir: Path, files: Sequence[UploadFile], given: Given) -> None:
        try:
            with uploads.kept(uploads_dir, [(each.filename, each.file) for each in files]) as paths:
                self._tell(Stage(stage="waiting" if self._desk.is_taking_in else "reading"))
                receipts = self._desk.take_in(
                    paths, given, begun=lambda: self._tell(Stage(stage="reading")), stopped=self._left.is_set
                )
            for receipt in receipts:
                view = receipt_view(self._desk, receipt)
                html = fragment("_receipt.html", receipt=view, level=3)
                self._tell(Done(html=html, announced=view.announced, tone=view.tone))
        except StocktakeError as error:
            self._tell(streaming.ErrorEvent(code=error.code, detail=str(error)))
        except Exception:
            _log.exception("taking in an upload failed")
            self._tell(streaming.ErrorEvent(code="unexpected", detail=_UNFORESEEN))
        finally:
            self._tell(None)

    def _tell(self, told: BaseModel | None) -> None:
        self._loop.call_soon_threadsafe(self._told.put_nowait, told)
