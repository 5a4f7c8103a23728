"""What routes are given: the desk, and the query parameters several of them share.

Routes never reach the corpus themselves; they go through the desk.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path as FilePath
from typing import Annotated

from fastapi import Depends, Path, Query, Request
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError

from api.desk import Desk
from api.schemas.chat import ScopeIn
from api.schemas.lists import MAX_LIMIT
from corpus.documents import DocumentKind, Page, Span


def _desk(request: Request) -> Desk:
    return request.app.state.desk


def _uploads_dir(request: Request) -> FilePath:
    return request.app.state.uploads_dir


def _max_upload_mb(request: Request) -> int:
    return request.app.state.max_upload_mb


def _scope(
    area: Annotated[list[str] | None, Query(description="Only these areas.")] = None,
    document_id: Annotated[list[str] | None, Query(description="Only these documents.")] = None,
    kind: Annotated[list[DocumentKind] | None, Query(description="Only these kinds of document.")] = None,
    from_date: Annotated[
        dt.date | None, Query(alias="from", description="Only documents of this day or later.")
    ] = None,
    to_date: Annotated[dt.date | None, Query(alias="to", description="Only documents of this day or earlier.")] = None,
) -> ScopeIn:
    given = {"areas": area, "document_ids": document_id, "kinds": kind, "from": from_date, "to": to_date}
    try:
        return ScopeIn.model_validate({name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        raise RequestValidationError([{**found, "loc": ("query", *found["loc"])} for found in error.errors()]) from None


class Marked:
    """The words of a page to point out, by the query parameters `start` and `end`."""

    def __init__(
        self,
        start: Annotated[int | None, Query(ge=0, description="Mark the words from here…")] = None,
        end: Annotated[int | None, Query(ge=1, description="…up to here.")] = None,
    ) -> None:
        self.start = start
        self.end = end

    def on(self, page: Page) -> Span | None:
        """Return where the words stand on `page`, None when none are asked for; 422 when they cannot be there."""
        if self.start is None and self.end is None:
            return None
        if self.start is None or self.end is None or not self.start < self.end <= len(page.text):
            expected = f"`start` before `end`, and both on this page, which has {len(page.text)} characters"
            raise RequestValidationError([{"type": "range", "loc": ("query", "end"), "msg": f"Expected {expected}"}])
        return Span(page.number, self.start, self.end)


TheDesk = Annotated[Desk, Depends(_desk)]
UploadsDir = Annotated[FilePath, Depends(_uploads_dir)]
MaxUploadMb = Annotated[int, Depends(_max_upload_mb)]
InScope = Annotated[ScopeIn, Depends(_scope)]
DocumentId = Annotated[str, Path(max_length=64, description="From the list of documents.")]
ConversationId = Annotated[str, Path(max_length=64, description="From the list of conversations.")]
Words = Annotated[str, Query(max_length=200, description="Only those whose questions hold all these words.")]
PageNumber = Annotated[int, Path(ge=1, le=100_000, description="From 1.")]
Cursor = Annotated[str | None, Query(max_length=500, description="The `next` of the page before.")]
Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT, description="How many to return.")]
