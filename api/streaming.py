"""An answer into server-sent events: `meta`, one `statement` each, `done` (or `error`).

Nothing is sent that is not proven: the answer is complete and checked before its first statement
leaves. An async generator, because a plain one is not closed when the reader goes away.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable
from typing import TypeVar

from fastapi.sse import format_sse_event
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool

from api.schemas.chat import ChatAnswer, CitationOut
from corpus.errors import StocktakeError

HEADERS = {"X-Accel-Buffering": "no"}
Told = TypeVar("Told")
_log = logging.getLogger("stocktake.server")


class Meta(BaseModel):
    """What a stream begins with."""

    conversation_id: str


class StatementEvent(BaseModel):
    """One statement, and the citations that carry it in full."""

    text: str
    citations: list[CitationOut]


class ErrorEvent(BaseModel):
    """Why a stream ends without an answer."""

    code: str
    detail: str


async def answer_events(conversation_id: str, answer: Callable[[], ChatAnswer]) -> AsyncIterator[bytes]:
    """Yield the events of one answer; `answer` runs in a thread."""
    yield event("meta", Meta(conversation_id=conversation_id))
    told = await outcome(conversation_id, answer)
    if isinstance(told, ErrorEvent):
        yield event("error", told)
        return
    by_number = {citation.number: citation for citation in told.citations}
    for statement in told.statements:
        carried = [by_number[number] for number in statement.citations]
        yield event("statement", StatementEvent(text=statement.text, citations=carried))
    yield event("done", told)


async def outcome(conversation_id: str, answer: Callable[[], Told]) -> Told | ErrorEvent:
    """Return what `answer`, run in a thread, comes to; a failure becomes the event that says so."""
    try:
        return await run_in_threadpool(answer)
    except StocktakeError as error:
        return ErrorEvent(code=error.code, detail=str(error))
    except Exception:
        _log.exception("an answer failed in conversation %s", conversation_id)
        return ErrorEvent(code="unexpected", detail="The server met something it did not expect.")


def event(name: str, body: BaseModel) -> bytes:
    """Return one event as it is sent."""
    return format_sse_event(event=name, data_str=body.model_dump_json())
