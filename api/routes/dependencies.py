"""What routes are given: the desk, and the query parameters several of them share.

Routes never reach the corpus themselves; they go through the desk.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import Depends, Query, Request
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError

from api.desk import Desk
from api.schemas.chat import ScopeIn
from api.schemas.lists import MAX_LIMIT
from corpus.documents import DocumentKind


def _desk(request: Request) -> Desk:
    return request.app.state.desk


def _scope(
    area: Annotated[list[str] | None, Query(description="Only these areas.")] = None,
    document_id: Annotated[list[str] | None, Query(description="Only these documents.")] = None,
    kind: Annotated[list[DocumentKind] | None, Query(description="Only these kinds of document.")] = None,
    from_date: Annotated[dt.date | None, Query(alias="from", description="Only documents of this day or later.")] = None,
    to_date: Annotated[dt.date | None, Query(alias="to", description="Only documents of this day or earlier.")] = None,
) -> ScopeIn:
    given = {"areas": area, "document_ids": document_id, "kinds": kind, "from": from_date, "to": to_date}
    try:
        return ScopeIn.model_validate({name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        raise RequestValidationError([{**found, "loc": ("query", *found["loc"])} for found in error.errors()]) from None


TheDesk = Annotated[Desk, Depends(_desk)]
InScope = Annotated[ScopeIn, Depends(_scope)]
Cursor = Annotated[str | None, Query(max_length=500, description="The `next` of the page before.")]
Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT, description="How many to return.")]
