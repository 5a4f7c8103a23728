"""`POST /api/chat`: a question in, a cited answer out, as JSON or as a stream of events.

The `Accept` header chooses; the answer is the same. A stream's last event holds all of it.
"""

from __future__ import annotations

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Body, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse

from api import streaming
from api.problem import documented
from api.routes.dependencies import TheDesk
from api.schemas.chat import ChatAnswer, ChatRequest

router = APIRouter(prefix="/api", tags=["questions"])
_STREAM = {
    "text/event-stream": {
        "schema": {"type": "string"},
        "example": 'event: meta\ndata: {"conversation_id":"…"}\n\n'
        'event: statement\ndata: {"text":"…","citations":[…]}\n\n'
        'event: done\ndata: {"status":"answered", …}\n\n',
    }
}
_EXAMPLES = {
    "a question": {"value": {"message": "What progress has been made on Priority Action 1?"}},
    "in one area, since a date": {
        "value": {"message": "Who attended?", "scope": {"areas": ["Northmere"], "from": "2025-01-01"}}
    },
}


@router.post(
    "/chat",
    summary="Ask a question",
    response_model=ChatAnswer,
    responses={200: {"content": _STREAM}, **documented(400, 403, 404, 413, 422)},
)
async def chat(
    desk: TheDesk, request: Request, question: Annotated[ChatRequest, Body(openapi_examples=_EXAMPLES)]
) -> ChatAnswer | StreamingResponse:
    """Answer from the documents, each statement with the words it stands on, or refuse and say why.

    Leave `conversation_id` out to begin a conversation; send it back to ask a follow-up question.
    """
    conversation_id, history = await run_in_threadpool(desk.conversation, question.conversation_id)
    answer = partial(desk.answer, question, conversation_id, history)
    if "text/event-stream" in request.headers.get("accept", ""):
        events = streaming.answer_events(conversation_id, answer)
        return StreamingResponse(events, media_type="text/event-stream", headers=streaming.HEADERS)
    return await run_in_threadpool(answer)
