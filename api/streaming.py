"""An answer into server-sent events: `meta`, one `statement` each, `done` (or `error`).

Nothing is sent that is not proven: every statement is checked before the first one leaves. Follow-ups take
longer to find and come with `done`. An async generator, because a plain one is not closed when the reader goes away.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing
from typing import TypeVar

import anyio
from fastapi.sse import format_sse_event
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool

from api.schemas.chat import ChatAnswer, CitationOut
from corpus.errors import StocktakeError

HEADERS = {"X-Accel-Buffering": "no"}
Told = TypeVar("Told")
Answering = Callable[[Callable[[ChatAnswer], None]], ChatAnswer]
"""Answers, and on the way tells whoever it is given the answer that is proven but not complete."""
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


async def answer_events(conversation_id: str, answer: Answering) -> AsyncIterator[bytes]:
    """Yield the events of one answer; `answer` runs in a thread."""
    yield event("meta", Meta(conversation_id=conversation_id))
    async with aclosing(in_steps(conversation_id, answer)) as steps:
        proven = await anext(steps)
        if isinstance(proven, ErrorEvent):
            yield event("error", proven)
            return
        by_number = {citation.number: citation for citation in proven.citations}
        for statement in proven.statements:
            carried = [by_number[number] for number in statement.citations]
            yield event("statement", StatementEvent(text=statement.text, citations=carried))
        told = await anext(steps)
        yield event("error" if isinstance(told, ErrorEvent) else "done", told)


async def in_steps(conversation_id: str, answer: Answering) -> AsyncIterator[ChatAnswer | ErrorEvent]:
    """Yield an answer as soon as it is proven and again when it is complete; a failure ends it with its event."""
    loop = asyncio.get_running_loop()
    proven: asyncio.Future[ChatAnswer] = loop.create_future()

    def tell(told: ChatAnswer) -> None:
        loop.call_soon_threadsafe(proven.set_result, told)

    complete = asyncio.ensure_future(outcome(conversation_id, lambda: answer(tell)))
    try:
        await asyncio.wait((proven, complete), return_when=asyncio.FIRST_COMPLETED)
        if proven.done():
            yield proven.result()
        yield await asyncio.shield(complete)
    finally:
        # A reader who goes away does not stop the thread; the request ends when it does.
        with anyio.CancelScope(shield=True):
            await complete


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
